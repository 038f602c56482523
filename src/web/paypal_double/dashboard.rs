//! What stands in for PayPal's dashboard: payments and disputes, each with a button for what can happen to it.

use super::deeds::Deed;
use super::money::read;
use super::{PayPalDouble, ROOT};
use crate::web::double::board::{Board, Group, Row, SHOWN_MAX, locale, pressed};
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

const OF_PAYMENTS: [(&str, &str); 3] = [
    ("refund", "storefront-double-refund"),
    ("refund-half", "storefront-double-refund-half"),
    ("dispute", "storefront-paypal-double-dispute"),
];
const OF_DISPUTES: [(&str, &str); 3] =
    [("answer", "storefront-paypal-double-answer"), ("won", "storefront-stripe-double-won"), ("lost", "storefront-stripe-double-lost")];

pub async fn show(State(double): State<PayPalDouble>, RawQuery(query): RawQuery) -> Response {
    let (paid, disputes) = double.book.read(|pages| {
        let money = |id: &String| pages.objects.get(id)?["purchase_units"][0]["payments"]["captures"][0].as_object().cloned();
        let paid: Vec<Row> = pages.sessions.iter().rev().filter_map(money).take(SHOWN_MAX).map(|money| row(&money.into(), "id")).collect();
        let disputes = pages.disputes.iter().rev().filter_map(|id| pages.objects.get(id)).take(SHOWN_MAX);
        (paid, disputes.map(|dispute| row(dispute, "dispute_id")).collect())
    });
    let board = Board {
        locale: locale(query),
        brand: "storefront-paypal-double",
        warn: "storefront-paypal-double-board",
        alone: None,
        groups: vec![
            Group { title: "storefront-stripe-double-payments", rows: paid, deeds: &OF_PAYMENTS },
            Group { title: "storefront-stripe-double-disputes", rows: disputes, deeds: &OF_DISPUTES },
        ],
    };
    board.answer(&double.config.public_url)
}

fn row(object: &Value, name: &str) -> Row {
    let text = |name: &str| object[name].as_str().unwrap_or_default();
    let amount = if object["amount"].is_null() { &object["dispute_amount"] } else { &object["amount"] };
    Row { id: text(name).to_owned(), amount: read(amount), about: format!("{} {}", text("invoice_id"), text("status")) }
}

/// `do` is what happens, `of` to what.
pub async fn press(State(double): State<PayPalDouble>, body: Bytes) -> Response {
    let (wish, of) = pressed(&body);
    let done = Deed::ALL.iter().find(|(name, _)| *name == wish).map_or(Ok(()), |(_, deed)| double.act(*deed, &of));
    match done {
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, format!("{ROOT}/dashboard"))]).into_response(),
        Err(e) => {
            tracing::error!(why = %e, "the PayPal double failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
