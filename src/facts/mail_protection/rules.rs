//! The rules that assign policies, in the order in which Microsoft asks them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::raw::text;
use super::super::{FactResult, Facts, Tri};
use super::protection::Protection;
use super::recipient::Recipient;

/// What stands at one condition or exception of a rule.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) enum Listed {
    /// Nothing: the condition is not used.
    #[default]
    Nothing,
    /// These, in small letters.
    These(BTreeSet<String>),
    /// It is not in the row, or not as Exchange writes it.
    Unread,
}

impl Listed {
    /// An array, or one text. Null, `""` and `{}` among the entries say nothing.
    fn read(row: &Value, key: &str) -> Self {
        let items = match row.get(key) {
            None => return Self::Unread,
            Some(Value::Array(items)) => items.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        let told: Vec<&Value> = items.iter().filter(|item| !super::super::raw::is_blank(item)).collect();
        let entries: Option<BTreeSet<String>> = told.iter().map(|item| item.as_str().and_then(entry)).collect();
        match entries {
            None => Self::Unread,
            Some(entries) if entries.is_empty() => Self::Nothing,
            Some(entries) => Self::These(entries),
        }
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &String> {
        match self {
            Self::These(entries) => Some(entries.iter()),
            _ => None,
        }
        .into_iter()
        .flatten()
    }

    /// Whether it is met; `otherwise` where it is not used.
    fn met(&self, otherwise: Tri, by: impl Fn(&BTreeSet<String>) -> Tri) -> Tri {
        match self {
            Self::Nothing => otherwise,
            Self::These(entries) => by(entries),
            Self::Unread => Tri::Maybe,
        }
    }
}

/// An entry in small letters; `None` where PowerShell cut an object to text.
fn entry(text: &str) -> Option<String> {
    let text = text.trim();
    let cut = text.starts_with("@{") || text.starts_with("System.");
    (!cut).then(|| text.to_lowercase())
}

/// Recipients by address, by group and by domain.
#[derive(Debug, Default, Clone)]
pub(super) struct Filter {
    pub(super) people: Listed,
    pub(super) groups: Listed,
    pub(super) domains: Listed,
}

impl Filter {
    fn read(row: &Value, keys: [&str; 3]) -> Self {
        let [people, groups, domains] = keys.map(|key| Listed::read(row, key));
        Self { people, groups, domains }
    }

    fn parts(&self, otherwise: Tri, recipient: &Recipient) -> [Tri; 3] {
        [
            self.people.met(otherwise, |entries| recipient.is_among(entries)),
            self.groups.met(otherwise, |entries| recipient.is_in(entries)),
            self.domains.met(otherwise, |entries| recipient.is_at(entries)),
        ]
    }

    fn is_empty(&self) -> bool {
        [&self.people, &self.groups, &self.domains].into_iter().all(|listed| *listed == Listed::Nothing)
    }
}

const CONDITIONS: [&str; 3] = ["SentTo", "SentToMemberOf", "RecipientDomainIs"];
const EXCEPTIONS: [&str; 3] = ["ExceptIfSentTo", "ExceptIfSentToMemberOf", "ExceptIfRecipientDomainIs"];

/// A policy and the rule that assigns it.
#[derive(Debug)]
pub(super) struct Step {
    /// The policy's place in the list; `None` where the list lacks it.
    pub(super) policy: Option<usize>,
    /// Whether the rule is on, as far as it can be told.
    on: Tri,
    conditions: Filter,
    exceptions: Filter,
}

impl Step {
    /// A policy of which nobody can tell whom it reaches.
    fn doubtful(policy: usize) -> Self {
        Self { policy: Some(policy), on: Tri::Maybe, conditions: Filter::default(), exceptions: Filter::default() }
    }

    /// All kinds of condition must be met, and no exception.
    pub(super) fn applies(&self, recipient: &Recipient) -> Tri {
        let met = Tri::all(self.conditions.parts(Tri::Yes, recipient));
        let left_out = Tri::any(self.exceptions.parts(Tri::No, recipient));
        self.on.and(met).and(left_out.not())
    }
}

/// The policies of one protection in their order, and the one at the end.
#[derive(Debug)]
pub(super) struct Ladder {
    pub(super) steps: Vec<Step>,
    /// The place of the policy that every tenant has; `None` where the list lacks it.
    pub(super) usual: Option<usize>,
    /// Whom that policy leaves out.
    exceptions: Vec<Filter>,
    /// Whether its rule is off, so that it reaches nobody.
    switched_off: bool,
    /// How many policies the list holds.
    pub(super) count: usize,
    /// The cmdlets whose output would have told more.
    pub(super) unread: BTreeSet<&'static str>,
}

/// What a policy is, by the marks Microsoft gives it.
#[derive(PartialEq, Clone, Copy)]
enum Kind {
    Strict,
    Standard,
    Evaluation,
    Own,
    Usual,
}

/// The place of the policy that every tenant has: by its mark, or else by its name.
fn usual(policies: &[Value], protection: &Protection) -> Option<usize> {
    let mark = if protection.built_in { "IsBuiltInProtection" } else { "IsDefault" };
    let marked = |policy: &Value| policy.get(mark).is_some_and(|flag| is_word(flag, true));
    let place = policies.iter().position(marked);
    place.or_else(|| policies.iter().position(|policy| name(policy) == protection.usual))
}

fn kind(policy: &Value) -> Kind {
    let name = name(policy);
    match text(policy, "RecommendedPolicyType").to_lowercase().as_str() {
        "strict" => Kind::Strict,
        "standard" => Kind::Standard,
        "evaluation" => Kind::Evaluation,
        _ => level_of(&name),
    }
}

fn level_of(name: &str) -> Kind {
    match name {
        name if name.starts_with("strict preset security policy") => Kind::Strict,
        name if name.starts_with("standard preset security policy") => Kind::Standard,
        "evaluationpolicy" | "evaluation policy" => Kind::Evaluation,
        _ => Kind::Own,
    }
}

impl Kind {
    fn is_preset(self) -> bool {
        matches!(self, Self::Strict | Self::Standard)
    }
}

fn name(row: &Value) -> String {
    let name = [text(row, "Name"), text(row, "Identity")].into_iter().find(|name| !name.is_empty());
    name.unwrap_or_default().to_lowercase()
}

impl Ladder {
    pub(super) fn read(facts: &Facts<'_>, protection: &Protection) -> FactResult<Self> {
        let policies = facts.rows(protection.policies)?;
        let usual = usual(policies, protection);
        let kind_at = |(place, policy)| if usual == Some(place) { Kind::Usual } else { kind(policy) };
        let kinds: Vec<Kind> = policies.iter().enumerate().map(kind_at).collect();
        let mut ladder = Self {
            steps: Vec::new(),
            usual,
            exceptions: Vec::new(),
            switched_off: false,
            count: policies.len(),
            unread: BTreeSet::new(),
        };
        let builder = Builder { protection, policies, kinds: &kinds };
        for level in [Kind::Strict, Kind::Standard] {
            ladder.take(protection.presets, &builder, level, whole(facts, protection.presets));
        }
        // Which rule assigns the evaluation policies is in no export.
        ladder.take("", &builder, Kind::Evaluation, None);
        ladder.take(protection.rules, &builder, Kind::Own, whole(facts, protection.rules));
        if protection.built_in {
            ladder.read_exceptions(whole(facts, BUILT_IN));
        }
        Ok(ladder)
    }

    fn take(&mut self, source: &str, builder: &Builder<'_>, kind: Kind, rules: Option<&[Value]>) {
        match rules {
            Some(rules) if kind == Kind::Own => self.steps.extend(builder.own(rules)),
            Some(rules) => self.steps.extend(builder.preset(kind, rules)),
            None => {
                let before = self.steps.len();
                self.steps.extend(builder.of_kind(kind).map(Step::doubtful));
                if self.steps.len() > before {
                    self.unread.extend(cmdlet(source));
                }
            }
        }
    }

    /// Every tenant has the one rule of the built-in protection; without it nothing is known.
    fn read_exceptions(&mut self, rules: Option<&[Value]>) {
        let rules = rules.unwrap_or_default();
        self.switched_off = rules.iter().any(|rule| is_on(rule) == Tri::No);
        self.exceptions.extend(rules.iter().map(|rule| Filter::read(rule, EXCEPTIONS)));
        if rules.is_empty() {
            let [people, groups, domains] = [(); 3].map(|()| Listed::Unread);
            self.exceptions.push(Filter { people, groups, domains });
            self.unread.extend(cmdlet(BUILT_IN));
        }
    }

    /// Whether the policy at the end leaves a recipient out.
    pub(super) fn left_out(&self, recipient: &Recipient) -> Tri {
        let excepted = Tri::any(self.exceptions.iter().flat_map(|filter| filter.parts(Tri::No, recipient)));
        excepted.or(self.switched_off.into())
    }

    /// Every filter there is, for whom and what it names.
    pub(super) fn filters(&self) -> impl Iterator<Item = &Filter> {
        let steps = self.steps.iter().filter(|step| step.on != Tri::No);
        steps.flat_map(|step| [&step.conditions, &step.exceptions]).chain(&self.exceptions)
    }
}

const BUILT_IN: &str = "atpBuiltInProtectionRules";

/// The rows of a source that was read whole.
fn whole<'a>(facts: &Facts<'a>, source: &str) -> Option<&'a [Value]> {
    facts.rows(source).ok().filter(|_| facts.is_whole(source))
}

/// What writes a source.
fn cmdlet(source: &str) -> Option<&'static str> {
    Some(match source {
        "antiPhishRules" => "Get-AntiPhishRule",
        "malwareFilterRules" => "Get-MalwareFilterRule",
        "safeLinksRules" => "Get-SafeLinksRule",
        "safeAttachmentRules" => "Get-SafeAttachmentRule",
        "eopProtectionPolicyRules" => "Get-EOPProtectionPolicyRule",
        "atpProtectionPolicyRules" => "Get-ATPProtectionPolicyRule",
        BUILT_IN => "Get-ATPBuiltInProtectionRule",
        _ => return None,
    })
}

/// Makes steps of rules.
struct Builder<'a> {
    protection: &'a Protection,
    policies: &'a [Value],
    kinds: &'a [Kind],
}

impl Builder<'_> {
    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> {
        self.kinds.iter().enumerate().filter(move |(_, own)| **own == kind).map(|(place, _)| place)
    }

    /// The policy that a rule names; a rule is mostly called like its policy.
    fn policy_of(&self, rule: &Value) -> Option<usize> {
        let own = name(rule);
        let wanted = [text(rule, self.protection.key), &own].into_iter().find(|name| !name.is_empty())?;
        self.policies.iter().position(|policy| {
            ["Name", "Identity", "Guid"].into_iter().any(|key| text(policy, key).eq_ignore_ascii_case(wanted))
        })
    }

    /// The rules of one preset, known by their policy's mark or by their own name.
    fn preset(&self, kind: Kind, rules: &[Value]) -> Vec<Step> {
        let step = |rule: &Value| {
            let policy = self.policy_of(rule);
            let level = policy.map(|policy| self.kinds[policy]).filter(|kind| kind.is_preset());
            let is_one = level.unwrap_or_else(|| level_of(&name(rule))) == kind;
            is_one.then(|| self.step(policy.or_else(|| self.of_kind(kind).next()), rule))
        };
        rules.iter().filter_map(step).collect()
    }

    /// The practice's own policies by priority. One whose place cannot be read may come
    /// before all others.
    fn own(&self, rules: &[Value]) -> Vec<Step> {
        let mut placed: Vec<(i64, Step)> = Vec::new();
        for rule in rules {
            let policy = self.policy_of(rule);
            if policy.is_some_and(|policy| self.kinds[policy] != Kind::Own) {
                continue;
            }
            let mut step = self.step(policy, rule);
            if step.conditions.is_empty() {
                // Exchange asks for a condition; a rule without one was not read whole.
                step.on = step.on.and(Tri::Maybe);
            }
            match priority(rule) {
                Some(place) => placed.push((place, step)),
                None => {
                    let early = Step { on: step.on.and(Tri::Maybe), ..self.step(policy, rule) };
                    placed.push((i64::MIN, early));
                    placed.push((i64::MAX, step));
                }
            }
        }
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, step)| step).collect()
    }

    fn step(&self, policy: Option<usize>, rule: &Value) -> Step {
        let mut on = is_on(rule);
        // What a policy does that is itself switched off, Microsoft does not document.
        if policy.is_some_and(|policy| self.policies[policy].get("Enabled").is_some_and(|flag| is_word(flag, false))) {
            on = on.and(Tri::Maybe);
        }
        Step { policy, on, conditions: Filter::read(rule, CONDITIONS), exceptions: Filter::read(rule, EXCEPTIONS) }
    }
}

/// A switch, also as text.
fn is_word(flag: &Value, wanted: bool) -> bool {
    *flag == wanted || flag.as_str().is_some_and(|word| word.eq_ignore_ascii_case(&wanted.to_string()))
}

/// Exchange says State, a configuration snapshot says Enabled.
fn is_on(rule: &Value) -> Tri {
    let word = match (rule.get("State"), rule.get("Enabled")) {
        (Some(Value::String(word)), _) if !word.is_empty() => word.to_lowercase(),
        (_, Some(Value::Bool(flag))) => flag.to_string(),
        (_, Some(Value::String(word))) => word.to_lowercase(),
        _ => String::new(),
    };
    match word.as_str() {
        "enabled" | "true" => Tri::Yes,
        "disabled" | "false" => Tri::No,
        _ => Tri::Maybe,
    }
}

fn priority(rule: &Value) -> Option<i64> {
    let value = rule.get("Priority")?;
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}
