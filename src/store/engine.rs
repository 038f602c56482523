//! The engine: ordered byte keys with point reads, bounded ranges and atomic batches. The only file that calls redb.
//!
//! Every commit is two-phase and synced: redb's last silent roll-backs after a power cut concerned one-phase commits only, and a
//! two-phase commit that follows a one-phase one still has a gap, so it must be every commit. Quick-repair stays off: with a disk
//! that lies about its sync it serves torn rows where the full walk refuses.
//!
//! After an input/output error redb refuses everything until it is opened anew; `Engine` does that by itself before the next
//! transaction, so a disk that was full for a moment does not take the shop down for good.

use crate::base::{Fault, Outcome};
use redb::{Database, Durability, ReadOnlyTable, ReadableDatabase, ReadableTable, StorageBackend, TableDefinition, TableError};
use std::ops::Bound;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

const ROWS: TableDefinition<&[u8], &[u8]> = TableDefinition::new("rows");

/// Memory for pages of the file. Small machines are the rule.
const CACHE_BYTES: usize = 32 << 20;

/// A row: key and value.
pub type Row = (Vec<u8>, Vec<u8>);

/// Where the bytes live. Called at the start, and again after an error.
pub type Source = Box<dyn Fn() -> std::io::Result<Box<dyn StorageBackend>> + Send + Sync>;

pub struct Engine {
    source: Source,
    db: RwLock<Option<Database>>,
    broken: Broken,
}

/// Set by the first error of the file; cleared when it was opened anew.
#[derive(Clone)]
struct Broken(Arc<AtomicBool>);

impl Broken {
    /// Notes that the file must be opened anew, and hands the error on.
    fn by(&self, why: impl std::fmt::Display) -> Fault {
        self.0.store(true, Ordering::Release);
        Fault::Store(why.to_string())
    }
}

impl Engine {
    pub fn open(source: Source) -> Outcome<Engine> {
        let engine = Engine { source, db: RwLock::new(None), broken: Broken(Arc::new(AtomicBool::new(true))) };
        engine.mend()?;
        engine.write(|rows| rows.set(&[0], &[]))?; // the table exists from the first moment on
        Ok(engine)
    }

    /// Opens the file anew if an error has closed it.
    fn mend(&self) -> Outcome {
        if !self.broken.0.load(Ordering::Acquire) {
            return Ok(());
        }
        let mut db = self.db.write().unwrap_or_else(PoisonError::into_inner);
        if self.broken.0.load(Ordering::Acquire) {
            *db = None; // the old one lets go of the file first
            let backend = Backend((self.source)().map_err(|e| self.broken.by(e))?);
            *db = Some(Database::builder().set_cache_size(CACHE_BYTES).create_with_backend(backend).map_err(|e| self.broken.by(e))?);
            self.broken.0.store(false, Ordering::Release);
        }
        Ok(())
    }

    /// Everything as it is at this moment.
    pub fn view(&self) -> Outcome<View> {
        self.mend()?;
        let db = self.db.read().unwrap_or_else(PoisonError::into_inner);
        let db = db.as_ref().ok_or(Fault::Busy)?;
        let tx = db.begin_read().map_err(|e| self.broken.by(e))?;
        match tx.open_table(ROWS) {
            Ok(rows) => Ok(View { rows: Some(rows), broken: self.broken.clone() }),
            Err(TableError::TableDoesNotExist(_)) => Ok(View { rows: None, broken: self.broken.clone() }),
            Err(e) => Err(self.broken.by(e).into()),
        }
    }

    /// Keeps everything that `work` wrote, synced, or (when it fails) nothing.
    pub fn write<T>(&self, work: impl FnOnce(&mut Rows) -> Outcome<T>) -> Outcome<T> {
        self.mend()?;
        let db = self.db.read().unwrap_or_else(PoisonError::into_inner);
        let db = db.as_ref().ok_or(Fault::Busy)?;
        let mut tx = db.begin_write().map_err(|e| self.broken.by(e))?;
        tx.set_two_phase_commit(true);
        tx.set_durability(Durability::Immediate).map_err(|e| self.broken.by(e))?;
        let (done, touched) = {
            let table = tx.open_table(ROWS).map_err(|e| self.broken.by(e))?;
            let mut rows = Rows { table, broken: &self.broken, touched: false };
            (work(&mut rows), rows.touched)
        };
        match done {
            Ok(done) if !touched => tx.abort().map_err(|e| self.broken.by(e)).map(|()| Ok(done))?, // nothing to sync
            Ok(done) => tx.commit().map_err(|e| self.broken.by(e)).map(|()| Ok(done))?,
            Err(e) => tx.abort().map_err(|e| self.broken.by(e)).map(|()| Err(e))?,
        }
    }
}

/// A moment of the rows, for reading.
pub struct View {
    rows: Option<ReadOnlyTable<&'static [u8], &'static [u8]>>,
    broken: Broken,
}

/// The rows inside a write transaction.
pub struct Rows<'tx> {
    table: redb::Table<'tx, &'static [u8], &'static [u8]>,
    broken: &'tx Broken,
    touched: bool,
}

/// Where to look and how far: keys from `from` (included) to `to` (excluded).
#[derive(Clone, Copy)]
pub struct Range<'a> {
    pub from: &'a [u8],
    pub to: &'a [u8],
}

impl View {
    pub fn get(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        self.rows.as_ref().map_or(Ok(None), |rows| get(rows, &self.broken, key))
    }

    /// Hands rows of the range to `take` until it says that it has enough; from the last to the first when `back`.
    pub fn walk(&self, range: Range, back: Back, take: impl FnMut(&[u8], &[u8]) -> More) -> Outcome {
        self.rows.as_ref().map_or(Ok(()), |rows| walk(rows, &self.broken, range, back, take))
    }
}

impl Rows<'_> {
    pub fn get(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        get(&self.table, self.broken, key)
    }

    pub fn walk(&self, range: Range, back: Back, take: impl FnMut(&[u8], &[u8]) -> More) -> Outcome {
        walk(&self.table, self.broken, range, back, take)
    }

    pub fn set(&mut self, key: &[u8], value: &[u8]) -> Outcome {
        self.touched = true;
        self.table.insert(key, value).map_err(|e| self.broken.by(e))?;
        Ok(())
    }

    pub fn remove(&mut self, key: &[u8]) -> Outcome {
        self.touched = true;
        self.table.remove(key).map_err(|e| self.broken.by(e))?;
        Ok(())
    }
}

/// Which way a walk goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Back {
    No,
    Yes,
}

/// Whether a walk goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum More {
    Go,
    Enough,
}

fn get(rows: &impl ReadableTable<&'static [u8], &'static [u8]>, broken: &Broken, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
    Ok(rows.get(key).map_err(|e| broken.by(e))?.map(|value| value.value().to_vec()))
}

fn walk(
    rows: &impl ReadableTable<&'static [u8], &'static [u8]>,
    broken: &Broken,
    range: Range,
    back: Back,
    mut take: impl FnMut(&[u8], &[u8]) -> More,
) -> Outcome {
    if range.from >= range.to {
        return Ok(());
    }
    let mut found = rows.range::<&[u8]>((Bound::Included(range.from), Bound::Excluded(range.to))).map_err(|e| broken.by(e))?;
    loop {
        let next = if back == Back::Yes { found.next_back() } else { found.next() };
        let Some(row) = next else { return Ok(()) };
        let (key, value) = row.map_err(|e| broken.by(e))?;
        if take(key.value(), value.value()) == More::Enough {
            return Ok(());
        }
    }
}

/// redb wants a backend by value; ours comes boxed.
#[derive(Debug)]
struct Backend(Box<dyn StorageBackend>);

impl StorageBackend for Backend {
    fn len(&self) -> std::io::Result<u64> {
        self.0.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> std::io::Result<()> {
        self.0.read(offset, out)
    }
    fn set_len(&self, len: u64) -> std::io::Result<()> {
        self.0.set_len(len)
    }
    fn sync_data(&self) -> std::io::Result<()> {
        self.0.sync_data()
    }
    fn write(&self, offset: u64, data: &[u8]) -> std::io::Result<()> {
        self.0.write(offset, data)
    }
    fn close(&self) -> std::io::Result<()> {
        self.0.close()
    }
}
