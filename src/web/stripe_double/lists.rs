//! Lists as Stripe answers them: the newest first, in pages, with what was asked to be expanded.

use super::StripeDouble;
use super::api::{example_list, missing, of_now, shown};
use super::{ledger, nested};
use crate::web::double::{Pages, json_of};
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;

/// A page of the objects that fit: `created[gte]`, `limit`, `starting_after`.
fn page(pages: &Pages, names: &[String], url: &str, query: &Value, shape: impl Fn(&Pages, &Value) -> Option<Value>) -> Value {
    let number = |value: &Value, or: i64| value.as_str().and_then(|text| text.parse().ok()).unwrap_or(or);
    let (since, limit) = (number(&query["created"]["gte"], 0), usize::try_from(number(&query["limit"], 10).clamp(1, 100)).unwrap_or(10));
    let newest = names.iter().rev().filter_map(|id| pages.objects.get(id));
    let after = query["starting_after"].as_str();
    let rest: Vec<&Value> = match after {
        Some(after) => newest.skip_while(|object| object["id"] != after).skip(1).collect(),
        None => newest.collect(),
    };
    let young = rest.into_iter().filter(|object| object["created"].as_i64() >= Some(since));
    let mut data: Vec<Value> = young.filter_map(|object| shape(pages, object)).take(limit + 1).collect();
    let more = data.len() > limit;
    data.truncate(limit);
    example_list(url, data, more)
}

fn asked(query: Option<String>) -> Value {
    nested::parse(query.unwrap_or_default().as_bytes())
}

fn answer(double: &StripeDouble, list: impl FnOnce(&Pages) -> Value) -> Response {
    json_of((StatusCode::OK, double.0.book.read(list)))
}

/// The same, after the balance was brought up to date.
fn answer_anew(double: &StripeDouble, list: impl FnOnce(&Pages) -> Value) -> Response {
    let done = double.0.book.change(|pages| {
        ledger::catch_up(pages);
        list(pages)
    });
    match done {
        Ok(list) => json_of((StatusCode::OK, list)),
        Err(e) => {
            tracing::error!(why = %e, "the Stripe double cannot keep its objects");
            super::api::refuse(StatusCode::SERVICE_UNAVAILABLE, "api_error", "Try again later.")
        }
    }
}

pub async fn sessions(State(double): State<StripeDouble>, RawQuery(query): RawQuery) -> Response {
    let (query, now) = (asked(query), double.now().seconds());
    answer(&double, |pages| {
        page(pages, &pages.sessions, "/v1/checkout/sessions", &query, |pages, session| {
            Some(super::api::expanded(pages, &of_now(session, now)))
        })
    })
}

/// All refunds, or those of a payment, the newest first.
pub async fn refunds(State(double): State<StripeDouble>, RawQuery(query): RawQuery) -> Response {
    let query = asked(query);
    answer(&double, |pages| {
        let wanted = query["payment_intent"].as_str();
        let fits = |object: &Value| object["object"] == "refund" && wanted.is_none_or(|intent| object["payment_intent"] == intent);
        let mut found: Vec<(Option<i64>, String)> =
            pages.objects.iter().filter(|(_, object)| fits(object)).map(|(id, object)| (object["created"].as_i64(), id.clone())).collect();
        found.sort();
        let names: Vec<String> = found.into_iter().map(|(_, id)| id).collect();
        page(pages, &names, "/v1/refunds", &query, |_, refund| Some(shown(refund)))
    })
}

/// All movements, or those of a payout.
pub async fn transactions(State(double): State<StripeDouble>, RawQuery(query): RawQuery) -> Response {
    let query = asked(query);
    answer_anew(&double, |pages| {
        page(pages, &pages.transactions, "/v1/balance_transactions", &query, |_, transaction| {
            let wanted = query["payout"].as_str();
            if wanted.is_some_and(|payout| transaction["double_payout"] != payout) {
                return None;
            }
            let mut told = shown(transaction);
            told["source"] = transaction["double_source"].clone();
            Some(told)
        })
    })
}

pub async fn payouts(State(double): State<StripeDouble>, RawQuery(query): RawQuery) -> Response {
    let query = asked(query);
    answer(&double, |pages| page(pages, &pages.payouts, "/v1/payouts", &query, |_, payout| Some(shown(payout))))
}

pub async fn disputes(State(double): State<StripeDouble>, RawQuery(query): RawQuery) -> Response {
    let query = asked(query);
    answer(&double, |pages| page(pages, &pages.disputes, "/v1/disputes", &query, |pages, dispute| Some(with_intent(pages, dispute))))
}

pub async fn show_dispute(State(double): State<StripeDouble>, Path(id): Path<String>) -> Response {
    json_of(double.0.book.read(|pages| match pages.objects.get(&id).filter(|object| object["object"] == "dispute") {
        Some(dispute) => (StatusCode::OK, with_intent(pages, dispute)),
        None => missing(&id),
    }))
}

/// A dispute with the money's way in full.
fn with_intent(pages: &Pages, dispute: &Value) -> Value {
    let mut told = shown(dispute);
    if let Some(intent) = told["payment_intent"].as_str().and_then(|id| pages.objects.get(id)) {
        told["payment_intent"] = shown(intent);
    }
    told
}
