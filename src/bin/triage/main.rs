//! `triage`: the same assessment on the command line, offline.

mod authoring;

use std::io::{IsTerminal, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand, ValueEnum};
use tenant_triage::engine::{Area, Bundle, ControlId, Evidence, Severity, Status};
use tenant_triage::graph::{CALLS, Call};
use tenant_triage::imports::{JoinError, Practice};
use tenant_triage::report::{Assessment, Assessor, controls, csv, facts, html, markdown, oscal, text};
use tenant_triage::snapshot::{Snapshot, SourceSpec, known_sources};
use tenant_triage::{imports, snapshot};

/// Rules make and drop many small values, which the system's allocator is slower at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Compares a medical practice’s Microsoft 365 settings with the HIPAA Security
/// Rule, from a snapshot, and says what to fix first.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Assess a snapshot or a ScubaGear export.
    Assess(AssessArguments),
    /// Turn exports into a snapshot; with a snapshot among the files, add to it.
    Import {
        /// ScubaGear exports (ScubaResults_….json or ProviderSettingsExport.json) and snapshots, all of one practice.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Files that do not say whose they are belong to the same practice as the others.
        #[arg(long)]
        same_practice: bool,
        /// Where to write the snapshot.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// List the controls.
    Rules {
        /// How to print it; markdown is docs/controls.md.
        #[arg(long, value_enum, default_value_t = RulesFormat::Text)]
        format: RulesFormat,
        /// Use the rules in this folder.
        #[arg(long)]
        rules: Option<PathBuf>,
        /// Check the rule files in this folder instead, and exit with 1 when something is wrong with them.
        #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = "rules", conflicts_with_all = ["format", "rules"])]
        check: Option<PathBuf>,
    },
    /// Run the tests of rules, measure which lines they reach, and check the rule files.
    Test {
        /// A folder laid out like rules/.
        #[arg(default_value = "rules")]
        rules: PathBuf,
        /// Only the files whose path contains this: auth_01.
        #[arg(long)]
        only: Option<String>,
    },
    /// Write the files of a new control, with what must be filled in.
    NewControl {
        /// The control's id, never used before: SPO-77.
        #[arg(value_parser = |text: &str| ControlId::try_from(text.to_owned()))]
        id: ControlId,
        /// access, records, data, devices or people
        #[arg(value_parser = authoring::area)]
        area: Area,
        /// A folder laid out like rules/.
        #[arg(long, default_value = "rules")]
        rules: PathBuf,
    },
    /// List what is read from Microsoft 365, and the controls that each list or setting serves.
    Sources {
        /// How to print it.
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// List the facts that rules can read, with their fields: docs/facts.md.
    Facts,
}

#[derive(clap::Args)]
struct AssessArguments {
    /// The snapshot or the ScubaGear export.
    snapshot: PathBuf,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Use the rules in this folder instead of the built-in ones.
    #[arg(long)]
    rules: Option<PathBuf>,
    /// A JSON file with answers, exceptions and a profile to add to the snapshot.
    #[arg(long)]
    answers: Option<PathBuf>,
    /// Exit with 1 when something of this severity or worse needs work.
    #[arg(long, value_enum)]
    fail_on: Option<Level>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Markdown,
    Oscal,
    Html,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RulesFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Critical,
    High,
    Medium,
    Low,
    Info,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Critical => Severity::Critical,
            Level::High => Severity::High,
            Level::Medium => Severity::Medium,
            Level::Low => Severity::Low,
            Level::Info => Severity::Info,
        }
    }
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Assess(arguments) => run_assess(&arguments),
        Command::Import { files, same_practice, output } => run_import(&files, same_practice, &output),
        Command::Rules { check: Some(folder), .. } => authoring::run_check(&folder),
        Command::Rules { format, rules, check: None } => run_rules(format, rules.as_deref()),
        Command::Test { rules, only } => authoring::run_test(&rules, only.as_deref()),
        Command::NewControl { id, area, rules } => authoring::run_new_control(&rules, &id, area),
        Command::Sources { format } => run_sources(format),
        Command::Facts => print(&facts::render()).map(|()| ExitCode::SUCCESS),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("triage: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run_assess(arguments: &AssessArguments) -> Result<ExitCode> {
    let mut snapshot = open(&arguments.snapshot)?;
    if let Some(path) = &arguments.answers {
        add_answers(&mut snapshot, path)?;
    }
    // It goes with the process: taking it apart would be a good part of the work.
    let mut assessor = ManuallyDrop::new(Assessor::new(bundle(arguments.rules.as_deref())?)?);
    let assessment = assessor.assess(&snapshot);
    let output = match arguments.format {
        Format::Text => text::render(&assessment, width()),
        Format::Json => assessment.json()?,
        Format::Csv => csv::render(&assessment),
        Format::Markdown => markdown::render(&assessment),
        Format::Oscal => oscal::render(&assessment)?,
        Format::Html => html::render(&assessment),
    };
    print(&output)?;
    let limit = arguments.fail_on.map(Severity::from);
    Ok(if limit.is_some_and(|limit| needs_work(&assessment, limit)) { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn needs_work(assessment: &Assessment, limit: Severity) -> bool {
    let open = |status| matches!(status, Status::Fail | Status::Partial);
    assessment.controls.iter().any(|control| open(control.status) && control.severity >= limit)
}

/// Adds what a file with answers, exceptions and a profile says.
fn add_answers(snapshot: &mut Snapshot, path: &Path) -> Result<()> {
    let name = path.display();
    let bytes = std::fs::read(path).with_context(|| format!("{name}"))?;
    let given = snapshot::read_given(&bytes).with_context(|| format!("{name}"))?;
    snapshot.add(given);
    Ok(())
}

fn run_import(files: &[PathBuf], same_practice: bool, output: &Path) -> Result<ExitCode> {
    let mut parts = files.iter().map(|path| named(path)).collect::<Result<Vec<_>>>()?;
    let first = parts.remove(0);
    let practice = if same_practice { Practice::TheSame } else { Practice::AsTheFilesSay };
    let merged = match imports::join(first, parts, practice) {
        Err(error @ JoinError::Unknown(_)) => {
            bail!("{error} If they belong to the same practice, add --same-practice.")
        }
        joined => joined?,
    };
    std::fs::write(output, merged.write()?).with_context(|| format!("{}", output.display()))?;
    let read = merged.sources.values().filter(|source| source.status == snapshot::SourceStatus::Read).count();
    let whose = if merged.tenant.id.is_empty() { "; the files do not say whose settings these are" } else { "" };
    anstream::eprintln!("{}: {read} sources, read on {}{whose}", output.display(), merged.taken_at.spoken());
    Ok(ExitCode::SUCCESS)
}

fn run_rules(format: RulesFormat, folder: Option<&Path>) -> Result<ExitCode> {
    let bundle = bundle(folder)?;
    let output = match format {
        RulesFormat::Markdown => controls::render(&bundle),
        RulesFormat::Json => {
            let controls: Vec<_> = bundle.rules.iter().map(|rule| &rule.control).collect();
            serde_json::to_string_pretty(&controls)? + "\n"
        }
        RulesFormat::Text => bundle
            .rules
            .iter()
            .map(|rule| {
                let control = &rule.control;
                let cites: Vec<&str> = control.hipaa.iter().map(|citation| citation.cite.as_str()).collect();
                let severity = format!("{:?}", control.severity).to_lowercase();
                format!("{:<8} {severity:<8} {}\n{:18}{}\n", control.id, control.title, "", cites.join(", "))
            })
            .collect(),
    };
    print(&output)?;
    Ok(ExitCode::SUCCESS)
}

fn run_sources(format: ListFormat) -> Result<ExitCode> {
    let bundle = Bundle::embedded()?;
    let serves = |name: &str| -> Vec<String> {
        let reads = |evidence: &Evidence| {
            evidence.sources().contains(&name) || evidence.uses().iter().any(|source| source == name)
        };
        let serving = bundle.rules.iter().filter(|rule| rule.control.evidence.iter().any(reads));
        serving.map(|rule| rule.control.id.to_string()).collect()
    };
    let rows: Vec<_> =
        known_sources().iter().map(|spec| (spec, serves(spec.name))).filter(|(_, ids)| !ids.is_empty()).collect();
    let calls = |name: &str| CALLS.iter().filter(|call| call.source == name).collect::<Vec<_>>();
    let output = match format {
        ListFormat::Json => {
            let row = |(spec, ids): &(&SourceSpec, Vec<String>)| {
                let calls: Vec<_> = calls(spec.name).into_iter().map(call_json).collect();
                serde_json::json!({"name": spec.name, "what": spec.words, "calls": calls, "controls": ids})
            };
            serde_json::to_string_pretty(&rows.iter().map(row).collect::<Vec<_>>())? + "\n"
        }
        ListFormat::Text => {
            let row = |(spec, ids): &(&SourceSpec, Vec<String>)| {
                let calls = calls(spec.name).into_iter().map(call_text);
                let lines = calls.chain([ids.join(" ")]).map(|line| format!("{:35}{line}\n", ""));
                format!("{:<34} {}\n{}", spec.name, spec.words, lines.collect::<String>())
            };
            rows.iter().map(row).collect()
        }
    };
    print(&output)?;
    Ok(ExitCode::SUCCESS)
}

/// A call as other programs read it; the method is GET throughout.
fn call_json(call: &Call) -> serde_json::Value {
    serde_json::json!({
        "method": "GET", "version": call.version, "path": call.path, "query": call.query,
        "scopes": call.scopes, "consent": call.set, "roles": call.roles, "licence": call.licence,
        "notIn": call.absent, "partial": call.partial,
    })
}

fn call_text(call: &Call) -> String {
    let query = if call.query.is_empty() { String::new() } else { format!("?{}", call.query) };
    let licence = call.licence.map(|key| format!(", needs {key}")).unwrap_or_default();
    let clouds: Vec<&str> = call.absent.iter().map(|cloud| cloud.key()).collect();
    let clouds = if clouds.is_empty() { String::new() } else { format!(", not in {}", clouds.join(" ")) };
    format!("GET {}{}{query} [{}{licence}{clouds}]", call.version.path(), call.path, call.scopes.join(" "))
}

fn bundle(folder: Option<&Path>) -> Result<Bundle> {
    Ok(match folder {
        Some(folder) => Bundle::from_folder(folder)?,
        None => Bundle::embedded()?,
    })
}

fn named(path: &Path) -> Result<imports::Named> {
    Ok((path.display().to_string(), open(path)?))
}

fn open(path: &Path) -> Result<Snapshot> {
    const FOLDER: &str = "This is a folder. Choose the file in it: ScubaGear’s ScubaResults_….json (ProviderSettingsExport.json in older versions), or a snapshot.";
    let name = path.display();
    let metadata = std::fs::metadata(path).with_context(|| format!("{name}"))?;
    if metadata.is_dir() {
        bail!("{name}: {FOLDER}");
    }
    let size = metadata.len();
    // Refused before it is read into memory.
    if size > snapshot::MAX_BYTES as u64 {
        const MB: usize = 1024 * 1024;
        let size = usize::try_from(size).unwrap_or(usize::MAX).div_ceil(MB);
        return Err(snapshot::ReadError::TooLarge(size, snapshot::MAX_BYTES / MB)).with_context(|| format!("{name}"));
    }
    let bytes = std::fs::read(path).with_context(|| format!("{name}"))?;
    imports::open(&bytes).with_context(|| format!("{name}"))
}

/// The terminal's width; 80 columns when there is none.
fn width() -> usize {
    if !std::io::stdout().is_terminal() {
        return 80;
    }
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}

/// Prints; a reader that stops early (`| head`) is no error.
fn print(output: &str) -> Result<()> {
    match anstream::stdout().lock().write_all(output.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}
