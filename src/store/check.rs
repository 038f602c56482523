//! Proves that the file agrees with itself: every record can be read, the indexes hold exactly what the records say, and the log
//! has no gap.

use super::engine::{Back, More, Range};
use super::log::{COUNTER, Entry, log_key, position};
use super::read::{after, next_id_key, number, table_range};
use super::record::{decode, id_of, index_rows, row_key};
use super::{INDEX, LOG, LOG_ABOUT, Names, ONCE, ONCE_BY_TIME, RECORDS, Reads, Record, Snapshot, Table, Write};
use crate::base::{Id, Outcome};
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// Something that is not as it must be, in words.
pub type Finding = String;

/// More findings than anyone reads: past this a check stops adding to them.
const FINDINGS_MAX: usize = 1_000;

/// What the store must know of a kind of record to check it.
pub struct Kind {
    pub table: Table,
    /// Reads every record, reports what cannot be read or is not indexed, and returns how many entries each index must have.
    pub check: fn(&Snapshot, &mut Findings) -> Outcome<BTreeMap<u8, usize>>,
    /// Whether the record of this id says that it has this index entry; a record that is not there says nothing.
    has: fn(&Snapshot, u64, &[u8]) -> bool,
    /// Puts a row as a journal has it; `None`: it is gone.
    pub(super) restore: fn(&mut Write, u64, Option<&[u8]>) -> Outcome,
}

impl Kind {
    pub const fn of<R: Record>() -> Kind {
        Kind { table: R::TABLE, check: check_records::<R>, has: has::<R>, restore: |session, id, value| session.restore::<R>(id, value) }
    }
}

/// Collects findings, and not without end.
#[derive(Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, finding: impl ToString) {
        match self.0.len() {
            0..FINDINGS_MAX => self.0.push(finding.to_string()),
            FINDINGS_MAX => self.0.push(format!("more than {FINDINGS_MAX} findings: the others are left out")),
            _ => {}
        }
    }
}

/// Checks all kinds, the indexes, the log and the answers kept. Rows that no kind owns are a finding too.
pub fn check(snapshot: &Snapshot, kinds: &[Kind]) -> Outcome<Vec<Finding>> {
    let mut findings = Findings::default();
    check_numbers(kinds, &mut findings);
    let mut owners: BTreeMap<u8, (&Kind, usize)> = BTreeMap::new();
    for kind in kinds {
        for (index, entries) in (kind.check)(snapshot, &mut findings)? {
            if let Some((other, _)) = owners.insert(index, (kind, entries)) {
                findings.add(format!("index {index} is used by {} and by {}", other.table.name, kind.table.name));
            }
        }
    }
    check_index(snapshot, &owners, &mut findings)?;
    for table in (RECORDS..=u8::MAX).filter(|number| kinds.iter().all(|kind| kind.table.number != *number)) {
        if any(snapshot, table)? {
            findings.add(format!("there are rows in table {table}, which no kind of record owns"));
        }
    }
    check_log(snapshot, &mut findings)?;
    check_answers(snapshot, &mut findings)?;
    Ok(findings.0)
}

fn check_numbers(kinds: &[Kind], findings: &mut Findings) {
    for (n, kind) in kinds.iter().enumerate() {
        if kinds[..n].iter().any(|other| other.table.number == kind.table.number || other.table.name == kind.table.name) {
            findings.add(format!("table {} ({}) is there twice", kind.table.number, kind.table.name));
        }
    }
}

fn check_records<R: Record>(snapshot: &Snapshot, findings: &mut Findings) -> Outcome<BTreeMap<u8, usize>> {
    let (from, to) = table_range(R::TABLE);
    let (mut expected, mut wanted, mut last) = (BTreeMap::new(), Vec::new(), 0);
    snapshot.walk(Range { from: &from, to: &to }, Back::No, &mut |key, value| {
        match id_of::<R::Id>(key).and_then(|id| decode(id, value)) {
            Ok(record) => {
                last = record.id().get();
                for row in index_rows(&record) {
                    *expected.entry(row.key[1]).or_default() += 1;
                    wanted.push((record.id(), row.key));
                }
            }
            Err(e) => findings.add(e),
        }
        if wanted.len() > 10_000 {
            look(snapshot, R::TABLE, &mut wanted, findings);
        }
        More::Go
    })?;
    look(snapshot, R::TABLE, &mut wanted, findings);
    let given = number(snapshot.row(&next_id_key(R::TABLE))?)?;
    if given != 0 && last > given {
        findings.add(format!("{}: there is a record {last}, but ids were given up to {given} only", R::TABLE.name));
    }
    Ok(expected)
}

/// Looks up the index entries that must be there, and forgets them.
fn look<I: Names>(snapshot: &Snapshot, table: Table, wanted: &mut Vec<(I, Vec<u8>)>, findings: &mut Findings) {
    for (id, row) in wanted.drain(..) {
        match snapshot.row(&row) {
            Ok(Some(value)) if value == id.get().to_be_bytes() => {}
            Ok(Some(_)) => findings.add(format!("{} {}: its entry in index {} belongs to another", table.name, id.get(), row[1])),
            Ok(None) => findings.add(format!("{} {}: its entry in index {} is missing", table.name, id.get(), row[1])),
            Err(e) => findings.add(e),
        }
    }
}

/// Counts the entries of each index, and looks closer where there are others than there must be.
fn check_index(snapshot: &Snapshot, owners: &BTreeMap<u8, (&Kind, usize)>, findings: &mut Findings) -> Outcome {
    let mut there: BTreeMap<u8, usize> = BTreeMap::new();
    snapshot.walk(Range { from: &[INDEX], to: &after(&[INDEX]) }, Back::No, &mut |key, _| {
        *there.entry(key.get(1).copied().unwrap_or(0)).or_default() += 1;
        More::Go
    })?;
    for (index, entries) in there {
        match owners.get(&index) {
            Some((_, expected)) if *expected == entries => {}
            None => findings.add(format!("index {index} has {entries} entries, and no record says so")),
            Some((kind, expected)) => {
                findings.add(format!("index {index} has {entries} entries, the records say {expected}"));
                let prefix = [INDEX, index];
                snapshot.walk(Range { from: &prefix, to: &after(&prefix) }, Back::No, &mut |key, value| {
                    let id = <[u8; 8]>::try_from(value).map_or(0, u64::from_be_bytes);
                    if !(kind.has)(snapshot, id, key) {
                        findings.add(format!("index {index} names {} {id} where that record is not", kind.table.name));
                    }
                    More::Go
                })?;
            }
        }
    }
    Ok(())
}

fn has<R: Record>(snapshot: &Snapshot, id: u64, row: &[u8]) -> bool {
    let id = R::Id::new(id);
    let stored = snapshot.row(&row_key(id)).ok().flatten();
    stored.and_then(|bytes| decode(id, &bytes).ok()).is_some_and(|record| index_rows(&record).iter().any(|has| has.key == row))
}

fn any(snapshot: &Snapshot, table: u8) -> Outcome<bool> {
    let mut any = false;
    let end = after(&[table]);
    snapshot.walk(Range { from: &[table], to: &end }, Back::No, &mut |_, _| {
        any = true;
        More::Enough
    })?;
    Ok(any)
}

/// Positions 1, 2, 3, … up to the counter, each with an entry that can be read; and nothing listed that is not there.
fn check_log(snapshot: &Snapshot, findings: &mut Findings) -> Outcome {
    let end = snapshot.mark(COUNTER)?;
    let mut expected = 1;
    snapshot.walk(Range { from: &[LOG], to: &[LOG + 1] }, Back::No, &mut |key, value| {
        let at = position(key).unwrap_or(0);
        if at != expected {
            findings.add(format!("the log goes on at {at} where {expected} should be"));
        }
        if let Err(e) = serde_json::from_slice::<Entry<IgnoredAny>>(value) {
            findings.add(format!("log entry {at} cannot be read: {e}"));
        }
        expected = at + 1;
        More::Go
    })?;
    if expected != end + 1 {
        findings.add(format!("the log ends at {}, its counter says {end}", expected - 1));
    }
    snapshot.walk(Range { from: &[LOG_ABOUT], to: &[LOG_ABOUT + 1] }, Back::No, &mut |key, _| {
        let at = position(key).unwrap_or(0);
        match snapshot.row(&log_key(at)) {
            Ok(Some(_)) => {}
            Ok(None) => findings.add(format!("the log is listed by what it is about with {at}, which is not there")),
            Err(e) => findings.add(e),
        }
        More::Go
    })
}

/// Every answer that is kept can be forgotten in time: it is listed once.
fn check_answers(snapshot: &Snapshot, findings: &mut Findings) -> Outcome {
    let (mut answers, mut listed) = (0_usize, 0_usize);
    snapshot.walk(Range { from: &[ONCE], to: &[ONCE + 1] }, Back::No, &mut |_, _| {
        answers += 1;
        More::Go
    })?;
    snapshot.walk(Range { from: &[ONCE_BY_TIME], to: &[ONCE_BY_TIME + 1] }, Back::No, &mut |_, _| {
        listed += 1;
        More::Go
    })?;
    if answers != listed {
        findings.add(format!("{answers} answers are kept, {listed} are listed by time"));
    }
    Ok(())
}
