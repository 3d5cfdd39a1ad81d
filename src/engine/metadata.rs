//! What a rule file says about itself: the OPA metadata at its head, typed.
//!
//! This file is also compiled into the build script, which reads the YAML and
//! embeds the result as JSON; that keeps YAML out of the browser. It may use
//! nothing but `std`, `serde` and `control_id.rs`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::control_id::ControlId;

/// How bad it is when a safeguard is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For the evidence file only.
    Info,
    /// Little is at stake.
    Low,
    /// Worth doing.
    Medium,
    /// A real way in or out.
    High,
    /// What an attacker uses first, or what the law asks for first.
    Critical,
}

impl Severity {
    /// From the worst on.
    pub const ALL: [Severity; 5] =
        [Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info];
}

/// The part of the practice a control belongs to; the folder of its rule file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Area {
    /// Accounts, sign-in, roles, sessions.
    Access,
    /// Audit logs and alerts.
    Records,
    /// Mail, files, sharing, retention.
    Data,
    /// Computers and phones.
    Devices,
    /// Contracts, documents, network and premises.
    People,
}

impl Area {
    /// Every area in the order of a report.
    pub const ALL: [Area; 5] = [Area::Access, Area::Records, Area::Data, Area::Devices, Area::People];

    /// The folder under `rules/`.
    pub fn folder(self) -> &'static str {
        match self {
            Area::Access => "access",
            Area::Records => "records",
            Area::Data => "data",
            Area::Devices => "devices",
            Area::People => "people",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Area::Access => "Access and sign-in",
            Area::Records => "Records of access",
            Area::Data => "Sending and storing",
            Area::Devices => "Devices",
            Area::People => "People and paper",
        }
    }
}

/// Whether the Security Rule leaves a choice (45 CFR 164.306(d)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Specification {
    /// The standard itself.
    Standard,
    /// A required implementation specification.
    Required,
    /// Addressable: do it, or write down the reasoned alternative.
    Addressable,
    /// A general rule that governs how the others are met (164.306).
    General,
    /// Law beside the Security Rule, named for reference.
    Reference,
}

/// A paragraph of law a control answers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// `164.312(d)`, a paragraph of 45 CFR.
    pub cite: String,
    /// Required, addressable, or the standard itself.
    pub specification: Specification,
}

/// References in other frameworks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Frameworks {
    /// NIST Cybersecurity Framework 2.0 subcategories.
    pub nist_csf: Vec<String>,
    /// The practices of HICP, the 405(d) program's guide of 2023, by number: `3`.
    pub hicp: Vec<String>,
    /// NIST SP 800-53 revision 5 controls.
    pub nist_800_53: Vec<String>,
}

/// One way to know the answer. A control lists its ways strongest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "basis", rename_all = "camelCase", deny_unknown_fields)]
pub enum Evidence {
    /// Read live from Microsoft Graph.
    Graph(Needs),
    /// Read by PowerShell, ScubaGear or a TCM snapshot and imported.
    Import(Needs),
    /// Reported by Microsoft Secure Score: a proxy, dated.
    SecureScore {
        /// Secure Score control names; every one must be there and fresh.
        controls: Vec<String>,
    },
    /// A person's dated answer.
    Answer(Question),
}

impl Evidence {
    /// The sources that must have been read whole on this basis.
    pub fn sources(&self) -> Vec<&str> {
        match self {
            Evidence::Graph(needs) | Evidence::Import(needs) => needs.sources.iter().map(String::as_str).collect(),
            Evidence::SecureScore { .. } => vec!["secureScores", "secureScoreControlProfiles"],
            Evidence::Answer(_) => Vec::new(),
        }
    }

    /// The facts that the rule reads.
    pub fn facts(&self) -> &[String] {
        match self {
            Evidence::Graph(needs) | Evidence::Import(needs) => &needs.facts,
            Evidence::SecureScore { .. } | Evidence::Answer(_) => &[],
        }
    }

    /// The sources that are used where they were read.
    pub fn uses(&self) -> &[String] {
        match self {
            Evidence::Graph(needs) | Evidence::Import(needs) => &needs.uses,
            Evidence::SecureScore { .. } | Evidence::Answer(_) => &[],
        }
    }

    /// Whether a rule judges it; what an answer says stands in the metadata.
    pub fn is_judged_by_a_rule(&self) -> bool {
        !matches!(self, Evidence::Answer(_))
    }

    /// Whether it comes from Microsoft Graph.
    pub fn is_live(&self) -> bool {
        matches!(self, Evidence::Graph(_) | Evidence::SecureScore { .. })
    }
}

/// What a rule reads on a basis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Needs {
    /// Sources that must have been read whole.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Sources that are used where they were read; the rule or the fact must
    /// answer "can't tell" where their absence matters.
    #[serde(default)]
    pub uses: Vec<String>,
    /// Facts the rule reads; each is computed from the sources above.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Sources of which missing rows can only hide further findings, so that a
    /// fail found in a part stands.
    #[serde(default)]
    pub partial_proves: Vec<String>,
}

/// A question only a person can answer, with what each answer says of the practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// One clear question that "yes" answers well.
    pub question: String,
    /// What counts as evidence for a yes.
    pub counts: String,
    /// After how many months it must be answered again.
    pub renew_months: u32,
    /// Whether "does not apply" is an answer.
    #[serde(default)]
    pub applies: Applies,
    /// The headline that each answer gives.
    pub says: Says,
    /// What the question is made of, where it asks for several things at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// To whom a question applies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applies {
    /// The duty is every practice's, so that "does not apply" is no answer.
    Always,
    /// There may be nothing that it asks about; "does not apply" counts with a reason.
    #[default]
    Depends,
}

/// The headline that each answer gives. Each must be true of that answer to the question
/// as it was asked; `no` says no more than that not all of it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// A yes that names its evidence.
    pub yes: String,
    /// A yes without a word on where the evidence is, which does not carry a pass.
    pub yes_without_evidence: String,
    /// Some of it.
    pub partly: String,
    /// Not all of it.
    pub no: String,
}

/// One thing of several that a question asks for; people tick those that hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name in an answer, unique in its question and never changed later: `copy`.
    pub id: String,
    /// What is ticked, a statement.
    pub text: String,
    /// What is said where it is not ticked, a headline.
    pub missing: String,
}

impl Question {
    /// Whether "does not apply" is no answer.
    pub fn applies_always(&self) -> bool {
        self.applies == Applies::Always
    }

    /// What serde cannot hold against the contract.
    ///
    /// # Errors
    /// The field, and what is wrong with it.
    fn check(&self) -> Result<(), String> {
        if self.renew_months == 0 {
            return Err("renew_months: an answer has to hold for a month at least".to_owned());
        }
        let Says { yes, yes_without_evidence, partly, no } = &self.says;
        let headlines = [
            ("says.yes", yes),
            ("says.yes_without_evidence", yes_without_evidence),
            ("says.partly", partly),
            ("says.no", no),
        ];
        headlines.into_iter().try_for_each(|(field, text)| check_headline(field, text))?;
        if self.parts.len() == 1 {
            return Err("parts: a single part is the question itself".to_owned());
        }
        for (index, part) in self.parts.iter().enumerate() {
            let id = part.id.as_str();
            if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                return Err(format!("parts[{index}].id: expected lower-case letters, found \"{id}\""));
            }
            if self.parts.iter().take(index).any(|other| other.id == part.id) {
                return Err(format!("parts[{index}].id: \"{id}\" stands there twice"));
            }
            check_headline(&format!("parts[{index}].text"), &part.text)?;
            check_headline(&format!("parts[{index}].missing"), &part.missing)?;
        }
        Ok(())
    }
}

fn check_headline(field: &str, text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("{field} is empty"));
    }
    if text.trim_end().ends_with('.') {
        return Err(format!("{field} ends in a full stop; it is a headline"));
    }
    Ok(())
}

/// How long a fix takes one person, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Effort {
    /// Working minutes; a day has eight hours.
    pub minutes: u32,
}

impl TryFrom<String> for Effort {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let refuse =
            || format!("expected an effort such as \"15 minutes\", \"2 hours\" or \"1 day\", found \"{text}\"");
        let (count, unit) = text.split_once(' ').ok_or_else(refuse)?;
        let count: u32 = count.parse().map_err(|_| refuse())?;
        let minutes = match unit {
            "minutes" => count,
            "hour" | "hours" => count * 60,
            "day" | "days" => count * 480,
            _ => return Err(refuse()),
        };
        Ok(Self { minutes })
    }
}

impl From<Effort> for String {
    fn from(effort: Effort) -> Self {
        effort.to_string()
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self.minutes {
            minutes if minutes >= 480 => (minutes.div_ceil(480), "day"),
            minutes if minutes >= 60 && minutes % 60 == 0 => (minutes / 60, "hour"),
            minutes if minutes > 120 => (minutes.div_ceil(60), "hour"),
            minutes => (minutes, "minute"),
        };
        write!(formatter, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

/// A page behind a control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Address.
    #[serde(rename = "ref")]
    pub address: String,
    /// What it is.
    pub description: String,
}

/// Which rules an assessment was made by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// The version of the program that they came with.
    pub version: String,
    /// SHA-256 over the files, in hexadecimal.
    pub digest: String,
    /// Whether they are others than the program's own.
    pub custom: bool,
}

/// A version in which a control came to judge otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// The version of the program.
    pub version: String,
    /// What it judges otherwise, in a sentence without a full stop.
    pub what: String,
}

/// Everything a rule file says about its control.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// Stable id.
    pub id: ControlId,
    /// The safeguard in its good state: "Multifactor sign-in covers every account".
    pub title: String,
    /// What is at stake for a practice, in one or two plain sentences.
    pub description: String,
    /// Part of the practice.
    pub area: Area,
    /// How bad it is when missing.
    pub severity: Severity,
    /// Paragraphs of law.
    pub hipaa: Vec<Citation>,
    /// Other frameworks.
    pub frameworks: Frameworks,
    /// Ways to know, strongest first.
    pub evidence: Vec<Evidence>,
    /// The capabilities the safeguard needs, keys of the licence table (`entraP1`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub licence: Vec<String>,
    /// How long the fix takes.
    pub effort: Effort,
    /// Controls that must be right before this one is touched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ControlId>,
    /// Steps a non-specialist can follow.
    pub fix: Vec<String>,
    /// Where to go, an admin centre address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Sources to read on.
    pub references: Vec<Reference>,
    /// First version with this control.
    pub since: String,
    /// The later versions in which it came to judge otherwise, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revised: Vec<Revision>,
    /// Path of the rule file below `rules/`.
    pub path: String,
}

impl Control {
    /// Whether the Security Rule lets a practice choose another way and document why
    /// (45 CFR 164.306(d)(3)): every paragraph that the control answers to is addressable.
    pub fn leaves_a_choice(&self) -> bool {
        let mut law = self.hipaa.iter().map(|citation| citation.specification);
        law.all(|law| matches!(law, Specification::Addressable | Specification::Reference))
    }

    /// The control's question, if a person can answer it.
    pub fn question(&self) -> Option<&Question> {
        self.evidence.iter().find_map(|evidence| match evidence {
            Evidence::Answer(question) => Some(question),
            _ => None,
        })
    }

    /// Whether nothing but a person's answer can settle it: such a control is metadata
    /// alone, and no rule runs.
    pub fn is_settled_by_people(&self) -> bool {
        !self.evidence.iter().any(Evidence::is_judged_by_a_rule)
    }
}

/// The metadata comment as YAML has it, before path and area are added.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    title: String,
    description: String,
    related_resources: Vec<Reference>,
    custom: Custom,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Custom {
    id: ControlId,
    severity: Severity,
    hipaa: Vec<Citation>,
    #[serde(default)]
    frameworks: Frameworks,
    evidence: Vec<Evidence>,
    #[serde(default)]
    licence: Vec<String>,
    effort: Effort,
    #[serde(default)]
    after: Vec<ControlId>,
    fix: Vec<String>,
    #[serde(default)]
    link: Option<String>,
    since: String,
    #[serde(default)]
    revised: Vec<Revision>,
}

impl Header {
    /// Completes the header with what the path tells, and holds the two against each other.
    ///
    /// # Errors
    /// A sentence that names what does not agree.
    pub(crate) fn into_control(self, path: &str, file: &RuleFile) -> Result<Control, String> {
        let RuleFile { package, has_rule, .. } = file;
        let custom = self.custom;
        let (folder, name) = path.split_once('/').ok_or("a rule lies in the folder of its area")?;
        let area = Area::ALL
            .into_iter()
            .find(|area| area.folder() == folder)
            .ok_or_else(|| format!("\"{folder}\" is not an area"))?;
        let stem = custom.id.stem();
        if name != format!("{stem}.rego") {
            return Err(format!("id {} belongs in {stem}.rego", custom.id));
        }
        if *package != format!("triage.{stem}") {
            return Err(format!("id {} belongs in package triage.{stem}, found {package}", custom.id));
        }
        if custom.evidence.is_empty() {
            return Err("evidence is empty: nothing could ever answer this control".to_owned());
        }
        for (index, evidence) in custom.evidence.iter().enumerate() {
            if let Evidence::Answer(question) = evidence {
                question.check().map_err(|problem| format!("custom.evidence[{index}].{problem}"))?;
            }
        }
        let control = Control {
            id: custom.id,
            title: self.title,
            description: self.description.trim().to_owned(),
            area,
            severity: custom.severity,
            hipaa: custom.hipaa,
            frameworks: custom.frameworks,
            evidence: custom.evidence,
            licence: custom.licence,
            effort: custom.effort,
            after: custom.after,
            fix: custom.fix,
            link: custom.link,
            references: self.related_resources,
            since: custom.since,
            revised: custom.revised,
            path: path.to_owned(),
        };
        match (control.is_settled_by_people(), has_rule) {
            (true, true) => Err("only a person can settle this control, so no rule may follow its package".to_owned()),
            (false, false) => Err("nothing follows the package: the rule that gives the result is missing".to_owned()),
            _ => Ok(control),
        }
    }
}

/// What the build needs of a rule file.
pub(crate) struct RuleFile {
    /// The metadata, as YAML.
    pub(crate) yaml: String,
    /// Its package.
    pub(crate) package: String,
    /// Whether anything but comments follows the package.
    pub(crate) has_rule: bool,
}

/// Takes a rule file apart.
///
/// # Errors
/// A sentence that names what is missing.
pub(crate) fn split_rule(text: &str) -> Result<RuleFile, String> {
    let mut body = text.lines().skip_while(|line| !line.starts_with("package "));
    let package = body.next().and_then(|line| line.strip_prefix("package ")).ok_or("no package")?.trim().to_owned();
    let has_rule = body.any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let mut lines = text.lines();
    if !lines.any(|line| line.trim_end() == "# METADATA") {
        return Err("no \"# METADATA\" line".to_owned());
    }
    let yaml: Vec<&str> =
        lines.map_while(|line| line.strip_prefix('#')).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Ok(RuleFile { yaml: yaml.join("\n"), package, has_rule })
}

/// The rule as the page shows it: the metadata stands beside it in the control,
/// and twice would weigh too much.
pub(crate) fn without_header(text: &str) -> String {
    let mut in_header = false;
    let mut kept = String::new();
    for line in text.lines() {
        in_header = line == "# METADATA" || (in_header && line.starts_with('#'));
        if !in_header {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}
