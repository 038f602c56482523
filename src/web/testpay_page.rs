//! The hosted page of the test card provider. It plays another company: own clothes, own words, no part of the shop's frame.

use crate::base::{Locale, Money};
use crate::web::assets;
use maud::{DOCTYPE, Markup, html};

#[derive(Clone, Debug)]
pub struct TestPayView {
    pub locale: Locale,
    pub shop_name: String,
    pub amount: Money,
    /// What the shop called the payment: `Order 10427`.
    pub purpose: String,
    /// Where the answer is sent (POST); the pressed button is the field `answer`.
    pub action: String,
    /// Back to the shop without paying.
    pub cancel_href: String,
}

/// The values of `answer`, in the order of the buttons, each with its text key.
pub const ANSWERS: [(&str, &str); 4] = [
    ("pay", "storefront-testpay-pay"),
    ("decline", "storefront-testpay-decline"),
    ("pay-lose-webhook", "storefront-testpay-lose"),
    ("pay-late-twice", "storefront-testpay-late"),
];

pub fn test_pay(v: &TestPayView) -> Markup {
    let t = |key: &str| v.locale.t(key);
    html! {
        (DOCTYPE)
        html lang=(v.locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (t("storefront-testpay")) }
                meta name="robots" content="noindex";
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(assets::url("testpay.css"));
            }
            body {
                main {
                    p.brand { (t("storefront-testpay")) }
                    h1 { (v.locale.money(v.amount)) }
                    p { (v.locale.t_with("storefront-testpay-to", &[("shop", &v.shop_name), ("purpose", &v.purpose)])) }
                    p.warn { (t("storefront-testpay-warn")) }
                    form action=(v.action) method="post" {
                        @for (answer, key) in ANSWERS { button name="answer" value=(answer) { (t(key)) } }
                    }
                    p { a href=(v.cancel_href) { (v.locale.t_with("storefront-testpay-cancel", &[("shop", &v.shop_name)])) } }
                }
            }
        }
    }
}
