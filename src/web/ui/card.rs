//! Products in rows, and categories as an index.

use crate::base::colour::Colour;
use crate::shop::theme::tokens::Shape;
use crate::web::cx::Cx;
use crate::web::ui::{PictureView, Place, PriceView, Tone, badge, dot, picture_first, picture_later, picture_over, price, unit_price};
use crate::web::url;
use maud::{Markup, html};

/// What is written on the picture of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Badge {
    New,
    /// Lower price, in whole percent.
    Sale(u32),
    SoldOut,
}

/// A product in a row of others. The whole card is its link.
#[derive(Clone, Debug)]
pub struct CardView {
    pub title: String,
    pub href: String,
    /// Material and measure: `Stoneware, 280 ml`.
    pub facts: String,
    pub picture: Option<PictureView>,
    /// Another view, seen on hover.
    pub second: Option<PictureView>,
    pub price: PriceView,
    /// Behind the price: `4 colours`.
    pub note: String,
    /// The colours to choose from, which say the same to the eye.
    pub dots: Vec<Colour>,
    pub badge: Option<Badge>,
    /// Facts that stand beside it where a list has room for them.
    pub specs: Vec<(String, String)>,
    /// Its handle, where it can be ticked to be compared.
    pub compare: Option<String>,
}

/// Cards in the shape that the theme gives to lists. Where products can be compared, they stand in a form of their own.
pub fn shelf(cx: &Cx, list: &[CardView], seen_at_once: usize) -> Markup {
    let class = if cx.shop.lists.shape == Shape::Rows { "rowlist" } else { "cards" };
    let all = html! { div class=(class) { (cards(cx, list, Heading::H2, seen_at_once)) } };
    if list.iter().all(|c| c.compare.is_none()) {
        return all;
    }
    html! {
        form action=(url::COMPARE) {
            (all)
            div.comparebar { span { (cx.t("storefront-compare-hint")) } button.btn.small { (cx.t("storefront-compare-chosen")) } }
        }
    }
}

/// The rank of the cards' headings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heading {
    H2,
    H3,
}

/// All cards; the pictures of the first `seen_at_once` are fetched first.
pub fn cards(cx: &Cx, list: &[CardView], heading: Heading, seen_at_once: usize) -> Markup {
    html! { @for (i, c) in list.iter().enumerate() { (card(cx, c, heading, if i < seen_at_once { Fetch::First } else { Fetch::Later })) } }
}

/// When a picture is fetched: with the page, or when it comes into view.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fetch {
    First,
    Later,
}

fn card(cx: &Cx, c: &CardView, heading: Heading, fetch: Fetch) -> Markup {
    let gone = c.badge == Some(Badge::SoldOut);
    html! {
        article class=(if gone { "card gone" } else { "card" }) {
            div.pic {
                @if let Some(p) = &c.picture {
                    @if fetch == Fetch::First { (picture_first(&p.silent(), Place::Card)) } @else { (picture_later(&p.silent(), Place::Card)) }
                }
                @if let Some(p) = &c.second { (picture_over(p, Place::Card)) }
            }
            @if let Some(b) = &c.badge { (card_badge(cx, b)) }
            @match heading {
                Heading::H2 => h2.h3 { a href=(c.href) { (c.title) } },
                Heading::H3 => h3 { a href=(c.href) { (c.title) } },
            }
            @if !c.facts.is_empty() { p.facts { (c.facts) } }
            p.foot {
                (price(cx, &c.price))
                @if c.price.content.is_some() { span.muted.per { (unit_price(cx, &c.price)) } }
                @if !c.dots.is_empty() { span.dots { @for colour in &c.dots { (dot(*colour)) } span.hide { (c.note) } } }
                @else if !c.note.is_empty() { span.muted { (c.note) } }
            }
            @if !c.specs.is_empty() { dl.specs { @for (name, value) in &c.specs { dt { (name) } dd { (value) } } } }
            @if let Some(handle) = &c.compare {
                div.act { label.tick { input type="checkbox" name="p" value=(handle); span { (cx.t("storefront-compare")) span.hide { ": " (c.title) } } } }
            }
        }
    }
}

fn card_badge(cx: &Cx, b: &Badge) -> Markup {
    match b {
        Badge::New => badge(Tone::Plain, &cx.t("storefront-badge-new")),
        Badge::Sale(n) => badge(Tone::Sale, &cx.t_n("storefront-badge-sale", *n)),
        Badge::SoldOut => badge(Tone::Plain, &cx.t("storefront-stock-sold-out")),
    }
}

/// A category with its number of products and a small picture.
#[derive(Clone, Debug)]
pub struct IndexEntry {
    pub label: String,
    pub href: String,
    pub count: Option<u32>,
    pub picture: Option<PictureView>,
}

pub fn index(entries: &[IndexEntry]) -> Markup {
    html! {
        ul.index {
            @for e in entries {
                li { a href=(e.href) {
                    span.name { (e.label) }
                    span.n { @if let Some(n) = e.count { (n) } }
                    span.pic { @if let Some(p) = &e.picture { (picture_later(&p.silent(), Place::Thumb)) } }
                } }
            }
        }
    }
}
