//! Records: how a Rust struct becomes a row, which index keys it has, and how older versions are read.

use super::{INDEX, RECORDS};
use crate::base::{Fault, Id, KeyPart, Outcome};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A table of records: its number (16 to 254, never used again for something else) and its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Table {
    pub number: u8,
    pub name: &'static str,
    /// Whether the journal keeps its records too.
    pub journaled: bool,
}

impl Table {
    pub const fn new(number: u8, name: &'static str) -> Table {
        assert!(number >= RECORDS, "numbers below 16 are the store's own");
        assert!(number < u8::MAX, "there must be a key after every table");
        Table { number, name, journaled: false }
    }

    /// Of orders and money: what is acknowledged is in the journal too.
    pub const fn journaled(self) -> Table {
        Table { journaled: true, ..self }
    }
}

/// One kind of record. `index` is the whole truth about its index keys: `put` moves exactly the entries that changed, `check`
/// derives them again and compares.
pub trait Record: Serialize + DeserializeOwned + Sized + 'static {
    const TABLE: Table;
    /// Raised when the JSON changes in a way that serde defaults cannot say.
    const VERSION: u8 = 1;
    type Id: Names<Record = Self>;

    fn id(&self) -> Self::Id;

    fn index(&self, _keys: &mut Keys<Self>) {}

    /// Turns the JSON of version `from` into that of `from + 1`. A past arm is never edited.
    fn upgrade(from: u8, _value: serde_json::Value) -> serde_json::Value {
        unreachable!("{} has no version {from}", Self::TABLE.name)
    }
}

/// Says which record an id names, so that `get(order_id)` knows it means an order.
pub trait Names: Id {
    type Record: Record<Id = Self>;
}

/// One index of one kind of record, by a key `K`. Numbers are never used again for something else.
pub struct Index<R, K: ?Sized> {
    pub number: u8,
    unique: bool,
    of: PhantomData<fn(&K) -> R>,
}

impl<R, K: KeyPart + ?Sized> Index<R, K> {
    /// Many records may have the same key; they are listed by id.
    pub const fn many(number: u8) -> Self {
        Index { number, unique: false, of: PhantomData }
    }

    /// At most one record has a key.
    pub const fn unique(number: u8) -> Self {
        Index { number, unique: true, of: PhantomData }
    }

    pub(super) const fn is_unique(&self) -> bool {
        self.unique
    }

    /// The row keys that begin with `part` begin with this; in a unique index, that of the whole key is this.
    pub(super) fn prefix<P: KeyPart + ?Sized>(&self, part: &P) -> Vec<u8> {
        let mut out = Vec::with_capacity(32);
        out.extend([INDEX, self.number]);
        part.write(&mut out);
        out
    }
}

/// Collects the index keys of one record.
pub struct Keys<R> {
    id: u64,
    rows: Vec<IndexRow>,
    of: PhantomData<fn() -> R>,
}

/// The row key of one index entry: number of the index, key, and the record's id where the index is not unique.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct IndexRow {
    pub key: Vec<u8>,
    pub unique: bool,
}

impl<R> Keys<R> {
    pub fn add<K: KeyPart + ?Sized>(&mut self, index: &Index<R, K>, key: &K) {
        let mut row = index.prefix(key);
        if !index.unique {
            self.id.write(&mut row);
        }
        self.rows.push(IndexRow { key: row, unique: index.unique });
    }
}

/// Each row that the record must have in an index, once, sorted.
pub(super) fn index_rows<R: Record>(record: &R) -> Vec<IndexRow> {
    let mut keys = Keys { id: record.id().get(), rows: Vec::new(), of: PhantomData };
    record.index(&mut keys);
    keys.rows.sort_unstable();
    keys.rows.dedup();
    keys.rows
}

/// The row key of a record.
pub(super) fn row_key<I: Names>(id: I) -> Vec<u8> {
    let mut out = Vec::with_capacity(9);
    out.push(I::Record::TABLE.number);
    id.write(&mut out);
    out
}

pub(super) fn encode<R: Record>(record: &R) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    out.push(R::VERSION);
    serde_json::to_writer(&mut out, record).expect("records are plain data");
    out
}

pub(super) fn decode<I: Names>(id: I, bytes: &[u8]) -> Outcome<I::Record> {
    decode_as::<I::Record>(id.get(), bytes)
}

fn decode_as<R: Record>(id: u64, bytes: &[u8]) -> Outcome<R> {
    let corrupt = |why: String| Fault::Corrupt { table: R::TABLE.name, id, why };
    let (&stored, body) = bytes.split_first().ok_or_else(|| corrupt("the value is empty".into()))?;
    if stored == 0 {
        return Err(corrupt("there was never a version 0".into()).into());
    }
    if stored > R::VERSION {
        return Err(corrupt(format!(
            "it was written by a newer sutler (version {stored}, this one knows {}); start that one again, or a newer",
            R::VERSION
        ))
        .into());
    }
    let record: R = if stored == R::VERSION {
        serde_json::from_slice(body).map_err(|e| corrupt(e.to_string()))?
    } else {
        let value = serde_json::from_slice(body).map_err(|e| corrupt(e.to_string()))?;
        // What an upgrade expects of a sound value, a damaged one may lack.
        let raised = catch_unwind(AssertUnwindSafe(|| (stored..R::VERSION).fold(value, |value, version| R::upgrade(version, value))));
        let value = raised.map_err(|_| corrupt(format!("it cannot be raised from version {stored} to {}", R::VERSION)))?;
        serde_json::from_value(value).map_err(|e| corrupt(e.to_string()))?
    };
    if record.id().get() != id {
        return Err(corrupt(format!("the value says that it is {}", record.id().get())).into());
    }
    Ok(record)
}

/// The id at the end of a row key or in an index entry.
pub(super) fn id_of<I: Id>(bytes: &[u8]) -> Outcome<I> {
    let tail = bytes.len().checked_sub(8).and_then(|at| bytes.get(at..)).and_then(|b| <[u8; 8]>::try_from(b).ok());
    tail.map(|b| I::new(u64::from_be_bytes(b))).ok_or_else(|| Fault::Store("a key without an id".into()).into())
}
