// The first promise: no tenant data leaves the device. The page asks its own host
// for its own files and nobody for anything else, and its policy would not let it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { appReady, openPage, origin, problemTold, takeProblems } from "./harness.mjs";

const { policy, signInHosts, graphHosts } = JSON.parse(
  await readFile(new URL("../../scripts/csp.json", import.meta.url), "utf8"));

/** `a b; c d` as a map of directive to sources. */
function parsePolicy(line) {
  return new Map(line.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));
}

test("the page loads from its own host alone, without an error", async (t) => {
  const asked = [];
  const page = await openPage(t, { ready: false });
  page.on("request", (request) => asked.push(request.url()));
  await page.reload({ waitUntil: "load" });
  await appReady(page);
  const own = await origin();
  assert.ok(asked.length >= 3, `page, script and module are asked for: ${asked}`);
  assert.deepEqual(asked.filter((url) => new URL(url).origin !== own), []);
  assert.deepEqual(takeProblems(page), []);
});

test("the header carries the strict policy", async () => {
  const response = await fetch(await origin());
  const sent = parsePolicy(response.headers.get("content-security-policy"));

  const scripts = sent.get("script-src");
  const hashes = scripts.filter((source) => source.startsWith("'sha256-"));
  assert.equal(hashes.length, 1, "one inline script, by its hash");
  assert.deepEqual(scripts.filter((source) => !hashes.includes(source)), ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(sent.get("connect-src"), ["'self'", ...signInHosts, ...graphHosts]);
  assert.deepEqual(sent.get("default-src"), ["'none'"]);
  assert.deepEqual(sent.get("frame-ancestors"), ["'none'"]);
  assert.deepEqual([...sent.keys()], Object.keys(policy));
  assert.doesNotMatch([...sent.values()].flat().join(" "), /'unsafe-inline'|'unsafe-eval'|\*|(^|\s)https?:(\s|$)|blob:/);

  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.equal(response.headers.get("referrer-policy"), "no-referrer");
  assert.equal(response.headers.get("cross-origin-opener-policy"), "same-origin");
  assert.match(response.headers.get("permissions-policy"), /camera=\(\), microphone=\(\), geolocation=\(\)/);
});

test("the page carries the same policy in itself, for hosts that send no header", async () => {
  const response = await fetch(await origin());
  const html = await response.text();
  const tag = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/);
  const own = parsePolicy(tag[1]);
  const sent = parsePolicy(response.headers.get("content-security-policy"));
  sent.delete("frame-ancestors");
  assert.deepEqual(own, sent);
  assert.ok(tag.index < html.search(/<(link|script)\b/), "the policy stands before anything that it governs");
});

test("an injected inline script does not run", async (t) => {
  const page = await openPage(t);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.head.append(script);
    return window.injected === true;
  });
  assert.equal(ran, false);
  await problemTold(page, /script-src-elem blocked inline/);
});

test("an injected style does not apply", async (t) => {
  const page = await openPage(t);
  const applied = await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "html { outline: 7px solid red }";
    document.head.append(style);
    return getComputedStyle(document.documentElement).outlineWidth === "7px";
  });
  assert.equal(applied, false);
  await problemTold(page, /style-src-elem blocked inline/);
});

const elsewhere = "https://elsewhere.example/take";

for (const [way, send] of Object.entries({
  fetch: (url) => fetch(url, { method: "POST", body: "x", mode: "no-cors" }).then(() => "sent", () => "blocked"),
  beacon: (url) => (navigator.sendBeacon(url, "x"), "blocked"),
  image: (url) => new Promise((done) => {
    const image = new Image();
    image.onload = () => done("sent");
    image.onerror = () => done("blocked");
    image.src = url;
  }),
  form: (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
    return "blocked";
  },
})) {
  test(`another host cannot be reached by ${way}`, async (t) => {
    const page = await openPage(t);
    assert.equal(await page.evaluate(send, elsewhere), "blocked");
    await problemTold(page, /Content-Security-Policy: (connect|img|form-action)\S* blocked https:\/\/elsewhere\.example/);
    assert.equal(new URL(page.url()).origin, await origin());
  });
}

test("the worker, where the rules run, can reach no host at all but the page's own", async (t) => {
  // A tag in the page does not bind a worker; the headers on its script do.
  const answer = await fetch(`${await origin()}/worker_loader.js`);
  const [, second] = answer.headers.get("content-security-policy").split(", ");
  assert.deepEqual(parsePolicy(second).get("connect-src"), ["'self'"]);

  const page = await openPage(t);
  const started = page.waitForEvent("worker");
  await page.evaluate(() => void new Worker("worker_loader.js", { type: "module" }));
  const worker = await started;
  for (const url of [elsewhere, `${graphHosts[0]}/v1.0/me`]) {
    const outcome = await worker.evaluate((url) => fetch(url, { mode: "no-cors" }).then(() => "sent", () => "blocked"), url);
    assert.equal(outcome, "blocked");
    await problemTold(page, new RegExp(`connect-src blocked ${new URL(url).origin}.* in a worker`));
  }
});
