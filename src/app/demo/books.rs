//! What the card provider paid out, a week at a time: each payout with its parts, so that the books of the demo have life in them.

use super::fill::Filling;
use crate::base::{Money, Outcome, Rate, Round, Span, Time};
use crate::shop::Actor;
use crate::shop::books::{ExplainPayout, PartKind, PartTold, PayoutState, PayoutTold, TakeParts, TakePayout};
use crate::shop::payment::refund::{Refund, RefundState};
use crate::shop::payment::{self, Payment, PaymentKind};
use crate::store::{Page, Reads};

/// How long after the end of a week its payout is made, and how long it takes.
const MADE_AFTER: Span = Span::hours(6);
const TAKES: Span = Span::days(2);
/// What a payment by card costs: a share, and cents besides.
const SHARE: Rate = Rate(15_000);
const EACH: i64 = 25;
/// Payments of a week; the demo has fewer.
const PAYMENTS_MAX: usize = 100;
/// Refunds of the whole past; the demo has some dozens.
const REFUNDS_MAX: usize = 500;

pub fn write(filling: &Filling) -> Outcome {
    let zone = &filling.content.settings.time_zone;
    let end = (filling.now - MADE_AFTER).day_begins(zone);
    let weeks = filling.which.days_of_orders() / 7 + 1;
    (0..weeks).rev().try_for_each(|ago| pay_out(filling, end - Span::days(7 * ago + 7), end - Span::days(7 * ago)))
}

/// Pays out what came between two moments.
fn pay_out(filling: &Filling, from: Time, to: Time) -> Outcome {
    let came: Vec<Payment> = filling.shop.read()?.scan_between(&payment::BY_CAME, &from, &to, Page::first(PAYMENTS_MAX))?;
    let mut parts: Vec<PartTold> = came.iter().filter(|payment| payment.kind == PaymentKind::TestCard).filter_map(part).collect();
    parts.extend(gone_back(filling, from, to)?);
    let (Some(first), made) = (parts.first(), to + MADE_AFTER) else { return Ok(()) };
    let sum = Money::sum(first.amount.currency(), parts.iter().map(|part| part.amount - part.fee));
    let arrives = made + TAKES;
    let told = PayoutTold {
        name: format!("demo_payout_{}", made.seconds()),
        amount: sum,
        made,
        arrives,
        state: if arrives <= filling.now { PayoutState::Paid } else { PayoutState::OnItsWay },
        descriptor: "TEST CARD".to_owned(),
        by_hand: false,
    };
    let provider = PaymentKind::TestCard;
    let payout = filling.at(made, &Actor::System, TakePayout { provider, told })?;
    filling.at(made, &Actor::System, TakeParts { provider, payout: Some(payout), parts })?;
    filling.at(made, &Actor::System, ExplainPayout { payout }).map(drop)
}

/// Refunds that were done between two moments.
fn gone_back(filling: &Filling, from: Time, to: Time) -> Outcome<Vec<PartTold>> {
    let snapshot = filling.shop.read()?;
    let refunds: Vec<Refund> = snapshot.all(Page::first(REFUNDS_MAX))?;
    let done = refunds.into_iter().filter(|refund| refund.state == RefundState::Done && refund.decided >= from && refund.decided < to);
    let part = |refund: Refund| PartTold {
        name: format!("demo_movement_r{}", refund.id),
        at: refund.decided,
        kind: PartKind::Refund,
        amount: refund.amount.negated(),
        fee: Money::zero(refund.amount.currency()),
        payment: Some(refund.payment),
        refund: Some(refund.id),
        reference: refund.reference.clone(),
        source: refund.reference,
        text: String::new(),
        exchanged: None,
    };
    Ok(done.map(part).collect())
}

fn part(payment: &Payment) -> Option<PartTold> {
    let (amount, at) = (payment.state.taken()?, payment.came?);
    Some(PartTold {
        name: format!("demo_movement_{}", payment.id),
        at,
        kind: PartKind::Payment,
        amount,
        fee: amount.share(SHARE, Round::HalfUp) + Money::new(EACH, amount.currency()),
        payment: Some(payment.id),
        refund: None,
        reference: payment.reference.clone(),
        source: payment.reference.clone(),
        text: String::new(),
        exchanged: None,
    })
}
