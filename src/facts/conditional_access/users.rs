//! Whom a policy's people condition matches: users, groups, roles and guests, with
//! exclusions winning
//! (<https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups>).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::super::groups::{self, Membership};
use super::super::people::Person;
use super::super::raw::text;
use super::super::{Facts, Roles, Tri};
use super::class::{Class, Kind};
use super::names::{group_name, role_name};
use super::policy::{Policy, UserCondition, UserSet};

/// Somebody a policy may reach: an account, or a class of people where it stands for them.
#[derive(Clone, Copy)]
pub(super) enum Who<'a> {
    Person(&'a Person),
    Class(&'a Class),
}

/// Answers "does this policy's people condition match".
pub(super) struct Matcher<'a> {
    facts: &'a Facts<'a>,
    roles: Option<&'a Roles>,
    /// Ids in the list of accounts, in small letters.
    listed_users: BTreeSet<String>,
    groups: RefCell<BTreeMap<String, Rc<Membership>>>,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(facts: &'a Facts<'a>) -> Self {
        let users = facts.rows("users").unwrap_or_default().iter();
        Self {
            facts,
            roles: facts.roles().ok(),
            listed_users: users.map(|row| text(row, "id").to_lowercase()).collect(),
            groups: RefCell::default(),
        }
    }

    /// Included and not excluded; an exclude hit takes the account out of this
    /// policy only.
    pub(super) fn applies(&self, policy: &Policy, who: Who<'_>) -> Tri {
        if policy.workload || policy.users.include.is_empty() {
            return Tri::No;
        }
        let included = self.in_set(&policy.users.include, who, true);
        if included == Tri::No {
            return Tri::No;
        }
        included.and(self.in_set(&policy.users.exclude, who, false).not())
    }

    fn in_set(&self, set: &UserSet, who: Who<'_>, including: bool) -> Tri {
        match who {
            _ if set.all => Tri::Yes,
            Who::Person(person) => self.person_in(set, person),
            Who::Class(class) => class.lies_in(set, including),
        }
    }

    fn person_in(&self, set: &UserSet, person: &Person) -> Tri {
        if set.users.iter().any(|id| id.eq_ignore_ascii_case(&person.id)) {
            return Tri::Yes;
        }
        let groups = set.groups.iter().map(|group| self.in_group(group, person));
        let roles = set.roles.iter().map(|role| self.in_role(role, person));
        Tri::any(groups.chain(roles)).or(guest(set, person)).or(if set.doubt { Tri::Maybe } else { Tri::No })
    }

    pub(super) fn in_group(&self, group: &str, person: &Person) -> Tri {
        let members = self.members(group);
        match members.known.contains(&person.id) {
            true => Tri::Yes,
            false if members.complete => Tri::No,
            false => Tri::Maybe,
        }
    }

    /// Who is in a group, through nested groups too.
    pub(super) fn members(&self, group: &str) -> Rc<Membership> {
        let mut groups = self.groups.borrow_mut();
        let read = || Rc::new(groups::members(self.facts, group));
        Rc::clone(groups.entry(group.to_owned()).or_insert_with(read))
    }

    /// Whether a group that a policy names was deleted.
    pub(super) fn is_group_gone(&self, group: &str) -> bool {
        groups::is_gone(self.facts, group)
    }

    /// Whether an account that a policy names was deleted: the list was read whole and does
    /// not hold it.
    pub(super) fn is_user_gone(&self, user: &str) -> bool {
        self.facts.is_whole("users") && !self.listed_users.contains(&user.to_lowercase())
    }

    /// Why it cannot be told whether somebody is in the groups that a policy names, in words.
    pub(super) fn doubt(&self, users: &UserCondition, person: &Person) -> Option<String> {
        let groups = users.include.groups.iter().chain(&users.exclude.groups);
        let open = groups.filter(|group| self.in_group(group, person) == Tri::Maybe);
        open.filter_map(|group| self.members(group).doubt.clone()).next()
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

    /// Whether a policy leaves somebody out by an exclusion, in words.
    pub(super) fn excluded(&self, policy: &Policy, who: Who<'_>) -> Option<String> {
        let (name, exclude) = (&policy.name, &policy.users.exclude);
        let person = match who {
            Who::Person(person) => person,
            Who::Class(class) => {
                let hit = class.lies_in(exclude, false) == Tri::Yes;
                return hit.then(|| match class.kind {
                    Kind::User(_) => format!("“{name}” leaves the account out by name"),
                    _ => format!("“{name}” leaves them out"),
                });
            }
        };
        if exclude.users.iter().any(|id| id.eq_ignore_ascii_case(&person.id)) {
            return Some(format!("“{name}” leaves the account out by name"));
        }
        if let Some(group) = exclude.groups.iter().find(|group| self.in_group(group, person) == Tri::Yes) {
            return Some(format!("“{name}” leaves it out through the group {}", group_name(self.facts, group)));
        }
        if let Some(role) = exclude.roles.iter().find(|role| self.in_role(role, person) == Tri::Yes) {
            return Some(format!("“{name}” leaves it out through the role {}", role_name(self.facts, role)));
        }
        (guest(exclude, person) == Tri::Yes).then(|| format!("“{name}” leaves guests out"))
    }

    /// Why a policy does not cover somebody, in words, and whether that is an
    /// exclusion; `None` where the policy covers them.
    pub(super) fn left_out(&self, policy: &Policy, who: Who<'_>) -> Option<(bool, String)> {
        let name = &policy.name;
        match (self.applies(policy, who), who) {
            (Tri::Yes, _) => None,
            (Tri::Maybe, Who::Person(_)) => {
                Some((false, format!("whether “{name}” reaches this account could not be told")))
            }
            (Tri::Maybe, Who::Class(_)) => Some((false, format!("whom “{name}” reaches could not be told"))),
            (Tri::No, _) => Some(match (self.excluded(policy, who), who) {
                (Some(reason), _) => (true, reason),
                (None, Who::Person(_)) => (false, format!("“{name}” does not include it")),
                (None, Who::Class(_)) => (false, format!("“{name}” does not include them")),
            }),
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
