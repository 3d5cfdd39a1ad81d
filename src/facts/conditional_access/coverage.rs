//! The computation: what each account's sign-ins look like once everything that
//! is enforced has been taken away.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use serde_json::{Value, json};

use super::super::people::Person;
use super::super::raw::text;
use super::super::shape::{Shape, field};
use super::super::{FactResult, Facts, Tri};
use super::class::Class;
use super::classes::{Population, classes};
use super::policy::{Control, Operator, Policy, State};
use super::region::{Dimension, Mask, Region, subtract};
use super::universe::{
    BROWSER, DEVICE_CODE, EAS, EAS_OTHER, EAS_SUPPORTED, MODERN, NORMAL_FLOW, OTHER_CLIENTS, TRANSFER,
};
use super::users::{Matcher, Who};
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

/// How one account, or class of people, fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// By the older per-user setting alone, or by something else.
    Covered { per_user_alone: bool },
    /// Not covered where it matters most.
    Open(Gaps),
    /// Not covered elsewhere.
    Weaker(Gaps),
    /// Can't tell; why.
    Unknown(String),
}

/// Sign-ins that do not meet a requirement: the worst first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gaps {
    worst: Gap,
    others: Vec<Gap>,
}

impl Gaps {
    fn iter(&self) -> impl Iterator<Item = &Gap> {
        std::iter::once(&self.worst).chain(&self.others)
    }
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    region: Region,
    /// Where it lies, in words.
    words: String,
}

/// A fact on who is covered.
pub(in super::super) const COVERAGE: Shape = Shape::Object(&[
    field("total", Shape::Number, "how many accounts and classes were judged"),
    field("covered", Shape::Number, "how many of them are surely covered everywhere"),
    field("accountsRead", Shape::YesNo, "whether the accounts were read; without them classes alone are judged"),
    field("accounts", COUNT, "the same two numbers for accounts alone"),
    field("whole", Shape::YesNo, "whether these are all accounts, or none was read"),
    field("open", ROWS, "who is not covered against somebody elsewhere with a stolen password"),
    field("weaker", ROWS, "who is covered against that and not everywhere"),
    field("unknown", ROWS, "of whom it cannot be told"),
    field("separate", ROWS, "emergency accounts and synchronization accounts, which are not counted"),
    field("everyone", Shape::OrNull(&Shape::List(&SHARED_GAP)), "gaps that all share; null where there are none")
        .rare("in every fixture tenant somebody is worse off; tests/conditional_access.rs has such gaps"),
    field("policies", POLICIES, "enabled policies that cover a part"),
    field("reportOnly", POLICIES, "policies that would and only report"),
    field("disabled", POLICIES, "policies that would and are switched off"),
    field(
        "instead",
        Shape::List(&Shape::Text),
        "what the policies do that stand in for a second step without asking for one, in words",
    ),
    field("securityDefaults", Shape::OrNull(&Shape::YesNo), "whether security defaults are on; null where not known"),
    field("secondStep", Shape::YesNo, "whether the question is for a second step"),
    field(
        "perUserMfa",
        Shape::Word(&["read", "notCollected", "unknown"]),
        "what is known of the older per-user setting",
    ),
    field("perUserAlone", Shape::Number, "how many accounts are covered by that setting alone"),
]);

const COUNT: Shape = Shape::Object(&[
    field("total", Shape::Number, "how many were judged"),
    field("covered", Shape::Number, "how many are surely covered"),
]);

const ROWS: Shape = Shape::List(&Shape::Object(&[
    field(
        "type",
        Shape::Word(&["user", "people", "group", "role", "guests"]),
        "an account is a `user`; the rest are classes of people that the policies tell apart",
    ),
    field("id", Shape::Text, "object id, or a name for the class"),
    field("name", Shape::Text, "display name"),
    field("upn", Shape::Text, "user principal name; empty for a class"),
    field("where", Shape::Text, "the worst gap, in words; empty where there is none to tell"),
    field("also", Shape::Text, "the other gaps, in words"),
    field("why", Shape::Text, "why it is here, in words"),
    field("shared", Shape::YesNo, "whether its gaps are all in `everyone`"),
]));

const SHARED_GAP: Shape = Shape::Object(&[
    field("where", Shape::Text, "the gap, in words"),
    field("objects", Shape::List(&LEFT_OUT), "applications left out, where they are all that the gap reaches"),
    field("places", Shape::YesNo, "whether the gap is one of networks alone"),
]);

const LEFT_OUT: Shape = Shape::Object(&[
    field("type", Shape::Word(&["application"]), "what is left out"),
    field("id", Shape::Text, "application id"),
    field("name", Shape::Text, "its name"),
]);

const POLICIES: Shape =
    Shape::List(&Shape::Object(&[field("id", Shape::Text, "its id"), field("name", Shape::Text, "display name")]));

/// A policy's reach for one requirement, people left aside.
struct Reach<'a> {
    policy: &'a Policy,
    definite: Vec<Region>,
    possible: Vec<Region>,
}

/// More gaps of one account than this help nobody.
const MOST_GAPS: usize = 4;

/// More parts of a gap than this are not put together to larger ones.
const MOST_WIDENED: usize = 400;

impl ConditionalAccess {
    /// Answers a question for a population and lists it as a fact, as [`COVERAGE`] declares
    /// it. A row is an account (`type` user), or a class of people that the policies tell
    /// apart: kinds of guests without accounts, and where the accounts were not read
    /// everybody, and whom a policy leaves out.
    pub(super) fn coverage(&self, facts: &Facts<'_>, question: &Question, population: Population) -> FactResult<Value> {
        let accounts = match facts.rows("users") {
            Ok(_) => Some(facts.people()?),
            Err(_) => None,
        };
        let roles = match (population, accounts) {
            (Population::Administrators, Some(_)) => Some(facts.roles()?),
            _ => None,
        };
        let asked = |person: &&Person| match population {
            Population::Everyone => true,
            Population::Administrators => roles.is_some_and(|roles| roles.is_privileged(&person.id)),
            Population::Outsiders => person.guest_type.is_some(),
            Population::Own => person.guest_type.is_none(),
        };
        let matcher = Matcher::new(facts);
        let reaches = self.reaches(question.requirement);
        let policies: Vec<&Policy> = reaches.iter().map(|reach| reach.policy).collect();
        let classes = classes(facts, &matcher, &policies, population, accounts.is_some());
        let mut round = Round {
            ca: self,
            facts,
            question,
            matcher: &matcher,
            reaches: &reaches,
            beside: Beside::read(self, facts, question),
            memo: HashMap::new(),
            found: Vec::new(),
            separate: Vec::new(),
            total: 0,
            per_user_alone: 0,
        };
        let people = accounts.map(|people| people.all()).unwrap_or_default();
        for person in people.iter().filter(|person| person.enabled != Some(false)).filter(asked) {
            round.judge_account(person);
        }
        let counted = json!({"total": round.total, "covered": round.total - round.found.len()});
        for class in &classes {
            round.judge_class(class);
        }
        Ok(round.told(accounts.is_some(), counted))
    }

    /// The enforced policies that can force a requirement somewhere.
    fn reaches(&self, requirement: Requirement) -> Vec<Reach<'_>> {
        self.enforced()
            .filter(|policy| policy.is_about_people())
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
        of: Of,
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
        // A policy that was not read may cover anything.
        let unread = if self.whole { Tri::No } else { Tri::Maybe };
        for (cover, holds) in [(everything, beside.security_defaults), (everything, unread)] {
            if holds == Tri::Yes {
                definite.push(cover);
            }
            if holds != Tri::No {
                possible.push(cover);
            }
        }
        let too_many = || Answer::Unknown("the policies are too entangled to be worked out".to_owned());
        let Some(mut left) = subtract(&question.space, &definite) else { return too_many() };
        if left.is_empty() {
            return Answer::Covered { per_user_alone: false };
        }
        let by_setting = everything.with(Dimension::Client, BROWSER | MODERN);
        if per_user == Tri::Yes {
            definite.push(by_setting);
            let Some(rest) = subtract(&left, &[by_setting]) else { return too_many() };
            left = rest;
            if left.is_empty() {
                return Answer::Covered { per_user_alone: true };
            }
        }
        if per_user != Tri::No {
            possible.push(by_setting);
        }
        let Some(gap) = subtract(&left, &possible) else { return too_many() };
        let existing = everything.with(Dimension::Location, self.universe.existing_places());
        let found: Vec<Region> = gap.iter().filter_map(|part| part.intersect(&existing)).collect();
        if found.is_empty() {
            let mut doubts = self.doubts(reaches, applies, beside, per_user, of);
            if !gap.is_empty() {
                doubts.push("whether addresses are trusted in the old MFA settings cannot be read".to_owned());
            }
            return Answer::Unknown(doubts.join("; "));
        }
        definite.append(&mut possible);
        self.gaps(question, &found, &definite)
    }

    /// The gaps that parts of sign-ins belong to, the worst first.
    fn gaps(&self, question: &Question, parts: &[Region], covers: &[Region]) -> Answer {
        let meets_core = |part: &&Region| part.intersect(&question.core).is_some();
        let (core, others): (Vec<&Region>, Vec<&Region>) = parts.iter().partition(meets_core);
        let mut wide: Vec<(Region, Region)> = Vec::new();
        for part in core.iter().chain(&others).take(MOST_WIDENED) {
            let asked = question.space.iter().find(|asked| part.lies_in(asked)).unwrap_or(&question.core);
            if !wide.iter().any(|(own, _)| part.lies_in(own)) {
                wide.push((part.widened(asked, covers), *asked));
            }
        }
        wide.sort_by_key(|(region, asked)| {
            (region.intersect(&question.core).is_none(), region.narrowness(asked), *region)
        });
        let mut gaps: Vec<Gap> = Vec::new();
        for (region, asked) in &wide {
            let gap = match region.intersect(&question.core) {
                Some(inner) => Gap { words: self.universe.describe(&inner, &question.core), region: inner },
                None => Gap { words: self.universe.describe(region, asked), region: *region },
            };
            if !gaps.iter().any(|own| own.words == gap.words) && gaps.len() <= MOST_GAPS {
                gaps.push(gap);
            }
        }
        let mut gaps = gaps.into_iter();
        let Some(worst) = gaps.next() else { return Answer::Unknown("the gap could not be described".to_owned()) };
        let open = worst.region.intersect(&question.core).is_some();
        let gaps = Gaps { worst, others: gaps.collect() };
        if open { Answer::Open(gaps) } else { Answer::Weaker(gaps) }
    }

    /// Why an answer is not known, in words.
    fn doubts(&self, reaches: &[Reach<'_>], applies: &[Tri], beside: &Beside, per_user: Tri, of: Of) -> Vec<String> {
        let mut doubts: Vec<String> = reaches
            .iter()
            .zip(applies)
            .filter(|(reach, applies)| {
                **applies == Tri::Maybe || (**applies == Tri::Yes && reach.definite != reach.possible)
            })
            .map(|(reach, applies)| match (applies, of) {
                (Tri::Maybe, Of::Account) => {
                    format!("whether the policy “{}” reaches this account could not be told", reach.policy.name)
                }
                (Tri::Maybe, Of::Class) => {
                    format!("whom the policy “{}” reaches could not be told", reach.policy.name)
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
        if !self.whole {
            doubts.push("a part of the Conditional Access policies was not read".to_owned());
        }
        doubts
    }

    /// Policies that would cover the core of a question if they were switched on.
    fn waiting(&self, state: State, question: &Question) -> Vec<Value> {
        self.policies
            .iter()
            .filter(|policy| policy.state == state && policy.is_about_people())
            .filter(|policy| {
                let enabled = Policy { state: State::Enabled, ..(*policy).clone() };
                let (definite, _) = self.reach(&enabled, question.requirement);
                definite.iter().any(|region| region.intersect(&question.core).is_some())
            })
            .map(link)
            .collect()
    }
}

/// Whose answer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Of {
    Account,
    Class,
}

/// Somebody who is not covered, or of whom that cannot be told.
struct Found<'p> {
    who: Who<'p>,
    answer: Rc<Answer>,
    /// Whether the account or class may not be there at all: why that is not known.
    doubt: Option<&'static str>,
}

/// People who fare alike: which policies apply, and the older per-user setting.
type Alike = (Vec<Tri>, Tri, Of);

/// One question on its way through a population.
struct Round<'a, 'b, 'p> {
    ca: &'a ConditionalAccess,
    facts: &'a Facts<'b>,
    question: &'a Question,
    matcher: &'a Matcher<'a>,
    reaches: &'a [Reach<'a>],
    beside: Beside,
    /// Computed once for all who fare alike.
    memo: HashMap<Alike, Rc<Answer>>,
    found: Vec<Found<'p>>,
    separate: Vec<Value>,
    total: usize,
    per_user_alone: usize,
}

impl<'p> Round<'_, '_, 'p> {
    fn judge_account(&mut self, person: &'p Person) {
        let who = Who::Person(person);
        if person.emergency {
            self.set_apart(who, "declared an emergency account");
        } else if person.sync_account {
            self.set_apart(who, "the synchronization account");
        } else {
            let unsure = person.is_enabled() == Tri::Maybe;
            let doubt = unsure.then_some("whether this account can sign in was not read");
            self.judge(who, self.beside.per_user(&person.id), doubt);
        }
    }

    fn judge_class(&mut self, class: &'p Class) {
        let who = Who::Class(class);
        if let Some(why) = class.set_apart(self.facts) {
            return self.set_apart(who, why);
        }
        let doubt = (class.used == Tri::Maybe).then_some("whether there is anybody of this kind was not read");
        self.judge(who, self.beside.per_user_of_a_class(), doubt);
    }

    fn set_apart(&mut self, who: Who<'p>, why: &str) {
        let row = self.row(who, why);
        self.separate.push(row);
    }

    fn row(&self, who: Who<'_>, why: &str) -> Value {
        let row = |kind: &str, id: &str, name: &str, upn: &str| {
            json!({
                "type": kind, "id": id, "name": name, "upn": upn,
                "where": "", "also": "", "why": why, "shared": false,
            })
        };
        match who {
            Who::Person(person) => row("user", &person.id, &person.name, &person.upn),
            Who::Class(class) => row(class.object_type(), &class.id(), &class.name(self.facts), ""),
        }
    }

    fn judge(&mut self, who: Who<'p>, per_user: Tri, doubt: Option<&'static str>) {
        self.total += 1;
        let of = if matches!(who, Who::Person(_)) { Of::Account } else { Of::Class };
        let applies: Vec<Tri> = self.reaches.iter().map(|reach| self.matcher.applies(reach.policy, who)).collect();
        let key = (applies, per_user, of);
        let answer = match self.memo.get(&key) {
            Some(answer) => Rc::clone(answer),
            None => {
                let answer = self.ca.answer(self.question, self.reaches, &key.0, &self.beside, per_user, of);
                let answer = Rc::new(answer);
                self.memo.insert(key, Rc::clone(&answer));
                answer
            }
        };
        match answer.as_ref() {
            Answer::Covered { per_user_alone } => self.per_user_alone += usize::from(*per_user_alone),
            _ => self.found.push(Found { who, answer, doubt }),
        }
    }

    /// Why somebody is left out: what each policy that would have covered the
    /// gap says of it. An exclusion tells more than a missing inclusion.
    fn why(&self, who: Who<'_>, gap: &Gap) -> String {
        let helpful = self.reaches.iter().filter(|reach| reach.meets(&gap.region));
        let (excluded, other): (Vec<_>, Vec<_>) =
            helpful.filter_map(|reach| self.matcher.left_out(reach.policy, who)).partition(|(excluded, _)| *excluded);
        let reasons = if excluded.is_empty() { other } else { excluded };
        match reasons.as_slice() {
            [] => "no enabled policy covers these sign-ins".to_owned(),
            reasons => reasons.iter().map(|(_, reason)| reason.as_str()).collect::<Vec<_>>().join("; "),
        }
    }

    /// What was found, as the fact.
    fn told(self, accounts_read: bool, accounts: Value) -> Value {
        let shared = self.shared(accounts_read);
        let covered = self.total - self.found.len();
        let (mut open, mut weaker, mut unknown) = (vec![], vec![], vec![]);
        for Found { who, answer, doubt } in &self.found {
            match (answer.as_ref(), doubt) {
                (Answer::Covered { .. }, _) => {}
                (Answer::Unknown(why), _) => unknown.push(self.row(*who, why)),
                (Answer::Open(gaps) | Answer::Weaker(gaps), Some(doubt)) => {
                    let mut row = self.row(*who, doubt);
                    row["where"] = json!(gaps.worst.words);
                    unknown.push(row);
                }
                (Answer::Open(gaps), None) => open.push(self.described(*who, gaps.iter().collect(), false)),
                (Answer::Weaker(gaps), None) => {
                    let own: Vec<&Gap> = gaps.iter().filter(|gap| !shared.contains(&gap.words)).collect();
                    weaker.push(match own.is_empty() {
                        true => self.described(*who, gaps.iter().collect(), true),
                        false => self.described(*who, own, false),
                    });
                }
            }
        }
        let whole = !accounts_read || self.facts.is_whole("users");
        let mut total = self.total;
        // Where nothing is found, whoever was not read may still fare otherwise.
        if !whole && covered == total {
            total += 1;
            unknown.push(json!({
                "type": "people", "id": "unread", "name": "the accounts that were not read", "upn": "",
                "where": "", "also": "", "why": "only a part of the list of accounts was read", "shared": false,
            }));
        }
        let (ca, question) = (self.ca, self.question);
        let by_all = ca.shared_gaps(question, self.reaches, &self.memo, &shared);
        json!({
            "total": total, "covered": covered, "accountsRead": accounts_read, "accounts": accounts, "whole": whole,
            "open": open, "weaker": weaker, "unknown": unknown, "separate": self.separate,
            "everyone": if by_all.is_empty() { Value::Null } else { by_all.into() },
            "policies": named(self.reaches, question),
            "reportOnly": ca.waiting(State::ReportOnly, question),
            "disabled": ca.waiting(State::Disabled, question),
            "instead": instead(self.reaches, question, &self.beside),
            "securityDefaults": self.beside.security_defaults_value(),
            "secondStep": question.requirement == Requirement::Mfa,
            "perUserMfa": self.beside.per_user_words,
            "perUserAlone": self.per_user_alone,
        })
    }

    /// A row with the worst of some gaps, why it is there, and the others.
    fn described(&self, who: Who<'_>, gaps: Vec<&Gap>, shared: bool) -> Value {
        let [worst, others @ ..] = gaps.as_slice() else { return self.row(who, "") };
        let mut row = self.row(who, &self.why(who, worst));
        row["where"] = json!(worst.words);
        row["also"] = json!(others.iter().map(|gap| gap.words.as_str()).collect::<Vec<_>>().join("; "));
        row["shared"] = json!(shared);
        // Nobody else is told apart from them.
        if self.total == 1 && row["type"] == "people" {
            row["name"] = json!("everybody");
        }
        row
    }

    /// The gaps, in words, that everybody shares where nobody is worse off.
    fn shared(&self, accounts_read: bool) -> BTreeSet<String> {
        let mut shared: Option<BTreeSet<String>> = None;
        let all_have_gaps = self.found.len() == self.total && (self.total > 1 || !accounts_read);
        if !all_have_gaps || self.found.iter().any(|found| found.doubt.is_some()) {
            return BTreeSet::new();
        }
        let mut answers: Vec<&Rc<Answer>> = self.found.iter().map(|found| &found.answer).collect();
        answers.sort_by_key(|answer| Rc::as_ptr(answer));
        answers.dedup_by_key(|answer| Rc::as_ptr(answer));
        for answer in answers {
            let Answer::Weaker(gaps) = answer.as_ref() else { return BTreeSet::new() };
            let own: BTreeSet<String> = gaps.iter().map(|gap| gap.words.clone()).collect();
            shared = Some(match shared {
                None => own,
                Some(shared) => shared.intersection(&own).cloned().collect(),
            });
        }
        shared.unwrap_or_default()
    }
}

impl ConditionalAccess {
    /// The gaps that everybody shares, with the applications that a policy leaves out
    /// where they are all that such a gap reaches.
    fn shared_gaps(
        &self,
        question: &Question,
        reaches: &[Reach<'_>],
        memo: &HashMap<Alike, Rc<Answer>>,
        shared: &BTreeSet<String>,
    ) -> Vec<Value> {
        let gaps = memo.values().filter_map(|answer| match answer.as_ref() {
            Answer::Weaker(gaps) => Some(gaps),
            _ => None,
        });
        let mut regions: BTreeMap<&str, Region> = BTreeMap::new();
        for gap in gaps.flat_map(Gaps::iter).filter(|gap| shared.contains(&gap.words)) {
            let region = regions.entry(&gap.words).or_insert(gap.region);
            *region = (*region).min(gap.region);
        }
        let policies: Vec<&Policy> = reaches.iter().map(|reach| reach.policy).collect();
        let told = regions.into_iter().map(|(words, region)| {
            let asked = question.space.iter().find(|asked| region.lies_in(asked)).unwrap_or(&question.core);
            let applications = self.universe.applications_left_out(&region, asked, &policies);
            let objects = applications
                .iter()
                .map(|id| json!({"type": "application", "id": id, "name": self.universe.app_name(id)}));
            let narrowed =
                Dimension::ALL.into_iter().filter(|dimension| region.get(*dimension) != asked.get(*dimension));
            let places = narrowed.eq([Dimension::Location]);
            json!({"where": words, "objects": objects.collect::<Vec<_>>(), "places": places})
        });
        told.collect()
    }
}

/// What the policies do that stand in for a second step without asking for one; nothing
/// where one asks.
fn instead(reaches: &[Reach<'_>], question: &Question, beside: &Beside) -> Vec<&'static str> {
    let steps = [Requirement::Mfa, Requirement::StepUp, Requirement::StepUpAgain, Requirement::PasswordReset];
    if !steps.contains(&question.requirement) || beside.security_defaults != Tri::No {
        return Vec::new();
    }
    let counting = reaches.iter().filter(|reach| reach.meets(&question.core)).map(|reach| reach.policy);
    let controls: Vec<&Control> = counting.flat_map(|policy| &policy.controls).collect();
    if controls.iter().any(|control| implies(control, question.requirement) != Tri::No) {
        return Vec::new();
    }
    let any = |wanted: &[Control]| controls.iter().any(|control| wanted.contains(control));
    let device = any(&[Control::CompliantDevice, Control::HybridDevice]);
    [(device, "ask for a managed device"), (any(&[Control::Block]), "block sign-ins")]
        .into_iter()
        .filter_map(|(there, words)| there.then_some(words))
        .collect()
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
        let (per_user, mut per_user_default, per_user_words) = Self::per_user_states(facts, question.requirement);
        // Where the policies were not read, nobody may have looked for the older setting.
        if ca.assumed && per_user_words == "notCollected" {
            per_user_default = Tri::Maybe;
        }
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

    /// Some of a class may have the setting, and nobody surely all.
    fn per_user_of_a_class(&self) -> Tri {
        match self.per_user.values().all(|state| *state == Tri::No) && self.per_user_words == "read" {
            true => Tri::No,
            false => self.per_user_default,
        }
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
/// second step nor send a device's state; ActiveSync gets in from a compliant device,
/// and from no other
/// (<https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions>).
fn satisfiable(control: &Control, cell: Cell) -> Tri {
    let modern = !cell.legacy();
    match control {
        Control::Block => Tri::No,
        Control::Mfa | Control::Strength { .. } | Control::PasswordChange | Control::RiskRemediation => modern.into(),
        Control::CompliantDevice if cell.client & EAS != 0 => cell.device().compliant.into(),
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
