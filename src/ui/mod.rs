//! The page: Leptos screens over an [`Assessment`](crate::report::Assessment)
//! that the worker made. No rule logic lives here.

// Leptos makes a public twin of each component.
#![allow(unreachable_pub)]

#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod model;

#[cfg(feature = "ui")]
mod app;
#[cfg(feature = "ui")]
mod components;
#[cfg(feature = "ui")]
mod control;
#[cfg(feature = "ui")]
mod files;
#[cfg(feature = "ui")]
mod first;
#[cfg(feature = "ui")]
mod report;
#[cfg(feature = "ui")]
mod worker;

#[cfg(feature = "ui")]
pub use app::mount;
