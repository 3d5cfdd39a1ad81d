// Microsoft Graph's limits, service by service.
// https://learn.microsoft.com/graph/throttling-limits
//
// A window holds so many units in so many seconds, counted as they come; a refused
// request costs nothing. Identity protection and Conditional Access name no time to
// come back. Sign-in methods of single accounts are documented with five in ten seconds,
// the per-user MFA setting is not named there: it counts as the directory's, and by the
// documents where `limits` has `methods`.

import { tooMany } from "./errors.mjs";

/** Units of the directory in ten seconds, by the tenant's size. */
const directoryUnits = (people) => people < 50 ? 3500 : people <= 500 ? 5000 : 8000;

const LIMITS = {
  all: { units: 130_000, seconds: 10 },
  reports: { units: 5, seconds: 10 },
  signInActivity: { units: 10, seconds: 60 },
  protection: { units: 1, seconds: 1, silent: true },
  intune: { units: 1000, seconds: 20 },
  alerts: { units: 150, seconds: 60 },
  secureScore: { units: 10_000, seconds: 600, concurrent: 4 },
};

/** What a request costs the directory. */
function directoryCost(resource, options) {
  const { units = 1 } = resource;
  const cost = units - ("$select" in options) + ("$expand" in options) - (Number(options.$top) < 20);
  return Math.max(1, cost);
}

/**
 * Counts requests. `limits` changes or adds services, `now` is a clock in ms.
 * `enter` gives 429 or, where the request may go on, a function to call at its end;
 * `spent` holds the units that each service has given so far.
 */
export function throttle({ people, limits = {}, now = Date.now }) {
  const all = { directory: { units: directoryUnits(people), seconds: 10 }, ...LIMITS, ...limits };
  const windows = new Map(Object.keys(all).map((name) => [name, { entries: [], used: 0 }]));
  const running = new Map();
  const spent = new Map();

  /** Seconds until `cost` more units fit; zero: now. */
  function wait(name, cost) {
    const { units, seconds } = all[name];
    const window = windows.get(name);
    const since = now() - seconds * 1000;
    while (window.entries.length && window.entries[0].at <= since) window.used -= window.entries.shift().cost;
    if (window.used + cost <= units) return 0;
    let used = window.used;
    for (const entry of window.entries) {
      used -= entry.cost;
      if (used + cost <= units) return Math.max(1, Math.ceil((entry.at - since) / 1000));
    }
    return seconds;
  }

  function spend(name, cost) {
    const window = windows.get(name);
    window.entries.push({ at: now(), cost });
    window.used += cost;
    spent.set(name, (spent.get(name) ?? 0) + cost);
  }

  function enter(service, resource, options) {
    const costs = [["all", 1], [service, service === "directory" ? directoryCost(resource, options) : 1],
      [resource.family, 1]]
      .filter(([name]) => all[name]);
    for (const [name, cost] of costs) {
      const seconds = wait(name, cost);
      if (seconds) return { refused: tooMany(all[name].silent ? undefined : seconds) };
    }
    const busy = running.get(service) ?? 0;
    if (busy >= (all[service]?.concurrent ?? Infinity)) return { refused: tooMany(1) };
    for (const [name, cost] of costs) spend(name, cost);
    running.set(service, busy + 1);
    return { leave: () => running.set(service, running.get(service) - 1) };
  }

  return { enter, spent, limits: all };
}
