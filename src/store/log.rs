//! The log of events: one entry a position, listed also by what it is about. Written in the same transaction as the state.

use super::engine::Range;
use super::read::after;
use super::{LOG, LOG_ABOUT, Page, Reads, Write};
use crate::base::{Fault, KeyPart, Outcome, Time, key};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Place in the log: 1, 2, 3, … without gaps.
pub type Position = u64;

/// What an event is about: the number of a kind of thing, and an id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct About {
    pub kind: u8,
    pub id: u64,
}

/// One entry: when, by whom (an actor in short form), through which command, and what happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entry<E> {
    #[serde(default, skip)]
    pub at: Position,
    pub time: Time,
    pub actor: String,
    pub command: String,
    pub event: E,
}

/// The counter that holds the position of the last entry.
pub(super) const COUNTER: &str = "log";

pub(super) fn log_key(at: Position) -> Vec<u8> {
    let mut key = vec![LOG];
    at.write(&mut key);
    key
}

fn about_key(about: About) -> Vec<u8> {
    let mut out = vec![LOG_ABOUT];
    out.extend(key(&(about.kind, about.id)));
    out
}

impl Write<'_, '_> {
    /// Adds an entry and gives its position.
    pub fn append<E: Serialize>(&mut self, entry: &Entry<E>, about: &[About]) -> Outcome<Position> {
        self.add_told(serde_json::to_vec(entry).expect("events are plain data"), about)
    }

    /// The same of an entry as its bytes lay in another file.
    pub(super) fn add_told(&mut self, entry: Vec<u8>, about: &[About]) -> Outcome<Position> {
        let at = self.count_up(COUNTER)?;
        self.set(log_key(at), entry);
        for about in about {
            let mut key = about_key(*about);
            at.write(&mut key);
            self.set(key, Vec::new());
        }
        Ok(at)
    }
}

/// Reading the log.
pub trait LogReads: Reads {
    /// Position of the last entry; 0 while there is none.
    fn log_end(&self) -> Outcome<Position> {
        self.mark(COUNTER)
    }

    /// Entries after `position`, in order, at most `most`.
    fn log_after<E: DeserializeOwned>(&self, position: Position, most: usize) -> Outcome<Vec<Entry<E>>> {
        let (from, to) = (log_key(position.saturating_add(1)), after(&[LOG]));
        let mut found = Vec::new();
        self.page_of(Range { from: &from, to: &to }, Page::first(most), &mut |key, value| {
            found.push(entry(key, value)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The last `most` entries about something, the newest first.
    fn log_about<E: DeserializeOwned>(&self, about: About, most: usize) -> Outcome<Vec<Entry<E>>> {
        let from = about_key(about);
        let mut positions = Vec::new();
        self.page_of(Range { from: &from, to: &after(&from) }, Page::last(most), &mut |key, _| {
            positions.push(position(key)?);
            Ok(())
        })?;
        let mut found = Vec::new();
        for at in positions {
            let key = log_key(at);
            let value = self.row(&key)?.ok_or_else(|| Fault::Corrupt { table: "log", id: at, why: "the entry is missing".into() })?;
            found.push(entry(&key, &value)?);
        }
        Ok(found)
    }
}

impl<T: Reads> LogReads for T {}

pub(super) fn position(key: &[u8]) -> Outcome<Position> {
    let tail = key.len().checked_sub(8).and_then(|at| <[u8; 8]>::try_from(&key[at..]).ok());
    tail.map(u64::from_be_bytes).ok_or_else(|| Fault::Store("a log key without a position".into()).into())
}

fn entry<E: DeserializeOwned>(key: &[u8], value: &[u8]) -> Outcome<Entry<E>> {
    let at = position(key)?;
    let read: Result<Entry<E>, _> = serde_json::from_slice(value);
    let entry = read.map_err(|e| Fault::Corrupt { table: "log", id: at, why: e.to_string() })?;
    Ok(Entry { at, ..entry })
}
