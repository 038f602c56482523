//! Transfers that do not come: who is reminded when, and when nobody is; orders that are kept for ever.

use crate::shop::world::{World, eur};
use sutler::base::{OrderId, Span};
use sutler::shop::Job;
use sutler::shop::job::{Lane, LetterKind};
use sutler::shop::order::cancel::{CancelOrder, ExpireOrder, Expired};
use sutler::shop::order::remind::{RemindOrder, Reminded};
use sutler::shop::order::{CancelReason, Standing};
use sutler::shop::payment::PaymentKind::{BankTransfer, CashOnDelivery};
use sutler::shop::queue::due;
use sutler::shop::settings::{SaveSettings, the};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::web::admin::settings::shop_facts;

pub fn set(world: &World, remind_days: &[u32], hold_days: u32) {
    let s = the(&world.read()).unwrap();
    let facts = SaveSettings { hold_days, remind_days: remind_days.to_vec(), ..shop_facts(s) };
    world.run(facts).unwrap();
}

/// What is to be done now about an order, but for the letter that it arrived.
fn now_due(world: &World, order: OrderId) -> Vec<Job> {
    let jobs = due(&world.read(), Lane::Prompt, world.now(), 100).unwrap().into_iter().map(|queued| queued.job);
    jobs.filter(|job| job.order() == Some(order) && !matches!(job, Job::Letter { letter: LetterKind::OrderReceived, .. })).collect()
}

#[test]
fn whoever_has_not_paid_is_reminded_once() {
    let world = World::open();
    set(&world, &[3], 7);
    let mug = world.stocked("Mug", 1_000, 5);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    let cash = world.buy(&[(&mug, 1)], Delivery, CashOnDelivery).order;
    world.told();
    world.later(Span(Span::days(3).0 - 1));
    assert_eq!(now_due(&world, order), []);
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::Later { at: world.now() + Span::seconds(1) });
    world.later(Span::seconds(1));
    assert_eq!((now_due(&world, order), now_due(&world, cash)), (vec![Job::RemindOrder { order }], vec![]));
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::Written);
    assert_eq!(world.told(), ["order_reminded"]);
    assert!(now_due(&world, order).contains(&Job::Letter { letter: LetterKind::PaymentReminder { nth: 0 }, order: Some(order) }));
    assert_eq!(world.run(RemindOrder { order }).unwrap(), Reminded::NotNow, "once is all that the merchant set");
    // Then the end comes, as before.
    world.later(Span::days(5));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::Cancelled);
    assert_eq!((world.order(order).standing(), world.available(&mug)), (Standing::Cancelled, 4));
    world.check();
}

#[test]
fn whoever_has_not_paid_is_reminded_as_often_as_the_merchant_set() {
    let world = World::open();
    set(&world, &[3, 5, 10], 14);
    let mug = world.stocked("Mug", 1_000, 5);
    let [order, paid, ended] = [(); 3].map(|()| world.buy(&[(&mug, 1)], Delivery, BankTransfer).order);
    let start = world.now();
    let remind = |order| world.run(RemindOrder { order }).unwrap();
    for (nth, days) in [3, 5, 10].into_iter().enumerate() {
        let at = start + Span::days(days);
        assert_eq!(remind(order), Reminded::Later { at }, "the one before has gone out once");
        world.later(at - world.now());
        assert_eq!(remind(order), Reminded::Written);
        let nth = u32::try_from(nth).unwrap();
        assert!(now_due(&world, order).contains(&Job::Letter { letter: LetterKind::PaymentReminder { nth }, order: Some(order) }));
        // Of the others one pays, and one gives up, after the first.
        if nth == 0 {
            assert_eq!([paid, ended].map(remind), [Reminded::Written, Reminded::Written]);
            world.mark_paid(paid, world.order(paid).total).unwrap();
            world.run(CancelOrder { order: ended, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
        }
    }
    assert_eq!([order, paid, ended].map(remind), [Reminded::NotNow; 3]);
    assert_eq!([order, paid, ended].map(|order| world.order(order).reminded.len()), [3, 1, 1]);
    world.check();
}

#[test]
fn a_shop_that_was_away_does_not_write_twice_at_once() {
    let world = World::open();
    set(&world, &[3, 5, 6], 0);
    let mug = world.stocked("Mug", 1_000, 5);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    world.later(Span::days(40));
    let remind = || world.run(RemindOrder { order }).unwrap();
    assert_eq!((remind(), remind()), (Reminded::Written, Reminded::Later { at: world.now() + Span::days(2) }));
    world.later(Span::days(2));
    assert_eq!((remind(), remind()), (Reminded::Written, Reminded::Later { at: world.now() + Span::days(1) }));
    world.check();
}

#[test]
fn nobody_is_reminded_in_vain() {
    let world = World::open();
    set(&world, &[3], 7);
    let mug = world.stocked("Mug", 1_000, 5);
    let [paid, cancelled, part, waits] = [(); 4].map(|()| world.buy(&[(&mug, 1)], Delivery, BankTransfer).order);
    world.mark_paid(paid, world.order(paid).total).unwrap();
    world.mark_paid(part, eur(1)).unwrap();
    world.run(CancelOrder { order: cancelled, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    world.later(Span::days(3));
    let remind = |order| world.run(RemindOrder { order }).unwrap();
    assert_eq!([paid, cancelled, part].map(remind), [Reminded::NotNow, Reminded::NotNow, Reminded::Written]);
    // The merchant waits longer now, or reminds nobody any more.
    set(&world, &[5], 7);
    assert_eq!(remind(waits), Reminded::Later { at: world.now() + Span::days(2) });
    set(&world, &[], 7);
    assert_eq!(remind(waits), Reminded::NotNow);
    world.check();
}

#[test]
fn orders_may_wait_for_ever() {
    let world = World::open();
    set(&world, &[], 0);
    let mug = world.stocked("Mug", 1_000, 5);
    let order = world.buy(&[(&mug, 1)], Delivery, BankTransfer).order;
    world.later(Span::days(400));
    assert_eq!((world.payments(order)[0].expires, now_due(&world, order)), (None, vec![]));
    assert_eq!(world.run(ExpireOrder { order }).unwrap(), Expired::NotNow);
    assert_eq!(world.available(&mug), 4);
    world.check();
}
