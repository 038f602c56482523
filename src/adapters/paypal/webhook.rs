//! PayPal's webhooks: shown to PayPal itself, which says whether it has sent them, and read then.
//!
//! The other way, PayPal's certificate checked by ourselves, saves the call and costs a parser of certificates, their chain and a
//! cache. A webhook is only a hint here, after which PayPal is asked how the payment stands in any case; so it is asked once more.
//! Only a refund made at the dashboard is taken in as it is told, once by its name: PayPal may have forgotten the rest. What was
//! overheard and is sent again is an event that we have had, and an old one leads to a question, never to money that comes. That it
//! is from the right world, live or sandbox, PayPal proves with the rest: each place for webhooks belongs to an app in one of them.

use super::call::{Call, done};
use super::objects::{Event, Refund, Verdict};
use super::{PayPal, refund_told};
use crate::adapters::provider::WebhookEvent;
use crate::base::{Fault, Outcome, Refusal};
use crate::shop::payment::News;
use reqwest::header::HeaderMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

/// What proves a webhook, each in a header of its own, and how long it may be.
const PROOF: [(&str, usize); 5] = [
    ("paypal-auth-algo", 100),
    ("paypal-cert-url", 500),
    ("paypal-transmission-id", 50),
    ("paypal-transmission-sig", 500),
    ("paypal-transmission-time", 100),
];
/// Where PayPal keeps its certificates.
const CERTIFICATES: [&str; 2] = ["https://api.paypal.com/", "https://api.sandbox.paypal.com/"];

/// What PayPal is shown. The event goes as it came, to the byte: it was signed so.
#[derive(Serialize)]
struct Shown<'a> {
    auth_algo: &'a str,
    cert_url: &'a str,
    transmission_id: &'a str,
    transmission_sig: &'a str,
    transmission_time: &'a str,
    webhook_id: &'a str,
    webhook_event: &'a RawValue,
}

impl PayPal {
    /// Reads a webhook. What is proven but about nothing of ours, or of a type that we do not know, is kept and means nothing. What
    /// cannot be from PayPal is refused without asking; when PayPal does not say, it is a fault, and PayPal sends it again.
    pub async fn read_webhook(&self, headers: &HeaderMap, body: &[u8]) -> Outcome<WebhookEvent> {
        let mut proof = [""; 5];
        for (value, (name, most)) in proof.iter_mut().zip(PROOF) {
            let mut all = headers.get_all(name).iter();
            let (Some(one), None) = (all.next(), all.next()) else { return Err(Refusal::Forbidden.into()) };
            *value = one.to_str().ok().filter(|text| !text.is_empty() && text.len() <= most).ok_or(Refusal::Forbidden)?;
        }
        let is_theirs = CERTIFICATES.iter().any(|start| proof[1].starts_with(start)) || proof[1].starts_with(&format!("{}/", self.url));
        if !is_theirs || self.webhooks.is_empty() {
            return Err(Refusal::Forbidden.into());
        }
        let unreadable = |_| Refusal::wrong("body", "wrong-choice");
        let raw: &RawValue = serde_json::from_slice(body).map_err(unreadable)?;
        let event: Event = serde_json::from_slice(body).map_err(unreadable)?;
        if !self.is_proven(proof, raw).await? {
            return Err(Refusal::Forbidden.into());
        }
        let payee = payee(&event.resource).unwrap_or_default();
        if !self.account.is_empty() && !payee.is_empty() && payee != self.account {
            return Err(Refusal::Forbidden.into());
        }
        let (news, dispute) = (self.news(&event), self.dispute_told(&event));
        Ok(WebhookEvent { news, dispute, id: event.id, kind: event.event_type })
    }

    async fn is_proven(&self, [auth_algo, cert_url, id, sig, time]: [&str; 5], raw: &RawValue) -> Outcome<bool> {
        let _turn = self.shared.proving.try_acquire().map_err(|_| Fault::Busy)?;
        for webhook in &self.webhooks {
            let shown = Shown {
                auth_algo,
                cert_url,
                transmission_id: id,
                transmission_sig: sig,
                transmission_time: time,
                webhook_id: webhook,
                webhook_event: raw,
            };
            let call = Call { path: "/v1/notifications/verify-webhook-signature", body: &shown, key: None };
            // Nonsense is refused with a 400, which is an answer too.
            let verdict = match self.post::<Verdict>(call).await? {
                Err((400 | 404 | 422, _)) => continue,
                said => done(said)?,
            };
            if verdict.verification_status == "SUCCESS" {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What it may be about, by our own marks: that is asked for.
    fn news(&self, event: &Event) -> News {
        let mark = self.marked(&event.resource).unwrap_or_default();
        let (payment, refund) = (self.payment_of(mark), self.refund_of(mark));
        let went_back = RETURNED.contains(&event.event_type.as_str());
        let told = || Refund::deserialize(&event.resource).ok().and_then(|refund| refund_told(&refund).ok());
        match (refund, payment) {
            (Some(refund), _) => told().map_or(News::Nothing, |told| News::Refund { refund, told }),
            // PayPal forgets what the refund belongs to: what is told here may be told nowhere else.
            (None, payment) if went_back => News::Returned { payment, reference: capture_of(&event.resource), told: told() },
            (None, Some(payment)) => News::Look { payment },
            (None, None) => News::Nothing,
        }
    }
}

/// Events after which less of a payment is ours.
const RETURNED: [&str; 2] = ["PAYMENT.CAPTURE.REFUNDED", "PAYMENT.REFUND.FAILED"];

/// The money of which something went back: its name is the end of the link that leads up from the refund.
fn capture_of(refund: &Value) -> String {
    let up = refund["links"].as_array().into_iter().flatten().find(|link| link["rel"] == "up");
    let name = up.and_then(|link| link["href"].as_str()).and_then(|href| href.rsplit('/').next());
    name.unwrap_or_default().to_owned()
}

fn payee(resource: &Value) -> Option<&str> {
    let of_payment = resource["payee"]["merchant_id"].as_str();
    of_payment.or_else(|| resource["purchase_units"][0]["payee"]["merchant_id"].as_str())
}
