//! Words that a control may not use, and steps that would lock somebody out.

use crate::engine::{Control, Question};

/// Words that CONTRIBUTING has another for, that promise what the tool cannot, or that
/// advise what cannot be bought beside Business Premium.
const NOT_OUR_WORDS: &[&str] = &[
    "break-glass",
    "break glass",
    "emergency access account",
    "sync account",
    " item ",
    " items ",
    "is compliant with",
    "HIPAA compliant",
    "HIPAA-compliant",
    "E5 Compliance",
    "1 accounts",
];

/// What is wrong with the words of a control.
pub(super) fn problems(control: &Control) -> Vec<String> {
    let mut problems = Vec::new();
    for text in texts(control) {
        let words = NOT_OUR_WORDS.iter().filter(|word| text.contains(**word));
        problems.extend(words.map(|word| format!("says \"{word}\": {text}")));
    }
    let steps = control.fix.iter().map(|step| step.to_lowercase());
    let lock_out = steps.filter(|step| locks_out_the_synchronization_account(step));
    problems.extend(lock_out.map(|step| format!("leaves the synchronization account in: {step}")));
    problems
}

/// Everything that a control says before anything was read.
fn texts(control: &Control) -> Vec<&String> {
    let asked = control.question().into_iter().flat_map(|Question { question, counts, says, parts, .. }| {
        let says = [&says.yes, &says.yes_without_evidence, &says.partly, &says.no];
        let parts = parts.iter().flat_map(|part| [&part.text, &part.missing]);
        [question, counts].into_iter().chain(says).chain(parts)
    });
    [&control.title, &control.description].into_iter().chain(&control.fix).chain(asked).collect()
}

/// Where a step leaves the emergency accounts out of a policy, whoever follows it to the
/// letter must not lock the synchronization account out.
fn locks_out_the_synchronization_account(step: &str) -> bool {
    let leaves_out = ["exclude", "leave out", "out of it", "exclusions"].iter().any(|word| step.contains(word));
    leaves_out && step.contains("emergency accounts") && !step.contains("synchronization account")
}
