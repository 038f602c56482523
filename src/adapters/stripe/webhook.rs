//! Stripe's webhooks: proven from the raw bytes first, read then.

use super::objects::{Event, Metadata, Session};
use super::{Stripe, refund_told};
use crate::adapters::provider::WebhookEvent;
use crate::adapters::signature::{Proof, proof};
use crate::base::{PaymentId, Refusal, Time};
use crate::shop::payment::clock::UNTIMELY;
use crate::shop::payment::{News, Standing, Told};
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

const SIGNATURE_HEADER: &str = "Stripe-Signature";
/// A way of paying that takes days has come to nothing.
const BOUNCED: &str = "checkout.session.async_payment_failed";

impl Stripe {
    /// Reads a webhook. What is proven but about nothing of ours, or of a type that we do not know, is kept and means nothing.
    pub fn read_webhook(&self, headers: &HeaderMap, body: &[u8], now: Time) -> Result<WebhookEvent, Refusal> {
        let mut signatures = headers.get_all(SIGNATURE_HEADER).iter();
        let (Some(signature), None) = (signatures.next(), signatures.next()) else { return Err(Refusal::Forbidden) };
        let signature = signature.to_str().map_err(|_| Refusal::Forbidden)?;
        match proof(signature, body, &self.webhook_secrets, now) {
            Proof::Good => {}
            Proof::Untimely => return Err(Refusal::conflict(UNTIMELY)),
            Proof::Nothing => return Err(Refusal::Forbidden),
        }
        let event: Event = serde_json::from_slice(body).map_err(|_| Refusal::wrong("body", "wrong-choice"))?;
        if event.account.as_ref().is_some_and(|account| *account != self.account) {
            return Err(Refusal::Forbidden);
        }
        Ok(WebhookEvent { news: self.news(&event), dispute: None, id: event.id, kind: event.kind })
    }

    fn news(&self, event: &Event) -> News {
        let object = &event.data.object;
        let ours = self.is_ours(read::<Metadata>(&object["metadata"]).as_ref());
        match object["object"].as_str().unwrap_or_default() {
            "checkout.session" => match read::<Session>(object).and_then(|session| self.told(&session).ok()) {
                Some(told) if event.kind == BOUNCED => News::Payment(Told { standing: Standing::Void, ..told }),
                // Through, and no money yet: it is held, or on its way. The page does not say which.
                Some(told) if told.standing == Standing::Open && object["status"] == "complete" => {
                    ours.and_then(|ours| ours.payment).map_or(News::Payment(told), |payment| News::Look { payment })
                }
                // Play money for a shop that takes real, or the other way round: `settle` puts it before a person.
                Some(told) => News::Payment(Told { live: event.livemode, ..told }),
                None => News::Nothing,
            },
            "refund" => match (ours.and_then(|ours| ours.refund), read(object).and_then(|refund| refund_told(&refund).ok())) {
                (Some(refund), Some(told)) => News::Refund { refund, told },
                _ => returned(None, &object["payment_intent"]),
            },
            // Told of every refund, ours too: what we decided is known by its mark.
            "charge" if object["amount_refunded"].as_i64() > Some(0) => {
                returned(ours.and_then(|ours| ours.payment), &object["payment_intent"])
            }
            "dispute" => object["id"].as_str().map_or(News::Nothing, |name| News::Dispute { name: name.to_owned() }),
            // Something about the money that does not name the page: the truth is asked for.
            _ => ours.and_then(|ours| ours.payment).map_or(News::Nothing, |payment| News::Look { payment }),
        }
    }
}

/// Money went back: by the mark on the payment, or by the name of the money's way.
fn returned(payment: Option<PaymentId>, intent: &Value) -> News {
    match intent.as_str() {
        Some(intent) => News::Returned { payment, reference: intent.to_owned(), told: None },
        None => News::Nothing,
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}
