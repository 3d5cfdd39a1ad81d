//! The device's own time, for what a person does now. No verdict rests on it alone: it is
//! written into the snapshot.

use js_sys::Date;

/// Today where the person is, `2026-11-22`.
pub(super) fn today() -> String {
    let now = Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// This moment, in RFC 3339.
pub(super) fn now() -> String {
    String::from(Date::new_0().to_iso_string())
}
