//! Giving back what is owed, by a way that no provider knows: a bank transfer, cash.

use super::Returned;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Money, OrderId, Outcome, Refusal, Wrong, text};
use crate::shop::payment::refund;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Times that money of one order can be given back.
pub(super) const RETURNS_MAX: usize = 50;

/// A person: this much was given back. Never more than is owed.
#[derive(Serialize, Deserialize)]
pub struct GiveBack {
    pub order: OrderId,
    pub amount: Money,
    pub reference: String,
}

impl Command for GiveBack {
    type Done = ();
    const NAME: &'static str = "give_back";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let order = tx.get(self.order)?;
        let owed = order.owed(&refund::of_order(tx, order.id)?);
        if owed.minor() <= 0 || order.returned.len() >= RETURNS_MAX {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if self.amount.currency() != owed.currency() || self.amount.minor() <= 0 {
            return Err(Refusal::wrong("amount", "wrong-money").into());
        }
        if self.amount > owed {
            return Err(Refusal::Invalid(vec![Wrong::new("amount", "wrong-more-than-owed").with("owed", owed)]).into());
        }
        let reference: String = text::line(&self.reference).chars().take(LINE_CHARS_MAX).collect();
        let returned = Returned { at: tx.now, amount: self.amount, reference, refund: None };
        tx.change(self.order, |order| {
            order.refunded += returned.amount;
            order.returned.push(returned);
            Ok(())
        })?;
        tx.tell(Event::MoneyReturned { order: self.order, amount: self.amount });
        Ok(())
    }
}
