//! Late money: an order that ended because nobody paid goes on when all of its price comes after all, as long as its goods and its slot
//! can still be had. Everything else is put before a person.

use super::return_owed::settle_owed;
use super::slot::has_room;
use super::{CancelReason, Order};
use crate::base::{OrderId, Outcome, Refusal, Time};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::{self, refund};
use crate::shop::stock::reserve::{self, Wanted};
use crate::shop::{Event, Tx, catalog, settings};
use crate::store::Reads;

/// Lets a cancelled order go on, if it may; its money is booked already. Says whether it does.
pub fn reinstate(tx: &mut Tx, id: OrderId) -> Outcome<bool> {
    let order = tx.get(id)?;
    if !ended_unpaid(&order) || !may_go_on(tx, &order, tx.now)? {
        return Ok(false);
    }
    go_on(tx, &order)?;
    Ok(true)
}

/// Whether a cancelled order can go on: all of its price is here and nothing of it went back, its goods are there, and its slot is free.
/// One whose gift cards were issued already cannot: they were taken back with it, and are worth nothing.
pub fn may_go_on(reads: &impl Reads, order: &Order, now: Time) -> Outcome<bool> {
    let is_whole = order.cancelled.is_some() && order.refunded.is_zero() && order.kept() >= order.total;
    let had_cards = order.gift_lines().any(|(_, line)| line.sent > 0);
    if !is_whole || had_cards || refund::standing(&refund::of_order(reads, order.id)?).next().is_some() || !slot_is_free(reads, order, now)?
    {
        return Ok(false);
    }
    wanted(reads, order)?.map_or(Ok(false), |wanted| reserve::is_there(reads, &wanted))
}

/// A person wants it to go on, whoever cancelled it: what was owed is the order's again, but for what is more than its price.
///
/// # Errors
/// `remedy-cannot-go-on` where it cannot.
pub fn by_hand(tx: &mut Tx, id: OrderId) -> Outcome {
    let order = tx.get(id)?;
    if !may_go_on(tx, &order, tx.now)? {
        return Err(Refusal::conflict("remedy-cannot-go-on").into());
    }
    go_on(tx, &order)?;
    settle_owed(tx, id)?;
    let payments = payment::of_order(tx, id)?;
    let excess = tx.get(id)?.outstanding().negated();
    if let Some(last) = payments.iter().rev().find(|payment| payment.taken().is_some()).filter(|_| excess.minor() > 0) {
        attention::raise(tx, Trouble::MoneyOwed { payment: last.id, amount: excess }, Some(id))?;
    }
    tx.tell(Event::OrderPaid { order: id });
    Ok(())
}

fn go_on(tx: &mut Tx, order: &Order) -> Outcome {
    let (id, wanted) = (order.id, wanted(tx, order)?.unwrap_or_default());
    reserve::reserve(tx, id, wanted)?;
    let now = tx.now;
    tx.change(id, |order| {
        order.cancelled = None;
        order.reinstated = Some(now);
        for line in &mut order.lines {
            line.cancelled = 0;
        }
        Ok(())
    })?;
    tx.tell(Event::OrderReinstated { order: id });
    Ok(())
}

/// Nobody wished it away, and nothing of its money has gone back or was enough before.
fn ended_unpaid(order: &Order) -> bool {
    order.cancelled.as_ref().is_some_and(|cancelled| cancelled.why == CancelReason::NotPaid) && order.refunded.is_zero()
}

/// The goods as they were ordered; `None` when one of them does not exist any more.
fn wanted(reads: &impl Reads, order: &Order) -> Outcome<Option<Vec<Wanted>>> {
    let one = |(line, ordered): (usize, &super::Line)| {
        let product = catalog::list::by_variant(reads, ordered.variant)?;
        let variant = product.as_ref().and_then(|product| product.variant(ordered.variant));
        Ok(variant.map(|variant| Wanted {
            line,
            product: ordered.product,
            variant: ordered.variant,
            quantity: ordered.quantity,
            rule: variant.stock,
        }))
    };
    order.lines.iter().enumerate().map(one).collect()
}

/// Whether the order can still be fetched when it was to be.
fn slot_is_free(reads: &impl Reads, order: &Order, now: Time) -> Outcome<bool> {
    let Some(chosen) = order.shipping.slot else { return Ok(true) };
    let Some(method) = reads.find(order.shipping.method)?.filter(|method| method.active) else { return Ok(false) };
    let Some(hours) = &method.pickup else { return Ok(false) };
    let zone = settings::the(reads)?.time_zone;
    Ok(hours.slots(now, &zone).concat().contains(&chosen) && has_room(reads, &method, hours, chosen)?)
}
