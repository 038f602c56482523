//! What stands in for Stripe's dashboard: payments, disputes and payouts, each with a button for what can happen to it.

use super::ledger::Deed;
use super::{ROOT, StripeDouble, ledger};
use crate::adapters::stripe::amount::from_stripe;
use crate::base::{Currency, Locale, Money};
use crate::web::assets;
use crate::web::double::Pages;
use crate::web::testpay_page::guarded;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use serde_json::Value;

/// Things of a kind that are shown, the newest.
const SHOWN_MAX: usize = 50;

pub async fn show(State(double): State<StripeDouble>, RawQuery(query): RawQuery) -> Response {
    let locale = if query.is_some_and(|query| query.contains("lang=de")) { Locale::De } else { Locale::En };
    let shown = double.0.book.change(|pages| {
        ledger::catch_up(pages);
        drawn(locale, pages)
    });
    match shown {
        Ok(page) => guarded(&page, &double.0.config.public_url),
        Err(e) => {
            tracing::error!(why = %e, "the Stripe double failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// `do` is what happens, `of` to what.
pub async fn press(State(double): State<StripeDouble>, body: Bytes) -> Response {
    let field = |wanted: &str| form_urlencoded::parse(&body).find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned());
    let (wish, of) = (field("do").unwrap_or_default(), field("of").unwrap_or_default());
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

fn drawn(locale: Locale, pages: &Pages) -> Markup {
    let t = |key: &str| locale.t(key);
    let newest =
        |names: &[String]| -> Vec<Value> { names.iter().rev().filter_map(|id| pages.objects.get(id)).take(SHOWN_MAX).cloned().collect() };
    let paid = pages.sessions.iter().filter_map(|id| pages.objects.get(id)?["payment_intent"].as_str().map(str::to_owned));
    let paid: Vec<String> =
        paid.filter(|id| pages.objects.get(id).is_some_and(|money| money["amount_received"].as_i64() > Some(0))).collect();
    html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (t("storefront-stripe-double")) }
                meta name="robots" content="noindex";
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(assets::url("testpay.css"));
            }
            body { main {
                p.brand { (t("storefront-stripe-double")) }
                p.warn { (t("storefront-stripe-double-board")) }
                form method="post" { button name="do" value="payout" { (t("storefront-stripe-double-payout")) } }
                (list(locale, "storefront-stripe-double-payments", &newest(&paid), &[("dispute", "storefront-stripe-double-dispute"), ("inquiry", "storefront-stripe-double-inquiry")]))
                (list(locale, "storefront-stripe-double-disputes", &newest(&pages.disputes), &[
                    ("evidence", "storefront-stripe-double-evidence"), ("won", "storefront-stripe-double-won"), ("lost", "storefront-stripe-double-lost"),
                ]))
                (list(locale, "storefront-stripe-double-payouts", &newest(&pages.payouts), &[("arrived", "storefront-stripe-double-arrived"), ("failed", "storefront-stripe-double-failed")]))
            } }
        }
    }
}

fn list(locale: Locale, title: &str, objects: &[Value], deeds: &[(&str, &str)]) -> Markup {
    html! { @if !objects.is_empty() {
        h2 { (locale.t(title)) }
        @for object in objects { form method="post" {
            p { b { (money(locale, object)) } " " (object["description"].as_str().unwrap_or_default()) " " (object["status"].as_str().unwrap_or_default()) }
            input type="hidden" name="of" value=(object["id"].as_str().unwrap_or_default());
            @for (deed, key) in deeds { button name="do" value=(deed) { (locale.t(key)) } }
        } }
    } }
}

fn money(locale: Locale, object: &Value) -> String {
    let currency = Currency::from_code(&object["currency"].as_str().unwrap_or_default().to_uppercase()).unwrap_or(Currency::EUR);
    locale.money(from_stripe(object["amount"].as_i64().unwrap_or(0), currency).unwrap_or(Money::zero(currency)))
}
