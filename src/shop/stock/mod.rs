//! Stock: what lies where, what of it is promised to orders, and the ledger that says how it came to be so.

pub mod ledger;
pub mod low;
pub mod move_stock;
pub mod save_location;
pub mod starter;

pub use move_stock::{CountStock, MoveStock};
pub use save_location::SaveLocation;

use crate::base::{LocationId, MovementId, OrderId, Outcome, ProductId, Refusal, ReservationId, StaffId, StockId, Time, VariantId};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

pub mod reserve;

/// A place where goods lie.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Location {
    pub id: LocationId,
    pub name: String,
    /// The order in which places are asked for goods.
    #[serde(default)]
    pub position: u32,
}

/// The sums of one variant at one place: copies of the ledger and of the reservations, proven by `check`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StockLevel {
    pub id: StockId,
    pub variant: VariantId,
    pub product: ProductId,
    pub location: LocationId,
    /// Sum of the movements.
    pub on_hand: i64,
    /// Sum of the reservations.
    pub reserved: i64,
}

impl StockLevel {
    pub const fn available(&self) -> i64 {
        self.on_hand - self.reserved
    }
}

/// One entry of the ledger. Never changed, never removed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Movement {
    pub id: MovementId,
    pub level: StockId,
    pub by: i64,
    pub reason: Reason,
    pub at: Time,
    #[serde(default)]
    pub staff: Option<StaffId>,
    #[serde(default)]
    pub order: Option<OrderId>,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Counted when the variant was made or imported.
    Opening,
    Received,
    Sold,
    Returned,
    Damaged,
    Counted,
}

impl Reason {
    /// Those that a person may enter.
    pub const BY_HAND: [Reason; 4] = [Reason::Received, Reason::Counted, Reason::Damaged, Reason::Returned];

    pub const fn key(self) -> &'static str {
        match self {
            Reason::Opening => "opening",
            Reason::Received => "received",
            Reason::Sold => "sold",
            Reason::Returned => "returned",
            Reason::Damaged => "damaged",
            Reason::Counted => "counted",
        }
    }
}

/// Goods promised to an order, until they are sent or the order ends; an order that is not paid in time ends by itself.
/// One record an order: placing an order is what happens most, and each row of it is paid for on the disk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reservation {
    pub id: ReservationId,
    pub order: OrderId,
    pub promises: Vec<Promise>,
}

/// Pieces of one line of the order, promised from one place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promise {
    pub line: usize,
    pub level: StockId,
    pub quantity: u32,
}

pub const BY_VARIANT: Index<StockLevel, (VariantId, LocationId)> = Index::unique(21);
pub const BY_LEVEL: Index<Movement, StockId> = Index::many(22);
pub const BY_ORDER: Index<Reservation, OrderId> = Index::unique(23);
/// Sums of which few are left, the fewest first. The others have no entry.
pub const BY_LOW: Index<StockLevel, i64> = Index::many(61);

macro_rules! record {
    ($record:ty, $id:ty, $number:literal, $name:literal, |$this:ident, $keys:ident| $index:block) => {
        impl Names for $id {
            type Record = $record;
        }
        impl Record for $record {
            const TABLE: Table = Table::new($number, $name);
            type Id = $id;
            fn id(&self) -> $id {
                self.id
            }
            fn index(&self, $keys: &mut Keys<Self>) {
                let $this = self;
                $index
            }
        }
    };
}

record!(Location, LocationId, 26, "location", |_this, _keys| {});
record!(StockLevel, StockId, 27, "stock", |this, keys| {
    keys.add(&BY_VARIANT, &(this.variant, this.location));
    if this.available() <= low::LOW {
        keys.add(&BY_LOW, &this.available());
    }
});
record!(Movement, MovementId, 28, "movement", |this, keys| { keys.add(&BY_LEVEL, &this.level) });
record!(Reservation, ReservationId, 29, "reservation", |this, keys| { keys.add(&BY_ORDER, &this.order) });

/// How many places there may be.
pub const LOCATIONS_MAX: usize = 50;

/// The places in the order in which they are asked for goods.
pub fn locations(reads: &impl Reads) -> Outcome<Vec<Location>> {
    let mut all: Vec<Location> = reads.all(Page::first(LOCATIONS_MAX))?;
    all.sort_by_key(|l| (l.position, l.id));
    Ok(all)
}

/// The sums of a variant at every place.
pub fn levels(reads: &impl Reads, variant: VariantId) -> Outcome<Vec<StockLevel>> {
    reads.scan(&BY_VARIANT, &variant, Page::first(LOCATIONS_MAX))
}

/// What can still be promised of a variant, at all places together.
pub fn available(reads: &impl Reads, variant: VariantId) -> Outcome<i64> {
    Ok(levels(reads, variant)?.iter().map(StockLevel::available).sum())
}

/// Refuses when there are pieces of a variant, or some are promised: it cannot go.
pub fn must_be_gone(reads: &impl Reads, variant: VariantId) -> Outcome {
    let all = levels(reads, variant)?;
    let there = all.iter().any(|level| level.on_hand != 0 || level.reserved != 0);
    if there { Err(Refusal::wrong("variants", "wrong-variant-has-stock").into()) } else { Ok(()) }
}
