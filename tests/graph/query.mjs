// What the options of a query do to the rows of a resource: which rows, in which
// order, how many at a time, and which of their properties.

import { Bad, parse } from "./filter.mjs";
import { refuse } from "./errors.mjs";
import { isProperty } from "./properties.mjs";

/** Operators that the directory takes only as an "advanced query". */
const ADVANCED = ["ne", "not", "endswith"];
const SIGN_IN_ACTIVITY_MAXIMUM = 500;

/** The options of a URL, and a mark for where the next page starts. */
export function readOptions(search) {
  const options = {};
  for (const pair of search.replace(/^\?/, "").split("&").filter(Boolean)) {
    const [name, ...value] = pair.split("=");
    const key = decodeURIComponent(name).toLowerCase();
    if (key in options) refuse(400, "BadRequest", `Query option '${key}' was specified more than once.`);
    options[key] = decodeURIComponent(value.join("=").replaceAll("+", "%20"));
  }
  return options;
}

/** Whether a query asks for `signInActivity`: other limits, licence and permission hold then. */
export const wantsSignInActivity = (resource, options) => resource.type === "user"
  && /\bsignInActivity\b/.test(`${options.$select ?? ""} ${options.$filter ?? ""}`);

/** The operators of a filter; none where it can't be read, which is refused later. */
function operatorsOf(filter) {
  try {
    return [...parse(filter).operators];
  } catch (error) {
    if (error instanceof Bad) return [];
    throw error;
  }
}

/** Refuses options that the resource does not take; with `strict` those too that no document promises. */
export function checkOptions(resource, options, headers, strict) {
  const { undocumented = [], operators } = resource;
  const beyond = Object.keys(options).find((name) => strict && undocumented.includes(name));
  if (beyond) refuse(400, "BadRequest", `Query option '${beyond}' is not supported for '${resource.path}'.`);
  if (strict && operators && options.$filter && operatorsOf(options.$filter).some((word) => !operators.includes(word))) {
    refuse(400, "BadRequest", `The filter '${options.$filter}' is not supported.`);
  }
  // A list of one kind out of several is an advanced query: https://learn.microsoft.com/graph/aad-advanced-queries
  if (resource.cast && !(headers.consistencylevel === "eventual" && options.$count === "true")) {
    refuse(400, "Request_UnsupportedQuery", "The specified filter to the reference property query is currently not supported.");
  }
  if (resource.needsFilter && !resource.needsFilter.test(options.$filter ?? "")) {
    refuse(400, "InvalidFilter", "The filter is invalid: the principal or the group is required.");
  }
  const expands = resource.expand.length ? ["$expand"] : [];
  const known = [...resource.query ?? ["$select"], ...expands, "$format", ...resource.page ? ["$skiptoken"] : []];
  for (const name of Object.keys(options)) {
    if (name.startsWith("$") && !known.includes(name)) {
      refuse(400, "BadRequest", `Query option '${name}' is not supported for '${resource.path}'.`);
    }
  }
}

const noProperty = (name, resource) => refuse(400, resource.service === "directory" ? "Request_BadRequest" : "BadRequest",
  `Could not find a property named '${name}' on type 'microsoft.graph.${resource.type}'.`);

const hasProperty = (version, resource, name) => !resource.withoutHere?.includes(name)
  && (resource.selects ?? [resource.type]).some((type) => isProperty(version, type, name));

/** The properties that `$select` names, and those that are always there. */
function selected(version, resource, options) {
  if (options.$select === undefined) return undefined;
  const names = options.$select.split(",").map((name) => name.trim());
  for (const name of names) if (!hasProperty(version, resource, name)) noProperty(name, resource);
  return names;
}

/** `assignments,policy($expand=rules;$select=id)` as name → its own selection. */
function expanded(resource, options) {
  const wanted = new Map();
  for (const item of (options.$expand ?? "").match(/[^,(]+(\([^)]*\))?/g) ?? []) {
    const [, name, inner] = /^\s*([\w.]+)\s*(?:\((.*)\))?\s*$/.exec(item) ?? [];
    if (!name || !resource.expand.includes(name)) noProperty(name ?? item, resource);
    const select = /\$select=([^;]+)/.exec(inner ?? "")?.[1].split(",").map((word) => word.trim());
    wanted.set(name, select);
  }
  if (resource.expandsOne && wanted.size > 1) {
    refuse(400, "Request_BadRequest", "Only one $expand is supported at a time.");
  }
  return wanted;
}

function pick(row, names) {
  return Object.fromEntries(Object.entries(row)
    .filter(([name]) => names.includes(name) || name === "id" || name.startsWith("@odata.type")));
}

/** Makes a row as it is sent. */
function projection(version, resource, options, base) {
  const expand = expanded(resource, options);
  const select = selected(version, resource, options);
  // A property sent only when it is asked for.
  const names = select ?? (version === "v1.0" ? resource.defaults : undefined);
  const narrow = (value, inner) => Array.isArray(value)
    ? value.slice(0, resource.expandsTo).map((entry) => inner ? pick(entry, inner) : entry)
    : inner && value ? pick(value, inner) : value;
  return (row) => {
    const sent = names ? pick(row, names) : { ...row };
    if (!select) delete sent.signInActivity;
    delete sent["@odata.context"];
    for (const name of [...resource.expand, ...resource.hidden]) delete sent[name];
    for (const [name, inner] of expand) {
      sent[name] = narrow(row[name] ?? null, inner);
      const rest = Array.isArray(row[name]) && resource.pagesOf?.[name] < row[name].length;
      if (!rest) continue;
      sent[name] = sent[name].slice(0, resource.pagesOf[name]);
      sent[`${name}@odata.nextLink`] = `${base}('${row.id}')/${name}?$skiptoken=${resource.pagesOf[name]}`;
    }
    return resource.shows ? resource.shows(sent, version) : sent;
  };
}

function filtered(rows, version, resource, options, headers) {
  if (options.$filter === undefined) return rows;
  let filter;
  try {
    filter = parse(options.$filter);
  } catch (error) {
    if (!(error instanceof Bad)) throw error;
    refuse(400, "BadRequest", `Invalid filter clause: ${error.message}`);
  }
  for (const name of filter.properties) if (!hasProperty(version, resource, name)) noProperty(name, resource);
  if (filter.joined && filter.properties.includes("signInActivity")) {
    refuse(400, "Request_UnsupportedQuery", "Filter on signInActivity can't be combined with other filters.");
  }
  const advanced = headers.consistencylevel === "eventual" && options.$count === "true";
  if (resource.service === "directory" && !advanced && ADVANCED.some((word) => filter.operators.has(word))) {
    refuse(400, "Request_UnsupportedQuery", `Unsupported Query: '${options.$filter}'.`);
  }
  return rows.filter(filter.test);
}

function ordered(rows, version, resource, options) {
  if (options.$orderby === undefined) return rows;
  const [, name, direction = "asc"] = /^(\w+)(?: (asc|desc))?$/.exec(options.$orderby.trim()) ?? [];
  if (!name || !hasProperty(version, resource, name)) noProperty(name ?? options.$orderby, resource);
  const sign = direction === "desc" ? -1 : 1;
  return [...rows].sort((a, b) => sign * ((a[name] > b[name]) - (a[name] < b[name])));
}

function count(name, text) {
  if (!/^\d+$/.test(text)) refuse(400, "BadRequest", `Invalid value '${text}' for ${name} query option found.`);
  return Number(text);
}

/** Rows a page: what is asked for, within the maximum. */
function pageSize(resource, options) {
  const [standard, maximum] = resource.page;
  if (options.$top === undefined) return standard;
  const top = count("$top", options.$top);
  if (wantsSignInActivity(resource, options)) return Math.min(top, SIGN_IN_ACTIVITY_MAXIMUM);
  if (top < 1 || top > maximum) {
    refuse(400, resource.service === "directory" ? "Request_UnsupportedQuery" : "BadRequest",
      `Invalid page size specified: '${top}'. Must be between 1 and ${maximum} inclusive.`);
  }
  return top;
}

/**
 * One page. `sizes` are the double's own page sizes, used in turn; with `emptyEvery: n`
 * every n-th page has no rows and yet a next one.
 */
function page(rows, resource, options, { sizes = [], emptyEvery = 0 }) {
  const [, number = "0", offset = "0"] = /^(\d+)~(\d+)$/.exec(options.$skiptoken ?? "") ?? [];
  if (options.$skiptoken !== undefined && !/^\d+~\d+$/.test(options.$skiptoken)) {
    refuse(400, "Directory_ExpiredPageToken",
      "The specified page token value has expired and cannot be included in the request.");
  }
  const start = Number(offset) || (options.$skip ? count("$skip", options.$skip) : 0);
  const at = Number(number);
  const empty = emptyEvery > 0 && (at + 1) % emptyEvery === 0;
  const size = Math.min(pageSize(resource, options), sizes.length ? sizes[at % sizes.length] : Infinity);
  const end = empty ? start : start + size;
  return { rows: rows.slice(start, end), next: end < rows.length || empty ? `${at + 1}~${end}` : undefined };
}

const encode = (name, value) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3A", ":")}`;

/** The address of the next page: the same query, another mark. */
function nextLink(base, options, mark) {
  const kept = Object.entries(options).filter(([name]) => !["$skiptoken", "$skip"].includes(name));
  return `${base}?${[...kept, ["$skiptoken", mark]].map(([name, value]) => encode(name, value)).join("&")}`;
}

/**
 * The body for a resource's rows (or one object). `base` is the public address of the
 * path, `paging` what the double was told about pages.
 */
export function answer({ value, version, resource, options, headers, base, paging }) {
  const project = projection(version, resource, options, base);
  const context = `https://graph.microsoft.com/${version}/$metadata#${resource.path.slice(1)}`;
  if (!Array.isArray(value)) {
    const one = { "@odata.context": `${context}/$entity`, ...project(value) };
    return resource.wrapped ? { value: one } : one;
  }
  const rows = ordered(filtered(value, version, resource, options, headers), version, resource, options);
  const { rows: some, next } = resource.page ? page(rows, resource, options, paging) : { rows };
  return {
    "@odata.context": context,
    ...options.$count === "true" && { "@odata.count": rows.length },
    ...next && { "@odata.nextLink": nextLink(base, options, next) },
    value: some.map(project),
  };
}
