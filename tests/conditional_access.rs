//! Conditional Access coverage by situations. The numbers are those of the
//! project's reference list; each is a small tenant with one policy set.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{fact, member, snapshot, with_statuses};
use serde_json::{Value, json};

/// An enabled policy for all users, all resources and all clients that asks for
/// MFA, with changes merged in.
fn policy(id: &str, changes: Value) -> Value {
    let mut policy = json!({
        "id": id, "displayName": id, "state": "enabled",
        "conditions": {
            "clientAppTypes": ["all"],
            "users": {"includeUsers": ["All"]},
            "applications": {"includeApplications": ["All"]},
        },
        "grantControls": {"operator": "OR", "builtInControls": ["mfa"]},
    });
    merge(&mut policy, changes);
    policy
}

fn merge(base: &mut Value, changes: Value) {
    match (base, changes) {
        (Value::Object(base), Value::Object(changes)) => {
            for (key, value) in changes {
                merge(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, changes) => *base = changes,
    }
}

fn grant(controls: &[&str], operator: &str) -> Value {
    json!({"grantControls": {"operator": operator, "builtInControls": controls}})
}

fn users(changes: Value) -> Value {
    json!({"conditions": {"users": changes}})
}

fn conditions(changes: Value) -> Value {
    json!({"conditions": changes})
}

/// Ana and Ben, group `g` = {Ben}, and what else a situation needs.
fn tenant(policies: Vec<Value>, more: Value) -> Value {
    let mut sources = json!({
        "conditionalAccessPolicies": policies,
        "users": [member("ana"), member("ben")],
        "groups": [{"id": "g", "displayName": "G"}],
        "groupMembers": {"g": ["ben"]},
        "securityDefaults": {"isEnabled": false},
        "roleAssignments": [], "roleDefinitions": [],
        "subscribedSkus": [{"skuId": "p2", "capabilityStatus": "Enabled", "servicePlans": [
            {"servicePlanId": "eec0eb4f-6444-4f95-aba0-50c24d67f998", "provisioningStatus": "Success"},
        ]}],
        "namedLocations": [], "authenticationStrengths": [],
        "authenticationRequirements": {"ana": {"perUserMfaState": "disabled"}, "ben": {"perUserMfaState": "disabled"}},
    });
    merge(&mut sources, more);
    sources
}

/// How each account fares, `ana:covered ben:open`.
fn fares(sources: Value, name: &str) -> String {
    fares_of(&fact(&snapshot(sources.clone()), name), &sources)
}

fn fares_of(fact: &Value, sources: &Value) -> String {
    let place = |id: &str| {
        ["open", "weaker", "unknown", "separate"]
            .into_iter()
            .find(|list| fact[*list].as_array().unwrap().iter().any(|row| row["id"] == id))
            .unwrap_or("covered")
    };
    let ids = sources["users"].as_array().unwrap().iter().map(|user| user["id"].as_str().unwrap());
    ids.map(|id| format!("{id}:{}", place(id))).collect::<Vec<_>>().join(" ")
}

fn mfa(policies: Vec<Value>) -> String {
    fares(tenant(policies, json!({})), "mfaCoverage")
}

fn mfa_with(policies: Vec<Value>, more: Value) -> String {
    fares(tenant(policies, more), "mfaCoverage")
}

const BOTH_COVERED: &str = "ana:covered ben:covered";
const BOTH_OPEN: &str = "ana:open ben:open";
const BOTH_UNKNOWN: &str = "ana:unknown ben:unknown";

#[test]
fn s01_report_only_covers_nobody() {
    for state in ["enabledForReportingButNotEnforced", "disabled"] {
        assert_eq!(mfa(vec![policy("p", json!({"state": state}))]), BOTH_OPEN);
    }
    let fact = fact(
        &snapshot(tenant(vec![policy("p", json!({"state": "enabledForReportingButNotEnforced"}))], json!({}))),
        "mfaCoverage",
    );
    assert_eq!(fact["reportOnly"], json!([{"id": "p", "name": "p"}]));
}

#[test]
fn s02_s03_an_exclusion_acts_inside_its_own_policy_only() {
    let a = || policy("a", users(json!({"excludeGroups": ["g"]})));
    let b = |apps: &str| {
        policy(
            "b",
            json!({"conditions": {"users": {"includeUsers": [], "includeGroups": ["g"]}, "applications": {"includeApplications": [apps]}}}),
        )
    };
    assert_eq!(mfa(vec![a()]), "ana:covered ben:open");
    assert_eq!(mfa(vec![a(), b("All")]), BOTH_COVERED);
    assert_eq!(mfa(vec![a(), b("Office365")]), "ana:covered ben:weaker");
}

#[test]
fn s04_s05_s06_or_keeps_only_what_can_be_met() {
    assert_eq!(mfa(vec![policy("p", grant(&["mfa", "compliantDevice"], "OR"))]), "ana:weaker ben:weaker");
    let both = vec![
        policy("a", grant(&["mfa", "compliantDevice"], "OR")),
        policy("b", grant(&["mfa", "domainJoinedDevice"], "or")),
    ];
    assert_eq!(mfa(both), "ana:weaker ben:weaker");
    assert_eq!(mfa(vec![policy("p", grant(&["compliantDevice", "mfa"], "and"))]), BOTH_COVERED);
    let device =
        fares(tenant(vec![policy("p", grant(&["compliantDevice", "mfa"], "AND"))], json!({})), "deviceCoverage");
    assert_eq!(device, BOTH_COVERED);
    assert_eq!(
        mfa(vec![policy("p", json!({"grantControls": {"operator": null, "builtInControls": ["mfa", "termsOfUse?"]}}))]),
        "ana:unknown ben:unknown"
    );
}

#[test]
fn s07_a_session_only_policy_forces_nothing() {
    let session = json!({"grantControls": null, "sessionControls": {"signInFrequency": {"isEnabled": true, "value": 1, "type": "hours", "frequencyInterval": "timeBased"}}});
    assert_eq!(mfa(vec![policy("p", session)]), BOTH_OPEN);
}

#[test]
fn s08_s09_a_strength_is_what_it_allows() {
    let with = |strength: Value| {
        policy("p", json!({"grantControls": {"builtInControls": [], "authenticationStrength": strength}}))
    };
    let password = json!({"id": "x", "requirementsSatisfied": "none", "allowedCombinations": ["password"]});
    assert_eq!(mfa(vec![with(password)]), BOTH_OPEN);
    let keys = json!({"id": "x", "requirementsSatisfied": "mfa", "allowedCombinations": ["fido2", "temporaryAccessPassOneTime"]});
    assert_eq!(mfa(vec![with(keys.clone())]), BOTH_COVERED);
    // A requirement of tomorrow.
    let tomorrow =
        json!({"id": "x", "requirementsSatisfied": "unknownFutureValue", "allowedCombinations": ["password,sms"]});
    assert_eq!(mfa(vec![with(tomorrow)]), BOTH_UNKNOWN);
    // Only the id inline: looked up among the tenant's strengths, else not known.
    assert_eq!(mfa_with(vec![with(json!({"id": "x"}))], json!({"authenticationStrengths": [keys]})), BOTH_COVERED);
    assert_eq!(mfa(vec![with(json!({"id": "x"}))]), "ana:unknown ben:unknown");
    assert_eq!(mfa(vec![with(json!({"id": "00000000-0000-0000-0000-000000000004"}))]), BOTH_COVERED);
}

#[test]
fn s10_s11_s12_legacy_clients() {
    let legacy = |policies: Vec<Value>| fares(tenant(policies, json!({})), "legacyBlockCoverage");
    let modern = policy("p", conditions(json!({"clientAppTypes": ["browser", "mobileAppsAndDesktopClients"]})));
    assert_eq!(mfa(vec![modern.clone()]), BOTH_COVERED);
    assert_eq!(legacy(vec![modern]), BOTH_OPEN);
    assert_eq!(legacy(vec![policy("p", json!({}))]), BOTH_COVERED);
    let block = |clients: &[&str]| {
        let mut block = policy("b", grant(&["block"], "OR"));
        merge(&mut block, conditions(json!({"clientAppTypes": clients})));
        block
    };
    assert_eq!(legacy(vec![block(&["other"])]), BOTH_OPEN);
    assert_eq!(legacy(vec![block(&["exchangeActiveSync"])]), BOTH_OPEN);
    assert_eq!(legacy(vec![block(&["exchangeActiveSync", "other"])]), BOTH_COVERED);
    assert_eq!(legacy(vec![block(&["other"]), block(&["exchangeActiveSync"])]), BOTH_COVERED);
    assert_eq!(legacy(vec![block(&["easSupported", "other"])]), BOTH_OPEN);
    // ActiveSync reaches nothing but Exchange, so a block there is enough.
    let mut mail = block(&["exchangeActiveSync"]);
    merge(
        &mut mail,
        conditions(json!({"applications": {"includeApplications": ["00000002-0000-0ff1-ce00-000000000000"]}})),
    );
    assert_eq!(legacy(vec![block(&["other"]), mail]), BOTH_COVERED);
    // ActiveSync gets in from a compliant device and from no other; it cannot show that a
    // device is joined to a domain.
    let compliant = "ana:weaker ben:weaker";
    assert_eq!(legacy(vec![policy("p", grant(&["compliantDevice"], "OR"))]), compliant);
    assert_eq!(legacy(vec![policy("p", grant(&["compliantDevice", "domainJoinedDevice", "mfa"], "OR"))]), compliant);
    assert_eq!(legacy(vec![policy("p", grant(&["compliantDevice", "mfa"], "AND"))]), BOTH_COVERED);
    assert_eq!(legacy(vec![policy("p", grant(&["domainJoinedDevice"], "OR"))]), BOTH_COVERED);
    assert_eq!(legacy(vec![policy("p", grant(&["compliantApplication"], "OR"))]), BOTH_OPEN);
    assert_eq!(legacy(vec![block(&["easSupported", "easUnsupported", "other"])]), BOTH_COVERED);
    assert_eq!(legacy(vec![block(&[])]), "ana:unknown ben:unknown");
}

#[test]
fn s13_the_scanner_left_out_of_the_legacy_block() {
    let mut block = policy("b", grant(&["block"], "OR"));
    merge(
        &mut block,
        conditions(json!({"clientAppTypes": ["exchangeActiveSync", "other"], "users": {"excludeUsers": ["ben"]}})),
    );
    assert_eq!(fares(tenant(vec![block], json!({})), "legacyBlockCoverage"), "ana:covered ben:open");
}

fn roles(assignments: Value) -> Value {
    json!({
        "roleDefinitions": [
            {"id": "62e90394-69f5-4237-9190-012177145e10", "templateId": "62e90394-69f5-4237-9190-012177145e10", "displayName": "Global Administrator", "isBuiltIn": true},
            {"id": "fe930be7-5e62-47db-91af-98c3a49a38b1", "templateId": "fe930be7-5e62-47db-91af-98c3a49a38b1", "displayName": "User Administrator", "isBuiltIn": true},
        ],
        "roleAssignments": assignments,
    })
}

fn holds(principal: &str, role: &str, scope: &str) -> Value {
    json!({"id": format!("{principal}{role}"), "principalId": principal, "roleDefinitionId": role, "directoryScopeId": scope})
}

const GLOBAL: &str = "62e90394-69f5-4237-9190-012177145e10";
const USER: &str = "fe930be7-5e62-47db-91af-98c3a49a38b1";

#[test]
fn s14_s15_roles_match_when_active_and_for_the_whole_directory() {
    let for_roles = || policy("p", users(json!({"includeUsers": [], "includeRoles": [GLOBAL, USER]})));
    let active = roles(json!([holds("ana", GLOBAL, "/")]));
    assert_eq!(mfa_with(vec![for_roles()], active.clone()), "ana:covered ben:open");
    let mut eligible = roles(json!([]));
    merge(&mut eligible, json!({"roleEligibilities": [holds("ana", GLOBAL, "/")]}));
    assert_eq!(mfa_with(vec![for_roles()], eligible), BOTH_OPEN);
    let unit = roles(json!([holds("ana", USER, "/administrativeUnits/x")]));
    assert_eq!(mfa_with(vec![for_roles()], unit.clone()), BOTH_OPEN);
    // Administrators are asked for whatever way they hold the role.
    let admins = |more: Value| {
        let fact = fact(&snapshot(tenant(vec![for_roles()], more)), "adminMfaCoverage");
        (fact["total"].as_u64().unwrap(), fact["covered"].as_u64().unwrap())
    };
    assert_eq!(admins(active), (1, 1));
    assert_eq!(admins(unit), (1, 0));
    let through_group = roles(json!([holds("g", GLOBAL, "/")]));
    assert_eq!(admins(through_group.clone()), (1, 1));
    assert_eq!(mfa_with(vec![for_roles()], through_group), "ana:open ben:covered");
}

#[test]
fn a_role_is_left_out_with_reason_only_where_its_holders_are_known() {
    let policies = || vec![policy("p", users(json!({"excludeRoles": [GLOBAL]})))];
    let justified = |more: Value| {
        let sources = tenant(policies(), more);
        let sources = sources.as_object().unwrap().iter();
        let read = sources.map(|(name, value)| (name.as_str(), "read", value.clone()));
        // However the profile writes it.
        let snapshot = with_statuses(read, json!({"emergencyAccounts": ["ANA"]}));
        fact(&snapshot, "exclusions")[0]["justified"] == true
    };
    assert!(justified(roles(json!([holds("ana", GLOBAL, "/")]))));
    assert!(!justified(roles(json!([holds("ana", GLOBAL, "/"), holds("ben", GLOBAL, "/")]))));
    let mut through_group = roles(json!([holds("ana", GLOBAL, "/"), holds("g", GLOBAL, "/")]));
    merge(&mut through_group, json!({"groups": [{"id": "g", "displayName": "G", "isAssignableToRole": true}]}));
    merge(&mut through_group, json!({"groupMembers": {"g": null}}));
    assert!(!justified(through_group));
}

#[test]
fn a_block_says_by_its_exclusions_what_stays_allowed() {
    let place = || conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": ["us"]}}));
    let named = |policies: Vec<Value>| {
        let rows = fact(&snapshot(tenant(policies, json!({}))), "exclusions");
        rows.as_array().unwrap().iter().map(|row| row["policies"].to_string()).collect::<Vec<_>>()
    };
    let grant_policy = policy("p", place());
    let mut block = policy("p", grant(&["block"], "OR"));
    merge(&mut block, place());
    assert!(named(vec![block.clone()]).is_empty());
    assert_eq!(named(vec![grant_policy.clone()]), ["[\"p\"]"]);
    // A block of the same name hides nothing.
    assert_eq!(named(vec![block, grant_policy]), ["[\"p\"]"]);
}

#[test]
fn s16_nested_groups_count() {
    let policies = || vec![policy("p", users(json!({"excludeGroups": ["parent"]})))];
    let transitive = json!({"groupMembers": {"parent": ["child", "ben"]}});
    assert_eq!(mfa_with(policies(), transitive), "ana:covered ben:open");
    let own_lists = json!({"groupMembers": {"parent": ["child"], "child": ["parent", "ben"]}});
    assert_eq!(mfa_with(policies(), own_lists), "ana:covered ben:open");
}

fn guest(id: &str, kind: &str) -> Value {
    let mut guest = member(id);
    guest["userType"] = json!(kind);
    guest["userPrincipalName"] = json!(format!("{id}_out.example#EXT#@practice.example"));
    guest
}

#[test]
fn s17_guests_by_kind() {
    let for_guests = |kinds: &str| {
        policy(
            "p",
            users(
                json!({"includeUsers": [], "includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": kinds, "externalTenants": {"membershipKind": "all"}}}),
            ),
        )
    };
    let tenant_users = json!({"users": [guest("ana", "Guest"), guest("ben", "Member")]});
    assert_eq!(mfa_with(vec![for_guests("b2bCollaborationGuest")], tenant_users.clone()), "ana:covered ben:open");
    assert_eq!(
        mfa_with(vec![for_guests("b2bCollaborationGuest,b2bCollaborationMember")], tenant_users.clone()),
        BOTH_COVERED
    );
    let old = policy("p", users(json!({"includeUsers": ["GuestsOrExternalUsers"]})));
    assert_eq!(mfa_with(vec![old], tenant_users.clone()), BOTH_COVERED);
    let mut some = for_guests("b2bCollaborationGuest");
    some["conditions"]["users"]["includeGuestsOrExternalUsers"]["externalTenants"] =
        json!({"membershipKind": "enumerated", "members": ["x"]});
    assert_eq!(mfa_with(vec![some], tenant_users), "ana:unknown ben:open");
}

#[test]
fn a_guest_whose_origin_was_not_read() {
    let mut guest = member("ben");
    guest["userType"] = json!("Guest");
    let tenant_users = json!({"users": [member("ana"), guest]});
    let for_guests = |kinds: &str| {
        let everyone_else = policy("m", users(json!({"includeUsers": ["ana"]})));
        let guests =
            users(json!({"includeUsers": [], "includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": kinds}}));
        mfa_with(vec![everyone_else, policy("p", guests)], tenant_users.clone())
    };
    assert_eq!(for_guests("b2bCollaborationGuest"), "ana:covered ben:unknown");
    assert_eq!(for_guests("internalGuest,b2bCollaborationGuest"), BOTH_COVERED);
    assert_eq!(for_guests("serviceProvider"), "ana:covered ben:open");
}

#[test]
fn roles_can_come_from_the_older_resource() {
    let for_roles = policy("p", users(json!({"includeUsers": [], "includeRoles": [GLOBAL]})));
    let mut sources = tenant(
        vec![for_roles],
        json!({
            "directoryRoles": [{"id": "r", "roleTemplateId": GLOBAL, "displayName": "Global Administrator", "members": [{"id": "ana"}]}],
        }),
    );
    sources.as_object_mut().unwrap().remove("roleAssignments");
    assert_eq!(fares(sources.clone(), "mfaCoverage"), "ana:covered ben:open");
    sources.as_object_mut().unwrap().remove("directoryRoles");
    assert_eq!(fares(sources, "mfaCoverage"), "ana:unknown ben:unknown");
}

fn countries() -> Value {
    json!({"namedLocations": [
        {"@odata.type": "#microsoft.graph.countryNamedLocation", "id": "bad", "displayName": "Bad", "countriesAndRegions": ["RU", "CN"], "includeUnknownCountriesAndRegions": false},
        {"@odata.type": "#microsoft.graph.countryNamedLocation", "id": "us", "displayName": "US", "countriesAndRegions": ["US"], "includeUnknownCountriesAndRegions": false},
        {"@odata.type": "#microsoft.graph.countryNamedLocation", "id": "us+", "displayName": "US and unknown", "countriesAndRegions": ["US"], "includeUnknownCountriesAndRegions": true},
        {"@odata.type": "#microsoft.graph.countryNamedLocation", "id": "many", "displayName": "Many", "countriesAndRegions": ["US", "NG"], "includeUnknownCountriesAndRegions": false},
        {"@odata.type": "#microsoft.graph.ipNamedLocation", "id": "office", "displayName": "Office", "isTrusted": true, "ipRanges": [{"cidrAddress": "203.0.113.0/24"}]},
        {"@odata.type": "#microsoft.graph.ipNamedLocation", "id": "desk", "displayName": "Desk", "isTrusted": false, "ipRanges": [{"cidrAddress": "203.0.113.7/32"}]},
    ]})
}

#[test]
fn s18_s19_country_blocks() {
    let block = |locations: Value| {
        let mut block = policy("b", grant(&["block"], "OR"));
        merge(&mut block, conditions(json!({"locations": locations})));
        fares(tenant(vec![block], countries()), "countryBlockCoverage")
    };
    assert_eq!(block(json!({"includeLocations": ["bad"]})), BOTH_OPEN);
    assert_eq!(block(json!({"includeLocations": ["All"], "excludeLocations": ["us"]})), BOTH_COVERED);
    // Most of the world is kept out.
    let gap = "ana:weaker ben:weaker";
    assert_eq!(block(json!({"includeLocations": ["All"], "excludeLocations": ["us+"]})), gap);
    assert_eq!(block(json!({"includeLocations": ["All"], "excludeLocations": ["many"]})), gap);
}

#[test]
fn trusted_networks_are_a_gap() {
    let mfa =
        |locations: Value, more: Value| mfa_with(vec![policy("p", conditions(json!({"locations": locations})))], more);
    let gap = "ana:weaker ben:weaker";
    assert_eq!(mfa(json!({"includeLocations": ["All"], "excludeLocations": ["office"]}), countries()), gap);
    assert_eq!(mfa(json!({"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]}), countries()), gap);
    assert_eq!(mfa(json!({"includeLocations": ["All"], "excludeLocations": ["us"]}), countries()), BOTH_OPEN);
    // A desk inside the office: MFA there does not close the gap around it.
    let desk = policy("q", conditions(json!({"locations": {"includeLocations": ["desk"]}})));
    let office =
        policy("p", conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": ["office"]}})));
    assert_eq!(mfa_with(vec![office.clone(), desk], countries()), gap);
    let inside = policy("q", conditions(json!({"locations": {"includeLocations": ["office"]}})));
    assert_eq!(mfa_with(vec![office, inside], countries()), BOTH_COVERED);
    // No trusted network is named, but the old settings may hold some, which cannot be read.
    let unseen = json!({"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]});
    assert_eq!(mfa(unseen, json!({})), "ana:unknown ben:unknown");
    // A location that is gone is nowhere, if the list was read.
    assert_eq!(mfa(json!({"includeLocations": ["gone"]}), json!({})), BOTH_OPEN);
    let without_gone = json!({"includeLocations": ["All"], "excludeLocations": ["gone"]});
    assert_eq!(mfa(without_gone.clone(), json!({})), BOTH_COVERED);
    let mut unread = tenant(vec![policy("p", conditions(json!({"locations": without_gone})))], json!({}));
    unread.as_object_mut().unwrap().remove("namedLocations");
    assert_eq!(fares(unread, "mfaCoverage"), BOTH_UNKNOWN);
}

#[test]
fn a_country_location_that_names_no_country_is_not_understood() {
    let block = |countries: Value, unknown: Value| {
        let place = json!({"id": "odd", "displayName": "Odd", "countriesAndRegions": countries, "includeUnknownCountriesAndRegions": unknown});
        let mut block = policy("b", grant(&["block"], "OR"));
        merge(&mut block, conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": ["odd"]}})));
        fares(tenant(vec![block], json!({"namedLocations": [place]})), "countryBlockCoverage")
    };
    for countries in [json!([]), json!(""), json!({}), json!([null])] {
        assert_eq!(block(countries.clone(), json!(false)), "ana:unknown ben:unknown", "{countries}");
    }
    assert_eq!(block(json!(["US"]), json!("odd")), "ana:unknown ben:unknown");
    assert_eq!(block(json!(["US"]), json!(false)), BOTH_COVERED);
    // Addresses without a country are somewhere.
    assert_eq!(block(json!([]), json!(true)), "ana:weaker ben:weaker");
}

#[test]
fn a_condition_that_is_no_object_is_not_understood() {
    for part in ["applications", "platforms", "locations", "devices", "authenticationFlows"] {
        for odd in [json!("all"), json!(7), json!(true), json!(["all"])] {
            let found = mfa(vec![policy("p", conditions(json!({part: odd})))]);
            assert_eq!(found, "ana:unknown ben:unknown", "{part}: {odd}");
        }
    }
    for nothing in [json!(null), json!({})] {
        assert_eq!(mfa(vec![policy("p", conditions(json!({"locations": nothing})))]), BOTH_COVERED);
    }
}

/// An outsider cannot choose an address of the practice's own, trusted or not.
#[test]
fn a_network_left_out_is_a_gap_and_not_an_open_door() {
    let networks = |range: &str| {
        json!({"namedLocations": [
            {"@odata.type": "#microsoft.graph.ipNamedLocation", "id": "net", "displayName": "Net", "isTrusted": false, "ipRanges": [{"cidrAddress": range}]},
        ]})
    };
    let but = conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": ["net"]}}));
    let asked = |range: &str| mfa_with(vec![policy("p", but.clone())], networks(range));
    assert_eq!(asked("198.51.100.0/29"), "ana:weaker ben:weaker");
    assert_eq!(asked("198.51.0.0/16"), "ana:weaker ben:weaker");
    assert_eq!(asked("0.0.0.0/1"), BOTH_OPEN);
    let mut block = policy("b", grant(&["block"], "OR"));
    merge(&mut block, conditions(json!({"clientAppTypes": ["exchangeActiveSync", "other"]})));
    assert_eq!(fares(tenant(vec![block.clone()], json!({})), "legacyBlockCoverage"), BOTH_COVERED);
    merge(&mut block, but);
    assert_eq!(fares(tenant(vec![block], networks("198.51.100.0/29")), "legacyBlockCoverage"), "ana:weaker ben:weaker");
}

/// Old programs tell nothing of their device, so a filter for good devices lets none past.
#[test]
fn a_device_filter_does_not_let_old_programs_past() {
    let mut block = policy("b", grant(&["block"], "OR"));
    merge(
        &mut block,
        conditions(json!({
            "clientAppTypes": ["other"],
            "devices": {"deviceFilter": {"mode": "exclude", "rule": "device.isCompliant -eq True"}},
        })),
    );
    let mut active_sync = policy("e", grant(&["block"], "OR"));
    merge(&mut active_sync, conditions(json!({"clientAppTypes": ["exchangeActiveSync"]})));
    assert_eq!(fares(tenant(vec![block, active_sync], json!({})), "legacyBlockCoverage"), BOTH_COVERED);
}

/// Only the account that synchronizes and does nothing else is set aside.
#[test]
fn somebody_who_holds_the_role_of_synchronisation_is_no_such_account() {
    const SYNC: &str = "d29b2b05-8046-44ba-8758-1e26182fcf32";
    let row = |role: &str| json!({"id": role, "principalId": "ana", "roleDefinitionId": role, "directoryScopeId": "/"});
    let asked = |roles: &[&str], licences: Value| {
        let out = policy("p", users(json!({"excludeRoles": [SYNC]})));
        let mut ana = member("ana");
        ana["assignedLicenses"] = licences;
        let rows: Vec<Value> = roles.iter().map(|role| row(role)).collect();
        fares(tenant(vec![out], json!({"users": [ana, member("ben")], "roleAssignments": rows})), "mfaCoverage")
    };
    assert_eq!(asked(&[SYNC], json!([])), "ana:separate ben:covered");
    assert_eq!(asked(&[SYNC, GLOBAL], json!([])), "ana:open ben:covered");
    assert_eq!(asked(&[SYNC], json!([{"skuId": "p2"}])), "ana:open ben:covered");
    // Whether somebody works with it was not read.
    assert_eq!(asked(&[SYNC], json!(null)), "ana:open ben:covered");
}

#[test]
fn only_guests_of_the_kinds_left_out_are_named() {
    let left_out = |kinds: &str| {
        let guests = json!({"guestOrExternalUserTypes": kinds, "externalTenants": {"membershipKind": "all"}});
        let policy = policy("p", users(json!({"excludeGuestsOrExternalUsers": guests})));
        let guest = json!({"id": "gil", "displayName": "Gil", "userPrincipalName": "gil_x#EXT#@p.example", "userType": "Guest", "accountEnabled": true});
        let sources = tenant(vec![policy], json!({"users": [member("ana"), guest]}));
        fact(&snapshot(sources), "exclusions")[0]["members"].clone()
    };
    assert_eq!(left_out("b2bCollaborationGuest,serviceProvider"), json!([{"id": "gil", "name": "Gil"}]));
    assert_eq!(left_out("serviceProvider"), json!([]));
    assert_eq!(left_out("internalGuest,b2bCollaborationMember"), json!([]));
}

#[test]
fn s20_named_platforms_are_not_all_platforms() {
    let named =
        json!({"platforms": {"includePlatforms": ["windows", "macOS", "iOS", "android", "linux", "windowsPhone"]}});
    assert_eq!(mfa(vec![policy("p", conditions(named))]), BOTH_OPEN);
    assert_eq!(mfa(vec![policy("p", conditions(json!({"platforms": {"includePlatforms": ["all"]}})))]), BOTH_COVERED);
    let rest =
        policy("q", conditions(json!({"platforms": {"includePlatforms": ["all"], "excludePlatforms": ["android"]}})));
    let phones = policy("p", conditions(json!({"platforms": {"includePlatforms": ["android"]}})));
    assert_eq!(mfa(vec![rest.clone()]), BOTH_OPEN);
    assert_eq!(mfa(vec![rest, phones]), BOTH_COVERED);
    assert_eq!(
        mfa(vec![policy("p", conditions(json!({"platforms": {"includePlatforms": ["visionOS"]}})))]),
        "ana:unknown ben:unknown"
    );
}

#[test]
fn s21_s22_device_filters() {
    let filtered = |mode: &str, rule: &str| {
        mfa(vec![policy("p", conditions(json!({"devices": {"deviceFilter": {"mode": mode, "rule": rule}}})))])
    };
    assert_eq!(filtered("include", "device.isCompliant -eq False"), BOTH_OPEN);
    assert_eq!(filtered("exclude", "device.isCompliant -eq True"), "ana:weaker ben:weaker");
    assert_eq!(filtered("include", "device.isCompliant -ne True"), "ana:weaker ben:weaker");
    assert_eq!(filtered("exclude", "device.trustType -ne \"ServerAD\""), BOTH_OPEN);
    assert_eq!(filtered("exclude", "device.model -eq \"x\""), "ana:unknown ben:unknown");
    assert_eq!(filtered("include", "what -is this"), "ana:unknown ben:unknown");
}

#[test]
fn s22_sessions_on_unmanaged_devices() {
    let template = json!({
        "grantControls": null,
        "conditions": {"devices": {"deviceFilter": {"mode": "include", "rule": "device.trustType -ne \"ServerAD\" -or device.isCompliant -ne True"}}},
        "sessionControls": {
            "signInFrequency": {"isEnabled": true, "value": 1, "type": "hours", "frequencyInterval": "timeBased"},
            "persistentBrowser": {"isEnabled": true, "mode": "never"},
        },
    });
    let session = |policies: Vec<Value>, part: &str| {
        let sources = tenant(policies, json!({}));
        fares_of(&fact(&snapshot(sources.clone()), "unmanagedSessionCoverage")[part], &sources)
    };
    for part in ["frequency", "notPersistent"] {
        assert_eq!(session(vec![policy("p", template.clone())], part), BOTH_COVERED);
        assert_eq!(session(vec![policy("p", json!({}))], part), BOTH_OPEN);
        // Nobody gets in from an unmanaged device, so no session lasts there.
        assert_eq!(session(vec![policy("p", grant(&["compliantDevice"], "OR"))], part), BOTH_COVERED);
    }
    let mut days = template;
    days["sessionControls"]["signInFrequency"] = json!({"isEnabled": true, "value": 7, "type": "days"});
    assert_eq!(session(vec![policy("p", days.clone())], "frequency"), BOTH_OPEN);
    days["sessionControls"]["signInFrequency"] = json!({"isEnabled": false, "value": 1, "type": "hours"});
    assert_eq!(session(vec![policy("p", days)], "frequency"), BOTH_OPEN);
}

#[test]
fn s23_both_risks_must_be_there() {
    let both = policy("p", conditions(json!({"signInRiskLevels": ["high"], "userRiskLevels": ["high"]})));
    assert_eq!(mfa(vec![both.clone()]), BOTH_OPEN);
    assert_eq!(fares(tenant(vec![both], json!({})), "signInRiskCoverage"), BOTH_OPEN);
    let one = policy("p", conditions(json!({"signInRiskLevels": ["high"]})));
    assert_eq!(fares(tenant(vec![one.clone()], json!({})), "signInRiskCoverage"), BOTH_COVERED);
    assert_eq!(mfa(vec![one.clone()]), BOTH_OPEN);
    // A session that passed its second step before is asked again only "every time".
    let again = |policies: Vec<Value>| fares(tenant(policies, json!({})), "signInRiskAgainCoverage");
    let session = |interval: &str| {
        let frequency = json!({"isEnabled": true, "value": 1, "type": "hours", "frequencyInterval": interval});
        let mut policy = one.clone();
        policy["sessionControls"] = json!({"signInFrequency": frequency});
        policy
    };
    assert_eq!(again(vec![one.clone()]), BOTH_OPEN);
    assert_eq!(again(vec![session("timeBased")]), BOTH_OPEN);
    assert_eq!(again(vec![session("everyTime")]), BOTH_COVERED);
    let mut for_one = session("everyTime");
    for_one["conditions"]["users"] = json!({"includeUsers": ["ana"]});
    assert_eq!(again(vec![one.clone(), for_one]), "ana:covered ben:open");
    let mut block = policy("p", grant(&["block"], "OR"));
    merge(&mut block, conditions(json!({"signInRiskLevels": ["high"]})));
    assert_eq!(again(vec![block]), BOTH_COVERED);
    // Without the licence there is no signal.
    let standard = json!({"subscribedSkus": [{"skuId": "s", "capabilityStatus": "Enabled", "servicePlans": []}]});
    assert_eq!(fares(tenant(vec![one.clone()], standard), "signInRiskCoverage"), BOTH_OPEN);
    // Whether there is one cannot be told where the licences were not read.
    let mut unread = tenant(vec![one], json!({}));
    unread.as_object_mut().unwrap().remove("subscribedSkus");
    assert_eq!(fares(unread, "signInRiskCoverage"), BOTH_UNKNOWN);
    // MFA lowers no user risk; a new password does.
    let user = |controls: &[&str]| {
        let mut policy = policy("p", grant(controls, "AND"));
        merge(&mut policy, conditions(json!({"userRiskLevels": ["high"]})));
        fares(tenant(vec![policy], json!({})), "userRiskCoverage")
    };
    assert_eq!(user(&["mfa"]), BOTH_OPEN);
    assert_eq!(user(&["mfa", "passwordChange"]), BOTH_COVERED);
    assert_eq!(user(&["block"]), BOTH_COVERED);
}

#[test]
fn s24_the_approved_client_app_no_longer_counts() {
    assert_eq!(mfa(vec![policy("p", grant(&["approvedApplication"], "OR"))]), BOTH_OPEN);
    assert_eq!(mfa(vec![policy("p", grant(&["approvedApplication", "mfa"], "OR"))]), BOTH_COVERED);
    assert_eq!(mfa(vec![policy("p", grant(&["compliantApplication", "mfa"], "OR"))]), BOTH_OPEN);
}

#[test]
fn s25_security_defaults() {
    let on = json!({"securityDefaults": {"isEnabled": true}});
    assert_eq!(mfa_with(vec![], on.clone()), BOTH_COVERED);
    assert_eq!(fares(tenant(vec![], on.clone()), "legacyBlockCoverage"), BOTH_COVERED);
    for name in ["deviceCoverage", "countryBlockCoverage", "unmanagedDownloadCoverage", "signInRiskCoverage"] {
        assert_eq!(fares(tenant(vec![], on.clone()), name), BOTH_OPEN, "{name}");
    }
    assert_eq!(mfa_with(vec![], json!({"securityDefaults": {"isEnabled": null}})), "ana:unknown ben:unknown");
    assert_eq!(mfa(vec![]), BOTH_OPEN);
}

#[test]
fn per_user_mfa() {
    let state = |state: Value| json!({"authenticationRequirements": {"ben": {"perUserMfaState": state}}});
    let policies = || vec![policy("p", users(json!({"excludeUsers": ["ben"]})))];
    assert_eq!(mfa_with(policies(), state(json!("enforced"))), BOTH_COVERED);
    assert_eq!(mfa_with(policies(), state(json!("disabled"))), "ana:covered ben:open");
    assert_eq!(mfa_with(policies(), state(json!("unknownFutureValue"))), "ana:covered ben:unknown");
    assert_eq!(fares(tenant(policies(), state(json!("enforced"))), "legacyBlockCoverage"), "ana:covered ben:open");
    // Reading it failed: can't tell. Nobody tried: taken as not set, and said.
    let sources = tenant(policies(), json!({}));
    let failed = with_statuses(
        sources.as_object().unwrap().iter().map(|(name, value)| {
            let status = if name == "authenticationRequirements" { "noRole" } else { "read" };
            (name.as_str(), status, if status == "read" { value.clone() } else { Value::Null })
        }),
        json!({}),
    );
    assert_eq!(fares_of(&fact(&failed, "mfaCoverage"), &sources), "ana:covered ben:unknown");
    let mut never = sources;
    never.as_object_mut().unwrap().remove("authenticationRequirements");
    assert_eq!(fares(never.clone(), "mfaCoverage"), "ana:covered ben:open");
    assert_eq!(fact(&snapshot(never), "mfaCoverage")["perUserMfa"], "notCollected");
}

#[test]
fn resources() {
    let apps = |changes: Value| mfa(vec![policy("p", conditions(json!({"applications": changes})))]);
    let directory = "00000002-0000-0000-c000-000000000000";
    assert_eq!(apps(json!({"excludeApplications": [directory]})), "ana:weaker ben:weaker");
    assert_eq!(apps(json!({"excludeApplications": ["Office365"]})), BOTH_OPEN);
    assert_eq!(apps(json!({"excludeApplications": ["45a330b1-b1ec-4cc1-9161-9f03992aa49f"]})), "ana:weaker ben:weaker");
    assert_eq!(apps(json!({"includeApplications": ["None"]})), BOTH_OPEN);
    assert_eq!(apps(json!({"includeApplications": ["MicrosoftAdminPortals"]})), BOTH_OPEN);
    assert_eq!(
        apps(json!({"includeApplications": [], "includeUserActions": ["urn:user:registersecurityinfo"]})),
        BOTH_OPEN
    );
    assert_eq!(
        apps(json!({"includeApplications": [], "includeAuthenticationContextClassReferences": ["c1"]})),
        BOTH_OPEN
    );
    assert_eq!(
        apps(json!({"applicationFilter": {"mode": "exclude", "rule": "CustomSecurityAttribute.x -eq \"y\""}})),
        "ana:unknown ben:unknown"
    );
    assert_eq!(
        apps(
            json!({"includeApplications": [], "applicationFilter": {"mode": "include", "rule": "CustomSecurityAttribute.x -eq \"y\""}})
        ),
        BOTH_OPEN
    );
    let portals = policy("p", conditions(json!({"applications": {"includeApplications": ["MicrosoftAdminPortals"]}})));
    let azure = policy(
        "q",
        conditions(json!({"applications": {"includeApplications": ["797f4846-ba00-4fd7-ba43-dac1f8f63013"]}})),
    );
    assert_eq!(fares(tenant(vec![portals.clone()], json!({})), "adminPortalMfaCoverage"), BOTH_OPEN);
    assert_eq!(fares(tenant(vec![portals, azure], json!({})), "adminPortalMfaCoverage"), BOTH_COVERED);
}

#[test]
fn people_a_policy_does_not_reach() {
    let include = |changes: Value| mfa(vec![policy("p", users(changes))]);
    assert_eq!(include(json!({"includeUsers": ["None"]})), BOTH_OPEN);
    assert_eq!(include(json!({"includeUsers": []})), BOTH_OPEN);
    assert_eq!(include(json!({"includeUsers": ["ana"]})), "ana:covered ben:open");
    assert_eq!(include(json!({"includeUsers": [], "includeGroups": ["gone"]})), BOTH_OPEN);
    assert_eq!(include(json!({"excludeGroups": ["gone"], "excludeUsers": ["gone"]})), BOTH_COVERED);
    assert_eq!(include(json!({"includeUsers": "All"})), BOTH_COVERED);
    assert_eq!(include(json!({"includeUsers": [7]})), "ana:unknown ben:unknown");
    let workload = conditions(
        json!({"users": {"includeUsers": ["None"]}, "clientApplications": {"includeServicePrincipals": ["ServicePrincipalsInMyTenant"]}}),
    );
    assert_eq!(mfa(vec![policy("p", workload)]), BOTH_OPEN);
    // Group members that were not read: an exclusion may hold anybody.
    let mut sources = tenant(vec![policy("p", users(json!({"excludeGroups": ["g"]})))], json!({}));
    sources.as_object_mut().unwrap().remove("groupMembers");
    assert_eq!(fares(sources, "mfaCoverage"), "ana:unknown ben:unknown");
}

#[test]
fn unknown_words_are_never_covered() {
    let unknown = "ana:unknown ben:unknown";
    assert_eq!(mfa(vec![policy("p", grant(&["unknownFutureValue"], "OR"))]), unknown);
    assert_eq!(mfa(vec![policy("p", json!({"state": "paused"}))]), unknown);
    assert_eq!(mfa(vec![policy("p", conditions(json!({"moonPhase": ["full"]})))]), unknown);
    assert_eq!(mfa(vec![policy("p", conditions(json!({"clientAppTypes": ["telepathy"]})))]), unknown);
    assert_eq!(mfa(vec![policy("p", conditions(json!({"signInRiskLevels": ["hidden"]})))]), unknown);
    assert_eq!(
        mfa(vec![policy("p", conditions(json!({"authenticationFlows": {"transferMethods": "unknownFutureValue"}})))]),
        unknown
    );
    assert_eq!(mfa(vec![policy("p", json!({"conditions": null}))]), BOTH_OPEN);
}

#[test]
fn device_code_is_one_flow_of_three() {
    let flow = |methods: &str| {
        mfa(vec![policy("p", conditions(json!({"authenticationFlows": {"transferMethods": methods}})))])
    };
    assert_eq!(flow("deviceCodeFlow"), BOTH_OPEN);
    assert_eq!(flow("none"), BOTH_COVERED);
}

#[test]
fn accounts_that_are_not_counted() {
    let mut off = member("ben");
    off["accountEnabled"] = json!(false);
    let sources = tenant(vec![], json!({"users": [member("ana"), off]}));
    assert_eq!(fact(&snapshot(sources), "mfaCoverage")["total"], 1);
    let mut unread = member("ben");
    unread["accountEnabled"] = Value::Null;
    assert_eq!(mfa_with(vec![], json!({"users": [member("ana"), unread]})), "ana:open ben:unknown");
    let sources = tenant(vec![policy("p", users(json!({"excludeUsers": ["ben"]})))], json!({}));
    let declared = with_statuses(
        sources.as_object().unwrap().iter().map(|(name, value)| (name.as_str(), "read", value.clone())),
        json!({"emergencyAccounts": ["ben"]}),
    );
    assert_eq!(fares_of(&fact(&declared, "mfaCoverage"), &sources), "ana:covered ben:separate");
    let exclusions = fact(&declared, "exclusions");
    assert_eq!(exclusions[0]["justified"], true);
    assert_eq!(exclusions[0]["policies"], json!(["p"]));
}

/// Policies for agents, or for applications that sign in by themselves, say nothing of
/// people; whoever is named beside them is still meant.
#[test]
fn policies_for_agents_neither_cover_nor_blind_anybody() {
    let agents = |changes: Value| policy("agents", conditions(changes));
    let nobody = json!({"includeUsers": ["None"]});
    let others = [
        agents(json!({"users": {"includeUsers": ["AllAgentIdUsers"]}})),
        agents(json!({"users": {"includeUsers": ["AllAgentIdUsers"], "excludeGroups": ["gone"]}})),
        agents(json!({"users": nobody, "clientApplications": {"includeAgentIdServicePrincipals": ["All"]}})),
        agents(
            json!({"users": nobody, "clientApplications": {"agentIdServicePrincipalFilter": {"mode": "include", "rule": "x"}}}),
        ),
        agents(
            json!({"users": nobody, "agentIdRiskLevels": "high,medium", "clientApplications": {"includeAgentIdServicePrincipals": ["All"]}}),
        ),
        agents(json!({"agentIdRiskLevels": "high"})),
        agents(json!({"applications": {"includeApplications": ["AllAgentIdResources"]}})),
        agents(
            json!({"users": nobody, "clientApplications": {"includeServicePrincipals": ["ServicePrincipalsInMyTenant"]}}),
        ),
    ];
    for other in others {
        for control in ["mfa", "block"] {
            let mut other = other.clone();
            merge(&mut other, grant(&[control], "OR"));
            assert_eq!(mfa(vec![other.clone()]), BOTH_OPEN, "{other}");
            assert_eq!(mfa(vec![other.clone(), policy("p", json!({}))]), BOTH_COVERED, "{other}");
            let sources = tenant(vec![other.clone()], json!({}));
            let states = fact(&snapshot(sources.clone()), "policyStates");
            assert_eq!(states[0]["aboutPeople"], false, "{other}");
            assert_eq!(fact(&snapshot(sources.clone()), "mfaCoverage")["policies"], json!([]), "{other}");
            assert_eq!(fact(&snapshot(sources), "exclusions"), json!([]), "{other}");
        }
    }
    let both = agents(json!({"users": {"includeUsers": ["AllAgentIdUsers", "ana"]}}));
    assert_eq!(mfa(vec![both]), "ana:covered ben:open");
    let without = agents(
        json!({"users": {"excludeUsers": ["AllAgentIdUsers"]}, "applications": {"excludeApplications": ["AllAgentIdResources"]}}),
    );
    assert_eq!(mfa(vec![without]), BOTH_COVERED);
    let more = json!({"includeApplications": ["AllAgentIdResources", "All"]});
    assert_eq!(mfa(vec![agents(json!({"applications": more}))]), BOTH_COVERED);
    let and_agents = json!({"clientApplications": {"includeAgentIdServicePrincipals": ["All"]}});
    assert_eq!(mfa(vec![agents(and_agents)]), BOTH_COVERED);
    // Microsoft takes people or applications; what both together mean is not known.
    let and_applications = json!({"clientApplications": {"includeServicePrincipals": ["All"]}});
    assert_eq!(mfa(vec![agents(and_applications)]), BOTH_UNKNOWN);
    assert_eq!(mfa(vec![agents(json!({"servicePrincipalRiskLevels": ["high"]}))]), BOTH_UNKNOWN);
}

#[test]
fn a_policy_without_a_target_is_about_nobody() {
    let about = |changes: Value| {
        let sources = tenant(vec![policy("p", conditions(changes))], json!({}));
        fact(&snapshot(sources), "policyStates")[0]["aboutPeople"] == true
    };
    assert!(about(json!({})));
    assert!(about(
        json!({"applications": {"includeApplications": [], "includeUserActions": ["urn:user:registerdevice"]}})
    ));
    assert!(about(
        json!({"applications": {"includeApplications": [], "includeAuthenticationContextClassReferences": ["c1"]}})
    ));
    assert!(about(
        json!({"applications": {"includeApplications": [], "applicationFilter": {"mode": "include", "rule": "x"}}})
    ));
    for none in [
        json!({"applications": {"includeApplications": []}}),
        json!({"applications": {"includeApplications": ["None"]}}),
    ] {
        assert!(!about(none));
    }
    assert!(!about(json!({"users": {"includeUsers": ["None"]}})));
}

/// A group counts as empty only where its list, and those of the groups in it, were read.
#[test]
fn groups_that_were_not_read_may_hold_anybody() {
    let without_group = || vec![policy("p", users(json!({"excludeGroups": ["G"]})))];
    let with = |groups: Value, lists: Value| {
        let mut sources = tenant(without_group(), json!({}));
        sources["groups"] = groups;
        sources["groupMembers"] = lists;
        fares(sources, "mfaCoverage")
    };
    let one = json!([{"id": "G", "displayName": "G", "visibility": null}]);
    let nested = json!([{"id": "G", "displayName": "G"}, {"id": "n", "displayName": "Nested"}]);
    let hidden = json!([{"id": "G", "displayName": "G", "visibility": "HiddenMembership"}]);
    assert_eq!(with(hidden, json!({"G": []})), BOTH_UNKNOWN);
    assert_eq!(with(one.clone(), json!({"G": []})), BOTH_COVERED);
    assert_eq!(with(one.clone(), json!({"G": null})), BOTH_UNKNOWN);
    assert_eq!(with(one, json!({})), BOTH_UNKNOWN);
    assert_eq!(with(nested.clone(), json!({"G": ["ben", "n"]})), "ana:unknown ben:open");
    assert_eq!(with(nested, json!({"G": ["n"], "n": ["ben"]})), "ana:covered ben:open");
    // Whom an unread group includes is not known either.
    let only = vec![policy("p", users(json!({"includeUsers": [], "includeGroups": ["g"]})))];
    let mut sources = tenant(only, json!({}));
    sources["groupMembers"] = json!({});
    assert_eq!(fares(sources, "mfaCoverage"), BOTH_UNKNOWN);
}

/// All places but some, and these: together everywhere, whatever the old settings trust.
#[test]
fn two_policies_for_here_and_elsewhere_cover_everything() {
    let at = |locations: Value| conditions(json!({"locations": locations}));
    let pair = |id: &str, more: Value| {
        let elsewhere = policy("a", at(json!({"includeLocations": ["All"], "excludeLocations": [id]})));
        let here = policy("b", at(json!({"includeLocations": [id]})));
        mfa_with(vec![elsewhere, here], more)
    };
    for id in ["AllTrusted", "office", "desk", "us", "us+"] {
        assert_eq!(pair(id, countries()), BOTH_COVERED, "{id}");
    }
    assert_eq!(pair("AllTrusted", json!({})), BOTH_COVERED);
    // With a third policy that trusts: the old addresses may lie in the location or outside.
    let trusted = policy("c", at(json!({"includeLocations": ["AllTrusted"]})));
    let elsewhere = policy("a", at(json!({"includeLocations": ["All"], "excludeLocations": ["office"]})));
    let here = policy("b", at(json!({"includeLocations": ["office"]})));
    assert_eq!(mfa_with(vec![elsewhere.clone(), here, trusted.clone()], countries()), BOTH_COVERED);
    assert_eq!(mfa_with(vec![elsewhere, trusted], countries()), BOTH_COVERED);
    // The ids of locations are the same in capitals.
    let id = "EE14EB2F-377F-5C45-B2BA-B82021530B18";
    let office = json!({"namedLocations": [{"id": id, "displayName": "Office", "isTrusted": false, "ipRanges": [{"cidrAddress": "203.0.113.0/24"}]}]});
    assert_eq!(pair(id, office.clone()), BOTH_COVERED);
    assert_eq!(pair(&id.to_lowercase(), office), BOTH_COVERED);
}

/// The words of everybody's gaps.
fn shared_by_all(policies: Vec<Value>, more: Value, name: &str) -> Vec<String> {
    let fact = fact(&snapshot(tenant(policies, more)), name);
    let rows = fact["everyone"].as_array().cloned().unwrap_or_default();
    rows.iter().map(|row| row["where"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn words_name_the_addresses_and_not_the_location_that_holds_others() {
    let block = |id: &str| {
        let mut block = policy("b", grant(&["block"], "OR"));
        merge(&mut block, conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": [id]}})));
        shared_by_all(vec![block], countries(), "countryBlockCoverage")
    };
    assert_eq!(block("us+"), ["from addresses without a country"]);
    assert_eq!(block("many"), ["from NG (in “Many”)"]);
}

/// Each person's worst gap comes first, and the others are told beside it.
#[test]
fn every_gap_is_named() {
    let but_files =
        conditions(json!({"applications": {"excludeApplications": ["00000003-0000-0ff1-ce00-000000000000"]}}));
    let but_office = conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": ["office"]}}));
    let mut both = policy("p", but_files.clone());
    merge(&mut both, but_office);
    assert_eq!(shared_by_all(vec![both.clone()], countries(), "mfaCoverage").len(), 2);
    // Ben has one gap more than all others.
    let mut for_ana = policy("q", users(json!({"includeUsers": ["ana"]})));
    merge(&mut for_ana, but_files);
    let sources = tenant(vec![both, for_ana], countries());
    let fact = fact(&snapshot(sources), "mfaCoverage");
    let words = |row: &Value| row["where"].as_str().unwrap().to_owned();
    assert_eq!(
        fact["everyone"].as_array().unwrap().iter().map(words).collect::<Vec<_>>(),
        ["to SharePoint and OneDrive (files)"]
    );
    assert_eq!(fact["everyone"][0]["objects"][0]["id"], "00000003-0000-0ff1-ce00-000000000000");
    assert_eq!(fact["weaker"][0]["shared"], true);
    assert_eq!(
        (fact["weaker"][1]["shared"].clone(), words(&fact["weaker"][1])),
        (json!(false), "from “Office”".to_owned())
    );
}

#[test]
fn security_defaults_tell_without_the_list_of_policies() {
    let with = |list: &str, defaults: Value, more: Value| {
        let mut sources = tenant(vec![], more);
        sources["securityDefaults"] = defaults;
        let read = sources.as_object().unwrap().iter().map(|(name, value)| {
            let status = if name == "conditionalAccessPolicies" { list } else { "read" };
            (name.as_str(), status, if matches!(status, "read" | "partial") { value.clone() } else { Value::Null })
        });
        let snapshot = with_statuses(read, json!({}));
        let thresholds = std::collections::BTreeMap::new();
        let facts = tenant_triage::facts::Facts::new(&snapshot, thresholds);
        ["mfaCoverage", "legacyBlockCoverage"].map(|name| facts.get(name).ok().map(|fact| fares_of(&fact, &sources)))
    };
    let (on, off) = (json!({"isEnabled": true}), json!({"isEnabled": false}));
    let both = |fares: &str| [Some(fares.to_owned()), Some(fares.to_owned())];
    let standard = json!({"subscribedSkus": [{"skuId": "s", "capabilityStatus": "Enabled", "servicePlans": []}]});
    for status in ["notLicensed", "noRole", "failed", "partial"] {
        assert_eq!(with(status, on.clone(), json!({})), both(BOTH_COVERED), "{status}");
        // A plan brings policies, and whether there are some was not read.
        let unread = if status == "partial" { both(BOTH_UNKNOWN) } else { [None, None] };
        assert_eq!(with(status, off.clone(), json!({})), unread, "{status}");
        assert_eq!(with(status, json!({}), standard.clone()), both(BOTH_UNKNOWN), "{status}");
        assert_eq!(with(status, off.clone(), standard.clone()), both(BOTH_OPEN), "{status}");
    }
    // Policies outlive the plan.
    let lapsed = json!({"subscribedSkus": [{"skuId": "p", "capabilityStatus": "Suspended", "servicePlans": [
        {"servicePlanId": "41781fb2-bc02-4b7c-bd55-b576c07bb09d", "provisioningStatus": "Success"},
    ]}]});
    assert_eq!(with("notLicensed", off.clone(), lapsed), [None, None]);
    // Nor is anybody asked by the older setting, as far as it was read.
    let mut unread = tenant(vec![], standard);
    unread.as_object_mut().unwrap().remove("authenticationRequirements");
    unread.as_object_mut().unwrap().remove("conditionalAccessPolicies");
    assert_eq!(fares(unread.clone(), "mfaCoverage"), BOTH_UNKNOWN);
    assert_eq!(fares(unread, "legacyBlockCoverage"), BOTH_OPEN);
}

/// A kind of guest that a policy leaves out, and of which no account was read.
#[test]
fn an_exclusion_of_a_kind_is_no_cover_unless_the_kind_is_unused() {
    let without = |kinds: &str| {
        let guests = json!({"guestOrExternalUserTypes": kinds, "externalTenants": {"membershipKind": "all"}});
        vec![policy("p", users(json!({"excludeGuestsOrExternalUsers": guests})))]
    };
    let kind = |policies: Vec<Value>, name: &str, more: Value| {
        let fact = fact(&snapshot(tenant(policies, more)), name);
        let ids = |list: &str| {
            fact[list].as_array().unwrap().iter().map(|row| row["id"].to_string()).collect::<Vec<_>>().join(" ")
        };
        (ids("open"), ids("unknown"))
    };
    let none = (String::new(), String::new());
    let provider = "\"serviceProvider\"".to_owned();
    let relationship = |status: &str| json!({"delegatedAdminRelationships": [{"id": "r", "status": status}]});
    for name in ["mfaCoverage", "guestMfaCoverage", "legacyBlockCoverage"] {
        assert_eq!(
            kind(without("ServiceProvider"), name, relationship("active")),
            (provider.clone(), String::new()),
            "{name}"
        );
        assert_eq!(kind(without("serviceProvider"), name, relationship("terminated")), none, "{name}");
        assert_eq!(kind(without("serviceProvider"), name, json!({})), (String::new(), provider.clone()), "{name}");
        assert_eq!(
            kind(without("serviceProvider"), name, relationship("new word")),
            (String::new(), provider.clone()),
            "{name}"
        );
    }
    let partner = json!({"delegatedAdminRelationships": [], "crossTenantAccessPartners": [{"tenantId": "x", "isServiceProvider": true}]});
    assert_eq!(kind(without("serviceProvider"), "mfaCoverage", partner), (String::new(), provider));
    // Of accounts that were read, none is a guest.
    for unused in ["internalGuest", "b2bCollaborationGuest,b2bCollaborationMember", "otherExternalUser"] {
        assert_eq!(kind(without(unused), "mfaCoverage", json!({})), none, "{unused}");
    }
    let blocked = json!({
        "crossTenantAccessDefault": {"b2bDirectConnectInbound": {"usersAndGroups": {"accessType": "blocked", "targets": [{"target": "AllUsers"}]}}},
        "crossTenantAccessPartners": [{"tenantId": "x", "b2bDirectConnectInbound": null}],
    });
    assert_eq!(kind(without("b2bDirectConnectUser"), "mfaCoverage", blocked.clone()), none);
    let mut let_in = blocked;
    let_in["crossTenantAccessPartners"][0]["b2bDirectConnectInbound"] =
        json!({"usersAndGroups": {"accessType": "allowed"}});
    assert_eq!(kind(without("b2bDirectConnectUser"), "mfaCoverage", let_in).1, "\"b2bDirectConnectUser\"");
    // Another policy asks them.
    let mut both = without("serviceProvider");
    both.push(policy("q", users(json!({"includeUsers": [], "includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "serviceProvider"}}))));
    assert_eq!(kind(both, "mfaCoverage", relationship("active")), none);
    // An IT company administers the tenant: its staff are administrators.
    let mut roles = roles(json!([holds("ana", GLOBAL, "/")]));
    merge(&mut roles, relationship("active"));
    assert_eq!(kind(without("serviceProvider"), "adminMfaCoverage", roles).0, "\"serviceProvider\"");
}

#[test]
fn the_risk_of_a_guests_sign_in_is_judged_here() {
    let guests = json!({"guestOrExternalUserTypes": "b2bCollaborationGuest"});
    let mut block = policy("p", grant(&["block"], "OR"));
    merge(
        &mut block,
        conditions(json!({"signInRiskLevels": ["high"], "users": {"excludeGuestsOrExternalUsers": guests}})),
    );
    let sources = tenant(vec![block], json!({"users": [member("ana"), guest("ben", "Guest")]}));
    assert_eq!(fares(sources.clone(), "signInRiskCoverage"), "ana:covered ben:open");
    assert_eq!(fares(sources.clone(), "signInRiskAgainCoverage"), "ana:covered ben:open");
    assert_eq!(fact(&snapshot(sources), "userRiskCoverage")["total"], 1);
}

#[test]
fn what_stands_in_for_a_second_step_is_told() {
    let instead =
        |policies: Vec<Value>, more: Value| fact(&snapshot(tenant(policies, more)), "mfaCoverage")["instead"].clone();
    let device = || policy("p", grant(&["compliantDevice"], "OR"));
    assert_eq!(instead(vec![device()], json!({})), json!(["ask for a managed device"]));
    assert_eq!(instead(vec![policy("p", grant(&["mfa", "compliantDevice"], "OR"))], json!({})), json!([]));
    assert_eq!(instead(vec![device(), policy("q", json!({}))], json!({})), json!([]));
    let mut block = policy("b", grant(&["block"], "OR"));
    merge(&mut block, conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": ["office"]}})));
    assert_eq!(instead(vec![block], countries()), json!(["block sign-ins"]));
    assert_eq!(instead(vec![], json!({})), json!([]));
    let enforced = json!({"authenticationRequirements": {"ana": {"perUserMfaState": "enforced"}}});
    assert_eq!(fact(&snapshot(tenant(vec![], enforced)), "mfaCoverage")["perUserAlone"], 1);
}

/// Where the accounts were not read, the policies still tell people apart.
mod without_accounts {
    use super::*;

    fn told(policies: Vec<Value>, more: Value, name: &str) -> String {
        let mut sources = tenant(policies, more);
        for source in
            ["users", "groups", "groupMembers", "roleAssignments", "roleDefinitions", "authenticationRequirements"]
        {
            sources.as_object_mut().unwrap().remove(source);
        }
        let fact = fact(&snapshot(sources), name);
        assert_eq!(fact["accountsRead"], false);
        let mut parts = vec![format!("{}/{}", fact["covered"], fact["total"])];
        for list in ["open", "weaker", "unknown", "separate"] {
            let ids: Vec<&str> = fact[list].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
            if !ids.is_empty() {
                parts.push(format!("{list}:{}", ids.join("+")));
            }
        }
        parts.join(" ")
    }

    fn mfa(policies: Vec<Value>) -> String {
        told(policies, json!({}), "mfaCoverage")
    }

    #[test]
    fn a_policy_over_everybody_covers_everybody() {
        let all = || vec![policy("p", json!({}))];
        for name in
            ["mfaCoverage", "adminMfaCoverage", "guestMfaCoverage", "adminPortalMfaCoverage", "legacyBlockCoverage"]
        {
            assert!(["1/1"].contains(&told(all(), json!({}), name).as_str()), "{name}");
        }
        assert_eq!(told(vec![policy("p", grant(&["compliantDevice"], "OR"))], json!({}), "deviceCoverage"), "1/1");
    }

    #[test]
    fn without_a_policy_nobody_is_covered() {
        for policies in [vec![], vec![policy("p", json!({"state": "disabled"}))]] {
            assert_eq!(mfa(policies.clone()), "0/1 open:everybody");
            // Whether there are guests was not read.
            assert_eq!(told(policies, json!({}), "guestMfaCoverage"), "0/1 unknown:guests");
        }
        assert_eq!(told(vec![], json!({"securityDefaults": {"isEnabled": true}}), "mfaCoverage"), "1/1");
        assert_eq!(
            told(vec![], json!({"securityDefaults": {"isEnabled": null}}), "mfaCoverage"),
            "0/1 unknown:everybody"
        );
    }

    #[test]
    fn whom_a_policy_leaves_out_is_named() {
        let without = |changes: Value| policy("p", users(changes));
        assert_eq!(mfa(vec![without(json!({"excludeUsers": ["ana"]}))]), "1/2 open:ana");
        assert_eq!(
            mfa(vec![without(json!({"excludeGroups": ["g"], "excludeRoles": [GLOBAL]}))]),
            format!("1/3 open:g+{GLOBAL}")
        );
        let guests = json!({"excludeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "b2bCollaborationGuest,internalGuest"}});
        assert_eq!(mfa(vec![without(guests)]), "1/2 open:internalGuest,b2bCollaborationGuest");
        assert_eq!(mfa(vec![without(json!({"excludeUsers": ["GuestsOrExternalUsers"]}))]), "1/2 open:guests");
        // Another policy takes over, or may.
        let group = || without(json!({"excludeGroups": ["g"]}));
        let for_group = policy("q", users(json!({"includeUsers": [], "includeGroups": ["g"]})));
        assert_eq!(mfa(vec![group(), for_group]), "2/2");
        assert_eq!(mfa(vec![group(), policy("q", users(json!({"excludeGroups": ["h"]})))]), "1/3 unknown:g+h");
        assert_eq!(
            mfa(vec![without(json!({"excludeUsers": ["ana"]})), policy("q", users(json!({"excludeUsers": ["ben"]})))]),
            "3/3"
        );
        let sync = json!({"excludeRoles": ["d29b2b05-8046-44ba-8758-1e26182fcf32"]});
        assert_eq!(mfa(vec![without(sync)]), "1/1 separate:d29b2b05-8046-44ba-8758-1e26182fcf32");
    }

    #[test]
    fn whom_a_policy_names_may_be_everybody() {
        let only = |changes: Value| {
            let mut policy = policy("p", users(changes));
            policy["conditions"]["users"]["includeUsers"] = json!([]);
            policy
        };
        assert_eq!(mfa(vec![only(json!({"includeGroups": ["g"]}))]), "0/1 unknown:everybody");
        assert_eq!(mfa(vec![only(json!({"includeRoles": [GLOBAL]}))]), "0/1 unknown:everybody");
        // Every tenant has accounts of its own.
        let guests = json!({"includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "b2bCollaborationGuest"}});
        assert_eq!(mfa(vec![only(guests)]), "1/2 open:everybody");
    }

    #[test]
    fn what_it_leaves_out_is_a_gap_for_all() {
        let files =
            conditions(json!({"applications": {"excludeApplications": ["00000003-0000-0ff1-ce00-000000000000"]}}));
        assert_eq!(mfa(vec![policy("p", files)]), "0/1 weaker:everybody");
        let places =
            conditions(json!({"locations": {"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]}}));
        assert_eq!(told(vec![policy("p", places)], countries(), "mfaCoverage"), "0/1 weaker:everybody");
    }

    #[test]
    fn exclusions_are_named_without_their_members() {
        let out = json!({"excludeUsers": ["ana"], "excludeGroups": ["g"], "excludeRoles": [GLOBAL]});
        let rows = |profile: Value| {
            let policies = json!([policy("p", users(out.clone()))]);
            let read = [("conditionalAccessPolicies", "read", policies)];
            fact(&with_statuses(read, profile), "exclusions")
        };
        let all = rows(json!({}));
        assert_eq!(all.as_array().unwrap().len(), 3);
        for row in all.as_array().unwrap() {
            assert_eq!((&row["justified"], &row["gone"]), (&json!(false), &json!(false)), "{row}");
            assert_eq!(row["membersKnown"], row["type"] == "user", "{row}");
        }
        assert_eq!(rows(json!({"emergencyAccounts": ["ana"]}))[2]["justified"], true);
    }
}

/// Verdicts of the whole tool on a good tenant with one thing changed.
mod verdicts {
    use super::common::fixture;
    use super::*;
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    use tenant_triage::engine::{Bundle, Status};
    use tenant_triage::report::Assessor;
    use tenant_triage::snapshot::{Snapshot, Source, SourceStatus, read};

    thread_local! {
        static ASSESSOR: RefCell<Assessor> = RefCell::new(Assessor::new(Bundle::embedded().unwrap()).unwrap());
    }

    fn statuses(snapshot: &Snapshot) -> BTreeMap<String, Status> {
        let assessment = ASSESSOR.with_borrow_mut(|assessor| assessor.assess(snapshot));
        assessment.controls.iter().map(|control| (control.id.to_string(), control.status)).collect()
    }

    fn all(snapshot: &Snapshot, ids: &[&str]) -> Vec<Status> {
        let statuses = statuses(snapshot);
        ids.iter().map(|id| statuses[*id]).collect()
    }

    fn source<'a>(snapshot: &'a mut Snapshot, name: &str) -> &'a mut Source {
        snapshot.sources.get_mut(name).unwrap()
    }

    fn refuse(snapshot: &mut Snapshot, name: &str, status: SourceStatus) {
        let source = source(snapshot, name);
        (source.status, source.value) = (status, None);
    }

    /// The perfect practice whose policies are these, with what else is merged in.
    fn under(policies: Value, more: Value) -> Snapshot {
        let mut file = serde_json::to_value(fixture("perfect")).unwrap();
        file["sources"]["conditionalAccessPolicies"]["value"] = policies;
        merge(&mut file["sources"], more);
        read(file.to_string().as_bytes()).unwrap()
    }

    const BY_DEFAULTS: [&str; 6] = ["AUTH-01", "AUTH-02", "AUTH-07", "AUTH-08", "AUTH-11", "AUTH-13"];

    #[test]
    fn security_defaults_stand_by_themselves() {
        for status in [SourceStatus::NotLicensed, SourceStatus::NoRole, SourceStatus::Failed] {
            let mut snapshot = fixture("perfect");
            refuse(&mut snapshot, "conditionalAccessPolicies", status);
            let without = |on: Value| {
                let mut snapshot = snapshot.clone();
                source(&mut snapshot, "securityDefaults").value = Some(json!({"isEnabled": on}));
                all(&snapshot, &BY_DEFAULTS)
            };
            assert_eq!(without(json!(true)), [Status::Pass; 6], "{status:?}");
            for unknown in [json!(false), json!(null)] {
                let given = without(unknown);
                assert!(!given.contains(&Status::Pass) && !given.contains(&Status::Fail), "{status:?} {given:?}");
            }
        }
    }

    #[test]
    fn without_a_plan_and_without_defaults_nobody_is_protected() {
        let mut snapshot = fixture("new-tenant");
        refuse(&mut snapshot, "conditionalAccessPolicies", SourceStatus::NotLicensed);
        source(&mut snapshot, "securityDefaults").value = Some(json!({"isEnabled": false}));
        assert_eq!(all(&snapshot, &["AUTH-01", "AUTH-11", "AUTH-13"]), [Status::Fail; 3]);
        // The older setting may ask everybody.
        snapshot.sources.remove("authenticationRequirements");
        assert_ne!(all(&snapshot, &["AUTH-01"]), [Status::Fail]);
    }

    #[test]
    fn a_tenant_with_policies_for_agents_alone_has_none_for_people() {
        let agents = policy("agents", conditions(json!({"users": {"includeUsers": ["AllAgentIdUsers"]}})));
        // Of a guest the older setting was not read.
        assert_eq!(all(&under(json!([agents]), json!({})), &["AUTH-01"]), [Status::Partial]);
        let given = all(&under(json!([agents]), json!({})), &["AUTH-02", "AUTH-11", "AUTH-13", "CA-07", "CA-09"]);
        assert_eq!(given, [Status::Fail; 5]);
        let without_policies = ["CA-01", "CA-02", "CA-03"];
        assert_eq!(all(&under(json!([agents]), json!({})), &without_policies), [Status::NotApplicable; 3]);
        let mut both = json!([agents]);
        both.as_array_mut().unwrap().push(policy("p", json!({})));
        assert_eq!(all(&under(both, json!({})), &["AUTH-01", "AUTH-11", "AUTH-13"]), [Status::Pass; 3]);
    }

    #[test]
    fn exclusions_of_kinds_without_accounts_are_no_pass() {
        let guests =
            json!({"guestOrExternalUserTypes": "serviceProvider", "externalTenants": {"membershipKind": "all"}});
        let without = policy("p", users(json!({"excludeGuestsOrExternalUsers": guests})));
        let with = |relationships: Value| {
            let read = json!({"status": "read", "via": "graph", "value": relationships});
            under(json!([without]), json!({"delegatedAdminRelationships": read}))
        };
        let asked = ["AUTH-01", "AUTH-07", "CA-01"];
        let active =
            with(json!([{"id": "r", "displayName": "IT", "status": "active", "accessDetails": {"unifiedRoles": []}}]));
        assert_eq!(all(&active, &asked), [Status::Partial; 3]);
        assert_eq!(all(&with(json!([])), &asked), [Status::Pass, Status::Pass, Status::Partial]);
        let mut unread = with(json!([]));
        unread.sources.remove("delegatedAdminRelationships");
        assert_eq!(all(&unread, &asked), [Status::NotAssessed, Status::NotAssessed, Status::Partial]);
    }

    /// From a list in part no other way to know makes a pass.
    #[test]
    fn a_list_in_part_passes_by_no_other_way() {
        let mut snapshot = fixture("perfect");
        source(&mut snapshot, "users").status = SourceStatus::Partial;
        let asked = [
            "AUTH-01", "AUTH-02", "AUTH-07", "AUTH-08", "AUTH-13", "CA-02", "CA-07", "CA-09", "CA-10", "CA-16",
            "RISK-01", "RISK-02",
        ];
        assert_eq!(all(&snapshot, &asked), [Status::NotAssessed; 12]);
    }

    #[test]
    fn the_policies_alone_prove_what_they_say() {
        let alone = |policies: Value| {
            let read = [
                ("conditionalAccessPolicies", "read", policies),
                ("securityDefaults", "read", json!({"isEnabled": false})),
            ];
            with_statuses(read, json!({}))
        };
        let asked = ["AUTH-01", "AUTH-02", "AUTH-07", "AUTH-08", "AUTH-11", "AUTH-13", "CA-01", "CA-02"];
        assert_eq!(all(&alone(json!([policy("p", json!({}))])), &asked), [Status::Pass; 8]);
        let off = alone(json!([policy("p", json!({"state": "disabled"}))]));
        assert_eq!(all(&off, &["AUTH-01", "AUTH-08", "AUTH-11", "AUTH-13"]), [Status::Fail; 4]);
        let without = alone(json!([policy("p", users(json!({"excludeGroups": ["g"]})))]));
        assert_eq!(all(&without, &["AUTH-01", "AUTH-13", "CA-01", "CA-02"]), [Status::Partial; 4]);
    }
}

/// Whom the policies reach of those who would let the practice back in. The emergency
/// accounts `e1` and `e2` and the administrator `ana` are Global Administrators.
mod reach_of_emergency_accounts {
    use super::*;

    const GLOBAL_ADMINISTRATOR: &str = "62e90394-69f5-4237-9190-012177145e10";
    const E1: &str = "abcdef00-0000-4000-8000-0000000000e1";
    const OWN_STRENGTH: &str = "abcdef00-0000-4000-8000-0000000000ff";

    /// The fact's row on one policy.
    fn row(policy: Value, more: Value) -> Value {
        let holds = |id: &str, role: &str| json!({"id": format!("{id} {role}"), "principalId": id, "roleDefinitionId": role, "directoryScopeId": "/"});
        let mut sources = json!({
            "conditionalAccessPolicies": [policy],
            "users": [member(E1), member("e2"), member("ana"), member("ben")],
            "groups": [
                {"id": "spare", "displayName": "Spare", "visibility": null}, {"id": "inner", "displayName": "Inner", "visibility": null},
                {"id": "mixed", "displayName": "Mixed", "visibility": null}, {"id": "closed", "displayName": "Closed", "visibility": "HiddenMembership"},
            ],
            "groupMembers": {"spare": ["inner", "e2"], "inner": [E1], "mixed": ["e2", "ana"], "closed": []},
            "roleAssignments": [holds(E1, "d"), holds("e2", "d"), holds("ana", "d"), holds("e2", "x")],
            "roleDefinitions": [
                {"id": "d", "templateId": GLOBAL_ADMINISTRATOR, "displayName": "Global Administrator", "isBuiltIn": true},
                {"id": "x", "templateId": "exchange", "displayName": "Exchange Administrator", "isBuiltIn": true},
            ],
            "authenticationStrengths": [],
        });
        merge(&mut sources, more);
        let read = sources.as_object().unwrap().iter().map(|(name, value)| (name.as_str(), "read", value.clone()));
        let rows = fact(&with_statuses(read, json!({"emergencyAccounts": [E1, "e2"]})), "policyReach");
        rows[0].clone()
    }

    /// `e1:reached e2:left out ana:unknown`.
    fn reach(people: Value) -> String {
        let row = row(policy("p", users(people)), json!({}));
        let place = |id: &str| match () {
            () if row["reached"].as_array().unwrap().contains(&json!(id)) => "reached",
            () if row["leftOut"].get(id).is_some() => "left out",
            () if row["unknown"].get(id).is_some() => "unknown",
            () => "missing",
        };
        assert!(row["leftOut"].get("ben").is_none(), "he would let nobody back in");
        [("e1", E1), ("e2", "e2"), ("ana", "ana")].map(|(name, id)| format!("{name}:{}", place(id))).join(" ")
    }

    fn only(people: Value) -> Value {
        let mut whole = json!({"includeUsers": []});
        merge(&mut whole, people);
        users(whole)
    }

    #[test]
    fn ways_in_and_out() {
        for (people, expected) in [
            (json!({}), "e1:reached e2:reached ana:reached"),
            (json!({"excludeUsers": ["e2"]}), "e1:reached e2:left out ana:reached"),
            (json!({"includeUsers": ["e2"]}), "e1:left out e2:reached ana:left out"),
            (json!({"includeUsers": [], "includeRoles": [GLOBAL_ADMINISTRATOR]}), "e1:reached e2:reached ana:reached"),
            (json!({"includeUsers": [], "includeRoles": ["exchange"]}), "e1:left out e2:reached ana:left out"),
            (json!({"excludeRoles": [GLOBAL_ADMINISTRATOR]}), "e1:left out e2:left out ana:left out"),
            (json!({"includeUsers": [], "includeGroups": ["mixed"]}), "e1:left out e2:reached ana:reached"),
            (json!({"excludeGroups": ["gone"]}), "e1:reached e2:reached ana:reached"),
            (json!({"excludeGroups": ["closed"]}), "e1:unknown e2:unknown ana:unknown"),
            (json!({"excludeGroups": ["closed"], "excludeUsers": ["e2"]}), "e1:unknown e2:left out ana:unknown"),
            (json!({"includeUsers": ["WordOfTomorrow"]}), "e1:unknown e2:unknown ana:unknown"),
        ] {
            assert_eq!(reach(people.clone()), expected, "{people}");
        }
    }

    /// An exclusion of a group counts for those in a group within it, and an id stands for
    /// the same account however it is spelled.
    #[test]
    fn nested_groups_and_ids_in_capitals() {
        for people in [
            json!({"excludeGroups": ["spare"]}),
            json!({"excludeUsers": [E1.to_uppercase(), "e2"]}),
            json!({"excludeGroups": ["SPARE"]}),
        ] {
            assert_eq!(reach(people.clone()), "e1:left out e2:left out ana:reached", "{people}");
        }
        let capitals = json!({"groupMembers": {"inner": [E1.to_uppercase()]}});
        let row = row(policy("p", users(json!({"excludeGroups": ["spare"]}))), capitals);
        assert_eq!(row["reached"], json!(["ana"]));
        assert!(row["leftOut"][E1].as_str().unwrap().contains("through the group “Spare”"));
    }

    #[test]
    fn why_it_cannot_be_told() {
        let closed = row(policy("p", users(json!({"excludeGroups": ["closed"]}))), json!({}));
        assert!(closed["unknown"]["e2"].as_str().unwrap().contains("“Closed” hides its members"));
        let tomorrow = row(policy("p", json!({"state": "stateOfTomorrow"})), json!({}));
        assert_eq!(
            (&tomorrow["reached"], &tomorrow["unknown"]["e2"]),
            (&json!([]), &json!("its state is not known here"))
        );
        for conditions in [json!(null), json!({"users": "everybody"})] {
            let odd = row(
                json!({"id": "p", "state": "enabled", "conditions": conditions, "grantControls": {"builtInControls": ["mfa"]}}),
                json!({}),
            );
            assert_eq!(odd["unknown"].as_object().unwrap().len(), 3, "{conditions}");
        }
    }

    #[test]
    fn only_what_can_keep_somebody_out_is_told() {
        let is_told = |changes: Value| !row(policy("p", changes), json!({})).is_null();
        for asks in [
            json!({"builtInControls": ["block"]}),
            json!({"builtInControls": [], "authenticationStrength": {"id": "x"}}),
            json!({"builtInControls": null, "termsOfUse": ["t"]}),
            json!({"builtInControls": [], "customAuthenticationFactors": ["c"]}),
        ] {
            assert!(is_told(json!({"grantControls": asks})), "{asks}");
        }
        for harmless in [
            json!({"grantControls": null}),
            json!({"grantControls": {"builtInControls": []}}),
            json!({"state": "disabled"}),
            json!({"state": "enabledForReportingButNotEnforced"}),
            conditions(json!({"agentIdRiskLevels": "high"})),
            conditions(json!({"applications": {"includeApplications": []}})),
        ] {
            assert!(!is_told(harmless.clone()), "{harmless}");
        }
    }

    #[test]
    fn a_policy_of_their_own_names_nobody_else() {
        let guests = json!({"guestOrExternalUserTypes": "internalGuest"});
        for (people, own) in [
            (json!({"includeUsers": [E1.to_uppercase(), "e2"]}), true),
            (json!({"includeGroups": ["spare"]}), true),
            (json!({"includeUsers": ["All"]}), false),
            (json!({"includeUsers": [E1, "e2", "ana"]}), false),
            (json!({"includeGroups": ["mixed"]}), false),
            (json!({"includeGroups": ["closed"]}), false),
            (json!({"includeRoles": [GLOBAL_ADMINISTRATOR]}), false),
            (json!({"includeUsers": [E1], "includeGuestsOrExternalUsers": guests}), false),
        ] {
            assert_eq!(row(policy("p", only(people.clone())), json!({}))["own"], own, "{people}");
        }
    }

    /// Of a strength of the practice's own it does not show which models of keys it takes.
    #[test]
    fn what_a_security_key_opens() {
        let asking = |strength: Value, listed: Value| {
            let grant = json!({"operator": "OR", "builtInControls": [], "authenticationStrength": strength});
            row(policy("p", json!({"grantControls": grant})), json!({"authenticationStrengths": listed}))["securityKey"]
                .clone()
        };
        let own = |allowed: &[&str]| json!({"id": OWN_STRENGTH, "allowedCombinations": allowed});
        assert_eq!(asking(json!({"id": "00000000-0000-0000-0000-000000000004"}), json!([])), "yes");
        assert_eq!(asking(json!({"id": "00000000-0000-0000-0000-000000000002"}), json!([])), "no");
        assert_eq!(asking(own(&["fido2", "windowsHelloForBusiness"]), json!([])), "unknown");
        assert_eq!(asking(json!({"id": OWN_STRENGTH}), json!([own(&["fido2"])])), "unknown");
        assert_eq!(asking(own(&["windowsHelloForBusiness"]), json!([])), "no");
        assert_eq!(asking(own(&["fido2", "password,sms"]), json!([])), "no");
        assert_eq!(asking(json!({"id": OWN_STRENGTH}), json!([])), "no");
        let mfa = row(policy("p", json!({})), json!({}));
        assert_eq!(mfa["securityKey"], "no");
    }
}
