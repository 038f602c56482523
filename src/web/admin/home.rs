//! The first page of the admin: what needs a person, then today.

use crate::base::{Money, Time};
use crate::web::admin::attention::{AttentionRow, attention_rows};
use crate::web::admin::orders::{ORDERS, OrderRow};
use crate::web::admin::ui::{Desk, Look, Page, Panel, Tag, moment, thumb};
use crate::web::ui::frame::CLOSING;
use crate::web::ui::{Tone, icon, notice};
use maud::{Markup, Render, html};

#[derive(Clone, Debug)]
pub struct HomeView {
    /// The most urgent few.
    pub attention: Vec<AttentionRow>,
    pub attention_total: u64,
    pub orders_today: u64,
    pub revenue_today: Money,
    pub to_ship: u64,
    pub unpaid: u64,
    /// `None` for whoever does not look after the stock.
    pub low: Option<LowView>,
    pub last_orders: Vec<OrderRow>,
    /// Nobody but staff sees the shop now: until when, where that is known; `None` when it is open.
    pub closed: Option<Option<Time>>,
    /// What a shop needs before it can sell; empty once all is done.
    pub checklist: Vec<Check>,
}

/// What runs low: the fewest first, and how many in all.
#[derive(Clone, Debug)]
pub struct LowView {
    pub rows: Vec<LowStock>,
    pub total: u64,
}

/// A variant of which few are left.
#[derive(Clone, Debug)]
pub struct LowStock {
    pub title: String,
    /// Options and SKU.
    pub detail: String,
    pub href: String,
    pub picture: Option<String>,
    pub available: i64,
}

/// One thing to do before selling; `label` is in the reader's language.
#[derive(Clone, Debug)]
pub struct Check {
    pub label: String,
    pub href: String,
    pub is_done: bool,
}

pub fn home_page(desk: &Desk<'_>, view: &HomeView) -> Markup {
    let cx = desk.cx;
    let title = desk.t("admin-nav-home");
    let body = html! {
        @if let Some(until) = view.closed { div.said { (notice(Tone::Warn, "alert", &html! {
            (desk.t("storefront-closed-to-others")) " "
            @if let Some(until) = until { (cx.t_with("storefront-closed-until", &[("date", &cx.date_time(until))])) " " }
            a href=(CLOSING) { (desk.t("storefront-closed-open")) }
        })) } }
        dl.figures.four-f {
            (figure(&desk.t("admin-nav-orders"), &desk.count(view.orders_today), "/admin/orders", &desk.t("admin-home-today")))
            (figure(&desk.t("admin-home-revenue"), &cx.money(view.revenue_today), "/admin/orders", &desk.t("admin-home-today")))
            (figure(&desk.t("admin-orders-to-send"), &desk.count(view.to_ship), "/admin/orders?view=to_send", &desk.t("admin-home-paid-or-agreed")))
            (figure(&desk.t("admin-orders-unpaid"), &desk.count(view.unpaid), "/admin/orders?view=unpaid", &desk.t("admin-home-waiting")))
        }
        div.home-grid {
            div.wide.pile { (attention(desk, view)) (last_orders(desk, view)) }
            div.pile { (checklist(desk, &view.checklist)) @if let Some(low) = &view.low { (low_stock(desk, low)) } }
        }
    };
    Page { beside: html! { span.muted { (cx.date(cx.now)) } }, ..Page::new(desk, &title, body) }.render()
}

fn figure(name: &str, value: &str, href: &str, note: &str) -> Markup {
    html! { div { dt { (name) } dd { a.plain-a href=(href) { (value) } small { (note) } } } }
}

fn attention(desk: &Desk<'_>, view: &HomeView) -> Markup {
    let title = desk.t("admin-nav-attention");
    let aside = html! { @if view.attention_total > 0 { a href="/admin/attention" { (desk.t_n("admin-all-n", view.attention_total)) } } };
    let body = if view.attention.is_empty() {
        html! { div.in { p.quiet { (icon("check")) span { (desk.t("admin-attention-none")) } } } }
    } else {
        attention_rows(desk, &view.attention)
    };
    Panel { id: "attention", title: &title, aside, body }.render()
}

fn checklist(desk: &Desk<'_>, checks: &[Check]) -> Markup {
    let done = checks.iter().filter(|c| c.is_done).count().to_string();
    let all = checks.len().to_string();
    let of = desk.cx.t_with("admin-home-ready-of", &[("done", &done), ("all", &all)]);
    let title = desk.t("admin-home-ready");
    let aside = html! { span.muted.s { (of) } };
    let body = html! {
        div.in { progress.progress value=(done) max=(all) aria-label=(of) { (of) } }
        ul.rows { @for check in checks {
            li {
                @if check.is_done { span.up { (icon("check")) } } @else { (icon("right")) }
                @if check.is_done { span.muted { (check.label) } } @else { a href=(check.href) { (check.label) } }
                span {}
            }
        } }
    };
    html! { @if !checks.is_empty() { (Panel { id: "ready", title: &title, aside, body }) } }
}

fn low_stock(desk: &Desk<'_>, view: &LowView) -> Markup {
    let title = desk.t("admin-home-low");
    let aside =
        html! { @if view.total > view.rows.len() as u64 { a href="/admin/stock?view=low" { (desk.t_n("admin-all-n", view.total)) } } };
    let body = html! {
        @if view.rows.is_empty() { div.in { p.quiet { (icon("check")) span { (desk.t("admin-home-low-none")) } } } }
        @else { ul.rows { @for low in &view.rows {
            li {
                (thumb(low.picture.as_deref()))
                a href=(low.href) { (low.title) small { (low.detail) } }
                @if low.available <= 0 { (Tag::new(Look::Bad, desk.t("admin-stock-out"))) }
                @else { span.num.warn-c { (desk.cx.t_with("admin-stock-left", &[("n", &low.available.to_string())])) } }
            }
        } } }
    };
    Panel { id: "low", title: &title, aside, body }.render()
}

fn last_orders(desk: &Desk<'_>, view: &HomeView) -> Markup {
    let title = desk.t("admin-home-last-orders");
    let aside = html! { a href=(ORDERS) { (desk.t("admin-home-all-orders")) } };
    let body = html! {
        @if view.last_orders.is_empty() { div.in { p.muted { (desk.t("admin-orders-none-yet-line")) } } }
        @else { ul.rows.wide-rows { @for order in &view.last_orders { li {
            b.num { (order.number) }
            a href={ (ORDERS) "/" (order.id) } { (order.customer) small { (moment(desk.cx, order.placed)) ", " (order.city) } }
            span.cluster { (order.payment.tag(desk.cx)) (order.shipped.tag(desk.cx)) span.num.amount { (desk.cx.money(order.total)) } }
        } } } }
    };
    Panel { id: "last", title: &title, aside, body }.render()
}
