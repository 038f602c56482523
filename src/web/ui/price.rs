//! Prices and what the law and the reader want beside them; whether a thing is there.

use crate::base::{Money, Rate};
use crate::shop::catalog::{Content, unit_price as catalog};
use crate::web::cx::Cx;
use crate::web::ui::linked;
use maud::{Markup, html};

/// The price of one thing.
#[derive(Clone, Debug)]
pub struct PriceView {
    pub now: Money,
    /// What it cost before, when it is lower now.
    pub before: Option<Money>,
    /// The lowest of several prices.
    pub is_from: bool,
    /// What is in it, where it has to be said what a kilogram, litre, metre or piece costs.
    pub content: Option<Content>,
}

impl PriceView {
    pub fn plain(now: Money) -> PriceView {
        PriceView { now, before: None, is_from: false, content: None }
    }
}

pub fn price(cx: &Cx, p: &PriceView) -> Markup {
    let now = cx.money(p.now);
    html! {
        span.price {
            @if let Some(before) = p.before {
                span.now { (now) } " " s { span.hide { (cx.t("storefront-price-before")) " " } (cx.money(before)) }
            } @else if p.is_from {
                (cx.t_with("storefront-price-from", &[("price", &now)]))
            } @else {
                (now)
            }
        }
    }
}

/// `€12.80 / kg`; empty where nothing is to be said.
pub fn unit_price(cx: &Cx, p: &PriceView) -> String {
    let Some(content) = p.content else { return String::new() };
    let (price, sign) = (catalog::unit_price(p.now, content), content.unit.sign());
    let sign = sign.map_or_else(|| cx.t("storefront-unit-piece"), Into::into);
    cx.t_with("storefront-unit-price", &[("price", &cx.money(price)), ("unit", &sign)]).into_owned()
}

/// `Includes 19 % VAT, plus delivery`, with a link to what delivery costs.
pub fn price_note(cx: &Cx, rate: Option<Rate>) -> Markup {
    let rate = rate.map(|r| cx.percent(r));
    let text = match (&rate, cx.shop.gross_prices) {
        (Some(rate), true) => cx.t_with("storefront-price-note-gross", &[("rate", rate)]),
        (None, true) => cx.t("storefront-price-note-gross-plain"),
        (Some(rate), false) => cx.t_with("storefront-price-note-net", &[("rate", rate)]),
        (None, false) => cx.t("storefront-price-note-net-plain"),
    };
    linked(&text, &[("delivery", cx.shop.legal.delivery.as_deref())])
}

/// Whether something can be had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StockFace {
    /// Enough; how many is nobody's business.
    In,
    /// So few that it is worth saying.
    Low(u32),
    /// Made or ordered when wanted.
    ToOrder,
    /// No thing: it is there as soon as it is paid.
    ByEmail,
    SoldOut,
}

impl StockFace {
    pub fn class(self) -> &'static str {
        match self {
            StockFace::In | StockFace::ByEmail => "stock",
            StockFace::Low(_) | StockFace::ToOrder => "stock low",
            StockFace::SoldOut => "stock none",
        }
    }

    pub fn words(self, cx: &Cx) -> String {
        match self {
            StockFace::In => cx.t("storefront-stock-in"),
            StockFace::Low(n) => cx.t_n("storefront-stock-low", n),
            StockFace::ToOrder => cx.t("storefront-stock-to-order"),
            StockFace::ByEmail => cx.t("gift-card-by-email-paid"),
            StockFace::SoldOut => cx.t("storefront-stock-sold-out"),
        }
        .into_owned()
    }
}

pub fn stock(cx: &Cx, face: StockFace) -> Markup {
    html! { p class=(face.class()) { (face.words(cx)) } }
}
