//! Cancelling an order: its goods are free again, nothing more is asked for.

use super::capture::held;
use super::gift::is_paid_otherwise;
use super::gift_sale::take_all_back;
use super::{CancelReason, Cancelled, Order, Waits, let_rest_go};
use crate::base::text;
use crate::base::{OrderId, Outcome, Refusal};
use crate::shop::payment::{self, Payment};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person cancels. Said twice it is done once.
#[derive(Serialize, Deserialize)]
pub struct CancelOrder {
    pub order: OrderId,
    pub why: CancelReason,
    pub note: String,
}

impl Command for CancelOrder {
    type Done = ();
    const NAME: &'static str = "cancel_order";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let order = tx.get(self.order)?;
        if order.cancelled.as_ref().is_some_and(|before| before.why != CancelReason::NotPaid || self.why == CancelReason::NotPaid) {
            return Ok(());
        }
        may_cancel(&order)?;
        let note = text::note("note", &self.note)?;
        if order.cancelled.is_none() {
            take_all_back(tx, &order)?;
            return cancel(tx, self.order, self.why, &note);
        }
        // It had just ended by itself. What a person says goes before: money that comes late is not wanted any more.
        tx.change(self.order, |order| {
            order.cancelled.iter_mut().for_each(|cancelled| (cancelled.why, cancelled.note) = (self.why, note.clone()));
            Ok(())
        })
    }
}

/// No thing may have been sent: goods on their way come back as a return. Gift cards are taken back, if they are unspent.
pub fn may_cancel(order: &Order) -> Outcome {
    if order.lines.iter().any(|line| line.sent > 0 && line.gift.is_none()) {
        Err(Refusal::conflict("already-shipped").into())
    } else {
        Ok(())
    }
}

fn cancel(tx: &mut Tx, id: OrderId, why: CancelReason, note: &str) -> Outcome {
    let at = tx.now;
    tx.change(id, |order| {
        order.cancelled = Some(Cancelled { at, why, note: note.to_owned() });
        for line in &mut order.lines {
            line.cancelled = line.quantity - line.sent;
        }
        Ok(())
    })?;
    tx.tell(Event::OrderCancelled { order: id });
    Ok(())
}

/// The shop: the time to pay is over. Nothing happens to an order that is paid, or for which a provider may still have money; the
/// worker asks the provider first. One that is paid in part is put before a person.
#[derive(Serialize, Deserialize)]
pub struct ExpireOrder {
    pub order: OrderId,
}

impl Command for ExpireOrder {
    type Done = Expired;
    const NAME: &'static str = "expire_order";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<Expired> {
        let order = tx.get(self.order)?;
        if order.cancelled.is_some() || order.outstanding().minor() <= 0 || may_cancel(&order).is_err() {
            return Ok(Expired::NotNow);
        }
        match order.waits {
            Waits::ForEver => return Ok(Expired::NotNow),
            Waits::Until { at } if at > tx.now => return Ok(Expired::Later { at }),
            Waits::Until { .. } | Waits::ForItsPayment => {}
        }
        let payments = payment::of_order(tx, order.id)?;
        // What a provider holds for us is as good as paid until it lets go.
        if held(&payments).is_some() {
            return Ok(Expired::NotNow);
        }
        let waits = |payment: &&Payment| payment.state.is_open() && payment.expires.is_none_or(|at| at > tx.now);
        // A gift card that paid a part of it has that back; other money is for a person.
        let is_paid_in_part = order.is_paid_in_part() && is_paid_otherwise(&payments);
        if let Some(until) = payments.iter().filter(waits).map(|p| p.expires).max() {
            return match until {
                Some(at) => Ok(Expired::Later { at }),
                None if is_paid_in_part => put_before_a_person(tx, &order),
                None => Ok(Expired::NotNow),
            };
        }
        if payments.iter().any(|p| p.kind.has_provider() && p.session.is_some() && p.state.is_open()) {
            return Ok(Expired::AskProvider);
        }
        if is_paid_in_part {
            return put_before_a_person(tx, &order);
        }
        cancel(tx, order.id, CancelReason::NotPaid, "")?;
        Ok(Expired::Cancelled)
    }
}

/// The time to pay is over, and a part is paid: neither is the money given back nor the order sent without somebody's word.
fn put_before_a_person(tx: &mut Tx, order: &Order) -> Outcome<Expired> {
    let_rest_go::put_before_a_person(tx, order)?;
    Ok(Expired::NotNow)
}

/// What became of the wish to expire an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expired {
    Cancelled,
    /// It is paid, or paid on arrival, or gone.
    NotNow,
    /// A later try to pay is still open.
    Later {
        at: crate::base::Time,
    },
    /// The provider must say first that no money will come.
    AskProvider,
}
