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
use super::{AGAIN, Account, Config, Problem, Refusal, explain};

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
/// `scopes` are short names of Graph permissions; `again` renews a sign-in that
/// ran out, from a tab of its own.
///
/// # Errors
/// [`Refusal::Address`] if this page's own address is not one.
pub fn begin(config: &Config, redirect_uri: &str, scopes: &[&str], again: bool) -> Result<(String, Pending), Refusal> {
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let nonce = CsrfToken::new_random().into_secret();
    let graph = config.cloud.graph_host();
    let scopes: Vec<String> = ["openid".to_owned(), "profile".to_owned()]
        .into_iter()
        .chain(scopes.iter().map(|scope| format!("{graph}/{scope}")))
        .collect();
    let client = client(config, redirect_uri)?;
    let (address, state) = client
        .authorize_url(|| {
            let random = CsrfToken::new_random().into_secret();
            CsrfToken::new(if again { format!("{AGAIN}{random}") } else { random })
        })
        .add_scopes(scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(challenge)
        .add_extra_param("response_mode", "fragment")
        .add_extra_param("prompt", "select_account")
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
    Ok(Session { account, granted: granted(&answer), token: answer.access_token().secret().clone() })
}

/// The short names of the granted permissions; Microsoft answers with or without Graph's address.
fn granted(answer: &StandardTokenResponse<Extra, BasicTokenType>) -> BTreeSet<String> {
    let scopes = answer.scopes().into_iter().flatten();
    scopes.map(|scope| scope.rsplit('/').next().unwrap_or_default().to_owned()).collect()
}
