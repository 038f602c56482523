//! Payouts: money on its way from a provider to the bank account, and of what it is made.

use super::part::PayoutPart;
use super::{named, part};
use crate::base::{BankEntryId, Money, Outcome, PayoutId, Span, Time};
use crate::shop::payment::PaymentKind;
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Payout {
    pub id: PayoutId,
    pub provider: PaymentKind,
    /// The provider's name of it.
    pub name: String,
    /// Less than nothing: the provider takes it from the account.
    pub amount: Money,
    /// By the provider's clock.
    pub made: Time,
    /// When the provider expects it at the bank.
    pub arrives: Time,
    pub state: PayoutState,
    /// When we learned that it failed: its money is at the provider again.
    #[serde(default)]
    pub failed: Option<Time>,
    /// What the provider writes on the statement of the bank.
    #[serde(default)]
    pub descriptor: String,
    #[serde(default)]
    pub explained: Explained,
    /// The booking of the bank by which it came.
    #[serde(default)]
    pub arrived: Option<Arrival>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutState {
    OnItsWay,
    Paid,
    /// It came back, or was called back. That can happen after it was paid.
    Failed,
}

impl PayoutState {
    pub const fn key(self) -> &'static str {
        match self {
            PayoutState::OnItsWay => "on_its_way",
            PayoutState::Paid => "paid",
            PayoutState::Failed => "failed",
        }
    }
}

/// Whether we know of which parts it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Explained {
    /// The parts were not read yet, or not all of them.
    #[default]
    NotYet,
    /// All were read. `rest`: the payout less their sum; anything but nothing is put before a person.
    Read { rest: Money },
    /// Paid out by hand: the provider tells no parts.
    Never,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Arrival {
    pub entry: BankEntryId,
    /// Noon of the day on which the bank booked it.
    pub at: Time,
}

/// A payout that has not come back after this never does (Stripe: five working days; banks: a few more).
pub const COMES_BACK: Span = Span::days(60);

pub const BY_NAME: Index<Payout, String> = Index::unique(209);
pub const BY_MADE: Index<Payout, Time> = Index::many(210);

impl Names for PayoutId {
    type Record = Payout;
}
impl Record for Payout {
    const TABLE: Table = Table::new(73, "payout").journaled();
    type Id = PayoutId;
    fn id(&self) -> PayoutId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_NAME, &named(self.provider, &self.name));
        keys.add(&BY_MADE, &self.made);
    }
}

impl Payout {
    /// Whether its money had left the provider at that moment, and not come back.
    pub fn had_left(&self, at: Time) -> bool {
        self.made <= at && self.failed.is_none_or(|failed| failed > at)
    }

    /// Whether it was at the bank at that moment: by the bank's word, or as long as that is missing by the provider's.
    pub fn had_arrived(&self, at: Time) -> bool {
        match (self.arrived, self.state) {
            (Some(arrival), _) => arrival.at <= at,
            (None, PayoutState::Paid) => self.arrives <= at,
            (None, PayoutState::OnItsWay | PayoutState::Failed) => false,
        }
    }

    /// What its parts leave unexplained, once they were read.
    pub fn rest(&self) -> Option<Money> {
        if let Explained::Read { rest } = self.explained { Some(rest) } else { None }
    }
}

/// A payout by the provider's name.
pub fn by_name(reads: &impl Reads, provider: PaymentKind, name: &str) -> Outcome<Option<Payout>> {
    reads.lookup(&BY_NAME, &named(provider, name))
}

/// Its parts, the oldest first.
pub fn parts(reads: &impl Reads, payout: PayoutId, page: Page) -> Outcome<Vec<PayoutPart>> {
    part::of(reads, Some(payout), page)
}

/// What its parts add up to, whatever their number: before fees, and the fees. Amounts in other currencies than the payout's are not
/// among them, and leave a rest.
pub fn sums(reads: &impl Reads, payout: &Payout) -> Outcome<(Money, Money)> {
    const STEP: usize = 1_000;
    let zero = Money::zero(payout.amount.currency());
    let (mut skip, mut amounts, mut fees) = (0, zero, zero);
    loop {
        let found = parts(reads, payout.id, Page::first(STEP).skipping(skip))?;
        for part in found.iter().filter(|part| part.amount.currency() == zero.currency()) {
            amounts += part.amount;
            fees += part.fee;
        }
        skip += found.len();
        if found.len() < STEP {
            return Ok((amounts, fees));
        }
    }
}
