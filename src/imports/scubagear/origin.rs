//! Whose export it is, of which cloud, and of when.

use serde_json::{Map, Value};

use crate::snapshot::{ReadError, Tenant};
use crate::time::Utc;

/// Where the tenant's details stand: in the settings, and in the results around them.
pub(super) fn tenant(export: &Map<String, Value>, metadata: Option<&Value>) -> Tenant {
    let details = match export.get("tenant_details") {
        Some(Value::Array(items)) => items.first(),
        other => other,
    };
    let known = |key: &str| {
        let texts = [details, metadata].into_iter().flatten().filter_map(|place| place.get(key)?.as_str());
        texts.map(str::trim).find(|text| was_read(text)).unwrap_or_default().to_owned()
    };
    Tenant {
        id: known("TenantId"),
        display_name: known("DisplayName"),
        cloud: cloud(export).to_owned(),
        more: Map::new(),
    }
}

/// The exporter writes "Error retrieving Tenant ID" and the like where it could not read.
fn was_read(text: &str) -> bool {
    !text.is_empty() && !text.starts_with("Error retrieving") && !super::shapes::is_cut(text)
}

fn cloud(export: &Map<String, Value>) -> &'static str {
    let environment =
        export.get("scuba_config").and_then(|config| config.get("M365Environment")).and_then(Value::as_str);
    match environment.unwrap_or_default().to_lowercase().as_str() {
        "gcc" => "gcc",
        "gcchigh" => "gccHigh",
        "dod" => "dod",
        _ => "global",
    }
}

/// The export's own time: `timestamp_zulu`, or in older versions `date`, local time with
/// the name of the zone (`12/09/2022 13:26:11 Eastern Standard Time`).
///
/// # Errors
/// [`ReadError::Place`] where there is neither.
pub(super) fn taken_at(export: &Map<String, Value>, metadata: Option<&Value>) -> Result<Utc, ReadError> {
    let zulu = [export.get("timestamp_zulu"), metadata.and_then(|metadata| metadata.get("TimestampZulu"))];
    let zulu = zulu.into_iter().flatten().filter_map(Value::as_str).find_map(Utc::parse);
    let date = export.get("date").and_then(Value::as_str).unwrap_or_default();
    zulu.or_else(|| local_time(date))
        .ok_or_else(|| ReadError::place("date", "expected a date such as 12/09/2022 13:26:11 Eastern Standard Time"))
}

/// Windows puts its own language's signs between the numbers.
fn local_time(text: &str) -> Option<Utc> {
    let mut words = text.splitn(3, ' ');
    let (date, time, zone) = (words.next()?, words.next()?, words.next().unwrap_or("UTC"));
    let mut parts = date.split(['/', '.', '-']);
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let time = time.replace('.', ":");
    Utc::parse(&format!("{year}-{month:0>2}-{day:0>2}T{time:0>8}{}", offset(zone)))
}

/// The offset of a zone as Windows names it; UTC where it is none of the United
/// States', where the few hours do not change what a day-old setting means.
fn offset(zone: &str) -> &'static str {
    match zone.trim() {
        "Eastern Standard Time" | "Central Daylight Time" => "-05:00",
        "Eastern Daylight Time" | "Atlantic Standard Time" => "-04:00",
        "Central Standard Time" | "Mountain Daylight Time" => "-06:00",
        "Mountain Standard Time" | "US Mountain Standard Time" | "Pacific Daylight Time" => "-07:00",
        "Pacific Standard Time" | "Alaskan Daylight Time" => "-08:00",
        "Alaskan Standard Time" => "-09:00",
        "Hawaiian Standard Time" => "-10:00",
        _ => "Z",
    }
}
