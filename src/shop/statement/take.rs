//! Taking in a bank statement: what is new is kept, what is clear books itself, what names an order and does not fit is put before a person.

use super::rule::{self, Verdict};
use super::{BankEntry, Booking, EntryState, book, is_known, payout};
use crate::base::{BankEntryId, OrderId, Outcome, Refusal};
use crate::shop::attention::{self, Trouble};
use crate::shop::{Command, Event, Permission, Tx, settings};
use serde::{Deserialize, Serialize};

/// Bookings that are taken in with one transaction; a longer statement takes several.
pub const STEP: usize = 200;

/// Bookings of a statement with their keys (`keyed`). What was taken in before is left as it is.
#[derive(Serialize, Deserialize)]
pub struct TakeBookings {
    pub bookings: Vec<(String, Booking)>,
}

/// What became of a statement.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Taken {
    pub new: usize,
    /// Bookings that were there before.
    pub known: usize,
    pub booked: usize,
    /// Incoming ones that a person decides.
    pub open: usize,
    pub outgoing: usize,
}

impl Taken {
    #[must_use]
    pub const fn and(self, more: Taken) -> Taken {
        Taken {
            new: self.new + more.new,
            known: self.known + more.known,
            booked: self.booked + more.booked,
            open: self.open + more.open,
            outgoing: self.outgoing + more.outgoing,
        }
    }
}

impl Command for TakeBookings {
    type Done = Taken;
    const NAME: &'static str = "take_bookings";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<Taken> {
        if self.bookings.len() > STEP {
            return Err(Refusal::conflict("too-many").into());
        }
        let settings = settings::the(tx)?;
        let mut taken = Taken::default();
        for (key, booking) in self.bookings {
            if is_known(tx, &key)? {
                taken.known += 1;
                continue;
            }
            taken.new += 1;
            let id: BankEntryId = tx.next()?;
            let state = if booking.amount.minor() > 0 { EntryState::Open } else { EntryState::Outgoing };
            let verdict = if state == EntryState::Open { rule::judge(tx, &settings, &booking)? } else { Verdict::Silent };
            let now = tx.now;
            let entry = BankEntry { id, key, taken: now, booking, state, undone: Vec::new() };
            tx.insert(&entry)?;
            tx.tell(Event::BankEntryTaken { entry: id });
            // What an order's reference names is the order's, whatever else the words look like.
            if verdict == Verdict::Silent && payout::take(tx, &entry)? {
                taken.booked += 1;
                continue;
            }
            match verdict {
                Verdict::Exact(order) => {
                    book::book(tx, id, &order, None)?;
                    taken.booked += 1;
                }
                Verdict::Doubtful(order) => doubt(tx, id, order, &mut taken)?,
                Verdict::Silent if state == EntryState::Open => taken.open += 1,
                Verdict::Silent => taken.outgoing += 1,
            }
        }
        Ok(taken)
    }
}

fn doubt(tx: &mut Tx, entry: BankEntryId, order: OrderId, taken: &mut Taken) -> Outcome {
    taken.open += 1;
    attention::raise(tx, Trouble::BankEntry { entry }, Some(order))
}
