//! Reading a journal from its first entry to its last.

use super::files::Files;
use super::segment::{self, Entry, HEAD, Link};
use crate::base::{Fault, Outcome};
use redb::StorageBackend;
use std::io;

/// What a reader comes across.
pub enum Found {
    Entry(Link, Entry),
    /// From here to the end of the file nothing can be believed.
    Damage(String),
}

/// Hands every entry to `take`, also those whose commit failed. Behind damage it goes on with the next file.
fn entries(files: &dyn Files, take: &mut dyn FnMut(Found) -> Outcome) -> Outcome {
    let mut last = Link::START;
    for number in 1..=files.last().map_err(fault)? {
        let Some(mut file) = Cursor::open(files, number).map_err(fault)? else {
            take(Found::Damage(format!("journal: file {number} is damaged at its beginning")))?;
            continue;
        };
        if file.last != last {
            take(Found::Damage(format!("journal: it is damaged after entry {}, before file {number}", last.number)))?;
        }
        while let Some(entry) = file.next().map_err(fault)? {
            take(Found::Entry(file.last, entry))?;
        }
        last = file.last;
    }
    Ok(())
}

/// Hands every entry that counts to `take`, the last one `until` (all of them, where nothing is said). An entry whose commit failed
/// is followed by one of the same number, which counts in its place.
pub fn history(files: &dyn Files, until: Option<Link>, take: &mut dyn FnMut(Found) -> Outcome) -> Outcome<Reached> {
    let mut held: Option<(Link, Entry)> = None;
    let mut reached = Reached { end: Link::START, found: until == Some(Link::START) };
    entries(files, &mut |found| match found {
        Found::Entry(link, entry) => {
            if let Some((before, held)) = held.take().filter(|(before, _)| before.number < link.number) {
                reached.end = before;
                take(Found::Entry(before, held))?;
            }
            if !reached.found {
                reached.found = until == Some(link);
                held = Some((link, entry));
            }
            Ok(())
        }
        damage @ Found::Damage(_) => take(damage),
    })?;
    if let Some((link, entry)) = held {
        reached.end = link;
        take(Found::Entry(link, entry))?;
    }
    Ok(reached)
}

/// How far a reader came.
pub struct Reached {
    pub end: Link,
    /// Whether it came to where it wanted.
    pub found: bool,
}

/// A place in one file.
pub(super) struct Cursor {
    pub file: Box<dyn StorageBackend>,
    /// Where the next entry begins.
    pub at: u64,
    /// The entry before it.
    pub last: Link,
}

impl Cursor {
    /// The beginning of a file; `None`: it has none.
    pub fn open(files: &dyn Files, number: u32) -> io::Result<Option<Cursor>> {
        let file = files.open(number)?;
        let last = segment::read_head(&*file)?;
        Ok(last.map(|last| Cursor { file, at: HEAD, last }))
    }

    /// The next entry, which then is the last.
    pub fn next(&mut self) -> io::Result<Option<Entry>> {
        let Some((entry, link, end)) = segment::read(&*self.file, self.at, &self.last.hash)? else { return Ok(None) };
        (self.last, self.at) = (link, end);
        Ok(Some(entry))
    }
}

pub(super) fn fault(e: io::Error) -> Fault {
    Fault::Store(format!("journal: {e}"))
}
