//! The page: Leptos screens over an [`Assessment`](crate::report::Assessment)
//! that the worker made. No rule logic lives here.
//!
//! One folder a screen, `components/` for what screens share, `frame/` for what stands
//! around them. Components only render; what they render is made by the plain functions of
//! the `model` files, which are tested natively.

// Leptos makes a public twin of each component.
#![allow(unreachable_pub)]

#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod view;

#[cfg(feature = "ui")]
mod app;
#[cfg(feature = "ui")]
mod clock;
#[cfg(feature = "ui")]
mod engine;
#[cfg(feature = "ui")]
mod files;
#[cfg(feature = "ui")]
mod first;
#[cfg(feature = "ui")]
mod frame;
#[cfg(feature = "ui")]
mod print;
#[cfg(feature = "ui")]
mod state;
#[cfg(feature = "ui")]
mod worker;

#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod components;
#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod control;
#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod limits;
#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod questions;
#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod report;
#[cfg_attr(not(feature = "ui"), allow(dead_code))]
mod sign_in;

#[cfg(feature = "ui")]
pub use app::mount;
