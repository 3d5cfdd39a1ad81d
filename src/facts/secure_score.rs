//! Microsoft Secure Score as a labelled proxy
//! (<https://learn.microsoft.com/graph/api/resources/securescore>).
//!
//! The service is loose with types (numbers arrive as text) and slow (a control
//! may have been looked at weeks ago), and an administrator may mark a control
//! as resolved by other means, which is a claim and no reading.

use serde::Serialize;
use serde_json::Value;

use super::raw::text;
use super::{Facts, Tri};
use crate::time::Utc;

/// After so many days a control's score is stale.
pub const FRESH_DAYS: i64 = 7;

/// What Secure Score says of some controls.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// One entry a control, in the order asked for.
    pub controls: Vec<Entry>,
    /// The oldest of the entries' dates, `2026-11-21`.
    pub date: String,
    /// A sentence an entry, for the evidence.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// What Secure Score says of one control.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Control name, `mdo_autoforwardingmode`.
    pub name: String,
    /// Microsoft's title; the name where there is none.
    pub title: String,
    /// 0 to 100.
    pub percentage: f64,
    /// The day it was looked at.
    pub date: String,
}

/// Reads the named controls; every one must be there, fresh and unclaimed.
///
/// # Errors
/// A sentence that says why Secure Score cannot tell.
pub fn report(facts: &Facts<'_>, names: &[String]) -> Result<Report, String> {
    let scores = facts.rows("secureScores").map_err(|error| error.to_string())?;
    let latest = scores
        .iter()
        .max_by_key(|score| Utc::parse(text(score, "createdDateTime")))
        .ok_or("Microsoft Secure Score is empty for your Microsoft 365.")?;
    let mut controls = Vec::new();
    let mut notes = Vec::new();
    for name in names {
        let entry = entry(facts, latest, name)?;
        notes.push(format!(
            "Microsoft Secure Score reports “{}” at {}% on {}.",
            entry.title, entry.percentage, entry.date
        ));
        controls.push(entry);
    }
    let date = controls.iter().map(|entry| entry.date.clone()).min().unwrap_or_default();
    Ok(Report { controls, date, notes })
}

fn entry(facts: &Facts<'_>, latest: &Value, name: &str) -> Result<Entry, String> {
    let missing = || format!("Microsoft Secure Score does not report {name} for your Microsoft 365.");
    let control = latest
        .get("controlScores")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|control| text(control, "controlName") == name)
        .ok_or_else(missing)?;
    let profile =
        facts.rows("secureScoreControlProfiles").unwrap_or_default().iter().find(|profile| text(profile, "id") == name);
    let looked_at = [text(control, "lastSynced"), text(latest, "createdDateTime")].into_iter().find_map(Utc::parse);
    let looked_at =
        looked_at.ok_or_else(|| format!("Microsoft Secure Score does not say when it looked at {name}."))?;
    let age = facts.snapshot().taken_at.days_since(looked_at);
    if age > FRESH_DAYS {
        return Err(format!(
            "Microsoft Secure Score last looked at {name} on {}, {age} days before this reading; that is too old to count.",
            looked_at.date()
        ));
    }
    if let Some(state) = profile.and_then(claimed_state) {
        return Err(format!(
            "In Microsoft Secure Score an administrator marked {name} as “{state}”. That is a claim, not a reading."
        ));
    }
    Ok(Entry {
        name: name.to_owned(),
        title: profile
            .map(|profile| text(profile, "title"))
            .filter(|title| !title.is_empty())
            .unwrap_or(name)
            .to_owned(),
        percentage: percentage(control, profile)
            .filter(|percentage| (0.0..=100.0).contains(percentage))
            .ok_or_else(|| format!("Microsoft Secure Score gives no number for {name}."))?,
        date: looked_at.date(),
    })
}

/// The latest state, when an administrator set it to something that awards the
/// score without a reading.
fn claimed_state(profile: &Value) -> Option<&str> {
    let updates = profile.get("controlStateUpdates")?.as_array()?;
    let state = text(updates.last()?, "state");
    let reading = Tri::any(["", "Default", "Reviewed"].map(|plain| Tri::from(state.eq_ignore_ascii_case(plain))));
    (reading == Tri::No).then_some(state)
}

fn percentage(control: &Value, profile: Option<&Value>) -> Option<f64> {
    let score = number(control, "score");
    let most = profile.and_then(|profile| number(profile, "maxScore")).filter(|most| *most > 0.0);
    number(control, "scoreInPercentage").or_else(|| Some(score? / most? * 100.0))
}

/// A finite number, which Graph sends as one or as text.
fn number(object: &Value, key: &str) -> Option<f64> {
    let value = object.get(key)?;
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number: &f64| number.is_finite())
}
