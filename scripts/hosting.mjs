// Prints the built page's `_headers` in the form that nginx or Caddy include:
//
//   node scripts/hosting.mjs nginx|caddy [folder]
//
// The policy holds the hash of the page's own loader and some files are named
// after their content, so this is run again for each build. A file is known by the
// end of its address: the page may be served from any folder of a host.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseHeaders } from "./serve.mjs";

/** The value of a header for a path; where several rules name it, all of them count. */
const valueFor = (rules, path, name) =>
  rules.filter(({ matches }) => matches.test(path))
    .flatMap(({ headers }) => headers.filter(([key]) => key === name).map(([, value]) => value))
    .join(", ");

/** For each file that differs from the page itself: how its address ends, and its value. */
function exceptions(rules, files, name) {
  const usual = valueFor(rules, "/", name);
  return files
    .map((file) => ({ ending: `/${file.replaceAll(".", "\\.")}$`, value: valueFor(rules, `/${file}`, name) }))
    .filter(({ value }) => value !== usual);
}

const map = (head, name, lines) => `${head} {\n${lines.map(([key, value]) => `\t${key} "${value}"${name}\n`).join("")}}\n`;

const FORMS = {
  nginx: (variable, usual, others) =>
    map(`map $uri $triage_${variable}`, ";", [
      ["default", usual],
      ...others.map(({ ending, value }) => [`"~${ending}"`, value]),
    ]),
  caddy: (variable, usual, others) =>
    map(`map {path} {triage_${variable}}`, "", [
      ...others.map(({ ending, value }) => [`~${ending}`, value]),
      ["default", usual],
    ]),
};

async function main() {
  const [form, folder = "dist"] = process.argv.slice(2);
  if (!FORMS[form]) throw new Error("say for which server: node scripts/hosting.mjs nginx|caddy [folder]");
  const rules = parseHeaders(await readFile(join(folder, "_headers"), "utf8"));
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== "_headers").map(({ name }) => name).sort();
  const headers = { policy: "Content-Security-Policy", cache: "Cache-Control" };
  for (const [variable, name] of Object.entries(headers)) {
    console.log(FORMS[form](variable, valueFor(rules, "/", name), exceptions(rules, files, name)));
  }
}

main().catch((error) => {
  console.error(`error: ${error.code === "ENOENT" ? `${error.path} is missing; build the page first: make build` : error.message}`);
  process.exitCode = 1;
});
