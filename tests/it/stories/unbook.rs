//! What was booked to the wrong order is taken back, and booked to the right one; both stay in the books.

use super::statement::booking;
use crate::shop::buyer::parcel;
use crate::shop::world::{World, conflict, eur, goods, wrong};
use sutler::base::{BankEntryId, Money, OrderId, Span, Time};
use sutler::shop::attention::Trouble;
use sutler::shop::books::facts::{FactKind, between};
use sutler::shop::books::owed;
use sutler::shop::catalog::{ProductFacts, ProductKind};
use sutler::shop::gift_card::sold::of_order;
use sutler::shop::order::Paid;
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder};
use sutler::shop::order::give_back::GiveBack;
use sutler::shop::payment::PaymentKind::BankTransfer;
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::statement::{BookEntry, EntryState, TakeBookings, Tray, UnbookEntry, keyed, list};
use sutler::store::{Page, Reads};

/// An order for 14.90 EUR that waits for a transfer.
fn waiting(world: &World) -> OrderId {
    let mug = world.stocked("Mug", 1_000, 5);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    world.told();
    order
}

fn entry(world: &World, minor: i64) -> BankEntryId {
    world.run(TakeBookings { bookings: keyed(vec![booking(minor, &world.now().rfc3339())]) }).unwrap();
    let open = list(&world.read(), Tray::Open, Page::first(10)).unwrap();
    open.iter().find(|entry| entry.booking.amount == eur(minor)).unwrap().id
}

fn unbook(entry: BankEntryId, order: OrderId, sent: u32) -> UnbookEntry {
    UnbookEntry { entry, order, sent, reason: " a brother of the same name ".to_owned() }
}

#[test]
fn a_booking_goes_from_the_wrong_order_to_the_right_one() {
    let world = World::open();
    let (first, second) = (waiting(&world), waiting(&world));
    let money = entry(&world, 1_490);
    world.run(BookEntry { entry: money, order: first }).unwrap();
    assert_eq!(world.order(first).paid(), Paid::Fully);
    let booked = world.now();
    world.later(Span::days(1));
    world.told();
    let blank = UnbookEntry { reason: "  ".to_owned(), ..unbook(money, first, 0) };
    assert_eq!(wrong(world.run(blank)), ["reason wrong-required"]);
    for _ in 0..2 {
        world.run(unbook(money, first, 0)).unwrap();
    }
    assert_eq!(world.told(), ["payment_started", "bank_entry_unbooked"], "pressed twice it is done once");
    let now = world.order(first);
    assert_eq!((now.paid(), now.captured, now.outstanding(), now.may_send()), (Paid::No, eur(0), eur(1_490), false));
    let kept = world.read().get(money).unwrap();
    assert_eq!((kept.state, kept.undone.len(), kept.undone[0].reason.as_str()), (EntryState::Open, 1, "a brother of the same name"));
    world.check();
    world.run(BookEntry { entry: money, order: second }).unwrap();
    assert_eq!((world.order(second).paid(), world.order(first).paid()), (Paid::Fully, Paid::No));
    // The form of before is no way to take that back.
    assert_eq!(conflict(world.run(unbook(money, first, 0))), "changed");
    // What was true then is what was known then, and the books hold it twice and once less.
    assert!(owed::at(&world.read(), booked).unwrap().claims.iter().all(|claim| claim.order != first));
    assert!(owed::at(&world.read(), world.now()).unwrap().claims.iter().any(|claim| claim.order == first));
    let facts = between(&world.read(), Time::at(0), Time::at(i64::MAX)).unwrap();
    let came: Vec<Money> = facts.into_iter().filter(|fact| fact.kind == FactKind::Payment).map(|fact| fact.amount).collect();
    assert_eq!(came, [eur(1_490), eur(-1_490), eur(1_490)]);
    // The right money for the first comes after all.
    world.later(Span::hours(1));
    let money = entry(&world, 1_490);
    world.run(BookEntry { entry: money, order: first }).unwrap();
    assert_eq!(world.order(first).paid(), Paid::Fully);
    world.check();
}

#[test]
fn a_booking_is_taken_back_twenty_times_and_no_more() {
    let world = World::open();
    let (order, money) = (waiting(&world), entry(&world, 1_490));
    let book = || world.run(BookEntry { entry: money, order }).unwrap();
    for _ in 0..20 {
        book();
        world.run(unbook(money, order, 0)).unwrap();
    }
    book();
    assert_eq!(conflict(world.run(unbook(money, order, 0))), "too-many");
    assert_eq!(world.order(order).paid(), Paid::Fully);
    world.check();
}

#[test]
fn a_part_too_much_and_a_cancelled_order_can_be_taken_back() {
    let world = World::open();
    let order = waiting(&world);
    let (part, whole) = (entry(&world, 490), entry(&world, 1_490));
    world.run(BookEntry { entry: part, order }).unwrap();
    world.run(BookEntry { entry: whole, order }).unwrap();
    assert_eq!(world.order(order).paid(), Paid::TooMuch);
    world.run(unbook(part, order, 0)).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    assert!(sutler::shop::attention::open(&world.read(), 9).unwrap().is_empty(), "nothing is owed any more");
    world.run(CancelOrder { order, why: sutler::shop::order::CancelReason::Other, note: String::new() }).unwrap();
    world.run(unbook(whole, order, 0)).unwrap();
    assert_eq!((world.order(order).outstanding(), world.order(order).captured), (eur(0), eur(0)));
    assert!(sutler::shop::attention::open(&world.read(), 9).unwrap().is_empty());
    world.check();
}

#[test]
fn goods_that_left_are_seen_first_and_money_that_went_back_is_in_the_way() {
    let world = World::open();
    let order = waiting(&world);
    let money = entry(&world, 1_490);
    world.run(BookEntry { entry: money, order }).unwrap();
    world.run(parcel(order, &[(0, 1)])).unwrap();
    assert_eq!(conflict(world.run(unbook(money, order, 0))), "changed", "it left meanwhile");
    world.run(unbook(money, order, 1)).unwrap();
    assert_eq!((world.order(order).paid(), world.order(order).outstanding()), (Paid::No, eur(1_490)));
    let order = waiting(&world);
    let money = entry(&world, 2_000);
    world.run(BookEntry { entry: money, order }).unwrap();
    world.run(GiveBack { order, amount: eur(510), reference: String::new() }).unwrap();
    assert_eq!(conflict(world.run(unbook(money, order, 0))), "unbook-refunded");
    world.check();
}

#[test]
fn money_for_gift_cards_stays_as_long_as_the_buyer_has_them() {
    let world = World::open();
    let card = world.product(ProductFacts { kind: ProductKind::GiftCard, ..goods("Gift card", 5_000) });
    let order = world.buy(&[(&card, 1)], Delivery, BankTransfer).order;
    let (money, more) = (entry(&world, 5_000), entry(&world, 700));
    world.run(BookEntry { entry: more, order }).unwrap();
    world.run(BookEntry { entry: money, order }).unwrap();
    assert_eq!(conflict(world.run(unbook(money, order, 1))), "unbook-gift-cards");
    assert_eq!(world.read().get(money).unwrap().undone.len(), 0, "nothing was changed");
    // What was too much paid for no card.
    world.run(unbook(more, order, 1)).unwrap();
    world.check();
    world.run(CancelOrder { order, why: sutler::shop::order::CancelReason::Other, note: String::new() }).unwrap();
    world.run(unbook(money, order, 1)).unwrap();
    assert_eq!((world.order(order).captured, world.order(order).outstanding()), (eur(0), eur(0)));
    assert!(of_order(&world.read(), order).unwrap().iter().all(|card| card.balance.is_zero()));
    world.check();
}

#[test]
fn what_is_missing_again_is_before_a_person_again() {
    let world = World::open();
    let order = waiting(&world);
    let part = Trouble::PaidInPart { order, rest: Some(eur(1_000)) };
    world.mark_paid(order, eur(490)).unwrap();
    world.later(Span::days(60));
    world.run(ExpireOrder { order }).unwrap();
    assert_eq!(world.troubles(), std::slice::from_ref(&part));
    let money = entry(&world, 1_000);
    world.run(BookEntry { entry: money, order }).unwrap();
    assert!(world.order(order).paid() == Paid::Fully && !world.troubles().contains(&part));
    world.run(unbook(money, order, 0)).unwrap();
    assert!(world.troubles().contains(&part), "{:?}", world.troubles());
    world.check();
}
