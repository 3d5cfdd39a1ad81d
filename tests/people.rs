//! Who is an administrator, who uses an account, who is a guest: the perfect practice,
//! changed in one place.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use serde_json::{Value, json};
use tenant_triage::engine::{Bundle, Status};
use tenant_triage::report::{Assessor, ControlReport};
use tenant_triage::snapshot::{Snapshot, SourceStatus};

const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";
const GROUP: &str = "aaaaaaaa-0000-4000-8000-000000000001";
const APP: &str = "aaaaaaaa-0000-4000-8000-000000000002";

fn verdict(snapshot: &Snapshot, id: &str) -> ControlReport {
    let assessment = Assessor::new(Bundle::embedded().unwrap()).unwrap().assess(snapshot);
    assessment.controls.into_iter().find(|control| control.id.as_str() == id).unwrap()
}

fn statuses<const N: usize>(snapshot: &Snapshot, ids: [&str; N]) -> [Status; N] {
    let assessment = Assessor::new(Bundle::embedded().unwrap()).unwrap().assess(snapshot);
    ids.map(|id| assessment.controls.iter().find(|control| control.id.as_str() == id).unwrap().status)
}

fn value<'a>(snapshot: &'a mut Snapshot, source: &str) -> &'a mut Value {
    snapshot.sources.get_mut(source).unwrap().value.as_mut().unwrap()
}

fn add(snapshot: &mut Snapshot, source: &str, row: Value) {
    value(snapshot, source).as_array_mut().unwrap().push(row);
}

/// A source that the perfect practice does not have.
fn bring(snapshot: &mut Snapshot, source: &str, content: Value) {
    let mut new = snapshot.sources["users"].clone();
    new.value = Some(content);
    snapshot.sources.insert(source.into(), new);
}

/// With a role for somebody who is in no list yet.
fn assigned(principal: &str, kind: Option<&str>) -> Snapshot {
    let mut snapshot = common::fixture("perfect");
    let expanded = kind.map(|kind| json!({"@odata.type": format!("#microsoft.graph.{kind}"), "id": principal}));
    let row = json!({
        "id": "new", "principalId": principal, "roleDefinitionId": GLOBAL_ADMINISTRATOR, "directoryScopeId": "/",
        "principal": expanded,
    });
    add(&mut snapshot, "roleAssignments", row);
    snapshot
}

/// With a group that holds the role.
fn with_group(more: Value, members: Value) -> Snapshot {
    let mut snapshot = assigned(GROUP, Some("group"));
    let mut row = json!({"id": GROUP, "displayName": "Helpers", "groupTypes": [], "visibility": null, "isAssignableToRole": true});
    row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    add(&mut snapshot, "groups", row);
    value(&mut snapshot, "groupMembers")[GROUP] = members;
    snapshot
}

#[test]
fn a_group_that_hides_its_members_hides_administrators() {
    let mut open = with_group(json!({}), json!([]));
    bring(&mut open, "groupEligibilities", json!({GROUP: []}));
    assert_eq!(statuses(&open, ["ADM-01", "ADM-07", "ADM-08", "AUTH-02"]), [Status::Pass; 4]);
    let mut hidden = with_group(json!({"groupTypes": ["Unified"], "visibility": "HiddenMembership"}), json!([]));
    bring(&mut hidden, "groupEligibilities", json!({GROUP: []}));
    assert_eq!(statuses(&hidden, ["ADM-01", "ADM-07", "ADM-08", "AUTH-02"]), [Status::NotAssessed; 4]);
    assert!(verdict(&hidden, "ADM-01").reason.unwrap().contains("hides its members"));
    // A team that hides them may hold guests, too.
    hidden.answers.retain(|id, _| id.as_str() != "GST-06");
    assert!(verdict(&hidden, "GST-06").reason.unwrap().contains("hides its members"));
}

#[test]
fn who_may_join_a_group_with_a_role_may_become_an_administrator() {
    let counts = ["ADM-01", "ADM-07", "ADM-08"];
    let mut snapshot = with_group(json!({}), json!([]));
    // The practice has Entra ID P2, and nobody read who may join.
    assert_eq!(statuses(&snapshot, counts), [Status::NotAssessed; 3]);
    snapshot.sources.get_mut("subscribedSkus").unwrap().value = Some(json!([]));
    assert_eq!(statuses(&snapshot, counts), [Status::Pass; 3]);

    let guest = json!({
        "id": "guest", "displayName": "Gus", "userPrincipalName": "gus_it.example#EXT#@x", "userType": "Guest",
        "accountEnabled": true, "creationType": "Invitation", "externalUserState": "Accepted", "assignedLicenses": [],
    });
    for access in ["member", "owner"] {
        let mut snapshot = with_group(json!({}), json!([]));
        add(&mut snapshot, "users", guest.clone());
        let row = json!({"principalId": "GUEST", "accessId": access, "groupId": GROUP});
        bring(&mut snapshot, "groupEligibilities", json!({GROUP: [row]}));
        let found = verdict(&snapshot, "ADM-08");
        assert_eq!(found.status, Status::Partial, "{access}");
        assert!(found.affected[0].detail.contains("Global Administrator (eligible)"));
    }
    // Nothing is missing where no group holds a role.
    assert_eq!(statuses(&common::fixture("perfect"), counts), [Status::Pass; 3]);
}

#[test]
fn an_app_in_full_control_is_named() {
    let app = json!({"id": APP, "appId": "x", "displayName": "Backup", "accountEnabled": true});
    let mut direct = assigned(APP, Some("servicePrincipal"));
    add(&mut direct, "servicePrincipals", app.clone());
    let mut through = with_group(json!({}), json!([APP]));
    bring(&mut through, "groupEligibilities", json!({GROUP: []}));
    add(&mut through, "servicePrincipals", app);
    for snapshot in [direct, through] {
        let found = verdict(&snapshot, "ADM-01");
        assert_eq!(found.status, Status::Partial);
        assert_eq!((found.affected[0].kind.as_str(), found.affected[0].name.as_str()), ("servicePrincipal", "Backup"));
    }
}

/// An id stands for the same account however it is spelled, and an exclusion of a group
/// counts for those in a group within it.
#[test]
fn emergency_accounts_are_left_out_by_any_spelling_and_through_nested_groups() {
    let leave_out = |change: &dyn Fn(&mut Value, Vec<Value>)| {
        let mut snapshot = common::fixture("perfect");
        for policy in value(&mut snapshot, "conditionalAccessPolicies").as_array_mut().unwrap() {
            let users = &mut policy["conditions"]["users"];
            let left_out = users["excludeUsers"].as_array().unwrap().clone();
            change(users, left_out);
        }
        snapshot
    };
    let capitals = leave_out(&|users, ids| {
        let spelled = ids.iter().map(|id| id.as_str().unwrap().to_uppercase());
        users["excludeUsers"] = json!(spelled.collect::<Vec<_>>());
    });
    assert_eq!(verdict(&capitals, "CA-04").status, Status::Pass);

    let inner = "aaaaaaaa-0000-4000-8000-000000000003";
    let mut nested = leave_out(&|users, _| {
        users["excludeUsers"] = json!([]);
        users["excludeGroups"] = json!([GROUP]);
    });
    for id in [GROUP, inner] {
        add(
            &mut nested,
            "groups",
            json!({"id": id, "displayName": "Spare keys", "groupTypes": [], "visibility": null}),
        );
    }
    let emergency = nested.profile.emergency_accounts.clone();
    value(&mut nested, "groupMembers")[GROUP] = json!([inner]);
    value(&mut nested, "groupMembers")[inner] = json!(emergency);
    assert_eq!(verdict(&nested, "CA-04").status, Status::Pass);
    value(&mut nested, "groupMembers")[inner] = json!([]);
    assert_eq!(verdict(&nested, "CA-04").status, Status::Fail);
}

#[test]
fn what_is_gone_holds_nobody() {
    let gone = assigned(APP, None);
    let found = verdict(&gone, "ADM-01");
    assert_eq!(found.status, Status::Pass);
    assert!(found.evidence.iter().any(|note| note.text.contains("no longer exists")));
    let mut unread = gone;
    unread.sources.get_mut("servicePrincipals").unwrap().status = SourceStatus::Partial;
    assert_eq!(verdict(&unread, "ADM-01").status, Status::NotAssessed);
}

#[test]
fn the_oldest_accounts_have_no_type_and_are_members() {
    let typed = |kind: Option<Value>| {
        let mut snapshot = common::fixture("perfect");
        for user in value(&mut snapshot, "users").as_array_mut().unwrap() {
            if user["userType"] == "Member" {
                match &kind {
                    Some(kind) => user["userType"] = kind.clone(),
                    None => drop(user.as_object_mut().unwrap().remove("userType")),
                }
            }
        }
        snapshot
    };
    let ids = ["ADM-08", "AUTH-07", "GST-06"];
    let before = statuses(&common::fixture("perfect"), ids);
    assert_eq!(statuses(&typed(Some(Value::Null)), ids), before);
    // What was not read, or is a word nobody knows, tells nothing.
    assert_eq!(statuses(&typed(None), ids)[..2], [Status::NotAssessed; 2]);
    assert_eq!(statuses(&typed(Some(json!("Visitor"))), ids)[..2], [Status::NotAssessed; 2]);
}

#[test]
fn attempts_are_not_use() {
    let with = |success: Value, attempt: &str| {
        let mut snapshot = common::fixture("perfect");
        for user in value(&mut snapshot, "users").as_array_mut().unwrap() {
            let activity = &mut user["signInActivity"];
            if activity.is_object() {
                activity["lastSuccessfulSignInDateTime"] = success.clone();
                activity["lastSignInDateTime"] = json!(attempt);
                activity["lastNonInteractiveSignInDateTime"] = json!(attempt);
            }
        }
        statuses(&snapshot, ["USR-02", "ADM-07"])
    };
    let (recent, old) = ("2026-11-20T08:00:00Z", "2026-03-01T08:00:00Z");
    assert_eq!(with(json!(recent), recent), [Status::Pass; 2]);
    // Somebody guesses at the passwords of accounts that nobody uses.
    assert_eq!(with(json!(old), recent), [Status::Fail; 2]);
    assert_eq!(with(Value::Null, recent), [Status::NotAssessed; 2]);
    assert_eq!(with(Value::Null, old), [Status::Fail; 2]);
}

#[test]
fn silence_of_people_says_nothing_of_programs() {
    let mut snapshot = common::fixture("perfect");
    assert_eq!(verdict(&snapshot, "AUTH-14").status, Status::Pass);
    let row = json!({"id": "1", "userId": "scanner", "clientAppUsed": "IMAP4", "status": {"errorCode": 0}});
    add(&mut snapshot, "legacySignIns", row);
    assert_eq!(verdict(&snapshot, "AUTH-14").status, Status::Fail);
    snapshot.sources.remove("legacySignIns");
    assert_eq!(verdict(&snapshot, "AUTH-14").status, Status::NotAssessed);
}
