//! Late money: an order that ended because nobody paid goes on when all of its price comes after all, as long as its goods and its slot
//! can still be had. Everything else is put before a person.

use super::slot::has_room;
use super::{CancelReason, Order};
use crate::base::{OrderId, Outcome};
use crate::shop::payment::refund;
use crate::shop::stock::reserve::{self, Wanted};
use crate::shop::{Event, Tx, catalog, settings};
use crate::store::Reads;

/// Lets a cancelled order go on, if it may; its money is booked already. Says whether it does.
pub fn reinstate(tx: &mut Tx, id: OrderId) -> Outcome<bool> {
    let order = tx.get(id)?;
    if !ended_unpaid(&order) || order.kept() < order.total || !refund::of_order(tx, id)?.is_empty() || !slot_is_free(tx, &order)? {
        return Ok(false);
    }
    let Some(wanted) = wanted(tx, &order)? else { return Ok(false) };
    if !reserve::is_there(tx, &wanted)? {
        return Ok(false);
    }
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
    Ok(true)
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
fn slot_is_free(tx: &Tx, order: &Order) -> Outcome<bool> {
    let Some(chosen) = order.shipping.slot else { return Ok(true) };
    let Some(method) = tx.find(order.shipping.method)?.filter(|method| method.active) else { return Ok(false) };
    let Some(hours) = &method.pickup else { return Ok(false) };
    let zone = settings::the(tx)?.time_zone;
    Ok(hours.slots(tx.now, &zone).concat().contains(&chosen) && has_room(tx, &method, hours, chosen)?)
}
