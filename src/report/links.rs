//! The admin centers of each cloud.

/// An admin center of the worldwide cloud, and where its like is: in GCC High, DoD and
/// China. GCC uses the worldwide ones.
/// <https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-u-s-government-gcc-high-endpoints>,
/// <https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-u-s-government-dod-endpoints>
struct Center {
    worldwide: &'static str,
    gcc_high: Place,
    dod: Place,
    china: Place,
}

/// Where a link leads in another cloud.
enum Place {
    /// The same page on this host.
    Host(&'static str),
    /// This page, which is as near as one can say.
    Page(&'static str),
}

use Place::{Host, Page};

const PORTAL_GCC_HIGH: &str = "https://portal.office365.us/adminportal/home";
const PORTAL_DOD: &str = "https://portal.apps.mil/adminportal/home";
const PORTAL_CHINA: &str = "https://portal.partner.microsoftonline.cn/adminportal/home";

const CENTERS: &[Center] = &[
    Center {
        worldwide: "https://entra.microsoft.com",
        gcc_high: Host("https://entra.microsoft.us"),
        dod: Host("https://entra.microsoft.us"),
        china: Page("https://portal.azure.cn"),
    },
    Center {
        worldwide: "https://intune.microsoft.com",
        gcc_high: Host("https://intune.microsoft.us"),
        dod: Host("https://intune.microsoft.us"),
        china: Page(PORTAL_CHINA),
    },
    Center {
        worldwide: "https://security.microsoft.com",
        gcc_high: Host("https://security.microsoft.us"),
        dod: Host("https://security.apps.mil"),
        china: Page(PORTAL_CHINA),
    },
    Center {
        worldwide: "https://purview.microsoft.com",
        gcc_high: Host("https://purview.microsoft.us"),
        dod: Host("https://purview.apps.mil"),
        china: Page(PORTAL_CHINA),
    },
    Center {
        worldwide: "https://admin.exchange.microsoft.com",
        gcc_high: Host("https://admin.exchange.office365.us"),
        dod: Page(PORTAL_DOD),
        china: Page(PORTAL_CHINA),
    },
    Center {
        worldwide: "https://admin.teams.microsoft.com",
        gcc_high: Host("https://admin.gov.teams.microsoft.us"),
        dod: Host("https://admin.dod.teams.microsoft.us"),
        china: Page(PORTAL_CHINA),
    },
    Center {
        worldwide: "https://admin.microsoft.com",
        gcc_high: Page(PORTAL_GCC_HIGH),
        dod: Page(PORTAL_DOD),
        china: Page(PORTAL_CHINA),
    },
    // Short links, all of which lead into worldwide admin centers.
    Center {
        worldwide: "https://go.microsoft.com",
        gcc_high: Page(PORTAL_GCC_HIGH),
        dod: Page(PORTAL_DOD),
        china: Page(PORTAL_CHINA),
    },
];

/// A link as it is in a cloud (the name a snapshot has for it). What is no admin center,
/// and a cloud that is not known, keep the link.
pub(super) fn in_cloud(link: &str, cloud: &str) -> String {
    let own = CENTERS.iter().find_map(|center| link.strip_prefix(center.worldwide).map(|page| (center, page)));
    let Some((center, page)) = own.filter(|(_, page)| page.is_empty() || page.starts_with('/')) else {
        return link.to_owned();
    };
    let place = match cloud {
        "gccHigh" => &center.gcc_high,
        "dod" => &center.dod,
        "china" => &center.china,
        _ => return link.to_owned(),
    };
    match place {
        Host(host) => format!("{host}{page}"),
        Page(address) => (*address).to_owned(),
    }
}

/// The same of every link in a text.
pub(super) fn within(text: &str, cloud: &str) -> String {
    text.split(' ').map(|word| in_cloud(word, cloud)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_into_the_tenants_own_cloud() {
        let policies =
            "https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies";
        for cloud in ["global", "gcc", "", "later"] {
            assert_eq!(in_cloud(policies, cloud), policies);
        }
        assert_eq!(in_cloud(policies, "gccHigh"), policies.replace("entra.microsoft.com", "entra.microsoft.us"));
        assert_eq!(in_cloud("https://security.microsoft.com/alerts", "dod"), "https://security.apps.mil/alerts");
        assert_eq!(in_cloud("https://admin.microsoft.com", "gccHigh"), PORTAL_GCC_HIGH);
        assert_eq!(in_cloud("https://admin.exchange.microsoft.com/#/transportrules", "dod"), PORTAL_DOD);
        assert_eq!(
            in_cloud("https://learn.microsoft.com/purview/encryption", "dod"),
            "https://learn.microsoft.com/purview/encryption"
        );
        assert_eq!(in_cloud("https://admin.microsoft.com.example/x", "dod"), "https://admin.microsoft.com.example/x");
    }

    #[test]
    fn links_in_a_text_too() {
        let step = "Sign in to https://entra.microsoft.com with each key, not to https://example.org.";
        assert_eq!(within(step, "dod"), step.replace("entra.microsoft.com", "entra.microsoft.us"));
        assert_eq!(within(step, "global"), step);
    }

    /// What is the same for every cloud: it is no admin center.
    const EVERYWHERE: [&str; 3] = ["healthit.gov", "hhscyber.hhs.gov", "learn.microsoft.com"];

    fn host(link: &str) -> &str {
        link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default()
    }

    /// A link of a control to a host that is not known here would send a practice in
    /// another cloud to a page that is not its own.
    #[test]
    fn every_link_has_its_like_in_each_cloud() {
        let bundle = crate::engine::Bundle::embedded().unwrap();
        let links = bundle.rules.iter().filter_map(|rule| Some((&rule.control.id, rule.control.link.as_deref()?)));
        for (id, link) in links {
            for cloud in ["gccHigh", "dod", "china"] {
                let own = in_cloud(link, cloud);
                if EVERYWHERE.contains(&host(link)) {
                    assert_eq!(own, link, "{id}");
                } else {
                    let elsewhere = CENTERS.iter().all(|center| host(&own) != host(center.worldwide));
                    assert!(!host(&own).is_empty() && elsewhere, "{id} in {cloud}: {link} leads to {own}");
                }
            }
        }
    }
}
