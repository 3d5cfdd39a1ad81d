// Trunk's post_build hook: writes the Content-Security-Policy into the built
// index.html and, with the other headers, into a `_headers` file, in the form
// that static hosts read. The policy and the hosts are in csp.json.
//
// The page needs the header too, not only the tag: a worker takes its policy
// from the answer that brought its script, and a tag can't forbid framing.

import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MARK = "<!-- scripts/csp.mjs puts the Content-Security-Policy here. -->";
// `app-1a2b3c4d5e6f7a8b.js`, `app-…_bg.wasm`, `style-….css`: the name changes
// with the content, so it may be kept for ever.
const HASHED = /-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css)$/;

/** The policy as one line; `scripts` are the hashes of inline scripts. */
function policyLine(config, scripts, { tag }) {
  const policy = structuredClone(config.policy);
  policy["script-src"].push(...scripts);
  policy["connect-src"].push(...config.signInHosts, ...config.graphHosts);
  return Object.entries(policy)
    .filter(([directive]) => !(tag && directive === "frame-ancestors"))
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
}

/** `'sha256-…'` for each inline script of the page. */
function inlineScriptHashes(html) {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !/\bsrc\s*=/.test(attributes))
    .map(([, , text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}

/** What the policy would block without a word to whoever wrote it. */
function refuseInlineStyles(html) {
  const markup = html.replace(/<!--[\s\S]*?-->|<script\b[\s\S]*?<\/script>/g, "");
  const found = markup.match(/<style\b|\sstyle\s*=|\son[a-z]+\s*=/i);
  if (found) throw new Error(`index.html has "${found[0].trim()}", which the Content-Security-Policy blocks`);
}

/** The `_headers` file: the policy everywhere, and how long each file keeps. */
function headersFile(config, policy, entries) {
  const rules = [["/*", { "Content-Security-Policy": policy, ...config.headers }]];
  rules.push(["/", { "Cache-Control": "no-cache" }]);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === "_headers") continue;
    const path = entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`;
    const keep = !entry.isDirectory() && HASHED.test(entry.name);
    rules.push([path, { "Cache-Control": keep ? "public, max-age=31536000, immutable" : "no-cache" }]);
  }
  return rules
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n"))
    .join("\n\n") + "\n";
}

async function main() {
  const folder = process.env.TRUNK_STAGING_DIR;
  if (!folder) throw new Error("csp.mjs is Trunk's post_build hook: TRUNK_STAGING_DIR is not set");
  const config = JSON.parse(await readFile(new URL("csp.json", import.meta.url), "utf8"));
  const page = join(folder, "index.html");
  const html = await readFile(page, "utf8");
  if (!html.includes(MARK)) throw new Error("index.html has lost the comment that csp.mjs replaces");
  refuseInlineStyles(html);

  const hashes = inlineScriptHashes(html);
  const tag = `<meta http-equiv="Content-Security-Policy" content="${policyLine(config, hashes, { tag: true })}">`;
  await writeFile(page, html.replace(MARK, () => tag));
  const entries = await readdir(folder, { withFileTypes: true });
  await writeFile(join(folder, "_headers"), headersFile(config, policyLine(config, hashes, { tag: false }), entries));
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
