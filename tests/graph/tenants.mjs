// The tenants that the double serves: one read from a snapshot file, or one generated.

import { readFileSync } from "node:fs";

import { generate } from "./generate.mjs";
import { OLD_NAMES, roleName, ROLES } from "./roles.mjs";

/** Service plans any one of which brings a licence. */
const PLANS = {
  entraP1: ["AAD_PREMIUM", "AAD_PREMIUM_P2"],
  accessReviews: ["AAD_PREMIUM_P2", "Entra_Identity_Governance"],
  identityProtection: ["AAD_PREMIUM_P2"],
  riskDetections: ["AAD_PREMIUM", "AAD_PREMIUM_P2"],
  intune: ["INTUNE_A", "INTUNE_SMBIZ"],
  sharepoint: ["SHAREPOINTSTANDARD", "SHAREPOINTENTERPRISE"],
  defenderOfficeP2: ["THREAT_INTELLIGENCE"],
  // Whatever sends alerts.
  defender: ["ATP_ENTERPRISE", "THREAT_INTELLIGENCE", "MDE_SMB", "MDE_LITE", "WINDEFATP", "ADALLOM_S_STANDALONE",
    "ADALLOM_S_DISCOVERY", "AAD_PREMIUM_P2"],
};

const LISTS = ["organization", "subscribedSkus", "domains", "users", "groups", "guestUsers", "directoryRoles",
  "roleDefinitions", "roleAssignments", "roleEligibilities", "roleAssignmentInstances",
  "userRegistrationDetails", "signIns", "legacySignIns", "directoryAudits",
  "conditionalAccessPolicies", "namedLocations", "authenticationStrengths", "activityBasedTimeoutPolicies",
  "crossTenantAccessPartners", "secureScores", "secureScoreControlProfiles", "managedDevices",
  "deviceCompliancePolicies", "deviceConfigurations", "configurationPolicies", "intents", "groupPolicyConfigurations", "iosManagedAppProtections",
  "androidManagedAppProtections", "servicePrincipals", "applications", "oauth2PermissionGrants", "appRoleAssignments",
  "groupSettings", "alerts", "riskyUsers", "riskDetections", "attackSimulations", "accessReviews", "retentionLabels",
  "delegatedAdminRelationships", "onPremisesSynchronization"];

function licencesOf(skus) {
  const plans = new Set(skus.filter((sku) => ["Enabled", "Warning"].includes(sku.capabilityStatus))
    .flatMap((sku) => sku.servicePlans.map((plan) => plan.servicePlanName)));
  return new Set(Object.keys(PLANS).filter((licence) => PLANS[licence].some((plan) => plans.has(plan))));
}

/** A tenant as the double needs it: `sources` by the names that snapshots use. */
export class Tenant {
  #people;
  #objects;
  #indexes = new Map();

  /**
   * `licences` replaces what the plans in `subscribedSkus` bring; `refusals` holds, for a
   * source, the `{ status, code, message }` that reading it gets; `signedIn` is the id of
   * the account that `/me` means; with `old` roles have the names of the tenant's early days.
   */
  constructor({ sources, licences, refusals = {}, signedIn, old = false }) {
    this.old = old;
    this.sources = { ...Object.fromEntries(LISTS.map((name) => [name, []])), ...sources };
    this.licences = licences ? new Set(licences) : licencesOf(this.sources.subscribedSkus);
    this.refusals = refusals;
    this.signedIn = signedIn;
  }

  get id() {
    return this.sources.organization[0]?.id;
  }

  /** All accounts; guests are accounts. */
  people() {
    if (!this.#people) {
      const { users, guestUsers } = this.sources;
      const known = new Set(users.map((user) => user.id));
      const others = guestUsers.filter((guest) => !known.has(guest.id));
      this.#people = others.length ? [...users, ...others.map((guest) => ({ ...guest, userType: "Guest" }))] : users;
    }
    return this.#people;
  }

  /** The row of a source with this id. */
  row(name, id) {
    return this.#index(name, this.sources[name]).get(id);
  }

  /** The account with this id. */
  person(id) {
    return this.#index("people", this.people()).get(id);
  }

  #index(name, rows) {
    if (!this.#indexes.has(name)) this.#indexes.set(name, new Map(rows.map((row) => [row.id, row])));
    return this.#indexes.get(name);
  }

  /** A directory object by its id, with its type, as lists of members hold it. */
  object(id) {
    if (!this.#objects) {
      const typed = (type, rows) => rows.map((row) => [row.id, { "@odata.type": `#microsoft.graph.${type}`, ...row }]);
      this.#objects = new Map([...typed("user", this.people()), ...typed("group", this.sources.groups),
        ...typed("servicePrincipal", this.sources.servicePrincipals)]);
    }
    return this.#objects.get(id) ?? { "@odata.type": "#microsoft.graph.directoryObject", id };
  }

  /** The account behind a token: the one that the token names, or a Global Administrator. A partner's has none here. */
  me({ user, partner }) {
    if (partner) return undefined;
    const administrator = this.sources.roleAssignments
      .find((row) => row.roleDefinitionId === ROLES["Global Administrator"])?.principalId;
    return this.person(user ?? this.signedIn ?? administrator) ?? this.people()[0];
  }

  /** The roles of a caller as directory objects: those held directly, or with `groups` through groups too. */
  rolesOf({ roles = [], groupRoles = [], partner }, { groups = false } = {}) {
    if (partner) return undefined;
    return [...roles, ...groups ? groupRoles : []].map(roleName).map((name) => ({
      id: `role-${name.replaceAll(" ", "-").toLowerCase()}`, deletedDateTime: null, description: name,
      displayName: this.old ? OLD_NAMES[name] ?? name : name, roleTemplateId: ROLES[name] ?? null,
    }));
  }

  hasRole(held, accepted) {
    return held.map(roleName).some((role) => role === "Global Administrator" || accepted.includes(role));
  }
}

/** Moves every date of a text so that `from` becomes `to`, but not the far past and future. */
function shifted(text, from, to) {
  const distance = new Date(to) - new Date(from);
  return text.replace(/"((?:19|20)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})((?:\.\d+)?Z)"/g, (_, moment, rest) =>
    `"${new Date(Date.parse(`${moment}Z`) + distance).toISOString().slice(0, 19)}${rest}"`);
}

/**
 * The tenant that a snapshot was read from. A source that was refused then is refused
 * now. With `now` all dates are moved as if the snapshot had been taken at that time.
 */
export function fromSnapshot(file, { now, ...more } = {}) {
  const text = readFileSync(file, "utf8");
  const { takenAt } = JSON.parse(text);
  const { sources } = JSON.parse(now ? shifted(text, takenAt, now) : text);
  const read = Object.entries(sources).filter(([, source]) => source.via === "graph" || source.via === undefined);
  const values = read.filter(([, { value }]) => value !== undefined).map(([name, { value }]) => [name, value]);
  const refused = read.filter(([, { value, httpStatus }]) => value === undefined && httpStatus)
    .map(([name, { httpStatus, code, message }]) => [name, { status: httpStatus, code, message }]);
  return new Tenant({ sources: Object.fromEntries(values), refusals: Object.fromEntries(refused), ...more });
}

/** A tenant made up from numbers: see generate.mjs for what can be chosen. */
export function generated(choices = {}) {
  return new Tenant({ sources: generate(choices), ...choices.licences && { licences: choices.licences } });
}
