//! The fee of a way to pay: it comes onto an order that is there and goes with its way, and every cent has its note.

use crate::shop::world::{World, conflict, eur};
use sutler::base::{Money, OrderId, PaymentId, Refusal, Span};
use sutler::shop::checkout::change_payment::ChangePayment;
use sutler::shop::checkout::fee::owed_by;
use sutler::shop::job::LetterKind;
use sutler::shop::order::{Order, Paid};
use sutler::shop::payment::method::methods;
use sutler::shop::payment::{PaymentKind, PaymentMethod, SavePaymentMethod, Standing};
use sutler::shop::price::Why;
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::{Job, queue};
use sutler::store::Reads;

use PaymentKind::{BankTransfer, CashOnDelivery, TestCard};

fn method(world: &World, kind: PaymentKind) -> PaymentMethod {
    methods(&world.read()).unwrap().into_iter().find(|method| method.kind == kind).unwrap()
}

fn change(world: &World, order: OrderId, kind: PaymentKind, expected: Option<Money>) -> sutler::base::Outcome<Option<PaymentId>> {
    let (order, method) = (world.shop.order_token(order), method(world, kind).id);
    world.visit(ChangePayment { order, method, expected })
}

/// What the page says that is owed then, and what is chosen by it.
fn change_as_seen(world: &World, order: OrderId, kind: PaymentKind) -> sutler::base::Outcome<Option<PaymentId>> {
    let owed = owed_by(&world.order(order), &method(world, kind)).ok_or(Refusal::conflict("not-allowed-now"))?;
    change(world, order, kind, Some(owed))
}

/// Everything that a price is made of.
fn price(order: &Order) -> String {
    format!("{:?}", (order.total, &order.charges, &order.taxes, &order.notes))
}

#[test]
fn a_fee_comes_with_its_way_and_goes_with_it() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let (order, card) = world.buy_by_card(&[(&mug, 1)]);
    world.settle(card, Standing::Declined).unwrap();
    let before = world.order(order);
    assert_eq!(conflict(change(&world, order, CashOnDelivery, None)), "fee-changed", "nobody pays what nobody saw");
    assert_eq!(conflict(change(&world, order, CashOnDelivery, Some(before.total + eur(299)))), "fee-changed");
    assert_eq!(price(&world.order(order)), price(&before));

    change_as_seen(&world, order, CashOnDelivery).unwrap();
    let dear = world.order(order);
    assert_eq!((dear.total, dear.outstanding(), dear.payment.kind), (before.total + eur(300), before.total + eur(300), CashOnDelivery));
    let noted: Vec<i64> = dear.notes.iter().filter(|note| note.why == Why::PaymentFee).map(|note| note.amount.minor()).collect();
    assert_eq!((noted, dear.asked.last().unwrap().due), (vec![300], dear.total));
    assert_eq!(world.payments(order).last().unwrap().amount, dear.total, "the carrier asks for it");
    world.check();

    assert_eq!(conflict(change(&world, order, BankTransfer, None)), "fee-changed", "it is less now, which is seen as well");
    change_as_seen(&world, order, BankTransfer).unwrap();
    assert_eq!(price(&world.order(order)), price(&before));
    world.mark_paid(order, before.total).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    assert_eq!(world.read().total::<Order>(9).unwrap(), 1, "the same order all along");
    world.check();
}

#[test]
fn who_is_to_pay_another_total_has_it_in_writing() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    let letters = || -> Vec<LetterKind> {
        let jobs = queue::all(&world.read(), 500).unwrap().into_iter().map(|queued| queued.job);
        jobs.filter_map(|job| if let Job::Letter { letter: kind @ LetterKind::TotalChanged { .. }, .. } = job { Some(kind) } else { None })
            .collect()
    };
    change_as_seen(&world, order, TestCard).unwrap();
    assert_eq!(letters(), [], "it costs the same");
    world.later(Span(1));
    change_as_seen(&world, order, CashOnDelivery).unwrap();
    assert_eq!(letters(), [LetterKind::TotalChanged { nth: 1 }]);
    world.later(Span(1));
    change_as_seen(&world, order, BankTransfer).unwrap();
    assert_eq!(letters(), [LetterKind::TotalChanged { nth: 1 }, LetterKind::TotalChanged { nth: 2 }], "and it is less again");
    world.check();
}

#[test]
fn money_that_comes_by_the_way_before_pays_no_fee() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let (order, card) = world.buy_by_card(&[(&mug, 1)]);
    let total = world.order(order).total;
    change_as_seen(&world, order, CashOnDelivery).unwrap();
    // In that moment the page of the card was still open.
    world.settle(card, Standing::Captured { amount: total }).unwrap();
    let paid = world.order(order);
    assert_eq!((paid.paid(), paid.total, paid.payment.kind), (Paid::Fully, total, TestCard));
    assert!(world.told().contains(&"order_paid".to_owned()));
    world.check();

    // A part does not buy the whole without it.
    let transfer = world.buy(&[(&mug, 1)], Delivery, CashOnDelivery).order;
    world.mark_paid(transfer, eur(500)).unwrap();
    assert_eq!(world.order(transfer).total, total + eur(300));
    world.check();
}

#[test]
fn what_cannot_be_said_to_the_cent_is_not_offered() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let order = world.buy(&[(&mug, 2)], Delivery, BankTransfer).order;
    let known = world.order(order);
    let cod = method(&world, CashOnDelivery);
    assert_eq!(owed_by(&known, &cod), Some(known.total + eur(300)));
    let mut waived = known.clone();
    waived.waived = Some(eur(1));
    let mut other = known.clone();
    other.notes[0].amount = eur(1);
    let mut cut = known.clone();
    cut.lines[0].cancelled = 1;
    for order in [waived, other, cut] {
        assert_eq!(owed_by(&order, &cod), None);
        assert_eq!(owed_by(&order, &method(&world, TestCard)), Some(order.outstanding()), "what costs nothing leaves the sum as it is");
    }
    // Two ways with the same fee.
    let PaymentMethod { id, kind, name, note, .. } = method(&world, TestCard);
    let (countries, rule, fee) = (Vec::new(), sutler::shop::payment::Rule::default(), Some(eur(300)));
    world
        .run(SavePaymentMethod { id: Some(id), kind, name, note, fee, countries, rule, due_days: 0, active: true, position: None })
        .unwrap();
    change_as_seen(&world, order, CashOnDelivery).unwrap();
    let once = price(&world.order(order));
    change(&world, order, TestCard, None).unwrap();
    assert_eq!(price(&world.order(order)), once);
    world.check();
}

#[test]
fn no_way_is_left_by_which_less_than_nothing_would_be_owed() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    for came in [-200, 0] {
        let order = world.buy(&[(&mug, 1)], Delivery, CashOnDelivery).order;
        let bare = world.order(order).total - eur(300);
        // The buyer has transferred what it costs without the fee, or a little more.
        world.mark_paid(order, bare - eur(came)).unwrap();
        let owed = owed_by(&world.order(order), &method(&world, BankTransfer)).unwrap();
        assert!(owed.minor() <= 0, "{owed:?}");
        assert_eq!(conflict(change(&world, order, BankTransfer, Some(owed))), "not-allowed-now");
        assert_eq!(world.order(order).paid(), Paid::Partly, "a person lets the rest go");
        world.check();
    }
}

#[test]
fn money_that_comes_by_the_way_before_pays_that_ways_fee() {
    for (own, other) in [(100, 300), (500, 300), (500, 0)] {
        let world = World::open();
        let mug = world.stocked("Mug", 1_000, 9);
        for (kind, fee) in [(TestCard, own), (CashOnDelivery, other)] {
            let PaymentMethod { id, name, note, countries, rule, .. } = method(&world, kind);
            let fee = Some(eur(fee));
            world
                .run(SavePaymentMethod { id: Some(id), kind, name, note, fee, countries, rule, due_days: 0, active: true, position: None })
                .unwrap();
        }
        let (order, card) = world.buy_by_card(&[(&mug, 1)]);
        let placed = world.order(order);
        change_as_seen(&world, order, CashOnDelivery).unwrap();
        assert_eq!(world.order(order).total, placed.total + eur(other - own));
        world.settle(card, Standing::Captured { amount: placed.total }).unwrap();
        let paid = world.order(order);
        assert_eq!((paid.paid(), paid.payment.kind, price(&paid)), (Paid::Fully, TestCard, price(&placed)), "{own} {other}");
        world.check();
        // What comes then comes too much, and changes no price.
        let transfer = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
        let (_, page) = (change_as_seen(&world, transfer, TestCard), world.payments(transfer).last().unwrap().id);
        change_as_seen(&world, transfer, BankTransfer).unwrap();
        world.mark_paid(transfer, world.order(transfer).total).unwrap();
        let before = world.order(transfer);
        world.note_page(page).unwrap();
        world.settle(page, Standing::Captured { amount: before.total + eur(own) }).unwrap();
        let after = world.order(transfer);
        assert_eq!((price(&after), after.payment.kind, after.paid()), (price(&before), BankTransfer, Paid::TooMuch));
        world.check();
    }
}
