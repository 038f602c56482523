//! A moment, in whole UTC seconds. Nothing below `app` reads a clock: the moment comes with the command.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// UTC seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(i64);

impl Time {
    pub const fn at(seconds: i64) -> Time {
        Time(seconds)
    }

    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// As in RFC 3339, in UTC: `2026-11-21T08:00:00Z`. For machines; people get `Locale::date`.
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }

    /// The same moment for calendar arithmetic; moments outside of the years −9999 to 9999 are cut to those.
    pub fn timestamp(self) -> jiff::Timestamp {
        let (least, most) = (jiff::Timestamp::MIN.as_second(), jiff::Timestamp::MAX.as_second());
        jiff::Timestamp::from_second(self.0.clamp(least, most)).expect("clamped to what a timestamp holds")
    }
}

/// Whether the calendar knows a time zone of that IANA name.
pub fn is_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

/// A length of time in seconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(pub i64);

impl Span {
    pub const fn seconds(n: i64) -> Span {
        Span(n)
    }
    pub const fn minutes(n: i64) -> Span {
        Span(n * 60)
    }
    pub const fn hours(n: i64) -> Span {
        Span(n * 3_600)
    }
    pub const fn days(n: i64) -> Span {
        Span(n * 86_400)
    }
}

impl Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0.saturating_add(other.0))
    }
}

impl Add<Span> for Time {
    type Output = Time;
    fn add(self, span: Span) -> Time {
        Time(self.0.saturating_add(span.0))
    }
}

impl Sub<Span> for Time {
    type Output = Time;
    fn sub(self, span: Span) -> Time {
        Time(self.0.saturating_sub(span.0))
    }
}

impl Sub for Time {
    type Output = Span;
    fn sub(self, other: Time) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}
