//! Signing in and reading the tenant: what will be read, what never, how far it is.

#[cfg(feature = "ui")]
mod address;
#[cfg(feature = "ui")]
mod consent;
#[cfg(feature = "ui")]
mod host_config;
mod model;
#[cfg(feature = "ui")]
mod parts;
#[cfg(feature = "ui")]
mod reading;
mod registration;
#[cfg(feature = "ui")]
mod screen;
#[cfg(feature = "ui")]
mod session;
#[cfg(feature = "ui")]
mod set_up;
#[cfg(feature = "ui")]
mod waiting;

#[cfg(feature = "ui")]
pub(super) use address::{take_answer, was_reloaded};
#[cfg(feature = "ui")]
pub(super) use screen::SignInScreen;
#[cfg(feature = "ui")]
pub(super) use session::{listen_for_return, open_complete, reloaded, returned, sign_out_address};
