// Whole sign-ins: from the first screen to the owner's own fix list, against a
// real OpenID provider and a Graph that behaves as Microsoft's does.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { startGraph } from "../graph/server.mjs";
import { fromSnapshot, generated } from "../graph/tenants.mjs";
import { startEntra } from "./entra.mjs";
import { axe, openPage, origin } from "./harness.mjs";

const CLIENT = "11111111-2222-4333-8444-555555555555";
const TENANT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const SAMPLE = fileURLToPath(new URL("../../public/samples/family-clinic.json", import.meta.url));

let entra;

before(async () => {
  entra = await startEntra({
    clientId: CLIENT,
    redirectUris: [`${await origin()}/`],
    tenant: { id: TENANT, displayName: "Maple Family Clinic" },
    accounts: [{ name: "Owner", username: "owner@clinic.example" }],
  });
});

after(() => entra?.close());

/** A page whose Graph is the given tenant's, and the Graph itself. */
async function open(t, { tenant, graph: options = {}, ...page } = {}) {
  const graph = await startGraph({
    tenant: tenant ?? fromSnapshot(SAMPLE),
    validate: (token) => entra.tokens.validate(token),
    ...options,
  });
  t.after(() => graph.close());
  const opened = await openPage(t, {
    config: { clientId: CLIENT, cloud: "global" },
    played: { "login.microsoftonline.com": entra.port, "graph.microsoft.com": graph.port },
    ...page,
  });
  return { page: opened, graph };
}

/** From the first screen to Microsoft's page. */
async function toMicrosoft(page) {
  await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
  await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
  await page.waitForURL(/login\.microsoftonline\.com/);
}

/** Through Microsoft's page and back. */
async function signIn(page) {
  await page.getByRole("button", { name: "Sign in" }).click();
  const accept = page.getByRole("button", { name: "Accept" });
  const back = page.waitForURL((url) => url.origin !== "https://login.microsoftonline.com");
  await Promise.race([accept.click().catch(() => {}), back]);
  await back;
}

test("an owner signs in and reads her own fix list", async (t) => {
  const { page, graph } = await open(t);
  await toMicrosoft(page);
  await signIn(page);
  await page.locator(".report h1").waitFor({ timeout: 120_000 });
  assert.match(await page.locator(".report").innerText(), /Maple|clinic/i);
  assert.deepEqual(graph.log.write, []);
  // Nowhere but in the collector's memory.
  const token = entra.tokens.issued.at(-1);
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href, history.state]));
  assert.ok(token.length > 10 && !kept.includes(token));
  assert.equal(kept.includes("code="), false);
});
