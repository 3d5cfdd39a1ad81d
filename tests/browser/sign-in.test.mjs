// Whole sign-ins: from the first screen to the owner's own fix list, against a real
// OpenID provider and a Graph that behaves as Microsoft's does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";

import { startGraph } from "../graph/server.mjs";
import { fromSnapshot, generated } from "../graph/tenants.mjs";
import { describe, SCOPES, startEntra } from "./entra.mjs";
import { axe, openPage, origin } from "./harness.mjs";

const CLIENT = "11111111-2222-4333-8444-555555555555";
const TENANT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const SAMPLE = fileURLToPath(new URL("../../public/samples/family-clinic.json", import.meta.url));

let entra;

before(async () => {
  entra = await startEntra({
    clientId: CLIENT, redirectUris: [`${await origin()}/`], tenant: { id: TENANT }, scopes: SCOPES,
  });
});
beforeEach(() => {
  for (const fault of Object.keys(entra.faults)) delete entra.faults[fault];
});
after(() => entra?.close());

/** A page whose Graph is the given tenant's, and that Graph. */
async function open(t, { tenant = fromSnapshot(SAMPLE), ...options } = {}) {
  const graph = await startGraph({ tenant, validate: entra.tokens.validate, throttle: true });
  t.after(() => graph.close());
  const page = await openPage(t, {
    config: { clientId: CLIENT, cloud: "global" },
    played: { "login.microsoftonline.com": entra.port, "graph.microsoft.com": graph.port },
    ...options,
  });
  return { page, graph };
}

async function toMicrosoft(page) {
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("heading", { name: "Permissions requested" }).waitFor();
}

async function signIn(page) {
  await toMicrosoft(page);
  await page.getByRole("button", { name: "Accept" }).click();
}

const report = (page) => page.locator(".report h1").waitFor({ timeout: 90_000 });
const kept = (page) => page.evaluate(() =>
  JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, history.state, document.cookie]));

test("an owner signs in and reads her own fix list", async (t) => {
  const { page, graph } = await open(t);
  const told = [];
  page.on("console", (message) => told.push(message.text()));
  await signIn(page);
  await page.locator(".now-reading").waitFor();
  assert.deepEqual(await axe(page), []);
  await report(page);
  assert.match(await page.locator(".report").innerText(), /Lakeside Family Medicine/);
  assert.deepEqual(graph.log.write, []);
  const token = entra.tokens.issued.at(-1);
  assert.ok(graph.log.length > 20 && token.length > 20);
  assert.ok(![await kept(page), ...told].some((text) => text.includes(token) || text.includes("code=")));
  // The file is the snapshot of what was read; it opens to the same report.
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  const snapshot = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(snapshot.format, "tenant-triage/snapshot");
  assert.equal(snapshot.tenant.id, TENANT);
  assert.equal(snapshot.sources.users.status, "read");
  assert.equal(JSON.stringify(snapshot).includes(token), false);
});

test("a practice without premium plans gets its fix list too", async (t) => {
  const tenant = generated({ users: 12, premium: false, intune: false });
  const { page } = await open(t, { tenant });
  await signIn(page);
  await report(page);
  assert.match(await page.locator(".report").innerText(), /sign in/i);
});

test("the devices set can be left out", async (t) => {
  const { page, graph } = await open(t);
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByLabel("Computers and phones").uncheck();
  await page.getByText("DEV-05: Every computer, phone and tablet is encrypted").waitFor();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await report(page);
  assert.equal(graph.log.some(({ path }) => path?.startsWith("/deviceManagement")), false);
});

test("permissions that were not granted leave the rest readable", async (t) => {
  entra.faults.withheld = ["SharePointTenantSettings.Read.All"];
  const { page } = await open(t);
  await signIn(page);
  await report(page);
});

test("refused consent is told, with what to do next", async (t) => {
  const { page } = await open(t);
  await toMicrosoft(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  const problem = page.locator(".problem");
  await problem.waitFor();
  assert.match(await problem.innerText(), /permission|accept/i);
  await problem.getByText("For support").click();
  assert.match(await problem.innerText(), /AADSTS65004/);
  assert.match(await problem.innerText(), /7f0c3b1a-2f7e-4f2e-9d8b-1f2a3b4c5d6e/);
  assert.deepEqual(await axe(page), []);
});

test("an administrator approves, and the way goes on", async (t) => {
  entra.faults.refuse = { error: "consent_required", description: describe(90094, "Admin consent is required.") };
  const { page } = await open(t);
  await toMicrosoft(page);
  await page.getByRole("button", { name: "Accept" }).click();
  const problem = page.locator(".problem");
  await problem.getByText("Somebody else must approve it?").click();
  assert.match(await problem.locator("textarea").inputValue(), /v2\.0\/adminconsent\?client_id=/);
  await problem.getByRole("link", { name: "approve it now" }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { name: "The permissions are approved" }).waitFor();
  assert.equal((await kept(page)).includes("admin_consent"), false);
  delete entra.faults.refuse;
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await report(page);
});

test("an answer to another sign-in is not taken", async (t) => {
  entra.faults.state = "another";
  const { page, graph } = await open(t);
  await signIn(page);
  await page.getByText("does not belong to a sign-in that was begun here").waitFor();
  assert.equal(graph.log.length, 0);
  assert.equal((await kept(page)).includes("code="), false);
});

test("an answer that nobody asked for is not taken", async (t) => {
  const { page, graph } = await open(t, { path: "/#code=stolen&state=x" });
  await page.getByText("does not belong to a sign-in that was begun here").waitFor();
  assert.equal(graph.log.length, 0);
  assert.equal((await kept(page)).includes("stolen"), false);
});

test("a code that was used already is told", async (t) => {
  entra.faults.token = {
    body: {
      error: "invalid_grant", error_description: describe(54005, "OAuth2 Authorization code was already redeemed."),
      error_codes: [54005], suberror: "bad_token",
    },
  };
  const { page } = await open(t, { allowConsole: /400/ });
  await signIn(page);
  const problem = page.locator(".problem");
  await problem.getByText("For support").click();
  assert.match(await problem.innerText(), /AADSTS54005/);
});

test("a sign-in that runs out is renewed in another tab, and reading goes on", async (t) => {
  const { page, graph } = await open(t, { allowConsole: /401/ });
  graph.faults.set("/identity/conditionalAccess/policies", { kind: "status", status: 401, code: "InvalidAuthenticationToken", times: 1 });
  await signIn(page);
  await page.getByRole("heading", { name: "Your sign-in has run out" }).waitFor();
  const users = graph.log.filter(({ path }) => path === "/users").length;
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"), page.getByRole("button", { name: "Sign in again" }).click(),
  ]);
  await tab.getByRole("button", { name: "Accept" }).click();
  await tab.getByRole("heading", { name: "You are signed in again" }).waitFor();
  await report(page);
  assert.equal(graph.log.filter(({ path }) => path === "/users").length, users);
});

test("stopping keeps what was read", async (t) => {
  const { page, graph } = await open(t);
  graph.faults.set("/auditLogs/signIns", { kind: "hang" });
  await signIn(page);
  await page.locator(".now-reading").waitFor();
  await page.waitForTimeout(1_500);
  await page.getByRole("button", { name: "Stop reading" }).click();
  await report(page);
});

test("the report opens early and is completed when reading ends", async (t) => {
  const { page } = await open(t);
  await signIn(page);
  await page.getByRole("button", { name: "Open the report with what has arrived" }).click();
  await report(page);
  await page.getByRole("button", { name: "Show the complete report" }).click({ timeout: 60_000 });
  await report(page);
});

test("without a client id the page says how to register it", async (t) => {
  const { page } = await open(t, { config: { clientId: "" } });
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByRole("heading", { name: "Signing in must be set up once" }).waitFor();
  await page.getByText(`${await origin()}/`).first().waitFor();
  await page.getByLabel("Application (client) ID").fill(CLIENT);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

test("a reload while reading says that one must sign in again", async (t) => {
  const { page, graph } = await open(t);
  graph.faults.set("/auditLogs/signIns", { kind: "hang" });
  await signIn(page);
  await page.locator(".now-reading").waitFor();
  await page.reload();
  await page.getByText("The page was loaded again, so the sign-in is gone").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
  assert.equal(await page.locator(".problem").count(), 0);
});

test("signing out ends it at Microsoft and leaves the report", async (t) => {
  const { page } = await open(t);
  await signIn(page);
  await report(page);
  const link = page.getByRole("link", { name: "Sign out at Microsoft" });
  const [tab] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  await tab.getByRole("heading", { name: "You signed out" }).waitFor();
  assert.match(tab.url(), new RegExp(`/${TENANT}/oauth2/v2\\.0/logout`));
  assert.ok(await page.locator(".report h1").isVisible());
});

test("a config.json that cannot be read is told", async (t) => {
  const { page } = await open(t, { config: { clientId: CLIENT, cloud: "moon" } });
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByRole("alert").getByText(/config\.json, beside this page: .*moon/).waitFor();
});

test("an id typed into the set-up holds through the sign-in", async (t) => {
  const { page } = await open(t, { config: { clientId: "" } });
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByLabel("Application (client) ID").fill(CLIENT);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.locator(".problem").waitFor();
  // Not back to the set-up: the id is remembered.
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

const saved = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
};

test("what goes wrong with some lists leaves the others readable", async (t) => {
  const { page, graph } = await open(t);
  graph.faults.set("/domains", { kind: "huge" }).set("/groups", { kind: "loop" })
    .set("/policies/authorizationPolicy", { kind: "status", status: 503, code: "ServiceNotAvailable" });
  await signIn(page);
  await report(page);
  const { sources } = await saved(page);
  const told = Object.entries(sources).filter(([, { status }]) => ["failed", "partial"].includes(status));
  assert.deepEqual(Object.fromEntries(told.map(([name, { status, code }]) => [name, `${status} ${code}`])), {
    authorizationPolicy: "failed ServiceNotAvailable", domains: "failed tooLarge",
    groups: "partial endlessPages", groupMembers: "partial undefined",
  });
});

test("a batch that is cut off and a connection that ends are tried again", async (t) => {
  const { page, graph } = await open(t);
  graph.faults.set("/$batch", { kind: "malformed", times: 1 })
    .set("/identity/conditionalAccess/namedLocations", { kind: "drop", times: 1 });
  await signIn(page);
  await report(page);
  const { sources } = await saved(page);
  assert.deepEqual(Object.values(sources).filter(({ status }) => status === "failed"), []);
});

test("without a connection in the middle, reading waits for it", async (t) => {
  const { page } = await open(t, { allowConsole: /ERR_INTERNET_DISCONNECTED/ });
  await signIn(page);
  await page.locator(".now-reading").waitFor();
  await page.context().setOffline(true);
  await page.getByText(/no connection/i).waitFor();
  await page.context().setOffline(false);
  await report(page);
  const { sources } = await saved(page);
  assert.deepEqual(Object.values(sources).filter(({ status }) => status === "failed"), []);
});
