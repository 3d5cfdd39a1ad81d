//! `triage test`, `triage rules --check` and `triage new-control`: for whoever writes rules.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use tenant_triage::authoring::{NewFile, RuleFiles, check, new_control, run_tests};
use tenant_triage::engine::{Area, ControlId, Problem};

/// Runs the tests of rules and checks the rule files; `only` keeps to files whose path
/// contains it.
pub(crate) fn run_test(folder: &Path, only: Option<&str>) -> Result<ExitCode> {
    let files = read(folder)?;
    let run = run_tests(&files, only);
    let mut problems = run.problems;
    problems.extend(check(&files).into_iter().filter(|problem| only.is_none_or(|only| problem.path.contains(only))));
    // A file that is no Rego is told by both.
    problems.sort();
    problems.dedup();
    if run.count == 0 {
        bail!("no tests in {}{}", folder.display(), only.map(|only| format!(" with {only}")).unwrap_or_default());
    }
    let count = run.count;
    tell(folder, problems, &format!("{count} tests passed; they reach every line; the metadata are in order"))
}

/// Checks the rule files without running a test.
pub(crate) fn run_check(folder: &Path) -> Result<ExitCode> {
    let files = read(folder)?;
    tell(folder, check(&files), &format!("{} controls; the metadata are in order", files.count()))
}

/// Writes the files of a new control, and says what comes next.
pub(crate) fn run_new_control(folder: &Path, id: &ControlId, area: Area) -> Result<ExitCode> {
    let made = new_control(&read(folder)?, id, area)?;
    for file in &made {
        write_new(folder, file)?;
    }
    let [rule, tests] = made.map(|file| folder.join(file.path).display().to_string());
    let folder = folder.display();
    super::print(&format!(
        "\
Written: {rule}
         {tests}
They run as they are, and judge one setting as an example. Next:
  triage test {folder} --only {stem}
      says what is still to be filled in; run it after each change
  triage assess public/samples/family-clinic.json --rules {folder}
      shows how it reads in the fix list of the sample
CONTRIBUTING.md, “Add a control”, has the steps.
",
        stem = id.stem()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// An area by the name of its folder.
pub(crate) fn area(text: &str) -> Result<Area, String> {
    let named = Area::ALL.into_iter().find(|area| area.folder() == text);
    named.ok_or_else(|| format!("the areas are {}", Area::ALL.map(Area::folder).join(", ")))
}

fn read(folder: &Path) -> Result<RuleFiles> {
    RuleFiles::read(folder).with_context(|| format!("{}", folder.display()))
}

fn write_new(folder: &Path, file: &NewFile) -> Result<()> {
    let path = folder.join(&file.path);
    let written = || {
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::File::create_new(&path)?.write_all(file.text.as_bytes())
    };
    written().with_context(|| format!("{}", path.display()))
}

/// Prints what is wrong, a line each with its place; gives 1 where anything is.
fn tell(folder: &Path, problems: Vec<Problem>, all_well: &str) -> Result<ExitCode> {
    if problems.is_empty() {
        super::print(&format!("{all_well}\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let lines =
        problems.iter().map(|problem| format!("{}: {}\n", folder.join(problem.place()).display(), problem.text));
    super::print(&lines.collect::<String>())?;
    anstream::eprintln!("problems: {}", problems.len());
    Ok(ExitCode::from(1))
}
