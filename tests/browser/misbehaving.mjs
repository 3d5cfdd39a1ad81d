// Run by harness.test.mjs: each of these must fail, except those that behave.

import { test } from "node:test";

import { openPage } from "./harness.mjs";

const elsewhere = "https://elsewhere.example/";

async function act(t, deed, options) {
  const page = await openPage(t, options);
  await page.evaluate(deed, elsewhere);
  await page.waitForTimeout(200);
}

async function actInWorker(t, deed) {
  const page = await openPage(t);
  const started = page.waitForEvent("worker");
  // The worker puts its rules in order first, and is deaf until it has said so.
  const ready = page.evaluate(() => new Promise((resolve) => {
    window.worker = new Worker("worker_loader.js", { type: "module" });
    window.worker.onmessage = () => resolve();
  }));
  const worker = await started;
  await ready;
  await worker.evaluate(deed, elsewhere);
  // What the deed put off is done before this answers.
  await worker.evaluate(() => new Promise((resolve) => void setTimeout(resolve, 200)));
  await page.waitForTimeout(200);
}

test("behaves", (t) => act(t, () => {}));
test("behaves: in a worker", (t) => actInWorker(t, () => {}));
test("behaves: a host that the test plays", (t) => act(t,
  () => fetch("https://graph.microsoft.com/v1.0/organization").then((answer) => answer.json()),
  { hosts: { "https://graph.microsoft.com": (route) =>
    route.fulfill({ json: { value: [] }, headers: { "Access-Control-Allow-Origin": "*" } }) } }));
test("misbehaves: asks a host that the policy allows and the test does not play", (t) => act(t,
  () => fetch("https://graph.microsoft.com/v1.0/organization").catch(() => {})));
test("misbehaves: asks another host", (t) => act(t, (url) => fetch(url).catch(() => {})));
test("misbehaves: asks another host from a worker", (t) => actInWorker(t, (url) => fetch(url).catch(() => {})));
test("misbehaves: asks a host that the policy allows from a worker", (t) => actInWorker(t,
  () => fetch("https://graph.microsoft.com/v1.0/organization").catch(() => {})));
test("misbehaves: writes an error to the console of a worker", (t) => actInWorker(t, () => console.error("no")));
test("misbehaves: throws in a worker", (t) => actInWorker(t, () => void setTimeout(() => { throw new Error("no"); })));
test("misbehaves: writes an error to the console", (t) => act(t, () => console.error("no")));
test("misbehaves: throws", (t) => act(t, () => void setTimeout(() => { throw new Error("no"); })));
test("misbehaves: sets an inline style", (t) => act(t, () => document.body.setAttribute("style", "color: red")));
