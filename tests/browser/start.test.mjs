// The first second of the page: what is shown before the app runs, and when it
// cannot run at all.

import assert from "node:assert/strict";
import { test } from "node:test";

import { axe, openPage, origin, takeProblems } from "./harness.mjs";

/** The page as it is before the app has started, or for one who allows no scripts. */
const withoutScripts = (t, options) => openPage(t, { ready: false, javaScriptEnabled: false, ...options });

test("the first paint says what this is, and the promise", async (t) => {
  const page = await withoutScripts(t);
  assert.match(await page.locator("h1").innerText(), /Tenant Triage/);
  const text = await page.locator("#first-paint").innerText();
  assert.match(text, /what to fix first/);
  assert.match(text, /leaves this device/);
  assert.match(text, /needs JavaScript/);
});

for (const [what, pattern] of [["its script", /\/app-[^/]*\.js$/], ["its program", /\/app-[^/]*_bg\.wasm$/]]) {
  test(`when ${what} does not arrive, the page says that it could not start`, async (t) => {
    const page = await openPage(t, { ready: false });
    await page.context().route(pattern, (route) => route.abort());
    await page.goto("about:blank");
    await page.goto(await origin());
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").innerText(), /could not start/);
    assert.deepEqual(await axe(page), []);
    takeProblems(page);
  });
}
