//! Refunds of an order: a person decides, the worker has the provider do it, and what the provider says is booked.

use super::{Order, Returned};
use crate::base::limits::NOTE_CHARS_MAX;
use crate::base::{Money, OrderId, Outcome, RefundId, Refusal, Wrong, text};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::refund::{self, PER_ORDER_MAX, Refund, RefundReason, RefundState};
use crate::shop::payment::{self, Payment, PaymentKind, RefundTold};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: this much goes back by the way on which it came; of several payments by the one that has most left. What is not
/// owed anyway is waived: the order asks for that much less.
#[derive(Serialize, Deserialize)]
pub struct RefundOrder {
    pub order: OrderId,
    pub amount: Money,
    pub why: RefundReason,
    pub note: String,
}

impl Command for RefundOrder {
    type Done = RefundId;
    const NAME: &'static str = "refund_order";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<RefundId> {
        let order = tx.get(self.order)?;
        let (payments, refunds) = (payment::of_order(tx, order.id)?, refund::of_order(tx, order.id)?);
        let by = payments.iter().rev().max_by_key(|payment| refundable_by(&order, payment, &refunds).minor());
        let (Some(payment), true) = (by, refunds.len() < PER_ORDER_MAX) else {
            return Err(Refusal::conflict("not-allowed-now").into());
        };
        let left = refundable_by(&order, payment, &refunds);
        if left.is_zero() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if self.amount.currency() != left.currency() || self.amount.minor() <= 0 {
            return Err(Refusal::wrong("amount", "wrong-money").into());
        }
        if self.amount > left {
            return Err(Refusal::Invalid(vec![Wrong::new("amount", "wrong-more-than-refundable").with("left", left.plain())]).into());
        }
        if self.note.chars().count() > NOTE_CHARS_MAX {
            return Err(Refusal::wrong("note", "wrong-too-long").into());
        }
        let owed = order.owed(&refunds);
        if self.amount > owed {
            let waived = self.amount - owed;
            tx.change(order.id, |order| {
                order.waived = Some(order.waived.map_or(waived, |before| before + waived));
                Ok(())
            })?;
        }
        decide(tx, payment, self.amount, self.why, &text::lines(&self.note))
    }
}

/// Writes down that so much of a payment goes back.
pub(super) fn decide(tx: &mut Tx, payment: &Payment, amount: Money, why: RefundReason, note: &str) -> Outcome<RefundId> {
    let order = payment.order;
    let refund = Refund {
        id: tx.next()?,
        order,
        payment: payment.id,
        amount,
        why,
        note: note.to_owned(),
        decided: tx.now,
        by: tx.actor.staff(),
        state: RefundState::Decided,
        reference: String::new(),
    };
    tx.insert(&refund)?;
    tx.tell(Event::RefundDecided { order, refund: refund.id, amount });
    Ok(refund.id)
}

/// What providers can give back of an order now, or gift cards take back, by one payment at once.
pub fn refundable(order: &Order, payments: &[Payment], refunds: &[Refund]) -> Money {
    let zero = Money::zero(order.total.currency());
    payments.iter().map(|payment| refundable_by(order, payment, refunds)).fold(zero, |most, left| if left > most { left } else { most })
}

/// Nothing by a payment that neither a provider nor a gift card made.
pub(super) fn refundable_by(order: &Order, payment: &Payment, refunds: &[Refund]) -> Money {
    let zero = Money::zero(order.total.currency());
    if !payment.kind.has_provider() && payment.kind != PaymentKind::GiftCard {
        return zero;
    }
    let of_order = order.kept() - on_the_way(order, refunds);
    let of_payment = refund::left(payment, refunds);
    let left = if of_order < of_payment { of_order } else { of_payment };
    if left.is_negative() { zero } else { left }
}

/// Money of refunds that are decided and not done.
fn on_the_way(order: &Order, refunds: &[Refund]) -> Money {
    Money::sum(order.total.currency(), refunds.iter().filter(|refund| refund.state.is_open()).map(|refund| refund.amount))
}

impl Order {
    /// What the buyer has to get and nobody has decided to give yet.
    pub fn owed(&self, refunds: &[Refund]) -> Money {
        let owed = self.outstanding().negated() - on_the_way(self, refunds);
        if owed.is_negative() { Money::zero(owed.currency()) } else { owed }
    }
}

/// The provider says how a refund stands.
#[derive(Serialize, Deserialize)]
pub struct SettleRefund {
    pub refund: RefundId,
    pub told: RefundTold,
}

impl Command for SettleRefund {
    type Done = RefundState;
    const NAME: &'static str = "settle_refund";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<RefundState> {
        let known = tx.get(self.refund)?;
        let (order, refund, amount) = (known.order, known.id, known.amount);
        if self.told.amount != amount {
            attention::raise(tx, Trouble::Refund { refund }, Some(order))?;
            return Ok(known.state);
        }
        let Some(state) = known.state.apply(&self.told.standing) else { return Ok(known.state) };
        let was_done = known.state == RefundState::Done;
        let (now, reference) = (state.clone(), self.told.reference);
        tx.change(refund, |refund| {
            refund.state = now;
            if !reference.is_empty() {
                refund.reference = reference.chars().take(200).collect();
            }
            Ok(())
        })?;
        match state {
            RefundState::Done => book(tx, &known, amount)?,
            RefundState::Failed { .. } if was_done => book(tx, &known, amount.negated())?,
            _ => {}
        }
        match state {
            RefundState::Decided => {}
            RefundState::OnItsWay => tx.tell(Event::RefundSent { order, refund }),
            RefundState::Done => tx.tell(Event::RefundDone { order, refund, amount }),
            RefundState::Failed { .. } => tx.tell(Event::RefundFailed { order, refund, amount }),
        }
        Ok(state)
    }
}

/// The order's sum follows: money went back, or came again.
pub(super) fn book(tx: &mut Tx, refund: &Refund, amount: Money) -> Outcome {
    let at = tx.now;
    tx.change(refund.order, |order| {
        order.refunded += amount;
        order.returned.push(Returned { at, amount, reference: refund.reference.clone(), refund: Some(refund.id) });
        Ok(())
    })
}
