//! What a customer's personal link shows.

use crate::shop::token::customer_path;
use crate::web::cx::Cx;
use crate::web::ui::{Page, Robots};
use crate::web::url;
use maud::{Markup, html};

pub fn known_page(cx: &Cx, name: &str, token: &str) -> Markup {
    let title = cx.t_with("personal-known", &[("name", name)]);
    let main = html! { div.empty {
        h1.d-4 { (title) }
        p.lead.muted { (cx.t_with("personal-known-say", &[("shop", &cx.shop.name)])) }
        p { a.btn href=(url::ALL) { (cx.t("storefront-all-things")) } }
        form method="post" action=(customer_path(token)) { button.btn.ghost { (cx.t("personal-leave")) } }
    } };
    Page { robots: Robots::Stay, ..Page::new(cx, title, main) }.render()
}

pub fn left_page(cx: &Cx) -> Markup {
    let title = cx.t("personal-left");
    let main = html! { div.empty {
        h1.d-4 { (title) }
        p.lead.muted { (cx.t("personal-left-say")) }
        p { a.btn.ghost href=(url::HOME) { (cx.t("storefront-to-home")) } }
    } };
    Page { robots: Robots::Stay, ..Page::new(cx, title, main) }.render()
}
