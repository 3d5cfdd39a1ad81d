//! What groups, roles and kinds of guests are called.

use super::super::Facts;
use super::super::raw::text;
use super::policy::ALL_GUESTS;
use crate::english::listed;
use crate::well_known::role_by_id;

/// A group's name, or what is left of it.
pub(super) fn group_name(facts: &Facts<'_>, id: &str) -> String {
    let group =
        facts.rows("groups").unwrap_or_default().iter().find(|group| text(group, "id").eq_ignore_ascii_case(id));
    match group.map(|group| text(group, "displayName")).filter(|name| !name.is_empty()) {
        Some(name) => format!("“{name}”"),
        None if facts.is_whole("groups") => format!("{id}, which is not in the list of groups"),
        None => id.to_owned(),
    }
}

/// A role's name; its template id where the roles were not read.
pub(super) fn role_name(facts: &Facts<'_>, template: &str) -> String {
    let definitions = facts.rows("roleDefinitions").unwrap_or_default();
    let definition =
        definitions.iter().find(|definition| text(definition, "templateId").eq_ignore_ascii_case(template));
    match definition.map(|definition| text(definition, "displayName")) {
        Some(name) if !name.is_empty() => format!("“{name}”"),
        _ => role_by_id(template).map_or_else(|| template.to_owned(), |role| format!("“{}”", role.name)),
    }
}

/// The id of some kinds of guests among the objects of a verdict.
pub(super) fn guests_id(kinds: &[&'static str]) -> String {
    if kinds.len() == ALL_GUESTS.len() { "guests".to_owned() } else { kinds.join(",") }
}

/// Kinds of guests as the admin center calls them.
pub(super) fn guests_name(kinds: &[&'static str]) -> String {
    if kinds.len() == ALL_GUESTS.len() {
        return "guests and external users".to_owned();
    }
    let name = |kind: &&str| match *kind {
        "internalGuest" => "local guests",
        "b2bCollaborationGuest" => "invited guests",
        "b2bCollaborationMember" => "invited people with the type Member",
        "b2bDirectConnectUser" => "people of other organizations in shared channels",
        "serviceProvider" => "staff of IT companies that administer your Microsoft 365 (service providers)",
        _ => "other external users",
    };
    let names: Vec<&str> = kinds.iter().map(name).collect();
    listed(&names)
}
