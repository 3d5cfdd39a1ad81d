//! Tenant Triage: checks a medical practice's Microsoft 365 tenant against the
//! HIPAA Security Rule and says what to fix first.
//!
//! Data flows one way: `snapshot → facts → engine → plan → report`. A module uses only those
//! that stand above it in the table of ARCHITECTURE.md, and none but `ui` and the page's
//! programs knows that a browser exists.

#[cfg(feature = "cli")]
pub mod authoring;
pub mod capabilities;
mod control_id;
pub mod engine;
mod english;
#[cfg(feature = "engine")]
pub mod facts;
pub mod graph;
#[cfg(feature = "engine")]
pub mod imports;
mod json;
pub mod plan;
pub mod protocol;
pub mod report;
pub mod sign_in;
pub mod snapshot;
pub mod time;
pub mod ui;
pub mod well_known;
