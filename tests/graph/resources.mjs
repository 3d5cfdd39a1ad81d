// Every path that the double serves, as data. What is not here, Graph "does not have".
//
//   path     `{id}` matches one segment and is handed to `rows`
//   rows     tenant → the rows of a list, or the one object; undefined: no such object
//   type     the name of the type without `microsoft.graph.`, for `$select` and messages
//   page     [default, maximum] rows a page; none: everything on one page
//   query    the options it takes; `$select` where none are named
//   scopes   for each entry, one of its permissions must be granted
//   roles    one of these roles; none: any member account
//   licence  without which it refuses
//   expand   the navigation properties that `$expand` may name; hidden: others that rows hold
//            expandsOne: only one at a time; expandsTo: no more rows of it than this
//   selects  the types whose properties `$select` may name, where rows are of several
//   units    what it costs the directory (1)
//   defaults properties sent without `$select`; none: all
//   reads    the source of a snapshot; a refusal kept there is repeated here
//   absent   clouds that do not have it; without: clouds that lack these properties
//   cast     one kind of objects out of several: an advanced query
//   needsFilter   what `$filter` must hold
//   undocumented  options that work and that no document promises; operators: those of `$filter` that one does
//   pagesOf  how many rows of an expanded list come along, with a link to the rest
//   shows    row, version → the row as this version shows it
//   wrapped  the one object comes as `{"value": {…}}`
//   family   another limit that it counts for as well

const LIST = ["$select", "$filter", "$top", "$orderby", "$count"];
const ONE = ["$select"];

const ENTRA_READERS = ["Global Reader", "Security Reader", "Security Administrator"];
const REPORT_READERS = [...ENTRA_READERS, "Reports Reader", "Security Operator"];
const POLICY_READERS = [...ENTRA_READERS, "Conditional Access Administrator", "Security Operator"];
const ROLE_READERS = ["Global Reader", "Directory Readers", "Privileged Role Administrator"];
const PIM_READERS = [...ENTRA_READERS, "Security Operator", "Privileged Role Administrator"];
const INTUNE_READERS = ["Global Reader", "Intune Administrator"];
const SECURITY_READERS = [...ENTRA_READERS, "Security Operator"];
/** https://learn.microsoft.com/graph/security-authorization */
const SECURITY_SERVICE_READERS = ["Security Reader", "Security Administrator"];

const CHINA = ["china"];
const NATIONAL = ["gccHigh", "dod", "china"];

const DIRECTORY = "Directory.Read.All";
const POLICY = ["Policy.Read.All"];
const ROLE = [DIRECTORY, "RoleManagement.Read.All", "RoleManagement.Read.Directory"];
const DEVICE_CONFIGURATION = ["DeviceManagementConfiguration.Read.All"];

const USER_DEFAULTS = ["businessPhones", "displayName", "givenName", "id", "jobTitle", "mail", "mobilePhone",
  "officeLocation", "preferredLanguage", "surname", "userPrincipalName"];

const source = (name) => (tenant) => tenant.sources[name];

/** Settings that the tenant has one of. */
const policy = (path, type, name, more = {}) => ({
  path, type, reads: name, rows: source(name), service: "directory", scopes: [POLICY], query: ONE, ...more,
});

/** A row of Intune's as v1.0 shows it: nothing tells that an assignment is filtered. */
function withoutFilters(row, version) {
  if (version === "beta" || !Array.isArray(row.assignments)) return row;
  const bare = ({ deviceAndAppManagementAssignmentFilterId: _, deviceAndAppManagementAssignmentFilterType: __, ...target }) => target;
  return { ...row, assignments: row.assignments.map((one) => one?.target ? { ...one, target: bare(one.target) } : one) };
}

/** Whether a policy uses what v1.0 does not have; v1.0 then leaves it out. */
const isBetaOnly = ({ conditions, sessionControls }) => Boolean(sessionControls?.continuousAccessEvaluation
  || conditions?.deviceStates || conditions?.agentIdRiskLevels || conditions?.times);

/** Sign-ins as a version lists them: those without a person only in beta, and only where they are asked for. */
function signIns(tenant, _id, _caller, { version, options }) {
  const typed = (rows, type) => rows.map((row) => ({ signInEventTypes: [type], ...row }));
  if (version === "v1.0") return tenant.sources.signIns;
  const asked = /signInEventTypes/.test(options.$filter ?? "");
  return [...typed(tenant.sources.signIns, "interactiveUser"),
    ...asked ? typed(tenant.sources.legacySignIns, "nonInteractiveUser") : []];
}

/** A list of Intune's, its rows with `assignments`. */
const intune = (path, type, name, scope, more = {}) => ({
  path, type, reads: name, rows: source(name), service: "intune", scopes: [[scope]],
  roles: INTUNE_READERS, licence: "intune", page: [1000, 1000], query: LIST, expand: ["assignments"],
  shows: withoutFilters, ...more,
});

/** The list that a row of Intune's holds. */
const part = (path, type, name, property, scope, more = {}) => ({
  path, type, reads: name, rows: (tenant, id) => tenant.row(name, id)?.[property], service: "intune",
  scopes: [[scope]], roles: INTUNE_READERS, licence: "intune", page: [1000, 1000], query: ["$select", "$top"], ...more,
});

const isHidden = (group, { scopes }) => group.visibility === "HiddenMembership"
  && scopes !== "all" && !scopes.includes("Member.Read.Hidden");

/**
 * The members of a group as Graph sends them: objects of several types. A group with hidden
 * membership looks empty without the permission for it; v1.0 shows no service principals.
 */
function members(tenant, id, caller, { version }) {
  const group = tenant.row("groups", id);
  if (!group) return undefined;
  if (isHidden(group, caller)) return [];
  const all = (tenant.sources.groupMembers?.[id] ?? []).map((member) => tenant.object(member));
  return version === "beta" ? all : all.filter((row) => row["@odata.type"] !== "#microsoft.graph.servicePrincipal");
}

/** What a registration detail's words are among the methods of one person. */
const METHODS = {
  mobilePhone: "phoneAuthenticationMethod",
  email: "emailAuthenticationMethod",
  microsoftAuthenticatorPush: "microsoftAuthenticatorAuthenticationMethod",
  softwareOneTimePasscode: "softwareOathAuthenticationMethod",
  passKeyDeviceBound: "fido2AuthenticationMethod",
  windowsHelloForBusiness: "windowsHelloForBusinessAuthenticationMethod",
};

function methods(tenant, id) {
  if (!tenant.person(id)) return undefined;
  const known = tenant.row("userRegistrationDetails", id)?.methodsRegistered ?? [];
  return ["passwordAuthenticationMethod", ...known.map((word) => METHODS[word]).filter(Boolean)]
    .map((type, index) => ({ "@odata.type": `#microsoft.graph.${type}`, id: `${id}-${index}` }));
}

export const RESOURCES = [
  { path: "/me", type: "user", rows: (tenant, _, caller) => tenant.me(caller), service: "directory",
    scopes: [["User.Read", "User.Read.All", "User.ReadBasic.All", DIRECTORY]], query: ONE, defaults: USER_DEFAULTS },
  ...[["memberOf", {}], ["transitiveMemberOf", { groups: true }]].map(([what, reach]) => ({
    path: `/me/${what}/microsoft.graph.directoryRole`, type: "directoryRole", service: "directory", cast: true, units: 2,
    rows: (tenant, _, caller) => tenant.rolesOf(caller, reach), scopes: [["User.Read", "GroupMember.Read.All", DIRECTORY]],
    page: [100, 999], query: LIST })),
  { path: "/organization", type: "organization", reads: "organization", rows: source("organization"),
    service: "directory", scopes: [["User.Read", "User.Read.All", "Organization.Read.All", DIRECTORY]], query: ONE },
  { path: "/subscribedSkus", type: "subscribedSku", reads: "subscribedSkus", rows: source("subscribedSkus"),
    service: "directory", units: 3, scopes: [["LicenseAssignment.Read.All", "Organization.Read.All", DIRECTORY]],
    query: ONE },
  { path: "/domains", type: "domain", reads: "domains", rows: source("domains"), service: "directory",
    scopes: [["Domain.Read.All", DIRECTORY]], query: ONE },

  { path: "/users", type: "user", reads: "users", rows: (tenant) => tenant.people(), service: "directory", units: 2,
    scopes: [["User.Read.All", "User.ReadBasic.All", DIRECTORY]], page: [100, 999], query: LIST,
    defaults: USER_DEFAULTS },
  { path: "/users/{id}", type: "user", rows: (tenant, id) => tenant.person(id), service: "directory",
    scopes: [["User.Read.All", "User.ReadBasic.All", DIRECTORY]], query: ONE, defaults: USER_DEFAULTS },
  { path: "/users/{id}/authentication/requirements", versions: ["beta"], type: "strongAuthenticationRequirements",
    reads: "authenticationRequirements", service: "directory", family: "methods", scopes: [POLICY], query: [],
    roles: ["Global Reader", "Authentication Policy Administrator"],
    rows: (tenant, id) => tenant.person(id)
      && (tenant.sources.authenticationRequirements?.[id] ?? { perUserMfaState: "disabled" }) },
  { path: "/users/{id}/authentication/methods", type: "authenticationMethod", service: "reports", rows: methods,
    scopes: [["UserAuthenticationMethod.Read.All"]], query: [],
    roles: ["Global Reader", "Authentication Administrator", "Privileged Authentication Administrator"] },

  { path: "/groups", type: "group", reads: "groups", rows: source("groups"), service: "directory",
    scopes: [["Group.Read.All", "GroupMember.Read.All", DIRECTORY]], page: [100, 999], query: LIST },
  { path: "/groups/{id}", type: "group", rows: (tenant, id) => tenant.row("groups", id), service: "directory",
    scopes: [["Group.Read.All", "GroupMember.Read.All", DIRECTORY]], query: ONE },
  ...["members", "transitiveMembers"].flatMap((what) => ["", "/microsoft.graph.user"].map((cast) => ({
    path: `/groups/{id}/${what}${cast}`, type: cast ? "user" : "directoryObject", reads: "groupMembers",
    rows: (tenant, id, caller, asked) => members(tenant, id, caller, asked)
      ?.filter((row) => !cast || row["@odata.type"] === "#microsoft.graph.user"),
    cast: Boolean(cast), service: "directory", units: what === "members" ? 3 : 5, page: [100, 999], query: LIST, defaults: cast ? USER_DEFAULTS : undefined,
    // The rows are of several types: `$select` may name what any of them has.
    selects: cast ? undefined : ["user", "group", "servicePrincipal", "device"],
    scopes: [["Group.Read.All", "GroupMember.Read.All", "GroupMember.ReadBasic.All", DIRECTORY]],
  }))),

  // Asking for a page size is refused, and an expanded list stops at twenty.
  { path: "/directoryRoles", type: "directoryRole", reads: "directoryRoles", rows: source("directoryRoles"),
    service: "directory", scopes: [[DIRECTORY, "RoleManagement.Read.Directory"]], query: ["$select", "$filter"],
    expand: ["members"], expandsTo: 20 },
  { path: "/directoryRoles/{id}/members", type: "directoryObject", reads: "directoryRoles", service: "directory",
    rows: (tenant, id) => tenant.row("directoryRoles", id)?.members,
    selects: ["user", "group", "servicePrincipal"],
    scopes: [[DIRECTORY, "RoleManagement.Read.Directory"]], query: ONE },
  { path: "/roleManagement/directory/roleDefinitions", type: "unifiedRoleDefinition", reads: "roleDefinitions",
    rows: source("roleDefinitions"), service: "directory", scopes: [ROLE], roles: ROLE_READERS, page: [100, 999],
    query: LIST },
  { path: "/roleManagement/directory/roleAssignments", type: "unifiedRoleAssignment", reads: "roleAssignments",
    rows: source("roleAssignments"), service: "directory", scopes: [ROLE], roles: ROLE_READERS, page: [100, 999],
    query: LIST, expand: ["principal", "roleDefinition", "directoryScope"], expandsOne: true },
  ...[["Eligibility", "roleEligibilities"], ["Assignment", "roleAssignmentInstances"]].map(([kind, reads]) => ({
    path: `/roleManagement/directory/role${kind}ScheduleInstances`, type: `unifiedRole${kind}ScheduleInstance`, reads,
    rows: source(reads), service: "directory",
    scopes: [[`Role${kind}Schedule.Read.Directory`, "RoleManagement.Read.All", "RoleManagement.Read.Directory"]],
    roles: PIM_READERS, licence: "accessReviews", page: [100, 999], query: LIST, expand: ["principal", "roleDefinition"],
  })),
  { path: "/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
    type: "privilegedAccessGroupEligibilityScheduleInstance", reads: "groupEligibilities", service: "other",
    rows: (tenant) => Object.values(tenant.sources.groupEligibilities ?? {}).flat(),
    scopes: [["PrivilegedEligibilitySchedule.Read.AzureADGroup"]], roles: ["Global Reader", "Privileged Role Administrator"],
    licence: "accessReviews", page: [100, 999], query: ["$select", "$filter", "$top"],
    needsFilter: /\b(groupId|principalId) eq / },

  { path: "/reports/authenticationMethods/userRegistrationDetails", type: "userRegistrationDetails",
    reads: "userRegistrationDetails", rows: source("userRegistrationDetails"), service: "reports",
    scopes: [["AuditLog.Read.All"]], roles: REPORT_READERS, licence: "entraP1", page: [1000, 1000], query: LIST,
    undocumented: ["$select", "$top", "$count"] },
  { path: "/auditLogs/signIns", type: "signIn", reads: "signIns", rows: signIns, service: "reports",
    scopes: [["AuditLog.Read.All"]], roles: REPORT_READERS, licence: "entraP1", page: [1000, 1000],
    query: ["$filter", "$top", "$orderby"] },
  { path: "/auditLogs/directoryAudits", type: "directoryAudit", reads: "directoryAudits",
    rows: source("directoryAudits"), service: "reports", scopes: [["AuditLog.Read.All", DIRECTORY]],
    roles: ["Reports Reader", "Security Reader", "Security Administrator"], page: [1000, 1000], query: ["$filter", "$top", "$orderby"] },

  { path: "/identity/conditionalAccess/policies", type: "conditionalAccessPolicy", reads: "conditionalAccessPolicies",
    rows: (tenant, _id, _caller, { version }) => tenant.sources.conditionalAccessPolicies
      .filter((row) => version === "beta" || !isBetaOnly(row)), service: "protection", scopes: [POLICY], roles: POLICY_READERS,
    page: [100, 999], query: [...LIST, "$skip"] },
  { path: "/identity/conditionalAccess/namedLocations", type: "namedLocation", reads: "namedLocations",
    rows: source("namedLocations"), service: "protection", scopes: [POLICY], roles: POLICY_READERS, page: [100, 999],
    query: LIST },
  policy("/policies/authenticationStrengthPolicies", "authenticationStrengthPolicy", "authenticationStrengths",
    { scopes: [["Policy.Read.All", "Policy.Read.AuthenticationMethod"]], page: [100, 999],
      roles: ["Security Reader", "Security Administrator", "Conditional Access Administrator"],
      query: ["$select", "$filter"] }),
  policy("/policies/authenticationMethodsPolicy", "authenticationMethodsPolicy", "authenticationMethodsPolicy",
    { scopes: [["Policy.Read.All", "Policy.Read.AuthenticationMethod"]], query: [], absent: CHINA,
      roles: ["Global Reader", "Authentication Policy Administrator"] }),
  policy("/policies/identitySecurityDefaultsEnforcementPolicy", "identitySecurityDefaultsEnforcementPolicy",
    "securityDefaults"),
  policy("/policies/authorizationPolicy", "authorizationPolicy", "authorizationPolicy"),
  policy("/policies/activityBasedTimeoutPolicies", "activityBasedTimeoutPolicy", "activityBasedTimeoutPolicies",
    { page: [100, 999], query: ["$select", "$filter", "$top"] }),
  policy("/policies/adminConsentRequestPolicy", "adminConsentRequestPolicy", "adminConsentRequestPolicy",
    { scopes: [["Policy.Read.All", DIRECTORY]],
      roles: ["Global Reader", "Cloud Application Administrator", "Application Administrator"] }),
  policy("/policies/crossTenantAccessPolicy/default", "crossTenantAccessPolicyConfigurationDefault",
    "crossTenantAccessDefault", { roles: ENTRA_READERS }),
  policy("/policies/crossTenantAccessPolicy/partners", "crossTenantAccessPolicyConfigurationPartner",
    "crossTenantAccessPartners", { roles: ENTRA_READERS, page: [100, 999], query: ["$select", "$filter", "$top"] }),
  policy("/policies/deviceRegistrationPolicy", "deviceRegistrationPolicy", "deviceRegistrationPolicy",
    { scopes: [["Policy.Read.All", "Policy.Read.DeviceConfiguration"]],
      roles: ["Global Reader", "Cloud Device Administrator", "Intune Administrator"] }),

  { path: "/admin/sharepoint/settings", type: "sharepointSettings", reads: "sharepointSettings",
    rows: source("sharepointSettings"), service: "sharepoint", scopes: [["SharePointTenantSettings.Read.All"]],
    roles: ["Global Reader", "SharePoint Administrator"], licence: "sharepoint", query: [], wrapped: true },

  { path: "/security/secureScores", type: "secureScore", reads: "secureScores", rows: source("secureScores"),
    operators: ["eq"], service: "secureScore", scopes: [["SecurityEvents.Read.All"]], roles: SECURITY_SERVICE_READERS, absent: CHINA, page: [100, 1000],
    query: ["$select", "$filter", "$top", "$skip", "$count"] },
  { path: "/security/secureScoreControlProfiles", type: "secureScoreControlProfile",
    reads: "secureScoreControlProfiles", rows: source("secureScoreControlProfiles"), service: "secureScore",
    scopes: [["SecurityEvents.Read.All"]], roles: SECURITY_SERVICE_READERS, absent: CHINA, page: [200, 1000],
    query: ["$select", "$filter", "$top", "$skip", "$count"] },
  { path: "/security/alerts_v2", type: "security.alert", reads: "alerts", rows: source("alerts"), service: "alerts",
    scopes: [["SecurityAlert.Read.All"]], roles: SECURITY_SERVICE_READERS, licence: "defender", absent: CHINA, page: [1000, 2000],
    query: ["$filter", "$top", "$orderby", "$count", "$skip"] },
  { path: "/security/attackSimulation/simulations", type: "simulation", reads: "attackSimulations",
    rows: source("attackSimulations"), service: "other",
    scopes: [["AttackSimulation.Read.All"]], roles: [...SECURITY_READERS, "Attack Simulation Administrator"],
    licence: "defenderOfficeP2", absent: NATIONAL, page: [100, 999], query: [...LIST, "$skip"] },
  { path: "/security/labels/retentionLabels", type: "security.retentionLabel", reads: "retentionLabels",
    rows: source("retentionLabels"), service: "other", scopes: [["RecordsManagement.Read.All"]],
    roles: ["Compliance Administrator", "Global Reader"], page: [100, 999], query: ["$select", "$top"] },

  { path: "/identityProtection/riskyUsers", type: "riskyUser", reads: "riskyUsers",
    rows: source("riskyUsers"), absent: CHINA, service: "protection", scopes: [["IdentityRiskyUser.Read.All"]],
    roles: SECURITY_READERS, licence: "identityProtection", page: [20, 500], query: LIST },
  { path: "/identityProtection/riskDetections", type: "riskDetection", reads: "riskDetections",
    rows: source("riskDetections"), absent: CHINA, service: "protection",
    scopes: [["IdentityRiskEvent.Read.All"]], roles: SECURITY_READERS, licence: "riskDetections", page: [20, 500],
    query: LIST },

  intune("/deviceManagement/managedDevices", "managedDevice", "managedDevices",
    "DeviceManagementManagedDevices.Read.All", { expand: [], hidden: ["windowsProtectionState"] }),
  { ...part("/deviceManagement/managedDevices/{id}/windowsProtectionState", "windowsProtectionState", "managedDevices",
    "windowsProtectionState", "DeviceManagementManagedDevices.Read.All", { page: undefined, query: ONE }) },
  intune("/deviceManagement/deviceCompliancePolicies", "deviceCompliancePolicy", "deviceCompliancePolicies",
    DEVICE_CONFIGURATION[0], { expand: ["assignments", "scheduledActionsForRule"] }),
  part("/deviceManagement/deviceCompliancePolicies/{id}/assignments", "deviceCompliancePolicyAssignment",
    "deviceCompliancePolicies", "assignments", DEVICE_CONFIGURATION[0]),
  intune("/deviceManagement/deviceConfigurations", "deviceConfiguration", "deviceConfigurations",
    DEVICE_CONFIGURATION[0]),
  intune("/deviceManagement/configurationPolicies", "deviceManagementConfigurationPolicy", "configurationPolicies",
    DEVICE_CONFIGURATION[0], { versions: ["beta"], expand: ["assignments", "settings"], pagesOf: { settings: 25 } }),
  part("/deviceManagement/configurationPolicies/{id}/settings", "deviceManagementConfigurationSetting",
    "configurationPolicies", "settings", DEVICE_CONFIGURATION[0], { versions: ["beta"], expand: ["settingDefinitions"] }),
  part("/deviceManagement/configurationPolicies/{id}/assignments", "deviceManagementConfigurationPolicyAssignment",
    "configurationPolicies", "assignments", DEVICE_CONFIGURATION[0], { versions: ["beta"], query: ["$top"] }),
  intune("/deviceManagement/intents", "deviceManagementIntent", "intents", DEVICE_CONFIGURATION[0],
    { versions: ["beta"], hidden: ["settings"] }),
  part("/deviceManagement/intents/{id}/settings", "deviceManagementSettingInstance", "intents", "settings",
    DEVICE_CONFIGURATION[0], { versions: ["beta"], query: [] }),
  intune("/deviceManagement/groupPolicyConfigurations", "groupPolicyConfiguration", "groupPolicyConfigurations",
    DEVICE_CONFIGURATION[0], { versions: ["beta"], hidden: ["definitionValues"] }),
  part("/deviceManagement/groupPolicyConfigurations/{id}/definitionValues", "groupPolicyDefinitionValue",
    "groupPolicyConfigurations", "definitionValues", DEVICE_CONFIGURATION[0],
    { versions: ["beta"], expand: ["definition", "presentationValues"] }),
  { path: "/deviceManagement", type: "deviceManagement", reads: "deviceManagementSettings",
    rows: source("deviceManagementSettings"), service: "intune", scopes: [DEVICE_CONFIGURATION], roles: INTUNE_READERS,
    licence: "intune", query: ONE },
  ...["ios", "android"].map((platform) => intune(`/deviceAppManagement/${platform}ManagedAppProtections`,
    `${platform}ManagedAppProtection`, `${platform}ManagedAppProtections`, "DeviceManagementApps.Read.All",
    { expand: ["assignments", "apps"] })),

  { path: "/servicePrincipals", type: "servicePrincipal", reads: "servicePrincipals", without: [NATIONAL, ["verifiedPublisher"]],
    rows: source("servicePrincipals"), service: "directory", scopes: [["Application.Read.All", DIRECTORY]],
    page: [100, 999], query: LIST },
  { path: "/servicePrincipals/{id}", type: "servicePrincipal", service: "directory",
    rows: (tenant, id) => tenant.row("servicePrincipals", id),
    scopes: [["Application.Read.All", DIRECTORY]], query: ONE },
  ...[["appRoleAssignments", "principalId"], ["appRoleAssignedTo", "resourceId"]].map(([name, key]) => ({
    path: `/servicePrincipals/{id}/${name}`, type: "appRoleAssignment", reads: "appRoleAssignments",
    rows: (tenant, id) => tenant.row("servicePrincipals", id)
      && tenant.sources.appRoleAssignments.filter((row) => row[key] === id),
    service: "directory", units: 2, scopes: [["Application.Read.All", DIRECTORY]], page: [100, 999], query: LIST,
  })),
  { path: "/servicePrincipals/{id}/delegatedPermissionClassifications", type: "delegatedPermissionClassification",
    reads: "permissionClassifications", service: "directory", scopes: [["Application.Read.All", DIRECTORY]],
    rows: (tenant, id) => tenant.row("servicePrincipals", id) && (tenant.sources.permissionClassifications?.[id] ?? []),
    page: [100, 999], query: ["$select"] },
  { path: "/applications", type: "application", reads: "applications", rows: source("applications"),
    service: "directory", scopes: [["Application.Read.All", DIRECTORY]], page: [100, 999], query: LIST },
  { path: "/oauth2PermissionGrants", type: "oAuth2PermissionGrant", reads: "oauth2PermissionGrants",
    rows: source("oauth2PermissionGrants"), service: "directory", units: 2, scopes: [[DIRECTORY]], page: [100, 999],
    query: ["$select", "$filter", "$top"], undocumented: ["$select", "$top"] },
  { path: "/groupSettings", type: "groupSetting", reads: "groupSettings", rows: source("groupSettings"),
    service: "directory", scopes: [["GroupSettings.Read.All", "Group.Read.All", DIRECTORY]], page: [100, 999],
    query: ["$select", "$filter", "$top"] },

  { path: "/identityGovernance/accessReviews/definitions", type: "accessReviewScheduleDefinition",
    reads: "accessReviews", rows: source("accessReviews"), service: "other",
    scopes: [["AccessReview.Read.All"]], roles: [...ENTRA_READERS, "User Administrator", "Identity Governance Administrator"],
    licence: "accessReviews", page: [100, 100], query: [...LIST, "$skip"], expand: ["instances"],
    undocumented: ["$expand"] },
  { path: "/identityGovernance/accessReviews/definitions/{id}/instances", type: "accessReviewInstance",
    reads: "accessReviews", rows: (tenant, id) => tenant.row("accessReviews", id)?.instances, service: "other",
    scopes: [["AccessReview.Read.All"]], roles: [...ENTRA_READERS, "User Administrator", "Identity Governance Administrator"],
    licence: "accessReviews", page: [100, 100], query: ["$select", "$filter", "$top", "$skip"] },
  { path: "/tenantRelationships/delegatedAdminRelationships", type: "delegatedAdminRelationship",
    reads: "delegatedAdminRelationships", rows: source("delegatedAdminRelationships"), service: "other",
    scopes: [["DelegatedAdminRelationship.Read.All"]], roles: ["Global Reader"], absent: CHINA, page: [100, 300], query: LIST },
  { path: "/directory/onPremisesSynchronization", type: "onPremisesDirectorySynchronization",
    reads: "onPremisesSynchronization", rows: source("onPremisesSynchronization"), service: "directory",
    scopes: [["OnPremDirectorySynchronization.Read.All"]],
    roles: ["Global Administrator"], query: ONE },
].map((resource) => ({
  versions: ["v1.0", "beta"], expand: [], hidden: [], absent: [], ...resource, pattern: resource.path.split("/"),
}));

/** A resource as a cloud has it. */
function asIn(cloud, resource) {
  const [clouds, names] = resource.without ?? [[], []];
  if (!clouds.includes(cloud)) return resource;
  const shows = (row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
  return { ...resource, withoutHere: names, shows };
}

/** The resource at a path, with its `{id}`; or the first segment that no path has. */
export function find(version, path, cloud = "global") {
  const segments = path.split("/").map(decodeURIComponent);
  const known = RESOURCES.filter(({ versions, absent }) => versions.includes(version) && !absent.includes(cloud));
  const fits = (pattern, length) => pattern.length >= length
    && pattern.slice(0, length).every((word, at) => word === "{id}" || word.toLowerCase() === segments[at].toLowerCase());
  const resource = known.find(({ pattern }) => pattern.length === segments.length && fits(pattern, segments.length));
  if (resource) return { resource: asIn(cloud, resource), id: segments[resource.pattern.indexOf("{id}")] };
  const depth = segments.findIndex((_, at) => !known.some(({ pattern }) => fits(pattern, at + 1)));
  return { unknown: segments[depth < 0 ? segments.length - 1 : depth] };
}
