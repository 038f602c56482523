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

    /// What others write by the same rule, with parts of a second or an offset. `None`: it is no moment.
    pub fn from_rfc3339(text: &str) -> Option<Time> {
        text.trim().parse::<jiff::Timestamp>().ok().map(|moment| Time(moment.as_second()))
    }

    /// The time of day in the time zone of that IANA name: `14:05`.
    pub fn clock(self, zone: &str) -> String {
        let then = self.timestamp().to_zoned(zone_of(zone));
        format!("{:02}:{:02}", then.hour(), then.minute())
    }

    /// Day and time of day as forms have it, in the time zone of that IANA name: `2026-11-21T09:00`.
    pub fn local(self, zone: &str) -> String {
        self.timestamp().to_zoned(zone_of(zone)).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// The moment that a form names; seconds, a space for the `T` and a day alone (its beginning) are taken too. Where clocks are
    /// put forward and it does not exist, the one an hour later; where they are put back, the first of the two.
    pub fn from_local(text: &str, zone: &str) -> Option<Time> {
        let text = text.trim();
        let then: jiff::civil::DateTime = text.parse().or_else(|_| text.parse::<jiff::civil::Date>().map(Into::into)).ok()?;
        let zoned = then.to_zoned(zone_of(zone)).ok()?;
        Some(Time(zoned.timestamp().as_second()))
    }

    /// How many days of the calendar it lies before `now` in that time zone: 0 today, 1 yesterday; less than 0 in the future.
    pub fn days_before(self, now: Time, zone: &str) -> i32 {
        let day = |at: Time| at.timestamp().to_zoned(zone_of(zone)).date();
        day(now).since(day(self)).map_or(i32::MAX, |span| span.get_days())
    }

    /// The first moment of its day in that time zone.
    pub fn day_begins(self, zone: &str) -> Time {
        let then = self.timestamp().to_zoned(zone_of(zone));
        then.start_of_day().map_or(self, |first| Time(first.timestamp().as_second()))
    }

    /// The beginning of the working day that is `days` working days later in that time zone; a Saturday or Sunday counts as the Monday
    /// after. Holidays differ by region and are not known.
    pub fn working_days_later(self, days: u32, zone: &str) -> Time {
        let zone = zone_of(zone);
        let free = |day: jiff::civil::Date| matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
        let next =
            |day: jiff::civil::Date| std::iter::successors(Some(day), |day| day.tomorrow().ok()).find(|day| !free(*day)).unwrap_or(day);
        let first = next(self.timestamp().to_zoned(zone.clone()).date());
        let day = (0..days).fold(first, |day, _| next(day.tomorrow().unwrap_or(day)));
        day.to_zoned(zone).map_or(self, |at| Time(at.timestamp().as_second()))
    }

    /// The same moment for calendar arithmetic; moments outside of the years −9999 to 9999 are cut to those.
    pub fn timestamp(self) -> jiff::Timestamp {
        let (least, most) = (jiff::Timestamp::MIN.as_second(), jiff::Timestamp::MAX.as_second());
        jiff::Timestamp::from_second(self.0.clamp(least, most)).expect("clamped to what a timestamp holds")
    }
}

/// From one moment on, until another; open where there is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Window {
    #[serde(default)]
    pub from: Option<Time>,
    #[serde(default)]
    pub until: Option<Time>,
}

impl Window {
    /// Whether `now` lies in it; its end does not.
    pub fn holds(&self, now: Time) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }

    /// Whether no moment lies in it.
    pub fn is_empty(&self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until <= from)
    }
}

/// Whether the calendar knows a time zone of that IANA name.
pub fn is_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

/// UTC where there is no zone of that name.
pub(super) fn zone_of(name: &str) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)
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

#[cfg(test)]
mod tests {
    use super::{Time, Window};

    #[test]
    fn working_days_leave_out_weekends_where_the_shop_is() {
        let zone = "Europe/Berlin";
        // Friday 2026-11-20, 10:00; Saturday 00:30 in Berlin, which is still Friday in UTC; Sunday noon.
        let (friday, first_of_saturday, sunday) = (Time::at(1_795_165_200), Time::at(1_795_217_400), Time::at(1_795_345_200));
        for (from, days, day) in [
            (friday, 0, "2026-11-19T23:00:00Z"),
            (friday, 1, "2026-11-22T23:00:00Z"),
            (friday, 6, "2026-11-29T23:00:00Z"),
            (first_of_saturday, 0, "2026-11-22T23:00:00Z"),
            (first_of_saturday, 1, "2026-11-23T23:00:00Z"),
            (sunday, 1, "2026-11-23T23:00:00Z"),
        ] {
            assert_eq!(from.working_days_later(days, zone).rfc3339(), day, "{days} after {from:?}");
        }
    }

    #[test]
    fn days_begin_at_midnight_where_the_shop_is() {
        let half_past_eleven_at_night_in_berlin = Time::at(1_795_213_800);
        let (berlin, utc) = ("Europe/Berlin", "UTC");
        let an_hour_later = Time::at(1_795_217_400);
        assert_eq!(half_past_eleven_at_night_in_berlin.clock(berlin), "23:30");
        assert_eq!(half_past_eleven_at_night_in_berlin.days_before(an_hour_later, berlin), 1);
        assert_eq!(half_past_eleven_at_night_in_berlin.days_before(an_hour_later, utc), 0);
        assert_eq!(an_hour_later.day_begins(berlin), Time::at(1_795_215_600));
        assert_eq!(Time::at(1_795_215_600).clock(berlin), "00:00");
    }

    #[test]
    fn forms_name_moments_where_the_shop_is() {
        let berlin = "Europe/Berlin";
        let moment = Time::at(1_795_213_800);
        assert_eq!(moment.local(berlin), "2026-11-20T23:30");
        for typed in ["2026-11-20T23:30", "2026-11-20 23:30", "2026-11-20T23:30:00"] {
            assert_eq!(Time::from_local(typed, berlin), Some(moment), "{typed}");
        }
        assert_eq!(Time::from_local("2026-11-21", berlin), Some(Time::at(1_795_215_600)));
        assert_eq!(Time::from_local("tomorrow", berlin), None);
        assert_eq!(Time::from_local("2026-13-01T00:00", berlin), None);
    }

    #[test]
    fn a_window_ends_before_its_end() {
        let window = Window { from: Some(Time::at(10)), until: Some(Time::at(20)) };
        assert_eq!([9, 10, 19, 20].map(|at| window.holds(Time::at(at))), [false, true, true, false]);
        assert!(Window::default().holds(Time::at(0)));
    }
}
