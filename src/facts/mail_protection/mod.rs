//! Whom a policy of mail protection reaches: for each recipient the first policy that
//! applies (<https://learn.microsoft.com/defender-office-365/how-policies-and-protections-are-combined>).
//!
//! Microsoft asks the Strict preset first, then the Standard preset, the evaluation
//! policies, the practice's own policies by the priority of their rules, and last the
//! policy that every tenant has. Only the first that applies counts. What was not read is
//! unknown: a policy may then apply, and so may the one after it.

mod protection;
mod recipient;
mod recipients;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::shape::{Shape, field};
use super::{FactResult, Facts, Tri};
use recipients::{Recipient, Who, recipients};
use rules::Ladder;

pub(super) use protection::{ANTI_PHISHING, MALWARE, Protection, SAFE_ATTACHMENTS, SAFE_LINKS};

/// What may happen to a recipient's mail: the policies of which one applies, by their
/// place in the list, and whether it may be none, or one that the list lacks.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Outcome {
    policies: BTreeSet<usize>,
    unprotected: bool,
    unlisted: bool,
}

impl Outcome {
    fn add(&mut self, policy: Option<usize>) {
        match policy {
            Some(policy) => {
                self.policies.insert(policy);
            }
            None => self.unlisted = true,
        }
    }

    fn is_only(&self, policy: usize) -> bool {
        self.policies.len() == 1 && self.policies.contains(&policy) && !self.unprotected && !self.unlisted
    }
}

/// The fact of one protection.
pub(super) const REACH: Shape = Shape::Object(&[
    field(
        "reach",
        Shape::List(&Shape::Word(&["everybody", "some", "nobody", "unknown"])),
        "whom each policy reaches, in the order of the policies",
    ),
    field("recipients", Shape::List(&RECIPIENTS), "recipients, those together whose mail fares alike"),
    field("unread", Shape::List(&Shape::Text), "cmdlets whose answer would have told more"),
]);

const RECIPIENTS: Shape = Shape::Object(&[
    field("who", Shape::List(&WHO), "they themselves"),
    field("certain", Shape::YesNo, "whether there surely is such a recipient"),
    field("policies", Shape::List(&Shape::Number), "places in the list of those policies of which one applies to them"),
    field("unprotected", Shape::YesNo, "whether it may be none"),
    field("unlisted", Shape::YesNo, "whether it may be one that the list lacks"),
]);

const WHO: Shape = Shape::Object(&[
    field("type", Shape::Word(&["user", "recipient", "group", "domain", "everybody"]), "what is named"),
    field("id", Shape::Text, "object id of an account; otherwise what a rule calls it"),
    field("name", Shape::Text, "its name"),
]);

/// The fact of one protection, as [`REACH`] declares it.
pub(super) fn reach(facts: &Facts<'_>, protection: &Protection) -> FactResult<Value> {
    let ladder = Ladder::read(facts, protection)?;
    let mut alike: BTreeMap<(Outcome, bool), Vec<Who>> = BTreeMap::new();
    for recipient in recipients(facts, &ladder) {
        let outcome = outcome(&ladder, &recipient);
        alike.entry((outcome, recipient.certain)).or_default().push(recipient.who);
    }
    let outcomes: Vec<&Outcome> = alike.keys().map(|(outcome, _)| outcome).collect();
    let reach: Vec<&str> = (0..ladder.count).map(|policy| reach_of(policy, &outcomes)).collect();
    let recipients: Vec<Value> = alike
        .iter()
        .map(|((outcome, certain), who)| {
            json!({
                "who": who.iter().map(Who::as_json).collect::<Vec<_>>(), "certain": certain,
                "policies": outcome.policies, "unprotected": outcome.unprotected, "unlisted": outcome.unlisted,
            })
        })
        .collect();
    Ok(json!({"reach": reach, "recipients": recipients, "unread": ladder.unread}))
}

/// Goes down the ladder to the first step that surely applies.
fn outcome(ladder: &Ladder, recipient: &Recipient) -> Outcome {
    let mut outcome = Outcome::default();
    for step in &ladder.steps {
        let applies = step.applies(recipient);
        if applies != Tri::No {
            outcome.add(step.policy);
        }
        if applies == Tri::Yes {
            return outcome;
        }
    }
    let left_out = ladder.left_out(recipient);
    outcome.unprotected = left_out != Tri::No;
    if left_out != Tri::Yes {
        outcome.add(ladder.usual);
    }
    outcome
}

fn reach_of(policy: usize, outcomes: &[&Outcome]) -> &'static str {
    if outcomes.iter().all(|outcome| outcome.is_only(policy)) {
        "everybody"
    } else if outcomes.iter().any(|outcome| outcome.is_only(policy)) {
        "some"
    } else if outcomes.iter().any(|outcome| outcome.policies.contains(&policy)) {
        "unknown"
    } else {
        "nobody"
    }
}
