//! Several files of one practice, joined into one snapshot. In which order they come
//! makes no difference.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::english::listed;
use crate::snapshot::{Answer, Exception, Profile, Snapshot, Source, SourceStatus, Tenant};
use crate::time::Utc;

/// A snapshot with the name of its file.
pub type Named = (String, Snapshot);

/// Whether a person confirmed that files which do not say whose they are belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// Every file has to say it.
    AsTheFilesSay,
    /// Files that do not say it are of the same practice as the others.
    TheSame,
}

/// Why files are not joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JoinError {
    /// They are of two practices; both as people know them, with their files.
    TwoPractices([String; 2]),
    /// Some do not say whose they are; these.
    Unknown(Vec<String>),
}

impl fmt::Display for JoinError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TwoPractices([one, other]) => write!(
                formatter,
                "These files belong to two practices: {one}, and {other}. Settings of one would count for the other. Open files of one practice only."
            ),
            Self::Unknown(files) => write!(
                formatter,
                "It is not clear whose settings these are: {} (no tenant id). They may belong to another practice.",
                listed(files)
            ),
        }
    }
}

impl std::error::Error for JoinError {}

/// Joins files of one practice.
///
/// Of two readings of a source, a whole one stands before one in part, and a later one
/// before an earlier; of two answers the later; of two profiles, property by property, the
/// one of the later file. "Now" is the latest file's.
///
/// # Errors
/// A [`JoinError`] where they are of two, or where it cannot be told and nobody
/// confirmed it.
pub fn join(first: Named, others: Vec<Named>, practice: Practice) -> Result<Snapshot, JoinError> {
    if others.is_empty() {
        return Ok(first.1);
    }
    let files: Vec<Named> = std::iter::once(first).chain(others).collect();
    may_join(&files, practice)?;
    let mut snapshots: Vec<Snapshot> = files.into_iter().map(|(_, file)| file).collect();
    snapshots.iter_mut().for_each(date_sources);
    snapshots.sort_by_cached_key(order);
    // There are at least two.
    let earliest = snapshots.remove(0);
    Ok(snapshots.into_iter().fold(earliest, merge))
}

/// Whether files are of one practice, as far as they say or a person confirmed it.
///
/// # Errors
/// As [`join`].
pub fn may_join(files: &[Named], practice: Practice) -> Result<(), JoinError> {
    let (mut known, unknown): (Vec<&Named>, Vec<&Named>) =
        files.iter().partition(|(_, file)| id(&file.tenant).is_some());
    known.sort_by_key(|(_, file)| id(&file.tenant));
    if let [first, .., last] = known.as_slice()
        && id(&first.1.tenant) != id(&last.1.tenant)
    {
        return Err(JoinError::TwoPractices([first, last].map(|(name, file)| introduced(name, &file.tenant))));
    }
    if files.len() > 1 && !unknown.is_empty() && practice == Practice::AsTheFilesSay {
        return Err(JoinError::Unknown(unknown.into_iter().map(|(name, _)| name.clone()).collect()));
    }
    Ok(())
}

/// The id of a tenant in small letters; `None` where there is none, or an exporter's words
/// for having failed to read it.
fn id(tenant: &Tenant) -> Option<String> {
    let id = tenant.id.trim().to_lowercase();
    (!id.is_empty() && !id.starts_with("error ")).then_some(id)
}

/// "Lakeside Family Medicine (5c0ba9ea-…) in export.json".
fn introduced(file: &str, tenant: &Tenant) -> String {
    let name = if tenant.display_name.is_empty() { "a practice without a name" } else { &tenant.display_name };
    format!("{name} ({}) in {file}", tenant.id.trim())
}

/// A new reading with what people answered and decided at an earlier one, where both are
/// surely of one tenant.
pub fn take_over(earlier: &Snapshot, later: Snapshot) -> Snapshot {
    if id(&earlier.tenant).is_none() || id(&earlier.tenant) != id(&later.tenant) {
        return later;
    }
    let settled = Snapshot {
        answers: earlier.answers.clone(),
        exceptions: earlier.exceptions.clone(),
        profile: earlier.profile.clone(),
        edited_at: earlier.edited_at,
        ..Snapshot::new(later.tenant.clone(), later.taken_at)
    };
    merge(settled, later)
}

/// What two snapshots of one tenant know together.
fn merge(earlier: Snapshot, later: Snapshot) -> Snapshot {
    Snapshot {
        format: later.format,
        version: later.version,
        taken_at: later.taken_at,
        edited_at: earlier.edited_at.max(later.edited_at),
        tenant: tenant(earlier.tenant, later.tenant),
        collector: later.collector.or(earlier.collector),
        sources: united(earlier.sources, later.sources, compare_readings),
        answers: united(earlier.answers, later.answers, compare_answers),
        exceptions: exceptions(earlier.exceptions, later.exceptions),
        profile: profile(earlier.profile, later.profile),
        more: properties(earlier.more, later.more),
    }
}

/// Later files stand behind earlier ones; of two of one moment anything that tells them
/// apart decides, as long as it always decides alike.
fn order(snapshot: &Snapshot) -> (Utc, bool, String) {
    let about = (&snapshot.tenant, &snapshot.profile, &snapshot.collector, &snapshot.more);
    (snapshot.taken_at, id(&snapshot.tenant).is_some(), written(&about))
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A source without a time of its own has its file's, which a later file would change.
fn date_sources(snapshot: &mut Snapshot) {
    for source in snapshot.sources.values_mut() {
        source.read_at.get_or_insert(snapshot.taken_at);
    }
}

/// All of two maps; where both have a key, the greater value.
fn united<K: Ord, V>(
    mut one: BTreeMap<K, V>,
    other: BTreeMap<K, V>,
    compare: fn(&V, &V) -> Ordering,
) -> BTreeMap<K, V> {
    for (key, value) in other {
        if one.get(&key).is_none_or(|own| compare(own, &value).is_lt()) {
            one.insert(key, value);
        }
    }
    one
}

/// How much a reading of a source is worth: whole, in part, not read; read for itself
/// before put together from what an export happens to tell; when.
fn compare_readings(one: &Source, other: &Source) -> Ordering {
    let worth = |source: &Source| {
        let read = match source.status {
            SourceStatus::Read => 2,
            SourceStatus::Partial => 1,
            _ => 0,
        };
        (read, !is_put_together(source), source.read_at)
    };
    worth(one).cmp(&worth(other)).then_with(|| written(one).cmp(&written(other)))
}

/// The products of an export are one list of plans, its roles those that CISA holds to be
/// privileged.
fn is_put_together(source: &Source) -> bool {
    let rows = source.value.as_ref().and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    source.via.as_deref() == Some("scubagear")
        && rows.iter().any(|row| row.get("servicePlans").or(row.get("members")).is_some())
}

/// The later answer; of two of one day the one that says less.
fn compare_answers(one: &Answer, other: &Answer) -> Ordering {
    let says_less = |answer: &Answer| answer.answer != "yes" || answer.parts.values().any(|holds| !holds);
    let standing = |answer: &Answer| (answer.on, says_less(answer), written(answer));
    standing(one).cmp(&standing(other))
}

fn exceptions(mut one: Vec<Exception>, other: Vec<Exception>) -> Vec<Exception> {
    one.extend(other);
    one.sort_by_cached_key(|exception| (exception.control.to_string(), exception.on, written(exception)));
    one.dedup();
    one
}

fn tenant(earlier: Tenant, later: Tenant) -> Tenant {
    let later_if_any = |earlier: String, later: String| if later.trim().is_empty() { earlier } else { later };
    let known = id(&later).is_some();
    Tenant {
        id: if known { later.id } else { earlier.id },
        display_name: later_if_any(earlier.display_name, later.display_name),
        // What does not name a cloud counts as worldwide.
        cloud: if later.cloud == "global" { earlier.cloud } else { later.cloud },
        more: properties(earlier.more, later.more),
    }
}

fn profile(earlier: Profile, later: Profile) -> Profile {
    let filled = |earlier: Vec<String>, later: Vec<String>| if later.is_empty() { earlier } else { later };
    let mut parameters = earlier.parameters;
    parameters.extend(later.parameters);
    Profile {
        state: later.state.or(earlier.state),
        emergency_accounts: filled(earlier.emergency_accounts, later.emergency_accounts),
        countries: filled(earlier.countries, later.countries),
        seats: later.seats.or(earlier.seats),
        parameters,
        more: properties(earlier.more, later.more),
    }
}

fn properties(mut earlier: Map<String, Value>, later: Map<String, Value>) -> Map<String, Value> {
    earlier.extend(later);
    earlier.sort_keys();
    earlier
}
