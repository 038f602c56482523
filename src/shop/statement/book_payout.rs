//! A booking that is a payout of a provider which lists none, as PayPal: a person says that it is one. So the balance there goes down by
//! what came here, and both books close to the cent; of which parts it is, nobody tells.

use super::{BankEntry, EntryState};
use crate::base::{BankEntryId, Outcome, PayoutId, Refusal};
use crate::shop::attention::{self, Trouble};
use crate::shop::books::payout::{self, Arrival};
use crate::shop::books::{Explained, Payout, PayoutState};
use crate::shop::payment::{PaymentKind, Step, account};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: this came from a provider, out of the balance there. Said twice it is one payout.
#[derive(Serialize, Deserialize)]
pub struct BookPayout {
    pub entry: BankEntryId,
    pub provider: PaymentKind,
}

/// Providers of whose payouts nobody else tells. One that was disconnected may still pay out.
pub fn tells_none(kind: PaymentKind) -> bool {
    account::number(kind).is_some() && !kind.can(Step::Payouts)
}

impl Command for BookPayout {
    type Done = PayoutId;
    const NAME: &'static str = "book_payout";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<PayoutId> {
        let entry: BankEntry = tx.get(self.entry)?;
        if let EntryState::Payout { payout, .. } = entry.state
            && tx.get(payout)?.provider == self.provider
        {
            return Ok(payout);
        }
        let amount = entry.booking.amount;
        if entry.state != EntryState::Open || amount.minor() <= 0 || !tells_none(self.provider) {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let (name, at, now) = (format!("bank-{}", entry.id), entry.booking.booked.noon(), tx.now);
        let known = payout::by_name(tx, self.provider, &name)?.map(|known| known.id);
        let id = match known {
            Some(known) => known,
            None => tx.next()?,
        };
        tx.put(&Payout {
            id,
            provider: self.provider,
            name,
            amount,
            made: at,
            arrives: at,
            state: PayoutState::Paid,
            failed: None,
            descriptor: String::new(),
            explained: Explained::Never,
            arrived: Some(Arrival { entry: entry.id, at }),
        })?;
        tx.change(entry.id, |entry| {
            entry.state = EntryState::Payout { payout: id, at: now };
            Ok(())
        })?;
        attention::settle_where(tx, &Trouble::BankEntry { entry: entry.id })?;
        if known.is_none() {
            tx.tell(Event::PayoutTaken { payout: id });
        }
        tx.tell(Event::PayoutArrived { payout: id, entry: entry.id });
        Ok(id)
    }
}

/// Whether a person said so, and can take it back.
pub fn is_by_hand(payout: &Payout) -> bool {
    payout.explained == Explained::Never && tells_none(payout.provider)
}

/// It was none: as if it had never left the provider.
pub(super) fn take_back(tx: &mut Tx, id: PayoutId) -> Outcome {
    if !is_by_hand(&tx.get(id)?) {
        return Err(Refusal::conflict("not-allowed-now").into());
    }
    tx.change(id, |payout| {
        (payout.state, payout.failed, payout.arrived) = (PayoutState::Failed, Some(payout.made), None);
        Ok(())
    })
}
