//! Gift cards that were bought with an order: a list on its page.

use crate::base::Money;
use crate::web::cx::Cx;
use maud::{Markup, html};

#[derive(Clone, Debug, Default)]
pub struct SoldView {
    pub cards: Vec<SoldCard>,
    /// Some come as soon as the order is paid.
    pub waits: bool,
    /// Nothing else was bought, so nobody packs anything.
    pub alone: bool,
}

#[derive(Clone, Debug)]
pub struct SoldCard {
    /// `•••• 7K3Q`
    pub shown: String,
    pub value: Money,
    /// To whom it went, and when.
    pub sent: String,
}

pub fn sold(cx: &Cx, v: &SoldView) -> Markup {
    html! {
        @if !v.cards.is_empty() || v.waits {
            section.gap-down aria-labelledby="h-gift-cards" {
                h2.d-1 id="h-gift-cards" { (cx.t("gift-cards")) }
                @if v.waits { p.muted { (cx.t("gift-sold-waits")) } }
                @if !v.cards.is_empty() { ul.links { @for card in &v.cards {
                    li {
                        span { b.num { (card.shown) } br; span.muted.s { (card.sent) } }
                        span.num { (cx.money(card.value)) }
                    }
                } } }
            }
        }
    }
}
