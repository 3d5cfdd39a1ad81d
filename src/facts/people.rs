//! The accounts of a tenant: `users` of Microsoft Graph
//! (<https://learn.microsoft.com/graph/api/resources/user>).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::person::PERSON;
use super::raw::{boolean, is_guid, text};
use super::roles::Held;
use super::shape::Shape;
use super::{FactError, FactResult, Facts, Tri};
use crate::capabilities::{InForce, Owned, plans_by_product};
use crate::time::Utc;

/// A kind of guest, as Conditional Access tells them apart
/// (<https://learn.microsoft.com/entra/external-id/authentication-conditional-access>).
/// The class is a heuristic over `userType` and the account's origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum GuestType {
    /// An account of this tenant whose type is Guest.
    InternalGuest,
    /// Invited from outside, type Guest.
    B2bCollaborationGuest,
    /// Invited from outside, type Member.
    B2bCollaborationMember,
}

/// One account.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Object id.
    pub id: String,
    /// Display name; the sign-in name or id where there is none.
    pub name: String,
    /// User principal name.
    pub upn: String,
    /// Primary mail address; empty where none.
    pub mail: String,
    /// Whether it can sign in; null where not known.
    pub enabled: Option<bool>,
    /// `userType` is Guest.
    pub guest: bool,
    /// Whether it was read of which type it is. The oldest accounts have none; they are the
    /// tenant's own where their sign-in name does not say otherwise.
    pub type_known: bool,
    /// The kind of guest, null for members of the tenant's own.
    pub guest_type: Option<GuestType>,
    /// Whether nothing read tells if a guest comes from outside.
    #[serde(skip)]
    pub origin_unknown: bool,
    /// Whether any licence is assigned; null where not known.
    pub licensed: Option<bool>,
    /// Capabilities its licences bring (keys of the licence table), disabled plans left out.
    pub capabilities: BTreeSet<&'static str>,
    /// Capabilities that its licences may bring beside these: plans of which it is not known
    /// what they bring, or whether they are in force.
    pub possible_capabilities: BTreeSet<&'static str>,
    /// Names of the directory roles it holds now.
    pub roles: BTreeSet<String>,
    /// Names of the directory roles it may activate.
    pub eligible: BTreeSet<String>,
    /// Mastered by an on-premises directory.
    pub synced: Option<bool>,
    /// The account directory synchronization itself signs in with.
    pub sync_account: bool,
    /// Whole days since the account was last used: the last sign-in that succeeded; null
    /// where none is on record (Microsoft keeps it since December 2023).
    pub days_since_use: Option<i64>,
    /// The same, for whoever asks by the older name.
    pub days_since_sign_in: Option<i64>,
    /// Whole days since somebody last tried to sign in, with success or without. Nobody has
    /// used the account since then.
    pub days_since_attempt: Option<i64>,
    /// Whether `daysSinceUse` tells: false where attempts are on record and none is said to
    /// have succeeded, or nothing was read.
    pub use_known: bool,
    /// Whether sign-ins were read at all.
    pub sign_in_known: bool,
    /// Whole days since creation; null where not known.
    pub days_since_created: Option<i64>,
    /// Declared an emergency account in the profile.
    pub emergency: bool,
}

/// The fact `people`; what each field tells stands at [`Person`] as well.
pub(super) const PEOPLE: Shape = Shape::List(&PERSON);

/// Every account.
#[derive(Debug)]
pub struct People {
    all: Vec<Person>,
    index: BTreeMap<String, usize>,
}

impl People {
    pub(super) fn read(facts: &Facts<'_>) -> FactResult<Self> {
        let skus = plans_by_product(facts.rows("subscribedSkus").unwrap_or_default());
        let roles = facts.roles().ok();
        let users = facts.rows("users")?;
        if users.is_empty() {
            // Whoever read the list is in it. Rules would find nobody to cover.
            let problem = "it is empty, and every tenant has an account".to_owned();
            return Err(FactError::Malformed { path: "sources.users".to_owned(), problem });
        }
        let mut all: Vec<Person> = users.iter().map(|user| person(facts, user, &skus, roles)).collect();
        all.sort_by(|left, right| (&left.name, &left.id).cmp(&(&right.name, &right.id)));
        let index = all.iter().enumerate().map(|(position, person)| (person.id.to_lowercase(), position)).collect();
        Ok(Self { all, index })
    }

    /// Every account, by name.
    pub fn all(&self) -> &[Person] {
        &self.all
    }

    /// The account with an object id, whatever its case.
    pub fn get(&self, id: &str) -> Option<&Person> {
        self.index.get(&id.to_lowercase()).map(|position| &self.all[*position])
    }
}

/// Whether an account is there to synchronize directories and for nothing else: somebody
/// who works with it has a licence, or another role that matters.
fn is_sync_account(held: &[Held], licensed: Option<bool>) -> bool {
    let no_other = |role: &Held| role.is_for_synchronization() || !role.is_privileged();
    licensed == Some(false) && held.iter().any(Held::is_for_synchronization) && held.iter().all(no_other)
}

fn person(
    facts: &Facts<'_>,
    user: &Value,
    skus: &BTreeMap<String, BTreeMap<String, InForce>>,
    roles: Option<&super::Roles>,
) -> Person {
    let now = facts.snapshot().taken_at;
    let id = text(user, "id").to_owned();
    let upn = text(user, "userPrincipalName").to_owned();
    let name = [text(user, "displayName"), &upn, &id].into_iter().find(|name| !name.trim().is_empty());
    let held = roles.map(|roles| roles.held_by(&id)).unwrap_or_default();
    let licensed = user.get("assignedLicenses").and_then(Value::as_array).map(|licences| !licences.is_empty());
    let may_activate = roles.map(|roles| roles.eligible_for(&id)).unwrap_or_default();
    let owned = Owned::of_user(user, skus);
    let activity = user.get("signInActivity").filter(|activity| activity.is_object());
    let days = |keys: &[&str]| activity.and_then(|activity| latest(activity, keys)).map(|time| now.days_since(time));
    let (used, tried) = (days(&SUCCESSES), days(&ATTEMPTS));
    let mut person = Person {
        name: name.unwrap_or_default().to_owned(),
        mail: text(user, "mail").to_owned(),
        enabled: boolean(user, "accountEnabled"),
        guest: text(user, "userType").eq_ignore_ascii_case("guest"),
        type_known: is_type_known(user, &upn),
        guest_type: guest_type(user, &upn),
        origin_unknown: ORIGIN.iter().all(|key| user.get(key).is_none()) && !upn.to_ascii_uppercase().contains("#EXT#"),
        licensed,
        capabilities: owned.has,
        possible_capabilities: owned.perhaps,
        sync_account: is_sync_account(&held, licensed)
            || (!is_guid(&upn) && upn.to_ascii_lowercase().starts_with("sync_") && roles.is_none()),
        roles: held.into_iter().map(|role| role.name).collect(),
        eligible: may_activate.into_iter().map(|role| role.name).collect(),
        synced: boolean(user, "onPremisesSyncEnabled"),
        days_since_use: used,
        days_since_sign_in: used,
        days_since_attempt: tried,
        use_known: activity.is_some() && (used.is_some() || tried.is_none()),
        sign_in_known: activity.is_some(),
        days_since_created: Utc::parse(text(user, "createdDateTime")).map(|time| now.days_since(time)),
        emergency: false,
        id,
        upn,
    };
    person.emergency = facts.is_emergency(&person);
    person
}

/// The sign-ins that succeeded. The other times are those of attempts, failed ones among them
/// (<https://learn.microsoft.com/graph/api/resources/signinactivity>).
const SUCCESSES: [&str; 1] = ["lastSuccessfulSignInDateTime"];

/// Everything that is on record of somebody's trying.
const ATTEMPTS: [&str; 3] = ["lastSignInDateTime", "lastNonInteractiveSignInDateTime", "lastSuccessfulSignInDateTime"];

/// The latest of some times. Graph sends `0001-01-01T00:00:00Z` for never.
fn latest(activity: &Value, keys: &[&str]) -> Option<Utc> {
    let times = keys.iter().map(|key| text(activity, key)).filter(|time| !time.starts_with("0001-"));
    times.filter_map(Utc::parse).max()
}

/// Accounts made before Microsoft knew guests have no type, and are members
/// (<https://learn.microsoft.com/entra/external-id/user-properties>).
fn is_type_known(user: &Value, upn: &str) -> bool {
    match user.get("userType") {
        Some(Value::String(kind)) => ["member", "guest"].iter().any(|known| kind.eq_ignore_ascii_case(known)),
        Some(Value::Null) => true,
        _ => upn.to_ascii_uppercase().contains("#EXT#"),
    }
}

/// Properties that tell whether an account comes from outside.
const ORIGIN: [&str; 3] = ["creationType", "externalUserState", "identities"];

fn guest_type(user: &Value, upn: &str) -> Option<GuestType> {
    let external = upn.to_ascii_uppercase().contains("#EXT#")
        || text(user, "creationType") == "Invitation"
        || !text(user, "externalUserState").is_empty();
    match (external, text(user, "userType").eq_ignore_ascii_case("guest")) {
        (true, true) => Some(GuestType::B2bCollaborationGuest),
        (true, false) => Some(GuestType::B2bCollaborationMember),
        (false, true) => Some(GuestType::InternalGuest),
        (false, false) => None,
    }
}

impl Person {
    /// Whether the account can sign in.
    pub fn is_enabled(&self) -> Tri {
        self.enabled.into()
    }

    /// Whether the account is of a kind of guest, by the member of Graph's flag
    /// enum `conditionalAccessGuestOrExternalUserTypes`.
    pub fn is_guest_kind(&self, flag: &str) -> Tri {
        let own = match self.guest_type {
            None => return Tri::No,
            Some(GuestType::InternalGuest) => "internalGuest",
            Some(GuestType::B2bCollaborationGuest) => "b2bCollaborationGuest",
            Some(GuestType::B2bCollaborationMember) => "b2bCollaborationMember",
        };
        match flag {
            "internalGuest" | "b2bCollaborationGuest" if self.guest && self.origin_unknown => Tri::Maybe,
            flag => (flag == own).into(),
        }
    }
}
