//! A class of people that policies do not tell apart.

use super::super::roles::is_for_synchronization;
use super::super::{Facts, Tri};
use super::names::{group_name, guests_id, guests_name, role_name};
use super::policy::UserSet;

/// Who is in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whoever no policy tells apart.
    Everybody,
    /// One account that a policy leaves out by name.
    User(String),
    /// Members of a group that a policy leaves out.
    Group(String),
    /// Holders of a role that a policy leaves out.
    Role(String),
    /// Guests of these kinds.
    Guests(Vec<&'static str>),
}

/// A class of people.
#[derive(Debug, Clone)]
pub(super) struct Class {
    pub(super) kind: Kind,
    /// Whether anybody whom the question is about is in it.
    pub(super) used: Tri,
}

impl Class {
    /// Whether the people of the class are in a policy's set. Somebody in one group may
    /// be in any other, except that each account left out by name is a class of its own.
    pub(super) fn lies_in(&self, set: &UserSet, including: bool) -> Tri {
        if set.all {
            return Tri::Yes;
        }
        let some = |named: bool| if named { Tri::Maybe } else { Tri::No };
        let (by_name, groups, roles) = (!set.users.is_empty(), !set.groups.is_empty(), !set.roles.is_empty());
        let guests = !set.guests.is_empty();
        let listed = |ids: &[String], id: &str| Tri::from(ids.iter().any(|own| own.eq_ignore_ascii_case(id)));
        let matched = match &self.kind {
            // Whoever is left out is a class of its own; who is named may be anybody.
            Kind::Everybody => some(including && (by_name || groups || roles)),
            Kind::User(id) => listed(&set.users, id).or(some(groups || roles || guests)),
            Kind::Group(id) => listed(&set.groups, id).or(some((including && by_name) || groups || roles || guests)),
            Kind::Role(id) => listed(&set.roles, id).or(some((including && by_name) || groups || roles || guests)),
            Kind::Guests(kinds) => {
                let held = kinds.iter().all(|kind| set.guests.iter().any(|own| own == kind));
                let held = if set.guests_of_some_tenants { Tri::from(held).and(Tri::Maybe) } else { held.into() };
                held.or(some(including && (by_name || groups || roles)))
            }
        };
        matched.or(some(set.doubt))
    }

    /// The kind of object a verdict names.
    pub(super) fn object_type(&self) -> &'static str {
        match self.kind {
            Kind::Everybody => "people",
            Kind::User(_) => "user",
            Kind::Group(_) => "group",
            Kind::Role(_) => "role",
            Kind::Guests(_) => "guests",
        }
    }

    pub(super) fn id(&self) -> String {
        match &self.kind {
            Kind::Everybody => "everybody".to_owned(),
            Kind::User(id) | Kind::Group(id) | Kind::Role(id) => id.clone(),
            Kind::Guests(kinds) => guests_id(kinds),
        }
    }

    pub(super) fn name(&self, facts: &Facts<'_>) -> String {
        match &self.kind {
            Kind::Everybody => "everybody whom no policy names".to_owned(),
            Kind::User(id) => format!("the account {id}"),
            Kind::Group(id) => format!("the group {}", group_name(facts, id)),
            Kind::Role(id) => format!("the role {}", role_name(facts, id)),
            Kind::Guests(kinds) => guests_name(kinds),
        }
    }

    /// Whether the class is kept for emergencies or for directory synchronization, as a
    /// reason not to count it.
    pub(super) fn set_apart(&self, facts: &Facts<'_>) -> Option<&'static str> {
        let declared = &facts.snapshot().profile.emergency_accounts;
        match &self.kind {
            Kind::User(id) if declared.iter().any(|own| own.eq_ignore_ascii_case(id)) => {
                Some("declared an emergency account")
            }
            Kind::Role(id) if is_for_synchronization(id) => Some("what the synchronization account holds"),
            _ => None,
        }
    }
}
