//! The addresses that are asked for: those of the catalogue, and those of further pages.

use std::collections::BTreeSet;

use super::refused::Refused;
use super::{Call, Extent, Version};
use crate::sign_in::percent_encoded;
use crate::time::Utc;

/// Pages of one list. Ten times what the largest tenant this is made for has.
const PAGES: usize = 2_000;

/// Path and query of a call, for an object where there are many, with its dates counted from `now`.
pub(super) fn address(call: &Call, id: Option<&str>, now: u64) -> String {
    let id = id.unwrap_or_default();
    let path = call.path.replace("{id}", &percent_encoded(id));
    // In a filter it stands between quotes, and one of its own is doubled there.
    let query = call.query.replace("{id}", &percent_encoded(&id.replace('\'', "''")));
    with_dates(&path, &query, now)
}

/// Path and query, with `{daysAgo:N}` as the time so many days before `now`.
fn with_dates(path: &str, query: &str, now: u64) -> String {
    const MARK: &str = "{daysAgo:";
    let mut url = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    while let Some(start) = url.find(MARK) {
        let Some(end) = url[start..].find('}').map(|end| start + end) else { break };
        let days: u64 = url[start + MARK.len()..end].parse().unwrap_or_default();
        let date = Utc::from_milliseconds(now.saturating_sub(days * 86_400_000));
        url.replace_range(start..=end, &date.map(|time| time.to_string()).unwrap_or_default());
    }
    url.replace(' ', "%20")
}

/// The further pages of lists.
#[derive(Debug)]
pub(super) struct Pages {
    /// The chosen Graph host: the token goes to no other.
    host: &'static str,
    /// Those that were asked for.
    followed: BTreeSet<String>,
}

impl Pages {
    pub(super) fn at(host: &'static str) -> Self {
        Self { host, followed: BTreeSet::new() }
    }

    /// The path of the page behind the first so many; a refusal where it is at another host,
    /// was followed before, or is one too many. `index` says which call the list is of.
    pub(super) fn follow(&mut self, next: &str, call: &Call, index: usize, pages: usize) -> Result<String, Refused> {
        let refusal = |code, message| Err(Refused::without_status(code, message));
        let Some(url) = path_at(next, self.host, call.version) else {
            return refusal("foreignLink", "The next page was said to be at another host.");
        };
        match call.extent {
            Extent::Pages(most) if pages >= most => refusal("cutShort", "The list is longer than what is read of it."),
            _ if pages >= PAGES || !self.followed.insert(format!("{index} {next}")) => {
                refusal("endlessPages", "The pages of this list have no end.")
            }
            _ => Ok(url),
        }
    }
}

/// The path and query of an address at a host and version; none if it is elsewhere. Graph may write
/// the host in other letters, or with its port.
fn path_at(address: &str, host: &str, version: Version) -> Option<String> {
    let (_, rest) = address.split_at_checked(host.len()).filter(|(start, _)| start.eq_ignore_ascii_case(host))?;
    let rest = rest.strip_prefix(":443").unwrap_or(rest);
    let path = rest.strip_prefix('/')?.strip_prefix(version.path())?;
    path.starts_with('/').then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CALLS;

    const HOST: &str = "https://graph.microsoft.com";

    #[test]
    fn ids_and_dates_are_filled_in() {
        let call = Call { path: "/groups/{id}/members", query: "$filter=x ge {daysAgo:2}", ..CALLS[0] };
        let now = 1_800_000_000_000;
        assert_eq!(address(&call, Some("a/b"), now), "/groups/a%2Fb/members?$filter=x%20ge%202027-01-13T08:00:00Z");
        let quoted = Call { path: "/x", query: "$filter=id eq '{id}'", ..CALLS[0] };
        assert_eq!(address(&quoted, Some("o'x"), now), "/x?$filter=id%20eq%20'o%27%27x'");
    }

    #[test]
    fn a_page_is_followed_once_and_at_the_chosen_host_alone() {
        let call = Call { version: Version::V1, extent: Extent::Whole, ..CALLS[0] };
        let mut pages = Pages::at(HOST);
        let mut follow =
            |next: &str, pages_read| pages.follow(next, &call, 0, pages_read).map_err(|refused| refused.code);
        assert_eq!(follow("https://graph.microsoft.com/v1.0/a?x", 1), Ok("/a?x".to_owned()));
        assert_eq!(follow("https://Graph.microsoft.com:443/v1.0/b", 1), Ok("/b".to_owned()));
        assert_eq!(follow("https://graph.microsoft.com/v1.0/a?x", 2), Err("endlessPages".to_owned()));
        for other in
            ["https://graph.microsoft.com.evil.example/v1.0/a", "https://graph.microsoft.com/beta/a", "/v1.0/a"]
        {
            assert_eq!(follow(other, 1), Err("foreignLink".to_owned()), "{other}");
        }
    }

    #[test]
    fn no_more_pages_are_read_than_the_catalogue_says() {
        let call = Call { version: Version::V1, extent: Extent::Pages(2), ..CALLS[0] };
        let mut pages = Pages::at(HOST);
        assert!(pages.follow("https://graph.microsoft.com/v1.0/a", &call, 0, 1).is_ok());
        let refused = pages.follow("https://graph.microsoft.com/v1.0/b", &call, 0, 2).unwrap_err();
        assert_eq!(refused.code, "cutShort");
    }
}
