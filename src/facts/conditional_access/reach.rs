//! Whom each policy reaches, of the accounts that would let a practice back in.

use serde_json::{Map, Value, json};

use super::super::people::Person;
use super::super::shape::{Shape, field};
use super::super::{FactResult, Facts, Tri};
use super::ConditionalAccess;
use super::policy::{Policy, State};
use super::users::{Matcher, Who};

/// The fact `policyReach`.
pub(in super::super) const REACH: Shape = Shape::List(&Shape::Object(&[
    field("id", Shape::Text, "its id"),
    field("name", Shape::Text, "display name"),
    field("own", Shape::YesNo, "whether it is made for emergency accounts and nobody else"),
    field(
        "securityKey",
        Shape::YesNoUnknown,
        "whether a security key alone opens it; unknown where it may ask for single models",
    ),
    field("reached", Shape::List(&Shape::Text), "ids of the accounts it surely reaches"),
    field("leftOut", WHY, "the accounts it surely does not reach, and why"),
    field("unknown", WHY, "the accounts of which that is not known, and why")
        .rare("in the fixture tenants it is known of everybody"),
]));

const WHY: Shape = Shape::ById("account", &Shape::OrNull(&Shape::Text));

impl ConditionalAccess {
    /// The fact `policyReach`, as [`REACH`] declares it. Each account is in one of the
    /// three; a policy whose state is not known surely reaches nobody.
    ///
    /// # Errors
    /// [`super::FactError`]: the policies were not read whole, or the accounts not at all.
    pub(crate) fn policy_reach(&self, facts: &Facts<'_>) -> FactResult<Value> {
        self.need_whole()?;
        let roles = facts.roles().ok();
        let in_charge =
            |person: &&Person| person.emergency || roles.is_some_and(|roles| roles.is_global_administrator(&person.id));
        let people: Vec<&Person> = facts.people()?.all().iter().filter(in_charge).collect();
        let matcher = Matcher::new(facts);
        let asking = self.enforced().filter(|policy| policy.is_about_people() && !policy.controls.is_empty());
        Ok(Value::Array(asking.map(|policy| row(facts, &matcher, policy, &people)).collect()))
    }
}

fn row(facts: &Facts<'_>, matcher: &Matcher<'_>, policy: &Policy, people: &[&Person]) -> Value {
    let mut reached = Vec::new();
    let (mut left_out, mut unknown) = (Map::new(), Map::new());
    for person in people {
        let id = person.id.clone();
        let why = || matcher.left_out(policy, Who::Person(person)).map(|(_, why)| why);
        match (matcher.applies(policy, Who::Person(person)), policy.state) {
            (Tri::Yes, State::Unknown) => drop(unknown.insert(id, json!("its state is not known here"))),
            (Tri::Yes, _) => reached.push(id),
            (Tri::Maybe, _) => drop(unknown.insert(id, json!(matcher.doubt(&policy.users, person).or_else(why)))),
            (Tri::No, _) => drop(left_out.insert(id, json!(why()))),
        }
    }
    json!({
        "id": policy.id, "name": policy.name, "own": is_their_own(facts, matcher, policy),
        "securityKey": policy.is_opened_by_a_security_key().word(),
        "reached": reached, "leftOut": left_out, "unknown": unknown,
    })
}

/// Whether a policy includes emergency accounts and nobody else, by themselves or through
/// groups that hold nobody else.
fn is_their_own(facts: &Facts<'_>, matcher: &Matcher<'_>, policy: &Policy) -> bool {
    let include = &policy.users.include;
    let is_emergency =
        |id: &String| facts.people().is_ok_and(|people| people.get(id).is_some_and(|person| person.emergency));
    let holds_no_other = |group: &String| {
        let members = matcher.members(group);
        members.complete && members.known.iter().all(|id| facts.groups().is_group(id) || is_emergency(id))
    };
    !include.all
        && !include.doubt
        && include.roles.is_empty()
        && include.guests.is_empty()
        && include.users.iter().all(is_emergency)
        && include.groups.iter().all(holds_no_other)
}
