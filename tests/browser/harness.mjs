// What every browser test shares: the built page on a free port, a Chromium that
// can reach nothing else, and pages that fail their test on a request to another
// host, an error in the console or a breach of the Content-Security-Policy.
//
//   test("…", async (t) => {
//     const page = await openPage(t, { width: 390, colorScheme: "dark" });
//     await page.getByRole("button", { name: "…" }).click();
//     assert.deepEqual(await axe(page), []);
//   });

import { execFile } from "node:child_process";
import { accessSync, constants, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

import { serve } from "../../scripts/serve.mjs";

const run = promisify(execFile);
const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Beyond what the pages report: the browser itself can find no other host than those played here. */
const resolver = (played) => {
  const maps = Object.entries(played).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  return `--host-resolver-rules=${[...maps, "MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1"].join(", ")}`;
};

let server;
/** By the hosts they can reach. */
const browsers = new Map();

/** Ends what the pages were opened in; tests need not call it. */
export async function shutDown() {
  for (const browser of browsers.values()) await (await browser).close();
  await server?.close();
}

after(shutDown);

/** The address of the built page, which is served from the first call on. */
export async function origin() {
  server ??= await serve(DIST);
  return server.origin;
}

/** The browser to drive: `CHROMIUM`, or the one on PATH, or Playwright's own. */
function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "google-chrome-stable", "google-chrome"]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
      } catch {
        continue;
      }
      // Ubuntu's is a snap, which cannot see a temporary profile.
      if (!/\/snap(\/|$)/.test(realpathSync(path))) return path;
    }
  }
  return undefined;
}

/** Waits until the app has taken the place of the first paint; says what kept it. */
export async function appReady(page) {
  try {
    await page.locator("#first-paint").waitFor({ state: "detached" });
  } catch {
    throw new Error(`the app did not start:\n  ${problems.get(page).join("\n  ") || "no error was told"}`);
  }
}

function launched(played) {
  const rules = resolver(played);
  if (!browsers.has(rules)) browsers.set(rules, chromium.launch({ executablePath: findChromium(), args: [...FLAGS, rules] }));
  return browsers.get(rules);
}

const problems = new WeakMap();

/** What went wrong on this page so far, one line each; forgets it. */
export function takeProblems(page) {
  return problems.get(page).splice(0);
}

/** For a test that provokes a problem: waits until it is told, then forgets all that was. */
export async function problemTold(page, pattern) {
  for (let tries = 0; tries < 50; tries++) {
    if (problems.get(page).some((line) => pattern.test(line))) {
      // The console and the page each tell the same breach, one after the other.
      await page.waitForTimeout(100);
      takeProblems(page);
      return;
    }
    await page.waitForTimeout(50);
  }
  throw new Error(`no problem like ${pattern} was told, but: ${takeProblems(page).join("; ") || "none"}`);
}

/**
 * Opens the built page for the test `t`, which fails when the page misbehaves.
 *
 * - `path`: what follows the origin, `/` by default
 * - `width`, `height`, `colorScheme`, `reducedMotion`, `locale`: the person's device
 * - `hosts`: `{"https://graph.microsoft.com": async (route, request) => …}`, the
 *   hosts this test plays; every other host is a problem
 * - `played`: `{"graph.microsoft.com": port}`, hosts that servers on this machine play over https
 * - `config`: what `config.json` says, instead of the built one
 * - `ready`: wait until the app has replaced the first paint (true by default)
 * - `allowConsole`: a pattern of console errors that this test expects
 */
export async function openPage(t, options = {}) {
  const { path = "/", width = 1280, height = 900, hosts = {}, played = {}, config, ready = true, allowConsole, ...device } = options;
  const own = await origin();
  const context = await (await launched(played)).newContext({
    ignoreHTTPSErrors: Object.keys(played).length > 0,
    viewport: { width, height },
    locale: "en-US",
    timezoneId: "America/Chicago",
    colorScheme: "light",
    acceptDownloads: true,
    ...device,
  });
  context.setDefaultTimeout(20_000);
  const found = [];
  t.after(async () => {
    await context.close();
    if (found.length > 0) throw new Error(`the page misbehaved:\n  ${found.join("\n  ")}`);
  });

  await context.exposeBinding("reportViolation", (_source, line) => found.push(line));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      window.reportViolation(`Content-Security-Policy: ${effectiveDirective} blocked ${blockedURI}`);
    });
  });
  await context.route("**/*", async (route, request) => {
    const url = new URL(request.url());
    if (config && url.href === `${own}/config.json`) return route.fulfill({ json: config });
    if (url.origin === own || Object.hasOwn(played, url.host)) return route.continue();
    const play = Object.hasOwn(hosts, url.origin) ? hosts[url.origin] : undefined;
    return play ? play(route, request) : route.abort("blockedbyclient");
  });
  // Requests of workers and those that the policy stops are told here too.
  context.on("request", (request) => {
    const url = new URL(request.url());
    const local = url.origin === own || url.protocol === "data:" || url.protocol === "blob:";
    const known = Object.hasOwn(hosts, url.origin) || Object.hasOwn(played, url.host);
    if (!local && !known) found.push(`request to another host: ${request.method()} ${url.href}`);
  });
  context.on("console", (message) => {
    if (message.type() !== "error" || allowConsole?.test(message.text())) return;
    const { url, lineNumber } = message.location();
    found.push(`console: ${message.text()} (${url}:${lineNumber})`);
  });
  context.on("weberror", (error) => found.push(`uncaught: ${error.error().message}`));

  const page = await context.newPage();
  problems.set(page, found);
  // What a worker's policy stops is told in the worker alone.
  page.on("worker", (worker) => void worker.evaluate(() => {
    self.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.error(`Content-Security-Policy: ${effectiveDirective} blocked ${blockedURI} in a worker`);
    });
  }).catch(() => {})); // it may be gone already
  page.on("websocket", (socket) => found.push(`request to another host: WebSocket ${socket.url()}`));
  page.on("crash", () => found.push("the page crashed"));
  await page.goto(own + path, { waitUntil: "load" });
  if (ready) await appReady(page);
  return page;
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The accessibility problems of what the page shows now (WCAG 2.2 A and AA and
 * axe's best practices), one line an element; empty when there is none.
 */
export async function axe(page, { within, options = {} } = {}) {
  // Comes in through the debugger, which the page's policy does not bind.
  const session = await page.context().newCDPSession(page);
  try {
    await session.send("Runtime.evaluate", { expression: axeSource });
  } finally {
    await session.detach();
  }
  const violations = await page.evaluate(async ([scope, extra]) => {
    const { violations } = await window.axe.run(scope ?? document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
      ...extra,
    });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) => [target.join(" "), failureSummary]) }));
  }, [within, options]);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(([target, summary]) => `${id}: ${help}: ${target}: ${summary.replace(/\s+/g, " ")}`));
}

/** Prints the page as a person would, Letter or A4: the text as laid out, and that of each sheet. */
export async function printPdf(page, { format = "Letter" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "tenant-triage-"));
  try {
    const file = join(folder, "page.pdf");
    const pdf = await page.pdf({ path: file, format, preferCSSPageSize: false, printBackground: false });
    const { stdout } = await run("pdftotext", ["-layout", file, "-"], { maxBuffer: 64 << 20 });
    // pdftotext ends every sheet with a form feed.
    return { text: stdout, sheets: stdout.split("\f").slice(0, -1), pdf };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
