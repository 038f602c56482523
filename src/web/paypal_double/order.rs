//! Orders: made, shown, taken or held once the buyer has agreed.

use super::PayPalDouble;
use super::answer::{cannot, change, missing, proven, refuse, shown};
use super::money::{Comes, end_later, with_fee};
use crate::adapters::paypal::amount::{digits, from_paypal};
use crate::base::{Currency, Money};
use crate::web::double::{Answer, Pages, Told, Trick, header_of};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

const CREATE: &str = "POST /v2/checkout/orders";
const SHOW: &str = "GET /v2/checkout/orders/{id}";
const CAPTURE: &str = "POST /v2/checkout/orders/{id}/capture";
const AUTHORIZE: &str = "POST /v2/checkout/orders/{id}/authorize";
/// Sums that a breakdown adds, and those that it takes off.
const ADDED: [&str; 5] = ["item_total", "shipping", "handling", "tax_total", "insurance"];
const TAKEN_OFF: [&str; 2] = ["discount", "shipping_discount"];

/// A name as PayPal's are: seventeen letters and digits.
pub(super) fn fresh(double: &PayPalDouble) -> String {
    double.name("")[..17].to_uppercase()
}

pub async fn create(State(double): State<PayPalDouble>, headers: HeaderMap, body: Bytes) -> Response {
    let (id, now) = (fresh(&double), double.now().rfc3339());
    let has_key = !header_of(&headers, "PayPal-Request-Id").is_empty();
    change(&double, (CREATE, CREATE), (&headers, &body), |pages, asked| {
        let has_source = asked["payment_source"].is_object();
        if has_source && !has_key {
            let words = "A PayPal-Request-Id is required if you are trying to process payment for an Order.";
            return (refuse(StatusCode::BAD_REQUEST, "INVALID_REQUEST", "PAYPAL_REQUEST_ID_REQUIRED", words), Vec::new());
        }
        for unit in asked["purchase_units"].as_array().into_iter().flatten() {
            if let Err(issue) = adds_up(unit) {
                return cannot(
                    issue,
                    "The requested action could not be performed, semantically incorrect, or failed business validation.",
                );
            }
        }
        let mut units = asked["purchase_units"].clone();
        for unit in units.as_array_mut().into_iter().flatten() {
            unit["reference_id"] = json!("default");
            unit["payee"] = json!({ "merchant_id": double.config.account, "email_address": "shop@business.example.com" });
        }
        let api = format!("{}/v2/checkout/orders/{id}", double.config.public_url);
        let mut links = vec![json!({ "href": api, "rel": "self", "method": "GET" })];
        if has_source {
            links.push(json!({ "href": format!("{}/pay/{id}", double.config.public_url), "rel": "payer-action", "method": "GET" }));
        }
        let experience = &asked["payment_source"]["paypal"]["experience_context"];
        let mut order = json!({
            "id": id, "intent": asked["intent"], "create_time": now, "update_time": now, "links": links, "purchase_units": units,
            "status": if has_source { "PAYER_ACTION_REQUIRED" } else { "CREATED" },
            "double_return": experience["return_url"], "double_cancel": experience["cancel_url"], "double_locale": experience["locale"],
        });
        if has_source {
            order["payment_source"] = json!({ "paypal": {} });
        }
        pages.sessions.push(id.clone());
        pages.objects.insert(id.clone(), order.clone());
        ((StatusCode::CREATED, shown(&order)), Vec::new())
    })
}

/// Whether the sums of a unit are those of its parts, in amounts that its currency has; else PayPal's name of the mistake.
fn adds_up(unit: &Value) -> Result<(), &'static str> {
    let code = unit["amount"]["currency_code"].as_str().and_then(Currency::from_code);
    let currency = code.filter(|code| digits(*code).is_some()).ok_or("CURRENCY_NOT_SUPPORTED")?;
    let read = |amount: &Value| -> Result<Money, &'static str> {
        if amount["currency_code"] != unit["amount"]["currency_code"] {
            return Err("CURRENCY_NOT_SUPPORTED_FOR_AMOUNT");
        }
        let value = amount["value"].as_str().unwrap_or_default();
        let places = value.split_once('.').map_or(0, |(_, part)| part.len());
        let fits = places as u64 <= u64::from(digits(currency).unwrap_or(0));
        from_paypal(value, currency).filter(|_| fits).ok_or("DECIMAL_PRECISION")
    };
    let (amount, breakdown) = (read(&unit["amount"])?, &unit["amount"]["breakdown"]);
    if amount.minor() <= 0 {
        return Err("CANNOT_BE_ZERO_OR_NEGATIVE");
    }
    let sum = |fields: &[&str]| {
        let there = fields.iter().map(|field| &breakdown[*field]).filter(|amount| !amount.is_null());
        there.map(read).try_fold(Money::zero(currency), |sum, amount| amount.map(|amount| sum + amount))
    };
    if !breakdown.is_null() && sum(&ADDED)? - sum(&TAKEN_OFF)? != amount {
        return Err("AMOUNT_MISMATCH");
    }
    let Some(items) = unit["items"].as_array().filter(|items| !items.is_empty()) else { return Ok(()) };
    let mut total = Money::zero(currency);
    for item in items {
        let quantity = item["quantity"].as_str().and_then(|text| text.parse().ok()).unwrap_or(0);
        total += read(&item["unit_amount"])?.times(quantity);
    }
    let said = breakdown.get("item_total").ok_or("ITEM_TOTAL_REQUIRED")?;
    if read(said)? == total { Ok(()) } else { Err("ITEM_TOTAL_MISMATCH") }
}

pub async fn show(State(double): State<PayPalDouble>, Path(id): Path<String>) -> Response {
    let found = double.book.read(|pages| pages.objects.get(&id).map_or_else(missing, |order| (StatusCode::OK, shown(order))));
    proven(SHOW, found)
}

pub async fn capture(double: State<PayPalDouble>, id: Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    take(&double.0, (CAPTURE, "CAPTURE"), &id.0, (&headers, &body))
}

pub async fn authorize(double: State<PayPalDouble>, id: Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    take(&double.0, (AUTHORIZE, "AUTHORIZE"), &id.0, (&headers, &body))
}

/// Money for an order that was agreed to: taken, or held.
fn take(double: &PayPalDouble, (call, intent): (&str, &str), id: &str, sent: (&HeaderMap, &Bytes)) -> Response {
    let (name, now) = (fresh(double), double.now().rfc3339());
    let change_by = double.next_trick(|trick| matches!(trick, Trick::OtherAmount(_)));
    let answer = change(double, (call, &format!("{call} {id}")), sent, |pages, _| {
        let Some(order) = pages.objects.get(id).cloned() else { return (missing(), Vec::new()) };
        if order["intent"] != intent {
            return cannot("ACTION_DOES_NOT_MATCH_INTENT", "Order was created with another intent.");
        }
        match order["status"].as_str() {
            Some("APPROVED") if order["double_declined"] == true => {
                return cannot("INSTRUMENT_DECLINED", "The instrument presented was either declined by the processor or bank.");
            }
            Some("APPROVED") => {}
            Some("COMPLETED") if intent == "CAPTURE" => return cannot("ORDER_ALREADY_CAPTURED", "Order already captured."),
            Some("COMPLETED") => return cannot("ORDER_ALREADY_AUTHORIZED", "Order already authorized."),
            _ => return cannot("ORDER_NOT_APPROVED", "Payer has not yet approved the Order for payment."),
        }
        done(pages, order, (&name, &now), change_by.as_ref())
    });
    if let Some(slow) =
        double.book.read(|pages| pages.objects.get(&name).and_then(|money| money["double_slow"].as_str().map(str::to_owned)))
    {
        let comes = if slow == "debit" { Comes::Yes } else { Comes::No };
        end_later(double.clone(), name, comes);
    }
    answer
}

fn done(pages: &mut Pages, mut order: Value, (name, now): (&str, &str), trick: Option<&Trick>) -> (Answer, Vec<Told>) {
    let held = order["intent"] == "AUTHORIZE";
    let slow = order["double_slow"].clone();
    let unit = &mut order["purchase_units"][0];
    let mut amount = json!({ "currency_code": unit["amount"]["currency_code"], "value": unit["amount"]["value"] });
    if let Some(Trick::OtherAmount(by)) = trick {
        amount["value"] = json!(moved(&amount, *by));
    }
    let mut money = json!({
        "id": name, "amount": amount, "custom_id": unit["custom_id"], "invoice_id": unit["invoice_id"], "create_time": now, "update_time": now,
    });
    let (list, kind) = if held {
        money["status"] = json!("CREATED");
        ("authorizations", "PAYMENT.AUTHORIZATION.CREATED")
    } else {
        money["final_capture"] = json!(true);
        money["status"] = json!(if slow.is_null() { "COMPLETED" } else { "PENDING" });
        ("captures", if slow.is_null() { "PAYMENT.CAPTURE.COMPLETED" } else { "PAYMENT.CAPTURE.PENDING" })
    };
    if !held && slow.is_null() {
        money = with_fee(money);
    }
    unit["payments"] = json!({ list: [money] });
    (order["status"], order["update_time"]) = (json!("COMPLETED"), json!(now));
    let (told, answer) = (Told { kind, object: about(&money, &order) }, shown(&order));
    (money["double_order"], money["double_kind"]) = (order["id"].clone(), json!(list));
    if !held && !slow.is_null() {
        money["double_slow"] = slow;
    }
    pages.objects.insert(name.to_owned(), money);
    keep(pages, order);
    ((StatusCode::CREATED, answer), vec![told])
}

/// Money as events tell of it: with whose it is, and what it was for.
pub(super) fn about(money: &Value, order: &Value) -> Value {
    let mut object = shown(money);
    object["payee"] = order["purchase_units"][0]["payee"].clone();
    object["supplementary_data"] = json!({ "related_ids": { "order_id": order["id"] } });
    object
}

/// The value of an amount, so many of the smallest unit more or less.
pub(super) fn moved(amount: &Value, by: i64) -> String {
    let currency = amount["currency_code"].as_str().and_then(Currency::from_code).unwrap_or(Currency::EUR);
    let was = amount["value"].as_str().and_then(|value| from_paypal(value, currency)).unwrap_or(Money::zero(currency));
    crate::adapters::paypal::amount::to_paypal(was + Money::new(by, currency)).unwrap_or_default()
}

pub(super) fn keep(pages: &mut Pages, order: Value) {
    if let Some(id) = order["id"].as_str() {
        pages.objects.insert(id.to_owned(), order.clone());
    }
}
