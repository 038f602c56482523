//! Proves that the file agrees with itself: every record can be read, and the index holds exactly what the records say.

use super::engine::{Back, More, Range};
use super::read::{after, index_range, table_range};
use super::record::{decode, id_of, index_keys};
use super::{INDEX, Names, Reads, Record, Snapshot, Table};
use crate::base::Outcome;
use std::collections::BTreeSet;

/// Something that is not as it must be, in words.
pub type Finding = String;

/// What the store must know of a kind of record to check it.
pub struct Kind {
    pub table: Table,
    /// Reads every record, reports what cannot be read or is not indexed, and returns how many index entries there must be.
    pub check: fn(&Snapshot, &mut Vec<Finding>) -> Outcome<usize>,
}

impl Kind {
    pub const fn of<R: Record>() -> Kind {
        Kind { table: R::TABLE, check: check_records::<R> }
    }
}

/// Checks all kinds. Rows of tables that no kind owns are a finding too.
pub fn check(snapshot: &Snapshot, kinds: &[Kind]) -> Outcome<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut expected = 0;
    for kind in kinds {
        expected += (kind.check)(snapshot, &mut findings)?;
    }
    let mut there = 0;
    let mut numbers = BTreeSet::new();
    snapshot.walk(Range { from: &[INDEX], to: &after(&[INDEX]) }, Back::No, &mut |key, _| {
        there += 1;
        numbers.extend(key.get(1).copied());
        More::Go
    })?;
    if there != expected {
        findings.push(format!("the index holds {there} entries, the records say {expected} (indexes {numbers:?})"));
    }
    Ok(findings)
}

fn check_records<R: Record>(snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome<usize> {
    let (from, to) = table_range(R::TABLE);
    let (mut expected, mut missing) = (0, Vec::new());
    snapshot.walk(Range { from: &from, to: &to }, Back::No, &mut |key, value| {
        let read = id_of::<R::Id>(key).and_then(|id| decode(id, value));
        match read {
            Ok(record) => {
                let keys = index_keys::<R>(&record);
                expected += keys.len();
                missing.extend(keys.into_iter().map(|k| (record.id(), k.row(record.id()))));
            }
            Err(e) => findings.push(e.to_string()),
        }
        if missing.len() > 10_000 {
            look(snapshot, R::TABLE, &mut missing, findings);
        }
        More::Go
    })?;
    look(snapshot, R::TABLE, &mut missing, findings);
    Ok(expected)
}

/// Looks up the index entries that must be there, and forgets them.
fn look<I: Names>(snapshot: &Snapshot, table: Table, wanted: &mut Vec<(I, Vec<u8>)>, findings: &mut Vec<Finding>) {
    for (id, row) in wanted.drain(..) {
        match snapshot.row(&row) {
            Ok(Some(value)) if value == id.get().to_be_bytes() => {}
            Ok(Some(_)) => findings.push(format!("{} {}: its entry in index {} belongs to another", table.name, id.get(), row[1])),
            Ok(None) => findings.push(format!("{} {}: its entry in index {} is missing", table.name, id.get(), row[1])),
            Err(e) => findings.push(e.to_string()),
        }
    }
}

/// Whether any entry of an index exists; for tests that plant damage.
pub fn index_is_empty(snapshot: &Snapshot, number: u8) -> Outcome<bool> {
    let (from, to) = index_range(number);
    let mut empty = true;
    snapshot.walk(Range { from: &from, to: &to }, Back::No, &mut |_, _| {
        empty = false;
        More::Enough
    })?;
    Ok(empty)
}
