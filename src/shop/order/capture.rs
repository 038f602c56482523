//! Taking money that a provider holds for an order: a person says how much, the worker has the provider take it.

use super::Order;
use crate::base::{Money, OrderId, Outcome, Refusal, Wrong};
use crate::shop::payment::{self, Payment, State, Step};
use crate::shop::{Command, Event, Job, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: so much of what is held shall be taken now; the rest is let go.
#[derive(Serialize, Deserialize)]
pub struct CapturePayment {
    pub order: OrderId,
    pub amount: Money,
}

impl Command for CapturePayment {
    type Done = ();
    const NAME: &'static str = "capture_payment";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let order = tx.get(self.order)?;
        let payments = payment::of_order(tx, order.id)?;
        let Some((payment, held)) = held(&payments) else { return Err(Refusal::conflict("not-allowed-now").into()) };
        // What its provider cannot do, its page in the admin does not offer either.
        let can = |step: Step| payment.kind.can(step);
        if order.cancelled.is_some() || payment.capturing.is_some() || !can(Step::Hold) || (self.amount < held && !can(Step::CapturePart)) {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if self.amount.currency() != held.currency() || self.amount.minor() <= 0 {
            return Err(Refusal::wrong("amount", "wrong-money").into());
        }
        if self.amount > held {
            return Err(Refusal::Invalid(vec![Wrong::new("amount", "wrong-more-than-held").with("held", held)]).into());
        }
        let (payment, amount) = (payment.id, self.amount);
        tx.change(payment, |payment| {
            payment.capturing = Some(amount);
            Ok(())
        })?;
        tx.enqueue(Job::CapturePayment { payment })?;
        tx.tell(Event::CaptureDecided { order: order.id, payment, amount });
        Ok(())
    }
}

/// The payment whose money a provider holds, and how much it is.
pub fn held(payments: &[Payment]) -> Option<(&Payment, Money)> {
    payments.iter().rev().find_map(|payment| if let State::Authorized { held } = payment.state { Some((payment, held)) } else { None })
}

/// Whether a provider holds money for an order, or the buyer has paid and it is on its way: it is asked for by no other way meanwhile.
pub fn is_coming(payments: &[Payment]) -> bool {
    held(payments).is_some() || payments.iter().any(Payment::is_on_its_way)
}

impl Order {
    /// What can be taken now.
    pub fn capturable(&self, payments: &[Payment]) -> Money {
        let can = |payment: &Payment| payment.kind.can(Step::Hold) && payment.capturing.is_none();
        let open = held(payments).filter(|(payment, _)| self.cancelled.is_none() && can(payment));
        open.map_or_else(|| Money::zero(self.total.currency()), |(_, held)| held)
    }
}
