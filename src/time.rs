//! Points in time as snapshots carry them. There is no clock here: "now" is
//! always the time at which a snapshot was taken.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time, read from RFC 3339 (`2026-11-22T02:00:00Z`) or from a plain
/// date (`2026-11-22`, its first second in UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utc(jiff::Timestamp);

impl Utc {
    /// Reads RFC 3339 or a plain ISO date. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(timestamp) = text.parse::<jiff::Timestamp>() {
            return Some(Self(timestamp));
        }
        let date = text.parse::<jiff::civil::Date>().ok()?;
        let midnight = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        // A date-time without an offset parses as a date too; that would guess a zone.
        (text.len() == 10).then(|| Self(midnight.timestamp()))
    }

    /// Whole days from `earlier` to `self`; negative if `earlier` is later.
    pub fn days_since(self, earlier: Utc) -> i64 {
        (self.0.as_second() - earlier.0.as_second()).div_euclid(86_400)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// The calendar day in UTC, `2026-11-22`.
    pub fn date(self) -> String {
        self.0.strftime("%Y-%m-%d").to_string()
    }

    /// For people: `22 November 2026, 02:14 UTC`.
    pub fn spoken(self) -> String {
        self.0.strftime("%-d %B %Y, %H:%M UTC").to_string()
    }
}

impl fmt::Display for Utc {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Serialize for Utc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Utc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Utc::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "expected a time such as 2026-11-22T02:00:00Z, found \"{}\"",
                text.chars().take(40).collect::<String>()
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Utc;

    #[test]
    fn reads_times_and_dates_and_nothing_else() {
        let day = Utc::parse("2026-11-22").unwrap();
        assert_eq!(day.to_string(), "2026-11-22T00:00:00Z");
        assert_eq!(Utc::parse("2026-11-22T02:00:00.1234567Z").unwrap().date(), "2026-11-22");
        assert_eq!(Utc::parse("2026-11-22T01:00:00+02:00").unwrap().date(), "2026-11-21");
        for bad in ["", "yesterday", "2026-13-01", "2026-11-22T02:00:00", "0"] {
            assert_eq!(Utc::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn counts_whole_days() {
        let now = Utc::parse("2026-11-22T02:00:00Z").unwrap();
        assert_eq!(now.days_since(Utc::parse("2026-11-21T03:00:00Z").unwrap()), 0);
        assert_eq!(now.days_since(Utc::parse("2026-08-24T02:00:00Z").unwrap()), 90);
        assert_eq!(now.days_since(Utc::parse("2026-11-22T03:00:00Z").unwrap()), -1);
    }
}
