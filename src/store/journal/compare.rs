//! Proves that the journal and the store say the same.

use super::files::Files;
use super::segment::{Entry, Kind, Link};
use super::walk::{Found, history};
use super::{Journal, mark};
use crate::base::Outcome;
use crate::store::engine::More;
use crate::store::{Finding, META, Snapshot};
use std::collections::BTreeMap;

/// What the journal says of each row, as the beginning of a hash of its value: orders by the million fit into memory so.
type Told = BTreeMap<Vec<u8>, [u8; 8]>;

fn short(value: &[u8]) -> [u8; 8] {
    *blake3::hash(value).as_bytes().first_chunk().expect("a hash is longer")
}

/// How many rows a journal has in the end.
pub(super) fn rows(files: &dyn Files) -> Outcome<usize> {
    let mut told = Told::new();
    history(files, None, &mut |found| {
        if let Found::Entry(_, entry) = found {
            note(&mut told, entry);
        }
        Ok(())
    })?;
    Ok(told.len())
}

impl Journal {
    /// Reads the whole journal up to the commit of the snapshot, and adds what is not as it must be.
    pub(crate) fn compare(&self, snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
        let Some(until) = mark(snapshot)? else {
            findings.push("journal: it does not know this store".to_owned());
            return Ok(());
        };
        let mut told = Told::new();
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
        self.plan.each(snapshot, &mut |key, value| {
            match told.remove(key) {
                Some(hash) if hash == short(value) => {}
                Some(_) => findings.push(format!("journal: {} is not what the store has", self.name(key))),
                None => findings.push(format!("journal: {} is missing", self.name(key))),
            }
            More::Go
        })?;
        findings.extend(told.keys().map(|key| format!("journal: {} is not in the store", self.name(key))));
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
        told.clear();
    }
    for (key, value) in entry.rows {
        match value {
            Some(value) => told.insert(key, short(&value)),
            None => told.remove(&key),
        };
    }
}
