//! What raw sources mean: people, roles, licences, devices, and which accounts
//! Conditional Access really covers. Rules decide over these facts.
//!
//! Three values run through everything: yes, no, and *can't tell*. A property
//! that is missing, null or of an unexpected type is never read as yes or no.

pub mod conditional_access;
pub mod dlp;
pub(crate) mod groups;
mod intune;
pub mod licences;
mod mail_protection;
pub mod people;
mod person;
mod raw;
pub mod roles;
pub mod secure_score;
pub mod shape;
mod shared_mailboxes;
mod tri;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::capabilities::Owned;
use crate::snapshot::{Snapshot, SourceStatus};
use conditional_access::ConditionalAccess;
use groups::Groups;
use people::{People, Person};
use roles::Roles;
use shape::Shape;

pub use tri::Tri;

/// Why a fact could not be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FactError {
    /// The data is there and not as Microsoft documents it.
    #[error("This tool could not understand {path}: {problem}.")]
    Malformed {
        /// Where in the snapshot.
        path: String,
        /// What is wrong.
        problem: String,
    },
    /// A source it is computed from was not read.
    #[error("This tool has not read {0}.")]
    Missing(String),
    /// No fact has this name.
    #[error("no fact is called {0}")]
    Unknown(String),
}

type FactResult<T> = Result<T, FactError>;
type Compute = fn(&Facts<'_>) -> FactResult<Value>;

/// A fact that rules can name in their metadata.
pub struct FactSpec {
    /// Its name below `input.facts`.
    pub name: &'static str,
    /// Sources without which it is not computed.
    pub requires: &'static [&'static str],
    /// Sources of which one is enough, beside those; none needed where empty.
    pub any_of: &'static [&'static str],
    /// Sources that it uses where they were read.
    pub uses: &'static [&'static str],
    /// What it tells, in a sentence. A browser's worker has no use for it.
    #[cfg(feature = "cli")]
    pub meaning: &'static str,
    /// What stands in it.
    #[cfg(feature = "cli")]
    pub gives: Shape,
    compute: Compute,
}

impl FactSpec {
    /// A fact that needs no source, until the functions below say otherwise.
    #[cfg_attr(not(feature = "cli"), allow(unused_variables))]
    const fn new(name: &'static str, meaning: &'static str, gives: Shape, compute: Compute) -> Self {
        Self {
            name,
            requires: &[],
            any_of: &[],
            uses: &[],
            #[cfg(feature = "cli")]
            meaning,
            #[cfg(feature = "cli")]
            gives,
            compute,
        }
    }

    const fn requires(self, requires: &'static [&'static str]) -> Self {
        Self { requires, ..self }
    }

    const fn any_of(self, any_of: &'static [&'static str]) -> Self {
        Self { any_of, ..self }
    }

    const fn uses(self, uses: &'static [&'static str]) -> Self {
        Self { uses, ..self }
    }
}

const COVERAGE_USES: &[&str] = &[
    "securityDefaults",
    "authenticationRequirements",
    "authenticationStrengths",
    "namedLocations",
    "groups",
    "groupMembers",
    "roleAssignments",
    "roleDefinitions",
    "subscribedSkus",
    "users",
    "delegatedAdminRelationships",
    "crossTenantAccessDefault",
    "crossTenantAccessPartners",
];

/// A fact about Conditional Access. Security defaults tell as much as the list of
/// policies: while they are on, no policy is enforced. Without the accounts it tells what
/// the policies alone do.
const fn policies(name: &'static str, meaning: &'static str, gives: Shape, compute: Compute) -> FactSpec {
    FactSpec::new(name, meaning, gives, compute)
        .any_of(&["conditionalAccessPolicies", "securityDefaults"])
        .uses(COVERAGE_USES)
}

/// A fact on who is covered.
const fn coverage(name: &'static str, meaning: &'static str, compute: Compute) -> FactSpec {
    policies(name, meaning, conditional_access::COVERAGE, compute)
}

/// What tells whom a policy of mail protection reaches.
const REACH_USES: &[&str] = &[
    "antiPhishRules",
    "malwareFilterRules",
    "safeLinksRules",
    "safeAttachmentRules",
    "eopProtectionPolicyRules",
    "atpProtectionPolicyRules",
    "atpBuiltInProtectionRules",
    "domains",
    "organization",
    "users",
    "groups",
    "groupMembers",
];

/// A fact on whom the policies of one protection reach: needs them, uses the rest.
const fn protection(
    name: &'static str,
    meaning: &'static str,
    requires: &'static [&'static str],
    compute: Compute,
) -> FactSpec {
    FactSpec::new(name, meaning, mail_protection::REACH, compute).requires(requires).uses(REACH_USES)
}

/// Every fact, by name.
pub const FACTS: &[FactSpec] = &[
    coverage(
        "mfaCoverage",
        "Who is asked for a second step at sign-in: everybody, guests included, on every application.",
        |facts| facts.conditional_access()?.mfa(facts),
    ),
    coverage(
        "adminMfaCoverage",
        "The same for everybody who holds a privileged role: active, through a group, or for an administrative unit.",
        |facts| facts.conditional_access()?.admin_mfa(facts),
    ),
    coverage("guestMfaCoverage", "The same for guests and other people from outside.", |facts| {
        facts.conditional_access()?.guest_mfa(facts)
    }),
    coverage(
        "adminPortalMfaCoverage",
        "Who is asked for a second step at Microsoft's admin centers and Azure management.",
        |facts| facts.conditional_access()?.admin_portal_mfa(facts),
    ),
    coverage(
        "legacyBlockCoverage",
        "Whose sign-ins by old protocols are blocked: ActiveSync to mail, the others to anything.",
        |facts| facts.conditional_access()?.legacy_block(facts),
    ),
    coverage(
        "deviceCoverage",
        "Who needs a managed device (compliant or hybrid joined) for Office 365; guests left aside.",
        |facts| facts.conditional_access()?.device(facts),
    ),
    coverage(
        "countryBlockCoverage",
        "Whose sign-ins are blocked from countries where no staff work and from addresses without a country; guests left aside.",
        |facts| facts.conditional_access()?.country_block(facts),
    ),
    coverage(
        "unmanagedDownloadCoverage",
        "Who can open mail and files on unmanaged devices without being able to download them; guests left aside.",
        |facts| facts.conditional_access()?.unmanaged_download(facts),
    ),
    policies(
        "unmanagedSessionCoverage",
        "Whose sessions in a browser end on unmanaged devices; guests left aside.",
        conditional_access::UNMANAGED_SESSION,
        |facts| facts.conditional_access()?.unmanaged_session(facts),
    ),
    coverage(
        "signInRiskCoverage",
        "Whose sign-ins at high risk are blocked or asked for a second step, guests included.",
        |facts| facts.conditional_access()?.sign_in_risk(facts),
    ),
    coverage(
        "signInRiskAgainCoverage",
        "The same, with sessions counted in that were taken over: the second step is asked for every time.",
        |facts| facts.conditional_access()?.sign_in_risk_again(facts),
    ),
    coverage(
        "userRiskCoverage",
        "Whose sign-ins are blocked or asked for a new password while the account is at high risk; guests left aside.",
        |facts| facts.conditional_access()?.user_risk(facts),
    ),
    policies(
        "exclusions",
        "What enabled policies of Conditional Access leave out, one row an object.",
        conditional_access::EXCLUSIONS,
        |facts| facts.conditional_access()?.exclusions(facts),
    ),
    policies(
        "policyStates",
        "Every policy of Conditional Access, by name, and what it is for.",
        conditional_access::STATES,
        |facts| facts.conditional_access()?.states(),
    ),
    FactSpec::new(
        "policyReach",
        "The policies in force that can keep somebody out, by name, and what each does to every declared emergency account and every Global Administrator.",
        conditional_access::REACH,
        |facts| facts.conditional_access()?.policy_reach(facts),
    )
    .requires(&["conditionalAccessPolicies", "users"])
    .uses(COVERAGE_USES),
    FactSpec::new("people", "Every account, by name.", people::PEOPLE, |facts| Ok(json!(facts.people()?.all())))
        .requires(&["users"])
        .uses(&[
            "roleAssignments",
            "roleDefinitions",
            "roleEligibilities",
            "groupEligibilities",
            "groups",
            "groupMembers",
            "subscribedSkus",
        ]),
    FactSpec::new(
        "admins",
        "Everything that holds a privileged role or may activate one.",
        roles::ADMINS,
        |facts| facts.roles()?.admins(facts),
    )
    .requires(&["users", "roleAssignments", "roleDefinitions"])
    .uses(&["roleEligibilities", "groupEligibilities", "groups", "groupMembers", "servicePrincipals", "subscribedSkus"]),
    FactSpec::new(
        "globalAdministrators",
        "Who is a Global Administrator by the older list of roles, which exports carry.",
        roles::GLOBAL_ADMINISTRATORS,
        roles::global_administrators,
    )
    .requires(&["directoryRoles"]),
    FactSpec::new(
        "groupDoubts",
        "The groups whose list of members is not surely whole, and why.",
        groups::DOUBTS,
        |facts| Ok(json!(facts.groups().doubts())),
    )
    .uses(&["groups", "groupMembers"]),
    FactSpec::new(
        "intuneReach",
        "Whom each policy of Intune reaches, by its assignments: groups, filters and exclusions.",
        intune::REACH,
        |facts| Ok(intune::reach(facts)),
    )
    .uses(&intune::SOURCES),
    FactSpec::new(
        "sharedMailboxes",
        "Which accounts belong to shared mailboxes.",
        shared_mailboxes::SHARED_MAILBOXES,
        shared_mailboxes::shared_mailboxes,
    )
    .requires(&["users"])
    .uses(&["sharedMailboxes", "subscribedSkus", "roleAssignments", "groupMembers"]),
    protection(
        "antiPhishReach",
        "Whose mail each policy against phishing reaches, impersonation included.",
        &["antiPhishPolicies"],
        |facts| mail_protection::reach(facts, &mail_protection::ANTI_PHISHING),
    ),
    protection(
        "malwareFilterReach",
        "Whose mail each policy against malware reaches.",
        &["malwareFilterPolicies"],
        |facts| mail_protection::reach(facts, &mail_protection::MALWARE),
    ),
    protection("safeLinksReach", "Whose links each policy of Safe Links looks at.", &["safeLinksPolicies"], |facts| {
        mail_protection::reach(facts, &mail_protection::SAFE_LINKS)
    }),
    protection(
        "safeAttachmentReach",
        "Whose attachments each policy of Safe Attachments looks at.",
        &["safeAttachmentPolicies"],
        |facts| mail_protection::reach(facts, &mail_protection::SAFE_ATTACHMENTS),
    ),
    FactSpec::new(
        "capabilities",
        "Whether the tenant's licenses bring each capability of the table; unknown where they were not read or not understood.",
        licences::CAPABILITIES_IN_FORCE,
        |facts| Ok(licences::capabilities(facts)),
    )
    .uses(&["subscribedSkus"]),
    FactSpec::new(
        "licences",
        "For each capability that this tool's controls rest on, who lacks a license for it.",
        licences::LICENCES,
        licences::licences,
    )
    .requires(&["subscribedSkus", "users"]),
];

/// The meaning of one snapshot, computed when first asked for.
pub struct Facts<'a> {
    snapshot: &'a Snapshot,
    parameters: BTreeMap<String, Value>,
    groups: OnceLock<Groups>,
    people: OnceLock<FactResult<People>>,
    roles: OnceLock<FactResult<Roles>>,
    conditional_access: OnceLock<FactResult<ConditionalAccess>>,
    licensed: OnceLock<FactResult<Option<Owned>>>,
}

impl<'a> Facts<'a> {
    /// Facts over a snapshot with the thresholds in force.
    pub fn new(snapshot: &'a Snapshot, parameters: BTreeMap<String, Value>) -> Self {
        Self {
            snapshot,
            parameters,
            groups: OnceLock::new(),
            people: OnceLock::new(),
            roles: OnceLock::new(),
            conditional_access: OnceLock::new(),
            licensed: OnceLock::new(),
        }
    }

    /// The snapshot behind the facts.
    pub fn snapshot(&self) -> &'a Snapshot {
        self.snapshot
    }

    /// The thresholds in force, by name.
    pub fn parameters(&self) -> &BTreeMap<String, Value> {
        &self.parameters
    }

    /// A fact as rules see it.
    ///
    /// # Errors
    /// [`FactError`]: it cannot be told from what was read.
    pub fn get(&self, name: &str) -> FactResult<Value> {
        let spec = FACTS.iter().find(|spec| spec.name == name).ok_or_else(|| FactError::Unknown(name.to_owned()))?;
        (spec.compute)(self)
    }

    /// Who is in which group.
    pub(crate) fn groups(&self) -> &Groups {
        self.groups.get_or_init(|| Groups::read(self))
    }

    /// The accounts of the tenant.
    ///
    /// # Errors
    /// [`FactError::Missing`] without `users`, [`FactError::Malformed`] where nobody is in it.
    pub fn people(&self) -> FactResult<&People> {
        self.people.get_or_init(|| People::read(self)).as_ref().map_err(Clone::clone)
    }

    /// Who holds which directory role.
    ///
    /// # Errors
    /// [`FactError::Missing`] with neither `roleAssignments` nor `directoryRoles`.
    pub fn roles(&self) -> FactResult<&Roles> {
        self.roles.get_or_init(|| Roles::read(self)).as_ref().map_err(Clone::clone)
    }

    /// The Conditional Access policies, parsed.
    ///
    /// # Errors
    /// [`FactError::Missing`] without `conditionalAccessPolicies`, unless something else shows
    /// that no policy is enforced.
    pub fn conditional_access(&self) -> FactResult<&ConditionalAccess> {
        self.conditional_access.get_or_init(|| ConditionalAccess::read(self)).as_ref().map_err(Clone::clone)
    }

    /// What the tenant's licences bring; `None` where `subscribedSkus` was not read whole.
    ///
    /// # Errors
    /// [`FactError::Malformed`].
    pub fn licensed(&self) -> FactResult<Option<&Owned>> {
        let compute = || {
            if !self.is_whole("subscribedSkus") {
                return Ok(None);
            }
            Ok(Some(Owned::by_products(self.rows("subscribedSkus")?)))
        };
        self.licensed.get_or_init(compute).as_ref().map(Option::as_ref).map_err(Clone::clone)
    }

    /// Whether the tenant's licences bring a capability.
    ///
    /// # Errors
    /// [`FactError::Malformed`].
    pub fn has_capability(&self, key: &str) -> FactResult<Tri> {
        Ok(self.licensed()?.and_then(|owned| owned.brings(key)).into())
    }

    /// The rows of a collection that was read, whole or in part.
    pub(crate) fn rows(&self, name: &str) -> FactResult<&'a [Value]> {
        self.snapshot.value(name).and_then(Value::as_array).map(Vec::as_slice).ok_or_else(|| {
            FactError::Missing(crate::snapshot::known_source(name).map_or(name, |spec| spec.words).to_owned())
        })
    }

    /// Whether a source was read whole.
    pub(crate) fn is_whole(&self, name: &str) -> bool {
        self.snapshot.status(name) == Some(SourceStatus::Read)
    }

    /// Whether this account was declared an emergency account.
    pub fn is_emergency(&self, person: &Person) -> bool {
        self.snapshot
            .profile
            .emergency_accounts
            .iter()
            .any(|declared| declared.eq_ignore_ascii_case(&person.id) || declared.eq_ignore_ascii_case(&person.upn))
    }
}
