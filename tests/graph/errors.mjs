// Microsoft Graph's error answers, as the service sends them. An answer is
// `{ status, headers, body }`; the transport turns it into bytes.
// https://learn.microsoft.com/graph/errors

import { randomUUID } from "node:crypto";

/** An answer with Graph's error body. */
export function failure(status, code, message, headers = {}) {
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    "request-id": randomUUID(),
    "client-request-id": randomUUID(),
  };
  return { status, headers, body: { error: { code, message, innerError } } };
}

/** A request that can't be answered as it stands; caught where requests are answered. */
export class Refused extends Error {
  constructor(answer) {
    super(answer.body.error.message);
    this.answer = answer;
  }
}

/** Ends the request with an error body. */
export function refuse(status, code, message, headers) {
  throw new Refused(failure(status, code, message, headers));
}

const CHALLENGE = {
  "WWW-Authenticate": 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", '
    + 'client_id="00000003-0000-0000-c000-000000000000"',
};

export const noToken = () => failure(401, "InvalidAuthenticationToken", "Access token is empty.", CHALLENGE);
export const badToken = () =>
  failure(401, "InvalidAuthenticationToken", "Access token validation failure.", CHALLENGE);
export const expiredToken = () => failure(401, "InvalidAuthenticationToken",
  "Lifetime validation failed, the token is expired.", CHALLENGE);

export const invalidVersion = (version) => failure(400, "BadRequest", `Invalid version: ${version}`);
export const noSuchPath = (segment) => failure(400, "BadRequest", `Resource not found for the segment '${segment}'.`);
export const noSuchObject = (id) => failure(404, "Request_ResourceNotFound",
  `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`);
export const wrongMethod = () => failure(405, "Request_BadRequest",
  "Specified HTTP method is not allowed for the request target.", { Allow: "GET" });

/**
 * 429. Identity protection and Conditional Access send no `Retry-After`; the others
 * send it, but it is not among the headers that a page may read.
 */
export const tooMany = (seconds) => failure(429, "TooManyRequests", "Too many requests.",
  seconds === undefined ? {} : { "Retry-After": String(seconds) });

/** What the reports service says where a permission is missing; the others say less. */
const REPORTS_SCOPE = (scope) => failure(403, "Authentication_MSGraphPermissionMissing",
  `Calling principal does not have required MSGraph permissions ${scope}`);
const INSUFFICIENT = () => failure(403, "Authorization_RequestDenied",
  "Insufficient privileges to complete the operation.");

/** A permission is missing. */
export const missingScope = (service, scope) =>
  scope === "AuditLog.Read.All" && service !== "directory" ? REPORTS_SCOPE(scope) : INSUFFICIENT();

/** The permission is there, the administrator role is not. */
export function missingRole(service) {
  if (service === "sharepoint") return failure(403, "accessDenied", "Access denied");
  if (service === "intune") return failure(403, "Forbidden", JSON.stringify({
    _version: 3,
    Message: `An error has occurred - Operation ID (for customer support): ${randomUUID()}`,
    CustomApiErrorPhrase: "",
    RetryAfter: null,
  }));
  return INSUFFICIENT();
}

/** What the services say where the tenant's plans don't include them. */
const UNLICENSED = {
  entraP1: () => failure(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
    "Neither tenant is B2C or tenant doesn't have premium license"),
  accessReviews: () => failure(400, "AadPremiumLicenseRequired", "The tenant needs an AAD Premium 2 license."),
  identityProtection: () => failure(403, "Forbidden", "Your tenant is not licensed for this feature."),
  riskDetections: () => failure(403, "Forbidden", "Your tenant is not licensed for this feature."),
  defenderOfficeP2: () => failure(403, "Forbidden", "Your tenant is not licensed for this feature."),
  // Neither the permission nor the role helps where the tenant has no Defender.
  defender: () => failure(403, "Forbidden", "The tenant is not provisioned for this feature."),
  intune: () => failure(400, "BadRequest", "Request not applicable to target tenant."),
  sharepoint: () => failure(403, "accessDenied", "Tenant does not have a SPO license"),
};

/** The plans don't include it. */
export const unlicensed = (licence) => UNLICENSED[licence]();
