//! The page on which one plays the buyer. Agreeing moves no money: the shop takes it, or never does.

use super::PayPalDouble;
use super::answer::shown;
use super::order::keep;
use super::webhook;
use crate::adapters::paypal::amount::from_paypal;
use crate::base::{Currency, Locale, Money};
use crate::web::double::page::{ANSWERS, MISHAPS, back, chosen};
use crate::web::double::{Pages, Trick};
use crate::web::testpay_page::{TestPayLine, TestPayView, guarded, test_pay};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// What stands below the goods, by the breakdown of the amount.
const SUMS: [(&str, &str); 3] = [
    ("shipping", "storefront-paypal-double-shipping"),
    ("handling", "storefront-paypal-double-handling"),
    ("tax_total", "storefront-paypal-double-tax"),
];

/// The page while there is something to decide; afterwards the way back to the shop.
pub async fn show(State(double): State<PayPalDouble>, Path(id): Path<String>) -> Response {
    match double.book.read(|pages| pages.objects.get(&id).filter(|order| order["intent"].is_string()).cloned()) {
        Some(order) if is_open(&order) => drawn(&double, &order),
        Some(order) => home(&order),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn is_open(order: &Value) -> bool {
    let status = order["status"].as_str().unwrap_or_default();
    status == "PAYER_ACTION_REQUIRED" || (status == "APPROVED" && order["double_declined"] == true)
}

fn home(order: &Value) -> Response {
    back(order["double_return"].as_str().unwrap_or_default())
}

pub async fn choose(State(double): State<PayPalDouble>, Path(id): Path<String>, body: Bytes) -> Response {
    let Some(chosen) = chosen(&body) else { return show(State(double), Path(id)).await };
    let (answer, now) = (chosen.answer, double.now().rfc3339());
    let changed = double.book.change(|pages| {
        let order = pages.objects.get(&id).cloned()?;
        if !is_open(&order) {
            return Some((order, false));
        }
        // PayPal says nothing when the time of an order is over, and knows it no more.
        if answer == "expire" {
            return pages.objects.remove(&id).map(|order| (order, false));
        }
        chosen.play_on(&double);
        let trick = double.next_trick(|trick| matches!(trick, Trick::OtherCurrency | Trick::OtherAccount));
        Some((agree(pages, order, answer, (&now, trick.as_ref())), true))
    });
    match changed {
        Ok(Some((order, agreed))) => {
            if agreed {
                webhook::tell(&double, "CHECKOUT.ORDER.APPROVED", &shown(&order));
            }
            home(&order)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(e) => {
            tracing::error!(why = %e, "the PayPal double failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The buyer agrees. That the bank says no shows only when the shop takes the money.
fn agree(pages: &mut Pages, mut order: Value, answer: &str, (now, trick): (&str, Option<&Trick>)) -> Value {
    let tries = order["double_tries"].as_u64().unwrap_or(0) + 1;
    order["status"] = json!("APPROVED");
    order["double_declined"] = json!(answer == "decline");
    order["double_tries"] = json!(tries);
    // So that each try is told from the one before, within the same second too.
    order["update_time"] = json!(now.replace('Z', &format!(".{tries:03}Z")));
    if answer.starts_with("debit") {
        order["double_slow"] = json!(answer);
    }
    let unit = &mut order["purchase_units"][0];
    match trick {
        Some(Trick::OtherCurrency) => {
            let other = if unit["amount"]["currency_code"] == "EUR" { "USD" } else { "EUR" };
            unit["amount"] = json!({ "currency_code": other, "value": unit["amount"]["value"] });
            unit["items"] = json!([]);
        }
        Some(Trick::OtherAccount) => unit["payee"]["merchant_id"] = json!("SQMEBDYEL5E2R"),
        _ => {}
    }
    keep(pages, order.clone());
    order
}

fn drawn(double: &PayPalDouble, order: &Value) -> Response {
    let unit = &order["purchase_units"][0];
    let currency = unit["amount"]["currency_code"].as_str().and_then(Currency::from_code).unwrap_or(Currency::EUR);
    let money = |amount: &Value| amount["value"].as_str().and_then(|value| from_paypal(value, currency)).unwrap_or(Money::zero(currency));
    let line = |item: &Value| TestPayLine {
        quantity: item["quantity"].as_str().unwrap_or("1").to_owned(),
        name: item["name"].as_str().unwrap_or_default().to_owned(),
        unit: money(&item["unit_amount"]),
    };
    let locale = order["double_locale"].as_str().and_then(|tag| Locale::from_tag(tag.split('-').next()?)).unwrap_or_default();
    let sum = |(field, key): &(&str, &str)| {
        let unit = money(&unit["amount"]["breakdown"][*field]);
        (!unit.is_zero()).then(|| TestPayLine { quantity: "1".to_owned(), name: locale.t(key).into_owned(), unit })
    };
    let cancel_href = order["double_cancel"].as_str().unwrap_or("/").to_owned();
    let view = TestPayView {
        locale,
        brand: "storefront-paypal-double",
        warn: "storefront-paypal-double-warn",
        answers: &ANSWERS,
        mishaps: &MISHAPS,
        shop_name: double.config.shop_name.clone(),
        amount: money(&unit["amount"]),
        purpose: unit["description"].as_str().unwrap_or_default().to_owned(),
        lines: unit["items"].as_array().into_iter().flatten().map(line).chain(SUMS.iter().filter_map(sum)).collect(),
        action: format!("{}/pay/{}", double.config.public_url, order["id"].as_str().unwrap_or_default()),
        cancel_href: cancel_href.clone(),
    };
    guarded(&test_pay(&view), &cancel_href)
}
