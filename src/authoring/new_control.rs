//! The files of a new control, with what a person must fill in.

use super::RuleFiles;
use crate::engine::{Area, ControlId};

/// A rule that judges one setting, and its tests; `NEW-00` stands for the id. Both run as
/// they are, so that there is something to change from the first minute on.
const RULE: &str = include_str!("template/new_00.rego");
const TESTS: &str = include_str!("template/new_00_test.rego");

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Path below the folder of the rules.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// Why a control cannot be made.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NewControlError {
    /// The id is another control's.
    #[error("{id} exists already: {path}")]
    Exists {
        /// The id.
        id: ControlId,
        /// Its rule file.
        path: String,
    },
    /// The id was another control's.
    #[error("{id} was retired in {since} and is never used again: {why}")]
    Retired {
        /// The id.
        id: ControlId,
        /// The first version without it.
        since: String,
        /// Why it went.
        why: String,
    },
    /// Ids that begin so are in another area.
    #[error("{group}-… is in the area {}", area.folder())]
    OtherArea {
        /// What the id begins with.
        group: String,
        /// Where its like is.
        area: Area,
    },
}

/// The rule file and the test file of a new control.
///
/// # Errors
/// [`NewControlError`] where the id is or was in use, or belongs in another area.
pub fn new_control(files: &RuleFiles, id: &ControlId, area: Area) -> Result<[NewFile; 2], NewControlError> {
    let stem = id.stem();
    let path = |ending: &str| format!("{}/{stem}{ending}.rego", area.folder());
    if let Some(rule) = files.bundle.rule(id) {
        return Err(NewControlError::Exists { id: id.clone(), path: rule.control.path.clone() });
    }
    // A file that cannot be read as a rule may be one all the same.
    if let Some(path) = [path(""), path("_test")].into_iter().find(|path| files.texts.contains_key(path)) {
        return Err(NewControlError::Exists { id: id.clone(), path });
    }
    if let Some(retired) = files.retired.iter().find(|retired| retired.id == *id) {
        let (since, why) = (retired.since.clone(), retired.why.clone());
        return Err(NewControlError::Retired { id: id.clone(), since, why });
    }
    if let Some(other) = area_of(files, id.group()).filter(|other| *other != area) {
        return Err(NewControlError::OtherArea { group: id.group().to_owned(), area: other });
    }
    let filled = |template: &str| {
        template.replace("NEW-00", id.as_str()).replace("new_00", &stem).replace("0.0.0", env!("CARGO_PKG_VERSION"))
    };
    Ok([NewFile { path: path(""), text: filled(RULE) }, NewFile { path: path("_test"), text: filled(TESTS) }])
}

/// The area of the controls whose ids begin so; `None` where there are none.
fn area_of(files: &RuleFiles, group: &str) -> Option<Area> {
    let rule = files.bundle.rules.iter().find(|rule| rule.control.id.group() == group)?;
    Some(rule.control.area)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{check, run_tests};
    use super::*;

    fn id(text: &str) -> ControlId {
        text.to_owned().try_into().unwrap()
    }

    fn files(texts: impl IntoIterator<Item = (String, String)>) -> RuleFiles {
        RuleFiles::new(texts.into_iter().collect()).unwrap()
    }

    fn made() -> BTreeMap<String, String> {
        let made = new_control(&files([]), &id("SPO-77"), Area::Data).unwrap();
        made.into_iter().map(|file| (file.path, file.text)).collect()
    }

    #[test]
    fn what_is_made_runs_and_waits_only_for_what_a_person_must_write() {
        let files = files(made());
        let run = run_tests(&files, None);
        assert!(run.count > 2);
        assert_eq!(run.problems, []);
        let problems = check(&files);
        assert!(problems.len() > 10);
        assert_eq!(problems.iter().find(|problem| !problem.text.starts_with("to be filled in: ")), None);
        assert!(problems.iter().all(|problem| problem.line.is_some() && problem.path.starts_with("data/spo_77")));
    }

    #[test]
    fn an_id_that_is_taken_was_retired_or_belongs_elsewhere_is_refused() {
        let retired = r#"[{"id": "SPO-78", "since": "0.2.0", "why": "Microsoft took the setting away."}]"#;
        let files = files(made().into_iter().chain([("retired.json".to_owned(), retired.to_owned())]));
        let refused = |text: &str, area| new_control(&files, &id(text), area).unwrap_err().to_string();
        assert_eq!(refused("SPO-77", Area::Data), "SPO-77 exists already: data/spo_77.rego");
        assert_eq!(
            refused("SPO-78", Area::Data),
            "SPO-78 was retired in 0.2.0 and is never used again: Microsoft took the setting away."
        );
        assert_eq!(refused("SPO-79", Area::Access), "SPO-… is in the area data");
        assert!(new_control(&files, &id("NEW-01"), Area::Access).is_ok());
    }

    #[test]
    fn a_retired_id_that_is_used_again_and_a_damaged_list_are_problems() {
        let with = |text: &str| check(&files(made().into_iter().chain([("retired.json".to_owned(), text.to_owned())])));
        let found =
            |problems: &[super::super::Problem], text: &str| problems.iter().any(|one| one.to_string().contains(text));
        let again = with(r#"[{"id": "SPO-77", "since": "0.2.0", "why": "gone"}]"#);
        assert!(found(&again, "data/spo_77.rego: SPO-77 was retired in 0.2.0 and is never used again: gone"));
        assert!(found(&with("[{]"), "retired.json:1: "));
        assert!(found(&with(r#"[{"id": "OLD-01", "since": "", "why": ""}]"#), "needs a version and a reason"));
    }

    #[test]
    fn revisions_come_after_the_first_version_and_each_other() {
        let with = |revised: &str| {
            let change = |(path, text): (String, String)| {
                (path, text.replace(concat!("since: ", env!("CARGO_PKG_VERSION")), &format!("since: 0.9.0\n{revised}")))
            };
            let problems = check(&files(made().into_iter().map(change)));
            problems
                .into_iter()
                .filter(|one| !one.text.starts_with("to be filled in"))
                .map(|one| one.text)
                .collect::<Vec<_>>()
        };
        let one = |version: &str| format!("#     - {{version: {version}, what: Counts guests as well}}\n");
        let revised = |versions: &[&str]| {
            format!("#   revised:\n{}", versions.iter().map(|version| one(version)).collect::<String>().trim_end())
        };
        assert!(with(&revised(&["0.10.0", "1.0.0"])).is_empty());
        assert_eq!(with(&revised(&["0.9.0"])), ["is revised in 0.9.0, which does not come after 0.9.0"]);
        assert_eq!(with(&revised(&["1.2.0", "1.1.9"])), ["is revised in 1.1.9, which does not come after 1.2.0"]);
        assert_eq!(
            with(&revised(&["next"])),
            ["is revised in next, which does not come after 0.9.0", "next is no version like 0.2.0"]
        );
    }
}
