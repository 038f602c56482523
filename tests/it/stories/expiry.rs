//! The time to pay is over: what becomes of an order, by the way in which it was to be paid.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, eur};
use sutler::base::{OrderId, Span, Time};
use sutler::shop::Job;
use sutler::shop::attention::Trouble;
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::{CancelReason, Standing as OrderStanding};
use sutler::shop::payment::PaymentKind::{self, BankTransfer, CashOnDelivery, Invoice, PayAtPickup, PayPal, Stripe, TestCard};
use sutler::shop::payment::Standing;
use sutler::shop::payment::start::PAGE_OPEN;
use sutler::shop::queue::QueuedJob;
use sutler::shop::settings::SaveSettings;
use sutler::shop::shipping::ShippingKind::{self, Delivery, Pickup};
use sutler::store::Reads;

fn expire(world: &World, order: OrderId) -> Expired {
    world.run(ExpireOrder { order }).unwrap()
}

/// When the order's end is to be looked at, by the jobs that wait.
fn looked_at(world: &World, order: OrderId) -> Vec<Time> {
    let jobs: Vec<QueuedJob> = world.read().next_after(None, 1_000).unwrap();
    jobs.into_iter().filter(|q| q.job == Job::ExpireOrder { order }).map(|q| q.due).collect()
}

#[test]
fn who_has_how_long() {
    let cases: [(PaymentKind, ShippingKind, Option<Span>); 7] = [
        (Stripe, Delivery, Some(PAGE_OPEN)),
        (PayPal, Delivery, Some(PAGE_OPEN)),
        (TestCard, Delivery, Some(PAGE_OPEN)),
        (BankTransfer, Delivery, Some(Span::days(7))),
        (Invoice, Delivery, None),
        (CashOnDelivery, Delivery, None),
        (PayAtPickup, Pickup, None),
    ];
    assert_eq!(cases.len(), PaymentKind::ALL.len());
    for (kind, by, time) in cases {
        let world = World::open();
        world.offer_invoices();
        let mug = world.stocked("Mug", 1_000, 1);
        let order = world.buy(&[(&mug, 1)], by, kind).order;
        world.told();
        let at = time.map(|time| world.now() + time);
        assert_eq!(world.payments(order)[0].expires, at, "{kind:?}");
        assert_eq!(looked_at(&world, order), at.map(|at| at + Span::minutes(2)).into_iter().collect::<Vec<_>>(), "{kind:?}");
        let early = at.map_or(Expired::NotNow, |at| Expired::Later { at });
        assert_eq!(expire(&world, order), early, "{kind:?}");
        world.later(Span(time.unwrap_or(Span::days(400)).0 - 1));
        assert_eq!(expire(&world, order), early, "{kind:?}, a second before");
        world.later(Span::seconds(1));
        let (end, told): (Expired, &[&str]) = match time {
            None => (Expired::NotNow, &[]),
            Some(_) => (Expired::Cancelled, &["order_cancelled", "stock_released", "payment_voided"]),
        };
        assert_eq!(expire(&world, order), end, "{kind:?}");
        assert_eq!(world.told(), told, "{kind:?}: no page was ever asked for, so no provider has to be asked");
        assert_eq!(world.available(&mug), i64::from(time.is_some()));
        world.check();
    }
}

#[test]
fn an_order_that_is_paid_in_part_or_sent_stays() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 9);
    let late = Span::days(60);
    let part = world.buy(&[(&mug, 1)], Pickup, BankTransfer).order;
    world.mark_paid(part, eur(1)).unwrap();
    let sent = world.buy(&[(&mug, 1)], Delivery, CashOnDelivery).order;
    world.run(parcel(sent, &[(0, 1)])).unwrap();
    let free = world.stocked("Gift", 0, 1);
    let gift = world.buy(&[(&free, 1)], Pickup, BankTransfer).order;
    world.later(late);
    world.told();
    for order in [part, sent, gift] {
        assert_eq!(expire(&world, order), Expired::NotNow);
        assert_eq!(world.order(order).standing(), OrderStanding::Open);
    }
    assert_eq!(world.told(), ["attention_raised"], "the one that is paid in part comes before a person");
    assert_eq!(world.troubles(), [Trouble::PaidInPart { order: part, rest: Some(eur(999)) }]);
    assert_eq!(looked_at(&world, gift), []);
    world.check();
}

#[test]
fn a_second_try_to_pay_gives_more_time() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 1);
    let (order, first) = world.buy_by_card(&[(&mug, 1)]);
    world.later(Span::minutes(30));
    world.settle(first, Standing::Void).unwrap();
    let second = world.visit(sutler::shop::order::pay::PayOrder { order: world.shop.order_token(order) }).unwrap();
    let at = world.now() + PAGE_OPEN;
    world.later(Span::minutes(10));
    assert_eq!(expire(&world, order), Expired::Later { at });
    world.note_page(second).unwrap();
    world.later(Span::minutes(30));
    assert_eq!(expire(&world, order), Expired::AskProvider);
    world.settle(second, Standing::Authorized { amount: eur(1_490) }).unwrap();
    assert_eq!(expire(&world, order), Expired::NotNow, "held money is as good as paid until it is let go");
    world.settle(second, Standing::Captured { amount: eur(1_490) }).unwrap();
    assert_eq!(expire(&world, order), Expired::NotNow);
    world.check();
}

#[test]
fn a_changed_hold_is_for_new_orders() {
    let world = World::open();
    let mug = world.stocked("Mug", 1_000, 2);
    let old = world.buy(&[(&mug, 1)], Pickup, BankTransfer).order;
    let s = sutler::shop::settings::the(&world.read()).unwrap();
    let (name, country, locale, prices, time_zone) = (s.name, s.country, s.locale, s.prices, s.time_zone);
    let settings = SaveSettings {
        name,
        tagline: s.tagline,
        country,
        locale,
        prices,
        time_zone,
        base_url: None,
        hold_days: 1,
        remind_days: Vec::new(),
        dispatch_days: 1,
        order_prefix: "A-".to_owned(),
    };
    world.run(settings).unwrap();
    let new = world.buy(&[(&mug, 1)], Pickup, BankTransfer);
    assert_eq!(new.number, "A-1002");
    world.later(Span::days(1));
    assert_eq!(expire(&world, new.order), Expired::Cancelled);
    assert_eq!(expire(&world, old), Expired::Later { at: world.now() + Span::days(6) });
    assert_eq!(world.order(new.order).cancelled.unwrap().why, CancelReason::NotPaid);
    world.check();
}
