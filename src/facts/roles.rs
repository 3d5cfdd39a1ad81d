//! Directory roles: `roleAssignments`, `roleDefinitions`, `roleEligibilities`
//! (<https://learn.microsoft.com/graph/api/resources/unifiedroleassignment>).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::person::PERSON;
use super::raw::{boolean, text};
use super::shape::{Shape, field};
use super::{FactResult, Facts, Tri, groups};
use crate::well_known::{GLOBAL_ADMINISTRATOR, Power, role_by_id};

/// `$expand=members` gives this many at most, without a sign that there are more
/// (<https://learn.microsoft.com/graph/query-parameters#expand-parameter>).
const EXPANDED: usize = 20;

const NAMES: Shape = Shape::List(&Shape::Text);

/// The fact `admins`.
pub(super) const ADMINS: Shape = Shape::Object(&[
    field("people", Shape::List(&ADMINISTRATOR), "accounts, by name"),
    field("other", Shape::List(&OTHER_HOLDER), "groups, applications and what is in no list"),
    field("unreadGroups", NAMES, "ids of groups that hold a role and whose members are not all known")
        .rare("the fixture tenants show the members of every group that holds a role"),
    field("joinableGroups", Shape::List(&JOINABLE), "groups of which nobody read who may join them")
        .rare("the fixtures that have such groups have the list of who may join them; tests/people.rs"),
]);

const ADMINISTRATOR: Shape = Shape::More(
    &PERSON,
    &[
        field("external", Shape::YesNo, "whether it is a guest of any kind"),
        field("roles", NAMES, "names of the privileged roles it holds now"),
        field("eligible", NAMES, "names of the privileged roles it may activate"),
        field("globalAdministrator", Shape::YesNo, "whether Global Administrator is among `roles`"),
        field("eligibleGlobalAdministrator", Shape::YesNo, "whether it is among `eligible`"),
    ],
);

const OTHER_HOLDER: Shape = Shape::Object(&[
    field("id", Shape::Text, "object id, in small letters"),
    field("name", Shape::Text, "display name; the id where it is in no list"),
    field(
        "type",
        Shape::Word(&["group", "servicePrincipal", "unknown"]),
        "what it is; an application is a `servicePrincipal`",
    ),
    field("gone", Shape::YesNo, "whether it no longer exists"),
    field("settled", Shape::YesNo, "whether no account can be behind it that is not among `people`"),
    field("why", Shape::OrNull(&Shape::Text), "why the members of a group are not all known, in words")
        .rare("the fixture tenants show the members of every group that holds a role"),
    field("roles", NAMES, "names of the privileged roles it holds now"),
    field("eligible", NAMES, "names of the privileged roles it may activate")
        .rare("no fixture tenant has a group or an application that may activate a role"),
    field("globalAdministrator", Shape::YesNo, "whether Global Administrator is among `roles`"),
    field("eligibleGlobalAdministrator", Shape::YesNo, "whether it is among `eligible`"),
]);

const JOINABLE: Shape = Shape::Object(&[
    field("id", Shape::Text, "object id, in small letters"),
    field("name", Shape::Text, "display name"),
    field("globalAdministrator", Shape::YesNo, "whether whoever joins it becomes a Global Administrator"),
]);

/// The fact `globalAdministrators`.
pub(super) const GLOBAL_ADMINISTRATORS: Shape = Shape::Object(&[
    field("members", Shape::List(&MEMBER), "who holds the role"),
    field("whole", Shape::YesNo, "whether these are all: the list shows twenty at most"),
]);

const MEMBER: Shape = Shape::Object(&[
    field("id", Shape::Text, "object id"),
    field("name", Shape::Text, "display name; the id where there is none"),
    field("type", Shape::Text, "such as `user`, `group` or `servicePrincipal`; empty where the list does not say"),
]);

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
    /// Whether more than reading comes with it, as with every role that is not known to give
    /// no power over the tenant.
    pub(super) fn is_privileged(&self) -> bool {
        role_by_id(&self.template).is_none_or(|role| role.power == Power::Privileged)
    }

    /// Whether it is what the accounts hold that synchronize directories.
    pub(super) fn is_for_synchronization(&self) -> bool {
        is_for_synchronization(&self.template)
    }
}

/// A holder as a list of roles shows it.
#[derive(Debug)]
struct Seen {
    /// Its type, such as `servicePrincipal`.
    kind: String,
    name: String,
}

/// Who holds which role. Objects are found by id whatever its case.
#[derive(Debug)]
pub struct Roles {
    held: BTreeMap<String, BTreeSet<Held>>,
    eligible: BTreeMap<String, BTreeSet<Held>>,
    /// What the lists say of a holder beside its id.
    seen: BTreeMap<String, Seen>,
    /// Groups that hold a role and whose members were not read.
    pub unread_groups: BTreeSet<String>,
    /// Groups that hold a role and of which it was not read who may join them.
    joinable: BTreeSet<String>,
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
            seen: BTreeMap::new(),
            unread_groups: BTreeSet::new(),
            joinable: BTreeSet::new(),
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
        roles.add_those_who_may_join(facts)?;
        Ok(roles)
    }

    fn add_directory_roles(&mut self, facts: &Facts<'_>) -> Option<()> {
        let mut cut = false;
        for role in facts.rows("directoryRoles").ok()? {
            let members = role.get("members")?.as_array()?;
            cut |= members.len() >= EXPANDED;
            for member in members {
                let id = text(member, "id");
                if facts.groups().is_group(id) || text(member, "@odata.type").ends_with(".group") {
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
                self.note(id, member);
                self.held.entry(id.to_lowercase()).or_default().insert(held);
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
                .or_else(|| role_by_id(template.unwrap_or(id)).map(|role| role.name))
                .unwrap_or("a role that is not in the list of roles")
                .to_owned(),
            tenant_wide: matches!(text(row, "directoryScopeId"), "/" | ""),
            built_in: definition.and_then(|definition| boolean(definition, "isBuiltIn")).unwrap_or(true),
            through: None,
            eligible,
        };
        if let Some(object) = row.get("principal") {
            self.note(principal, object);
        }
        self.give(facts, principal, &held);
    }

    /// Gives a role to an object and, where it is a group, to everybody in it.
    fn give(&mut self, facts: &Facts<'_>, principal: &str, held: &Held) {
        let map = if held.eligible { &mut self.eligible } else { &mut self.held };
        map.entry(principal.to_lowercase()).or_default().insert(held.clone());
        if !self.is_group(facts, principal) || groups::is_gone(facts, principal) {
            return;
        }
        let membership = groups::members(facts, principal);
        if !membership.complete {
            self.unread_groups.insert(principal.to_owned());
        }
        let map = if held.eligible { &mut self.eligible } else { &mut self.held };
        for member in membership.known {
            let through = Held { through: Some(principal.to_owned()), ..held.clone() };
            map.entry(member.to_lowercase()).or_default().insert(through);
        }
    }

    /// Whoever may become a member or owner of a group may give themselves the roles that
    /// the group holds (PIM for Groups); so may its owners
    /// (<https://learn.microsoft.com/entra/id-governance/privileged-identity-management/concept-pim-for-groups>).
    fn add_those_who_may_join(&mut self, facts: &Facts<'_>) -> FactResult<()> {
        let licensed = facts.has_capability("accessReviews")?;
        let lists: BTreeMap<String, &Value> = facts
            .snapshot()
            .value("groupEligibilities")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(id, list)| (id.to_lowercase(), list))
            .collect();
        for (group, roles) in self.roles_of_groups(facts) {
            let joining = lists.get(&group).and_then(|list| list.as_array());
            if joining.is_none() && licensed != Tri::No {
                self.joinable.insert(group.clone());
            }
            let joining = joining.into_iter().flatten().map(|row| text(row, "principalId").to_owned());
            for principal in joining.chain(owners(facts, &group)) {
                for role in &roles {
                    let held = Held { through: Some(group.clone()), eligible: true, ..role.clone() };
                    self.give(facts, &principal, &held);
                }
            }
        }
        Ok(())
    }

    /// The groups that hold a role or may activate one, with their roles.
    fn roles_of_groups(&self, facts: &Facts<'_>) -> BTreeMap<String, BTreeSet<Held>> {
        let mut all: BTreeMap<String, BTreeSet<Held>> = BTreeMap::new();
        for (id, roles) in self.held.iter().chain(&self.eligible) {
            if self.is_group(facts, id) && !groups::is_gone(facts, id) {
                all.entry(id.clone()).or_default().extend(roles.iter().cloned());
            }
        }
        all
    }

    fn note(&mut self, id: &str, object: &Value) {
        if let Some((_, kind)) = text(object, "@odata.type").rsplit_once('.') {
            let seen = Seen { kind: kind.to_owned(), name: text(object, "displayName").to_owned() };
            self.seen.insert(id.to_lowercase(), seen);
        }
    }

    fn is_group(&self, facts: &Facts<'_>, id: &str) -> bool {
        facts.groups().is_group(id) || self.seen.get(&id.to_lowercase()).is_some_and(|seen| seen.kind == "group")
    }

    /// The roles an object holds now.
    pub fn held_by(&self, id: &str) -> Vec<Held> {
        self.held.get(&id.to_lowercase()).into_iter().flatten().cloned().collect()
    }

    /// The roles an object may activate.
    pub fn eligible_for(&self, id: &str) -> Vec<Held> {
        self.eligible.get(&id.to_lowercase()).into_iter().flatten().cloned().collect()
    }

    /// Whether an object holds a privileged role now, direct, through a group or
    /// for an administrative unit.
    pub fn is_privileged(&self, id: &str) -> bool {
        self.held.get(&id.to_lowercase()).into_iter().flatten().any(Held::is_privileged)
    }

    /// Whether an object is a Global Administrator now, direct or through a group.
    pub(super) fn is_global_administrator(&self, id: &str) -> bool {
        global(&privileged(&self.held, &id.to_lowercase()))
    }

    /// Whether a Conditional Access role condition matches an object: active,
    /// built-in, for the whole directory.
    pub(super) fn matches(&self, id: &str, template: &str) -> Tri {
        let matched = self
            .held
            .get(&id.to_lowercase())
            .into_iter()
            .flatten()
            .any(|held| held.template.eq_ignore_ascii_case(template) && held.tenant_wide && held.built_in);
        matched.into()
    }

    /// The fact `admins`, as [`ADMINS`] declares it.
    pub(super) fn admins(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let people = facts.people()?;
        let ids: BTreeSet<&String> = self.held.keys().chain(self.eligible.keys()).collect();
        let mut admins = Vec::new();
        let mut other = Vec::new();
        for id in ids {
            let (active, eligible) = (privileged(&self.held, id), privileged(&self.eligible, id));
            if active.is_empty() && eligible.is_empty() {
                continue;
            }
            let own = json!({
                "roles": names(&active), "eligible": names(&eligible),
                "globalAdministrator": global(&active), "eligibleGlobalAdministrator": global(&eligible),
            });
            match people.get(id) {
                Some(person) => {
                    let external = json!({"external": person.guest_type.is_some()});
                    admins.push(joined(joined(json!(person), external), own));
                }
                None => other.extend(self.other(facts, id).map(|object| joined(object, own))),
            }
        }
        admins.sort_by_key(|admin| (text(admin, "name").to_owned(), text(admin, "id").to_owned()));
        let joinable = self.joinable.iter().filter_map(|id| {
            let roles = [privileged(&self.held, id), privileged(&self.eligible, id)].concat();
            let row = json!({"id": id, "name": self.name(facts, id), "globalAdministrator": global(&roles)});
            (!roles.is_empty()).then_some(row)
        });
        let joinable: Vec<Value> = joinable.collect();
        Ok(json!({"people": admins, "other": other, "unreadGroups": self.unread_groups, "joinableGroups": joinable}))
    }

    /// What a holder is that is no account: nothing to look at where a group holds it that
    /// is in no list, which is a device or a contact.
    fn other(&self, facts: &Facts<'_>, id: &str) -> Option<Value> {
        let app = row_of(facts, "servicePrincipals", id).is_some();
        let kind = match self.seen.get(id).map(|seen| seen.kind.as_str()) {
            _ if self.is_group(facts, id) => "group",
            Some("servicePrincipal") => "servicePrincipal",
            _ if app => "servicePrincipal",
            _ => "unknown",
        };
        let lists = ["users", "groups", "servicePrincipals"];
        let gone = match kind {
            "group" => groups::is_gone(facts, id),
            "unknown" => !self.seen.contains_key(id) && lists.iter().all(|list| facts.is_whole(list)) && !id.is_empty(),
            _ => false,
        };
        let direct =
            self.held.get(id).into_iter().chain(self.eligible.get(id)).flatten().any(|held| held.through.is_none());
        if gone && !direct {
            return None;
        }
        let membership = (kind == "group" && !gone).then(|| groups::members(facts, id));
        let settled = gone || kind == "servicePrincipal" || membership.as_ref().is_some_and(|members| members.complete);
        let why = membership.and_then(|members| members.doubt);
        let name = self.name(facts, id);
        Some(json!({"id": id, "name": name, "type": kind, "gone": gone, "settled": settled, "why": why}))
    }

    /// The name of a group or app; its id where it is in no list.
    fn name(&self, facts: &Facts<'_>, id: &str) -> String {
        let listed = row_of(facts, "groups", id).or_else(|| row_of(facts, "servicePrincipals", id));
        let seen = self.seen.get(id).map(|seen| seen.name.as_str());
        let names = [listed.map(|object| text(object, "displayName")), seen, Some(id)];
        let name = names.into_iter().flatten().find(|name| !name.is_empty());
        name.unwrap_or("an object without an id").to_owned()
    }
}

/// Whether a role is what the accounts hold that synchronize directories.
pub(super) fn is_for_synchronization(template: &str) -> bool {
    role_by_id(template).is_some_and(|role| role.power == Power::Synchronization)
}

/// The fact `globalAdministrators`, as [`GLOBAL_ADMINISTRATORS`] declares it.
pub(super) fn global_administrators(facts: &Facts<'_>) -> FactResult<Value> {
    let is_global = |role: &&Value| text(role, "roleTemplateId").eq_ignore_ascii_case(GLOBAL_ADMINISTRATOR);
    let lists = facts.rows("directoryRoles")?.iter().filter(is_global).map(|role| role.get("members")?.as_array());
    let lists: Vec<Option<&Vec<Value>>> = lists.collect();
    let members = lists.iter().flatten().flat_map(|list| list.iter()).filter(|member| member.is_object());
    let members = members.map(|member| {
        let name = [text(member, "displayName"), text(member, "id")].into_iter().find(|name| !name.is_empty());
        let kind = text(member, "@odata.type").rsplit('.').next();
        json!({"id": text(member, "id"), "name": name.unwrap_or_default(), "type": kind})
    });
    let members: Vec<Value> = members.collect();
    let whole =
        facts.is_whole("directoryRoles") && lists.iter().all(|list| list.is_some_and(|list| list.len() < EXPANDED));
    Ok(json!({"members": members, "whole": whole}))
}

fn privileged<'a>(map: &'a BTreeMap<String, BTreeSet<Held>>, id: &str) -> Vec<&'a Held> {
    map.get(id).into_iter().flatten().filter(|held| held.is_privileged()).collect()
}

fn names(held: &[&Held]) -> BTreeSet<String> {
    held.iter().map(|held| held.name.clone()).collect()
}

fn global(held: &[&Held]) -> bool {
    held.iter().any(|held| held.template.eq_ignore_ascii_case(GLOBAL_ADMINISTRATOR))
}

fn joined(object: Value, more: Value) -> Value {
    match (object, more) {
        (Value::Object(mut object), Value::Object(more)) => {
            object.extend(more);
            Value::Object(object)
        }
        (object, _) => object,
    }
}

/// The owners of a group, where its row tells them.
fn owners(facts: &Facts<'_>, group: &str) -> Vec<String> {
    let owners = row_of(facts, "groups", group).and_then(|row| row.get("owners")?.as_array());
    owners.into_iter().flatten().map(|owner| owner.as_str().unwrap_or_else(|| text(owner, "id")).to_owned()).collect()
}

fn row_of<'a>(facts: &Facts<'a>, source: &str, id: &str) -> Option<&'a Value> {
    facts.rows(source).unwrap_or_default().iter().find(|object| text(object, "id").eq_ignore_ascii_case(id))
}
