//! The fee of a way to pay, put on an order that is there, or taken off it, when the way changes. The order is quoted anew from what it
//! kept: only where that gives the order as it stands, to the last note, is another price made of it.

use crate::base::{Money, OrderId, Outcome};
use crate::shop::Tx;
use crate::shop::catalog::ProductKind;
use crate::shop::order::{ChosenPayment, Line, Order};
use crate::shop::payment::method::methods;
use crate::shop::payment::{Payment, PaymentMethod};
use crate::shop::price::{Basket, Item, Quote, Why, quote};
use crate::shop::settings::PriceDisplay;
use crate::store::Reads;

/// What the order costs with this fee; `None` where nobody can say it to the cent any more: pieces were cancelled, money went back.
pub fn priced(order: &Order, fee: Option<Money>) -> Option<Quote> {
    let zero = |amount: Option<Money>| amount.is_none_or(Money::is_zero);
    let is_as_placed =
        zero(order.waived) && zero(order.withdrawn) && order.returned.is_empty() && order.lines.iter().all(|l| l.cancelled == 0);
    let now = basket(order);
    let known = quote(&now);
    let is_same = (known.total, &known.charges, &known.taxes, &known.notes) == (order.total, &order.charges, &order.taxes, &order.notes);
    (is_as_placed && is_same).then(|| quote(&Basket { fee, ..now }))
}

/// What would be owed if the order were paid by this method; `None` where it cannot be.
pub fn owed_by(order: &Order, method: &PaymentMethod) -> Option<Money> {
    let fee = method.fee.filter(|fee| !fee.is_zero());
    if fee == charge(order, Why::PaymentFee) {
        return Some(order.outstanding());
    }
    priced(order, fee).map(|quote| order.outstanding() + (quote.total - order.total))
}

/// What the order costs without the fee of the way that was chosen.
pub fn without_fee(order: &Order) -> Option<Money> {
    match charge(order, Why::PaymentFee) {
        Some(_) => priced(order, None).map(|quote| quote.total),
        None => Some(order.total),
    }
}

/// Puts the price with this fee on the order.
pub(super) fn put(order: &mut Order, fee: Option<Money>) {
    if fee.filter(|fee| !fee.is_zero()) == charge(order, Why::PaymentFee) {
        return;
    }
    if let Some(Quote { charges, taxes, total, notes, .. }) = priced(order, fee) {
        (order.charges, order.taxes, order.total, order.notes) = (charges, taxes, total, notes);
    }
}

/// Money came by another way than the one that was chosen at last, as of a card whose page was still open. It pays the order with the
/// fee of the way by which it came, or where it is not enough for that without any: nobody owes the fee of a way that was not used.
/// An order that was paid before, or that what came pays as it stands, stays as it is.
pub fn forgo(tx: &mut Tx, order: OrderId, payment: &Payment) -> Outcome {
    let known: Order = tx.get(order)?;
    let before = payment.taken().map_or(known.captured, |taken| known.captured - taken);
    if known.payment.kind == payment.kind || known.cancelled.is_some() || before >= known.total {
        return Ok(());
    }
    let paid_so = methods(tx)?.into_iter().find(|method| method.kind == payment.kind);
    let fees = [paid_so.as_ref().and_then(|method| method.fee), None];
    let payable = |fee: &Option<Money>| priced(&known, *fee).map(|quote| quote.total).filter(|total| known.captured >= *total);
    let dearest = fees.into_iter().filter_map(|fee| Some((fee, payable(&fee)?))).max_by_key(|(_, total)| total.minor());
    let Some((fee, _)) = dearest.filter(|(_, total)| known.captured < known.total || *total > known.total) else { return Ok(()) };
    tx.change(order, |order| {
        put(order, fee);
        if paid_so.is_some() {
            order.payment = ChosenPayment::of(paid_so);
        }
        Ok(())
    })
}

fn charge(order: &Order, why: Why) -> Option<Money> {
    order.charges.iter().find(|charge| charge.why == why).map(|charge| charge.amount)
}

/// What the order was quoted from.
fn basket(order: &Order) -> Basket {
    let is_net = order.notes.iter().any(|note| matches!(note.why, Why::Tax { .. }) && !note.included);
    let item = |(n, line): (usize, &Line)| {
        let is_card = order.notes.iter().any(|note| note.why == Why::GiftCard { line: n });
        let kind = if is_card { ProductKind::GiftCard } else { ProductKind::Goods };
        Item { kind, unit: line.unit, quantity: line.quantity, rate: line.rate, weight_g: line.weight_g }
    };
    Basket {
        items: order.lines.iter().enumerate().map(item).collect(),
        currency: order.total.currency(),
        prices: if is_net { PriceDisplay::Net } else { PriceDisplay::Gross },
        shipping: charge(order, Why::Shipping),
        fee: charge(order, Why::PaymentFee),
    }
}
