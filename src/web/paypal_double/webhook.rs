//! The double's webhooks: where they go, how they are proven, and the call that says whether one is from here.

use super::answer::{change, missing, proven, refuse};
use super::order::fresh;
use super::schema::{Side, check};
use super::{PayPalDouble, events};
use crate::web::double::deliver::{Message, Signer, send};
use crate::web::double::json_of;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::sync::Arc;

const REGISTER: &str = "POST /v1/notifications/webhooks";
const VERIFY: &str = "POST /v1/notifications/verify-webhook-signature";

pub async fn register(State(double): State<PayPalDouble>, headers: HeaderMap, body: Bytes) -> Response {
    let id = fresh(&double);
    change(&double, (REGISTER, REGISTER), (&headers, &body), |pages, asked| {
        let url = asked["url"].as_str().unwrap_or_default().to_owned();
        if pages.endpoints.values().any(|(known, _)| *known == url) {
            let words = "Webhook URL already exists";
            return (refuse(StatusCode::BAD_REQUEST, "WEBHOOK_URL_ALREADY_EXISTS", "", words), Vec::new());
        }
        pages.endpoints.insert(id.clone(), (url.clone(), String::new()));
        ((StatusCode::CREATED, json!({ "id": id, "url": url, "event_types": asked["event_types"] })), Vec::new())
    })
}

pub async fn list(State(double): State<PayPalDouble>) -> Response {
    let all = double.book.read(|pages| {
        pages.endpoints.iter().map(|(id, (url, _))| json!({ "id": id, "url": url, "event_types": [] })).collect::<Vec<Value>>()
    });
    json_of((StatusCode::OK, json!({ "webhooks": all })))
}

pub async fn remove(State(double): State<PayPalDouble>, Path(id): Path<String>) -> Response {
    let gone = double.book.change(|pages| pages.endpoints.remove(&id).is_some());
    json_of(if gone.is_ok_and(|gone| gone) { (StatusCode::NO_CONTENT, Value::Null) } else { missing() })
}

/// The event as it came, to the byte.
#[derive(Deserialize)]
struct Shown<'a> {
    transmission_id: &'a str,
    transmission_sig: &'a str,
    transmission_time: &'a str,
    webhook_id: &'a str,
    #[serde(borrow)]
    webhook_event: &'a RawValue,
}

/// Whether a webhook was sent from here, to that place.
pub async fn verify(State(double): State<PayPalDouble>, body: Bytes) -> Response {
    let asked: Value = serde_json::from_slice(&body).unwrap_or_default();
    let shown = check(VERIFY, Side::Request, &asked).and_then(|()| serde_json::from_slice::<Shown<'_>>(&body).map_err(|e| e.to_string()));
    let shown = match shown {
        Ok(shown) => shown,
        Err(why) => return json_of(refuse(StatusCode::BAD_REQUEST, "VALIDATION_ERROR", "INVALID_PARAMETER_SYNTAX", &why)),
    };
    let known = shown.webhook_id == place(&double).0;
    let signed = signature(&double, Signer::Own, (shown.transmission_id, shown.transmission_time), shown.webhook_event.get());
    let good = known && signed == shown.transmission_sig;
    proven(VERIFY, (StatusCode::OK, json!({ "verification_status": if good { "SUCCESS" } else { "FAILURE" } })))
}

/// Tells the shop of an object as it is now, in the background.
pub fn tell(double: &PayPalDouble, kind: &str, object: &Value) {
    let event = json!({
        "id": format!("WH-{}-{}", fresh(double), fresh(double)),
        "event_version": "1.0",
        "create_time": double.now().rfc3339(),
        "resource_type": kind.split('.').nth(1).unwrap_or_default().to_lowercase(),
        "event_type": kind,
        "summary": "Something happened.",
        "resource": object,
    });
    events::keep(double, &event);
    let own = double.clone();
    let id = format!("t{}", double.name(""));
    let prove = move |body: &str, signer: Signer| {
        let time = own.now().rfc3339();
        let signature = signature(&own, signer, (&id, &time), body);
        vec![
            ("PayPal-Auth-Algo", "SHA256withRSA".to_owned()),
            ("PayPal-Cert-Url", format!("{}/certs/double", own.config.public_url)),
            ("PayPal-Transmission-Id", id.clone()),
            ("PayPal-Transmission-Sig", signature),
            ("PayPal-Transmission-Time", time),
        ]
    };
    send(double, &Message { url: place(double).1, body: event.to_string(), prove: Arc::new(prove) });
}

/// Where webhooks go: the place registered last, else that of the configuration. Its name, and its address.
fn place(double: &PayPalDouble) -> (String, String) {
    let registered = double.book.read(|pages| pages.endpoints.iter().last().map(|(id, (url, _))| (id.clone(), url.clone())));
    registered.unwrap_or_else(|| (double.config.webhook_secret.clone(), double.config.webhook_url.clone()))
}

/// In place of PayPal's certificate: what only the double can make, over the same things that PayPal signs.
fn signature(double: &PayPalDouble, signer: Signer, (id, time): (&str, &str), body: &str) -> String {
    let secret = if signer == Signer::Own { double.config.secret_key.as_str() } else { "somebody else" };
    let key = blake3::derive_key("sutler PayPal double", secret.as_bytes());
    blake3::keyed_hash(&key, format!("{id}|{time}|{}|{body}", place(double).0).as_bytes()).to_hex().to_string()
}
