//! Directory roles: `roleAssignments`, `roleDefinitions`, `roleEligibilities`
//! (<https://learn.microsoft.com/graph/api/resources/unifiedroleassignment>).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::raw::{boolean, text};
use super::{FactResult, Facts, Tri, groups};

/// Global Administrator.
pub const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";

/// Built-in roles that give no power over the tenant, by template id; every
/// other role counts as privileged
/// (<https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference>).
const UNPRIVILEGED: &[&str] = &[
    "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", // Directory Readers
    "10dae51f-b6af-4016-8d66-8c2a99b929b3", // Guest User
    "2af84b1e-32c8-42b7-82bc-daa82404023b", // Restricted Guest User
    "a0b1b346-4d3e-4e8b-98f8-753987be4970", // User
    "9c094953-4995-41c8-84c8-3ebb9b32c93f", // Device Join
    "2b499bcd-da44-4968-8aec-78e1674fa64d", // Device Managers
    "d405c6df-0af8-4e3b-95e4-4d06e542189e", // Device Users
    "c34f683f-4d5a-4403-affd-6615e00e3a7f", // Workplace Device Join
    "d29b2b05-8046-44ba-8758-1e26182fcf32", // Directory Synchronization Accounts
    "a92aed5d-d78a-4d16-b381-09adb37eb3b0", // On Premises Directory Sync Account
    "790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b", // Message Center Reader
    "ac16e43d-7b2d-40e0-ac05-243ff356ab5b", // Message Center Privacy Reader
    "4a5d8f65-41da-4de4-8968-e035b65339cf", // Reports Reader
    "75934031-6c7e-415a-99d7-48dbd49e875e", // Usage Summary Reports Reader
    "95e79109-95c0-4d8e-aee3-d01accf2d47b", // Guest Inviter
];

/// `$expand=members` gives this many at most, without a sign that there are more
/// (<https://learn.microsoft.com/graph/query-parameters#expand-parameter>).
const EXPANDED: usize = 20;

/// A role as a person holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// Template id; the definition's id for custom roles.
    pub template: String,
    /// Display name.
    pub name: String,
    /// Whether it holds for the whole directory (not one administrative unit or object).
    pub tenant_wide: bool,
    /// A role Microsoft defines; Conditional Access matches no others.
    pub built_in: bool,
    /// The group it came through.
    pub through: Option<String>,
    /// Eligible in PIM, not active.
    pub eligible: bool,
}

impl Held {
    /// Whether more than reading comes with it.
    pub(super) fn is_privileged(&self) -> bool {
        !UNPRIVILEGED.contains(&self.template.as_str())
    }
}

/// Who holds which role.
#[derive(Debug)]
pub struct Roles {
    held: BTreeMap<String, BTreeSet<Held>>,
    eligible: BTreeMap<String, BTreeSet<Held>>,
    /// Groups that hold a role and whose members were not read.
    pub unread_groups: BTreeSet<String>,
    /// Whether the list of holders was read whole.
    pub(super) whole: bool,
}

impl Roles {
    pub(super) fn read(facts: &Facts<'_>) -> FactResult<Self> {
        let definitions: BTreeMap<&str, &Value> = facts
            .rows("roleDefinitions")
            .unwrap_or_default()
            .iter()
            .map(|definition| (text(definition, "id"), definition))
            .collect();
        let mut roles = Self {
            held: BTreeMap::new(),
            eligible: BTreeMap::new(),
            unread_groups: BTreeSet::new(),
            whole: facts.is_whole("roleAssignments"),
        };
        match facts.rows("roleAssignments") {
            Ok(assignments) => {
                assignments.iter().for_each(|assignment| roles.add(facts, &definitions, assignment, false));
            }
            // The older resource lists each role with its members.
            Err(missing) => roles.add_directory_roles(facts).ok_or(missing)?,
        }
        for eligibility in facts.rows("roleEligibilities").unwrap_or_default() {
            roles.add(facts, &definitions, eligibility, true);
        }
        Ok(roles)
    }

    fn add_directory_roles(&mut self, facts: &Facts<'_>) -> Option<()> {
        let groups: BTreeSet<&str> =
            facts.rows("groups").unwrap_or_default().iter().map(|row| text(row, "id")).collect();
        let mut cut = false;
        for role in facts.rows("directoryRoles").ok()? {
            let members = role.get("members")?.as_array()?;
            cut |= members.len() >= EXPANDED;
            for member in members {
                let id = text(member, "id");
                if groups.contains(id) || text(member, "@odata.type").ends_with(".group") {
                    self.unread_groups.insert(id.to_owned());
                }
                let held = Held {
                    template: text(role, "roleTemplateId").to_owned(),
                    name: text(role, "displayName").to_owned(),
                    tenant_wide: true,
                    built_in: true,
                    through: None,
                    eligible: false,
                };
                self.held.entry(id.to_owned()).or_default().insert(held);
            }
        }
        self.whole = facts.is_whole("directoryRoles") && !cut;
        Some(())
    }

    fn add(&mut self, facts: &Facts<'_>, definitions: &BTreeMap<&str, &Value>, row: &Value, eligible: bool) {
        let principal = text(row, "principalId");
        let id = text(row, "roleDefinitionId");
        let definition = definitions.get(id).copied().or_else(|| row.get("roleDefinition"));
        let template = definition.map(|definition| text(definition, "templateId")).filter(|id| !id.is_empty());
        let name = definition.map(|definition| text(definition, "displayName")).filter(|name| !name.is_empty());
        let held = Held {
            template: template.unwrap_or(id).to_owned(),
            name: name
                .or_else(|| well_known(template.unwrap_or(id)))
                .unwrap_or("a role that is not in the list of roles")
                .to_owned(),
            tenant_wide: matches!(text(row, "directoryScopeId"), "/" | ""),
            built_in: definition.and_then(|definition| boolean(definition, "isBuiltIn")).unwrap_or(true),
            through: None,
            eligible,
        };
        let map = if eligible { &mut self.eligible } else { &mut self.held };
        let members = group_members(facts, principal);
        for member in members.iter().flatten() {
            let through = Held { through: Some(principal.to_owned()), ..held.clone() };
            map.entry(member.clone()).or_default().insert(through);
        }
        let is_group = facts.groups().is_group(principal)
            || row.get("principal").is_some_and(|principal| text(principal, "@odata.type").ends_with(".group"));
        if is_group && members.is_none() {
            self.unread_groups.insert(principal.to_owned());
        }
        map.entry(principal.to_owned()).or_default().insert(held);
    }

    /// The roles an object holds now.
    pub fn held_by(&self, id: &str) -> Vec<Held> {
        self.held.get(id).into_iter().flatten().cloned().collect()
    }

    /// The roles an object may activate.
    pub fn eligible_for(&self, id: &str) -> Vec<Held> {
        self.eligible.get(id).into_iter().flatten().cloned().collect()
    }

    /// Whether an object holds a privileged role now, direct, through a group or
    /// for an administrative unit.
    pub fn is_privileged(&self, id: &str) -> bool {
        self.held.get(id).into_iter().flatten().any(Held::is_privileged)
    }

    /// Whether a Conditional Access role condition matches an object: active,
    /// built-in, for the whole directory.
    pub(super) fn matches(&self, id: &str, template: &str) -> Tri {
        let matched = self
            .held
            .get(id)
            .into_iter()
            .flatten()
            .any(|held| held.template.eq_ignore_ascii_case(template) && held.tenant_wide && held.built_in);
        matched.into()
    }

    /// The fact `admins`: every account with a privileged role, active or eligible:
    /// `{people: [{id, name, upn, enabled, guest, synced, emergency, daysSinceSignIn,
    /// signInKnown, roles: [..], eligible: [..], globalAdministrator, eligibleGlobalAdministrator}],
    /// other: [{id, roles}] (groups, apps), unreadGroups: [..]}`.
    pub(super) fn admins(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let people = facts.people()?;
        let privileged = |held: &&Held| held.is_privileged();
        let ids: BTreeSet<&String> = self.held.keys().chain(self.eligible.keys()).collect();
        let mut admins = Vec::new();
        let mut other = Vec::new();
        for id in ids {
            let active: Vec<&Held> = self.held.get(id).into_iter().flatten().filter(privileged).collect();
            let eligible: Vec<&Held> = self.eligible.get(id).into_iter().flatten().filter(privileged).collect();
            if active.is_empty() && eligible.is_empty() {
                continue;
            }
            let names = |held: &[&Held]| held.iter().map(|held| held.name.clone()).collect::<BTreeSet<_>>();
            let global = |held: &[&Held]| held.iter().any(|held| held.template == GLOBAL_ADMINISTRATOR);
            let Some(person) = people.get(id) else {
                other.push(json!({"id": id, "name": object_name(facts, id), "roles": names(&active)}));
                continue;
            };
            admins.push(json!({
                "id": id, "name": person.name, "upn": person.upn, "enabled": person.enabled,
                "guest": person.guest, "external": person.guest_type.is_some(), "synced": person.synced,
                "emergency": person.emergency, "syncAccount": person.sync_account,
                "daysSinceSignIn": person.days_since_sign_in, "signInKnown": person.sign_in_known,
                "daysSinceCreated": person.days_since_created,
                "roles": names(&active), "eligible": names(&eligible),
                "globalAdministrator": global(&active), "eligibleGlobalAdministrator": global(&eligible),
            }));
        }
        admins.sort_by_key(|admin| (text(admin, "name").to_owned(), text(admin, "id").to_owned()));
        Ok(json!({"people": admins, "other": other, "unreadGroups": self.unread_groups}))
    }
}

/// The name of a group or app; its id where it is in no list.
fn object_name(facts: &Facts<'_>, id: &str) -> String {
    ["groups", "servicePrincipals"]
        .into_iter()
        .flat_map(|source| facts.rows(source).unwrap_or_default())
        .find(|object| text(object, "id") == id)
        .map_or(id, |object| text(object, "displayName"))
        .to_owned()
}

fn well_known(template: &str) -> Option<&'static str> {
    (template == GLOBAL_ADMINISTRATOR).then_some("Global Administrator")
}

/// Everybody in a group; `None` where somebody else may be, too, and of one that is gone.
pub(super) fn group_members(facts: &Facts<'_>, group: &str) -> Option<BTreeSet<String>> {
    if groups::is_gone(facts, group) {
        return None;
    }
    let membership = groups::members(facts, group);
    membership.complete.then_some(membership.known)
}
