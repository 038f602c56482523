//! A provider's payout among the bookings: recognised whichever is known first, so that nobody is asked which order it is for.

use super::{BankEntry, EntryState, Tray, list};
use crate::base::{BankEntryId, Outcome, PayoutId};
use crate::shop::Tx;
use crate::shop::books::arrive::{Arriving, arrive, by_booking};
use crate::store::{Page, Reads};

/// Open bookings among which a new payout is looked for: the newest.
const OPEN_MAX: usize = 500;

/// A booking that just came in: whether it is a payout that we know of.
pub(super) fn take(tx: &mut Tx, entry: &BankEntry) -> Outcome<bool> {
    let said = said(entry);
    let Some(payout) = by_booking(tx, arriving(entry, &said))? else { return Ok(false) };
    note(tx, payout, entry)?;
    Ok(true)
}

/// A payout that we just learned of: whether it has come already.
pub fn find_arrival(tx: &mut Tx, payout: PayoutId) -> Outcome {
    let known = tx.get(payout)?;
    let open = list(tx, Tray::Open, Page::first(OPEN_MAX))?;
    let fitting = open.iter().filter(|entry| known.arrives_by(arriving(entry, &said(entry))));
    let arrived = fitting.min_by_key(|entry| (entry.booking.booked, entry.id));
    arrived.map_or(Ok(()), |entry| note(tx, payout, entry))
}

fn note(tx: &mut Tx, payout: PayoutId, entry: &BankEntry) -> Outcome {
    let (id, at): (BankEntryId, _) = (entry.id, tx.now);
    tx.change(id, |entry| {
        entry.state = EntryState::Payout { payout, at };
        Ok(())
    })?;
    arrive(tx, payout, id, entry.booking.booked.noon())
}

fn said(entry: &BankEntry) -> String {
    let booking = &entry.booking;
    [&booking.name, &booking.text, &booking.reference, &booking.end_to_end].map(String::as_str).join(" ")
}

fn arriving<'a>(entry: &BankEntry, said: &'a str) -> Arriving<'a> {
    Arriving { amount: entry.booking.amount, at: entry.booking.booked.noon(), said }
}
