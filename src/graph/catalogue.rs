//! What is read from Microsoft Graph, as data: one entry a call.
//!
//! `triage sources` prints it, the collector works it off, the consent screen
//! lists it. Paths, versions, properties and permissions follow Microsoft's
//! reference pages; every call is a GET.

use serde::Serialize;

use crate::sign_in::Cloud;

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

impl Version {
    /// The part of the address.
    pub fn path(self) -> &'static str {
        match self {
            Version::V1 => "v1.0",
            Version::Beta => "beta",
        }
    }
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
    /// Sign-in methods of single accounts. Their family is documented with five in ten seconds,
    /// the call that is made here is not named: it is asked as fast as the directory until it
    /// is refused for the first time, and as the documents say from then on.
    Methods,
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
    /// Access reviews, who may join a role's group, partners.
    Governance,
}

impl ConsentSet {
    /// Every set, in the order of the screen.
    pub const ALL: [ConsentSet; 4] =
        [ConsentSet::Core, ConsentSet::Devices, ConsentSet::Threats, ConsentSet::Governance];
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
    /// One call for each object of another source, where the path or query has `{id}`; the
    /// source becomes a map from that id to the answer (the ids of its rows where the answer
    /// is a list).
    MapOf {
        /// Whose ids.
        each: Each,
    },
    /// The same; the source becomes a map from that id to the rows of the answer.
    ListsOf {
        /// Whose ids.
        each: Each,
    },
    /// One call for each object of another source; the rows of all answers, joined.
    RowsOf {
        /// Whose ids.
        each: Each,
    },
    /// One call for each row of a source read before; the answer (its rows where it is a
    /// list) is put into that row under a property.
    Into {
        /// The source whose rows are completed.
        each: Each,
        /// The property that takes the answer.
        property: &'static str,
    },
}

impl Reads {
    /// The objects it is called for, one by one.
    #[cfg(feature = "collect")]
    pub(super) fn each(self) -> Option<Each> {
        match self {
            Reads::Object | Reads::Pages => None,
            Reads::MapOf { each } | Reads::ListsOf { each } | Reads::RowsOf { each } | Reads::Into { each, .. } => {
                Some(each)
            }
        }
    }

    /// Whether the answers are kept by the id they were asked for.
    #[cfg(feature = "collect")]
    pub(super) fn makes_map(self) -> bool {
        matches!(self, Reads::MapOf { .. } | Reads::ListsOf { .. } | Reads::Into { .. })
    }
}

/// The objects a call is made for, one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Each {
    /// Every group, and those that policies or roles name beyond the list (they may be deleted).
    Groups,
    /// Accounts that are not blocked, guests included.
    EnabledAccounts,
    /// Apps that hold application permissions and are not Microsoft's own.
    OtherApps,
    /// Windows computers in Intune.
    WindowsDevices,
    /// Groups that may hold an administrator role.
    RoleGroups,
    /// The services whose permissions reach mail, files and the directory.
    ContentServices,
    /// Settings catalog policies whose list of settings goes on elsewhere.
    CutPolicies,
    /// Endpoint security policies.
    Intents,
    /// Administrative templates.
    Templates,
    /// Access reviews that came without their rounds.
    Reviews,
}

/// When a further call for a source is made. All of them need that the calls before it
/// brought nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Instead {
    /// Whatever the reason.
    OfNothing,
    /// Where the call before was not understood (400): it has an option that no document promises.
    OfBadRequest,
    /// Where the call before failed; not where a permission, role or plan is missing, for
    /// then this one is refused as well.
    OfFailure,
}

/// How much of a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Extent {
    /// All of it.
    Whole,
    /// The first page, which holds what is needed.
    FirstPage,
    /// So many pages; where there are more the source is read in part.
    Pages(usize),
}

/// What must be the case for a call to be made at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Only {
    /// Nothing.
    Always,
    /// Accounts come from a local directory. Where none do the answer is known to be empty.
    WhereSynced,
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
    /// The query, without its question mark; empty where there is none. `{daysAgo:30}`
    /// stands for the time so many days before now, as RFC 3339.
    pub query: &'static str,
    /// How the answers become the value.
    pub reads: Reads,
    /// All of these must be granted.
    pub scopes: &'static [Scope],
    /// The set whose consent brings the scopes.
    pub set: ConsentSet,
    /// Microsoft Entra roles any one of which is enough, least first.
    pub roles: &'static [&'static str],
    /// The capability of [`crate::capabilities`] without which Graph refuses.
    pub licence: Option<&'static str>,
    /// Who throttles it.
    pub service: Service,
    /// Properties of a row that are kept, where a row tells about a person more than rules
    /// need (`status.errorCode` keeps one inside another); empty: all are kept.
    pub keep: &'static [&'static str],
    /// When it is made, where another call for the same source stands before it.
    pub instead: Instead,
    /// What it answers is known to leave something out.
    pub partial: bool,
    /// Clouds that do not have it.
    pub absent: &'static [Cloud],
    /// What must be the case for it to be made.
    pub only: Only,
    /// How many of its pages are read.
    pub extent: Extent,
    /// What it costs of the directory's units.
    pub units: u32,
    /// Capabilities without any of which it is refused, though no document says so.
    pub refused_without: &'static [&'static str],
}

impl Call {
    /// Whether a cloud has it.
    pub fn exists_in(&self, cloud: Cloud) -> bool {
        !self.absent.contains(&cloud)
    }
}

/// The cloud that 21Vianet operates.
const CHINA: &[Cloud] = &[Cloud::China];
/// All but the public cloud.
const NATIONAL: &[Cloud] = &[Cloud::GccHigh, Cloud::Dod, Cloud::China];

/// Any reader of the directory.
const DIRECTORY: &[&str] = &["Directory Readers", "Global Reader"];
/// Readers of policies.
const POLICY: &[&str] = &["Global Reader", "Security Reader", "Security Administrator"];
/// Readers of Conditional Access.
const ACCESS: &[&str] =
    &["Security Reader", "Global Reader", "Security Administrator", "Conditional Access Administrator"];
/// Readers of sign-in and audit logs.
const LOGS: &[&str] = &["Reports Reader", "Security Reader", "Global Reader", "Security Administrator"];
/// Readers of what the security service holds itself: Secure Score and alerts.
/// <https://learn.microsoft.com/graph/security-authorization>
const SECURITY_SERVICE: &[&str] = &["Security Reader", "Security Administrator"];
/// Readers of risks and eligible roles.
const SECURITY: &[&str] = &["Security Reader", "Global Reader", "Security Operator", "Security Administrator"];
/// Readers of Intune; Intune's own roles are not Entra roles and do not show.
const INTUNE: &[&str] = &["Global Reader", "Intune Administrator"];

/// What is kept of who holds a role, or may.
const HOLDER: &[&str] = &[
    "id",
    "principalId",
    "roleDefinitionId",
    "directoryScopeId",
    "principal.@odata.type",
    "principal.id",
    "principal.displayName",
];

const ALL_OF_DIRECTORY: &[Scope] = &["Directory.Read.All"];
const ALL_POLICIES: &[Scope] = &["Policy.Read.All"];
const ROLES: &[Scope] = &["RoleManagement.Read.Directory"];
const INTUNE_POLICIES: &[Scope] = &["DeviceManagementConfiguration.Read.All"];
const INTUNE_DEVICES: &[Scope] = &["DeviceManagementManagedDevices.Read.All"];
const INTUNE_APPS: &[Scope] = &["DeviceManagementApps.Read.All"];

/// A list from the directory; the other calls say where they differ.
pub(super) const LIST: Call = Call {
    source: "",
    version: Version::V1,
    path: "",
    query: "",
    reads: Reads::Pages,
    scopes: ALL_OF_DIRECTORY,
    set: ConsentSet::Core,
    roles: DIRECTORY,
    licence: None,
    service: Service::Directory,
    keep: &[],
    instead: Instead::OfNothing,
    partial: false,
    absent: &[],
    only: Only::Always,
    extent: Extent::Whole,
    units: 1,
    refused_without: &[],
};

/// One object that holds settings.
const POLICY_OBJECT: Call = Call { reads: Reads::Object, scopes: ALL_POLICIES, roles: POLICY, ..LIST };

/// Conditional Access and what it refers to. Without Entra ID P1 there is none.
const ACCESS_LIST: Call =
    Call { scopes: ALL_POLICIES, roles: ACCESS, licence: Some("entraP1"), service: Service::Protection, ..LIST };

/// The policies of Conditional Access.
const ACCESS_POLICIES: Call =
    Call { source: "conditionalAccessPolicies", path: "/identity/conditionalAccess/policies", ..ACCESS_LIST };

/// What Intune holds.
const INTUNE_LIST: Call = Call {
    scopes: INTUNE_POLICIES,
    set: ConsentSet::Devices,
    roles: INTUNE,
    licence: Some("intune"),
    service: Service::Intune,
    ..LIST
};

/// Policies of Intune as beta tells them: v1.0 hides the filter of an assignment.
/// <https://learn.microsoft.com/graph/api/resources/intune-shared-deviceandappmanagementassignmenttarget>
const INTUNE_POLICY: Call = Call { version: Version::Beta, query: "$expand=assignments", ..INTUNE_LIST };

const COMPLIANCE: Call =
    Call { source: "deviceCompliancePolicies", path: "/deviceManagement/deviceCompliancePolicies", ..INTUNE_POLICY };
const PROFILES: Call =
    Call { source: "deviceConfigurations", path: "/deviceManagement/deviceConfigurations", ..INTUNE_POLICY };
const IOS_APPS: Call = Call {
    source: "iosManagedAppProtections",
    path: "/deviceAppManagement/iosManagedAppProtections",
    scopes: INTUNE_APPS,
    ..INTUNE_POLICY
};
const ANDROID_APPS: Call = Call {
    source: "androidManagedAppProtections",
    path: "/deviceAppManagement/androidManagedAppProtections",
    scopes: INTUNE_APPS,
    ..INTUNE_POLICY
};
const SERVICE_PRINCIPALS: Call = Call { source: "servicePrincipals", path: "/servicePrincipals", ..LIST };
const REGISTRATIONS: Call = Call {
    source: "userRegistrationDetails",
    path: "/reports/authenticationMethods/userRegistrationDetails",
    scopes: &["AuditLog.Read.All"],
    roles: LOGS,
    licence: Some("entraP1"),
    service: Service::Reports,
    ..LIST
};
const GRANTS: Call = Call { source: "oauth2PermissionGrants", path: "/oauth2PermissionGrants", ..LIST };
const SCORES: Call = Call {
    source: "secureScores",
    path: "/security/secureScores",
    scopes: &["SecurityEvents.Read.All"],
    roles: SECURITY_SERVICE,
    service: Service::Security,
    keep: &[
        "id",
        "createdDateTime",
        "controlScores.controlName",
        "controlScores.score",
        "controlScores.scoreInPercentage",
        "controlScores.lastSynced",
    ],
    absent: CHINA,
    ..LIST
};
// Reviews of roles are not shown to a Global Reader; pages hold a hundred:
// https://learn.microsoft.com/graph/api/accessreviewset-list-definitions
const REVIEWS: Call = Call {
    source: "accessReviews",
    path: "/identityGovernance/accessReviews/definitions",
    scopes: &["AccessReview.Read.All"],
    set: ConsentSet::Governance,
    roles: &["Security Reader", "Identity Governance Administrator", "Security Administrator"],
    licence: Some("accessReviews"),
    service: Service::Other,
    keep: &[
        "id",
        "displayName",
        "status",
        "scope",
        "instanceEnumerationScope",
        "reviewers",
        "stageSettings.reviewers",
        "settings.recurrence",
        "instances.id",
        "instances.status",
        "instances.endDateTime",
    ],
    ..LIST
};

/// What is asked in v1.0 where beta fails: it answers, and leaves something out unseen.
const fn in_v1(call: Call) -> Call {
    Call { version: Version::V1, instead: Instead::OfFailure, partial: true, ..call }
}

/// The same call without the options that no document promises.
const fn plain(query: &'static str, call: Call) -> Call {
    Call { query, instead: Instead::OfBadRequest, ..call }
}

/// What Microsoft noticed. Each call names its own permission.
const THREAT_LIST: Call = Call {
    scopes: &["SecurityAlert.Read.All"],
    set: ConsentSet::Threats,
    roles: SECURITY,
    service: Service::Security,
    ..LIST
};

/// Every call, in the order of their importance for a report.
///
/// Where a source has several, the first one that brings something fills it, and the
/// next is made only where the ones before bring nothing: `users` is asked for without
/// the last sign-in where a tenant has no Entra ID P1. ([`Reads::Into`] only adds to rows.)
pub const CALLS: &[Call] = &[
    Call {
        source: "organization",
        path: "/organization",
        query: "$select=id,displayName,verifiedDomains,onPremisesSyncEnabled",
        ..LIST
    },
    // $select is all that this list supports: https://learn.microsoft.com/graph/api/subscribedsku-list
    Call {
        source: "subscribedSkus",
        path: "/subscribedSkus",
        query: "$select=id,skuId,skuPartNumber,capabilityStatus,servicePlans",
        units: 2,
        ..LIST
    },
    // At most 500 rows a page with signInActivity, which needs Entra ID P1 and a second permission:
    // https://learn.microsoft.com/graph/api/user-list
    Call {
        source: "users",
        path: "/users",
        query: "$select=id,displayName,userPrincipalName,mail,mailNickname,accountEnabled,userType,creationType,\
                externalUserState,createdDateTime,assignedLicenses,assignedPlans,onPremisesSyncEnabled,signInActivity\
                &$top=500",
        scopes: &["Directory.Read.All", "AuditLog.Read.All"],
        licence: Some("entraP1"),
        service: Service::SignInActivity,
        ..LIST
    },
    Call {
        source: "users",
        path: "/users",
        query: "$select=id,displayName,userPrincipalName,mail,mailNickname,accountEnabled,userType,creationType,\
                externalUserState,createdDateTime,assignedLicenses,assignedPlans,onPremisesSyncEnabled&$top=999",
        ..LIST
    },
    // v1.0 leaves out, without a sign, policies that use what only beta has. $select is not promised
    // here, and conditions nest deeply:
    // https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies
    Call { version: Version::Beta, ..ACCESS_POLICIES },
    in_v1(ACCESS_POLICIES),
    Call { source: "securityDefaults", path: "/policies/identitySecurityDefaultsEnforcementPolicy", ..POLICY_OBJECT },
    Call {
        source: "roleDefinitions",
        path: "/roleManagement/directory/roleDefinitions",
        query: "$select=id,displayName,templateId,isBuiltIn",
        scopes: ROLES,
        ..LIST
    },
    // The older list of directory roles shows no more than twenty members of each, without a sign
    // that there are more, so nothing falls back on it: https://learn.microsoft.com/graph/api/directoryrole-list
    Call {
        source: "roleAssignments",
        path: "/roleManagement/directory/roleAssignments",
        query: "$expand=principal",
        scopes: ROLES,
        keep: HOLDER,
        ..LIST
    },
    // Needs Entra ID P2 or ID Governance, as access reviews do:
    // https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances
    Call {
        source: "roleEligibilities",
        path: "/roleManagement/directory/roleEligibilityScheduleInstances",
        query: "$expand=principal",
        scopes: ROLES,
        roles: SECURITY,
        licence: Some("accessReviews"),
        keep: HOLDER,
        ..LIST
    },
    Call {
        source: "groups",
        path: "/groups",
        query: "$select=id,displayName,mailNickname,groupTypes,visibility,membershipRule,\
                membershipRuleProcessingState,isAssignableToRole,resourceProvisioningOptions&$top=999",
        ..LIST
    },
    // Without Member.Read.Hidden a group with hidden membership answers with an empty list; facts
    // look at its visibility: https://learn.microsoft.com/graph/api/group-list-transitivemembers
    Call {
        source: "groupMembers",
        path: "/groups/{id}/transitiveMembers",
        query: "$select=id&$top=999",
        reads: Reads::MapOf { each: Each::Groups },
        units: 4,
        ..LIST
    },
    // Only groups that may hold a role; the list wants a group or a person in its filter:
    // https://learn.microsoft.com/graph/api/privilegedaccessgroup-list-eligibilityscheduleinstances
    Call {
        source: "groupEligibilities",
        path: "/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
        query: "$filter=groupId eq '{id}'",
        reads: Reads::ListsOf { each: Each::RoleGroups },
        scopes: &["PrivilegedEligibilitySchedule.Read.AzureADGroup"],
        set: ConsentSet::Governance,
        roles: &["Global Reader", "Privileged Role Administrator"],
        licence: Some("accessReviews"),
        service: Service::Other,
        ..LIST
    },
    Call { source: "namedLocations", path: "/identity/conditionalAccess/namedLocations", ..ACCESS_LIST },
    // Not among the resources that share the one call a second:
    // https://learn.microsoft.com/graph/throttling-limits#identity-protection-and-conditional-access-service-limits
    Call {
        source: "authenticationStrengths",
        path: "/policies/authenticationStrengthPolicies",
        roles: &["Security Reader", "Security Administrator", "Conditional Access Administrator"],
        service: Service::Directory,
        ..ACCESS_LIST
    },
    // Takes no query options: https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get
    Call {
        source: "authenticationMethodsPolicy",
        path: "/policies/authenticationMethodsPolicy",
        roles: &["Global Reader", "Authentication Policy Administrator"],
        absent: CHINA,
        ..POLICY_OBJECT
    },
    // Only beta shows the per-user MFA setting: https://learn.microsoft.com/graph/api/authentication-get
    Call {
        source: "authenticationRequirements",
        version: Version::Beta,
        path: "/users/{id}/authentication/requirements",
        reads: Reads::MapOf { each: Each::EnabledAccounts },
        scopes: ALL_POLICIES,
        roles: &["Global Reader", "Authentication Policy Administrator"],
        service: Service::Methods,
        ..LIST
    },
    // The documents promise $filter and $orderby.
    Call {
        query: "$select=id,userPrincipalName,userDisplayName,isMfaCapable,isMfaRegistered,methodsRegistered",
        ..REGISTRATIONS
    },
    plain(
        "",
        Call {
            keep: &[
                "id",
                "userPrincipalName",
                "userDisplayName",
                "isMfaCapable",
                "isMfaRegistered",
                "methodsRegistered",
            ],
            ..REGISTRATIONS
        },
    ),
    Call { source: "authorizationPolicy", path: "/policies/authorizationPolicy", ..POLICY_OBJECT },
    Call {
        source: "sharepointSettings",
        path: "/admin/sharepoint/settings",
        scopes: &["SharePointTenantSettings.Read.All"],
        roles: &["Global Reader", "SharePoint Administrator"],
        service: Service::Other,
        ..POLICY_OBJECT
    },
    // The newest entry is a day or two old. The documents promise `eq` alone as a filter; without one
    // the first page begins with the newest: https://learn.microsoft.com/graph/api/security-list-securescores
    Call { query: "$filter=createdDateTime ge {daysAgo:4}", ..SCORES },
    Call { extent: Extent::FirstPage, ..plain("$top=4", SCORES) },
    Call {
        source: "secureScoreControlProfiles",
        path: "/security/secureScoreControlProfiles",
        scopes: &["SecurityEvents.Read.All"],
        roles: SECURITY_SERVICE,
        absent: CHINA,
        service: Service::Security,
        // Each change of state also names the administrator who made it.
        keep: &["id", "title", "maxScore", "controlStateUpdates.state"],
        ..LIST
    },
    Call {
        source: "activityBasedTimeoutPolicies",
        path: "/policies/activityBasedTimeoutPolicies",
        query: "$select=id,displayName,definition,isOrganizationDefault",
        scopes: ALL_POLICIES,
        roles: POLICY,
        ..LIST
    },
    Call { source: "domains", path: "/domains", query: "$select=id,isVerified", ..LIST },
    Call { source: "groupSettings", path: "/groupSettings", query: "$select=id,displayName,templateId,values", ..LIST },
    // Verified publishers exist in the public cloud alone.
    Call {
        query: "$select=id,appId,displayName,appOwnerOrganizationId,accountEnabled,verifiedPublisher,appRoles&$top=999",
        absent: NATIONAL,
        ..SERVICE_PRINCIPALS
    },
    Call {
        query: "$select=id,appId,displayName,appOwnerOrganizationId,accountEnabled,appRoles&$top=999",
        absent: &[Cloud::Global],
        ..SERVICE_PRINCIPALS
    },
    // What people may let apps do by themselves depends on what counts as low:
    // https://learn.microsoft.com/graph/api/serviceprincipal-list-delegatedpermissionclassifications
    Call {
        source: "permissionClassifications",
        path: "/servicePrincipals/{id}/delegatedPermissionClassifications",
        reads: Reads::ListsOf { each: Each::ContentServices },
        ..LIST
    },
    // The documents promise `$filter` alone.
    Call { query: "$select=id,clientId,consentType,scope&$top=999", ..GRANTS },
    plain("", Call { keep: &["id", "clientId", "consentType", "scope"], units: 2, ..GRANTS }),
    Call {
        source: "appRoleAssignments",
        path: "/servicePrincipals/{id}/appRoleAssignments",
        query: "$select=id,principalId,principalType,resourceId,appRoleId",
        reads: Reads::RowsOf { each: Each::OtherApps },
        units: 2,
        ..LIST
    },
    Call {
        source: "crossTenantAccessPartners",
        path: "/policies/crossTenantAccessPolicy/partners",
        query: "$select=tenantId,isServiceProvider",
        scopes: ALL_POLICIES,
        roles: POLICY,
        ..LIST
    },
    // Microsoft keeps thirty days, and rules need three weeks that may begin with a week-end. $select
    // is not supported: https://learn.microsoft.com/graph/api/signin-list
    Call {
        source: "signIns",
        path: "/auditLogs/signIns",
        query: "$filter=createdDateTime ge {daysAgo:30}&$top=1000",
        scopes: &["AuditLog.Read.All"],
        roles: LOGS,
        licence: Some("entraP1"),
        service: Service::Reports,
        keep: &[
            "id",
            "createdDateTime",
            "userId",
            "userDisplayName",
            "userPrincipalName",
            "clientAppUsed",
            "status.errorCode",
            "deviceDetail.deviceId",
            "deviceDetail.displayName",
            "deviceDetail.operatingSystem",
            "deviceDetail.isManaged",
        ],
        ..LIST
    },
    // The list above holds interactive sign-ins only, and programs with old protocols sign in without
    // a person. Asked for are those that succeeded, so that a flood of guesses does not make it long:
    // https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta
    Call {
        source: "legacySignIns",
        version: Version::Beta,
        path: "/auditLogs/signIns",
        query: "$filter=createdDateTime ge {daysAgo:30} and status/errorCode eq 0 \
                and signInEventTypes/any(t: t eq 'nonInteractiveUser') \
                and (clientAppUsed eq 'Authenticated SMTP' or clientAppUsed eq 'AutoDiscover' \
                or clientAppUsed eq 'Exchange ActiveSync' or clientAppUsed eq 'Exchange Online PowerShell' \
                or clientAppUsed eq 'Exchange Web Services' or clientAppUsed eq 'IMAP' \
                or clientAppUsed eq 'IMAP4' or clientAppUsed eq 'MAPI Over HTTP' \
                or clientAppUsed eq 'Offline Address Book' or clientAppUsed eq 'Other clients' \
                or clientAppUsed eq 'Outlook Anywhere (RPC over HTTP)' or clientAppUsed eq 'Outlook Service' \
                or clientAppUsed eq 'POP' or clientAppUsed eq 'POP3' or clientAppUsed eq 'Reporting Web Services' \
                or clientAppUsed eq 'SMTP')&$top=1000",
        scopes: &["AuditLog.Read.All"],
        roles: LOGS,
        licence: Some("entraP1"),
        service: Service::Reports,
        // A copier that mails each scan signs in a hundred times a day.
        extent: Extent::Pages(10),
        keep: &[
            "id",
            "createdDateTime",
            "userId",
            "userDisplayName",
            "userPrincipalName",
            "clientAppUsed",
            "signInEventTypes",
            "status.errorCode",
        ],
        ..LIST
    },
    // Seven days are kept in every tenant, and rules show the latest few changes:
    // https://learn.microsoft.com/graph/api/directoryaudit-list
    Call {
        source: "directoryAudits",
        path: "/auditLogs/directoryAudits",
        query: "$filter=activityDateTime ge {daysAgo:7}&$top=500",
        scopes: &["AuditLog.Read.All"],
        roles: &["Reports Reader", "Security Reader", "Security Administrator"],
        service: Service::Reports,
        keep: &[
            "id",
            "activityDateTime",
            "activityDisplayName",
            "initiatedBy.user.userPrincipalName",
            "initiatedBy.user.displayName",
            "initiatedBy.app.displayName",
            "targetResources.displayName",
            "targetResources.userPrincipalName",
        ],
        ..LIST
    },
    Call {
        source: "managedDevices",
        path: "/deviceManagement/managedDevices",
        query: "$select=id,deviceName,operatingSystem,osVersion,model,isEncrypted,managementAgent,\
                lastSyncDateTime,userId,userPrincipalName,userDisplayName,azureADDeviceId",
        scopes: INTUNE_DEVICES,
        ..INTUNE_LIST
    },
    // $select leaves out what derived types add: compliance policies and profiles are read whole.
    COMPLIANCE,
    in_v1(COMPLIANCE),
    PROFILES,
    in_v1(PROFILES),
    // Only beta has the settings catalog:
    // https://learn.microsoft.com/graph/api/intune-deviceconfigv2-devicemanagementconfigurationpolicy-list
    Call {
        source: "configurationPolicies",
        version: Version::Beta,
        path: "/deviceManagement/configurationPolicies",
        query: "$expand=assignments,settings",
        keep: &["id", "name", "platforms", "settingCount", "assignments", "settings", "settings@odata.nextLink"],
        ..INTUNE_LIST
    },
    // An expanded list of settings stops at twenty-five. Where the rest can't be read the row keeps
    // its count and the link, which say so.
    Call {
        source: "configurationPolicies",
        version: Version::Beta,
        path: "/deviceManagement/configurationPolicies/{id}/settings",
        reads: Reads::Into { each: Each::CutPolicies, property: "settings" },
        ..INTUNE_LIST
    },
    // Endpoint security policies and baselines of the older kind, in beta alone:
    // https://learn.microsoft.com/graph/api/intune-deviceintent-devicemanagementintent-list
    Call { source: "intents", path: "/deviceManagement/intents", ..INTUNE_POLICY },
    Call {
        source: "intents",
        version: Version::Beta,
        path: "/deviceManagement/intents/{id}/settings",
        reads: Reads::Into { each: Each::Intents, property: "settings" },
        ..INTUNE_LIST
    },
    // Administrative templates, in beta alone:
    // https://learn.microsoft.com/graph/api/intune-grouppolicy-grouppolicyconfiguration-list
    Call { source: "groupPolicyConfigurations", path: "/deviceManagement/groupPolicyConfigurations", ..INTUNE_POLICY },
    Call {
        source: "groupPolicyConfigurations",
        version: Version::Beta,
        path: "/deviceManagement/groupPolicyConfigurations/{id}/definitionValues",
        query: "$expand=definition",
        reads: Reads::Into { each: Each::Templates, property: "definitionValues" },
        keep: &[
            "id",
            "enabled",
            "configurationType",
            "definition.id",
            "definition.displayName",
            "definition.classType",
            "definition.categoryPath",
        ],
        ..INTUNE_LIST
    },
    Call {
        source: "deviceManagementSettings",
        path: "/deviceManagement",
        query: "$select=subscriptionState,settings",
        reads: Reads::Object,
        ..INTUNE_LIST
    },
    IOS_APPS,
    in_v1(IOS_APPS),
    ANDROID_APPS,
    in_v1(ANDROID_APPS),
    // A computer whose Defender has never reported has none.
    Call {
        source: "managedDevices",
        path: "/deviceManagement/managedDevices/{id}/windowsProtectionState",
        query: "$select=id,malwareProtectionEnabled,realTimeProtectionEnabled,signatureUpdateOverdue",
        reads: Reads::Into { each: Each::WindowsDevices, property: "windowsProtectionState" },
        scopes: INTUNE_DEVICES,
        ..INTUNE_LIST
    },
    // All of them: an old alert may still be open, and a closed one shows that somebody looks. $select
    // is not supported: https://learn.microsoft.com/graph/api/security-list-alerts_v2
    Call {
        source: "alerts",
        path: "/security/alerts_v2",
        query: "$top=100",
        roles: SECURITY_SERVICE,
        absent: CHINA,
        // Without any Defender the answer is 403, whatever permission and role are held.
        refused_without: &["defenderEndpoint", "defenderOfficeP1", "cloudAppSecurity", "entraP2"],
        keep: &[
            "id",
            "title",
            "severity",
            "status",
            "createdDateTime",
            "lastUpdateDateTime",
            "serviceSource",
            "detectionSource",
        ],
        ..THREAT_LIST
    },
    // All of them, for rules tell those at risk, confirmed and settled apart; at most 500 a page:
    // https://learn.microsoft.com/graph/api/riskyuser-list
    Call {
        source: "riskyUsers",
        path: "/identityProtection/riskyUsers",
        query: "$top=500",
        absent: CHINA,
        scopes: &["IdentityRiskyUser.Read.All"],
        licence: Some("entraP2"),
        service: Service::Protection,
        keep: &[
            "id",
            "userDisplayName",
            "userPrincipalName",
            "isDeleted",
            "riskLevel",
            "riskState",
            "riskLastUpdatedDateTime",
        ],
        ..THREAT_LIST
    },
    // Ninety days are the most that Microsoft keeps. With Entra ID P1 it is refused, or most
    // kinds read `generic`:
    // https://learn.microsoft.com/graph/api/riskdetection-list
    Call {
        source: "riskDetections",
        path: "/identityProtection/riskDetections",
        query: "$filter=detectedDateTime ge {daysAgo:90}&$top=500",
        absent: CHINA,
        scopes: &["IdentityRiskEvent.Read.All"],
        licence: Some("entraP2"),
        service: Service::Protection,
        keep: &[
            "id",
            "userId",
            "userDisplayName",
            "userPrincipalName",
            "riskEventType",
            "riskDetail",
            "riskLevel",
            "riskState",
            "detectedDateTime",
            "activityDateTime",
        ],
        ..THREAT_LIST
    },
    Call {
        source: "attackSimulations",
        path: "/security/attackSimulation/simulations",
        query: "$select=id,displayName,status,launchDateTime",
        scopes: &["AttackSimulation.Read.All"],
        roles: &["Security Reader", "Security Operator", "Attack Simulation Administrator", "Security Administrator"],
        licence: Some("defenderOfficeP2"),
        absent: NATIONAL,
        ..THREAT_LIST
    },
    // No other role may read it: https://learn.microsoft.com/graph/api/onpremisesdirectorysynchronization-get
    Call {
        source: "onPremisesSynchronization",
        path: "/directory/onPremisesSynchronization",
        query: "$select=id,features",
        scopes: &["OnPremDirectorySynchronization.Read.All"],
        roles: &["Global Administrator"],
        only: Only::WhereSynced,
        service: Service::Directory,
        ..THREAT_LIST
    },
    // `$expand` is not among the options that the documents promise; the rounds are then asked for
    // review by review.
    Call { query: "$expand=instances&$top=100", ..REVIEWS },
    plain("$top=100", REVIEWS),
    Call {
        path: "/identityGovernance/accessReviews/definitions/{id}/instances",
        reads: Reads::Into { each: Each::Reviews, property: "instances" },
        keep: &["id", "status", "endDateTime"],
        ..REVIEWS
    },
    // Written for the partner's side; a customer's list may be empty although a partner is in:
    // https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships
    Call {
        source: "delegatedAdminRelationships",
        path: "/tenantRelationships/delegatedAdminRelationships",
        absent: CHINA,
        scopes: &["DelegatedAdminRelationship.Read.All"],
        set: ConsentSet::Governance,
        roles: &["Global Reader"],
        service: Service::Other,
        keep: &["id", "displayName", "status", "endDateTime", "customer", "accessDetails"],
        ..LIST
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::capability;
    use crate::snapshot::{Shape, known_source};

    #[test]
    fn every_source_is_known_and_gets_its_shape() {
        for call in CALLS {
            let shape = known_source(call.source).unwrap_or_else(|| panic!("{} is unknown", call.source)).shape;
            let fits = match call.reads {
                Reads::Object => shape == Shape::Singleton,
                Reads::MapOf { .. } | Reads::ListsOf { .. } => shape == Shape::Map,
                Reads::Pages | Reads::RowsOf { .. } | Reads::Into { .. } => {
                    matches!(shape, Shape::Collection | Shape::Rows)
                }
            };
            assert!(fits, "{} is a {shape:?}", call.source);
        }
    }

    #[test]
    fn what_a_source_needs_is_what_its_calls_need() {
        for call in CALLS {
            let all = CALLS.iter().filter(|other| other.source == call.source);
            let needed = all.map(|call| call.licence).min().flatten();
            assert_eq!(known_source(call.source).unwrap().licence, needed, "{}", call.source);
        }
    }

    #[test]
    fn paths_are_relative_and_name_an_object_where_there_are_many() {
        for call in CALLS {
            let single = matches!(call.reads, Reads::Object | Reads::Pages);
            assert!(call.path.starts_with('/') && !call.path.contains('?'), "{}", call.path);
            let named = call.path.contains("{id}") || call.query.contains("'{id}'");
            assert_eq!(named, !single, "{}", call.path);
            assert!(call.query.is_empty() || call.query.starts_with('$'), "{}", call.query);
        }
    }

    #[test]
    fn a_list_is_not_narrowed_below_what_is_kept() {
        for call in CALLS {
            assert!(call.keep.is_empty() || call.keep.contains(&"id"), "{} keeps no id", call.source);
            assert!(call.keep.is_empty() || !call.query.contains("$select"), "{} says twice what is kept", call.source);
        }
    }

    #[test]
    fn every_call_has_a_read_permission_a_role_and_a_known_licence() {
        for call in CALLS {
            assert!(!call.scopes.is_empty() && !call.roles.is_empty(), "{}", call.source);
            assert!(call.scopes.iter().all(|scope| !scope.contains("Write")), "{}", call.source);
            assert!(call.licence.is_none_or(|key| capability(key).is_some()), "{}", call.source);
        }
    }

    #[cfg(feature = "engine")]
    #[test]
    fn every_source_that_rules_judge_by_graph_is_read() {
        use crate::engine::Bundle;
        use crate::facts::FACTS;

        let read = |source: &str| CALLS.iter().any(|call| call.source == source);
        for rule in Bundle::embedded().expect("the rules are embedded").rules {
            for evidence in rule.control.evidence.iter().filter(|evidence| evidence.is_live()) {
                for source in evidence.sources() {
                    assert!(read(source), "{} needs {source}", rule.control.id);
                }
                for fact in FACTS.iter().filter(|fact| evidence.facts().iter().any(|name| name == fact.name)) {
                    assert!(fact.requires.iter().chain(fact.any_of).all(|source| read(source)), "{}", fact.name);
                }
            }
        }
    }
}
