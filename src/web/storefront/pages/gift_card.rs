//! What is left on a gift card.

use crate::base::Money;
use crate::web::cx::Cx;
use crate::web::ui::{FieldView, Page, Robots, Tone, field, notice};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct BalanceView {
    /// Where the code is typed.
    pub code: FieldView,
    pub found: Option<Found>,
}

/// The card of the code that was typed.
#[derive(Clone, Debug)]
pub struct Found {
    /// `•••• 7K3Q`
    pub shown: String,
    pub balance: Money,
    /// The last day on which it pays.
    pub until: Option<String>,
    /// Why it does not pay now.
    pub note: Option<String>,
}

pub fn balance_page(cx: &Cx, v: &BalanceView) -> Markup {
    let title = cx.t("gift-card-balance-title");
    let main = html! {
        div.sign-page {
            h1 { (title) }
            @if let Some(found) = &v.found { (card(cx, found)) } @else { p.lead.muted { (cx.t("gift-card-balance-lead")) } }
            form action=(url::GIFT_CARD) method="post" novalidate {
                (field(cx, &v.code))
                p.up-s { button.btn { (cx.t("gift-card-balance-do")) } }
            }
        }
    };
    Page { robots: Robots::Stay, ..Page::new(cx, title, main) }.render()
}

fn card(cx: &Cx, found: &Found) -> Markup {
    html! {
        section.sum.gap-down role="status" tabindex="-1" {
            h2 { (cx.t_with("gift-card-line", &[("card", &found.shown)])) }
            p.d-3 { (cx.money(found.balance)) }
            @if let Some(note) = &found.note { (notice(Tone::Warn, "alert", &html! { (note) })) }
            @if let Some(day) = &found.until { p.muted { (cx.t_with("gift-card-until", &[("day", day)])) } }
            p { a.txt href=(url::ALL) { (cx.t("gift-card-spend")) } }
        }
    }
}
