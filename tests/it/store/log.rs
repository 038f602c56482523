//! The log of events and the answers kept for wishes that are sent twice.

use super::things::findings;
use sutler::base::{Error, Fault, Outcome, Refusal, Time};
use sutler::store::log::LogReads;
use sutler::store::once::once_key;
use sutler::store::{About, Entry, Store, Write};

fn entry(event: &str) -> Entry<String> {
    Entry { at: 0, time: Time::at(5), actor: "system".into(), command: "test".into(), event: event.into() }
}

const ONE: About = About { kind: 1, id: 1 };
const TWO: About = About { kind: 1, id: 2 };
const OTHER: About = About { kind: 2, id: 1 };

fn events(found: Vec<Entry<String>>) -> Vec<(u64, String)> {
    found.into_iter().map(|entry| (entry.at, entry.event)).collect()
}

#[test]
fn positions_have_no_gaps_and_timelines_are_by_subject() {
    let store = Store::memory().unwrap();
    store.write(|w| w.append(&entry("a"), &[ONE, OTHER])).unwrap();
    let refused: Outcome = store.write(|w| {
        w.append(&entry("never"), &[ONE])?;
        Err(Refusal::Forbidden.into())
    });
    assert!(refused.is_err());
    store
        .group(|group| {
            group.session(|w| w.append(&entry("b"), &[TWO])).unwrap();
            let refused = |w: &mut Write| {
                w.append(&entry("never"), &[ONE])?;
                Err::<(), _>(Refusal::Forbidden.into())
            };
            group.session(refused).unwrap_err();
            group.session(|w| w.append(&entry("c"), &[ONE])).unwrap();
        })
        .unwrap();
    let snapshot = store.read().unwrap();
    assert_eq!(snapshot.log_end().unwrap(), 3);
    let all = [(1, "a".to_owned()), (2, "b".to_owned()), (3, "c".to_owned())];
    assert_eq!(events(snapshot.log_after(0, 100).unwrap()), all);
    assert_eq!(events(snapshot.log_after(1, 1).unwrap()), all[1..2]);
    assert_eq!(events(snapshot.log_after(3, 9).unwrap()), []);
    assert_eq!(events(snapshot.log_after(u64::MAX, 9).unwrap()), []);
    assert_eq!(events(snapshot.log_about(ONE, 9).unwrap()), [all[2].clone(), all[0].clone()]);
    assert_eq!(events(snapshot.log_about(ONE, 1).unwrap()), all[2..]);
    assert_eq!(events(snapshot.log_about(OTHER, 9).unwrap()), all[..1]);
    assert_eq!(events(snapshot.log_about(About { kind: 3, id: 1 }, 9).unwrap()), []);
    assert_eq!(findings(&store), Vec::<String>::new());
}

#[test]
fn a_damaged_entry_is_a_fault_with_its_position() {
    let store = Store::memory().unwrap();
    store.write(|w| w.append(&entry("a"), &[ONE])).unwrap();
    store.plant(&[&[2][..], &1_u64.to_be_bytes()].concat(), Some(b"{")).unwrap();
    let snapshot = store.read().unwrap();
    for fault in [snapshot.log_after::<String>(0, 9).unwrap_err(), snapshot.log_about::<String>(ONE, 9).unwrap_err()] {
        assert!(matches!(fault, Error::Fault(Fault::Corrupt { table: "log", id: 1, .. })), "{fault:?}");
    }
}

#[test]
fn an_answer_is_kept_until_it_is_old() {
    let store = Store::memory().unwrap();
    let keys = [once_key("place", "1"), once_key("place", "2"), once_key("plac", "e1")];
    assert!(keys[0] != keys[1] && keys[0] != keys[2]);
    store
        .write(|w| {
            assert_eq!(w.answered::<u64>(&keys[0])?, None);
            w.answer(&keys[0], Time::at(-10), &11_u64);
            w.answer(&keys[1], Time::at(20), &12_u64);
            assert_eq!(w.answered(&keys[0])?, Some(11_u64));
            Ok(())
        })
        .unwrap();
    let forget = |before| store.write(|w| w.forget_answers(Time::at(before), 100)).unwrap();
    assert_eq!((forget(-10), forget(20), forget(20)), (0, 1, 0));
    let left = |key| store.write(|w| w.answered::<u64>(key)).unwrap();
    assert_eq!((left(&keys[0]), left(&keys[1])), (None, Some(12)));
    assert_eq!(findings(&store), Vec::<String>::new());
    let wrong = store.write(|w| w.answered::<String>(&keys[1])).unwrap_err();
    assert!(matches!(wrong, Error::Fault(Fault::Corrupt { table: "once", .. })));
}
