//! Fulfilments: parcels, or goods handed over, with what is in them and where they are.

use crate::base::{FulfilmentId, OrderId, Outcome, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

pub mod carrier;
pub mod send;

pub use send::{MarkDelivered, SendParcel};

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fulfilment {
    pub id: FulfilmentId,
    pub order: OrderId,
    pub lines: Vec<ParcelLine>,
    /// Who carries it; empty for what is picked up.
    #[serde(default)]
    pub carrier: String,
    #[serde(default)]
    pub tracking: String,
    pub state: ParcelState,
    pub sent: Time,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ParcelLine {
    /// Which line of the order.
    pub line: usize,
    pub quantity: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ParcelState {
    Sent,
    Delivered { at: Time },
}

impl ParcelState {
    pub const fn key(self) -> &'static str {
        match self {
            ParcelState::Sent => "sent",
            ParcelState::Delivered { .. } => "delivered",
        }
    }
}

pub const BY_ORDER: Index<Fulfilment, OrderId> = Index::many(36);
const PER_ORDER_MAX: usize = 1_000;

impl Names for FulfilmentId {
    type Record = Fulfilment;
}
impl Record for Fulfilment {
    const TABLE: Table = Table::new(38, "fulfilment").journaled();
    type Id = FulfilmentId;
    fn id(&self) -> FulfilmentId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_ORDER, &self.order);
    }
}

/// The parcels of an order, the oldest first.
pub fn of_order(reads: &impl Reads, order: OrderId) -> Outcome<Vec<Fulfilment>> {
    reads.scan(&BY_ORDER, &order, Page::first(PER_ORDER_MAX))
}
