//! What real exports bring, as small patches on a good one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use serde_json::{Value, json};
use tenant_triage::imports::{JoinError, Named, Practice, join, open, take_over};
use tenant_triage::snapshot::{Snapshot, Source, SourceStatus, read};

const TENANT: &str = "11111111-1111-4111-8111-111111111111";

/// A small export, as version 1.8 writes it.
fn export() -> Value {
    json!({
        "baseline_version": "1", "module_version": "1.8.0", "timestamp_zulu": "2026-11-20T15:00:00.000Z",
        "tenant_details": [{"DisplayName": "Example Family Clinic", "TenantId": TENANT}],
        "scuba_config": {"M365Environment": "commercial"},
        "transport_rule": [{"Name": "Copies", "ActivationDate": "/Date(1656640539718)/", "CopyTo": [null]}],
        "transport_config": [{"SmtpClientAuthenticationDisabled": true}],
        "dlp_compliance_policies": [{"Name": "Patient data", "ExchangeLocation": ["All"]}],
        "dlp_compliance_rules": [], "protection_alerts": [], "atp_policy_rules": [], "protection_policy_rules": [null],
        "defender_license": true, "defender_dlp_license": true,
        "defender_successful_commands": ["Get-DlpCompliancePolicy", "Get-DlpComplianceRule", "Get-ProtectionAlert",
            "Get-EOPProtectionPolicyRule", "Get-ATPProtectionPolicyRule"],
        "defender_unsuccessful_commands": [],
    })
}

fn patched(patch: Value) -> Snapshot {
    let mut export = export();
    export.as_object_mut().unwrap().extend(patch.as_object().unwrap().clone());
    open(export.to_string().as_bytes()).unwrap()
}

fn value<'a>(snapshot: &'a Snapshot, name: &str) -> &'a Value {
    snapshot.value(name).unwrap_or_else(|| panic!("{name}: {:?}", snapshot.sources.get(name)))
}

fn untold<'a>(snapshot: &'a Snapshot, name: &str) -> &'a str {
    let source: &Source = &snapshot.sources[name];
    assert_eq!(source.status, SourceStatus::Failed, "{name}");
    source.code.as_deref().unwrap()
}

#[test]
fn results_of_scubagear_open_like_the_export_in_them() {
    let plain = open(export().to_string().as_bytes()).unwrap();
    let metadata = json!({"Tool": "ScubaGear", "TenantId": TENANT, "DisplayName": "Example Family Clinic"});
    let results = |raw: Value| json!({"MetaData": metadata, "Summary": {}, "Results": {"EXO": []}, "Raw": raw});
    assert_eq!(open(results(export()).to_string().as_bytes()).unwrap(), plain);
    assert_eq!(open(json!([results(export())]).to_string().as_bytes()).unwrap(), plain);
    // Each product by itself.
    let (mut exchange, mut rest) = (export(), export());
    exchange.as_object_mut().unwrap().retain(|key, _| key.starts_with("transport"));
    rest.as_object_mut().unwrap().retain(|key, _| !key.starts_with("transport"));
    let by_product = results(json!({"EXO": exchange, "Defender": rest}));
    assert_eq!(open(by_product.to_string().as_bytes()).unwrap(), plain);
    // What the settings could not say may stand around them.
    let mut nameless = export();
    nameless["tenant_details"] =
        json!([{"DisplayName": "Error retrieving Display name", "TenantId": "Error retrieving Tenant ID"}]);
    nameless.as_object_mut().unwrap().remove("timestamp_zulu");
    let mut around = results(nameless);
    around["MetaData"]["TimestampZulu"] = json!("2026-11-20T15:00:00.000Z");
    assert_eq!(open(around.to_string().as_bytes()).unwrap(), plain);
}

#[test]
fn an_exporter_that_could_not_read_the_tenant_names_none() {
    let snapshot = patched(
        json!({"tenant_details": [{"DisplayName": "Error retrieving Display name", "TenantId": "Error retrieving Tenant ID"}]}),
    );
    assert_eq!((snapshot.tenant.id.as_str(), snapshot.tenant.display_name.as_str()), ("", ""));
}

#[test]
fn the_environment_is_the_cloud() {
    for (environment, cloud) in
        [("commercial", "global"), ("gcc", "gcc"), ("gcchigh", "gccHigh"), ("dod", "dod"), ("", "global")]
    {
        let snapshot = patched(json!({"scuba_config": {"M365Environment": environment}}));
        assert_eq!(snapshot.tenant.cloud, cloud);
    }
}

#[test]
fn later_versions_say_the_same_under_other_keys() {
    let snapshot = patched(json!({
        "anti_malware_policies": [{"Name": "Default"}],
        "malware_filter_policies": [],
        "anti_malware_rules": [{"Name": "Strict"}],
        "anti_phish_rules": [{"Name": "Owners"}],
        "hosted_content_filter_rules": [{"Name": "All"}],
        "protection_policy_rules": [{"Name": "Standard Preset Security Policy", "State": "Disabled"}],
        "atp_policy_rules": {"Name": "Standard Preset Security Policy", "State": "Enabled"},
        "built_in_protection_rules": [{"Name": "ATP Built-In Protection Rule"}],
        "unified_audit_log_retention_policies": [{"Name": "Ten years"}],
        "inbound_connectors": [{"Name": "Partner"}],
        "SPO_tenant": [{"SharingCapability": 1, "IsUnmanagedSyncClientForTenantRestricted": true,
            "AllowedDomainListForSyncClient": {"__metadata": {"type": "Collection(Edm.Guid)"}, "results": ["786548dd"]}}],
        "authentication_method": [{
            "authentication_method_policy": {"Id": "authenticationMethodsPolicy", "PolicyMigrationState": "migrationComplete"},
            "authentication_method_feature_settings": [{"Id": "Sms", "State": "disabled",
                "AdditionalProperties": {"includeTargets": [{"id": "all_users"}]}}],
        }],
    }));
    assert_eq!(value(&snapshot, "malwareFilterPolicies")[0]["Name"], "Default");
    for (name, first) in [
        ("malwareFilterRules", "Strict"),
        ("antiPhishRules", "Owners"),
        ("hostedContentFilterRules", "All"),
        ("unifiedAuditLogRetentionPolicies", "Ten years"),
        ("inboundConnectors", "Partner"),
    ] {
        assert_eq!(value(&snapshot, name)[0]["Name"], first);
    }
    assert_eq!(value(&snapshot, "eopProtectionPolicyRules")[0]["State"], "Disabled");
    assert_eq!(value(&snapshot, "atpProtectionPolicyRules")[0]["State"], "Enabled");
    assert!(snapshot.value("atpBuiltInProtectionRules").is_some());
    let sync = value(&snapshot, "spoSyncRestriction");
    assert_eq!((&sync["TenantRestrictionEnabled"], &sync["AllowedDomainList"]), (&json!(true), &json!(["786548dd"])));
    let methods = value(&snapshot, "authenticationMethodsPolicy");
    assert_eq!(methods["policyMigrationState"], "migrationComplete");
    assert_eq!(methods["authenticationMethodConfigurations"][0]["includeTargets"][0]["id"], "all_users");
}

#[test]
fn the_own_domains_are_wherever_they_are_read() {
    let settings = json!([{"Id": "example.org", "IsVerified": true}]);
    let accepted = json!([{"DomainName": "Example.org", "DomainType": "Authoritative"}]);
    for patch in [
        json!({"domain_settings": settings, "accepted_domains": []}),
        json!({"accepted_domains": accepted}),
        json!({"all_domains": accepted, "domain_settings": [{"IsVerified": true}]}),
    ] {
        assert_eq!(value(&patched(patch), "domains"), &json!([{"id": "example.org", "isVerified": true}]));
    }
    let nothing = json!({"accepted_domains": [], "exo_successful_commands": ["Get-AcceptedDomain"]});
    assert_eq!(untold(&patched(nothing), "domains"), "Get-AcceptedDomain");
}

/// The newest exporter empties all lists of a kind after one failing, and then says that
/// the licence is missing.
#[test]
fn a_list_that_may_have_been_emptied_is_not_none() {
    let good = patched(json!({}));
    assert_eq!(value(&good, "dlpComplianceRules"), &json!([]));
    assert_eq!(value(&good, "atpProtectionPolicyRules"), &json!([]));
    assert_eq!(value(&good, "eopProtectionPolicyRules"), &json!([]));
    let emptied = patched(json!({"defender_dlp_license": false, "defender_license": false}));
    for name in ["dlpComplianceRules", "protectionAlerts", "atpProtectionPolicyRules"] {
        untold(&emptied, name);
    }
    // What has rows was read.
    assert!(emptied.value("dlpCompliancePolicies").is_some());
    let failed =
        patched(json!({"defender_unsuccessful_commands": ["Get-DlpComplianceRule", "Get-DlpCompliancePolicy"]}));
    assert_eq!(untold(&failed, "dlpComplianceRules"), "Get-DlpComplianceRule");
    // One product could run it, another could not.
    assert!(failed.value("dlpCompliancePolicies").is_some());
    let missing = json!([{"authentication_method_policy": null, "authentication_method_feature_settings": []}]);
    untold(
        &patched(
            json!({"authentication_method": missing, "aad_successful_commands": ["Get-MgBetaPolicyAuthenticationMethodPolicy"]}),
        ),
        "authenticationMethodsPolicy",
    );
}

#[test]
fn the_audit_switch_counts_only_from_exchange() {
    let row = |name: &str, on: bool| json!({"UnifiedAuditLogIngestionEnabled": on, "DistinguishedName": name});
    let exchange = "CN=Admin Audit Log Settings,CN=ConfigurationUnits,DC=NAMPR00A000,DC=PROD,DC=OUTLOOK,DC=COM";
    let compliance =
        "CN=Admin Audit Log Settings,OU=Microsoft Exchange Hosted Organizations,DC=FFO,DC=extest,DC=microsoft,DC=com";
    let read = |rows: Value| patched(json!({"admin_audit_log_config": rows}));
    assert_eq!(
        value(&read(json!([row(exchange, false)])), "adminAuditLogConfig")["UnifiedAuditLogIngestionEnabled"],
        false
    );
    assert!(untold(&read(json!([row(compliance, false)])), "adminAuditLogConfig").contains("Security & Compliance"));
    let both = read(json!([row(compliance, false), row(exchange, true)]));
    assert_eq!(value(&both, "adminAuditLogConfig")["UnifiedAuditLogIngestionEnabled"], true);
}

#[test]
fn one_unreadable_row_fails_its_part_only() {
    let cut = patched(json!({"transport_rule": [{"Name": "x"}, "@{Name=y; State=Enabled}"]}));
    assert_eq!(untold(&cut, "transportRules"), "transport_rule[1] is not an object");
    assert!(cut.value("transportConfig").is_some());
    let nameless = patched(json!({"conditional_access_policies": [{"Id": "p1"}, {"Id": 7}]}));
    assert_eq!(untold(&nameless, "conditionalAccessPolicies"), "conditional_access_policies[1] has no id");
    let several = patched(json!({"SPO_tenant": [{"SharingCapability": 0}, {"SharingCapability": 2}]}));
    assert_eq!(untold(&several, "spoTenant"), "SPO_tenant has 2 rows in the place of one");
    let teams = patched(
        json!({"federation_configuration": [{"Identity": "Tag:A"}, {"Identity": "Global", "AllowFederatedUsers": true}]}),
    );
    assert_eq!(value(&teams, "teamsFederationConfiguration")["AllowFederatedUsers"], true);
    let long = patched(json!({"transport_rule": vec![json!({"Name": "x"}); 1_001]}));
    assert_eq!(untold(&long, "transportRules"), "transport_rule lists 1001 rows, more than the 1000 that are read");
}

#[test]
fn shapes_of_powershell_are_undone_in_every_part() {
    let snapshot = patched(
        json!({"dlp_compliance_policies": [{"Name": "System.Object[]", "ExchangeLocation": ["@{Name=All}"], "WhenCreated": "Date(0)"}]}),
    );
    let rule = &value(&snapshot, "transportRules")[0];
    assert_eq!((&rule["ActivationDate"], &rule["CopyTo"]), (&json!("2022-07-01T01:55:39Z"), &json!([])));
    let policy = &value(&snapshot, "dlpCompliancePolicies")[0];
    assert_eq!(policy, &json!({"Name": null, "ExchangeLocation": null, "WhenCreated": "1970-01-01T00:00:00Z"}));
}

#[test]
fn plans_without_an_id_leave_open_what_the_tenant_has() {
    let plan =
        |id: Value| json!({"ServicePlanName": "AAD_PREMIUM", "ServicePlanId": id, "ProvisioningStatus": "Success"});
    let known = plan(json!("41781fb2-bc02-4b7c-bd55-b576c07bb09d"));
    assert!(patched(json!({"service_plans": [known]})).value("subscribedSkus").is_some());
    for odd in [
        plan(json!(null)),
        json!({"ServicePlanName": "AAD_PREMIUM"}),
        json!("@{ServicePlanName=AAD_PREMIUM}"),
        json!({}),
    ] {
        untold(&patched(json!({"service_plans": [known, odd]})), "subscribedSkus");
    }
    assert!(!patched(json!({"service_plans": [null]})).sources.contains_key("subscribedSkus"));
}

#[test]
fn administrators_are_people_and_apps() {
    let snapshot = patched(json!({
        "privileged_users": {"u1": {"DisplayName": "Ana", "roles": ["Global Administrator"]}},
        "privileged_service_principals": {"s1": {"DisplayName": "Backup", "ServicePrincipalId": "s1", "roles": "Global Administrator"}},
    }));
    let role = &value(&snapshot, "directoryRoles")[0];
    assert_eq!(role["roleTemplateId"], "62e90394-69f5-4237-9190-012177145e10");
    assert_eq!(
        role["members"][1],
        json!({"@odata.type": "#microsoft.graph.servicePrincipal", "id": "s1", "displayName": "Backup"})
    );
    untold(
        &patched(json!({"privileged_users": {"u1": {"DisplayName": "Ana", "roles": ["System.Object[]"]}}})),
        "directoryRoles",
    );
    let failed = json!({"privileged_users": {"u1": {"roles": ["User Administrator"]}}, "aad_unsuccessful_commands": ["Get-PrivilegedUser"]});
    untold(&patched(failed), "directoryRoles");
}

/// Many administrators with a role of their own each took time that grew with their square.
#[test]
fn many_administrators_take_no_time() {
    let users: serde_json::Map<String, Value> =
        (0..60_000).map(|n| (format!("u{n}"), json!({"roles": [format!("Role {n}")]}))).collect();
    let code = patched(json!({"privileged_users": users})).sources["directoryRoles"].code.clone().unwrap();
    assert_eq!(code, "privileged_users lists 60000 accounts, more than the 5000 that are read");
}

fn snapshot(day: u32, rest: Value) -> Snapshot {
    let mut document = json!({
        "format": "tenant-triage/snapshot", "version": 1, "takenAt": format!("2026-11-{day:02}T00:00:00Z"),
        "tenant": {"id": TENANT, "displayName": "Example"},
    });
    document.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    read(document.to_string().as_bytes()).unwrap()
}

fn joined(files: &[Snapshot]) -> Result<Snapshot, JoinError> {
    let named: Vec<Named> = files.iter().enumerate().map(|(at, file)| (format!("{at}.json"), file.clone())).collect();
    let (first, others) = named.split_first().unwrap();
    join(first.clone(), others.to_vec(), Practice::AsTheFilesSay)
}

#[test]
fn the_later_answer_stands_and_profiles_fill_each_other() {
    let answer =
        |day: u32, word: &str| json!({"GOV-05": {"answer": word, "by": "A", "on": format!("2026-11-{day:02}")}});
    let old = snapshot(
        1,
        json!({"answers": answer(9, "no"), "profile": {"state": "TX", "seats": 3, "parameters": {"a": 1}}}),
    );
    let new = snapshot(20, json!({"answers": answer(2, "yes"), "profile": {"seats": 5, "parameters": {"b": 2}}}));
    for files in [[old.clone(), new.clone()], [new, old]] {
        let joined = joined(&files).unwrap();
        assert_eq!(joined.answers.values().next().unwrap().answer, "no");
        assert_eq!((joined.profile.state.as_deref(), joined.profile.seats), (Some("TX"), Some(5)));
        assert_eq!(joined.profile.parameters.len(), 2);
        assert_eq!(joined.taken_at.date(), "2026-11-20");
    }
}

#[test]
fn of_two_answers_of_one_day_the_one_that_lacks_a_part_stands() {
    let answer = |whole: bool| {
        let parts = json!({"written": true, "whole": whole});
        snapshot(1, json!({"answers": {"GOV-05": {"answer": "yes", "by": "A", "on": "2026-11-09", "parts": parts}}}))
    };
    for files in [[answer(true), answer(false)], [answer(false), answer(true)]] {
        assert!(!joined(&files).unwrap().answers.values().next().unwrap().parts["whole"]);
    }
}

#[test]
fn a_whole_reading_stands_before_a_later_one_that_failed() {
    let reading = |status: &str, day: u32, n: u32| json!({"sources": {"transportRules": {"status": status, "via": "graph", "readAt": format!("2026-11-{day:02}T00:00:00Z"), "value": [{"n": n}]}}});
    let of =
        |files: &[Snapshot]| joined(files).unwrap().sources["transportRules"].value.clone().unwrap()[0]["n"].clone();
    assert_eq!(of(&[snapshot(1, reading("read", 1, 1)), snapshot(2, reading("failed", 2, 2))]), 1);
    assert_eq!(of(&[snapshot(1, reading("partial", 1, 1)), snapshot(2, reading("failed", 2, 2))]), 1);
    assert_eq!(of(&[snapshot(1, reading("read", 1, 1)), snapshot(2, reading("read", 2, 2))]), 2);
    // When a source was read counts, not when its file was made.
    assert_eq!(of(&[snapshot(9, reading("read", 1, 1)), snapshot(2, reading("read", 2, 2))]), 2);
    // The plans of an export are no products, and stand behind the list of products.
    let products = json!({"sources": {"subscribedSkus": {"status": "read", "via": "graph", "value": [{"skuId": "s", "servicePlans": []}]}}});
    let plans = json!({"sources": {"subscribedSkus": {"status": "read", "via": "scubagear", "value": [{"skuId": "", "servicePlans": []}]}}});
    let joined = joined(&[snapshot(1, products), snapshot(2, plans)]).unwrap();
    assert_eq!(joined.sources["subscribedSkus"].via.as_deref(), Some("graph"));
}

fn parts() -> impl Strategy<Value = Value> {
    let source = (0..3_usize, 1..4_u32, 0..3_u32).prop_map(|(status, day, n)| {
        json!({"status": (["read", "partial", "failed"][status]), "readAt": format!("2026-11-{day:02}T00:00:00Z"), "value": [{"n": n}]})
    });
    let answer = (0..3_usize, 1..4_u32).prop_map(
        |(word, day)| json!({"answer": (["yes", "no", "partly"][word]), "by": "A", "on": format!("2026-11-{day:02}")}),
    );
    let exception =
        (1..3_u32).prop_map(|day| json!({"control": "AUTH-01", "objects": ["a"], "on": format!("2026-11-{day:02}")}));
    let profile = (prop::option::of(0..3_u32), prop::option::of(0..3_usize))
        .prop_map(|(seats, state)| json!({"seats": seats, "state": state.map(|state| ["TX", "CA", "NY"][state])}));
    (
        prop::option::of(source.clone()),
        prop::option::of(source),
        prop::option::of(answer),
        prop::option::of(exception),
        profile,
    )
        .prop_map(|(one, two, answer, exception, profile)| {
            let sources: serde_json::Map<String, Value> = [("transportRules", one), ("remoteDomains", two)]
                .into_iter()
                .filter_map(|(name, source)| Some((name.to_owned(), source?)))
                .collect();
            let answers: serde_json::Map<String, Value> =
                answer.into_iter().map(|answer| ("GOV-05".to_owned(), answer)).collect();
            json!({"sources": sources, "answers": answers, "exceptions": Vec::from_iter(exception), "profile": profile})
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_order_of_the_files_makes_no_difference(
        files in prop::collection::vec((1..4_u32, parts()), 2..5), turn in 0..4_usize, back in any::<bool>(),
    ) {
        let files: Vec<Snapshot> = files.into_iter().map(|(day, rest)| snapshot(day, rest)).collect();
        let mut turned = files.clone();
        turned.rotate_left(turn % files.len());
        if back {
            turned.reverse();
        }
        prop_assert_eq!(joined(&files).unwrap().write().unwrap(), joined(&turned).unwrap().write().unwrap());
    }
}

/// What people settled at an earlier reading goes with the practice, and with no other.
#[test]
fn a_new_reading_takes_over_what_people_settled() {
    let at = |taken: &str, tenant: &str, more: Value| {
        let mut snapshot = json!({
            "format": "tenant-triage/snapshot", "version": 1, "takenAt": taken,
            "tenant": {"id": tenant, "displayName": "Clinic"},
        });
        snapshot.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        read(snapshot.to_string().as_bytes()).unwrap()
    };
    let settled = json!({
        "editedAt": "2026-10-05T00:00:00Z",
        "sources": {"users": {"status": "read", "value": [{"id": "old"}]}},
        "answers": {"GOV-05": {"answer": "yes", "by": "Kim", "on": "2026-10-05"}},
        "exceptions": [{"control": "GRP-01", "objects": ["g"], "reason": "r", "by": "Kim", "on": "2026-10-05"}],
        "profile": {"state": "TX"},
    });
    let earlier = at("2026-10-01T00:00:00Z", TENANT, settled.clone());
    let read_anew = json!({"sources": {"domains": {"status": "read", "value": []}}});
    let later = at("2026-11-01T00:00:00Z", TENANT, read_anew.clone());
    let taken = take_over(&earlier, later.clone());
    assert_eq!((&taken.answers, &taken.exceptions), (&earlier.answers, &earlier.exceptions));
    assert_eq!((taken.profile.state.as_deref(), taken.edited_at), (Some("TX"), earlier.edited_at));
    assert_eq!((&taken.sources, taken.taken_at), (&later.sources, later.taken_at));
    // The newer answer stands, whichever file has it.
    let newer = json!({"answers": {"GOV-05": {"answer": "no", "by": "Lee", "on": "2026-10-20"}}});
    let taken = take_over(&earlier, at("2026-11-01T00:00:00Z", TENANT, newer));
    assert_eq!(taken.answers.values().next().unwrap().answer, "no");
    for other in ["", "22222222-2222-4222-8222-222222222222"] {
        let stranger = at("2026-11-01T00:00:00Z", other, read_anew.clone());
        assert_eq!(take_over(&earlier, stranger.clone()), stranger);
        let nobody = at("2026-10-01T00:00:00Z", other, settled.clone());
        assert_eq!(take_over(&nobody, later.clone()), later);
    }
}
