//! Whom each policy of Intune reaches, by its assignments: groups, all users, all devices,
//! filters and exclusions
//! (<https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget>).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::raw::{boolean, text};
use super::shape::{Shape, field};
use super::{Facts, Tri, groups};

/// What tells whom a policy of Intune reaches: the policies, and who there is.
pub(super) const SOURCES: [&str; 11] = [
    "deviceCompliancePolicies",
    "deviceConfigurations",
    "configurationPolicies",
    "intents",
    "groupPolicyConfigurations",
    "iosManagedAppProtections",
    "androidManagedAppProtections",
    "managedDevices",
    "users",
    "groups",
    "groupMembers",
];

/// Those whose rows are policies with assignments.
const POLICIES: &[&str] = SOURCES.split_at(7).0;

/// The fact `intuneReach`.
pub(super) const REACH: Shape = Shape::Object(&[
    field("policies", Shape::ById("policy", &POLICY), "what is known of each policy"),
    field("people", Shape::List(&PART), "people, parted by which policies reach them"),
]);

const POLICY: Shape = Shape::Object(&[
    field("assigned", Shape::YesNoUnknown, "whether it is assigned to anybody"),
    field("anybody", Shape::YesNoUnknown, "whether anybody is surely in that"),
    field("everybody", Shape::YesNo, "whether it reaches all users or all devices without exception"),
    field("doubts", Shape::List(&Shape::Text), "why it may not be told, in words")
        .rare("in the fixture tenants it can be told of every policy"),
]);

const PART: Shape = Shape::Object(&[
    field(
        "ids",
        Shape::List(&Shape::Text),
        "accounts and users of managed devices; `\"\"` stands for a device that is nobody's, which may still be in a group of devices",
    ),
    field("reached", Shape::List(&Shape::Text), "ids of the policies that surely reach them"),
    field(
        "unknown",
        Shape::List(&Shape::Text),
        "ids of the policies of which that is not known; no other reaches them",
    ),
]);

/// The fact `intuneReach`, as [`REACH`] declares it.
pub(super) fn reach(facts: &Facts<'_>) -> Value {
    let tenant = Tenant::read(facts);
    let rows = POLICIES.iter().flat_map(|source| facts.rows(source).unwrap_or_default());
    let scopes: Vec<Scope<'_>> = rows.map(|policy| tenant.scope(policy)).collect();
    let policies: Map<String, Value> = scopes.iter().map(|scope| (scope.id.to_owned(), scope.told())).collect();
    json!({"policies": policies, "people": parted(&tenant, &scopes)})
}

/// People parted by which policies reach them, and of which that is not known.
fn parted(tenant: &Tenant<'_>, scopes: &[Scope<'_>]) -> Vec<Value> {
    let mut parts: BTreeMap<[Vec<&str>; 2], Vec<&str>> = BTreeMap::new();
    for (spelled, person) in &tenant.people {
        let is_user = tenant.is_user(person);
        let answers: Vec<(&str, Tri)> = scopes.iter().map(|scope| (scope.id, scope.reaches(person, is_user))).collect();
        let with = |wanted: Tri| answers.iter().filter(|(_, answer)| *answer == wanted).map(|(id, _)| *id).collect();
        parts.entry([with(Tri::Yes), with(Tri::Maybe)]).or_default().push(spelled);
    }
    parts
        .into_iter()
        .map(|([reached, unknown], ids)| json!({"ids": ids, "reached": reached, "unknown": unknown}))
        .collect()
}

/// What assignments are held against.
struct Tenant<'a> {
    facts: &'a Facts<'a>,
    /// The accounts, in small letters; none where they were not read.
    users: BTreeSet<String>,
    /// Everybody whom a policy may reach, as spelled, with the id in small letters.
    people: BTreeMap<&'a str, String>,
}

impl<'a> Tenant<'a> {
    fn read(facts: &'a Facts<'a>) -> Self {
        let ids = |source: &str, key: &'static str| {
            facts.rows(source).unwrap_or_default().iter().map(move |row| text(row, key))
        };
        // Zeros stand for a device that is nobody's.
        let owners = ids("managedDevices", "userId").filter(|id| names_one(id));
        Self {
            facts,
            users: ids("users", "id").map(str::to_lowercase).collect(),
            people: ids("users", "id").chain(owners).chain([""]).map(|id| (id, id.to_lowercase())).collect(),
        }
    }

    /// Whether somebody is a user of the tenant; nobody is not, nor is somebody whose account
    /// is gone. Where the accounts were not read whoever has a device counts as one.
    fn is_user(&self, person: &str) -> bool {
        !person.is_empty() && (self.users.is_empty() || self.users.contains(person))
    }

    fn scope(&self, policy: &'a Value) -> Scope<'a> {
        let id = text(policy, "id");
        // Nobody could tell the answer for one policy without an id from that for another.
        let to = Assignments::read(if id.is_empty() { &Value::Null } else { policy });
        let (within, included_known) = self.members(&to.included);
        let (without, excluded_known) = self.members(&to.excluded);
        let all_gone = to.included.iter().all(|group| self.is_gone(group));
        Scope {
            id,
            name: ["displayName", "name", "id"].map(|key| text(policy, key)).into_iter().find(|name| !name.is_empty()),
            assigned: match () {
                () if to.legible && !to.every_device && !to.every_user && !to.strange && all_gone => Tri::No,
                () if to.names_somebody => Tri::Yes,
                () if boolean(policy, "isAssigned") == Some(false) && !id.is_empty() => Tri::No,
                () => Tri::Maybe,
            },
            within,
            without,
            within_known: to.legible && !to.strange && included_known,
            without_known: to.legible && excluded_known,
            groups_known: included_known && excluded_known,
            every_device: to.every_device,
            every_user: to.every_user,
            filtered: to.filtered,
        }
    }

    /// Who is in some groups, in small letters, and whether these are all, and are people: a
    /// group of devices names them by an id that the list of devices does not carry.
    fn members(&self, groups: &BTreeSet<&str>) -> (BTreeSet<String>, bool) {
        let (mut all, mut known) = (BTreeSet::new(), true);
        for group in groups {
            let membership = groups::members(self.facts, group);
            let members = membership.known.iter().filter(|id| !self.facts.groups().is_group(id));
            let members: BTreeSet<String> = members.map(|id| id.to_lowercase()).collect();
            known &= !group.is_empty() && membership.complete && members.is_subset(&self.users);
            all.extend(members);
        }
        (all, known)
    }

    /// Whether a group was deleted; an assignment may lack the id of its group.
    fn is_gone(&self, group: &str) -> bool {
        !group.is_empty() && groups::is_gone(self.facts, group)
    }
}

/// Whom a policy is for.
struct Scope<'a> {
    id: &'a str,
    name: Option<&'a str>,
    assigned: Tri,
    every_device: bool,
    every_user: bool,
    /// Members of the groups that it includes, and whether they are all whom it names.
    within: BTreeSet<String>,
    within_known: bool,
    /// Members of the groups that it leaves out.
    without: BTreeSet<String>,
    without_known: bool,
    groups_known: bool,
    filtered: bool,
}

impl Scope<'_> {
    fn told(&self) -> Value {
        json!({
            "assigned": self.assigned.word(), "anybody": self.anybody().word(),
            "everybody": (self.every_device || self.every_user) && self.is_without_exception(), "doubts": self.doubts(),
        })
    }

    /// Whether the policy reaches a person, by the id in small letters.
    fn reaches(&self, person: &str, is_user: bool) -> Tri {
        if self.assigned == Tri::No || self.without.contains(person) {
            return Tri::No;
        }
        let nobodys = person.is_empty();
        let named = self.every_device || (self.every_user && is_user) || self.within.contains(person);
        if !named {
            // Somebody may be in a group that was not read, and a device in any.
            return if self.every_user || !self.within_known || nobodys { Tri::Maybe } else { Tri::No };
        }
        match () {
            () if self.is_without_exception() => Tri::Yes,
            () if self.filtered || !self.without_known || nobodys => Tri::Maybe,
            () => Tri::Yes,
        }
    }

    fn is_without_exception(&self) -> bool {
        self.without.is_empty() && self.without_known && !self.filtered
    }

    fn anybody(&self) -> Tri {
        let everybody = self.every_device || self.every_user;
        let somebody = everybody || !self.within.is_subset(&self.without);
        match self.assigned {
            Tri::No => Tri::No,
            _ if !somebody && self.within_known => Tri::No,
            Tri::Yes if somebody && self.without_known && !self.filtered => Tri::Yes,
            _ => Tri::Maybe,
        }
    }

    fn doubts(&self) -> Vec<String> {
        let name = self.name.unwrap_or("a policy without a name");
        let filter = self.filtered.then(|| format!("a filter narrows whom “{name}” reaches"));
        let groups = (!self.groups_known).then(|| format!("who is in the groups of “{name}” does not show"));
        filter.into_iter().chain(groups).collect()
    }
}

const EVERY_DEVICE: &str = "allDevicesAssignmentTarget";
const EVERY_USER: &str = "allLicensedUsersAssignmentTarget";
const GROUP: &str = "groupAssignmentTarget";
const EXCLUSION: &str = "exclusionGroupAssignmentTarget";

/// What the assignments of a policy say.
struct Assignments<'a> {
    /// Whether each of them could be read.
    legible: bool,
    /// Whether one is for anybody rather than an exclusion.
    names_somebody: bool,
    every_device: bool,
    every_user: bool,
    included: BTreeSet<&'a str>,
    excluded: BTreeSet<&'a str>,
    /// Whether a target is of another kind, such as a collection of Configuration Manager,
    /// which may hold anybody.
    strange: bool,
    /// Whether a filter narrows one.
    filtered: bool,
}

impl<'a> Assignments<'a> {
    fn read(policy: &'a Value) -> Self {
        let all = policy.get("assignments").and_then(Value::as_array);
        let targeted =
            |assignment: &'a Value| Some((assignment, assignment.get("target").filter(|target| target.is_object())?));
        let readable: Vec<(&Value, &Value)> = all.into_iter().flatten().filter_map(targeted).collect();
        let kinds: BTreeSet<&str> = readable.iter().map(|(_, target)| kind(target)).collect();
        let groups = |wanted: &str| -> BTreeSet<&str> {
            let of_kind = readable.iter().filter(|(_, target)| kind(target) == wanted);
            of_kind.map(|(_, target)| text(target, "groupId")).collect()
        };
        Self {
            legible: all.is_some_and(|all| all.len() == readable.len()),
            names_somebody: kinds.iter().any(|kind| *kind != EXCLUSION),
            every_device: kinds.contains(EVERY_DEVICE),
            every_user: kinds.contains(EVERY_USER),
            included: groups(GROUP),
            excluded: groups(EXCLUSION),
            strange: kinds.iter().any(|kind| ![EVERY_DEVICE, EVERY_USER, GROUP, EXCLUSION].contains(kind)),
            filtered: readable.iter().any(|(assignment, target)| is_filtered(assignment) || is_filtered(target)),
        }
    }
}

/// The last part of a target's type, `#microsoft.graph.` left out.
fn kind(target: &Value) -> &str {
    text(target, "@odata.type").rsplit('.').next().unwrap_or_default()
}

/// Whether a filter narrows whom an assignment reaches; v1.0 shows none. A kind of filter
/// that is not known narrows as well, and so does a filter whose kind is missing
/// (<https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget?view=graph-rest-beta>).
fn is_filtered(place: &Value) -> bool {
    let at = |key: &str| place.get(key).filter(|value| !value.is_null());
    match at("deviceAndAppManagementAssignmentFilterType") {
        None => {
            at("deviceAndAppManagementAssignmentFilterId").is_some_and(|id| names_one(id.as_str().unwrap_or_default()))
        }
        Some(kind) => !kind.as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("none")),
    }
}

/// Whether an id stands for something: zeros stand for nothing.
fn names_one(id: &str) -> bool {
    !id.chars().all(|figure| matches!(figure, '0' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::read;

    fn target(kind: &str, group: Value) -> Value {
        json!({"target": {"@odata.type": format!("#microsoft.graph.{kind}AssignmentTarget"), "groupId": group}})
    }

    fn to(group: &str) -> Value {
        target("group", json!(group))
    }

    fn but(group: &str) -> Value {
        target("exclusionGroup", json!(group))
    }

    fn all_devices() -> Value {
        target("allDevices", Value::Null)
    }

    fn all_users() -> Value {
        target("allLicensedUsers", Value::Null)
    }

    fn sources() -> Value {
        let plain = ["g1", "g2", "machines", "empty", "unread", "nested", "mixed", "holes"];
        let groups = plain.map(|id| json!({"id": id, "displayName": id, "groupTypes": [], "visibility": null}));
        let mut groups = groups.to_vec();
        groups.push(json!({"id": "secret", "displayName": "secret", "groupTypes": ["Unified"], "visibility": "HiddenMembership"}));
        json!({
            "users": [{"id": "u1"}, {"id": "u2"}], "groups": groups, "managedDevices": [{"id": "d", "userId": "left"}],
            "groupMembers": {
                "g1": ["u1"], "g2": ["u2"], "machines": ["x1"], "empty": [], "nested": ["g2"], "mixed": ["u1", "x1"],
                "holes": ["u1", null], "secret": [],
            },
        })
    }

    /// The fact over these sources, with one policy.
    fn fact(mut sources: Value, policy: Value) -> Value {
        sources["deviceConfigurations"] = json!([policy]);
        let read_whole = sources
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.clone(), json!({"status": "read", "via": "graph", "value": value})));
        let file = json!({
            "format": "tenant-triage/snapshot", "version": 1, "takenAt": "2026-11-22T02:00:00Z",
            "tenant": {"id": "t", "displayName": "Practice"}, "sources": read_whole.collect::<Map<_, _>>(),
        });
        let snapshot = read(file.to_string().as_bytes()).unwrap();
        reach(&Facts::new(&snapshot, BTreeMap::new()))
    }

    fn policy(assignments: Value) -> Value {
        json!({"id": "p", "displayName": "Policy", "assignments": assignments})
    }

    fn answer(fact: &Value, id: &str) -> &'static str {
        let parts = fact["people"].as_array().unwrap();
        let part = parts.iter().find(|part| part["ids"].as_array().unwrap().contains(&json!(id))).unwrap();
        let has = |key: &str| part[key].as_array().unwrap().contains(&json!("p"));
        if has("reached") {
            "yes"
        } else if has("unknown") {
            "unknown"
        } else {
            "no"
        }
    }

    fn reached(assignments: Value, id: &str) -> &'static str {
        answer(&fact(sources(), policy(assignments)), id)
    }

    #[test]
    fn who_is_reached() {
        for (assignments, id, expected) in [
            (json!([all_devices()]), "", "yes"),
            (json!([all_users()]), "u1", "yes"),
            (json!([all_users()]), "", "unknown"),
            (json!([to("g1")]), "u1", "yes"),
            (json!([to("G1")]), "u1", "yes"),
            (json!([to("g1")]), "u2", "no"),
            (json!([to("g1")]), "", "unknown"),
            (json!([to("empty")]), "u1", "no"),
            (json!([to("machines")]), "u1", "unknown"),
            (json!([to("unread")]), "u1", "unknown"),
            (json!([to("nested")]), "u2", "yes"),
            (json!([to("nested")]), "u1", "no"),
            (json!([to("mixed")]), "u1", "yes"),
            (json!([to("mixed")]), "u2", "unknown"),
            (json!([to("holes")]), "u1", "yes"),
            (json!([to("holes")]), "u2", "unknown"),
            (json!([to("secret")]), "u1", "unknown"),
            (json!([to("g1"), to("unread")]), "u2", "unknown"),
            (json!([target("configurationManagerCollection", Value::Null)]), "u1", "unknown"),
            (json!([to("gone")]), "u1", "no"),
            (json!([target("group", Value::Null)]), "u1", "unknown"),
            (json!([]), "u1", "no"),
            (json!([]), "", "no"),
            (json!(null), "u1", "unknown"),
            (json!(["x"]), "u1", "unknown"),
            (json!(["x", all_devices()]), "u1", "unknown"),
        ] {
            assert_eq!(reached(assignments.clone(), id), expected, "{assignments} {id}");
        }
    }

    #[test]
    fn who_is_left_out() {
        for (assignments, id, expected) in [
            (json!([all_devices(), but("g1")]), "u1", "no"),
            (json!([all_devices(), but("g1")]), "u2", "yes"),
            (json!([all_devices(), but("g1")]), "", "unknown"),
            (json!([all_devices(), but("empty")]), "", "yes"),
            (json!([all_devices(), but("gone")]), "", "yes"),
            (json!([all_devices(), but("nested")]), "u2", "no"),
            (json!([all_devices(), but("machines")]), "u1", "unknown"),
            (json!([all_devices(), but("secret")]), "u1", "unknown"),
            (json!([to("unread"), but("g1")]), "u1", "no"),
            (json!([to("unread"), but("g1")]), "u2", "unknown"),
            (json!([to("g2"), but("unread")]), "u1", "no"),
        ] {
            assert_eq!(reached(assignments.clone(), id), expected, "{assignments} {id}");
        }
    }

    #[test]
    fn an_account_that_is_gone_takes_nothing_for_all_users() {
        assert_eq!(reached(json!([all_users()]), "left"), "unknown");
        assert_eq!(reached(json!([all_users(), but("g1")]), "left"), "unknown");
        assert_eq!(reached(json!([all_devices()]), "left"), "yes");
        let without_accounts =
            json!({"managedDevices": [{"id": "d", "userId": "left"}, {"id": "e", "userId": "0000-0000"}]});
        assert_eq!(answer(&fact(without_accounts.clone(), policy(json!([all_users()]))), "left"), "yes");
        assert_eq!(answer(&fact(without_accounts, policy(json!([to("g1")]))), "left"), "unknown");
    }

    /// Without a list of groups nobody can say that one was deleted, nor whether one that
    /// shows no members hides them.
    #[test]
    fn only_what_was_read_tells_that_a_group_is_empty_or_gone() {
        let mut sources = sources();
        sources.as_object_mut().unwrap().remove("groups");
        for group in ["gone", "empty"] {
            assert_eq!(answer(&fact(sources.clone(), policy(json!([to(group)]))), "u1"), "unknown", "{group}");
        }
    }

    #[test]
    fn a_filter_on_the_target_or_the_assignment() {
        for (id, kind, filtered) in [
            (json!("f"), json!("include"), true),
            (json!("f"), json!("exclude"), true),
            (json!(null), json!("unknownFutureValue"), true),
            (json!("f"), json!(7), true),
            (json!("f"), json!(null), true),
            (json!("f"), json!("none"), false),
            (json!("00000000-0000-0000-0000-000000000000"), json!(null), false),
            (json!(null), json!("None"), false),
            (json!(null), json!(null), false),
        ] {
            for on_target in [true, false] {
                let mut assignment = all_devices();
                let place = if on_target { &mut assignment["target"] } else { &mut assignment };
                place["deviceAndAppManagementAssignmentFilterId"] = id.clone();
                place["deviceAndAppManagementAssignmentFilterType"] = kind.clone();
                let fact = fact(sources(), policy(json!([assignment])));
                let expected = if filtered { "unknown" } else { "yes" };
                assert_eq!(answer(&fact, "u1"), expected, "{id} {kind} {on_target}");
                assert_eq!(fact["policies"]["p"]["everybody"], !filtered, "{id} {kind} {on_target}");
            }
        }
    }

    #[test]
    fn whether_anybody_is_meant_and_reached() {
        for (assignments, assigned, anybody, everybody) in [
            (json!([all_users()]), "yes", "yes", true),
            (json!([all_devices(), but("empty")]), "yes", "yes", true),
            (json!([all_devices(), but("g1")]), "yes", "yes", false),
            (json!([all_devices(), but("unread")]), "yes", "unknown", false),
            (json!([to("g1")]), "yes", "yes", false),
            (json!([to("machines")]), "yes", "yes", false),
            (json!([to("empty")]), "yes", "no", false),
            (json!([to("secret")]), "yes", "unknown", false),
            (json!([to("unread")]), "yes", "unknown", false),
            (json!([to("g1"), but("g1")]), "yes", "no", false),
            (json!([to("gone")]), "no", "no", false),
            (json!([to("gone"), to("g1")]), "yes", "yes", false),
            (json!([to("gone"), "x"]), "yes", "unknown", false),
            (json!([but("g2")]), "no", "no", false),
            (json!([]), "no", "no", false),
            (json!(null), "unknown", "unknown", false),
            (json!([{"target": null}]), "unknown", "unknown", false),
            (json!([{"target": {}}]), "yes", "unknown", false),
        ] {
            let told = fact(sources(), policy(assignments.clone()))["policies"]["p"].clone();
            assert_eq!(told["assigned"], assigned, "{assignments}");
            assert_eq!(told["anybody"], anybody, "{assignments}");
            assert_eq!(told["everybody"], everybody, "{assignments}");
        }
        let idle = json!({"id": "p", "isAssigned": false});
        assert_eq!(fact(sources(), idle)["policies"]["p"]["assigned"], "no");
        let busy = json!({"id": "p", "isAssigned": true});
        assert_eq!(fact(sources(), busy)["policies"]["p"]["assigned"], "unknown");
    }

    #[test]
    fn of_policies_without_an_id_nothing_can_be_told() {
        let nameless = json!({"id": "", "displayName": "Policy", "assignments": [all_devices()], "isAssigned": false});
        let told = fact(sources(), nameless);
        assert_eq!(told["policies"][""]["assigned"], "unknown");
        let parts = told["people"].as_array().unwrap();
        assert!(parts.iter().all(|part| part["reached"] == json!([]) && part["unknown"] == json!([""])), "{told}");
    }

    #[test]
    fn why_it_cannot_be_told() {
        let mut filtered = to("secret");
        filtered["target"]["deviceAndAppManagementAssignmentFilterType"] = json!("include");
        let told = fact(sources(), policy(json!([filtered])));
        let doubts = ["a filter narrows whom “Policy” reaches", "who is in the groups of “Policy” does not show"];
        assert_eq!(told["policies"]["p"]["doubts"], json!(doubts));
        assert_eq!(fact(sources(), policy(json!([to("g1")])))["policies"]["p"]["doubts"], json!([]));
    }
}
