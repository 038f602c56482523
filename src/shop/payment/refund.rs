//! Refunds: what a person decided to give back, and what became of it at the provider. From the decision on the money counts as
//! spoken for, so that two who decide at once never give back more than came.

use super::PaymentKind;
use super::told::RefundStanding;
use crate::base::{Id, LocationId, Money, OrderId, Outcome, PaymentId, RefundId, StaffId, Time};
use crate::shop::price::TaxSum;
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Refund {
    pub id: RefundId,
    pub order: OrderId,
    /// By which the money came, and goes back.
    pub payment: PaymentId,
    pub amount: Money,
    pub why: RefundReason,
    #[serde(default)]
    pub note: String,
    pub decided: Time,
    /// `None`: the shop itself.
    #[serde(default)]
    pub by: Option<StaffId>,
    pub state: RefundState,
    /// The provider's name of it.
    #[serde(default)]
    pub reference: String,
    /// Somebody made it at the provider's dashboard, without us.
    #[serde(default)]
    pub elsewhere: bool,
    /// The pieces that it is for; empty when it is for an amount alone.
    #[serde(default)]
    pub lines: Vec<RefundLine>,
    /// The part for delivery and fees, tax included.
    #[serde(default)]
    pub charges: Option<Money>,
    /// What the order costs less by it, per rate, for the credit note. Money that came beyond the order's price is no part of it.
    #[serde(default)]
    pub taxes: Vec<TaxSum>,
    /// By how much the order asks for less since it was decided.
    #[serde(default)]
    pub waived: Option<Money>,
}

/// Pieces of one line of the order, the number counting from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RefundLine {
    pub line: usize,
    pub quantity: u32,
    /// Their share of the order, tax included.
    pub amount: Money,
    pub goods: Fate,
}

/// What becomes of the pieces for which money goes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Fate {
    /// They were not sent and will not be: others can have them.
    NotSent,
    /// They were sent and are not on a shelf again: the buyer keeps them, or they are broken.
    Kept,
    /// They came back and lie here again.
    Restocked { location: LocationId },
    /// Gift cards that were sold and are unspent: what was on them is taken off.
    TakenBack,
}

/// Refunds that somebody wants, whatever became of them: all but those that were withdrawn.
pub fn standing(refunds: &[Refund]) -> impl Iterator<Item = &Refund> {
    refunds.iter().filter(|refund| refund.state != RefundState::Withdrawn)
}

/// Pieces of a line that earlier refunds were for. A refund that failed counts too: the buyer has yet to get the money, and no second
/// time for the same pieces.
pub fn pieces(refunds: &[Refund], line: usize, of: fn(Fate) -> bool) -> u32 {
    standing(refunds)
        .flat_map(|refund| &refund.lines)
        .filter(|given| given.line == line && of(given.goods))
        .map(|given| given.quantity)
        .sum()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundReason {
    Cancelled,
    Returned,
    Damaged,
    NotAvailable,
    PaidTooMuch,
    Goodwill,
    Other,
}

impl RefundReason {
    pub const ALL: [RefundReason; 7] = [
        RefundReason::Cancelled,
        RefundReason::Returned,
        RefundReason::Damaged,
        RefundReason::NotAvailable,
        RefundReason::PaidTooMuch,
        RefundReason::Goodwill,
        RefundReason::Other,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            RefundReason::Cancelled => "cancelled",
            RefundReason::Returned => "returned",
            RefundReason::Damaged => "damaged",
            RefundReason::NotAvailable => "not_available",
            RefundReason::PaidTooMuch => "paid_too_much",
            RefundReason::Goodwill => "goodwill",
            RefundReason::Other => "other",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum RefundState {
    /// Decided; the provider was not asked yet, or has not answered.
    Decided,
    OnItsWay,
    Done,
    /// The money is ours again. Never the last word for the buyer: a person is asked.
    Failed {
        why: String,
    },
    /// Whoever was to carry it out does not: it is as if it was never decided.
    Withdrawn,
}

impl RefundState {
    /// The state after something was told; `None`: known already or overtaken. A refund that was done can fail later (the buyer's
    /// account is closed); one that has failed never becomes another, a new one is decided instead.
    pub fn apply(&self, told: &RefundStanding) -> Option<RefundState> {
        match (self, told) {
            (RefundState::Decided, RefundStanding::OnItsWay) => Some(RefundState::OnItsWay),
            (RefundState::Decided | RefundState::OnItsWay, RefundStanding::Done) => Some(RefundState::Done),
            (RefundState::Decided | RefundState::OnItsWay | RefundState::Done, RefundStanding::Failed { why }) => {
                Some(RefundState::Failed { why: why.chars().take(200).collect() })
            }
            (RefundState::OnItsWay | RefundState::Done, RefundStanding::OnItsWay)
            | (RefundState::Done, RefundStanding::Done)
            | (RefundState::Failed { .. } | RefundState::Withdrawn, _) => None,
        }
    }

    /// Whether something can still come of it.
    pub const fn is_open(&self) -> bool {
        matches!(self, RefundState::Decided | RefundState::OnItsWay)
    }

    /// Whether its money is given back, or spoken for.
    pub const fn counts(&self) -> bool {
        !matches!(self, RefundState::Failed { .. } | RefundState::Withdrawn)
    }

    pub const fn key(&self) -> &'static str {
        match self {
            RefundState::Decided => "decided",
            RefundState::OnItsWay => "on_its_way",
            RefundState::Done => "done",
            RefundState::Failed { .. } => "failed",
            RefundState::Withdrawn => "withdrawn",
        }
    }
}

/// The number of no refund: the mark on money that went back beside the orders, of which nothing here waits for news.
pub fn of_nothing() -> RefundId {
    RefundId::new(0)
}

/// Refunds of one order.
pub const PER_ORDER_MAX: usize = 50;

pub const BY_ORDER: Index<Refund, OrderId> = Index::many(40);
/// Refunds of which something may still come.
pub const BY_OPEN: Index<Refund, Time> = Index::many(41);

impl Names for RefundId {
    type Record = Refund;
}
impl Record for Refund {
    const TABLE: Table = Table::new(40, "refund").journaled();
    type Id = RefundId;
    fn id(&self) -> RefundId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_ORDER, &self.order);
        if self.state.is_open() {
            keys.add(&BY_OPEN, &self.decided);
        }
    }
}

/// The refunds of an order, the oldest first.
pub fn of_order(reads: &impl Reads, order: OrderId) -> Outcome<Vec<Refund>> {
    reads.scan(&BY_ORDER, &order, Page::first(PER_ORDER_MAX))
}

/// The refund of a payment by the provider's name of it.
pub fn by_reference<'a>(refunds: &'a [Refund], payment: PaymentId, reference: &str) -> Option<&'a Refund> {
    refunds.iter().find(|refund| refund.payment == payment && !reference.is_empty() && refund.reference == reference)
}

/// Refunds of which something may still come, the oldest first.
pub fn open(reads: &impl Reads, page: Page) -> Outcome<Vec<Refund>> {
    reads.scan(&BY_OPEN, &(), page)
}

/// Those of them that go back by this way, of the oldest `most`.
pub fn open_of(reads: &impl Reads, kind: PaymentKind, most: usize) -> Outcome<Vec<Refund>> {
    let mut found = Vec::new();
    for refund in open(reads, Page::first(most))? {
        if reads.get(refund.payment)?.kind == kind {
            found.push(refund);
        }
    }
    Ok(found)
}

/// What can still be given back by this payment.
pub fn left(payment: &super::Payment, refunds: &[Refund]) -> Money {
    let currency = payment.amount.currency();
    let taken = payment.taken().unwrap_or_else(|| Money::zero(currency));
    taken - Money::sum(currency, refunds.iter().filter(|r| r.payment == payment.id && r.state.counts()).map(|r| r.amount))
}
