//! The list of products: search, state, category; picture, price, stock.

use crate::base::{Money, ProductId};
use crate::shop::catalog::ProductState;
use crate::web::admin::ui::{Desk, Find, Link, Look, Page, Pager, Tab, Tag, button_link, empty, tabs, thumb};
use crate::web::cx::Cx;
use crate::web::field::Choice;
use crate::web::ui::ChoiceView;
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const PRODUCTS: &str = "/admin/products";

impl Choice for ProductState {
    const ALL: &'static [ProductState] = &ProductState::ALL;
    fn key(self) -> &'static str {
        ProductState::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            ProductState::Draft => "admin-state-draft",
            ProductState::Active => "admin-state-active",
            ProductState::Archived => "admin-state-archived",
        }
    }
}

pub fn state_tag(cx: &Cx, state: ProductState) -> Tag {
    let look = match state {
        ProductState::Draft => Look::Half,
        ProductState::Active => Look::Done,
        ProductState::Archived => Look::Idle,
    };
    Tag::new(look, cx.t(state.label()))
}

#[derive(Clone, Debug)]
pub struct ProductRow {
    pub id: ProductId,
    pub title: String,
    /// Category, and how many variants.
    pub detail: String,
    pub picture: Option<String>,
    pub least_price: Money,
    pub most_price: Money,
    /// Pieces that can be sold now, of all variants; `None` when none of them is counted.
    pub available: Option<i64>,
    pub state: ProductState,
}

#[derive(Clone, Debug)]
pub struct ProductsView {
    pub q: String,
    pub state: Option<ProductState>,
    /// Counts of all, then of each state in the order of `ProductState::ALL`.
    pub counts: [Option<u64>; 4],
    /// Values are ids of categories; the chosen one is `picked`.
    pub categories: Vec<ChoiceView>,
    pub rows: Vec<ProductRow>,
    pub pager: Pager,
}

pub fn products_page(desk: &Desk<'_>, view: &ProductsView) -> Markup {
    let title = desk.t("word-products");
    let category = view.categories.iter().find(|c| c.picked).map_or("", |c| c.value.as_str());
    let state = view.state.map_or("", ProductState::key);
    let states = std::iter::once(None).chain(<ProductState as Choice>::ALL.iter().copied().map(Some));
    let list: Vec<Tab> = states
        .zip(view.counts)
        .map(|(tab, count)| Tab {
            link: Link::new(
                with_query(PRODUCTS, &[("state", tab.map_or("", ProductState::key)), ("q", &view.q), ("category", category)]),
                desk.t(tab.map_or("admin-all", Choice::label)),
            ),
            count,
            is_current: tab == view.state,
        })
        .collect();
    let hint = desk.t("admin-products-find");
    let find = Find { to: PRODUCTS, q: &view.q, hint: &hint, kept: &[("state", state)], filters: categories(desk, view) };
    let new = html! { (button_link(&format!("{PRODUCTS}/new"), "", "plus", &desk.t("admin-product-new"))) };
    let is_filtered = !view.q.is_empty() || !category.is_empty() || view.state.is_some();
    let body = html! {
        (tabs(desk.cx, &list))
        // The navigation of a phone has no room for what is below products.
        div.phone-only { nav.cluster.below aria-label=(title) {
            a.btn.ghost.small href="/admin/categories" { (desk.t("word-categories")) }
            a.btn.ghost.small href="/admin/stock" { (desk.t("admin-nav-stock")) }
            a.btn.ghost.small href="/admin/pictures" { (desk.t("admin-pictures")) }
        } }
        (find.draw(desk.cx))
        @if !view.rows.is_empty() { div.bleed { (table(desk, &view.rows)) } (view.pager.draw(desk.cx)) }
        @else if is_filtered {
            (empty(&desk.t("admin-products-find-none"), &desk.t("admin-products-find-none-line"), html! { p { a href=(PRODUCTS) { (desk.t("admin-products-see-all")) } } }))
        }
        @else { (empty(&desk.t("admin-products-none"), &desk.t("admin-products-none-line"), new.clone())) }
    };
    Page { acts: new, ..Page::new(desk, &title, body) }.render()
}

fn categories(desk: &Desk<'_>, view: &ProductsView) -> Markup {
    html! { @if !view.categories.is_empty() {
        select.filter name="category" aria-label=(desk.t("admin-category")) {
            option value="" { (desk.t("admin-categories-all")) }
            @for c in &view.categories { option value=(c.value) selected[c.picked] { (c.label) } }
        }
    } }
}

fn table(desk: &Desk<'_>, rows: &[ProductRow]) -> Markup {
    html! {
        table.table.leaf.with-thumb {
            caption.hide { (desk.t("word-products")) }
            thead { tr {
                th scope="col" { span.hide { (desk.t("admin-picture")) } }
                th scope="col" { (desk.t("admin-product")) }
                th scope="col" { (desk.t("admin-state")) }
                th.num scope="col" { (desk.t("admin-stock-available")) }
                th.num scope="col" { (desk.t("word-price")) }
            } }
            tbody { @for row in rows { tr {
                td.pic-cell { (thumb(row.picture.as_deref())) }
                td.grow { a href={ (PRODUCTS) "/" (row.id) } { (row.title) } small { (row.detail) } }
                td.tags { (state_tag(desk.cx, row.state)) }
                td.num.off { @match row.available {
                    Some(n) if n <= 0 => span.down { (desk.cx.number(n)) },
                    Some(n) => (desk.cx.number(n)),
                    None => span.muted { "–" },
                } }
                td.num { (price(desk, row)) }
            } } }
        }
    }
}

fn price(desk: &Desk<'_>, row: &ProductRow) -> String {
    let least = desk.cx.money(row.least_price);
    if row.least_price == row.most_price { least } else { desk.cx.t_with("admin-price-from", &[("price", &least)]).into_owned() }
}
