//! Microsoft Graph, read-only: what is read, and how.

mod catalogue;

pub use catalogue::{CALLS, Call, ConsentSet, Each, Reads, Scope, Service, Version};
