//! One control: verdict, who, what to do, how we know, the law, the rule.

mod model;
#[cfg(feature = "ui")]
mod rule;
#[cfg(feature = "ui")]
mod screen;

#[cfg(feature = "ui")]
pub(super) use screen::ControlScreen;
