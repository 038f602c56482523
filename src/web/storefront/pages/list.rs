//! A category: its products, narrowed by kind, facets and price, in an order that the visitor chooses. All of it works by addresses.

use super::narrow::{NarrowView, active, bar, facets, nothing_fits};
use crate::web::cx::{Cx, MenuLink};
use crate::web::ui::json_ld::breadcrumbs;
use crate::web::ui::{CardView, Crumb, Page, PagerView, PictureView, Robots, crumbs, pager, shelf};
use crate::web::url;
use maud::{Markup, html};

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

pub fn list<'a>(cx: &'a Cx, v: &ListView) -> Page<'a> {
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
                    (shelf(cx, &v.cards, 1))
                    (pager(cx, &v.pager))
                }
            }
        }
    };
    let narrowed = v.narrow.is_narrowed() || !v.narrow.sort.is_empty();
    Page {
        description: v.lead.clone(),
        // What is narrowed or ordered otherwise is the same shelf to a search engine.
        canonical: Some(if v.pager.page > 1 && !narrowed { format!("{}?page={}", v.path, v.pager.page) } else { v.path.clone() }),
        robots: if narrowed || v.cards.is_empty() { Robots::Stay } else { Robots::Index },
        picture: v.picture.clone(),
        json_ld: vec![breadcrumbs(cx, &v.crumbs)],
        before: v.pager.before(),
        after: v.pager.after(),
        main_class: "wrap",
        ..Page::new(cx, v.title.clone(), main)
    }
}

fn nothing(cx: &Cx, n: &NarrowView) -> Markup {
    if n.is_narrowed() {
        return nothing_fits(cx, n);
    }
    html! {
        div.empty {
            h2 { (cx.t("storefront-list-none")) }
            p.lead.muted { (cx.t("storefront-list-none-lead")) }
            p { a.btn.ghost href=(url::ALL) { (cx.t("storefront-see-all-things")) } }
        }
    }
}
