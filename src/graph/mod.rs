//! Microsoft Graph, read-only: what is read, and how.

mod catalogue;
#[cfg(feature = "collect")]
mod collect;
#[cfg(feature = "collect")]
mod each;
#[cfg(feature = "collect")]
mod pace;
mod progress;
#[cfg(feature = "collect")]
mod refused;
#[cfg(feature = "collect")]
#[cfg(feature = "collect")]
mod rows;
mod scopes;
#[cfg(feature = "collect")]
mod slot;
#[cfg(feature = "collect")]
mod wire;

pub use catalogue::{CALLS, Call, ConsentSet, Each, Extent, Instead, Only, Reads, Scope, Service, Version};
#[cfg(feature = "collect")]
pub use collect::Collection;
pub use progress::{Ended, Progress};
pub use scopes::{PERMISSIONS, Permission};
#[cfg(feature = "collect")]
pub use wire::{LARGEST_ANSWER, NoAnswer, Reply, Wire, run};
