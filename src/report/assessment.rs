//! The assessment document, version 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engine::{
    Affected, Area, Basis, ControlId, Effort, EvidenceNote, ExceptionUse, Frameworks, Reference, RuleSet, Severity,
    Specification, Status,
};
use crate::plan::{Band, Priority};
use crate::time::Utc;

/// The `format` every assessment carries.
pub const FORMAT: &str = "tenant-triage/assessment";

/// Everything an assessment says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Always [`FORMAT`].
    pub format: String,
    /// Always 1.
    pub version: u32,
    /// The program's version.
    pub program: String,
    /// The rules it was made by.
    pub rules: RuleSet,
    /// Whose snapshot, and of when.
    pub snapshot: SnapshotLine,
    /// What a tired owner reads first.
    pub overview: Overview,
    /// Every control, by id.
    pub controls: Vec<ControlReport>,
    /// What to fix, first line first.
    pub fix_list: Vec<ControlId>,
    /// What the tenant's plans do not include.
    pub not_in_plans_list: Vec<ControlId>,
    /// What only a person can answer.
    pub answer_list: Vec<ControlId>,
    /// What could not be looked at.
    pub not_assessed_list: Vec<ControlId>,
    /// Controls by status; every status is listed.
    pub counts: BTreeMap<String, usize>,
    /// Where the practice stands, by area.
    pub areas: Vec<AreaCount>,
    /// The bands of the fix list.
    pub bands: Vec<BandSummary>,
    /// Every exception of the snapshot and how it fared.
    pub exceptions: Vec<ExceptionUse>,
}

/// Whose snapshot, and of when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SnapshotLine {
    /// When it was taken.
    pub taken_at: Utc,
    /// The same for people.
    pub taken: String,
    /// Directory id.
    pub tenant_id: String,
    /// The practice's name.
    pub tenant: String,
    /// Enabled accounts, when read.
    pub people: Option<usize>,
    /// Devices in Intune, when read.
    pub devices: Option<usize>,
}

/// What a tired owner reads first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// One sentence.
    pub headline: String,
    /// Up to three sentences with the first findings.
    pub say: String,
    /// The numbers in a sentence.
    pub numbers: String,
}

/// An area and how its controls fared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AreaCount {
    /// The area.
    pub area: Area,
    /// Its name for people.
    pub title: String,
    /// In place (or accepted with a reason).
    pub in_place: usize,
    /// Partly.
    pub partly: usize,
    /// Open.
    pub open: usize,
    /// Not in the tenant's plans.
    pub not_in_plans: usize,
    /// Not known yet.
    pub unknown: usize,
}

/// A band of the fix list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BandSummary {
    /// The band.
    pub band: Band,
    /// How many lines.
    pub lines: usize,
    /// How long together, "about 2 hours".
    pub effort: String,
}

/// A paragraph of law beside a control.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HipaaLine {
    /// `164.312(d)`.
    pub cite: String,
    /// Required, addressable, standard or reference.
    pub specification: Specification,
    /// Its heading.
    pub name: String,
}

/// The question only a person can answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionLine {
    /// The question.
    pub question: String,
    /// What counts as evidence.
    pub counts: String,
    /// Months until it must be answered again.
    pub renew_months: u32,
    /// What is ticked, where it asks for several things at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartLine>,
    /// Whether there may be nothing to ask about in a practice.
    #[serde(default)]
    pub may_not_apply: bool,
    /// What somebody answered last, whether or not it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerLine>,
}

/// An answer as the snapshot has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerLine {
    /// `yes`, `partly`, `no`, `notApplicable` or `unknown`.
    pub answer: String,
    /// Who answered.
    pub by: String,
    /// Who looked it over; empty where nobody did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reviewed_by: String,
    /// When.
    pub on: Utc,
    /// What supports it.
    #[serde(default)]
    pub evidence: String,
    /// Where that lies.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The last day on which it counts.
    pub until: Utc,
}

/// One thing of several that a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartLine {
    /// Its name in an answer.
    pub id: String,
    /// The statement that is ticked.
    pub text: String,
    /// Whether it holds, by the answer; nothing where that does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<bool>,
}

/// One control as it fared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlReport {
    /// Id.
    pub id: ControlId,
    /// The answer.
    pub status: Status,
    /// How it was known.
    pub basis: Option<Basis>,
    /// How bad it is when missing.
    pub severity: Severity,
    /// The area.
    pub area: Area,
    /// The safeguard in its good state.
    pub title: String,
    /// What was found, in one sentence.
    pub summary: String,
    /// Why it matters.
    pub description: String,
    /// The objects it rests on, by name.
    pub affected: Vec<Affected>,
    /// What it would have to cover too and could not be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<Affected>,
    /// What it rests on.
    pub evidence: Vec<EvidenceNote>,
    /// Paragraphs of law.
    pub hipaa: Vec<HipaaLine>,
    /// Other frameworks.
    pub frameworks: Frameworks,
    /// Why it could not be told, and how to get there.
    pub reason: Option<String>,
    /// The question, where a person can answer.
    pub question: Option<QuestionLine>,
    /// The steps.
    pub fix: Vec<String>,
    /// Where to go.
    pub link: Option<String>,
    /// How long.
    pub effort: Effort,
    /// The place in the fix list and why.
    pub priority: Option<Priority>,
    /// Sources to read on.
    pub references: Vec<Reference>,
    /// The rule's file below `rules/`.
    pub rule: String,
    /// Whether it is another rule than the program's own of this id.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub custom: bool,
}

impl Assessment {
    /// A control's report.
    pub fn control(&self, id: &ControlId) -> Option<&ControlReport> {
        self.controls.iter().find(|control| &control.id == id)
    }

    /// The controls of one band, in their order.
    pub fn band(&self, band: Band) -> Vec<&ControlReport> {
        let ids: &[ControlId] = match band {
            Band::Answer => &self.answer_list,
            Band::NotInPlans => &self.not_in_plans_list,
            Band::NotAssessed => &self.not_assessed_list,
            Band::Now | Band::Next | Band::Plan => &self.fix_list,
        };
        let fix = Band::FIX.contains(&band);
        ids.iter()
            .filter_map(|id| self.control(id))
            .filter(|control| !fix || control.priority.as_ref().is_some_and(|priority| priority.band == band))
            .collect()
    }

    /// The document as `triage assess --format json` prints it: indented UTF-8,
    /// ending in a line feed; the same bytes for the same snapshot everywhere.
    ///
    /// # Errors
    /// Only if a value cannot be written as JSON, which plain data always can.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}
