// A double of Microsoft Graph for tests: its answers, its refusals and its bad days,
// over a tenant made up for the purpose.
//
//   const graph = await startGraph({ tenant: generated({ users: 20 }), validate });
//   …  graph.origin, graph.log, graph.log.write, graph.faults.set("/users", { kind: "drop" })
//   await graph.close();
//
// Options:
//   tenant      from tenants.mjs
//   validate    token → { scopes, roles, expired } or null, or a promise of it; without
//               it every token may read everything
//   secure      false: plain http, for tests that have no browser
//   certificate of certificate.mjs, to share one between doubles
//   pages       { sizes: [7, 1, 3], emptyEvery: 2 } or (path) → the same
//   throttle    true, or { limits, now }: Microsoft's limits hold
//   latency     ms that a read takes, or (path) → ms
//   cloud       "global", "gccHigh", "dod" or "china": what does not exist there is refused
//   strict      true: options that work and that no document promises are refused
//
// A caller may have `groupRoles`, held through a group; with `partner` it comes from
// outside, with roles that no list shows and no account.

import { createServer as createPlain } from "node:http";
import { createServer as createSecure } from "node:https";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { batch } from "./batch.mjs";
import { certificate } from "./certificate.mjs";
import {
  badToken, expiredToken, failure, invalidVersion, missingRole, missingScope, noSuchObject, noSuchPath, noToken,
  Refused, unlicensed, wrongMethod,
} from "./errors.mjs";
import { Faults } from "./faults.mjs";
import { answer as answerQuery, checkOptions, readOptions, wantsSignInActivity } from "./query.mjs";
import { find } from "./resources.mjs";
import { throttle } from "./throttle.mjs";

const HOSTS = {
  global: "https://graph.microsoft.com", gccHigh: "https://graph.microsoft.us", dod: "https://dod-graph.microsoft.us",
  china: "https://microsoftgraph.chinacloudapi.cn",
};
const VERSIONS = ["v1.0", "beta"];
const ALL = { scopes: "all", roles: ["Global Administrator"], expired: false };

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, "
    + "ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate",
};
const PREFLIGHT = {
  ...CORS,
  "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT, DELETE, OPTIONS",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, Prefer, ConsistencyLevel, client-request-id, SdkVersion",
  "Access-Control-Max-Age": "3600",
};

/** `/v1.0/users?$top=5` in its parts. */
function parts(url) {
  const [, version = "", path, search] = /^\/?([^/?]*)(\/[^?]*)?(\?.*)?$/.exec(url) ?? [];
  return { version, path: (path ?? "/").replace(/(?<=.)\/+$/, ""), search: search ?? "" };
}

/** A query as people read it; one that is no URL encoding stays as it is. */
function decoded(query) {
  try {
    return decodeURIComponent(query);
  } catch {
    return query;
  }
}

const lowerCase = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

class Graph {
  constructor({ tenant, validate, pages = {}, throttle: limits, latency = 0, cloud = "global", strict = false }) {
    this.cloud = cloud;
    this.strict = strict;
    this.host = HOSTS[cloud];
    this.tenant = tenant;
    this.validate = validate ?? (() => ALL);
    this.pages = typeof pages === "function" ? pages : () => pages;
    this.latency = typeof latency === "function" ? latency : () => latency;
    this.gate = limits && throttle({ people: tenant.people().length, ...limits === true ? {} : limits });
    this.faults = new Faults();
    /** Every request, those inside a batch too; `write` holds those that are no reads. */
    this.log = Object.assign([], { write: [], preflight: [] });
  }

  /** Who calls: the answer of `validate`, or the refusal. */
  async caller(authorization) {
    const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
    if (!token) return { refused: noToken() };
    const caller = await this.validate(token);
    if (!caller) return { refused: badToken() };
    return caller.expired ? { refused: expiredToken() } : caller;
  }

  /** Logs a request, lets faults at it, and answers. */
  async handle({ method, url, headers, text, inBatch = false }) {
    const { version, path, search } = parts(url);
    const request = { method, version, path, search, headers: lowerCase(headers), text, address: this.host + url };
    const entry = { method, version, path, query: decoded(search.slice(1)), at: Date.now(), inBatch };
    this.log.push(entry);
    const isBatch = method === "POST" && path === "/$batch" && !inBatch;
    if (method !== "GET" && !isBatch) this.log.write.push(entry);
    const answer = await this.faults.apply(request, () => isBatch ? this.batch(request) : this.single(request));
    entry.status = answer.status ?? null;
    entry.ended = Date.now();
    return answer;
  }

  async batch(request) {
    if (!VERSIONS.includes(request.version)) return invalidVersion(request.version);
    const { authorization } = request.headers;
    const { refused } = await this.caller(authorization);
    if (refused) return refused;
    return batch(request.text, ({ method, url, headers }) => this.handle({
      method: method.toUpperCase(), url: `/${request.version}/${url.replace(/^\//, "")}`,
      headers: { authorization, ...headers }, inBatch: true,
    }));
  }

  async single(request) {
    try {
      return await this.read(request);
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      if (error instanceof URIError) return failure(400, "BadRequest", "The request URL is malformed.");
      throw error;
    }
  }

  async read({ method, version, path, search, headers }) {
    if (!VERSIONS.includes(version)) return invalidVersion(version);
    const caller = await this.caller(headers.authorization);
    if (caller.refused) return caller.refused;
    const { resource, id, unknown } = find(version, path, this.cloud);
    if (!resource) return noSuchPath(unknown);
    if (method !== "GET") return wrongMethod();
    const options = readOptions(search);
    const activity = wantsSignInActivity(resource, options);
    const place = this.gate?.enter(activity ? "signInActivity" : resource.service, resource, options) ?? {};
    if (place.refused) return place.refused;
    try {
      const latency = this.latency(path);
      if (latency) await sleep(latency);
      const refused = this.refusal(resource, caller, activity);
      if (refused) return refused;
      checkOptions(resource, options, headers, this.strict);
      const value = resource.rows(this.tenant, id, caller, { version, options });
      if (value === undefined || value === null) return noSuchObject(id ?? path);
      const body = answerQuery({
        value, version, resource, options, headers, base: `${this.host}/${version}${path}`, paging: this.pages(path),
      });
      return { status: 200, headers: { "OData-Version": "4.0" }, body };
    } finally {
      place.leave?.();
    }
  }

  /** Why this caller may not read this, if so: permission, role, licence, in this order. */
  refusal(resource, { scopes, roles = [], groupRoles = [] }, activity) {
    const needed = [...resource.scopes, ...activity ? [["AuditLog.Read.All"]] : []];
    const missing = scopes === "all" ? undefined : needed.find((any) => !any.some((scope) => scopes.includes(scope)));
    if (missing) return missingScope(activity ? "reports" : resource.service, missing[0]);
    if (resource.roles && !this.tenant.hasRole([...roles, ...groupRoles], resource.roles)) return missingRole(resource.service);
    const licence = activity ? "entraP1" : resource.licence;
    if (licence && !this.tenant.licences.has(licence)) return unlicensed(licence);
    const kept = this.tenant.refusals[resource.reads];
    return kept && failure(kept.status, kept.code, kept.message);
  }
}

/** The bytes of an answer. */
function bytes({ status, body, cut }) {
  if (status === 204) return "";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return cut ? text.slice(0, Math.ceil(text.length / 2)) : text;
}

function send(request, response, answer) {
  if (answer.end === "hang") return;
  if (answer.end === "drop") return void request.socket.destroy();
  const id = randomUUID();
  response.writeHead(answer.status, {
    "Content-Type": "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8",
    "Cache-Control": "no-cache",
    "request-id": id,
    "client-request-id": request.headers["client-request-id"] ?? id,
    ...request.headers.origin ? CORS : {},
    ...answer.headers,
  });
  response.end(bytes(answer));
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Starts the double. */
export async function startGraph({ secure = true, certificate: given, ...options }) {
  const graph = new Graph(options);
  const shown = secure ? given ?? certificate("graph.microsoft.com", "localhost") : undefined;
  const listener = async (request, response) => {
    if (request.method === "OPTIONS") {
      graph.log.preflight.push({ path: request.url, headers: request.headers["access-control-request-headers"] ?? "" });
      response.writeHead(200, PREFLIGHT).end();
      return;
    }
    try {
      const text = await textOf(request);
      send(request, response, await graph.handle({ method: request.method, url: request.url, headers: request.headers, text }));
    } catch (error) {
      if (response.headersSent || request.socket.destroyed) return;
      send(request, response, failure(500, "InternalServerError", String(error?.stack ?? error)));
    }
  };
  const server = secure ? createSecure({ key: shown.key, cert: shown.cert }, listener) : createPlain(listener);
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return {
    origin: `${secure ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    certificate: shown,
    log: graph.log,
    faults: graph.faults,
    gate: graph.gate,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
