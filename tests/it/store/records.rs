//! Records and their indexes: what a put moves, what a list shows.

use super::things::{BY_PRICE, BY_SKU, BY_TAG, Thing, ThingId, findings, ids, put, rename, reprice, thing};
use sutler::base::{Error, Id, Refusal};
use sutler::store::engine::{Back, More, Range};
use sutler::store::{Page, Reads, Store};

/// Every row as it is, so that one sees what moved.
fn rows(store: &Store) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut rows = Vec::new();
    let snapshot = store.read().unwrap();
    let all = Range { from: &[0], to: &[255] };
    snapshot
        .walk(all, Back::No, &mut |key, value| {
            rows.push((key.to_vec(), value.to_vec()));
            More::Go
        })
        .unwrap();
    rows
}

#[test]
fn a_put_moves_exactly_the_entries_that_changed() {
    let store = Store::memory().unwrap();
    put(&store, &[thing(1, "A", 100, &["red", "new"]), thing(2, "B", 100, &["red"])]).unwrap();
    let before = rows(&store);
    assert_eq!(before.len(), 2 + 2 + 2 + 3);
    put(&store, &[thing(1, "A", 100, &["red", "old", "old"])]).unwrap();
    let after = rows(&store);
    let gone: Vec<_> = before.iter().filter(|(key, _)| !after.iter().any(|(k, _)| k == key)).collect();
    let come: Vec<_> = after.iter().filter(|(key, _)| !before.iter().any(|(k, _)| k == key)).collect();
    assert_eq!((gone.len(), come.len()), (1, 1));
    assert!(gone[0].0.windows(3).any(|w| w == b"new") && come[0].0.windows(3).any(|w| w == b"old"));
    store.write(|w| w.delete(ThingId::new(1))).unwrap();
    store.write(|w| w.delete(ThingId::new(2))).unwrap();
    assert!(rows(&store).is_empty());
}

#[test]
fn a_key_of_a_unique_index_is_taken_once() {
    let store = Store::memory().unwrap();
    put(&store, &[thing(1, "A", 100, &[]), thing(2, "B", 200, &["x"])]).unwrap();
    let taken = Err(Error::Refused(Refusal::conflict("taken")));
    assert_eq!(put(&store, &[thing(3, "A", 1, &[])]), taken);
    // Whoever hears the refusal and goes on must find nothing written of it.
    store
        .write(|w| {
            assert_eq!(w.put(&thing(2, "A", 999, &["y"])), taken);
            assert_eq!(w.change(ThingId::new(2), rename("A")), taken);
            w.put(&thing(4, "D", 4, &[]))
        })
        .unwrap();
    assert_eq!(findings(&store), Vec::<String>::new());
    let snapshot = store.read().unwrap();
    assert_eq!(snapshot.get(ThingId::new(2)).unwrap(), thing(2, "B", 200, &["x"]));
    // A key that was given back is free, in the same session too.
    store
        .write(|w| {
            w.change(ThingId::new(1), rename("C"))?;
            w.put(&thing(5, "A", 5, &[]))?;
            w.delete(ThingId::new(2))?;
            w.put(&thing(6, "B", 6, &[]))
        })
        .unwrap();
    assert_eq!(store.read().unwrap().lookup(&BY_SKU, "A").unwrap().unwrap().id, ThingId::new(5));
    assert_eq!(findings(&store), Vec::<String>::new());
}

#[test]
fn lists_come_in_key_order_and_in_pages() {
    let store = Store::memory().unwrap();
    let prices = [5, -3, 0, i64::MIN, i64::MAX, 5, -3, 70, 6];
    let things: Vec<Thing> = (1..).zip(prices).map(|(id, price)| thing(id, &format!("S{id}"), price, &["t"])).collect();
    put(&store, &things).unwrap();
    let snapshot = store.read().unwrap();
    let order = [4, 2, 7, 3, 1, 6, 9, 8, 5];
    let list = |page| ids(snapshot.scan(&BY_PRICE, &(), page).unwrap());
    assert_eq!(list(Page::first(100)), order);
    assert_eq!(list(Page::first(4)), order[..4]);
    assert_eq!(list(Page::first(4).skipping(4)), order[4..8]);
    assert_eq!(list(Page::first(4).skipping(8)), order[8..]);
    assert_eq!(list(Page::first(4).skipping(9)), [0; 0]);
    assert_eq!(list(Page::first(usize::MAX).skipping(7)), order[7..]);
    assert_eq!(list(Page::first(0)), [0; 0]);
    assert_eq!(list(Page::last(3)), [5, 8, 9]);
    assert_eq!(list(Page::last(3).skipping(2)), [9, 6, 1]);
    assert_eq!(ids(snapshot.scan_between(&BY_PRICE, &-3_i64, &6_i64, Page::first(9)).unwrap()), [2, 7, 3, 1, 6]);
    assert_eq!(ids(snapshot.scan(&BY_TAG, &"t".to_owned(), Page::first(2)).unwrap()), order[..2]);
    assert_eq!(ids(snapshot.scan(&BY_TAG, &"t\0".to_owned(), Page::first(2)).unwrap()), [0; 0]);
    assert_eq!(ids(snapshot.all(Page::last(2)).unwrap()), [9, 8]);
    assert_eq!(ids(snapshot.next_after(Some(ThingId::new(7)), 9).unwrap()), [8, 9]);
    assert_eq!(ids(snapshot.next_after(Some(ThingId::new(u64::MAX)), 9).unwrap()), [0; 0]);
    assert_eq!(ids(snapshot.next_after(None, 2).unwrap()), [1, 2]);
    assert_eq!(snapshot.count(&BY_PRICE, &5_i64, 100).unwrap(), 2);
    assert_eq!(snapshot.count(&BY_PRICE, &(), 4).unwrap(), 4);
    assert_eq!(
        (snapshot.total::<Thing>(100).unwrap(), snapshot.total::<Thing>(3).unwrap(), snapshot.total::<Thing>(0).unwrap()),
        (9, 3, 0)
    );
}

#[test]
fn counters_go_on_and_do_not_meet() {
    let store = Store::memory().unwrap();
    store
        .write(|w| {
            assert_eq!((w.next::<ThingId>()?, w.next::<ThingId>()?), (ThingId::new(1), ThingId::new(2)));
            assert_eq!((w.count_up("thing")?, w.count_up("series")?), (1, 1)); // a name is not the table of that name
            w.set_mark("series", 41);
            assert_eq!(w.count_up("series")?, 42);
            Ok(())
        })
        .unwrap();
    let refused: Result<(), _> = store.write(|w| {
        w.next::<ThingId>()?;
        Err(Refusal::Forbidden.into())
    });
    assert_eq!(refused, Err(Error::Refused(Refusal::Forbidden)));
    assert_eq!(store.write(|w| w.next::<ThingId>()).unwrap(), ThingId::new(3));
    assert_eq!(store.read().unwrap().mark("series").unwrap(), 42);
    assert_eq!(store.read().unwrap().mark("never").unwrap(), 0);
}

#[test]
fn a_snapshot_stays_as_it_was() {
    let store = Store::memory().unwrap();
    put(&store, &[thing(1, "A", 1, &[])]).unwrap();
    let before = store.read().unwrap();
    store
        .write(|w| {
            w.change(ThingId::new(1), reprice(2))?;
            w.put(&thing(2, "B", 2, &[]))?;
            assert_eq!(before.total::<Thing>(9)?, 1);
            assert_eq!(store.read()?.get(ThingId::new(1))?.price, 1); // nothing is seen before its commit
            Ok(())
        })
        .unwrap();
    assert_eq!((before.get(ThingId::new(1)).unwrap().price, before.total::<Thing>(9).unwrap()), (1, 1));
    assert_eq!(store.read().unwrap().get(ThingId::new(1)).unwrap().price, 2);
}
