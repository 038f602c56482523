//! A day of the calendar, wherever it is. A moment has one only in a time zone.

use super::Time;
use super::time::zone_of;
use serde::{Deserialize, Serialize};

/// In text `2026-12-24` (ISO 8601).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(jiff::civil::Date);

impl Day {
    pub fn parse(text: &str) -> Option<Day> {
        // The library reads moments too; a day is ten signs long.
        Some(text.trim()).filter(|text| text.len() == 10)?.parse().ok().map(Day)
    }

    /// The day of a moment in the time zone of that IANA name.
    pub fn of(at: Time, zone: &str) -> Day {
        Day(at.timestamp().to_zoned(zone_of(zone)).date())
    }

    /// `None` where the calendar has no such day.
    pub fn on(year: i16, month: i8, day: i8) -> Option<Day> {
        jiff::civil::Date::new(year, month, day).ok().map(Day)
    }

    /// The same, but for days past the end of their month, which are its last: banks that count 30 days a month write a 30 February.
    pub fn of_bank(year: i16, month: i8, day: i8) -> Option<Day> {
        let first = jiff::civil::Date::new(year, month, 1).ok()?;
        (1..=31).contains(&day).then(|| Day::on(year, month, day.min(first.days_in_month()))).flatten()
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Noon of it in UTC: the same day nearly everywhere, for whoever writes days from moments.
    pub fn noon(self) -> Time {
        self.at(720, "UTC")
    }

    /// The day after; the last day there is stays itself.
    pub fn next(self) -> Day {
        Day(self.0.tomorrow().unwrap_or(self.0))
    }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset().unsigned_abs()
    }

    /// The moment at which clocks there show so many minutes after midnight; at most 1,440, which is the next day's first. A time that
    /// is left out when clocks are put forward is the one an hour later, of one that comes twice it is the first.
    pub fn at(self, minutes: u16, zone: &str) -> Time {
        let (day, minutes) = if minutes >= 1_440 { (self.next(), 0) } else { (self, minutes) };
        let (hour, minute) = (i8::try_from(minutes / 60).unwrap_or(0), i8::try_from(minutes % 60).unwrap_or(0));
        let there = day.0.at(hour, minute, 0, 0).to_zoned(zone_of(zone));
        there.map_or(Time::at(0), |zoned| Time::at(zoned.timestamp().as_second()))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Day {
    type Error = String;
    fn try_from(text: String) -> Result<Day, String> {
        Day::parse(&text).ok_or_else(|| format!("{text:?} is no day"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Day;
    use crate::base::Time;

    #[test]
    fn days_have_names_numbers_and_moments() {
        let (berlin, eve) = ("Europe/Berlin", Day::parse("2026-12-24").expect("a day"));
        assert_eq!((eve.weekday(), eve.next().to_string().as_str()), (4, "2026-12-25"));
        assert_eq!(eve.at(7 * 60 + 30, berlin).rfc3339(), "2026-12-24T06:30:00Z");
        assert_eq!(eve.at(1_440, berlin), eve.next().at(0, berlin));
        assert_eq!(Day::of(Time::at(1_795_217_400), berlin).to_string(), "2026-11-21", "half past midnight in Berlin");
        for bad in ["", "24.12.2026", "2026-13-01", "2026-12-24T10:00"] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn clocks_that_are_put_forward_and_back() {
        let day = |text: &str, minutes: u16| Day::parse(text).expect("a day").at(minutes, "Europe/Berlin").rfc3339();
        assert_eq!(day("2027-03-28", 150), "2027-03-28T01:30:00Z", "half past two does not exist: half past three");
        assert_eq!(day("2026-10-25", 150), "2026-10-25T00:30:00Z", "half past two comes twice: the first");
    }
}
