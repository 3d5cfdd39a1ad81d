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
mod raw;
pub mod roles;
pub mod secure_score;
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
    compute: Compute,
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
const fn coverage(name: &'static str, compute: Compute) -> FactSpec {
    FactSpec {
        name,
        requires: &[],
        any_of: &["conditionalAccessPolicies", "securityDefaults"],
        uses: COVERAGE_USES,
        compute,
    }
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
const fn protection(name: &'static str, requires: &'static [&'static str], compute: Compute) -> FactSpec {
    FactSpec { name, requires, any_of: &[], uses: REACH_USES, compute }
}

/// Every fact, by name.
pub const FACTS: &[FactSpec] = &[
    coverage("mfaCoverage", |facts| facts.conditional_access()?.mfa(facts)),
    coverage("adminMfaCoverage", |facts| facts.conditional_access()?.admin_mfa(facts)),
    coverage("guestMfaCoverage", |facts| facts.conditional_access()?.guest_mfa(facts)),
    coverage("adminPortalMfaCoverage", |facts| facts.conditional_access()?.admin_portal_mfa(facts)),
    coverage("legacyBlockCoverage", |facts| facts.conditional_access()?.legacy_block(facts)),
    coverage("deviceCoverage", |facts| facts.conditional_access()?.device(facts)),
    coverage("countryBlockCoverage", |facts| facts.conditional_access()?.country_block(facts)),
    coverage("unmanagedDownloadCoverage", |facts| facts.conditional_access()?.unmanaged_download(facts)),
    coverage("unmanagedSessionCoverage", |facts| facts.conditional_access()?.unmanaged_session(facts)),
    coverage("signInRiskCoverage", |facts| facts.conditional_access()?.sign_in_risk(facts)),
    coverage("signInRiskAgainCoverage", |facts| facts.conditional_access()?.sign_in_risk_again(facts)),
    coverage("userRiskCoverage", |facts| facts.conditional_access()?.user_risk(facts)),
    coverage("exclusions", |facts| facts.conditional_access()?.exclusions(facts)),
    coverage("policyStates", |facts| facts.conditional_access()?.states()),
    FactSpec {
        name: "policyReach",
        requires: &["conditionalAccessPolicies", "users"],
        any_of: &[],
        uses: COVERAGE_USES,
        compute: |facts| facts.conditional_access()?.policy_reach(facts),
    },
    FactSpec {
        name: "people",
        requires: &["users"],
        any_of: &[],
        uses: &[
            "roleAssignments",
            "roleDefinitions",
            "roleEligibilities",
            "groupEligibilities",
            "groups",
            "groupMembers",
            "subscribedSkus",
        ],
        compute: |facts| Ok(json!(facts.people()?.all())),
    },
    FactSpec {
        name: "admins",
        requires: &["users", "roleAssignments", "roleDefinitions"],
        any_of: &[],
        uses: &[
            "roleEligibilities",
            "groupEligibilities",
            "groups",
            "groupMembers",
            "servicePrincipals",
            "subscribedSkus",
        ],
        compute: |facts| facts.roles()?.admins(facts),
    },
    FactSpec {
        name: "globalAdministrators",
        requires: &["directoryRoles"],
        any_of: &[],
        uses: &[],
        compute: roles::global_administrators,
    },
    FactSpec {
        name: "groupDoubts",
        requires: &[],
        any_of: &[],
        uses: &["groups", "groupMembers"],
        compute: |facts| Ok(json!(facts.groups().doubts())),
    },
    FactSpec {
        name: "intuneReach",
        requires: &[],
        any_of: &[],
        uses: &intune::SOURCES,
        compute: |facts| Ok(intune::reach(facts)),
    },
    FactSpec {
        name: "sharedMailboxes",
        requires: &["users"],
        any_of: &[],
        uses: &["sharedMailboxes", "subscribedSkus", "roleAssignments", "groupMembers"],
        compute: shared_mailboxes::shared_mailboxes,
    },
    protection("antiPhishReach", &["antiPhishPolicies"], |facts| {
        mail_protection::reach(facts, &mail_protection::ANTI_PHISHING)
    }),
    protection("malwareFilterReach", &["malwareFilterPolicies"], |facts| {
        mail_protection::reach(facts, &mail_protection::MALWARE)
    }),
    protection("safeLinksReach", &["safeLinksPolicies"], |facts| {
        mail_protection::reach(facts, &mail_protection::SAFE_LINKS)
    }),
    protection("safeAttachmentReach", &["safeAttachmentPolicies"], |facts| {
        mail_protection::reach(facts, &mail_protection::SAFE_ATTACHMENTS)
    }),
    FactSpec {
        name: "capabilities",
        requires: &[],
        any_of: &[],
        uses: &["subscribedSkus"],
        compute: |facts| Ok(licences::capabilities(facts)),
    },
    FactSpec {
        name: "licences",
        requires: &["subscribedSkus", "users"],
        any_of: &[],
        uses: &[],
        compute: licences::licences,
    },
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
    /// [`FactError::Missing`] without `users`.
    pub fn people(&self) -> FactResult<&People> {
        self.people.get_or_init(|| People::read(self)).as_ref().map_err(Clone::clone)
    }

    /// Who holds which directory role.
    ///
    /// # Errors
    /// [`FactError::Missing`] without `roleAssignments`.
    pub fn roles(&self) -> FactResult<&Roles> {
        self.roles.get_or_init(|| Roles::read(self)).as_ref().map_err(Clone::clone)
    }

    /// The Conditional Access policies, parsed.
    ///
    /// # Errors
    /// [`FactError::Missing`] without `conditionalAccessPolicies`.
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
