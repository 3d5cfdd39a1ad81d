//! The first screen: what this does, the promise, three doors.

mod screen;

pub(super) use screen::FirstScreen;
