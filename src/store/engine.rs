//! The engine: ordered byte keys with point reads, bounded ranges and atomic batches. The only file that calls redb.
//!
//! Every commit is two-phase and synced: redb's last silent roll-backs after a power cut concerned one-phase commits only, and a
//! two-phase commit that follows a one-phase one still has a gap, so it must be every commit. Quick-repair stays off: with a disk
//! that lies about its sync it serves torn rows where the full walk refuses.
//!
//! After an input/output error redb refuses everything until it is opened anew; `Engine` does that by itself before the next
//! transaction, so a disk that was full for a moment does not take the shop down for good.
//! That is sound although Linux, after a sync that failed, shows bytes that never reached the disk and does not try them again:
//! nothing refers to what the first sync of a commit should have kept, and what the second should have kept is the header, which
//! the next commit writes anew. `tests/it/crash/errors.rs` has such a disk.

use super::journal::{Journal, Pending, Plan, Row};
use super::overlay::Overlay;
use crate::base::{Fault, Outcome};
use redb::{Database, Durability, ReadOnlyTable, ReadableDatabase, ReadableTable, StorageBackend, TableDefinition, TableError};
use std::ops::Bound;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

const ROWS: TableDefinition<&[u8], &[u8]> = TableDefinition::new("rows");

/// Memory for pages of the file. Small machines are the rule.
const CACHE_BYTES: usize = 32 << 20;

/// Rows that a transaction keeps in memory before it hands them to redb.
const BUFFER_ROWS: usize = 20_000;

/// Where the bytes live. Called at the start, and again after an error.
pub type Source = Box<dyn Fn() -> std::io::Result<Box<dyn StorageBackend>> + Send + Sync>;

/// How soon what is committed lies on the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// Before anybody is told. The only pace at which a shop serves people.
    Synced,
    /// Every so often, and with the next commit at the other pace: after a power cut the last few are gone as if they had never been
    /// begun. For filling a shop that nobody has seen yet.
    Hurried,
}

/// At a hurried pace one commit in so many is synced: until then the file cannot use again what was freed.
const HURRIED_SYNC: u32 = 64;

pub struct Engine {
    /// Commits since the last synced one, from 1, at a hurried pace; 0 at the usual one.
    unsynced: AtomicU32,
    source: Source,
    /// `None` after an error, while the file could not be opened anew.
    file: RwLock<Option<File>>,
}

/// The file as it was opened once.
struct File {
    db: Database,
    broken: Broken,
    beside: Beside,
}

/// What must be on its disk before the commit under way can turn the file to its new state: the entry of the journal. Both phases
/// of a commit end with a sync, and the first waits for it; so both disks work at the same time.
#[derive(Clone, Default, Debug)]
struct Beside(Arc<Mutex<Option<Pending>>>);

impl Beside {
    fn set(&self, pending: Option<Pending>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = pending;
    }

    fn wait(&self) -> std::io::Result<()> {
        let pending = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        pending.map_or(Ok(()), Pending::wait)
    }
}

/// Set by the first error of an open file. Each opening has its own, so that a reader who still holds an old one cannot break the
/// new one.
#[derive(Clone, Default)]
struct Broken(Arc<AtomicBool>);

impl Broken {
    /// Notes that the file must be opened anew, and hands the error on.
    fn by(&self, why: impl std::fmt::Display) -> Fault {
        self.0.store(true, Ordering::Release);
        Fault::Store(why.to_string())
    }

    fn is(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// Breaks the file when a panic comes through: nobody knows what the transaction left in redb's memory.
struct Watch<'a>(&'a Broken);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.0.store(true, Ordering::Release);
        }
    }
}

impl File {
    /// Opens the bytes; empty ones become an empty file.
    fn open(backend: Box<dyn StorageBackend>) -> Outcome<File> {
        let (broken, beside) = (Broken::default(), Beside::default());
        let backend = Backend { file: backend, beside: beside.clone() };
        let db = Database::builder().set_cache_size(CACHE_BYTES).create_with_backend(backend).map_err(|e| broken.by(e))?;
        let file = File { db, broken, beside };
        let there = match file.db.begin_read().map_err(|e| file.broken.by(e))?.open_table(ROWS) {
            Ok(_) => true,
            Err(TableError::TableDoesNotExist(_)) => false,
            Err(e) => return Err(file.broken.by(e).into()),
        };
        if !there {
            let tx = file.begin(Durability::Immediate)?;
            tx.open_table(ROWS).map(drop).map_err(|e| file.broken.by(e))?;
            tx.commit().map_err(|e| file.broken.by(e))?;
        }
        Ok(file)
    }

    fn begin(&self, durability: Durability) -> Outcome<redb::WriteTransaction> {
        let mut tx = self.db.begin_write().map_err(|e| self.broken.by(e))?;
        tx.set_two_phase_commit(true);
        tx.set_durability(durability).map_err(|e| self.broken.by(e))?;
        Ok(tx)
    }
}

impl Engine {
    pub fn open(source: Source) -> Outcome<Engine> {
        let file = File::open(source().map_err(fault)?)?;
        Ok(Engine { unsynced: AtomicU32::new(0), source, file: RwLock::new(Some(file)) })
    }

    pub fn set_pace(&self, pace: Pace) {
        self.unsynced.store(u32::from(pace == Pace::Hurried), Ordering::Release);
    }

    fn durability(&self) -> Durability {
        match self.unsynced.load(Ordering::Acquire) {
            0 => Durability::Immediate,
            n => {
                self.unsynced.store(n % HURRIED_SYNC + 1, Ordering::Release);
                if n == HURRIED_SYNC { Durability::Immediate } else { Durability::None }
            }
        }
    }

    /// The file, opened anew if an error has broken it.
    fn ready(&self) -> Outcome<RwLockReadGuard<'_, Option<File>>> {
        let sound = |file: &Option<File>| file.as_ref().is_some_and(|file| !file.broken.is());
        let file = self.file.read().unwrap_or_else(PoisonError::into_inner);
        if sound(&file) {
            return Ok(file);
        }
        drop(file);
        let mut file = self.file.write().unwrap_or_else(PoisonError::into_inner);
        if !sound(&file) {
            *file = None; // the old one lets go first
            let backend = (self.source)().map_err(fault)?;
            if backend.len().map_err(fault)? == 0 {
                return Err(Fault::Store("the file has become empty".to_owned()).into()); // and must not be taken for a new one
            }
            *file = Some(File::open(backend)?);
        }
        drop(file);
        Ok(self.file.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Everything as it is at this moment.
    pub fn view(&self) -> Outcome<View> {
        let file = self.ready()?;
        let file = file.as_ref().ok_or(Fault::Busy)?;
        let tx = file.db.begin_read().map_err(|e| file.broken.by(e))?;
        let rows = tx.open_table(ROWS).map_err(|e| file.broken.by(e))?;
        Ok(View { rows, broken: file.broken.clone() })
    }

    /// Keeps everything that `work` wrote, synced, or (when it fails) nothing; what the journal wants of it, there too. After a fault
    /// of the file itself it is unknown which of the two, but it is never a part.
    pub(super) fn write<T>(&self, journal: Option<&Journal>, work: impl FnOnce(&mut Rows) -> Outcome<T>) -> Outcome<T> {
        let file = self.ready()?;
        let file = file.as_ref().ok_or(Fault::Busy)?;
        let broken = &file.broken;
        let _watch = Watch(broken);
        let tx = file.begin(self.durability())?;
        let done = {
            let table = tx.open_table(ROWS).map_err(|e| broken.by(e))?;
            let plan = journal.map(|journal| journal.plan);
            let mut rows = Rows { table, broken, buffer: Overlay::default(), touched: false, failed: None, plan, passed: Vec::new() };
            work(&mut rows).and_then(|done| {
                file.beside.set(journal.map_or(Ok(None), |journal| journal.add(&mut rows))?);
                rows.flush().map(|()| (done, rows.touched))
            })
        };
        match done {
            Ok((done, true)) => {
                let committed = tx.commit().map_err(|e| broken.by(e));
                file.beside.wait().map_err(|e| broken.by(e)).and(committed).map(|()| Ok(done))?
            }
            Ok((done, false)) => tx.abort().map_err(|e| broken.by(e)).map(|()| Ok(done))?, // nothing to sync
            Err(e) => {
                let _ = file.beside.wait(); // an entry without a commit counts for nothing, and must not come late
                tx.abort().map_err(|e| broken.by(e)).map(|()| Err(e))?
            }
        }
    }
}

fn fault(e: std::io::Error) -> Fault {
    Fault::Store(e.to_string())
}

/// A moment of the rows, for reading.
pub struct View {
    rows: ReadOnlyTable<&'static [u8], &'static [u8]>,
    broken: Broken,
}

/// The rows inside a write transaction. What is written lies in a buffer until the end, so that a row which many commands of a
/// group write (a counter, the stock of what everybody buys) costs redb one write, and all come to it in order.
pub struct Rows<'tx> {
    table: redb::Table<'tx, &'static [u8], &'static [u8]>,
    broken: &'tx Broken,
    buffer: Overlay,
    touched: bool,
    /// The first error while the buffer was handed over: part of it may be in the table, so nothing may be kept.
    failed: Option<Fault>,
    /// What the journal wants, and what of it was handed over already.
    plan: Option<Plan>,
    passed: Vec<Row>,
}

/// Where to look and how far: keys from `from` (included) to `to` (excluded).
#[derive(Clone, Copy)]
pub struct Range<'a> {
    pub from: &'a [u8],
    pub to: &'a [u8],
}

impl View {
    pub fn get(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        get(&self.rows, &self.broken, key)
    }

    /// Hands rows of the range to `take` until it says that it has enough; from the last to the first when `back`.
    pub fn walk(&self, range: Range, back: Back, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome {
        walk(&self.rows, &self.broken, range, back, take)
    }
}

impl Rows<'_> {
    pub fn get(&self, key: &[u8]) -> Outcome<Option<Vec<u8>>> {
        match self.buffer.get(key) {
            Some(own) => Ok(own.map(<[u8]>::to_vec)),
            None => get(&self.table, self.broken, key),
        }
    }

    pub fn walk(&self, range: Range, back: Back, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome {
        self.buffer.walk(range, back, take, |take| walk(&self.table, self.broken, range, back, take))
    }

    /// Takes what a session wrote.
    pub(super) fn absorb(&mut self, overlay: Overlay) {
        self.buffer.absorb(overlay);
        if self.buffer.len() > BUFFER_ROWS {
            let _ = self.flush(); // an error is kept and comes out at the end
        }
    }

    /// Sets a row of the store's own.
    pub(super) fn set(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
        self.buffer.set(key, value);
    }

    /// What was written that the plan of a journal wants; the last word on each row comes last.
    pub(super) fn wanted(&mut self, plan: &Plan) -> Vec<Row> {
        let mut rows = std::mem::take(&mut self.passed);
        self.plan = None;
        rows.extend(
            self.buffer.rows().filter(|(key, value)| plan.wants(key, *value)).map(|(key, value)| (key.to_vec(), value.map(<[u8]>::to_vec))),
        );
        rows
    }

    fn flush(&mut self) -> Outcome {
        for (key, value) in self.buffer.drain() {
            self.touched = true;
            let kept = match &value {
                Some(value) => self.table.insert(key.as_slice(), value.as_slice()).map(drop),
                None => self.table.remove(key.as_slice()).map(drop),
            };
            if let Err(e) = kept {
                self.failed.get_or_insert(self.broken.by(e));
            }
            if self.plan.is_some_and(|plan| plan.wants(&key, value.as_deref())) {
                self.passed.push((key, value));
            }
        }
        self.failed.clone().map_or(Ok(()), |fault| Err(fault.into()))
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
    take: &mut dyn FnMut(&[u8], &[u8]) -> More,
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

/// The file as redb wants it, which syncs nothing without what must lie beside it.
#[derive(Debug)]
struct Backend {
    file: Box<dyn StorageBackend>,
    beside: Beside,
}

impl StorageBackend for Backend {
    fn len(&self) -> std::io::Result<u64> {
        self.file.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> std::io::Result<()> {
        self.file.read(offset, out)
    }
    fn set_len(&self, len: u64) -> std::io::Result<()> {
        self.file.set_len(len)
    }
    fn sync_data(&self) -> std::io::Result<()> {
        self.file.sync_data().and(self.beside.wait())
    }
    fn write(&self, offset: u64, data: &[u8]) -> std::io::Result<()> {
        self.file.write(offset, data)
    }
    fn close(&self) -> std::io::Result<()> {
        self.file.close()
    }
}
