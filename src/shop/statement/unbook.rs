//! Taking back what was booked to the wrong order, so that it can be booked to the right one.

use super::{EntryState, Undone};
use crate::base::{BankEntryId, OrderId, Outcome, Refusal, text};
use crate::shop::order::Line;
use crate::shop::order::unbook::unbook;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Times that one booking can be taken back.
const UNDONE_MAX: usize = 20;

/// A person: this money is not for that order. The order wants its money again, whatever of it was sent: who takes it back has seen how
/// much that is, and it has not changed since.
#[derive(Serialize, Deserialize)]
pub struct UnbookEntry {
    pub entry: BankEntryId,
    /// To which it was booked, when it was looked at.
    pub order: OrderId,
    /// Pieces of that order that were sent, when it was looked at.
    pub sent: u32,
    pub reason: String,
}

impl Command for UnbookEntry {
    type Done = ();
    const NAME: &'static str = "unbook_entry";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let entry = tx.get(self.entry)?;
        let (order, payment) = match entry.state {
            EntryState::Booked { order, payment, .. } if order == self.order => (order, payment),
            // Pressed twice it is taken back once.
            EntryState::Open if entry.undone.last().is_some_and(|undone| undone.order == self.order) => return Ok(()),
            _ => return Err(Refusal::conflict("changed").into()),
        };
        let reason = text::note("reason", &text::line(&self.reason))?;
        if reason.is_empty() {
            return Err(Refusal::wrong("reason", "wrong-required").into());
        }
        if sent(&tx.get(order)?.lines) != self.sent {
            return Err(Refusal::conflict("changed").into());
        }
        if entry.undone.len() >= UNDONE_MAX {
            return Err(Refusal::conflict("too-many").into());
        }
        unbook(tx, payment, reason.clone())?;
        let undone = Undone { order, payment, at: tx.now, by: tx.actor.staff(), reason };
        tx.change(self.entry, |entry| {
            entry.state = EntryState::Open;
            entry.undone.push(undone);
            Ok(())
        })?;
        tx.tell(Event::BankEntryUnbooked { entry: self.entry, order, payment, amount: entry.booking.amount });
        Ok(())
    }
}

/// Pieces that left the house.
pub fn sent(lines: &[Line]) -> u32 {
    lines.iter().map(|line| line.sent).sum()
}
