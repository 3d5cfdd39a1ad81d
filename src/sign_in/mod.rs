//! Sign-in at Microsoft, delegated and read-only: clouds, what the host has set
//! up, the authorization code flow with PKCE, and what an error means to a person.

mod account;
mod clouds;
mod config;
#[cfg(feature = "collect")]
mod flow;
#[cfg(feature = "collect")]
mod id_token;
mod problems;
mod refusal;

pub use account::Account;
pub use clouds::Cloud;
pub(crate) use config::percent_encoded;
pub use config::{Config, is_authority};
#[cfg(feature = "collect")]
pub use flow::{Pending, Session, answer, begin, redeem};
pub use problems::{Problem, Who, explain};
pub use refusal::Refusal;

/// What a sign-in asks for to know who it is; part of what is approved, or people
/// are asked for it one by one.
pub const OPENID: [&str; 2] = ["openid", "profile"];

/// How the `state` of a renewal begins, by which the tab that comes back knows
/// that another tab waits for the answer.
pub const RENEWAL: &str = "again.";
