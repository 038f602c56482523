//! The list of orders: views as tabs, a search, where each order stands in words and shapes.

use crate::base::{Money, OrderId, Time};
use crate::shop::order::{List, Order, Paid, Shipped};
use crate::shop::payment::{Payment, PaymentKind, State};
use crate::shop::shipping::ShippingKind;
use crate::web::admin::pickups::PICKUPS;
use crate::web::admin::ui::{Desk, Find, Link, Look, Page, Pager, Tab, Tag, button_link, empty, moment, tabs};
use crate::web::cx::Cx;
use crate::web::url::with_query;
use maud::{Markup, Render, html};

pub const ORDERS: &str = "/admin/orders";

/// Text key of a list's name.
const fn list_key(list: List) -> &'static str {
    match list {
        List::All => "admin-all",
        List::Open => "admin-orders-open",
        List::Unpaid => "admin-orders-unpaid",
        List::ToSend => "admin-orders-to-send",
        List::Done => "admin-orders-done",
        List::Cancelled => "admin-orders-cancelled",
    }
}

/// The list named by `view` in the query; anything unknown is all orders.
pub fn list_of(key: &str) -> List {
    List::ALL.into_iter().find(|list| list.key() == key).unwrap_or(List::All)
}

/// The address of a list, searched for `q` where that is not empty.
pub fn list_href(list: List, q: &str) -> String {
    with_query(ORDERS, &[("view", if list == List::All { "" } else { list.key() }), ("q", q)])
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
    /// The same, and all of it is on its way back.
    GoingBack,
    Failed,
    Refunded,
    /// A bank took it back.
    Disputed,
    /// To be paid when it is handed over.
    OnDelivery,
    /// To be paid when it is fetched.
    AtPickup,
    /// Goods go first.
    Invoice,
    /// The buyer has paid; a bank needs days.
    OnItsWay,
    /// Cancelled before anything came.
    Nothing,
}

impl PaymentFace {
    /// From an order and its newest payment.
    pub fn of(order: &Order, newest: Option<&Payment>) -> PaymentFace {
        match order.paid() {
            Paid::Fully => PaymentFace::Paid,
            Paid::TooMuch => PaymentFace::TooMuch,
            Paid::Partly => PaymentFace::Part,
            Paid::Returned => PaymentFace::Refunded,
            Paid::Disputed => PaymentFace::Disputed,
            Paid::No => match newest.map(|payment| payment.state) {
                _ if order.cancelled.is_some() => PaymentFace::Nothing,
                _ if newest.is_some_and(Payment::is_on_its_way) => PaymentFace::OnItsWay,
                Some(State::Authorized { .. }) => PaymentFace::Authorized,
                Some(State::Voided) => PaymentFace::Failed,
                Some(State::Started { declined: true }) => PaymentFace::Failed,
                _ => match order.payment.kind {
                    PaymentKind::CashOnDelivery => PaymentFace::OnDelivery,
                    PaymentKind::PayAtPickup => PaymentFace::AtPickup,
                    PaymentKind::Invoice => PaymentFace::Invoice,
                    PaymentKind::BankTransfer
                    | PaymentKind::Stripe
                    | PaymentKind::PayPal
                    | PaymentKind::TestCard
                    | PaymentKind::GiftCard => PaymentFace::Waits,
                },
            },
        }
    }

    pub fn tag(self, cx: &Cx) -> Tag {
        let (look, key) = match self {
            PaymentFace::Waits => (Look::Idle, "admin-paid-waits"),
            PaymentFace::Authorized => (Look::Half, "admin-paid-authorized"),
            PaymentFace::Part => (Look::Half, "admin-paid-part"),
            PaymentFace::Paid => (Look::Done, "admin-paid"),
            PaymentFace::TooMuch => (Look::Bad, "admin-paid-too-much"),
            PaymentFace::GoingBack => (Look::Half, "admin-paid-going-back"),
            PaymentFace::Failed => (Look::Bad, "admin-paid-failed"),
            PaymentFace::Refunded => (Look::Idle, "admin-paid-refunded"),
            PaymentFace::Disputed => (Look::Bad, "admin-paid-disputed"),
            PaymentFace::OnDelivery => (Look::Idle, "admin-paid-on-delivery"),
            PaymentFace::AtPickup => (Look::Idle, "admin-paid-at-pickup"),
            PaymentFace::Invoice => (Look::Idle, "admin-paid-invoice"),
            PaymentFace::OnItsWay => (Look::Half, "admin-paid-on-its-way"),
            PaymentFace::Nothing => (Look::Idle, "admin-paid-nothing"),
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
    /// Lies ready to be fetched, or was.
    Ready,
    ToMakeReady,
    Cancelled,
}

impl ShippedFace {
    pub fn of(order: &Order) -> ShippedFace {
        let pickup = order.shipping.kind == ShippingKind::Pickup;
        match order.shipped() {
            _ if order.cancelled.is_some() => ShippedFace::Cancelled,
            Shipped::Fully if pickup => ShippedFace::Ready,
            Shipped::Fully => ShippedFace::Shipped,
            Shipped::Partly => ShippedFace::Part,
            Shipped::No if order.may_send() && pickup => ShippedFace::ToMakeReady,
            Shipped::No if order.may_send() => ShippedFace::ToShip,
            Shipped::No => ShippedFace::NotYet,
        }
    }

    pub fn tag(self, cx: &Cx) -> Tag {
        let (look, key) = match self {
            ShippedFace::NotYet => (Look::Idle, "admin-shipped-not-yet"),
            ShippedFace::ToShip => (Look::Todo, "admin-shipped-to-ship"),
            ShippedFace::Part => (Look::Half, "admin-shipped-part"),
            ShippedFace::Shipped => (Look::Done, "admin-shipped"),
            ShippedFace::Ready => (Look::Done, "admin-shipped-ready"),
            ShippedFace::ToMakeReady => (Look::Todo, "admin-shipped-to-make-ready"),
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
    /// When an invoice is to be paid.
    pub due: Option<Time>,
    pub shipped: ShippedFace,
    /// Name of the shipping method.
    pub delivery: String,
    /// When it is fetched, in words.
    pub slot: Option<String>,
}

#[derive(Clone, Debug)]
pub struct OrdersView {
    pub list: List,
    /// How many orders each list has, in the order of `List::ALL`; `None` where nobody counts.
    pub counts: [Option<u64>; 6],
    pub q: String,
    pub rows: Vec<OrderRow>,
    pub pager: Pager,
    /// Buyers choose when they come: there is a list of each day.
    pub has_slots: bool,
}

pub fn orders_page(desk: &Desk<'_>, view: &OrdersView) -> Markup {
    let title = desk.t("admin-nav-orders");
    let lists: Vec<Tab> = List::ALL
        .into_iter()
        .zip(view.counts)
        .map(|(list, count)| Tab {
            link: Link::new(list_href(list, &view.q), desk.t(list_key(list))),
            count,
            is_current: list == view.list,
        })
        .collect();
    let kept = if view.list == List::All { "" } else { view.list.key() };
    let hint = desk.t("admin-orders-find");
    let find = Find { to: ORDERS, q: &view.q, hint: &hint, kept: &[("view", kept)], filters: html! {} };
    let body = html! {
        (tabs(desk.cx, &lists))
        (find.draw(desk.cx))
        @if view.rows.is_empty() { (none(desk, view)) }
        @else { div.bleed { (orders_table(desk, &view.rows)) } (view.pager.draw(desk.cx)) }
    };
    let acts = html! {
        @if view.has_slots { (button_link(PICKUPS, "ghost", "calendar", &desk.t("admin-pickups-list"))) }
        (button_link("/admin/orders/new", "", "plus", &desk.t("admin-order-new")))
    };
    Page { acts, ..Page::new(desk, &title, body) }.render()
}

fn none(desk: &Desk<'_>, view: &OrdersView) -> Markup {
    let all = html! { p { a href=(ORDERS) { (desk.t("admin-orders-see-all")) } } };
    if !view.q.is_empty() {
        return empty(&desk.cx.t_with("admin-find-none", &[("q", &view.q)]), &desk.t("admin-orders-find-none-line"), all);
    }
    match view.list {
        List::All => empty(
            &desk.t("admin-orders-none-yet"),
            &desk.t("admin-orders-none-yet-line"),
            html! { p { a href="/" { (desk.t("admin-nav-view-shop")) } } },
        ),
        _ => empty(&desk.t("admin-orders-none-here"), &desk.t("admin-orders-none-here-line"), all),
    }
}

/// Until when an invoice is to be paid, or that the day is over.
pub fn due(cx: &Cx, at: Time) -> Markup {
    let (look, key) = if at < cx.now { (Look::Bad, "admin-overdue-since") } else { (Look::Flat, "admin-due-on") };
    Tag::new(look, cx.t_with(key, &[("date", &cx.date(at))])).render()
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
                th.num scope="col" { (desk.t("word-total")) }
                th scope="col" { (desk.t("word-payment")) }
                th scope="col" { (desk.t("admin-parcel-state")) }
                th scope="col" { (desk.t("admin-delivery")) }
            } }
            tbody { @for row in rows { tr {
                td.id { a href={ (ORDERS) "/" (row.id) } { b { (row.number) } } }
                td.off.muted { (moment(cx, row.placed)) }
                td.grow { (row.customer) " " small { (row.city) } }
                td.num { (cx.money(row.total)) }
                td.tags { (row.payment.tag(cx)) @if let Some(at) = row.due { " " (due(cx, at)) } }
                td.tags { (row.shipped.tag(cx)) }
                td.off.muted { (row.delivery) @if let Some(slot) = &row.slot { " " small { (slot) } } }
            } } }
        }
    }
}
