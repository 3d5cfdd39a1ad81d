//! Between the page and the collector, the worker that signs in and reads the tenant.

use serde::{Deserialize, Serialize};

use crate::graph::{ConsentSet, Ended, Progress};
use crate::sign_in::{Account, Config, Problem};

/// From the page to the collector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Request {
    /// Prepare a sign-in.
    Begin {
        /// With whom.
        config: Config,
        /// This page's own address.
        redirect_uri: String,
        /// What the person agreed to have read.
        sets: Vec<ConsentSet>,
        /// A renewal from a tab of its own, while this collector waits.
        renewal: bool,
    },
    /// Microsoft's page came back with this fragment.
    Return {
        /// The fragment.
        fragment: String,
        /// What was to be remembered.
        pending: String,
    },
    /// Read the tenant, or go on reading.
    Read {
        /// What the person agreed to have read.
        sets: Vec<ConsentSet>,
    },
    /// Hand over what has been read so far; reading goes on.
    SoFar {
        /// To warm the engine up with, not to be shown.
        warm_up: bool,
    },
    /// Stop, and hand over what has been read.
    Stop,
}

/// From the collector to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Response {
    /// The collector waits.
    Ready,
    /// Go to this address.
    Go {
        /// Microsoft's sign-in page.
        address: String,
        /// What must be remembered meanwhile.
        pending: String,
    },
    /// Somebody signed in.
    SignedIn {
        /// Who.
        account: Account,
    },
    /// The sign-in did not work.
    Problem {
        /// Why, in words.
        problem: Problem,
    },
    /// How far reading is.
    Progress {
        /// Sources, limits, gaps.
        progress: Progress,
    },
    /// What has been read so far; the snapshot's bytes come along.
    SoFar {
        /// As it was asked for.
        warm_up: bool,
    },
    /// Reading has ended; the snapshot's bytes come along.
    Ended {
        /// How; nothing where the person stopped it.
        how: Option<Ended>,
    },
}
