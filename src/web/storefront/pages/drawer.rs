//! The cart beside a page, as the script shows it after something was put in. Its forms are those of the cart's page; the script
//! sends them with `drawer`, and then the answer is the drawer again.

use super::cart::{CartView, line, said};
use crate::web::cx::Cx;
use crate::web::ui::{Heading, Tone, icon, notice, totals};
use crate::web::url;
use maud::{Markup, html};

/// What stands in the dialog. `pieces` and the words of the sign in the header come along, for that has to follow.
pub fn drawer(cx: &Cx, v: &CartView) -> Markup {
    let pieces: u32 = v.lines.iter().map(|l| l.quantity).sum();
    html! {
        div.bar-top data-pieces=(pieces.min(999)) data-cart=(cx.t_n("storefront-cart-link", pieces)) {
            h2 id="drawer-h" { (cx.t("storefront-drawer")) }
            form method="dialog" { button aria-label=(cx.t("storefront-picture-close")) { (icon("close")) } }
        }
        div.drawer-body {
            @if v.said.is_some() || v.error.is_some() { div.added { (said(cx, v)) } }
            @if v.lines.is_empty() { p.added.muted { (cx.t("storefront-cart-empty")) } }
            @else { ul.lines { @for l in &v.lines { (line(cx, l, Heading::H3)) } } }
        }
        div.bar-end {
            @if !v.lines.is_empty() {
                @if let Some(rest) = v.free_delivery_in { p.free { (cx.t_with("storefront-free-delivery-in", &[("rest", &cx.money(rest))])) } }
                (totals(cx, &v.totals, v.total, &v.total_note))
            }
            @if v.can_check_out { a.btn.wide href=(url::CHECKOUT) { (cx.t("storefront-to-checkout")) } }
            @else if !v.lines.is_empty() { (notice(Tone::Warn, "alert", &html! { (cx.t("storefront-cart-mend-first")) })) }
            a.more.center-x href=(url::CART) { (cx.t("storefront-drawer-cart")) }
        }
    }
}
