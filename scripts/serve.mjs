// A small static server for the built page, for this machine only. It sends the
// headers that `_headers` asks for, as a real host does, so that the
// Content-Security-Policy holds here and in the browser tests too.
//
//   node scripts/serve.mjs [FOLDER]      PORT=8080 by default
//
// The page has one address, http://localhost:PORT/: the only one without https that
// Microsoft's form takes as a redirect address. Its numbers lead there.

import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";

const NAME = "localhost";
/** What the name stands for: a browser may try either first. */
const LOOPBACK = ["127.0.0.1", "::1"];
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".ps1": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Reads a `_headers` file: a path pattern, then indented `Name: value` lines. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split("\n")) {
    if (!line.trim() || line.trimStart().startsWith("#")) continue;
    if (/^\s/.test(line)) {
      const colon = line.indexOf(":");
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    } else {
      const pattern = line.trim().split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*");
      rules.push({ matches: new RegExp(`^${pattern}$`), headers: [] });
    }
  }
  return rules;
}

/** The file that a request path stands for, or null. Nothing outside `root`, nothing hidden. */
async function resolveFile(root, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  const parts = decoded.split("/").filter(Boolean);
  if (parts.some((part) => part.startsWith(".") || part === "_headers")) return null;
  if (decoded.endsWith("/")) parts.push("index.html");
  try {
    const file = await realpath(join(root, ...parts));
    if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) return null;
    return file;
  } catch {
    return null;
  }
}

/** The address under the name, where this computer was called by its number; else null. */
function underName({ headers, url }) {
  const called = headers.host?.match(/^(?:127\.0\.0\.1|\[::1\])(:\d+)?$/);
  return called ? `http://${NAME}${called[1] ?? ""}${url.startsWith("/") ? url : "/"}` : null;
}

async function answer(root, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const named = underName(request);
  if (named) {
    // Not for good: another program may have this port tomorrow.
    response.writeHead(307, { Location: named, "Cache-Control": "no-store" }).end();
    return;
  }
  const path = request.url.split(/[?#]/, 1)[0];
  const file = await resolveFile(root, path);
  // Read on every request: the page may have been built anew meanwhile.
  const rules = parseHeaders(await readFile(join(root, "_headers"), "utf8").catch(() => ""));
  for (const { headers } of rules.filter(({ matches }) => matches.test(path))) {
    for (const [name, value] of headers) {
      const before = response.getHeader(name);
      response.setHeader(name, before ? `${before}, ${value}` : value);
    }
  }
  if (!file) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  const body = await readFile(file);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-cache");
  response.setHeader("ETag", etag);
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
  response.setHeader("Content-Length", body.length);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** A server at one address of this computer. */
function listen(handle, host, port) {
  const server = createServer(handle);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

const stop = (server) => new Promise((resolve) => {
  server.close(resolve);
  server.closeAllConnections();
});

/**
 * Servers at all addresses that the name stands for, on one port. Where a computer has
 * no IPv6 there is one; a port that another program has at the second address is taken.
 */
async function listenEverywhere(handle, port) {
  const first = await listen(handle, LOOPBACK[0], port);
  try {
    return [first, await listen(handle, LOOPBACK[1], first.address().port)];
  } catch (error) {
    if (["EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"].includes(error.code)) return [first];
    await stop(first);
    if (error.code === "EADDRINUSE" && port === 0) return listenEverywhere(handle, port);
    throw error;
  }
}

/** Serves `folder`; port 0 takes a free one. Gives the address and a way to stop. */
export async function serve(folder, port = 0) {
  const root = await realpath(folder);
  const servers = await listenEverywhere((request, response) => {
    answer(root, request, response).catch((error) => {
      console.error(`error: ${request.url}: ${error.message}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  }, port);
  return {
    origin: `http://${NAME}:${servers[0].address().port}`,
    close: () => Promise.all(servers.map(stop)),
  };
}

async function main() {
  const port = Number(process.env.PORT ?? 8080);
  try {
    const { origin } = await serve(process.argv[2] ?? "dist", port);
    console.log(`Tenant Triage is at ${origin} (Ctrl+C stops it)`);
  } catch (error) {
    const reasons = {
      EADDRINUSE: `port ${port} is taken; choose another: PORT=8081 make run`,
      ENOENT: `${error.path} is missing; build the page first: make build`,
    };
    console.error(`error: ${reasons[error.code] ?? error.message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(await realpath(process.argv[1])).href) await main();
