// A real OpenID provider with the paths and words of Microsoft Entra ID, for tests
// of whole sign-ins. It is `oidc-provider`; what is Microsoft's own (the tenant in
// the path, the approval page, the wording of errors) is added around it.
//
//   const entra = await startEntra({ clientId, redirectUris, tenant, account, scopes });
//   … entra.port, entra.tokens.validate, entra.faults.refuse = true
//   await entra.close();

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

function provider({ clientId, redirectUris, tenant, account, scopes }) {
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
    claims: { openid: ["sub", "tid"], profile: ["name", "preferred_username"] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, tid: tenant.id, name: account.name, preferred_username: account.username }),
    }),
    interactions: { policy, url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    routes: { authorization: "/oauth2/v2.0/authorize", token: "/oauth2/v2.0/token", jwks: "/discovery/v2.0/keys" },
    cookies: { keys: ["a key for tests"] },
    ttl: { AccessToken: 3_600, AuthorizationCode: 60, IdToken: 3_600, Interaction: 600, Session: 600, Grant: 600 },
    renderError: (ctx, out) => { ctx.body = page("Sorry", escaped(`${out.error}: ${out.error_description}`)); },
  });
  // A proxy in front takes the tenant out of the path.
  made.proxy = true;
  return made;
}

/** The page on which a person signs in, and what comes of it. */
async function interaction(oidc, options, request, response) {
  const details = await oidc.interactionDetails(request, response);
  const { params } = details;
  if (request.method === "GET") {
    const asked = params.scope.split(" ").map((scope) => `<li>${escaped(scope)}</li>`).join("");
    const buttons = [["Accept", "accept"], ["Cancel", "cancel"]];
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(page("Permissions requested", `<p>${escaped(options.account.username)}</p><ul>${asked}</ul>`
      + form(`/interaction/${details.uid}`, buttons)));
  }
  const text = (await request.toArray()).join("");
  if (!text.includes("answer=accept") || options.faults.refuse) {
    return oidc.interactionFinished(request, response, {
      error: options.faults.refuse?.error ?? "access_denied",
      error_description: options.faults.refuse?.description ?? describe(65004, "User declined to consent to access the app."),
    });
  }
  const grant = new oidc.Grant({ accountId: options.account.id, clientId: params.client_id });
  const granted = params.scope.split(" ").filter((scope) => !options.faults.withheld?.some((name) => scope.endsWith(name)));
  grant.addOIDCScope(granted.join(" "));
  const withheld = params.scope.split(" ").filter((scope) => !granted.includes(scope));
  if (withheld.length > 0) grant.rejectOIDCScope(withheld.join(" "));
  return oidc.interactionFinished(request, response, {
    select_account: {},
    login: { accountId: options.account.id },
    consent: { grantId: await grant.save() },
  });
}

/** The page on which an administrator approves for everybody. */
function approval(url, request, response) {
  const back = new URL(url.searchParams.get("redirect_uri"));
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    return response.end(page("Approve for your organization", form(escaped(url.href.slice(url.origin.length)), [["Approve", "yes"]])));
  }
  back.search = new URLSearchParams({ admin_consent: "True", tenant: "t", scope: url.searchParams.get("scope") });
  response.writeHead(303, { Location: back.href });
  return response.end();
}

function answerJson(response, origin, status, body) {
  response.writeHead(status, { "Content-Type": "application/json", "Access-Control-Allow-Origin": origin ?? "*" });
  response.end(JSON.stringify(body));
}

/** Starts it on a free port of this machine. */
export async function startEntra(given) {
  const options = { account: { id: "owner", name: "Owner", username: "owner@clinic.example" }, faults: {}, ...given };
  const oidc = provider(options);
  const handle = oidc.callback();
  const issued = [];
  const expired = new Set();

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
      if (url.pathname === "/v2.0/adminconsent") return approval(url, request, response);
      if (url.pathname === "/oauth2/v2.0/logout") return response.end(page("You signed out", ""));
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
