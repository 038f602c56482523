//! Goods for orders: promised when the order is placed, taken out when they are sent, free again when it ends. Promising happens
//! in the transaction that places the order, so nothing can be sold twice.

use super::ledger::level;
use super::{BY_ORDER, Movement, Promise, Reason, Reservation, StockLevel, available, levels, locations};
use crate::base::{OrderId, Outcome, ProductId, Refusal, VariantId};
use crate::shop::catalog::product::StockRule;
use crate::shop::event::Goods;
use crate::shop::{Event, Tx};
use crate::store::Reads;

/// What one line of an order wants.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub line: usize,
    pub product: ProductId,
    pub variant: VariantId,
    pub quantity: u32,
    pub rule: StockRule,
}

/// Promises goods to an order. Refused as `out-of-stock` when there is not enough of something.
pub fn reserve(tx: &mut Tx, order: OrderId, wanted: impl IntoIterator<Item = Wanted>) -> Outcome {
    let (mut promises, mut goods) = (Vec::new(), Vec::new());
    for wanted in wanted.into_iter().filter(|wanted| wanted.rule != StockRule::Endless) {
        goods.push(promise(tx, wanted, &mut promises)?);
    }
    if promises.is_empty() {
        return Ok(());
    }
    let id = tx.next()?;
    tx.insert(&Reservation { id, order, promises })?;
    tx.tell(Event::StockReserved { order, goods });
    Ok(())
}

/// Takes what one line wants from the stock that is free.
fn promise(tx: &mut Tx, wanted: Wanted, promises: &mut Vec<Promise>) -> Outcome<Goods> {
    for (level, take) in takes(tx, wanted)? {
        tx.replace(&level, &StockLevel { reserved: level.reserved + take, ..level.clone() })?;
        let quantity = u32::try_from(take).expect("at most the quantity of a line");
        promises.push(Promise { line: wanted.line, level: level.id, quantity });
    }
    Ok(Goods { variant: wanted.variant, product: wanted.product, quantity: wanted.quantity })
}

/// Promises more to an order that is there already. Refused as `out-of-stock` when there is not enough.
pub fn reserve_more(tx: &mut Tx, order: OrderId, wanted: Wanted) -> Outcome {
    let there = tx.lookup(&BY_ORDER, &order)?;
    let mut reservation = match there {
        Some(there) => there,
        None => Reservation { id: tx.next()?, order, promises: Vec::new() },
    };
    let goods = promise(tx, wanted, &mut reservation.promises)?;
    tx.put(&reservation)?;
    tx.tell(Event::StockReserved { order, goods: vec![goods] });
    Ok(())
}

/// Whether all of it could be promised now.
pub fn is_there(reads: &impl Reads, wanted: &[Wanted]) -> Outcome<bool> {
    for one in wanted.iter().filter(|one| one.rule == StockRule::Counted) {
        let all: i64 = wanted.iter().filter(|other| other.variant == one.variant).map(|other| i64::from(other.quantity)).sum();
        if available(reads, one.variant)? < all {
            return Ok(false);
        }
    }
    Ok(true)
}

/// How much to promise from which place: all from the first that has it, else from several. What is made to order is promised from
/// the first place although it is not there.
fn takes(tx: &mut Tx, wanted: Wanted) -> Outcome<Vec<(StockLevel, i64)>> {
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
    if let Some(at) = there.iter().position(|level| level.available() >= quantity) {
        return Ok(vec![(there.swap_remove(at), quantity)]);
    }
    let (mut takes, mut missing) = (Vec::new(), quantity);
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
    takes.retain(|(_, take)| *take > 0);
    Ok(takes)
}

/// Frees everything that is still promised to an order.
pub fn release_all(tx: &mut Tx, order: OrderId) -> Outcome {
    let Some(reservation) = tx.lookup(&BY_ORDER, &order)? else { return Ok(()) };
    let mut goods = Vec::new();
    for Promise { level, quantity, .. } in reservation.promises {
        let (variant, product) = tx.change(level, |level| {
            level.reserved -= i64::from(quantity);
            Ok((level.variant, level.product))
        })?;
        goods.push(Goods { variant, product, quantity });
    }
    tx.delete(reservation.id)?;
    tx.tell(Event::StockReleased { order, goods });
    Ok(())
}

/// Frees pieces of a line that will not be sent. What was never counted frees nothing.
pub fn release(tx: &mut Tx, order: OrderId, line: usize, quantity: u32) -> Outcome {
    let Some(mut reservation) = tx.lookup(&BY_ORDER, &order)? else { return Ok(()) };
    let (mut left, mut goods) = (quantity, Vec::new());
    for promise in reservation.promises.iter_mut().filter(|promise| promise.line == line) {
        let free = promise.quantity.min(left);
        left -= free;
        promise.quantity -= free;
        let (variant, product) = tx.change(promise.level, |level| {
            level.reserved -= i64::from(free);
            Ok((level.variant, level.product))
        })?;
        goods.push(Goods { variant, product, quantity: free });
    }
    goods.retain(|goods| goods.quantity > 0);
    if goods.is_empty() {
        return Ok(());
    }
    reservation.promises.retain(|promise| promise.quantity > 0);
    if reservation.promises.is_empty() {
        tx.delete(reservation.id)?
    } else {
        tx.put(&reservation)?
    }
    tx.tell(Event::StockReleased { order, goods });
    Ok(())
}

/// Takes pieces of a line out of the stock because they are sent: the promise is kept. What was never counted moves nothing.
pub fn send(tx: &mut Tx, order: OrderId, line: usize, quantity: u32) -> Outcome {
    let Some(mut reservation) = tx.lookup(&BY_ORDER, &order)? else { return Ok(()) };
    let mut left = quantity;
    for promise in reservation.promises.iter_mut().filter(|promise| promise.line == line) {
        let take = promise.quantity.min(left);
        if take == 0 {
            continue;
        }
        left -= take;
        promise.quantity -= take;
        let by = -i64::from(take);
        let level = tx.change(promise.level, |level| {
            level.reserved += by;
            level.on_hand += by;
            Ok(level.clone())
        })?;
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
        tx.insert(&movement)?;
        let StockLevel { variant, product, location, on_hand, .. } = level;
        tx.tell(Event::StockMoved { variant, product, location, by, on_hand });
    }
    reservation.promises.retain(|promise| promise.quantity > 0);
    if reservation.promises.is_empty() { tx.delete(reservation.id) } else { tx.put(&reservation) }
}
