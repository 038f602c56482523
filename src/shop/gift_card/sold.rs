//! Cards that somebody bought: which piece of an order each is, and taking one back while it is unspent.

use super::ledger::{Entry, enter};
use super::{BY_SOLD, GiftCard, Reason, Sold};
use crate::base::limits::QUANTITY_MAX;
use crate::base::{Money, OrderId, Outcome};
use crate::shop::Tx;
use crate::store::{Page, Reads};

/// The cards of a line, in the order of its pieces.
pub fn of_line(reads: &impl Reads, order: OrderId, line: usize) -> Outcome<Vec<GiftCard>> {
    reads.scan(&BY_SOLD, &(order, line as u64), Page::first(QUANTITY_MAX as usize))
}

/// All that an order sold.
pub fn of_order(reads: &impl Reads, order: OrderId) -> Outcome<Vec<GiftCard>> {
    reads.scan(&BY_SOLD, &order, Page::first(super::COUNT_MAX))
}

impl GiftCard {
    /// Whether all that was paid for it is still on it, so that it can be taken back.
    pub fn is_whole(&self, value: Money) -> bool {
        self.sold.is_some_and(|sold| sold.taken_back.is_none()) && self.balance >= value
    }
}

/// Takes off a card what was paid for it. Ask `is_whole` first: less than that on it is refused by the ledger.
pub(in crate::shop) fn take_back(tx: &mut Tx, mut card: GiftCard, value: Money) -> Outcome {
    let Some(sold) = card.sold else { return Ok(()) };
    card.sold = Some(Sold { taken_back: Some(tx.now), ..sold });
    let order = Some(sold.order);
    enter(tx, &mut card, Entry { by: value.negated(), reason: Reason::TakenBack, order, payment: None, note: String::new() })
}
