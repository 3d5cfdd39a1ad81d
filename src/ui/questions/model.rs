//! What a person types into the form of a question, and what becomes of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::control_id::ControlId;
use crate::engine::{Severity, Status};
use crate::english::counted;
use crate::report::{Assessment, ControlReport, QuestionLine};
use crate::time::Utc;

/// The choices of the form, each with what it is in the snapshot.
pub(crate) const YES: &str = "yes";
const PARTLY: &str = "partly";
const NO: &str = "no";
pub(crate) const DOES_NOT_APPLY: &str = "notApplicable";
pub(crate) const NOT_KNOWN: &str = "unknown";
/// With parts the ticks say whether it is yes, partly or no.
pub(crate) const AS_TICKED: &str = "asTicked";

/// What can be chosen: its value and its words.
pub(crate) fn choices(question: &QuestionLine) -> Vec<(&'static str, &'static str)> {
    let mut choices = if question.parts.is_empty() {
        vec![(YES, "Yes"), (PARTLY, "Partly"), (NO, "No")]
    } else {
        vec![(AS_TICKED, "As ticked above; what is not ticked is missing")]
    };
    if question.may_not_apply {
        choices.push((DOES_NOT_APPLY, "Does not apply to this practice"));
    }
    choices.push((NOT_KNOWN, "I don’t know"));
    choices
}

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// One of the [`choices`]; empty where nothing is chosen.
    pub(crate) choice: String,
    /// The ids of the parts that are ticked.
    pub(crate) ticked: Vec<String>,
    /// Who says so.
    pub(crate) by: String,
    /// Who looked it over.
    pub(crate) reviewed_by: String,
    /// On which day, `2026-11-22`.
    pub(crate) on: String,
    /// What supports it.
    pub(crate) evidence: String,
    /// Where that lies.
    pub(crate) place: String,
}

/// A field of the form that cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    Choice,
    By,
    On,
    Reason,
}

impl Wrong {
    /// What to do about it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Wrong::Choice => "Choose an answer.",
            Wrong::By => "Write who says so; an answer without a name does not count.",
            Wrong::On => "Write the day as year-month-day, not later than today.",
            Wrong::Reason => "Write why it does not apply; without a reason it does not count.",
        }
    }
}

impl Draft {
    /// The form as it opens: with the answer that stands, or with who answered last, today.
    pub(crate) fn of(question: &QuestionLine, last_by: &str, today: &str) -> Self {
        let Some(answer) = &question.answer else {
            return Self { by: last_by.to_owned(), on: today.to_owned(), ..Self::default() };
        };
        let by_parts = !question.parts.is_empty() && matches!(answer.answer.as_str(), YES | PARTLY | NO);
        let alone = question.parts.iter().all(|part| part.holds.is_none());
        let ticked = question.parts.iter().filter(|part| part.holds.unwrap_or(alone && answer.answer == YES));
        Self {
            choice: if by_parts { AS_TICKED.to_owned() } else { answer.answer.clone() },
            ticked: ticked.map(|part| part.id.clone()).collect(),
            by: answer.by.clone(),
            reviewed_by: answer.reviewed_by.clone(),
            // Who looks at it again says so today.
            on: today.to_owned(),
            evidence: answer.evidence.clone(),
            place: answer.place.clone(),
        }
    }

    /// What cannot be taken as it is, in the order of the form.
    pub(crate) fn wrong(&self, question: &QuestionLine, today: &str) -> Vec<Wrong> {
        let chosen = choices(question).iter().any(|(choice, _)| *choice == self.choice);
        let day = Utc::parse(self.on.trim()).filter(|_| self.on.trim().len() == 10);
        [
            (Wrong::Choice, !chosen),
            (Wrong::Reason, self.choice == DOES_NOT_APPLY && self.evidence.trim().is_empty()),
            (Wrong::By, self.by.trim().is_empty()),
            (Wrong::On, day.is_none_or(|day| day.date().as_str() > today)),
        ]
        .into_iter()
        .filter_map(|(field, wrong)| wrong.then_some(field))
        .collect()
    }

    /// The answer as a file of answers has it; `now` is the moment, in RFC 3339.
    pub(crate) fn given(&self, id: &ControlId, question: &QuestionLine, now: &str) -> String {
        let by_parts = self.choice == AS_TICKED;
        // Put in one by one: `collect` would bring a sort of its own.
        let mut parts = BTreeMap::new();
        for part in question.parts.iter().filter(|_| by_parts) {
            parts.insert(part.id.as_str(), self.ticked.contains(&part.id));
        }
        let answer = GivenAnswer {
            answer: if by_parts { in_a_word(&parts) } else { &self.choice },
            by: self.by.trim(),
            reviewed_by: self.reviewed_by.trim(),
            on: self.on.trim(),
            evidence: self.evidence.trim(),
            place: self.place.trim(),
            parts,
        };
        let mut answers = BTreeMap::new();
        answers.insert(id.as_str(), answer);
        let given = Given { edited_at: now, answers };
        // Texts and booleans always write.
        serde_json::to_string(&given).unwrap_or_default()
    }
}

/// A file of answers with one in it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Given<'a> {
    edited_at: &'a str,
    answers: BTreeMap<&'a str, GivenAnswer<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GivenAnswer<'a> {
    answer: &'a str,
    by: &'a str,
    reviewed_by: &'a str,
    on: &'a str,
    evidence: &'a str,
    place: &'a str,
    parts: BTreeMap<&'a str, bool>,
}

/// What the ticks come to.
fn in_a_word(parts: &BTreeMap<&str, bool>) -> &'static str {
    match parts.values().filter(|holds| **holds).count() {
        0 => NO,
        all if all == parts.len() => YES,
        _ => PARTLY,
    }
}

/// The questions that only a person can answer, and those that somebody did, the gravest
/// first. The order stays as it is while answers come in.
pub(crate) fn asked(assessment: &Assessment) -> Vec<&ControlReport> {
    let of = |severity| assessment.controls.iter().filter(move |control| control.severity == severity);
    let asked = |control: &&ControlReport| is_answered(control) || is_open(control);
    Severity::ALL.into_iter().flat_map(of).filter(asked).collect()
}

/// Whether a person's answer would count for a control: what was read decides for itself.
pub(crate) fn may_be_answered(control: &ControlReport) -> bool {
    let not_read = control.question.is_some() && control.status == Status::NotAssessed;
    not_read || is_answered(control) || is_open(control)
}

fn is_answered(control: &ControlReport) -> bool {
    control.question.as_ref().is_some_and(|question| question.answer.is_some())
}

/// The first question that waits for an answer, and how many wait.
pub(crate) fn first_open(assessment: &Assessment) -> Option<(&ControlReport, usize)> {
    let open: Vec<_> = asked(assessment).into_iter().filter(|control| is_open(control)).collect();
    open.first().map(|first| (*first, open.len()))
}

/// The question after this one that waits for an answer, from the first on after the last.
pub(crate) fn next_open<'a>(assessment: &'a Assessment, id: &ControlId) -> Option<&'a ControlReport> {
    let asked = asked(assessment);
    let (before, after): (Vec<_>, Vec<_>) = match asked.iter().position(|control| control.id == *id) {
        Some(place) => (asked[..place].to_vec(), asked[place + 1..].to_vec()),
        None => (asked, Vec::new()),
    };
    after.into_iter().chain(before).find(|control| is_open(control))
}

/// How many questions there are, and how many wait.
pub(crate) fn progress(assessment: &Assessment) -> String {
    let asked = asked(assessment);
    let open = asked.iter().filter(|control| is_open(control)).count();
    format!("{} of {} answered", asked.len() - open, counted(asked.len(), "question", "questions"))
}

fn is_open(control: &ControlReport) -> bool {
    control.status == Status::Unanswered
}

/// What is said once an answer has been taken.
pub(crate) fn taken(control: &ControlReport) -> String {
    let Some(answer) = control.question.as_ref().and_then(|question| question.answer.as_ref()) else {
        return String::new();
    };
    let until = answer.until.spoken_day();
    match control.status {
        Status::Unanswered | Status::NotAssessed => "Noted. It stays open until somebody knows.".to_owned(),
        Status::Pass | Status::NotApplicable => {
            format!("Noted: {}. This tool asks again after {until}.", control.status.word().to_lowercase())
        }
        status => format!("Noted: {}. {}", status.word().to_lowercase(), control.summary),
    }
}

#[cfg(test)]
#[cfg(feature = "engine")]
mod tests {
    use super::*;
    use crate::engine::Bundle;
    use crate::report::{Assessor, PartLine};
    use crate::snapshot::{Snapshot, Tenant, read_given};

    const NOW: &str = "2026-11-22T10:00:00Z";
    const TODAY: &str = "2026-11-22";

    fn nothing_read() -> Snapshot {
        Snapshot::new(Tenant::default(), Utc::parse("2026-11-20").unwrap())
    }

    fn assessed(snapshot: &Snapshot) -> Assessment {
        Assessor::new(Bundle::embedded().unwrap()).unwrap().assess(snapshot)
    }

    fn question(parts: &[&str]) -> QuestionLine {
        let parts = parts.iter().map(|id| PartLine { id: (*id).to_owned(), text: (*id).to_owned(), holds: None });
        QuestionLine {
            question: "Is it so?".to_owned(),
            counts: String::new(),
            renew_months: 12,
            parts: parts.collect(),
            may_not_apply: true,
            answer: None,
        }
    }

    fn draft(choice: &str) -> Draft {
        Draft {
            choice: choice.to_owned(),
            by: " Kim ".to_owned(),
            on: TODAY.to_owned(),
            evidence: "Binder 3".to_owned(),
            ..Draft::default()
        }
    }

    /// The whole way: every choice of every question is an answer that the engine takes
    /// and tells again, and that the form opens with.
    #[test]
    fn what_the_form_gives_the_engine_takes() {
        let mut assessor = Assessor::new(Bundle::embedded().unwrap()).unwrap();
        let before = assessor.assess(&nothing_read());
        let mut tried = 0;
        for control in before.controls.iter().filter(|control| may_be_answered(control)) {
            let line = control.question.as_ref().unwrap();
            for (choice, _) in choices(line) {
                let ticked: Vec<String> = line.parts.iter().take(1).map(|part| part.id.clone()).collect();
                let draft = Draft { ticked: ticked.clone(), place: "safe".to_owned(), ..draft(choice) };
                assert_eq!(draft.wrong(line, TODAY), [], "{}", control.id);
                let mut snapshot = nothing_read();
                snapshot.add(read_given(draft.given(&control.id, line, NOW).as_bytes()).unwrap());
                let after = assessor.assess(&snapshot);
                let after = after.control(&control.id).unwrap();
                let open = matches!(after.status, Status::Unanswered | Status::NotAssessed);
                assert_eq!(open, choice == NOT_KNOWN, "{} {choice}: {:?}", control.id, after.reason);
                let again = Draft::of(after.question.as_ref().unwrap(), "", "2026-12-24");
                assert_eq!(again.choice, choice);
                assert_eq!((again.by.as_str(), again.place.as_str(), again.on.as_str()), ("Kim", "safe", "2026-12-24"));
                if choice == AS_TICKED {
                    assert_eq!(again.ticked, ticked);
                }
                assert!(taken(after).starts_with("Noted"));
                tried += 1;
            }
        }
        assert!(tried > 100, "{tried}");
    }

    #[test]
    fn what_is_missing_is_named() {
        let line = question(&[]);
        assert_eq!(Draft::default().wrong(&line, TODAY), [Wrong::Choice, Wrong::By, Wrong::On]);
        assert_eq!(Draft { on: "2026-11-23".to_owned(), ..draft(YES) }.wrong(&line, TODAY), [Wrong::On]);
        for odd in ["", "2026-13-01", "yesterday", "2026-11-22T10:00:00Z"] {
            assert_eq!(Draft { on: odd.to_owned(), ..draft(YES) }.wrong(&line, TODAY), [Wrong::On], "{odd}");
        }
        let reason = Draft { evidence: " ".to_owned(), ..draft(DOES_NOT_APPLY) };
        assert_eq!(reason.wrong(&line, TODAY), [Wrong::Reason]);
        let always = QuestionLine { may_not_apply: false, ..line };
        assert_eq!(draft(DOES_NOT_APPLY).wrong(&always, TODAY), [Wrong::Choice]);
        assert_eq!(draft(AS_TICKED).wrong(&always, TODAY), [Wrong::Choice]);
    }

    #[test]
    fn ticks_come_to_a_word() {
        let line = question(&["made", "whole"]);
        let id = ControlId::try_from("GOV-05".to_owned()).unwrap();
        let given = |ticked: &[&str]| {
            let ticked = ticked.iter().map(|id| (*id).to_owned()).collect();
            read_given(Draft { ticked, ..draft(AS_TICKED) }.given(&id, &line, NOW).as_bytes()).unwrap().answers[&id]
                .clone()
        };
        assert_eq!(given(&[]).answer, "no");
        assert_eq!(given(&["whole"]).answer, "partly");
        assert_eq!(given(&["made", "whole"]).answer, "yes");
        assert_eq!(given(&["whole"]).parts, BTreeMap::from([("made".to_owned(), false), ("whole".to_owned(), true)]));
        assert_eq!((given(&[]).by.as_str(), given(&[]).place.as_str()), ("Kim", ""));
    }

    #[test]
    fn questions_follow_each_other_until_none_is_open() {
        let mut snapshot = nothing_read();
        let mut assessment = assessed(&snapshot);
        let order: Vec<ControlId> = asked(&assessment).iter().map(|control| control.id.clone()).collect();
        let count = order.len();
        assert!(count > 20);
        let severities: Vec<_> = asked(&assessment).iter().map(|control| control.severity).collect();
        assert!(severities.is_sorted_by(|one, next| one >= next));
        let (first, open) = first_open(&assessment).unwrap();
        let mut next = first.id.clone();
        for answered in 0..3 {
            let line = assessment.control(&next).unwrap().question.clone().unwrap();
            let choice = choices(&line)[0].0;
            snapshot.add(read_given(draft(choice).given(&next, &line, NOW).as_bytes()).unwrap());
            assessment = assessed(&snapshot);
            assert_eq!(asked(&assessment).iter().map(|control| control.id.clone()).collect::<Vec<_>>(), order);
            assert_eq!(progress(&assessment), format!("{} of {count} questions answered", count - open + answered + 1));
            let following = next_open(&assessment, &next).unwrap().id.clone();
            assert_ne!(following, next);
            next = following;
        }
        assert!(next_open(&Assessment { controls: Vec::new(), ..assessment }, &next).is_none());
    }
}
