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
    /// Which parts of the question hold, by the part's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<String, bool>,
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

#[cfg(feature = "engine")]
pub use build::Assessor;

#[cfg(feature = "engine")]
mod build {
    use super::*;
    use crate::engine::{
        Bundle, BundleError, Control, Evaluator, ExceptionState, Question, Verdict, apply_exceptions, last_day,
    };
    use crate::facts::Facts;
    use crate::plan::{Plan, effort, plan};
    use crate::report::{links, words};
    use crate::snapshot::{Answer, Snapshot};

    /// A rule set for any number of snapshots.
    pub struct Assessor {
        bundle: Bundle,
        evaluator: Evaluator,
    }

    impl Assessor {
        /// Makes ready for a rule set, which is loaded when a snapshot needs it.
        ///
        /// # Errors
        /// [`BundleError`] if a rule of somebody's own does not load.
        pub fn new(bundle: Bundle) -> Result<Self, BundleError> {
            let evaluator = Evaluator::new(&bundle)?;
            Ok(Self { bundle, evaluator })
        }

        /// Loads the rule set, ahead of the first snapshot.
        ///
        /// # Errors
        /// [`BundleError`] if a rule does not load.
        pub fn load(&mut self) -> Result<(), BundleError> {
            self.evaluator.load(&self.bundle)
        }

        /// The rule set.
        pub fn bundle(&self) -> &Bundle {
            &self.bundle
        }

        /// The whole way from a snapshot to an assessment.
        pub fn assess(&mut self, snapshot: &Snapshot) -> Assessment {
            let facts = Facts::new(snapshot, self.bundle.thresholds(&snapshot.profile.parameters));
            let verdicts = self.evaluator.evaluate(&self.bundle, &facts);
            assessment(snapshot, &self.bundle, &facts, verdicts)
        }
    }

    fn assessment(snapshot: &Snapshot, bundle: &Bundle, facts: &Facts<'_>, mut verdicts: Vec<Verdict>) -> Assessment {
        let controls: Vec<&Control> = bundle.rules.iter().map(|rule| &rule.control).collect();
        let exceptions = exceptions(snapshot, &controls, &mut verdicts);
        let plan = plan(&controls, &verdicts);
        let bands = bands(&plan, &controls, &verdicts);
        let mut reports: Vec<ControlReport> = controls
            .iter()
            .zip(verdicts)
            .map(|(control, verdict)| report(bundle, control, verdict, snapshot, &plan))
            .collect();
        let cloud = &snapshot.tenant.cloud;
        for report in &mut reports {
            report.link = report.link.as_deref().map(|link| links::in_cloud(link, cloud));
            report.fix = report.fix.iter().map(|step| links::within(step, cloud)).collect();
        }
        let counts = Status::ALL
            .into_iter()
            .map(|status| (status.key().to_owned(), reports.iter().filter(|report| report.status == status).count()))
            .collect();
        Assessment {
            format: FORMAT.to_owned(),
            version: 1,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            rules: bundle.set.clone(),
            snapshot: line(snapshot, facts),
            overview: words::overview(&reports, &plan),
            fix_list: plan.fix.iter().map(|(id, _)| id.clone()).collect(),
            not_in_plans_list: plan.not_in_plans.clone(),
            answer_list: plan.answer.clone(),
            not_assessed_list: plan.not_assessed.clone(),
            areas: Area::ALL.into_iter().map(|area| area_count(area, &reports)).collect(),
            bands,
            controls: reports,
            counts,
            exceptions,
        }
    }

    /// Applies the exceptions; one for a control that does not exist is unused.
    fn exceptions(snapshot: &Snapshot, controls: &[&Control], verdicts: &mut [Verdict]) -> Vec<ExceptionUse> {
        let mut uses: Vec<ExceptionUse> = Vec::new();
        for (control, verdict) in controls.iter().zip(verdicts) {
            uses.extend(apply_exceptions(control, verdict, &snapshot.exceptions, snapshot.settled_at()));
        }
        let orphans = snapshot
            .exceptions
            .iter()
            .filter(|exception| !controls.iter().any(|control| control.id == exception.control));
        uses.extend(orphans.map(|exception| ExceptionUse {
            control: exception.control.clone(),
            objects: exception.objects.clone(),
            by: exception.by.clone(),
            reason: exception.reason.clone(),
            expires: exception.expires,
            state: ExceptionState::Unused,
        }));
        uses
    }

    fn line(snapshot: &Snapshot, facts: &Facts<'_>) -> SnapshotLine {
        let people = facts.people().ok();
        SnapshotLine {
            taken_at: snapshot.taken_at,
            taken: snapshot.taken_at.spoken(),
            tenant_id: snapshot.tenant.id.clone(),
            tenant: match snapshot.tenant.display_name.trim() {
                "" => "Unnamed practice".to_owned(),
                name => name.to_owned(),
            },
            people: people.map(|people| {
                people.all().iter().filter(|person| person.enabled == Some(true) && !person.guest).count()
            }),
            devices: snapshot.value("managedDevices").and_then(|devices| devices.as_array()).map(Vec::len),
        }
    }

    fn report(bundle: &Bundle, control: &Control, verdict: Verdict, snapshot: &Snapshot, plan: &Plan) -> ControlReport {
        let hipaa = control.hipaa.iter().map(|citation| HipaaLine {
            cite: citation.cite.clone(),
            specification: citation.specification,
            name: bundle.citations.get(&citation.cite).map(|entry| entry.name.clone()).unwrap_or_default(),
        });
        ControlReport {
            id: control.id.clone(),
            status: verdict.status,
            basis: verdict.basis,
            severity: control.severity,
            area: control.area,
            title: control.title.clone(),
            summary: verdict.summary,
            description: control.description.clone(),
            affected: verdict.affected,
            unknown: verdict.unknown,
            evidence: verdict.evidence,
            hipaa: hipaa.collect(),
            frameworks: control.frameworks.clone(),
            reason: verdict.reason,
            question: control.question().map(|question| question_line(question, snapshot.answers.get(&control.id))),
            fix: control.fix.clone(),
            link: control.link.clone(),
            effort: control.effort,
            priority: plan.fix.iter().find(|(id, _)| id == &control.id).map(|(_, priority)| priority.clone()),
            references: control.references.clone(),
            rule: control.path.clone(),
            custom: bundle.rule(&control.id).is_some_and(|rule| rule.custom),
        }
    }

    fn question_line(question: &Question, answer: Option<&Answer>) -> QuestionLine {
        let parts = question.parts.iter().map(|part| PartLine { id: part.id.clone(), text: part.text.clone() });
        QuestionLine {
            question: question.question.clone(),
            counts: question.counts.clone(),
            renew_months: question.renew_months,
            parts: parts.collect(),
            may_not_apply: !question.applies_always(),
            answer: answer.map(|answer| answer_line(question, answer)),
        }
    }

    fn answer_line(question: &Question, answer: &Answer) -> AnswerLine {
        AnswerLine {
            answer: answer.answer.clone(),
            by: answer.by.clone(),
            reviewed_by: answer.reviewed_by.clone(),
            on: answer.on,
            evidence: answer.evidence.clone(),
            place: answer.place.clone(),
            parts: answer.parts.clone(),
            until: last_day(answer, question),
        }
    }

    fn area_count(area: Area, reports: &[ControlReport]) -> AreaCount {
        let count = |statuses: &[Status]| {
            reports.iter().filter(|report| report.area == area && statuses.contains(&report.status)).count()
        };
        AreaCount {
            area,
            title: area.title().to_owned(),
            in_place: count(&[Status::Pass, Status::Accepted]),
            partly: count(&[Status::Partial]),
            open: count(&[Status::Fail]),
            not_in_plans: count(&[Status::NotLicensed]),
            unknown: count(&[Status::Unanswered, Status::NotAssessed, Status::Error]),
        }
    }

    fn bands(plan: &Plan, controls: &[&Control], verdicts: &[Verdict]) -> Vec<BandSummary> {
        let minutes = effort(plan, controls, verdicts);
        Band::FIX
            .into_iter()
            .map(|band| BandSummary {
                band,
                lines: plan.fix.iter().filter(|(_, priority)| priority.band == band).count(),
                effort: words::together(minutes.get(&band).copied().unwrap_or(0)),
            })
            .collect()
    }
}
