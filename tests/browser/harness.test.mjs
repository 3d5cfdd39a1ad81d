// Who tests the tests: a page that misbehaves fails its test, whatever the test
// itself looks at, and the tools that read a page read it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { axe, openPage, printPdf } from "./harness.mjs";

test("a page that misbehaves fails its test", () => {
  const file = fileURLToPath(new URL("misbehaving.mjs", import.meta.url));
  const { NODE_TEST_CONTEXT, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ["--test", "--test-reporter=tap", file], { env, encoding: "utf8" });
  const results = [...stdout.matchAll(/^ *(ok|not ok) \d+ - (behaves|misbehaves)(.*)$/gm)].map(([, result, kind, name]) => [kind + name, kind, result]);
  assert.equal(results.length, 12, stdout);
  for (const [name, kind, result] of results) {
    assert.equal(result, kind === "behaves" ? "ok" : "not ok", name);
  }
});

test("axe sees what is wrong, and only that", async (t) => {
  const page = await openPage(t);
  const before = await axe(page);
  await page.evaluate(() => document.querySelector("main, body").append(document.createElement("button")));
  const found = (await axe(page)).filter((line) => !before.includes(line));
  assert.equal(found.length, 1, found.join("\n"));
  assert.match(found[0], /^button-name: /);
});

test("a printed page can be read", async (t) => {
  const page = await openPage(t);
  await page.evaluate(() => document.body.append("Printed in full."));
  for (const format of ["Letter", "A4"]) {
    const { text, sheets } = await printPdf(page, { format });
    assert.match(text, /Printed in full\./);
    assert.ok(sheets.length >= 1);
  }
});
