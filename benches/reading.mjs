// From the token to the fix list: requests, round trips one after the other, and
// time, in Chromium against a Graph that throttles as Microsoft's does and takes
// 100 ms for an answer; beside it the time that Microsoft's documented limits ask for.
//
//   make build && node benches/reading.mjs [people …]

import { startGraph } from "../tests/graph/server.mjs";
import { generated } from "../tests/graph/tenants.mjs";
import { SCOPES, startEntra } from "../tests/browser/entra.mjs";
import { openPage, origin, shutDown } from "../tests/browser/harness.mjs";

const CLIENT = "11111111-2222-4333-8444-555555555555";
const TENANT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const LATENCY = 100;

/** Seconds that Microsoft's limits ask for at least for what was read, and whose they are. */
function bound({ limits, spent }) {
  const least = [...spent].map(([service, units]) =>
    [Math.floor((units - 1) / limits[service].units) * limits[service].seconds, service]);
  return least.sort(([left], [right]) => right - left)[0];
}

/** The longest chain of requests each of which went out after the one before had come back. */
function chain(requests) {
  const longest = [];
  for (const request of requests.sort((left, right) => left.at - right.at)) {
    const before = longest.filter(({ ended }) => ended <= request.at).map(({ length }) => length);
    longest.push({ ended: request.ended, length: 1 + Math.max(0, ...before) });
  }
  return Math.max(...longest.map(({ length }) => length));
}

/** Notes, in the page, when the report was first painted. */
function notePainted() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".report h1")) return;
    observer.disconnect();
    // The next task after the frame, before what the page itself puts off until then.
    const note = () => (window.painted = Date.now());
    requestAnimationFrame(() => scheduler.postTask(note, { priority: "user-blocking" }));
  }).observe(document, { childList: true, subtree: true });
}

async function measure(people) {
  const undo = [];
  const t = { after: (step) => undo.unshift(step) };
  const entra = await startEntra({ clientId: CLIENT, redirectUris: [`${await origin()}/`], tenant: { id: TENANT }, scopes: SCOPES });
  t.after(() => entra.close());
  const graph = await startGraph({
    tenant: generated({ users: people }), validate: entra.tokens.validate, throttle: true, latency: LATENCY,
  });
  t.after(() => graph.close());
  try {
    const page = await openPage(t, {
      config: { clientId: CLIENT, cloud: "global" },
      played: { "login.microsoftonline.com": entra.port, "graph.microsoft.com": graph.port },
    });
    await page.addInitScript(notePainted);
    await page.getByRole("link", { name: "Sign in to your Microsoft 365" }).click();
    await page.getByRole("button", { name: "Sign in with Microsoft" }).click();
    await page.getByRole("button", { name: "Accept" }).click();
    await page.locator(".report h1").waitFor({ timeout: 600_000 });
    const end = await (await page.waitForFunction(() => window.painted)).jsonValue();
    if (process.env.TIMELINE) {
      const start = graph.log[0].at;
      for (const entry of graph.log) console.error(entry.inBatch ? "   " : "", entry.at - start, entry.ended - start, entry.status, entry.version, entry.path, entry.query.slice(0, 60));
    }
    const batches = graph.log.filter(({ path }) => path === "/$batch");
    const calls = graph.log.filter(({ inBatch }) => inBatch);
    const [least, service] = bound(graph.gate);
    const start = Math.min(...batches.map(({ at }) => at));
    return {
      people, requests: batches.length, "calls in them": calls.length,
      "throttled": calls.filter(({ status }) => status === 429).length,
      "round trips": chain(batches),
      "read (s)": (Math.max(...batches.map(({ ended }) => ended)) - start) / 1000,
      "to the fix list (s)": (end - start) / 1000,
      "limits (s)": least, "whose limits": service,
    };
  } finally {
    for (const step of undo) await step();
  }
}

const sizes = process.argv.slice(2).map(Number);
const table = [];
for (const people of sizes.length ? sizes : [25, 250, 5000]) {
  table.push(await measure(people));
  console.error(table.at(-1));
}
console.table(table);
await shutDown();
