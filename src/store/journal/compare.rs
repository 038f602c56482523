//! Proves that the journal and the store say the same.

use super::files::Files;
use super::segment::{Entry, Kind, Link};
use super::walk::{Found, history};
use super::{Journal, mark};
use crate::base::Outcome;
use crate::store::engine::More;
use crate::store::log::position;
use crate::store::{Finding, LOG, META, Position, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

/// What a journal says, in so little that orders by the million fit into memory.
#[derive(Default)]
struct Told {
    /// Of each row the beginning of a hash of its value.
    rows: BTreeMap<Vec<u8>, [u8; 8]>,
    log: Log,
}

/// Of so many positions of the log the sum of their hashes. Entries are never changed, and of each order there are many.
#[derive(Default)]
struct Log(BTreeMap<Position, u64>);

const BLOCK: Position = 256;

impl Log {
    fn note(&mut self, key: &[u8], entry: &[u8]) {
        let hash = short(&[key, entry].concat());
        let block = self.0.entry(position(key).unwrap_or(0) / BLOCK).or_default();
        *block = block.wrapping_add(u64::from_be_bytes(hash));
    }

    /// The first and the last position of every block of which the two say something else.
    fn other_than(&self, other: &Log) -> Vec<(Position, Position)> {
        let blocks: BTreeSet<Position> = self.0.keys().chain(other.0.keys()).copied().collect();
        let differs = |block: &Position| self.0.get(block) != other.0.get(block);
        blocks.into_iter().filter(differs).map(|block| (block * BLOCK, block * BLOCK + BLOCK - 1)).collect()
    }
}

fn short(value: &[u8]) -> [u8; 8] {
    *blake3::hash(value).as_bytes().first_chunk().expect("a hash is longer")
}

/// How many rows a journal has in the end.
pub(super) fn rows(files: &dyn Files) -> Outcome<usize> {
    let mut told = Told::default();
    history(files, None, &mut |found| {
        if let Found::Entry(_, entry) = found {
            note(&mut told, entry);
        }
        Ok(())
    })?;
    Ok(told.rows.len())
}

impl Journal {
    /// Reads the whole journal up to the commit of the snapshot, and adds what is not as it must be.
    pub(crate) fn compare(&self, snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
        let Some(until) = mark(snapshot)? else {
            findings.push("journal: it does not know this store".to_owned());
            return Ok(());
        };
        let mut told = Told::default();
        let reached = history(&*self.files, Some(until), &mut |found| {
            match found {
                Found::Entry(_, entry) => note(&mut told, entry),
                Found::Damage(what) => findings.push(what),
            }
            Ok(())
        })?;
        if !reached.found {
            let Link { number, .. } = reached.end;
            findings.push(format!("journal: it ends with entry {number}, the store is at {}", until.number));
        }
        let mut log = Log::default();
        self.plan.each(snapshot, &mut |key, value| {
            if key.first() == Some(&LOG) {
                log.note(key, value);
                return More::Go;
            }
            match told.rows.remove(key) {
                Some(hash) if hash == short(value) => {}
                Some(_) => findings.push(format!("journal: {} is not what the store has", self.name(key))),
                None => findings.push(format!("journal: {} is missing", self.name(key))),
            }
            More::Go
        })?;
        findings.extend(told.rows.keys().map(|key| format!("journal: {} is not in the store", self.name(key))));
        let others = log.other_than(&told.log);
        findings
            .extend(others.iter().map(|(from, to)| format!("journal: the entries {from} to {to} of the log are not what the store has")));
        Ok(())
    }

    /// A row as people name it.
    fn name(&self, key: &[u8]) -> String {
        match key.split_first() {
            Some((&META, name)) => format!("the counter \"{}\"", String::from_utf8_lossy(name)),
            Some((&table, id)) => {
                let id = id.first_chunk().map_or(0, |id| u64::from_be_bytes(*id));
                format!("{} {id}", self.plan.kind(table).map_or("record", |kind| kind.table.name))
            }
            None => "a row without a key".to_owned(),
        }
    }
}

fn note(told: &mut Told, entry: Entry) {
    if entry.kind == Kind::Anew {
        *told = Told::default();
    }
    for (key, value) in entry.rows {
        match value {
            Some(value) if key.first() == Some(&LOG) => told.log.note(&key, &value),
            Some(value) => drop(told.rows.insert(key, short(&value))),
            None => drop(told.rows.remove(&key)),
        }
    }
}
