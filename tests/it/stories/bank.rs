//! Orders that are paid without a provider: transfer, cash, at the pickup; sent in parcels, cancelled, paid in parts.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, conflict, eur, wrong};
use sutler::base::{Currency, Money, OrderId, Span};
use sutler::shop::attention;
use sutler::shop::catalog::product::StockRule;
use sutler::shop::event::Goods;
use sutler::shop::fulfilment::MarkDelivered;
use sutler::shop::job::Lane;
use sutler::shop::job::LetterKind;
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::give_back::GiveBack;
use sutler::shop::order::pay::MarkPaid;
use sutler::shop::order::view::timeline;
use sutler::shop::order::{CancelReason, Paid, Shipped, Standing};
use sutler::shop::payment::PaymentKind::{BankTransfer, CashOnDelivery, PayAtPickup};
use sutler::shop::queue::{FailJob, Outlook, due};
use sutler::shop::shipping::ShippingKind::{Delivery, Pickup};
use sutler::shop::{Event, Job};

fn cancel(order: OrderId) -> CancelOrder {
    CancelOrder { order, why: CancelReason::CustomerWish, note: "  They called. ".to_owned() }
}

/// The letters that wait to be written for an order.
fn letters(world: &World, order: OrderId) -> Vec<LetterKind> {
    let jobs = due(&world.read(), Lane::Prompt, world.now(), 100).unwrap();
    jobs.into_iter()
        .filter_map(|q| if let Job::Letter { letter, order: o } = q.job { (o == Some(order)).then_some(letter) } else { None })
        .collect()
}

#[test]
fn a_transfer_from_the_cart_to_the_door() {
    let world = World::open();
    let (mug, bread) = (world.stocked("Mug", 1_850, 5), world.stocked("Bread", 420, 3));
    let placed = world.buy(&[(&mug, 2), (&bread, 1)], Delivery, BankTransfer);
    let order = placed.order;
    assert_eq!((placed.number.as_str(), placed.payment), ("1001", None));
    let events = world.events();
    let total = eur(2 * 1_850 + 420 + 490);
    let payment = world.payments(order)[0].id;
    let customer = world.order(order).customer;
    let (variant, product) = (mug.variants[0].id, mug.id);
    let expected = [
        Event::StockReserved {
            order,
            goods: vec![Goods { variant, product, quantity: 2 }, Goods { variant: bread.variants[0].id, product: bread.id, quantity: 1 }],
        },
        Event::OrderPlaced { order, customer, total },
        Event::PaymentStarted { order, payment, amount: total },
    ];
    assert_eq!(events, expected);
    assert_eq!((world.available(&mug), world.available(&bread)), (3, 2));
    assert_eq!(letters(&world, order), [LetterKind::OrderReceived]);
    assert_eq!(conflict(world.run(parcel(order, &[(0, 1)]))), "not-allowed-now", "it is not paid yet");

    world.later(Span::days(2));
    world.mark_paid(order, total).unwrap();
    assert_eq!(world.events(), [Event::PaymentCaptured { order, payment, amount: total }, Event::OrderPaid { order }]);
    assert_eq!(conflict(world.mark_paid(order, total)), "already-paid");
    assert_eq!(letters(&world, order), [LetterKind::OrderReceived, LetterKind::OrderPaid]);

    let first = world.run(parcel(order, &[(0, 1), (1, 1)])).unwrap();
    assert_eq!(world.told(), ["stock_moved", "stock_moved", "fulfilment_sent"]);
    assert_eq!((world.order(order).shipped(), world.order(order).standing()), (Shipped::Partly, Standing::Open));
    assert_eq!(conflict(world.run(cancel(order))), "already-shipped");
    let second = world.run(parcel(order, &[(0, 1), (1, 0)])).unwrap();
    let events = world.events();
    assert!(matches!(events[0], Event::StockMoved { by: -1, on_hand: 3, .. }), "{events:?}");
    assert_eq!(events[1..], [Event::FulfilmentSent { order, fulfilment: second }]);
    assert_eq!(world.order(order).standing(), Standing::Done);
    assert_eq!(conflict(world.run(parcel(order, &[(0, 1)]))), "not-allowed-now");
    let shipped = |fulfilment| LetterKind::OrderShipped { fulfilment };
    assert_eq!(letters(&world, order)[2..], [shipped(first), shipped(second)]);

    for fulfilment in [first, second, second] {
        world.run(MarkDelivered { fulfilment }).unwrap();
    }
    assert_eq!(world.told(), ["fulfilment_delivered"; 2]);
    assert_eq!((world.available(&mug), world.available(&bread)), (3, 2));
    world.check();
}

#[test]
fn cash_comes_with_the_parcel_and_costs_more() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let placed = world.buy(&[(&mug, 2)], Delivery, CashOnDelivery);
    let order = world.order(placed.order);
    assert_eq!(order.total, eur(2_000 + 490 + 300));
    world.told();
    world.run(parcel(order.id, &[(0, 2)])).unwrap();
    assert_eq!(world.told(), ["stock_moved", "fulfilment_sent"]);
    assert_eq!((world.order(order.id).paid(), world.order(order.id).standing()), (Paid::No, Standing::Open));
    world.mark_paid(order.id, order.total).unwrap();
    assert_eq!(world.told(), ["payment_captured", "order_paid"]);
    assert_eq!(world.order(order.id).standing(), Standing::Done);
    world.check();
}

#[test]
fn goods_are_picked_up_and_paid_there() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let placed = world.buy(&[(&mug, 1)], Pickup, PayAtPickup);
    assert_eq!(world.order(placed.order).total, eur(1_000));
    world.told();
    world.mark_paid(placed.order, eur(1_000)).unwrap();
    let handed = world.run(parcel(placed.order, &[(0, 1)])).unwrap();
    world.run(MarkDelivered { fulfilment: handed }).unwrap();
    assert_eq!(world.told(), ["payment_captured", "order_paid", "stock_moved", "fulfilment_sent", "fulfilment_delivered"]);
    world.check();
}

#[test]
fn parts_add_up() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let order = world.buy(&[(&mug, 1)], Pickup, BankTransfer).order;
    world.told();
    let pay = |amount| world.mark_paid(order, amount);
    assert_eq!(wrong(pay(eur(0))), ["amount wrong-money"]);
    assert_eq!(wrong(pay(eur(-1))), ["amount wrong-money"]);
    assert_eq!(wrong(pay(Money::new(1_000, Currency::CHF))), ["amount wrong-money"]);
    assert_eq!(world.told(), Vec::<String>::new());
    pay(eur(300)).unwrap();
    assert_eq!(world.told(), ["payment_started", "payment_captured"]);
    assert_eq!(world.order(order).paid(), Paid::Partly);
    assert_eq!(conflict(world.run(parcel(order, &[(0, 1)]))), "not-allowed-now");
    pay(eur(200)).unwrap();
    pay(eur(500)).unwrap();
    assert_eq!(world.told(), ["payment_started", "payment_captured", "payment_captured", "order_paid"]);
    let order = world.order(order);
    assert_eq!((order.paid(), order.captured), (Paid::Fully, eur(1_000)));
    let parts: Vec<i64> = world.payments(order.id).iter().filter_map(|p| p.state.taken()).map(Money::minor).collect();
    assert_eq!(parts, [500, 300, 200], "the payment that was open took the rest");
    world.check();
}

#[test]
fn a_transfer_is_booked_as_it_came_and_what_is_too_much_goes_back() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 3);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    world.told();
    world.mark_paid(order, eur(500)).unwrap();
    world.mark_paid(order, eur(1_200)).unwrap();
    assert_eq!(world.told(), ["payment_started", "payment_captured", "payment_captured", "attention_raised", "order_paid"]);
    assert_eq!((world.order(order).paid(), world.order(order).captured), (Paid::TooMuch, eur(1_700)));
    assert_eq!(attention::open_count(&world.read()).unwrap(), 1);
    world.check();

    let give = |minor| world.run(GiveBack { order, amount: eur(minor), reference: "SEPA 7".to_owned() });
    assert_eq!(wrong(give(211)), ["amount wrong-more-than-owed"]);
    assert_eq!(wrong(give(0)), ["amount wrong-money"]);
    assert_eq!(world.told(), Vec::<String>::new());
    give(200).unwrap();
    assert_eq!((world.told(), attention::open_count(&world.read()).unwrap()), (vec!["money_returned".to_owned()], 1));
    give(10).unwrap();
    assert_eq!(world.told(), ["money_returned", "attention_settled"]);
    let now = world.order(order);
    assert_eq!((now.paid(), now.refunded, now.returned.len()), (Paid::Fully, eur(210), 2));
    assert_eq!(conflict(give(1)), "not-allowed-now");
    let settled = timeline(&world.read(), order, 10).unwrap();
    assert!(matches!(settled[0].event, Event::AttentionSettled { .. }), "the order's own story says it: {settled:?}");
    world.check();

    let cash = world.buy(&[(&mug, 1)], Pickup, PayAtPickup).order;
    assert_eq!(wrong(world.mark_paid(cash, eur(1_001))), ["amount wrong-more-than-due"]);
    world.check();
}

#[test]
fn what_is_refused_for_good_is_shown_to_a_person_at_once() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 1);
    world.buy(&[(&mug, 1)], Delivery, BankTransfer);
    let job = due(&world.read(), Lane::Prompt, world.now(), 10).unwrap()[0].id;
    world.told();
    let fail = |outlook| world.run(FailJob { job, trouble: "550 no such user".to_owned(), cure: None, outlook }).unwrap();
    fail(Outlook::TryAgain);
    assert_eq!((world.told(), attention::open_count(&world.read()).unwrap()), (Vec::new(), 0));
    fail(Outlook::Hopeless);
    assert_eq!(world.told(), ["job_gave_up", "attention_raised"]);
    world.check();
}

#[test]
fn there_is_an_end_to_parts() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let order = world.buy(&[(&mug, 1)], Pickup, BankTransfer).order;
    let pay = || world.run(MarkPaid { order, amount: eur(1), reference: "x".repeat(500) });
    for _ in 0..49 {
        pay().unwrap();
    }
    assert_eq!(conflict(pay()), "too-many", "a payment that `of_order` does not see could not be counted");
    world.mark_paid(order, eur(951)).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    world.check();
}

#[test]
fn a_cancelled_order_gives_its_goods_back_once() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let order = world.buy(&[(&mug, 2)], Delivery, BankTransfer).order;
    assert_eq!(world.available(&mug), 0);
    world.told();
    let long = CancelOrder { note: "x".repeat(2_001), ..cancel(order) };
    assert_eq!(wrong(world.run(long)), ["note wrong-too-long"]);
    world.run(cancel(order)).unwrap();
    assert_eq!(world.told(), ["order_cancelled", "stock_released", "payment_voided"]);
    world.run(cancel(order)).unwrap();
    assert_eq!(world.told(), Vec::<String>::new());
    assert_eq!(world.available(&mug), 2);
    let now = world.order(order);
    assert_eq!(now.cancelled.as_ref().map(|c| (c.why, c.note.as_str())), Some((CancelReason::CustomerWish, "They called.")));
    assert_eq!((now.standing(), now.paid(), now.outstanding().minor()), (Standing::Cancelled, Paid::No, 0));
    assert_eq!(conflict(world.mark_paid(order, eur(1))), "already-cancelled");
    assert_eq!(conflict(world.run(parcel(order, &[(0, 1)]))), "not-allowed-now");
    assert_eq!(letters(&world, order), [LetterKind::OrderReceived, LetterKind::OrderCancelled]);
    assert_eq!(attention::open_count(&world.read()).unwrap(), 0);
    world.check();
}

#[test]
fn what_was_paid_for_a_cancelled_order_is_owed() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let order = world.buy(&[(&mug, 2)], Pickup, BankTransfer).order;
    world.mark_paid(order, eur(500)).unwrap();
    world.mark_paid(order, eur(1_500)).unwrap();
    world.told();
    world.run(cancel(order)).unwrap();
    assert_eq!(world.told(), ["order_cancelled", "stock_released", "attention_raised", "attention_raised"]);
    let owed: Vec<i64> = attention::open(&world.read(), 10)
        .unwrap()
        .iter()
        .map(|a| if let attention::Trouble::MoneyOwed { amount, .. } = a.trouble { amount.minor() } else { 0 })
        .collect();
    assert_eq!(owed.iter().sum::<i64>(), 2_000);
    assert_eq!(world.order(order).paid(), Paid::TooMuch);
    world.check();
}

#[test]
fn parcels_hold_what_was_ordered_and_no_more() {
    let world = World::open();
    let (mug, made, endless) =
        (world.stocked("Mug", 1_000, 2), world.ruled("Made", 100, StockRule::Backorder), world.ruled("Advice", 100, StockRule::Endless));
    let order = world.buy(&[(&mug, 2), (&made, 3), (&endless, 4)], Delivery, CashOnDelivery).order;
    assert_eq!(world.told(), ["stock_reserved", "order_placed", "payment_started"]);
    let send = |lines: &[(usize, u32)]| world.run(parcel(order, lines));
    assert_eq!(wrong(send(&[])), ["lines wrong-nothing-chosen"]);
    assert_eq!(wrong(send(&[(0, 0)])), ["lines wrong-nothing-chosen"]);
    assert_eq!(wrong(send(&[(0, 3)])), ["quantity-0 wrong-more-than-left"]);
    assert_eq!(wrong(send(&[(3, 1)])), ["quantity-3 wrong-more-than-left"]);
    assert_eq!(wrong(send(&[(0, 1), (0, 1)])).len(), 2, "one line is one row of the form");
    let mut long = parcel(order, &[(0, 1)]);
    long.tracking = "1".repeat(61);
    assert_eq!(wrong(world.run(long)), ["tracking wrong-too-long"]);
    assert_eq!(world.told(), Vec::<String>::new());
    send(&[(0, 2), (1, 3), (2, 4)]).unwrap();
    assert_eq!(world.told(), ["stock_moved", "stock_moved", "fulfilment_sent"], "advice lies on no shelf");
    assert_eq!((world.available(&mug), world.available(&made)), (0, -3), "made to order: sold before it came");
    world.check();
}
