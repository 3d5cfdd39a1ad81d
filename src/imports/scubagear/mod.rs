//! ScubaGear's exports (CISA, CC0): what PowerShell read of a tenant
//! (<https://github.com/cisagov/ScubaGear>). Versions up to 1.3 leave it as
//! `ProviderSettingsExport.json`; later ones put it under `Raw` into
//! `ScubaResults_<id>.json`.
//!
//! The exporter writes an empty value both for "there is none" and for "the cmdlet
//! failed", and lists the cmdlets that worked. An empty value therefore counts as read
//! only when its cmdlet is on that list. A part that cannot be read is untold; the others
//! stand.

mod commands;
mod origin;
mod parts;
mod people;
mod shapes;

use serde_json::{Map, Value, json};

use crate::snapshot::{ReadError, Snapshot, Source, SourceName, SourceStatus};
use crate::time::Utc;
use commands::Commands;
use parts::{Context, PARTS, read};

/// An export, and what ScubaGear's results say around it.
pub(super) struct Export {
    settings: Map<String, Value>,
    metadata: Option<Value>,
}

/// The export that a file's JSON is, or holds.
///
/// # Errors
/// The JSON itself, where it is no such file.
pub(super) fn recognise(value: Value) -> Result<Export, Value> {
    match value {
        Value::Object(mut object) => match settings(&object) {
            Some(Place::Here) => Ok(Export { settings: object, metadata: None }),
            Some(Place::Raw) => {
                let metadata = object.get("MetaData").cloned();
                let settings = object.shift_remove("Raw").map(joined).unwrap_or_default();
                Ok(Export { settings, metadata })
            }
            None => Err(Value::Object(object)),
        },
        // PowerShell may wrap a single object in a list.
        Value::Array(mut items) if items.len() == 1 => {
            recognise(items.remove(0)).map_err(|item| Value::Array(vec![item]))
        }
        other => Err(other),
    }
}

enum Place {
    Here,
    Raw,
}

fn settings(object: &Map<String, Value>) -> Option<Place> {
    const HEADS: [&str; 3] = ["module_version", "baseline_version", "scuba_config"];
    if HEADS.iter().any(|head| object.contains_key(*head)) && has_parts(object) {
        return Some(Place::Here);
    }
    let raw = object.get("Raw")?.as_object()?;
    (has_parts(raw) || raw.values().any(|part| part.as_object().is_some_and(has_parts))).then_some(Place::Raw)
}

fn has_parts(object: &Map<String, Value>) -> bool {
    PARTS.iter().any(|part| object.contains_key(part.key)) || object.contains_key("privileged_users")
}

/// The settings in one object, also where each product has one of its own.
fn joined(raw: Value) -> Map<String, Value> {
    let Value::Object(raw) = raw else { return Map::new() };
    let mut all = Map::new();
    for (key, value) in raw {
        match value {
            Value::Object(product) if has_parts(&product) => all.extend(product),
            value => drop(all.insert(key, value)),
        }
    }
    all
}

/// Turns an export into a snapshot. Its own date is the snapshot's time.
///
/// # Errors
/// [`ReadError::Place`] where the export does not say when it was made.
pub(super) fn import(export: Export) -> Result<Snapshot, ReadError> {
    let Export { mut settings, metadata } = export;
    let taken_at = origin::taken_at(&settings, metadata.as_ref())?;
    let commands = Commands::read(&settings);
    let unlicensed: Vec<String> =
        settings.iter().filter(|(_, value)| **value == false).map(|(key, _)| key.clone()).collect();
    let context = Context { commands: &commands, unlicensed: &unlicensed, read_at: taken_at };
    let mut snapshot = Snapshot::new(origin::tenant(&settings, metadata.as_ref()), taken_at);
    for part in PARTS {
        if let Some(value) = settings.shift_remove(part.key) {
            keep_better(&mut snapshot, part.source, parts::source(part, value, &context));
        }
    }
    let derived = [
        ("subscribedSkus", people::service_plans(&settings, taken_at)),
        ("directoryRoles", people::privileged_roles(&settings, &commands, taken_at)),
        ("dnsRecords", dns_records(&settings, &commands, taken_at)),
        ("spoSyncRestriction", sync_restriction(&snapshot)),
    ];
    for (name, source) in derived {
        if let Some(source) = source {
            keep_better(&mut snapshot, name, source);
        }
    }
    Ok(snapshot)
}

/// Of two keys for one source, the first that was read; one that has rows before one that
/// has none.
fn keep_better(snapshot: &mut Snapshot, name: &str, source: Source) {
    let worth = |source: &Source| match (source.status, &source.value) {
        (SourceStatus::Read, Some(Value::Array(rows))) if rows.is_empty() => 1,
        (SourceStatus::Read, _) => 2,
        _ => 0,
    };
    if snapshot.sources.get(name).is_none_or(|own| worth(&source) > worth(own)) {
        snapshot.sources.insert(SourceName::from(name), source);
    }
}

/// The limits on OneDrive sync, which later versions have among the tenant's settings.
fn sync_restriction(snapshot: &Snapshot) -> Option<Source> {
    let tenant = snapshot.sources.get("spoTenant")?;
    let settings = tenant.value.as_ref()?;
    let restricted = settings.get("IsUnmanagedSyncClientForTenantRestricted")?;
    let value = json!({
        "TenantRestrictionEnabled": restricted,
        "AllowedDomainList": settings.get("AllowedDomainListForSyncClient"),
        "BlockMacSync": settings.get("BlockMacSync"),
        "ExcludedFileExtensions": settings.get("ExcludedFileExtensionsForSyncClient"),
    });
    Some(read(value, tenant.read_at?))
}

/// SPF, DKIM and DMARC records: `{domain, type, rdata}` a record looked up. Whole where
/// all three were looked up.
fn dns_records(export: &Map<String, Value>, commands: &Commands, read_at: Utc) -> Option<Source> {
    const KINDS: [(&str, &str, &[&str]); 3] = [
        ("spf_records", "spf", &["Get-ScubaSpfRecord", "Get-ScubaSpfRecords"]),
        ("dkim_records", "dkim", &["Get-ScubaDkimRecord", "Get-ScubaDkimRecords"]),
        ("dmarc_records", "dmarc", &["Get-ScubaDmarcRecord", "Get-ScubaDmarcRecords"]),
    ];
    let mut rows = Vec::new();
    let mut whole = true;
    for (key, kind, cmdlets) in KINDS {
        let records = export.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let before = rows.len();
        rows.extend(records.iter().filter(|record| record.is_object()).map(|record| dns_record(record, kind)));
        whole &= commands.confirm(cmdlets, rows.len() == before);
    }
    let status = if whole { SourceStatus::Read } else { SourceStatus::Partial };
    (!rows.is_empty()).then(|| Source { status, ..read(Value::Array(rows), read_at) })
}

fn dns_record(record: &Value, kind: &str) -> Value {
    let rdata = match record.get("rdata") {
        Some(Value::Array(items)) => items.clone(),
        Some(Value::String(text)) if !text.is_empty() => vec![json!(text)],
        _ => Vec::new(),
    };
    json!({"domain": record["domain"].as_str().unwrap_or_default(), "type": kind, "rdata": rdata})
}
