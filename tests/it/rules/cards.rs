//! When the shop takes it that stolen cards are tried out, and what proves that a browser has worked: both as tables.

use sutler::base::{Currency, Money, Span, Time};
use sutler::shop::payment::State;
use sutler::shop::payment::proof::{Flaw, LASTS, TASKS, ZEROS, challenge, check};
use sutler::shop::payment::watch::{CardWatch, End, Tally, end_of};

#[test]
fn abnormal_are_many_failures_and_few_payments() {
    for (failed, paid, abnormal) in [
        (0, 0, false),
        // Three people who changed their minds are no attack, and neither are nineteen.
        (3, 0, false),
        (19, 0, false),
        (20, 0, true),
        (20, 6, true),
        // A good day: many fail, and a third as many pay.
        (20, 7, false),
        (60, 20, true),
        (60, 21, false),
        (u32::MAX, u32::MAX, false),
        (u32::MAX, 1, true),
    ] {
        assert_eq!(Tally { failed, paid }.is_abnormal(), abnormal, "{failed} failed, {paid} paid");
    }
}

#[test]
fn a_payment_counts_once_for_each_end() {
    let amount = Money::new(100, Currency::EUR);
    let [open, declined] = [false, true].map(|declined| State::Started { declined });
    let (held, taken) = (State::Authorized { held: amount }, State::Captured { taken: amount });
    let all = [open, declined, held, taken, State::Voided];
    for before in all {
        for after in all {
            let wanted = match (before, after) {
                _ if before == open && (after == declined || after == State::Voided) => Some(End::Failed),
                _ if (before == open || before == declined) && (after == held || after == taken) => Some(End::Paid),
                _ => None,
            };
            assert_eq!(end_of(before, after), wanted, "{before:?} to {after:?}");
        }
    }
}

#[test]
fn what_is_older_than_half_an_hour_counts_no_more() {
    let start = Time::at(1_795_248_000);
    let mut watch = CardWatch::default();
    for minute in 0..60 {
        watch.add(start + Span::minutes(minute), End::Failed);
    }
    watch.add(start + Span::minutes(59), End::Paid);
    let at = |minute: i64| watch.tally(start + Span::minutes(minute));
    assert_eq!(at(59), Tally { failed: 30, paid: 1 });
    assert_eq!(at(60), Tally { failed: 25, paid: 1 }, "it is forgotten in pieces of five minutes");
    assert_eq!([at(84), at(85)], [Tally { failed: 5, paid: 1 }, Tally::default()]);
    assert_eq!(at(-600), Tally::default(), "a clock that was put back");
}

const NOW: Time = Time::at(1_795_248_000);

/// Answers with these numbers to the challenge of a moment; a number of ten and more is solved, smaller ones are not.
fn checked(made: Time, mark: &str, numbers: &[&str]) -> Result<(), Flaw> {
    let numbers: String = numbers.iter().map(|number| format!(".{number}")).collect();
    let hash = |text: &str| {
        let number: u64 = text.rsplit('.').next().unwrap().parse().unwrap();
        let first: u32 = 1 << if number < 10 { 32 - ZEROS } else { 31 - ZEROS };
        let mut hash = [0; 32];
        hash[..4].copy_from_slice(&first.to_be_bytes());
        hash
    };
    check(&(challenge(made, mark) + &numbers), NOW, |at| format!("ours{}", at.seconds()), hash)
}

#[test]
fn a_proof_is_ours_of_now_and_of_all_its_tasks() {
    let ours = |made: Time| format!("ours{}", made.seconds());
    let all = ["10", "11", "12", "13", "14", "15", "16", "99999999999"];
    assert_eq!(all.len(), TASKS);
    assert_eq!(checked(NOW, &ours(NOW), &all), Ok(()));
    let with = |nth: usize, number: &'static str| {
        let mut numbers = all;
        numbers[nth] = number;
        numbers
    };
    let oldest = NOW + Span(-LASTS.0);
    assert_eq!(checked(oldest, &ours(oldest), &all), Ok(()));
    let older = oldest + Span(-1);
    assert_eq!(checked(older, &ours(older), &all), Err(Flaw::Expired));
    assert_eq!(checked(NOW, &ours(older), &all), Err(Flaw::Foreign), "made younger than it is");
    assert_eq!(checked(NOW, "theirs", &all), Err(Flaw::Foreign));
    assert_eq!(checked(NOW, &ours(NOW), &with(0, "9")), Err(Flaw::Undone));
    assert_eq!(checked(NOW, &ours(NOW), &with(3, "12")), Err(Flaw::Undone), "one that counts twice");
    assert_eq!(checked(NOW, &ours(NOW), &all[1..]), Err(Flaw::Misread));
    assert_eq!(checked(NOW, &ours(NOW), &["10"; TASKS + 1]), Err(Flaw::Misread));
    for number in ["", "-1", "+17", "1 7", "100000000000", "x"] {
        assert_eq!(checked(NOW, &ours(NOW), &with(7, number)), Err(Flaw::Misread), "{number:?}");
    }
    for answer in ["", ".", "..", "1795248000", "1795248000.ours1795248000", "x.ours1795248000.10.11.12.13.14.15.16.17"] {
        assert_eq!(check(answer, NOW, ours, |_| [0; 32]), Err(Flaw::Misread), "{answer:?}");
    }
}
