//! Money on the bank account: what books itself, what a person decides, and that nothing is booked twice.

use crate::shop::world::{World, conflict, eur};
use sutler::base::{Currency, Day, Money, OrderId, Span};
use sutler::shop::attention::Trouble;
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::{CancelReason, Paid};
use sutler::shop::payment::PaymentKind::BankTransfer;
use sutler::shop::payment::Reference;
use sutler::shop::settings::{SaveSettings, the};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::statement::rule::{Fit, Reason, fit, matches, unpaid};
use sutler::shop::statement::take::Taken;
use sutler::shop::statement::{BankEntry, BookEntry, Booking, EntryState, IgnoreEntry, ReopenEntry, TakeBookings, Tray, keyed, list};
use sutler::store::Page;
use sutler::web::admin::settings::shop_facts;

pub fn booking(minor: i64, text: &str) -> Booking {
    Booking {
        account: "DE89370400440532013000".to_owned(),
        booked: Day::on(2026, 11, 20).unwrap(),
        value: None,
        amount: eur(minor),
        name: "HANSEN, MARIT".to_owned(),
        iban: "DE02120300000000202051".to_owned(),
        text: text.to_owned(),
        reference: String::new(),
        end_to_end: String::new(),
        bank_id: String::new(),
        reversal: false,
    }
}

impl World {
    fn take(&self, bookings: Vec<Booking>) -> Taken {
        self.run(TakeBookings { bookings: keyed(bookings) }).unwrap()
    }

    fn tray(&self, tray: Tray) -> Vec<BankEntry> {
        list(&self.read(), tray, Page::first(100)).unwrap()
    }

    /// An order for 14.90 EUR that waits for a transfer, and its reference.
    fn waiting(&self) -> (OrderId, String) {
        let mug = self.stocked("Mug", 1_000, 5);
        let placed = self.buy(&[(&mug, 1)], Delivery, BankTransfer);
        self.told();
        (placed.order, Reference::of(&placed.number, "DE89370400440532013000").shown())
    }
}

#[test]
fn what_is_exact_books_itself_and_only_once() {
    let world = World::open();
    let (order, reference) = world.waiting();
    let file = || vec![booking(1_490, &format!("Danke! {}", reference.to_lowercase())), booking(-500, "rent"), booking(700, "a gift")];
    let taken = world.take(file());
    assert_eq!(taken, Taken { new: 3, known: 0, booked: 1, open: 1, outgoing: 1 });
    assert_eq!(world.order(order).paid(), Paid::Fully);
    let told = world.told();
    let expected = ["bank_entry_taken", "payment_captured", "bank_entry_booked", "bank_entry_taken", "bank_entry_taken", "order_paid"];
    assert_eq!(told, expected);
    assert_eq!(world.payments(order)[0].reference, "HANSEN, MARIT");
    // The same file, and one that overlaps it.
    assert_eq!(world.take(file()), Taken { known: 3, ..Taken::default() });
    let mut more = file();
    more.insert(0, booking(800, "another"));
    assert_eq!(world.take(more), Taken { new: 1, known: 3, open: 1, ..Taken::default() });
    assert_eq!(world.payments(order).len(), 1);
    assert!(world.troubles().is_empty(), "what names no order needs nobody at once");
    assert_eq!([Tray::Open, Tray::Booked, Tray::Ignored, Tray::Outgoing].map(|tray| world.tray(tray).len()), [2, 1, 0, 1]);
    world.check();
}

#[test]
fn what_does_not_fit_is_put_before_a_person() {
    let world = World::open();
    let (order, reference) = world.waiting();
    let other = Money::new(1_490, Currency::CHF);
    let back = Booking { reversal: true, ..booking(1_490, &reference) };
    let francs = Booking { amount: other, ..booking(1, &reference) };
    let taken = world.take(vec![booking(1_489, &reference), booking(1_491, &reference), francs, back, booking(1_490, "RF00 1001")]);
    assert_eq!((taken.booked, taken.open), (0, 5));
    assert_eq!((world.order(order).captured, world.troubles().len()), (eur(0), 5), "the number alone names it too");
    let entries = world.tray(Tray::Open);
    let find =
        |minor: i64, currency: Currency| entries.iter().find(|e| e.booking.amount == Money::new(minor, currency) && !e.booking.reversal);
    let (less, francs) = (find(1_489, Currency::EUR).unwrap().id, find(1_490, Currency::CHF).unwrap().id);
    assert_eq!(conflict(world.run(BookEntry { entry: francs, order })), "bank-other-currency");
    // A cent less: booked by hand, the cent stays to be paid.
    world.told();
    for _ in 0..2 {
        world.run(BookEntry { entry: less, order }).unwrap();
    }
    assert_eq!(world.told(), ["payment_started", "payment_captured", "attention_settled", "bank_entry_booked"]);
    assert_eq!((world.order(order).paid(), world.order(order).outstanding()), (Paid::Partly, eur(1)));
    // Then too much: what is too much is owed, and shown.
    let more = find(1_491, Currency::EUR).unwrap().id;
    world.run(BookEntry { entry: more, order }).unwrap();
    assert_eq!(world.order(order).outstanding(), eur(-1_490));
    assert!(world.troubles().iter().any(|t| matches!(t, Trouble::MoneyOwed { amount, .. } if *amount == eur(1_490))));
    assert_eq!(conflict(world.run(IgnoreEntry { entry: more })), "not-allowed-now");
    let (second, _) = world.waiting();
    assert_eq!(conflict(world.run(BookEntry { entry: more, order: second })), "not-allowed-now", "booked is booked");
    world.check();
}

#[test]
fn two_of_the_same_in_one_file_pay_once() {
    let world = World::open();
    let (order, reference) = world.waiting();
    let taken = world.take(vec![booking(1_490, &reference), booking(1_490, &reference)]);
    assert_eq!((taken.new, taken.booked, taken.open), (2, 1, 1));
    assert_eq!(world.order(order).paid(), Paid::Fully);
    assert_eq!(world.troubles().len(), 1);
    world.check();
}

#[test]
fn late_money_is_owed_and_never_swallowed() {
    let world = World::open();
    let (order, reference) = world.waiting();
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    world.told();
    let taken = world.take(vec![booking(1_490, &reference)]);
    assert_eq!(taken.booked, 1);
    assert!(matches!(world.troubles()[..], [Trouble::MoneyOwed { amount, .. }] if amount == eur(1_490)), "{:?}", world.troubles());
    // Another amount for it is no less money.
    assert_eq!(world.take(vec![booking(1_000, &reference)]).open, 1);
    assert!(world.troubles().iter().any(|trouble| matches!(trouble, Trouble::BankEntry { .. })));
    world.check();
}

#[test]
fn references_hold_when_the_prefix_changes() {
    let world = World::open();
    let set = |prefix: &str| {
        let s = the(&world.read()).unwrap();
        let facts = SaveSettings { order_prefix: prefix.to_owned(), ..shop_facts(s) };
        world.run(facts).unwrap();
    };
    let mut references = Vec::new();
    for prefix in ["TH-", "2026/", "", "Ä."] {
        set(prefix);
        references.push(world.waiting());
    }
    let taken = world.take(references.iter().map(|(_, reference)| booking(1_490, reference)).collect());
    assert_eq!(taken.booked, 4);
    for (order, _) in references {
        assert_eq!(world.order(order).paid(), Paid::Fully, "{}", world.order(order).number);
    }
    // QR references are made of the digits.
    set("TH-");
    let (order, _) = world.waiting();
    let Reference::Qr(reference) = Reference::of(&world.order(order).number, "CH4431999123000889012") else { panic!("no QR reference") };
    assert_eq!(world.take(vec![Booking { reference, ..booking(1_490, "") }]).booked, 1);
    world.check();
}

#[test]
fn offers_say_why_and_what_it_means() {
    let world = World::open();
    let (order, _) = world.waiting();
    let (rival, _) = world.waiting();
    let number = world.order(order).number;
    let offers = |minor: i64, text: &str, name: &str| {
        let reads = world.read();
        let found = matches(&reads, &Booking { name: name.to_owned(), ..booking(minor, text) }, &unpaid(&reads).unwrap()).unwrap();
        found.into_iter().map(|one| (one.order.id, one.reasons)).collect::<Vec<_>>()
    };
    use Reason::{Amount, Name, Number};
    let buyer = world.order(order).ship_to.name;
    let turned = buyer.split(' ').rev().collect::<Vec<_>>().join(", ").to_uppercase();
    assert_eq!(offers(1_490, &format!("order {number}"), &turned)[0], (order, vec![Number, Amount, Name]));
    assert_eq!(offers(1_490, "", "Somebody Else"), [(rival, vec![Amount]), (order, vec![Amount])]);
    assert_eq!(offers(5, "", &turned).len(), 2, "a name alone speaks for both");
    assert_eq!(offers(5, "nothing", "Somebody Else"), []);
    let wants = world.order(order);
    assert_eq!([1_490, 1_000, 2_000].map(|minor| fit(eur(minor), &wants)), [Fit::Exact, Fit::Under(eur(490)), Fit::Over(eur(510))]);
    assert_eq!(fit(Money::new(1_490, Currency::CHF), &wants), Fit::OtherCurrency);
}

#[test]
fn what_is_for_no_order_can_be_decided_again() {
    let world = World::open();
    let (order, _) = world.waiting();
    world.take(vec![booking(1_490, "no words"), booking(-1, "fee")]);
    let (entry, fee) = (world.tray(Tray::Open)[0].id, world.tray(Tray::Outgoing)[0].id);
    world.told();
    for _ in 0..2 {
        world.run(IgnoreEntry { entry }).unwrap();
    }
    for _ in 0..2 {
        world.run(ReopenEntry { entry }).unwrap();
    }
    assert_eq!(world.told(), ["bank_entry_ignored", "bank_entry_reopened"]);
    assert_eq!(conflict(world.run(BookEntry { entry: fee, order })), "not-allowed-now");
    assert_eq!(conflict(world.run(ReopenEntry { entry: fee })), "not-allowed-now");
    world.later(Span::days(1));
    world.run(BookEntry { entry, order }).unwrap();
    assert!(matches!(world.tray(Tray::Booked)[0].state, EntryState::Booked { by: None, .. }));
    world.check();
}
