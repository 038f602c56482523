//! Money that came from a gift card goes back to it: at once, in the same transaction, for no provider has to be asked.
//! What people brought is for people to give back.

use super::refund::{Wish, book, decide, refundable_by};
use crate::base::{Money, OrderId, Outcome, RefundId};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::refund::{self, Refund, RefundReason, RefundState};
use crate::shop::payment::{self, Payment, PaymentKind};
use crate::shop::{Event, Job, Tx, gift_card};
use crate::store::Reads;

/// A refund was decided: a gift card has it back now, what no provider can give back waits for a person, everything else is for the
/// worker and the provider.
pub fn send(tx: &mut Tx, id: RefundId) -> Outcome {
    let refund = tx.get(id)?;
    let payment = tx.get(refund.payment)?;
    if payment.kind.is_by_hand() {
        return attention::raise(tx, Trouble::RefundByHand { refund: id }, Some(refund.order));
    }
    if payment.kind != PaymentKind::GiftCard {
        return tx.enqueue(Job::SendRefund { refund: id }).map(drop);
    }
    if !refund.state.is_open() {
        return Ok(());
    }
    let last = gift_card::spend::give_back(tx, &payment, refund.amount)?;
    let refund = tx.change(id, |refund| {
        refund.state = RefundState::Done;
        refund.reference = gift_card::shown(&last);
        Ok(refund.clone())
    })?;
    book(tx, &refund, refund.amount)?;
    tx.tell(Event::RefundDone { order: refund.order, refund: id, amount: refund.amount });
    Ok(())
}

/// What gift cards paid of an order that is cancelled goes back to them.
pub fn give_all_back(tx: &mut Tx, order: OrderId) -> Outcome {
    let known = tx.get(order)?;
    let payments = payment::of_order(tx, order)?;
    for payment in payments.iter().filter(|payment| payment.kind == PaymentKind::GiftCard) {
        let refunds = refund::of_order(tx, order)?;
        let amount = refundable_by(&known, payment, &refunds);
        if amount.minor() > 0 {
            let decision = known.decision(&refunds, amount, known.propose(&refunds, &[], None)?);
            decide(tx, &known, Wish { payment: payment.id, why: RefundReason::Cancelled, note: String::new(), decision })?;
        }
    }
    Ok(())
}

/// Whether money came by anything else than gift cards.
pub fn is_paid_otherwise(payments: &[Payment]) -> bool {
    payments.iter().any(|payment| payment.kind != PaymentKind::GiftCard && payment.taken().is_some())
}

/// What a gift card paid of an order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardLine {
    /// The last signs of its code.
    pub last: String,
    pub amount: Money,
}

/// The lines of an order's gift cards, in the order in which they paid.
pub fn lines(payments: &[Payment]) -> Vec<CardLine> {
    let of_cards = payments.iter().filter(|payment| payment.kind == PaymentKind::GiftCard);
    of_cards.filter_map(|payment| Some(CardLine { last: payment.reference.clone(), amount: payment.state.taken()? })).collect()
}

/// What went back to gift cards when an order was cancelled; `None`: nothing.
pub fn back_on_cards(reads: &impl Reads, order: OrderId) -> Outcome<Option<Money>> {
    let known = reads.get(order)?;
    let mut back = Money::zero(known.total.currency());
    for refund in refund::of_order(reads, order)? {
        if is_of_cancelling(reads, &refund)? {
            back += refund.amount;
        }
    }
    Ok((back.minor() > 0).then_some(back))
}

/// Whether a refund is one that the letter about the cancelled order tells of.
pub fn is_told(reads: &impl Reads, refund: RefundId) -> Outcome<bool> {
    reads.find(refund)?.map_or(Ok(false), |refund| is_of_cancelling(reads, &refund))
}

fn is_of_cancelling(reads: &impl Reads, refund: &Refund) -> Outcome<bool> {
    let to_card = reads.get(refund.payment)?.kind == PaymentKind::GiftCard;
    Ok(to_card && reads.get(refund.order)?.cancelled.is_some_and(|cancelled| cancelled.at == refund.decided))
}
