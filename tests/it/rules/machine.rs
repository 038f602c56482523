//! The life of a payment: every pair of a state and what is told is decided here, and the end does not depend on the order.

use std::collections::BTreeMap;
use sutler::base::{Currency, Money};
use sutler::shop::payment::machine::Step;
use sutler::shop::payment::{State, Update};

const fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

const FRESH: State = State::Started { declined: false };
const DECLINED: State = State::Started { declined: true };

/// The states, with ten held or taken where there is an amount.
const STATES: [State; 5] = [FRESH, DECLINED, State::Authorized { held: eur(10) }, State::Captured { taken: eur(10) }, State::Voided];

/// Everything that can be told: the same amount, less, more, and ten of another currency.
fn updates() -> Vec<Update> {
    let amounts = [eur(9), eur(10), eur(11), Money::new(10, Currency::CHF)];
    let held = amounts.map(|held| Update::Authorized { held });
    let taken = amounts.map(|taken| Update::Captured { taken });
    [vec![Update::Declined], held.to_vec(), taken.to_vec(), vec![Update::Voided]].concat()
}

/// `>` it moves to what was told, `=` it stays as it is, `!` it does not fit and a person is asked.
/// Columns: declined · held 9, 10, 11, CHF · taken 9, 10, 11, CHF · voided.
const DECIDED: [&str; 5] = [
    "> >>>> >>>> >", // waiting
    "= >>>> >>>> >", // waiting, a try was declined
    "= !=!! >>!! >", // ten are held: fewer can be taken, more cannot
    "= !==! !=!! =", // ten are ours: no end undoes it
    "= ==== >>>> =", // ended: money that comes all the same is ours
];

/// Where an update leads that moves.
fn target(update: Update) -> State {
    match update {
        Update::Declined => DECLINED,
        Update::Authorized { held } => State::Authorized { held },
        Update::Captured { taken } => State::Captured { taken },
        Update::Voided => State::Voided,
    }
}

#[test]
fn every_pair_is_decided() {
    for (state, row) in STATES.into_iter().zip(DECIDED) {
        let row: Vec<char> = row.chars().filter(|c| *c != ' ').collect();
        assert_eq!(row.len(), updates().len());
        for (update, expected) in updates().into_iter().zip(row) {
            match (state.apply(update), expected) {
                (Ok(Step::Moved(to)), '>') => assert_eq!(to, target(update), "{state:?} told {update:?}"),
                (Ok(Step::Same), '=') => {}
                (Err(puzzle), '!') => assert_eq!((puzzle.state, puzzle.update), (state, update)),
                (got, _) => panic!("{state:?} told {update:?}: expected {expected}, got {got:?}"),
            }
        }
    }
}

#[test]
fn what_is_told_again_changes_nothing() {
    for state in STATES {
        for update in updates() {
            if let Ok(Step::Moved(to)) = state.apply(update) {
                assert_ne!(to, state, "{state:?} told {update:?} says that it moved");
                assert_eq!(to.apply(update), Ok(Step::Same), "{state:?} told {update:?} twice");
            }
        }
    }
}

/// Webhooks come twice, late and in any order: the end is a function of what was told, not of when.
#[test]
fn the_end_depends_on_what_was_told_alone() {
    let letters = [Update::Declined, Update::Authorized { held: eur(10) }, Update::Captured { taken: eur(10) }, Update::Voided];
    let expected = |set: u8| match set {
        set if set & 4 != 0 => State::Captured { taken: eur(10) },
        set if set & 8 != 0 => State::Voided,
        set if set & 2 != 0 => State::Authorized { held: eur(10) },
        _ => DECLINED,
    };
    let mut ends: BTreeMap<u8, usize> = BTreeMap::new();
    let mut words: Vec<(State, u8)> = vec![(FRESH, 0)];
    for _ in 0..6 {
        let mut longer = Vec::new();
        for (state, set) in words {
            for (n, letter) in letters.into_iter().enumerate() {
                let next = match state.apply(letter) {
                    Ok(Step::Moved(to)) => to,
                    Ok(Step::Same) => state,
                    Err(puzzle) => panic!("one amount in any order is no puzzle: {puzzle:?}"),
                };
                let set = set | 1 << n;
                assert_eq!(next, expected(set), "after {set:04b}, told {letter:?} last");
                *ends.entry(set).or_default() += 1;
                longer.push((next, set));
            }
        }
        words = longer;
    }
    assert_eq!((ends.len(), ends.values().sum::<usize>()), (15, 4 + 16 + 64 + 256 + 1_024 + 4_096));
}

#[test]
fn open_and_taken_follow_from_the_state() {
    let facts = STATES.map(|state| (state.key(), state.is_open(), state.taken().map(Money::minor)));
    let expected = [
        ("started", true, None),
        ("started", true, None),
        ("authorized", true, None),
        ("captured", false, Some(10)),
        ("voided", false, None),
    ];
    assert_eq!(facts, expected);
}
