// Prints, as Markdown, which controls are new, changed or retired since a tag; all
// of them are new where there is none. A control's file holds all of its own: its
// words, its law and its rule. What the library, the facts or the parameters change
// is in CHANGELOG.md.
//
//   node scripts/control-changes.mjs [TAG]

import { execFileSync } from "node:child_process";

const git = (...args) => execFileSync("git", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });

/** Each control at a commit: id → {blob, title}. */
function controls(commit) {
  const found = new Map();
  for (const line of git("ls-tree", "-r", commit, "rules/").trim().split("\n")) {
    const [, blob, path] = line.match(/^\S+ blob (\S+)\t(.*)$/) ?? [];
    if (!path?.endsWith(".rego") || path.endsWith("_test.rego") || path.startsWith("rules/lib/")) continue;
    const text = git("cat-file", "blob", blob);
    const id = text.match(/^# +id: *(\S+)/m)?.[1];
    if (!id) throw new Error(`${path} at ${commit} has no id`);
    found.set(id, { blob, title: text.match(/^# title: *(.*)/m)?.[1].replace(/^(["'])(.*)\1$/, "$2") ?? "" });
  }
  return found;
}

const tag = process.argv[2] || undefined;
const before = tag ? controls(tag) : new Map();
const now = controls("HEAD");

const parts = {
  New: [...now].filter(([id]) => !before.has(id)),
  Changed: [...now].filter(([id, { blob }]) => before.has(id) && before.get(id).blob !== blob),
  Retired: [...before].filter(([id]) => !now.has(id)),
};
console.log(tag ? `## Controls since ${tag}\n` : "## Controls\n");
if (Object.values(parts).every((list) => list.length === 0)) console.log("None is new, changed or retired.\n");
for (const [name, list] of Object.entries(parts)) {
  if (list.length === 0) continue;
  const lines = list.sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { title }]) => `- ${id}: ${title}`);
  console.log(`### ${name} (${list.length})\n\n${lines.join("\n")}\n`);
}
