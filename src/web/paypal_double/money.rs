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
/// What a payment costs: parts in ten thousand, and cents (developer.paypal.com, Germany).
const FEE_SHARE: i64 = 299;
const FEE_EACH: i64 = 39;
const SHOW_CAPTURE: &str = "GET /v2/payments/captures/{capture_id}";
const SHOW_REFUND: &str = "GET /v2/payments/refunds/{refund_id}";

pub(super) fn read(amount: &Value) -> Money {
    let currency = amount["currency_code"].as_str().and_then(Currency::from_code).unwrap_or(Currency::EUR);
    amount["value"].as_str().and_then(|value| from_paypal(value, currency)).unwrap_or(Money::zero(currency))
}

pub(super) fn written(amount: Money) -> Value {
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

pub(super) fn of_kind(pages: &Pages, id: &str, list: &str) -> Option<Value> {
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
        let money = with_fee(json!({
            "id": name, "status": "COMPLETED", "amount": written(amount), "custom_id": held["custom_id"], "invoice_id": held["invoice_id"],
            "final_capture": true, "create_time": now, "update_time": now, "double_order": held["double_order"], "double_kind": "captures",
        }));
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
    let api = double.config.public_url.clone();
    change(&double, (REFUND, &format!("{REFUND} {id}")), (&headers, &body), |pages, asked| {
        let Some(money) = of_kind(pages, &id, "captures") else { return (missing(), Vec::new()) };
        if !matches!(money["status"].as_str(), Some("COMPLETED" | "PARTIALLY_REFUNDED")) {
            return cannot("CAPTURE_FULLY_REFUNDED", "The capture has already been fully refunded, or was never completed.");
        }
        let amount = if asked["amount"].is_null() { left(pages, &money) } else { read(&asked["amount"]) };
        let wish = Return { name: &name, now: &now, api: &api, amount, mark: &asked["custom_id"] };
        match give_back(pages, money, &wish) {
            Some(refund) => ((StatusCode::CREATED, refund.clone()), vec![Told { kind: "PAYMENT.CAPTURE.REFUNDED", object: refund }]),
            None => {
                cannot("REFUND_AMOUNT_EXCEEDED", "The refund amount must be less than or equal to the capture amount not yet refunded.")
            }
        }
    })
}

/// Money that shall go back.
pub(super) struct Return<'a> {
    pub name: &'a str,
    pub now: &'a str,
    /// Where the interface is.
    pub api: &'a str,
    pub amount: Money,
    /// The mark of whoever asks; none of somebody at the dashboard.
    pub mark: &'a Value,
}

/// What can still go back of money that was taken.
pub(super) fn left(pages: &Pages, money: &Value) -> Money {
    let taken = read(&money["amount"]);
    let of_it = pages.objects.values().filter(|refund| refund["double_capture"] == money["id"]);
    taken - Money::sum(taken.currency(), of_it.map(|refund| read(&refund["amount"])))
}

/// Gives so much back, with no fee returned, as PayPal does; the refund. `None`: so much is not there.
pub(super) fn give_back(pages: &mut Pages, mut money: Value, wish: &Return<'_>) -> Option<Value> {
    let (left, amount) = (left(pages, &money), wish.amount);
    if amount.currency() != left.currency() || amount.minor() <= 0 || amount > left {
        return None;
    }
    let id = money["id"].as_str().unwrap_or_default().to_owned();
    let zero = Money::zero(amount.currency());
    let mut refund = json!({
        "id": wish.name, "status": "COMPLETED", "amount": written(amount), "create_time": wish.now, "update_time": wish.now,
        "seller_payable_breakdown": {
            "gross_amount": written(amount), "paypal_fee": written(zero), "net_amount": written(amount),
            "total_refunded_amount": written(read(&money["amount"]) - left + amount),
        },
        "links": [
            { "href": format!("{}/v2/payments/refunds/{}", wish.api, wish.name), "rel": "self", "method": "GET" },
            { "href": format!("{}/v2/payments/captures/{id}", wish.api), "rel": "up", "method": "GET" },
        ],
        "double_capture": id, "double_kind": "refunds", "double_order": money["double_order"],
    });
    if !wish.mark.is_null() {
        refund["custom_id"] = wish.mark.clone();
    }
    money["status"] = json!(if amount == left { "REFUNDED" } else { "PARTIALLY_REFUNDED" });
    put(pages, &money, "captures");
    put(pages, &refund, "refunds");
    Some(shown(&refund))
}

/// What is known of money once it is there: PayPal's fee of it.
pub(super) fn with_fee(mut money: Value) -> Value {
    let gross = read(&money["amount"]);
    let fee = Money::new(gross.minor() * FEE_SHARE / 10_000 + FEE_EACH, gross.currency());
    let fee = if fee < gross { fee } else { gross };
    money["seller_receivable_breakdown"] =
        json!({ "gross_amount": written(gross), "paypal_fee": written(fee), "net_amount": written(gross - fee) });
    money
}

pub async fn show_capture(State(double): State<PayPalDouble>, Path(id): Path<String>) -> Response {
    let found = double.book.read(|pages| {
        let money = of_kind(pages, &id, "captures");
        money.map_or_else(missing, |money| {
            (StatusCode::OK, about(&money, &pages.objects[money["double_order"].as_str().unwrap_or_default()]))
        })
    });
    proven(SHOW_CAPTURE, found)
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
            let money = if comes == Comes::Yes { with_fee(money) } else { money };
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
