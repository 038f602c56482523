//! Disputes: a buyer's bank, or the buyer at PayPal, asks for money back. The provider takes it by force and gives it back when the shop was right.

use super::told::DisputeStanding;
use crate::base::{DisputeId, Money, OrderId, Outcome, PaymentId, Time};
use crate::shop::payment::PaymentKind;
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Dispute {
    pub id: DisputeId,
    pub provider: PaymentKind,
    /// The provider's name of it.
    pub name: String,
    pub order: OrderId,
    pub payment: PaymentId,
    pub amount: Money,
    /// Why, by the provider's code.
    pub reason: String,
    pub standing: DisputeStanding,
    /// Until when evidence is taken.
    #[serde(default)]
    pub due: Option<Time>,
    /// When the bank asked, by the provider's clock.
    pub opened: Time,
    /// Since when it stands so, by the provider's clock, where the provider says that.
    #[serde(default)]
    pub as_of: Option<Time>,
    /// Where evidence is given.
    #[serde(default)]
    pub page: String,
    /// What it moved, the oldest first.
    #[serde(default)]
    pub moves: Vec<Move>,
}

/// Money that was taken (less than nothing) or given back, and when we learned of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Move {
    pub name: String,
    pub at: Time,
    pub amount: Money,
}

pub const BY_ORDER: Index<Dispute, OrderId> = Index::many(207);
/// When money was moved, for the books.
pub const BY_MOVED: Index<Dispute, Time> = Index::many(208);

/// Disputes of one order.
pub const PER_ORDER_MAX: usize = 100;
/// Movements of one dispute; banks take and give back, and may do so once more.
pub const MOVES_MAX: usize = 20;

impl Names for DisputeId {
    type Record = Dispute;
}
impl Record for Dispute {
    const TABLE: Table = Table::new(72, "dispute").journaled();
    type Id = DisputeId;
    fn id(&self) -> DisputeId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_ORDER, &self.order);
        for at in self.moves.iter().map(|moved| moved.at).collect::<BTreeSet<_>>() {
            keys.add(&BY_MOVED, &at);
        }
    }
}

impl Dispute {
    /// What it has taken and not given back.
    pub fn withdrawn(&self) -> Money {
        Money::sum(self.amount.currency(), self.moves.iter().map(|moved| moved.amount)).negated()
    }
}

/// The disputes of an order, the oldest first.
pub fn of_order(reads: &impl Reads, order: OrderId) -> Outcome<Vec<Dispute>> {
    reads.scan(&BY_ORDER, &order, Page::first(PER_ORDER_MAX))
}
