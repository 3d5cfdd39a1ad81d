//! What is to be done with a call that has not begun, after what became of those before it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::call_state::CallState;
use super::sources::Sources;
use super::{Call, Each, Instead, Only};
use crate::snapshot::SourceStatus;

/// What is to be done with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing yet: it depends on something that is not known.
    Wait,
    /// It is not made: another one brought what it is for.
    LeaveOut,
    /// It is not made: there is nothing to ask for.
    NothingToAsk,
    /// It is not made: the tenant's plans lack it.
    Unlicensed,
    /// It is made.
    Ask,
    /// It is made for each of these.
    AskForEach(Each),
}

/// What is to be done with the call at `index`.
pub(super) fn next_step(sources: &Sources, index: usize) -> Step {
    let call = sources.calls[index].call;
    match call.reads.each() {
        Some(each) => for_each(sources, call, each),
        None if !sources.has_ended_before(call.source, index) => Step::Wait,
        None if !is_called_for(sources, index) => Step::LeaveOut,
        None => match is_wanted(sources, call.only) {
            None => Step::Wait,
            Some(true) => Step::Ask,
            Some(false) => Step::NothingToAsk,
        },
    }
}

fn for_each(sources: &Sources, call: &Call, each: Each) -> Step {
    // A call for each of many objects is not made where the plans are known to lack it.
    let plans_known = call.licence.is_none() || sources.has_ended("subscribedSkus");
    if !plans_known || !each.sources().iter().all(|source| sources.has_ended(source)) {
        Step::Wait
    } else if sources.caller.lacks(call) {
        Step::Unlicensed
    } else {
        Step::AskForEach(each)
    }
}

/// Whether a call is to be made after what became of those before it for the same source.
fn is_called_for(sources: &Sources, index: usize) -> bool {
    let call = sources.calls[index].call;
    let before: Vec<&CallState> = sources.calls[..index].iter().filter(|state| state.fills(call.source)).collect();
    if before.iter().any(|state| state.has_something()) {
        return false;
    }
    let is_bad_request = |state: &&CallState| state.refused.as_ref().is_some_and(|refused| refused.status == Some(400));
    // The roles may not be known yet, so 401 and 403 are told by themselves.
    let failed = |state: &&CallState| {
        state.refused.as_ref().is_some_and(|refused| {
            let explained = sources.caller.explain(state.call, refused);
            !matches!(refused.status, Some(401 | 403)) && explained == SourceStatus::Failed
        })
    };
    match call.instead {
        _ if before.is_empty() => true,
        Instead::OfNothing => true,
        Instead::OfBadRequest => before.iter().any(is_bad_request),
        Instead::OfFailure => before.iter().any(failed),
    }
}

/// Whether what a call needs is the case; none while that is not known yet.
fn is_wanted(sources: &Sources, only: Only) -> Option<bool> {
    match only {
        Only::Always => Some(true),
        Only::WhereSynced => {
            let known = ["organization", "users"].iter().all(|source| sources.has_ended(source));
            known.then(|| may_be_synced(sources.rows("organization"), sources.rows("users")))
        }
    }
}

/// Whether accounts come from a local directory, or may.
fn may_be_synced(organization: &[Value], users: &[Value]) -> bool {
    let is_not = |row: &Value| row.get("onPremisesSyncEnabled").is_some_and(|value| value.is_null() || value == false);
    let said_not = !organization.is_empty() && organization.iter().all(is_not);
    !said_not || users.iter().any(|row| row["onPremisesSyncEnabled"] == true)
}

/// The objects that a call is made for, as far as they are known.
pub(super) struct Objects {
    pub(super) ids: BTreeSet<String>,
    /// One of the sources that tell was read, at least in part.
    pub(super) known: bool,
    /// There may be more.
    pub(super) incomplete: bool,
}

/// The objects that a call is made for, after the sources that tell which these are.
pub(super) fn objects(sources: &Sources, each: Each) -> Objects {
    let mut objects = Objects { ids: BTreeSet::new(), known: false, incomplete: false };
    for source in each.sources() {
        let status = sources.status(source);
        objects.known |= matches!(status, SourceStatus::Read | SourceStatus::Partial);
        // Where a plan does not include something, or a cloud does not have it, there is none of it.
        let none = matches!(status, SourceStatus::NotLicensed | SourceStatus::NotInCloud);
        // Groups that a policy names beyond the list matter as far as the policy is known.
        let enough = status == SourceStatus::Partial && *source == "conditionalAccessPolicies";
        objects.incomplete |= !(status == SourceStatus::Read || none || enough);
        objects.ids.extend(each.ids(source, sources.rows(source)));
    }
    objects
}
