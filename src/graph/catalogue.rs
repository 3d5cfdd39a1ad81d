//! What is read from Microsoft Graph, as data: one entry a call.
//!
//! `triage sources` prints it, the collector works it off, the consent screen
//! lists it. Paths, versions, properties and permissions follow Microsoft's
//! reference pages; every call is a GET.

use serde::Serialize;

/// The two versions of Microsoft Graph. A `$batch` holds calls of one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Version {
    /// The stable version.
    #[serde(rename = "v1.0")]
    V1,
    /// For what v1.0 does not have.
    #[serde(rename = "beta")]
    Beta,
}

/// Services that Graph throttles apart from each other.
/// Limits: <https://learn.microsoft.com/graph/throttling-limits>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Service {
    /// Users, groups, roles, apps, policies outside Conditional Access.
    Directory,
    /// Lists of accounts with `signInActivity`: ten a minute.
    SignInActivity,
    /// Conditional Access and identity protection: one a second for the whole tenant, and no `Retry-After`.
    Protection,
    /// Sign-in and audit logs, registration details: five in ten seconds.
    Reports,
    /// Intune.
    Intune,
    /// Alerts and Secure Score.
    Security,
    /// SharePoint settings, records management and all else.
    Other,
}

/// A set of permissions that a person can leave out as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ConsentSet {
    /// Accounts, roles, policies, sharing, Secure Score.
    Core,
    /// Intune: computers, phones, their policies.
    Devices,
    /// Alerts, risky accounts, risk detections, attack simulations.
    Threats,
    /// Access reviews, retention labels, partners.
    Governance,
}

/// A delegated permission: `User.Read`. Only read permissions exist here.
pub type Scope = &'static str;

/// How a call's answers become the source's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Reads {
    /// One object.
    Object,
    /// A list, page after page.
    Pages,
    /// One call for each object of another source, where the path has `{id}`; the source
    /// becomes a map from that id to the answer (its rows where the answer is a list).
    MapOf {
        /// Whose ids.
        each: Each,
    },
    /// One call for each object of another source; the rows of all answers, joined.
    RowsOf {
        /// Whose ids.
        each: Each,
    },
    /// One call for each row of a source read before; the answer is put into that row
    /// under a property.
    Into {
        /// The source whose rows are completed.
        each: Each,
        /// The property that takes the answer.
        property: &'static str,
    },
}

/// The objects a call is made for, one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Each {
    /// Groups that Conditional Access policies name, that hold a role, or that
    /// other policies name: the groups whose members matter.
    NamedGroups,
    /// Enabled member accounts.
    EnabledMembers,
    /// Apps that hold application permissions and are not Microsoft's own.
    OtherApps,
    /// Windows computers in Intune.
    WindowsDevices,
}

/// One call.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// The source it fills, a name of [`crate::snapshot::sources`].
    pub source: &'static str,
    /// The version.
    pub version: Version,
    /// The path, with `{id}` where it is called for each object of another source.
    pub path: &'static str,
    /// The query, without its question mark; empty where there is none.
    pub query: &'static str,
    /// How the answers become the value.
    pub reads: Reads,
    /// All of these must be granted.
    pub scopes: &'static [Scope],
    /// The set whose consent brings the scopes.
    pub set: ConsentSet,
    /// Microsoft Entra roles any one of which is enough, least first.
    pub roles: &'static [&'static str],
    /// The capability of [`crate::facts::licences`] without which Graph refuses.
    pub licence: Option<&'static str>,
    /// Who throttles it.
    pub service: Service,
    /// Properties of a row that are kept, where a row tells about a person more than rules
    /// need (`status.errorCode` keeps one inside another); empty: all are kept.
    pub keep: &'static [&'static str],
}

/// Every call, in the order of their importance for a report.
pub const CALLS: &[Call] = &[];
