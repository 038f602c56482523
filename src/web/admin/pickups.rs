//! `/admin/pickups`: what is fetched on a day, slot by slot; made to be printed and ticked off.

use crate::base::{Day, Outcome, Time};
use crate::shop::Permission;
use crate::shop::order::{BY_FETCHED, Order};
use crate::shop::shipping::Slot;
use crate::store::{Page as Part, Reads, Snapshot};
use crate::web::admin::asked::query;
use crate::web::admin::orders::{ORDERS, OrderRow};
use crate::web::admin::orders_serve::order_row;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::SignedIn;
use crate::web::admin::ui::{Desk, Link, Page, button_link, empty, nothing};
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::url::with_query;
use axum::extract::RawQuery;
use axum::response::Response;
use maud::{Markup, Render, html};

pub const PICKUPS: &str = "/admin/pickups";

/// Orders on one list: more than anybody hands over in a day.
const ORDERS_MAX: usize = 2_000;

pub struct PickupsView {
    pub day: String,
    pub before: Day,
    pub after: Day,
    /// In the order in which they are fetched.
    pub rows: Vec<PickupRow>,
}

pub struct PickupRow {
    /// `07:00–07:30`
    pub slot: String,
    pub order: OrderRow,
    /// `2 × Harbour loaf (sliced)`, a line each.
    pub goods: Vec<String>,
    /// What the buyer wrote.
    pub note: String,
}

pub async fn show(who: SignedIn, RawQuery(asked): RawQuery) -> Result<Response, Failure> {
    let query = query(asked)?;
    who.answer(|ask| page(ask, &query))
}

fn page(ask: &Ask<'_>, query: &Raw) -> Outcome<Answer> {
    ask.actor.must(Permission::Orders)?;
    let (reads, cx) = (ask.shop.read()?, ask.cx);
    let zone = &cx.shop.time_zone;
    let day = match Day::parse(query.get("day")) {
        Some(day) => day,
        None => next_day(&reads, Day::of(cx.now, zone), zone)?,
    };
    let (from, until) = (day.at(0, zone), day.next().at(0, zone));
    let orders: Vec<Order> = reads.scan_between(&BY_FETCHED, &from, &until, Part::first(ORDERS_MAX))?;
    let mut rows = Vec::with_capacity(orders.len());
    for order in &orders {
        let Some(slot) = order.shipping.slot else { continue };
        rows.push(PickupRow {
            slot: Slot::clock(&slot, zone),
            order: order_row(&reads, cx, order)?,
            goods: goods(order),
            note: order.message.clone(),
        });
    }
    let before = Day::of(from + crate::base::Span::hours(-12), zone);
    let view = PickupsView { day: cx.days_between([from, from]), before, after: day.next(), rows };
    Ok(Answer::Page(pickups_page(&ask.desk(), &view)))
}

/// The first day from today on which somebody comes; today where nobody does.
fn next_day(reads: &Snapshot, today: Day, zone: &str) -> Outcome<Day> {
    let (from, end) = (today.at(0, zone), Time::at(i64::MAX));
    let next: Vec<Order> = reads.scan_between(&BY_FETCHED, &from, &end, Part::first(1))?;
    Ok(next.first().and_then(|order| order.shipping.slot).map_or(today, |slot| Day::of(slot.from, zone)))
}

fn goods(order: &Order) -> Vec<String> {
    let line = |line: &crate::shop::order::Line| {
        let choice = if line.choice.is_empty() { String::new() } else { format!(" ({})", line.choice) };
        format!("{} × {}{choice}", line.quantity - line.cancelled, line.title)
    };
    order.lines.iter().filter(|line| line.quantity > line.cancelled).map(line).collect()
}

pub fn pickups_page(desk: &Desk<'_>, view: &PickupsView) -> Markup {
    let cx = desk.cx;
    let title = cx.t_with("admin-pickups-of", &[("day", &view.day)]);
    let to = |day: Day| with_query(PICKUPS, &[("day", &day.to_string())]);
    let body = html! {
        @if view.rows.is_empty() { (empty(&desk.t("admin-pickups-none"), &desk.t("admin-pickups-about"), nothing())) }
        @else { div.bleed { table.table.stacked.daylist {
            caption.hide { (title) }
            thead { tr {
                th scope="col" { (desk.t("admin-pickup-slot-head")) } th scope="col" { (desk.t("admin-order")) } th scope="col" { (desk.t("admin-customer")) }
                th scope="col" { (desk.t("admin-pickup-goods")) } th scope="col" { (desk.t("word-payment")) } th scope="col" { (desk.t("admin-parcel-state")) }
            } }
            tbody { @for row in &view.rows { tr {
                td.num { b { (row.slot) } }
                td.id { a href={ (ORDERS) "/" (row.order.id) } { b { (row.order.number) } } }
                td { (row.order.customer) }
                td.grow { ul { @for line in &row.goods { li { (line) } } } @if !row.note.is_empty() { small.muted { "“" (row.note) "”" } } }
                td.tags { (row.order.payment.tag(cx)) " " span.num { (cx.money(row.order.total)) } }
                td.tags { (row.order.shipped.tag(cx)) }
            } } }
        } } }
    };
    let acts = html! {
        (button_link(&to(view.before), "ghost", "left", &desk.t("admin-pickups-before")))
        (button_link(&to(view.after), "ghost", "right", &desk.t("admin-pickups-after")))
    };
    let crumbs = [Link::new(ORDERS, desk.t("admin-nav-orders"))];
    let beside = html! { span.muted { (desk.t_n("admin-pickups-n", view.rows.len() as u64)) } };
    Page { crumbs: &crumbs, acts, beside, ..Page::new(desk, &title, body) }.render()
}
