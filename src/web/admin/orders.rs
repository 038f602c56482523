//! The list of orders: views as tabs, a search, where each order stands in words and shapes.

use crate::base::{Money, OrderId, Time};
use crate::web::admin::ui::{Desk, Find, Link, Look, Page, Pager, Tab, Tag, empty, moment, tabs};
use crate::web::cx::Cx;
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const ORDERS: &str = "/admin/orders";

/// A way to look at the orders; `key` is the value of `view` in the query.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OrdersTab {
    #[default]
    All,
    Open,
    Unpaid,
    ToShip,
    Done,
    Cancelled,
}

impl OrdersTab {
    pub const ALL: [OrdersTab; 6] =
        [OrdersTab::All, OrdersTab::Open, OrdersTab::Unpaid, OrdersTab::ToShip, OrdersTab::Done, OrdersTab::Cancelled];

    pub const fn key(self) -> &'static str {
        match self {
            OrdersTab::All => "",
            OrdersTab::Open => "open",
            OrdersTab::Unpaid => "unpaid",
            OrdersTab::ToShip => "to-ship",
            OrdersTab::Done => "done",
            OrdersTab::Cancelled => "cancelled",
        }
    }

    /// The tab of that key; anything unknown is all orders.
    pub fn from_key(key: &str) -> OrdersTab {
        OrdersTab::ALL.into_iter().find(|t| t.key() == key).unwrap_or_default()
    }

    const fn label(self) -> &'static str {
        match self {
            OrdersTab::All => "admin-orders-all",
            OrdersTab::Open => "admin-orders-open",
            OrdersTab::Unpaid => "admin-orders-unpaid",
            OrdersTab::ToShip => "admin-orders-to-ship",
            OrdersTab::Done => "admin-orders-done",
            OrdersTab::Cancelled => "admin-orders-cancelled",
        }
    }
}

/// How an order stands with its money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaymentFace {
    /// Nothing has come yet.
    Waits,
    /// A provider holds it for us.
    Authorized,
    /// Some of it has come.
    Part,
    Paid,
    /// More came than was asked for.
    TooMuch,
    Failed,
    Refunded,
    /// To be paid when it is handed over.
    OnDelivery,
}

impl PaymentFace {
    pub fn tag(self, cx: &Cx) -> Tag {
        let (look, key) = match self {
            PaymentFace::Waits => (Look::Idle, "admin-paid-waits"),
            PaymentFace::Authorized => (Look::Half, "admin-paid-authorized"),
            PaymentFace::Part => (Look::Half, "admin-paid-part"),
            PaymentFace::Paid => (Look::Done, "admin-paid"),
            PaymentFace::TooMuch => (Look::Bad, "admin-paid-too-much"),
            PaymentFace::Failed => (Look::Bad, "admin-paid-failed"),
            PaymentFace::Refunded => (Look::Idle, "admin-paid-refunded"),
            PaymentFace::OnDelivery => (Look::Idle, "admin-paid-on-delivery"),
        };
        Tag::new(look, cx.t(key))
    }
}

/// How an order stands with its things.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShippedFace {
    /// Nothing to do before money comes.
    NotYet,
    ToShip,
    Part,
    Shipped,
    Cancelled,
}

impl ShippedFace {
    pub fn tag(self, cx: &Cx) -> Tag {
        let (look, key) = match self {
            ShippedFace::NotYet => (Look::Idle, "admin-shipped-not-yet"),
            ShippedFace::ToShip => (Look::Todo, "admin-shipped-to-ship"),
            ShippedFace::Part => (Look::Half, "admin-shipped-part"),
            ShippedFace::Shipped => (Look::Done, "admin-shipped"),
            ShippedFace::Cancelled => (Look::Idle, "admin-shipped-cancelled"),
        };
        Tag::new(look, cx.t(key))
    }
}

#[derive(Clone, Debug)]
pub struct OrderRow {
    pub id: OrderId,
    pub number: String,
    pub placed: Time,
    pub customer: String,
    pub city: String,
    pub total: Money,
    pub payment: PaymentFace,
    pub shipped: ShippedFace,
    /// Name of the shipping method.
    pub delivery: String,
}

#[derive(Clone, Debug)]
pub struct OrdersView {
    pub tab: OrdersTab,
    /// How many orders each tab has, in the order of `OrdersTab::ALL`; `None` where nobody counts.
    pub counts: [Option<u64>; 6],
    pub q: String,
    pub rows: Vec<OrderRow>,
    pub pager: Pager,
}

pub fn orders_page(desk: &Desk<'_>, view: &OrdersView) -> Markup {
    let title = desk.t("admin-nav-orders");
    let list: Vec<Tab> = OrdersTab::ALL
        .into_iter()
        .zip(view.counts)
        .map(|(tab, count)| Tab {
            link: Link::new(with_query(ORDERS, &[("view", tab.key()), ("q", &view.q)]), desk.t(tab.label())),
            count,
            is_current: tab == view.tab,
        })
        .collect();
    let hint = desk.t("admin-orders-find");
    let find = Find { to: ORDERS, q: &view.q, hint: &hint, kept: &[("view", view.tab.key())], filters: html! {} };
    let body = html! {
        (tabs(desk.cx, &list))
        (find.draw(desk.cx))
        @if view.rows.is_empty() { (none(desk, view)) }
        @else { div.bleed { (orders_table(desk, &view.rows)) } (view.pager.draw(desk.cx)) }
    };
    Page::new(desk, &title, body).render()
}

fn none(desk: &Desk<'_>, view: &OrdersView) -> Markup {
    let all = html! { p { a href=(ORDERS) { (desk.t("admin-orders-see-all")) } } };
    if !view.q.is_empty() {
        return empty(&desk.cx.t_with("admin-find-none", &[("q", &view.q)]), &desk.t("admin-orders-find-none-line"), all);
    }
    match view.tab {
        OrdersTab::All => empty(
            &desk.t("admin-orders-none-yet"),
            &desk.t("admin-orders-none-yet-line"),
            html! { p { a href="/" { (desk.t("admin-nav-view-shop")) } } },
        ),
        _ => empty(&desk.t("admin-orders-none-here"), &desk.t("admin-orders-none-here-line"), all),
    }
}

/// The rows of the list, also on the home page.
pub fn orders_table(desk: &Desk<'_>, rows: &[OrderRow]) -> Markup {
    let cx = desk.cx;
    html! {
        table.table.stacked.orders {
            caption.hide { (desk.t("admin-nav-orders")) }
            thead { tr {
                th scope="col" { (desk.t("admin-order")) }
                th scope="col" { (desk.t("admin-placed")) }
                th scope="col" { (desk.t("admin-customer")) }
                th.num scope="col" { (desk.t("admin-total")) }
                th scope="col" { (desk.t("admin-payment")) }
                th scope="col" { (desk.t("admin-shipping")) }
                th scope="col" { (desk.t("admin-delivery")) }
            } }
            tbody { @for row in rows { tr {
                td.id { a href={ (ORDERS) "/" (row.id) } { b { (row.number) } } }
                td.off.muted { (moment(cx, row.placed)) }
                td.grow { (row.customer) " " small { (row.city) } }
                td.num { (cx.money(row.total)) }
                td.tags { (row.payment.tag(cx)) }
                td.tags { (row.shipped.tag(cx)) }
                td.off.muted { (row.delivery) }
            } } }
        }
    }
}
