//! The page's registration with Microsoft: the address it takes, and all of it as one
//! text to paste.

use serde_json::{Value, json};

use crate::graph::PERMISSIONS;
use crate::sign_in::{Cloud, Config};
use crate::well_known::GRAPH;

/// The name in the registration.
pub(crate) const NAME: &str = "Tenant Triage";

/// `openid` and `profile`: not read from Graph, but permissions of it.
/// <https://learn.microsoft.com/graph/permissions-reference>
const OPENID_IDS: [&str; 2] = ["37f7f235-527c-4136-accd-4a02d197296e", "14dad69e-099b-42c9-810b-d002981feec1"];

/// How Microsoft takes a page's address.
/// <https://learn.microsoft.com/entra/identity-platform/reply-url>
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Address {
    /// As it is.
    Taken,
    /// Not by its number: this computer must be called localhost.
    AsLocalhost(String),
    /// Not without https.
    Refused,
}

/// How Microsoft takes the address at which the page was opened.
pub(crate) fn address(own: &str) -> Address {
    let Some(rest) = own.strip_prefix("http://") else { return Address::Taken };
    let host_ends = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_ends);
    // An IPv6 address has colons of its own.
    let port_begins = host.rfind(':').filter(|colon| !host[*colon..].contains(']')).unwrap_or(host.len());
    let (name, port) = host.split_at(port_begins);
    match name {
        "localhost" => Address::Taken,
        "[::1]" => Address::AsLocalhost(format!("http://localhost{port}{path}")),
        name if name.starts_with("127.") => Address::AsLocalhost(format!("http://localhost{port}{path}")),
        _ => Address::Refused,
    }
}

/// The redirect address to register for a page that was opened at `own`.
pub(crate) fn redirect_address(own: &str) -> String {
    match address(own) {
        Address::AsLocalhost(address) => address,
        Address::Taken | Address::Refused => own.to_owned(),
    }
}

/// The whole registration, for Bash with the Azure CLI: makes the app, makes it known
/// in the tenant, and says the two ids. `several` is whether other organizations may
/// sign in too.
/// <https://learn.microsoft.com/graph/api/application-post-applications>
pub(crate) fn script(cloud: Cloud, redirect: &str, several: bool) -> String {
    let graph = cloud.graph_host();
    let body = quoted(&application(redirect, several));
    let begin = match azure(cloud) {
        Some(name) => format!("az cloud set --name {name} && az login --allow-no-subscriptions"),
        None => "az login --allow-no-subscriptions".to_owned(),
    };
    format!(
        r#"# In Azure Cloud Shell (Bash); or on a computer with the Azure CLI, after
#   {begin}
app=$(az rest --method post --url {graph}/v1.0/applications --resource {graph} \
  --headers Content-Type=application/json --query appId --output tsv --body {body}) && {{
  az ad sp create --id "$app" --output none
  echo "Application (client) ID: $app"
  echo "Directory (tenant) ID: $(az account show --query tenantId --output tsv)"
}}
"#
    )
}

/// The app, as Graph takes it: a page in the browser, no secret, delegated permissions only.
fn application(redirect: &str, several: bool) -> Value {
    let scopes = PERMISSIONS.iter().map(|permission| permission.id).chain(OPENID_IDS);
    let access: Vec<Value> = scopes.map(|id| json!({"id": id, "type": "Scope"})).collect();
    json!({
        "displayName": NAME,
        "signInAudience": if several { "AzureADMultipleOrgs" } else { "AzureADMyOrg" },
        "spa": {"redirectUris": [redirect]},
        "requiredResourceAccess": [{"resourceAppId": GRAPH, "resourceAccess": access}],
        // By which signing out knows the account.
        "optionalClaims": {"idToken": [{"name": "login_hint"}]},
    })
}

/// JSON in single quotes, for a shell. An address may hold a quote of its own.
fn quoted(body: &Value) -> String {
    format!("'{}'", body.to_string().replace('\'', "\\u0027"))
}

/// What the Azure CLI calls a cloud that is not its usual one.
fn azure(cloud: Cloud) -> Option<&'static str> {
    match cloud {
        Cloud::Global => None,
        Cloud::GccHigh | Cloud::Dod => Some("AzureUSGovernment"),
        Cloud::China => Some("AzureChinaCloud"),
    }
}

/// What `config.json` says once there is an id.
pub(crate) fn config_file(config: &Config) -> String {
    let mut file = json!({"clientId": config.client_id, "cloud": config.cloud.key()});
    if let Some(authority) = &config.authority {
        file["authority"] = json!(authority);
    }
    format!("{file:#}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The app that a script makes.
    fn made(script: &str) -> Value {
        let (_, rest) = script.split_once("--body '").unwrap();
        let (body, after) = rest.split_once('\'').unwrap();
        assert!(!after.contains('\''), "{after}");
        serde_json::from_str(body).unwrap()
    }

    #[test]
    fn this_computer_is_called_localhost() {
        for (own, registered) in [
            ("http://127.0.0.1:8080/", "http://localhost:8080/"),
            ("http://127.0.0.1/", "http://localhost/"),
            ("http://127.0.1.1:80/a/", "http://localhost:80/a/"),
            ("http://[::1]:8080/triage/", "http://localhost:8080/triage/"),
            ("http://[::1]/", "http://localhost/"),
        ] {
            assert_eq!(address(own), Address::AsLocalhost(registered.to_owned()));
            assert_eq!(redirect_address(own), registered);
        }
        for own in ["http://localhost:8080/", "http://localhost/", "https://127.0.0.1/", "https://clinic.example/"] {
            assert_eq!((address(own), redirect_address(own)), (Address::Taken, own.to_owned()));
        }
        for own in ["http://clinic.example/", "http://192.168.1.5:8080/", "http://localhost.example/"] {
            assert_eq!(address(own), Address::Refused, "{own}");
        }
    }

    #[test]
    fn the_script_registers_a_page_with_every_permission_and_no_secret() {
        let app = made(&script(Cloud::Global, "https://clinic.example/", false));
        assert_eq!(app["spa"]["redirectUris"], json!(["https://clinic.example/"]));
        assert_eq!(app["signInAudience"], "AzureADMyOrg");
        let [graph] = app["requiredResourceAccess"].as_array().unwrap().as_slice() else { panic!("Graph alone") };
        assert_eq!(graph["resourceAppId"], GRAPH);
        let access = graph["resourceAccess"].as_array().unwrap();
        assert!(access.iter().all(|access| access["type"] == "Scope"), "delegated permissions only");
        let asked: BTreeSet<&str> = access.iter().filter_map(|access| access["id"].as_str()).collect();
        let wanted: BTreeSet<&str> = PERMISSIONS.iter().map(|permission| permission.id).chain(OPENID_IDS).collect();
        assert_eq!(asked, wanted);
        for absent in ["web", "publicClient", "passwordCredentials", "keyCredentials", "isFallbackPublicClient"] {
            assert_eq!(app[absent], Value::Null);
        }
        assert_eq!(
            made(&script(Cloud::Global, "https://clinic.example/", true))["signInAudience"],
            "AzureADMultipleOrgs"
        );
    }

    #[test]
    fn the_script_speaks_to_the_graph_of_its_cloud() {
        for cloud in Cloud::ALL {
            let script = script(cloud, "https://clinic.example/", false);
            let host = cloud.graph_host();
            assert!(script.contains(&format!("--url {host}/v1.0/applications --resource {host} ")), "{script}");
            assert_eq!(script.contains("az cloud set"), cloud != Cloud::Global);
        }
    }

    #[test]
    fn an_address_cannot_end_the_quotes() {
        let hostile = "https://clinic.example/';$(reboot);'/";
        let script = script(Cloud::Global, hostile, false);
        assert_eq!(script.matches('\'').count(), 2, "{script}");
        assert_eq!(made(&script)["spa"]["redirectUris"], json!([hostile]));
    }

    #[test]
    fn the_file_beside_the_page_reads_back() {
        let id = "11111111-2222-3333-4444-555555555555".to_owned();
        for authority in [None, Some("clinic.example".to_owned())] {
            let config = Config { client_id: id.clone(), cloud: Cloud::GccHigh, authority };
            assert_eq!(serde_json::from_str::<Config>(&config_file(&config)).unwrap(), config);
        }
    }
}
