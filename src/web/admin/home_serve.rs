//! `GET /admin`: what needs a person, today in the shop's time zone, what runs low, what a shop needs before it can sell.

use crate::base::{Money, Outcome, Words};
use crate::shop::catalog::product::BY_NEW;
use crate::shop::content::PagePlace;
use crate::shop::order::{List, Order, PlacedBy, view as orders};
use crate::shop::payment::PaymentKind;
use crate::shop::shipping::ShippingKind;
use crate::shop::stock::low::{self, Low};
use crate::shop::{Permission, attention};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::attention_serve;
use crate::web::admin::home::{Check, HomeView, LowStock, LowView, home_page};
use crate::web::admin::letters::LETTERS;
use crate::web::admin::orders_serve::order_row;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::SignedIn;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::view;
use crate::web::visit::Visit;
use axum::response::Response;

/// Rows of each list on the page.
const ROWS: usize = 6;

pub async fn show(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| Ok(Answer::Page(home_page(&ask.desk(), &home_view(ask, &who.visit)?))))
}

fn home_view(ask: &Ask<'_>, visit: &Visit) -> Outcome<HomeView> {
    ask.actor.must(Permission::Orders)?;
    let (reads, cx) = (ask.shop.read()?, ask.cx);
    let mut today = orders::placed_since(&reads, cx.now.day_begins(&cx.shop.time_zone))?;
    // What was paid to try a provider is no business, and goes back.
    today.retain(|order| order.cancelled.is_none() && order.placed_by != PlacedBy::Trial);
    let (last, _) = orders::list(&reads, List::All, Page::first(ROWS))?;
    let (_, unpaid) = orders::list(&reads, List::Unpaid, Page::first(0))?;
    Ok(HomeView {
        attention: attention_serve::rows(&reads, cx, ROWS)?,
        attention_total: attention::open_count(&reads)? as u64,
        orders_today: today.len() as u64,
        revenue_today: Money::sum(cx.shop.currency, today.iter().map(Order::revenue)),
        to_ship: ask.counts.to_ship,
        unpaid: unpaid as u64,
        low: if ask.actor.may(Permission::Catalog) { Some(low_view(&reads, cx)?) } else { None },
        closed: visit.facts.settings.as_ref().and_then(|settings| settings.closed_now(cx.now)).map(|closed| closed.until),
        last_orders: last.iter().map(|order| order_row(&reads, cx, order)).collect::<Outcome<_>>()?,
        checklist: if ask.actor.may(Permission::Settings) { checklist(&reads, cx, visit)? } else { Vec::new() },
    })
}

fn low_view(reads: &Snapshot, cx: &Cx) -> Outcome<LowView> {
    let low = low::low(reads)?;
    Ok(LowView { total: low.len() as u64, rows: low.iter().take(ROWS).map(|low| low_row(reads, cx, low)).collect::<Outcome<_>>()? })
}

fn low_row(reads: &Snapshot, cx: &Cx, low: &Low) -> Outcome<LowStock> {
    let variant = low.product.variant(low.variant);
    let choice = variant.map_or(String::new(), |variant| low.product.choice(variant).get(cx.locale).to_owned());
    let sku = variant.and_then(|variant| variant.sku.as_ref()).map_or(String::new(), |sku| sku.as_str().to_owned());
    Ok(LowStock {
        title: low.product.title.get(cx.locale).to_owned(),
        detail: [choice, sku].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        href: format!("/admin/products/{}", low.product.id),
        picture: view::picture_of(reads, variant.and_then(|variant| variant.picture).or(low.product.pictures.first().copied()), cx.locale)?
            .map(|picture| picture.at_least(80)),
        available: low.available,
    })
}

/// What is still to be done; nothing once all is.
fn checklist(reads: &Snapshot, cx: &Cx, visit: &Visit) -> Outcome<Vec<Check>> {
    let facts = &visit.facts;
    let check = |label: &str, href: &str, is_done| Check { label: cx.t(label).into_owned(), href: href.to_owned(), is_done };
    let on_sale = !reads.ids(&BY_NEW, &0_u64, Page::first(1))?.is_empty();
    let blank = Words::told("starter-page-body");
    let legal = facts.pages.iter().filter(|page| page.facts.place == PagePlace::Legal).all(|page| page.facts.body != blank);
    let bank = facts.settings.as_ref().is_some_and(|settings| settings.bank.is_some());
    let pay = facts.payment.iter().any(|method| method.active && (bank || method.kind != PaymentKind::BankTransfer));
    let offers = |kind| facts.shipping.iter().any(|method| method.active && method.kind == kind);
    let (way, goes) = match (offers(ShippingKind::Delivery), offers(ShippingKind::Pickup)) {
        (true, _) => ("admin-ready-delivery", true),
        (false, true) => ("admin-ready-pickup", true),
        (false, false) => ("admin-ready-no-way", false),
    };
    let checks = vec![
        check("admin-ready-products", "/admin/products", on_sale),
        check(way, "/admin/shipping", goes),
        check("admin-ready-pay", "/admin/payment-methods", pay),
        check("admin-ready-legal", "/admin/pages", legal),
        check("admin-ready-mail", LETTERS, visit.site.mailer.sends()),
    ];
    Ok(if checks.iter().all(|check| check.is_done) { Vec::new() } else { checks })
}
