//! What becomes of money that was taken or is held: captured, let go, given back.

use super::PayPalDouble;
use super::answer::{cannot, change, missing, proven, shown};
use super::order::{about, fresh, keep};
use super::webhook;
use crate::adapters::paypal::amount::{from_paypal, to_paypal};
use crate::base::{Currency, Money};
use crate::web::double::{Pages, Told};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

const CAPTURE: &str = "POST /v2/payments/authorizations/{authorization_id}/capture";
const VOID: &str = "POST /v2/payments/authorizations/{authorization_id}/void";
const REFUND: &str = "POST /v2/payments/captures/{capture_id}/refund";
const SHOW_REFUND: &str = "GET /v2/payments/refunds/{refund_id}";

fn read(amount: &Value) -> Money {
    let currency = amount["currency_code"].as_str().and_then(Currency::from_code).unwrap_or(Currency::EUR);
    amount["value"].as_str().and_then(|value| from_paypal(value, currency)).unwrap_or(Money::zero(currency))
}

fn written(amount: Money) -> Value {
    json!({ "currency_code": amount.currency().code(), "value": to_paypal(amount) })
}

/// Writes money as it is now, by itself and in its order.
fn put(pages: &mut Pages, money: &Value, list: &str) -> Value {
    let order = money["double_order"].as_str().unwrap_or_default();
    let mut order = pages.objects.get(order).cloned().unwrap_or_default();
    let all = &mut order["purchase_units"][0]["payments"][list];
    let mut entries = all.as_array().cloned().unwrap_or_default();
    entries.retain(|entry| entry["id"] != money["id"]);
    entries.push(shown(money));
    *all = Value::Array(entries);
    let id = money["id"].as_str().unwrap_or_default().to_owned();
    pages.objects.insert(id, money.clone());
    keep(pages, order.clone());
    order
}

fn of_kind(pages: &Pages, id: &str, list: &str) -> Option<Value> {
    pages.objects.get(id).filter(|money| money["double_kind"] == list).cloned()
}

pub async fn capture(State(double): State<PayPalDouble>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let (name, now) = (fresh(&double), double.now().rfc3339());
    change(&double, (CAPTURE, &format!("{CAPTURE} {id}")), (&headers, &body), |pages, asked| {
        let Some(mut held) = of_kind(pages, &id, "authorizations") else { return (missing(), Vec::new()) };
        match held["status"].as_str() {
            Some("CREATED") => {}
            Some("VOIDED") => return cannot("AUTHORIZATION_VOIDED", "A voided authorization cannot be captured or reauthorized."),
            _ => return cannot("AUTHORIZATION_ALREADY_CAPTURED", "Authorization has already been captured."),
        }
        let (most, wanted) = (read(&held["amount"]), read(&asked["amount"]));
        let amount = if asked["amount"].is_null() { most } else { wanted };
        if amount.currency() != most.currency() || amount.minor() <= 0 || amount > most {
            return cannot("MAX_CAPTURE_AMOUNT_EXCEEDED", "Capture amount exceeds allowable limit.");
        }
        held["status"] = json!(if amount == most { "CAPTURED" } else { "PARTIALLY_CAPTURED" });
        put(pages, &held, "authorizations");
        let money = json!({
            "id": name, "status": "COMPLETED", "amount": written(amount), "custom_id": held["custom_id"], "invoice_id": held["invoice_id"],
            "final_capture": true, "create_time": now, "update_time": now, "double_order": held["double_order"], "double_kind": "captures",
        });
        let order = put(pages, &money, "captures");
        let told = Told { kind: "PAYMENT.CAPTURE.COMPLETED", object: about(&money, &order) };
        ((StatusCode::CREATED, shown(&money)), vec![told])
    })
}

pub async fn void(State(double): State<PayPalDouble>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    change(&double, (VOID, &format!("{VOID} {id}")), (&headers, &body), |pages, _| {
        let Some(mut held) = of_kind(pages, &id, "authorizations") else { return (missing(), Vec::new()) };
        if held["status"] != "CREATED" {
            return cannot("PREVIOUSLY_CAPTURED", "Authorization has been previously captured and hence cannot be voided.");
        }
        held["status"] = json!("VOIDED");
        let order = put(pages, &held, "authorizations");
        let told = Told { kind: "PAYMENT.AUTHORIZATION.VOIDED", object: about(&held, &order) };
        ((StatusCode::OK, shown(&held)), vec![told])
    })
}

pub async fn refund(State(double): State<PayPalDouble>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let (name, now) = (fresh(&double), double.now().rfc3339());
    change(&double, (REFUND, &format!("{REFUND} {id}")), (&headers, &body), |pages, asked| {
        let Some(mut money) = of_kind(pages, &id, "captures") else { return (missing(), Vec::new()) };
        if !matches!(money["status"].as_str(), Some("COMPLETED" | "PARTIALLY_REFUNDED")) {
            return cannot("CAPTURE_FULLY_REFUNDED", "The capture has already been fully refunded, or was never completed.");
        }
        let taken = read(&money["amount"]);
        let of_it = pages.objects.values().filter(|refund| refund["double_capture"] == json!(id));
        let given = Money::sum(taken.currency(), of_it.map(|refund| read(&refund["amount"])));
        let amount = if asked["amount"].is_null() { taken - given } else { read(&asked["amount"]) };
        if amount.currency() != taken.currency() || amount.minor() <= 0 || amount > taken - given {
            return cannot(
                "REFUND_AMOUNT_EXCEEDED",
                "The refund amount must be less than or equal to the capture amount not yet refunded.",
            );
        }
        let mut refund = json!({
            "id": name, "status": "COMPLETED", "amount": written(amount), "create_time": now, "update_time": now,
            "double_capture": id, "double_kind": "refunds",
        });
        if !asked["custom_id"].is_null() {
            refund["custom_id"] = asked["custom_id"].clone();
        }
        money["status"] = json!(if amount == taken - given { "REFUNDED" } else { "PARTIALLY_REFUNDED" });
        put(pages, &money, "captures");
        pages.objects.insert(name.clone(), refund.clone());
        let object = shown(&refund);
        ((StatusCode::CREATED, object.clone()), vec![Told { kind: "PAYMENT.CAPTURE.REFUNDED", object }])
    })
}

pub async fn show_refund(State(double): State<PayPalDouble>, Path(id): Path<String>) -> Response {
    let found = double.book.read(|pages| of_kind(pages, &id, "refunds").map_or_else(missing, |refund| (StatusCode::OK, shown(&refund))));
    proven(SHOW_REFUND, found)
}

/// Money from a bank takes its time, and comes or does not.
pub(super) fn end_later(double: PayPalDouble, id: String, comes: Comes) {
    tokio::spawn(async move {
        tokio::time::sleep(double.config.late).await;
        let ended = double.book.change(|pages| {
            let mut money = of_kind(pages, &id, "captures").filter(|money| money["status"] == "PENDING")?;
            let (status, kind) = match comes {
                Comes::Yes => ("COMPLETED", "PAYMENT.CAPTURE.COMPLETED"),
                Comes::No => ("DECLINED", "PAYMENT.CAPTURE.DENIED"),
            };
            money["status"] = json!(status);
            let order = put(pages, &money, "captures");
            Some(Told { kind, object: about(&money, &order) })
        });
        if let Ok(Some(told)) = ended {
            webhook::tell(&double, told.kind, &told.object);
        }
    });
}

/// Whether slow money comes in the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Comes {
    Yes,
    No,
}
