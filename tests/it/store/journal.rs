//! The journal: it says the same as the store, whatever was written; every change of it is noticed; and a store is made from it.

use super::things::{Thing, ThingId, put, skus, thing};
use crate::crash::{Dice, Disk};
use std::sync::Arc;
use sutler::base::{Error, Fault, Id, Outcome, Refusal, Time};
use sutler::store::check::Kind;
use sutler::store::journal::{Begun, Files, Folder, Memory, Plan};
use sutler::store::log::LogReads;
use sutler::store::{About, Entry, Pace, Reads, Store, Write};

const PLAN: Plan = Plan { kinds: &[Kind::of::<Thing>()], marks: &["series"], events: about_things, file_bytes: 1 << 10 };

const THING: About = About { kind: 1, id: 1 };

/// Of the log it keeps what happened to things.
fn about_things(entry: &[u8]) -> Option<Vec<About>> {
    let entry: Entry<String> = serde_json::from_slice(entry).ok()?;
    entry.event.starts_with("thing").then(|| vec![THING])
}

fn tell(event: &str) -> impl FnOnce(&mut Write) -> Outcome<u64> {
    let entry = Entry { at: 0, time: Time::at(5), actor: "system".to_owned(), command: "test".to_owned(), event: event.to_owned() };
    move |w| w.append(&entry, &[THING])
}

fn log(store: &Store) -> Vec<(u64, String)> {
    store.read().unwrap().log_after(0, 1_000).unwrap().into_iter().map(|entry: Entry<String>| (entry.at, entry.event)).collect()
}

fn with(store: Store, files: &Arc<impl Files + 'static>) -> Outcome<(Store, Begun)> {
    store.with_journal(files.clone(), PLAN)
}

/// A store in memory with a journal in memory.
fn journaled() -> (Store, Arc<Memory>) {
    let files = Arc::new(Memory::default());
    (with(Store::memory().unwrap(), &files).unwrap().0, files)
}

fn findings(store: &Store) -> Vec<String> {
    let mut found = Vec::new();
    store.compare_journal(&store.read().unwrap(), &mut found).unwrap();
    found
}

#[test]
fn whatever_is_written_is_in_both() {
    let (disk, mut dice) = (Disk::default(), Dice(7));
    let files = Arc::new(disk.clone());
    let (mut store, begun) = with(Store::over(disk.source()).unwrap(), &files).unwrap();
    assert_eq!(begun, Begun::Anew);
    for round in 0..300 {
        let id = 1 + dice.below(20);
        store
            .group(|group| {
                group.session(|w| w.put(&thing(id, &format!("S{id}"), round, &[]))).unwrap();
                let refused = group.session(|w| w.put(&thing(40, "never", 1, &[])).and(Err::<(), _>(Refusal::conflict("no").into())));
                assert!(refused.is_err());
                if dice.one_in(4) {
                    group.session(|w| w.find(ThingId::new(3))?.map_or(Ok(()), |it| w.delete(it.id))).unwrap();
                }
                group.session(|w| w.count_up("series").map(drop)).unwrap();
                group.session(|w| w.count_up("not for the journal").map(drop)).unwrap();
                group.session(tell(if dice.one_in(3) { "thing moved" } else { "something else" })).unwrap();
            })
            .unwrap();
        assert_eq!(findings(&store), Vec::<String>::new(), "round {round}");
        if round % 50 == 49 {
            drop(store);
            let (again, begun) = with(Store::over(disk.source()).unwrap(), &files).unwrap();
            assert_eq!(begun, Begun::GoesOn);
            store = again;
        }
    }
    assert!(files.last().unwrap() > 10, "the files are to be small");
    let before = disk.ops();
    store.write(|w| w.count_up("not for the journal").map(drop)).unwrap();
    store.write(tell("something else")).unwrap();
    assert!(disk.log()[before..].iter().all(|op| !format!("{op:?}").starts_with("Write(1")), "what it does not keep costs it nothing");
}

/// Every byte that was written counts: one that is another one is found, wherever it lies.
#[test]
fn every_other_byte_is_found() {
    let (store, files) = journaled();
    for n in 1..=24 {
        put(&store, &[thing(n, &format!("S{n}"), 5, &["blue"])]).unwrap();
    }
    assert!(files.last().unwrap() > 1);
    let mut flipped = 0;
    for number in 1..=files.last().unwrap() {
        let file = files.open(number).unwrap();
        let length = usize::try_from(file.len().unwrap()).unwrap();
        let mut bytes = vec![0; length];
        file.read(0, &mut bytes).unwrap();
        let written = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 1;
        for (at, byte) in (0..).zip(&bytes[..written]) {
            file.write(at, &[byte ^ 1]).unwrap();
            assert!(!findings(&store).is_empty(), "byte {at} of file {number}");
            file.write(at, &[*byte]).unwrap();
            flipped += 1;
        }
    }
    assert!(flipped > 2_000, "{flipped} bytes were tried");
    assert_eq!(findings(&store), Vec::<String>::new());
}

#[test]
fn a_store_that_says_something_else_is_found() {
    let (store, _files) = journaled();
    put(&store, &[thing(1, "A", 5, &[]), thing(2, "B", 5, &[])]).unwrap();
    let row = |id: u64| [&[super::things::TABLE][..], &id.to_be_bytes()].concat();
    let behind = |key: &[u8], value: Option<&[u8]>| store.plant_unseen(key, value).unwrap();
    behind(&row(1), Some(b"\x01{\"id\":1,\"sku\":\"A\",\"price\":4}"));
    assert_eq!(findings(&store), ["journal: thing 1 is not what the store has"]);
    behind(&row(1), None);
    assert_eq!(findings(&store), ["journal: thing 1 is not in the store"]);
    behind(&row(1), Some(b"\x01{\"id\":1,\"sku\":\"A\",\"price\":5,\"tags\":[]}"));
    assert_eq!(findings(&store), Vec::<String>::new());
    behind(&row(9), Some(b"\x01{\"id\":9,\"sku\":\"I\",\"price\":5,\"tags\":[]}"));
    assert_eq!(findings(&store), ["journal: thing 9 is missing"]);
}

/// In a hurry nothing is added; when it is over, everything is there at once.
#[test]
fn after_a_hurry_there_is_a_copy() {
    let (store, files) = journaled();
    store.set_pace(Pace::Hurried).unwrap();
    let before = files.last().unwrap();
    for n in 1..=200 {
        put(&store, &[thing(n, &format!("S{n}"), 5, &["a tag that makes it longer"])]).unwrap();
    }
    assert_eq!(files.last().unwrap(), before);
    assert_eq!(findings(&store), ["journal: it does not know this store"]);
    store.set_pace(Pace::Synced).unwrap();
    assert_eq!(findings(&store), Vec::<String>::new());
    put(&store, &[thing(1, "S1", 6, &[])]).unwrap();
    assert_eq!(findings(&store), Vec::<String>::new());
}

#[test]
fn a_store_is_made_from_its_journal_alone() {
    let (store, files) = journaled();
    put(&store, &[thing(1, "A", 5, &["blue"]), thing(2, "B", 5, &[])]).unwrap();
    put(&store, &[thing(7, "G", 5, &[])]).unwrap();
    store.write(|w| w.delete(ThingId::new(2)).and_then(|()| w.count_up("series").map(drop))).unwrap();

    let lost = Store::memory().unwrap();
    let rebuilt = lost.rebuild(&*files, PLAN).unwrap();
    assert_eq!((rebuilt.entries, rebuilt.damage), (4, Vec::new()), "the copy at the beginning, and three commits");
    assert_eq!(super::things::findings(&lost), Vec::<String>::new());
    let reads = lost.read().unwrap();
    assert_eq!((skus(&reads), reads.mark("series").unwrap()), (vec!["A".to_owned(), "G".to_owned()], 1));
    assert!(reads.find(ThingId::new(1)).unwrap() == store.read().unwrap().find(ThingId::new(1)).unwrap());
    assert_eq!(lost.write(|w| w.next::<ThingId>()).unwrap(), ThingId::new(8), "no id is given twice");
    drop(reads);
    // It goes on with the same journal, and once it has something of its own, nothing is taken over.
    let (lost, begun) = with(lost, &files).unwrap();
    assert_eq!((begun, findings(&lost)), (Begun::Anew, Vec::new()));
    let other = journaled().1;
    assert_eq!(lost.rebuild(&*other, PLAN), Err(Refusal::conflict("orders-there").into()));
}

/// What only the journal still has is never passed over in silence.
#[test]
fn a_store_that_lost_something_is_not_gone_on_with() {
    let (disk, folder) = (Disk::default(), tempfile::tempdir().unwrap());
    let files = Arc::new(Folder::make(&folder.path().join("journal")).unwrap());
    let (store, _) = with(Store::over(disk.source()).unwrap(), &files).unwrap();
    put(&store, &[thing(1, "A", 5, &[])]).unwrap();
    let older = disk.bytes();
    put(&store, &[thing(2, "B", 5, &[])]).unwrap();
    put(&store, &[thing(3, "C", 5, &[])]).unwrap();
    drop(store);

    let why = |refused: Outcome<(Store, Begun)>| match refused {
        Err(Error::Fault(Fault::Store(why))) => why,
        other => panic!("{:?}", other.map(|(_, begun)| begun)),
    };
    let new = why(with(Store::memory().unwrap(), &files));
    assert!(new.contains("shop.redb is new") && new.contains("3 ") && new.contains("sutler rebuild --from-journal"), "{new}");
    let old = why(with(Store::over(Disk::of(older.clone()).source()).unwrap(), &files));
    assert!(old.contains("lacks the last 2 "), "{old}");

    let mended = Store::over(Disk::of(older).source()).unwrap();
    assert_eq!(mended.rebuild(&*files, PLAN).unwrap().entries, 2);
    let (mended, begun) = with(mended, &files).unwrap();
    assert_eq!((begun, findings(&mended), skus(&mended.read().unwrap()).len()), (Begun::Anew, Vec::new(), 3));
}

/// An entry whose commit did not come counts for nothing: nobody was told of it.
#[test]
fn one_entry_ahead_is_gone_on_with() {
    let disk = Disk::default();
    let folder = tempfile::tempdir().unwrap();
    let files = Arc::new(Folder::make(&folder.path().join("journal")).unwrap());
    let (store, _) = with(Store::over(disk.source()).unwrap(), &files).unwrap();
    put(&store, &[thing(1, "A", 5, &[])]).unwrap();
    let before = disk.bytes();
    put(&store, &[thing(2, "B", 5, &[])]).unwrap();
    drop(store);
    let (store, begun) = with(Store::over(Disk::of(before).source()).unwrap(), &files).unwrap();
    assert_eq!((begun, findings(&store)), (Begun::GoesOn, Vec::new()));
    put(&store, &[thing(3, "C", 5, &[])]).unwrap();
    assert_eq!(findings(&store), Vec::<String>::new());
    let lost = Store::memory().unwrap();
    lost.rebuild(&*files, PLAN).unwrap();
    assert_eq!(skus(&lost.read().unwrap()), ["A", "C"]);
}

#[test]
fn a_damaged_journal_is_put_aside_and_what_it_still_has_can_be_had() {
    let (disk, folder) = (Disk::default(), tempfile::tempdir().unwrap());
    let path = folder.path().join("journal");
    let files = Arc::new(Folder::make(&path).unwrap());
    let (store, _) = with(Store::over(disk.source()).unwrap(), &files).unwrap();
    for n in 1..=30 {
        put(&store, &[thing(n, &format!("S{n}"), 5, &["a tag that makes it longer"])]).unwrap();
    }
    drop(store);
    let last = files.last().unwrap();
    assert!(last > 3);
    let second = files.open(2).unwrap();
    second.write(second.len().unwrap() / 2, &[0xa5; 40]).unwrap();
    let rebuilt = Store::memory().unwrap();
    assert_eq!(rebuilt.rebuild(&*files, PLAN).unwrap().damage.len(), 1);
    assert!(skus(&rebuilt.read().unwrap()).len() > 20, "what comes after the damaged file is there");

    files.open(last).unwrap().write(0, b"no journal").unwrap();
    let (store, begun) = with(Store::over(disk.source()).unwrap(), &files).unwrap();
    assert_eq!((begun, findings(&store)), (Begun::AnewAfterDamage, Vec::new()));
    assert!(folder.path().join("journal.damaged-1").is_dir() && files.last().unwrap() < last);
}

/// What happened comes back in its order, and what the journal does not keep leaves no gap; one that was written before the log was
/// kept still reads.
#[test]
fn what_happened_is_told_again() {
    let (store, files) = journaled();
    let told = ["thing made", "something else", "thing moved", "thing sold"];
    for event in told {
        store.write(tell(event)).unwrap();
    }
    let mine = vec![(1, "thing made".to_owned()), (2, "thing moved".to_owned()), (3, "thing sold".to_owned())];
    let rebuilt = || {
        let lost = Store::memory().unwrap();
        assert_eq!(lost.rebuild(&*files, PLAN).unwrap().damage, Vec::<String>::new());
        lost
    };
    let lost = rebuilt();
    assert_eq!((log(&lost), super::things::findings(&lost)), (mine.clone(), Vec::new()));
    assert_eq!(lost.read().unwrap().log_about::<String>(THING, 9).unwrap().len(), 3, "and is listed by what it is about");
    // A copy of everything has it too.
    store.set_pace(Pace::Hurried).unwrap();
    store.set_pace(Pace::Synced).unwrap();
    assert_eq!((log(&rebuilt()), findings(&store)), (mine, Vec::new()));

    // What the store says otherwise is found, and what one of both lacks.
    let key = |at: u64| [&[2][..], &at.to_be_bytes()].concat();
    let entry = store.read().unwrap().row(&key(3)).unwrap().unwrap();
    let other = String::from_utf8(entry.clone()).unwrap().replace("system", "staff:1").into_bytes();
    for wrong in [Some(&other[..]), None] {
        store.plant_unseen(&key(3), wrong).unwrap();
        assert_eq!(findings(&store), ["journal: the entries 0 to 255 of the log are not what the store has"]);
    }
    store.plant_unseen(&key(3), Some(&entry)).unwrap();
    assert_eq!(findings(&store), Vec::<String>::new());

    let (older, files) = (Store::memory().unwrap(), Arc::new(Memory::default()));
    let (older, _) = older.with_journal(files.clone(), Plan { events: |_| None, ..PLAN }).unwrap();
    put(&older, &[thing(1, "A", 5, &[])]).unwrap();
    older.write(tell("thing made")).unwrap();
    let lost = Store::memory().unwrap();
    lost.rebuild(&*files, PLAN).unwrap();
    assert_eq!((log(&lost), skus(&lost.read().unwrap())), (Vec::new(), vec!["A".to_owned()]));
}
