//! What a provider says about a payment, in our words. Every provider's own words end in its adapter.

use crate::base::{Address, Money, PaymentId, RefundId, Time};
use serde::{Deserialize, Serialize};

/// What we ask a provider for: a page on which the buyer pays.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Wish {
    pub payment: PaymentId,
    /// Shown to the buyer and found again in the provider's books.
    pub order_number: String,
    pub amount: Money,
    /// What it is for, line by line. They are the whole amount, or they are not shown.
    pub lines: Vec<WishLine>,
    /// Where the goods go; `None`: they are fetched.
    pub ship_to: Option<Address>,
    pub email: String,
    /// BCP 47 tag of the buyer's language.
    pub locale: String,
    /// Where the buyer comes back to, whatever became of it. It proves nothing.
    pub return_url: String,
    /// After this the provider takes no money for it.
    pub expires: Time,
    /// The same key asks for the same page, however often it is sent.
    pub idempotency_key: String,
}

/// A line of a wish, as the buyer knows it from the order.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WishLine {
    pub part: WishPart,
    pub name: String,
    pub quantity: u32,
    /// Price of one piece, as charged.
    pub unit: Money,
}

/// What a line is for, to providers that show their sums apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WishPart {
    Goods,
    Shipping,
    /// For the way of paying.
    Fee,
    Tax,
}

/// When a provider takes the money.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capture {
    /// As soon as the buyer has paid.
    #[default]
    AtOnce,
    /// It is held until a person takes it (cards: seven days at most).
    ByHand,
}

/// The page that the provider made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// The provider's name of it.
    pub session: String,
    /// Where the buyer pays.
    pub url: String,
}

/// How a payment stands at the provider.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Told {
    pub session: String,
    pub standing: Standing,
    /// Whose account took the money, and whether it was real.
    pub account: String,
    pub live: bool,
    /// The provider's name of the money's way, for people who look for it there.
    #[serde(default)]
    pub reference: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Standing {
    /// Nothing yet; the page is open.
    Open,
    /// The buyer is through, and the money is on its way: a bank needs days to say yes or no.
    OnItsWay,
    /// A try failed; the page stays open.
    Declined,
    /// The buyer has agreed, and nothing comes of it unless we take it: the provider waits for us.
    Approved { amount: Money },
    /// Money is held for us.
    Authorized { amount: Money },
    /// Money is ours.
    Captured { amount: Money },
    /// No money will come: expired or cancelled.
    Void,
}

impl Standing {
    /// Money that came, or is held.
    pub const fn amount(self) -> Option<Money> {
        match self {
            Standing::Captured { amount } | Standing::Authorized { amount } => Some(amount),
            Standing::Open | Standing::OnItsWay | Standing::Declined | Standing::Approved { .. } | Standing::Void => None,
        }
    }
}

/// What we ask a provider for: money back for the buyer.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RefundWish {
    pub refund: RefundId,
    /// The page on which it was paid, and the provider's name of the money's way.
    pub session: String,
    pub reference: String,
    pub amount: Money,
    /// The same key gives back once, however often it is sent.
    pub idempotency_key: String,
}

/// What a provider says about a refund.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RefundTold {
    /// The provider's name of it.
    pub reference: String,
    pub amount: Money,
    pub standing: RefundStanding,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum RefundStanding {
    /// Taken on; some ways need days.
    OnItsWay,
    Done,
    /// The money is ours again: the account is closed, for example.
    Failed {
        why: String,
    },
}

/// A refund as a provider lists it.
#[derive(Clone, PartialEq, Debug)]
pub struct RefundListed {
    pub told: RefundTold,
    /// Our refund, by the mark that we left on it; `None`: somebody made it at the provider's dashboard.
    pub ours: Option<RefundId>,
}

/// What a webhook says.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum News {
    Payment(Told),
    /// Something about one of our payments that must be asked for.
    Look {
        payment: PaymentId,
    },
    Refund {
        refund: RefundId,
        told: RefundTold,
    },
    /// Money went back without a mark of ours: by our mark on the payment, or by the provider's name of the money's way. What went back
    /// is asked for, and taken in as it is told where the message tells all of it.
    Returned {
        payment: Option<PaymentId>,
        reference: String,
        #[serde(default)]
        told: Option<RefundTold>,
    },
    /// A bank asks for money back, or has decided: how it stands is asked for.
    Dispute {
        name: String,
    },
    /// Nothing for us.
    Nothing,
}
