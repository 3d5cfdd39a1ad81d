// A real OpenID provider with the paths and words of Microsoft Entra ID, for tests
// of whole sign-ins. It is `oidc-provider`; what is Microsoft's own (the tenant in
// the path, the approval page, the wording of errors) is added around it.
//
//   const entra = await startEntra({ clientId, redirectUris, tenant, account, scopes });
//   … entra.port, entra.tokens.validate, entra.asked, entra.faults.refuse = true
//   await entra.close();
//
// Faults, each until it is deleted:
// - `refuse: {error, description}`: the sign-in page refuses whoever accepts
// - `unapproved`: as for somebody who is no administrator, until all that the sign-in
//   asks for has been approved on the approval page
// - `withheld: [name]`: these permissions are not granted
// - `account: {id, name, username}`: another person is at the sign-in page
// - `hint: "O.…"`: the registration asks for the optional claim `login_hint`
// - `noScope`: the token's answer does not say what was granted
// - `state`: answers of the sign-in page carry this state; `approvalState`: those of the
//   approval page
// - `token: {status, body}`: what the token endpoint answers

import { readFileSync } from "node:fs";
import { createServer } from "node:https";

import Provider, { interactionPolicy } from "oidc-provider";

import { certificate } from "../graph/certificate.mjs";

const HOST = "https://login.microsoftonline.com";
const GRAPH = "https://graph.microsoft.com/";

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title, body) => `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,">
<h1>${title}</h1>${body}</html>`;

const form = (action, buttons) => `<form method="post" action="${action}">${buttons
  .map(([name, value]) => `<button name="answer" value="${value}">${name}</button>`).join(" ")}</form>`;

/** Every permission in the catalogue. */
export const SCOPES = [...new Set(readFileSync(new URL("../../src/graph/scopes.rs", import.meta.url), "utf8")
  .match(/"[A-Z][A-Za-z]+(\.[A-Za-z]+)+"/g).map((name) => name.slice(1, -1)))];

/** Entra's description of an error: code, words, and three lines for support. */
export const describe = (code, words) => `AADSTS${code}: ${words} Trace ID: 0d4d0b1e-8a2d-4b44-8d6e-6c6e3d0b0a00 `
  + "Correlation ID: 7f0c3b1a-2f7e-4f2e-9d8b-1f2a3b4c5d6e Timestamp: 2026-11-22 02:00:00Z";

function provider({ clientId, redirectUris, tenant, people, faults, scopes }) {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: "select_account", requestable: true }), 0);
  const origins = redirectUris.map((address) => new URL(address).origin);
  const made = new Provider(`${HOST}/${tenant.id}/v2.0`, {
    clients: [{
      client_id: clientId,
      redirect_uris: redirectUris,
      response_types: ["code"],
      grant_types: ["authorization_code"],
      token_endpoint_auth_method: "none",
    }],
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    pkce: { required: () => true },
    scopes: ["openid", "profile", ...scopes.map((scope) => GRAPH + scope)],
    claims: { openid: ["sub", "tid", "login_hint"], profile: ["name", "preferred_username"] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const { name, username } = people.get(sub);
      return {
        accountId: sub,
        claims: () => ({ sub, tid: tenant.id, name, preferred_username: username, login_hint: faults.hint }),
      };
    },
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    routes: { authorization: "/oauth2/v2.0/authorize", token: "/oauth2/v2.0/token", jwks: "/discovery/v2.0/keys" },
    cookies: { keys: ["a key for tests"] },
    ttl: { AccessToken: 3_600, AuthorizationCode: 60, IdToken: 3_600, Interaction: 600, Session: 600, Grant: 600 },
    renderError: (ctx, out) => { ctx.body = page("Sorry", escaped(`${out.error}: ${out.error_description}`)); },
  });
  // A proxy in front takes the tenant out of the path.
  made.proxy = true;
  made.use(async (ctx, next) => {
    await next();
    if (faults.noScope && ctx.oidc?.route === "token") delete ctx.body.scope;
  });
  return made;
}

/** The page on which a person signs in, and what comes of it. */
async function interaction(oidc, options, request, response) {
  const details = await oidc.interactionDetails(request, response);
  const { params } = details;
  const { faults } = options;
  const person = faults.account ?? options.account;
  if (request.method === "GET") {
    const asked = params.scope.split(" ").map((scope) => `<li>${escaped(scope)}</li>`).join("");
    const buttons = [["Accept", "accept"], ["Cancel", "cancel"]];
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(page("Permissions requested", `<p>${escaped(person.username)}</p><ul>${asked}</ul>`
      + form(`/interaction/${details.uid}`, buttons)));
  }
  const text = (await request.toArray()).join("");
  const approved = !faults.unapproved || params.scope.split(" ").every((scope) => options.approved.has(scope));
  const refusal = faults.refuse
    ?? (!approved && { error: "consent_required", description: describe(90094, "Admin consent is required.") });
  if (!text.includes("answer=accept") || refusal) {
    return oidc.interactionFinished(request, response, {
      error: refusal?.error ?? "access_denied",
      error_description: refusal?.description ?? describe(65004, "User declined to consent to access the app."),
    });
  }
  options.people.set(person.id, person);
  const grant = new oidc.Grant({ accountId: person.id, clientId: params.client_id });
  const granted = params.scope.split(" ").filter((scope) => !faults.withheld?.some((name) => scope.endsWith(name)));
  grant.addOIDCScope(granted.join(" "));
  const withheld = params.scope.split(" ").filter((scope) => !granted.includes(scope));
  if (withheld.length > 0) grant.rejectOIDCScope(withheld.join(" "));
  return oidc.interactionFinished(request, response, {
    select_account: {},
    login: { accountId: person.id },
    consent: { grantId: await grant.save() },
  });
}

/** The page on which an administrator approves for everybody. */
async function approval(url, options, request, response) {
  const back = new URL(url.searchParams.get("redirect_uri"));
  if (request.method === "GET") {
    const buttons = form(escaped(url.href.slice(url.origin.length)), [["Approve", "yes"], ["Cancel", "no"]]);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(page("Approve for your organization", buttons));
  }
  const scope = url.searchParams.get("scope");
  const answer = { admin_consent: "True" };
  if ((await request.toArray()).join("").includes("answer=yes")) {
    for (const one of scope.split(" ")) options.approved.add(one);
    Object.assign(answer, { tenant: "t", scope });
  } else {
    Object.assign(answer, {
      error: "consent_required",
      error_description: describe(65004, "The resource owner or authorization server denied the request."),
    });
  }
  const state = options.faults.approvalState ?? url.searchParams.get("state");
  if (state !== null) answer.state = state;
  back.search = new URLSearchParams(answer);
  response.writeHead(303, { Location: back.href });
  return response.end();
}

/** Ends the session; asks whose, unless it was told; goes back only to a registered address. */
function signOut(url, options, request, response) {
  const back = url.searchParams.get("post_logout_redirect_uri");
  if (request.method === "GET" && !url.searchParams.get("logout_hint")) {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const here = escaped(url.href.slice(url.origin.length));
    return response.end(page("Which account do you want to sign out of?", form(here, [[options.account.username, "yes"]])));
  }
  if (!options.redirectUris.includes(back)) return response.end(page("You signed out", ""));
  response.writeHead(303, { Location: back });
  return response.end();
}

function answerJson(response, origin, status, body) {
  response.writeHead(status, { "Content-Type": "application/json", "Access-Control-Allow-Origin": origin ?? "*" });
  response.end(JSON.stringify(body));
}

/** Starts it on a free port of this machine. */
export async function startEntra(given) {
  const account = { id: "owner", name: "Owner", username: "owner@clinic.example" };
  const options = { account, faults: {}, approved: new Set(), ...given };
  options.people = new Map([[options.account.id, options.account]]);
  const oidc = provider(options);
  const handle = oidc.callback();
  const issued = [];
  const expired = new Set();
  const asked = [];

  const server = createServer(certificate("login.microsoftonline.com"), (request, response) => {
    // `/organizations/oauth2/v2.0/token` → `/oauth2/v2.0/token`
    request.url = request.url.replace(/^\/(?!oauth2\/)[^/]+(?=\/(oauth2\/)?v2\.0\/)/, "");
    request.headers["x-forwarded-proto"] = "https";
    const url = new URL(request.url, HOST);
    const { faults } = options;
    const { setHeader } = response;
    response.setHeader = function rewritten(name, value) {
      const wrong = faults.state && name.toLowerCase() === "location" && String(value).includes("code=");
      return setHeader.call(this, name, wrong ? String(value).replace(/state=[^&]*/, `state=${faults.state}`) : value);
    };
    const work = async () => {
      if (url.pathname === "/v2.0/adminconsent") return approval(url, options, request, response);
      if (url.pathname === "/oauth2/v2.0/logout") return signOut(url, options, request, response);
      if (url.pathname === "/oauth2/v2.0/authorize") {
        asked.push(Object.fromEntries(url.searchParams));
        // "You can't use both `login_hint` and `select_account`."
        if (url.searchParams.has("login_hint") && url.searchParams.get("prompt") === "select_account") {
          return response.writeHead(400).end(page("Sorry", describe(90023, "The request is not valid.")));
        }
      }
      if (url.pathname.startsWith("/interaction/")) return interaction(oidc, options, request, response);
      if (url.pathname === "/oauth2/v2.0/token" && faults.token && request.method === "POST") {
        return answerJson(response, request.headers.origin, faults.token.status ?? 400, faults.token.body);
      }
      return handle(request, response);
    };
    work().catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    faults: options.faults,
    /** What has been approved, as the approval link names it. */
    approved: options.approved,
    /** What the sign-in page was asked with, in the order of the requests. */
    asked,
    tokens: {
      /** Those that were used at Graph, in their order. */
      issued,
      /** No longer good from now on. */
      expire: (token) => expired.add(token),
      /** What a token is good for, or null. */
      async validate(token) {
        const found = await oidc.AccessToken.find(token);
        if (!found) return null;
        if (!issued.includes(token)) issued.push(token);
        const scopes = found.scope.split(" ").filter((scope) => scope.startsWith(GRAPH)).map((scope) => scope.slice(GRAPH.length));
        return { scopes, roles: options.roles ?? ["Global Reader", "Security Reader"], expired: expired.has(token) };
      },
    },
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
