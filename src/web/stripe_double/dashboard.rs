//! What stands in for Stripe's dashboard: payments, disputes and payouts, each with a button for what can happen to it.

use super::ledger::Deed;
use super::{ROOT, StripeDouble, ledger};
use crate::adapters::stripe::amount::from_stripe;
use crate::base::{Currency, Locale, Money};
use crate::web::double::Pages;
use crate::web::double::board::{Board, Group, Row, SHOWN_MAX, locale, pressed};
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

const OF_PAYMENTS: [(&str, &str); 4] = [
    ("refund", "storefront-double-refund"),
    ("refund-half", "storefront-double-refund-half"),
    ("dispute", "storefront-stripe-double-dispute"),
    ("inquiry", "storefront-stripe-double-inquiry"),
];
const OF_DISPUTES: [(&str, &str); 3] =
    [("evidence", "storefront-stripe-double-evidence"), ("won", "storefront-stripe-double-won"), ("lost", "storefront-stripe-double-lost")];
const OF_PAYOUTS: [(&str, &str); 2] = [("arrived", "storefront-stripe-double-arrived"), ("failed", "storefront-stripe-double-failed")];

pub async fn show(State(double): State<StripeDouble>, RawQuery(query): RawQuery) -> Response {
    let shown = double.0.book.change(|pages| {
        ledger::catch_up(pages);
        board(locale(query), pages)
    });
    match shown {
        Ok(board) => board.answer(&double.0.config.public_url),
        Err(e) => {
            tracing::error!(why = %e, "the Stripe double failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// `do` is what happens, `of` to what.
pub async fn press(State(double): State<StripeDouble>, body: Bytes) -> Response {
    let (wish, of) = pressed(&body);
    let done = match Deed::ALL.iter().find(|(name, _)| *name == wish) {
        Some((_, deed)) => double.act(*deed, &of),
        None => double.pay_out().map(drop),
    };
    match done {
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, format!("{ROOT}/dashboard"))]).into_response(),
        Err(e) => {
            tracing::error!(why = %e, "the Stripe double failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

fn board(locale: Locale, pages: &Pages) -> Board<'static> {
    let newest =
        |names: &[String]| -> Vec<Row> { names.iter().rev().filter_map(|id| pages.objects.get(id)).take(SHOWN_MAX).map(row).collect() };
    let paid = pages.sessions.iter().filter_map(|id| pages.objects.get(id)?["payment_intent"].as_str().map(str::to_owned));
    let paid: Vec<String> =
        paid.filter(|id| pages.objects.get(id).is_some_and(|money| money["amount_received"].as_i64() > Some(0))).collect();
    Board {
        locale,
        brand: "storefront-stripe-double",
        warn: "storefront-stripe-double-board",
        alone: Some(("payout", "storefront-stripe-double-payout")),
        groups: vec![
            Group { title: "storefront-stripe-double-payments", rows: newest(&paid), deeds: &OF_PAYMENTS },
            Group { title: "storefront-stripe-double-disputes", rows: newest(&pages.disputes), deeds: &OF_DISPUTES },
            Group { title: "storefront-stripe-double-payouts", rows: newest(&pages.payouts), deeds: &OF_PAYOUTS },
        ],
    }
}

fn row(object: &Value) -> Row {
    let text = |name: &str| object[name].as_str().unwrap_or_default();
    let currency = Currency::from_code(&text("currency").to_uppercase()).unwrap_or(Currency::EUR);
    let amount = from_stripe(object["amount"].as_i64().unwrap_or(0), currency).unwrap_or(Money::zero(currency));
    Row { id: text("id").to_owned(), amount, about: format!("{} {}", text("description"), text("status")) }
}
