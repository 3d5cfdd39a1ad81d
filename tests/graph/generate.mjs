// Makes up a tenant of any size, always the same for the same choices. People, groups,
// devices, roles, logs and Conditional Access are made here; settings that don't grow
// with a tenant come from the sample of the family clinic.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { ROLES } from "./roles.mjs";

const SAMPLE = new URL("../../public/samples/family-clinic.json", import.meta.url);
const DAY = 86_400_000;
const FIRST = ["Ada", "Ben", "Cora", "Dev", "Elif", "Finn", "Gia", "Hugo", "Ines", "Jun", "Kira", "Leo", "Mara", "Noor"];
const LAST = ["Abara", "Brandt", "Castro", "Dahl", "Eriksen", "Fofana", "Grieg", "Haddad", "Ito", "Jansen", "Kowal"];
const DOMAIN = "generated.example";
const INITIAL = "generatedexample.onmicrosoft.com";

const plan = (servicePlanName, servicePlanId) =>
  ({ servicePlanId, servicePlanName, provisioningStatus: "Success", appliesTo: "User" });
const PREMIUM = [plan("AAD_PREMIUM", "41781fb2-bc02-4b7c-bd55-b576c07bb09d"),
  plan("ATP_ENTERPRISE", "f20fedf3-f3c3-43c3-8267-2bfdd51c0939"), plan("MDE_SMB", "bfc1bbd9-981b-4f71-9b82-17c35fd0e2a4"),
  plan("RMS_S_PREMIUM", "6c57d4b6-3b23-47a5-9bc9-69f17b4947b3"), plan("BPOS_S_DlpAddOn", "9bec7e34-c9fa-40b7-a9d1-bd6d1165c7ed")];
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

/** Names the n-th object of a kind. */
function guid(seed, kind, n) {
  const hex = createHash("sha1").update(`${seed}/${kind}/${n}`).digest("hex");
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

/**
 * The sources of a tenant. Choices, all of them optional:
 *   users 25, guests, groups, devices, policies, apps, signIns, audits: how many of each
 *   premium true: Business Premium or Business Standard; intune as premium; p2, attackSimulation false
 *   securityDefaults false; seed 1; now: the time that dates are counted back from
 */
export function generate({
  users: userCount = 25, guests = Math.ceil(userCount / 20), groups: groupCount = Math.min(200, 3 + Math.ceil(userCount / 25)),
  premium = true, intune = premium, p2 = false, attackSimulation = false, policies = premium ? 4 : 0,
  devices = intune ? userCount : 0, apps = Math.min(300, 5 + Math.ceil(userCount / 50)),
  signIns = premium ? Math.min(5000, userCount * 4) : 0, audits = Math.min(1500, userCount), securityDefaults = !policies,
  seed = 1, now = "2026-11-22T02:00:00Z",
} = {}) {
  const id = (kind, n) => guid(seed, kind, n);
  const ago = (days) => new Date(Date.parse(now) - Math.round(days * DAY)).toISOString().slice(0, 19) + "Z";
  const tenant = id("tenant", 0);
  const skuId = premium ? "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46" : "f245ecc8-75af-4f8e-b61f-27d8114de5f3";
  const assignedPlans = [{ assignedDateTime: ago(700), capabilityStatus: "Enabled", service: "exchange",
    servicePlanId: OFFICE[0].servicePlanId }];

  const account = (n, more) => ({
    id: id("user", n), businessPhones: [], mobilePhone: null, officeLocation: null, preferredLanguage: null,
    jobTitle: null, department: null, usageLocation: "US", onPremisesSyncEnabled: null, passwordPolicies: null,
    employeeLeaveDateTime: null, showInAddressList: null, createdDateTime: ago(900 - (n % 800)),
    lastPasswordChangeDateTime: ago(300), externalUserState: null, externalUserStateChangeDateTime: null,
    creationType: null, assignedLicenses: [], assignedPlans: [], identities: [], ...more,
    ...premium && { signInActivity: {
      lastSignInDateTime: ago(n % 29 === 28 ? 200 : n % 14), lastSignInRequestId: id("request", n),
      lastNonInteractiveSignInDateTime: ago(n % 29 === 28 ? 200 : n % 5), lastNonInteractiveSignInRequestId: id("request2", n),
      lastSuccessfulSignInDateTime: ago(n % 29 === 28 ? 200 : n % 5), lastSuccessfulSignInRequestId: id("request2", n),
    } },
  });
  const members = times(userCount, (n) => {
    const [givenName, surname] = [FIRST[n % FIRST.length], LAST[n % LAST.length]];
    const address = `${givenName}.${surname}.${n + 1}@${DOMAIN}`.toLowerCase();
    return account(n, { displayName: `${givenName} ${surname} ${n + 1}`, givenName, surname, mail: address,
      userPrincipalName: address, accountEnabled: n % 23 !== 22, userType: "Member",
      assignedLicenses: [{ skuId, disabledPlans: [] }], assignedPlans });
  });
  const invited = times(guests, (n) => account(userCount + n, {
    displayName: `Guest ${n + 1}`, givenName: null, surname: null, mail: `guest.${n + 1}@elsewhere.example`,
    userPrincipalName: `guest.${n + 1}_elsewhere.example#EXT#@${INITIAL}`, accountEnabled: true, userType: "Guest",
    creationType: "Invitation", externalUserState: n % 3 ? "Accepted" : "PendingAcceptance" }));
  const users = [...members, ...invited];
  const [owner, second] = members;
  const enabled = users.filter((user) => user.accountEnabled);

  const groups = times(Math.max(1, groupCount), (n) => ({
    id: id("group", n), displayName: `Group ${n + 1}`, description: null, groupTypes: n % 2 ? ["Unified"] : [],
    mail: n % 2 ? `group.${n + 1}@${DOMAIN}` : null, mailEnabled: n % 2 === 1, mailNickname: `group${n + 1}`,
    securityEnabled: n % 2 === 0, visibility: n % 2 ? "Private" : null, isAssignableToRole: null, membershipRule: null,
    membershipRuleProcessingState: null, resourceProvisioningOptions: [], onPremisesSyncEnabled: null,
    createdDateTime: ago(800) }));
  // The first group holds everybody, the others every n-th.
  const groupMembers = Object.fromEntries(groups.map((group) => [group.id, []]));
  members.forEach((user, n) => {
    const group = groups[n % groups.length];
    groupMembers[groups[0].id].push(user.id);
    if (group !== groups[0]) groupMembers[group.id].push(user.id);
  });

  const roleHolders = [["Global Administrator", owner], ["Global Administrator", second ?? owner],
    ["User Administrator", members[2] ?? owner], ["Global Reader", members[3] ?? owner]]
    .filter(([, user], at, all) => all.findIndex(([role, other]) => role === all[at][0] && other === user) === at);
  const principal = ({ id, displayName, userPrincipalName }) =>
    ({ "@odata.type": "#microsoft.graph.user", id, displayName, userPrincipalName });
  const roleAssignments = roleHolders.map(([role, user], n) => ({ id: `assignment-${n}`, principalId: user.id,
    directoryScopeId: "/", roleDefinitionId: ROLES[role], principal: principal(user) }));
  const directoryRoles = [...new Set(roleHolders.map(([role]) => role))].map((role) => ({
    id: id("role", role), deletedDateTime: null, displayName: role, description: role, roleTemplateId: ROLES[role],
    members: roleHolders.filter(([other]) => other === role).map(([, user]) => principal(user)) }));
  const administrators = new Set(roleHolders.map(([, user]) => user.id));

  const conditionalAccessPolicies = times(policies, (n) => [
    () => policyOf(id("policy", n), "Second step for everyone", "enabled",
      { ago, grant: "mfa", users: { includeUsers: ["All"], excludeUsers: [owner.id] } }),
    () => policyOf(id("policy", n), "Block old sign-in methods", "enabled",
      { ago, grant: "block", users: { includeUsers: ["All"] }, clientAppTypes: ["exchangeActiveSync", "other"] }),
    () => policyOf(id("policy", n), "Second step for administrators", "enabled",
      { ago, grant: "mfa", users: { includeRoles: [ROLES["Global Administrator"]] } }),
    () => policyOf(id("policy", n), `Devices for group ${n}`, n % 3 ? "enabledForReportingButNotEnforced" : "enabled",
      { ago, grant: "compliantDevice", users: { includeGroups: [groups[n % groups.length].id] } }),
  ][Math.min(n, 3)]());

  const servicePrincipals = [
    { id: id("app", 0), appId: "00000003-0000-0000-c000-000000000000", displayName: "Microsoft Graph",
      appOwnerOrganizationId: "f8cdef31-a31e-4b4a-93e4-5f571e91255a" },
    ...times(apps, (n) => ({ id: id("app", n + 1), appId: id("appId", n + 1), displayName: `App ${n + 1}`,
      appOwnerOrganizationId: n % 2 ? id("publisher", n) : "f8cdef31-a31e-4b4a-93e4-5f571e91255a" })),
  ].map((app) => ({ ...app, accountEnabled: true, servicePrincipalType: "Application", signInAudience: "AzureADMultipleOrgs",
    tags: [], verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null } }));
  const [graph, ...others] = servicePrincipals;

  return {
    ...alike(groups, members),
    organization: [{ id: tenant, displayName: "Generated Practice", createdDateTime: ago(2000), countryLetterCode: "US",
      tenantType: "AAD", onPremisesSyncEnabled: null, technicalNotificationMails: [owner.mail],
      securityComplianceNotificationMails: [], assignedPlans, verifiedDomains: [
        { capabilities: "Email, OfficeCommunicationsOnline", isDefault: true, isInitial: false, name: DOMAIN, type: "Managed" },
        { capabilities: "Email, OfficeCommunicationsOnline", isDefault: false, isInitial: true, name: INITIAL, type: "Managed" }] }],
    subscribedSkus: [
      sku(tenant, premium ? "SPB" : "O365_BUSINESS_PREMIUM", skuId,
        [...OFFICE, ...premium ? PREMIUM : [], ...intune ? INTUNE : []], userCount),
      ...p2 ? [sku(tenant, "AAD_PREMIUM_P2", "84a661c4-e949-4bd2-a560-ed7766fcaf2b", P2, userCount)] : [],
      ...attackSimulation ? [sku(tenant, "THREAT_INTELLIGENCE", "3dd6cf57-d688-4eed-ba52-9e40b5468c3e", ATTACK, userCount)] : [],
    ],
    domains: [DOMAIN, INITIAL].map((name) => ({ id: name, authenticationType: "Managed", availabilityStatus: null,
      isAdminManaged: true, isDefault: name === DOMAIN, isInitial: name === INITIAL, isRoot: true, isVerified: true,
      supportedServices: ["Email", "OfficeCommunicationsOnline"], passwordValidityPeriodInDays: 2147483647,
      passwordNotificationWindowInDays: 14, state: null })),
    users,
    guestUsers: invited,
    groups,
    groupMembers,
    directoryRoles,
    roleAssignments,
    roleEligibilities: p2 ? [{ id: "eligibility-0", principalId: owner.id, roleDefinitionId: ROLES["Security Administrator"],
      directoryScopeId: "/", appScopeId: null, startDateTime: ago(100), endDateTime: null, memberType: "Direct",
      roleEligibilityScheduleId: id("eligibility", 0), principal: principal(owner) }] : [],
    userRegistrationDetails: enabled.map((user, n) => ({ id: user.id, userPrincipalName: user.userPrincipalName,
      userDisplayName: user.displayName, userType: user.userType.toLowerCase(), isAdmin: administrators.has(user.id),
      isSsprRegistered: true, isSsprEnabled: true, isSsprCapable: true, isMfaRegistered: n % 9 !== 8, isMfaCapable: n % 9 !== 8,
      isPasswordlessCapable: false, methodsRegistered: n % 9 === 8 ? [] : n % 7 === 6 ? ["mobilePhone"] : ["microsoftAuthenticatorPush"],
      isSystemPreferredAuthenticationMethodEnabled: true, systemPreferredAuthenticationMethods: [],
      userPreferredMethodForSecondaryAuthentication: "push", lastUpdatedDateTime: ago(1) })),
    authenticationRequirements: Object.fromEntries(members.filter((_, n) => n % 50 === 49)
      .map((user) => [user.id, { perUserMfaState: "enforced" }])),
    securityDefaults: { id: "00000000-0000-0000-0000-000000000005", displayName: "Security Defaults", description: "",
      isEnabled: securityDefaults },
    signIns: times(signIns, (n) => {
      const user = enabled[n % enabled.length];
      return { id: id("signIn", n), createdDateTime: ago((29 * n) / signIns), userDisplayName: user.displayName,
        userPrincipalName: user.userPrincipalName, userId: user.id, appId: id("appId", n % 5), appDisplayName: "One Outlook Web",
        ipAddress: `203.0.113.${n % 250}`, clientAppUsed: n % 97 === 96 ? "IMAP4" : "Browser", correlationId: id("correlation", n),
        conditionalAccessStatus: "success", isInteractive: true, riskDetail: "none", riskLevelAggregated: "none",
        riskLevelDuringSignIn: "none", riskState: "none", riskEventTypes: [], riskEventTypes_v2: [],
        resourceDisplayName: "Office 365 Exchange Online", resourceId: "00000002-0000-0ff1-ce00-000000000000",
        status: { errorCode: n % 11 === 10 ? 50126 : 0, failureReason: "Other.", additionalDetails: null },
        deviceDetail: { deviceId: "", displayName: "", operatingSystem: "Windows10", browser: "Edge", isCompliant: false,
          isManaged: false, trustType: "" },
        location: { city: "Austin", state: "Texas", countryOrRegion: n % 83 === 82 ? "NL" : "US", geoCoordinates: {} },
        appliedConditionalAccessPolicies: [] };
    }),
    directoryAudits: times(audits, (n) => ({ id: `Directory_${id("audit", n)}`, category: "UserManagement",
      correlationId: id("correlation2", n), result: "success", resultReason: "", activityDisplayName: n % 2 ? "Add user" : "Update user",
      activityDateTime: ago((28 * n) / audits), loggedByService: "Core Directory", operationType: n % 2 ? "Add" : "Update",
      initiatedBy: { app: null, user: principal(owner) }, targetResources: [{ id: users[n % users.length].id, type: "User" }] })),
    conditionalAccessPolicies,
    managedDevices: times(devices, (n) => {
      const user = members[n % members.length];
      return { id: id("device", n), deviceName: `PC-${n + 1}`, operatingSystem: n % 5 === 4 ? "iOS" : "Windows",
        osVersion: n % 5 === 4 ? "26.1" : "10.0.26200.8246", complianceState: n % 13 === 12 ? "noncompliant" : "compliant",
        isEncrypted: n % 17 !== 16, managementAgent: "mdm", managedDeviceOwnerType: "company", enrolledDateTime: ago(400),
        lastSyncDateTime: ago(n % 4), userId: user.id, userPrincipalName: user.userPrincipalName, userDisplayName: user.displayName,
        azureADDeviceId: id("azureDevice", n), azureADRegistered: true, jailBroken: "Unknown", deviceRegistrationState: "registered",
        deviceEnrollmentType: "windowsAzureADJoin", partnerReportedThreatState: "unknown", model: "Laptop", manufacturer: "Example",
        serialNumber: `S${n}`,
        ...n % 5 !== 4 && { windowsProtectionState: { id: id("device", n), malwareProtectionEnabled: true,
          realTimeProtectionEnabled: n % 19 !== 18, signatureUpdateOverdue: false, deviceState: "clean", lastReportedDateTime: ago(1) } } };
    }),
    servicePrincipals,
    applications: [],
    oauth2PermissionGrants: others.filter((_, n) => n % 2).map((app, n) => ({ id: `grant-${n}`, clientId: app.id,
      consentType: n % 3 ? "AllPrincipals" : "Principal", principalId: n % 3 ? null : owner.id, resourceId: graph.id,
      scope: "openid profile User.Read" })),
    appRoleAssignments: others.filter((_, n) => n % 4 === 1).map((app, n) => ({ id: `appRole-${n}`, deletedDateTime: null,
      appRoleId: "df021288-bdef-4463-88db-98f22de89214", createdDateTime: ago(200), principalDisplayName: app.displayName,
      principalId: app.id, principalType: "ServicePrincipal", resourceDisplayName: "Microsoft Graph", resourceId: graph.id })),
  };
}
