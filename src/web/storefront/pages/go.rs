//! The page that leads on to a payment page under a domain of the merchant's own.

use crate::web::cx::Cx;
use crate::web::ui::{Page, Robots};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct GoView {
    /// `pay.example.com`.
    pub host: String,
    pub page: String,
    /// The order's own page.
    pub order: String,
}

pub fn go(cx: &Cx, v: &GoView) -> Markup {
    let main = html! {
        div.empty {
            h1.d-4 { (cx.t("storefront-go")) }
            p.lead.muted { (cx.t_with("storefront-go-where", &[("host", &v.host)])) }
            p { a.btn href=(v.page) rel="noreferrer" { (cx.t("storefront-go-now")) } }
            p { a.muted href=(v.order) { (cx.t("storefront-go-back")) } }
        }
    };
    Page { robots: Robots::Stay, ..Page::new(cx, cx.t("storefront-go"), main) }.render()
}
