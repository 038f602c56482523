//! What Stripe answers, as far as we read it. Fields that we do not know are passed over, and an unknown value of one that we do
//! know is a value of its own: Stripe adds both without asking.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What we wrote to an object of theirs, and find on it again.
pub type Metadata = BTreeMap<String, String>;

/// A page on which somebody pays: `checkout.session`.
#[derive(Clone, Debug, Deserialize)]
pub struct Session {
    pub id: String,
    /// Gone once it is not open any more.
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub status: Option<SessionStatus>,
    #[serde(default)]
    pub payment_status: Option<PaymentStatus>,
    /// In Stripe's smallest unit.
    #[serde(default)]
    pub amount_total: Option<i64>,
    #[serde(default)]
    pub currency: Option<String>,
    pub livemode: bool,
    #[serde(default)]
    pub payment_intent: Option<Expandable<Intent>>,
    #[serde(default)]
    pub metadata: Option<Metadata>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    Open,
    Complete,
    Expired,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    Paid,
    Unpaid,
    NoPaymentRequired,
    #[serde(other)]
    Unknown,
}

/// The money's way: `payment_intent`.
#[derive(Clone, Debug, Deserialize)]
pub struct Intent {
    pub id: String,
    pub status: IntentStatus,
    #[serde(default)]
    pub amount_capturable: i64,
    #[serde(default)]
    pub amount_received: i64,
    pub currency: String,
    #[serde(default)]
    pub last_payment_error: Option<serde::de::IgnoredAny>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntentStatus {
    RequiresPaymentMethod,
    RequiresConfirmation,
    RequiresAction,
    Processing,
    RequiresCapture,
    Succeeded,
    Canceled,
    #[serde(other)]
    Unknown,
}

/// An object or its name, as was asked for (`expand[]`).
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Expandable<T> {
    Whole(Box<T>),
    Name(String),
}

impl Expandable<Intent> {
    pub fn id(&self) -> &str {
        match self {
            Expandable::Whole(intent) => &intent.id,
            Expandable::Name(id) => id,
        }
    }

    pub fn whole(&self) -> Option<&Intent> {
        match self {
            Expandable::Whole(intent) => Some(intent),
            Expandable::Name(_) => None,
        }
    }
}

/// Money on its way back: `refund`.
#[derive(Clone, Debug, Deserialize)]
pub struct Refund {
    pub id: String,
    #[serde(default)]
    pub status: Option<RefundStatus>,
    pub amount: i64,
    pub currency: String,
    #[serde(default)]
    pub failure_reason: Option<String>,
    #[serde(default)]
    pub payment_intent: Option<String>,
    #[serde(default)]
    pub metadata: Option<Metadata>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundStatus {
    Pending,
    RequiresAction,
    Succeeded,
    Failed,
    Canceled,
    #[serde(other)]
    Unknown,
}

/// Money that is sent to the bank account: `payout`.
#[derive(Clone, Debug, Deserialize)]
pub struct Payout {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub created: i64,
    pub arrival_date: i64,
    /// Sent by Stripe's own calendar; only then it says of which parts it is.
    pub automatic: bool,
    #[serde(default)]
    pub status: Option<PayoutStatus>,
    #[serde(default)]
    pub statement_descriptor: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutStatus {
    Paid,
    Pending,
    InTransit,
    Canceled,
    Failed,
    #[serde(other)]
    Unknown,
}

/// A movement of the balance: `balance_transaction`, with what caused it (`expand[]=data.source`).
#[derive(Clone, Debug, Deserialize)]
pub struct BalanceTransaction {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub reporting_category: String,
    pub amount: i64,
    pub fee: i64,
    pub currency: String,
    /// What one of the source's currency is worth in this one, where they differ.
    #[serde(default)]
    pub exchange_rate: Option<serde_json::Number>,
    pub created: i64,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub source: Option<Source>,
}

/// What caused a movement: a charge, a refund, a dispute, or nothing of the kind.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Source {
    Whole(SourceFacts),
    Name(String),
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct SourceFacts {
    pub id: String,
    /// In the source's own currency.
    #[serde(default)]
    pub amount: Option<i64>,
    /// Of a charge: what was taken of it.
    #[serde(default)]
    pub amount_captured: Option<i64>,
    #[serde(default)]
    pub currency: Option<String>,
    /// The money's way, as a name.
    #[serde(default)]
    pub payment_intent: Option<String>,
    #[serde(default)]
    pub metadata: Option<Metadata>,
}

/// A bank asks for money back: `dispute`.
#[derive(Clone, Debug, Deserialize)]
pub struct Dispute {
    pub id: String,
    pub amount: i64,
    pub currency: String,
    pub created: i64,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub status: Option<DisputeStatus>,
    #[serde(default)]
    pub evidence_details: Option<EvidenceDetails>,
    #[serde(default)]
    pub payment_intent: Option<Expandable<Marked>>,
    #[serde(default)]
    pub balance_transactions: Vec<BalanceTransaction>,
}

/// A payment intent as far as our mark is on it.
#[derive(Clone, Debug, Deserialize)]
pub struct Marked {
    pub id: String,
    #[serde(default)]
    pub metadata: Option<Metadata>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeStatus {
    WarningNeedsResponse,
    WarningUnderReview,
    WarningClosed,
    NeedsResponse,
    UnderReview,
    Won,
    Lost,
    Prevented,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize)]
pub struct EvidenceDetails {
    #[serde(default)]
    pub due_by: Option<i64>,
}

/// Something that happened: `event`. What it is about is read once its type is known.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub livemode: bool,
    /// Only where one account speaks for another.
    #[serde(default)]
    pub account: Option<String>,
    pub data: EventData,
}

#[derive(Clone, Debug, Deserialize)]
pub struct EventData {
    pub object: serde_json::Value,
}

/// A page of a list, newest first.
#[derive(Clone, Debug, Deserialize)]
pub struct List<T> {
    pub data: Vec<T>,
    #[serde(default)]
    pub has_more: bool,
}

/// Who the key belongs to: `account`.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    pub id: String,
}

/// Where events are sent: `webhook_endpoint`. The secret is told once, when it is made.
#[derive(Clone, Debug, Deserialize)]
pub struct WebhookEndpoint {
    pub id: String,
    #[serde(default)]
    pub secret: Option<String>,
}

/// What Stripe says when it says no.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Refusal {
    #[serde(default)]
    pub error: RefusalFacts,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct RefusalFacts {
    #[serde(default, rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub code: Option<String>,
    #[serde(default)]
    pub message: Option<String>,
}
