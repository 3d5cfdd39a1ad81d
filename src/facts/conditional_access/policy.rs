//! One Conditional Access policy, parsed
//! (<https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy>).
//!
//! What the parser does not know it records as doubt: a policy with doubt can
//! never be shown to cover anything.

use serde_json::Value;

use super::super::Tri;
use super::super::raw::{Texts, is_blank, is_guid, text, texts};

/// Whether Microsoft enforces the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Enabled,
    ReportOnly,
    Disabled,
    /// A word this version does not know.
    Unknown,
}

/// The people side of a policy.
#[derive(Debug, Clone, Default)]
pub(super) struct UserCondition {
    pub(super) include: UserSet,
    pub(super) exclude: UserSet,
}

/// A set of people as a policy names it.
#[derive(Debug, Clone, Default)]
pub(super) struct UserSet {
    pub(super) all: bool,
    pub(super) users: Vec<String>,
    pub(super) groups: Vec<String>,
    pub(super) roles: Vec<String>,
    /// Guest flags: `b2bCollaborationGuest`, …
    pub(super) guests: Vec<String>,
    /// Only guests of some tenants, which the account does not tell.
    pub(super) guests_of_some_tenants: bool,
    /// Something in it could not be understood.
    pub(super) doubt: bool,
}

impl UserSet {
    pub(super) fn is_empty(&self) -> bool {
        !self.all
            && !self.doubt
            && [&self.users, &self.groups, &self.roles, &self.guests].into_iter().all(|list| list.is_empty())
    }
}

/// The resources a policy targets.
#[derive(Debug, Clone, Default)]
pub(super) struct Target {
    pub(super) include: Vec<String>,
    pub(super) exclude: Vec<String>,
    pub(super) user_actions: Vec<String>,
    pub(super) contexts: bool,
    /// A filter over custom security attributes that takes applications out.
    pub(super) filter_excludes: bool,
    /// A filter over custom security attributes that names applications.
    pub(super) filter_includes: bool,
    /// Whether the policy says at all what it is for.
    pub(super) told: bool,
    pub(super) doubt: bool,
}

impl Target {
    /// Whether anything is named that a person could sign in to, or do.
    fn names_something(&self) -> bool {
        self.doubt
            || !self.told
            || self.contexts
            || self.filter_includes
            || !self.user_actions.is_empty()
            || self.include.iter().any(|id| id != "None")
    }
}

/// A condition that is a list of values: `None` is "not configured".
#[derive(Debug, Clone, Default)]
pub(super) struct Listed {
    pub(super) values: Option<Vec<String>>,
    pub(super) doubt: bool,
}

/// A condition with an include and an exclude list.
#[derive(Debug, Clone, Default)]
pub(super) struct InOut {
    pub(super) include: Vec<String>,
    pub(super) exclude: Vec<String>,
    pub(super) configured: bool,
    pub(super) doubt: bool,
}

/// One thing a policy asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Control {
    Block,
    Mfa,
    Strength { mfa: Tri, phishing_resistant: Tri, security_key: Tri },
    CompliantDevice,
    HybridDevice,
    AppProtection,
    PasswordChange,
    RiskRemediation,
    TermsOfUse,
    Custom,
    Unknown,
}

/// How several controls combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    And,
    Or,
    Unknown,
}

/// The session side of a policy: what is switched on.
#[derive(Debug, Clone, Default)]
pub(super) struct Session {
    pub(super) app_enforced: bool,
    /// Defender for Cloud Apps: `blockDownloads`, `mcasConfigured`, `monitorOnly`.
    pub(super) cloud_apps: Option<String>,
    pub(super) never_persistent: bool,
    /// Sign-in frequency in hours; 0 is every time.
    pub(super) frequency_hours: Option<f64>,
    pub(super) any: bool,
}

/// One policy.
#[derive(Debug, Clone)]
pub(super) struct Policy {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) state: State,
    pub(super) users: UserCondition,
    /// For applications or agents alone: it says nothing of people.
    pub(super) workload: bool,
    pub(super) target: Target,
    pub(super) clients: Listed,
    pub(super) platforms: InOut,
    pub(super) locations: InOut,
    pub(super) sign_in_risk: Listed,
    pub(super) user_risk: Listed,
    pub(super) insider_risk: Listed,
    /// Mode and rule of the device filter.
    pub(super) device_filter: Option<(String, String)>,
    pub(super) flows: Listed,
    pub(super) controls: Vec<Control>,
    pub(super) operator: Operator,
    pub(super) session: Session,
    /// A condition this version does not know.
    pub(super) doubt: bool,
}

/// Conditions this version evaluates, or knows to be without effect on people.
const KNOWN_CONDITIONS: [&str; 14] = [
    "users",
    "applications",
    "clientAppTypes",
    "platforms",
    "locations",
    "signInRiskLevels",
    "userRiskLevels",
    "insiderRiskLevels",
    "servicePrincipalRiskLevels",
    "agentIdRiskLevels",
    "clientApplications",
    "devices",
    "authenticationFlows",
    "deviceStates",
];

impl Policy {
    /// Parses a policy; `strengths` are the tenant's authentication strengths.
    pub(super) fn parse(raw: &Value, strengths: &[Value]) -> Self {
        let none = Value::Null;
        let conditions = raw.get("conditions").unwrap_or(&none);
        let part = |key: &str| conditions.get(key).unwrap_or(&none);
        let grant = raw.get("grantControls").unwrap_or(&none);
        let name = text(raw, "displayName");
        let unknown_condition = conditions.as_object().is_some_and(|conditions| {
            conditions.iter().any(|(key, value)| {
                !KNOWN_CONDITIONS.contains(&key.as_str()) && !key.contains("@odata") && !is_blank(value)
            })
        });
        let parts =
            ["users", "applications", "clientApplications", "platforms", "locations", "devices", "authenticationFlows"];
        let odd = is_malformed(grant) || parts.into_iter().any(|key| is_malformed(part(key)));
        let (device_filter, device_doubt) = devices(part("devices"), part("deviceStates"));
        let include = users(part("users"), "include");
        let applications = part("clientApplications");
        let named = [WORKLOADS, AGENTS].map(|keys| names_any(applications, keys));
        let agent_risk = !is_blank(part("agentIdRiskLevels"));
        let names_people = !is_blank(part("users")) && !include.is_empty();
        let workload = agent_risk || (named != [false, false] && !names_people);
        // Microsoft takes people or applications, not both; the risk of an application is
        // no condition for people.
        let mixed = !workload && (named[0] || !is_blank(part("servicePrincipalRiskLevels")));
        Self {
            id: text(raw, "id").to_owned(),
            name: if name.is_empty() { text(raw, "id") } else { name }.to_owned(),
            state: match text(raw, "state") {
                "enabled" => State::Enabled,
                "enabledForReportingButNotEnforced" => State::ReportOnly,
                "disabled" => State::Disabled,
                _ => State::Unknown,
            },
            users: UserCondition { include, exclude: users(part("users"), "exclude") },
            workload,
            target: target(part("applications")),
            clients: clients(conditions),
            platforms: in_out(part("platforms"), "Platforms"),
            locations: in_out(part("locations"), "Locations"),
            sign_in_risk: listed(conditions, "signInRiskLevels"),
            user_risk: listed(conditions, "userRiskLevels"),
            insider_risk: listed(conditions, "insiderRiskLevels"),
            device_filter,
            flows: flows(part("authenticationFlows")),
            controls: controls(grant, strengths),
            operator: match text(grant, "operator").to_ascii_lowercase().as_str() {
                "and" => Operator::And,
                "or" => Operator::Or,
                _ => Operator::Unknown,
            },
            session: session(raw.get("sessionControls").unwrap_or(&none)),
            doubt: unknown_condition || odd || device_doubt || mixed || !conditions.is_object(),
        }
    }

    /// Whether the policy is about people: it names some, and something that they sign in
    /// to. One for agents or applications alone, or without a target, never applies to them.
    pub(super) fn is_about_people(&self) -> bool {
        !self.workload && !self.users.include.is_empty() && self.target.names_something()
    }

    /// Whether a security key is all that somebody needs to get past the policy: it asks for a
    /// method that a fake sign-in page cannot relay, and a key is one that it takes.
    pub(super) fn is_opened_by_a_security_key(&self) -> Tri {
        match self.controls.as_slice() {
            [Control::Strength { phishing_resistant: Tri::Yes, security_key, .. }] => *security_key,
            _ => Tri::No,
        }
    }
}

/// Whether something stands where Microsoft has an object.
fn is_malformed(part: &Value) -> bool {
    !part.is_object() && !is_blank(part)
}

/// Ids as Graph writes them in lists of objects: GUIDs in small letters.
fn as_written(ids: &[String]) -> Vec<String> {
    ids.iter().map(|id| if is_guid(id) { id.to_ascii_lowercase() } else { id.clone() }).collect()
}

fn users(part: &Value, side: &str) -> UserSet {
    let read = |kind: &str| texts(part, &format!("{side}{kind}"));
    let (users, groups, roles) = (read("Users"), read("Groups"), read("Roles"));
    let mut set = UserSet {
        groups: as_written(groups.entries()),
        roles: as_written(roles.entries()),
        doubt: !part.is_object() || [&users, &groups, &roles].into_iter().any(Texts::is_malformed),
        ..UserSet::default()
    };
    for entry in users.entries() {
        match entry.as_str() {
            "All" => set.all = true,
            // Accounts of agents are nobody's.
            "None" | "AllAgentIdUsers" => {}
            "GuestsOrExternalUsers" => set.guests.extend(ALL_GUESTS.map(str::to_owned)),
            id if is_guid(id) => set.users.push(id.to_ascii_lowercase()),
            // Ids in tests and imports need not be GUIDs, but words of Microsoft's are capitalised.
            id if id.contains(['-', '_', '@']) || id.starts_with(|first: char| first.is_ascii_lowercase()) => {
                set.users.push(id.to_owned());
            }
            _ => set.doubt = true,
        }
    }
    guests(part.get(format!("{side}GuestsOrExternalUsers")), &mut set);
    set
}

/// The kinds of people from outside. The old single switch stands for all of these.
pub(super) const ALL_GUESTS: [&str; 6] = [
    "internalGuest",
    "b2bCollaborationGuest",
    "b2bCollaborationMember",
    "b2bDirectConnectUser",
    "otherExternalUser",
    "serviceProvider",
];

fn guests(part: Option<&Value>, set: &mut UserSet) {
    let Some(part) = part.filter(|part| !is_blank(part)) else { return };
    let types = texts(part, "guestOrExternalUserTypes");
    set.doubt |= types.is_malformed();
    for kind in types.entries().iter().filter(|kind| !kind.eq_ignore_ascii_case("none")) {
        match ALL_GUESTS.into_iter().find(|known| known.eq_ignore_ascii_case(kind)) {
            Some(known) => set.guests.push(known.to_owned()),
            None => set.doubt = true,
        }
    }
    let tenants = part.get("externalTenants").filter(|tenants| !is_blank(tenants));
    set.guests_of_some_tenants |=
        tenants.is_some_and(|tenants| !text(tenants, "membershipKind").eq_ignore_ascii_case("all"));
}

/// What names applications that sign in by themselves.
const WORKLOADS: &[&str] = &["includeServicePrincipals", "servicePrincipalFilter"];

/// What names agents
/// (<https://learn.microsoft.com/graph/api/resources/conditionalaccessclientapplications?view=graph-rest-beta>).
const AGENTS: &[&str] = &["includeAgentIdServicePrincipals", "agentIdServicePrincipalFilter"];

fn names_any(part: &Value, keys: &[&str]) -> bool {
    keys.iter().any(|key| part.get(*key).is_some_and(|value| !is_blank(value)))
}

/// Without the word for all agents as resources, which no person's application is.
fn without_agents(ids: &[String]) -> Vec<String> {
    ids.iter().filter(|id| *id != "AllAgentIdResources").cloned().collect()
}

fn target(part: &Value) -> Target {
    let (include, exclude) = (texts(part, "includeApplications"), texts(part, "excludeApplications"));
    let actions = texts(part, "includeUserActions");
    let filter = part.get("applicationFilter").filter(|filter| !is_blank(filter));
    Target {
        told: part.is_object(),
        doubt: is_malformed(part) || [&include, &exclude, &actions].into_iter().any(Texts::is_malformed),
        include: without_agents(include.entries()),
        exclude: without_agents(exclude.entries()),
        user_actions: actions.entries().to_vec(),
        contexts: part.get("includeAuthenticationContextClassReferences").is_some_and(|value| !is_blank(value)),
        filter_excludes: filter.is_some_and(|filter| text(filter, "mode") != "include"),
        filter_includes: filter.is_some_and(|filter| text(filter, "mode") != "exclude"),
    }
}

/// "Not configured" is stored as `all`; an empty array is not documented.
fn clients(conditions: &Value) -> Listed {
    match texts(conditions, "clientAppTypes") {
        Texts::Absent => Listed::default(),
        Texts::List(values) if values.is_empty() => Listed { values: None, doubt: true },
        Texts::List(values) => Listed { values: Some(values), doubt: false },
        Texts::Malformed => Listed { values: None, doubt: true },
    }
}

/// A list in which empty means not configured.
fn listed(part: &Value, key: &str) -> Listed {
    match texts(part, key) {
        Texts::Absent => Listed::default(),
        Texts::List(values) => Listed { values: (!values.is_empty()).then_some(values), doubt: false },
        Texts::Malformed => Listed { values: None, doubt: true },
    }
}

fn flows(part: &Value) -> Listed {
    let mut flows = listed(part, "transferMethods");
    if flows.values.as_ref().is_some_and(|values| values.iter().all(|value| value == "none")) {
        flows.values = None;
    }
    flows
}

fn in_out(part: &Value, noun: &str) -> InOut {
    let (include, exclude) = (texts(part, &format!("include{noun}")), texts(part, &format!("exclude{noun}")));
    InOut {
        configured: !include.entries().is_empty() || !exclude.entries().is_empty(),
        doubt: include.is_malformed() || exclude.is_malformed(),
        include: as_written(include.entries()),
        exclude: as_written(exclude.entries()),
    }
}

/// The device filter, and whether older device conditions leave doubt.
fn devices(part: &Value, states: &Value) -> (Option<(String, String)>, bool) {
    let filter = part.get("deviceFilter").filter(|filter| !is_blank(filter));
    let older = ["includeDevices", "excludeDevices", "includeDeviceStates", "excludeDeviceStates"];
    let doubt = older.into_iter().any(|key| part.get(key).is_some_and(|value| !is_blank(value))) || !is_blank(states);
    (filter.map(|filter| (text(filter, "mode").to_owned(), text(filter, "rule").to_owned())), doubt)
}

fn controls(grant: &Value, strengths: &[Value]) -> Vec<Control> {
    let built_in = texts(grant, "builtInControls");
    let mut controls: Vec<Control> = built_in
        .entries()
        .iter()
        .filter_map(|control| match control.as_str() {
            "block" => Some(Control::Block),
            "mfa" => Some(Control::Mfa),
            "compliantDevice" => Some(Control::CompliantDevice),
            "domainJoinedDevice" => Some(Control::HybridDevice),
            // Retired: treated as not selected after March 2026
            // (https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app).
            "approvedApplication" => None,
            "compliantApplication" => Some(Control::AppProtection),
            "passwordChange" => Some(Control::PasswordChange),
            "riskRemediation" => Some(Control::RiskRemediation),
            _ => Some(Control::Unknown),
        })
        .collect();
    if built_in.is_malformed() {
        controls.push(Control::Unknown);
    }
    if let Some(strength) = grant.get("authenticationStrength").filter(|strength| !is_blank(strength)) {
        controls.push(self::strength(strength, strengths));
    }
    if grant.get("termsOfUse").is_some_and(|terms| !is_blank(terms)) {
        controls.push(Control::TermsOfUse);
    }
    if grant.get("customAuthenticationFactors").is_some_and(|factors| !is_blank(factors)) {
        controls.push(Control::Custom);
    }
    controls
}

/// Ids of the built-in strengths end in 2 (MFA), 3 (passwordless), 4 (phishing-resistant).
const BUILT_IN_STRENGTH: &str = "00000000-0000-0000-0000-00000000000";

/// What a strength really allows. Its name and presence prove nothing: a custom
/// strength may allow a password alone.
fn strength(inline: &Value, strengths: &[Value]) -> Control {
    let id = text(inline, "id");
    let full = strengths.iter().find(|strength| text(strength, "id") == id);
    let read = |key: &str| {
        [Some(inline), full]
            .into_iter()
            .flatten()
            .map(|strength| texts(strength, key))
            .find(|texts| *texts != Texts::Absent)
    };
    let built_in = id.strip_prefix(BUILT_IN_STRENGTH);
    let mfa = match read("requirementsSatisfied") {
        Some(Texts::List(satisfied)) if satisfied.iter().any(|requirement| requirement == "mfa") => Tri::Yes,
        Some(Texts::List(satisfied)) if satisfied.iter().all(|requirement| requirement == "none") => Tri::No,
        _ => {
            if matches!(built_in, Some("2" | "3" | "4")) {
                Tri::Yes
            } else {
                Tri::Maybe
            }
        }
    };
    const RESISTANT: [&str; 3] = ["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"];
    let phishing_resistant = match read("allowedCombinations") {
        Some(Texts::List(allowed)) if !allowed.is_empty() => {
            allowed.iter().all(|combination| RESISTANT.contains(&combination.as_str())).into()
        }
        _ => match built_in {
            Some("4") => Tri::Yes,
            Some("2" | "3") => Tri::No,
            _ => Tri::Maybe,
        },
    };
    // One of the practice's own may be limited to single models of keys, which does not show
    // (https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-advanced-options).
    let security_key = match read("allowedCombinations") {
        _ if built_in == Some("4") => Tri::Yes,
        Some(Texts::List(allowed)) if allowed.iter().any(|combination| combination == "fido2") => Tri::Maybe,
        _ => Tri::No,
    };
    Control::Strength { mfa, phishing_resistant, security_key }
}

fn session(part: &Value) -> Session {
    let on =
        |key: &str| part.get(key).filter(|control| control.get("isEnabled").and_then(Value::as_bool) == Some(true));
    let frequency = on("signInFrequency").and_then(|frequency| {
        if text(frequency, "frequencyInterval") == "everyTime" {
            return Some(0.0);
        }
        let value = frequency.get("value").and_then(Value::as_f64)?;
        match text(frequency, "type") {
            "hours" => Some(value),
            "days" => Some(value * 24.0),
            _ => None,
        }
    });
    let session = Session {
        app_enforced: on("applicationEnforcedRestrictions").is_some(),
        cloud_apps: on("cloudAppSecurity").map(|control| text(control, "cloudAppSecurityType").to_owned()),
        never_persistent: on("persistentBrowser").is_some_and(|control| text(control, "mode") == "never"),
        frequency_hours: frequency,
        any: false,
    };
    Session {
        any: session.app_enforced || session.cloud_apps.is_some() || session.never_persistent || frequency.is_some(),
        ..session
    }
}
