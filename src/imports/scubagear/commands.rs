//! Which of the exporter's commands worked.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The cmdlets that worked and those that failed, of all products together. One may stand
/// in both lists: it ran for two products, or the exporter takes a missing licence for
/// the reason of its failing.
pub(super) struct Commands {
    worked: BTreeSet<String>,
    failed: BTreeSet<String>,
}

impl Commands {
    pub(super) fn read(export: &Map<String, Value>) -> Self {
        // "_unsuccessful_commands" ends in "successful_commands" too, hence the underscore.
        Self { worked: listed(export, "_successful_commands"), failed: listed(export, "_unsuccessful_commands") }
    }

    /// Whether what one of these cmdlets gave can be believed: an empty value only where
    /// it worked and failed nowhere, a full one unless it only failed.
    pub(super) fn confirm(&self, cmdlets: &[&str], empty: bool) -> bool {
        let among = |list: &BTreeSet<String>| cmdlets.iter().any(|cmdlet| list.contains(&cmdlet.to_lowercase()));
        match (among(&self.worked), among(&self.failed)) {
            (worked, false) => worked || !empty,
            (worked, true) => worked && !empty,
        }
    }
}

fn listed(export: &Map<String, Value>, suffix: &str) -> BTreeSet<String> {
    let lists = export.iter().filter(|(key, _)| key.ends_with(suffix)).map(|(_, value)| value);
    let names = lists.flat_map(|list| match list {
        Value::Array(names) => names.as_slice(),
        one => std::slice::from_ref(one),
    });
    names.filter_map(|name| name.as_str().map(str::to_lowercase)).collect()
}
