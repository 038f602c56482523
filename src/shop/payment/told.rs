//! What a provider says about a payment, in our words. Every provider's own words end in its adapter.

use crate::base::{Money, PaymentId, Time};
use serde::{Deserialize, Serialize};

/// What we ask a provider for: a page on which the buyer pays.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Wish {
    pub payment: PaymentId,
    /// Shown to the buyer and found again in the provider's books.
    pub order_number: String,
    pub amount: Money,
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
    /// A try failed; the page stays open.
    Declined,
    /// Money is held for us.
    Authorized { amount: Money },
    /// Money is ours.
    Captured { amount: Money },
    /// No money will come: expired or cancelled.
    Void,
}
