// Checks that the built page stays small: what a person downloads before the
// page can be used, and what the rule engine adds behind it. KB = 1,000 bytes.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGETS = [
  { what: "page", file: /^app(-[0-9a-f]+)?_bg\.wasm$/, limit: 309_000 },
  { what: "worker", file: /^worker_bg\.wasm$/, limit: 752_000 },
  { what: "collector", file: /^collector_bg\.wasm$/, limit: 252_000 },
];

const folder = process.argv[2] ?? "dist";
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

for (const { what, file, limit } of BUDGETS) {
  const names = readdirSync(folder).filter((name) => file.test(name));
  if (names.length !== 1) {
    console.error(`error: ${folder}/ holds ${names.length} wasm files for the ${what} instead of 1; run: make build`);
    process.exitCode = 1;
    continue;
  }
  const bytes = readFileSync(join(folder, names[0]));
  const size = gzipSync(bytes, { level: 9 }).length;
  console.log(`${what}: ${kb(bytes.length)}, gzip ${kb(size)} of ${kb(limit)} allowed`);
  if (size > limit) {
    console.error(`error: the ${what} is ${kb(size - limit)} over its budget`);
    process.exitCode = 1;
  }
}
