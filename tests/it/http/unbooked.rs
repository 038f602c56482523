//! A booking that went to the wrong order, as its buyer hears of it: that it was paid, that it is not, and that it is.

use super::gift_cards::newest_letter;
use super::paying::{last, order};
use super::served::Served;
use crate::stories::booking;
use sutler::base::{BankEntryId, Money, OrderId, Span};
use sutler::shop::job::LetterKind;
use sutler::shop::letter;
use sutler::shop::order::Paid;
use sutler::shop::statement::{BookEntry, TakeBookings, Tray, UnbookEntry, keyed, list};
use sutler::store::Page as Rows;

/// Money at the bank that says nothing of what it is for.
fn arrived(served: &Served, amount: Money) -> BankEntryId {
    let world = &served.world;
    world.later(Span(1));
    world.run(TakeBookings { bookings: keyed(vec![booking(amount.minor(), &world.now().rfc3339())]) }).unwrap();
    list(&world.read(), Tray::Open, Rows::first(10)).unwrap().into_iter().map(|entry| entry.id).max().unwrap()
}

fn book(served: &Served, amount: Money, order: OrderId) -> BankEntryId {
    let entry = arrived(served, amount);
    served.world.run(BookEntry { entry, order }).unwrap();
    entry
}

fn unbook(served: &Served, entry: BankEntryId, order: OrderId) {
    served.world.run(UnbookEntry { entry, order, sent: 0, reason: "a brother of the same name".to_owned() }).unwrap();
}

fn letters(served: &Served, order: OrderId) -> Vec<LetterKind> {
    let mut all = letter::of_order(&served.world.read(), order).unwrap();
    all.sort_by_key(|letter| letter.id);
    all.into_iter().map(|letter| letter.kind).collect()
}

#[test]
fn who_was_told_that_it_is_paid_is_told_that_it_is_not() {
    let served = Served::new();
    order(&served, "Bank transfer", ("thing-2", 1));
    let (id, total) = (last(&served).id, last(&served).total);
    let wrong = book(&served, total, id);
    newest_letter(&served);
    assert_eq!(letters(&served, id), [LetterKind::OrderReceived, LetterKind::OrderPaid]);
    unbook(&served, wrong, id);
    let (subject, text) = newest_letter(&served);
    let owed = total.plain().replace(" EUR", "");
    assert!(subject.contains("is not paid after all"), "{subject}");
    let that = text.split("That was our mistake: ").nth(1).unwrap().split(" that arrived").next().unwrap();
    assert!(that.contains(&owed), "what was taken back: {that}");
    for said in ["That was our mistake", "DE89 3704 0044 0532 0130 00", "you need not pay again", &owed] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // The right money: told once more; and once more taken back, and so on.
    let right = book(&served, total, id);
    let (subject, _) = newest_letter(&served);
    assert!(!subject.contains("not paid"), "{subject}");
    unbook(&served, right, id);
    newest_letter(&served);
    let said = letters(&served, id);
    assert!(
        matches!(said[2..], [LetterKind::PaymentUnbooked { .. }, LetterKind::OrderPaidAnew { .. }, LetterKind::PaymentUnbooked { .. }]),
        "{said:?}"
    );
    assert_eq!(last(&served).paid(), Paid::No);
    served.world.check();
}

#[test]
fn who_was_told_nothing_hears_nothing() {
    let served = Served::new();
    // Taken back before the letter was written: neither of the two goes out.
    order(&served, "Bank transfer", ("thing-2", 1));
    let (id, total) = (last(&served).id, last(&served).total);
    let wrong = book(&served, total, id);
    unbook(&served, wrong, id);
    newest_letter(&served);
    assert_eq!(letters(&served, id), [LetterKind::OrderReceived]);
    // A part never made it paid, and without it the order is paid all the same.
    let part = book(&served, Money::new(100, total.currency()), id);
    unbook(&served, part, id);
    let whole = book(&served, total, id);
    let more = book(&served, Money::new(100, total.currency()), id);
    newest_letter(&served);
    unbook(&served, more, id);
    newest_letter(&served);
    assert!(
        matches!(letters(&served, id)[..], [LetterKind::OrderReceived, LetterKind::OrderPaidAnew { .. }]),
        "{:?}",
        letters(&served, id)
    );
    assert_eq!((last(&served).paid(), whole > more), (Paid::Fully, false));
    served.world.check();
}
