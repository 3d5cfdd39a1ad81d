// Questions answered in the page: where they stand, one after the other, saved and
// opened again.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { axe, openPage } from "./harness.mjs";

const folder = mkdtempSync(join(tmpdir(), "tenant-triage-"));
after(() => rmSync(folder, { recursive: true, force: true }));

async function openSample(page) {
  await page.getByRole("button", { name: "See a sample practice" }).click();
  await page.getByRole("heading", { name: "Where you stand" }).waitFor();
}

/** Goes to the first question that is open; gives how many are. */
async function toQuestions(page) {
  const link = page.getByRole("link", { name: /^Answer \d+ questions?$/ });
  const count = Number((await link.textContent()).match(/\d+/)[0]);
  await link.click();
  await page.getByRole("button", { name: /^(Take this answer|Answer again)$/ }).waitFor();
  return count;
}

const question = (page) => page.locator(".question h1").textContent();

/** Fills the form as somebody does who has everything in place, and sends it. */
async function answer(page, { by = "Kim Lee", evidence = "Binder 3, of May 2026" } = {}) {
  const boxes = page.getByRole("checkbox");
  for (let index = 0; index < await boxes.count(); index++) await boxes.nth(index).check();
  if (await boxes.count() === 0) await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByLabel(/^What supports it/).fill(evidence);
  await page.getByLabel("Who says so").fill(by);
  await page.getByRole("button", { name: /^(Take this answer|Answer again)$/ }).click();
}

async function save(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Save( answers)?$/ }).click(),
  ]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

test("an answer changes the report at once, and is in the saved file", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  const before = await toQuestions(page);
  const first = await question(page);
  await answer(page, { evidence: "Report of <b>May</b>" });
  await page.getByRole("status").getByText(/^Noted: in place/).waitFor();
  assert.equal(await question(page), first);
  assert.match(await page.locator(".question .lead .quiet").first().textContent(), /^\d+ of \d+ questions answered/);
  await page.getByRole("link", { name: "Report", exact: true }).click();
  const rest = page.getByRole("link", { name: `Answer ${before - 1} questions` });
  await rest.waitFor();

  const saved = await save(page, "saved.json");
  await page.getByRole("link", { name: "Tenant Triage" }).click();
  await page.locator("input[type=file]").setInputFiles(saved);
  await rest.waitFor();
});

test("one question after the other, until none is open", async (t) => {
  const page = await openPage(t, { width: 390 });
  await openSample(page);
  let left = await toQuestions(page);
  const asked = new Set();
  for (; left > 0; left--) {
    const now = await question(page);
    assert.ok(!asked.has(now), `asked twice: ${now}`);
    asked.add(now);
    if (asked.size === 1) assert.deepEqual(await axe(page), []);
    await answer(page);
    await page.getByRole("status").getByText(/^Noted/).waitFor();
    if (left > 1) {
      await page.getByRole("link", { name: "Next open question" }).click();
      await page.waitForFunction((before) => document.querySelector(".question h1")?.textContent !== before, now);
    }
  }
  await page.getByRole("link", { name: "No other question is open: see the report" }).click();
  await page.getByRole("heading", { name: "Where you stand" }).waitFor();
  assert.equal(await page.getByRole("link", { name: /^Answer \d+/ }).count(), 0);
  assert.equal(await page.locator(".item.unknown .tag", { hasText: "Your answer" }).count(), 0);
  await save(page, "all.json");
});

test("what is missing is said at its field, which gets the focus", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  await toQuestions(page);
  await page.getByRole("button", { name: "Take this answer" }).click();
  await page.getByText("Choose an answer.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "choice");
  await page.getByRole("radio").first().check();
  await page.getByLabel("On which day").fill("2999-01-01");
  await page.getByRole("button", { name: "Take this answer" }).click();
  await page.getByText("Write who says so").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "by");
  assert.ok(await page.getByText("not later than today").isVisible());
  assert.deepEqual(await axe(page), []);
});

test("a control is answered on its own screen, and who does not know leaves it open", async (t) => {
  const page = await openPage(t, { colorScheme: "dark" });
  await openSample(page);
  await toQuestions(page);
  await page.getByRole("link", { name: "Why it is asked, the law and the steps" }).click();
  await page.locator(".control h1").waitFor();
  await page.getByRole("radio", { name: "I don’t know" }).check();
  await page.getByLabel("Who says so").fill("Kim Lee");
  await page.getByRole("button", { name: "Take this answer" }).click();
  await page.getByRole("status").getByText("Noted. It stays open until somebody knows.").waitFor();
  assert.ok(await page.locator(".control").getByText("Kim Lee did not know on").first().isVisible());
  assert.deepEqual(await axe(page), []);
  await answer(page, { by: "=cmd()" });
  await page.getByRole("status").getByText(/^Noted: in place/).waitFor();
  assert.ok(await page.locator(".control").getByText("=cmd() answered").first().isVisible());
  await save(page, "control.json");
});

test("answers are not lost without a question", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  await toQuestions(page);
  await answer(page);
  await page.getByRole("status").getByText(/^Noted/).waitFor();
  await page.getByRole("link", { name: "Tenant Triage" }).click();
  const asked = [];
  let accept = false;
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await (accept ? dialog.accept() : dialog.dismiss());
  });
  await page.getByRole("button", { name: "See a sample practice" }).click();
  assert.deepEqual(asked, ["confirm"]);
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await page.getByRole("button", { name: "Save answers" }).waitFor();
  await page.close({ runBeforeUnload: true });
  for (let tries = 0; asked.length < 2 && tries < 50; tries++) await page.waitForTimeout(100);
  assert.deepEqual(asked, ["confirm", "beforeunload"]);
  accept = true;
  await page.getByRole("link", { name: "Tenant Triage" }).click();
  await page.getByRole("button", { name: "See a sample practice" }).click();
  await page.getByRole("heading", { name: "Where you stand" }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).waitFor();
});
