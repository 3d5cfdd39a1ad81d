//! What a data loss prevention rule looks for, and under which conditions
//! (<https://learn.microsoft.com/powershell/module/exchange/new-dlpcompliancerule>).
//!
//! A rule says it in `ContentContainsSensitiveInformation` (a list of types, or groups of
//! types and labels), in `AdvancedRule` (a tree of conditions, as JSON), in further
//! properties (`FromMemberOf`) and in exceptions (`ExceptIfFrom`). All of it becomes one
//! [`Condition`], and a question to the rule is then: would it act on this item?

mod text;
mod types;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Tri;
use super::raw::is_blank;
use types::{InformationType, kinds};

/// When a rule acts.
#[derive(Debug, Clone, PartialEq)]
enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    /// The item holds so much of an information type.
    Holds(Sought),
    /// Anything else: a sender, a label, a word in the subject, something left out.
    Further,
    /// What could not be understood.
    Unclear,
}

/// One information type as a rule looks for it.
#[derive(Debug, Clone, PartialEq)]
struct Sought {
    /// The type, where it is one of Microsoft's that is known here.
    known: Option<&'static InformationType>,
    name: String,
    least: u64,
    most: u64,
    /// Whether more certainty is asked for than Microsoft recommends.
    strict: bool,
}

/// What a rule does for each kind of information, as `dlp_condition` hands it to rules:
/// `{understood, kinds, own, whole}`.
///
/// - `understood`: whether every condition could be read.
/// - `kinds`: for each kind that it looks for `{limits, least, most}`: what has to come
///   together before it acts, and from how many findings to how many (null: any number).
///   Limits are `together` (with other types), `further` (under further conditions or
///   with exceptions), `strict` (with more certainty than Microsoft recommends), `bulk`
///   (with several findings only) and `few` (not with many).
/// - `own`: names of types that this version does not know.
/// - `whole`: the same for the rule, whatever it looks for; null where it can't be told.
pub fn condition_of(rule: &Value) -> Value {
    let condition = Condition::of_rule(rule);
    let sought = condition.sought();
    let kinds: serde_json::Map<String, Value> = kinds()
        .filter(|kind| sought.iter().any(|sought| sought.is(kind)))
        .filter_map(|kind| Some((kind.to_owned(), condition.reach(Some(kind), &sought)?)))
        .collect();
    let own: BTreeSet<&str> =
        sought.iter().filter(|sought| sought.known.is_none()).map(|sought| sought.name.as_str()).collect();
    json!({
        "understood": !condition.is_unclear(),
        "kinds": kinds,
        "own": own,
        "whole": condition.reach(None, &sought),
    })
}

/// An item in question: how many findings of one kind it holds (of every kind where
/// there is none), and what else is granted.
#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    kind: Option<&'a str>,
    findings: u64,
    granted: Granted,
}

#[derive(Debug, Clone, Copy)]
struct Granted {
    together: bool,
    further: bool,
    strict: bool,
}

const EVERY_NUMBER: u64 = u64::MAX;
/// An item is tried with so many counts at most; a rule of Microsoft's names two.
const TRIED: usize = 8;

impl Condition {
    fn of_rule(rule: &Value) -> Self {
        let mut parts = vec![content_of(rule)];
        parts.extend(rule.as_object().into_iter().flatten().filter_map(|(key, value)| property(key, value)));
        Condition::All(parts)
    }

    fn holds(&self, item: Item<'_>) -> Tri {
        match self {
            Condition::All(parts) => Tri::all(parts.iter().map(|part| part.holds(item))),
            Condition::Any(parts) => Tri::any(parts.iter().map(|part| part.holds(item))),
            Condition::Holds(sought) => sought.found_in(item).into(),
            Condition::Further => item.granted.further.into(),
            Condition::Unclear => Tri::Maybe,
        }
    }

    /// Whether it holds because of the kind in question, not of another that may stand in
    /// its place.
    fn holds_by(&self, item: Item<'_>, kind: &str) -> Tri {
        match self {
            Condition::All(parts) => {
                let one = Tri::any(parts.iter().map(|part| part.holds_by(item, kind)));
                one.and(self.holds(item))
            }
            Condition::Any(parts) => Tri::any(parts.iter().map(|part| part.holds_by(item, kind))),
            Condition::Holds(sought) => Tri::from(sought.is(kind)).and(self.holds(item)),
            Condition::Further => Tri::No,
            Condition::Unclear => Tri::Maybe,
        }
    }

    /// Every type that can make the rule act; not what it leaves out.
    fn sought(&self) -> Vec<&Sought> {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(Condition::sought).collect(),
            Condition::Holds(sought) => vec![sought],
            Condition::Further | Condition::Unclear => Vec::new(),
        }
    }

    fn is_unclear(&self) -> bool {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(Condition::is_unclear),
            Condition::Holds(_) | Condition::Further => false,
            Condition::Unclear => true,
        }
    }

    /// `{limits, least, most}` with the fewest limits; `None` where it surely never acts on
    /// such an item, or that can't be told.
    fn reach(&self, kind: Option<&str>, sought: &[&Sought]) -> Option<Value> {
        let counts = counts(sought);
        let reaches = (0..8).filter_map(|bits: u8| {
            let granted = Granted { together: bits & 1 > 0, further: bits & 2 > 0, strict: bits & 4 > 0 };
            let acts = |findings: &u64| {
                let item = Item { kind, findings: *findings, granted };
                kind.map_or_else(|| self.holds(item), |kind| self.holds_by(item, kind)) == Tri::Yes
            };
            let least = counts.iter().copied().find(|count| acts(count))?;
            let most = counts.iter().copied().rev().find(|count| acts(count))?;
            Some((granted.limits(least, most), least, most))
        });
        let (limits, least, most) = reaches.min_by_key(|(limits, ..)| limits.len())?;
        Some(json!({"limits": limits, "least": least, "most": (most != EVERY_NUMBER).then_some(most)}))
    }
}

impl Granted {
    fn limits(self, least: u64, most: u64) -> Vec<&'static str> {
        let limits = [
            (self.together, "together"),
            (self.further, "further"),
            (self.strict, "strict"),
            (least > 1, "bulk"),
            (most != EVERY_NUMBER, "few"),
        ];
        limits.into_iter().filter(|(applies, _)| *applies).map(|(_, limit)| limit).collect()
    }
}

impl Sought {
    fn is(&self, kind: &str) -> bool {
        self.known.is_some_and(|known| known.kind == kind)
    }

    fn found_in(&self, item: Item<'_>) -> bool {
        if item.kind.is_some_and(|kind| !self.is(kind)) {
            return item.granted.together;
        }
        (self.least..=self.most).contains(&item.findings) && (item.granted.strict || !self.strict)
    }
}

/// The numbers of findings at which a rule may begin or cease to act.
fn counts(sought: &[&Sought]) -> BTreeSet<u64> {
    let least: BTreeSet<u64> = sought.iter().map(|sought| sought.least).collect();
    let most: BTreeSet<u64> = sought.iter().map(|sought| sought.most).collect();
    let tried = least.into_iter().take(TRIED).chain(most.into_iter().rev().take(TRIED));
    tried.chain([1, EVERY_NUMBER]).collect()
}

/// The condition on the content, from wherever it could be read.
fn content_of(rule: &Value) -> Condition {
    let listed = rule.get("ContentContainsSensitiveInformation");
    let advanced = rule.get("AdvancedRule");
    let read_list = listed.filter(|value| !is_hollow(value)).map(content);
    let read_tree = advanced.filter(|value| !is_hollow(value)).map(tree);
    match (read_list, read_tree) {
        (Some(Condition::Unclear), Some(tree)) => tree,
        (Some(list), Some(Condition::Unclear)) if !is_yes(rule.get("IsAdvancedRule")) => list,
        (Some(list), Some(tree)) => Condition::All(vec![list, tree]),
        (Some(list), None) => list,
        (None, Some(tree)) => tree,
        // Where a column is missing, the condition may have stood in it.
        (None, None) if listed.is_none() || advanced.is_none() => Condition::Unclear,
        (None, None) if is_yes(rule.get("IsAdvancedRule")) => Condition::Unclear,
        (None, None) => Condition::All(Vec::new()),
    }
}

/// `ContentContainsSensitiveInformation`: types, any of which is enough, or one object of
/// groups.
fn content(value: &Value) -> Condition {
    match solid(value).as_slice() {
        [] => Condition::Unclear,
        [only] => grouped(only),
        several if several.iter().any(|entry| any_case(entry, "groups").is_some()) => Condition::Unclear,
        several => Condition::Any(several.iter().map(|entry| grouped(entry)).collect()),
    }
}

/// How an entry of a list becomes a condition.
type Read = fn(&Value) -> Condition;

/// What a group is made of. Configuration snapshots call the types otherwise.
const MEMBERS: [(&str, Read); 5] = [
    ("groups", grouped),
    ("sensitivetypes", single),
    ("sensitiveinformation", single),
    ("trainableclassifiers", single),
    ("labels", |_| Condition::Further),
];

/// Groups joined by an operator, the types and labels of one group, or a single type.
fn grouped(value: &Value) -> Condition {
    let members = MEMBERS.iter().filter_map(|(key, read)| Some((any_case(value, key)?, read)));
    let mut parts = members.map(|(list, read)| solid(list).into_iter().map(read).collect::<Vec<_>>()).peekable();
    if parts.peek().is_none() {
        return single(value);
    }
    joined(any_case(value, "operator"), parts.flatten().collect())
}

/// The entries of a list that say something; an object alone is a list of one.
fn solid(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(entries) => entries.iter().filter(|entry| !is_hollow(entry)).collect(),
        other => vec![other],
    }
}

fn single(value: &Value) -> Condition {
    let (id, name) = (any_case_text(value, "id"), any_case_text(value, "name"));
    if id.is_empty() && name.is_empty() {
        return Condition::Unclear;
    }
    let known = types::known(id, name);
    let (Some(least), Some(most)) = (count(value, "mincount"), count(value, "maxcount")) else {
        return Condition::Unclear;
    };
    Condition::Holds(Sought {
        known,
        name: if name.is_empty() { id.to_owned() } else { name.to_owned() },
        least: least.unwrap_or(1).max(1),
        most: most.unwrap_or(EVERY_NUMBER),
        strict: known.is_some_and(|known| certainty(value) > known.recommended),
    })
}

/// A number of findings: `Some(None)` for any (-1), `None` where it is no number.
fn count(value: &Value, key: &str) -> Option<Option<u64>> {
    match any_case(value, key) {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) if text.trim().is_empty() => Some(None),
        Some(number) => whole(number).map(|number| u64::try_from(number).ok()),
    }
}

fn whole(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// The least certainty, from 1 to 100; the words for it where there is no number.
fn certainty(value: &Value) -> u64 {
    let number = any_case(value, "minconfidence").and_then(whole).and_then(|number| u64::try_from(number).ok());
    number.unwrap_or_else(|| match any_case_text(value, "confidencelevel").to_ascii_lowercase().as_str() {
        "high" => 85,
        "medium" => 75,
        _ => 0,
    })
}

/// `AdvancedRule`, a text of JSON or what an export unfolded of it.
fn tree(value: &Value) -> Condition {
    let parsed = match value {
        Value::String(text) => text::read(text),
        other => Some(other.clone()),
    };
    match parsed.as_ref().and_then(|parsed| any_case(parsed, "condition")) {
        Some(condition) => node(condition),
        None => Condition::Unclear,
    }
}

fn node(value: &Value) -> Condition {
    let name = any_case_text(value, "conditionname");
    if !name.is_empty() {
        let value = any_case(value, "value").unwrap_or(&Value::Null);
        return if name.eq_ignore_ascii_case(CONTENT) { content(value) } else { further(name, value) };
    }
    let parts = any_case(value, "subconditions").map(solid).unwrap_or_default();
    if is_not(value) && !parts.is_empty() && parts.iter().all(|part| leaves_nothing_readable(part)) {
        return Condition::All(Vec::new());
    }
    joined(any_case(value, "operator"), parts.into_iter().map(node).collect())
}

/// A condition that, left out, lets nothing readable pass.
fn leaves_nothing_readable(node: &Value) -> bool {
    excepted(any_case_text(node, "conditionname"), any_case(node, "value").unwrap_or(&Value::Null))
}

const CONTENT: &str = "ContentContainsSensitiveInformation";

fn is_not(value: &Value) -> bool {
    any_case_text(value, "operator").eq_ignore_ascii_case("not")
}

/// Conditions joined by a word. What is left out protects nothing.
fn joined(operator: Option<&Value>, parts: Vec<Condition>) -> Condition {
    match operator.and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase().as_str() {
        _ if parts.is_empty() => Condition::Unclear,
        "and" => Condition::All(parts),
        "or" => Condition::Any(parts),
        "not" => Condition::Further,
        _ if parts.len() == 1 => Condition::All(parts),
        _ => Condition::Unclear,
    }
}

/// A condition other than the content. What concerns all that leaves the practice, or
/// all that its people send, narrows nothing.
fn further(name: &str, value: &Value) -> Condition {
    let usual = match name.to_ascii_lowercase().as_str() {
        "accessscope" => "notinorganization",
        "fromscope" => "inorganization",
        _ => return Condition::Further,
    };
    if texts(value).iter().any(|text| text == usual) { Condition::All(Vec::new()) } else { Condition::Further }
}

/// Mail that is encrypted already may be left out.
fn excepted(name: &str, value: &Value) -> bool {
    let said = texts(value);
    name.eq_ignore_ascii_case("MessageTypeMatches")
        && !said.is_empty()
        && said.iter().all(|text| matches!(text.as_str(), "encrypted" | "permissioncontrolled"))
}

/// A further condition or an exception among the properties of a rule.
fn property(key: &str, value: &Value) -> Option<Condition> {
    let says_nothing = is_hollow(value)
        || matches!(value, Value::Bool(false))
        || texts(value).iter().any(|text| matches!(text.as_str(), "none" | "false"));
    if says_nothing {
        return None;
    }
    match key.strip_prefix("ExceptIf") {
        Some(name) => (!excepted(name, value)).then_some(Condition::Further),
        None => CONDITIONS.contains(&key).then(|| further(key, value)),
    }
}

/// The conditions of `New-DlpComplianceRule` beside the content.
const CONDITIONS: &[&str] = &[
    "AccessScope",
    "AnyOfRecipientAddressContainsWords",
    "AnyOfRecipientAddressMatchesPatterns",
    "AttachmentIsNotLabeled",
    "ContentCharacterSetContainsWords",
    "ContentExtensionMatchesWords",
    "ContentFileTypeMatches",
    "ContentIsNotLabeled",
    "ContentPropertyContainsWords",
    "DocumentContainsWords",
    "DocumentCreatedBy",
    "DocumentCreatedByMemberOf",
    "DocumentIsPasswordProtected",
    "DocumentIsUnsupported",
    "DocumentMatchesPatterns",
    "DocumentNameMatchesPatterns",
    "DocumentNameMatchesWords",
    "DocumentSizeOver",
    "From",
    "FromAddressContainsWords",
    "FromAddressMatchesPatterns",
    "FromMemberOf",
    "FromScope",
    "HasSenderOverride",
    "HeaderContainsWords",
    "HeaderMatchesPatterns",
    "MessageIsNotLabeled",
    "MessageSizeOver",
    "MessageTypeMatches",
    "ProcessingLimitExceeded",
    "RecipientADAttributeContainsWords",
    "RecipientADAttributeMatchesPatterns",
    "RecipientDomainIs",
    "SenderADAttributeContainsWords",
    "SenderADAttributeMatchesPatterns",
    "SenderDomainIs",
    "SenderIPRanges",
    "SentTo",
    "SentToMemberOf",
    "SharedByIRMUserRisk",
    "SubjectContainsWords",
    "SubjectMatchesPatterns",
    "SubjectOrBodyContainsWords",
    "SubjectOrBodyMatchesPatterns",
    "UnscannableDocumentExtensionIs",
    "WithImportance",
];

/// Texts of a value, in small letters: one, or a list of them, also joined by commas.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text.split(',').map(|part| part.trim().to_ascii_lowercase()).collect(),
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Whether a value says nothing, also where PowerShell wrote a list of nothing.
fn is_hollow(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(is_hollow),
        Value::String(text) => text.trim().is_empty(),
        other => is_blank(other),
    }
}

fn is_yes(value: Option<&Value>) -> bool {
    value.is_some_and(|value| *value == Value::Bool(true) || texts(value) == ["true"])
}

/// A property whose name exports write in small and in large letters.
fn any_case<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    let object = value.as_object()?;
    object.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}

fn any_case_text<'a>(value: &'a Value, key: &str) -> &'a str {
    any_case(value, key).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::condition_of;

    const SSN: &str = "a44669fe-0d48-453d-a9b1-2cc83f2cba77";
    const DEA: &str = "9a5445ad-406e-43eb-8bd7-cac17ab6d0e4";
    const CARD: &str = "50842eb7-edc8-4019-85dd-5a5c1f2bb085";

    fn kind(id: &str) -> Value {
        json!({"id": id, "name": "in some language", "mincount": "1", "maxcount": "-1"})
    }

    fn group(operator: &str, ids: &[&str]) -> Value {
        json!({"name": "Default", "operator": operator, "sensitivetypes": ids.iter().map(|id| kind(id)).collect::<Vec<_>>()})
    }

    fn listed(value: Value) -> Value {
        json!({"ContentContainsSensitiveInformation": value, "AdvancedRule": null})
    }

    fn advanced(condition: Value) -> Value {
        let text = json!({"Version": "1.0", "Condition": condition}).to_string();
        json!({"ContentContainsSensitiveInformation": null, "AdvancedRule": text, "IsAdvancedRule": true})
    }

    fn leaf(value: Value) -> Value {
        json!({"ConditionName": "ContentContainsSensitiveInformation", "Value": value})
    }

    fn limits(rule: &Value, kind: &str) -> Value {
        condition_of(rule)["kinds"][kind]["limits"].clone()
    }

    fn whole(rule: &Value) -> Value {
        condition_of(rule)["whole"]["limits"].clone()
    }

    #[test]
    fn types_beside_each_other_are_each_looked_for() {
        for value in [json!([kind(SSN), kind(DEA)]), json!([{"operator": "And", "groups": [group("Or", &[SSN, DEA])]}])]
        {
            let rule = listed(value);
            assert_eq!(limits(&rule, "socialSecurity"), json!([]));
            assert_eq!(limits(&rule, "dea"), json!([]));
            assert_eq!(limits(&rule, "paymentCards"), Value::Null);
            assert_eq!(whole(&rule), json!([]));
        }
        assert_eq!(limits(&listed(kind(CARD)), "paymentCards"), json!([]));
    }

    #[test]
    fn types_that_must_all_occur_are_looked_for_together() {
        for value in [
            json!([group("And", &[SSN, DEA])]),
            json!([{"operator": "And", "groups": [group("Or", &[SSN]), group("Or", &[DEA, CARD])]}]),
        ] {
            for rule in [listed(value.clone()), advanced(leaf(value))] {
                assert_eq!(limits(&rule, "socialSecurity"), json!(["together"]));
                assert_eq!(limits(&rule, "dea"), json!(["together"]));
                assert_eq!(whole(&rule), json!([]));
            }
        }
    }

    #[test]
    fn another_type_does_not_stand_in() {
        let either = json!({"Operator": "Or", "SubConditions": [leaf(json!([group("And", &[SSN, DEA])])), leaf(json!([kind(CARD)]))]});
        assert_eq!(limits(&advanced(either.clone()), "socialSecurity"), json!(["together"]));
        assert_eq!(limits(&advanced(either), "paymentCards"), json!([]));
        let strict = json!({"id": SSN, "minconfidence": 95});
        assert_eq!(limits(&listed(json!([strict, kind(CARD)])), "socialSecurity"), json!(["strict"]));
    }

    #[test]
    fn names_of_groups_labels_and_subjects_are_no_types() {
        let words = "U.S. Social Security Number (SSN)";
        let label = json!({"name": words, "id": SSN, "type": "Sensitivity"});
        for rule in [
            listed(json!([{"operator": "And", "groups": [{"name": words, "operator": "Or", "labels": [label]}]}])),
            advanced(json!({"ConditionName": "SubjectContainsWords", "Value": [words]})),
        ] {
            assert_eq!(condition_of(&rule)["kinds"], json!({}));
            assert_eq!(whole(&rule), json!(["further"]));
            assert_eq!(condition_of(&rule)["understood"], true);
        }
    }

    #[test]
    fn what_is_left_out_protects_nothing() {
        let not = |inner: Value| json!({"Operator": "Not", "SubConditions": [inner]});
        let rule = advanced(not(leaf(json!([kind(SSN)]))));
        assert_eq!(condition_of(&rule)["kinds"], json!({}));
        let both = |inner: Value| {
            advanced(json!({"Operator": "And", "SubConditions": [leaf(json!([kind(SSN)])), not(inner)]}))
        };
        assert_eq!(
            limits(&both(json!({"ConditionName": "FromMemberOf", "Value": ["x"]})), "socialSecurity"),
            json!(["further"])
        );
        assert_eq!(
            limits(&both(json!({"ConditionName": "MessageTypeMatches", "Value": "Encrypted"})), "socialSecurity"),
            json!([])
        );
    }

    #[test]
    fn further_conditions_and_exceptions_limit_a_rule() {
        let with = |key: &str, value: Value| {
            let mut rule = listed(json!([kind(SSN)]));
            rule[key] = value;
            limits(&rule, "socialSecurity")
        };
        for (key, value) in [
            ("FromMemberOf", json!(["front desk"])),
            ("AccessScope", json!("InOrganization")),
            ("ExceptIfFrom", json!(["owner@x"])),
            ("SubjectContainsWords", json!(["[secure]"])),
            ("DocumentIsPasswordProtected", json!(true)),
            ("ExceptIfMessageTypeMatches", json!(["Encrypted", "OOF"])),
        ] {
            assert_eq!(with(key, value), json!(["further"]), "{key}");
        }
        for (key, value) in [
            ("FromMemberOf", json!([null])),
            ("AccessScope", json!(["NotInOrganization"])),
            ("FromScope", json!("InOrganization")),
            ("ExceptIfHasSenderOverride", json!(false)),
            ("ExceptIfAccessScope", json!("None")),
            ("ExceptIfFrom", json!("")),
            ("ExceptIfMessageTypeMatches", json!("Encrypted, PermissionControlled")),
            ("NotifyUser", json!(["Owner"])),
        ] {
            assert_eq!(with(key, value), json!([]), "{key}");
        }
    }

    #[test]
    fn numbers_of_findings_and_certainty() {
        let with = |changes: Value| {
            let mut entry = json!({"id": SSN});
            entry.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
            condition_of(&listed(json!([entry])))["kinds"]["socialSecurity"].clone()
        };
        assert_eq!(with(json!({})), json!({"limits": [], "least": 1, "most": null}));
        assert_eq!(
            with(json!({"Mincount": 10, "Maxcount": -1})),
            json!({"limits": ["bulk"], "least": 10, "most": null})
        );
        assert_eq!(with(json!({"mincount": "1", "maxcount": "9"})), json!({"limits": ["few"], "least": 1, "most": 9}));
        assert_eq!(
            with(json!({"mincount": "2", "maxcount": "9"})),
            json!({"limits": ["bulk", "few"], "least": 2, "most": 9})
        );
        assert_eq!(with(json!({"mincount": "", "maxcount": null, "confidencelevel": "Low"}))["limits"], json!([]));
        assert_eq!(with(json!({"minconfidence": "75", "confidencelevel": "High"}))["limits"], json!([]));
        for strict in [json!({"minconfidence": 85}), json!({"confidencelevel": "High"})] {
            assert_eq!(with(strict)["limits"], json!(["strict"]));
        }
        assert_eq!(with(json!({"mincount": "9", "maxcount": "2"})), Value::Null);
        assert_eq!(condition_of(&listed(json!([{"id": SSN, "mincount": "many"}])))["understood"], false);
    }

    #[test]
    fn lists_of_nothing_stand_beside_the_text_of_an_advanced_rule() {
        for nothing in
            [json!([null]), json!([{}]), json!([""]), json!([]), json!(""), json!(["System.Collections.Hashtable"])]
        {
            let mut rule = advanced(json!({"Operator": "And", "SubConditions": leaf(json!([kind(SSN)]))}));
            rule["ContentContainsSensitiveInformation"] = nothing;
            assert_eq!(limits(&rule, "socialSecurity"), json!([]));
            assert_eq!(condition_of(&rule)["understood"], true);
        }
    }

    #[test]
    fn both_forms_have_to_hold() {
        let mut rule = advanced(leaf(json!([group("And", &[SSN, DEA])])));
        rule["ContentContainsSensitiveInformation"] = json!([kind(SSN), kind(DEA)]);
        assert_eq!(limits(&rule, "dea"), json!(["together"]));
        rule["AdvancedRule"] = json!("{ 'x' }");
        assert_eq!(condition_of(&rule)["understood"], false);
        rule["IsAdvancedRule"] = json!(false);
        assert_eq!(limits(&rule, "dea"), json!([]));
    }

    #[test]
    fn what_cannot_be_read_is_not_understood() {
        for rule in [
            json!({}),
            json!({"AdvancedRule": null}),
            json!({"ContentContainsSensitiveInformation": []}),
            json!({"ContentContainsSensitiveInformation": [], "AdvancedRule": "", "IsAdvancedRule": "True"}),
            listed(json!("@{operator=And; groups=System.Object[]}")),
            listed(json!(["System.Collections.Hashtable"])),
            listed(json!([{"operator": "Perhaps", "groups": [group("Or", &[SSN]), group("Or", &[DEA])]}])),
            listed(json!([group("And", &[SSN]), {"operator": "And", "groups": [group("Or", &[DEA])]}])),
            listed(json!([{"operator": "And", "groups": [group("Or", &[])]}])),
            advanced(json!({"Operator": "And", "SubConditions": []})),
            advanced(leaf(json!(7))),
            advanced(leaf(json!([]))),
        ] {
            assert_eq!(condition_of(&rule)["understood"], false, "{rule}");
            assert_eq!(condition_of(&rule)["whole"], Value::Null, "{rule}");
        }
        let none = condition_of(&listed(json!([])));
        assert_eq!(
            none,
            json!({"understood": true, "kinds": {}, "own": [], "whole": {"limits": [], "least": 1, "most": null}})
        );
    }

    #[test]
    fn types_of_the_tenant_are_named() {
        let own = json!({"id": "11111111-0000-4000-8000-000000000001", "name": "Patient numbers"});
        let rule = listed(
            json!([own, {"id": "cb353f78-2b72-4c3c-8827-92ebe4f69fdf"}, {"id": "00000000-0000-4000-8000-000000000002"}]),
        );
        assert_eq!(condition_of(&rule)["own"], json!(["00000000-0000-4000-8000-000000000002", "Patient numbers"]));
        assert_eq!(condition_of(&rule)["kinds"], json!({}));
    }

    #[test]
    fn the_rule_of_a_configuration_snapshot_is_read_too() {
        let groups = json!([{"Name": "Default", "Operator": "And", "SensitiveInformation": [kind(SSN), kind(DEA)]}]);
        assert_eq!(limits(&listed(json!({"Groups": groups, "Operator": "And"})), "dea"), json!(["together"]));
    }
}
