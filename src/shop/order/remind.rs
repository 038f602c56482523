//! Reminding of a transfer that has not come, after as many days as the merchant set: since the order, or since the day on which an
//! invoice was to be paid.

use crate::base::{OrderId, Outcome, Time};
use crate::shop::payment::PaymentKind;
use crate::shop::{Command, Event, Permission, Tx, settings};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// The shop: it is time to remind of an order, unless it is paid, cancelled, or nobody is to be reminded any more.
#[derive(Serialize, Deserialize)]
pub struct RemindOrder {
    pub order: OrderId,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reminded {
    Written,
    NotNow,
    /// The merchant waits longer now.
    Later {
        at: Time,
    },
}

impl Command for RemindOrder {
    type Done = Reminded;
    const NAME: &'static str = "remind_order";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<Reminded> {
        let order = tx.get(self.order)?;
        let Some(wait) = settings::the(tx)?.remind() else { return Ok(Reminded::NotNow) };
        let since = match order.payment.kind {
            PaymentKind::BankTransfer => Some(order.placed),
            PaymentKind::Invoice => order.due_on(),
            _ => None,
        };
        let Some(since) = since.filter(|_| order.outstanding().minor() > 0) else { return Ok(Reminded::NotNow) };
        let at = since + wait;
        if at > tx.now {
            return Ok(Reminded::Later { at });
        }
        tx.tell(Event::OrderReminded { order: order.id });
        Ok(Reminded::Written)
    }
}
