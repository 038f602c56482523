//! Money that comes when the order has ended: it goes on where nobody paid in time and everything is still there; else a person sees it.

use super::statement::booking;
use crate::shop::buyer::told;
use crate::shop::world::{World, conflict, eur};
use sutler::base::{Money, OrderId, PaymentId, RefundId, Span};
use sutler::shop::attention::{self, Trouble};
use sutler::shop::catalog::Product;
use sutler::shop::job::{Lane, LetterKind};
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder, Expired};
use sutler::shop::order::give_back::GiveBack;
use sutler::shop::order::give_refund::GiveRefund;
use sutler::shop::order::refund::SettleRefund;
use sutler::shop::order::return_owed::ReturnOwed;
use sutler::shop::order::withdraw_refund::WithdrawRefund;
use sutler::shop::order::{CancelReason, Order, Paid};
use sutler::shop::payment::start::PAGE_OPEN;
use sutler::shop::payment::{PaymentKind, RefundReason, RefundStanding, RefundTold, Standing};
use sutler::shop::queue::due;
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::statement::{BookEntry, TakeBookings, Tray, keyed, list};
use sutler::shop::{Actor, Event, Job};
use sutler::store::{Page, Reads};

/// Two mugs by card; the time to pay is over, and the provider said that nobody paid.
fn expired(world: &World) -> (Product, OrderId, PaymentId) {
    let mug = world.stocked("Mug", 1_000, 2);
    let (order, payment) = world.buy_by_card(&[(&mug, 2)]);
    world.later(PAGE_OPEN + Span::minutes(5));
    world.settle(payment, Standing::Void).unwrap();
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    world.told();
    (mug, order, payment)
}

fn pay(world: &World, payment: PaymentId) {
    let amount = world.payment(payment).amount;
    world.settle(payment, Standing::Captured { amount }).unwrap();
}

fn owed(world: &World) -> Vec<Money> {
    let all = attention::open(&world.read(), 100).unwrap().into_iter();
    all.map(|open| if let Trouble::MoneyOwed { amount, .. } = open.trouble { amount } else { eur(-1) }).collect()
}

fn letters(world: &World, of: OrderId) -> Vec<LetterKind> {
    let jobs = due(&world.read(), Lane::Prompt, world.now(), 100).unwrap().into_iter().map(|queued| queued.job);
    jobs.filter_map(|job| if let Job::Letter { letter, order: Some(order) } = job { (order == of).then_some(letter) } else { None })
        .collect()
}

fn is_cancelled(order: &Order) -> Option<CancelReason> {
    order.cancelled.as_ref().map(|cancelled| cancelled.why)
}

#[test]
fn late_money_takes_the_order_up_again() {
    let world = World::open();
    let (mug, order, payment) = expired(&world);
    assert_eq!(world.available(&mug), 2);
    for _ in 0..3 {
        pay(&world, payment);
    }
    assert_eq!(world.told(), ["payment_captured", "stock_reserved", "order_reinstated", "order_paid"], "told again it is done once");
    let now = world.order(order);
    assert_eq!((now.paid(), is_cancelled(&now), now.reinstated, now.lines[0].to_send()), (Paid::Fully, None, Some(world.now()), 2));
    assert_eq!((world.available(&mug), now.may_send(), owed(&world)), (0, true, Vec::new()));
    let letters = letters(&world, order);
    assert_eq!(letters, [LetterKind::OrderReceived, LetterKind::OrderCancelled, LetterKind::OrderReinstated], "one letter says both");
    world.check();
}

#[test]
fn a_late_transfer_takes_it_up_too_once_all_of_it_is_there() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    world.later(Span::days(60));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    world.told();
    transfer(&world, order, 1_000);
    assert_eq!(owed(&world), [eur(1_000)], "a part of it is owed");
    assert_eq!(is_cancelled(&world.order(order)), Some(CancelReason::NotPaid));
    transfer(&world, order, 1_500);
    let now = world.order(order);
    assert_eq!((now.paid(), is_cancelled(&now), owed(&world)), (Paid::TooMuch, None, vec![eur(10)]), "what was too much is owed");
    world.check();
}

/// A statement brings money that names the order; where that does not book itself, somebody says that it is for it.
fn transfer(world: &World, order: OrderId, minor: i64) {
    let text = format!("late, {}, {}", world.order(order).number, minor);
    world.run(TakeBookings { bookings: keyed(vec![booking(minor, &text)]) }).unwrap();
    for entry in list(&world.read(), Tray::Open, Page::first(10)).unwrap() {
        world.run(BookEntry { entry: entry.id, order }).unwrap();
    }
}

/// What happens between the end of an order and its money.
type Change = fn(&World, &Product, OrderId);

#[test]
fn goods_that_are_gone_and_wishes_are_put_before_a_person() {
    let cases: [(&str, Change); 3] = [
        ("somebody else bought one", |world, mug, _| {
            world.buy_by_card(&[(mug, 1)]);
        }),
        ("somebody wished it away", |world, _, order| {
            world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: "called".to_owned() }).unwrap();
        }),
        ("one broke", |world, mug, _| world.receive(mug.variants[0].id, -1)),
    ];
    for (case, change) in cases {
        let world = World::open();
        let (mug, order, payment) = expired(&world);
        change(&world, &mug, order);
        world.told();
        pay(&world, payment);
        assert_eq!(world.told(), ["payment_captured", "attention_raised"], "{case}");
        let now = world.order(order);
        assert!(now.cancelled.is_some() && now.reinstated.is_none() && now.paid() == Paid::TooMuch, "{case}");
        assert_eq!(owed(&world), [eur(2_490)], "{case}");
        world.check();
    }
}

#[test]
fn one_press_sends_back_what_is_owed_however_often_it_is_pressed() {
    let world = World::open();
    let (_, order, payment) = expired(&world);
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    pay(&world, payment);
    world.told();
    let attention = attention::open(&world.read(), 1).unwrap()[0].id;
    let pressed: Vec<Option<RefundId>> = std::thread::scope(|scope| {
        let press = || world.shop.run(&Actor::System, ReturnOwed { attention, note: String::new() }).unwrap();
        let presses: Vec<_> = (0..50).map(|_| scope.spawn(press)).collect();
        presses.into_iter().map(|press| press.join().unwrap()).collect()
    });
    let made: Vec<RefundId> = pressed.into_iter().flatten().collect();
    assert_eq!(made.len(), 1, "fifty presses are one refund");
    assert_eq!(world.told(), ["refund_decided", "attention_settled"]);
    let refund = world.read().get(made[0]).unwrap();
    assert_eq!((refund.amount, refund.why, refund.payment, owed(&world)), (eur(2_490), RefundReason::Cancelled, payment, Vec::new()));
    // It fails, and is pressed again where that is said.
    let told = |standing| RefundTold { reference: "re_1".to_owned(), amount: eur(2_490), standing };
    world.run(SettleRefund { refund: made[0], told: told(RefundStanding::Failed { why: "closed".to_owned() }) }).unwrap();
    let attention = attention::open(&world.read(), 1).unwrap()[0].id;
    let again = world.run(ReturnOwed { attention, note: String::new() }).unwrap().unwrap();
    assert_eq!(world.run(ReturnOwed { attention, note: String::new() }).unwrap(), None);
    world.run(SettleRefund { refund: again, told: told(RefundStanding::Done) }).unwrap();
    assert_eq!((world.order(order).paid(), attention::open_count(&world.read()).unwrap()), (Paid::Returned, 0));
    world.check();
}

#[test]
fn what_no_provider_holds_is_given_back_by_hand() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let order = world.buy(&[(&mug, 2)], Delivery, PaymentKind::BankTransfer).order;
    world.mark_paid(order, eur(2_500)).unwrap();
    let attention = attention::open(&world.read(), 1).unwrap()[0].id;
    // One press decides it, and whoever does it says when it is done.
    let refund = world.run(ReturnOwed { attention, note: "he asked".to_owned() }).unwrap().unwrap();
    assert_eq!(world.troubles(), [Trouble::RefundByHand { refund }]);
    assert_eq!(world.read().get(refund).unwrap().note, "he asked");
    assert_eq!(world.run(ReturnOwed { attention, note: String::new() }).unwrap(), None);
    assert_eq!(conflict(world.run(GiveBack { order, amount: eur(10), reference: String::new() })), "not-allowed-now");
    // It is withdrawn, and owed again; then it is given back without anybody's help.
    world.run(WithdrawRefund { refund, note: String::new() }).unwrap();
    world.run(WithdrawRefund { refund, note: String::new() }).unwrap();
    assert_eq!(owed(&world), [eur(10)]);
    assert_eq!(conflict(world.run(GiveRefund { refund, reference: String::new() })), "not-allowed-now");
    world.run(GiveBack { order, amount: eur(10), reference: String::new() }).unwrap();
    assert_eq!(owed(&world), Vec::new());
    world.check();
}

#[test]
fn an_order_that_was_paid_and_cancelled_stays_so() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 1);
    let (order, payment) = world.buy_by_card(&[(&mug, 1)]);
    pay(&world, payment);
    // A mistake of somebody: it was paid.
    world.run(CancelOrder { order, why: CancelReason::NotPaid, note: String::new() }).unwrap();
    transfer(&world, order, 1_490);
    let now = world.order(order);
    assert_eq!((is_cancelled(&now), now.captured), (Some(CancelReason::NotPaid), eur(2_980)));
    assert!(!world.events().iter().any(|event| matches!(event, Event::OrderReinstated { .. })));
    assert_eq!(owed(&world), [eur(1_490), eur(1_490)]);
    // A message that does not fit moves nothing, late as ever.
    let (_, order, payment) = expired(&world);
    let mut cheap = told(payment, Standing::Captured { amount: eur(1) });
    cheap.account = "acct_thief".to_owned();
    let settle =
        sutler::shop::payment::settle::Settle { payment, told: cheap, account: crate::shop::buyer::ACCOUNT.to_owned(), live: false };
    world.run(settle).unwrap();
    assert_eq!(is_cancelled(&world.order(order)), Some(CancelReason::NotPaid));
    world.check();
}
