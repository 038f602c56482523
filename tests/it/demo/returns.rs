//! What came back to the demo's shop: decided by staff, done by the provider, on the shelf again, and in the books.

use std::collections::BTreeSet;
use sutler::base::{Money, Time};
use sutler::shop::books::Payout;
use sutler::shop::event::{Event, Subject};
use sutler::shop::order::Order;
use sutler::shop::payment::refund::{Fate, Refund, RefundReason, RefundState};
use sutler::shop::stock::{Movement, Reason};
use sutler::store::log::LogReads;
use sutler::store::{About, Entry, Page, Reads, Snapshot};

/// A dozen in a year, in every way: whole with its delivery, a piece, a broken one that stays where it is.
pub fn believable(snapshot: &Snapshot) {
    let all: Vec<Refund> = snapshot.all(Page::first(500)).unwrap();
    println!("{} refunds", all.len());
    assert!((10..=40).contains(&all.len()), "{}", all.len());
    let mut ways = BTreeSet::new();
    for refund in &all {
        let order: Order = snapshot.get(refund.order).unwrap();
        assert_eq!(refund.state, RefundState::Done);
        assert!(refund.by.is_some() && !refund.note.is_empty(), "somebody decided it and wrote down why");
        assert!(refund.decided > order.placed && order.refunded == refund.amount, "order {}", order.number);
        assert!(order.owed(std::slice::from_ref(refund)).is_zero() && order.outstanding().minor() <= 0);
        let parts = refund.lines.iter().map(|line| line.amount).chain(refund.charges);
        assert_eq!(Money::sum(refund.amount.currency(), parts), refund.amount);
        ways.insert(match (refund.why, refund.charges, refund.lines[0].goods) {
            (RefundReason::Returned, Some(_), Fate::Restocked { .. }) => "whole",
            (RefundReason::Returned, None, Fate::Restocked { .. }) => "in part",
            (RefundReason::Damaged, None, Fate::Kept) => "broken",
            _ => "odd",
        });
        lies_there_again(snapshot, refund);
    }
    assert_eq!(ways, BTreeSet::from(["broken", "in part", "whole"]));
    assert!(all.iter().any(|refund| refund.decided > Time::at(super::NOW - 7 * 86_400)), "one of this week");
    for payout in snapshot.all::<Payout>(Page::first(100)).unwrap() {
        assert!(payout.amount.minor() > 0 && payout.rest().is_some_and(|rest| rest.is_zero()), "{}", payout.name);
    }
}

/// Every piece that came back is in the ledger of the stock, and the order's story tells it.
fn lies_there_again(snapshot: &Snapshot, refund: &Refund) {
    let back: i64 = refund.lines.iter().filter(|line| line.goods != Fate::Kept).map(|line| i64::from(line.quantity)).sum();
    let moved: Vec<Movement> = snapshot.all(Page::first(100_000)).unwrap();
    let entered = moved.iter().filter(|m| m.reason == Reason::Returned && m.order == Some(refund.order));
    assert_eq!(entered.map(|m| m.by).sum::<i64>(), back);
    let (kind, id) = Subject::Order(refund.order).key();
    let told: Vec<Entry<Event>> = snapshot.log_about(About { kind, id }, 100).unwrap();
    let is_done = |event: &Event| matches!(event, Event::RefundDone { refund: done, .. } if *done == refund.id);
    assert!(told.iter().any(|entry| is_done(&entry.event)));
}
