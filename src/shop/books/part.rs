//! The parts of payouts: every movement of the balance at a provider, told once and kept.

use super::named;
use super::told::Exchanged;
use crate::base::{Id, Money, OrderId, Outcome, PaymentId, PayoutId, PayoutPartId, RefundId, Time};
use crate::shop::payment::PaymentKind;
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PayoutPart {
    pub id: PayoutPartId,
    pub provider: PaymentKind,
    /// The provider's name of it.
    pub name: String,
    /// By the provider's clock.
    pub at: Time,
    pub kind: PartKind,
    /// Before the fee. More than nothing: it came.
    pub amount: Money,
    /// What the provider kept of it.
    pub fee: Money,
    #[serde(default)]
    pub order: Option<OrderId>,
    #[serde(default)]
    pub payment: Option<PaymentId>,
    #[serde(default)]
    pub refund: Option<RefundId>,
    /// With which it left the provider.
    #[serde(default)]
    pub payout: Option<PayoutId>,
    /// The provider's name of what caused it.
    #[serde(default)]
    pub source: String,
    /// The provider's words for people.
    #[serde(default)]
    pub text: String,
    /// What it was in the money of the payment, where the balance has another.
    #[serde(default)]
    pub exchanged: Option<Exchanged>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    Payment,
    Refund,
    Dispute,
    /// A fee that is about no single payment.
    Fee,
    /// Everything else: the provider sets something right.
    Correction,
}

impl PartKind {
    pub const fn key(self) -> &'static str {
        match self {
            PartKind::Payment => "payment",
            PartKind::Refund => "refund",
            PartKind::Dispute => "dispute",
            PartKind::Fee => "fee",
            PartKind::Correction => "correction",
        }
    }
}

pub const BY_NAME: Index<PayoutPart, String> = Index::unique(211);
/// Under 0 all of them by their moment, under the number of a payout its own.
pub const BY_PAYOUT: Index<PayoutPart, (u64, Time)> = Index::many(212);

impl Names for PayoutPartId {
    type Record = PayoutPart;
}
impl Record for PayoutPart {
    const TABLE: Table = Table::new(74, "payout part").journaled();
    type Id = PayoutPartId;
    fn id(&self) -> PayoutPartId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_NAME, &named(self.provider, &self.name));
        keys.add(&BY_PAYOUT, &(0, self.at));
        if let Some(payout) = self.payout {
            keys.add(&BY_PAYOUT, &(payout.get(), self.at));
        }
    }
}

impl PayoutPart {
    /// What it adds to the payout.
    pub fn net(&self) -> Money {
        self.amount - self.fee
    }

    /// Whether it is about a payment that is none of this shop: somebody else uses the account too.
    pub const fn is_foreign(&self) -> bool {
        matches!(self.kind, PartKind::Payment | PartKind::Refund | PartKind::Dispute) && self.payment.is_none()
    }

    /// What a provider exchanged of ours: what it was, less than nothing, and what came of it. Payments and what went back of them stand in
    /// the books in their own money.
    pub fn exchange(&self) -> [Option<Money>; 2] {
        let exchanged = self.exchanged.as_ref().filter(|_| !self.is_told_here_alone());
        [exchanged.map(|exchanged| exchanged.was.negated()), exchanged.map(|_| self.amount)]
    }

    /// Whether its amount stands nowhere else in our books: payments, refunds and disputes of ours have owners of their own.
    pub const fn is_told_here_alone(&self) -> bool {
        match self.kind {
            PartKind::Fee | PartKind::Correction => true,
            PartKind::Payment | PartKind::Dispute => self.payment.is_none(),
            // Given back at the provider's, without us.
            PartKind::Refund => self.payment.is_none() || self.refund.is_none(),
        }
    }
}

/// All parts, or those of a payout; the oldest first.
pub fn of(reads: &impl Reads, payout: Option<PayoutId>, page: Page) -> Outcome<Vec<PayoutPart>> {
    reads.scan(&BY_PAYOUT, &payout.map_or(0, Id::get), page)
}
