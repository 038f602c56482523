//! Setting an account up: whether the keys may do what we need, and where PayPal sends its events.

use super::call::{Call, done, refusal};
use super::objects::{Order, Refusal, Webhook, Webhooks};
use super::{PayPal, name};
use crate::adapters::provider::{Endpoint, KeyTest};
use crate::base::Outcome;
use crate::shop::payment::account::Mode;
use serde_json::{Value, json};

/// Types of events that we read; whatever else comes is kept and means nothing.
const EVENTS: &[&str] = &[
    "CHECKOUT.ORDER.APPROVED",
    "CHECKOUT.ORDER.COMPLETED",
    "CHECKOUT.PAYMENT-APPROVAL.REVERSED",
    "PAYMENT.AUTHORIZATION.CREATED",
    "PAYMENT.AUTHORIZATION.VOIDED",
    "PAYMENT.CAPTURE.COMPLETED",
    "PAYMENT.CAPTURE.DENIED",
    "PAYMENT.CAPTURE.PENDING",
    "PAYMENT.CAPTURE.REFUNDED",
    "PAYMENT.CAPTURE.REVERSED",
    "PAYMENT.REFUND.FAILED",
    "CUSTOMER.DISPUTE.CREATED",
    "CUSTOMER.DISPUTE.UPDATED",
    "CUSTOMER.DISPUTE.RESOLVED",
];
/// What PayPal says when it sends its events there already: an address is registered once.
const KNOWN_ALREADY: &str = "WEBHOOK_URL_ALREADY_EXISTS";

impl PayPal {
    /// Tries what we need with the keys. Keys that PayPal does not know are a fault that says so. An order that nobody can pay, for it
    /// has no page, tells whose account it is; PayPal forgets it.
    pub async fn test_key(&self) -> Outcome<KeyTest> {
        let hello = json!({
            "intent": "CAPTURE",
            "purchase_units": [{ "description": "Sutler", "amount": { "currency_code": "EUR", "value": "1.00" } }],
        });
        let key = format!("hello-{}", &blake3::hash(self.client.as_bytes()).to_hex()[..12]);
        let (mut account, mut missing) = (String::new(), Vec::new());
        match self.post::<Order>(Call { path: "/v2/checkout/orders", body: &hello, key: Some(&key) }).await? {
            Err((403, _)) => missing.push("Orders".to_owned()),
            said => {
                let payee = done(said)?.purchase_units.into_iter().next().and_then(|unit| unit.payee);
                account = payee.map_or(String::new(), |payee| payee.merchant_id);
            }
        }
        // About nothing: who may give money back is told of *that*, and nothing is done.
        let none = Call { path: "/v2/payments/captures/0/refund", body: &json!({}), key: None };
        for (feature, said) in [("Refunds", self.post::<Value>(none).await?), ("Webhooks", self.get("/v1/notifications/webhooks").await?)] {
            match said {
                Err((403, _)) => missing.push(feature.to_owned()),
                Err((status @ (401 | 429 | 500..), said)) => return Err(refusal(status, &said).into()),
                _ => {}
            }
        }
        let mode = if self.live() { Mode::Live } else { Mode::Sandbox };
        Ok(KeyTest { account, missing, mode })
    }

    /// Has PayPal send its events to this address from now on. Where it does already, that place is ours.
    pub async fn register_webhook(&self, url: &str) -> Outcome<Endpoint> {
        let kinds: Vec<Value> = EVENTS.iter().map(|kind| json!({ "name": kind })).collect();
        let body = json!({ "url": url, "event_types": kinds });
        let id = match self.post::<Webhook>(Call { path: "/v1/notifications/webhooks", body: &body, key: None }).await? {
            Err((400, said)) if is_known(&said) => {
                let all: Webhooks = done(self.get("/v1/notifications/webhooks").await?)?;
                all.webhooks.into_iter().find(|webhook| webhook.url == url).map(|webhook| webhook.id).ok_or_else(|| refusal(400, &said))?
            }
            said => done(said)?.id,
        };
        Ok(Endpoint { secret: id.clone(), id })
    }

    /// Has PayPal send no more events to an address of ours.
    pub async fn remove_webhook(&self, id: &str) -> Outcome {
        match self.delete(&format!("/v1/notifications/webhooks/{}", name(id)?)).await? {
            (200..300 | 404, _) => Ok(()),
            (status, body) => Err(refusal(status, &serde_json::from_slice(&body).unwrap_or_default()).into()),
        }
    }
}

fn is_known(said: &Refusal) -> bool {
    said.name == KNOWN_ALREADY || said.details.iter().any(|detail| detail.issue == KNOWN_ALREADY)
}
