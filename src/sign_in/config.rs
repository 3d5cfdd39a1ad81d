//! What the host of the page sets up once: `config.json`.

use serde::{Deserialize, Serialize};

use super::Cloud;
use crate::well_known::is_guid;

/// `public/config.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Config {
    /// The application (client) id of the app registration; empty until the host has one.
    pub client_id: String,
    /// The cloud.
    pub cloud: Cloud,
    /// `organizations` (the default), or the tenant's id or domain: guests and
    /// service providers must name the practice's.
    pub authority: Option<String>,
}

impl Config {
    /// Whether somebody can sign in with this.
    pub fn is_complete(&self) -> bool {
        is_guid(&self.client_id)
    }

    /// The part of the sign-in address that says whose accounts may come.
    pub fn authority(&self) -> &str {
        match self.authority.as_deref().map(str::trim) {
            Some(authority) if is_authority(authority) => authority,
            _ => "organizations",
        }
    }

    /// The folder of this authority at the sign-in host.
    pub fn authority_address(&self) -> String {
        format!("{}/{}", self.cloud.sign_in_host(), self.authority())
    }

    /// The page at which an administrator approves the permissions for everybody.
    /// Microsoft's answer carries `state`, by which a page knows what it asked for.
    /// <https://learn.microsoft.com/entra/identity-platform/v2-admin-consent>
    pub fn approval_address(&self, redirect_uri: &str, scopes: &[String], state: &str) -> String {
        format!(
            "{}/v2.0/adminconsent?client_id={}&scope={}&redirect_uri={}&state={}",
            self.authority_address(),
            self.client_id,
            percent_encoded(&scopes.join(" ")),
            percent_encoded(redirect_uri),
            percent_encoded(state),
        )
    }
}

/// A tenant's id or domain, or Microsoft's word for any organization. Nothing
/// else may become a part of the sign-in address.
pub fn is_authority(text: &str) -> bool {
    text == "organizations" || is_guid(text) || is_domain(text)
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.contains('.') && text.split('.').all(label)
}

/// A text as a part of an address.
pub(crate) fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "11111111-2222-3333-4444-555555555555";

    fn config(authority: &str) -> Config {
        Config { client_id: ID.to_owned(), cloud: Cloud::Global, authority: Some(authority.to_owned()) }
    }

    #[test]
    fn only_tenants_become_part_of_the_address() {
        for good in ["contoso.com", "contoso.onmicrosoft.com", ID] {
            assert_eq!(config(good).authority(), good);
        }
        for bad in ["", "../evil", "evil.com/x", "a b.com", "common", "evil.com?x", "-a.com", "a..com"] {
            assert_eq!(config(bad).authority(), "organizations", "{bad}");
        }
    }

    #[test]
    fn a_client_id_is_a_guid() {
        assert!(config("organizations").is_complete());
        assert!(!Config::default().is_complete());
        assert!(!Config { client_id: format!("{ID}x"), ..Config::default() }.is_complete());
    }

    #[test]
    fn the_approval_address_carries_everything_encoded() {
        let scopes = ["https://graph.microsoft.com/User.Read".to_owned()];
        assert_eq!(
            config("contoso.com").approval_address("https://page.example/a b/", &scopes, "a&b"),
            format!(
                "https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id={ID}&scope=https%3A%2F%2Fgraph.microsoft.com%2FUser.Read&redirect_uri=https%3A%2F%2Fpage.example%2Fa%20b%2F&state=a%26b"
            )
        );
    }
}
