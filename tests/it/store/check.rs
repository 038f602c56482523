//! The check finds damage that was planted, and names it.

use super::things::{BY_PRICE, Thing, findings, put, row, thing};
use sutler::base::{Error, Fault};
use sutler::store::check::{Kind, check};
use sutler::store::{Page, Reads, Store};

fn sound() -> Store {
    let store = Store::memory().unwrap();
    put(&store, &[thing(1, "A", 7, &["x"]), thing(2, "B", 7, &["x"])]).unwrap();
    assert_eq!(findings(&store), Vec::<String>::new());
    store
}

fn by_price(price: i64, id: u64) -> Vec<u8> {
    [&[1, 241][..], &(price.cast_unsigned() ^ (1 << 63)).to_be_bytes(), &id.to_be_bytes()].concat()
}

#[track_caller]
fn found(store: &Store, words: &str) {
    let findings = findings(store);
    assert!(findings.iter().any(|finding| finding.contains(words)), "{findings:?}");
}

#[test]
fn a_missing_entry() {
    let store = sound();
    store.plant(&by_price(7, 2), None).unwrap();
    found(&store, "thing 2: its entry in index 241 is missing");
}

#[test]
fn a_stale_entry() {
    let store = sound();
    store.plant(&by_price(8, 2), Some(&2_u64.to_be_bytes())).unwrap();
    store.plant(&by_price(8, 77), Some(&77_u64.to_be_bytes())).unwrap();
    found(&store, "index 241 has 4 entries, the records say 2");
    found(&store, "index 241 names thing 2 where that record is not");
    found(&store, "index 241 names thing 77 where that record is not");
    let fault = store.read().unwrap().scan(&BY_PRICE, &8_i64, Page::first(9)).unwrap_err();
    assert!(matches!(fault, Error::Fault(Fault::Corrupt { table: "thing", id: 77, .. })), "{fault:?}");
}

#[test]
fn an_entry_of_another() {
    let store = sound();
    store.plant(b"\x01\xf0A\0\0", Some(&2_u64.to_be_bytes())).unwrap();
    found(&store, "thing 1: its entry in index 240 belongs to another");
}

#[test]
fn an_unreadable_record() {
    let store = sound();
    store.plant(&row(1), Some(b"\x01{\"id\":1")).unwrap();
    found(&store, "thing 1 cannot be read");
}

#[test]
fn rows_that_nobody_owns() {
    let store = sound();
    store.plant(&[99, 0, 0, 0, 0, 0, 0, 0, 1], Some(b"\x01{}")).unwrap();
    store.plant(&[1, 99, 5], Some(&1_u64.to_be_bytes())).unwrap();
    found(&store, "there are rows in table 99");
    found(&store, "index 99 has 1 entries, and no record says so");
}

#[test]
fn gaps_and_loose_ends() {
    let store = sound();
    store.plant(&[&[2][..], &2_u64.to_be_bytes()].concat(), Some(b"{}")).unwrap();
    store.plant(&[&[3, 1][..], &1_u64.to_be_bytes(), &9_u64.to_be_bytes()].concat(), Some(b"")).unwrap();
    store.plant(&[4, 1], Some(b"1")).unwrap();
    found(&store, "the log goes on at 2 where 1 should be");
    found(&store, "log entry 2 cannot be read");
    found(&store, "the log ends at 2, its counter says 0");
    found(&store, "with 9, which is not there");
    found(&store, "1 answers are kept, 0 are listed by time");
}

#[test]
fn an_id_that_was_never_given() {
    let store = sound();
    store.plant(&[0, 0, 240], Some(&1_u64.to_be_bytes())).unwrap();
    found(&store, "thing: there is a record 2, but ids were given up to 1 only");
}

#[test]
fn a_table_that_is_listed_twice_and_findings_without_end() {
    let store = sound();
    let twice = check(&store.read().unwrap(), &[Kind::of::<Thing>(), Kind::of::<Thing>()]).unwrap();
    assert!(twice.iter().any(|finding| finding.contains("table 240 (thing) is there twice")), "{twice:?}");
    assert!(twice.iter().any(|finding| finding.contains("is used by thing and by thing")), "{twice:?}");
    let things: Vec<_> = (1..=1_500).map(|n| thing(n, &format!("S{n}"), 1, &[])).collect();
    let store = Store::memory().unwrap();
    put(&store, &things).unwrap();
    store.write(|w| w.clear_index(241)).unwrap();
    let findings = findings(&store);
    assert_eq!(findings.len(), 1_001);
    assert!(findings[1_000].contains("the others are left out"));
}
