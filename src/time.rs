//! Points in time as snapshots carry them. There is no clock here: "now" is
//! always the time at which a snapshot was taken.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time, read from RFC 3339 (`2026-11-22T02:00:00Z`) or from a plain
/// date (`2026-11-22`, its first second in UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utc(time::UtcDateTime);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Utc {
    /// Reads RFC 3339 or a plain ISO date. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let midnight;
        let text = if text.len() == 10 {
            midnight = format!("{text}T00:00:00Z");
            &midnight
        } else {
            text
        };
        time::UtcDateTime::parse(text, &time::format_description::well_known::Rfc3339).ok().map(Self)
    }

    /// A point in time by the seconds since 1970-01-01T00:00:00Z; `None` beyond the year 9999.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        time::UtcDateTime::from_unix_timestamp(seconds).ok().map(Self)
    }

    /// The second that so many milliseconds since 1970-01-01T00:00:00Z lie in; `None` beyond the
    /// year 9999.
    #[cfg(feature = "collect")]
    pub(crate) fn from_milliseconds(milliseconds: u64) -> Option<Self> {
        Self::from_seconds(i64::try_from(milliseconds / 1_000).ok()?)
    }

    /// Whole days from `earlier` to `self`; negative if `earlier` is later.
    pub fn days_since(self, earlier: Utc) -> i64 {
        (self.seconds() - earlier.seconds()).div_euclid(86_400)
    }

    /// So many days later; as it is where that is beyond the year 9999.
    pub fn after_days(self, days: i64) -> Self {
        Self::from_seconds(self.seconds() + days * 86_400).unwrap_or(self)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z.
    pub fn seconds(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// The calendar day in UTC, `2026-11-22`.
    pub fn date(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// The day for people: `November 22, 2026`.
    pub fn spoken_day(self) -> String {
        let month = MONTHS[usize::from(u8::from(self.0.month())) - 1];
        format!("{month} {}, {}", self.0.day(), self.0.year())
    }

    /// For people: `November 22, 2026, 02:14 UTC`.
    pub fn spoken(self) -> String {
        format!("{}, {:02}:{:02} UTC", self.spoken_day(), self.0.hour(), self.0.minute())
    }
}

/// RFC 3339 in UTC, with a fraction of a second where there is one.
impl fmt::Display for Utc {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = (self.0.hour(), self.0.minute(), self.0.second());
        write!(formatter, "{}T{hour:02}:{minute:02}:{second:02}", self.date())?;
        if self.0.nanosecond() != 0 {
            let fraction = format!("{:09}", self.0.nanosecond());
            write!(formatter, ".{}", fraction.trim_end_matches('0'))?;
        }
        formatter.write_str("Z")
    }
}

impl Serialize for Utc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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
        assert_eq!(Utc::parse("2026-11-22T02:00:00.1230000Z").unwrap().to_string(), "2026-11-22T02:00:00.123Z");
        assert_eq!(day.spoken(), "November 22, 2026, 00:00 UTC");
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
