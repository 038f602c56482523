//! The remedy of one press: what an entry under *Needs attention* says is owed goes back the way it came.

use super::refund::{Wish, decide, refundable_by};
use super::refund_lines::lesser;
use crate::base::{AttentionId, OrderId, Outcome, RefundId, Refusal};
use crate::shop::attention::{self, Attention, Trouble};
use crate::shop::payment::refund::{self, PER_ORDER_MAX, RefundReason};
use crate::shop::{Command, Event, Job, Permission, Tx};
use crate::store::Reads;
use crate::store::once::once_key;
use serde::{Deserialize, Serialize};

/// A person: this goes back. Pressed twice it is one refund; `None`: nothing is owed any more, or it is on its way.
#[derive(Serialize, Deserialize)]
pub struct ReturnOwed {
    pub attention: AttentionId,
}

impl Command for ReturnOwed {
    type Done = Option<RefundId>;
    const NAME: &'static str = "return_owed";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<Option<RefundId>> {
        let Attention { trouble, settled: None, .. } = tx.get(self.attention)? else { return Ok(None) };
        let (payment, amount, why) = match &trouble {
            Trouble::MoneyOwed { payment, amount } => (*payment, *amount, None),
            Trouble::Refund { refund } => {
                let failed = tx.get(*refund)?;
                (failed.payment, failed.amount, Some(failed.why))
            }
            _ => return Err(Refusal::conflict("not-allowed-now").into()),
        };
        let payment = tx.get(payment)?;
        let (order, refunds) = (tx.get(payment.order)?, refund::of_order(tx, payment.order)?);
        let (owed, left) = (order.owed(&refunds), refundable_by(&order, &payment, &refunds));
        if owed.is_zero() {
            attention::settle_where(tx, &trouble)?;
            return Ok(None);
        }
        if left.is_zero() || payment.kind.is_by_hand() || refunds.len() >= PER_ORDER_MAX {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let nothing = order.propose(&refunds, &[], None)?;
        let decision = order.decision(&refunds, lesser(amount, lesser(owed, left)), nothing);
        let usual = if order.cancelled.is_some() { RefundReason::Cancelled } else { RefundReason::PaidTooMuch };
        let wish = Wish { payment: payment.id, why: why.unwrap_or(usual), note: String::new(), decision };
        let id = decide(tx, &order, wish)?;
        attention::settle_where(tx, &trouble)?;
        Ok(Some(id))
    }
}

/// A person: money of a stranger goes back. It is for no order of this shop, so the provider is asked by its own name of the page.
#[derive(Serialize, Deserialize)]
pub struct ReturnStranger {
    pub attention: AttentionId,
}

impl Command for ReturnStranger {
    type Done = ();
    const NAME: &'static str = "return_stranger";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let Attention { trouble, settled: None, .. } = tx.get(self.attention)? else { return Ok(()) };
        if !matches!(trouble, Trouble::Stranger { .. }) {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        attention::settle_where(tx, &trouble)?;
        tx.enqueue(Job::ReturnStranger { attention: self.attention }).map(drop)
    }
}

/// What the provider said to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrangerFate {
    Returned,
    Refused,
}

/// The provider has given it back, or will not: then it needs a person again.
#[derive(Serialize, Deserialize)]
pub struct NoteStranger {
    pub attention: AttentionId,
    pub fate: StrangerFate,
}

impl Command for NoteStranger {
    type Done = ();
    const NAME: &'static str = "note_stranger";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let Attention { trouble, .. } = tx.get(self.attention)?;
        match (self.fate, &trouble) {
            (StrangerFate::Refused, _) => attention::raise(tx, trouble, None::<OrderId>)?,
            (StrangerFate::Returned, Trouble::Stranger { amount, .. }) => {
                // The job may be done twice; it is told once.
                let (key, now) = (once_key(Self::NAME, &self.attention.to_string()), tx.now);
                if tx.answered::<()>(&key)?.is_some() {
                    return Ok(());
                }
                tx.answer(&key, now, &());
                tx.tell(Event::StrangerReturned { attention: self.attention, amount: *amount });
            }
            (StrangerFate::Returned, _) => {}
        }
        Ok(())
    }
}
