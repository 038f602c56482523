//! Many sessions in one commit: each is answered on its own, and only when the commit is on the disk.

use super::things::{Thing, ThingId, findings, rename, skus, thing};
use crate::crash::{Disk, Op};
use sutler::base::{Error, Fault, Id, Outcome, Refusal};
use sutler::store::{Reads, Store, Write};

#[test]
fn who_is_refused_or_panics_leaves_no_trace() {
    let store = Store::memory().unwrap();
    store
        .group(|group| {
            group.session(|w| w.put(&thing(1, "A", 1, &[]))).unwrap();
            let refused: Outcome = group.session(|w| {
                assert_eq!(skus(w), ["A"], "what succeeded before is seen");
                w.change(ThingId::new(1), rename("changed"))?;
                w.put(&thing(2, "refused", 1, &[]))?;
                w.count_up("n")?;
                Err(Refusal::Forbidden.into())
            });
            assert_eq!(refused, Err(Error::Refused(Refusal::Forbidden)));
            let panicked: Outcome = group.session(|w| {
                assert_eq!(skus(w), ["A"]);
                w.delete(ThingId::new(1))?;
                std::panic::panic_any("planted");
            });
            assert_eq!(panicked, Err(Error::Fault(Fault::Bug("planted".into()))));
            group.session(|w| w.put(&thing(3, "C", 3, &[]))).unwrap();
        })
        .unwrap();
    let snapshot = store.read().unwrap();
    assert_eq!((skus(&snapshot), snapshot.mark("n").unwrap()), (vec!["A".to_owned(), "C".to_owned()], 0));
    assert_eq!(findings(&store), Vec::<String>::new());
}

#[test]
fn a_group_is_one_commit_and_a_group_of_refusals_is_none() {
    let disk = Disk::default();
    let store = Store::over(disk.source()).unwrap();
    let syncs = || disk.log().iter().filter(|op| matches!(op, Op::Sync(_))).count();
    let before = syncs();
    store
        .group(|group| {
            for n in 1..=100 {
                group.session(|w| w.put(&thing(n, &format!("S{n}"), 1, &[]))).unwrap();
            }
            assert_eq!(syncs(), before);
        })
        .unwrap();
    assert_eq!(syncs() - before, 2, "both phases of one commit");
    let ops = disk.ops();
    store.group(|group| assert!(group.session(|w| w.delete(ThingId::new(1_000))).is_err())).unwrap();
    assert_eq!(disk.ops(), ops, "nothing was written");
}

/// More rows than the transaction holds in memory: they go to the file early, and still only with the commit.
#[test]
fn a_great_transaction_is_one_too() {
    let store = Store::memory().unwrap();
    let many = |w: &mut Write| (1..=7_000).try_for_each(|n| w.put(&thing(n, &format!("S{n}"), 1, &["t"])));
    store
        .group(|group| {
            group.session(many).unwrap();
            group.session(|w| w.delete(ThingId::new(7_000))).unwrap();
            group.session(|w| w.put(&thing(7_001, "S7000", 1, &[]))).unwrap();
        })
        .unwrap();
    let failed: Outcome = store.write(|w| {
        w.rewrite::<Thing>()?;
        w.clear_index(241)?;
        Err(Refusal::Forbidden.into())
    });
    assert!(failed.is_err());
    assert_eq!(store.read().unwrap().total::<Thing>(10_000).unwrap(), 7_000);
    assert_eq!(findings(&store), Vec::<String>::new());
}

/// A panic in the middle of a whole transaction keeps nothing of it, and the next one works.
#[test]
fn a_panic_outside_of_a_session_does_not_end_the_store() {
    let store = Store::memory().unwrap();
    let write = || store.write::<()>(|w| w.put(&thing(1, "A", 1, &[])).map(|()| std::panic::panic_any("planted")));
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(write)).is_err());
    store.write(|w| w.put(&thing(2, "A", 1, &[]))).unwrap();
    assert_eq!(skus(&store.read().unwrap()), ["A"]);
    assert_eq!(findings(&store), Vec::<String>::new());
}
