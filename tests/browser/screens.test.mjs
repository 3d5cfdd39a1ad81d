// The screens as people use them: open the sample, a file, a broken file; read,
// print, go back; by keyboard, on a phone, in the dark.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { axe, openPage, printPdf } from "./harness.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SAMPLE = join(ROOT, "public/samples/family-clinic.json");
const TRIAGE = join(ROOT, "target/debug/triage");
const folder = mkdtempSync(join(tmpdir(), "tenant-triage-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function scratch(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function assess(path) {
  assert.ok(existsSync(TRIAGE), "the native tests build target/debug/triage: run `make test`");
  return execFileSync(TRIAGE, ["assess", path, "--format", "json"], { maxBuffer: 1 << 28 });
}

async function openSample(page) {
  await page.getByRole("button", { name: "See a sample practice" }).click();
  await page.getByRole("heading", { name: "Where you stand" }).waitFor();
}

/** The link from a line of the fix list to its control. */
const MORE = "See the evidence, the law and the rule";

async function openFile(page, path) {
  await page.locator("input[type=file]").setInputFiles(path);
}

test("the sample's fix list stands there in its order", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  const expected = JSON.parse(assess(SAMPLE));
  const headings = await page.locator("details.item:not(.unknown) h3").allTextContents();
  const lines = expected.fixList.map((id) => expected.controls.find((control) => control.id === id));
  const words = lines.map((line) => (line.status === "unanswered" ? line.question.question : line.summary));
  assert.deepEqual(headings, words);
  assert.equal(await page.locator("h1").textContent(), expected.overview.headline);
  const first = page.locator("details.item").first();
  assert.ok(await first.getByText("What to do").isVisible());
});

test("page and command line give the same bytes", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the assessment as JSON" }).click(),
  ]);
  assert.ok(readFileSync(await download.path()).equals(assess(SAMPLE)));
});

test("a saved snapshot opens again with the same result", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  const headline = await page.locator("h1").textContent();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click()]);
  assert.equal(download.suggestedFilename(), "lakeside-family-medicine-2026-11-22.json");
  const saved = scratch("saved.json", readFileSync(await download.path()));
  assert.ok(assess(saved).equals(assess(SAMPLE)));
  await page.getByRole("link", { name: "Tenant Triage" }).click();
  await openFile(page, saved);
  await page.getByRole("heading", { name: headline }).waitFor();
});

test("a ScubaGear export is recognised by its content", async (t) => {
  const path = scratch("anything.json", JSON.stringify({
    baseline_version: "1", module_version: "1.5.0", timestamp_zulu: "2026-11-20T10:00:00.000Z",
    tenant_details: [{ TenantId: "t", DisplayName: "Imported practice" }],
    SPO_tenant: [{ SharingCapability: 2 }], admin_audit_log_config: [{ UnifiedAuditLogIngestionEnabled: false }],
    aad_successful_commands: [], aad_unsuccessful_commands: [],
  }));
  const page = await openPage(t);
  await openFile(page, path);
  await page.getByText("Imported practice").first().waitFor();
  assert.ok(await page.getByRole("heading", { name: "Anyone who has a link can open shared files" }).isVisible());
});

test("files that cannot be read give one clear message, and the report stays", async (t) => {
  const page = await openPage(t);
  const whole = readFileSync(SAMPLE, "utf8");
  const snapshot = JSON.parse(whole);
  snapshot.sources.users.value[3].id = 7;
  const cases = [
    ["empty.json", "", /This file is empty/],
    ["cut.json", whole.slice(0, 100_000), /ends in the middle \(line [\d,]+/],
    ["words.json", "hello", /not valid JSON/],
    ["other.json", "{\"a\":1}", /not a snapshot/],
    ["place.json", JSON.stringify(snapshot), /sources\.users\.value\[3\]\.id: expected a string/],
  ];
  for (const [name, content, message] of cases) {
    await openFile(page, scratch(name, content));
    await page.getByRole("alert").getByText(message).waitFor();
  }
  await openSample(page);
  assert.equal(await page.getByRole("alert").textContent(), "");
  const headline = await page.locator("h1").textContent();
  await page.getByRole("link", { name: "Tenant Triage" }).click();
  await openFile(page, scratch("again.json", ""));
  await page.getByRole("alert").getByText(/This file is empty/).waitFor();
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await page.getByRole("heading", { name: headline }).waitFor();
});

test("a file of 101 MB is refused before it is read", async (t) => {
  const page = await openPage(t);
  await openFile(page, scratch("large.json", Buffer.alloc(101 * 1024 * 1024, 32)));
  await page.getByRole("alert").getByText("This file is 101 MB; files of up to 100 MB can be opened.").waitFor();
});

test("hostile names are shown as text", async (t) => {
  const snapshot = JSON.parse(readFileSync(SAMPLE, "utf8"));
  snapshot.tenant.displayName = "<script>alert(1)</script>\"; } body { display: none }";
  for (const user of snapshot.sources.users.value) user.displayName = "=cmd()<img src=x onerror=alert(1)>";
  const page = await openPage(t);
  page.on("dialog", () => assert.fail("a name ran as code"));
  await openFile(page, scratch("hostile.json", JSON.stringify(snapshot)));
  await page.getByText("<script>alert(1)</script>").first().waitFor();
  await page.locator("details.item").nth(1).locator("> summary").click();
  assert.ok((await page.getByText("=cmd()<img src=x onerror=alert(1)>").count()) > 0);
  assert.equal(await page.locator("main img, main script").count(), 0);
  const { text } = await printPdf(page);
  assert.match(text, /<script>alert\(1\)<\/script>/);
});

test("the printed list has every line, the name on each page, and page numbers", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  const expected = JSON.parse(assess(SAMPLE));
  for (const format of ["Letter", "A4"]) {
    const { text, sheets } = await printPdf(page, { format });
    const flat = text.replace(/\s+/g, " ");
    for (const id of expected.fixList) {
      const control = expected.controls.find((control) => control.id === id);
      assert.ok(flat.includes(control.id), `${format}: ${control.id}`);
      // Closed on the screen, open on paper, and nothing lies over it.
      assert.ok(flat.includes(control.fix[0].slice(0, 30).replace(/\s+/g, " ")), `${format}: the first step of ${control.id}`);
    }
    const count = sheets?.length ?? sheets;
    assert.match(flat, /Lakeside Family Medicine · November 22, 2026/);
    assert.ok(flat.includes(`1 / ${count}`), `${format}: page numbers of ${count}`);
    assert.ok(!flat.includes("For your auditor"));
    // An evening's reading: 49 lines with their steps, 27 questions, 21 controls.
    assert.ok(count < 16, `${format}: ${count} sheets`);
  }
});

test("what is folded is printed where the reader opened it", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  const { controls } = JSON.parse(assess(SAMPLE));
  const folded = controls.find((control) => control.status === "unanswered" && !control.priority);
  const printed = async () => (await printPdf(page)).text.replace(/\s+/g, " ");
  const counts = folded.question.counts.slice(0, 25);
  assert.ok(!(await printed()).includes(counts), folded.id);
  await page.locator("details.item.unknown", { hasText: folded.id }).locator("> summary").click();
  assert.ok((await printed()).includes(counts), folded.id);
});

for (const [name, width, colorScheme] of [["desktop, light", 1280, "light"], ["desktop, dark", 1280, "dark"], ["phone, light", 390, "light"], ["phone, dark", 320, "dark"]]) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await openPage(t, { width, height: 800, colorScheme });
    assert.deepEqual(await axe(page), []);
    await openSample(page);
    await page.evaluate(() => document.querySelectorAll("details").forEach((item) => { item.open = true; }));
    assert.deepEqual(await axe(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`);
    await page.evaluate(() => { location.hash = "#/control/AUTH-01"; });
    await page.locator(".control").getByRole("heading", { name: "How it is known" }).waitFor();
    assert.deepEqual(await axe(page), []);
  });
}

test("by keyboard alone: open the sample, a line, its control, and back", async (t) => {
  const page = await openPage(t);
  const press = async (key, until) => {
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press(key);
      const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
      if (text.includes(until)) return;
    }
    assert.fail(`nothing with “${until}” was reached`);
  };
  await press("Tab", "See a sample practice");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Where you stand" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await press("Tab", "Start with the first");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName === "SUMMARY");
  await press("Tab", MORE);
  await page.keyboard.press("Enter");
  await page.locator(".control").getByRole("heading", { name: "How it is known" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { name: "Where you stand" }).waitFor();
  assert.match(await page.title(), /Lakeside Family Medicine/);
  // Back on the line it was left from.
  await page.waitForFunction((more) => document.activeElement?.textContent.includes(more), MORE);
});

test("a control shows its rule, asked of the worker", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  await page.evaluate(() => { location.hash = "#/control/AUTH-01"; });
  await page.getByRole("heading", { name: "The rule" }).click();
  await page.getByText("package triage.auth_01").waitFor();
  await page.evaluate(() => { location.hash = "#/control/ZZ-99"; });
  await page.getByRole("heading", { name: "There is no such control." }).waitFor();
});

test("the auditor's table can be filtered", async (t) => {
  const page = await openPage(t);
  await openSample(page);
  const rows = page.locator(".auditor tbody tr");
  const all = await rows.count();
  await page.getByLabel("Verdict").selectOption("fail");
  assert.ok((await rows.count()) < all);
  await page.getByLabel("Verdict").selectOption("");
  await page.getByLabel("Find").fill("AUTH-01");
  assert.equal(await rows.count(), 1);
});

test("work can be cancelled and begun again", async (t) => {
  const page = await openPage(t);
  const snapshot = JSON.parse(readFileSync(SAMPLE, "utf8"));
  const users = snapshot.sources.users.value;
  const many = Array.from({ length: 8_000 }, (_, index) => ({ ...users[index % users.length], id: `copy-${index}` }));
  snapshot.sources.users.value = many;
  await openFile(page, scratch("many.json", JSON.stringify(snapshot)));
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
  await openSample(page);
});
