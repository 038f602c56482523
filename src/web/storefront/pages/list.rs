//! A category: its products, narrowed by kind and price, in an order that the visitor chooses. All of it works by addresses.

use crate::base::Money;
use crate::web::cx::{Cx, MenuLink};
use crate::web::ui::json_ld::breadcrumbs;
use crate::web::ui::{CardView, ChoiceView, Crumb, Page, PagerView, PictureView, Robots, crumbs, icon, icon_m, pager, shelf};
use crate::web::url;
use maud::{Markup, Render, html};

#[derive(Clone, Debug)]
pub struct ListView {
    pub title: String,
    pub lead: String,
    pub crumbs: Vec<Crumb>,
    /// Path of this category without a query.
    pub path: String,
    pub picture: Option<PictureView>,
    pub subcategories: Vec<MenuLink>,
    pub narrow: NarrowView,
    pub total: u32,
    pub cards: Vec<CardView>,
    pub pager: PagerView,
}

/// How a list is narrowed and ordered. The fields are sent as `sort`, `price_min`, `price_max`, `q`.
#[derive(Clone, Debug, Default)]
pub struct NarrowView {
    /// Where the forms lead.
    pub action: String,
    /// What is searched for; empty in a category.
    pub query: String,
    /// Orders to choose from, with the value of `sort`.
    pub sorts: Vec<ChoiceView>,
    pub sort: String,
    /// As typed, in units of the currency.
    pub price_min: String,
    pub price_max: String,
    /// The same as understood; `None` where nothing was typed or it was no amount.
    pub min: Option<Money>,
    pub max: Option<Money>,
    /// What least and most there is, in words, for the empty fields.
    pub price_min_hint: String,
    pub price_max_hint: String,
    pub price_error: Option<String>,
}

impl NarrowView {
    pub fn is_narrowed(&self) -> bool {
        self.min.is_some() || self.max.is_some()
    }
}

pub fn list(cx: &Cx, v: &ListView) -> Markup {
    let main = html! {
        (crumbs(cx, &v.crumbs))
        div.list-head { h1 { (v.title) } @if !v.lead.is_empty() { p.lead.muted { (v.lead) } } }
        div.listing {
            aside aria-label=(cx.t("storefront-filters")) { (facets(cx, &v.narrow, &v.subcategories)) }
            section.results aria-label=(cx.t("word-products")) {
                (bar(cx, &v.narrow, v.total))
                (active(cx, &v.narrow))
                @if v.cards.is_empty() { (nothing(cx, &v.narrow)) }
                @else {
                    (shelf(cx, &v.cards, 4))
                    (pager(cx, &v.pager))
                }
            }
        }
    };
    let narrowed = v.narrow.is_narrowed() || !v.narrow.sort.is_empty();
    Page {
        description: v.lead.clone(),
        canonical: Some(if v.pager.page > 1 { format!("{}?page={}", v.path, v.pager.page) } else { v.path.clone() }),
        robots: if narrowed || v.cards.is_empty() { Robots::Stay } else { Robots::Index },
        picture: v.picture.clone(),
        json_ld: vec![breadcrumbs(cx, &v.crumbs)],
        before: v.pager.before(),
        after: v.pager.after(),
        main_class: "wrap",
        ..Page::new(cx, v.title.clone(), main)
    }
    .render()
}

/// Kinds and price at the side; folded on phones.
pub fn facets(cx: &Cx, n: &NarrowView, kinds: &[MenuLink]) -> Markup {
    let invalid = n.price_error.as_ref().map(|_| "true");
    let described = n.price_error.as_ref().map(|_| "price-e");
    let range_input = |id: &str, name: &str, label: &str, value: &str, hint: &str| {
        html! {
            label.hide for=(id) { (cx.t_with(label, &[("currency", &cx.shop.currency.symbol())])) }
            input id=(id) type="text" inputmode="decimal" name=(name) value=(value) placeholder=(hint) maxlength="20"
                autocomplete="off" aria-invalid=[invalid] aria-describedby=[described];
        }
    };
    html! {
        details.facets open[n.price_error.is_some()] {
            summary { (icon_m("filter")) (cx.t("storefront-filter")) @if n.is_narrowed() { span.muted { "1" } } }
            form action=(n.action) {
                @if !n.query.is_empty() { input type="hidden" name="q" value=(n.query); }
                @if !n.sort.is_empty() { input type="hidden" name="sort" value=(n.sort); }
                @if !kinds.is_empty() {
                    details.fold open {
                        summary { (cx.t("storefront-kind")) }
                        ul.kinds { @for kind in kinds { li { a href=(kind.href) {
                            span { (kind.label) } @if let Some(n) = kind.count { span.n { (n) } }
                        } } } }
                    }
                }
                details.fold open {
                    summary { (cx.t("word-price")) }
                    div {
                        div.range {
                            (range_input("pmin", "price_min", "storefront-price-min", &n.price_min, &n.price_min_hint))
                            span.muted aria-hidden="true" { (cx.t("storefront-price-to")) }
                            (range_input("pmax", "price_max", "storefront-price-max", &n.price_max, &n.price_max_hint))
                        }
                        @if let Some(text) = &n.price_error { p.field-err id="price-e" { (text) } }
                    }
                }
                p.apply { button.btn.small.wide { (cx.t("storefront-apply")) } }
            }
        }
    }
}

/// How many there are, and in which order.
pub fn bar(cx: &Cx, n: &NarrowView, total: u32) -> Markup {
    html! {
        div.bar {
            p.s role="status" { (cx.t_n("storefront-count", total)) }
            @if !n.sorts.is_empty() && total > 1 {
                form action=(n.action) {
                    @for (name, value) in [("q", &n.query), ("price_min", &n.price_min), ("price_max", &n.price_max)] {
                        @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
                    }
                    label for="sort" { (cx.t("storefront-sort-by")) }
                    select id="sort" name="sort" {
                        @for o in &n.sorts { option value=(o.value) selected[o.value == n.sort] { (o.label) } }
                    }
                    button.btn.ghost.small { (cx.t("storefront-sort")) }
                }
            }
        }
    }
}

/// What narrows the list now, each removable.
pub fn active(cx: &Cx, n: &NarrowView) -> Markup {
    let words = match (n.min.map(|m| cx.money(m)), n.max.map(|m| cx.money(m))) {
        (None, None) => return html! {},
        (Some(min), None) => cx.t_with("storefront-price-over", &[("min", &min)]),
        (None, Some(max)) => cx.t_with("storefront-price-under", &[("max", &max)]),
        (Some(min), Some(max)) => cx.t_with("storefront-price-between", &[("min", &min), ("max", &max)]),
    };
    html! {
        div.active role="group" aria-label=(cx.t("storefront-active-filters")) {
            a.chip href=(url::with_query(&n.action, &[("q", &n.query), ("sort", &n.sort)])) {
                span.hide { (cx.t("storefront-remove-filter")) " " } (words) " " (icon("close"))
            }
        }
    }
}

fn nothing(cx: &Cx, n: &NarrowView) -> Markup {
    html! {
        div.empty {
            @if n.is_narrowed() {
                h2 { (cx.t("storefront-list-none-narrow")) }
                p { a.btn.ghost href=(url::with_query(&n.action, &[("q", &n.query), ("sort", &n.sort)])) { (cx.t("storefront-clear-filters")) } }
            } @else {
                h2 { (cx.t("storefront-list-none")) }
                p.lead.muted { (cx.t("storefront-list-none-lead")) }
                p { a.btn.ghost href=(url::ALL) { (cx.t("storefront-see-all-things")) } }
            }
        }
    }
}
