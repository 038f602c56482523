//! The link to an order, by which one pays, goes to the buyer.

use crate::base::{OrderId, Outcome, Refusal};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Letters with the link that one order can have: more would be a nuisance.
const LINKS_MAX: u32 = 20;

/// A person has it sent.
#[derive(Serialize, Deserialize)]
pub struct SendPaymentLink {
    pub order: OrderId,
}

impl Command for SendPaymentLink {
    type Done = ();
    const NAME: &'static str = "send_payment_link";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let order = tx.get(self.order)?;
        if order.cancelled.is_some() || order.outstanding().minor() <= 0 {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if order.links_sent >= LINKS_MAX {
            return Err(Refusal::conflict("too-many").into());
        }
        let nth = order.links_sent + 1;
        tx.change(self.order, |order| {
            order.links_sent = nth;
            Ok(())
        })?;
        tx.tell(Event::PaymentLinkSent { order: self.order, nth });
        Ok(())
    }
}
