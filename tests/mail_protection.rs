//! Whom the policies of mail protection reach, by situations.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{fact, member, snapshot, with_statuses};
use serde_json::{Value, json};

const CONDITIONS: [&str; 6] = [
    "SentTo",
    "SentToMemberOf",
    "RecipientDomainIs",
    "ExceptIfSentTo",
    "ExceptIfSentToMemberOf",
    "ExceptIfRecipientDomainIs",
];

/// A rule as Exchange writes it, on, without a condition, with changes merged in.
fn rule(policy: &str, priority: i64, changes: Value) -> Value {
    let mut rule = json!({"Name": policy, "SafeLinksPolicy": policy, "State": "Enabled", "Priority": priority});
    for key in CONDITIONS {
        rule[key] = Value::Null;
    }
    for (key, value) in changes.as_object().unwrap() {
        rule[key] = value.clone();
    }
    rule
}

/// The built-in policy, both presets and two policies of the practice's own, nothing on
/// and no accounts read.
fn tenant(changes: Value) -> Value {
    let mut sources = json!({
        "safeLinksPolicies": [
            {"Name": "Built-In Protection Policy", "IsBuiltInProtection": true},
            {"Name": "Strict Preset Security Policy1", "RecommendedPolicyType": "Strict"},
            {"Name": "Standard Preset Security Policy2", "RecommendedPolicyType": "Standard"},
            {"Name": "First"},
            {"Name": "Second"},
        ],
        "safeLinksRules": [],
        "atpProtectionPolicyRules": [],
        "atpBuiltInProtectionRules": [rule("ATP Built-In Protection Rule", 0, json!({"SafeLinksPolicy": "Built-In Protection Policy"}))],
        "domains": [{"id": "practice.example", "isVerified": true}],
    });
    for (key, value) in changes.as_object().unwrap() {
        sources[key] = value.clone();
    }
    sources
}

const NAMES: [&str; 5] = ["built-in", "strict", "standard", "first", "second"];

/// `who: policies`, one line a kind of recipient; `?` where there may be none of them.
fn fares(sources: Value) -> Vec<String> {
    lines(&fact(&snapshot(sources), "safeLinksReach"))
}

fn lines(fact: &Value) -> Vec<String> {
    let line = |row: &Value| {
        let who: Vec<&str> = row["who"].as_array().unwrap().iter().map(|who| who["id"].as_str().unwrap()).collect();
        let policies = row["policies"].as_array().unwrap().iter();
        let mut how: Vec<&str> =
            policies.map(|place| NAMES[usize::try_from(place.as_u64().unwrap()).unwrap()]).collect();
        how.extend(row["unprotected"].as_bool().unwrap().then_some("nothing"));
        how.extend(row["unlisted"].as_bool().unwrap().then_some("unlisted"));
        let doubt = if row["certain"] == true { "" } else { "?" };
        format!("{}{doubt}: {}", who.join(" "), how.join(" or "))
    };
    let mut lines: Vec<String> = fact["recipients"].as_array().unwrap().iter().map(line).collect();
    lines.sort();
    lines
}

fn own(rules: &[Value]) -> Vec<String> {
    fares(tenant(json!({"safeLinksRules": rules})))
}

fn presets(rules: &[Value]) -> Vec<String> {
    fares(tenant(json!({"atpProtectionPolicyRules": rules})))
}

fn strict(changes: Value) -> Value {
    rule("Strict Preset Security Policy1", 0, changes)
}

fn standard(changes: Value) -> Value {
    rule("Standard Preset Security Policy2", 1, changes)
}

#[test]
fn nothing_on_leaves_everybody_to_the_built_in_policy() {
    assert_eq!(fares(tenant(json!({}))), ["everybody: built-in"]);
    assert_eq!(presets(&[standard(json!({"State": "Disabled"}))]), ["everybody: built-in"]);
    assert_eq!(
        own(&[rule("First", 0, json!({"State": "Disabled", "SentTo": ["ana@practice.example"]}))]),
        ["everybody: built-in"]
    );
}

#[test]
fn strict_comes_before_standard_and_both_before_the_practices_own() {
    let all = json!({});
    assert_eq!(presets(&[standard(all.clone()), strict(all)]), ["everybody: strict"]);
    let owners = json!({"SentToMemberOf": ["owners@practice.example"]});
    assert_eq!(
        presets(&[strict(owners), standard(json!({}))]),
        ["everybody: standard", "owners@practice.example: strict"]
    );
    let sources = tenant(json!({
        "atpProtectionPolicyRules": [standard(json!({}))],
        "safeLinksRules": [rule("First", 0, json!({"RecipientDomainIs": ["practice.example"]}))],
    }));
    assert_eq!(fares(sources), ["practice.example: standard"]);
}

#[test]
fn a_preset_is_known_by_its_rules_name_too() {
    let named = rule("Standard Preset Security Policy", 1, json!({"SafeLinksPolicy": null}));
    assert_eq!(presets(std::slice::from_ref(&named)), ["everybody: standard"]);
    let gone = rule("Strict Preset Security Policy", 0, json!({"SafeLinksPolicy": "Strict Preset Security Policy9"}));
    assert_eq!(presets(&[gone]), ["everybody: strict"]);
    let sources = tenant(
        json!({"atpProtectionPolicyRules": [named], "safeLinksPolicies": [{"Name": "Built-In Protection Policy"}]}),
    );
    assert_eq!(fares(sources), ["everybody: unlisted"]);
}

#[test]
fn the_lower_number_comes_first() {
    let here = json!({"RecipientDomainIs": ["practice.example"]});
    assert_eq!(own(&[rule("First", 1, here.clone()), rule("Second", 0, here.clone())]), ["practice.example: second"]);
    let unread = json!({"RecipientDomainIs": ["practice.example"], "Priority": null});
    assert_eq!(own(&[rule("First", 1, here), rule("Second", 0, unread)]), ["practice.example: first or second"]);
}

#[test]
fn kinds_of_condition_are_all_asked_and_one_exception_is_enough() {
    let both = json!({"SentTo": ["ana@practice.example"], "RecipientDomainIs": ["other.example"]});
    assert_eq!(own(&[rule("First", 0, both)]), ["ana@practice.example practice.example: built-in"]);
    let except = json!({"RecipientDomainIs": ["practice.example"], "ExceptIfSentTo": ["ana@practice.example"]});
    assert_eq!(own(&[rule("First", 0, except)]), ["ana@practice.example: built-in", "practice.example: first"]);
}

#[test]
fn domains_below_one_belong_to_it() {
    let sources = tenant(json!({
        "domains": [{"id": "mail.practice.example", "isVerified": true}],
        "safeLinksRules": [rule("First", 0, json!({"RecipientDomainIs": ["Practice.example"]}))],
    }));
    assert_eq!(fares(sources), ["mail.practice.example: first"]);
}

#[test]
fn where_no_domain_is_known_there_may_be_people_elsewhere() {
    let here = rule("First", 0, json!({"RecipientDomainIs": ["practice.example"]}));
    let mut sources = tenant(json!({"safeLinksRules": [here]}));
    sources.as_object_mut().unwrap().remove("domains");
    assert_eq!(fares(sources.clone()), ["everybody?: built-in", "practice.example: first"]);
    sources["organization"] =
        json!([{"verifiedDomains": [{"name": "practice.example"}, {"name": "practice.onmicrosoft.com"}]}]);
    assert_eq!(fares(sources), ["practice.example: first", "practice.onmicrosoft.com?: built-in"]);
}

#[test]
fn what_is_not_in_the_row_is_unknown() {
    for key in CONDITIONS {
        let mut unread = rule("First", 0, json!({"RecipientDomainIs": ["practice.example"]}));
        unread.as_object_mut().unwrap().remove(key);
        let outcome = own(&[unread]);
        assert!(outcome.iter().all(|line| line.ends_with(": built-in or first")), "{key}: {outcome:?}");
    }
    for value in
        [json!([{"Address": "ana@practice.example"}]), json!("@{Address=ana}"), json!(["System.Object[]"]), json!([1])]
    {
        let odd = rule("First", 0, json!({"RecipientDomainIs": ["practice.example"], "ExceptIfSentTo": value}));
        assert_eq!(own(&[odd]), ["practice.example: built-in or first"]);
    }
    for value in [json!([null]), json!([""]), json!([{}]), json!([]), json!("")] {
        let empty = rule("First", 0, json!({"RecipientDomainIs": ["practice.example"], "ExceptIfSentTo": value}));
        assert_eq!(own(&[empty]), ["practice.example: first"]);
    }
    for value in [Value::Null, json!("Later")] {
        let state = rule("First", 0, json!({"RecipientDomainIs": ["practice.example"], "State": value}));
        assert_eq!(own(&[state]), ["practice.example: built-in or first"]);
    }
    assert_eq!(own(&[rule("First", 0, json!({}))]), ["everybody: built-in or first"]);
}

#[test]
fn a_switch_may_be_a_flag() {
    let mut flagged = rule("First", 0, json!({"RecipientDomainIs": "practice.example", "Enabled": true}));
    flagged["State"] = Value::Null;
    assert_eq!(own(std::slice::from_ref(&flagged)), ["practice.example: first"]);
    flagged["Enabled"] = json!("False");
    assert_eq!(own(&[flagged]), ["everybody: built-in"]);
}

#[test]
fn rules_that_were_not_read_leave_everything_open() {
    let mut sources = tenant(json!({}));
    sources.as_object_mut().unwrap().remove("safeLinksRules");
    let fact = fact(&snapshot(sources), "safeLinksReach");
    assert_eq!(lines(&fact), ["everybody: built-in or first or second"]);
    assert_eq!(fact["unread"], json!(["Get-SafeLinksRule"]));
    assert_eq!(fact["reach"], json!(["unknown", "nobody", "nobody", "unknown", "unknown"]));

    let part = tenant(json!({}));
    let rows = part.as_object().unwrap().iter();
    let statuses = rows.map(|(name, value)| {
        (name.as_str(), if name == "atpProtectionPolicyRules" { "partial" } else { "read" }, value.clone())
    });
    let fact = common::fact(&with_statuses(statuses, json!({})), "safeLinksReach");
    assert_eq!(lines(&fact), ["everybody: built-in or strict or standard"]);
    assert_eq!(fact["unread"], json!(["Get-ATPProtectionPolicyRule"]));
}

#[test]
fn without_policies_that_need_rules_nothing_is_missed() {
    let sources = json!({"malwareFilterPolicies": [{"Name": "Default", "IsDefault": true}]});
    let fact = fact(&snapshot(sources), "malwareFilterReach");
    assert_eq!(fact["reach"], json!(["everybody"]));
    assert_eq!(fact["unread"], json!([]));
}

#[test]
fn whom_the_built_in_policy_leaves_out_has_nothing() {
    let except = |changes| {
        fares(tenant(json!({"atpBuiltInProtectionRules": [rule("ATP Built-In Protection Rule", 0, changes)]})))
    };
    assert_eq!(
        except(json!({"ExceptIfSentTo": ["ana@practice.example"], "ExceptIfSentToMemberOf": ["Billing"]})),
        ["ana@practice.example billing: nothing", "everybody: built-in"]
    );
    assert_eq!(except(json!({"ExceptIfRecipientDomainIs": ["practice.example"]})), ["practice.example: nothing"]);
    assert_eq!(except(json!({"State": "Disabled"})), ["everybody: nothing"]);
    let mut unread = tenant(json!({}));
    unread.as_object_mut().unwrap().remove("atpBuiltInProtectionRules");
    for sources in [tenant(json!({"atpBuiltInProtectionRules": []})), unread] {
        let fact = fact(&snapshot(sources), "safeLinksReach");
        assert_eq!(lines(&fact), ["everybody: built-in or nothing"]);
        assert_eq!(fact["unread"], json!(["Get-ATPBuiltInProtectionRule"]));
    }
    let covered = tenant(json!({
        "atpBuiltInProtectionRules": [rule("ATP Built-In Protection Rule", 0, json!({"ExceptIfSentTo": ["ana@practice.example"]}))],
        "atpProtectionPolicyRules": [standard(json!({}))],
    }));
    assert_eq!(fares(covered), ["ana@practice.example everybody: standard"]);
}

/// Ana, Ben and a guest; group `g` = {Ben}; what a rule names is looked up among them.
fn with_people(changes: Value) -> Value {
    let mut sources = tenant(json!({
        "users": [member("ana"), member("ben"), {"id": "gus", "userType": "Guest", "mail": "gus@else.example", "displayName": "Gus"}, {"id": "no-mail", "displayName": "No mail", "userType": "Member"}],
        "groups": [
            {"id": "g", "displayName": "Doctors", "mailNickname": "doctors"},
            {"id": "h", "displayName": "Hidden", "mailNickname": "hidden", "visibility": "HiddenMembership"},
            {"id": "d", "displayName": "Dynamic", "mailNickname": "dynamic", "groupTypes": ["DynamicMembership"]},
            {"id": "e", "displayName": "Empty", "mailNickname": "empty", "visibility": "Private"},
        ],
        "groupMembers": {"g": ["ben"], "h": [], "d": ["ana"], "e": []},
    }));
    for (key, value) in changes.as_object().unwrap() {
        sources[key] = value.clone();
    }
    sources
}

fn own_with_people(changes: Value) -> Vec<String> {
    fares(with_people(json!({"safeLinksRules": [rule("First", 0, changes)]})))
}

#[test]
fn people_who_were_read_are_told_one_by_one() {
    assert_eq!(own_with_people(json!({"SentTo": ["ANA@practice.example"]})), ["ana: first", "ben: built-in"]);
    for group in ["g", "Doctors", "doctors@practice.example"] {
        assert_eq!(own_with_people(json!({"SentToMemberOf": [group]})), ["ana: built-in", "ben: first"]);
    }
    assert_eq!(own_with_people(json!({"RecipientDomainIs": ["practice.example"]})), ["ana ben: first"]);
    assert_eq!(own_with_people(json!({"SentToMemberOf": ["Empty"]})), ["ana ben: built-in"]);
}

#[test]
fn a_group_that_nobody_can_look_into_has_members_all_the_same() {
    for group in ["hidden", "dynamic", "unheard of"] {
        let outcome = own_with_people(json!({"SentToMemberOf": [group]}));
        let expected =
            ["ana ben: built-in or first".to_owned(), format!("{group}: first"), "everybody: built-in".to_owned()];
        let mut expected = expected.to_vec();
        expected.sort();
        assert_eq!(outcome, expected);
    }
    let except = json!({"RecipientDomainIs": ["practice.example"], "ExceptIfSentToMemberOf": ["hidden"]});
    assert_eq!(own_with_people(except), ["ana ben: built-in or first", "hidden: built-in", "practice.example: first"]);
}

#[test]
fn an_address_of_no_account_may_be_a_further_one() {
    let former = json!({"RecipientDomainIs": ["practice.example"], "ExceptIfSentTo": ["former@practice.example"]});
    assert_eq!(own_with_people(former.clone()), ["ana ben: first", "former@practice.example?: built-in"]);
    let mut sources = with_people(json!({"safeLinksRules": [rule("First", 0, former)]}));
    for user in sources["users"].as_array_mut().unwrap() {
        user["proxyAddresses"] = json!([]);
    }
    assert_eq!(fares(sources.clone()), ["ana ben: first"]);
    sources["users"][1]["proxyAddresses"] = json!(["SMTP:ben@practice.example", "smtp:former@practice.example"]);
    assert_eq!(fares(sources), ["ana: first", "ben: built-in"]);
}

#[test]
fn a_policy_that_is_itself_off_may_or_may_not_apply() {
    let mut sources =
        tenant(json!({"safeLinksRules": [rule("First", 0, json!({"RecipientDomainIs": ["practice.example"]}))]}));
    sources["safeLinksPolicies"][3]["Enabled"] = json!("False");
    assert_eq!(fares(sources), ["practice.example: built-in or first"]);
}

#[test]
fn evaluation_policies_may_reach_anybody() {
    let mut sources = tenant(json!({}));
    sources["safeLinksPolicies"][3] = json!({"Name": "EvaluationPolicy", "RecommendedPolicyType": "Evaluation"});
    assert_eq!(fares(sources.clone()), ["everybody: built-in or first"]);
    sources["safeLinksPolicies"][3] = json!({"Name": "EvaluationPolicy"});
    assert_eq!(fares(sources), ["everybody: built-in or first"]);
}
