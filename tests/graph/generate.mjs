// Makes up a tenant of any size, always the same for the same choices. People, groups,
// devices, roles, logs and Conditional Access are made here; settings that don't grow
// with a tenant come from the sample of the family clinic.

import { readFileSync } from "node:fs";

import { ROLES } from "./roles.mjs";

const SAMPLE = new URL("../../public/samples/family-clinic.json", import.meta.url);
const DAY = 86_400_000;
const MICROSOFT = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
const FIRST = ["Ada", "Ben", "Cora", "Dev", "Elif", "Finn", "Gia", "Hugo", "Ines", "Jun", "Kira", "Leo", "Mara", "Noor"];
const LAST = ["Abara", "Brandt", "Castro", "Dahl", "Eriksen", "Fofana", "Grieg", "Haddad", "Ito", "Jansen", "Kowal"];
const DOMAIN = "generated.example";
const INITIAL = "generatedexample.onmicrosoft.com";

const plan = (servicePlanName, servicePlanId) =>
  ({ servicePlanId, servicePlanName, provisioningStatus: "Success", appliesTo: "User" });
const PREMIUM = [plan("AAD_PREMIUM", "41781fb2-bc02-4b7c-bd55-b576c07bb09d"),
  plan("ATP_ENTERPRISE", "f20fedf3-f3c3-43c3-8267-2bfdd51c0939"), plan("MDE_SMB", "bfc1bbd9-981b-4f71-9b82-17c35fd0e2a4"),
  plan("RMS_S_PREMIUM", "6c57d4b6-3b23-47a5-9bc9-69f17b4947b3"),
  plan("BPOS_S_DlpAddOn", "9bec7e34-c9fa-40b7-a9d1-bd6d1165c7ed")];
const INTUNE = [plan("INTUNE_A", "c1ec4a95-1f05-45b3-a911-aa3fa01094f5")];
const OFFICE = [plan("EXCHANGE_S_STANDARD", "9aaf7827-d63c-4b61-89c3-182f06f82e5c"),
  plan("SHAREPOINTSTANDARD", "c7699d2e-19aa-44de-8edf-1736da088ca1"), plan("TEAMS1", "57ff2da0-773e-42df-b2af-ffb7a2317929")];
const P2 = [plan("AAD_PREMIUM", "41781fb2-bc02-4b7c-bd55-b576c07bb09d"),
  plan("AAD_PREMIUM_P2", "eec0eb4f-6444-4f95-aba0-50c24d67f998")];
const ATTACK = [plan("THREAT_INTELLIGENCE", "8e0c0a52-6a6c-4d40-8370-dd62790dcd70")];

/** Sources that a small and a large tenant have alike. */
const ALIKE = ["roleDefinitions", "authenticationStrengths", "namedLocations", "authenticationMethodsPolicy",
  "authorizationPolicy", "activityBasedTimeoutPolicies", "adminConsentRequestPolicy", "crossTenantAccessDefault",
  "crossTenantAccessPartners", "deviceRegistrationPolicy", "sharepointSettings", "secureScores",
  "secureScoreControlProfiles", "deviceCompliancePolicies", "deviceConfigurations", "configurationPolicies",
  "deviceManagementSettings", "iosManagedAppProtections", "androidManagedAppProtections", "groupSettings", "alerts"];

/** The sample's settings; the groups and people that they name are replaced by `groups` and `people`. */
function alike(groups, people) {
  const sample = JSON.parse(readFileSync(SAMPLE, "utf8")).sources;
  const mapped = new Map([
    ...sample.groups.value.map((group, at) => [group.id, groups[at % groups.length].id]),
    ...sample.users.value.map((user, at) => [user.id, people[at % people.length].id]),
  ]);
  const text = JSON.stringify(Object.fromEntries(ALIKE.map((name) => [name, sample[name].value])));
  return JSON.parse(text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => mapped.get(id) ?? id));
}

/** Four times 32 bits from a text, well mixed (FNV-1a, then the finish of MurmurHash3). */
function words(text) {
  return [1, 2, 3, 4].map((salt) => {
    let hash = 0x811c9dc5 ^ salt;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
  });
}

/** Names the n-th object of a kind. */
function guid(seed, kind, n) {
  const hex = words(`${seed}/${kind}/${n}`).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const times = (count, make) => Array.from({ length: count }, (_, n) => make(n));

function sku(tenant, skuPartNumber, skuId, servicePlans, seats) {
  return {
    accountName: "generatedexample", accountId: tenant, appliesTo: "User", capabilityStatus: "Enabled",
    consumedUnits: seats, id: `${tenant}_${skuId}`, skuId, skuPartNumber, subscriptionIds: [],
    prepaidUnits: { enabled: seats, suspended: 0, warning: 0, lockedOut: 0 }, servicePlans,
  };
}

function policyOf(id, displayName, state, { users = {}, apps = ["All"], clientAppTypes = ["all"], grant, ago }) {
  return {
    id, templateId: null, displayName, createdDateTime: ago(400), modifiedDateTime: ago(30), state,
    conditions: {
      userRiskLevels: [], signInRiskLevels: [], clientAppTypes, servicePrincipalRiskLevels: [], insiderRiskLevels: null,
      platforms: null, locations: null, devices: null, clientApplications: null, authenticationFlows: null,
      applications: { includeApplications: apps, excludeApplications: [], includeUserActions: [],
        includeAuthenticationContextClassReferences: [], applicationFilter: null },
      users: { includeUsers: [], excludeUsers: [], includeGroups: [], excludeGroups: [], includeRoles: [],
        excludeRoles: [], includeGuestsOrExternalUsers: null, excludeGuestsOrExternalUsers: null, ...users },
    },
    grantControls: { operator: "OR", builtInControls: [grant], customAuthenticationFactors: [], termsOfUse: [],
      authenticationStrength: null },
    sessionControls: null,
  };
}

/** What all makers share: names of objects, and dates counted back from `now`. */
const world = ({ seed, now }) => ({
  id: (kind, n = 0) => guid(seed, kind, n),
  ago: (days) => `${new Date(Date.parse(now) - Math.round(days * DAY)).toISOString().slice(0, 19)}Z`,
});

const principal = ({ id, displayName, userPrincipalName }) =>
  ({ "@odata.type": "#microsoft.graph.user", id, displayName, userPrincipalName });

/** Every 29th has been away for long. */
function signInActivity({ id, ago }, n) {
  const away = n % 29 === 28;
  const [last, quiet] = [ago(away ? 200 : n % 14), ago(away ? 200 : n % 5)];
  return {
    lastSignInDateTime: last, lastSignInRequestId: id("request", n),
    lastNonInteractiveSignInDateTime: quiet, lastNonInteractiveSignInRequestId: id("quietRequest", n),
    lastSuccessfulSignInDateTime: quiet, lastSuccessfulSignInRequestId: id("quietRequest", n),
  };
}

const account = (context, { premium }, n, more) => ({
  id: context.id("user", n), businessPhones: [], mobilePhone: null, officeLocation: null, preferredLanguage: null,
  jobTitle: null, department: null, usageLocation: "US", onPremisesSyncEnabled: null, passwordPolicies: null,
  employeeLeaveDateTime: null, showInAddressList: null, createdDateTime: context.ago(900 - (n % 800)),
  lastPasswordChangeDateTime: context.ago(300), externalUserState: null, externalUserStateChangeDateTime: null,
  creationType: null, assignedLicenses: [], assignedPlans: [], identities: [], ...more,
  ...premium && { signInActivity: signInActivity(context, n) },
});

/** Every 23rd account is switched off. */
function makeMembers(context, choices, skuId) {
  const assignedPlans = [{ assignedDateTime: context.ago(700), capabilityStatus: "Enabled", service: "exchange",
    servicePlanId: OFFICE[0].servicePlanId }];
  return times(choices.users, (n) => {
    const [givenName, surname] = [FIRST[n % FIRST.length], LAST[n % LAST.length]];
    const address = `${givenName}.${surname}.${n + 1}@${DOMAIN}`.toLowerCase();
    return account(context, choices, n, {
      displayName: `${givenName} ${surname} ${n + 1}`, givenName, surname, mail: address, userPrincipalName: address,
      mailNickname: address.split("@")[0], accountEnabled: n % 23 !== 22, userType: "Member",
      assignedLicenses: [{ skuId, disabledPlans: [] }], assignedPlans,
    });
  });
}

const makeGuests = (context, choices) => times(choices.guests, (n) => account(context, choices, choices.users + n, {
  displayName: `Guest ${n + 1}`, givenName: null, surname: null, mail: `guest.${n + 1}@elsewhere.example`,
  userPrincipalName: `guest.${n + 1}_elsewhere.example#EXT#@${INITIAL}`, accountEnabled: true, userType: "Guest",
  creationType: "Invitation", externalUserState: n % 3 ? "Accepted" : "PendingAcceptance",
}));

const makeGroups = ({ id, ago }, choices) => times(Math.max(1, choices.groups), (n) => ({
  id: id("group", n), displayName: `Group ${n + 1}`, description: null, groupTypes: n % 2 ? ["Unified"] : [],
  mail: n % 2 ? `group.${n + 1}@${DOMAIN}` : null, mailEnabled: n % 2 === 1, mailNickname: `group${n + 1}`,
  securityEnabled: n % 2 === 0, visibility: n % 2 ? "Private" : null, isAssignableToRole: null, membershipRule: null,
  membershipRuleProcessingState: null, resourceProvisioningOptions: [], onPremisesSyncEnabled: null,
  createdDateTime: ago(800),
}));

/** The first group holds everybody, the others every n-th. */
function makeGroupMembers(groups, members) {
  const map = Object.fromEntries(groups.map((group) => [group.id, []]));
  members.forEach((user, n) => {
    for (const id of new Set([groups[0].id, groups[n % groups.length].id])) map[id].push(user.id);
  });
  return map;
}

/** Two Global Administrators and two lesser roles, as far as there are people. */
function makeRoles({ id, ago }, { p2 }, members) {
  const wanted = ["Global Administrator", "Global Administrator", "User Administrator", "Global Reader"];
  const held = wanted.slice(0, members.length).map((role, n) => ({ role, user: members[n] }));
  return {
    roleAssignments: held.map(({ role, user }, n) => ({ id: `assignment-${n}`, principalId: user.id,
      directoryScopeId: "/", roleDefinitionId: ROLES[role], principal: principal(user) })),
    directoryRoles: [...new Set(held.map(({ role }) => role))].map((role) => ({
      id: id("role", role), deletedDateTime: null, displayName: role, description: role, roleTemplateId: ROLES[role],
      members: held.filter((one) => one.role === role).map(({ user }) => principal(user)) })),
    roleEligibilities: p2 ? [{ id: "eligibility-0", principalId: members[0].id,
      roleDefinitionId: ROLES["Security Administrator"], directoryScopeId: "/", appScopeId: null,
      startDateTime: ago(100), endDateTime: null, memberType: "Direct", roleEligibilityScheduleId: id("eligibility"),
      principal: principal(members[0]) }] : [],
  };
}

/** Three policies that most have, then one a group, two thirds of them in report-only. */
function makePolicies(context, choices, members, groups) {
  const common = [
    ["Second step for everyone", { grant: "mfa", users: { includeUsers: ["All"], excludeUsers: [members[0].id] } }],
    ["Block old sign-in methods",
      { grant: "block", users: { includeUsers: ["All"] }, clientAppTypes: ["exchangeActiveSync", "other"] }],
    ["Second step for administrators",
      { grant: "mfa", users: { includeRoles: [ROLES["Global Administrator"]] } }],
  ];
  return times(choices.policies, (n) => {
    const [name, parts] = common[n] ?? [`Devices for group ${n}`,
      { grant: "compliantDevice", users: { includeGroups: [groups[n % groups.length].id] } }];
    const state = n < common.length || n % 3 === 0 ? "enabled" : "enabledForReportingButNotEnforced";
    return policyOf(context.id("policy", n), name, state, { ago: context.ago, ...parts });
  });
}

/** Microsoft Graph, then apps of which every second is Microsoft's own. */
function makeApps({ id, ago }, choices, members) {
  const named = (n, appId, displayName, appOwnerOrganizationId) => ({
    id: id("app", n), appId, displayName, appOwnerOrganizationId, accountEnabled: true,
    servicePrincipalType: "Application", signInAudience: "AzureADMultipleOrgs", tags: [], appRoles: [],
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  });
  const graph = named(0, "00000003-0000-0000-c000-000000000000", "Microsoft Graph", MICROSOFT);
  const others = times(choices.apps, (n) =>
    named(n + 1, id("appId", n + 1), `App ${n + 1}`, n % 2 ? id("publisher", n) : MICROSOFT));
  return {
    servicePrincipals: [graph, ...others],
    applications: [],
    oauth2PermissionGrants: others.filter((_, n) => n % 2).map((app, n) => ({ id: `grant-${n}`, clientId: app.id,
      consentType: n % 3 ? "AllPrincipals" : "Principal", principalId: n % 3 ? null : members[0].id,
      resourceId: graph.id, scope: "openid profile User.Read" })),
    appRoleAssignments: others.filter((_, n) => n % 4 === 1).map((app, n) => ({ id: `appRole-${n}`,
      deletedDateTime: null, appRoleId: "df021288-bdef-4463-88db-98f22de89214", createdDateTime: ago(200),
      principalDisplayName: app.displayName, principalId: app.id, principalType: "ServicePrincipal",
      resourceDisplayName: "Microsoft Graph", resourceId: graph.id })),
  };
}

/** Every ninth has no second step, some have only a telephone. */
function makeRegistrations({ ago }, enabled, administrators) {
  const methods = (n) => n % 9 === 8 ? [] : [n % 7 === 6 ? "mobilePhone" : "microsoftAuthenticatorPush"];
  return enabled.map((user, n) => ({
    id: user.id, userPrincipalName: user.userPrincipalName, userDisplayName: user.displayName,
    userType: user.userType.toLowerCase(), isAdmin: administrators.has(user.id), isSsprRegistered: true,
    isSsprEnabled: true, isSsprCapable: true, isMfaRegistered: methods(n).length > 0, isMfaCapable: methods(n).length > 0,
    isPasswordlessCapable: false, methodsRegistered: methods(n), isSystemPreferredAuthenticationMethodEnabled: true,
    systemPreferredAuthenticationMethods: [], userPreferredMethodForSecondaryAuthentication: "push",
    lastUpdatedDateTime: ago(1),
  }));
}

/** Spread over the thirty days that are kept, the newest first. */
const makeSignIns = ({ id, ago }, { signIns }, enabled) => times(signIns, (n) => {
  const user = enabled[n % enabled.length];
  return {
    id: id("signIn", n), createdDateTime: ago((29 * n) / signIns), userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName, userId: user.id, appId: id("appId", n % 5),
    appDisplayName: "One Outlook Web", ipAddress: `203.0.113.${n % 250}`,
    clientAppUsed: n % 97 === 96 ? "IMAP4" : "Browser", correlationId: id("correlation", n),
    conditionalAccessStatus: "success", isInteractive: true, riskDetail: "none", riskLevelAggregated: "none",
    riskLevelDuringSignIn: "none", riskState: "none", riskEventTypes: [], riskEventTypes_v2: [],
    resourceDisplayName: "Office 365 Exchange Online", resourceId: "00000002-0000-0ff1-ce00-000000000000",
    status: { errorCode: n % 11 === 10 ? 50126 : 0, failureReason: "Other.", additionalDetails: null },
    deviceDetail: { deviceId: "", displayName: "", operatingSystem: "Windows10", browser: "Edge", isCompliant: false,
      isManaged: false, trustType: "" },
    location: { city: "Austin", state: "Texas", countryOrRegion: n % 83 === 82 ? "NL" : "US", geoCoordinates: {} },
    appliedConditionalAccessPolicies: [],
  };
});

const makeAudits = ({ id, ago }, { audits }, users) => times(audits, (n) => ({
  id: `Directory_${id("audit", n)}`, category: "UserManagement", correlationId: id("auditCorrelation", n),
  result: "success", resultReason: "", activityDisplayName: n % 2 ? "Add user" : "Update user",
  activityDateTime: ago((28 * n) / audits), loggedByService: "Core Directory", operationType: n % 2 ? "Add" : "Update",
  initiatedBy: { app: null, user: principal(users[0]) },
  targetResources: [{ id: users[n % users.length].id, type: "User" }],
}));

/** Computers, every fifth a telephone. Every 19th computer has Defender's protection off. */
const makeDevices = ({ id, ago }, { devices }, members) => times(devices, (n) => {
  const user = members[n % members.length];
  const mobile = n % 5 === 4;
  const windowsProtectionState = { id: id("device", n), malwareProtectionEnabled: true,
    realTimeProtectionEnabled: n % 19 !== 18, signatureUpdateOverdue: false, deviceState: "clean",
    lastReportedDateTime: ago(1) };
  return {
    id: id("device", n), deviceName: `PC-${n + 1}`, operatingSystem: mobile ? "iOS" : "Windows",
    osVersion: mobile ? "26.1" : "10.0.26200.8246", complianceState: n % 13 === 12 ? "noncompliant" : "compliant",
    isEncrypted: n % 17 !== 16, managementAgent: "mdm", managedDeviceOwnerType: "company", enrolledDateTime: ago(400),
    lastSyncDateTime: ago(n % 4), userId: user.id, userPrincipalName: user.userPrincipalName,
    userDisplayName: user.displayName, azureADDeviceId: id("azureDevice", n), azureADRegistered: true,
    jailBroken: "Unknown", deviceRegistrationState: "registered", deviceEnrollmentType: "windowsAzureADJoin",
    partnerReportedThreatState: "unknown", model: "Laptop", manufacturer: "Example", serialNumber: `S${n}`,
    ...!mobile && { windowsProtectionState },
  };
});

function makeOrganization({ id, ago }, members) {
  const domain = (name, isDefault) =>
    ({ capabilities: "Email, OfficeCommunicationsOnline", isDefault, isInitial: !isDefault, name, type: "Managed" });
  return [{ id: id("tenant"), displayName: "Generated Practice", createdDateTime: ago(2000), countryLetterCode: "US",
    tenantType: "AAD", onPremisesSyncEnabled: null, technicalNotificationMails: [members[0].mail],
    securityComplianceNotificationMails: [], assignedPlans: members[0].assignedPlans,
    verifiedDomains: [domain(DOMAIN, true), domain(INITIAL, false)] }];
}

function makeSkus({ id }, { users, premium, intune, p2, attackSimulation }, skuId) {
  const bought = (...rest) => sku(id("tenant"), ...rest, users);
  return [
    bought(premium ? "SPB" : "O365_BUSINESS_PREMIUM", skuId,
      [...OFFICE, ...premium ? PREMIUM : [], ...intune ? INTUNE : []]),
    ...p2 ? [bought("AAD_PREMIUM_P2", "84a661c4-e949-4bd2-a560-ed7766fcaf2b", P2)] : [],
    ...attackSimulation ? [bought("THREAT_INTELLIGENCE", "3dd6cf57-d688-4eed-ba52-9e40b5468c3e", ATTACK)] : [],
  ];
}

const makeDomains = () => [DOMAIN, INITIAL].map((id) => ({
  id, authenticationType: "Managed", availabilityStatus: null, isAdminManaged: true, isDefault: id === DOMAIN,
  isInitial: id === INITIAL, isRoot: true, isVerified: true, supportedServices: ["Email", "OfficeCommunicationsOnline"],
  passwordValidityPeriodInDays: 2147483647, passwordNotificationWindowInDays: 14, state: null,
}));

/** What was chosen, with what follows from it. */
function settled({ users = 25, premium = true, intune = premium, policies = premium ? 4 : 0, ...chosen }) {
  return {
    users, premium, intune, policies, p2: false, attackSimulation: false, securityDefaults: policies === 0,
    guests: Math.ceil(users / 20), groups: Math.min(200, 3 + Math.ceil(users / 25)), devices: intune ? users : 0,
    apps: Math.min(300, 5 + Math.ceil(users / 50)), signIns: premium ? Math.min(5000, users * 4) : 0,
    audits: Math.min(1500, users), seed: 1, now: "2026-11-22T02:00:00Z", ...chosen,
  };
}

/**
 * The sources of a tenant. Choices, all of them optional:
 *   users (25), guests, groups, devices, policies, apps, signIns, audits: how many of each
 *   premium (true): Business Premium or Business Standard; intune (as premium); p2,
 *   attackSimulation, securityDefaults; seed; now: the time that dates are counted back from
 */
export function generate(chosen = {}) {
  const choices = settled(chosen);
  const context = world(choices);
  const skuId = choices.premium ? "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46" : "f245ecc8-75af-4f8e-b61f-27d8114de5f3";
  const members = makeMembers(context, choices, skuId);
  const guestUsers = makeGuests(context, choices);
  const users = [...members, ...guestUsers];
  const enabled = users.filter((user) => user.accountEnabled);
  const groups = makeGroups(context, choices);
  const roles = makeRoles(context, choices, members);
  const administrators = new Set(roles.roleAssignments.map((row) => row.principalId));
  return {
    ...alike(groups, members),
    ...roles,
    ...makeApps(context, choices, members),
    organization: makeOrganization(context, members),
    subscribedSkus: makeSkus(context, choices, skuId),
    domains: makeDomains(),
    users,
    guestUsers,
    groups,
    groupMembers: makeGroupMembers(groups, members),
    userRegistrationDetails: makeRegistrations(context, enabled, administrators),
    // Every fiftieth has the older, per-user MFA.
    authenticationRequirements: Object.fromEntries(members.filter((_, n) => n % 50 === 49)
      .map((user) => [user.id, { perUserMfaState: "enforced" }])),
    securityDefaults: { id: "00000000-0000-0000-0000-000000000005", displayName: "Security Defaults", description: "",
      isEnabled: choices.securityDefaults },
    signIns: makeSignIns(context, choices, enabled),
    directoryAudits: makeAudits(context, choices, users),
    conditionalAccessPolicies: makePolicies(context, choices, members, groups),
    managedDevices: makeDevices(context, choices, members),
  };
}
