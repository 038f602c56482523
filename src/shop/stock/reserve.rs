//! Goods for orders: promised when the order is placed, taken out when they are sent, free again when it ends. Promising happens
//! in the transaction that places the order, so nothing can be sold twice.

use super::ledger::level;
use super::{BY_ORDER, Movement, Reason, Reservation, StockLevel, levels, locations};
use crate::base::{OrderId, Outcome, ProductId, Refusal, VariantId};
use crate::shop::catalog::product::StockRule;
use crate::shop::{Event, Tx};
use crate::store::{Page, Reads};

/// Most promises of one order: every line at every place.
const PER_ORDER_MAX: usize = 10_000;

/// What is to be promised.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub order: OrderId,
    pub line: usize,
    pub product: ProductId,
    pub variant: VariantId,
    pub quantity: u32,
    pub rule: StockRule,
}

/// Promises goods of one line, from the first place that has all of it, else from several. Refused as `out-of-stock` when there is
/// not enough; what is made to order is promised from the first place although it is not there.
pub fn reserve(tx: &mut Tx, wanted: Wanted) -> Outcome {
    if wanted.rule == StockRule::Endless {
        return Ok(());
    }
    let mut there = levels(tx, wanted.variant)?;
    let quantity = i64::from(wanted.quantity);
    if there.len() > 1 {
        let places = locations(tx)?;
        there.sort_by_key(|level| places.iter().position(|place| place.id == level.location));
    }
    // All places together must have it: what one of them promised and lost, the others still owe.
    if wanted.rule == StockRule::Counted && there.iter().map(StockLevel::available).sum::<i64>() < quantity {
        return Err(Refusal::conflict("out-of-stock").into());
    }
    let mut takes: Vec<(StockLevel, i64)> = match there.iter().find(|level| level.available() >= quantity) {
        Some(level) => vec![(level.clone(), quantity)],
        None => Vec::new(),
    };
    if takes.is_empty() {
        let mut missing = quantity;
        for level in there {
            let take = level.available().clamp(0, missing);
            missing -= take;
            takes.push((level, take));
        }
        if missing > 0 {
            match takes.first_mut() {
                Some((_, take)) => *take += missing,
                None => {
                    let place = locations(tx)?.first().map(|place| place.id).ok_or(Refusal::conflict("no-location"))?;
                    takes.push((level(tx, wanted.product, wanted.variant, place)?, missing));
                }
            }
        }
    }
    for (mut level, take) in takes.into_iter().filter(|(_, take)| *take > 0) {
        level.reserved += take;
        tx.put(&level)?;
        let quantity = u32::try_from(take).expect("at most the quantity of a line");
        let reservation = Reservation { id: tx.next()?, order: wanted.order, line: wanted.line, level: level.id, quantity };
        tx.put(&reservation)?;
    }
    tx.tell(Event::StockReserved { variant: wanted.variant, product: wanted.product, order: wanted.order, quantity: wanted.quantity });
    Ok(())
}

/// Frees everything that is still promised to an order.
pub fn release_all(tx: &mut Tx, order: OrderId) -> Outcome {
    let promised: Vec<Reservation> = tx.scan(&BY_ORDER, &order, Page::first(PER_ORDER_MAX))?;
    for reservation in promised {
        let quantity = reservation.quantity;
        let (variant, product) = tx.change(reservation.level, |level| {
            level.reserved -= i64::from(quantity);
            Ok((level.variant, level.product))
        })?;
        tx.delete(reservation.id)?;
        tx.tell(Event::StockReleased { variant, product, order, quantity });
    }
    Ok(())
}

/// Takes pieces of a line out of the stock because they are sent: the promise is kept. What was never counted moves nothing.
pub fn send(tx: &mut Tx, order: OrderId, line: usize, quantity: u32) -> Outcome {
    let promised: Vec<Reservation> = tx.scan(&BY_ORDER, &order, Page::first(PER_ORDER_MAX))?;
    let mut left = quantity;
    for mut reservation in promised.into_iter().filter(|r| r.line == line) {
        let take = reservation.quantity.min(left);
        if take == 0 {
            continue;
        }
        left -= take;
        reservation.quantity -= take;
        let by = -i64::from(take);
        let level = tx.change(reservation.level, |level| {
            level.reserved += by;
            level.on_hand += by;
            Ok(level.clone())
        })?;
        if reservation.quantity == 0 {
            tx.delete(reservation.id)?
        } else {
            tx.put(&reservation)?
        }
        let movement = Movement {
            id: tx.next()?,
            level: level.id,
            by,
            reason: Reason::Sold,
            at: tx.now,
            staff: tx.actor.staff(),
            order: Some(order),
            note: String::new(),
        };
        tx.put(&movement)?;
        let StockLevel { variant, product, location, on_hand, .. } = level;
        tx.tell(Event::StockMoved { variant, product, location, by, on_hand });
    }
    Ok(())
}
