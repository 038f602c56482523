//! Older and newer data: upgrades of records, numbered steps for the file, and refusals with a clear text.

use super::things::{TABLE, ThingId, findings, ids, put, row, thing};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sutler::base::{Error, Fault, Id};
use sutler::store::check::{Kind, check};
use sutler::store::{Index, Keys, Migration, Names, Page, Reads, Record, Store, Table};

/// The third version of a thing: the price became a text, and the tags are gone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Third {
    id: ThirdId,
    sku: String,
    cost: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
struct ThirdId(u64);

impl Id for ThirdId {
    fn new(number: u64) -> Self {
        ThirdId(number)
    }
    fn get(self) -> u64 {
        self.0
    }
}

impl Names for ThirdId {
    type Record = Third;
}

const BY_SKU: Index<Third, str> = Index::unique(240);
const BY_COST: Index<Third, str> = Index::many(243);

impl Record for Third {
    const TABLE: Table = Table::new(TABLE, "thing");
    const VERSION: u8 = 3;
    type Id = ThirdId;
    fn id(&self) -> ThirdId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_SKU, self.sku.as_str());
        keys.add(&BY_COST, self.cost.as_str());
    }
    fn upgrade(from: u8, mut value: Value) -> Value {
        match from {
            1 => value["price_text"] = value["price"].to_string().into(),
            2 => value["cost"] = value["price_text"].take(),
            _ => unreachable!("there are versions 1 and 2"),
        }
        value
    }
}

const STEPS: &[Migration] = &[
    Migration { say: "nothing yet", run: |_| Ok(()) },
    Migration {
        say: "things cost a text",
        run: |w| {
            w.clear_index(241)?;
            w.clear_index(242)?;
            w.rewrite::<Third>().map(drop)
        },
    },
];

#[test]
fn an_older_record_is_read_as_a_new_one() {
    let store = Store::memory().unwrap();
    put(&store, &[thing(1, "A", 950, &["x"])]).unwrap();
    let third = store.read().unwrap().get(ThirdId(1)).unwrap();
    assert_eq!(third, Third { id: ThirdId(1), sku: "A".into(), cost: "950".into() });
}

#[test]
fn a_newer_or_damaged_record_is_a_fault_with_table_and_id() {
    let store = Store::memory().unwrap();
    let newer: &[u8] = b"\x02{\"id\":1,\"sku\":\"A\",\"price\":1}";
    let cases: [(&[u8], &str); 8] = [
        (newer, "it was written by a newer sutler (version 2, this one knows 1)"),
        (b"", "the value is empty"),
        (b"\x00{}", "there was never a version 0"),
        (b"\x01", "EOF"),
        (b"\x01{\"id\":1,", "EOF"),
        (b"\x01\xff\xfe", "expected value"),
        (b"\x01{\"id\":2,\"sku\":\"A\",\"price\":1}", "the value says that it is 2"),
        (b"\x01[]", "invalid length"),
    ];
    for (value, words) in cases {
        store.plant(&row(1), Some(value)).unwrap();
        let fault = store.read().unwrap().get(ThingId::new(1)).unwrap_err();
        let Error::Fault(Fault::Corrupt { table: "thing", id: 1, why }) = &fault else { panic!("{fault:?}") };
        assert!(why.contains(words), "{why}");
        assert!(fault.to_string().starts_with("thing 1 cannot be read: "));
        assert_eq!(put(&store, &[thing(1, "A", 2, &[])]), Err(fault.clone()), "what cannot be read is not written over");
        assert!(findings(&store).iter().any(|finding| finding.contains("thing 1 cannot be read")));
    }
    // The upgrade of the damaged value panics; who reads it is told, not killed.
    store.plant(&row(1), Some(b"\x01[1,2]")).unwrap();
    let fault = store.read().unwrap().get(ThirdId(1)).unwrap_err();
    assert!(fault.to_string().contains("cannot be raised from version 1 to 3"), "{fault}");
}

#[test]
fn steps_run_once_and_in_order_on_old_data() {
    let store = Store::memory().unwrap();
    assert_eq!(store.migrate(&STEPS[..1]).unwrap(), [""; 0], "a new file needs no step");
    let things: Vec<_> = (1..=1_203).map(|n| thing(n, &format!("S{n}"), 5, &["x", "y"])).collect();
    put(&store, &things).unwrap();
    assert_eq!(store.migrate(&STEPS[..1]).unwrap(), [""; 0]);
    assert_eq!(store.migrate(STEPS).unwrap(), ["things cost a text"]);
    assert_eq!(store.migrate(STEPS).unwrap(), [""; 0]);
    let snapshot = store.read().unwrap();
    assert_eq!(check(&snapshot, &[Kind::of::<Third>()]).unwrap(), Vec::<String>::new());
    assert_eq!(snapshot.scan(&BY_COST, "5", Page::first(9_999)).unwrap().len(), 1_203);
}

#[test]
fn a_step_that_fails_leaves_everything_as_it_was() {
    let store = Store::memory().unwrap();
    put(&store, &[thing(1, "A", 5, &["x"]), thing(2, "B", 6, &[])]).unwrap();
    let fails = Migration { say: "fails", run: |_| Err(Fault::Bug("planted".into()).into()) };
    let steps = [Migration { say: STEPS[1].say, run: STEPS[1].run }, fails];
    assert!(store.migrate(&steps).is_err());
    assert_eq!(findings(&store), Vec::<String>::new());
    assert_eq!(ids(store.read().unwrap().all(Page::first(9)).unwrap()), [1, 2]);
}

#[test]
fn data_of_a_newer_sutler_is_refused() {
    let store = Store::memory().unwrap();
    put(&store, &[thing(1, "A", 5, &[])]).unwrap();
    assert_eq!(store.migrate(STEPS).unwrap().len(), 2);
    let why = store.migrate(&STEPS[..1]).unwrap_err().to_string();
    assert!(why.contains("newer sutler (step 2, this one knows 1). Nothing was changed."), "{why}");
}
