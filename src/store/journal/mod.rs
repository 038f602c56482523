//! The journal: every row of an order, of money and of what belongs to them, and every entry of the log about them, a second time, in
//! files that are only ever added to. Whoever is told that an order was received has it in both.
//!
//! A commit writes its entry, syncs it beside its own first sync, and only then turns the store to the new state; so an entry
//! without its commit is possible (the power went between the two, and nobody was told), a commit without its entry is not. The
//! store keeps number and hash of its last entry: `compare` proves that both say the same, `rebuild` makes orders and payments from
//! the journal alone. Each entry carries the hash of the one before it.
//!
//! At a hurried pace and while data is brought to a new version nothing is added; afterwards a copy of everything is.

mod compare;
mod files;
mod rebuild;
mod segment;
mod walk;

pub use files::{Files, Folder, Memory};
pub use rebuild::Rebuilt;
pub use segment::{Link, Row};

use super::check::Kind;
use super::engine::{Back, More, Range, Rows};
use super::read::{after, meta_key};
use super::{About, LOG, META, Reads, Write};
use crate::base::{Fault, Outcome};
use segment::{Entry, HEAD};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use walk::{Cursor, fault};

/// Which rows a journal keeps.
#[derive(Clone, Copy)]
pub struct Plan {
    /// Every kind of record; those whose table says so are kept.
    pub kinds: &'static [Kind],
    /// Counters beside them: a number that was given is not given again.
    pub marks: &'static [&'static str],
    /// What an entry of the log, as its bytes lie in the file, is about, if the journal keeps it.
    pub events: fn(&[u8]) -> Option<Vec<About>>,
    /// Bytes of a file; a longer entry has a file of its own.
    pub file_bytes: u64,
}

impl Plan {
    pub(super) fn wants(&self, key: &[u8], value: Option<&[u8]>) -> bool {
        match key.split_first() {
            Some((&LOG, _)) => value.is_some_and(|entry| (self.events)(entry).is_some()),
            Some((&META, name)) => self.marks.iter().any(|mark| mark.as_bytes() == name),
            Some((&table, _)) => self.kind(table).is_some(),
            None => false,
        }
    }

    /// The kind in a table, if its records are kept.
    fn kind(&self, table: u8) -> Option<&'static Kind> {
        self.kinds.iter().find(|kind| kind.table.journaled && kind.table.number == table)
    }

    /// Hands every row that the journal must have to `take`, until it has enough.
    fn each(&self, reads: &impl Reads, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome {
        if self.each_record(reads, take)? == More::Enough {
            return Ok(());
        }
        reads.walk(Range { from: &[LOG], to: &after(&[LOG]) }, Back::No, &mut |key, value| {
            if self.wants(key, Some(value)) { take(key, value) } else { More::Go }
        })
    }

    /// The same but for the log; says whether it went to the end.
    fn each_record(&self, reads: &impl Reads, take: &mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome<More> {
        let mut more = More::Go;
        for mark in self.marks.iter().map(|name| meta_key(name)) {
            if let Some(value) = reads.row(&mark)?.filter(|_| more == More::Go) {
                more = take(&mark, &value);
            }
        }
        for table in self.kinds.iter().filter(|kind| kind.table.journaled).map(|kind| [kind.table.number]) {
            if more == More::Go {
                reads.walk(Range { from: &table, to: &after(&table) }, Back::No, &mut |key, value| {
                    more = take(key, value);
                    more
                })?;
            }
        }
        Ok(more)
    }
}

/// Where the store keeps the link of its last entry. Not there: the journal does not know the store as it is.
const MARK: &str = "journal";

fn mark(reads: &impl Reads) -> Outcome<Option<Link>> {
    let Some(bytes) = reads.row(&meta_key(MARK))? else { return Ok(None) };
    Ok(Some(Link::read(&bytes).ok_or_else(|| Fault::Store("the mark of the journal is no link".to_owned()))?))
}

/// From here on the journal does not know the store.
pub(super) fn forget(session: &mut Write) {
    session.unset(meta_key(MARK));
}

pub struct Journal {
    pub(super) plan: Plan,
    pub(super) files: Arc<dyn Files>,
    tail: Arc<Mutex<Tail>>,
}

/// An entry on its way to the disk.
#[derive(Debug)]
pub(super) struct Pending(JoinHandle<io::Result<()>>);

impl Pending {
    /// Waits until it is there.
    pub fn wait(self) -> io::Result<()> {
        self.0.join().unwrap_or_else(|_| Err(io::Error::other("the journal panicked")))
    }
}

impl Journal {
    /// Opens the journal, and says whether it goes together with the store.
    pub(super) fn open(files: Arc<dyn Files>, plan: Plan, store: &impl Reads) -> Outcome<(Journal, Together)> {
        let opened = Tail::open(&*files).map_err(fault)?;
        let together = match (&opened, mark(store)?) {
            (None, _) => Together::Damaged,
            (Some((_, ends)), Some(mark)) if ends.contains(&mark) => Together::Yes,
            (Some((tail, _)), Some(mark)) if rebuild::is_in(&*files, mark)? => {
                Together::StoreIsOlder { by: tail.last.number - mark.number }
            }
            (Some(_), Some(_)) => Together::Damaged,
            (Some(_), None) if !is_empty(&plan, store)? => Together::Unknown,
            (Some(_), None) => Together::StoreIsNew { rows: compare::rows(&*files)? },
        };
        let tail = opened.map_or_else(Tail::default, |(tail, _)| tail);
        Ok((Journal { plan, files, tail: Arc::new(Mutex::new(tail)) }, together))
    }

    /// Whether the journal knows the store as it is.
    pub(super) fn knows(&self, store: &impl Reads) -> Outcome<bool> {
        Ok(mark(store)?.is_some())
    }

    /// Puts what cannot be gone on with aside, for whoever wants to look at it, and begins with nothing.
    pub(super) fn set_aside(&self) -> Outcome {
        self.files.set_aside().map_err(fault)?;
        *self.lock() = Tail::default();
        Ok(())
    }

    /// Begins to write what `rows` hold into the journal, and notes in them that it does. `None`: there is nothing to write.
    pub(super) fn add(&self, rows: &mut Rows) -> Outcome<Option<Pending>> {
        let kept = rows.wanted(&self.plan);
        if kept.is_empty() {
            return Ok(None);
        }
        let Some(mark) = mark(rows)? else { return Ok(None) };
        let entry = Entry { number: mark.number + 1, kind: segment::Kind::Next, rows: kept };
        let before = self.lock().last;
        let (link, bytes) = entry.behind(&before);
        rows.set(meta_key(MARK), Some(link.bytes()));
        let (tail, files, size) = (self.tail.clone(), self.files.clone(), self.plan.file_bytes);
        let append = move || {
            let mut tail = tail.lock().unwrap_or_else(PoisonError::into_inner);
            // One whose commit was given up may come late; then this one gives way, and its commit with it.
            let next = if tail.last == before { Ok(()) } else { Err(io::Error::other("another entry came between")) };
            next.and_then(|()| tail.append(&*files, size, link, &bytes))
        };
        let thread = std::thread::Builder::new().name("journal".to_owned()).spawn(append).map_err(fault)?;
        Ok(Some(Pending(thread)))
    }

    /// Adds a copy of everything.
    pub(super) fn copy(&self, rows: &mut Rows) -> Outcome {
        let mut tail = self.lock();
        let mut copy = Copy {
            tail: &mut tail,
            files: &*self.files,
            size: self.plan.file_bytes,
            rows: Vec::new(),
            bytes: 0,
            kind: segment::Kind::Anew,
        };
        let mut failed = Ok(());
        self.plan.each(rows, &mut |key, value| {
            failed = copy.take(key, value);
            if failed.is_ok() { More::Go } else { More::Enough }
        })?;
        let last = failed.and_then(|()| copy.end()).map_err(fault)?;
        rows.set(meta_key(MARK), Some(last.bytes()));
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Tail> {
        self.tail.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a journal and a store go together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Together {
    Yes,
    /// The store has orders of which the journal knows nothing: it is from before there were journals, or was filled in a hurry.
    Unknown,
    /// There is nothing in the store, and so many rows in the journal.
    StoreIsNew {
        rows: usize,
    },
    /// The journal has so many entries of commits that the store has lost.
    StoreIsOlder {
        by: u64,
    },
    /// The journal does not have what the store says it has.
    Damaged,
}

/// How a journal goes on when a shop is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Begun {
    /// Where it ended.
    GoesOn,
    /// With a copy of everything.
    Anew,
    /// The same, because the old one was damaged; it lies beside the new one.
    AnewAfterDamage,
}

fn is_empty(plan: &Plan, store: &impl Reads) -> Outcome<bool> {
    let mut empty = true;
    plan.each_record(store, &mut |_, _| {
        empty = false;
        More::Enough
    })?;
    Ok(empty)
}

/// Where the next entry goes.
#[derive(Default)]
struct Tail {
    /// `None` while there is no file.
    file: Option<Cursor>,
    number: u32,
    last: Link,
}

impl Tail {
    /// The end of a journal, and the links that a store may have reached: its last entry, or one before it when commits failed.
    /// `None`: the last file is damaged at its beginning.
    fn open(files: &dyn Files) -> io::Result<Option<(Tail, Vec<Link>)>> {
        let number = files.last()?;
        if number == 0 {
            return Ok(Some((Tail::default(), vec![Link::START])));
        }
        let Some(mut file) = Cursor::open(files, number)? else { return Ok(None) };
        let mut ends = vec![file.last];
        while file.next()?.is_some() {
            ends.retain(|end| end.number + 1 == file.last.number);
            ends.push(file.last);
        }
        let last = file.last;
        Ok(Some((Tail { file: Some(file), number, last }, ends)))
    }

    /// Writes an entry and syncs it.
    fn append(&mut self, files: &dyn Files, size: u64, link: Link, entry: &[u8]) -> io::Result<()> {
        let fits = |file: &&mut Cursor, room: u64| file.file.len().is_ok_and(|length| file.at + room <= length);
        if self.file.as_mut().filter(|file| fits(file, segment::room(entry))).is_none() {
            let head = segment::head(&self.last);
            files.make(self.number + 1, &head, size.max(HEAD + segment::room(entry)))?;
            self.file = Cursor::open(files, self.number + 1)?;
            self.number += 1;
        }
        let file = self.file.as_mut().ok_or_else(|| io::Error::other("the new file is damaged"))?;
        let next = segment::write(&*file.file, file.at, entry, &link.hash)?;
        file.file.sync_data()?;
        (file.at, self.last) = (next, link);
        Ok(())
    }
}

/// Bytes of rows in one entry of a copy.
const COPY_BYTES: usize = 1 << 20;

/// A copy of everything while it is made.
struct Copy<'a> {
    tail: &'a mut Tail,
    files: &'a dyn Files,
    size: u64,
    rows: Vec<Row>,
    bytes: usize,
    kind: segment::Kind,
}

impl Copy<'_> {
    fn take(&mut self, key: &[u8], value: &[u8]) -> io::Result<()> {
        self.bytes += key.len() + value.len();
        self.rows.push((key.to_vec(), Some(value.to_vec())));
        if self.bytes > COPY_BYTES { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> io::Result<()> {
        let entry = Entry { number: self.tail.last.number + 1, kind: self.kind, rows: std::mem::take(&mut self.rows) };
        let (link, bytes) = entry.behind(&self.tail.last);
        (self.bytes, self.kind) = (0, segment::Kind::Next);
        self.tail.append(self.files, self.size, link, &bytes)
    }

    /// The last entry, which may be the only one and empty.
    fn end(mut self) -> io::Result<Link> {
        self.write()?;
        Ok(self.tail.last)
    }
}
