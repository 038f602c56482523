//! What came beyond the price of an order goes back, as much of it as one payment brought.

use super::refund::{RefundOrder, refundable};
use super::refund_lines::lesser;
use crate::base::{OrderId, Outcome, RefundId, Refusal};
use crate::shop::payment::refund::{self, RefundReason};
use crate::shop::{Command, Permission, Tx, payment};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: what is too much goes back. Pressed twice it is one refund: the second finds nothing that is owed.
#[derive(Serialize, Deserialize)]
pub struct ReturnExcess {
    pub order: OrderId,
}

impl Command for ReturnExcess {
    type Done = RefundId;
    const NAME: &'static str = "return_excess";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<RefundId> {
        let order = tx.get(self.order)?;
        let (payments, refunds) = (payment::of_order(tx, order.id)?, refund::of_order(tx, order.id)?);
        let amount = lesser(order.owed(&refunds), refundable(&order, &payments, &refunds));
        if amount.minor() <= 0 {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let why = if order.cancelled.is_some() { RefundReason::Cancelled } else { RefundReason::PaidTooMuch };
        RefundOrder::of_amount(order.id, amount, why, "").run(tx)
    }
}
