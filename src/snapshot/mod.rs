//! The snapshot file, version 1: what was read of a tenant, and what people
//! answered. It is the only input of an assessment.
//!
//! Reading is lenient where Microsoft adds (unknown fields and sources are kept
//! as they are) and strict where this project promises (format, version, sizes,
//! the shape of a source): see [`read`].

mod bounded;
mod encoding;
mod error;
mod fields;
mod read;
mod sources;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::control_id::ControlId;
use crate::time::Utc;

#[cfg(feature = "engine")]
pub(crate) use encoding::decoded;
pub use error::{MAX_BYTES, ReadError};
#[cfg(feature = "collect")]
pub(crate) use read::check_source;
pub use read::{Given, read, read_given};
#[cfg(feature = "engine")]
pub(crate) use read::{from_value, parse_text};
pub use sources::{Shape, SourceName, SourceSpec, all as known_sources, known as known_source};

/// The `format` every snapshot carries.
pub const FORMAT: &str = "tenant-triage/snapshot";
/// The `version` this code reads and writes.
pub const VERSION: u64 = 1;

/// One tenant at one moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always [`VERSION`].
    pub version: u64,
    /// The moment that counts as "now" for every rule.
    pub taken_at: Utc,
    /// When somebody last answered or decided something, where that was after the reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Utc>,
    /// Whose settings these are.
    pub tenant: Tenant,
    /// Which program wrote the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collector: Option<Collector>,
    /// What was read, by source name; a source that is absent was not collected.
    pub sources: BTreeMap<SourceName, Source>,
    /// What people answered, by control.
    pub answers: BTreeMap<ControlId, Answer>,
    /// Dated reasons why a finding is accepted.
    pub exceptions: Vec<Exception>,
    /// What the practice says of itself.
    pub profile: Profile,
    /// Fields of later versions, kept for writing back.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// The tenant, as `/organization` names it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tenant {
    /// The directory (tenant) id, a GUID; empty when an import did not tell.
    pub id: String,
    /// The name that people know the practice by.
    pub display_name: String,
    /// `global`, `gcc`, `gccHigh`, `dod` or `china`.
    pub cloud: String,
    /// Fields of later versions, kept for writing back.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl Tenant {
    fn global() -> String {
        "global".to_owned()
    }
}

/// The program that wrote a snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Collector {
    /// Program name.
    pub name: String,
    /// Program version.
    pub version: String,
}

/// How the reading of a source ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SourceStatus {
    /// Read whole. The only status that can support a pass.
    Read,
    /// Some pages or items are missing. May prove a fail, never a pass.
    Partial,
    /// The permission was not granted.
    NotConsented,
    /// The person who signed in lacks the role.
    NoRole,
    /// The tenant's plans do not include it.
    NotLicensed,
    /// The service answered with an error or not at all.
    Failed,
    /// Microsoft does not offer it in the tenant's cloud.
    NotInCloud,
    /// Left out on purpose.
    Skipped,
}

/// One source: the data, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// How the reading ended.
    pub status: SourceStatus,
    /// `graph`, or the import it came by (`scubagear`, `exchange`, `tcm`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<String>,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Utc>,
    /// The HTTP status, when it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_status: Option<u16>,
    /// The service's error code, when it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The service's message, shown to people and never branched on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The data as the service sent it; its shape is in [`SourceSpec`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Fields of later versions, kept for writing back.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A person's dated answer to a control's question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// `yes`, `partly`, `no` or `notApplicable`; `unknown` and anything else count as
    /// unanswered.
    pub answer: String,
    /// Who answered.
    pub by: String,
    /// Who looked it over; empty where nobody did.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reviewed_by: String,
    /// When.
    pub on: Utc,
    /// What supports it: a document's name, a date.
    pub evidence: String,
    /// Where that lies.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Which parts of the question hold, by the part's id; empty where the answer is a word
    /// alone. Parts that this version's question lacks are kept.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, bool>,
    /// When it must be answered again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Utc>,
    /// Fields of later versions, kept for writing back.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A documented reason for leaving a finding open, for named objects, until a date.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exception {
    /// The control whose finding is accepted.
    pub control: ControlId,
    /// The ids of the objects it covers, exactly.
    pub objects: Vec<String>,
    /// What was found of each object when it was accepted, by the object's id: the gap,
    /// or where it has none the words. Something else is open again.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub found: BTreeMap<String, String>,
    /// Why. An exception without a reason does not count.
    pub reason: String,
    /// Who decided. An exception without a name does not count.
    pub by: String,
    /// When it was decided.
    pub on: Utc,
    /// When it ends. An exception without an end does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Utc>,
    /// Fields of later versions, kept for writing back.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// What the practice says of itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The state whose record-keeping law applies, `TX`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// User ids of the declared emergency access accounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emergency_accounts: Vec<String>,
    /// Two-letter codes of the countries in which staff work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// How many people work in the practice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Thresholds that the practice sets itself, by parameter name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, Value>,
    /// Fields of later versions, kept for writing back.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

impl Snapshot {
    /// A snapshot with nothing in it yet.
    pub fn new(tenant: Tenant, taken_at: Utc) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            taken_at,
            edited_at: None,
            tenant,
            collector: Some(Collector {
                name: "tenant-triage".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            }),
            sources: BTreeMap::new(),
            answers: BTreeMap::new(),
            exceptions: Vec::new(),
            profile: Profile::default(),
            more: Map::new(),
        }
    }

    /// Adds what people answered or decided; an answer takes the place of an earlier one.
    pub fn add(&mut self, given: Given) {
        self.edited_at = self.edited_at.max(given.edited_at);
        self.answers.extend(given.answers);
        self.exceptions.extend(given.exceptions);
        if let Some(profile) = given.profile {
            self.profile = profile;
        }
    }

    /// The moment by which answers and exceptions are in date: people settle questions
    /// days after the tenant was read.
    pub fn settled_at(&self) -> Utc {
        self.edited_at.map_or(self.taken_at, |edited| edited.max(self.taken_at))
    }

    /// The status of a source; `None` when it was not collected.
    pub fn status(&self, name: &str) -> Option<SourceStatus> {
        self.sources.get(name).map(|source| source.status)
    }

    /// The data of a source that was read, whole or in part.
    ///
    /// A singleton that arrived wrapped as `{"value": {…}}` (Microsoft's
    /// documentation shows `sharepointSettings` so) is unwrapped.
    pub fn value(&self, name: &str) -> Option<&Value> {
        let source = self.sources.get(name)?;
        if !matches!(source.status, SourceStatus::Read | SourceStatus::Partial) {
            return None;
        }
        let value = source.value.as_ref()?;
        match (known_source(name).map(|spec| spec.shape), value) {
            (Some(Shape::Singleton), Value::Object(object)) => match object.get("value") {
                Some(inner @ Value::Object(_)) => Some(inner),
                _ => Some(value),
            },
            _ => Some(value),
        }
    }

    /// The file's text: UTF-8 JSON, indented, ending in a line feed.
    ///
    /// # Errors
    /// Only if a value cannot be written as JSON, which plain data always can.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}
