//! Products side by side: a table of what is known of them, one column a product.

use crate::web::cx::Cx;
use crate::web::ui::{CardView, Page, Place, Robots, picture_later, price, unit_price};
use crate::web::url;
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct CompareView {
    pub products: Vec<Compared>,
    /// Name of a fact, and its value for each product; empty where a product does not say.
    pub rows: Vec<(String, Vec<String>)>,
    /// How many may stand side by side.
    pub most: usize,
}

#[derive(Clone, Debug)]
pub struct Compared {
    pub card: CardView,
    /// The same page without this product.
    pub without: String,
}

pub fn compare(cx: &Cx, v: &CompareView) -> Markup {
    let title = cx.t("storefront-compare-title");
    let most = v.most.to_string();
    let main = html! {
        div.list-head { h1 { (title) } @if !v.products.is_empty() { p.lead.muted { (cx.t_with("storefront-compare-lead", &[("max", &most)])) } } }
        @if v.products.is_empty() {
            div.empty {
                h2 { (cx.t("storefront-compare-none")) }
                p.lead.muted { (cx.t_with("storefront-compare-none-lead", &[("max", &most)])) }
                p { a.btn.ghost href=(url::ALL) { (cx.t("storefront-see-all-things")) } }
            }
        } @else {
            div.compare tabindex="0" role="group" aria-label=(cx.t("storefront-scroll")) {
                table {
                    thead { tr {
                        td { span.hide { (cx.t("storefront-compare-fact")) } }
                        @for product in &v.products { (head(cx, product)) }
                    } }
                    tbody {
                        tr { th scope="row" { (cx.t("word-price")) } @for product in &v.products { td { (price(cx, &product.card.price)) @if product.card.price.content.is_some() { br; span.muted.s { (unit_price(cx, &product.card.price)) } } } } }
                        @for (name, values) in &v.rows { (row(name, values)) }
                    }
                }
            }
        }
    };
    Page { robots: Robots::Stay, ..Page::new(cx, title, main) }.render()
}

fn head(cx: &Cx, product: &Compared) -> Markup {
    let card = &product.card;
    html! {
        th scope="col" {
            div.pic { @if let Some(p) = &card.picture { (picture_later(&p.silent(), Place::Card)) } }
            a href=(card.href) { (card.title) }
            a.more href=(product.without) { (cx.t("storefront-compare-remove")) span.hide { ": " (card.title) } }
        }
    }
}

/// What is the same everywhere is quieter: the eye goes to what differs.
fn row(name: &str, values: &[String]) -> Markup {
    let same = values.len() > 1 && values.iter().all(|value| *value == values[0]);
    html! {
        tr class=[same.then_some("same")] {
            th scope="row" { (name) }
            @for value in values { td { @if value.is_empty() { span.muted { "–" } } @else { (value) } } }
        }
    }
}
