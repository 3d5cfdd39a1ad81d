//! Classes of people that stand where there is no account to look at.
//!
//! Some people have no account in the tenant (service providers, people of shared
//! channels); and an export may hold the policies without the accounts. What the
//! policies say of them can still be told, for the policies themselves tell people
//! apart: those whom one leaves out or names, and all others.

use serde_json::Value;

use super::super::people::Person;
use super::super::raw::text;
use super::super::{Facts, Tri};
use super::class::{Class, Kind};
use super::policy::{ALL_GUESTS, Policy, UserSet};
use super::users::Matcher;

/// Whose sign-ins a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Population {
    Everyone,
    /// Holders of a privileged role.
    Administrators,
    /// Guests and other people from outside.
    Outsiders,
    /// Accounts of the tenant's own.
    Own,
}

/// The classes that stand beside the accounts, or where none were read in their place.
pub(super) fn classes(
    facts: &Facts<'_>,
    matcher: &Matcher<'_>,
    policies: &[&Policy],
    population: Population,
    accounts_read: bool,
) -> Vec<Class> {
    let mut all = guests(facts, policies, population, accounts_read);
    if !accounts_read {
        all.extend(left_out(matcher, policies, population));
    }
    all
}

/// Everybody, and one class for each account, group and role that a policy leaves out.
fn left_out(matcher: &Matcher<'_>, policies: &[&Policy], population: Population) -> Vec<Class> {
    // Whether such a person is a guest or an administrator was not read.
    let used = match population {
        Population::Everyone | Population::Own => Tri::Yes,
        Population::Administrators | Population::Outsiders => Tri::Maybe,
    };
    let named = |part: fn(&UserSet) -> &[String]| {
        let mut ids: Vec<&String> = policies.iter().flat_map(|policy| part(&policy.users.exclude)).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let mut all = Vec::new();
    if population != Population::Outsiders {
        all.push(Class { kind: Kind::Everybody, used: Tri::Yes });
    }
    let users = named(|set| &set.users).into_iter().filter(|id| !matcher.is_user_gone(id));
    all.extend(users.map(|id| Class { kind: Kind::User(id.clone()), used }));
    let is_empty = |id: &str| matcher.members(id).complete && matcher.members(id).known.is_empty();
    let groups = named(|set| &set.groups).into_iter().filter(|id| !is_empty(id));
    all.extend(groups.map(|id| Class { kind: Kind::Group(id.clone()), used }));
    let used = if population == Population::Administrators { Tri::Yes } else { used };
    all.extend(named(|set| &set.roles).into_iter().map(|id| Class { kind: Kind::Role(id.clone()), used }));
    all
}

/// For each policy, whether it includes and whether it leaves out a kind of guest.
type Told = Vec<(bool, bool)>;

/// The kinds of guests that the policies tell apart from others, those that none tells
/// apart from one another together.
fn guests(facts: &Facts<'_>, policies: &[&Policy], population: Population, accounts_read: bool) -> Vec<Class> {
    if population == Population::Own {
        return Vec::new();
    }
    let mut parts: Vec<(Told, Tri, Vec<&'static str>)> = Vec::new();
    for kind in ALL_GUESTS {
        let names = |set: &UserSet| set.guests.iter().any(|own| own == kind);
        let told: Told =
            policies.iter().map(|policy| (names(&policy.users.include), names(&policy.users.exclude))).collect();
        let excluded = told.iter().any(|(_, excluded)| *excluded);
        let named = told.iter().any(|(included, excluded)| *included || *excluded);
        // Accounts show their own kinds; of those without one, an exclusion asks.
        let wanted = if accounts_read { excluded } else { named || population == Population::Outsiders };
        let used = used(facts, kind, population, accounts_read, excluded);
        if !wanted || used == Tri::No {
            continue;
        }
        match parts.iter_mut().find(|(own, of, _)| *own == told && *of == used) {
            Some((_, _, kinds)) => kinds.push(kind),
            None => parts.push((told, used, vec![kind])),
        }
    }
    parts.into_iter().map(|(_, used, kinds)| Class { kind: Kind::Guests(kinds), used }).collect()
}

/// Whether people of a kind whom a question is about are there, beside the accounts.
fn used(facts: &Facts<'_>, kind: &str, population: Population, accounts_read: bool, excluded: bool) -> Tri {
    let used = in_use(facts, kind);
    match population {
        Population::Administrators if accounts_read && kind != "serviceProvider" => Tri::No,
        Population::Administrators if used == Tri::Yes => used,
        Population::Administrators => used.and(Tri::Maybe),
        // Whoever leaves a kind out by name knows of it.
        Population::Everyone if !accounts_read && excluded && used == Tri::Maybe => Tri::Yes,
        _ => used,
    }
}

/// Whether anybody of a kind of guest signs in here, as far as other sources than the
/// accounts tell; those with an account are looked at one by one.
pub(super) fn in_use(facts: &Facts<'_>, kind: &str) -> Tri {
    match kind {
        "serviceProvider" => service_providers(facts),
        "b2bDirectConnectUser" => direct_connect(facts),
        "otherExternalUser" => match facts.people() {
            Ok(people) if facts.is_whole("users") && people.all().iter().all(is_plain_member) => Tri::No,
            _ => Tri::Maybe,
        },
        _ if facts.is_whole("users") => Tri::No,
        _ => Tri::Maybe,
    }
}

fn is_plain_member(person: &Person) -> bool {
    person.guest_type.is_none() && !person.guest
}

/// Staff of an IT company that administers the tenant
/// (<https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship>).
fn service_providers(facts: &Facts<'_>) -> Tri {
    let Ok(relationships) = facts.rows("delegatedAdminRelationships") else { return Tri::Maybe };
    let one = |row: &Value| match text(row, "status") {
        "active" | "expiring" | "terminating" | "terminationRequested" => Tri::Yes,
        "approvalPending" | "created" | "expired" | "terminated" => Tri::No,
        _ => Tri::Maybe,
    };
    let partner = |row: &Value| match row.get("isServiceProvider").and_then(Value::as_bool) {
        Some(true) => Tri::Maybe,
        _ => Tri::No,
    };
    let partners = facts.rows("crossTenantAccessPartners").unwrap_or_default();
    let whole = if facts.is_whole("delegatedAdminRelationships") { Tri::No } else { Tri::Maybe };
    Tri::any(relationships.iter().map(one).chain(partners.iter().map(partner))).or(whole)
}

/// People of other organizations in shared channels: off unless somebody let them in
/// (<https://learn.microsoft.com/entra/external-id/b2b-direct-connect-overview>).
fn direct_connect(facts: &Facts<'_>) -> Tri {
    let blocks = |row: &Value| {
        let people = row.get("b2bDirectConnectInbound").and_then(|inbound| inbound.get("usersAndGroups"));
        people.is_some_and(|people| {
            let targets = people.get("targets").and_then(Value::as_array).into_iter().flatten();
            text(people, "accessType") == "blocked"
                && targets.map(|target| text(target, "target")).any(|target| target == "AllUsers")
        })
    };
    let default =
        facts.snapshot().value("crossTenantAccessDefault").filter(|_| facts.is_whole("crossTenantAccessDefault"));
    let none_let_in = || {
        let partners = facts.rows("crossTenantAccessPartners").ok()?;
        // What a partner's own settings say was not asked for where the key is missing.
        let as_default = |row: &Value| row.get("b2bDirectConnectInbound").is_some_and(Value::is_null) || blocks(row);
        Some(facts.is_whole("crossTenantAccessPartners") && partners.iter().all(as_default))
    };
    match default.is_some_and(blocks) && none_let_in() == Some(true) {
        true => Tri::No,
        false => Tri::Maybe,
    }
}
