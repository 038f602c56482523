//! The list of products: search, state, category; picture, price, stock.

use crate::base::{Money, ProductId};
use crate::web::admin::ui::{Desk, Find, Link, Look, Page, Pager, Tab, Tag, button_link, empty, tabs, thumb};
use crate::web::cx::Cx;
use crate::web::field::Choice;
use crate::web::ui::ChoiceView;
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const PRODUCTS: &str = "/admin/products";

/// Whether visitors see a product.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StateFace {
    Draft,
    Active,
    Archived,
}

impl Choice for StateFace {
    const ALL: &'static [StateFace] = &[StateFace::Active, StateFace::Draft, StateFace::Archived];
    fn key(self) -> &'static str {
        match self {
            StateFace::Draft => "draft",
            StateFace::Active => "active",
            StateFace::Archived => "archived",
        }
    }
    fn label(self) -> &'static str {
        match self {
            StateFace::Draft => "admin-state-draft",
            StateFace::Active => "admin-state-active",
            StateFace::Archived => "admin-state-archived",
        }
    }
}

impl StateFace {
    pub fn tag(self, cx: &Cx) -> Tag {
        let look = match self {
            StateFace::Draft => Look::Half,
            StateFace::Active => Look::Done,
            StateFace::Archived => Look::Idle,
        };
        Tag::new(look, cx.t(self.label()))
    }
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
    /// Pieces that can be sold now, of all variants.
    pub available: i64,
    pub variants: u32,
    pub state: StateFace,
}

#[derive(Clone, Debug)]
pub struct ProductsView {
    pub q: String,
    pub state: Option<StateFace>,
    /// Counts of all, then of each state in the order of `StateFace::ALL`.
    pub counts: [Option<u64>; 4],
    /// Values are ids of categories; the chosen one is `picked`.
    pub categories: Vec<ChoiceView>,
    pub rows: Vec<ProductRow>,
    pub pager: Pager,
}

pub fn products_page(desk: &Desk<'_>, view: &ProductsView) -> Markup {
    let title = desk.t("admin-nav-products");
    let category = view.categories.iter().find(|c| c.picked).map_or("", |c| c.value.as_str());
    let state = view.state.map_or("", Choice::key);
    let states = std::iter::once(None).chain(StateFace::ALL.iter().copied().map(Some));
    let list: Vec<Tab> = states
        .zip(view.counts)
        .map(|(tab, count)| Tab {
            link: Link::new(
                with_query(PRODUCTS, &[("state", tab.map_or("", Choice::key)), ("q", &view.q), ("category", category)]),
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
            caption.hide { (desk.t("admin-nav-products")) }
            thead { tr {
                th scope="col" { span.hide { (desk.t("admin-picture")) } }
                th scope="col" { (desk.t("admin-product")) }
                th scope="col" { (desk.t("admin-state")) }
                th.num scope="col" { (desk.t("admin-stock-available")) }
                th.num scope="col" { (desk.t("admin-price")) }
            } }
            tbody { @for row in rows { tr {
                td.pic-cell { (thumb(row.picture.as_deref())) }
                td.grow { a href={ (PRODUCTS) "/" (row.id) } { (row.title) } small { (row.detail) } }
                td.tags { (row.state.tag(desk.cx)) }
                td.num.off { @if row.available <= 0 { span.down { (desk.cx.number(row.available)) } } @else { (desk.cx.number(row.available)) } }
                td.num { (price(desk, row)) }
            } } }
        }
    }
}

fn price(desk: &Desk<'_>, row: &ProductRow) -> String {
    let least = desk.cx.money(row.least_price);
    if row.least_price == row.most_price { least } else { desk.cx.t_with("admin-price-from", &[("price", &least)]).into_owned() }
}
