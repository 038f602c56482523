//! The facts of the books between two moments: payments and what went back from those who own them, the rest from what providers told.

use super::dispute::{self, Dispute};
use super::part::{self, PartKind, PayoutPart};
use super::payout::{self, Payout};
use crate::base::{Currency, Day, KeyPart, Money, OrderId, Outcome, PaymentId, PayoutId, RefundId, Time};
use crate::shop::order::{self, Order, Returned};
use crate::shop::payment::{self, Payment, PaymentKind};
use crate::store::{Index, Page, Reads, Record};

/// Money that moved.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    /// By our clock for payments, refunds and disputes; by the provider's for the rest, which is told late.
    pub at: Time,
    pub provider: PaymentKind,
    pub kind: FactKind,
    /// More than nothing: there is more with whoever holds it for us. Less: it went.
    pub amount: Money,
    pub order: Option<OrderId>,
    pub payment: Option<PaymentId>,
    pub refund: Option<RefundId>,
    pub payout: Option<PayoutId>,
    /// The name by which it is found elsewhere.
    pub reference: String,
}

/// In the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FactKind {
    Payment,
    Refund,
    Fee,
    Dispute,
    /// Whatever else the provider set right.
    Correction,
    /// Of payments at the same account that are none of this shop.
    Foreign,
    /// From the money of the payment into that of the balance: less of the one, more of the other.
    Exchange,
    Payout,
}

impl FactKind {
    pub const ALL: [FactKind; 8] = [
        FactKind::Payment,
        FactKind::Refund,
        FactKind::Fee,
        FactKind::Dispute,
        FactKind::Correction,
        FactKind::Foreign,
        FactKind::Exchange,
        FactKind::Payout,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            FactKind::Payment => "payment",
            FactKind::Refund => "refund",
            FactKind::Fee => "fee",
            FactKind::Dispute => "dispute",
            FactKind::Correction => "correction",
            FactKind::Foreign => "foreign",
            FactKind::Exchange => "exchange",
            FactKind::Payout => "payout",
        }
    }
}

/// Records read at once.
const STEP: usize = 2_000;

/// All facts at or after `from` and before `to`, the oldest first. Ask for no more than a day at a time: they are held in memory.
pub fn between(reads: &impl Reads, from: Time, to: Time) -> Outcome<Vec<Fact>> {
    let mut facts = Vec::new();
    let is_in = |at: Time| at >= from && at < to;
    let mut came = Vec::new();
    of_index(reads, &payment::BY_CAME, (from, to), |payment: Payment| came.push(payment))?;
    facts.extend(once(came).iter().flat_map(of_payment).filter(|fact| is_in(fact.at)));
    let mut given = Vec::new();
    of_index(reads, &order::BY_RETURNED, (from, to), |order: Order| given.push(order))?;
    for order in &once(given) {
        for returned in order.returned.iter().filter(|returned| is_in(returned.at)) {
            facts.push(of_returned(reads, order, returned)?);
        }
    }
    let mut disputes = Vec::new();
    of_index(reads, &dispute::BY_MOVED, (from, to), |dispute: Dispute| disputes.push(dispute))?;
    facts.extend(once(disputes).iter().flat_map(of_dispute).filter(|fact| is_in(fact.at)));
    of_index(reads, &part::BY_PAYOUT, ((0_u64, from), (0_u64, to)), |part: PayoutPart| facts.extend(of_part(&part)))?;
    of_index(reads, &payout::BY_MADE, (from, to), |payout: Payout| facts.push(of_payout(&payout)))?;
    // Few come back, and those within weeks.
    of_index(reads, &payout::BY_MADE, (from - payout::COMES_BACK, to), |payout: Payout| {
        facts.extend(came_back(&payout).filter(|fact| is_in(fact.at)));
    })?;
    facts.sort_by_key(|fact| (fact.at, fact.kind));
    Ok(facts)
}

/// A record that has several moments in a window stands in it several times.
fn once<R: Record>(mut found: Vec<R>) -> Vec<R> {
    found.sort_by_key(Record::id);
    found.dedup_by_key(|record| record.id());
    found
}

fn of_index<R: Record, K: KeyPart + ?Sized, A: KeyPart>(
    reads: &impl Reads,
    index: &Index<R, K>,
    (from, to): (A, A),
    mut take: impl FnMut(R),
) -> Outcome {
    let mut skip = 0;
    loop {
        let found = reads.scan_between(index, &from, &to, Page::first(STEP).skipping(skip))?;
        skip += found.len();
        let more = found.len() == STEP;
        found.into_iter().for_each(&mut take);
        if !more {
            return Ok(());
        }
    }
}

/// That it came, and that it was taken back.
fn of_payment(payment: &Payment) -> impl Iterator<Item = Fact> {
    let came = came(payment);
    let back = came.clone().zip(payment.unbooked.as_ref());
    let back = back.map(|(fact, back)| Fact { at: back.at, amount: fact.amount.negated(), ..fact });
    came.into_iter().chain(back)
}

fn came(payment: &Payment) -> Option<Fact> {
    Some(Fact {
        at: payment.came?,
        provider: payment.kind,
        kind: FactKind::Payment,
        amount: payment.state.taken()?,
        order: Some(payment.order),
        payment: Some(payment.id),
        refund: None,
        payout: None,
        reference: payment.reference.clone(),
    })
}

/// By which way money of an order went back: that of its refund, or by a person's hand.
pub(super) fn way(reads: &impl Reads, order: &Order, returned: &Returned) -> Outcome<(PaymentKind, Option<PaymentId>)> {
    let refund = returned.refund.map(|refund| reads.find(refund)).transpose()?.flatten();
    let payment = refund.map(|refund| reads.find(refund.payment)).transpose()?.flatten();
    let by_hand = if order.payment.kind.has_provider() { PaymentKind::BankTransfer } else { order.payment.kind };
    Ok(payment.map_or((by_hand, None), |payment| (payment.kind, Some(payment.id))))
}

fn of_returned(reads: &impl Reads, order: &Order, returned: &Returned) -> Outcome<Fact> {
    let (provider, payment) = way(reads, order, returned)?;
    Ok(Fact {
        at: returned.at,
        provider,
        kind: FactKind::Refund,
        amount: returned.amount.negated(),
        order: Some(order.id),
        payment,
        refund: returned.refund,
        payout: None,
        reference: returned.reference.clone(),
    })
}

fn of_dispute(dispute: &Dispute) -> impl Iterator<Item = Fact> {
    dispute.moves.iter().map(|moved| Fact {
        at: moved.at,
        provider: dispute.provider,
        kind: FactKind::Dispute,
        amount: moved.amount,
        order: Some(dispute.order),
        payment: Some(dispute.payment),
        refund: None,
        payout: None,
        reference: dispute.name.clone(),
    })
}

fn of_part(part: &PayoutPart) -> impl Iterator<Item = Fact> {
    let blank = Fact {
        at: part.at,
        provider: part.provider,
        kind: FactKind::Fee,
        amount: part.fee.negated(),
        order: part.order,
        payment: part.payment,
        refund: part.refund,
        payout: part.payout,
        reference: part.name.clone(),
    };
    let kind = match part.kind {
        PartKind::Fee => FactKind::Fee,
        _ if part.is_foreign() => FactKind::Foreign,
        _ => FactKind::Correction,
    };
    let alone = part.is_told_here_alone().then(|| Fact { kind, amount: part.amount, ..blank.clone() });
    let exchanged = part.exchange().map(|amount| amount.map(|amount| Fact { kind: FactKind::Exchange, amount, ..blank.clone() }));
    alone.into_iter().chain(exchanged.into_iter().flatten()).chain((!part.fee.is_zero()).then_some(blank))
}

fn of_payout(payout: &Payout) -> Fact {
    Fact {
        at: payout.made,
        provider: payout.provider,
        kind: FactKind::Payout,
        amount: payout.amount.negated(),
        order: None,
        payment: None,
        refund: None,
        payout: Some(payout.id),
        reference: payout.name.clone(),
    }
}

/// A payout that failed is at the provider again.
fn came_back(payout: &Payout) -> impl Iterator<Item = Fact> {
    payout.failed.map(|at| Fact { at, amount: payout.amount, ..of_payout(payout) }).into_iter()
}

/// What came and went on one day by one provider, in one currency.
#[derive(Clone, PartialEq, Debug)]
pub struct DayLine {
    pub day: Day,
    pub provider: PaymentKind,
    pub currency: Currency,
    /// In the order of `FactKind::ALL`.
    pub sums: [Money; FactKind::ALL.len()],
}

/// The facts of days by day and provider, the oldest day first; a day without any has no line.
pub fn by_day(reads: &impl Reads, days: impl IntoIterator<Item = Day>, zone: &str) -> Outcome<Vec<DayLine>> {
    let mut lines: Vec<DayLine> = Vec::new();
    for day in days {
        let first = lines.len();
        for fact in of_day(reads, day, zone)? {
            let (provider, currency) = (fact.provider, fact.amount.currency());
            let at = lines[first..].iter().position(|line| (line.provider, line.currency) == (provider, currency));
            let at = at.map_or(lines.len(), |at| first + at);
            if at == lines.len() {
                lines.push(DayLine { day, provider, currency, sums: [Money::zero(currency); FactKind::ALL.len()] });
            }
            lines[at].sums[fact.kind as usize] += fact.amount;
        }
    }
    Ok(lines)
}

/// The facts of one day in that time zone.
pub fn of_day(reads: &impl Reads, day: Day, zone: &str) -> Outcome<Vec<Fact>> {
    between(reads, day.at(0, zone), day.next().at(0, zone))
}
