//! What a provider says of its books, in our words. Every provider's own words end in its adapter.

use super::part::PartKind;
use super::payout::PayoutState;
use crate::base::{Money, PaymentId, RefundId, Time};
use serde::{Deserialize, Serialize};

/// Money that a provider sends to the bank account.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PayoutTold {
    /// The provider's name of it.
    pub name: String,
    /// Less than nothing: the provider takes it from the account.
    pub amount: Money,
    pub made: Time,
    /// When it is expected there.
    pub arrives: Time,
    pub state: PayoutState,
    /// What will stand on the statement of the bank.
    pub descriptor: String,
    /// Somebody paid it out by hand: the provider does not say of which parts it is.
    pub by_hand: bool,
}

/// One movement of the balance at a provider.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PartTold {
    /// The provider's name of it.
    pub name: String,
    pub at: Time,
    pub kind: PartKind,
    /// Before the fee. More than nothing: it came.
    pub amount: Money,
    /// What the provider keeps of it.
    pub fee: Money,
    /// What it is about, by our own marks on it.
    pub payment: Option<PaymentId>,
    pub refund: Option<RefundId>,
    /// The provider's name of the money's way.
    pub reference: String,
    /// The provider's name of what caused it.
    pub source: String,
    /// The provider's words for people.
    pub text: String,
    /// Where the balance has another currency than the payment.
    #[serde(default)]
    pub exchanged: Option<Exchanged>,
}

/// What a movement was before the provider exchanged it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exchanged {
    /// In the money of the payment.
    pub was: Money,
    /// What one of that is worth in the money of the balance, as the provider writes it: `0.9213`.
    pub rate: String,
}

/// A buyer's bank asks for money back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DisputeTold {
    /// The provider's name of it.
    pub name: String,
    /// By our own mark on the payment.
    pub payment: Option<PaymentId>,
    /// The provider's name of the money's way.
    pub reference: String,
    pub amount: Money,
    /// Why, by the provider's code: `fraudulent`.
    pub reason: String,
    pub standing: DisputeStanding,
    /// Until when evidence is taken.
    pub due: Option<Time>,
    pub opened: Time,
    /// Since when it stands so, by the provider's clock; `None`: the provider does not say.
    #[serde(default)]
    pub as_of: Option<Time>,
    /// Where evidence is given.
    pub page: String,
    pub moves: Vec<MoveTold>,
}

/// Money that a dispute moved.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MoveTold {
    /// The provider's name of it.
    pub name: String,
    /// Less than nothing: it was taken. More: it was given back.
    pub amount: Money,
}

/// How a dispute stands. The order of the variants is that of its life: what is told late never leads back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStanding {
    /// Evidence is wanted.
    Asked,
    /// Evidence was given, and the bank decides.
    Answered,
    /// It was a question only, and is over.
    Closed,
    Lost,
    /// The money is ours. Banks change their mind in this direction alone.
    Won,
}

impl DisputeStanding {
    pub const fn key(self) -> &'static str {
        match self {
            DisputeStanding::Asked => "asked",
            DisputeStanding::Answered => "answered",
            DisputeStanding::Closed => "closed",
            DisputeStanding::Lost => "lost",
            DisputeStanding::Won => "won",
        }
    }
}
