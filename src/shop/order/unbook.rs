//! Money that was booked to the wrong order is taken back from it: a fact of its own, and nothing is deleted.

use crate::base::{Outcome, PaymentId, Refusal};
use crate::shop::Tx;
use crate::shop::payment::refund::{self, Refund};
use crate::shop::payment::{self, Unbooked, start};
use crate::store::Reads;

/// Takes a payment back that no provider made. The order wants its money again, and its payment that is open, or a new one.
///
/// # Errors
/// `unbook-refunded` where money of the order went back already, so that the rest would not cover it; `unbook-gift-cards` where gift
/// cards were issued on it that the buyer still has.
pub(in crate::shop) fn unbook(tx: &mut Tx, id: PaymentId, why: String) -> Outcome {
    let payment = tx.get(id)?;
    let (Some(amount), false) = (payment.taken(), payment.kind.has_provider()) else {
        return Err(Refusal::conflict("not-allowed-now").into());
    };
    let (order, refunds) = (tx.get(payment.order)?, refund::of_order(tx, payment.order)?);
    let counts = |refund: &Refund| refund.payment == id && refund.state.counts();
    if order.captured - amount < order.refunded || refunds.iter().any(counts) {
        return Err(Refusal::conflict("unbook-refunded").into());
    }
    let is_missed = (order.outstanding() + amount).minor() > 0;
    if is_missed && order.sold_cards(&refunds).minor() > 0 {
        return Err(Refusal::conflict("unbook-gift-cards").into());
    }
    let back = Unbooked { at: tx.now, by: tx.actor.staff(), why };
    tx.change(id, |payment| {
        payment.unbooked = Some(back);
        Ok(())
    })?;
    let order = tx.change(payment.order, |order| {
        order.captured -= amount;
        Ok(order.clone())
    })?;
    let (kind, wanted) = (order.payment.kind, order.outstanding());
    if order.cancelled.is_some() || wanted.minor() <= 0 || kind.has_provider() {
        return Ok(());
    }
    match payment::of_order(tx, order.id)?.into_iter().find(|open| !open.kind.has_provider() && open.state.is_open()) {
        Some(open) => tx.change(open.id, |open| {
            open.amount = wanted;
            Ok(())
        }),
        None => start::start(tx, order.id, kind, wanted, None).map(drop),
    }
}
