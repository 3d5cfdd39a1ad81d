//! Who is in a group: `groups` and `groupMembers`
//! (<https://learn.microsoft.com/graph/api/resources/group>).
//!
//! This is the one place that says so. Whom a list shows is surely a member; that
//! somebody is none can be said only where nothing stands in the way of the list.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Facts;
use super::raw::{Texts, text, texts};
use super::shape::Shape;
use crate::time::Utc;

/// The fact `groupDoubts`: by the id of each group whose list is not surely its whole
/// membership, why it is not.
pub(super) const DOUBTS: Shape = Shape::ById("group", &Shape::Text);

/// Who is in a group, through nested groups too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Membership {
    /// The ids of those who surely are members, as the list of accounts spells them.
    pub known: BTreeSet<String>,
    /// Whether nobody else is.
    pub complete: bool,
    /// Why others may be, in words that follow "who is in it cannot be told, for …".
    pub doubt: Option<String>,
}

impl Membership {
    fn leave_open(&mut self, doubt: String) {
        self.complete = false;
        self.doubt.get_or_insert(doubt);
    }
}

/// The groups of a snapshot, found by id whatever its case.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    groups: BTreeMap<String, Group>,
    /// Ids of accounts as the list of accounts spells them.
    accounts: BTreeMap<String, String>,
    /// Whether the list of groups was read whole.
    whole: bool,
}

/// What was read of one group by itself.
#[derive(Debug)]
struct Group {
    /// Its id as the list of groups spells it.
    id: String,
    /// Whether it is in the list of groups.
    listed: bool,
    /// What keeps its list from being its whole membership.
    doubt: Option<String>,
    members: Vec<Member>,
}

#[derive(Debug)]
struct Member {
    id: String,
    /// Said to be a group beside its id.
    is_group: bool,
}

/// The day from which groups whose rule uses `memberOf` are no longer brought up to date.
const MEMBER_OF_ENDED: &str = "2026-11-03T00:00:00Z";

impl Groups {
    pub(super) fn read(facts: &Facts<'_>) -> Self {
        let by_id = |source: &str| {
            let rows = facts.rows(source).unwrap_or_default().iter();
            rows.map(|row| (text(row, "id"), row)).filter(|(id, _)| !id.is_empty())
        };
        let rows: BTreeMap<String, &Value> = by_id("groups").map(|(id, row)| (id.to_lowercase(), row)).collect();
        let lists = facts.snapshot().value("groupMembers").and_then(Value::as_object).into_iter().flatten();
        let lists: BTreeMap<String, &Value> = lists.map(|(id, list)| (id.to_lowercase(), list)).collect();
        let taken_at = facts.snapshot().taken_at;
        // Of lists read in part nobody knows which one is cut.
        let cut = (!facts.is_whole("groupMembers")).then(|| "the members of groups were read in part".to_owned());
        let ids: BTreeSet<&String> = rows.keys().chain(lists.keys()).collect();
        let group = |id: &String| {
            let (row, list) = (rows.get(id).copied(), lists.get(id).and_then(|list| list.as_array()));
            Group {
                id: row.map_or(id.as_str(), |row| text(row, "id")).to_owned(),
                listed: row.is_some(),
                doubt: doubt(id, row, list, taken_at).or_else(|| cut.clone()),
                members: list.into_iter().flatten().filter_map(member).collect(),
            }
        };
        Self {
            groups: ids.into_iter().map(|id| (id.clone(), group(id))).collect(),
            accounts: by_id("users").map(|(id, _)| (id.to_lowercase(), id.to_owned())).collect(),
            whole: facts.is_whole("groups"),
        }
    }

    /// Who is in a group. One that is gone holds nobody.
    pub(crate) fn members(&self, group: &str) -> Membership {
        let mut membership = Membership { complete: true, ..Membership::default() };
        if self.is_gone(group) {
            return membership;
        }
        let mut queue = vec![group.to_lowercase()];
        let mut seen = BTreeSet::new();
        while let Some(next) = queue.pop() {
            if !seen.insert(next.clone()) {
                continue;
            }
            let Some(group) = self.groups.get(&next) else {
                membership.leave_open(unread(&next));
                continue;
            };
            if let Some(doubt) = &group.doubt {
                membership.leave_open(doubt.clone());
            }
            for member in &group.members {
                let key = member.id.to_lowercase();
                let spelled = self.accounts.get(&key).unwrap_or(&member.id);
                membership.known.insert(spelled.clone());
                if member.is_group || self.groups.contains_key(&key) {
                    queue.push(key);
                }
            }
        }
        membership
    }

    /// The fact `groupDoubts`, as [`DOUBTS`] declares it.
    pub(super) fn doubts(&self) -> BTreeMap<&str, String> {
        let ids = self.groups.iter().map(|(key, group)| (group.id.as_str(), key));
        ids.filter_map(|(id, key)| Some((id, self.members(key).doubt?))).collect()
    }

    /// Whether a group no longer exists: the list was read whole and it is not in it, nor
    /// did Microsoft show anybody in it.
    pub(crate) fn is_gone(&self, group: &str) -> bool {
        let group = self.groups.get(&group.to_lowercase());
        self.whole && group.is_none_or(|group| !group.listed && group.members.is_empty())
    }

    /// Whether an id is known to be a group's.
    pub(crate) fn is_group(&self, id: &str) -> bool {
        self.groups.contains_key(&id.to_lowercase())
    }
}

fn member(entry: &Value) -> Option<Member> {
    let id = entry.as_str().or_else(|| entry.get("id")?.as_str())?;
    Some(Member { id: id.to_owned(), is_group: text(entry, "@odata.type").ends_with(".group") })
}

fn unread(name: &str) -> String {
    format!("the members of “{name}” were not read")
}

/// What keeps the list of one group from being its whole membership.
fn doubt(id: &str, row: Option<&Value>, list: Option<&Vec<Value>>, taken_at: Utc) -> Option<String> {
    let name = row.map(|row| text(row, "displayName")).filter(|name| !name.is_empty()).unwrap_or(id);
    let Some(list) = list else { return Some(unread(name)) };
    match row.and_then(|row| row.get("visibility")) {
        Some(Value::String(visibility)) if visibility.eq_ignore_ascii_case("HiddenMembership") => {
            return Some(format!("“{name}” hides its members, so its list shows none or only some of them"));
        }
        // Only a group that hides its members shows an empty list and has some.
        None if list.is_empty() => {
            return Some(format!("“{name}” shows no members, and whether it hides them was not read"));
        }
        _ => {}
    }
    if list.iter().any(|entry| member(entry).is_none()) {
        return Some(format!("the list of “{name}” holds an entry that could not be read"));
    }
    standstill(row?, taken_at).map(|why| format!("“{name}” {why}"))
}

/// Why the members of a group that fills itself are not those its rule asks for.
fn standstill(row: &Value, taken_at: Utc) -> Option<&'static str> {
    let dynamic = match texts(row, "groupTypes") {
        Texts::List(kinds) => kinds.iter().any(|kind| kind == "DynamicMembership"),
        // Only a group that fills itself has a rule, or had one.
        Texts::Absent | Texts::Malformed => !text(row, "membershipRule").is_empty(),
    };
    if !dynamic {
        return None;
    }
    let ended = Utc::parse(MEMBER_OF_ENDED).is_some_and(|end| taken_at >= end);
    if ended && text(row, "membershipRule").to_lowercase().contains("memberof") {
        return Some(
            "takes its members from other groups (memberOf), which Microsoft stopped updating on November 3, 2026",
        );
    }
    match row.get("membershipRuleProcessingState") {
        // Lists of earlier versions do not carry it.
        None => None,
        Some(Value::String(state)) if state.eq_ignore_ascii_case("on") => None,
        Some(_) => Some("fills itself by a rule that is not being processed"),
    }
}

/// Who is in a group, through nested groups too.
pub(crate) fn members(facts: &Facts<'_>, group: &str) -> Membership {
    facts.groups().members(group)
}

/// Whether a group no longer exists ([`Groups::is_gone`]).
pub(crate) fn is_gone(facts: &Facts<'_>, group: &str) -> bool {
    facts.groups().is_gone(group)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::snapshot::{Snapshot, read};

    fn snapshot(taken_at: &str, sources: Value) -> Snapshot {
        let sources: serde_json::Map<String, Value> = sources
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.clone(), json!({"status": "read", "via": "graph", "value": value})))
            .collect();
        let file = json!({
            "format": "tenant-triage/snapshot", "version": 1, "takenAt": taken_at,
            "tenant": {"id": "t", "displayName": "Practice"}, "sources": sources,
        });
        read(file.to_string().as_bytes()).unwrap()
    }

    fn membership(groups: Value, lists: Value) -> Membership {
        let snapshot = snapshot("2026-11-22T02:00:00Z", json!({"groups": groups, "groupMembers": lists}));
        members(&Facts::new(&snapshot, BTreeMap::new()), "g")
    }

    fn group(more: Value) -> Value {
        let mut row = json!({"id": "g", "displayName": "Desk", "groupTypes": [], "visibility": null});
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        row
    }

    #[test]
    fn a_list_that_was_read_names_everybody() {
        let read = membership(json!([group(json!({}))]), json!({"G": ["a", {"id": "b"}]}));
        assert_eq!((read.known, read.complete), (BTreeSet::from(["a".to_owned(), "b".to_owned()]), true));
        assert!(membership(json!([group(json!({}))]), json!({"g": []})).complete);
    }

    #[test]
    fn hidden_members_are_not_nobody() {
        let hidden = json!([group(json!({"groupTypes": ["Unified"], "visibility": "HiddenMembership"}))]);
        assert!(!membership(hidden.clone(), json!({"g": []})).complete);
        let some = membership(hidden, json!({"g": ["a"]}));
        assert_eq!((some.known.len(), some.complete), (1, false));
        assert!(some.doubt.unwrap().contains("hides its members"));
        // Whether it hides them was not read.
        assert!(!membership(json!([{"id": "g"}]), json!({"g": []})).complete);
    }

    #[test]
    fn what_is_nested_and_not_read_may_hold_anybody() {
        let groups = json!([group(json!({})), {"id": "n", "displayName": "Night", "visibility": null}]);
        assert!(!membership(groups.clone(), json!({"g": ["a", "n"]})).complete);
        assert!(!membership(groups.clone(), json!({"g": ["a", "n"], "n": null})).complete);
        let nested = membership(groups, json!({"g": ["a", "N"], "n": ["b", "g"]}));
        assert!(nested.complete && nested.known.contains("b"));
        assert!(!membership(json!([group(json!({}))]), json!({"g": ["a", null]})).complete);
        assert!(
            !membership(
                json!([group(json!({}))]),
                json!({"g": [{"id": "n", "@odata.type": "#microsoft.graph.group"}]})
            )
            .complete
        );
    }

    #[test]
    fn a_rule_that_stands_still_tells_nobody_who_belongs() {
        let dynamic = |rule: &str, state: Value| {
            let more = json!({"groupTypes": ["DynamicMembership"], "membershipRule": rule, "membershipRuleProcessingState": state});
            json!([group(more)])
        };
        let frozen = "user.memberof -any (group.objectId -in ['x'])";
        assert!(!membership(dynamic(frozen, json!("On")), json!({"g": ["a"]})).complete);
        assert!(membership(dynamic("user.department -eq \"x\"", json!("On")), json!({"g": ["a"]})).complete);
        assert!(!membership(dynamic("user.department -eq \"x\"", json!("Paused")), json!({"g": ["a"]})).complete);
        // Of which kind the group is was not read.
        let untold = json!([group(json!({"groupTypes": null, "membershipRule": frozen}))]);
        assert!(!membership(untold, json!({"g": ["a"]})).complete);
        let before = snapshot(
            "2026-11-02T23:00:00Z",
            json!({"groups": dynamic(frozen, json!("On")), "groupMembers": {"g": ["a"]}}),
        );
        assert!(members(&Facts::new(&before, BTreeMap::new()), "g").complete);
    }

    #[test]
    fn only_a_whole_list_tells_that_a_group_is_gone() {
        let mut snapshot = snapshot("2026-11-22T02:00:00Z", json!({"groups": [group(json!({}))]}));
        let gone = |snapshot: &Snapshot, id: &str| is_gone(&Facts::new(snapshot, BTreeMap::new()), id);
        assert!(gone(&snapshot, "x") && !gone(&snapshot, "G"));
        snapshot.sources.get_mut("groups").unwrap().status = crate::snapshot::SourceStatus::Partial;
        assert!(!gone(&snapshot, "x"));
    }
}
