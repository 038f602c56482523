//! Reading: the same calls on a snapshot and inside a write, so that a query is written once. Every scan is bounded.

use super::engine::{Back, More, Range, Rows, View};
use super::record::{decode, id_of, row_key};
use super::{Index, META, Names, Record, Table};
use crate::base::{Fault, Id, KeyPart, Outcome, Refusal};

/// Which end of an index a scan begins at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Direction {
    #[default]
    Forward,
    Backward,
}

/// A part of a list: how many entries to leave out, how many to take at most, and from which end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Page {
    pub skip: usize,
    pub take: usize,
    pub direction: Direction,
}

impl Page {
    /// The first `take`.
    pub const fn first(take: usize) -> Page {
        Page { skip: 0, take, direction: Direction::Forward }
    }

    /// The last `take`, the last one first.
    pub const fn last(take: usize) -> Page {
        Page { skip: 0, take, direction: Direction::Backward }
    }

    pub const fn skipping(self, skip: usize) -> Page {
        Page { skip, ..self }
    }
}

/// What can be read, on a snapshot and inside a write alike.
pub trait Reads {
    #[doc(hidden)]
    fn row(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>>;

    /// Hands rows of the range to `take` until it has enough.
    #[doc(hidden)]
    fn walk(&self, range: Range, back: Back, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome;

    /// The record, if there is one.
    fn find<I: Names>(&self, id: I) -> Outcome<Option<I::Record>> {
        self.row(&row_key(id))?.map(|bytes| decode(id, &bytes)).transpose()
    }

    /// The record; there not being one is a refusal.
    fn get<I: Names>(&self, id: I) -> Outcome<I::Record> {
        Ok(self.find(id)?.ok_or(Refusal::NotFound { what: I::Record::TABLE.name })?)
    }

    /// The first record with this key.
    fn lookup<R: Record, K: KeyPart + ?Sized>(&self, index: &Index<R, K>, key: &K) -> Outcome<Option<R>> {
        self.lookup_id(index, key)?.map(|id| listed(self, id)).transpose()
    }

    /// The id of the first record with this key.
    fn lookup_id<R: Record, K: KeyPart + ?Sized>(&self, index: &Index<R, K>, key: &K) -> Outcome<Option<R::Id>> {
        if index.is_unique() {
            // The whole row key is known: one row is read where a range would be opened.
            return self.row(&index.prefix(key))?.map(|id| id_of(&id)).transpose();
        }
        Ok(self.ids(index, key, Page::first(1))?.pop())
    }

    /// Ids of the records whose index key begins with `part`, in key order.
    fn ids<R: Record, K: ?Sized + KeyPart, P: KeyPart + ?Sized>(&self, index: &Index<R, K>, part: &P, page: Page) -> Outcome<Vec<R::Id>> {
        let from = index.prefix(part);
        let mut found = Vec::new();
        self.page_of(Range { from: &from, to: &after(&from) }, page, &mut |_, id| {
            found.push(id_of(id)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Ids of the records whose index key is at least `from` and below `to`, in key order.
    fn ids_between<R: Record, K: ?Sized + KeyPart, A: KeyPart, B: KeyPart>(
        &self,
        index: &Index<R, K>,
        from: &A,
        to: &B,
        page: Page,
    ) -> Outcome<Vec<R::Id>> {
        let mut found = Vec::new();
        let range = (index.prefix(from), index.prefix(to));
        self.page_of(Range { from: &range.0, to: &range.1 }, page, &mut |_, id| {
            found.push(id_of(id)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Records whose index key begins with `part`, in key order.
    fn scan<R: Record, K: ?Sized + KeyPart, P: KeyPart + ?Sized>(&self, index: &Index<R, K>, part: &P, page: Page) -> Outcome<Vec<R>> {
        self.ids(index, part, page)?.into_iter().map(|id| listed(self, id)).collect()
    }

    /// Records whose index key is at least `from` and below `to`, in key order.
    fn scan_between<R: Record, K: ?Sized + KeyPart, A: KeyPart, B: KeyPart>(
        &self,
        index: &Index<R, K>,
        from: &A,
        to: &B,
        page: Page,
    ) -> Outcome<Vec<R>> {
        self.ids_between(index, from, to, page)?.into_iter().map(|id| listed(self, id)).collect()
    }

    /// How many records have an index key that begins with `part`; counts no further than `most`.
    fn count<R: Record, K: ?Sized + KeyPart, P: KeyPart + ?Sized>(&self, index: &Index<R, K>, part: &P, most: usize) -> Outcome<usize> {
        let from = index.prefix(part);
        count(self, Range { from: &from, to: &after(&from) }, most)
    }

    /// Records of one kind, oldest first.
    fn all<R: Record>(&self, page: Page) -> Outcome<Vec<R>> {
        let (from, to) = table_range(R::TABLE);
        let mut found = Vec::new();
        self.page_of(Range { from: &from, to: &to }, page, &mut |key, value| {
            found.push(decode(id_of::<R::Id>(key)?, value)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The records after `last` (all from the first for `None`), at most `most`: for walking through a whole table in steps.
    fn next_after<R: Record>(&self, last: Option<R::Id>, most: usize) -> Outcome<Vec<R>> {
        let (first, to) = table_range(R::TABLE);
        let from = last.map_or(first, |id| row_key(R::Id::new(id.get().saturating_add(1))));
        let mut found = Vec::new();
        self.page_of(Range { from: &from, to: &to }, Page::first(most), &mut |key, value| {
            found.push(decode(id_of::<R::Id>(key)?, value)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Hands every record of a kind to `look`, without holding them all.
    fn each<R: Record>(&self, mut look: impl FnMut(R) -> Outcome) -> Outcome {
        const STEP: usize = 500;
        let mut last = None;
        loop {
            let found: Vec<R> = self.next_after(last, STEP)?;
            let (more, end) = (found.len() == STEP, found.last().map(Record::id));
            found.into_iter().try_for_each(&mut look)?;
            if !more {
                return Ok(());
            }
            last = end;
        }
    }

    /// How many records of one kind there are; counts no further than `most`.
    fn total<R: Record>(&self, most: usize) -> Outcome<usize> {
        let (from, to) = table_range(R::TABLE);
        count(self, Range { from: &from, to: &to }, most)
    }

    /// The state of a counter or mark; 0 when it was never set.
    fn mark(&self, name: &str) -> Outcome<u64> {
        number(self.row(&meta_key(name))?)
    }

    #[doc(hidden)]
    fn page_of(&self, range: Range, page: Page, take: &mut dyn FnMut(&[u8], &[u8]) -> Outcome) -> Outcome {
        if page.take == 0 {
            return Ok(());
        }
        let back = if page.direction == Direction::Backward { Back::Yes } else { Back::No };
        let last = page.skip.saturating_add(page.take);
        let (mut seen, mut failed) = (0, Ok(()));
        self.walk(range, back, &mut |key, value| {
            seen += 1;
            if seen <= page.skip {
                return More::Go;
            }
            failed = take(key, value);
            if failed.is_err() || seen == last { More::Enough } else { More::Go }
        })?;
        failed
    }
}

/// The record that an index names.
fn listed<T: Reads + ?Sized, I: Names>(reads: &T, id: I) -> Outcome<I::Record> {
    let why = || "an index names it, but it is not there".to_owned();
    Ok(reads.find(id)?.ok_or_else(|| Fault::Corrupt { table: I::Record::TABLE.name, id: id.get(), why: why() })?)
}

fn count<T: Reads + ?Sized>(reads: &T, range: Range, most: usize) -> Outcome<usize> {
    let mut n = 0;
    if most > 0 {
        reads.walk(range, Back::No, &mut |_, _| {
            n += 1;
            if n >= most { More::Enough } else { More::Go }
        })?;
    }
    Ok(n)
}

/// The state of a counter.
pub(super) fn number(bytes: Option<Vec<u8>>) -> Outcome<u64> {
    let Some(bytes) = bytes else { return Ok(0) };
    let bytes = <[u8; 8]>::try_from(bytes).map_err(|_| Fault::Store("a counter that is no number".to_owned()))?;
    Ok(u64::from_be_bytes(bytes))
}

/// First key after everything that begins with `prefix`.
pub(super) fn after(prefix: &[u8]) -> Vec<u8> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if last < 0xff {
            end.push(last + 1);
            return end;
        }
    }
    vec![0xff; prefix.len() + 1]
}

pub(super) fn table_range(table: Table) -> (Vec<u8>, Vec<u8>) {
    (vec![table.number], after(&[table.number]))
}

pub(super) fn meta_key(name: &str) -> Vec<u8> {
    let mut key = vec![META];
    key.extend(name.as_bytes());
    key
}

/// Where the last id of a table is counted. No name begins with a zero byte, so no counter with a name is meant.
pub(super) fn next_id_key(table: Table) -> Vec<u8> {
    vec![META, 0, table.number]
}

/// The whole store as it was at one moment.
pub struct Snapshot(pub(super) View);

impl Reads for Snapshot {
    fn row(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        self.0.get(key)
    }

    fn walk(&self, range: Range, back: Back, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome {
        self.0.walk(range, back, take)
    }
}

impl Reads for Rows<'_> {
    fn row(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        self.get(key)
    }

    fn walk(&self, range: Range, back: Back, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome {
        self.walk(range, back, take)
    }
}
