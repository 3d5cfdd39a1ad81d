//! Microsoft Graph, read-only: what is read, and how.

#[cfg(feature = "collect")]
mod address;
#[cfg(feature = "collect")]
mod answer;
#[cfg(feature = "collect")]
mod call_state;
#[cfg(feature = "collect")]
mod caller;
mod catalogue;
#[cfg(feature = "collect")]
mod collect;
#[cfg(feature = "collect")]
mod each;
#[cfg(feature = "collect")]
mod next_step;
#[cfg(feature = "collect")]
mod pace;
mod progress;
#[cfg(feature = "collect")]
mod queue;
#[cfg(feature = "collect")]
mod refused;
#[cfg(feature = "collect")]
mod rows;
#[cfg(feature = "collect")]
mod run;
mod scopes;
#[cfg(feature = "collect")]
mod sources;
#[cfg(feature = "collect")]
mod transport;

pub use catalogue::{CALLS, Call, ConsentSet, Each, Extent, Instead, Only, Reads, Scope, Service, Version};
#[cfg(feature = "collect")]
pub use collect::Collection;
pub use progress::{Ended, Progress};
#[cfg(feature = "collect")]
pub use run::run;
pub use scopes::{PERMISSIONS, Permission};
#[cfg(feature = "collect")]
pub use transport::{LARGEST_ANSWER, NoAnswer, Reply, Transport};
