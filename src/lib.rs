//! Tenant Triage: checks a medical practice's Microsoft 365 tenant against the
//! HIPAA Security Rule and says what to fix first.
//!
//! Data flows one way (see ARCHITECTURE.md):
//! `snapshot → facts → engine → plan → report`. Nothing on the right is used by
//! anything on its left, and none of it knows that a browser exists; only `ui`
//! and the page's binaries do.

#[cfg(feature = "cli")]
pub mod authoring;
pub mod capabilities;
pub mod engine;
mod english;
#[cfg(feature = "engine")]
pub mod facts;
pub mod graph;
#[cfg(feature = "engine")]
pub mod imports;
pub mod plan;
pub mod protocol;
pub mod report;
pub mod sign_in;
pub mod snapshot;
pub mod time;
pub mod ui;
pub mod well_known;
