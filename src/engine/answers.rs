//! A person's answer, held against what the control's question says of each: the one
//! basis that no rule runs on.

use super::gate::{Came, Closed};
use super::metadata::{Control, Part, Question};
use super::verdict::{Affected, Basis, EvidenceNote, Status, Verdict};
use crate::english::number;
use crate::snapshot::{Answer, Snapshot};
use crate::time::Utc;

/// The verdict that somebody's answer gives.
///
/// # Errors
/// Why there is none: nobody has answered, or the answer is not whole or not in date.
pub(super) fn verdict(control: &Control, question: &Question, snapshot: &Snapshot) -> Result<Verdict, Closed> {
    let unanswered = |reason: String| Closed { status: Status::Unanswered, reason, came: Came::Nowhere };
    let Some(answer) = snapshot.answers.get(&control.id) else {
        return Err(unanswered(format!("Only you can tell: {}", question.question)));
    };
    let given = Given::read(answer, question, snapshot.settled_at())
        .map_err(|problem| unanswered(format!("{problem} {}", question.question)))?;
    given.judge(question, &snapshot.tenant.display_name)
}

/// The four answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Yes,
    Partly,
    No,
    NotApplicable,
}

impl Word {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "yes" => Some(Word::Yes),
            "partly" => Some(Word::Partly),
            "no" => Some(Word::No),
            "notApplicable" => Some(Word::NotApplicable),
            _ => None,
        }
    }
}

/// An answer that counts, with the question's parts as somebody ticked them; both lists
/// are empty where the answer is a word alone.
struct Given<'a> {
    answer: &'a Answer,
    word: Word,
    ticked: Vec<&'a Part>,
    missing: Vec<&'a Part>,
}

impl<'a> Given<'a> {
    /// An answer counts when it is one of the four words and fits the question, names a
    /// person, is in date, and leaves no part open where it tells parts at all.
    fn read(answer: &'a Answer, question: &'a Question, now: Utc) -> Result<Self, String> {
        if answer.answer == "unknown" {
            return Err(format!("{} did not know on {}.", answer.by.trim(), answer.on.date()));
        }
        let word = Word::parse(&answer.answer).ok_or("The answer given is none of yes, partly, no.")?;
        if word == Word::NotApplicable && question.applies_always() {
            return Err("This applies to every practice; answer yes, partly or no.".to_owned());
        }
        if answer.by.trim().is_empty() {
            return Err("An answer needs the name of the person who gives it.".to_owned());
        }
        check_date(answer, question, now)?;
        let parts = if word == Word::NotApplicable { &[] } else { question.parts.as_slice() };
        let told = |part: &Part| answer.parts.get(&part.id).copied();
        let (open, told_parts): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| told(part).is_none());
        if let (Some(part), false) = (open.first(), told_parts.is_empty()) {
            return Err(format!("The answer leaves open whether this holds: {}.", part.text));
        }
        let (ticked, missing) = told_parts.into_iter().partition(|part| told(part) == Some(true));
        Ok(Self { answer, word, ticked, missing })
    }

    /// The word that counts. Parts go before it, for a literal "no" to a question of several
    /// parts says only that not all hold; where all are ticked it may still say less than
    /// they do, for a reason that no part names.
    fn counts_as(&self) -> Word {
        match (self.ticked.as_slice(), self.missing.as_slice()) {
            (_, []) => self.word,
            ([], _) => Word::No,
            _ => Word::Partly,
        }
    }

    fn judge(&self, question: &Question, practice: &str) -> Result<Verdict, Closed> {
        let says = &question.says;
        let by_whom = self.answer.by.trim();
        let evidence = self.answer.evidence.trim();
        let (status, summary, reason) = match self.counts_as() {
            Word::Yes if evidence.is_empty() => (Status::Partial, says.yes_without_evidence.clone(), None),
            Word::Yes => (Status::Pass, says.yes.clone(), None),
            Word::Partly => (Status::Partial, self.what_is_missing().unwrap_or_else(|| says.partly.clone()), None),
            Word::No => (Status::Fail, says.no.clone(), None),
            Word::NotApplicable if evidence.is_empty() => {
                return Err(Closed::not_assessed(
                    "“Does not apply” counts only with a reason, where the answer names its evidence.",
                ));
            }
            Word::NotApplicable => {
                let summary = format!("{by_whom} says that this does not apply");
                (Status::NotApplicable, summary, Some(evidence.to_owned()))
            }
        };
        let found = matches!(status, Status::Partial | Status::Fail);
        Ok(Verdict {
            status,
            basis: Some(Basis::Answer),
            summary,
            affected: if found { self.affected(practice) } else { Vec::new() },
            unknown: Vec::new(),
            evidence: self.notes(),
            reason,
        })
    }

    /// The headline where some parts hold and others do not.
    fn what_is_missing(&self) -> Option<String> {
        let [first, others @ ..] = self.missing.as_slice() else { return None };
        Some(match others.len() {
            0 => first.missing.clone(),
            1 => format!("{}; one more part is missing", first.missing),
            count => format!("{}; {} more parts are missing", first.missing, number(count)),
        })
    }

    /// The practice itself: once for each part that is missing, or once for the answer.
    fn affected(&self, practice: &str) -> Vec<Affected> {
        let named = |detail: String, gap: Option<String>| Affected {
            kind: "practice".to_owned(),
            id: "practice".to_owned(),
            name: practice.to_owned(),
            detail,
            gap,
            ..Affected::default()
        };
        if self.missing.is_empty() {
            return vec![named(self.as_a_sentence(), None)];
        }
        self.missing.iter().map(|part| named(part.missing.clone(), Some(part.id.clone()))).collect()
    }

    /// What the verdict rests on: who answered, and each part that was ticked.
    fn notes(&self) -> Vec<EvidenceNote> {
        let with = |before: &str, text: &str, after: &str| match text.trim() {
            "" => String::new(),
            text => format!("{before}{text}{after}"),
        };
        let Answer { reviewed_by, evidence, place, .. } = self.answer;
        let reviewed = with(", reviewed by ", reviewed_by, "");
        let evidence = with(" Evidence: ", evidence, &with(" (", place, ")"));
        let ticked = self.ticked.iter().map(|part| format!("Ticked: {}.", part.text));
        let notes = [format!("{}{reviewed}.{evidence}", self.as_a_sentence())].into_iter().chain(ticked);
        notes.map(EvidenceNote::text).collect()
    }

    /// "Kim Lee answered “partly” on 2026-05-01": the word, where it is what counts.
    fn as_a_sentence(&self) -> String {
        let Answer { answer, by, on, .. } = self.answer;
        let (by, day) = (by.trim(), on.date());
        if self.missing.is_empty() {
            format!("{by} answered “{answer}” on {day}")
        } else {
            format!("{by} answered part by part on {day}")
        }
    }
}

/// An answer lasts as long as its question says.
fn check_date(answer: &Answer, question: &Question, now: Utc) -> Result<(), String> {
    // A day's leeway, for the answer's day may be another east of here.
    if answer.on.days_since(now) > 1 {
        return Err(format!("The answer is dated {}, which is still to come.", answer.on.date()));
    }
    if last_day(answer, question).date() < now.date() {
        return Err(format!("The answer of {} is due for renewal.", answer.on.date()));
    }
    Ok(())
}

/// The last day on which an answer counts. A date that somebody set can bring the renewal
/// forward, not put it off.
pub fn last_day(answer: &Answer, question: &Question) -> Utc {
    let renewal = answer.on.after_days(i64::from(question.renew_months) * 365 / 12);
    answer.review_by.map_or(renewal, |set| set.min(renewal))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::snapshot::read;

    fn control(applies: &str, parts: &Value) -> Control {
        serde_json::from_value(json!({
            "id": "GOV-05", "title": "", "description": "", "area": "people", "severity": "low", "hipaa": [],
            "frameworks": {}, "effort": "1 day", "fix": [], "references": [], "since": "", "path": "",
            "evidence": [{
                "basis": "answer", "question": "Is it so?", "counts": "A note.", "renew_months": 12, "applies": applies,
                "says": {"yes": "So", "yes_without_evidence": "So, they say", "partly": "Half so", "no": "Not all so"},
                "parts": parts,
            }],
        }))
        .unwrap()
    }

    fn given_to(control: &Control, answers: &Value) -> Result<Verdict, Closed> {
        let snapshot = json!({
            "format": "tenant-triage/snapshot", "version": 1, "takenAt": "2026-11-22T02:00:00Z",
            "tenant": {"id": "t", "displayName": "Practice"}, "answers": answers,
        });
        let snapshot = read(snapshot.to_string().as_bytes()).unwrap();
        verdict(control, control.question().unwrap(), &snapshot)
    }

    /// Good in every way, but for the changes.
    fn given(changes: &Value) -> Result<Verdict, Closed> {
        let three = ["made", "whole", "new"]
            .map(|id| json!({"id": id, "text": format!("It is {id}"), "missing": format!("It is not {id}")}));
        let mut answer =
            json!({"answer": "yes", "by": " Kim ", "on": "2026-10-01T09:00:00Z", "evidence": " Binder 3 "});
        answer.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        given_to(&control("depends", &json!(three)), &json!({"GOV-05": answer}))
    }

    fn told(changes: &Value) -> Verdict {
        given(changes).unwrap_or_else(|closed| panic!("{}", closed.reason))
    }

    fn refused(changes: &Value) -> String {
        let closed = given(changes).unwrap_err();
        assert_eq!(closed.status, Status::Unanswered, "{}", closed.reason);
        closed.reason
    }

    fn details(verdict: &Verdict) -> Vec<&str> {
        verdict.affected.iter().map(|object| object.detail.as_str()).collect()
    }

    fn notes(verdict: &Verdict) -> Vec<&str> {
        verdict.evidence.iter().map(|note| note.text.as_str()).collect()
    }

    #[test]
    fn a_word_gives_what_the_question_says_of_it() {
        let yes = told(&json!({}));
        assert_eq!((yes.status, yes.basis, yes.summary.as_str()), (Status::Pass, Some(Basis::Answer), "So"));
        assert!(yes.affected.is_empty());
        assert_eq!(notes(&yes), ["Kim answered “yes” on 2026-10-01. Evidence: Binder 3"]);
        for (word, status, summary) in [("partly", Status::Partial, "Half so"), ("no", Status::Fail, "Not all so")] {
            let verdict = told(&json!({"answer": word, "evidence": ""}));
            assert_eq!((verdict.status, verdict.summary.as_str()), (status, summary));
            let sentence = format!("Kim answered “{word}” on 2026-10-01");
            assert_eq!(notes(&verdict), [format!("{sentence}.")]);
            let practice = Affected {
                kind: "practice".into(),
                id: "practice".into(),
                name: "Practice".into(),
                detail: sentence,
                ..Affected::default()
            };
            assert_eq!(verdict.affected, [practice]);
        }
    }

    #[test]
    fn a_yes_without_evidence_is_no_pass() {
        let verdict = told(&json!({"evidence": "  "}));
        assert_eq!((verdict.status, verdict.summary.as_str()), (Status::Partial, "So, they say"));
        assert_eq!(details(&verdict), ["Kim answered “yes” on 2026-10-01"]);
    }

    #[test]
    fn does_not_apply_counts_with_a_reason_and_where_it_can_be() {
        let answer = json!({"answer": "notApplicable", "parts": {"made": false}});
        let verdict = told(&answer);
        assert_eq!(verdict.status, Status::NotApplicable);
        assert_eq!(verdict.summary, "Kim says that this does not apply");
        assert_eq!(verdict.reason.as_deref(), Some("Binder 3"));
        let closed = given(&json!({"answer": "notApplicable", "evidence": ""})).unwrap_err();
        assert_eq!(closed.status, Status::NotAssessed);
        let always =
            json!({"GOV-05": {"answer": "notApplicable", "by": "Kim", "on": "2026-10-01", "evidence": "Small."}});
        let closed = given_to(&control("always", &json!([])), &always).unwrap_err();
        assert_eq!(closed.reason, "This applies to every practice; answer yes, partly or no. Is it so?");
    }

    #[test]
    fn an_answer_needs_one_of_the_words_and_a_name() {
        assert_eq!(refused(&json!({"answer": "maybe"})), "The answer given is none of yes, partly, no. Is it so?");
        assert!(refused(&json!({"by": " "})).starts_with("An answer needs the name"));
        let closed = given_to(&control("depends", &json!([])), &json!({})).unwrap_err();
        assert_eq!((closed.status, closed.reason.as_str()), (Status::Unanswered, "Only you can tell: Is it so?"));
    }

    #[test]
    fn an_answer_lasts_as_long_as_its_question_says() {
        assert!(refused(&json!({"on": "2025-10-01"})).starts_with("The answer of 2025-10-01 is due for renewal."));
        // A date set by hand brings the renewal forward and does not put it off.
        refused(&json!({"reviewBy": "2026-11-01"}));
        refused(&json!({"on": "2022-01-01", "reviewBy": "2040-01-01"}));
        // It may be tomorrow already east of here, and not the day after.
        assert_eq!(told(&json!({"on": "2026-11-23"})).status, Status::Pass);
        assert!(refused(&json!({"on": "2026-11-25"})).contains("still to come"));
    }

    /// What nobody knows is as open as what nobody was asked.
    #[test]
    fn not_known_is_no_answer() {
        assert_eq!(refused(&json!({"answer": "unknown"})), "Kim did not know on 2026-10-01. Is it so?");
    }

    #[test]
    fn who_looked_it_over_and_where_the_evidence_lies_are_told() {
        let verdict = told(&json!({"reviewedBy": " Lee ", "place": "front office"}));
        assert_eq!(
            notes(&verdict),
            ["Kim answered “yes” on 2026-10-01, reviewed by Lee. Evidence: Binder 3 (front office)"]
        );
    }

    /// People answer after the reading, and the file says when.
    #[test]
    fn an_answer_may_be_as_late_as_the_file_was_edited() {
        let control = control("depends", &json!([]));
        let with = |edited: &str, on: &str| {
            let snapshot = json!({
                "format": "tenant-triage/snapshot", "version": 1, "takenAt": "2026-11-22T02:00:00Z", "editedAt": edited,
                "tenant": {"id": "t", "displayName": "Practice"},
                "answers": {"GOV-05": {"answer": "yes", "by": "Kim", "on": on, "evidence": "Binder 3"}},
            });
            let snapshot = read(snapshot.to_string().as_bytes()).unwrap();
            verdict(&control, control.question().unwrap(), &snapshot).map(|verdict| verdict.status)
        };
        assert_eq!(with("2027-01-10", "2027-01-10").unwrap(), Status::Pass);
        assert!(with("2027-01-10", "2027-01-12").unwrap_err().reason.contains("still to come"));
        // It runs out by that day, too; an earlier one than the reading changes nothing.
        assert!(with("2027-10-02", "2026-10-01").unwrap_err().reason.contains("due for renewal"));
        assert_eq!(with("2026-01-01", "2026-11-20").unwrap(), Status::Pass);
    }

    #[test]
    fn parts_say_what_is_missing() {
        let parts = |made: bool, whole: bool, new: bool| json!({"made": made, "whole": whole, "new": new});
        let some = told(&json!({"answer": "no", "parts": parts(true, true, false)}));
        assert_eq!((some.status, some.summary.as_str()), (Status::Partial, "It is not new"));
        let named: Vec<_> = some.affected.iter().map(|object| (object.id.as_str(), object.gap.as_deref())).collect();
        assert_eq!(named, [("practice", Some("new"))]);
        assert_eq!(
            notes(&some),
            [
                "Kim answered part by part on 2026-10-01. Evidence: Binder 3",
                "Ticked: It is made.",
                "Ticked: It is whole."
            ]
        );
        let one = told(&json!({"parts": parts(false, true, false)}));
        assert_eq!((one.status, one.summary.as_str()), (Status::Partial, "It is not made; one more part is missing"));
        assert_eq!(details(&one), ["It is not made", "It is not new"]);
        let none = told(&json!({"answer": "partly", "parts": parts(false, false, false)}));
        assert_eq!((none.status, none.summary.as_str()), (Status::Fail, "Not all so"));
        assert_eq!(details(&none), ["It is not made", "It is not whole", "It is not new"]);
    }

    #[test]
    fn with_every_part_ticked_the_word_counts() {
        let all = json!({"made": true, "whole": true, "new": true, "of a later version": false});
        let with = |word: &str, evidence: &str| told(&json!({"answer": word, "evidence": evidence, "parts": all}));
        assert_eq!(with("yes", "Binder 3").status, Status::Pass);
        assert_eq!(with("yes", "").summary, "So, they say");
        assert_eq!(with("partly", "Binder 3").summary, "Half so");
        assert_eq!(with("no", "Binder 3").status, Status::Fail);
    }

    /// What nobody told is neither there nor missing.
    #[test]
    fn a_part_left_open_leaves_the_question_open() {
        let reason = refused(&json!({"parts": {"made": true, "new": true}}));
        assert_eq!(reason, "The answer leaves open whether this holds: It is whole. Is it so?");
        // Parts of another version of the question alone make it an answer without parts.
        assert_eq!(told(&json!({"parts": {"older": true}})).status, Status::Pass);
    }
}
