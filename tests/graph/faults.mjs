// What goes wrong on purpose. A fault meets requests by their path, alone or inside a
// batch:
//
//   faults.set("/users", { kind: "status", status: 503, code: "ServiceNotAvailable", times: 2 });
//   faults.set(/signIns/, { kind: "malformed" });
//   faults.set("*", { kind: "expire", after: 40 });
//
//   match   a path; with "/*" at its end what lies below it; a RegExp on version and path with the query,
//           a function of the request, or "*" for all, `/$batch` included
//   times   how many requests it meets (all of them)
//   after   how many requests pass before it begins (none)
//
//   status     the given `status`, `code`, `message`, or a whole `body`, with `headers`
//   hang       no answer, ever            drop         the connection ends without one
//   malformed  JSON cut in the middle     huge         60 MB of JSON (or `bytes`)
//   loop       the next page is this one  foreignNext  the next page lies on another host
//   expire     the token has expired: 401

import { expiredToken, failure } from "./errors.mjs";

const HUGE = 60 * 1024 * 1024;
const FOREIGN = "https://evil.example/v1.0/users?$skiptoken=1";

const fits = (match, request) => {
  if (match === "*") return true;
  if (typeof match === "function") return match(request);
  if (match instanceof RegExp) return match.test(`/${request.version}${request.path}${request.search}`);
  return match.endsWith("/*") ? request.path.startsWith(match.slice(0, -1)) : request.path === match;
};

const withNext = (answer, next) => answer.status === 200
  ? { ...answer, body: { ...answer.body, "@odata.nextLink": next } } : answer;

/** What each kind does: to the request instead of its answer, or to the answer. */
const INSTEAD = {
  status: ({ status, code = "UnknownError", message = "", headers = {}, body }) =>
    body === undefined ? failure(status, code, message, headers) : { status, headers, body },
  hang: () => ({ end: "hang" }),
  drop: () => ({ end: "drop" }),
  expire: () => expiredToken(),
  huge: ({ bytes = HUGE }) => ({ status: 200, headers: {}, body: { value: [{ id: "huge", filling: "x".repeat(bytes) }] } }),
};
const AFTERWARDS = {
  malformed: (answer) => ({ ...answer, cut: true }),
  loop: (answer, request) => withNext(answer, request.address),
  foreignNext: (answer) => withNext(answer, FOREIGN),
};

export class Faults {
  #faults = new Map();

  /** Adds a fault, or replaces the one with the same `match`. */
  set(match, fault) {
    if (!INSTEAD[fault.kind] && !AFTERWARDS[fault.kind]) throw new Error(`no such kind of fault: ${fault.kind}`);
    this.#faults.set(match, { times: Infinity, after: 0, ...fault, met: 0 });
    return this;
  }

  delete(match) {
    this.#faults.delete(match);
  }

  clear() {
    this.#faults.clear();
  }

  /** The fault that meets a request, which is counted. */
  meet(request) {
    for (const [match, fault] of this.#faults) {
      if (!fits(match, request)) continue;
      fault.met += 1;
      if (fault.met > fault.after && fault.met <= fault.after + fault.times) return fault;
    }
    return undefined;
  }

  /** Answers a request through the fault that meets it. */
  async apply(request, answer) {
    const fault = this.meet(request);
    if (!fault) return answer();
    return INSTEAD[fault.kind]?.(fault) ?? AFTERWARDS[fault.kind](await answer(), request);
  }
}
