//! Refunds that somebody made at the provider's dashboard, without us. They become rows of the order like those decided here, once, in
//! whatever order and however often the provider tells of them; what they are for nobody has said.

use super::refund::{Made, SettleRefund, Wish, book, refundable_by, write};
use super::{Order, give_back};
use crate::base::{Money, OrderId, Outcome, PaymentId};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::refund::{self, PER_ORDER_MAX, Refund, RefundReason, RefundState};
use crate::shop::payment::{Payment, RefundStanding, RefundTold};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// The provider says that money of a payment went back, with no mark of ours on it. It lists them with what was paid, so what came is
/// known before. Done: whether it was news.
#[derive(Serialize, Deserialize)]
pub struct TakeRefund {
    pub payment: PaymentId,
    pub told: RefundTold,
}

impl Command for TakeRefund {
    type Done = bool;
    const NAME: &'static str = "take_refund";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<bool> {
        let TakeRefund { payment, told } = self;
        let payment = tx.get(payment)?;
        let (order, refunds) = (tx.get(payment.order)?, refund::of_order(tx, payment.order)?);
        if let Some(known) = refund::by_reference(&refunds, payment.id, &told.reference) {
            let state = SettleRefund { refund: known.id, told }.run(tx)?;
            return Ok(state != known.state);
        }
        let state = match told.standing {
            RefundStanding::OnItsWay => RefundState::OnItsWay,
            RefundStanding::Done => RefundState::Done,
            // It came to nothing before we heard of it.
            RefundStanding::Failed { .. } => return Ok(false),
        };
        let reference: String = told.reference.chars().take(200).collect();
        let misfit = Trouble::RefundMisfit { payment: payment.id, reference: reference.clone(), amount: told.amount };
        if !fits(&order, &payment, &refunds, told.amount) || reference.is_empty() {
            return attention::raise_once(tx, misfit, Some(order.id));
        }
        // What stood in its way may have come to nothing since.
        attention::settle_where(tx, &misfit)?;
        take(tx, &order, &payment, (&refunds, told.amount), Made { state, reference, elsewhere: true })?;
        Ok(true)
    }
}

/// Whether so much can have gone back: no more than came by the payment, less what is spoken for.
fn fits(order: &Order, payment: &Payment, refunds: &[Refund], amount: Money) -> bool {
    let left = refundable_by(order, payment, refunds);
    let room = refunds.len() < PER_ORDER_MAX && order.returned.len() < give_back::RETURNS_MAX;
    room && amount.currency() == left.currency() && amount.minor() > 0 && amount <= left
}

fn take(tx: &mut Tx, order: &Order, payment: &Payment, (refunds, amount): (&[Refund], Money), made: Made) -> Outcome {
    let decision = order.decision(refunds, amount, order.propose(refunds, &[], None)?);
    let cheaper = decision.taken_off.minor() > 0 && order.cancelled.is_none();
    let state = made.state.clone();
    let refund = write(tx, order, Wish { payment: payment.id, why: RefundReason::Other, note: String::new(), decision }, made)?;
    let (id, known) = (order.id, tx.get(refund)?);
    tx.tell(Event::RefundFound { order: id, refund, amount });
    if state == RefundState::Done {
        book(tx, &known, amount)?;
        tx.tell(Event::RefundDone { order: id, refund, amount });
    } else {
        tx.tell(Event::RefundSent { order: id, refund });
    }
    // Money that was owed needs nobody; what goods are for is for a person to say.
    let has_goods = order.lines.iter().any(|line| line.sent > 0 || line.to_send() > 0);
    if cheaper && has_goods { attention::raise(tx, Trouble::RefundFound { refund }, Some(id)) } else { Ok(()) }
}

/// An order is cancelled: nobody has to say any more what becomes of its goods.
pub fn need_no_more(tx: &mut Tx, order: OrderId) -> Outcome {
    for refund in refund::of_order(tx, order)?.into_iter().filter(|refund| refund.elsewhere) {
        attention::settle_where(tx, &Trouble::RefundFound { refund: refund.id })?;
    }
    Ok(())
}
