//! Results of a search: what was asked stays large and can be changed.

use crate::web::cx::{Cx, MenuLink};
use crate::web::storefront::pages::narrow::{NarrowView, active, bar, facets, nothing_fits};
use crate::web::ui::{CardView, Heading, IndexEntry, Page, PagerView, Robots, cards, icon, icon_m, index, linked, pager, shelf};
use crate::web::{assets, url};
use maud::{Markup, html};

#[derive(Clone, Debug, Default)]
pub struct SearchView {
    /// As typed. Empty: everything is shown.
    pub query: String,
    /// What was searched instead, when nothing was found for the query as typed.
    pub corrected: Option<String>,
    pub narrow: NarrowView,
    /// Categories to narrow by, with counts.
    pub kinds: Vec<MenuLink>,
    pub total: u32,
    pub cards: Vec<CardView>,
    pub pager: PagerView,
    /// For when nothing is found.
    pub categories: Vec<IndexEntry>,
    /// Things that are near, for when nothing is found.
    pub near: Vec<CardView>,
}

pub fn search(cx: &Cx, v: &SearchView) -> Markup {
    let none = v.cards.is_empty();
    let main = html! {
        (big_find(cx, "bq", &v.query))
        @if none && !v.narrow.is_narrowed() { (nothing(cx, v)) } @else { (results(cx, v)) }
    };
    let title = match (v.query.is_empty(), none) {
        (true, _) => cx.t("storefront-all-things"),
        (false, true) => cx.t_with("storefront-search-none", &[("query", &v.query)]),
        (false, false) => cx.t_with("storefront-search-title", &[("query", &v.query)]),
    };
    Page {
        robots: Robots::Stay,
        before: v.pager.before(),
        after: v.pager.after(),
        main_class: "wrap search-page",
        ..Page::new(cx, title, main)
    }
    .render()
}

/// The large field. `id` because the header has one, too.
pub fn big_find(cx: &Cx, id: &str, query: &str) -> Markup {
    html! {
        form.bigfind action=(url::ALL) role="search" {
            label.hide for=(id) { (cx.t("word-search")) }
            (icon("search"))
            input id=(id) type="search" name="q" value=(query) maxlength="200" placeholder=[query.is_empty().then(|| cx.t("storefront-search-placeholder"))]
                data-suggest=(url::SUGGEST) data-script=(assets::url("suggest.js"));
            button.btn { (cx.t("word-search")) }
        }
    }
}

fn results(cx: &Cx, v: &SearchView) -> Markup {
    let everything = v.query.is_empty();
    html! {
        @if let Some(used) = &v.corrected {
            p.lead { (cx.t_with("storefront-search-corrected", &[("query", &v.query), ("used", used)])) }
        }
        h1 class=(if everything { "d-3 found" } else { "hide" }) {
            @if everything { (cx.t("storefront-all-things")) }
            @else { (cx.t_with("storefront-search-title", &[("query", v.corrected.as_ref().unwrap_or(&v.query))])) }
        }
        div.listing.found {
            aside aria-label=(cx.t("storefront-filters")) { (facets(cx, &v.narrow, &v.kinds)) }
            section.results aria-label=(cx.t("word-products")) {
                (bar(cx, &v.narrow, v.total))
                (active(cx, &v.narrow))
                @if v.cards.is_empty() {
                    (nothing_fits(cx, &v.narrow))
                } @else {
                    (shelf(cx, &v.cards, 1))
                    (pager(cx, &v.pager))
                }
            }
        }
    }
}

fn nothing(cx: &Cx, v: &SearchView) -> Markup {
    let mail = (!cx.shop.contact.email.is_empty()).then(|| format!("mailto:{}", cx.shop.contact.email));
    html! {
        div.empty {
            h1.d-3 {
                @if v.query.is_empty() { (cx.t("storefront-list-none")) }
                @else { (cx.t_with("storefront-search-none", &[("query", &v.query)])) }
            }
            p.lead.muted { (linked(&cx.t("storefront-search-none-lead"), &[("ask", mail.as_deref())])) }
            @if !v.query.is_empty() {
                p { a.more href=(url::ALL) { (cx.t("storefront-see-all-things")) " " (icon_m("arrow")) } }
            }
        }
        @if !v.categories.is_empty() {
            section aria-labelledby="h-categories" {
                h2.hide id="h-categories" { (cx.t("word-categories")) }
                (index(&v.categories))
            }
        }
        @if !v.near.is_empty() {
            section.section aria-labelledby="h-near" {
                div.title { h2.d-1 id="h-near" { (cx.t("storefront-search-near")) } }
                div.cards.four { (cards(cx, &v.near, Heading::H3, 0)) }
            }
        }
    }
}
