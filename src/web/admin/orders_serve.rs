//! `GET /admin/orders`: a list, searched or not, a page at a time.

use crate::base::Outcome;
use crate::shop::order::view::COUNT_MAX;
use crate::shop::order::{List, Order, view as orders};
use crate::shop::{Permission, payment, shipping};
use crate::store::{Page, Reads};
use crate::web::admin::orders::{OrderRow, OrdersView, PaymentFace, ShippedFace, list_href, list_of, orders_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::SignedIn;
use crate::web::admin::ui::Pager;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::form::Raw;
use axum::extract::RawQuery;
use axum::response::Response;

/// Rows on one page of a list.
pub const ROWS: usize = 50;

pub async fn list(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = Raw::parse(query.unwrap_or_default().as_bytes())?;
    who.answer(|ask| show(ask, &query))
}

fn show(ask: &Ask<'_>, query: &Raw) -> Outcome<Answer> {
    ask.actor.must(Permission::Orders)?;
    let reads = ask.shop.read()?;
    let (list, q) = (list_of(query.get("view")), query.get("q").trim());
    let turn = Turn::of(query);
    let (found, total) = match q {
        "" => orders::list(&reads, list, turn.page())?,
        q => orders::search(&reads, list, q, turn.page())?,
    };
    let rows = found.iter().map(|order| order_row(&reads, ask.cx, order)).collect::<Outcome<Vec<_>>>()?;
    let mut counts = [None; List::ALL.len()];
    for (count, list) in counts.iter_mut().zip(List::ALL).filter(|_| q.is_empty()) {
        *count = exact(orders::list(&reads, list, Page::first(0))?.1);
    }
    let pager = turn.pager(rows.len(), total, &list_href(list, q));
    let has_slots = shipping::methods(&reads)?.iter().any(|method| method.pickup.is_some());
    let view = OrdersView { list, counts, q: q.to_owned(), rows, pager, has_slots };
    Ok(Answer::Page(orders_page(&ask.desk(), &view)))
}

/// One order in a list.
pub fn order_row(reads: &impl Reads, cx: &Cx, order: &Order) -> Outcome<OrderRow> {
    let payments = payment::of_order(reads, order.id)?;
    Ok(OrderRow {
        id: order.id,
        number: order.number.clone(),
        placed: order.placed,
        customer: order.ship_to.name.clone(),
        // What goes nowhere says how it goes.
        city: Some(order.ship_to.city.clone())
            .filter(|city| !city.is_empty())
            .unwrap_or_else(|| order.shipping.name.get(cx.locale).to_owned()),
        total: order.total,
        payment: PaymentFace::of(order, payments.last()),
        due: order.due_on(),
        shipped: ShippedFace::of(order),
        delivery: order.shipping.name.get(cx.locale).to_owned(),
        slot: order.shipping.slot.map(|slot| slot.words(cx.locale, &cx.shop.time_zone)),
    })
}

/// A count that went to the end; where counting stopped before, nobody knows.
fn exact(count: usize) -> Option<u64> {
    (count < COUNT_MAX).then_some(count as u64)
}

/// Which page of a list is asked for, from `page` in the query, counted from 0.
#[derive(Clone, Copy)]
pub struct Turn(usize);

impl Turn {
    pub fn of(query: &Raw) -> Turn {
        let n: usize = query.get("page").parse().unwrap_or(1);
        Turn(n.clamp(1, COUNT_MAX / ROWS) - 1)
    }

    pub const fn skip(self) -> usize {
        self.0 * ROWS
    }

    pub const fn page(self) -> Page {
        Page::first(ROWS).skipping(self.skip())
    }

    /// Where the page stands among `total`; `href` is the list without a page.
    pub fn pager(self, rows: usize, total: usize, href: &str) -> Pager {
        let mark = if href.contains('?') { '&' } else { '?' };
        let to = |page: usize| if page == 0 { href.to_owned() } else { format!("{href}{mark}page={}", page + 1) };
        let is_last = self.skip() + rows >= total || (self.0 + 2) * ROWS > COUNT_MAX;
        Pager {
            from: if rows == 0 { 0 } else { self.skip() as u64 + 1 },
            to: if rows == 0 { 0 } else { (self.skip() + rows) as u64 },
            total: exact(total),
            back: (self.0 > 0).then(|| to(self.0 - 1)),
            on: (!is_last).then(|| to(self.0 + 1)),
        }
    }
}
