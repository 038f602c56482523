//! The cart: what is in it, what changed since, what it comes to.

use crate::base::Money;
use crate::web::cx::Cx;
use crate::web::ui::{
    CardView, FieldView, Heading, Mistake, Page, PictureView, Place, PriceView, QuantityView, Robots, Tone, TotalRow, cards, error_summary,
    field, icon_m, notice, picture_later, quantity, totals, unit_price,
};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct CartView {
    pub lines: Vec<CartLine>,
    pub totals: Vec<TotalRow>,
    pub total: Money,
    /// `includes €22.42 VAT`.
    pub total_note: String,
    /// What is missing for free delivery, when that is near.
    pub free_delivery_in: Option<Money>,
    /// What just happened, in words.
    pub said: Option<String>,
    /// Why the last wish was refused.
    pub error: Option<String>,
    /// What was ordered last with this cart; for an empty one.
    pub last_order: Option<LastOrder>,
    /// False when a line has to be mended first.
    pub can_check_out: bool,
    pub suggestions: Vec<CardView>,
    /// Ways to pay, in one line: `Card, bank transfer.`
    pub ways_to_pay: String,
}

/// An order to which an empty cart leads.
#[derive(Clone, Debug)]
pub struct LastOrder {
    pub number: String,
    pub href: String,
    /// It is to be paid on a provider's page, and is not paid yet: the buyer may have come back from there.
    pub waits: bool,
}

#[derive(Clone, Debug)]
pub struct CartLine {
    /// Names the line in its address.
    pub key: String,
    pub title: String,
    pub href: String,
    /// Chosen options: `Oat, 280 ml`.
    pub facts: String,
    pub picture: Option<PictureView>,
    pub quantity: u32,
    /// The most that can be had.
    pub most: u32,
    /// Of one piece.
    pub unit: PriceView,
    pub total: Money,
    pub notes: Vec<LineNote>,
    /// Of gift cards: for whom they are.
    pub gift: Option<GiftWish>,
}

/// For whom gift cards are.
#[derive(Clone, Debug)]
pub struct GiftWish {
    /// `For Anna, anna@example.org`.
    pub who: String,
    pub message: String,
    /// The questions again.
    pub fields: Vec<FieldView>,
}

/// What has to be said about a line.
#[derive(Clone, Debug)]
pub enum LineNote {
    PriceWas(Money),
    OnlyLeft(u32),
    SoldOut,
    NoLongerSold,
}

impl LineNote {
    fn words(&self, cx: &Cx) -> String {
        match self {
            LineNote::PriceWas(before) => cx.t_with("storefront-cart-price-was", &[("before", &cx.money(*before))]),
            LineNote::OnlyLeft(n) => cx.t_n("storefront-cart-only-left", *n),
            LineNote::SoldOut => cx.t("storefront-cart-sold-out"),
            LineNote::NoLongerSold => cx.t("storefront-cart-no-longer-sold"),
        }
        .into_owned()
    }

    fn class(&self) -> &'static str {
        match self {
            LineNote::PriceWas(_) => "facts",
            LineNote::OnlyLeft(_) => "facts warn-text",
            LineNote::SoldOut | LineNote::NoLongerSold => "facts bad-text",
        }
    }
}

pub fn cart(cx: &Cx, v: &CartView) -> Markup {
    let main = if v.lines.is_empty() { empty(cx, v) } else { full(cx, v) };
    Page { robots: Robots::Stay, ..Page::new(cx, cx.t("word-cart"), main) }.render()
}

/// What just happened, or why it did not.
pub fn said(cx: &Cx, v: &CartView) -> Markup {
    let mistakes: Vec<Mistake> = v.error.iter().map(|text| Mistake { field_id: String::new(), text: text.clone() }).collect();
    html! {
        (error_summary(&cx.t("storefront-cart-error"), &mistakes))
        @if let Some(text) = &v.said { div role="status" { (notice(Tone::Good, "check", &html! { (text) })) } }
    }
}

fn empty(cx: &Cx, v: &CartView) -> Markup {
    let waits = v.last_order.as_ref().is_some_and(|order| order.waits);
    html! {
        (said(cx, v))
        div.empty {
            h1 { (cx.t("storefront-cart-empty")) }
            @if let Some(LastOrder { number, href, waits }) = &v.last_order {
                @let says = |key: &str| cx.t_with(key, &[("number", number)]);
                @if *waits {
                    p.lead { (says("storefront-cart-order-waits")) }
                    p { a.btn href=(href) { (says("storefront-cart-order-pay")) } }
                } @else {
                    p.lead { a href=(href) { (says("storefront-cart-last-order")) } }
                }
            }
            p.lead.muted { (cx.t("storefront-cart-empty-lead")) }
            p { a.btn.ghost[waits] href=(url::ALL) { (cx.t("storefront-see-all-things")) } }
        }
        (suggestions(cx, v))
    }
}

fn full(cx: &Cx, v: &CartView) -> Markup {
    html! {
        h1 { (cx.t("word-cart")) }
        (said(cx, v))
        div.two.lift {
            section aria-label=(cx.t("storefront-cart-things")) {
                ul.lines { @for l in &v.lines { (line(cx, l, Heading::H2)) } }
                p.upd { a.more.s href=(url::ALL) { (cx.t("storefront-keep-looking")) " " (icon_m("arrow")) } }
            }
            aside.side.stack aria-labelledby="h-sum" {
                div.sum {
                    h2 id="h-sum" { (cx.t("word-summary")) }
                    (totals(cx, &v.totals, v.total, &v.total_note))
                    @if let Some(rest) = v.free_delivery_in {
                        p.s { (cx.t_with("storefront-free-delivery-in", &[("rest", &cx.money(rest))])) }
                    }
                    @if v.can_check_out {
                        a.btn.wide href=(url::CHECKOUT) { (cx.t("storefront-to-checkout")) }
                        p.xs.muted.center { (cx.t("storefront-no-account-needed")) " " (v.ways_to_pay) }
                    } @else {
                        (notice(Tone::Warn, "alert", &html! { (cx.t("storefront-cart-mend-first")) }))
                    }
                }
            }
        }
        (suggestions(cx, v))
    }
}

/// A line with what can be done about it. In the drawer, where its heading is of a lower rank, the answer is the drawer again.
pub fn line(cx: &Cx, l: &CartLine, heading: Heading) -> Markup {
    html! {
        li.line {
            div.pic { @if let Some(p) = &l.picture { (picture_later(&p.silent(), Place::Line)) } }
            @match heading {
                Heading::H2 => h2 { a href=(l.href) { (l.title) } },
                Heading::H3 => h3 { a href=(l.href) { (l.title) } },
            }
            span.price { (cx.money(l.total)) }
            p.facts {
                (l.facts)
                @if l.quantity > 1 {
                    @if !l.facts.is_empty() { ", " }
                    (cx.t_with("storefront-each", &[("price", &cx.money(l.unit.now))]))
                }
                @if l.unit.content.is_some() {
                    @if !l.facts.is_empty() || l.quantity > 1 { br; }
                    (unit_price(cx, &l.unit))
                }
            }
            @if let Some(gift) = &l.gift { (gift_wish(cx, l, gift, heading)) }
            @for note in &l.notes { p class=(note.class()) { (note.words(cx)) } }
            form.do action=(url::cart_line(&l.key)) method="post" {
                @if l.most > 0 {
                    (quantity(cx, &QuantityView { value: l.quantity, most: l.most, of: &l.title, sends: true }))
                    button data-with-auto { (cx.t("word-update")) span.hide { " " (l.title) } }
                }
                button name="remove" value="1" formnovalidate { (cx.t("word-remove")) span.hide { " " (l.title) } }
            }
        }
    }
}

/// For whom it is, and on the cart's own page a fold to change it.
fn gift_wish(cx: &Cx, l: &CartLine, gift: &GiftWish, heading: Heading) -> Markup {
    let is_wrong = gift.fields.iter().any(|f| f.error.is_some());
    html! {
        div.gift-wish {
            p.facts { (gift.who) @if !gift.message.is_empty() { br; q { (gift.message) } } }
            @if matches!(heading, Heading::H2) {
                details.gift-change open[is_wrong] {
                    summary.more.s { (cx.t("gift-wish-change")) span.hide { " " (l.title) } }
                    form action=(url::cart_gift(&l.key)) method="post" novalidate {
                        @for f in &gift.fields { (field(cx, &own(l, f))) }
                        button.btn.ghost.small { (cx.t("gift-wish-save")) }
                    }
                }
            }
        }
    }
}

/// Several lines may ask the same: each has its own ids, and all the same names.
fn own(l: &CartLine, f: &FieldView) -> FieldView {
    FieldView { within: l.key.clone(), ..f.clone() }
}

fn suggestions(cx: &Cx, v: &CartView) -> Markup {
    html! {
        @if !v.suggestions.is_empty() {
            section.section aria-labelledby="h-small" {
                div.title { h2.d-1 id="h-small" { (cx.t("storefront-small-things")) } }
                div.cards.four { (cards(cx, &v.suggestions, Heading::H3, 0)) }
            }
        }
    }
}
