//! The double's webhooks: signed as Stripe signs.

use super::StripeDouble;
use super::api::example;
use crate::adapters::signature::sign;
use crate::web::double::Trick;
use crate::web::double::deliver::{Message, Signer, send};
use serde_json::{Value, json};
use std::sync::Arc;

const SIGNATURE_HEADER: &str = "Stripe-Signature";

/// Tells the shop of an object as it is now, in the background.
pub fn tell(double: &StripeDouble, kind: &str, object: &Value) {
    let body = event(double, kind, object).to_string();
    let own = double.clone();
    let prove = move |body: &str, signer: Signer| {
        let secret = if signer == Signer::Own { secret(&own) } else { "whsec_of_somebody_else".to_owned() };
        vec![(SIGNATURE_HEADER, sign(&secret, body.as_bytes(), own.now()))]
    };
    send(double, &Message { url: double.config.webhook_url.clone(), body, prove: Arc::new(prove) });
}

fn event(double: &StripeDouble, kind: &str, object: &Value) -> Value {
    let mut event = example("event");
    event["id"] = double.name("evt_").into();
    event["type"] = kind.into();
    event["created"] = double.now().seconds().into();
    event["livemode"] = object["livemode"].clone();
    if double.next_trick(|trick| *trick == Trick::OtherAccount).is_some() {
        event["account"] = "acct_of_somebody_else".into();
    }
    event["data"] = json!({ "object": object });
    event
}

/// That of the place registered last, else that of the configuration.
fn secret(double: &StripeDouble) -> String {
    let registered = double.book.read(|pages| pages.endpoints.values().last().map(|(_, secret)| secret.clone()));
    registered.unwrap_or_else(|| double.config.webhook_secret.clone())
}
