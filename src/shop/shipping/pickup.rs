//! When things can be fetched: opening hours cut into slots, in the shop's own time zone.

use crate::base::{Day, Locale, Span, Time};
use crate::shop::typed::Typed;
use serde::{Deserialize, Serialize};

/// The hours of a way of picking up. Without them one comes when the letter says that things are ready.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PickupHours {
    /// A week; in the order of days and hours.
    pub week: Vec<Opening>,
    /// Minutes of one slot. What is left of the hours at the end is no slot.
    pub slot_minutes: u16,
    /// Orders that can be fetched in one slot.
    pub per_slot: u16,
    /// Minutes that the shop needs at least between the order and the slot.
    pub lead_minutes: u32,
    /// So many days can be chosen, today included, open or not.
    pub days_ahead: u16,
    /// Days on which nobody is there although the week says so.
    #[serde(default)]
    pub closed: Vec<Day>,
}

/// Hours of one day of the week.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Opening {
    /// 1 for Monday to 7 for Sunday.
    pub weekday: u8,
    /// Minutes after midnight.
    pub from: u16,
    /// At most 1,440.
    pub until: u16,
}

/// One stretch of time in which an order is fetched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Slot {
    pub from: Time,
    pub until: Time,
}

pub const OPENINGS_MAX: usize = 42;
pub const SLOT_MINUTES: (u16, u16) = (5, 480);
pub const PER_SLOT_MAX: u16 = 1_000;
pub const LEAD_MINUTES_MAX: u32 = 14 * 1_440;
pub const DAYS_AHEAD: (u16, u16) = (1, 60);
pub const CLOSED_MAX: usize = 366;

impl PickupHours {
    /// The slots that can be chosen at `now`, those of one day together, in their order. Whether there is room is another question.
    pub fn slots(&self, now: Time, zone: &str) -> Vec<Vec<Slot>> {
        let earliest = now + Span::minutes(i64::from(self.lead_minutes));
        let days = std::iter::successors(Some(Day::of(now, zone)), |day| Some(day.next())).take(usize::from(self.days_ahead));
        let open = days.filter(|day| !self.closed.contains(day));
        let slots = open.map(|day| self.of_day(day, zone).into_iter().filter(|slot| slot.from >= earliest).collect::<Vec<Slot>>());
        slots.filter(|slots| !slots.is_empty()).collect()
    }

    fn of_day(&self, day: Day, zone: &str) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        let step = self.slot_minutes.max(SLOT_MINUTES.0);
        for hours in self.week.iter().filter(|hours| hours.weekday == day.weekday()) {
            let mut from = hours.from;
            while from + step <= hours.until {
                let slot = Slot { from: day.at(from, zone), until: day.at(from + step, zone) };
                // When clocks are put forward, two times of the day are one moment.
                if slots.last().is_none_or(|last| slot.from >= last.until) && slot.until > slot.from {
                    slots.push(slot);
                }
                from += step;
            }
        }
        slots
    }

    /// Notes what cannot be; the week is sorted, and no hours overlap.
    pub fn cleaned(mut self, typed: &mut Typed) -> PickupHours {
        self.week.sort_unstable();
        self.week.dedup();
        self.closed.sort_unstable();
        self.closed.dedup();
        let overlap = self.week.windows(2).any(|pair| pair[0].weekday == pair[1].weekday && pair[1].from < pair[0].until);
        let odd = |hours: &Opening| !(1..=7).contains(&hours.weekday) || hours.from >= hours.until || hours.until > 1_440;
        if self.week.is_empty() || self.week.len() > OPENINGS_MAX || overlap || self.week.iter().any(odd) {
            typed.wrong("week", "wrong-opening-hours");
        }
        let mut within = |field: &'static str, n: u32, (least, most): (u32, u32)| {
            if !(least..=most).contains(&n) {
                typed.wrong_with(field, "wrong-between", "range", format!("{least}–{most}"));
            }
        };
        within("slot_minutes", u32::from(self.slot_minutes), (u32::from(SLOT_MINUTES.0), u32::from(SLOT_MINUTES.1)));
        within("per_slot", u32::from(self.per_slot), (1, u32::from(PER_SLOT_MAX)));
        within("lead_minutes", self.lead_minutes, (0, LEAD_MINUTES_MAX));
        within("days_ahead", u32::from(self.days_ahead), (u32::from(DAYS_AHEAD.0), u32::from(DAYS_AHEAD.1)));
        if self.closed.len() > CLOSED_MAX {
            typed.wrong_with("closed", "wrong-too-many", "max", CLOSED_MAX);
        }
        self
    }
}

impl Slot {
    /// `7:00–7:30`
    pub fn clock(&self, zone: &str) -> String {
        format!("{}–{}", self.from.clock(zone), self.until.clock(zone))
    }

    /// `Tue 24 November, 07:00–07:30`
    pub fn words(&self, locale: Locale, zone: &str) -> String {
        format!("{}, {}", locale.days_between([self.from, self.from], zone), self.clock(zone))
    }
}

#[cfg(test)]
mod tests {
    use super::{Opening, PickupHours};
    use crate::base::{Day, Time};

    const BERLIN: &str = "Europe/Berlin";

    fn bakery() -> PickupHours {
        let open = |weekday, from: u16, until: u16| Opening { weekday, from: from * 60, until: until * 60 };
        let week = vec![open(2, 7, 9), open(2, 15, 16), open(6, 7, 8)];
        PickupHours { week, slot_minutes: 45, per_slot: 2, lead_minutes: 60, days_ahead: 8, closed: Vec::new() }
    }

    fn shown(hours: &PickupHours, now: Time) -> Vec<String> {
        hours.slots(now, BERLIN).concat().iter().map(|slot| format!("{} {}", Day::of(slot.from, BERLIN), slot.clock(BERLIN))).collect()
    }

    #[test]
    fn slots_keep_to_hours_lead_and_closed_days() {
        // Saturday 2026-11-21, 06:00 in Berlin.
        let now = Day::parse("2026-11-21").expect("a day").at(360, BERLIN);
        let all = ["2026-11-21 07:00–07:45", "2026-11-24 07:00–07:45", "2026-11-24 07:45–08:30", "2026-11-24 15:00–15:45"];
        assert_eq!(shown(&bakery(), now), [&all[..], &["2026-11-28 07:00–07:45"]].concat(), "quarters that are left are no slot");
        assert_eq!(shown(&bakery(), now + crate::base::Span::seconds(1))[0], all[1], "an hour before is too late by a second");
        let closed = PickupHours { closed: Day::parse("2026-11-24").into_iter().collect(), days_ahead: 7, ..bakery() };
        assert_eq!(shown(&closed, now), &all[..1]);
    }

    #[test]
    fn the_night_when_clocks_change_has_no_slot_twice() {
        let night = Opening { weekday: 7, from: 60, until: 300 };
        let hours = PickupHours { week: vec![night], slot_minutes: 30, lead_minutes: 0, days_ahead: 1, ..bakery() };
        for (day, slots) in [("2027-03-28", 6), ("2026-10-25", 8)] {
            let now = Day::parse(day).expect("a day").at(0, BERLIN);
            let found = hours.slots(now, BERLIN).concat();
            assert!(found.windows(2).all(|pair| pair[0].until <= pair[1].from), "{day}");
            assert!(found.len() >= slots - 2 && found.len() <= slots, "{day}: {}", found.len());
        }
    }
}
