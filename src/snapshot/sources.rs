//! The names of sources and the shape of each one's `value`.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A source's name, camelCase after the Graph resource (`conditionalAccessPolicies`)
/// or after the noun of the PowerShell cmdlet (`adminAuditLogConfig`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceName(String);

impl SourceName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SourceName {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl Borrow<str> for SourceName {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What a source's `value` looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An array of objects, each with a text at `id`.
    Collection,
    /// An array of objects without a promised key.
    Rows,
    /// One object.
    Singleton,
    /// An object whose keys are object ids.
    Map,
}

/// What is promised of a source.
#[derive(Debug, Clone, Copy)]
pub struct SourceSpec {
    /// The name in the file.
    pub name: &'static str,
    /// The shape of `value`.
    pub shape: Shape,
    /// What it is, in words for people: "the list of accounts".
    pub words: &'static str,
    /// The capability without which Microsoft does not give it, as a licence key.
    pub licence: Option<&'static str>,
}

/// Policies and rules: Microsoft's own limits lie below this (a tenant has at most 300
/// mail flow rules and 240 Conditional Access policies), and rules hold them against
/// each other.
const MOST_POLICIES: usize = 1_000;

/// What grows with people, devices, apps and days, which a file's own limits bound.
const GROWING: &[&str] = &[
    "domains",
    "users",
    "groups",
    "guestUsers",
    "directoryRoles",
    "roleAssignments",
    "roleEligibilities",
    "userRegistrationDetails",
    "signIns",
    "legacySignIns",
    "directoryAudits",
    "secureScores",
    "managedDevices",
    "servicePrincipals",
    "applications",
    "oauth2PermissionGrants",
    "appRoleAssignments",
    "alerts",
    "riskyUsers",
    "riskDetections",
    "mailboxes",
    "sharedMailboxes",
    "mailboxForwarding",
    "inboxRulesForwarding",
    "mailboxAuditBypassAssociations",
];

impl SourceSpec {
    /// What is wrong with a list of so many rows; `None` where it may be so long.
    pub(crate) fn too_many(&self, rows: usize) -> Option<String> {
        (rows > MOST_POLICIES && !GROWING.contains(&self.name))
            .then(|| format!("lists {rows} rows, more than the {MOST_POLICIES} that are read"))
    }
}

/// The promise for a source name; `None` for names of later versions.
pub fn known(name: &str) -> Option<&'static SourceSpec> {
    SOURCES.iter().find(|spec| spec.name == name)
}

/// Every source this version knows.
pub fn all() -> &'static [SourceSpec] {
    SOURCES
}

const fn spec(name: &'static str, shape: Shape, words: &'static str) -> SourceSpec {
    SourceSpec { name, shape, words, licence: None }
}

const fn with(licence: &'static str, spec: SourceSpec) -> SourceSpec {
    SourceSpec { licence: Some(licence), ..spec }
}

use Shape::{Collection, Map, Rows, Singleton};

/// Graph first, then what only PowerShell, ScubaGear or a TCM snapshot can tell.
const SOURCES: &[SourceSpec] = &[
    spec("organization", Rows, "the organization’s own entry"),
    spec("subscribedSkus", Rows, "the licenses bought"),
    spec("domains", Rows, "the domain names"),
    spec("users", Collection, "the list of accounts"),
    spec("groups", Collection, "the list of groups"),
    spec("groupMembers", Map, "who is in which group"),
    spec("guestUsers", Collection, "the list of guests"),
    spec("directoryRoles", Collection, "the administrator roles in use"),
    spec("roleDefinitions", Collection, "the administrator roles"),
    spec("roleAssignments", Collection, "who holds which administrator role"),
    with("accessReviews", spec("roleEligibilities", Rows, "who may activate an administrator role")),
    with("accessReviews", spec("groupEligibilities", Map, "who may activate membership of a group")),
    with("entraP1", spec("userRegistrationDetails", Collection, "who has set up which sign-in method")),
    spec("authenticationRequirements", Map, "the per-user MFA setting of each account"),
    with("entraP1", spec("signIns", Rows, "the sign-in log")),
    with("entraP1", spec("legacySignIns", Rows, "the non-interactive sign-ins with old protocols")),
    spec("directoryAudits", Rows, "the directory audit log"),
    with("entraP1", spec("conditionalAccessPolicies", Collection, "the Conditional Access policies")),
    with("entraP1", spec("namedLocations", Collection, "the named locations")),
    with("entraP1", spec("authenticationStrengths", Collection, "the authentication strengths")),
    spec("authenticationMethodsPolicy", Singleton, "the allowed sign-in methods"),
    spec("securityDefaults", Singleton, "the security defaults switch"),
    spec("authorizationPolicy", Singleton, "the authorization policy"),
    spec("activityBasedTimeoutPolicies", Collection, "the idle sign-out policy"),
    spec("adminConsentRequestPolicy", Singleton, "the admin consent workflow"),
    spec("crossTenantAccessDefault", Singleton, "the cross-tenant access default"),
    spec("crossTenantAccessPartners", Rows, "the cross-tenant partners"),
    spec("deviceRegistrationPolicy", Singleton, "the device registration policy"),
    spec("sharepointSettings", Singleton, "the SharePoint and OneDrive settings"),
    spec("secureScores", Rows, "Microsoft Secure Score"),
    spec("secureScoreControlProfiles", Collection, "Microsoft Secure Score’s control profiles"),
    with("intune", spec("managedDevices", Collection, "the devices in Intune")),
    with("intune", spec("deviceCompliancePolicies", Collection, "the device compliance policies")),
    with("intune", spec("deviceConfigurations", Collection, "the device configuration profiles")),
    with("intune", spec("configurationPolicies", Collection, "the settings catalog policies")),
    with("intune", spec("intents", Collection, "the endpoint security policies")),
    with("intune", spec("groupPolicyConfigurations", Collection, "the administrative templates")),
    with("intune", spec("deviceManagementSettings", Singleton, "the Intune settings")),
    with("intune", spec("iosManagedAppProtections", Collection, "the app protection policies for iOS")),
    with("intune", spec("androidManagedAppProtections", Collection, "the app protection policies for Android")),
    spec("servicePrincipals", Collection, "the apps in your Microsoft 365"),
    spec("applications", Collection, "your own app registrations"),
    spec("oauth2PermissionGrants", Rows, "the permissions granted to apps"),
    spec("permissionClassifications", Map, "which permissions count as low risk"),
    spec("appRoleAssignments", Rows, "the application permissions of apps"),
    spec("groupSettings", Rows, "the group settings"),
    spec("alerts", Collection, "the security alerts"),
    with("entraP2", spec("riskyUsers", Collection, "the accounts at risk")),
    with("entraP2", spec("riskDetections", Collection, "the risk detections")),
    with("defenderOfficeP2", spec("attackSimulations", Rows, "the attack simulations")),
    with("accessReviews", spec("accessReviews", Collection, "the access reviews")),
    spec("retentionLabels", Rows, "the retention labels"),
    spec("delegatedAdminRelationships", Collection, "the partner relationships"),
    spec("onPremisesSynchronization", Rows, "the directory synchronization"),
    spec("adminAuditLogConfig", Singleton, "the audit log switch"),
    spec("organizationConfig", Singleton, "the Exchange organization settings"),
    spec("transportConfig", Singleton, "the mail transport settings"),
    spec("transportRules", Rows, "the mail flow rules"),
    spec("remoteDomains", Rows, "the remote domains"),
    spec("hostedOutboundSpamFilterPolicies", Rows, "the outbound spam policies"),
    spec("antiPhishPolicies", Rows, "the anti-phishing policies"),
    spec("antiPhishRules", Rows, "whom the anti-phishing policies reach"),
    spec("malwareFilterRules", Rows, "whom the malware filter policies reach"),
    spec("hostedContentFilterRules", Rows, "whom the anti-spam policies reach"),
    spec("eopProtectionPolicyRules", Rows, "whom the preset policies of Exchange reach"),
    spec("atpProtectionPolicyRules", Rows, "whom the preset policies of Defender reach"),
    spec("atpBuiltInProtectionRules", Rows, "whom the built-in protection leaves out"),
    spec("authenticationPolicies", Rows, "the Exchange authentication policies"),
    spec("safeLinksPolicies", Rows, "the Safe Links policies"),
    spec("safeLinksRules", Rows, "whom the Safe Links policies reach"),
    spec("safeAttachmentRules", Rows, "whom the Safe Attachments policies reach"),
    spec("safeAttachmentPolicies", Rows, "the Safe Attachments policies"),
    spec("atpPolicyForO365", Singleton, "the Defender for Office 365 settings"),
    spec("malwareFilterPolicies", Rows, "the malware filter policies"),
    spec("hostedContentFilterPolicies", Rows, "the anti-spam policies"),
    spec("protectionAlerts", Rows, "the alert policies"),
    spec("dlpCompliancePolicies", Rows, "the data loss prevention policies"),
    spec("dlpComplianceRules", Rows, "the data loss prevention rules"),
    spec("retentionCompliancePolicies", Rows, "the retention policies"),
    spec("retentionComplianceRules", Rows, "the retention rules"),
    spec("irmConfiguration", Singleton, "the message encryption settings"),
    spec("mailboxes", Rows, "the mailboxes"),
    spec("sharedMailboxes", Rows, "the shared mailboxes"),
    spec("mailboxForwarding", Rows, "the mailboxes that forward"),
    spec("inboxRulesForwarding", Rows, "the inbox rules that forward"),
    spec("mailboxAuditBypassAssociations", Rows, "the accounts left out of mailbox auditing"),
    spec("unifiedAuditLogRetentionPolicies", Rows, "the audit retention policies"),
    spec("owaMailboxPolicies", Rows, "the Outlook on the web policies"),
    spec("sharingPolicies", Rows, "the calendar sharing policies"),
    spec("dkimSigningConfigs", Rows, "the DKIM settings"),
    spec("dnsRecords", Rows, "the mail records in DNS"),
    spec("inboundConnectors", Rows, "the inbound connectors"),
    spec("outboundConnectors", Rows, "the outbound connectors"),
    spec("spoTenant", Singleton, "the detailed SharePoint settings"),
    spec("spoSyncRestriction", Singleton, "the limits on OneDrive sync"),
    spec("teamsFederationConfiguration", Singleton, "the Teams external access settings"),
    spec("teamsMessagingPolicies", Rows, "the Teams messaging policies"),
    spec("teamsMeetingPolicies", Rows, "the Teams meeting policies"),
    spec("teamsClientConfiguration", Singleton, "the Teams client settings"),
];
