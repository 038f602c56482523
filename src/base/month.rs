//! A month of the calendar.

use super::Day;
use std::fmt;

/// In text `2026-11`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Month {
    first: Day,
}

impl Month {
    pub fn parse(text: &str) -> Option<Month> {
        let text = text.trim();
        Day::parse(&format!("{text}-01")).filter(|_| text.len() == 7).map(|first| Month { first })
    }

    /// The one in which a day lies.
    pub fn of(day: Day) -> Month {
        Month::parse(&day.to_string()[..7]).unwrap_or(Month { first: day })
    }

    /// Its days in their order.
    pub fn days(self) -> impl Iterator<Item = Day> {
        let days = std::iter::successors(Some(self.first), |day| Some(day.next()).filter(|next| next != day));
        days.take_while(move |day| Month::of(*day) == self)
    }

    pub const fn first(self) -> Day {
        self.first
    }

    pub fn last(self) -> Day {
        self.days().last().unwrap_or(self.first)
    }

    /// The month after; the last there is stays itself.
    pub fn next(self) -> Month {
        Month::of(self.last().next())
    }

    /// The month before; the first there is stays itself.
    pub fn before(self) -> Month {
        let day_before = Day::of(self.first.noon() - super::Span::days(1), "UTC");
        Month::of(day_before)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.first.to_string()[..7])
    }
}

#[cfg(test)]
mod tests {
    use super::Month;

    #[test]
    fn months_have_their_days_and_follow_each_other() {
        let february = Month::parse("2028-02").expect("a month");
        assert_eq!((february.days().count(), february.last().to_string()), (29, "2028-02-29".to_owned()));
        assert_eq!((february.before().to_string(), february.next().to_string()), ("2028-01".to_owned(), "2028-03".to_owned()));
        assert_eq!(Month::parse("2026-12").map(|month| month.next().to_string()).as_deref(), Some("2027-01"));
        assert_eq!(Month::parse("2026-01").map(|month| month.before().to_string()).as_deref(), Some("2025-12"));
        assert!(["2026-13", "2026-1", "2026-11-21", ""].iter().all(|text| Month::parse(text).is_none()));
    }
}
