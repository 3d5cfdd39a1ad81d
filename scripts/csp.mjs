// Trunk's post_build hook: writes the Content-Security-Policy into the built
// index.html and, with the other headers, into a `_headers` file, in the form
// that static hosts read. The policy and the hosts are in csp.json. Also names
// the app's files after their content, so that they may be kept for ever.
//
// The page needs the header too, not only the tag: a worker takes its policy
// from the answer that brought its script, and a tag can't forbid framing.

import { createHash } from "node:crypto";
import { readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MARK = "<!-- scripts/csp.mjs puts the Content-Security-Policy here. -->";
// `app-1a2b3c4d5e6f7a8b.js`, `app-…_bg.wasm`, `style-….css`: the name changes
// with the content, so it may be kept for ever.
const HASHED = /-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css)$/;

// The scripts that workers start from; each gets a second policy on top. Rules are
// evaluated in one: it can reach no host but the page's own. The other signs in
// and reads: it can reach Microsoft's hosts besides.
const WORKERS = { "worker_loader.js": "workerPolicy", "collector_loader.js": "collectorPolicy" };

/** The page's policy; `hashes` are those of its inline scripts. */
function pagePolicy(config, hashes) {
  const policy = structuredClone(config.policy);
  policy["script-src"].push(...hashes);
  policy["connect-src"].push(...config.signInHosts, ...config.graphHosts);
  return policy;
}

const asLine = (policy) =>
  Object.entries(policy).map(([directive, sources]) => [directive, ...sources].join(" ")).join("; ");

/**
 * Renames `app-….js` and `app-…_bg.wasm` after what they hold. Trunk names them
 * after what cargo built: with another wasm-opt the file would differ and the
 * name would not, and a browser would keep the old one. Gives the new page.
 */
async function nameAfterContent(folder, html) {
  const [, old] = html.match(/'\.\/(app-[0-9a-f]+)\.js'/) ?? [];
  if (!old) throw new Error("index.html starts no app");
  const hash = createHash("sha256");
  for (const end of [".js", "_bg.wasm"]) hash.update(await readFile(join(folder, old + end)));
  const name = `app-${hash.digest("hex").slice(0, 16)}`;
  for (const end of [".js", "_bg.wasm"]) await rename(join(folder, old + end), join(folder, name + end));
  return html.replaceAll(old, name);
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

/**
 * The `_headers` file: the policy everywhere, and how long each file keeps. Where
 * two rules name one header, hosts send both values, and browsers enforce both.
 */
function headersFile(config, policy, entries) {
  const rules = [["/*", { "Content-Security-Policy": asLine(policy), ...config.headers }]];
  rules.push(["/", { "Cache-Control": "no-cache" }]);
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === "_headers") continue;
    const path = entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`;
    const keep = !entry.isDirectory() && HASHED.test(entry.name);
    const headers = { "Cache-Control": keep ? "public, max-age=31536000, immutable" : "no-cache" };
    if (WORKERS[entry.name]) headers["Content-Security-Policy"] = asLine(config[WORKERS[entry.name]]);
    rules.push([path, headers]);
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
  const html = await nameAfterContent(folder, await readFile(page, "utf8"));
  if (!html.includes(MARK)) throw new Error("index.html has lost the comment that csp.mjs replaces");
  refuseInlineStyles(html);

  config.collectorPolicy["connect-src"].push(...config.signInHosts, ...config.graphHosts);
  const policy = pagePolicy(config, inlineScriptHashes(html));
  const { "frame-ancestors": _headerOnly, ...tagPolicy } = policy;
  const tag = `<meta http-equiv="Content-Security-Policy" content="${asLine(tagPolicy)}">`;
  await writeFile(page, html.replace(MARK, () => tag));
  const entries = await readdir(folder, { withFileTypes: true });
  for (const script of Object.keys(WORKERS)) {
    if (!entries.some(({ name }) => name === script)) throw new Error(`the build has no ${script}`);
  }
  await writeFile(join(folder, "_headers"), headersFile(config, policy, entries));
}

main().catch((error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
