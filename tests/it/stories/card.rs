//! Payments on a provider's page: declined, paid, let go; told twice, late, wrongly, or after the order's end.

use crate::shop::buyer::odd;
use crate::shop::buyer::{ACCOUNT, page, told};
use crate::shop::world::{World, conflict, eur};
use sutler::base::{Currency, Money, OrderId, PaymentId, Span};
use sutler::shop::attention::{self, Trouble};
use sutler::shop::job::Lane;
use sutler::shop::job::LetterKind;
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder, Expired};
use sutler::shop::order::pay::PayOrder;
use sutler::shop::order::{CancelReason, Paid, Standing as OrderStanding};
use sutler::shop::payment::inbox::{ForgetHeard, Hear};
use sutler::shop::payment::settle::Settle;
use sutler::shop::payment::start::{NotePage, PAGE_OPEN};
use sutler::shop::payment::{News, Opened, PaymentKind, Standing, State, Told, open};
use sutler::shop::queue::due;
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::{Event, Job};
use sutler::store::Page;

const CAPTURED: Standing = Standing::Captured { amount: eur_of(1_490) };

const fn eur_of(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// One mug for 10.00 and 4.90, paid by card, the page open.
fn bought(world: &World) -> (sutler::shop::catalog::Product, OrderId, PaymentId) {
    let mug = world.stocked("Mug", 1_000, 1);
    let (order, payment) = world.buy_by_card(&[(&mug, 1)]);
    (mug, order, payment)
}

fn troubles(world: &World) -> Vec<Trouble> {
    attention::open(&world.read(), 100).unwrap().into_iter().map(|a| a.trouble).collect()
}

/// The jobs that a worker would do by now, told apart by their names.
fn jobs(world: &World, name: &str) -> Vec<Job> {
    due(&world.read(), Lane::Prompt, world.now(), 100).unwrap().into_iter().map(|q| q.job).filter(|job| job.name() == name).collect()
}

fn cancel(world: &World, order: OrderId) {
    world.run(CancelOrder { order, why: CancelReason::OutOfStock, note: String::new() }).unwrap();
}

#[test]
fn a_page_a_decline_and_money() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 1);
    let placed = world.buy(&[(&mug, 1)], Delivery, PaymentKind::TestCard);
    let (order, payment) = (placed.order, placed.payment.unwrap());
    assert_eq!(world.told(), ["stock_reserved", "order_placed", "payment_started"]);
    assert_eq!(jobs(&world, "open_payment"), []);
    world.later(Span::seconds(20));
    assert_eq!(jobs(&world, "open_payment"), [Job::OpenPayment { payment }], "should the buyer's own request not fetch it");

    world.note_page(payment).unwrap();
    assert_eq!(world.events(), [Event::PaymentOpened { order, payment }]);
    world.note_page(payment).unwrap();
    assert_eq!(world.told(), Vec::<String>::new());
    assert_eq!(jobs(&world, "close_payment"), []);

    world.settle(payment, Standing::Open).unwrap();
    assert_eq!(world.told(), Vec::<String>::new());
    for _ in 0..3 {
        assert_eq!(world.settle(payment, Standing::Declined).unwrap(), State::Started { declined: true });
    }
    assert_eq!(world.events(), [Event::PaymentDeclined { order, payment }], "asked again and again, it is said once");
    assert_eq!(world.order(order).paid(), Paid::No);

    for _ in 0..3 {
        assert_eq!(world.settle(payment, CAPTURED).unwrap(), State::Captured { taken: eur(1_490) });
    }
    assert_eq!(world.events(), [Event::PaymentCaptured { order, payment, amount: eur(1_490) }, Event::OrderPaid { order }]);
    assert_eq!(world.payment(payment).reference, "ch_1");
    for late in [Standing::Open, Standing::Declined, Standing::Authorized { amount: eur(1_490) }, Standing::Void] {
        world.settle(payment, late).unwrap();
    }
    assert_eq!(world.told(), Vec::<String>::new(), "a paid order never becomes unpaid");
    assert_eq!((world.order(order).paid(), world.order(order).captured), (Paid::Fully, eur(1_490)));
    assert_eq!(jobs(&world, "letter").len(), 2);
    assert_eq!(troubles(&world), []);

    world.later(PAGE_OPEN + Span::minutes(5));
    assert_eq!(jobs(&world, "expire_order"), [Job::ExpireOrder { order }]);
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow);
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

#[test]
fn held_first_and_taken_then() {
    let world = World::open();
    let (_, order, payment) = bought(&world);
    world.settle(payment, Standing::Authorized { amount: eur(1_490) }).unwrap();
    assert_eq!(world.events(), [Event::PaymentAuthorized { order, payment, amount: eur(1_490) }]);
    assert_eq!(world.order(order).paid(), Paid::No, "held is not paid");
    world.settle(payment, CAPTURED).unwrap();
    assert_eq!(world.told(), ["payment_captured", "order_paid"]);
    world.check();
}

#[test]
fn a_page_that_ends_frees_the_goods() {
    let world = World::open();
    let (mug, order, payment) = bought(&world);
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Later { at: world.payment(payment).expires.unwrap() });
    world.later(PAGE_OPEN + Span::minutes(2));
    assert_eq!(jobs(&world, "expire_order"), [Job::ExpireOrder { order }]);
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::AskProvider, "goods are free only when it has said no");
    assert_eq!((world.told(), world.available(&mug)), (Vec::new(), 0));
    world.settle(payment, Standing::Void).unwrap();
    assert_eq!(world.events(), [Event::PaymentVoided { order, payment }]);
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    assert_eq!(world.told(), ["order_cancelled", "stock_released"]);
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow);
    assert_eq!(world.available(&mug), 1);
    assert_eq!(world.order(order).cancelled.unwrap().why, CancelReason::NotPaid);
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

/// What does not fit: the message is authentic and still not about this payment as it was wanted.
#[test]
fn what_does_not_fit_is_shown_once_and_moves_nothing() {
    let other = |change: fn(&mut Settle)| change;
    let cases = [
        ("other-amount", other(|s| s.told.standing = Standing::Captured { amount: eur(1_489) })),
        ("other-amount", other(|s| s.told.standing = Standing::Authorized { amount: eur(1_491) })),
        ("other-currency", other(|s| s.told.standing = Standing::Captured { amount: Money::new(1_490, Currency::CHF) })),
        ("other-session", other(|s| s.told.session = "cs_other".to_owned())),
        ("other-account", other(|s| s.told.account = "acct_thief".to_owned())),
        ("other-mode", other(|s| s.told.live = true)),
        ("other-mode", other(|s| s.live = true)),
    ];
    for (code, change) in cases {
        let world = World::open();
        let (_, order, payment) = bought(&world);
        let settle = || {
            let told: Told = told(payment, CAPTURED);
            let mut settle = Settle { payment, told, account: ACCOUNT.to_owned(), live: false };
            change(&mut settle);
            world.run(settle).unwrap()
        };
        assert_eq!(settle(), State::Started { declined: false });
        let Trouble::Payment { session, .. } = odd(&world, payment, code) else { panic!("money that does not fit") };
        let puzzled = Event::PaymentPuzzled { order, payment, code: code.to_owned(), session };
        let events = world.events();
        assert_eq!((events.first(), events.len()), (Some(&puzzled), 2), "{code}");
        assert_eq!(troubles(&world), [odd(&world, payment, code)]);
        settle();
        assert_eq!(world.told(), Vec::<String>::new(), "{code}: told again it is the same trouble");
        assert_eq!(world.order(order).paid(), Paid::No);
        world.settle(payment, CAPTURED).unwrap();
        assert_eq!(world.order(order).paid(), Paid::Fully, "{code}: the right message still counts");
        world.check();
    }
}

#[test]
fn of_two_pages_for_one_payment_the_first_stands() {
    let world = World::open();
    let (_, _, payment) = bought(&world);
    let second = NotePage { payment, opened: Opened { session: "cs_second".to_owned(), ..page(payment) } };
    assert_eq!(world.run(second).unwrap(), page(payment), "whoever was shown it pays on it; the second is shown to nobody");
    assert_eq!((world.payment(payment).session.unwrap(), troubles(&world).len()), (page(payment), 0));
    world.check();
}

#[test]
fn money_that_comes_after_the_end_is_owed() {
    let world = World::open();
    let (mug, order, payment) = bought(&world);
    cancel(&world, order);
    assert_eq!(world.told(), ["order_cancelled", "stock_released"]);
    assert_eq!(jobs(&world, "close_payment"), [Job::ClosePayment { payment }], "the provider is asked to take no more");
    assert_eq!(world.available(&mug), 1);
    world.settle(payment, CAPTURED).unwrap();
    assert_eq!(world.told(), ["payment_captured", "attention_raised"]);
    assert_eq!(troubles(&world), [Trouble::MoneyOwed { payment, amount: eur(1_490) }]);
    let now = world.order(order);
    assert_eq!((now.standing(), now.paid(), now.captured), (OrderStanding::Cancelled, Paid::TooMuch, eur(1_490)));
    world.settle(payment, CAPTURED).unwrap();
    assert_eq!(world.told(), Vec::<String>::new());
    world.check();
}

/// The provider says "void" and then, late, "paid": the money is there and must not be lost.
#[test]
fn money_after_a_void_is_not_lost() {
    let world = World::open();
    let (_, order, payment) = bought(&world);
    world.settle(payment, Standing::Void).unwrap();
    world.settle(payment, Standing::Authorized { amount: eur(1_490) }).unwrap();
    assert_eq!(world.told(), ["payment_voided"], "a hold that is told late has been let go");
    world.settle(payment, CAPTURED).unwrap();
    assert_eq!(world.told(), ["payment_captured", "order_paid"]);
    assert_eq!(world.order(order).paid(), Paid::Fully);
    world.check();
}

#[test]
fn the_second_try_and_money_from_both() {
    let world = World::open();
    let (_, order, first) = bought(&world);
    let pay = || world.visit(PayOrder { order: world.shop.order_token(order) });
    assert_eq!(pay().unwrap(), first, "it is still open");
    assert_eq!(world.told(), Vec::<String>::new());
    world.settle(first, Standing::Void).unwrap();
    let second = pay().unwrap();
    assert_eq!(pay().unwrap(), second);
    world.note_page(second).unwrap();
    assert_eq!(world.told(), ["payment_voided", "payment_started", "payment_opened"]);
    world.settle(second, CAPTURED).unwrap();
    assert_eq!(conflict(pay()), "not-allowed-now");
    assert_eq!(world.told(), ["payment_captured", "order_paid"]);
    world.settle(first, CAPTURED).unwrap();
    assert_eq!(world.told(), ["payment_captured", "attention_raised"]);
    assert_eq!(troubles(&world), [Trouble::MoneyOwed { payment: first, amount: eur(1_490) }]);

    // Cancelled now, the whole of both is owed, each once.
    cancel(&world, order);
    let owed = |payment| Trouble::MoneyOwed { payment, amount: eur(1_490) };
    assert_eq!(troubles(&world).len(), 2);
    assert!(troubles(&world).contains(&owed(first)) && troubles(&world).contains(&owed(second)));
    world.check();
}

#[test]
fn what_is_owed_is_never_said_twice() {
    let world = World::open();
    let (_, order, card) = bought(&world);
    world.mark_paid(order, eur(490)).unwrap();
    assert_eq!(world.told(), ["payment_started", "payment_captured"], "somebody brought a part of it in cash");
    world.settle(card, CAPTURED).unwrap();
    assert_eq!(world.told(), ["payment_captured", "attention_raised", "order_paid"], "more than all of it is all of it");
    assert_eq!(troubles(&world), [Trouble::MoneyOwed { payment: card, amount: eur(490) }]);
    cancel(&world, order);
    let owed = troubles(&world).iter().map(|t| if let Trouble::MoneyOwed { amount, .. } = t { amount.minor() } else { 0 }).sum::<i64>();
    assert_eq!(owed, 1_490 + 490, "what is owed in all is what came");
    world.check();
}

#[test]
fn an_order_paid_by_hand_asks_for_no_card() {
    let world = World::open();
    let (_, order, card) = bought(&world);
    world.mark_paid(order, eur(1_490)).unwrap();
    assert_eq!(world.told(), ["payment_started", "payment_captured", "order_paid"]);
    assert_eq!(jobs(&world, "close_payment"), [Job::ClosePayment { payment: card }]);
    world.settle(card, Standing::Void).unwrap();
    assert_eq!(world.order(order).paid(), Paid::Fully);
    world.check();
}

/// The page was asked for while somebody cancelled: it must not stay open for ever.
#[test]
fn a_page_that_comes_too_late_is_closed() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 1);
    let placed = world.buy(&[(&mug, 1)], Delivery, PaymentKind::TestCard);
    let payment = placed.payment.unwrap();
    world.told();
    cancel(&world, placed.order);
    assert_eq!(world.told(), ["order_cancelled", "stock_released", "payment_voided"], "nobody was asked for a page yet");
    assert_eq!(jobs(&world, "close_payment"), []);
    assert_eq!(open(&world.read(), Page::first(10)).unwrap(), []);
    world.note_page(payment).unwrap();
    assert_eq!(jobs(&world, "close_payment"), [Job::ClosePayment { payment }]);
    world.settle(payment, CAPTURED).unwrap();
    assert_eq!(troubles(&world), [Trouble::MoneyOwed { payment, amount: eur(1_490) }]);
    world.check();
}

#[test]
fn letters_are_asked_for_once_each() {
    let world = World::open();
    let (_, order, payment) = bought(&world);
    world.settle(payment, CAPTURED).unwrap();
    world.settle(payment, CAPTURED).unwrap();
    cancel(&world, order);
    cancel(&world, order);
    let letter = |letter| Job::Letter { letter, order: Some(order) };
    let expected = [LetterKind::OrderReceived, LetterKind::OrderPaid, LetterKind::OrderCancelled].map(letter);
    assert_eq!(jobs(&world, "letter"), expected);
    world.check();
}

#[test]
fn a_word_that_comes_before_the_note_of_the_page_is_kept_and_asked_about() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 1);
    let payment = world.buy(&[(&mug, 1)], Delivery, PaymentKind::TestCard).payment.unwrap();
    let hear = |event: &str| Hear {
        provider: PaymentKind::TestCard,
        event: event.to_owned(),
        kind: "session.paid".to_owned(),
        news: News::Payment(told(payment, CAPTURED)),
        account: ACCOUNT.to_owned(),
        live: false,
    };
    let heard = |event: &str| world.run(hear(event)).unwrap();
    heard("ev_1");
    assert_eq!(world.payment(payment).state, State::Started { declined: false }, "nobody knows whose it is");
    assert_eq!(jobs(&world, "look_payment"), []);
    world.note_page(payment).unwrap();
    assert_eq!(jobs(&world, "look_payment"), [Job::LookPayment { payment }]);
    // From now on it is known, and done at once; what was heard before is not done again.
    heard("ev_1");
    assert_eq!(world.payment(payment).state, State::Started { declined: false });
    world.told();
    heard("ev_2");
    assert_eq!(world.told(), ["payment_captured", "order_paid"]);
    heard("ev_2");
    heard("ev_3");
    assert_eq!(world.told(), Vec::<String>::new());
    world.later(Span::days(91));
    assert_eq!(world.run(ForgetHeard { before: world.now() - Span::days(90), most: 2 }).unwrap(), 2);
    assert_eq!(world.run(ForgetHeard { before: world.now() - Span::days(90), most: 2 }).unwrap(), 1);
    world.check();
}
