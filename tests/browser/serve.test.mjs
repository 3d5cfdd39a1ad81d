// The server behind `make run` and behind these tests gives out the built page and
// nothing else.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { parseHeaders, serve } from "../../scripts/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "tenant-triage-"));
const root = join(folder, "dist");
mkdirSync(join(root, "samples"), { recursive: true });
writeFileSync(join(folder, "secret.txt"), "secret");
symlinkSync(join(folder, "secret.txt"), join(root, "link.txt"));
writeFileSync(join(root, ".hidden"), "secret");
writeFileSync(join(root, "index.html"), "<!doctype html>");
writeFileSync(join(root, "app_bg.wasm"), "\0asm");
writeFileSync(join(root, "samples", "clinic.json"), "{}");
writeFileSync(join(root, "_headers"), "/*\n  X-All: yes\n  X-Twice: a\n\n/samples/*\n  X-Twice: b\n");
const server = await serve(root);

after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path as it stands: `fetch` would tidy it up first. */
function ask(path, { method = "GET", headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.origin);
    request({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => (body += part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    }).on("error", reject).end();
  });
}

test("files come with their type and with the headers that _headers names", async () => {
  for (const [path, type] of [
    ["/", "text/html; charset=utf-8"],
    ["/index.html?x#y", "text/html; charset=utf-8"],
    ["/app_bg.wasm", "application/wasm"],
    ["/samples/clinic.json", "application/json; charset=utf-8"],
  ]) {
    const { status, headers } = await ask(path);
    assert.deepEqual([path, status, headers["content-type"], headers["x-all"]], [path, 200, type, "yes"]);
  }
  assert.equal((await ask("/samples/clinic.json")).headers["x-twice"], "a, b");
});

test("a file that has not changed is not sent again", async () => {
  const { etag, "cache-control": cache } = (await ask("/")).headers;
  assert.equal(cache, "no-cache");
  assert.equal((await ask("/", { headers: { "If-None-Match": etag } })).status, 304);
});

test("nothing outside the folder, nothing hidden and nothing else is given out", async () => {
  for (const path of ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/samples/../../secret.txt",
    "/..\\secret.txt", "/link.txt", "/.hidden", "/_headers", "/samples", "/samples/", "/nothing", "/%zz", "/%00"]) {
    const { status, body } = await ask(path);
    assert.deepEqual([path, status, body], [path, 404, "Not found\n"]);
  }
  assert.equal((await ask("/", { method: "POST" })).status, 405);
  assert.equal((await ask("/", { method: "HEAD" })).body, "");
});

test("the page has one address, and its numbers lead there", async () => {
  const { hostname, port } = new URL(server.origin);
  assert.equal(hostname, "localhost");
  for (const host of ["127.0.0.1", "[::1]"]) {
    const { status, headers } = await ask("/samples/clinic.json?a=b", { headers: { Host: `${host}:${port}` } });
    assert.deepEqual([status, headers.location], [307, `${server.origin}/samples/clinic.json?a=b`]);
    assert.equal(headers["cache-control"], "no-store");
  }
  // Whoever comes by the number is there.
  const response = await fetch(`http://127.0.0.1:${port}/`);
  assert.deepEqual([response.status, response.url], [200, `${server.origin}/`]);
  assert.equal((await ask("/", { headers: { Host: "127.0.0.1.example" } })).status, 200);
});

test("a port that another program has is not shared with it", async () => {
  const other = createServer();
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  await assert.rejects(serve(root, other.address().port), { code: "EADDRINUSE" });
  await new Promise((resolve) => other.close(resolve));
});

test("a pattern of _headers is no regular expression", () => {
  const [rule] = parseHeaders("# note\n/a.b/*\n  Name: some: value\n");
  assert.ok(rule.matches.test("/a.b/c"));
  assert.ok(!rule.matches.test("/axb/c"));
  assert.deepEqual(rule.headers, [["Name", "some: value"]]);
});
