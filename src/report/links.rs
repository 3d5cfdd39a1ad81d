//! The admin centres of each cloud.

/// An admin centre of the worldwide cloud, and where its like is: in GCC High, DoD and
/// China. GCC uses the worldwide ones.
/// <https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-u-s-government-gcc-high-endpoints>,
/// <https://learn.microsoft.com/microsoft-365/enterprise/microsoft-365-u-s-government-dod-endpoints>
struct Centre {
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

const CENTRES: &[Centre] = &[
    Centre {
        worldwide: "https://entra.microsoft.com",
        gcc_high: Host("https://entra.microsoft.us"),
        dod: Host("https://entra.microsoft.us"),
        china: Page("https://portal.azure.cn"),
    },
    Centre {
        worldwide: "https://intune.microsoft.com",
        gcc_high: Host("https://intune.microsoft.us"),
        dod: Host("https://intune.microsoft.us"),
        china: Page(PORTAL_CHINA),
    },
    Centre {
        worldwide: "https://security.microsoft.com",
        gcc_high: Host("https://security.microsoft.us"),
        dod: Host("https://security.apps.mil"),
        china: Page(PORTAL_CHINA),
    },
    Centre {
        worldwide: "https://purview.microsoft.com",
        gcc_high: Host("https://purview.microsoft.us"),
        dod: Host("https://purview.apps.mil"),
        china: Page(PORTAL_CHINA),
    },
    Centre {
        worldwide: "https://admin.exchange.microsoft.com",
        gcc_high: Host("https://admin.exchange.office365.us"),
        dod: Page(PORTAL_DOD),
        china: Page(PORTAL_CHINA),
    },
    Centre {
        worldwide: "https://admin.teams.microsoft.com",
        gcc_high: Host("https://admin.gov.teams.microsoft.us"),
        dod: Host("https://admin.dod.teams.microsoft.us"),
        china: Page(PORTAL_CHINA),
    },
    Centre {
        worldwide: "https://admin.microsoft.com",
        gcc_high: Page(PORTAL_GCC_HIGH),
        dod: Page(PORTAL_DOD),
        china: Page(PORTAL_CHINA),
    },
    // Short links, all of which lead into worldwide admin centers.
    Centre {
        worldwide: "https://go.microsoft.com",
        gcc_high: Page(PORTAL_GCC_HIGH),
        dod: Page(PORTAL_DOD),
        china: Page(PORTAL_CHINA),
    },
];

/// A link as it is in a cloud (the name a snapshot has for it). What is no admin centre,
/// and a cloud that is not known, keep the link.
pub(super) fn in_cloud(link: &str, cloud: &str) -> String {
    let own = CENTRES.iter().find_map(|centre| link.strip_prefix(centre.worldwide).map(|page| (centre, page)));
    let Some((centre, page)) = own.filter(|(_, page)| page.is_empty() || page.starts_with('/')) else {
        return link.to_owned();
    };
    let place = match cloud {
        "gccHigh" => &centre.gcc_high,
        "dod" => &centre.dod,
        "china" => &centre.china,
        _ => return link.to_owned(),
    };
    match place {
        Host(host) => format!("{host}{page}"),
        Page(address) => (*address).to_owned(),
    }
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

    /// Every link of a control that is Microsoft's own has its like in each cloud.
    #[test]
    fn no_admin_centre_is_left_out() {
        let bundle = crate::engine::Bundle::embedded().unwrap();
        for control in bundle.rules.iter().map(|rule| &rule.control) {
            let link = control.link.clone().unwrap_or_default();
            let elsewhere = !link.contains("microsoft.com") || link.starts_with("https://learn.microsoft.com/");
            assert_eq!(in_cloud(&link, "gccHigh") == link, elsewhere, "{}: {link}", control.id);
        }
    }
}
