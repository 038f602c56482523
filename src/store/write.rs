//! Writing: a session of one command over the transaction that it may share with others. What it wrote lies in an overlay, which
//! is folded into the transaction when the command succeeds and dropped when it is refused or panics.

use super::engine::{Back, More, Range, Rows};
use super::overlay::Overlay;
use super::read::{after, meta_key, next_id_key, number};
use super::record::{IndexRow, decode, encode, index_rows, row_key};
use super::{INDEX, Names, Reads, Record};
use crate::base::{Fault, Id, Outcome, Refusal};

/// What one command sees: its own writes over the transaction.
pub struct Write<'a, 'tx> {
    rows: &'a mut Rows<'tx>,
    overlay: Overlay,
    company: Company,
}

/// Who else writes in the transaction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// Nobody: when this session fails, the transaction does.
    Alone,
    /// Other sessions, which must not see what this one wrote before it succeeds.
    Shared,
}

impl<'a, 'tx> Write<'a, 'tx> {
    pub(super) fn over(rows: &'a mut Rows<'tx>, company: Company) -> Self {
        Write { rows, overlay: Overlay::default(), company }
    }

    /// Puts everything that was written into the transaction.
    pub(super) fn fold(self) {
        self.rows.absorb(self.overlay);
    }

    pub(super) fn set(&mut self, key: Vec<u8>, value: Vec<u8>) {
        self.put_row(key, Some(value));
    }

    pub(super) fn unset(&mut self, key: Vec<u8>) {
        self.put_row(key, None);
    }

    /// A row; `None`: it is gone.
    pub(super) fn put_row(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
        self.overlay.set(key, value);
    }

    /// An id that no record of its kind has: 1, 2, 3, …
    #[expect(clippy::should_implement_trait, reason = "a session is no iterator, and `tx.next()` is what everyone reads and writes")]
    pub fn next<I: Names>(&mut self) -> Outcome<I> {
        Ok(I::new(self.raise(next_id_key(I::Record::TABLE))?))
    }

    /// Raises a counter by one and gives its new state.
    pub fn count_up(&mut self, name: &str) -> Outcome<u64> {
        self.raise(meta_key(name))
    }

    fn raise(&mut self, key: Vec<u8>) -> Outcome<u64> {
        let n = number(self.row(&key)?)? + 1;
        self.set(key, n.to_be_bytes().to_vec());
        Ok(n)
    }

    pub fn set_mark(&mut self, name: &str, n: u64) {
        self.set(meta_key(name), n.to_be_bytes().to_vec());
    }

    /// Stores a record and moves exactly the index entries that changed. A key of a unique index that another record has is
    /// refused with the code `taken`, and then nothing was written.
    pub fn put<R: Record>(&mut self, record: &R) -> Outcome {
        let id = record.id();
        let stored = self.row(&row_key(id))?;
        let old = stored.as_ref().map_or_else(|| Ok(Vec::new()), |bytes| decode(id, bytes).map(|old| index_rows(&old)))?;
        self.place(record, stored, &old)
    }

    /// Stores a record under an id that `next` gave in this session: nothing can lie there, so nothing is looked for.
    pub fn insert<R: Record>(&mut self, record: &R) -> Outcome {
        debug_assert!(self.row(&row_key(record.id()))?.is_none(), "insert is for new ids; others are put");
        self.place(record, None, &[])
    }

    /// Stores `new` where `old` was read in this session, which is then not read again.
    pub fn replace<R: Record>(&mut self, old: &R, new: &R) -> Outcome {
        let stored = encode(old);
        assert_eq!(old.id(), new.id(), "a record keeps its id");
        debug_assert!(self.row(&row_key(old.id()))?.as_ref() == Some(&stored), "what is replaced is what was read");
        self.place(new, Some(stored), &index_rows(old))
    }

    /// The way to modify what exists: load, change, put, with no second copy lying about.
    pub fn change<I: Names, T>(&mut self, id: I, work: impl FnOnce(&mut I::Record) -> Outcome<T>) -> Outcome<T> {
        let stored = self.row(&row_key(id))?.ok_or(Refusal::NotFound { what: I::Record::TABLE.name })?;
        let mut record = decode(id, &stored)?;
        let old = index_rows(&record);
        let done = work(&mut record)?;
        assert_eq!(record.id(), id, "a record keeps its id");
        self.place(&record, Some(stored), &old)?;
        Ok(done)
    }

    /// Puts the record where `stored` was, which had the index rows `old`.
    fn place<R: Record>(&mut self, record: &R, stored: Option<Vec<u8>>, old: &[IndexRow]) -> Outcome {
        let id = record.id();
        let bytes = encode(record);
        if stored.is_some_and(|stored| stored == bytes) {
            return Ok(());
        }
        let new = index_rows(record);
        let added: Vec<IndexRow> = new.iter().filter(|row| old.binary_search(row).is_err()).cloned().collect();
        for row in added.iter().filter(|row| row.unique) {
            if self.row(&row.key)?.is_some_and(|holder| holder != id.get().to_be_bytes()) {
                return Err(Refusal::conflict("taken").into());
            }
        }
        for row in old.iter().filter(|row| new.binary_search(row).is_err()) {
            self.unset(row.key.clone());
        }
        for row in added {
            self.set(row.key, id.get().to_be_bytes().to_vec());
        }
        self.set(row_key(id), bytes);
        Ok(())
    }

    /// Removes a record and its index entries.
    pub fn delete<I: Names>(&mut self, id: I) -> Outcome {
        let record = self.get(id)?;
        for row in index_rows(&record) {
            self.unset(row.key);
        }
        self.unset(row_key(id));
        Ok(())
    }

    /// Writes every record of a kind anew: raises old versions and adds the index entries they have now. For migrations. Entries
    /// that they no longer have are not known here: where keys changed or an index is given up, `clear_index` goes first.
    pub fn rewrite<R: Record>(&mut self) -> Outcome<u64> {
        let (mut last, mut n) = (None, 0);
        loop {
            let found: Vec<R> = self.next_after(last, STEP)?;
            for record in &found {
                let id = record.id();
                for row in index_rows(record) {
                    if row.unique && self.row(&row.key)?.is_some_and(|holder| holder != id.get().to_be_bytes()) {
                        let why = format!("another record has its key in index {}, where each has its own", row.key[1]);
                        return Err(Fault::Corrupt { table: R::TABLE.name, id: id.get(), why }.into());
                    }
                    self.set(row.key, id.get().to_be_bytes().to_vec());
                }
                self.set(row_key(id), encode(record));
                (last, n) = (Some(id), n + 1);
            }
            self.ease();
            if found.len() < STEP {
                return Ok(n);
            }
        }
    }

    /// Removes every entry of an index. For migrations; `rewrite` builds it anew.
    pub fn clear_index(&mut self, number: u8) -> Outcome {
        let prefix = [INDEX, number];
        let mut from = prefix.to_vec();
        loop {
            let mut found = Vec::new();
            self.walk(Range { from: &from, to: &after(&prefix) }, Back::No, &mut |key, _| {
                found.push(key.to_vec());
                if found.len() < STEP { More::Go } else { More::Enough }
            })?;
            let Some(last) = found.last() else { return Ok(()) };
            from = [last, &[0][..]].concat();
            found.into_iter().for_each(|key| self.unset(key));
            self.ease();
        }
    }

    /// An id that is not given from here on.
    pub fn keep_id<I: Names>(&mut self, id: I) -> Outcome {
        self.keep_number(next_id_key(I::Record::TABLE), id.get())
    }

    /// The same of a counter with a name.
    pub fn keep_mark(&mut self, name: &str, n: u64) -> Outcome {
        self.keep_number(meta_key(name), n)
    }

    fn keep_number(&mut self, key: Vec<u8>, n: u64) -> Outcome {
        if number(self.row(&key)?)? < n {
            self.set(key, n.to_be_bytes().to_vec());
        }
        Ok(())
    }

    /// Puts a record as its bytes were, or takes it away; its id is not given again. For the journal.
    pub(super) fn restore<R: Record>(&mut self, id: u64, value: Option<&[u8]>) -> Outcome {
        let id = R::Id::new(id);
        match value {
            Some(value) => self.put(&decode(id, value)?)?,
            None if self.row(&row_key(id))?.is_some() => self.delete(id)?,
            None => {}
        }
        self.keep_id(id)?;
        self.ease();
        Ok(())
    }

    /// A session that is alone need not keep all its writes in memory.
    fn ease(&mut self) {
        if self.company == Company::Alone {
            self.rows.absorb(std::mem::take(&mut self.overlay));
        }
    }
}

/// Rows that go through memory at once while a whole table is worked on.
const STEP: usize = 500;

impl Reads for Write<'_, '_> {
    fn row(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        match self.overlay.get(key) {
            Some(own) => Ok(own.map(<[u8]>::to_vec)),
            None => self.rows.get(key),
        }
    }

    /// Own rows and those of the transaction, merged in order; an own row hides the one below it.
    fn walk(&self, range: Range, back: Back, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome {
        self.overlay.walk(range, back, take, |take| self.rows.walk(range, back, take))
    }
}
