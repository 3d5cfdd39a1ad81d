//! Exclusions: who and what each policy leaves out, by name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::people::{People, Person};
use super::super::roles::is_for_synchronization;
use super::super::shape::{Shape, field};
use super::super::{FactResult, Facts, Tri};
use super::ConditionalAccess;
use super::classes::in_use;
use super::names::{group_name, guests_id, guests_name, role_name};
use super::policy::{ALL_GUESTS, Control, Policy};
use super::users::{Matcher, guest};

/// The fact `exclusions`.
pub(in super::super) const EXCLUSIONS: Shape = Shape::List(&Shape::Object(&[
    field(
        "type",
        Shape::Word(&["user", "group", "role", "guests", "application", "namedLocation", "platform"]),
        "what is left out",
    ),
    field("id", Shape::Text, "its id, as the policies name it"),
    field("name", Shape::Text, "its name"),
    field("policies", Shape::List(&Shape::Text), "names of the policies that leave it out"),
    field("policyIds", Shape::List(&Shape::Text), "their ids"),
    field("members", Shape::List(&MEMBER), "the accounts in it"),
    field("membersKnown", Shape::YesNo, "whether no others can be in it"),
    field("doubt", Shape::OrNull(&Shape::Text), "why others may be, in words")
        .rare("the fixture tenants show the members of every group that a policy leaves out"),
    field("beside", Shape::YesNo, "whether people without an account here are in it"),
    field(
        "justified",
        Shape::YesNo,
        "whether it holds only declared emergency accounts, synchronization accounts and accounts that cannot sign in",
    ),
    field("gone", Shape::YesNo, "whether it was deleted"),
]));

const MEMBER: Shape =
    Shape::Object(&[field("id", Shape::Text, "object id"), field("name", Shape::Text, "display name")]);

/// What is known of an object that a policy leaves out.
struct LeftOut<'a> {
    name: String,
    members: Vec<&'a Person>,
    /// Whether nobody else is in it.
    members_known: bool,
    /// Why others may be.
    doubt: Option<String>,
    /// Whether people without an account are in it.
    beside: bool,
    /// Whether it holds nobody but accounts that may be left out.
    justified: bool,
    /// Whether it was deleted: a list that was read whole does not hold it.
    gone: bool,
}

impl LeftOut<'_> {
    /// Something that holds no people.
    fn thing(name: String, gone: bool) -> Self {
        Self { name, members: Vec::new(), members_known: true, doubt: None, beside: false, justified: false, gone }
    }
}

impl ConditionalAccess {
    /// The fact `exclusions`, as [`EXCLUSIONS`] declares it.
    pub(crate) fn exclusions(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let matcher = Matcher::new(facts);
        // Without the accounts the policies still name whom they leave out.
        let people = match facts.rows("users") {
            Ok(_) => Some(facts.people()?),
            Err(_) => None,
        };
        let mut objects: BTreeMap<(&str, String), Vec<&Policy>> = BTreeMap::new();
        let asking = |policy: &&Policy| policy.is_about_people() && (!policy.controls.is_empty() || policy.session.any);
        for policy in self.enforced().filter(asking) {
            for (kind, id) in excluded_by(policy) {
                objects.entry((kind, id)).or_default().push(policy);
            }
        }
        let rows = objects.into_iter().map(|((kind, id), policies)| {
            let left_out = self.left_out(facts, &matcher, people, kind, &id, &policies);
            let members: Vec<Value> =
                left_out.members.iter().map(|member| json!({"id": member.id, "name": member.name})).collect();
            let names: BTreeSet<&String> = policies.iter().map(|policy| &policy.name).collect();
            let ids: BTreeSet<&String> = policies.iter().map(|policy| &policy.id).collect();
            json!({
                "type": kind, "id": id, "name": left_out.name, "policies": names, "policyIds": ids,
                "members": members, "membersKnown": left_out.members_known, "doubt": left_out.doubt, "beside": left_out.beside,
                "justified": left_out.justified, "gone": left_out.gone,
            })
        });
        Ok(Value::Array(rows.collect()))
    }

    fn left_out<'a>(
        &self,
        facts: &Facts<'_>,
        matcher: &Matcher<'_>,
        people: Option<&'a People>,
        kind: &str,
        id: &str,
        policies: &[&Policy],
    ) -> LeftOut<'a> {
        match kind {
            "user" => account(facts, matcher, people, id),
            "group" => group(facts, matcher, people, id),
            "role" => role(facts, matcher, people, id),
            "guests" => guests(facts, people, id, policies),
            "application" => LeftOut::thing(self.universe.app_name(id), false),
            "namedLocation" => LeftOut::thing(self.universe.location_name(id), self.universe.is_location_gone(id)),
            _ => LeftOut::thing(id.to_owned(), false),
        }
    }
}

/// What one policy leaves out: the kind of object, and its id.
fn excluded_by(policy: &Policy) -> Vec<(&'static str, String)> {
    let people = &policy.users.exclude;
    // An exclusion from a policy that blocks some places or platforms is how
    // such a policy says what stays allowed.
    let where_from = !policy.controls.contains(&Control::Block);
    let kinds: [(&'static str, &[String]); 6] = [
        ("user", &people.users),
        ("group", &people.groups),
        ("role", &people.roles),
        ("application", &policy.target.exclude),
        ("namedLocation", if where_from { &policy.locations.exclude } else { &[] }),
        ("platform", if where_from { &policy.platforms.exclude } else { &[] }),
    ];
    let mut all: Vec<(&'static str, String)> =
        kinds.into_iter().flat_map(|(kind, ids)| ids.iter().map(move |id| (kind, id.clone()))).collect();
    let guests: Vec<&'static str> =
        ALL_GUESTS.into_iter().filter(|kind| people.guests.iter().any(|own| own == kind)).collect();
    if guests.len() == ALL_GUESTS.len() {
        all.push(("guests", guests_id(&guests)));
    } else {
        all.extend(guests.into_iter().map(|kind| ("guests", kind.to_owned())));
    }
    all
}

/// Whoever is declared for emergencies, synchronizes directories or cannot sign in may be
/// left out.
fn is_harmless(member: &Person) -> bool {
    member.emergency || member.sync_account || member.enabled == Some(false)
}

/// Whether an id was declared an emergency account, where no account shows it.
fn is_declared(facts: &Facts<'_>, id: &str) -> bool {
    facts.snapshot().profile.emergency_accounts.iter().any(|declared| declared.eq_ignore_ascii_case(id))
}

fn account<'a>(facts: &Facts<'_>, matcher: &Matcher<'_>, people: Option<&'a People>, id: &str) -> LeftOut<'a> {
    let person = people.and_then(|people| people.all().iter().find(|person| person.id.eq_ignore_ascii_case(id)));
    let gone = matcher.is_user_gone(id);
    let name = match person {
        Some(person) => person.name.clone(),
        None if gone => format!("an account that no longer exists ({id})"),
        None => format!("the account {id}"),
    };
    LeftOut {
        members: person.into_iter().collect(),
        members_known: true,
        justified: person.map_or_else(|| is_declared(facts, id), is_harmless),
        ..LeftOut::thing(name, gone)
    }
}

fn group<'a>(facts: &Facts<'_>, matcher: &Matcher<'_>, people: Option<&'a People>, id: &str) -> LeftOut<'a> {
    let membership = matcher.members(id);
    let gone = matcher.is_group_gone(id);
    let members: Vec<&Person> =
        people.into_iter().flat_map(|people| membership.known.iter().filter_map(|id| people.get(id))).collect();
    let harmless = |id: &String| match people.and_then(|people| people.get(id)) {
        Some(person) => is_harmless(person),
        // Of those who are no account: groups, devices, or the accounts were not read.
        None => facts.is_whole("users") || is_declared(facts, id),
    };
    LeftOut {
        justified: !gone && membership.complete && membership.known.iter().all(harmless),
        members,
        members_known: membership.complete,
        doubt: membership.doubt.clone(),
        ..LeftOut::thing(group_name(facts, id), gone)
    }
}

fn role<'a>(facts: &Facts<'_>, matcher: &Matcher<'_>, people: Option<&'a People>, id: &str) -> LeftOut<'a> {
    let all = people.map(|people| people.all()).unwrap_or_default();
    let held = |wanted: Tri| all.iter().filter(move |person| matcher.in_role(id, person) == wanted);
    let members: Vec<&Person> = held(Tri::Yes).collect();
    // A group whose members were not read may hold the role.
    let members_known = facts.is_whole("users") && held(Tri::Maybe).next().is_none();
    let for_synchronization = people.is_none() && is_for_synchronization(id);
    LeftOut {
        justified: for_synchronization || (members_known && members.iter().all(|member| is_harmless(member))),
        members,
        members_known,
        ..LeftOut::thing(role_name(facts, id), false)
    }
}

/// Guests of one kind, or of all.
fn guests<'a>(facts: &Facts<'_>, people: Option<&'a People>, id: &str, policies: &[&Policy]) -> LeftOut<'a> {
    let kinds: Vec<&'static str> = ALL_GUESTS.into_iter().filter(|kind| id == "guests" || id == *kind).collect();
    // Of some kinds or tenants only: whoever is surely none of them is not left out.
    let left_out = |person: &&Person| {
        kinds.iter().any(|kind| person.is_guest_kind(kind) != Tri::No)
            && policies.iter().any(|policy| guest(&policy.users.exclude, person) != Tri::No)
    };
    let all = people.map(|people| people.all()).unwrap_or_default();
    let used = Tri::any(kinds.iter().map(|kind| in_use(facts, kind)));
    let some = policies.iter().all(|policy| policy.users.exclude.guests_of_some_tenants);
    let name = guests_name(&kinds);
    LeftOut {
        members: all.iter().filter(left_out).collect(),
        members_known: facts.is_whole("users") && used != Tri::Maybe,
        beside: used == Tri::Yes,
        ..LeftOut::thing(if some { format!("{name}, of some organizations") } else { name }, false)
    }
}
