//! Who is covered, computed over all enabled policies together, security
//! defaults and per-user MFA.
//!
//! A *requirement* (a second step at sign-in, a block, a managed device) is met
//! in a sign-in when at least one enabled policy both applies to it and forces
//! the requirement, because Microsoft enforces every policy that applies
//! (<https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies>).
//! An exclusion takes a sign-in out of its own policy only. Whatever is not
//! understood makes the answer "can't tell", never "covered".

mod class;
mod classes;
mod coverage;
mod device_filter;
mod exclusions;
mod names;
mod policy;
mod questions;
mod reach;
mod region;
mod universe;
mod users;

use serde_json::{Value, json};

use super::raw::text;
use super::shape::{Shape, field};
use super::tri::Tri;
use super::{FactError, FactResult, Facts};
use crate::capabilities::capability;
use crate::snapshot::known_source;
use policy::{Control, Policy, State};
use universe::Universe;

pub(super) use coverage::COVERAGE;
pub(super) use exclusions::EXCLUSIONS;
pub(super) use questions::UNMANAGED_SESSION;
pub(super) use reach::REACH;

/// The fact `policyStates`.
pub(super) const STATES: Shape = Shape::List(&Shape::Object(&[
    field("id", Shape::Text, "its id"),
    field("name", Shape::Text, "display name"),
    field("state", Shape::Word(&["enabled", "reportOnly", "disabled", "unknown"]), "whether Microsoft enforces it"),
    field("protects", Shape::YesNo, "whether it asks for something"),
    field("aboutPeople", Shape::YesNo, "whether it names people and something to sign in to"),
    field("requiresMfa", Shape::YesNo, "whether a second step is among what it asks for"),
    field("exclusionsKnown", Shape::YesNo, "whether whom it leaves out could be understood"),
    field("blocks", Shape::YesNo, "whether it blocks sign-ins"),
]));

/// The tenant's policies and the classes they cut sign-ins into.
#[derive(Debug)]
pub struct ConditionalAccess {
    policies: Vec<Policy>,
    universe: Universe,
    /// Whether risk signals exist, which takes Entra ID P2.
    risk_licensed: Tri,
    /// Whether these are all of the tenant's policies.
    whole: bool,
    /// The list was not read, and something else shows that no policy is enforced.
    assumed: bool,
}

impl ConditionalAccess {
    pub(super) fn read(facts: &Facts<'_>) -> FactResult<Self> {
        let strengths = facts.rows("authenticationStrengths").unwrap_or_default();
        let listed = facts.is_whole("conditionalAccessPolicies");
        let none_enforced = || has_security_defaults(facts) || cannot_have_policies(facts);
        let rows = match facts.rows("conditionalAccessPolicies") {
            Err(missing) if !none_enforced() => return Err(missing),
            rows => rows.unwrap_or_default(),
        };
        let mut policies: Vec<Policy> = rows.iter().map(|raw| Policy::parse(raw, strengths)).collect();
        policies.sort_by(|left, right| (&left.name, &left.id).cmp(&(&right.name, &right.id)));
        let universe = Universe::build(facts, &policies);
        let risk_licensed = facts.has_capability("entraP2")?;
        let assumed = facts.rows("conditionalAccessPolicies").is_err();
        Ok(Self { policies, universe, risk_licensed, whole: listed || none_enforced(), assumed })
    }

    /// Policies Microsoft enforces, and those whose state is not understood.
    fn enforced(&self) -> impl Iterator<Item = &Policy> {
        self.policies.iter().filter(|policy| matches!(policy.state, State::Enabled | State::Unknown))
    }

    /// An error where some policies were not read.
    fn need_whole(&self) -> FactResult<()> {
        if self.whole {
            return Ok(());
        }
        let list = known_source("conditionalAccessPolicies").map_or("the policies", |spec| spec.words);
        Err(FactError::Missing(format!("{list} whole")))
    }

    /// The fact `policyStates`, as [`STATES`] declares it.
    pub(super) fn states(&self) -> FactResult<Value> {
        self.need_whole()?;
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
                "aboutPeople": policy.is_about_people(),
                "requiresMfa": policy.controls.iter().any(|control| matches!(control, Control::Mfa | Control::Strength { .. })),
                "exclusionsKnown": !policy.is_about_people() || !policy.users.exclude.doubt,
                "blocks": policy.controls.contains(&Control::Block),
            })
        });
        Ok(Value::Array(states.collect()))
    }
}

/// Whether security defaults are on: no policy can then be enforced, for Microsoft lets
/// only one of the two be switched on
/// (<https://learn.microsoft.com/entra/fundamentals/security-defaults>).
fn has_security_defaults(facts: &Facts<'_>) -> bool {
    let switch = facts.snapshot().value("securityDefaults").filter(|_| facts.is_whole("securityDefaults"));
    switch.and_then(|switch| switch.get("isEnabled")).and_then(Value::as_bool) == Some(true)
}

/// Whether no plan of the tenant, in force or run out, ever brought Conditional Access.
/// Policies outlive the plan they were made with.
fn cannot_have_policies(facts: &Facts<'_>) -> bool {
    let Some(plan) = capability("entraP1") else { return false };
    let brings = |product: &Value| {
        let plans = product.get("servicePlans").and_then(Value::as_array).into_iter().flatten();
        plans.map(|own| text(own, "servicePlanId")).any(|own| plan.plans.iter().any(|id| id.eq_ignore_ascii_case(own)))
    };
    facts.has_capability("entraP1") == Ok(Tri::No)
        && !facts.rows("subscribedSkus").unwrap_or_default().iter().any(brings)
}
