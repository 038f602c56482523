//! The kernel under the same load: `Shop::run` with records, indexes, events, jobs and the answer kept, by a stand-in for the real
//! order with about the same rows: 3 variants with 3 movements, the order with 4 index entries, 2 events listed by 4 subjects, 2
//! jobs with their index entries, the answer with its time, 4 counters: 29 rows.

use super::buyers::{PICKS, Wish};
use serde::{Deserialize, Serialize};
use std::time::{SystemTime, UNIX_EPOCH};
use sutler::base::{Currency, CustomerId, Id, Money, OrderId, Outcome, ProductId, Refusal, Time, VariantId};
use sutler::shop::writer::Surroundings;
use sutler::shop::{Actor, Command, Event, Job, Permission, Shop, Tx};
use sutler::store::once::once_key;
use sutler::store::{Index, Keys, Names, Record, Source, Store, Table};

macro_rules! id {
    ($name:ident, $record:ident) => {
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub struct $name(u64);
        impl Id for $name {
            fn new(number: u64) -> Self {
                $name(number)
            }
            fn get(self) -> u64 {
                self.0
            }
        }
        impl Names for $name {
            type Record = $record;
        }
    };
}
id!(StockId, Stock);
id!(MovementId, Movement);
id!(PlacedId, Placed);

#[derive(Serialize, Deserialize)]
pub struct Stock {
    id: StockId,
    sku: String,
    price: i64,
    on_hand: i64,
    reserved: i64,
    title: String,
    note: String,
}

#[derive(Serialize, Deserialize)]
pub struct Movement {
    id: MovementId,
    variant: StockId,
    by: i64,
    order: PlacedId,
    why: String,
}

#[derive(Serialize, Deserialize)]
struct Line {
    variant: StockId,
    quantity: i64,
    unit: i64,
    title: String,
    notes: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Placed {
    id: PlacedId,
    number: String,
    email: String,
    address: Vec<String>,
    lines: Vec<Line>,
    total: i64,
    at: Time,
    paid: bool,
}

const BY_SKU: Index<Stock, str> = Index::unique(240);
const BY_NUMBER: Index<Placed, str> = Index::unique(241);
const BY_EMAIL: Index<Placed, str> = Index::many(242);
const BY_TIME: Index<Placed, Time> = Index::many(243);
const BY_PAID: Index<Placed, (bool, Time)> = Index::many(244);

impl Record for Stock {
    const TABLE: Table = Table::new(240, "bench stock");
    type Id = StockId;
    fn id(&self) -> StockId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_SKU, self.sku.as_str());
    }
}

impl Record for Movement {
    const TABLE: Table = Table::new(241, "bench movement");
    type Id = MovementId;
    fn id(&self) -> MovementId {
        self.id
    }
}

impl Record for Placed {
    const TABLE: Table = Table::new(242, "bench order");
    type Id = PlacedId;
    fn id(&self) -> PlacedId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_NUMBER, self.number.as_str());
        keys.add(&BY_EMAIL, self.email.as_str());
        keys.add(&BY_TIME, &self.at);
        keys.add(&BY_PAID, &(self.paid, self.at));
    }
}

/// The stand-in for `PlaceOrder`.
#[derive(Serialize, Deserialize)]
struct Place {
    buyer: u64,
    once: u64,
    picks: [u64; 3],
}

impl Command for Place {
    type Done = PlacedId;
    const NAME: &'static str = "bench_place";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome<PlacedId> {
        let key = once_key("bench_place", &format!("{} {}", self.buyer, self.once));
        if let Some(placed) = tx.answered(&key)? {
            return Ok(placed);
        }
        let id: PlacedId = tx.next()?;
        let mut lines = Vec::new();
        for pick in self.picks {
            let variant = StockId(pick + 1);
            let (unit, title) = tx.change(variant, |stock| {
                if stock.on_hand - stock.reserved < 1 {
                    return Err(Refusal::conflict("sold-out").into());
                }
                stock.reserved += 1;
                Ok((stock.price, stock.title.clone()))
            })?;
            let movement = Movement { id: tx.next()?, variant, by: -1, order: id, why: "reserved".into() };
            tx.put(&movement)?;
            let notes = vec!["price list base".to_owned(), "tax 19 % of gross".to_owned()];
            lines.push(Line { variant, quantity: 1, unit, title, notes });
        }
        let total = lines.iter().map(|line| line.unit).sum();
        let address = ["Robin Muster", "Hauptstr. 5", "10115 Berlin", "DE"].map(str::to_owned).to_vec();
        let (number, email, at) = (format!("{}", 1_000 + id.0), format!("buyer{}@example.org", self.buyer), tx.now);
        tx.put(&Placed { id, number, email, address, lines, total, at, paid: false })?;
        let order = OrderId::new(id.0);
        // Its letter follows from the event.
        tx.tell(Event::OrderPlaced { order, customer: CustomerId::new(self.buyer), total: Money::new(total, Currency::EUR) });
        let product = ProductId::new(self.picks[0] + 1);
        tx.tell(Event::StockReserved { variant: VariantId::new(self.picks[0] + 1), product, order, quantity: 1 });
        tx.enqueue(Job::ExpireOrder { order })?;
        tx.answer(&key, at, &id);
        Ok(id)
    }
}

/// Fills the stock.
#[derive(Serialize, Deserialize)]
struct Fill;

impl Command for Fill {
    type Done = ();
    const NAME: &'static str = "bench_fill";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        for n in 0..PICKS {
            let (sku, title, note) = (format!("SKU-{n}"), format!("A thing number {n} with a name"), "x".repeat(150));
            tx.put(&Stock { id: StockId(n + 1), sku, price: 1_999, on_hand: 1_000_000, reserved: 0, title, note })?;
        }
        Ok(())
    }
}

pub fn open(source: Source) -> Shop {
    let now = || Time::at(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(0)));
    let surroundings = Surroundings { now, random: |out| out.fill(9), secret: [3; 32] };
    let shop = Shop::open(Store::over(source).unwrap(), surroundings).unwrap();
    shop.run(&Actor::System, Fill).unwrap();
    shop
}

/// One order through the real writer.
pub fn place(shop: &Shop, wish: Wish) -> bool {
    let Wish { buyer, number, picks } = wish;
    shop.run(&Actor::Visitor, Place { buyer, once: number, picks }).is_ok()
}
