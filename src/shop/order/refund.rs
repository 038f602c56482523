//! Refunds of an order: a person decides, the worker has the provider do it, and what the provider says is booked.

use super::gift_sale;
use super::refund_lines::{Decision, GivenBack, Proposal, lesser};
use super::{Order, Returned};
use crate::base::{Money, OrderId, Outcome, PaymentId, RefundId, Refusal, VariantId, Wrong, text};
use crate::shop::attention::{self, Trouble};
use crate::shop::catalog::Product;
use crate::shop::catalog::list::by_variant;
use crate::shop::catalog::product::StockRule;
use crate::shop::payment::refund::{self, Fate, PER_ORDER_MAX, Refund, RefundLine, RefundReason, RefundState};
use crate::shop::payment::{self, Payment, RefundTold, Step};
use crate::shop::stock::ledger::{self, Entry};
use crate::shop::stock::{Reason, reserve};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: this much goes back by the way on which it came; of several payments by the one that has most left. What is not
/// owed anyway is waived: the order asks for that much less.
#[derive(Serialize, Deserialize)]
pub struct RefundOrder {
    pub order: OrderId,
    /// The pieces that it is for; none when it is for an amount alone.
    #[serde(default)]
    pub lines: Vec<GivenBack>,
    /// The part for delivery and fees, tax included.
    #[serde(default)]
    pub charges: Option<Money>,
    /// What goes back. Where it is not what lines and charges come to, the note says why.
    pub amount: Money,
    pub why: RefundReason,
    pub note: String,
    /// How many refunds the order had when it was looked at: a form sent twice decides once. `None`: whatever it has now.
    #[serde(default)]
    pub after: Option<usize>,
}

impl RefundOrder {
    /// An amount, for no piece in particular.
    pub fn of_amount(order: OrderId, amount: Money, why: RefundReason, note: &str) -> RefundOrder {
        RefundOrder { order, lines: Vec::new(), charges: None, amount, why, note: note.to_owned(), after: None }
    }
}

impl Command for RefundOrder {
    type Done = RefundId;
    const NAME: &'static str = "refund_order";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<RefundId> {
        let order = tx.get(self.order)?;
        let (payments, refunds) = (payment::of_order(tx, order.id)?, refund::of_order(tx, order.id)?);
        if self.after.is_some_and(|known| known != refunds.len()) {
            return Err(Refusal::conflict("changed").into());
        }
        let (Some(payment), true) = (by(&order, &payments, &refunds), refunds.len() < PER_ORDER_MAX) else {
            return Err(Refusal::conflict("not-allowed-now").into());
        };
        let left = refundable_by(&order, payment, &refunds);
        if left.is_zero() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let decision = order.judge((&refunds, left), (&self.lines, self.charges), Some(self.amount))?;
        let proposed = lesser(decision.chosen.amount, left);
        let (note, by_hand) = (text::note("note", &self.note)?, !proposed.is_zero() && self.amount != proposed);
        if by_hand && note.is_empty() {
            return Err(Refusal::Invalid(vec![Wrong::new("note", "wrong-refund-note").with("amount", proposed)]).into());
        }
        decide(tx, &order, Wish { payment: payment.id, why: self.why, note, decision })
    }
}

/// A refund that may be.
pub(super) struct Wish {
    pub payment: PaymentId,
    pub why: RefundReason,
    pub note: String,
    pub decision: Decision,
}

/// Writes it down: the order costs less, goods move, and the money is spoken for before anybody is asked for it.
pub(super) fn decide(tx: &mut Tx, order: &Order, wish: Wish) -> Outcome<RefundId> {
    move_goods(tx, order, &wish.decision.chosen.lines)?;
    let amount = wish.decision.amount;
    let id = write(tx, order, wish, Made { state: RefundState::Decided, reference: String::new(), elsewhere: false })?;
    tx.tell(Event::RefundDecided { order: order.id, refund: id, amount });
    Ok(id)
}

/// Where a refund was made, and how far it is.
pub(super) struct Made {
    pub state: RefundState,
    pub reference: String,
    pub elsewhere: bool,
}

pub(super) fn write(tx: &mut Tx, order: &Order, wish: Wish, made: Made) -> Outcome<RefundId> {
    let Wish { payment, why, note, decision: Decision { chosen, amount, taken_off, taxes } } = wish;
    let waived = Some(taken_off).filter(|off| order.cancelled.is_none() && off.minor() > 0);
    if waived.is_some() {
        tx.change(order.id, |order| {
            order.waive(taken_off);
            Ok(())
        })?;
    }
    let Proposal { lines, charges, .. } = chosen;
    let (id, order, decided, by) = (tx.next()?, order.id, tx.now, tx.actor.staff());
    let Made { state, reference, elsewhere } = made;
    tx.insert(&Refund { id, order, payment, amount, why, note, decided, by, state, reference, elsewhere, lines, charges, taxes, waived })?;
    Ok(id)
}

/// What was never sent is free for others; what came back lies on a shelf again.
fn move_goods(tx: &mut Tx, order: &Order, lines: &[RefundLine]) -> Outcome {
    for given in lines {
        let line = order.lines.get(given.line).ok_or(Refusal::conflict("changed"))?;
        match given.goods {
            Fate::Kept => {}
            Fate::TakenBack => gift_sale::take_back_pieces(tx, order, given.line, given.quantity)?,
            Fate::NotSent => {
                tx.change(order.id, |order| {
                    order.lines[given.line].cancelled += given.quantity;
                    Ok(())
                })?;
                reserve::release(tx, order.id, given.line, given.quantity)?;
            }
            Fate::Restocked { location } => {
                let known = by_variant(&*tx, line.variant)?.filter(|product| is_counted(product, line.variant));
                if known.is_none() || tx.find(location)?.is_none() {
                    return Err(Refusal::wrong(format!("goods-{}", given.line), "wrong-refund-shelf").into());
                }
                let mut level = ledger::level(tx, line.product, line.variant, location)?;
                let by = i64::from(given.quantity);
                ledger::enter(tx, &mut level, Entry { by, reason: Reason::Returned, order: Some(order.id), note: String::new() })?;
            }
        }
    }
    Ok(())
}

/// Whether pieces of a variant are counted, so that one can lie on a shelf again.
pub fn is_counted(product: &Product, variant: VariantId) -> bool {
    product.variant(variant).is_some_and(|variant| variant.stock != StockRule::Endless)
}

/// The payment by which money goes back now: the one that has most left.
pub fn by<'a>(order: &Order, payments: &'a [Payment], refunds: &[Refund]) -> Option<&'a Payment> {
    payments.iter().rev().max_by_key(|payment| refundable_by(order, payment, refunds).minor())
}

/// What can go back of an order now, by one payment at once.
pub fn refundable(order: &Order, payments: &[Payment], refunds: &[Refund]) -> Money {
    let zero = Money::zero(order.total.currency());
    by(order, payments, refunds).map_or(zero, |payment| refundable_by(order, payment, refunds))
}

/// Of money that people brought: nothing as long as the order waits for more. Whoever wants out of such an order has it cancelled, and
/// what came is owed.
pub(in crate::shop) fn refundable_by(order: &Order, payment: &Payment, refunds: &[Refund]) -> Money {
    let zero = Money::zero(order.total.currency());
    if payment.kind.is_by_hand() && order.outstanding().minor() > 0 || !payment.kind.can(Step::Refund) {
        return zero;
    }
    let of_order = order.kept() - on_the_way(order, refunds);
    let of_payment = refund::left(payment, refunds);
    let left = if of_order < of_payment { of_order } else { of_payment };
    if left.is_negative() { zero } else { left }
}

/// Money of refunds that are decided and not done.
pub(super) fn on_the_way(order: &Order, refunds: &[Refund]) -> Money {
    Money::sum(order.total.currency(), refunds.iter().filter(|refund| refund.state.is_open()).map(|refund| refund.amount))
}

impl Order {
    /// What giving back means: this amount, or without one what pieces and charges come to; of `left` at most.
    ///
    /// # Errors
    /// Those of `propose`; `amount` where it is no money, nothing, more than is left, or the price of a gift card that the buyer keeps.
    pub fn judge(
        &self,
        (refunds, left): (&[Refund], Money),
        (pieces, charges): (&[GivenBack], Option<Money>),
        amount: Option<Money>,
    ) -> Result<Decision, Refusal> {
        if amount.is_some_and(|amount| amount.currency() != left.currency() || amount.minor() <= 0) {
            return Err(Refusal::wrong("amount", "wrong-money"));
        }
        if amount.is_some_and(|amount| amount > left) {
            return Err(Refusal::Invalid(vec![Wrong::new("amount", "wrong-more-than-refundable").with("left", left)]));
        }
        let chosen = self.propose(refunds, pieces, charges)?;
        let amount = amount.unwrap_or_else(|| lesser(chosen.amount, left));
        if amount.is_zero() {
            return Err(Refusal::wrong("amount", "wrong-refund-nothing"));
        }
        if amount > self.beside_cards(refunds, &chosen.lines) {
            return Err(Refusal::wrong("amount", "wrong-refund-gift-card"));
        }
        Ok(self.decision(refunds, amount, chosen))
    }

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
            attention::raise_once(tx, Trouble::Refund { refund }, Some(order))?;
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
            RefundState::Decided | RefundState::Withdrawn => {}
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
