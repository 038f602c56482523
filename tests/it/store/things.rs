//! A kind of record for these tests: with a unique index, indexes by one and by many keys.

use serde::{Deserialize, Serialize};
use sutler::base::{Id, Outcome};
use sutler::store::check::{Finding, Kind, check};
use sutler::store::{Index, Keys, Names, Reads, Record, Store, Table};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct ThingId(u64);

impl Id for ThingId {
    fn new(number: u64) -> Self {
        ThingId(number)
    }
    fn get(self) -> u64 {
        self.0
    }
}

impl Names for ThingId {
    type Record = Thing;
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Thing {
    pub id: ThingId,
    pub sku: String,
    pub price: i64,
    #[serde(default)]
    pub tags: Vec<String>,
}

pub const TABLE: u8 = 240;
pub const BY_SKU: Index<Thing, str> = Index::unique(240);
pub const BY_PRICE: Index<Thing, i64> = Index::many(241);
pub const BY_TAG: Index<Thing, (String, i64)> = Index::many(242);

impl Record for Thing {
    const TABLE: Table = Table::new(TABLE, "thing").journaled();
    type Id = ThingId;
    fn id(&self) -> ThingId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_SKU, self.sku.as_str());
        keys.add(&BY_PRICE, &self.price);
        for tag in &self.tags {
            keys.add(&BY_TAG, &(tag.clone(), self.price));
        }
    }
}

pub fn thing(id: u64, sku: &str, price: i64, tags: &[&str]) -> Thing {
    Thing { id: ThingId(id), sku: sku.to_owned(), price, tags: tags.iter().map(|tag| (*tag).to_owned()).collect() }
}

pub fn put(store: &Store, things: &[Thing]) -> Outcome {
    store.write(|w| things.iter().try_for_each(|thing| w.put(thing)))
}

pub fn findings(store: &Store) -> Vec<Finding> {
    check(&store.read().unwrap(), &[Kind::of::<Thing>()]).unwrap()
}

/// The row key of a thing.
pub fn row(id: u64) -> Vec<u8> {
    [&[TABLE][..], &id.to_be_bytes()].concat()
}

pub fn ids(found: Vec<Thing>) -> Vec<u64> {
    found.into_iter().map(|thing| thing.id.0).collect()
}

pub fn skus(reads: &impl Reads) -> Vec<String> {
    let all = reads.all::<Thing>(sutler::store::Page::first(1_000)).unwrap();
    all.into_iter().map(|thing| thing.sku).collect()
}

/// A change of the unique key.
pub fn rename(sku: &'static str) -> impl FnOnce(&mut Thing) -> Outcome {
    |thing| {
        thing.sku = sku.to_owned();
        Ok(())
    }
}

/// A change of the price.
pub fn reprice(price: i64) -> impl FnOnce(&mut Thing) -> Outcome {
    move |thing| {
        thing.price = price;
        Ok(())
    }
}
