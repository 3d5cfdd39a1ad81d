//! What the evidence gate lets a verdict rest on.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use serde_json::json;
use tenant_triage::engine::{Basis, Bundle, Status};
use tenant_triage::report::{Assessor, ControlReport};
use tenant_triage::snapshot::{Snapshot, SourceStatus};

fn verdict(snapshot: &Snapshot, id: &str) -> ControlReport {
    let assessment = Assessor::new(Bundle::embedded().unwrap()).unwrap().assess(snapshot);
    assessment.controls.into_iter().find(|control| control.id.as_str() == id).unwrap()
}

#[test]
fn a_list_in_part_is_not_used_as_the_whole() {
    let mut snapshot = common::fixture("perfect");
    assert_eq!(verdict(&snapshot, "ADM-07").status, Status::Pass);
    snapshot.sources.get_mut("roleEligibilities").unwrap().status = SourceStatus::Partial;
    assert_eq!(verdict(&snapshot, "ADM-07").status, Status::NotAssessed);
}

#[test]
fn nothing_fails_for_want_of_a_plan_that_nobody_looked_up() {
    let mut snapshot = common::fixture("family-clinic");
    assert_eq!(verdict(&snapshot, "RISK-02").status, Status::NotLicensed);
    snapshot.sources.remove("subscribedSkus");
    let control = verdict(&snapshot, "RISK-02");
    assert_eq!(control.status, Status::NotAssessed);
    assert!(control.reason.unwrap().contains("Microsoft Entra ID P2"));
}

#[test]
fn what_a_plan_lacks_names_the_plan_to_buy() {
    let control = verdict(&common::fixture("no-premium"), "AUTH-14");
    assert_eq!(control.status, Status::NotLicensed);
    assert!(control.reason.unwrap().contains("Microsoft 365 Business Premium"));
}

#[test]
fn what_an_export_tells_is_not_said_to_be_read_from_graph() {
    let control = verdict(&common::fixture("scubagear-export"), "APP-01");
    assert_eq!((control.status, control.basis), (Status::Pass, Some(Basis::Import)));
    let control = verdict(&common::fixture("perfect"), "APP-01");
    assert_eq!((control.status, control.basis), (Status::Pass, Some(Basis::Graph)));
}

#[test]
fn a_tenant_without_accounts_was_not_read() {
    let users = json!({"users": [], "conditionalAccessPolicies": []});
    assert_eq!(verdict(&common::snapshot(users), "AUTH-01").status, Status::NotAssessed);
}

/// The perfect practice with other licences.
fn licensed(products: serde_json::Value) -> Snapshot {
    let mut snapshot = common::fixture("perfect");
    snapshot.sources.get_mut("subscribedSkus").unwrap().value = Some(products);
    snapshot
}

#[test]
fn what_was_read_beats_the_table_of_plans() {
    let none = licensed(json!([]));
    // Policies are read where the plan is there, whatever the table says of it.
    assert_eq!(verdict(&none, "CA-07").status, Status::Pass);
    // What says nothing of a plan leaves the table in its right.
    assert_eq!(verdict(&none, "RISK-02").status, Status::NotLicensed);
}

#[test]
fn a_plan_that_nobody_knows_is_not_the_lack_of_one() {
    let plans = json!([{"servicePlanId": "01234567-89ab-4cde-8f01-23456789abcd", "provisioningStatus": "Success"}]);
    let product = |state: &str| json!([{"skuId": "new", "capabilityStatus": state, "servicePlans": plans}]);
    assert_ne!(verdict(&licensed(product("Enabled")), "RISK-02").status, Status::NotLicensed);
    assert_eq!(verdict(&licensed(product("Suspended")), "RISK-02").status, Status::NotLicensed);
}

/// The perfect practice with one source that was not read.
fn without(source: &str, status: SourceStatus) -> Snapshot {
    let mut snapshot = common::fixture("perfect");
    let kept = snapshot.sources.get_mut(source).unwrap();
    kept.status = status;
    kept.value = None;
    snapshot
}

#[test]
fn no_licence_is_not_believed_where_the_licences_show_it() {
    for (source, control) in [("signIns", "AUTH-14"), ("userRegistrationDetails", "AUTH-05"), ("riskyUsers", "RISK-05")]
    {
        let mut snapshot = without(source, SourceStatus::NotLicensed);
        snapshot.answers.clear();
        let told = verdict(&snapshot, control);
        assert!(matches!(told.status, Status::NotAssessed | Status::Unanswered), "{control}: {:?}", told.status);
        let reasons = format!("{:?}", told);
        assert!(reasons.contains("but your licenses do"), "{control}: {reasons}");
        // Nothing tells what is bought: then Microsoft's word stands.
        snapshot.sources.remove("subscribedSkus");
        assert!(!format!("{:?}", verdict(&snapshot, control)).contains("but your licenses do"), "{control}");
    }
}

#[test]
fn what_a_cloud_does_not_have_is_said_to_be_missing_there() {
    let mut snapshot = without("attackSimulations", SourceStatus::NotInCloud);
    snapshot.answers.clear();
    let told = format!("{:?}", verdict(&snapshot, "GOV-10"));
    assert!(told.contains("Microsoft does not offer the attack simulations in the cloud"), "{told}");
}

#[test]
fn the_role_that_is_needed_is_named() {
    let words = |source, control| {
        let mut snapshot = without(source, SourceStatus::NoRole);
        snapshot.answers.clear();
        snapshot.sources.retain(|name, source| {
            source.via.as_deref() == Some("graph") && (source.value.is_none() || name.as_str() != "secureScores")
        });
        format!("{:?}", verdict(&snapshot, control))
    };
    let told = words("alerts", "ALR-03");
    assert!(told.contains("enough: Security Reader or Security Administrator."), "{told}");
    let told = words("sharepointSettings", "AUTH-17");
    assert!(told.contains("enough: Global Reader or SharePoint Administrator."), "{told}");
}
