//! The claims of the id token. It came straight from Microsoft's token endpoint
//! over TLS, which stands in for checking its signature (OpenID Connect Core
//! 3.1.3.7, point 6); everything else is checked.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::{Account, Config, Refusal};
use crate::well_known::is_guid;

/// Clocks may differ by this much, in seconds.
const SKEW: i64 = 300;

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    exp: i64,
    nonce: String,
    tid: String,
    sub: String,
    #[serde(default)]
    preferred_username: String,
    login_hint: Option<String>,
}

/// Reads an id token and checks that it answers this sign-in: issuer by tenant,
/// audience, expiry, nonce. `now` is in seconds since 1970.
///
/// # Errors
/// Which check it did not stand.
pub(super) fn check(token: &str, config: &Config, nonce: &str, now: i64) -> Result<Account, Refusal> {
    let claims = claims(token).ok_or(Refusal::NoIdToken)?;
    let authority = config.authority();
    let issued = |host: &&str| claims.iss == format!("{host}/{}/v2.0", claims.tid);
    if !is_guid(&claims.tid) || !config.cloud.issuer_hosts().iter().any(issued) {
        return Err(Refusal::Issuer);
    }
    // A domain as authority can't be compared: Microsoft resolves it.
    if is_guid(authority) && !authority.eq_ignore_ascii_case(&claims.tid) {
        return Err(Refusal::Issuer);
    }
    if claims.aud != config.client_id {
        return Err(Refusal::Audience);
    }
    if claims.nonce != nonce {
        return Err(Refusal::Nonce);
    }
    if claims.exp.saturating_add(SKEW) < now {
        return Err(Refusal::Expired);
    }
    let hint = claims.login_hint.filter(|hint| !hint.is_empty());
    Ok(Account { tenant: claims.tid, id: claims.sub, name: claims.preferred_username, hint })
}

fn claims(token: &str) -> Option<Claims> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let json = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
    serde_json::from_slice(&json).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::sign_in::Cloud;

    const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
    const TENANT: &str = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    const NOW: i64 = 1_800_000_000;

    fn config() -> Config {
        Config { client_id: CLIENT.to_owned(), cloud: Cloud::Global, authority: None }
    }

    fn good() -> Value {
        json!({
            "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
            "aud": CLIENT, "exp": NOW + 3600, "nonce": "n", "tid": TENANT,
            "sub": "s", "preferred_username": "owner@clinic.example",
        })
    }

    fn token(claims: &Value) -> String {
        format!("e30.{}.signature", URL_SAFE_NO_PAD.encode(claims.to_string()))
    }

    fn with(name: &str, value: Value) -> Result<Account, Refusal> {
        let mut claims = good();
        claims[name] = value;
        check(&token(&claims), &config(), "n", NOW)
    }

    #[test]
    fn a_good_token_tells_who() {
        let account = check(&token(&good()), &config(), "n", NOW).unwrap();
        let name = "owner@clinic.example".to_owned();
        assert_eq!(account, Account { tenant: TENANT.to_owned(), id: "s".to_owned(), name, hint: None });
        assert_eq!(with("login_hint", json!("O.CiQ")).unwrap().hint.as_deref(), Some("O.CiQ"));
        assert_eq!(with("login_hint", json!("")).unwrap().hint, None);
    }

    #[test]
    fn each_claim_is_checked() {
        assert_eq!(with("iss", json!("https://evil.example/v2.0")), Err(Refusal::Issuer));
        assert_eq!(with("iss", json!(format!("https://login.microsoftonline.us/{TENANT}/v2.0"))), Err(Refusal::Issuer));
        assert_eq!(with("tid", json!("../x")), Err(Refusal::Issuer));
        assert_eq!(with("aud", json!(TENANT)), Err(Refusal::Audience));
        assert_eq!(with("nonce", json!("m")), Err(Refusal::Nonce));
        assert_eq!(with("exp", json!(NOW - SKEW - 1)), Err(Refusal::Expired));
        assert!(with("exp", json!(NOW - SKEW + 1)).is_ok());
        assert_eq!(with("exp", json!("soon")), Err(Refusal::NoIdToken));
        assert_eq!(with("sub", json!(null)), Err(Refusal::NoIdToken));
        assert_eq!(check("a.b", &config(), "n", NOW), Err(Refusal::NoIdToken));
    }

    #[test]
    fn a_tenant_as_authority_must_be_the_issuer() {
        let other = Config { authority: Some(CLIENT.to_owned()), ..config() };
        assert_eq!(check(&token(&good()), &other, "n", NOW), Err(Refusal::Issuer));
        let same = Config { authority: Some(TENANT.to_uppercase()), ..config() };
        assert!(check(&token(&good()), &same, "n", NOW).is_ok());
    }
}
