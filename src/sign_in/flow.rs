//! The authorization code flow with PKCE, for a single-page application.
//! <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>
//!
//! `begin` makes the address to go to and what must be remembered meanwhile;
//! `answer` reads what came back; `redeem` turns the code into a session. The
//! access token lives in the session only.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::future::Future;

use oauth2::basic::{BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType};
use oauth2::{
    AuthUrl, AuthorizationCode, Client, ClientId, CsrfToken, EndpointNotSet, EndpointSet, ErrorResponse,
    ExtraTokenFields, HttpRequest, HttpResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError,
    Scope, StandardRevocableToken, StandardTokenResponse, TokenResponse, TokenUrl,
};
use serde::{Deserialize, Serialize};

use super::id_token;
use super::{Account, Config, OPENID, Problem, RENEWAL, Refusal, explain};

/// What must be remembered while the person is at Microsoft's page. Used once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pending {
    /// With whom the sign-in began.
    pub config: Config,
    /// This page's own address, as registered.
    pub redirect_uri: String,
    /// Ties the answer to this request.
    pub state: String,
    /// Ties the id token to this request.
    pub nonce: String,
    /// The secret whose hash went along (PKCE).
    pub verifier: String,
    /// The permissions asked for.
    pub scopes: Vec<String>,
}

/// A signed-in person.
#[derive(Clone)]
pub struct Session {
    /// Who, and in which tenant.
    pub account: Account,
    /// The permissions that were granted, by short name: `User.Read`.
    pub granted: BTreeSet<String>,
    token: String,
}

impl Session {
    /// The value of the `Authorization` header.
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.token)
    }
}

// A token must not be printed by accident.
impl fmt::Debug for Session {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Session").field("account", &self.account).field("granted", &self.granted).finish()
    }
}

/// The fields Microsoft adds to a token.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Extra {
    #[serde(default)]
    id_token: Option<String>,
}

impl ExtraTokenFields for Extra {}

/// Microsoft's error body, with what it adds to RFC 6749.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct TokenError {
    error: String,
    suberror: Option<String>,
    error_description: String,
}

impl fmt::Display for TokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.error)
    }
}

impl ErrorResponse for TokenError {}

type Entra<HasAuthUrl = EndpointNotSet, HasTokenUrl = EndpointNotSet> = Client<
    TokenError,
    StandardTokenResponse<Extra, BasicTokenType>,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    HasAuthUrl,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    HasTokenUrl,
>;

fn client(config: &Config, redirect_uri: &str) -> Result<Entra<EndpointSet, EndpointSet>, Refusal> {
    let address = config.authority_address();
    // An address made of a known host and a checked authority is always one; the
    // page's own is what the browser says.
    let wrong = |_| Refusal::Address;
    Ok(Entra::new(ClientId::new(config.client_id.clone()))
        .set_auth_uri(AuthUrl::new(format!("{address}/oauth2/v2.0/authorize")).map_err(wrong)?)
        .set_token_uri(TokenUrl::new(format!("{address}/oauth2/v2.0/token")).map_err(wrong)?)
        .set_redirect_uri(RedirectUrl::new(redirect_uri.to_owned()).map_err(wrong)?)
        // A public client has no secret: its id goes into the body.
        .set_auth_type(oauth2::AuthType::RequestBody))
}

/// The address of Microsoft's sign-in page, and what to remember meanwhile.
/// `scopes` are short names of Graph permissions; `renewal_of` is whose sign-in ran out
/// and is renewed, from a tab of its own.
///
/// # Errors
/// [`Refusal::Address`] if this page's own address is not one.
pub fn begin(
    config: &Config,
    redirect_uri: &str,
    scopes: &[&str],
    renewal_of: Option<&Account>,
) -> Result<(String, Pending), Refusal> {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let nonce = CsrfToken::new_random().into_secret();
    let graph = config.cloud.graph_host();
    let graph_scopes = scopes.iter().map(|scope| format!("{graph}/{scope}"));
    let scopes: Vec<String> = OPENID.map(str::to_owned).into_iter().chain(graph_scopes).collect();
    // Microsoft takes one of the two: an account that is known, or a question which.
    let which =
        renewal_of.and_then(Account::login_hint).map_or(("prompt", "select_account"), |hint| ("login_hint", hint));
    let client = client(config, redirect_uri)?;
    let (address, state) = client
        .authorize_url(|| {
            let random = CsrfToken::new_random().into_secret();
            CsrfToken::new(if renewal_of.is_some() { format!("{RENEWAL}{random}") } else { random })
        })
        .add_scopes(scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(challenge)
        .add_extra_param("response_mode", "fragment")
        .add_extra_param(which.0, which.1)
        .add_extra_param("nonce", nonce.as_str())
        .url();
    let pending = Pending {
        config: config.clone(),
        redirect_uri: redirect_uri.to_owned(),
        state: state.into_secret(),
        nonce,
        verifier: verifier.into_secret(),
        scopes,
    };
    Ok((address.into(), pending))
}

/// Reads the fragment that Microsoft's page came back with: the code.
///
/// # Errors
/// Microsoft's refusal in words, or why the answer is not taken.
pub fn answer(fragment: &str, pending: &Pending) -> Result<String, Box<Problem>> {
    let fields: Vec<(String, String)> =
        oauth2::url::form_urlencoded::parse(fragment.trim_start_matches(['#', '?']).as_bytes()).into_owned().collect();
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    // First of all: an answer to another request says nothing about this one.
    if field("state") != Some(&pending.state) {
        return Err(Box::new(Refusal::State.problem()));
    }
    if let Some(error) = field("error") {
        let description = field("error_description").unwrap_or_default();
        return Err(Box::new(explain(error, field("error_subcode"), description)));
    }
    field("code").map(str::to_owned).ok_or_else(|| Box::new(Refusal::NoCode.problem()))
}

/// Turns the code into a session. `now` is in seconds since 1970.
///
/// # Errors
/// Microsoft's refusal in words, or why its answer is not taken.
pub async fn redeem<F, E>(
    code: String,
    pending: Pending,
    send: impl Fn(HttpRequest) -> F + Send + Sync,
    now: i64,
) -> Result<Session, Problem>
where
    F: Future<Output = Result<HttpResponse, E>>,
    E: Error + 'static,
{
    let client = client(&pending.config, &pending.redirect_uri).map_err(Refusal::problem)?;
    let answer = client
        .exchange_code(AuthorizationCode::new(code))
        .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier))
        .add_extra_param("scope", pending.scopes.join(" "))
        .request_async(&send)
        .await
        .map_err(|error| match error {
            RequestTokenError::ServerResponse(error) => {
                explain(&error.error, error.suberror.as_deref(), &error.error_description)
            }
            RequestTokenError::Request(_) => Refusal::Unreachable.problem(),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Refusal::NotJson.problem(),
        })?;
    let id_token = answer.extra_fields().id_token.as_deref().ok_or_else(|| Refusal::NoIdToken.problem())?;
    let account = id_token::check(id_token, &pending.config, &pending.nonce, now).map_err(Refusal::problem)?;
    let returned = answer.scopes().into_iter().flatten().map(|scope| scope.as_str());
    let granted = granted(returned, &pending.scopes);
    Ok(Session { account, granted, token: answer.access_token().secret().clone() })
}

/// The short names of the granted permissions; Microsoft answers with or without
/// Graph's address. Where it does not say, it granted what was asked for (RFC 6749, 5.1).
fn granted<'a>(returned: impl Iterator<Item = &'a str>, asked: &'a [String]) -> BTreeSet<String> {
    let mut scopes: Vec<&str> = returned.filter(|scope| !scope.is_empty()).collect();
    if scopes.is_empty() {
        scopes = asked.iter().map(String::as_str).collect();
    }
    scopes.into_iter().map(|scope| scope.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::future::ready;

    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use serde_json::{Value, json};

    use super::*;

    const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
    const TENANT: &str = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    const PAGE: &str = "https://page.example/";
    const NOW: i64 = 1_800_000_000;

    fn config() -> Config {
        Config { client_id: CLIENT.to_owned(), ..Config::default() }
    }

    fn owner() -> Account {
        let text = str::to_owned;
        Account { tenant: text(TENANT), id: text("s"), name: text("owner@clinic.example"), hint: None }
    }

    fn begun(renewal_of: Option<&Account>) -> (oauth2::url::Url, Pending) {
        let (address, pending) = begin(&config(), PAGE, &["User.Read", "Policy.Read.All"], renewal_of).unwrap();
        (oauth2::url::Url::parse(&address).unwrap(), pending)
    }

    fn parameter(address: &oauth2::url::Url, name: &str) -> Option<String> {
        address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// What the token endpoint's answer is taken for, with these fields in it.
    fn redeemed(fields: Value) -> Session {
        let (_, pending) = begun(None);
        let claims = json!({
            "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"), "aud": CLIENT, "exp": NOW + 3600,
            "nonce": pending.nonce, "tid": TENANT, "sub": "s",
        });
        let id_token = format!("e30.{}.signature", URL_SAFE_NO_PAD.encode(claims.to_string()));
        let mut body = json!({"access_token": "secret", "token_type": "Bearer", "id_token": id_token});
        body.as_object_mut().unwrap().extend(fields.as_object().cloned().unwrap());
        let send = |_| ready(Ok::<_, Infallible>(HttpResponse::new(body.to_string().into_bytes())));
        pollster::block_on(redeem("code".to_owned(), pending, send, NOW)).unwrap()
    }

    #[test]
    fn a_first_sign_in_asks_which_account() {
        let (address, pending) = begun(None);
        assert_eq!(parameter(&address, "prompt").as_deref(), Some("select_account"));
        assert_eq!(parameter(&address, "login_hint"), None);
        assert!(!pending.state.starts_with(RENEWAL));
        assert_eq!(parameter(&address, "state"), Some(pending.state));
        let scopes = "openid profile https://graph.microsoft.com/User.Read https://graph.microsoft.com/Policy.Read.All";
        assert_eq!(parameter(&address, "scope").as_deref(), Some(scopes));
    }

    #[test]
    fn a_renewal_names_the_account_and_does_not_ask_which() {
        let (address, pending) = begun(Some(&owner()));
        assert_eq!(parameter(&address, "login_hint").as_deref(), Some("owner@clinic.example"));
        assert_eq!(parameter(&address, "prompt"), None);
        assert!(pending.state.starts_with(RENEWAL));
        let (address, _) = begun(Some(&Account { hint: Some("O.CiQ".to_owned()), ..owner() }));
        assert_eq!(parameter(&address, "login_hint").as_deref(), Some("O.CiQ"));
        // An account without a name cannot be named.
        let (address, pending) = begun(Some(&Account { name: String::new(), ..owner() }));
        assert_eq!(parameter(&address, "prompt").as_deref(), Some("select_account"));
        assert!(pending.state.starts_with(RENEWAL));
    }

    #[test]
    fn where_no_scope_is_told_what_was_asked_for_is_granted() {
        for fields in [json!({}), json!({"scope": null}), json!({"scope": ""})] {
            let granted = redeemed(fields).granted;
            assert!(granted.contains("User.Read") && granted.contains("Policy.Read.All"), "{granted:?}");
        }
    }

    #[test]
    fn a_told_scope_is_what_was_granted() {
        for scope in ["openid https://graph.microsoft.com/User.Read", "openid User.Read"] {
            let granted = redeemed(json!({"scope": scope})).granted;
            assert!(granted.contains("User.Read") && !granted.contains("Policy.Read.All"), "{granted:?}");
        }
    }

    #[test]
    fn a_session_does_not_print_its_token() {
        let session = redeemed(json!({}));
        assert_eq!(session.authorization(), "Bearer secret");
        assert!(!format!("{session:?}").contains("secret"));
    }
}
