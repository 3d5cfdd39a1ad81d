//! What stands around the screens: the bar on top, and notices.

mod bar;
mod notices;

pub(super) use bar::Bar;
pub(super) use notices::{DropHint, Notices};
