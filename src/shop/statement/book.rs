//! Booking what came to an order: by itself, or by a person's word.

use super::EntryState;
use crate::base::{BankEntryId, OrderId, Outcome, Refusal, StaffId};
use crate::shop::attention::{self, Trouble};
use crate::shop::order::{Order, pay};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: this money is for that order. Less than is due leaves the rest to be paid; more, or money for a cancelled order, is owed to
/// the buyer and shown so.
#[derive(Serialize, Deserialize)]
pub struct BookEntry {
    pub entry: BankEntryId,
    pub order: OrderId,
}

impl Command for BookEntry {
    type Done = ();
    const NAME: &'static str = "book_entry";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let order = tx.get(self.order)?;
        let by = tx.actor.staff();
        book(tx, self.entry, &order, by)
    }
}

pub(super) fn book(tx: &mut Tx, id: BankEntryId, order: &Order, by: Option<StaffId>) -> Outcome {
    let entry = tx.get(id)?;
    match entry.state {
        // Pressed twice it is booked once.
        EntryState::Booked { order: known, .. } if known == order.id => return Ok(()),
        EntryState::Open | EntryState::Ignored { .. } => {}
        EntryState::Booked { .. } | EntryState::Payout { .. } | EntryState::Outgoing => {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
    }
    let amount = entry.booking.amount;
    if amount.currency() != order.total.currency() {
        return Err(Refusal::conflict("bank-other-currency").into());
    }
    let words = [entry.booking.name.as_str(), entry.booking.own_id().unwrap_or(&entry.booking.reference)];
    let reference = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let payment = pay::take_in(tx, order, amount, &reference)?;
    let (at, order) = (tx.now, order.id);
    tx.change(id, |entry| {
        entry.state = EntryState::Booked { order, payment, at, by };
        Ok(())
    })?;
    attention::settle_where(tx, &Trouble::BankEntry { entry: id })?;
    tx.tell(Event::BankEntryBooked { entry: id, order, payment, amount });
    Ok(())
}
