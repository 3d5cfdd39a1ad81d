// The double of Microsoft Graph behaves as documented.
//
//   node --test tests/graph/

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { get as httpsGet } from "node:https";
import { test } from "node:test";

import { startGraph } from "./server.mjs";
import { fromSnapshot, generated } from "./tenants.mjs";

const file = (path) => new URL(`../../${path}`, import.meta.url);
const CLINIC = file("public/samples/family-clinic.json");
const PLAIN = file("tests/fixtures/no-premium.json");
const TOKEN = { Authorization: "Bearer token" };

/** A double over plain http that ends with its test. */
async function started(t, options = {}) {
  const graph = await startGraph({ secure: false, tenant: options.tenant ?? generated(), ...options });
  t.after(() => graph.close());
  const send = (path, init = {}) => fetch(graph.origin + path, { ...init, headers: { ...TOKEN, ...init.headers } });
  const read = async (path, headers) => {
    const response = await send(path, { headers });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const batch = async (requests, version = "v1.0") => {
    const response = await send(`/${version}/$batch`, {
      method: "POST", body: JSON.stringify({ requests }), headers: { "Content-Type": "application/json" },
    });
    const body = await response.json();
    // They come in any order.
    body.responses?.sort((left, right) => Number(left.id) - Number(right.id));
    return { status: response.status, body };
  };
  /** All rows, page after page. */
  const all = async (path) => {
    const pages = [];
    for (let next = path; next;) {
      const { status, body } = await read(next);
      assert.equal(status, 200, JSON.stringify(body));
      pages.push(body.value);
      next = body["@odata.nextLink"]?.replace("https://graph.microsoft.com", "");
    }
    return pages;
  };
  return { graph, send, read, batch, all };
}

const gets = (...urls) => urls.map((url, at) => ({ id: String(at), method: "GET", url }));
const refused = ({ status, body }, expected, code) =>
  assert.deepEqual([status, body.error.code], [expected, code], JSON.stringify(body));

test("the certificate names Graph's host, and https works with it", async (t) => {
  const graph = await startGraph({ tenant: generated() });
  t.after(() => graph.close());
  const status = await new Promise((resolve, reject) => httpsGet({
    host: "127.0.0.1", port: graph.port, path: "/v1.0/organization", servername: "graph.microsoft.com",
    ca: graph.certificate.cert, headers: TOKEN,
  }, (response) => { response.resume(); resolve(response.statusCode); }).on("error", reject));
  assert.equal(status, 200);
  assert.match(graph.certificate.spki, /^[\w+/]{43}=$/);
});

test("a page of any origin may ask, with the headers it needs, and can't read Retry-After", async (t) => {
  const { send, graph } = await started(t);
  const preflight = await send("/v1.0/$batch", { method: "OPTIONS", headers: {
    Origin: "http://127.0.0.1:1", "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "authorization,consistencylevel,content-type,prefer" } });
  assert.equal(preflight.status, 200);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  const allowed = preflight.headers.get("access-control-allow-headers").toLowerCase();
  for (const name of ["authorization", "content-type", "prefer", "consistencylevel"]) assert.ok(allowed.includes(name), name);
  assert.doesNotMatch(allowed, /ocp-client/);
  const answer = await send("/v1.0/nothing", { headers: { Origin: "http://127.0.0.1:1" } });
  assert.equal(answer.headers.get("access-control-allow-origin"), "*", "refusals can be read too");
  assert.match(answer.headers.get("access-control-expose-headers"), /WWW-Authenticate/);
  assert.doesNotMatch(answer.headers.get("access-control-expose-headers"), /Retry-After/i);
  assert.equal(graph.log.preflight.length, 1);
  assert.equal(graph.log.length, 1);
});

test("tokens are checked", async (t) => {
  const callers = { good: { scopes: ["User.Read"], roles: [] }, old: { scopes: [], roles: [], expired: true } };
  const { read, send } = await started(t, { validate: async (token) => callers[token] ?? null });
  const as = (token) => read("/v1.0/me", { Authorization: token });
  assert.equal((await as("Bearer good")).status, 200);
  for (const token of ["Bearer old", "Bearer other", ""]) refused(await as(token), 401, "InvalidAuthenticationToken");
  assert.match((await as("Bearer old")).headers.get("www-authenticate"), /^Bearer /);
  const batch = await send("/v1.0/$batch",
    { method: "POST", body: '{"requests":[]}', headers: { Authorization: "Bearer old" } });
  assert.equal(batch.status, 401);
});

test("who is signed in, and with which roles", async (t) => {
  const tenant = fromSnapshot(CLINIC);
  const user = tenant.sources.users[3];
  const { read } = await started(t, { tenant, validate: () =>
    ({ scopes: ["User.Read"], roles: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Security Reader"], user: user.id }) });
  assert.equal((await read("/v1.0/me?$select=id,displayName")).body.displayName, user.displayName);
  const { body } = await read("/v1.0/me/memberOf/microsoft.graph.directoryRole?$count=true&$select=displayName,roleTemplateId",
    { ConsistencyLevel: "eventual" });
  assert.deepEqual(body.value.map((role) => role.displayName), ["Global Reader", "Security Reader"]);
  assert.equal(body.value[0].roleTemplateId, "f2ef992c-3afb-46b9-b7cf-a126ee74c451");
});

test("a missing permission is refused in the service's own words", async (t) => {
  const { read } = await started(t,
    { validate: () => ({ scopes: ["User.Read", "User.Read.All"], roles: ["Global Administrator"] }) });
  for (const path of ["/groups", "/identity/conditionalAccess/policies", "/deviceManagement/managedDevices"]) {
    refused(await read(`/v1.0${path}`), 403, "Authorization_RequestDenied");
  }
  refused(await read("/v1.0/auditLogs/signIns"), 403, "Authentication_MSGraphPermissionMissing");
  assert.equal((await read("/v1.0/users?$select=id")).status, 200);
  refused(await read("/v1.0/users?$select=id,signInActivity"), 403, "Authentication_MSGraphPermissionMissing");
});

test("a missing role is refused in the service's own words", async (t) => {
  const { read } = await started(t, { validate: () => ({ scopes: "all", roles: [] }) });
  assert.equal((await read("/v1.0/users")).status, 200, "every member may read the directory");
  for (const path of ["/identity/conditionalAccess/policies", "/auditLogs/signIns", "/security/secureScores"]) {
    refused(await read(`/v1.0${path}`), 403, "Authorization_RequestDenied");
  }
  refused(await read("/v1.0/admin/sharepoint/settings"), 403, "accessDenied");
  const intune = await read("/v1.0/deviceManagement/managedDevices");
  refused(intune, 403, "Forbidden");
  assert.ok(JSON.parse(intune.body.error.message).Message);
});

test("the tenant's plans decide what there is", async (t) => {
  const { read } = await started(t, { tenant: generated({ premium: false }) });
  const premium = "Authentication_RequestFromNonPremiumTenantOrB2CTenant";
  refused(await read("/v1.0/auditLogs/signIns"), 403, premium);
  refused(await read("/v1.0/reports/authenticationMethods/userRegistrationDetails"), 403, premium);
  refused(await read("/v1.0/users?$select=id,signInActivity"), 403, premium);
  refused(await read("/v1.0/deviceManagement/managedDevices"), 400, "BadRequest");
  refused(await read("/v1.0/identityProtection/riskDetections"), 403, "Forbidden");
  refused(await read("/v1.0/roleManagement/directory/roleEligibilityScheduleInstances"), 400, "AadPremiumLicenseRequired");
  refused(await read("/v1.0/identityGovernance/accessReviews/definitions"), 400, "AadPremiumLicenseRequired");
  assert.deepEqual((await read("/v1.0/identity/conditionalAccess/policies")).body.value, []);
  assert.equal((await read("/v1.0/users?$select=id")).status, 200);
});

test("plans beyond premium open what they bring", async (t) => {
  const { read } = await started(t, { tenant: generated({ p2: true, attackSimulation: true }) });
  for (const path of ["/identityProtection/riskyUsers", "/roleManagement/directory/roleEligibilityScheduleInstances",
    "/identityGovernance/accessReviews/definitions", "/security/attackSimulation/simulations"]) {
    assert.equal((await read(`/v1.0${path}`)).status, 200, path);
  }
});

test("a refusal that a snapshot holds is repeated", async (t) => {
  const { read } = await started(t, { tenant: fromSnapshot(PLAIN) });
  refused(await read("/v1.0/security/labels/retentionLabels"), 403, "Authorization_RequestDenied");
  refused(await read("/v1.0/reports/authenticationMethods/userRegistrationDetails"), 403,
    "Authentication_RequestFromNonPremiumTenantOrB2CTenant");
});

test("unknown versions, paths and objects", async (t) => {
  const { read } = await started(t);
  refused(await read("/v2.0/users"), 400, "BadRequest");
  const { body } = await read("/v1.0/deviceManagement/configurationPolicies");
  assert.equal(body.error.message, "Resource not found for the segment 'configurationPolicies'.");
  assert.equal((await read("/beta/deviceManagement/configurationPolicies")).status, 200);
  refused(await read("/v1.0/users/00000000-0000-0000-0000-000000000000"), 404, "Request_ResourceNotFound");
  refused(await read("/v1.0/users/%ff"), 400, "BadRequest");
});

test("nothing but reading is possible, and trying is remembered", async (t) => {
  const { send, batch, graph } = await started(t);
  for (const method of ["POST", "PATCH", "PUT", "DELETE"]) assert.equal((await send("/v1.0/users", { method })).status, 405);
  const { body } = await batch([{ id: "1", method: "PATCH", url: "/users", body: {} }]);
  assert.equal(body.responses[0].status, 405);
  assert.deepEqual(graph.log.write.map((entry) => entry.method), ["POST", "PATCH", "PUT", "DELETE", "PATCH"]);
});

test("a batch answers each request by itself", async (t) => {
  const { batch, graph } = await started(t);
  const { status, body } = await batch(gets("/organization", "users?$top=1&$select=id", "/nothing", "/v1.0/users"));
  assert.equal(status, 200);
  assert.deepEqual(body.responses.map((one) => [one.id, one.status]), [["0", 200], ["1", 200], ["2", 400], ["3", 400]]);
  assert.equal(body.responses[1].body.value.length, 1);
  assert.equal(body.responses[0].headers["Content-Type"], "application/json");
  assert.deepEqual(graph.log.map((entry) => entry.path), ["/$batch", "/organization", "/users", "/nothing", "/v1.0/users"]);
  assert.equal(graph.log[2].query, "$top=1&$select=id");
  assert.deepEqual([graph.log[0].inBatch, graph.log[2].inBatch, graph.log[2].status], [false, true, 200]);
});

test("a batch has a version, at most twenty requests, and ids", async (t) => {
  const { batch, send } = await started(t);
  assert.equal((await batch(gets(...Array(20).fill("/organization")))).status, 200);
  refused(await batch(gets(...Array(21).fill("/organization"))), 400, "BadRequest");
  const twice = gets("/users", "/groups").map((request) => ({ ...request, id: "1" }));
  refused(await batch(twice), 400, "BadRequest");
  assert.equal((await send("/v1.0/$batch", { method: "POST", body: "{" })).status, 400);
  const only = await batch(gets("/deviceManagement/configurationPolicies"), "beta");
  assert.equal(only.body.responses[0].status, 200);
});

test("pages are followed to the end, within the maximum", async (t) => {
  const { read, all } = await started(t, { tenant: generated({ users: 1200, guests: 0 }) });
  assert.deepEqual((await all("/v1.0/users?$select=id&$top=999")).map((page) => page.length), [999, 201]);
  assert.deepEqual((await all("/v1.0/users?$select=id,signInActivity&$top=999")).map((page) => page.length), [500, 500, 200]);
  assert.equal((await read("/v1.0/users")).body.value.length, 100);
  assert.equal((await read("/v1.0/users?$top=1000")).status, 400);
  const { body } = await read("/v1.0/auditLogs/signIns?$filter=createdDateTime ge 2026-10-01T00:00:00Z&$top=1000");
  assert.equal(body.value.length, 1000);
  const next = new URL(body["@odata.nextLink"]);
  assert.equal(next.origin, "https://graph.microsoft.com");
  assert.equal(next.searchParams.get("$filter"), "createdDateTime ge 2026-10-01T00:00:00Z", "the query stays");
});

test("pages of odd sizes, and empty ones with a next page", async (t) => {
  const tenant = generated({ users: 20, guests: 0 });
  const { all } = await started(t, { tenant, pages: { sizes: [7, 1, 3], emptyEvery: 3 } });
  const pages = await all("/v1.0/users?$select=id");
  assert.deepEqual(pages.map((page) => page.length), [7, 1, 0, 7, 1, 0, 4]);
  assert.deepEqual(pages.flat().map((user) => user.id), tenant.sources.users.map((user) => user.id));
});

test("$select reduces rows and refuses what a type does not have", async (t) => {
  const { read } = await started(t);
  const { body } = await read("/v1.0/users?$select=id,accountEnabled&$top=1");
  assert.deepEqual(Object.keys(body.value[0]).sort(), ["accountEnabled", "id"]);
  const whole = (await read("/v1.0/users?$top=1")).body.value[0];
  assert.ok("mail" in whole && !("accountEnabled" in whole) && !("signInActivity" in whole));
  const wrong = await read("/v1.0/users?$select=id,lastSignIn");
  assert.equal(wrong.status, 400);
  assert.equal(wrong.body.error.message, "Could not find a property named 'lastSignIn' on type 'microsoft.graph.user'.");
  // What derived types add can't be selected from the list of the base type.
  assert.equal((await read("/v1.0/deviceManagement/deviceCompliancePolicies?$select=passwordRequired")).status, 400);
  assert.equal((await read("/v1.0/admin/sharepoint/settings?$select=sharingCapability")).status, 400);
});

test("$filter keeps the rows it names", async (t) => {
  const tenant = generated({ users: 60 });
  const { read } = await started(t, { tenant });
  const count = async (filter, path = "users", headers) => {
    const { status, body } = await read(`/v1.0/${path}?$filter=${encodeURIComponent(filter)}&$count=true`, headers);
    assert.equal(status, 200, JSON.stringify(body));
    return body["@odata.count"];
  };
  assert.equal(await count("userType eq 'Guest'"), 3);
  assert.equal(await count("userType eq 'Guest' and (externalUserState eq 'PendingAcceptance' or mail eq 'x')"), 1);
  assert.equal(await count("startswith(displayName, 'guest') and accountEnabled eq true"), 3);
  assert.equal(await count("not userType eq 'Guest'", "users", { ConsistencyLevel: "eventual" }), 60);
  assert.equal(await count("id in ('x', '" + tenant.sources.users[0].id + "')"), 1);
  assert.equal(await count("groupTypes/any(c: c eq 'Unified')", "groups"), 3);
  const recent = tenant.sources.directoryAudits.filter((row) => row.activityDateTime >= "2026-11-01").length;
  const since = "$filter=activityDateTime ge 2026-11-01T00:00:00Z&$orderby=activityDateTime";
  const rows = await read(`/v1.0/auditLogs/directoryAudits?${since}`);
  assert.equal(rows.body.value.length, recent);
  assert.ok(rows.body.value[0].activityDateTime <= rows.body.value.at(-1).activityDateTime);
});

test("$filter is refused where it can't be answered", async (t) => {
  const { read } = await started(t);
  for (const filter of ["userType is 'Guest'", "userType eq", "(userType eq 'Guest'", "nothing eq 'x'",
    "length(mail) eq 3", "userType ne 'Guest'",
    "signInActivity/lastSignInDateTime le 2026-01-01T00:00:00Z and userType eq 'Guest'"]) {
    const { status, body } = await read(`/v1.0/users?$filter=${encodeURIComponent(filter)}`);
    assert.equal(status, 400, filter);
    assert.ok(body.error.message, filter);
  }
  assert.equal((await read("/v1.0/domains?$filter=isVerified eq true")).status, 400);
});

test("$expand shows what may be shown", async (t) => {
  const { read } = await started(t, { tenant: generated({ users: 60 }) });
  const policies = "/v1.0/deviceManagement/deviceCompliancePolicies";
  assert.ok(!("assignments" in (await read(policies)).body.value[0]));
  assert.ok(Array.isArray((await read(`${policies}?$expand=assignments`)).body.value[0].assignments));
  assert.equal((await read(`${policies}?$expand=secrets`)).status, 400);
  const roles = await read("/v1.0/roleManagement/directory/roleAssignments?$expand=principal($select=id,displayName)");
  assert.deepEqual(Object.keys(roles.body.value[0].principal).sort(), ["@odata.type", "displayName", "id"]);
  assert.equal((await read("/v1.0/roleManagement/directory/roleAssignments?$expand=principal,roleDefinition")).status, 400);
  assert.equal((await read("/v1.0/users?$expand=manager")).status, 400);
});

test("members of groups, and what else hangs below an object", async (t) => {
  const tenant = fromSnapshot(CLINIC);
  const { read } = await started(t, { tenant });
  const [group, ids] = Object.entries(tenant.sources.groupMembers)[0];
  const members = await read(`/v1.0/groups/${group}/transitiveMembers?$select=id&$top=999`);
  assert.deepEqual(members.body.value.map((row) => row.id), ids);
  assert.equal(members.body.value[0]["@odata.type"], "#microsoft.graph.user");
  const [user] = tenant.sources.users;
  const { body } = await read(`/beta/users/${user.id}/authentication/requirements`);
  assert.equal(body.perUserMfaState, tenant.sources.authenticationRequirements[user.id].perUserMfaState);
  const [role] = tenant.sources.appRoleAssignments;
  const assigned = await read(`/v1.0/servicePrincipals/${role.principalId}/appRoleAssignments`);
  assert.ok(assigned.body.value.some((row) => row.id === role.id));
  const policy = tenant.sources.configurationPolicies[0];
  const settings = await read(`/beta/deviceManagement/configurationPolicies/${policy.id}/settings`);
  assert.deepEqual(settings.body.value, policy.settings);
});

test("the limits hold, service by service, and windows move on", async (t) => {
  let clock = 0;
  const { read, batch } = await started(t, { throttle: { now: () => clock } });
  const reports = gets(...Array(7).fill("/auditLogs/directoryAudits?$top=1"));
  const first = (await batch(reports)).body.responses;
  assert.deepEqual(first.map((one) => one.status), [200, 200, 200, 200, 200, 429, 429]);
  assert.equal(first[6].headers["Retry-After"], "10");
  assert.equal(first[6].body.error.code, "TooManyRequests");
  const guarded = (await batch(gets(...Array(2).fill("/identity/conditionalAccess/policies")))).body.responses;
  assert.deepEqual(guarded.map((one) => one.status), [200, 429]);
  assert.ok(!("Retry-After" in guarded[1].headers), "Conditional Access says no time");
  assert.equal((await read("/v1.0/users")).status, 200, "the directory is another service");
  const activity = (await batch(gets(...Array(11).fill("/users?$select=id,signInActivity&$top=500")))).body.responses;
  assert.equal(activity.filter((one) => one.status === 429).length, 1);
  clock = 10_001;
  assert.equal((await read("/v1.0/auditLogs/directoryAudits")).status, 200);
  assert.equal((await read("/v1.0/identity/conditionalAccess/policies")).status, 200);
  assert.equal((await read("/v1.0/users?$select=id,signInActivity")).status, 429);
});

test("a limit can be set, and is told in a header that pages can't read", async (t) => {
  const { read } = await started(t, { throttle: { limits: { directory: { units: 3, seconds: 4 } } } });
  assert.equal((await read("/v1.0/users")).status, 200);
  const { status, headers } = await read("/v1.0/users", { Origin: "http://127.0.0.1:1" });
  assert.equal(status, 429);
  assert.ok(Number(headers.get("retry-after")) >= 1);
});

test("no more than four questions about Secure Score at a time", async (t) => {
  const { batch } = await started(t, { throttle: true, latency: 20 });
  const answers = (await batch(gets(...Array(5).fill("/security/secureScores?$top=1")))).body.responses;
  assert.deepEqual(answers.map((one) => one.status), [200, 200, 200, 200, 429]);
});

test("answers take their time", async (t) => {
  const { read } = await started(t, { latency: 60 });
  const before = performance.now();
  await read("/v1.0/organization");
  assert.ok(performance.now() - before >= 55);
});

test("fault: a status, for a while, alone and in a batch", async (t) => {
  const { read, batch, graph } = await started(t);
  graph.faults.set("/users", { kind: "status", status: 503, code: "ServiceNotAvailable", times: 2, after: 1 });
  const inner = (await batch(gets("/users", "/users", "/organization"))).body.responses;
  assert.deepEqual(inner.map((one) => one.status), [200, 503, 200]);
  refused(await read("/v1.0/users"), 503, "ServiceNotAvailable");
  assert.equal((await read("/v1.0/users")).status, 200);
  graph.faults.set(/groups/, { kind: "status", status: 200, body: { value: "no list" } });
  assert.deepEqual((await read("/v1.0/groups")).body, { value: "no list" });
  graph.faults.clear();
  assert.ok(Array.isArray((await read("/v1.0/groups")).body.value));
  assert.throws(() => graph.faults.set("/users", { kind: "typo" }));
});

test("fault: no answer, or a broken connection", async (t) => {
  const { send, batch, read, graph } = await started(t);
  graph.faults.set("/users", { kind: "hang" });
  const signal = AbortSignal.timeout(150);
  await assert.rejects(send("/v1.0/users", { signal }), { name: "TimeoutError" });
  graph.faults.set("/users", { kind: "drop" });
  await assert.rejects(send("/v1.0/users"), TypeError);
  await assert.rejects(batch(gets("/organization", "/users")), TypeError);
  assert.equal((await read("/v1.0/organization")).status, 200, "it lives on");
});

test("fault: JSON that ends in the middle", async (t) => {
  const { send, batch, graph } = await started(t);
  graph.faults.set("/users", { kind: "malformed" });
  const response = await send("/v1.0/users");
  assert.equal(response.status, 200);
  await assert.rejects(response.json(), SyntaxError);
  await assert.rejects(batch(gets("/users")), SyntaxError);
});

test("fault: pages that lead round in circles or elsewhere", async (t) => {
  const { read, batch, graph } = await started(t);
  graph.faults.set("/users", { kind: "loop" }).set("/groups", { kind: "foreignNext" });
  const path = "/v1.0/users?$top=2&$select=id";
  assert.equal((await read(path)).body["@odata.nextLink"], `https://graph.microsoft.com${path}`);
  const [users, groups] = (await batch(gets("/users?$top=2", "/groups"))).body.responses;
  assert.equal(users.body["@odata.nextLink"], "https://graph.microsoft.com/v1.0/users?$top=2");
  assert.equal(new URL(groups.body["@odata.nextLink"]).host, "evil.example");
});

test("fault: an answer without end", async (t) => {
  const { send, graph } = await started(t);
  graph.faults.set("/users", { kind: "huge" });
  const response = await send("/v1.0/users");
  let length = 0;
  for await (const chunk of response.body) length += chunk.length;
  assert.ok(length > 60 * 1024 * 1024);
});

test("fault: the token expires on the way", async (t) => {
  const { read, batch, graph } = await started(t);
  graph.faults.set("*", { kind: "expire", after: 2 });
  assert.equal((await read("/v1.0/users")).status, 200);
  assert.equal((await read("/v1.0/groups")).status, 200);
  refused(await read("/v1.0/users"), 401, "InvalidAuthenticationToken");
  refused(await batch(gets("/users")), 401, "InvalidAuthenticationToken");
  graph.faults.clear();
  graph.faults.set("/users/*", { kind: "expire" });
  const [user] = (await read("/v1.0/users?$select=id")).body.value;
  const inner = (await batch(gets("/users", `/users/${user.id}`))).body.responses;
  assert.deepEqual(inner.map((one) => one.status), [200, 401]);
});

test("a snapshot's dates can be moved to today", () => {
  const now = "2027-03-01T00:00:00Z";
  const [then, moved] = [fromSnapshot(CLINIC), fromSnapshot(CLINIC, { now })];
  const distance = Date.parse(now) - Date.parse("2026-11-22T02:14:00Z");
  const at = (tenant) => Date.parse(tenant.sources.signIns[0].createdDateTime);
  assert.equal(at(moved) - at(then), distance);
});

test("a generated tenant is always the same, from five to fifty thousand", () => {
  const text = (choices) => JSON.stringify(generated(choices).sources);
  assert.equal(text({ users: 5 }), text({ users: 5 }));
  assert.notEqual(text({ users: 5 }), text({ users: 5, seed: 2 }));
  const large = generated({ users: 50_000, policies: 200 });
  assert.equal(large.sources.users.filter((user) => user.userType === "Member").length, 50_000);
  assert.equal(new Set(large.people().map((user) => user.id)).size, large.people().length);
  assert.equal(large.sources.conditionalAccessPolicies.length, 200);
});

test("a group with hidden membership looks empty without the permission for it", async (t) => {
  const tenant = fromSnapshot(CLINIC);
  const [group, ids] = Object.entries(tenant.sources.groupMembers).find(([, members]) => members.length);
  tenant.row("groups", group).visibility = "HiddenMembership";
  const scopes = ["Directory.Read.All"];
  const { read } = await started(t, { tenant, validate: () => ({ scopes, roles: ["Global Reader"] }) });
  const members = async () => (await read(`/v1.0/groups/${group}/transitiveMembers?$select=id`)).body.value.length;
  assert.equal(await members(), 0);
  scopes.push("Member.Read.Hidden");
  assert.equal(await members(), ids.length);
});

test("a cloud has what Microsoft offers there", async (t) => {
  for (const cloud of ["gccHigh", "dod", "china"]) {
    const { read } = await started(t, { cloud, tenant: generated({ attackSimulation: true }) });
    refused(await read("/v1.0/security/attackSimulation/simulations"), 400, "BadRequest");
    assert.equal((await read("/v1.0/servicePrincipals?$select=id,verifiedPublisher")).status, 400);
    assert.ok(!("verifiedPublisher" in (await read("/v1.0/servicePrincipals")).body.value[0]));
    assert.equal((await read("/v1.0/security/secureScores")).status, cloud === "china" ? 400 : 200);
  }
});

test("roles are those that the documents name, through groups too", async (t) => {
  const caller = { scopes: "all", roles: ["Global Reader"] };
  const { read } = await started(t, { validate: () => caller });
  const closed = ["/security/secureScores", "/security/alerts_v2", "/directory/onPremisesSynchronization",
    "/policies/authenticationStrengthPolicies", "/auditLogs/directoryAudits"];
  for (const path of closed) refused(await read(`/v1.0${path}`), 403, "Authorization_RequestDenied");
  caller.groupRoles = ["Security Reader"];
  for (const path of closed) assert.equal((await read(`/v1.0${path}`)).status, path.includes("onPremises") ? 403 : 200, path);
  const names = async (what, headers = { ConsistencyLevel: "eventual" }) =>
    (await read(`/v1.0/me/${what}/microsoft.graph.directoryRole?$count=true`, headers)).body.value?.map((role) => role.displayName);
  assert.deepEqual(await names("memberOf"), ["Global Reader"]);
  assert.deepEqual(await names("transitiveMemberOf"), ["Global Reader", "Security Reader"]);
  assert.equal(await names("memberOf", {}), undefined, "an advanced query");
  caller.partner = true;
  refused(await read("/v1.0/me"), 404, "Request_ResourceNotFound");
  assert.equal(await names("transitiveMemberOf"), undefined);
});

test("a tenant without any Defender has no alerts", async (t) => {
  const { read } = await started(t, { tenant: generated({ premium: false }) });
  refused(await read("/v1.0/security/alerts_v2"), 403, "Forbidden");
});

test("options that no document promises can be switched off", async (t) => {
  const { read } = await started(t, { strict: true, tenant: generated({ p2: true }) });
  for (const path of ["/reports/authenticationMethods/userRegistrationDetails?$select=id", "/oauth2PermissionGrants?$top=9",
    "/identityGovernance/accessReviews/definitions?$expand=instances",
    "/security/secureScores?$filter=createdDateTime ge 2026-01-01T00:00:00Z"]) {
    refused(await read(`/v1.0${path}`), 400, "BadRequest");
    assert.equal((await read(`/v1.0${path.split("?")[0]}`)).status, 200, path);
  }
});

test("v1.0 leaves out what only beta has, without a sign", async (t) => {
  const tenant = generated();
  const [policy] = tenant.sources.conditionalAccessPolicies;
  policy.sessionControls = { continuousAccessEvaluation: { mode: "strictLocation" } };
  const filter = { deviceAndAppManagementAssignmentFilterId: "f", deviceAndAppManagementAssignmentFilterType: "include" };
  tenant.sources.deviceCompliancePolicies[0].assignments = [{ id: "a", target: { "@odata.type": "x", ...filter } }];
  tenant.sources.legacySignIns = [{ id: "quiet", createdDateTime: "2026-11-21T00:00:00Z", clientAppUsed: "IMAP4",
    status: { errorCode: 0 } }];
  const { read } = await started(t, { tenant });
  const rows = async (path) => (await read(path)).body.value;
  const policies = "/identity/conditionalAccess/policies";
  assert.equal((await rows(`/beta${policies}`)).length, (await rows(`/v1.0${policies}`)).length + 1);
  const target = async (version) =>
    (await rows(`/${version}/deviceManagement/deviceCompliancePolicies?$expand=assignments`))[0].assignments[0].target;
  assert.deepEqual([Object.keys(await target("v1.0")).length, Object.keys(await target("beta")).length], [1, 3]);
  const quiet = "$filter=signInEventTypes/any(t: t eq 'nonInteractiveUser')";
  assert.deepEqual((await rows(`/beta/auditLogs/signIns?${quiet}`)).map((row) => row.id), ["quiet"]);
  assert.ok((await rows("/beta/auditLogs/signIns")).every((row) => row.id !== "quiet"));
});

test("a long list of settings comes in part, with a link to the rest", async (t) => {
  const tenant = generated();
  const [policy] = tenant.sources.configurationPolicies;
  policy.settings = Array.from({ length: 30 }, (_, n) => ({ id: String(n), settingInstance: {} }));
  const { read } = await started(t, { tenant });
  const row = (await read("/beta/deviceManagement/configurationPolicies?$expand=settings")).body.value[0];
  assert.equal(row.settings.length, 25);
  assert.match(row["settings@odata.nextLink"], /^https:\/\/graph\.microsoft\.com\/beta\//);
  assert.equal((await read(`/beta/deviceManagement/configurationPolicies/${policy.id}/settings`)).body.value.length, 30);
});

test("who may join a group is told for a group or a person", async (t) => {
  const tenant = generated({ p2: true });
  tenant.sources.groupEligibilities = { g1: [{ id: "e", groupId: "g1", principalId: "u", accessId: "member" }] };
  const { read } = await started(t, { tenant });
  const path = "/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances";
  refused(await read(path), 400, "InvalidFilter");
  assert.equal((await read(`${path}?$filter=groupId eq 'g1'`)).body.value.length, 1);
  assert.equal((await read(`${path}?$filter=groupId eq 'g2'`)).body.value.length, 0);
});

test("a batch comes in any order, with answers that are no JSON or nothing", async (t) => {
  const { send, graph } = await started(t);
  graph.faults.set("/users", { kind: "status", status: 504, body: "<html>Gateway</html>" });
  graph.faults.set("/groups", { kind: "status", status: 204, body: null });
  graph.faults.set("/deviceManagement/*", { kind: "expire" });
  const response = await send("/v1.0/$batch", { method: "POST", headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ requests: gets("/users", "/groups", "/deviceManagement/managedDevices", "/organization") }) });
  const { responses } = await response.json();
  assert.deepEqual(responses.map(({ id, status }) => [id, status]), [["3", 200], ["2", 401], ["1", 204], ["0", 504]]);
  assert.equal(Buffer.from(responses[3].body, "base64").toString(), "<html>Gateway</html>");
  assert.ok(!("body" in responses[2]));
});

test("SharePoint's settings come wrapped", async (t) => {
  const { read } = await started(t);
  assert.ok("sharingCapability" in (await read("/v1.0/admin/sharepoint/settings")).body.value);
});

/** The calls that the collector makes (tests/collect.rs writes them down). */
const catalogue = () => JSON.parse(readFileSync(file("tests/graph/catalogue.json"), "utf8"));

/** The address of a call, for an object that the tenant has. */
function address(tenant, { version, path, query }) {
  const source = ["groups", "users", "servicePrincipals", "managedDevices", "configurationPolicies", "intents",
    "groupPolicyConfigurations"].find((name) => path.includes(`/${name}/{id}`)) ?? (path.includes("definitions/{id}") && "accessReviews");
  const part = path.split("/").at(-1);
  const rows = tenant.sources[source] ?? [];
  const id = (rows.find((row) => part in row) ?? rows[0])?.id ?? "none";
  const asked = query.replace(/\{daysAgo:(\d+)\}/g, (_, days) => `2026-0${1 + (days % 9)}-01T00:00:00Z`).replace("{id}", id);
  return `/${version}${path.replace("{id}", id)}${asked && `?${asked}`}`;
}

/** A tenant that has something of everything. */
function complete() {
  const tenant = fromSnapshot(file("tests/fixtures/perfect.json"));
  for (const [name, part] of [["intents", "settings"], ["groupPolicyConfigurations", "definitionValues"]]) {
    if (!tenant.sources[name].length) tenant.sources[name] = [{ id: `${name}-1`, assignments: [], [part]: [] }];
  }
  return tenant;
}

test("every call of the catalogue is answered in the clouds that have it, and in no other", async (t) => {
  for (const cloud of ["global", "gccHigh", "dod", "china"]) {
    const tenant = complete();
    const { read } = await started(t, { tenant, cloud });
    const calls = catalogue();
    assert.ok(calls.length > 55, `${calls.length} calls`);
    for (const call of calls) {
      const url = address(tenant, call);
      const { status, body } = await read(url);
      // The call without verified publishers would be answered everywhere.
      const expected = call.absent.includes(cloud) && !(cloud === "global" && call.source === "servicePrincipals") ? 400 : 200;
      assert.equal(status, expected, `${cloud} ${url}: ${JSON.stringify(body).slice(0, 300)}`);
    }
  }
});

test("each role that the catalogue names is enough for its call", async (t) => {
  const tenant = complete();
  const caller = { roles: [] };
  const { read } = await started(t, { tenant, validate: () => caller });
  for (const call of catalogue()) {
    for (const role of call.roles) {
      Object.assign(caller, { roles: [role], scopes: call.scopes });
      const { status, body } = await read(address(tenant, call));
      assert.equal(status, 200, `${role}: ${call.path}: ${JSON.stringify(body).slice(0, 300)}`);
    }
  }
});
