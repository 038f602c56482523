//! The page on which staff enter an order: who, what, how it goes, what it comes to.

use crate::base::Money;
use crate::web::admin::order_new::PARTS;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Link, Page, Panel, csrf, nothing};
use crate::web::field::draw::draw_fields;
use crate::web::ui::{FieldView, Mistake, error_summary, icon};
use maud::{Markup, Render, html};

#[derive(Clone, Debug)]
pub struct NewOrderView {
    pub contact: Vec<FieldView>,
    pub lines: Vec<LineRow>,
    /// What was searched for, and what was found.
    pub find: String,
    pub found: Option<Vec<FoundRow>>,
    /// Ways of delivery, once there are goods.
    pub delivery: Option<FieldView>,
    pub note: FieldView,
    pub letter: FieldView,
    pub sums: Vec<SumRow>,
    /// What it comes to; it can be placed once that is known.
    pub total: Option<Money>,
    pub once: String,
    pub trouble: Option<String>,
}

#[derive(Clone, Debug)]
pub struct LineRow {
    /// As typed: number of the article, quantity, another price, why.
    pub typed: [String; 4],
    pub errors: [Option<String>; 4],
    /// What it is, and what the shop asks for one.
    pub about: Option<(String, Money)>,
}

#[derive(Clone, Debug)]
pub struct FoundRow {
    pub title: String,
    pub sku: String,
    pub price: Money,
}

#[derive(Clone, Debug)]
pub struct SumRow {
    pub label: String,
    pub amount: Money,
}

const HEADS: [&str; 4] = ["admin-order-new-sku", "admin-order-new-quantity", "admin-order-new-price", "admin-order-new-reason"];

pub fn new_order_page(desk: &Desk<'_>, view: &NewOrderView) -> Markup {
    let title = desk.t("admin-order-new");
    let panel = |id: &str, title: &str, body: Markup| {
        Panel { id, title: &desk.t(title), aside: nothing(), body: html! { div.in { (body) } } }.render()
    };
    let body = html! {
        (trouble(view.trouble.as_deref()))
        (summary(desk, view))
        p.muted.lead-s { (desk.t("admin-order-new-about")) }
        form method="post" action={ (ORDERS) "/new" } novalidate {
            (csrf(desk.cx))
            input type="hidden" name="once" value=(view.once);
            @if let Some(total) = view.total { input type="hidden" name="expected" value=(total.minor()); }
            // Enter works it out: nothing is placed by a slip.
            button.hide name="intent" value="look" tabindex="-1" aria-hidden="true" { (desk.t("admin-order-new-look")) }
            div.layout {
                div {
                    (panel("goods", "admin-order-new-goods", goods(desk, view)))
                    @if let Some(delivery) = &view.delivery { (panel("delivery", "admin-delivery", draw_fields(desk.cx, std::slice::from_ref(delivery)))) }
                }
                div {
                    (panel("who", "admin-customer", draw_fields(desk.cx, &view.contact)))
                    (panel("end", "word-total", end(desk, view)))
                }
            }
        }
    };
    Page { crumbs: &[Link::new(ORDERS, desk.t("admin-nav-orders"))], ..Page::new(desk, &title, body) }.render()
}

fn summary(desk: &Desk<'_>, view: &NewOrderView) -> Markup {
    let fields = view.contact.iter().chain(&view.delivery).chain([&view.note]).filter_map(FieldView::mistake);
    let of_row = |(n, row): (usize, &LineRow)| -> Vec<Mistake> {
        let line = desk.cx.t_with("admin-order-new-line", &[("n", &(n + 1).to_string())]);
        let one = |((part, head), error): ((&&str, &str), &Option<String>)| {
            Some(Mistake { field_id: box_id(n, part), text: format!("{line}, {}: {}", desk.t(head), error.as_ref()?) })
        };
        PARTS.iter().zip(HEADS).zip(&row.errors).filter_map(one).collect()
    };
    let mistakes: Vec<Mistake> = view.lines.iter().enumerate().flat_map(of_row).chain(fields).collect();
    error_summary(&desk.cx.t_with("admin-form-mistakes", &[("n", &mistakes.len().to_string())]), &mistakes)
}

fn box_id(line: usize, part: &str) -> String {
    format!("f-line-{line}-{part}")
}

fn goods(desk: &Desk<'_>, view: &NewOrderView) -> Markup {
    let cx = desk.cx;
    html! {
        div.finder { (search(desk, view)) }
        @for (n, row) in view.lines.iter().enumerate() {
            fieldset.line-boxes {
                legend { @match &row.about {
                    Some((name, price)) => { b { (name) } " " span.muted { (cx.money(*price)) } },
                    None => (cx.t_with("admin-order-new-line", &[("n", &(n + 1).to_string())])),
                } }
                div { @for ((part, head), (typed, error)) in PARTS.iter().zip(HEADS).zip(row.typed.iter().zip(&row.errors)) {
                    div.field {
                        @let id = box_id(n, part);
                        label for=(id) { (desk.t(head)) }
                        input id=(id) name={ "line-" (n) "-" (part) } value=(typed) autocomplete="off" maxlength="200"
                            inputmode=[match *part { "quantity" => Some("numeric"), "price" => Some("decimal"), _ => None }]
                            aria-invalid=[error.as_ref().map(|_| "true")] aria-describedby=[error.as_ref().map(|_| format!("{id}-e"))];
                        @if let Some(error) = error { p.err id={ (id) "-e" } { (icon("alert")) span { (error) } } }
                    }
                } }
            }
        }
        p { button.btn.ghost name="intent" value="look" { (desk.t("admin-order-new-look")) } }
    }
}

/// The search for goods, and what it found.
fn search(desk: &Desk<'_>, view: &NewOrderView) -> Markup {
    let cx = desk.cx;
    html! {
        div.field {
            label for="f-find" { (desk.t("admin-order-new-find")) }
            div.row {
                input id="f-find" name="find" type="search" value=(view.find) autocomplete="off";
                button.btn.ghost name="intent" value="find" { (icon("search")) (desk.t("word-search")) }
            }
        }
        @if let Some(found) = view.found.as_ref().filter(|found| !found.is_empty()) {
            ul.found role="list" { @for row in found { li {
                span { (row.title) " " small.muted { (row.sku) } } " " span.num { (cx.money(row.price)) } " "
                button.btn.ghost.small name="add" value=(row.sku) { (desk.t("admin-order-new-add")) span.hide { " " (row.title) } }
            } } }
        } @else if view.found.is_some() { p.muted { (cx.t_with("admin-find-none", &[("q", &view.find)])) } }
    }
}

fn end(desk: &Desk<'_>, view: &NewOrderView) -> Markup {
    let cx = desk.cx;
    html! {
        @if let Some(total) = view.total {
            dl.kv {
                @for row in &view.sums { dt { (row.label) } dd.num { (cx.money(row.amount)) } }
                dt { b { (cx.t("word-total")) } } dd.num { b { (cx.money(total)) } }
            }
        } @else { p.muted { (desk.t("admin-order-new-no-total")) } }
        (draw_fields(cx, std::slice::from_ref(&view.note)))
        (draw_fields(cx, std::slice::from_ref(&view.letter)))
        @if let Some(total) = view.total {
            p.up-s { button.btn name="intent" value="place" { (cx.t_with("admin-order-new-place", &[("total", &cx.money(total))])) } }
        }
    }
}
