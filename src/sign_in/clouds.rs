//! Microsoft's clouds: each has its own sign-in host and its own Graph.
//! <https://learn.microsoft.com/graph/deployments>

use serde::{Deserialize, Serialize};

/// A cloud, by the name a snapshot gives it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Cloud {
    /// The public cloud, and GCC.
    #[default]
    Global,
    /// US Government L4.
    GccHigh,
    /// US Government L5.
    Dod,
    /// Operated by 21Vianet.
    China,
}

impl Cloud {
    /// Every cloud.
    pub const ALL: [Cloud; 4] = [Cloud::Global, Cloud::GccHigh, Cloud::Dod, Cloud::China];

    /// The name in `config.json` and in a snapshot.
    pub fn key(self) -> &'static str {
        match self {
            Cloud::Global => "global",
            Cloud::GccHigh => "gccHigh",
            Cloud::Dod => "dod",
            Cloud::China => "china",
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Cloud::Global => "Microsoft 365 (worldwide, and GCC)",
            Cloud::GccHigh => "Microsoft 365 GCC High",
            Cloud::Dod => "Microsoft 365 DoD",
            Cloud::China => "Microsoft 365 operated by 21Vianet",
        }
    }

    /// Where people sign in.
    pub fn sign_in_host(self) -> &'static str {
        match self {
            Cloud::Global => "https://login.microsoftonline.com",
            Cloud::GccHigh | Cloud::Dod => "https://login.microsoftonline.us",
            Cloud::China => "https://login.chinacloudapi.cn",
        }
    }

    /// Who issues the id tokens. In China Microsoft names another host than the one people sign in at.
    pub fn issuer_hosts(self) -> &'static [&'static str] {
        match self {
            Cloud::Global => &["https://login.microsoftonline.com"],
            Cloud::GccHigh | Cloud::Dod => &["https://login.microsoftonline.us"],
            Cloud::China => &["https://login.partner.microsoftonline.cn", "https://login.chinacloudapi.cn"],
        }
    }

    /// Where the data are read.
    pub fn graph_host(self) -> &'static str {
        match self {
            Cloud::Global => "https://graph.microsoft.com",
            Cloud::GccHigh => "https://graph.microsoft.us",
            Cloud::Dod => "https://dod-graph.microsoft.us",
            Cloud::China => "https://microsoftgraph.chinacloudapi.cn",
        }
    }

    /// Where an administrator registers an app and approves it.
    pub fn portal(self) -> &'static str {
        match self {
            Cloud::Global => "https://entra.microsoft.com",
            Cloud::GccHigh | Cloud::Dod => "https://portal.azure.us",
            Cloud::China => "https://portal.azure.cn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_what_files_carry() {
        for cloud in Cloud::ALL {
            assert_eq!(serde_json::to_value(cloud).unwrap(), cloud.key());
        }
    }
}
