//! One session: a page on which one amount is paid once. It holds facts; how it stands follows from them.

use crate::base::Time;
use serde::{Deserialize, Serialize};

/// What the shop asks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wanted {
    /// Minor units, more than 0.
    pub amount: i64,
    pub currency: String,
    /// Shown to the buyer: the order number.
    pub reference: String,
    #[serde(default)]
    pub client_reference: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub locale: String,
    pub return_url: String,
    /// UTC seconds.
    pub expires_at: Time,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    pub id: String,
    pub url: String,
    pub wanted: Wanted,
    pub created: Time,
    /// Hash of the idempotency key and of what was wanted with it.
    pub once: String,
    pub wanted_hash: String,
    /// Tries that failed since it was opened.
    #[serde(default)]
    pub declined: u32,
    #[serde(default)]
    pub paid: Option<Paid>,
    #[serde(default)]
    pub closed: Option<Time>,
    #[serde(default)]
    pub refunds: Vec<Refund>,
    /// Webhooks that must still be delivered.
    #[serde(default)]
    pub deliveries: Vec<Delivery>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Paid {
    pub at: Time,
    /// Name of the money's way.
    pub charge: String,
}

/// Money that went back; at once, as play money does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refund {
    pub id: String,
    /// Minor units, more than 0.
    pub amount: i64,
    /// The idempotency key with which it was asked for.
    pub once: String,
}

/// One webhook on its way. Its content is fixed when it happens, so that late ones tell of then, not of now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Delivery {
    /// Tells this delivery from another one of the same event.
    pub id: String,
    pub due: Time,
    pub body: String,
    pub tries: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Open,
    Declined,
    Paid,
    Closed,
    Expired,
}

/// What the buyer (who plays the card, too) decides on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    Pay,
    Decline,
    PayLoseWebhook,
    PayLateTwice,
    Cancel,
}

impl Choice {
    pub const ALL: [Choice; 5] = [Choice::Pay, Choice::Decline, Choice::PayLoseWebhook, Choice::PayLateTwice, Choice::Cancel];

    /// The value of `answer` in the form. The page has a button for each but `cancel`.
    pub const fn key(self) -> &'static str {
        match self {
            Choice::Pay => "pay",
            Choice::Decline => "decline",
            Choice::PayLoseWebhook => "pay-lose-webhook",
            Choice::PayLateTwice => "pay-late-twice",
            Choice::Cancel => "cancel",
        }
    }

    pub fn from_key(key: &str) -> Option<Choice> {
        Choice::ALL.into_iter().find(|choice| choice.key() == key)
    }
}

impl Session {
    /// Money that came stays, whatever happens later.
    pub fn status(&self, now: Time) -> Status {
        if self.paid.is_some() {
            Status::Paid
        } else if self.closed.is_some() {
            Status::Closed
        } else if now >= self.wanted.expires_at {
            Status::Expired
        } else if self.declined > 0 {
            Status::Declined
        } else {
            Status::Open
        }
    }

    /// Whether the buyer can still decide something.
    pub fn is_open(&self, now: Time) -> bool {
        matches!(self.status(now), Status::Open | Status::Declined)
    }

    /// What the interface tells of it.
    pub fn told(&self, account: &str, now: Time) -> serde_json::Value {
        serde_json::json!({
            "object": "session",
            "id": self.id,
            "url": self.url,
            "status": self.status(now),
            "amount": self.wanted.amount,
            "currency": self.wanted.currency,
            "reference": self.wanted.reference,
            "client_reference": self.wanted.client_reference,
            "created": self.created.seconds(),
            "expires_at": self.wanted.expires_at.seconds(),
            "account": account,
            "live": false,
            "charge": self.paid.as_ref().map(|paid| &paid.charge),
        })
    }
}
