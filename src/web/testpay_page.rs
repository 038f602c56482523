//! The hosted pages of the test card provider and of the doubles. They play other companies: own clothes, own words, no part of
//! the shop's frame.

use crate::base::{Locale, Money};
use crate::web::assets;
use crate::web::double::Trick;
use crate::web::url::origin;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

#[derive(Clone, Debug)]
pub struct TestPayView {
    pub locale: Locale,
    /// Text keys: who shows the page, and that no money moves.
    pub brand: &'static str,
    pub warn: &'static str,
    /// The values of `answer`, in the order of the buttons, each with its text key.
    pub answers: &'static [(&'static str, &'static str)],
    /// Likewise what goes wrong besides; folded, for it is not what one came for.
    pub mishaps: &'static [(&'static str, &'static str, Trick)],
    pub shop_name: String,
    pub amount: Money,
    /// What the shop called the payment: `Order 10427`.
    pub purpose: String,
    /// What is paid for, where the shop has said so.
    pub lines: Vec<TestPayLine>,
    /// Where the answer is sent (POST); the pressed button is the field `answer`.
    pub action: String,
    /// Back to the shop without paying.
    pub cancel_href: String,
}

#[derive(Clone, Debug)]
pub struct TestPayLine {
    pub quantity: String,
    pub name: String,
    pub unit: Money,
}

pub fn test_pay(v: &TestPayView) -> Markup {
    let t = |key: &str| v.locale.t(key);
    let main = html! {
        h1 { (v.locale.money(v.amount)) }
        p { (v.locale.t_with("storefront-testpay-to", &[("shop", &v.shop_name), ("purpose", &v.purpose)])) }
        @if !v.lines.is_empty() {
            ul.lines { @for line in &v.lines { li { (line.quantity) " × " (line.name) " " span { (v.locale.money(line.unit)) } } } }
        }
        p.warn { (t(v.warn)) }
        form action=(v.action) method="post" {
            @for (answer, key) in v.answers { button name="answer" value=(answer) { (t(key)) } }
            @if !v.mishaps.is_empty() {
                details {
                    summary { (t("storefront-double-mishaps")) }
                    @for (answer, key, _) in v.mishaps { button name="answer" value=(answer) { (t(key)) } }
                }
            }
        }
        p { a href=(v.cancel_href) { (v.locale.t_with("storefront-testpay-cancel", &[("shop", &v.shop_name)])) } }
    };
    own_page(v.locale, v.brand, &main)
}

/// A page of another company: its brand, by text key, and what stands below. Nothing of the shop's is around it.
pub fn own_page(locale: Locale, brand: &str, main: &Markup) -> Markup {
    let brand = locale.t(brand);
    html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (brand) }
                meta name="robots" content="noindex";
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(assets::url("testpay.css"));
            }
            body { main { p.brand { (brand) } (main) } }
        }
    }
}

/// The page with its own strict policy. `form-action` also holds for where a form's answer leads, so the way back must be in it.
pub fn guarded(page: &Markup, back: &str) -> Response {
    let back = origin(back);
    let policy =
        format!("default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {back}; frame-ancestors 'none'; base-uri 'none'");
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_SECURITY_POLICY, &policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, axum::response::Html(page.0.clone())).into_response()
}
