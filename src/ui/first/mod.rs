//! The first screen: what this does, the promise, three doors.

mod model;
#[cfg(feature = "ui")]
mod screen;

#[cfg(feature = "ui")]
pub(super) use model::too_much;
#[cfg(feature = "ui")]
pub(super) use screen::FirstScreen;
