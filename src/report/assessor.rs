//! Makes the assessment of a snapshot.

use super::assessment::{
    AnswerLine, AreaCount, Assessment, BandSummary, ControlReport, FORMAT, HipaaLine, PartLine, QuestionLine,
    SnapshotLine,
};
use super::{links, words};
use crate::engine::{
    Area, Bundle, BundleError, Control, Evaluator, ExceptionState, ExceptionUse, Question, Status, Verdict,
    apply_exceptions, last_day,
};
use crate::facts::Facts;
use crate::plan::{Band, Plan, effort, plan};
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
    let orphans =
        snapshot.exceptions.iter().filter(|exception| !controls.iter().any(|control| control.id == exception.control));
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
        people: people
            .map(|people| people.all().iter().filter(|person| person.enabled == Some(true) && !person.guest).count()),
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
    let holds = |id: &String| answer.and_then(|answer| answer.parts.get(id).copied());
    let parts = question.parts.iter();
    let parts = parts.map(|part| PartLine { id: part.id.clone(), text: part.text.clone(), holds: holds(&part.id) });
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
