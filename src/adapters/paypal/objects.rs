//! What PayPal answers, as far as we read it. Fields that we do not know are passed over, and an unknown value of one that we do
//! know is a value of its own.

use serde::Deserialize;

/// An amount: `{"currency_code":"EUR","value":"12.00"}`.
#[derive(Clone, Debug, Deserialize)]
pub struct Amount {
    pub currency_code: String,
    pub value: String,
}

/// What somebody pays, or has paid.
#[derive(Clone, Debug, Deserialize)]
pub struct Order {
    pub id: String,
    #[serde(default)]
    pub intent: Option<Intent>,
    #[serde(default)]
    pub status: Option<OrderStatus>,
    /// Moves with everything that happens to it.
    #[serde(default)]
    pub update_time: String,
    #[serde(default)]
    pub purchase_units: Vec<Unit>,
    #[serde(default)]
    pub links: Vec<Link>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Intent {
    Capture,
    Authorize,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderStatus {
    Created,
    Saved,
    Approved,
    Voided,
    Completed,
    PayerActionRequired,
    #[serde(other)]
    Unknown,
}

/// The part of an order that goes to one payee; ours have one.
#[derive(Clone, Debug, Deserialize)]
pub struct Unit {
    #[serde(default)]
    pub amount: Option<Amount>,
    #[serde(default)]
    pub payee: Option<Payee>,
    /// Our own mark.
    #[serde(default)]
    pub custom_id: String,
    #[serde(default)]
    pub payments: Payments,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Payee {
    #[serde(default)]
    pub merchant_id: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Payments {
    #[serde(default)]
    pub authorizations: Vec<Authorization>,
    #[serde(default)]
    pub captures: Vec<Capture>,
    #[serde(default)]
    pub refunds: Vec<Refund>,
}

/// Money that is held.
#[derive(Clone, Debug, Deserialize)]
pub struct Authorization {
    pub id: String,
    #[serde(default)]
    pub status: Option<AuthorizationStatus>,
    pub amount: Amount,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AuthorizationStatus {
    Created,
    Captured,
    Denied,
    PartiallyCaptured,
    Voided,
    /// Not in the schema of today; older answers had it.
    Expired,
    Pending,
    #[serde(other)]
    Unknown,
}

/// Money that was taken.
#[derive(Clone, Debug, Deserialize)]
pub struct Capture {
    pub id: String,
    #[serde(default)]
    pub status: Option<CaptureStatus>,
    pub amount: Amount,
    /// Our own mark.
    #[serde(default)]
    pub custom_id: String,
    #[serde(default)]
    pub create_time: String,
    #[serde(default)]
    pub payee: Option<Payee>,
    /// Not there as long as the money is on its way.
    #[serde(default)]
    pub seller_receivable_breakdown: Option<Breakdown>,
}

/// What PayPal kept of money that came, or gave back of that with money that went.
#[derive(Clone, Debug, Deserialize)]
pub struct Breakdown {
    #[serde(default)]
    pub paypal_fee: Option<Amount>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CaptureStatus {
    Completed,
    Declined,
    PartiallyRefunded,
    Pending,
    Refunded,
    Failed,
    #[serde(other)]
    Unknown,
}

/// Money on its way back.
#[derive(Clone, Debug, Deserialize)]
pub struct Refund {
    pub id: String,
    #[serde(default)]
    pub status: Option<RefundStatus>,
    pub amount: Amount,
    #[serde(default)]
    pub status_details: Reason,
    #[serde(default)]
    pub custom_id: String,
    #[serde(default)]
    pub create_time: String,
    #[serde(default)]
    pub seller_payable_breakdown: Option<Breakdown>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Reason {
    #[serde(default)]
    pub reason: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RefundStatus {
    Completed,
    Pending,
    Failed,
    Cancelled,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    #[serde(default)]
    pub rel: String,
    #[serde(default)]
    pub href: String,
}

/// Something that happened. What it is about is read once its type is known.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    pub id: String,
    pub event_type: String,
    #[serde(default)]
    pub create_time: String,
    #[serde(default)]
    pub resource: serde_json::Value,
}

/// What happened, as PayPal lists it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Events {
    #[serde(default)]
    pub events: Vec<Event>,
    #[serde(default)]
    pub links: Vec<Link>,
}

/// A buyer, or a buyer's bank, asks for money back: what webhooks about disputes carry (developer.paypal.com/api/customer-disputes/v1).
#[derive(Clone, Debug, Deserialize)]
pub struct Dispute {
    pub dispute_id: String,
    #[serde(default)]
    pub create_time: String,
    #[serde(default)]
    pub update_time: String,
    #[serde(default)]
    pub disputed_transactions: Vec<Disputed>,
    /// `MERCHANDISE_OR_SERVICE_NOT_RECEIVED`.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub status: Option<DisputeStatus>,
    pub dispute_amount: Amount,
    #[serde(default)]
    pub dispute_outcome: Option<DisputeOutcome>,
    #[serde(default)]
    pub seller_response_due_date: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Disputed {
    /// The capture.
    #[serde(default)]
    pub seller_transaction_id: String,
    /// Our own mark.
    #[serde(default)]
    pub custom: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DisputeStatus {
    Open,
    WaitingForBuyerResponse,
    WaitingForSellerResponse,
    UnderReview,
    Resolved,
    #[serde(other)]
    Unknown,
}

#[derive(Clone, Debug, Deserialize)]
pub struct DisputeOutcome {
    #[serde(default)]
    pub outcome_code: Option<OutcomeCode>,
    #[serde(default)]
    pub amount_refunded: Option<Amount>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OutcomeCode {
    ResolvedBuyerFavour,
    ResolvedSellerFavour,
    /// PayPal paid both.
    ResolvedWithPayout,
    CanceledByBuyer,
    /// The shop gave way: what it gives back is a refund.
    Accepted,
    Denied,
    None,
    #[serde(other)]
    Unknown,
}

/// What PayPal says of a webhook that it is shown.
#[derive(Clone, Debug, Deserialize)]
pub struct Verdict {
    #[serde(default)]
    pub verification_status: String,
}

/// The key for an hour or more.
#[derive(Clone, Debug, Deserialize)]
pub struct Token {
    pub access_token: String,
    /// Seconds.
    #[serde(default)]
    pub expires_in: u64,
}

/// Where events are sent.
#[derive(Clone, Debug, Deserialize)]
pub struct Webhook {
    pub id: String,
    #[serde(default)]
    pub url: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Webhooks {
    #[serde(default)]
    pub webhooks: Vec<Webhook>,
}

/// What PayPal says when it says no.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Refusal {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub message: String,
    #[serde(default)]
    pub details: Vec<Detail>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Detail {
    #[serde(default)]
    pub issue: String,
    #[serde(default)]
    pub description: String,
}
