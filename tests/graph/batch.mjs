// `$batch`: up to twenty requests in one, each answered by itself.
// https://learn.microsoft.com/graph/json-batching

import { failure } from "./errors.mjs";

const MAXIMUM = 20;
const bad = (message) => failure(400, "BadRequest", message);

/** What is wrong with the list of requests, if anything. */
function problem(requests) {
  if (!Array.isArray(requests)) return "Invalid batch payload format.";
  if (requests.length > MAXIMUM) return "Number of requests inside batch exceeds the limit.";
  const ids = requests.map((request) => request?.id);
  if (ids.some((id) => typeof id !== "string" || !id)) return "Request Id is not specified or is not a string.";
  if (new Set(ids).size < ids.length) return "Request Ids must be unique within a batch.";
  if (requests.some(({ method, url }) => typeof method !== "string" || typeof url !== "string")) {
    return "Each request of a batch needs a method and a url.";
  }
  return undefined;
}

/** One answer as it stands in the batch's: what is no JSON comes as base64, and 204 has no body. */
function entry(id, { status, headers, body }) {
  const text = typeof body === "string";
  const type = text ? "text/html" : "application/json";
  const shown = status === 204 ? {} : { body: text ? Buffer.from(body).toString("base64") : body };
  return { id, status, headers: { "Cache-Control": "no-cache", "Content-Type": type, ...headers }, ...shown };
}

/**
 * Answers a batch. `single` answers one request `{method, url, headers}`. Where one of
 * them ends without an answer the whole batch does.
 */
export async function batch(text, single) {
  let requests;
  try {
    ({ requests } = JSON.parse(text));
  } catch {
    return bad("Invalid batch payload format.");
  }
  const wrong = problem(requests);
  if (wrong) return bad(wrong);
  const answers = await Promise.all(requests.map(({ method, url, headers = {} }) => single({ method, url, headers })));
  const ended = answers.find((answer) => answer.end);
  if (ended) return ended;
  return {
    status: 200,
    headers: {},
    cut: answers.some((answer) => answer.cut),
    // In whatever order they were ready: the last first, so that nobody counts on theirs.
    body: { responses: answers.map((answer, at) => entry(requests[at].id, answer)).reverse() },
  };
}
