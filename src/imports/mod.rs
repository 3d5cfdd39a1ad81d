//! Files of other origins, turned into the same sources that Graph fills.

mod scubagear;

use serde_json::Value;

use crate::snapshot::{self, ReadError, Snapshot};

/// Reads a file of any known kind, recognized by its content: a snapshot, or a
/// ScubaGear export (`ProviderSettingsExport.json`), which becomes one.
///
/// # Errors
/// A [`ReadError`] that names the place.
pub fn open(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    match snapshot::parse(bytes)? {
        Value::Object(export) if scubagear::recognises(&export) => scubagear::import(export),
        value => snapshot::from_value(value).map_err(|error| match error {
            ReadError::NotASnapshot(why) => {
                ReadError::NotASnapshot(format!("{why}, and it is not a ScubaGear export either"))
            }
            other => other,
        }),
    }
}

/// Adds what a second snapshot knows: sources the first lacks or could not
/// read, answers and exceptions it does not have. Sources that are dated later
/// win over earlier ones of the same name.
pub fn merge(mut base: Snapshot, other: Snapshot) -> Snapshot {
    use crate::snapshot::SourceStatus::Read;
    for (name, source) in other.sources {
        let keep = base
            .sources
            .get(&name)
            .is_some_and(|own| own.status == Read && (source.status != Read || own.read_at >= source.read_at));
        if !keep {
            base.sources.insert(name, source);
        }
    }
    for (control, answer) in other.answers {
        base.answers.entry(control).or_insert(answer);
    }
    let news: Vec<_> = other.exceptions.into_iter().filter(|exception| !base.exceptions.contains(exception)).collect();
    base.exceptions.extend(news);
    base
}
