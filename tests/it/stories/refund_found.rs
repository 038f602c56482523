//! Refunds that somebody made at the provider's dashboard: rows of the order, once, never more than came, and what they need of a person.

use crate::shop::buyer::parcel;
use crate::shop::world::{World, eur};
use sutler::base::{Money, OrderId, PaymentId, RefundId, Time};
use sutler::shop::attention::{self, SettleAttention, Trouble};
use sutler::shop::books::facts::{FactKind, between};
use sutler::shop::books::{Exchanged, PartKind, PartTold, PayoutPart, TakeParts};
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::refund::{RefundOrder, SettleRefund};
use sutler::shop::order::refund_found::TakeRefund;
use sutler::shop::order::{CancelReason, Paid};
use sutler::shop::payment::PaymentKind::TestCard;
use sutler::shop::payment::{RefundReason, RefundStanding, RefundState, RefundTold, refund};
use sutler::store::{Page, Reads};

fn there(world: &World, payment: PaymentId, reference: &str, amount: Money, standing: RefundStanding) -> bool {
    world.run(TakeRefund { payment, told: RefundTold { reference: reference.to_owned(), amount, standing } }).unwrap()
}

fn rows(world: &World, order: OrderId) -> Vec<(RefundId, Money, RefundState)> {
    refund::of_order(&world.read(), order).unwrap().into_iter().map(|refund| (refund.id, refund.amount, refund.state)).collect()
}

#[test]
fn a_refund_made_there_is_a_row_of_the_order_and_told_once() {
    let world = World::open();
    let (order, payment) = world.paid_by_card();
    assert!(there(&world, payment, "re_1", eur(500), RefundStanding::OnItsWay));
    assert_eq!(world.told(), ["refund_found", "refund_sent", "attention_raised"]);
    assert_eq!((world.order(order).refunded, world.order(order).due()), (eur(0), eur(990)));
    for _ in 0..2 {
        there(&world, payment, "re_1", eur(500), RefundStanding::Done);
    }
    assert_eq!(world.told(), ["refund_done"], "told again, it is no news");
    let now = world.order(order);
    assert_eq!((now.refunded, now.due(), now.paid(), now.may_send()), (eur(500), eur(990), Paid::Fully, true));
    let [(refund, ..)] = rows(&world, order)[..] else { panic!("one row") };
    assert_eq!(world.troubles(), [Trouble::RefundFound { refund }]);
    let known = refund::of_order(&world.read(), order).unwrap().remove(0);
    assert!(known.elsewhere && known.lines.is_empty() && known.by.is_none());
    world.check();
    // Cancelled: nobody has to say what becomes of the goods, and the rest is owed.
    world.run(CancelOrder { order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
    assert!(matches!(world.troubles()[..], [Trouble::MoneyOwed { .. }]));
    there(&world, payment, "re_2", eur(990), RefundStanding::Done);
    assert_eq!((world.troubles(), world.order(order).paid()), (vec![], Paid::Returned));
    world.check();
}

#[test]
fn never_more_than_came_and_what_does_not_fit_waits_until_it_does() {
    let world = World::open();
    let (order, payment) = world.paid_by_card();
    let misfit = |reference: &str, amount| Trouble::RefundMisfit { payment, reference: reference.to_owned(), amount };
    assert!(there(&world, payment, "re_1", eur(1_491), RefundStanding::Done));
    assert_eq!((rows(&world, order), world.troubles()), (vec![], vec![misfit("re_1", eur(1_491))]));
    assert!(!there(&world, payment, "re_1", eur(1_491), RefundStanding::Done), "said once");
    let dollars = Money::new(100, sutler::base::Currency::USD);
    there(&world, payment, "re_2", dollars, RefundStanding::Done);
    assert_eq!((rows(&world, order).len(), world.troubles().len()), (0, 2));
    // A refund of ours is decided, and the provider refuses it, for it was given back there before.
    let ours = world.run(RefundOrder::of_amount(order, eur(1_000), RefundReason::Goodwill, "")).unwrap();
    there(&world, payment, "re_3", eur(800), RefundStanding::Done);
    assert_eq!(rows(&world, order).len(), 1, "what is spoken for is not there twice");
    let refused = RefundStanding::Failed { why: "not there".to_owned() };
    world.run(SettleRefund { refund: ours, told: RefundTold { reference: String::new(), amount: eur(1_000), standing: refused } }).unwrap();
    assert!(there(&world, payment, "re_3", eur(800), RefundStanding::Done));
    assert!(!world.troubles().contains(&misfit("re_3", eur(800))), "it fits now");
    assert_eq!(world.order(order).refunded, eur(800));
    // It came to nothing before anybody heard of it.
    assert!(!there(&world, payment, "re_4", eur(1), RefundStanding::Failed { why: String::new() }));
    // What has no name could be told twice and counted twice.
    assert!(there(&world, payment, "", eur(1), RefundStanding::Done));
    assert!(world.troubles().contains(&misfit("", eur(1))) && world.order(order).refunded == eur(800));
    world.check();
}

#[test]
fn goods_that_were_sent_are_before_a_person_and_a_refund_that_comes_back_is_too() {
    let world = World::open();
    let (order, payment) = world.paid_by_card();
    world.run(parcel(order, &[(0, 1)])).unwrap();
    there(&world, payment, "re_1", eur(1_490), RefundStanding::Done);
    let [(refund, ..)] = rows(&world, order)[..] else { panic!("one row") };
    assert_eq!(world.troubles(), [Trouble::RefundFound { refund }]);
    assert_eq!((world.order(order).paid(), world.order(order).outstanding()), (Paid::Returned, eur(0)));
    there(&world, payment, "re_1", eur(1_490), RefundStanding::Failed { why: "closed".to_owned() });
    assert!(world.troubles().contains(&Trouble::Refund { refund }));
    assert_eq!(world.order(order).refunded, eur(0));
    world.check();
}

/// What a movement was in the money of its payment may be told later than the movement.
#[test]
fn what_a_known_movement_was_exchanged_from_is_learnt_once() {
    let world = World::open();
    let (_, payment) = world.paid_by_card();
    let dollars = |minor: i64| Exchanged { was: Money::new(minor, sutler::base::Currency::USD), rate: "0.9".to_owned() };
    for (exchanged, known) in [(None, None), (Some(dollars(1_600)), Some(1_600)), (Some(dollars(1)), Some(1_600)), (None, Some(1_600))] {
        let part = PartTold {
            name: "txn_1".to_owned(),
            at: world.now(),
            kind: PartKind::Payment,
            amount: eur(1_490),
            fee: eur(0),
            payment: Some(payment),
            refund: None,
            reference: String::new(),
            source: "ch_1".to_owned(),
            text: String::new(),
            exchanged,
        };
        world.run(TakeParts { provider: TestCard, payout: None, parts: vec![part] }).unwrap();
        let parts: Vec<PayoutPart> = world.read().all(Page::first(9)).unwrap();
        assert_eq!((parts.len(), parts[0].exchanged.as_ref().map(|exchanged| exchanged.was.minor())), (1, known));
    }
}

#[test]
fn movements_of_it_are_explained_whichever_is_told_first() {
    for part_first in [true, false] {
        let world = World::open();
        let (order, payment) = world.paid_by_card();
        let part = PartTold {
            name: "txn_1".to_owned(),
            at: world.now(),
            kind: PartKind::Refund,
            amount: eur(-500),
            fee: eur(0),
            payment: Some(payment),
            refund: None,
            reference: String::new(),
            source: "re_1".to_owned(),
            text: String::new(),
            exchanged: None,
        };
        let read = || world.run(TakeParts { provider: TestCard, payout: None, parts: vec![part.clone()] }).unwrap();
        if part_first {
            read();
        }
        there(&world, payment, "re_1", eur(500), RefundStanding::Done);
        read();
        let facts = between(&world.read(), Time::at(0), Time::at(i64::MAX)).unwrap();
        let sum = |kind: FactKind| Money::sum(eur(0).currency(), facts.iter().filter(|fact| fact.kind == kind).map(|fact| fact.amount));
        assert_eq!((sum(FactKind::Refund), sum(FactKind::Correction)), (eur(-500), eur(0)), "{order}");
        world.check();
    }
}

/// The provider says it again every night; who has put it away is not asked again.
#[test]
fn what_was_put_away_is_not_before_a_person_again() {
    let world = World::open();
    let (order, payment) = world.paid_by_card();
    let settle_all = || {
        for open in attention::open(&world.read(), 100).unwrap() {
            world.run(SettleAttention { attention: open.id, note: String::new() }).unwrap();
        }
    };
    assert!(there(&world, payment, "re_1", eur(1_491), RefundStanding::Done));
    settle_all();
    assert!(!there(&world, payment, "re_1", eur(1_491), RefundStanding::Done));
    assert_eq!(world.troubles(), []);
    assert!(there(&world, payment, "re_1", eur(1_492), RefundStanding::Done), "that is something else");
    settle_all();
    let refund = world.run(RefundOrder::of_amount(order, eur(500), RefundReason::Goodwill, "")).unwrap();
    let other = || RefundTold { reference: "re_2".to_owned(), amount: eur(400), standing: RefundStanding::Done };
    for expected in [vec![Trouble::Refund { refund }], vec![]] {
        world.run(SettleRefund { refund, told: other() }).unwrap();
        assert_eq!(world.troubles(), expected);
        settle_all();
    }
    world.check();
}
