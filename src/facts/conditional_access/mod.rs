//! Who is covered, computed over all enabled policies together, security
//! defaults and per-user MFA.
//!
//! A *requirement* (a second step at sign-in, a block, a managed device) is met
//! in a sign-in when at least one enabled policy both applies to it and forces
//! the requirement, because Microsoft enforces every policy that applies
//! (<https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies>).
//! An exclusion takes a sign-in out of its own policy only. Whatever is not
//! understood makes the answer "can't tell", never "covered".

mod coverage;
mod device_filter;
mod exclusions;
mod policy;
mod questions;
mod region;
mod universe;
mod users;

use serde_json::{Value, json};

use super::tri::Tri;
use super::{FactResult, Facts};
use policy::{Control, Policy, State};
use universe::Universe;

/// The tenant's policies and the classes they cut sign-ins into.
#[derive(Debug)]
pub struct ConditionalAccess {
    policies: Vec<Policy>,
    universe: Universe,
    /// Whether risk signals exist, which takes Entra ID P2.
    risk_licensed: Tri,
}

impl ConditionalAccess {
    pub(super) fn read(facts: &Facts<'_>) -> FactResult<Self> {
        let strengths = facts.rows("authenticationStrengths").unwrap_or_default();
        let mut policies: Vec<Policy> =
            facts.rows("conditionalAccessPolicies")?.iter().map(|raw| Policy::parse(raw, strengths)).collect();
        policies.sort_by(|left, right| (&left.name, &left.id).cmp(&(&right.name, &right.id)));
        let universe = Universe::build(facts, &policies);
        let risk_licensed = facts.has_capability("entraP2")?;
        Ok(Self { policies, universe, risk_licensed })
    }

    /// Policies Microsoft enforces, and those whose state is not understood.
    fn enforced(&self) -> impl Iterator<Item = &Policy> {
        self.policies.iter().filter(|policy| matches!(policy.state, State::Enabled | State::Unknown))
    }

    /// The fact `policyStates`: `[{id, name, state, protects}]` by name;
    /// `protects` is true where the policy asks for something people notice.
    pub(super) fn states(&self) -> Value {
        let states = self.policies.iter().map(|policy| {
            json!({
                "id": policy.id,
                "name": policy.name,
                "state": match policy.state {
                    State::Enabled => "enabled",
                    State::ReportOnly => "reportOnly",
                    State::Disabled => "disabled",
                    State::Unknown => "unknown",
                },
                "protects": !policy.controls.is_empty() || policy.session.any,
                "requiresMfa": policy.controls.iter().any(|control| matches!(control, Control::Mfa | Control::Strength { .. })),
                "exclusionsKnown": policy.workload || !policy.users.exclude.doubt,
                "blocks": policy.controls.contains(&Control::Block),
            })
        });
        Value::Array(states.collect())
    }
}
