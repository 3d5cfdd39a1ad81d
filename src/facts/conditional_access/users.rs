//! Which people a policy is about
//! (<https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups>).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::super::people::Person;
use super::super::roles::group_members;
use super::super::{Facts, Roles, Tri};
use super::policy::{Policy, UserSet};

/// Answers "does this policy's people condition match this account".
pub(super) struct Matcher<'a> {
    facts: &'a Facts<'a>,
    roles: Option<&'a Roles>,
    groups: RefCell<BTreeMap<String, Option<Rc<BTreeSet<String>>>>>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(facts: &'a Facts<'a>) -> Self {
        Self { facts, roles: facts.roles().ok(), groups: RefCell::default() }
    }

    /// Included and not excluded; an exclude hit takes the account out of this
    /// policy only.
    pub(super) fn applies(&self, policy: &Policy, person: &Person) -> Tri {
        if policy.workload || policy.users.include.is_empty() {
            return Tri::No;
        }
        let included = self.in_set(&policy.users.include, person, true);
        if included == Tri::No {
            return Tri::No;
        }
        included.and(self.in_set(&policy.users.exclude, person, false).not())
    }

    fn in_set(&self, set: &UserSet, person: &Person, including: bool) -> Tri {
        if set.all || set.users.iter().any(|id| id.eq_ignore_ascii_case(&person.id)) {
            return Tri::Yes;
        }
        let groups = set.groups.iter().map(|group| self.in_group(group, person, including));
        let roles = set.roles.iter().map(|role| self.in_role(role, person));
        Tri::any(groups.chain(roles)).or(guest(set, person)).or(if set.doubt { Tri::Maybe } else { Tri::No })
    }

    /// A group that is gone covers nobody; whom it would have left out, nobody can tell.
    pub(super) fn in_group(&self, group: &str, person: &Person, including: bool) -> Tri {
        match self.members(group) {
            Some(members) if members.contains(&person.id) => Tri::Yes,
            Some(_) if self.facts.is_whole("groupMembers") => Tri::No,
            Some(_) => Tri::Maybe,
            None if including && self.facts.is_whole("groupMembers") => Tri::No,
            None => Tri::Maybe,
        }
    }

    pub(super) fn members(&self, group: &str) -> Option<Rc<BTreeSet<String>>> {
        self.groups
            .borrow_mut()
            .entry(group.to_owned())
            .or_insert_with(|| group_members(self.facts, group).map(Rc::new))
            .clone()
    }

    /// Role conditions match active assignments of built-in roles for the whole
    /// directory; roles for an administrative unit and custom roles never match.
    pub(super) fn in_role(&self, role: &str, person: &Person) -> Tri {
        let Some(roles) = self.roles else { return Tri::Maybe };
        match roles.matches(&person.id, role) {
            Tri::No if !roles.whole || !roles.unread_groups.is_empty() => Tri::Maybe,
            answer => answer,
        }
    }
}

/// Guests by kind. The account does not tell its home tenant, so a condition on
/// some tenants cannot be decided.
pub(super) fn guest(set: &UserSet, person: &Person) -> Tri {
    let kinds = ["internalGuest", "b2bCollaborationGuest"].map(|kind| set.guests.iter().any(|own| own == kind));
    // Both kinds of guest named: it does not matter which one this is.
    let either = kinds == [true, true] && person.guest && person.origin_unknown;
    let matched = Tri::any(set.guests.iter().map(|kind| person.is_guest_kind(kind))).or(either.into());
    if set.guests_of_some_tenants { matched.and(Tri::Maybe) } else { matched }
}
