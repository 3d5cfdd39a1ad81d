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
  entra.approved.clear();
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

/** To the choice of what may be read. */
const toChoice = (page) => page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();

/** Reads until the sign-in runs out in the middle. */
async function runOut(page, graph) {
  graph.faults.set("/identity/conditionalAccess/policies", { kind: "status", status: 401, code: "InvalidAuthenticationToken", times: 1 });
  await signIn(page);
  await page.getByRole("heading", { name: "Your sign-in has run out" }).waitFor();
}

/** Presses the button that opens a tab; gives the tab. */
async function signInAgain(page) {
  const button = page.getByRole("button", { name: "Sign in again" });
  return (await Promise.all([page.context().waitForEvent("page"), button.click()]))[0];
}

const report = (page) => page.locator(".report h1").waitFor({ timeout: 90_000 });
const kept = (page) => page.evaluate(() =>
  JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, history.state, document.cookie]));

const saved = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
};

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
  assert.ok(entra.approved.has("openid") && entra.approved.has("profile"), "people are not asked for these one by one");
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
  await runOut(page, graph);
  await page.getByText("Use the same account: owner@clinic.example.").waitFor();
  assert.deepEqual(await axe(page), []);
  const times = (pattern) => graph.log.filter(({ path }) => pattern.test(path)).length;
  const [users, roles] = [times(/^\/users$/), times(/^\/me\//)];
  const first = entra.asked.at(-1);
  assert.deepEqual([first.prompt, first.login_hint], ["select_account", undefined]);
  const tab = await signInAgain(page);
  await tab.getByRole("heading", { name: "You are signed in again" }).waitFor();
  // Microsoft is told whom to expect and does not ask which account.
  const { prompt, login_hint: hint } = entra.asked.at(-1);
  assert.deepEqual([prompt, hint], [undefined, "owner@clinic.example"]);
  await report(page);
  assert.equal(times(/^\/users$/), users);
  assert.ok(times(/^\/me\//) > roles, "the roles may have changed meanwhile");
});

test("Microsoft's own word for the account is used where the registration asks for it", async (t) => {
  entra.faults.hint = "O.CiRhYmM+/=";
  const { page, graph } = await open(t, { allowConsole: /401/ });
  await runOut(page, graph);
  await signInAgain(page);
  await report(page);
  assert.equal(entra.asked.at(-1).login_hint, "O.CiRhYmM+/=");
});

test("another account on renewal is told and not used", async (t) => {
  const { page, graph } = await open(t, { allowConsole: /401/ });
  await runOut(page, graph);
  const before = graph.log.length;
  await page.context().clearCookies();
  entra.faults.account = { id: "other", name: "Other", username: "other@clinic.example" };
  const wrong = await signInAgain(page);
  await wrong.getByRole("button", { name: "Accept" }).click();
  await page.locator(".problem").getByText("You signed in with another account than before").waitFor();
  assert.equal(graph.log.length, before, "nothing was read with it");
  assert.deepEqual(await axe(page), []);
  await wrong.close();
  // The right one goes on.
  delete entra.faults.account;
  await page.context().clearCookies();
  const right = await signInAgain(page);
  await right.getByRole("button", { name: "Accept" }).click();
  await report(page);
});

test("a renewal that is cancelled is told in both tabs, and can be tried again", async (t) => {
  const { page, graph } = await open(t, { allowConsole: /401/ });
  await runOut(page, graph);
  await page.context().clearCookies();
  const tab = await signInAgain(page);
  await tab.getByRole("button", { name: "Cancel" }).click();
  await tab.getByRole("heading", { name: "You are not signed in again" }).waitFor();
  await page.locator(".problem").getByText("The permissions were not accepted").waitFor();
  await page.getByRole("button", { name: "Open the report with what has arrived" }).click();
  await report(page);
});

test("an answer in a second tab that nobody waits for ends no renewal", async (t) => {
  const { page, graph } = await open(t, { allowConsole: /401/ });
  await runOut(page, graph);
  await page.context().clearCookies();
  const tab = await signInAgain(page);
  await tab.getByRole("button", { name: "Accept" }).waitFor();
  const stray = await page.context().newPage();
  await stray.goto(`${await origin()}/#code=stolen&state=again.x`);
  await stray.getByRole("heading", { name: "You are signed in again" }).waitFor();
  assert.equal(await page.locator(".problem").count(), 0);
  await tab.getByRole("button", { name: "Accept" }).click();
  await report(page);
});

test("the second tab is opened in the click itself, and a blocked one is told", async (t) => {
  const { page, graph } = await open(t, { allowConsole: /401/ });
  await runOut(page, graph);
  await page.evaluate(() => {
    window.tries = [];
    window.really = window.open;
    window.open = (...given) => {
      // While a click is being answered, this is it.
      window.tries.push([window.event?.type, ...given]);
      return null;
    };
  });
  await page.getByRole("button", { name: "Sign in again" }).click();
  const problem = page.locator(".problem");
  await problem.getByText("The browser did not open the tab").waitFor();
  assert.match(await problem.innerText(), /Allow pop-ups for this page/);
  assert.deepEqual(await page.evaluate(() => window.tries), [["click", "", "_blank"]]);
  assert.deepEqual(await axe(page), []);
  await page.evaluate(() => (window.open = window.really));
  await signInAgain(page);
  await report(page);
});

test("an answer that does not name the permissions means those that were asked for", async (t) => {
  entra.faults.noScope = true;
  const { page } = await open(t);
  await signIn(page);
  await report(page);
  const { sources } = await saved(page);
  assert.deepEqual(Object.values(sources).filter(({ status }) => status === "notConsented"), []);
  assert.equal(sources.users.status, "read");
});

test("after the browser's Back button the page can be used again", async (t) => {
  const { page } = await open(t);
  // Microsoft's page is left before it came: the browser shows this one as it was.
  const away = (route) => route.fulfill({ status: 204 });
  await page.context().route("**/oauth2/v2.0/authorize*", away);
  await toChoice(page);
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("heading", { name: "On the way to Microsoft" }).waitFor();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false })));
  await page.getByRole("heading", { name: "On the way to Microsoft" }).waitFor();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
  await page.context().unroute("**/oauth2/v2.0/authorize*", away);
  // Playwright would wait for the navigation that was left before it presses the button.
  await page.getByRole("button", { name: "Sign in with Microsoft" }).dispatchEvent("click");
  await page.getByRole("button", { name: "Accept" }).click();
  await report(page);
});

test("whoever goes back from Microsoft's page finds the choice, and can go forward again", async (t) => {
  const { page } = await open(t);
  await toMicrosoft(page);
  await page.goBack();
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
  await page.goForward();
  await page.getByRole("button", { name: "Accept" }).click();
  await report(page);
});

test("a sign-in that is on its way can be cancelled", async (t) => {
  const { page } = await open(t);
  await page.context().route("**/oauth2/v2.0/authorize*", (route) => route.fulfill({ status: 204 }));
  await toChoice(page);
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

test("with session storage switched off, the page says so and what to do, and stays", async (t) => {
  const { page } = await open(t);
  await page.addInitScript(() => Object.defineProperty(window, "sessionStorage", {
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  }));
  await page.reload();
  await toChoice(page);
  const before = entra.asked.length;
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  const problem = page.locator(".problem");
  await problem.getByText("does not let the page remember that a sign-in has begun").waitFor();
  assert.match(await problem.innerText(), /Allow cookies and site data/);
  assert.equal(entra.asked.length, before, "nobody is sent to Microsoft in vain");
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
  // An answer that comes all the same says the same, not that it belongs to another.
  await page.goto(`${await origin()}/?a#code=c&state=x`);
  await page.getByText("does not let the page remember that a sign-in has begun").waitFor();
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
  const own = `${await origin()}/`;
  assert.match(own, /^http:\/\/localhost:\d+\/$/, "an address that Microsoft's form takes");
  await page.getByText(own, { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  // Enter sends the form, which says what is missing.
  await page.getByLabel("Application (client) ID").fill(CLIENT);
  await page.getByLabel("Application (client) ID").press("Enter");
  await page.getByText("This must be a domain, such as clinic.example").waitFor();
  await page.getByLabel("The practice’s domain or tenant id").fill(TENANT);
  await page.getByLabel("The practice’s domain or tenant id").press("Enter");
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

test("Enter in the field for the practice's domain signs in", async (t) => {
  const { page } = await open(t);
  await toChoice(page);
  const field = page.getByLabel("The practice’s domain, if you are its guest");
  await field.fill("not a domain");
  await field.press("Enter");
  await page.getByText("This is neither a domain").waitFor();
  await field.fill("clinic.example");
  await field.press("Enter");
  await page.getByRole("heading", { name: "Permissions requested" }).waitFor();
});

test("each value of the set-up can be copied, and all of it at once", async (t) => {
  const { page } = await open(t, { config: { clientId: "" } });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: await origin() });
  await toChoice(page);
  const copied = async (name) => {
    const button = page.getByRole("button", { name, exact: true });
    await button.click();
    await page.locator(".copyable", { has: button }).getByText("Copied.").waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("Copy the name"), "Tenant Triage");
  assert.equal(await copied("Copy the redirect address"), `${await origin()}/`);
  assert.match(await copied("Copy the permissions"), /\bPolicy\.Read\.All\b.* openid profile$/);
  await page.getByText("Each by itself").click();
  assert.equal(await copied("Copy Policy.Read.All"), "Policy.Read.All");
  const app = async () => JSON.parse((await copied("Copy the script")).match(/--body '([^']*)'/)[1]);
  assert.deepEqual((await app()).spa, { redirectUris: [`${await origin()}/`] });
  assert.equal((await app()).signInAudience, "AzureADMyOrg");
  await page.getByLabel("Who may sign in").selectOption("several");
  await page.getByLabel("Cloud").selectOption("gccHigh");
  assert.equal((await app()).signInAudience, "AzureADMultipleOrgs");
  assert.match(await copied("Copy the script"), /--url https:\/\/graph\.microsoft\.us\/v1\.0\/applications /);
  await page.getByText("To keep it for everybody").click();
  await page.getByLabel("Application (client) ID").fill(CLIENT);
  assert.deepEqual(JSON.parse(await copied("Copy the file")), { clientId: CLIENT, cloud: "gccHigh" });
});

for (const [why, take] of [
  ["refuses", () => (navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError")))],
  ["has no clipboard", () => Object.defineProperty(navigator, "clipboard", { value: undefined })],
]) {
  test(`where the browser ${why}, copying says so and selects the text`, async (t) => {
    const { page } = await open(t, { config: { clientId: "" } });
    await page.evaluate(take);
    await toChoice(page);
    await page.getByRole("button", { name: "Copy the redirect address" }).click();
    await page.getByText("The browser did not allow copying.").waitFor();
    assert.equal(await page.evaluate(() => getSelection().toString().trim()), `${await origin()}/`);
  });
}

test("while an administrator elsewhere approves, the page says what it waits for and asks nobody", async (t) => {
  entra.faults.unapproved = true;
  const { page, graph } = await open(t);
  await toMicrosoft(page);
  await page.getByRole("button", { name: "Accept" }).click();
  const problem = page.locator(".problem");
  await problem.getByText("Somebody else must approve it?").click();
  const [link] = (await problem.locator("textarea").inputValue()).match(/https:\/\/\S+adminconsent\S+/);
  await problem.getByRole("button", { name: "I have sent it" }).click();
  const waiting = page.getByRole("heading", { name: "Waiting for an administrator’s approval" });
  await waiting.waitFor();
  assert.equal(await problem.count(), 0);
  assert.match(await page.locator("main").innerText(), /You may close this page/);
  assert.match(await page.locator("main").innerText(), /Computers and phones/);
  assert.deepEqual(await axe(page), []);
  const asked = [];
  page.context().on("request", (request) => asked.push(request.url()));
  await page.waitForTimeout(3_000);
  assert.deepEqual(asked, [], "nothing polls");

  // Too early: one waits on.
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await page.locator(".problem").getByText("Nobody has approved yet").waitFor();
  await waiting.waitFor();
  assert.equal(graph.log.length, 0);

  // Elsewhere: another browser, which knows nothing of this one.
  const { page: elsewhere } = await open(t);
  await elsewhere.goto(link);
  await elsewhere.getByRole("button", { name: "Approve" }).click();
  await elsewhere.getByRole("heading", { name: "The next sign-in will show whether it is approved" }).waitFor();
  assert.deepEqual(await axe(elsewhere), []);

  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await report(page);
});

test("whoever waits for an approval can go back to the choice", async (t) => {
  const { page } = await open(t);
  await toChoice(page);
  await page.getByText("Somebody else must approve it?").click();
  await page.getByRole("button", { name: "I have sent it" }).click();
  await page.getByRole("button", { name: "Back to the choice" }).click();
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

test("the approval link names the practice whose domain was typed", async (t) => {
  const { page } = await open(t);
  await toChoice(page);
  await page.getByLabel("The practice’s domain, if you are its guest").fill("clinic.example");
  await page.getByText("Somebody else must approve it?").click();
  const text = await page.locator("textarea").inputValue();
  assert.match(text, /login\.microsoftonline\.com\/clinic\.example\/v2\.0\/adminconsent\?/);
  const link = new URL(text.match(/https:\/\/\S+adminconsent\S+/)[0]);
  assert.match(link.searchParams.get("scope"), /^openid profile https:\/\/graph\.microsoft\.com\//);
  assert.match(link.searchParams.get("state"), /^[0-9a-f]{32}$/);
});

for (const [what, query] of [
  ["an approval", "admin_consent=True&tenant=t&state=x"],
  ["an approval without a state", "admin_consent=True&tenant=t"],
  ["a refused approval", "admin_consent=True&error=consent_required&error_description=AADSTS65004&state=x"],
]) {
  test(`${what} that was not asked for is not believed`, async (t) => {
    const { page } = await open(t, { path: `/?${query}` });
    await page.getByRole("heading", { name: "The next sign-in will show whether it is approved" }).waitFor();
    assert.equal(await page.getByText("The permissions are approved").count(), 0);
    assert.equal((await kept(page)).includes("admin_consent"), false);
    await page.getByRole("button", { name: "Sign in yourself" }).click();
    await page.getByRole("heading", { name: "What will be read" }).waitFor();
  });
}

/** To Microsoft's approval page, as the administrator who is here. */
async function toApproval(page) {
  await toChoice(page);
  await page.getByText("Somebody else must approve it?").click();
  await page.getByRole("link", { name: "approve it now" }).click();
  await page.getByRole("heading", { name: "Approve for your organization" }).waitFor();
}

test("an approval with another state than was asked with is not believed", async (t) => {
  entra.faults.approvalState = "another";
  const { page } = await open(t);
  await toApproval(page);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { name: "The next sign-in will show whether it is approved" }).waitFor();
});

test("an approval that the administrator declines is told in words for the administrator", async (t) => {
  const { page } = await open(t);
  await toApproval(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  const problem = page.locator(".problem");
  await problem.getByText("The permissions were not approved").waitFor();
  await problem.getByText("For support").click();
  assert.match(await problem.innerText(), /AADSTS65004/);
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

test("an approval holds for an id that was typed", async (t) => {
  const { page } = await open(t, { config: { clientId: "" } });
  await toChoice(page);
  await page.getByLabel("Application (client) ID").fill(CLIENT);
  await page.getByLabel("The practice’s domain or tenant id").fill(TENANT);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("Somebody else must approve it?").click();
  await page.getByRole("link", { name: "approve it now" }).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

for (const [code, words] of [
  [500022, "This network does not allow signing in at that organization"],
  [500571, "Your guest account in this organization is switched off"],
  [5000224, "Microsoft says that this organization is not available"],
]) {
  test(`AADSTS${code} is told in words`, async (t) => {
    entra.faults.refuse = { error: "access_denied", description: describe(code, "Something in Microsoft's words.") };
    const { page } = await open(t);
    await signIn(page);
    await page.locator(".problem").getByText(words).waitFor();
  });
}

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

for (const hint of [undefined, "O.CiRhYmM+/="]) {
  test(`signing out ${hint ? "without a question " : ""}comes back here and leaves the report`, async (t) => {
    if (hint) entra.faults.hint = hint;
    const { page } = await open(t);
    await signIn(page);
    await report(page);
    const link = page.getByRole("link", { name: "Sign out at Microsoft" });
    const address = new URL(await link.getAttribute("href"));
    assert.equal(address.pathname, `/${TENANT}/oauth2/v2.0/logout`);
    assert.deepEqual(Object.fromEntries(address.searchParams), {
      post_logout_redirect_uri: `${await origin()}/`, ...(hint && { logout_hint: hint }),
    });
    const [tab] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
    if (!hint) await tab.getByRole("button", { name: "owner@clinic.example" }).click();
    await tab.getByRole("link", { name: "Sign in to your Microsoft 365" }).waitFor();
    assert.equal(new URL(tab.url()).origin, await origin());
    assert.ok(await page.locator(".report h1").isVisible());
  });
}

test("a config.json that cannot be read is told", async (t) => {
  const { page } = await open(t, { config: { clientId: CLIENT, cloud: "moon" } });
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByRole("alert").getByText(/config\.json, beside this page: .*moon/).waitFor();
});

test("an id typed into the set-up holds through the sign-in", async (t) => {
  const { page } = await open(t, { config: { clientId: "" } });
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByLabel("Who may sign in").selectOption("several");
  await page.getByLabel("Application (client) ID").fill(CLIENT);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.getByRole("heading", { name: "Permissions requested" }).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.locator(".problem").waitFor();
  // Not back to the set-up: the id is remembered.
  await page.getByRole("heading", { name: "What will be read" }).waitFor();
});

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
