//! The ledger: the one place that changes what is on hand, and what can be read of it.

use super::{BY_LEVEL, BY_VARIANT, LOCATIONS_MAX, Movement, Reason, StockLevel, levels, locations};
use crate::base::limits::STOCK_MAX;
use crate::base::{LocationId, OrderId, Outcome, ProductId, Refusal, VariantId};
use crate::shop::{Event, Tx};
use crate::store::{Page, Reads};

/// A movement as it is entered; when and by whom follows from the command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Pieces more, or fewer.
    pub by: i64,
    pub reason: Reason,
    pub order: Option<OrderId>,
    pub note: String,
}

/// Whether so many pieces can lie at one place.
pub fn can_lie(pieces: i64) -> bool {
    (0..=STOCK_MAX).contains(&pieces)
}

/// The sums of a variant at a place; made when there are none.
pub fn level(tx: &mut Tx, product: ProductId, variant: VariantId, location: LocationId) -> Outcome<StockLevel> {
    if let Some(known) = tx.lookup(&BY_VARIANT, &(variant, location))? {
        return Ok(known);
    }
    let level = StockLevel { id: tx.next()?, variant, product, location, on_hand: 0, reserved: 0 };
    tx.insert(&level)?;
    Ok(level)
}

/// Enters a movement, moves the sum and says so. Less than nothing, or more than `STOCK_MAX`, is refused.
pub fn enter(tx: &mut Tx, level: &mut StockLevel, entry: Entry) -> Outcome {
    let on_hand = level.on_hand.saturating_add(entry.by);
    // What was sold before it came leaves less than nothing; it may grow, and not shrink further by hand.
    if !can_lie(on_hand) && (entry.by < 0 || on_hand > STOCK_MAX) {
        return Err(Refusal::conflict(if on_hand < 0 { "out-of-stock" } else { "too-many" }).into());
    }
    level.on_hand = on_hand;
    tx.put(level)?;
    let (id, at, staff) = (tx.next()?, tx.now, tx.actor.staff());
    tx.insert(&Movement { id, level: level.id, by: entry.by, reason: entry.reason, at, staff, order: entry.order, note: entry.note })?;
    let StockLevel { variant, product, location, .. } = *level;
    tx.tell(Event::StockMoved { variant, product, location, by: entry.by, on_hand });
    Ok(())
}

/// What a new variant begins with, at the first place.
pub fn open(tx: &mut Tx, product: ProductId, variant: VariantId, pieces: i64) -> Outcome {
    let location = locations(tx)?.first().ok_or(Refusal::conflict("no-location"))?.id;
    let mut level = level(tx, product, variant, location)?;
    enter(tx, &mut level, Entry { by: pieces, reason: Reason::Opening, order: None, note: String::new() })
}

/// The last movements of a variant at all places, the newest first.
pub fn ledger(reads: &impl Reads, variant: VariantId, most: usize) -> Outcome<Vec<(Movement, LocationId)>> {
    let mut all = Vec::new();
    for level in levels(reads, variant)?.into_iter().take(LOCATIONS_MAX) {
        let movements: Vec<Movement> = reads.scan(&BY_LEVEL, &level.id, Page::last(most))?;
        all.extend(movements.into_iter().map(|movement| (movement, level.location)));
    }
    all.sort_by_key(|(movement, _)| std::cmp::Reverse(movement.id));
    all.truncate(most);
    Ok(all)
}
