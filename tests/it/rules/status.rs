//! What an order's facts amount to, and what can be done with it then.

use crate::shop::world::{World, eur};
use sutler::base::{Money, Time};
use sutler::shop::order::view::{Action, Providers};
use sutler::shop::order::{CancelReason, Cancelled, List, Order, Paid, Shipped, Standing};
use sutler::shop::payment::PaymentKind::{self, BankTransfer, CashOnDelivery, Invoice, PayAtPickup, TestCard};
use sutler::shop::shipping::ShippingKind;

/// Captured, refunded, pieces sent of two and of one, cancelled, and how it is paid.
struct Facts(i64, i64, [u32; 2], bool, PaymentKind);

fn order(base: &Order, facts: &Facts) -> Order {
    let mut order = base.clone();
    let Facts(captured, refunded, sent, cancelled, kind) = facts;
    (order.captured, order.refunded, order.payment.kind) = (eur(*captured), eur(*refunded), *kind);
    for (line, sent) in order.lines.iter_mut().zip(sent) {
        line.sent = *sent;
        line.cancelled = if *cancelled { line.quantity - sent } else { 0 };
    }
    order.cancelled = cancelled.then(|| Cancelled { at: Time::at(0), why: CancelReason::Other, note: String::new() });
    order
}

/// The first letters of what can be done: Fulfil, MarkPaid, GiveBack, Cancel, let the rest gO, send the Link. A note can always be written.
fn letters(order: &Order) -> String {
    let letter = |action: &Action| match action {
        Action::Fulfil => 'F',
        Action::MarkPaid => 'M',
        Action::GiveBack => 'G',
        Action::ReturnExcess => 'X',
        Action::LetRestGo => 'O',
        Action::Refund => 'R',
        Action::Gift => 'V',
        Action::Capture => 'T',
        Action::Cancel => 'C',
        Action::SendLink => 'L',
        Action::Note => 'N',
    };
    order
        .actions(Providers { owed: order.owed(&[]), capturable: eur(0), refundable: eur(0), giveable: eur(0) })
        .iter()
        .map(letter)
        .collect()
}

#[test]
fn facts_and_what_they_amount_to() {
    let world = World::open();
    let (mug, bread) = (world.stocked("Mug", 1_000, 9), world.stocked("Bread", 500, 9));
    let placed = world.buy(&[(&mug, 2), (&bread, 1)], ShippingKind::Pickup, BankTransfer);
    let base = world.order(placed.order);
    assert_eq!(base.total, eur(2_500));
    use {Paid as P, Shipped as S, Standing as T};
    let cases = [
        // Nothing was paid.
        (Facts(0, 0, [0, 0], false, BankTransfer), P::No, S::No, T::Open, "MCLN"),
        (Facts(0, 0, [0, 0], false, TestCard), P::No, S::No, T::Open, "MCLN"),
        (Facts(0, 0, [0, 0], false, CashOnDelivery), P::No, S::No, T::Open, "FMCLN"),
        (Facts(0, 0, [0, 0], false, PayAtPickup), P::No, S::No, T::Open, "FMCLN"),
        (Facts(0, 0, [0, 0], false, Invoice), P::No, S::No, T::Open, "FMCLN"),
        (Facts(0, 0, [2, 1], false, Invoice), P::No, S::Fully, T::Open, "MLN"),
        (Facts(0, 0, [1, 0], false, CashOnDelivery), P::No, S::Partly, T::Open, "FMLN"),
        (Facts(0, 0, [2, 1], false, CashOnDelivery), P::No, S::Fully, T::Open, "MLN"),
        (Facts(0, 0, [0, 0], true, BankTransfer), P::No, S::No, T::Cancelled, "N"),
        // A part.
        (Facts(1, 0, [0, 0], false, BankTransfer), P::Partly, S::No, T::Open, "MOCLN"),
        (Facts(2_499, 0, [0, 0], false, CashOnDelivery), P::Partly, S::No, T::Open, "FMOCLN"),
        (Facts(2_500, 1, [2, 1], false, BankTransfer), P::Partly, S::Fully, T::Open, "MOLN"),
        // All of it.
        (Facts(2_500, 0, [0, 0], false, BankTransfer), P::Fully, S::No, T::Open, "FCN"),
        (Facts(2_500, 0, [2, 0], false, TestCard), P::Fully, S::Partly, T::Open, "FN"),
        (Facts(2_500, 0, [1, 1], false, TestCard), P::Fully, S::Partly, T::Open, "FN"),
        (Facts(2_500, 0, [2, 1], false, TestCard), P::Fully, S::Fully, T::Done, "N"),
        (Facts(2_500, 0, [2, 1], false, CashOnDelivery), P::Fully, S::Fully, T::Done, "N"),
        (Facts(2_600, 100, [2, 1], false, TestCard), P::Fully, S::Fully, T::Done, "N"),
        // Too much: it stays open until a person has seen to it.
        (Facts(2_501, 0, [0, 0], false, BankTransfer), P::TooMuch, S::No, T::Open, "FGCN"),
        (Facts(2_501, 0, [2, 1], false, BankTransfer), P::TooMuch, S::Fully, T::Open, "GN"),
        (Facts(1, 0, [0, 0], true, BankTransfer), P::TooMuch, S::No, T::Cancelled, "GN"),
        (Facts(2_500, 2_499, [0, 0], true, TestCard), P::TooMuch, S::No, T::Cancelled, "GN"),
        // Given back.
        (Facts(2_500, 2_500, [0, 0], true, TestCard), P::Returned, S::No, T::Cancelled, "N"),
        (Facts(2_500, 2_500, [2, 1], false, TestCard), P::Returned, S::Fully, T::Open, "MLN"),
    ];
    for (facts, paid, shipped, standing, actions) in cases {
        let order = order(&base, &facts);
        let Facts(captured, refunded, sent, cancelled, kind) = facts;
        let of = format!("{captured} - {refunded} by {kind:?}, sent {sent:?}, cancelled {cancelled}");
        assert_eq!((order.paid(), order.shipped(), order.standing()), (paid, shipped, standing), "{of}");
        assert_eq!(letters(&order), actions, "{of}");
        assert_eq!(order.may_send(), actions.contains('F'), "{of}");
        let lists: Vec<List> = List::ALL.into_iter().filter(|list| order.is_in(*list)).collect();
        let mut expected = vec![List::All];
        expected.extend((standing == T::Open).then_some(List::Open));
        expected.extend((standing == T::Open && matches!(paid, P::No | P::Partly)).then_some(List::Unpaid));
        expected.extend(actions.contains('F').then_some(List::ToSend));
        expected.extend((standing == T::Done).then_some(List::Done));
        expected.extend((standing == T::Cancelled).then_some(List::Cancelled));
        assert_eq!(lists, expected, "{of}");
    }
    world.check();
}

#[test]
fn an_order_for_nothing_is_paid() {
    let world = World::open();
    let gift = world.stocked("Gift", 0, 5);
    let placed = world.buy(&[(&gift, 1)], ShippingKind::Pickup, BankTransfer);
    let order = world.order(placed.order);
    assert_eq!((order.total, order.paid(), placed.payment), (Money::zero(order.total.currency()), Paid::Fully, None));
    assert_eq!(letters(&order), "FCN");
    assert_eq!(world.payments(placed.order), []);
    world.check();
}
