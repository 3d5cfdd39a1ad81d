//! The evidence gate: decides, before any rule runs, which basis can answer a
//! control, and hands the rule only what was read. A rule never sees missing data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::json;

use super::metadata::{Control, Needs};
use super::verdict::{Basis, EvidenceNote, Status};
use crate::capabilities::capability;
use crate::english::capitalised;
use crate::facts::{FACTS, FactError, Facts, Tri, licences, secure_score};
use crate::graph::CALLS;
use crate::snapshot::{Shape, SourceName, SourceStatus, known_source};

/// What a rule is given, and what its verdict may then rest on.
pub(super) struct Opened {
    pub(super) basis: Basis,
    pub(super) input: regorus::Value,
    pub(super) notes: Vec<EvidenceNote>,
    /// Some rows are missing: what is found counts, what is not found does not.
    pub(super) incomplete: Option<String>,
    /// The licence that the safeguard needs, where nobody knows whether the tenant has
    /// it: a safeguard that is not there is then no failing of the practice's.
    pub(super) licence_unknown: Option<&'static str>,
}

/// Why a basis cannot answer.
#[derive(Debug, Clone)]
pub(super) struct Closed {
    pub(super) status: Status,
    pub(super) reason: String,
    /// How far it came: the reason of the basis that came furthest is the one to tell.
    pub(super) came: Came,
}

/// How far a basis came towards an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Came {
    /// Nobody tried to read what it needs.
    Nowhere,
    /// What it needs was asked for and not had.
    Refused,
    /// What it needs was read, and did not tell.
    Judged,
}

impl Closed {
    pub(super) fn not_assessed(reason: impl Into<String>) -> Self {
        Self { status: Status::NotAssessed, reason: reason.into(), came: Came::Judged }
    }
}

/// The snapshot's values as the rules see them, each converted by whoever first asks.
pub(super) struct Inputs<'a> {
    pub(super) facts: &'a Facts<'a>,
    sources: Named<'a, Option<regorus::Value>>,
    computed: Named<'a, Result<regorus::Value, Closed>>,
    common: BTreeMap<&'static str, regorus::Value>,
}

/// What is made once, by name; who asks while another thread makes it waits.
struct Named<'a, T>(Vec<(&'a str, OnceLock<T>)>);

impl<'a, T> Named<'a, T> {
    fn new(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(|name| (name, OnceLock::new())).collect())
    }

    fn get(&self, name: &str) -> Option<&OnceLock<T>> {
        self.0.iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }
}

impl<'a> Inputs<'a> {
    pub(super) fn new(facts: &'a Facts<'a>) -> Self {
        let snapshot = facts.snapshot();
        let common = BTreeMap::from([
            ("now", regorus::Value::from(snapshot.taken_at.to_string())),
            ("parameters", convert(&json!(facts.parameters()))),
            ("profile", convert(&json!(snapshot.profile))),
            ("tenant", convert(&json!({"id": snapshot.tenant.id, "displayName": snapshot.tenant.display_name}))),
        ]);
        let sources = Named::new(snapshot.sources.keys().map(SourceName::as_str));
        let computed = Named::new(FACTS.iter().map(|spec| spec.name));
        Self { facts, sources, computed, common }
    }

    /// Opens a basis on what was read, or says why it stays closed.
    pub(super) fn open_sources(&self, control: &Control, basis: Basis, needs: &Needs) -> Result<Opened, Closed> {
        let licence_unknown = self.check_licence(control, &needs.sources)?;
        let mut incomplete = Vec::new();
        for source in &needs.sources {
            // A status that says "read" without a value is no evidence.
            let status = self.facts.snapshot().value(source).and_then(|_| self.facts.snapshot().status(source));
            match status.or(self.unread(source)) {
                Some(SourceStatus::Read) => {}
                Some(SourceStatus::Partial) if needs.partial_proves.contains(source) => incomplete.push(words(source)),
                status => return Err(self.closed_source(control, basis, source, status)),
            }
        }
        let mut sources = BTreeMap::new();
        let mut notes = Vec::new();
        let used = needs.uses.iter().filter(|source| self.can_be_used(source));
        for source in needs.sources.iter().chain(used) {
            if let Some(value) = self.source(source) {
                sources.insert(regorus::Value::from(source.as_str()), value);
                notes.push(self.note(source));
            }
        }
        let mut facts = BTreeMap::new();
        for name in &needs.facts {
            facts.insert(regorus::Value::from(name.as_str()), self.fact(name)?);
        }
        let input = self.input(basis, [("sources", sources.into()), ("facts", facts.into())]);
        let incomplete = (!incomplete.is_empty()).then(|| incomplete.join(", "));
        // What Graph would have told may have come with an export.
        let exported = needs.sources.iter().any(|source| self.is_exported(source));
        let basis = if exported { Basis::Import } else { basis };
        Ok(Opened { basis, input, notes, incomplete, licence_unknown })
    }

    fn is_exported(&self, source: &str) -> bool {
        let via = self.facts.snapshot().sources.get(source).and_then(|source| source.via.as_deref());
        via.is_some_and(|via| via != "graph")
    }

    /// Whether a rule that only uses a source may see it. Of a list in part nobody can
    /// tell what is missing, so it counts as unread; in a map what is missing shows.
    fn can_be_used(&self, source: &str) -> bool {
        let snapshot = self.facts.snapshot();
        let map = known_source(source).is_some_and(|spec| spec.shape == Shape::Map);
        snapshot.status(source) == Some(SourceStatus::Read) || map
    }

    /// The status of a source without a value; `None` where it claims to be read.
    fn unread(&self, name: &str) -> Option<SourceStatus> {
        self.facts
            .snapshot()
            .status(name)
            .filter(|status| !matches!(status, SourceStatus::Read | SourceStatus::Partial))
    }

    /// A tenant whose plans lack what the safeguard needs is told so, unless what was read
    /// shows that it is there. Gives the plan that is needed where nobody can tell whether
    /// the tenant has it.
    fn check_licence(&self, control: &Control, sources: &[String]) -> Result<Option<&'static str>, Closed> {
        let mut unknown = None;
        for key in &control.licence {
            if sources.iter().any(|source| licences::shown_by(self.facts, source, key)) {
                continue;
            }
            match self.facts.has_capability(key) {
                Ok(Tri::Yes) => {}
                Ok(Tri::No) => {
                    let reason = licences::missing_words(key);
                    return Err(Closed { status: Status::NotLicensed, reason, came: Came::Refused });
                }
                _ => unknown = unknown.or_else(|| capability(key).map(|capability| capability.name)),
            }
        }
        Ok(unknown)
    }

    /// Opens Microsoft's own report on these of its controls, or says why it stays closed.
    pub(super) fn open_secure_score(
        &self,
        control: &Control,
        names: &[String],
        sources: &[&str],
    ) -> Result<Opened, Closed> {
        let licence_unknown = self.check_licence(control, &[])?;
        for source in sources {
            match self.facts.snapshot().status(source) {
                Some(SourceStatus::Read) => {}
                status => return Err(self.closed_source(control, Basis::SecureScore, source, status)),
            }
        }
        let report = secure_score::report(self.facts, names).map_err(Closed::not_assessed)?;
        let notes = report
            .notes
            .iter()
            .map(|text| EvidenceNote { source: Some("secureScores".to_owned()), ..EvidenceNote::text(text.clone()) });
        Ok(Opened {
            basis: Basis::SecureScore,
            notes: notes.collect(),
            input: self.input(Basis::SecureScore, [("secureScore", convert(&json!(report)))]),
            incomplete: None,
            licence_unknown,
        })
    }

    fn input<const N: usize>(&self, basis: Basis, own: [(&str, regorus::Value); N]) -> regorus::Value {
        let mut input: BTreeMap<regorus::Value, regorus::Value> =
            self.common.iter().map(|(key, value)| (regorus::Value::from(*key), value.clone())).collect();
        input.insert("basis".into(), basis.key().into());
        input.extend(own.map(|(key, value)| (regorus::Value::from(key), value)));
        input.into()
    }

    fn source(&self, name: &str) -> Option<regorus::Value> {
        let value = || Some(convert_source(name, self.facts.snapshot().value(name)?));
        self.sources.get(name)?.get_or_init(value).clone()
    }

    fn fact(&self, name: &str) -> Result<regorus::Value, Closed> {
        let value = || match self.facts.get(name) {
            Ok(value) => Ok(convert(&value)),
            Err(error) => Err(Closed::not_assessed(error.to_string())),
        };
        match self.computed.get(name) {
            Some(computed) => computed.get_or_init(value).clone(),
            None => Err(Closed {
                status: Status::Error,
                reason: FactError::Unknown(name.to_owned()).to_string(),
                came: Came::Judged,
            }),
        }
    }

    fn note(&self, name: &str) -> EvidenceNote {
        let source = self.facts.snapshot().sources.get(name);
        let partly = source.is_some_and(|source| source.status == SourceStatus::Partial);
        let size = match self.facts.snapshot().value(name) {
            Some(serde_json::Value::Array(items)) => match items.len() {
                0 => ": none".to_owned(),
                1 => ": 1 entry".to_owned(),
                count => format!(": {count} entries"),
            },
            _ => String::new(),
        };
        let mut text = format!("{}{size}", capitalised(words(name)));
        if partly {
            text.push_str(" (some are missing)");
        }
        EvidenceNote {
            text,
            source: Some(name.to_owned()),
            via: source.and_then(|source| source.via.clone()),
            read_at: source.and_then(|source| source.read_at),
        }
    }

    /// Whether the tenant's licences bring a source that Microsoft says it does not have.
    fn is_licensed_for(&self, name: &str) -> bool {
        known_source(name)
            .and_then(|spec| spec.licence)
            .into_iter()
            .chain(brought_by(name))
            .any(|key| self.facts.has_capability(key) == Ok(Tri::Yes))
    }

    fn closed_source(&self, control: &Control, basis: Basis, name: &str, status: Option<SourceStatus>) -> Closed {
        let what = words(name);
        let source = self.facts.snapshot().sources.get(name);
        let reason = match status {
            None if basis == Basis::Import => format!(
                "Microsoft does not show {what} to a web page. Your IT person can make an export; open it here."
            ),
            None => format!("This tool has not read {what}."),
            Some(SourceStatus::Read | SourceStatus::Partial) => {
                format!("Only a part of {what} could be read, which is not enough to tell. Try again.")
            }
            Some(SourceStatus::NotConsented) => {
                format!(
                    "This tool could not read {what}: the permission was not granted. Ask your administrator to approve it."
                )
            }
            Some(SourceStatus::NoRole) => format!(
                "This tool could not read {what}: the person who signed in lacks the role for it. {}",
                roles_needed(name)
            ),
            Some(SourceStatus::NotInCloud) => {
                format!(
                    "Microsoft does not offer {what} in the cloud of this Microsoft 365, so there was nothing to read."
                )
            }
            Some(SourceStatus::NotLicensed) if self.is_licensed_for(name) => format!(
                "This tool could not read {what}: Microsoft answered that your plans do not include this, but your licenses do. Try again."
            ),
            Some(SourceStatus::NotLicensed) => {
                let own = known_source(name).and_then(|spec| spec.licence).or_else(|| brought_by(name).next());
                let plan = control.licence.first().map(String::as_str).or(own).map(licences::missing_words);
                let reason =
                    plan.unwrap_or_else(|| format!("Microsoft answered that your plans do not include {what}."));
                return Closed { status: Status::NotLicensed, reason, came: Came::Refused };
            }
            Some(SourceStatus::Failed) if source.is_some_and(|source| source.via.as_deref() == Some("scubagear")) => {
                let cmdlet = source.and_then(|source| source.code.as_deref()).unwrap_or("the command");
                format!(
                    "The export does not hold {what}, or not reliably ({cmdlet}). Ask your IT person for a new one."
                )
            }
            Some(SourceStatus::Failed) => {
                let code = source.and_then(|source| source.code.as_deref()).unwrap_or("no answer");
                format!("This tool could not read {what}: Microsoft answered with an error ({code}). Try again later.")
            }
            Some(SourceStatus::Skipped) => {
                format!("You left out {what}. To get an answer, sign in again and leave nothing out.")
            }
        };
        let came = if matches!(status, None | Some(SourceStatus::Skipped)) { Came::Nowhere } else { Came::Refused };
        Closed { came, ..Closed::not_assessed(reason) }
    }
}

/// The capabilities any of which brings what a source tells, where the source's own entry names none.
fn brought_by(name: &str) -> impl Iterator<Item = &'static str> {
    let calls = CALLS.iter().filter(move |call| call.source == name);
    calls.flat_map(|call| call.refused_without).copied()
}

/// Which roles may read a source.
fn roles_needed(name: &str) -> String {
    let roles = CALLS.iter().find(|call| call.source == name).map(|call| call.roles).unwrap_or_default();
    match roles {
        [] => "Ask your administrator which role it needs.".to_owned(),
        ["Global Administrator"] => "Microsoft shows it to a Global Administrator alone.".to_owned(),
        [one] => format!("The role {one} is enough."),
        [first @ .., last] => format!("One of these roles is enough: {} or {last}.", first.join(", ")),
    }
}

/// What a source is, in words; its name where it is of a later version.
pub(super) fn words(name: &str) -> &str {
    known_source(name).map_or(name, |spec| spec.words)
}

/// Parts of rows that facts read and no rule does: the plans of each account outweigh
/// all else that is known of it.
const FOR_FACTS_ONLY: [(&str, &str); 1] = [("users", "assignedPlans")];

fn convert_source(name: &str, value: &serde_json::Value) -> regorus::Value {
    let left_out = FOR_FACTS_ONLY.iter().find(|(source, _)| *source == name).map(|(_, key)| *key);
    match (left_out, value) {
        (Some(left_out), serde_json::Value::Array(rows)) => {
            let mut seen = Seen::default();
            rows.iter().map(|row| seen.object(row, left_out)).collect::<Vec<_>>().into()
        }
        _ => convert(value),
    }
}

/// JSON to the rule engine's values.
pub(super) fn convert(value: &serde_json::Value) -> regorus::Value {
    Seen::default().value(value)
}

/// What was converted before: rows repeat their keys, and often a text of the row above.
/// Each is made once and shared.
#[derive(Default)]
struct Seen<'a>(BTreeMap<&'a str, SeenKey<'a>>);

/// A key, and the text that was last seen at it.
type SeenKey<'a> = (regorus::Value, Option<(&'a str, regorus::Value)>);

impl<'a> Seen<'a> {
    fn value(&mut self, value: &'a serde_json::Value) -> regorus::Value {
        match value {
            serde_json::Value::String(text) => text.as_str().into(),
            serde_json::Value::Array(items) => items.iter().map(|item| self.value(item)).collect::<Vec<_>>().into(),
            serde_json::Value::Object(_) => self.object(value, ""),
            // Null, true, false and numbers are the same in both, so this cannot fail.
            simple => regorus::Value::deserialize(simple).unwrap_or(regorus::Value::Undefined),
        }
    }

    /// An object without one of its keys.
    fn object(&mut self, object: &'a serde_json::Value, left_out: &str) -> regorus::Value {
        let properties = object.as_object().into_iter().flatten().filter(|(key, _)| *key != left_out);
        properties.map(|(key, value)| self.property(key, value)).collect::<BTreeMap<_, _>>().into()
    }

    fn property(&mut self, key: &'a str, value: &'a serde_json::Value) -> (regorus::Value, regorus::Value) {
        let serde_json::Value::String(text) = value else {
            let value = self.value(value);
            return (self.key(key).0.clone(), value);
        };
        let (key, last) = self.key(key);
        if let Some((seen, value)) = last
            && seen == text
        {
            return (key.clone(), value.clone());
        }
        let value = regorus::Value::from(text.as_str());
        *last = Some((text, value.clone()));
        (key.clone(), value)
    }

    #[inline(never)]
    fn key(&mut self, key: &'a str) -> &mut SeenKey<'a> {
        self.0.entry(key).or_insert_with(|| (key.into(), None))
    }
}

#[cfg(test)]
mod tests {
    use super::FOR_FACTS_ONLY;
    use crate::engine::Bundle;

    #[test]
    fn no_rule_reads_what_it_is_not_shown() {
        let bundle = Bundle::embedded().unwrap_or_else(|error| panic!("{error}"));
        let texts = bundle.rules.iter().map(|rule| &rule.text).chain(bundle.library.iter().map(|module| &module.text));
        for text in texts {
            for (_, key) in FOR_FACTS_ONLY {
                assert!(!text.contains(key), "{key} in {text}");
            }
        }
    }
}
