//! Money that is for no order, and taking that back.

use super::{EntryState, book_payout};
use crate::base::{BankEntryId, Outcome, Refusal};
use crate::shop::attention::{self, Trouble};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: this is for no order.
#[derive(Serialize, Deserialize)]
pub struct IgnoreEntry {
    pub entry: BankEntryId,
}

impl Command for IgnoreEntry {
    type Done = ();
    const NAME: &'static str = "ignore_entry";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let (at, by) = (tx.now, tx.actor.staff());
        let news = tx.change(self.entry, |entry| match entry.state {
            EntryState::Open => {
                entry.state = EntryState::Ignored { at, by };
                Ok(true)
            }
            EntryState::Ignored { .. } => Ok(false),
            EntryState::Booked { .. } | EntryState::Payout { .. } | EntryState::Outgoing => {
                Err(Refusal::conflict("not-allowed-now").into())
            }
        })?;
        if news {
            attention::settle_where(tx, &Trouble::BankEntry { entry: self.entry })?;
            tx.tell(Event::BankEntryIgnored { entry: self.entry });
        }
        Ok(())
    }
}

/// A person: it may be for an order after all. What a person said to be a payout can be reopened, what a provider told not.
#[derive(Serialize, Deserialize)]
pub struct ReopenEntry {
    pub entry: BankEntryId,
}

impl Command for ReopenEntry {
    type Done = ();
    const NAME: &'static str = "reopen_entry";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        if let EntryState::Payout { payout, .. } = tx.get(self.entry)?.state {
            book_payout::take_back(tx, payout)?;
        }
        let news = tx.change(self.entry, |entry| match entry.state {
            EntryState::Ignored { .. } | EntryState::Payout { .. } => {
                entry.state = EntryState::Open;
                Ok(true)
            }
            EntryState::Open => Ok(false),
            EntryState::Booked { .. } | EntryState::Outgoing => Err(Refusal::conflict("not-allowed-now").into()),
        })?;
        if news {
            tx.tell(Event::BankEntryReopened { entry: self.entry });
        }
        Ok(())
    }
}
