//! Setting an account up: whether the key may do what we need, and where Stripe sends its events.

use super::call::{Form, missing_scope, refusal};
use super::objects::{Account, Refusal, WebhookEndpoint};
use super::{Stripe, VERSION, name};
use crate::adapters::provider::{Endpoint, KeyTest};
use crate::base::{Fault, Outcome};
use crate::shop::payment::account::Mode;

/// What a key must be allowed to do, as Stripe's dashboard names it, and a call that shows it. Each call is about nothing or lacks
/// every field: a key with the permission is told of *that*, and nothing is done.
const NEEDED: &[(&str, &str)] = &[
    ("Checkout Sessions: Write", "/v1/checkout/sessions"),
    ("PaymentIntents: Write", "/v1/payment_intents/pi_none/cancel"),
    ("Charges and Refunds: Write", "/v1/refunds"),
    ("Webhook Endpoints: Write", "/v1/webhook_endpoints"),
];

/// What it must be allowed to read beside, for the books; each is asked for one entry.
const READ: &[(&str, &str)] = &[
    ("Balance Transactions: Read", "/v1/balance_transactions?limit=1"),
    ("Payouts: Read", "/v1/payouts?limit=1"),
    ("Disputes: Read", "/v1/disputes?limit=1"),
];

/// Types of events that we read; whatever else comes is kept and means nothing.
const EVENTS: &[&str] = &[
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "payment_intent.amount_capturable_updated",
    "payment_intent.canceled",
    "payment_intent.payment_failed",
    "payment_intent.succeeded",
    "charge.refunded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
];

impl Stripe {
    /// The account behind the key; empty when it may not even ask that.
    pub async fn account(&self) -> Outcome<String> {
        match self.answer(self.http.get(format!("{}/v1/account", self.url))).await? {
            (403, _) => Ok(String::new()),
            (200, body) => Ok(serde_json::from_slice::<Account>(&body).map(|account| account.id).unwrap_or_default()),
            (status, body) => Err(refusal(status, &body).into()),
        }
    }

    /// Tries what we need with the key. One that Stripe does not know is a fault that says so.
    pub async fn test_key(&self) -> Outcome<KeyTest> {
        let account = self.account().await?;
        let mut missing = Vec::new();
        let writes = NEEDED.iter().map(|(permission, path)| (permission, self.http.post(format!("{}{path}", self.url))));
        let reads = READ.iter().map(|(permission, path)| (permission, self.http.get(format!("{}{path}", self.url))));
        for (permission, request) in writes.chain(reads) {
            match self.answer(request).await? {
                (403, body) => {
                    let said = serde_json::from_slice::<Refusal>(&body).unwrap_or_default().error;
                    missing.push(missing_scope(&said).map_or((*permission).to_owned(), |scope| format!("{permission} ({scope})")));
                }
                (status @ (401 | 429 | 500..), body) => return Err(refusal(status, &body).into()),
                _ => {}
            }
        }
        let mode = if self.live() { Mode::Live } else { Mode::Sandbox };
        Ok(KeyTest { account, missing, mode })
    }

    /// Has Stripe send its events to this address from now on.
    pub async fn register_webhook(&self, url: &str) -> Outcome<Endpoint> {
        let mut form = Form::new();
        form.set("url", url);
        form.set("api_version", VERSION);
        form.set("description", "Sutler");
        form.set("metadata[shop]", &self.shop);
        for (at, kind) in EVENTS.iter().enumerate() {
            form.set(&format!("enabled_events[{at}]"), kind);
        }
        let made: WebhookEndpoint = self.post("/v1/webhook_endpoints", &form).await?;
        let secret = made.secret.ok_or_else(|| Fault::Outside("Stripe did not tell the secret of the webhook".to_owned()))?;
        Ok(Endpoint { id: made.id, secret })
    }

    /// Has Stripe send no more events to an address of ours.
    pub async fn remove_webhook(&self, id: &str) -> Outcome {
        let path = format!("{}/v1/webhook_endpoints/{}", self.url, name(id)?);
        match self.answer(self.http.delete(path)).await? {
            (200 | 404, _) => Ok(()),
            (status, body) => Err(refusal(status, &body).into()),
        }
    }
}
