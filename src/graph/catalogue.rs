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
    /// Access reviews, partners.
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

impl Reads {
    /// The objects it is called for, one by one.
    #[cfg(feature = "collect")]
    pub(super) fn each(self) -> Option<Each> {
        match self {
            Reads::Object | Reads::Pages => None,
            Reads::MapOf { each } | Reads::RowsOf { each } | Reads::Into { each, .. } => Some(each),
        }
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
    /// The capability of [`crate::facts::licences`] without which Graph refuses.
    pub licence: Option<&'static str>,
    /// Who throttles it.
    pub service: Service,
    /// Properties of a row that are kept, where a row tells about a person more than rules
    /// need (`status.errorCode` keeps one inside another); empty: all are kept.
    pub keep: &'static [&'static str],
}

/// Any reader of the directory.
const DIRECTORY: &[&str] = &["Directory Readers", "Global Reader"];
/// Readers of policies.
const POLICY: &[&str] = &["Global Reader", "Security Reader", "Security Administrator"];
/// Readers of Conditional Access.
const ACCESS: &[&str] =
    &["Security Reader", "Global Reader", "Security Administrator", "Conditional Access Administrator"];
/// Readers of sign-in and audit logs.
const LOGS: &[&str] = &["Reports Reader", "Security Reader", "Global Reader", "Security Administrator"];
/// Readers of alerts, risks and eligible roles.
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
const LIST: Call = Call {
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
};

/// One object that holds settings.
const POLICY_OBJECT: Call = Call { reads: Reads::Object, scopes: ALL_POLICIES, roles: POLICY, ..LIST };

/// Conditional Access and what it refers to. Without Entra ID P1 there is none.
const ACCESS_LIST: Call =
    Call { scopes: ALL_POLICIES, roles: ACCESS, licence: Some("entraP1"), service: Service::Protection, ..LIST };

/// What Intune holds.
const INTUNE_LIST: Call = Call {
    scopes: INTUNE_POLICIES,
    set: ConsentSet::Devices,
    roles: INTUNE,
    licence: Some("intune"),
    service: Service::Intune,
    ..LIST
};

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
    Call { source: "organization", path: "/organization", query: "$select=id,displayName,verifiedDomains", ..LIST },
    // $select is all that this list supports: https://learn.microsoft.com/graph/api/subscribedsku-list
    Call {
        source: "subscribedSkus",
        path: "/subscribedSkus",
        query: "$select=id,skuId,skuPartNumber,capabilityStatus,servicePlans",
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
    // $select is not promised here, and conditions nest deeply:
    // https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies
    Call { source: "conditionalAccessPolicies", path: "/identity/conditionalAccess/policies", ..ACCESS_LIST },
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
        query: "$select=id,displayName,mailNickname,groupTypes,visibility,resourceProvisioningOptions&$top=999",
        ..LIST
    },
    Call {
        source: "groupMembers",
        path: "/groups/{id}/transitiveMembers",
        query: "$select=id&$top=999",
        reads: Reads::MapOf { each: Each::Groups },
        ..LIST
    },
    Call { source: "namedLocations", path: "/identity/conditionalAccess/namedLocations", ..ACCESS_LIST },
    // Not among the resources that share the one call a second:
    // https://learn.microsoft.com/graph/throttling-limits#identity-protection-and-conditional-access-service-limits
    Call {
        source: "authenticationStrengths",
        path: "/policies/authenticationStrengthPolicies",
        service: Service::Directory,
        ..ACCESS_LIST
    },
    // Takes no query options: https://learn.microsoft.com/graph/api/authenticationmethodspolicy-get
    Call {
        source: "authenticationMethodsPolicy",
        path: "/policies/authenticationMethodsPolicy",
        roles: &["Global Reader", "Authentication Policy Administrator"],
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
        ..LIST
    },
    Call {
        source: "userRegistrationDetails",
        path: "/reports/authenticationMethods/userRegistrationDetails",
        query: "$select=id,userPrincipalName,userDisplayName,isMfaCapable,isMfaRegistered,methodsRegistered",
        scopes: &["AuditLog.Read.All"],
        roles: LOGS,
        licence: Some("entraP1"),
        service: Service::Reports,
        ..LIST
    },
    Call { source: "authorizationPolicy", path: "/policies/authorizationPolicy", ..POLICY_OBJECT },
    Call {
        source: "sharepointSettings",
        path: "/admin/sharepoint/settings",
        scopes: &["SharePointTenantSettings.Read.All"],
        roles: &["Global Reader", "SharePoint Administrator"],
        service: Service::Other,
        ..POLICY_OBJECT
    },
    // `$top=1` would be followed page by page through ninety days. The newest entry is a day or two old.
    Call {
        source: "secureScores",
        path: "/security/secureScores",
        query: "$filter=createdDateTime ge {daysAgo:4}",
        scopes: &["SecurityEvents.Read.All"],
        roles: SECURITY,
        service: Service::Security,
        keep: &[
            "id",
            "createdDateTime",
            "controlScores.controlName",
            "controlScores.score",
            "controlScores.scoreInPercentage",
            "controlScores.lastSynced",
        ],
        ..LIST
    },
    Call {
        source: "secureScoreControlProfiles",
        path: "/security/secureScoreControlProfiles",
        scopes: &["SecurityEvents.Read.All"],
        roles: SECURITY,
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
    Call {
        source: "servicePrincipals",
        path: "/servicePrincipals",
        query: "$select=id,appId,displayName,appOwnerOrganizationId,accountEnabled,verifiedPublisher,appRoles&$top=999",
        ..LIST
    },
    Call {
        source: "oauth2PermissionGrants",
        path: "/oauth2PermissionGrants",
        query: "$select=id,clientId,consentType,scope&$top=999",
        ..LIST
    },
    Call {
        source: "appRoleAssignments",
        path: "/servicePrincipals/{id}/appRoleAssignments",
        query: "$select=id,principalId,principalType,resourceId,appRoleId",
        reads: Reads::RowsOf { each: Each::OtherApps },
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
    // Seven days are kept in every tenant, and rules show the latest few changes:
    // https://learn.microsoft.com/graph/api/directoryaudit-list
    Call {
        source: "directoryAudits",
        path: "/auditLogs/directoryAudits",
        query: "$filter=activityDateTime ge {daysAgo:7}&$top=500",
        scopes: &["AuditLog.Read.All"],
        roles: LOGS,
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
    Call {
        source: "deviceCompliancePolicies",
        path: "/deviceManagement/deviceCompliancePolicies",
        query: "$expand=assignments",
        ..INTUNE_LIST
    },
    Call {
        source: "deviceConfigurations",
        path: "/deviceManagement/deviceConfigurations",
        query: "$expand=assignments",
        ..INTUNE_LIST
    },
    // Only beta has the settings catalog:
    // https://learn.microsoft.com/graph/api/intune-deviceconfigv2-devicemanagementconfigurationpolicy-list
    Call {
        source: "configurationPolicies",
        version: Version::Beta,
        path: "/deviceManagement/configurationPolicies",
        query: "$expand=assignments,settings",
        keep: &["id", "name", "platforms", "assignments", "settings"],
        ..INTUNE_LIST
    },
    Call {
        source: "deviceManagementSettings",
        path: "/deviceManagement",
        query: "$select=subscriptionState,settings",
        reads: Reads::Object,
        ..INTUNE_LIST
    },
    Call {
        source: "iosManagedAppProtections",
        path: "/deviceAppManagement/iosManagedAppProtections",
        query: "$expand=assignments",
        scopes: INTUNE_APPS,
        ..INTUNE_LIST
    },
    Call {
        source: "androidManagedAppProtections",
        path: "/deviceAppManagement/androidManagedAppProtections",
        query: "$expand=assignments",
        scopes: INTUNE_APPS,
        ..INTUNE_LIST
    },
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
        ..THREAT_LIST
    },
    Call {
        source: "onPremisesSynchronization",
        path: "/directory/onPremisesSynchronization",
        query: "$select=id,features",
        scopes: &["OnPremDirectorySynchronization.Read.All"],
        roles: &["Global Reader", "Hybrid Identity Administrator"],
        service: Service::Directory,
        ..THREAT_LIST
    },
    // Reviews of roles are not shown to a Global Reader; pages hold a hundred:
    // https://learn.microsoft.com/graph/api/accessreviewset-list-definitions
    Call {
        source: "accessReviews",
        path: "/identityGovernance/accessReviews/definitions",
        query: "$expand=instances&$top=100",
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
            "settings.recurrence",
            "instances.id",
            "instances.status",
            "instances.endDateTime",
        ],
        ..LIST
    },
    // Written for the partner's side; a customer's list may be empty although a partner is in:
    // https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadminrelationships
    Call {
        source: "delegatedAdminRelationships",
        path: "/tenantRelationships/delegatedAdminRelationships",
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
                Reads::MapOf { .. } => shape == Shape::Map,
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
            assert_eq!(call.path.contains("{id}"), !single, "{}", call.path);
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
            }
        }
        for fact in FACTS {
            assert!(fact.requires.iter().chain(fact.any_of).all(|source| read(source)), "{}", fact.name);
        }
    }
}
