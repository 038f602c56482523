//! The double's webhooks: signed as Stripe signs, tried again until they are taken.

use super::StripeDouble;
use super::api::example;
use super::tricks::Trick;
use crate::adapters::http;
use crate::adapters::signature::sign;
use serde_json::{Value, json};
use std::time::Duration;

const SIGNATURE_HEADER: &str = "Stripe-Signature";

/// Tells the shop of an object as it is now, in the background.
pub fn tell(double: &StripeDouble, kind: &str, object: &Value) {
    let trick =
        double.next_trick(|trick| matches!(trick, Trick::LoseWebhook | Trick::DoubleWebhook | Trick::LateWebhook | Trick::ForgeWebhook));
    let late = double.0.config.late;
    let waits = match &trick {
        Some(Trick::LoseWebhook) => vec![],
        Some(Trick::DoubleWebhook) => vec![Duration::ZERO, Duration::ZERO],
        Some(Trick::LateWebhook) => vec![late],
        _ => vec![Duration::ZERO],
    };
    let body = event(double, kind, object).to_string();
    let forger = (trick == Some(Trick::ForgeWebhook)).then_some("whsec_of_somebody_else");
    for wait in waits {
        let (double, body) = (double.clone(), body.clone());
        tokio::spawn(async move { deliver(&double, body, wait, forger).await });
    }
}

fn event(double: &StripeDouble, kind: &str, object: &Value) -> Value {
    let mut event = example("event");
    event["id"] = double.name("evt_").into();
    event["type"] = kind.into();
    event["created"] = double.now().seconds().into();
    event["livemode"] = object["livemode"].clone();
    event["data"] = json!({ "object": object });
    event
}

async fn deliver(double: &StripeDouble, body: String, first: Duration, forger: Option<&'static str>) {
    let config = &double.0.config;
    for wait in std::iter::once(&first).chain(&config.retries) {
        tokio::time::sleep(*wait).await;
        let secret = forger.map_or_else(|| secret(double), str::to_owned);
        let request = double
            .0
            .http
            .post(&config.webhook_url)
            .header(SIGNATURE_HEADER, sign(&secret, body.as_bytes(), double.now()))
            .header("Content-Type", "application/json")
            .body(body.clone());
        match http::answer(request).await {
            Ok((200..300, _)) => return,
            Ok((status, _)) => tracing::info!(status, "the shop did not take a webhook of the Stripe double"),
            Err(e) => tracing::info!(why = %e, "a webhook of the Stripe double did not arrive"),
        }
    }
}

/// That of the place registered last, else that of the configuration.
fn secret(double: &StripeDouble) -> String {
    let registered = double.0.book.read(|pages| pages.endpoints.values().last().map(|(_, secret)| secret.clone()));
    registered.unwrap_or_else(|| double.0.config.webhook_secret.clone())
}
