//! Payouts of a provider that lists none: a person says which booking of the bank is one, and both books close to the cent.

use super::statement::booking;
use crate::shop::world::{World, conflict, eur};
use sutler::base::{BankEntryId, Money, Span};
use sutler::shop::books::facts::{FactKind, between};
use sutler::shop::books::{Explained, PayoutState};
use sutler::shop::payment::PaymentKind::{BankTransfer, PayPal, Stripe};
use sutler::shop::statement::{BankEntry, BookEntry, BookPayout, EntryState, IgnoreEntry, ReopenEntry, TakeBookings, Tray, keyed, list};
use sutler::store::{Page, Reads};

fn entry(world: &World, minor: i64, text: &str) -> BankEntry {
    world.run(TakeBookings { bookings: keyed(vec![booking(minor, text)]) }).unwrap();
    list(&world.read(), Tray::Open, Page::first(9)).unwrap().into_iter().find(|entry| entry.booking.amount == eur(minor)).unwrap()
}

/// What left PayPal for the bank, by the books.
fn paid_out(world: &World) -> Money {
    let (from, to) = (world.now() - Span::days(4_000), world.now() + Span::days(4_000));
    let facts = between(&world.read(), from, to).unwrap();
    let payouts = facts.iter().filter(|fact| matches!(fact.kind, FactKind::Payout) && fact.provider == PayPal);
    Money::sum(eur(0).currency(), payouts.map(|fact| fact.amount))
}

#[test]
fn a_booking_is_a_payout_of_paypal_when_a_person_says_so() {
    let world = World::open();
    let came = entry(&world, 4_711, "PAYPAL TRANSFER");
    let book = |provider| world.run(BookPayout { entry: came.id, provider });
    for provider in [Stripe, BankTransfer] {
        assert_eq!(conflict(book(provider)), "not-allowed-now", "who lists payouts tells of them");
    }
    world.told();
    let payout = book(PayPal).unwrap();
    assert_eq!(world.told(), ["payout_taken", "payout_arrived"]);
    assert_eq!((book(PayPal).unwrap(), world.told()), (payout, Vec::<String>::new()), "said twice");
    let known = world.read().get(payout).unwrap();
    let at = came.booking.booked.noon();
    assert_eq!((known.amount, known.made, known.explained, known.state), (eur(4_711), at, Explained::Never, PayoutState::Paid));
    assert!(known.had_arrived(at) && known.had_left(at));
    assert_eq!(paid_out(&world), eur(-4_711));
    let state = |id: BankEntryId| world.read().get(id).unwrap().state;
    assert!(matches!(state(came.id), EntryState::Payout { .. }));
    assert_eq!(conflict(world.run(IgnoreEntry { entry: came.id })), "not-allowed-now");
    world.check();

    // It was none: the books are as before, and it can be said again.
    world.run(ReopenEntry { entry: came.id }).unwrap();
    assert_eq!((state(came.id), paid_out(&world)), (EntryState::Open, eur(0)));
    assert!(!world.read().get(payout).unwrap().had_left(world.now()));
    assert_eq!(book(PayPal).unwrap(), payout);
    assert_eq!(paid_out(&world), eur(-4_711));
    world.check();

    // What went out is no payout, and what is an order's neither.
    let mug = world.stocked("Mug", 1_000, 5);
    let order = world.buy(&[(&mug, 1)], sutler::shop::shipping::ShippingKind::Delivery, BankTransfer).order;
    let paid = entry(&world, 1_234, "for something");
    world.run(BookEntry { entry: paid.id, order }).unwrap();
    assert_eq!(conflict(world.run(BookPayout { entry: paid.id, provider: PayPal })), "not-allowed-now");
    world.check();
}
