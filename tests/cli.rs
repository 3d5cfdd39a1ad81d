//! The command line as people and scripts use it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn triage(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_triage")).args(arguments).current_dir(root()).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn scratch(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const SAMPLE: &str = "public/samples/family-clinic.json";

#[test]
fn assess_prints_the_contract_as_json() {
    let output = triage(&["assess", SAMPLE, "--format", "json"]);
    assert!(output.status.success());
    let document: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(document["format"], "tenant-triage/assessment");
    assert_eq!(document["version"], 1);
    let first = &document["fixList"][0];
    let control = document["controls"].as_array().unwrap().iter().find(|control| &control["id"] == first).unwrap();
    for key in [
        "id", "status", "basis", "severity", "title", "summary", "affected", "evidence", "hipaa", "reason", "fix",
        "link", "effort", "priority",
    ] {
        assert!(control.get(key).is_some(), "{key}");
    }
    assert_eq!(control["priority"]["place"], 1);
    for key in ["type", "id", "name", "detail"] {
        assert!(control["affected"][0].get(key).is_some(), "{key}");
    }
}

#[test]
fn text_is_plain_when_piped_and_keeps_its_width() {
    let text = stdout(&triage(&["assess", SAMPLE]));
    assert!(text.contains("Lakeside Family Medicine"));
    assert!(!text.contains('\u{1b}'));
    let longest =
        text.lines().filter(|line| !line.contains("https://")).map(|line| line.chars().count()).max().unwrap();
    assert!(longest <= 80, "{longest}");
}

#[test]
fn files_that_cannot_be_read_give_one_message_and_2() {
    let cut = &std::fs::read_to_string(root().join(SAMPLE)).unwrap()[..10_000];
    let cases = [
        (scratch("empty.json", ""), "This file is empty"),
        (scratch("cut.json", cut), "ends in the middle"),
        (scratch("other.json", "{\"hello\": 1}"), "not a snapshot"),
        (scratch("words.txt", "hello"), "not valid JSON"),
        (root().join("no-such-file.json"), "no-such-file.json"),
    ];
    for (path, expected) in cases {
        let output = triage(&["assess", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{expected}");
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn fail_on_gives_1_only_when_something_so_severe_needs_work() {
    assert_eq!(triage(&["assess", SAMPLE, "--fail-on", "critical"]).status.code(), Some(1));
    assert_eq!(triage(&["assess", "tests/fixtures/perfect.json", "--fail-on", "info"]).status.code(), Some(0));
    assert_eq!(triage(&["assess", "tests/fixtures/empty.json", "--fail-on", "info"]).status.code(), Some(0));
}

#[test]
fn answers_can_come_from_a_file() {
    let answers = json!({"answers": {"GOV-05": {"answer": "yes", "by": "Dr. Okonkwo", "on": "2026-11-20", "evidence": "Binder 1"}}});
    let path = scratch("answers.json", &answers.to_string());
    let assess = |extra: &[&str]| {
        let arguments = [&["assess", SAMPLE, "--format", "json"], extra].concat();
        let document: Value = serde_json::from_str(&stdout(&triage(&arguments))).unwrap();
        let controls = document["controls"].as_array().unwrap().clone();
        controls.into_iter().find(|control| control["id"] == "GOV-05").unwrap()["status"].clone()
    };
    assert_eq!(assess(&[]), "fail");
    assert_eq!(assess(&["--answers", path.to_str().unwrap()]), "pass");
    let bad = scratch("bad-answers.json", r#"{"answers": {"GOV-05": {"answer": 1, "on": "2026-11-20"}}}"#);
    let output = triage(&["assess", SAMPLE, "--answers", bad.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("answers.GOV-05.answer"), "{}", stderr(&output));
}

/// A small export in ScubaGear's shapes: PowerShell's property names, a single
/// policy as a bare object, an empty list of a cmdlet that is not known to have
/// worked, and one of a cmdlet that failed.
fn export() -> Value {
    json!({
        "baseline_version": "0.1", "module_version": "0.2.0", "date": "12/09/2022 13:26:11 Eastern Standard Time",
        "tenant_details": [{"TenantId": "11111111-0000-0000-0000-000000000000", "DisplayName": "Imported practice"}],
        "conditional_access_policies": {
            "Id": "p1", "DisplayName": "MFA", "State": "enabled", "CreatedDateTime": "/Date(1656640539718)/",
            "Conditions": {"ClientAppTypes": ["all"], "Users": {"IncludeUsers": ["All"]}, "Applications": {"IncludeApplications": ["All"]}},
            "GrantControls": {"BuiltInControls": ["mfa"], "Operator": "OR", "AuthenticationStrength": {"Id": null}}, "AdditionalProperties": {},
        },
        "authorization_policies": {"AllowInvitesFrom": "everyone", "DefaultUserRolePermissions": {"AllowedToCreateApps": true},
            "PermissionGrantPolicyIdsAssignedToDefaultUserRole": ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"]},
        "privileged_users": {"u1": {"DisplayName": "Ana", "roles": ["Global Administrator"]}},
        "privileged_roles": [{"DisplayName": "Global Administrator", "RoleTemplateId": "62e90394-69f5-4237-9190-012177145e10"}],
        "admin_audit_log_config": [{"UnifiedAuditLogIngestionEnabled": true}],
        "dlp_compliance_policies": [], "dlp_compliance_rules": [null], "transport_rule": [],
        "malware_filter_policies": [{"Identity": "Default"}],
        "SPO_tenant": [{"SharingCapability": 2}],
        "Tenant_sync_info": [{"TenantRestrictionEnabled": false, "AllowedDomainList": []}],
        "spf_records": [{"domain": "x.example", "rdata": ["v=spf1 -all"]}], "dmarc_records": [{"domain": "x.example", "rdata": ""}],
        "all_domains": [{"DomainName": "X.example", "DomainType": "Authoritative"}],
        "defender_successful_commands": ["Get-AdminAuditLogConfig", "Get-DlpCompliancePolicy", "Get-AcceptedDomain"],
        "defender_unsuccessful_commands": ["Get-MalwareFilterPolicy"],
    })
}

#[test]
fn import_turns_a_scubagear_export_into_a_snapshot() {
    let file = scratch("export.json", &format!("\u{feff}{}", export()));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("imported.json");
    let output = triage(&["import", file.to_str().unwrap(), "-o", target.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    let snapshot: Value = serde_json::from_str(&std::fs::read_to_string(&target).unwrap()).unwrap();
    assert_eq!(snapshot["takenAt"], "2022-12-09T18:26:11Z");
    assert_eq!(snapshot["tenant"]["displayName"], "Imported practice");
    let source = |name: &str| &snapshot["sources"][name];
    assert_eq!(source("conditionalAccessPolicies")["value"][0]["conditions"]["users"]["includeUsers"], json!(["All"]));
    assert_eq!(source("conditionalAccessPolicies")["value"][0]["createdDateTime"], "2022-07-01T01:55:39Z");
    assert_eq!(source("adminAuditLogConfig")["value"]["UnifiedAuditLogIngestionEnabled"], true);
    assert_eq!(source("spoTenant")["via"], "scubagear");
    assert_eq!(source("spoSyncRestriction")["value"]["TenantRestrictionEnabled"], false);
    assert_eq!(
        source("authorizationPolicy")["value"]["defaultUserRolePermissions"]["permissionGrantPoliciesAssigned"][0],
        "ManagePermissionGrantsForSelf.microsoft-user-default-legacy"
    );
    assert_eq!(source("directoryRoles")["value"][0]["members"][0]["id"], "u1");
    assert_eq!(source("dnsRecords")["value"].as_array().unwrap().len(), 2);
    assert_eq!(source("domains")["value"], json!([{"id": "x.example", "isVerified": true}]));
    // Empty and known to have worked is "none"; empty and not known is no evidence; failed is failed.
    assert_eq!(source("dlpCompliancePolicies")["status"], "read");
    assert_eq!(source("dlpCompliancePolicies")["value"], json!([]));
    for name in ["dlpComplianceRules", "transportRules", "malwareFilterPolicies"] {
        assert_eq!(source(name)["status"], "failed", "{name}");
    }
    // The page opens the export itself, with the same result.
    let assess = |path: &Path| stdout(&triage(&["assess", path.to_str().unwrap(), "--format", "json"]));
    assert_eq!(assess(&file), assess(&target));
}

#[test]
fn an_export_without_a_date_names_the_place() {
    let mut undated = export();
    undated["date"] = json!("soon");
    let file = scratch("undated.json", &undated.to_string());
    assert!(stderr(&triage(&["assess", file.to_str().unwrap()])).contains("date: expected a date"));
}

#[test]
fn import_adds_an_export_to_a_snapshot() {
    let mut same_practice = export();
    same_practice["tenant_details"][0]["TenantId"] = json!(sample_tenant());
    let file = scratch("export-2.json", &same_practice.to_string());
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("merged.json");
    let output = triage(&["import", SAMPLE, file.to_str().unwrap(), "-o", target.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    let snapshot: Value = serde_json::from_str(&std::fs::read_to_string(&target).unwrap()).unwrap();
    assert_eq!(snapshot["tenant"]["displayName"], "Lakeside Family Medicine");
    assert_eq!(snapshot["sources"]["adminAuditLogConfig"]["via"], "scubagear");
    assert_eq!(snapshot["sources"]["conditionalAccessPolicies"]["via"], "graph");
}

fn sample_tenant() -> String {
    let sample: Value = serde_json::from_str(&std::fs::read_to_string(root().join(SAMPLE)).unwrap()).unwrap();
    sample["tenant"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn files_of_two_practices_are_refused_with_both_named() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("two.json");
    // Left there by the run before.
    let _ = std::fs::remove_file(&target);
    let file = scratch("export-3.json", &export().to_string());
    let import = |file: &Path, extra: &[&str]| {
        let files = ["import", SAMPLE, file.to_str().unwrap(), "-o", target.to_str().unwrap()];
        triage(&[&files, extra].concat())
    };
    let output = import(&file, &["--same-practice"]);
    assert_eq!(output.status.code(), Some(2));
    for part in ["Lakeside Family Medicine", SAMPLE, "Imported practice", "export-3.json", "two practices"] {
        assert!(stderr(&output).contains(part), "{}", stderr(&output));
    }
    assert!(!target.exists());
    // Where nobody can tell, a person has to.
    let mut nameless = export();
    nameless["tenant_details"][0]["TenantId"] = json!("Error retrieving Tenant ID");
    let file = scratch("export-4.json", &nameless.to_string());
    let output = import(&file, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("export-4.json (no tenant id)"), "{}", stderr(&output));
    assert!(stderr(&output).contains("--same-practice"), "{}", stderr(&output));
    let output = import(&file, &["--same-practice"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let snapshot: Value = serde_json::from_str(&std::fs::read_to_string(&target).unwrap()).unwrap();
    assert_eq!(snapshot["tenant"]["id"], json!(sample_tenant()));
}

#[test]
fn a_folder_is_told_as_one() {
    let output = triage(&["assess", "tests"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("tests: This is a folder. Choose the file in it"), "{}", stderr(&output));
}

#[test]
fn formulas_are_defused_and_hostile_names_stay_text() {
    let mut sample: Value = serde_json::from_str(&std::fs::read_to_string(root().join(SAMPLE)).unwrap()).unwrap();
    sample["tenant"]["displayName"] = json!("<script>alert(1)</script>");
    for user in sample["sources"]["users"]["value"].as_array_mut().unwrap() {
        user["displayName"] = json!("=cmd()");
    }
    let file = scratch("hostile.json", &sample.to_string());
    let csv = stdout(&triage(&["assess", file.to_str().unwrap(), "--format", "csv"]));
    // Without the mark Excel takes it for the computer's code page.
    assert!(csv.starts_with("\u{feff}place,"));
    assert!(csv.contains("\"'=cmd()\""));
    assert!(!csv.contains(",=cmd()"));
    let markdown = stdout(&triage(&["assess", file.to_str().unwrap(), "--format", "markdown"]));
    assert!(markdown.contains("\\<script\\>"));
    assert!(!markdown.contains("<script>"));
}

/// What a rule file says wrongly of its question is told with the file and the field.
#[test]
fn a_question_that_is_not_whole_is_named() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules-of-answers");
    std::fs::create_dir_all(folder.join("people")).unwrap();
    let good = std::fs::read_to_string(root().join("rules/people/gov_01.rego")).unwrap();
    let said = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        std::fs::write(folder.join("people/gov_01.rego"), good.replace(from, to)).unwrap();
        let output = triage(&["rules", "--rules", folder.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{to}");
        assert!(stderr(&output).contains("rules/people/gov_01.rego:"), "{}", stderr(&output));
        stderr(&output)
    };
    let cases = [
        ("#         yes: ", "#         yeah: ", "custom.evidence: unknown field `yeah`"),
        ("applies: always", "applies: often", "custom.evidence: unknown variant `often`"),
        ("renew_months: 12", "renew_months: 0", "custom.evidence[0].renew_months"),
        ("on file and read\n", "on file and read.\n", "custom.evidence[0].says.yes ends in a full stop"),
        ("- id: read", "- id: copy", "custom.evidence[0].parts[1].id: \"copy\" stands there twice"),
        ("- id: read", "- id: Read", "custom.evidence[0].parts[1].id: expected lower-case letters"),
        ("text: Somebody has read it", "text: ''", "custom.evidence[0].parts[1].text is empty"),
        ("package triage.gov_01", "package triage.gov_01\n\nresult := {}", "no rule may follow its package"),
    ];
    for (from, to, expected) in cases {
        let said = said(from, to);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn rules_and_sources_are_listed() {
    let rules: Value = serde_json::from_str(&stdout(&triage(&["rules", "--format", "json"]))).unwrap();
    let rule = &rules.as_array().unwrap()[0];
    for key in ["id", "title", "severity", "hipaa", "evidence", "fix"] {
        assert!(rule.get(key).is_some(), "{key}");
    }
    let gov_01 = rules.as_array().unwrap().iter().find(|rule| rule["id"] == "GOV-01").unwrap();
    assert_eq!(gov_01["evidence"][0]["parts"][0]["id"], "copy");
    assert!(stdout(&triage(&["rules"])).contains("AUTH-01"));
    let sources: Value = serde_json::from_str(&stdout(&triage(&["sources", "--format", "json"]))).unwrap();
    let users = sources.as_array().unwrap().iter().find(|source| source["name"] == "users").unwrap();
    assert_eq!(users["calls"][0]["method"], "GET");
    assert_eq!(users["calls"][0]["path"], "/users");
    assert_eq!(users["calls"][0]["scopes"][0], "Directory.Read.All");
    assert!(users["controls"].as_array().unwrap().contains(&json!("AUTH-01")));
}

/// A folder of rules with a new control in it.
fn rules_with_a_new_control(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let output = triage(&["new-control", "SPO-77", "data", "--rules", folder.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stdout(&output).contains("data/spo_77_test.rego"), "{}", stdout(&output));
    folder
}

#[test]
fn a_new_control_says_what_is_to_be_filled_in_and_is_made_once() {
    let folder = rules_with_a_new_control("new-control");
    let folder = folder.to_str().unwrap();
    for arguments in [&["test", folder][..], &["rules", "--check", folder]] {
        let output = triage(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let first = format!("{folder}/data/spo_77.rego:2: to be filled in: title: FILL IN");
        assert!(stdout(&output).starts_with(&first), "{}", stdout(&output));
    }
    let refused = |id: &str, area: &str| {
        let output = triage(&["new-control", id, area, "--rules", folder]);
        assert_eq!(output.status.code(), Some(2));
        stderr(&output)
    };
    assert!(refused("SPO-77", "data").contains("SPO-77 exists already"));
    assert!(refused("SPO-78", "access").contains("SPO-… is in the area data"));
    assert!(refused("SPO-78", "mail").contains("the areas are access, records, data, devices, people"));
    assert!(refused("spo78", "data").contains("expected a control id such as AUTH-01"));
}

#[test]
fn problems_of_rules_are_told_with_their_places() {
    let folder = rules_with_a_new_control("problems");
    let change = |file: &str, from: &str, to: &str| {
        let path = folder.join("data").join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file}: {from}");
        std::fs::write(&path, text.replace(from, to)).unwrap();
    };
    change("spo_77_test.rego", "result.status == \"pass\"", "result.status == \"fail\"");
    change("spo_77_test.rego", "{\n\tevery odd", "{\n\tfalse\n\tevery odd");
    let told = |arguments: &[&str]| {
        let output = triage(&[arguments, &[folder.to_str().unwrap()]].concat());
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        stdout(&output)
    };
    let lines = told(&["test"]);
    assert!(lines.contains("spo_77_test.rego:14: test_it_is_on is not true: result.status == \"fail\""), "{lines}");
    assert!(lines.contains("is not true: false"), "{lines}");
    assert!(lines.contains("spo_77.rego:37: no test reaches this line: result := verdicts.not_assessed"), "{lines}");
    assert!(!told(&["test", "--only", "_test"]).contains("spo_77.rego:2:"));
    change("spo_77.rego", "severity: medium", "severity: dreadful");
    let lines = told(&["rules", "--check"]);
    assert!(lines.contains("spo_77.rego:10: custom.severity: unknown variant `dreadful`"), "{lines}");
}

#[test]
fn rules_are_in_order() {
    let output = triage(&["rules", "--check"]);
    assert!(output.status.success(), "{}", stdout(&output));
}

/// `make docs` renews the page.
#[test]
fn the_page_of_controls_is_up_to_date() {
    let path = root().join("docs/controls.md");
    let made = stdout(&triage(&["rules", "--format", "markdown"]));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/controls.md is out of date: run make docs");
}

/// The sample under a name that would act as markup where it is not escaped.
fn hostile_sample(folder: &std::path::Path) -> std::path::PathBuf {
    let text = std::fs::read_to_string(root().join(SAMPLE)).unwrap();
    let hostile = text.replace("Lakeside Family Medicine", "<script>alert(1)</script>");
    assert_ne!(text, hostile);
    let file = folder.join("hostile.json");
    std::fs::write(&file, hostile).unwrap();
    file
}

#[test]
fn html_is_one_file_in_which_names_stay_text() {
    let folder = std::env::temp_dir().join(format!("triage-html-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let page = stdout(&triage(&["assess", hostile_sample(&folder).to_str().unwrap(), "--format", "html"]));
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.contains("<script"));
    assert!(!page.contains("src="));
    let rows = page.matches("<tr><th scope=\"row\">").count();
    let rules: Value = serde_json::from_str(&stdout(&triage(&["rules", "--format", "json"]))).unwrap();
    assert_eq!(rows, rules.as_array().unwrap().len());
}

/// What NIST's model requires of the parts this program writes.
#[test]
fn oscal_results_have_what_the_model_requires() {
    let read = || stdout(&triage(&["assess", SAMPLE, "--format", "oscal"]));
    let text = read();
    assert_eq!(text, read());
    let document: Value = serde_json::from_str(&text).unwrap();
    let results = &document["assessment-results"];
    for name in ["title", "last-modified", "version", "oscal-version"] {
        assert!(results["metadata"][name].is_string(), "{name}");
    }
    let plan = results["import-ap"]["href"].as_str().unwrap().strip_prefix('#').unwrap();
    assert_eq!(results["back-matter"]["resources"][0]["uuid"], plan);
    let result = &results["results"][0];
    let mut uuids = std::collections::BTreeSet::new();
    for observation in result["observations"].as_array().unwrap() {
        let uuid = observation["uuid"].as_str().unwrap();
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "5"));
        assert!(uuids.insert(uuid));
        assert!(matches!(observation["methods"][0].as_str(), Some("EXAMINE" | "INTERVIEW" | "TEST" | "UNKNOWN")));
        for property in observation["props"].as_array().unwrap() {
            assert_eq!(property["ns"], "https://github.com/tenant-triage/tenant-triage/ns/oscal");
        }
        for list in ["props", "subjects", "relevant-evidence"] {
            assert!(observation[list].as_array().is_none_or(|list| !list.is_empty()), "{list}");
        }
        assert!(!observation["description"].as_str().unwrap().trim().is_empty());
    }
    let status = |id: &Value| {
        let observations = result["observations"].as_array().unwrap().iter();
        let mut props = observations.map(|observation| &observation["props"]);
        props.find(|props| props[0]["value"] == *id).unwrap()[1]["value"].as_str().unwrap().to_owned()
    };
    let findings = result["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        let good = finding["target"]["status"]["state"] == "satisfied";
        assert_eq!(good, status(&finding["target"]["target-id"]) == "pass");
        assert!(uuids.contains(finding["related-observations"][0]["observation-uuid"].as_str().unwrap()));
    }
}

/// Copies a folder with what is in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn an_assessment_says_which_rules_made_it_and_marks_those_of_others() {
    let by = |rules: &[&str]| -> Value {
        let output = triage(&[&["assess", SAMPLE, "--format", "json"], rules].concat());
        serde_json::from_str(&stdout(&output)).unwrap()
    };
    let own = by(&[]);
    assert_eq!(own["rules"]["custom"], false);
    assert_eq!(own["rules"]["digest"].as_str().map(str::len), Some(64));
    assert_eq!(by(&["--rules", "rules"]), own);

    let changed = Path::new(env!("CARGO_TARGET_TMPDIR")).join("changed-rules");
    let _ = std::fs::remove_dir_all(&changed);
    copy(&root().join("rules"), &changed);
    let rule = changed.join("access/auth_17.rego");
    std::fs::write(&rule, format!("{}\nadded := 1\n", std::fs::read_to_string(&rule).unwrap())).unwrap();
    let other = by(&["--rules", changed.to_str().unwrap()]);
    assert_eq!(other["rules"]["custom"], true);
    assert_ne!(other["rules"]["digest"], own["rules"]["digest"]);
    let custom: Vec<&Value> =
        other["controls"].as_array().unwrap().iter().filter(|control| control["custom"] == true).collect();
    assert_eq!(custom.iter().map(|control| &control["id"]).collect::<Vec<_>>(), ["AUTH-17"]);

    // Thresholds decide verdicts as much as rules do.
    std::fs::copy(root().join("rules/access/auth_17.rego"), rule).unwrap();
    assert_eq!(by(&["--rules", changed.to_str().unwrap()]), own);
    let table = changed.join("parameters.json");
    std::fs::write(&table, std::fs::read_to_string(&table).unwrap() + "\n").unwrap();
    assert_eq!(by(&["--rules", changed.to_str().unwrap()])["rules"]["custom"], true);
}
