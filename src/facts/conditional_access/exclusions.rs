//! Exclusions: who and what each policy leaves out, by name.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::people::Person;
use super::super::raw::text;
use super::super::roles::GLOBAL_ADMINISTRATOR;
use super::super::{FactResult, Facts, Tri};
use super::ConditionalAccess;
use super::policy::{Control, Policy};
use super::users::{Matcher, guest};

impl ConditionalAccess {
    /// Why a policy does not cover an account, in words, and whether that is an
    /// exclusion; `None` where the policy covers it.
    pub(super) fn left_out(
        &self,
        facts: &Facts<'_>,
        matcher: &Matcher<'_>,
        policy: &Policy,
        person: &Person,
    ) -> Option<(bool, String)> {
        let name = &policy.name;
        match matcher.applies(policy, person) {
            Tri::Yes => return None,
            Tri::Maybe => return Some((false, format!("whether “{name}” reaches this account could not be told"))),
            Tri::No => {}
        }
        let exclude = &policy.users.exclude;
        if exclude.users.iter().any(|id| id.eq_ignore_ascii_case(&person.id)) {
            return Some((true, format!("“{name}” leaves the account out by name")));
        }
        if let Some(group) = exclude.groups.iter().find(|group| matcher.in_group(group, person, false) == Tri::Yes) {
            return Some((true, format!("“{name}” leaves it out through the group {}", group_name(facts, group))));
        }
        if let Some(role) = exclude.roles.iter().find(|role| matcher.in_role(role, person) == Tri::Yes) {
            return Some((true, format!("“{name}” leaves it out through the role {}", role_name(facts, role))));
        }
        if guest(exclude, person) == Tri::Yes {
            return Some((true, format!("“{name}” leaves guests out")));
        }
        Some((false, format!("“{name}” does not include it")))
    }

    /// The fact `exclusions`: what enabled policies leave out, one entry an
    /// object: `[{type, id, name, policies: [names], members: [{id, name}],
    /// justified, gone}]`. `type` is user, group, role, guests, application,
    /// namedLocation or platform; `justified` is true where the object holds only
    /// declared emergency accounts and synchronisation accounts.
    pub(crate) fn exclusions(&self, facts: &Facts<'_>) -> FactResult<Value> {
        let matcher = Matcher::new(facts);
        let mut objects: BTreeMap<(&str, String), BTreeSet<String>> = BTreeMap::new();
        for policy in self.enforced().filter(|policy| !policy.controls.is_empty() || policy.session.any) {
            let people = &policy.users.exclude;
            // An exclusion from a policy that blocks some places or platforms is how
            // such a policy says what stays allowed.
            let where_from = !policy.controls.contains(&Control::Block);
            let kinds: [(&str, &[String]); 6] = [
                ("user", &people.users),
                ("group", &people.groups),
                ("role", &people.roles),
                ("application", &policy.target.exclude),
                ("namedLocation", if where_from { &policy.locations.exclude } else { &[] }),
                ("platform", if where_from { &policy.platforms.exclude } else { &[] }),
            ];
            for (kind, ids) in kinds {
                for id in ids {
                    objects.entry((kind, id.clone())).or_default().insert(policy.name.clone());
                }
            }
            if !people.guests.is_empty() {
                objects.entry(("guests", "guests".to_owned())).or_default().insert(policy.name.clone());
            }
        }
        let rows = objects
            .into_iter()
            .map(|((kind, id), policies)| self.exclusion(facts, &matcher, kind, &id, &policies))
            .collect::<FactResult<Vec<Value>>>()?;
        Ok(Value::Array(rows))
    }

    fn exclusion(
        &self,
        facts: &Facts<'_>,
        matcher: &Matcher<'_>,
        kind: &str,
        id: &str,
        policies: &BTreeSet<String>,
    ) -> FactResult<Value> {
        let people = facts.people()?;
        let listed = |member: &Person| json!({"id": member.id, "name": member.name});
        let harmless = |member: &Person| member.emergency || member.sync_account || member.enabled == Some(false);
        let (name, members, gone): (String, Option<Vec<&Person>>, bool) = match kind {
            "user" => match people.get(id) {
                Some(person) => (person.name.clone(), Some(vec![person]), false),
                None => (format!("an account that no longer exists ({id})"), None, true),
            },
            "group" => {
                let members = matcher.members(id);
                let gone = members.is_none();
                let known = members.map(|members| members.iter().filter_map(|member| people.get(member)).collect());
                (group_name(facts, id), known, gone)
            }
            "role" => {
                let holders = people.all().iter().filter(|person| matcher.in_role(id, person) == Tri::Yes).collect();
                (role_name(facts, id), Some(holders), false)
            }
            "guests" => {
                // Of some kinds or tenants only: whoever is surely none of them is not left out.
                let left_out = |person: &&Person| {
                    let by = |policy: &Policy| guest(&policy.users.exclude, person) != Tri::No;
                    self.enforced().any(|policy| policies.contains(&policy.name) && by(policy))
                };
                let guests = people.all().iter().filter(left_out).collect();
                ("guests and external users".to_owned(), Some(guests), false)
            }
            "application" => (self.universe.app_name(id), None, false),
            "namedLocation" => (self.universe.location_name(id), None, false),
            _ => (id.to_owned(), None, false),
        };
        let people_kind = matches!(kind, "user" | "group" | "role");
        // A group whose members were not read may hold the role.
        let may_hold_others =
            kind == "role" && people.all().iter().any(|person| matcher.in_role(id, person) == Tri::Maybe);
        let justified = people_kind
            && !may_hold_others
            && members.as_ref().is_some_and(|members| members.iter().all(|member| harmless(member)));
        Ok(json!({
            "type": kind, "id": id, "name": name, "policies": policies,
            "members": members.unwrap_or_default().into_iter().map(listed).collect::<Vec<_>>(),
            "justified": justified, "gone": gone,
        }))
    }
}

fn group_name(facts: &Facts<'_>, id: &str) -> String {
    let group = facts.rows("groups").unwrap_or_default().iter().find(|group| text(group, "id") == id);
    match group.map(|group| text(group, "displayName")).filter(|name| !name.is_empty()) {
        Some(name) => format!("“{name}”"),
        None => format!("{id}, which is not in the list of groups"),
    }
}

fn role_name(facts: &Facts<'_>, template: &str) -> String {
    let definitions = facts.rows("roleDefinitions").unwrap_or_default();
    let definition =
        definitions.iter().find(|definition| text(definition, "templateId").eq_ignore_ascii_case(template));
    match definition.map(|definition| text(definition, "displayName")) {
        Some(name) if !name.is_empty() => format!("“{name}”"),
        _ if template == GLOBAL_ADMINISTRATOR => "“Global Administrator”".to_owned(),
        _ => template.to_owned(),
    }
}
