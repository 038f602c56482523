//! The hosted page, on which one plays the buyer, and what follows from each button.

use super::StripeDouble;
use super::api::{of_now, shown};
use super::webhook;
use crate::adapters::stripe::amount::from_stripe;
use crate::base::{Currency, Locale, Money};
use crate::web::double::page::{ANSWERS, MISHAPS, chosen};
use crate::web::double::{self, Pages, Told, Trick};
use crate::web::testpay_page::{TestPayLine, TestPayView, guarded, test_pay};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The page while there is something to decide; afterwards the way back to the shop.
pub async fn show(State(double): State<StripeDouble>, Path(id): Path<String>) -> Response {
    let now = double.now().seconds();
    let found = double.0.book.read(|pages| pages.objects.get(&id).filter(|found| found["object"] == "checkout.session").cloned());
    match found.map(|session| of_now(&session, now)) {
        Some(session) if session["status"] == "open" => drawn(&double, &session),
        Some(session) => back(&session),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub async fn choose(State(double): State<StripeDouble>, Path(id): Path<String>, body: Bytes) -> Response {
    let Some(chosen) = chosen(&body) else { return show(State(double), Path(id)).await };
    let (answer, now) = (chosen.answer, double.now().seconds());
    let slow = answer.starts_with("debit");
    let changed = double.0.book.change(|pages| {
        let session = of_now(pages.objects.get(&id)?, now);
        if session["status"] != "open" {
            return Some((session, Vec::new()));
        }
        chosen.play_on(&double);
        let told = match answer {
            "expire" => ended(pages, session),
            "decline" => declined(pages, session),
            _ => {
                let change = double.next_trick(|trick| matches!(trick, Trick::OtherAmount(_) | Trick::OtherCurrency | Trick::OtherMode));
                paid(pages, session, answer, change.as_ref())
            }
        };
        Some((pages.objects[&id].clone(), told))
    });
    match changed {
        Ok(Some((session, told))) => {
            told.iter().for_each(|told| webhook::tell(&double, told.kind, &told.object));
            if slow && !told.is_empty() {
                end_later(double, id, if answer == "debit" { Debit::Comes } else { Debit::Bounces });
            }
            back(&session)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(e) => {
            tracing::error!(why = %e, "the Stripe double failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The time of an open session is over before anybody pays; says, as those below, what the shop is told of.
fn ended(pages: &mut Pages, mut session: Value) -> Vec<Told> {
    session["status"] = json!("expired");
    let object = shown(&session);
    keep(pages, session);
    vec![Told { kind: "checkout.session.expired", object }]
}

/// The money's way of a session on which somebody tries to pay.
fn begun<'a>(pages: &'a mut Pages, session: &mut Value) -> Option<&'a mut Value> {
    let name = session["double_intent"].as_str().unwrap_or_default().to_owned();
    session["payment_intent"] = json!(name);
    pages.objects.get_mut(&name)
}

fn declined(pages: &mut Pages, mut session: Value) -> Vec<Told> {
    let Some(money) = begun(pages, &mut session) else { return Vec::new() };
    money["status"] = json!("requires_payment_method");
    money["last_payment_error"] = json!({ "type": "card_error", "code": "card_declined", "message": "Your card was declined." });
    let object = money.clone();
    keep(pages, session);
    vec![Told { kind: "payment_intent.payment_failed", object }]
}

/// Paid at once, or by a debit: the money is on its way.
fn paid(pages: &mut Pages, mut session: Value, answer: &str, change: Option<&Trick>) -> Vec<Told> {
    let Some(money) = begun(pages, &mut session) else { return Vec::new() };
    match change {
        Some(Trick::OtherAmount(by)) => {
            for field in ["amount", "amount_total"] {
                let target = if field == "amount" { &mut *money } else { &mut session };
                target[field] = json!(target[field].as_i64().unwrap_or(0) + by);
            }
        }
        Some(Trick::OtherCurrency) => {
            let other = json!(if money["currency"] == "eur" { "usd" } else { "eur" });
            (money["currency"], session["currency"]) = (other.clone(), other);
        }
        Some(Trick::OtherMode) => (money["livemode"], session["livemode"]) = (json!(true), json!(true)),
        _ => {}
    }
    let amount = money["amount"].clone();
    money["last_payment_error"] = Value::Null;
    session["status"] = json!("complete");
    if answer.starts_with("debit") {
        money["status"] = json!("processing");
    } else if money["capture_method"] == "manual" {
        (money["status"], money["amount_capturable"]) = (json!("requires_capture"), amount);
    } else {
        (money["status"], money["amount_received"]) = (json!("succeeded"), amount);
        session["payment_status"] = json!("paid");
    }
    let object = shown(&session);
    keep(pages, session);
    vec![Told { kind: "checkout.session.completed", object }]
}

fn keep(pages: &mut Pages, session: Value) {
    if let Some(id) = session["id"].as_str() {
        pages.objects.insert(id.to_owned(), session.clone());
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Debit {
    Comes,
    Bounces,
}

/// A direct debit takes its time, and comes or does not.
fn end_later(double: StripeDouble, id: String, debit: Debit) {
    tokio::spawn(async move {
        tokio::time::sleep(double.0.config.late).await;
        let ended = double.0.book.change(|pages| {
            let mut session = pages.objects.get(&id)?.clone();
            let money = pages.objects.get_mut(session["payment_intent"].as_str()?)?;
            let kind = if debit == Debit::Comes {
                money["status"] = json!("succeeded");
                money["amount_received"] = money["amount"].clone();
                session["payment_status"] = json!("paid");
                "checkout.session.async_payment_succeeded"
            } else {
                money["status"] = json!("requires_payment_method");
                "checkout.session.async_payment_failed"
            };
            let object = shown(&session);
            keep(pages, session);
            Some(Told { kind, object })
        });
        if let Ok(Some(told)) = ended {
            webhook::tell(&double, told.kind, &told.object);
        }
    });
}

fn back(session: &Value) -> Response {
    double::page::back(session["success_url"].as_str().unwrap_or_default())
}

fn drawn(double: &StripeDouble, session: &Value) -> Response {
    let currency = Currency::from_code(&session["currency"].as_str().unwrap_or_default().to_uppercase()).unwrap_or(Currency::EUR);
    let money = |amount: &Value| {
        let amount = amount.as_i64().or_else(|| amount.as_str()?.parse().ok()).unwrap_or(0);
        from_stripe(amount, currency).unwrap_or(Money::zero(currency))
    };
    let line = |line: &Value| TestPayLine {
        quantity: line["quantity"].as_str().unwrap_or("1").to_owned(),
        name: line["price_data"]["product_data"]["name"].as_str().unwrap_or_default().to_owned(),
        unit: money(&line["price_data"]["unit_amount"]),
    };
    let cancel_href = session["cancel_url"].as_str().unwrap_or("/").to_owned();
    let locale = session["locale"].as_str().and_then(Locale::from_tag).unwrap_or_default();
    let number = session["metadata"]["order"].as_str().unwrap_or_default();
    let view = TestPayView {
        locale,
        brand: "storefront-stripe-double",
        warn: "storefront-stripe-double-warn",
        answers: &ANSWERS,
        mishaps: &MISHAPS,
        shop_name: double.0.config.shop_name.clone(),
        amount: money(&session["amount_total"]),
        purpose: locale.t_with("storefront-order-title", &[("number", number)]).into_owned(),
        lines: session["double_lines"].as_array().into_iter().flatten().map(line).collect(),
        action: session["url"].as_str().unwrap_or_default().to_owned(),
        cancel_href: cancel_href.clone(),
    };
    guarded(&test_pay(&view), &cancel_href)
}
