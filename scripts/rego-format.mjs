// Checks how the rules are written, as far as `opa fmt` and editors would agree:
// tabs for indentation, no spaces at the end of a line, one blank line at most,
// comments that begin with "# ", one line feed at the end of a file.
//
//   node scripts/rego-format.mjs

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LINES = [
  { wrong: /\r/, say: "ends in a carriage return" },
  { wrong: /[ \t]\r?$/, say: "ends in spaces or tabs" },
  { wrong: /^\t* +\S/, say: "is indented with spaces; use tabs" },
  { wrong: /^\t*#[^ ]/, say: "is a comment without a space after #" },
];

/** Where a rule file deviates, as `line: what is wrong`. */
function problems(text) {
  const found = [];
  const lines = text.split("\n");
  if (lines.pop() !== "") found.push([lines.length + 1, "is not ended by a line feed"]);
  lines.forEach((line, index) => {
    for (const { wrong, say } of LINES) if (wrong.test(line)) found.push([index + 1, say]);
    const blankAfter = index === 0 || lines[index - 1] === "" || index === lines.length - 1;
    if (line === "" && blankAfter) found.push([index + 1, "is a blank line too many"]);
  });
  return found;
}

const files = readdirSync("rules", { recursive: true }).filter((name) => name.endsWith(".rego")).sort();
if (files.length === 0) throw new Error("no rules found; run this in the project's folder");
for (const name of files) {
  const file = join("rules", name);
  for (const [line, say] of problems(readFileSync(file, "utf8"))) {
    console.error(`error: ${file}:${line} ${say}`);
    process.exitCode = 1;
  }
}
