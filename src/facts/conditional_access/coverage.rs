//! The computation: what each account's sign-ins look like once everything that
//! is enforced has been taken away.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use serde_json::{Value, json};

use super::super::people::Person;
use super::super::raw::text;
use super::super::{FactResult, Facts, Tri};
use super::policy::{Control, Operator, Policy, State};
use super::region::{Dimension, Mask, Region, subtract};
use super::universe::{
    BROWSER, DEVICE_CODE, EAS, EAS_OTHER, EAS_SUPPORTED, MODERN, NORMAL_FLOW, OTHER_CLIENTS, TRANSFER,
};
use super::users::Matcher;
use super::{ConditionalAccess, device_filter::DEVICE_STATES};

/// What is asked of a sign-in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Requirement {
    /// A second step.
    Mfa,
    /// No access.
    Block,
    /// A compliant or hybrid joined device.
    ManagedDevice,
    /// Web access without download, or a managed device.
    LimitedDownload,
    /// Signing in again within so many hours.
    Frequency(f64),
    /// No "stay signed in".
    NotPersistent,
    /// A second step or no access, for risky sign-ins.
    StepUp,
    /// The same, also in a session that passed its second step before.
    StepUpAgain,
    /// A new password or no access, for accounts at risk.
    PasswordReset,
}

/// A question about every account of a population.
pub(super) struct Question {
    pub(super) requirement: Requirement,
    /// The sign-ins that must meet the requirement.
    pub(super) space: Vec<Region>,
    /// The sign-ins an outsider with a stolen password would use: a gap here is
    /// `open`, elsewhere `weaker`.
    pub(super) core: Region,
    /// Security defaults meet the requirement.
    pub(super) by_security_defaults: bool,
}

/// How one account fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    Covered,
    /// Not covered where it matters most.
    Open(Gap),
    /// Not covered elsewhere.
    Weaker(Gap),
    /// Can't tell; why.
    Unknown(String),
}

/// Sign-ins that do not meet a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    region: Region,
    /// Where it lies, in words.
    words: String,
}

/// A policy's reach for one requirement, people left aside.
struct Reach<'a> {
    policy: &'a Policy,
    definite: Vec<Region>,
    possible: Vec<Region>,
}

impl ConditionalAccess {
    /// Answers a question for a population and lists it as a fact:
    /// `{total, covered, open: [person], weaker: [person], unknown: [person],
    /// separate: [person], everyone: null | {answer, where}, policies: [{id, name}],
    /// reportOnly: [{id, name}], disabled: [{id, name}], securityDefaults,
    /// perUserMfa: "read" | "notCollected" | "unknown", unread: [..]}`
    /// with `person = {id, name, upn, where, why}`. `separate` are declared
    /// emergency accounts and synchronisation accounts, which are not counted.
    pub(super) fn coverage(
        &self,
        facts: &Facts<'_>,
        question: &Question,
        population: impl Fn(&Person) -> bool,
    ) -> FactResult<Value> {
        let matcher = Matcher::new(facts);
        let reaches = self.reaches(question.requirement);
        let beside = Beside::read(self, facts, question);
        let mut memo: HashMap<(Vec<Tri>, Tri), Rc<Answer>> = HashMap::new();
        let (mut open, mut weaker, mut unknown, mut separate) = (vec![], vec![], vec![], vec![]);
        let (mut total, mut covered) = (0usize, 0usize);
        let mut shared: BTreeMap<String, usize> = BTreeMap::new();

        for person in facts.people()?.all() {
            if person.enabled == Some(false) || !population(person) {
                continue;
            }
            if person.emergency || person.sync_account {
                let why = if person.emergency {
                    "declared an emergency access account"
                } else {
                    "the account directory synchronisation uses"
                };
                separate.push(row(person, "", why));
                continue;
            }
            total += 1;
            let applies: Vec<Tri> = reaches.iter().map(|reach| matcher.applies(reach.policy, person)).collect();
            let key = (applies, beside.per_user(&person.id));
            let answer = match memo.get(&key) {
                Some(answer) => Rc::clone(answer),
                None => {
                    let answer = Rc::new(self.answer(question, &reaches, &key.0, &beside, key.1));
                    memo.insert(key, Rc::clone(&answer));
                    answer
                }
            };
            let because = |gap: &Gap| self.why(facts, &matcher, &reaches, person, gap);
            match answer.as_ref() {
                Answer::Covered => covered += 1,
                Answer::Unknown(why) => unknown.push(row(person, "", why)),
                Answer::Open(gap) | Answer::Weaker(gap) if person.is_enabled() == Tri::Maybe => {
                    unknown.push(row(person, &gap.words, "whether this account can sign in was not read"));
                }
                Answer::Open(gap) => open.push(row(person, &gap.words, &because(gap))),
                Answer::Weaker(gap) => {
                    *shared.entry(gap.words.clone()).or_default() += 1;
                    weaker.push(row(person, &gap.words, &because(gap)));
                }
            }
        }
        let everyone = shared.iter().find(|(_, count)| total > 1 && **count == total).map(|(place, _)| place.clone());
        Ok(json!({
            "total": total, "covered": covered, "whole": facts.is_whole("users"),
            "open": open, "weaker": weaker, "unknown": unknown, "separate": separate,
            "everyone": everyone,
            "policies": named(&reaches, question),
            "reportOnly": self.waiting(State::ReportOnly, question),
            "disabled": self.waiting(State::Disabled, question),
            "securityDefaults": beside.security_defaults_value(),
            "perUserMfa": beside.per_user_words,
        }))
    }

    /// The enforced policies that can force a requirement somewhere.
    fn reaches(&self, requirement: Requirement) -> Vec<Reach<'_>> {
        self.enforced()
            .map(|policy| {
                let (definite, possible) = self.reach(policy, requirement);
                Reach { policy, definite, possible }
            })
            .filter(|reach| !reach.possible.is_empty())
            .collect()
    }

    fn reach(&self, policy: &Policy, requirement: Requirement) -> (Vec<Region>, Vec<Region>) {
        let (definite, possible) = self.universe.conditions(policy, self.risk_licensed);
        let (mut sure, mut perhaps) = (Vec::new(), Vec::new());
        for (cell, forced) in forced_cells(policy, requirement) {
            if forced != Tri::No {
                perhaps.extend(possible.intersect(&cell));
            }
            if forced == Tri::Yes && policy.state == State::Enabled {
                sure.extend(definite.intersect(&cell));
            }
        }
        (sure, perhaps)
    }

    fn answer(
        &self,
        question: &Question,
        reaches: &[Reach<'_>],
        applies: &[Tri],
        beside: &Beside,
        per_user: Tri,
    ) -> Answer {
        let everything = self.universe.everything();
        let mut definite: Vec<Region> = Vec::new();
        let mut possible: Vec<Region> = Vec::new();
        for (reach, applies) in reaches.iter().zip(applies) {
            if *applies == Tri::Yes {
                definite.extend(&reach.definite);
            }
            if *applies != Tri::No {
                possible.extend(&reach.possible);
            }
        }
        for (cover, holds) in
            [(everything, beside.security_defaults), (everything.with(Dimension::Client, BROWSER | MODERN), per_user)]
        {
            if holds == Tri::Yes {
                definite.push(cover);
            }
            if holds != Tri::No {
                possible.push(cover);
            }
        }
        let too_many = || Answer::Unknown("the policies are too entangled to be worked out".to_owned());
        let Some(left) = subtract(&question.space, &definite) else { return too_many() };
        if left.is_empty() {
            return Answer::Covered;
        }
        let Some(gap) = subtract(&left, &possible) else { return too_many() };
        if gap.is_empty() {
            return Answer::Unknown(self.doubt(reaches, applies, beside, per_user));
        }
        let asked = question.space.first().copied().unwrap_or(everything);
        match gap.iter().find_map(|part| part.intersect(&question.core)) {
            Some(region) => Answer::Open(Gap { region, words: self.universe.describe(&region, &question.core) }),
            None => Answer::Weaker(Gap { region: gap[0], words: self.universe.describe(&gap[0], &asked) }),
        }
    }

    /// Why an answer is not known, in words.
    fn doubt(&self, reaches: &[Reach<'_>], applies: &[Tri], beside: &Beside, per_user: Tri) -> String {
        let mut doubts: Vec<String> = reaches
            .iter()
            .zip(applies)
            .filter(|(reach, applies)| {
                **applies == Tri::Maybe || (**applies == Tri::Yes && reach.definite != reach.possible)
            })
            .map(|(reach, applies)| match applies {
                Tri::Maybe => {
                    format!("whether the policy “{}” reaches this account could not be told", reach.policy.name)
                }
                _ => format!("the policy “{}” uses a setting that could not be evaluated", reach.policy.name),
            })
            .collect();
        if beside.security_defaults == Tri::Maybe {
            doubts.push("the security defaults switch was not read".to_owned());
        }
        if per_user == Tri::Maybe {
            doubts.push("the per-user MFA setting was not read".to_owned());
        }
        doubts.join("; ")
    }

    /// Why an account is left out: what each policy that would have covered the
    /// gap says of it. An exclusion tells more than a missing inclusion.
    fn why(
        &self,
        facts: &Facts<'_>,
        matcher: &Matcher<'_>,
        reaches: &[Reach<'_>],
        person: &Person,
        gap: &Gap,
    ) -> String {
        let helpful = reaches.iter().filter(|reach| reach.meets(&gap.region));
        let (excluded, other): (Vec<_>, Vec<_>) = helpful
            .filter_map(|reach| self.left_out(facts, matcher, reach.policy, person))
            .partition(|(excluded, _)| *excluded);
        let reasons = if excluded.is_empty() { other } else { excluded };
        match reasons.as_slice() {
            [] => "no enabled policy covers these sign-ins".to_owned(),
            reasons => reasons.iter().map(|(_, reason)| reason.as_str()).collect::<Vec<_>>().join("; "),
        }
    }

    /// Policies that would cover the core of a question if they were switched on.
    fn waiting(&self, state: State, question: &Question) -> Vec<Value> {
        self.policies
            .iter()
            .filter(|policy| policy.state == state)
            .filter(|policy| {
                let enabled = Policy { state: State::Enabled, ..(*policy).clone() };
                let (definite, _) = self.reach(&enabled, question.requirement);
                definite.iter().any(|region| region.intersect(&question.core).is_some())
            })
            .map(link)
            .collect()
    }
}

impl Reach<'_> {
    /// Whether the policy surely covers a part of a region, for those it applies to.
    fn meets(&self, region: &Region) -> bool {
        self.definite.iter().any(|own| own.intersect(region).is_some())
    }
}

/// The policies that cover a part of a question's core.
fn named(reaches: &[Reach<'_>], question: &Question) -> Vec<Value> {
    reaches.iter().filter(|reach| reach.meets(&question.core)).map(|reach| link(reach.policy)).collect()
}

pub(super) fn link(policy: &Policy) -> Value {
    json!({"id": policy.id, "name": policy.name})
}

fn row(person: &Person, place: &str, why: &str) -> Value {
    json!({"id": person.id, "name": person.name, "upn": person.upn, "where": place, "why": why})
}

/// What is enforced beside Conditional Access.
struct Beside {
    security_defaults: Tri,
    per_user: BTreeMap<String, Tri>,
    per_user_default: Tri,
    per_user_words: &'static str,
    on: Option<bool>,
}

impl Beside {
    /// Security defaults ask for a second step and stop legacy protocols, and
    /// nothing else
    /// (<https://learn.microsoft.com/entra/fundamentals/security-defaults>).
    fn read(ca: &ConditionalAccess, facts: &Facts<'_>, question: &Question) -> Self {
        let value = facts.snapshot().value("securityDefaults").filter(|_| facts.is_whole("securityDefaults"));
        let on = value.and_then(|value| value.get("isEnabled")).and_then(Value::as_bool);
        let security_defaults = match on {
            _ if !question.by_security_defaults => Tri::No,
            Some(on) => on.into(),
            // Microsoft does not let the two be on together.
            None if ca.policies.iter().any(|policy| policy.state == State::Enabled) => Tri::No,
            None => Tri::Maybe,
        };
        let (per_user, per_user_default, per_user_words) = Self::per_user_states(facts, question.requirement);
        Self { security_defaults, per_user, per_user_default, per_user_words, on }
    }

    /// Per-user MFA
    /// (<https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates>).
    /// Where nobody tried to read it the older switch is taken as not set, and
    /// the verdict says so; where reading it failed, it is not known.
    fn per_user_states(facts: &Facts<'_>, requirement: Requirement) -> (BTreeMap<String, Tri>, Tri, &'static str) {
        const NAME: &str = "authenticationRequirements";
        if requirement != Requirement::Mfa {
            return (BTreeMap::new(), Tri::No, "read");
        }
        let Some(source) = facts.snapshot().sources.get(NAME) else {
            return (BTreeMap::new(), Tri::No, "notCollected");
        };
        let states = source.value.as_ref().and_then(Value::as_object).into_iter().flatten();
        let states = states.map(|(id, state)| {
            let asked = match text(state, "perUserMfaState") {
                "enabled" | "enforced" => Tri::Yes,
                "disabled" => Tri::No,
                _ => Tri::Maybe,
            };
            (id.clone(), asked)
        });
        (states.collect(), Tri::Maybe, if facts.is_whole(NAME) { "read" } else { "unknown" })
    }

    fn per_user(&self, id: &str) -> Tri {
        self.per_user.get(id).copied().unwrap_or(self.per_user_default)
    }

    fn security_defaults_value(&self) -> Value {
        self.on.map_or(Value::Null, Value::Bool)
    }
}

/// The sign-ins, by client, device and flow, in which a policy that applies
/// forces a requirement.
fn forced_cells(policy: &Policy, requirement: Requirement) -> Vec<(Region, Tri)> {
    let mut cells = Vec::new();
    for client in [BROWSER, MODERN, EAS_SUPPORTED, EAS_OTHER, OTHER_CLIENTS] {
        for flow in [NORMAL_FLOW, DEVICE_CODE, TRANSFER] {
            let mut sure: Mask = 0;
            let mut perhaps: Mask = 0;
            for (bit, _) in DEVICE_STATES.iter().enumerate() {
                match forces(policy, requirement, Cell { client, flow, device: 1 << bit }) {
                    Tri::Yes => sure |= 1 << bit,
                    Tri::Maybe => perhaps |= 1 << bit,
                    Tri::No => {}
                }
            }
            let cell = |devices| {
                anything().with(Dimension::Client, client).with(Dimension::Flow, flow).with(Dimension::Device, devices)
            };
            cells.extend((sure != 0).then(|| (cell(sure), Tri::Yes)));
            cells.extend((perhaps != 0).then(|| (cell(perhaps), Tri::Maybe)));
        }
    }
    merge(cells)
}

/// Joins cells that differ in one dimension only, so that an ordinary policy is
/// one region.
fn merge(mut cells: Vec<(Region, Tri)>) -> Vec<(Region, Tri)> {
    for dimension in [Dimension::Flow, Dimension::Client] {
        let mut merged: Vec<(Region, Tri)> = Vec::new();
        for (cell, forced) in cells {
            let same = merged
                .iter_mut()
                .find(|(other, how)| *how == forced && other.with(dimension, 0) == cell.with(dimension, 0));
            match same {
                Some((other, _)) => *other = other.with(dimension, other.get(dimension) | cell.get(dimension)),
                None => merged.push((cell, forced)),
            }
        }
        cells = merged;
    }
    cells
}

fn anything() -> Region {
    Region { sets: [Mask::MAX; super::region::DIMENSIONS] }
}

/// One client, flow and class of device.
#[derive(Clone, Copy)]
struct Cell {
    client: Mask,
    flow: Mask,
    device: Mask,
}

impl Cell {
    fn legacy(self) -> bool {
        self.client & (EAS | OTHER_CLIENTS) != 0
    }

    fn device(self) -> super::device_filter::DeviceState {
        DEVICE_STATES[self.device.trailing_zeros() as usize]
    }
}

/// Whether a policy that applies forces a requirement in a cell.
fn forces(policy: &Policy, requirement: Requirement, cell: Cell) -> Tri {
    by_grant(policy, requirement, cell).or(by_session(policy, requirement, cell))
}

fn by_grant(policy: &Policy, requirement: Requirement, cell: Cell) -> Tri {
    let controls = &policy.controls;
    if controls.is_empty() {
        return Tri::No;
    }
    if controls.contains(&Control::Block) {
        return Tri::Yes;
    }
    let implied = |control: &Control| implies(control, requirement);
    // A control that cannot be met keeps everybody out, which meets any requirement.
    let all = || Tri::any(controls.iter().map(|control| implied(control).or(satisfiable(control, cell).not())));
    let any = || Tri::all(controls.iter().map(|control| implied(control).or(satisfiable(control, cell).not())));
    match (policy.operator, controls.len()) {
        (_, 1) | (Operator::And, _) => all(),
        (Operator::Or, _) => any(),
        (Operator::Unknown, _) => Tri::Maybe,
    }
}

/// Whether anybody can meet a control in a cell. Old clients can do neither a
/// second step nor send a device's state; for ActiveSync a device control alone
/// is not relied on, because a quarantine path exists.
fn satisfiable(control: &Control, cell: Cell) -> Tri {
    let modern = !cell.legacy();
    match control {
        Control::Block => Tri::No,
        Control::Mfa | Control::Strength { .. } | Control::PasswordChange | Control::RiskRemediation => modern.into(),
        Control::CompliantDevice | Control::HybridDevice if cell.client & EAS != 0 => Tri::Yes,
        // Device state does not travel with device code.
        Control::CompliantDevice => (modern && cell.flow != DEVICE_CODE && cell.device().compliant).into(),
        Control::HybridDevice => {
            let hybrid = cell.device().trust == super::device_filter::Trust::ServerAd;
            (modern && cell.flow != DEVICE_CODE && hybrid).into()
        }
        Control::AppProtection => {
            if modern {
                Tri::Yes
            } else {
                Tri::from(cell.client & EAS != 0)
            }
        }
        Control::TermsOfUse | Control::Custom => {
            if cell.client & EAS != 0 {
                Tri::No
            } else {
                Tri::Yes
            }
        }
        Control::Unknown => Tri::Maybe,
    }
}

/// Whether meeting a control meets a requirement.
fn implies(control: &Control, requirement: Requirement) -> Tri {
    if *control == Control::Unknown {
        return Tri::Maybe;
    }
    match requirement {
        Requirement::Mfa | Requirement::StepUp => match control {
            Control::Mfa | Control::PasswordChange | Control::RiskRemediation => Tri::Yes,
            Control::Strength { mfa, .. } => *mfa,
            _ => Tri::No,
        },
        Requirement::ManagedDevice | Requirement::LimitedDownload => {
            matches!(control, Control::CompliantDevice | Control::HybridDevice).into()
        }
        Requirement::StepUpAgain | Requirement::PasswordReset => {
            matches!(control, Control::PasswordChange | Control::RiskRemediation).into()
        }
        Requirement::Block | Requirement::Frequency(_) | Requirement::NotPersistent => Tri::No,
    }
}

fn by_session(policy: &Policy, requirement: Requirement, cell: Cell) -> Tri {
    let session = &policy.session;
    match requirement {
        Requirement::LimitedDownload if cell.client == BROWSER => match session.cloud_apps.as_deref() {
            _ if session.app_enforced => Tri::Yes,
            Some("blockDownloads") => Tri::Yes,
            // What Defender for Cloud Apps does then is its own setting.
            Some("mcasConfigured") => Tri::Maybe,
            _ => Tri::No,
        },
        // "Every time" is the one frequency that asks at the moment of the risk.
        Requirement::StepUpAgain => session.frequency_hours.is_some_and(|own| own <= 0.0).into(),
        Requirement::Frequency(hours) => session.frequency_hours.is_some_and(|own| own <= hours).into(),
        Requirement::NotPersistent => session.never_persistent.into(),
        _ => Tri::No,
    }
}
