//! Writing: a session of one command over the transaction that it may share with others. What it wrote lies in an overlay, which
//! is folded into the transaction when the command succeeds and dropped when it is refused or panics.

use super::engine::{Back, More, Range, Rows};
use super::read::meta_key;
use super::record::{encode, index_keys, row_key};
use super::{Names, Reads, Record};
use crate::base::{Id, Outcome, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

/// What one command sees: its own writes over the transaction.
pub struct Write<'a, 'tx> {
    rows: &'a mut Rows<'tx>,
    /// New values by key; `None` for a row that is gone.
    overlay: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

impl<'a, 'tx> Write<'a, 'tx> {
    pub(super) fn over(rows: &'a mut Rows<'tx>) -> Self {
        Write { rows, overlay: BTreeMap::new() }
    }

    /// Puts everything that was written into the transaction.
    pub(super) fn fold(self) -> Outcome {
        let Write { rows, overlay } = self;
        for (key, value) in overlay {
            match value {
                Some(value) => rows.set(&key, &value)?,
                None => rows.remove(&key)?,
            }
        }
        Ok(())
    }

    pub(super) fn set(&mut self, key: Vec<u8>, value: Vec<u8>) {
        self.overlay.insert(key, Some(value));
    }

    pub(super) fn unset(&mut self, key: Vec<u8>) {
        self.overlay.insert(key, None);
    }

    /// A number that was never given before: 1, 2, 3, …
    #[expect(clippy::should_implement_trait, reason = "a number is drawn, nothing is walked through")]
    pub fn next<I: Names>(&mut self) -> Outcome<I> {
        Ok(I::new(self.count_up(I::Record::TABLE.name)?))
    }

    /// Raises a counter by one and gives its new state.
    pub fn count_up(&mut self, name: &str) -> Outcome<u64> {
        let n = self.mark(name)? + 1;
        self.set_mark(name, n);
        Ok(n)
    }

    pub fn set_mark(&mut self, name: &str, n: u64) {
        self.set(meta_key(name), n.to_be_bytes().to_vec());
    }

    /// Stores a record and moves exactly the index entries that changed. A key of a unique index that another record has is
    /// refused with the code `taken`.
    pub fn put<R: Record>(&mut self, record: &R) -> Outcome {
        let id = record.id();
        let old = self.find(id)?.map_or_else(BTreeSet::new, |old| index_keys(&old));
        let new = index_keys(record);
        for key in old.difference(&new) {
            self.unset(key.row(id));
        }
        for key in new.difference(&old) {
            let row = key.row(id);
            if key.unique && self.row(&row)?.is_some() {
                return Err(Refusal::conflict("taken").into());
            }
            self.set(row, id.get().to_be_bytes().to_vec());
        }
        self.set(row_key(id), encode(record));
        Ok(())
    }

    /// The way to modify what exists: load, change, put, with no second copy lying about.
    pub fn change<I: Names, T>(&mut self, id: I, work: impl FnOnce(&mut I::Record) -> Outcome<T>) -> Outcome<T> {
        let mut record = self.get(id)?;
        let done = work(&mut record)?;
        assert_eq!(record.id(), id, "a record keeps its id");
        self.put(&record)?;
        Ok(done)
    }

    /// Removes a record and its index entries.
    pub fn delete<I: Names>(&mut self, id: I) -> Outcome {
        let record = self.get(id)?;
        for key in index_keys(&record) {
            self.unset(key.row(id));
        }
        self.unset(row_key(id));
        Ok(())
    }

    /// Writes every record of a kind anew: raises old versions and rebuilds the indexes. For migrations.
    pub fn rewrite<R: Record>(&mut self) -> Outcome<u64> {
        const STEP: usize = 500;
        let (mut last, mut n) = (None, 0);
        loop {
            let found: Vec<R> = self.next_after(last, STEP)?;
            for record in &found {
                for key in index_keys(record) {
                    self.set(key.row(record.id()), record.id().get().to_be_bytes().to_vec());
                }
                self.set(row_key(record.id()), encode(record));
                (last, n) = (Some(record.id()), n + 1);
            }
            if found.len() < STEP {
                return Ok(n);
            }
        }
    }
}

impl Reads for Write<'_, '_> {
    fn row(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        match self.overlay.get(key) {
            Some(own) => Ok(own.clone()),
            None => self.rows.get(key),
        }
    }

    /// Own rows and those of the transaction, merged in order; an own row hides the one below it.
    fn walk(&self, range: Range, back: Back, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome {
        if range.from >= range.to {
            return Ok(());
        }
        let bounds = (Bound::Included(range.from), Bound::Excluded(range.to));
        let mut own: Vec<(&[u8], Option<&[u8]>)> =
            self.overlay.range::<[u8], _>(bounds).map(|(k, v)| (k.as_slice(), v.as_deref())).collect();
        if back == Back::Yes {
            own.reverse();
        }
        let comes_first = |a: &[u8], b: &[u8]| if back == Back::Yes { a > b } else { a < b };
        let (mut next, mut state) = (0, More::Go);
        let mut hand = |value: Option<&[u8]>, key: &[u8]| value.map_or(More::Go, |value| take(key, value));
        self.rows.walk(range, back, |key, value| {
            while state == More::Go && next < own.len() && comes_first(own[next].0, key) {
                state = hand(own[next].1, own[next].0);
                next += 1;
            }
            if state == More::Go {
                let hidden = next < own.len() && own[next].0 == key;
                state = hand(if hidden { own[next].1 } else { Some(value) }, key);
                next += usize::from(hidden);
            }
            state
        })?;
        while state == More::Go && next < own.len() {
            state = hand(own[next].1, own[next].0);
            next += 1;
        }
        Ok(())
    }
}
