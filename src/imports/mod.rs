//! Files of other origins, turned into the same sources that Graph fills.

mod kinds;
mod merge;
mod scubagear;

use serde_json::Value;

use crate::snapshot::{self, ReadError, Snapshot};
pub use merge::{JoinError, Named, Practice, join, may_join, take_over};

/// Reads a file of any known kind, recognized by its content: a snapshot, or an export of
/// ScubaGear (`ScubaResults_….json` or `ProviderSettingsExport.json`), which becomes one.
///
/// # Errors
/// A [`ReadError`] that names the place, or says what the file is and what to choose.
pub fn open(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    if let Some(kind) = kinds::of_bytes(bytes) {
        return Err(kind);
    }
    let text = snapshot::decoded(bytes)?;
    let value = snapshot::parse_text(&text).map_err(|error| kinds::of_text(&text).unwrap_or(error))?;
    // The text is as large as what was read of it.
    drop(text);
    match scubagear::recognise(value) {
        Ok(export) => scubagear::import(export),
        Err(value) => own(value),
    }
}

fn own(value: Value) -> Result<Snapshot, ReadError> {
    let kind = kinds::of_json(&value);
    snapshot::from_value(value).map_err(|error| match error {
        ReadError::NotASnapshot(why) => {
            kind.unwrap_or_else(|| ReadError::NotASnapshot(format!("{why}, and it is not a ScubaGear export either")))
        }
        other => other,
    })
}
