//! What happened to all cards together between two moments, for the books: what is on them is owed.

use super::{BY_AT, GiftCardEntry, Reason, ledger};
use crate::base::{Currency, Day, Money, Outcome, Time};
use crate::store::{Page, Reads, Write};

/// Sums of one currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Movement {
    /// Bought, less what was taken back from buyers.
    pub sold: Money,
    /// Paid with them, less what came back; less than nothing.
    pub spent: Money,
    /// Given by hand, set right, or over.
    pub other: Money,
}

impl Movement {
    pub fn none(currency: Currency) -> Movement {
        let zero = Money::zero(currency);
        Movement { sold: zero, spent: zero, other: zero }
    }

    /// By how much more is owed.
    pub fn sum(&self) -> Money {
        self.sold + self.spent + self.other
    }

    pub fn is_none(&self) -> bool {
        [self.sold, self.spent, self.other].into_iter().all(Money::is_zero)
    }

    fn add(&mut self, entry: &GiftCardEntry) {
        let column = match entry.reason {
            Reason::Sold | Reason::TakenBack => &mut self.sold,
            Reason::Spent | Reason::GivenBack => &mut self.spent,
            Reason::Issued | Reason::Adjusted | Reason::Expired => &mut self.other,
        };
        *column += entry.by;
    }
}

/// Entries read at once.
const STEP: usize = 2_000;

/// Hands every entry at or after `from` and before `to` to `look`, the oldest first.
pub fn entries_between(reads: &impl Reads, from: Time, to: Time, mut look: impl FnMut(&GiftCardEntry) -> Outcome) -> Outcome {
    let mut skip = 0;
    loop {
        let found: Vec<GiftCardEntry> = reads.scan_between(&BY_AT, &from, &to, Page::first(STEP).skipping(skip))?;
        skip += found.len();
        found.iter().try_for_each(&mut look)?;
        if found.len() < STEP {
            return Ok(());
        }
    }
}

/// What moved at or after `from` and before `to`, in one currency.
pub fn between(reads: &impl Reads, currency: Currency, from: Time, to: Time) -> Outcome<Movement> {
    let mut moved = Movement::none(currency);
    entries_between(reads, from, to, |entry| {
        if entry.by.currency() == currency {
            moved.add(entry);
        }
        Ok(())
    })?;
    Ok(moved)
}

/// What was on all cards of a currency just before a moment: what is on them now, less what moved since.
pub fn owed_before(reads: &impl Reads, currency: Currency, at: Time) -> Outcome<Money> {
    Ok(ledger::owed(reads, currency)? - between(reads, currency, at, Time::at(i64::MAX))?.sum())
}

/// A day on which something moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardDay {
    pub day: Day,
    pub moved: Movement,
    /// What was on all cards at its end.
    pub owed: Money,
}

/// Days by their movements, the oldest first; a day without any is left out.
pub fn by_day(reads: &impl Reads, currency: Currency, days: impl IntoIterator<Item = Day>, zone: &str) -> Outcome<Vec<CardDay>> {
    let (mut lines, mut owed) = (Vec::new(), None);
    for day in days {
        let (from, to) = (day.at(0, zone), day.next().at(0, zone));
        let before = owed.map_or_else(|| owed_before(reads, currency, from), Ok)?;
        let moved = between(reads, currency, from, to)?;
        owed = Some(before + moved.sum());
        if !moved.is_none() {
            lines.push(CardDay { day, owed: before + moved.sum(), moved });
        }
    }
    Ok(lines)
}

/// Entries of before are found by their moment.
pub fn list(write: &mut Write) -> Outcome {
    let mut last = None;
    loop {
        let entries: Vec<GiftCardEntry> = write.next_after(last, 500)?;
        let Some(end) = entries.last() else { return Ok(()) };
        last = Some(end.id);
        entries.iter().try_for_each(|entry| write.put(entry))?;
    }
}
