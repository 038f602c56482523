//! From the records of an order to what its page shows.

use crate::base::{Money, Outcome, PaymentId, Refusal, Time};
use crate::shop::books::dispute;
use crate::shop::fulfilment::{self, Fulfilment, ParcelLine, ParcelState, carrier};
use crate::shop::gift_card::shown;
use crate::shop::order::refund::refundable;
use crate::shop::order::view::Providers;
use crate::shop::order::{Line, Order, view as orders};
use crate::shop::payment::{self, Payment, State, refund};
use crate::shop::price::{TaxSum, Why};
use crate::shop::shipping::ShippingKind;
use crate::shop::{Event, Permission};
use crate::store::{Entry, Reads, Snapshot};
use crate::web::admin::disputes::DisputeRow;
use crate::web::admin::gift_cards::GIFT_CARDS;
use crate::web::admin::order::{Customer, MoneyRow, MoneyView, OrderLine, OrderView, Parcel, PaymentRow};
use crate::web::admin::order_balance::balance;
use crate::web::admin::order_cards::card_rows;
use crate::web::admin::order_refunds::refund_views;
use crate::web::admin::order_steps::{Begun, Tried, steps};
use crate::web::admin::order_story::Story;
use crate::web::admin::orders::{PaymentFace, ShippedFace};
use crate::web::admin::resource_serve::Ask;
use crate::web::admin::ui::{Look, Tag};
use crate::web::cx::Cx;
use crate::web::field::Choice;
use crate::web::{url, view};

/// Entries of the timeline that are shown.
const STORY_MAX: usize = 300;

/// A page that comes back after a step was refused.
#[derive(Clone, Copy, Default)]
pub struct Back<'a> {
    pub tried: Option<Tried<'a>>,
    pub refusal: Option<&'a Refusal>,
}

pub fn order_view(ask: &Ask<'_>, reads: &Snapshot, order: &Order, back: Back<'_>) -> Outcome<OrderView> {
    let cx = ask.cx;
    let payments = payment::of_order(reads, order.id)?;
    let parcels = fulfilment::of_order(reads, order.id)?;
    let log = orders::timeline(reads, order.id, STORY_MAX)?;
    let refunds = refund::of_order(reads, order.id)?;
    let disputes = dispute::of_order(reads, order.id)?;
    let owed = order.owed(&refunds);
    let with = Providers {
        owed,
        capturable: order.capturable(&payments),
        refundable: refundable(order, &payments, &refunds),
        giveable: order.giveable(&refunds),
    };
    let actions = steps(cx, order, Begun { carrier: &carrier_of(order, &parcels), with }, back.tried);
    let placed: Vec<&str> = actions.iter().flat_map(|action| &action.fields).map(|field| field.name.as_str()).collect();
    let lines = order.lines.iter().enumerate().map(|(number, line)| order_line(ask, reads, number, line)).collect::<Outcome<_>>()?;
    Ok(OrderView {
        id: order.id,
        is_pickup: order.shipping.kind == ShippingKind::Pickup,
        number: order.number.clone(),
        placed: order.placed,
        version: order.version(),
        due: order.due_on(),
        payment: match PaymentFace::of(order, payments.last()) {
            PaymentFace::TooMuch if owed.is_zero() => PaymentFace::GoingBack,
            face => face,
        },
        shipped: ShippedFace::of(order),
        lines,
        weight_g: order.lines.iter().map(|line| u64::from(line.weight_g) * u64::from(line.to_send())).sum(),
        money: money(cx, order, owed),
        balance: balance(cx, order, owed),
        payments: payments.iter().map(|payment| payment_row(cx, payment, &log)).collect(),
        disputes: disputes.iter().map(|dispute| DisputeRow::of(cx, dispute)).collect(),
        refunds: refund_views(cx, reads, order, (&refunds, &payments), back.tried)?,
        cards: card_rows(cx, reads, order)?,
        parcels: parcels.iter().map(|parcel| parcel_view(cx, order, parcel)).collect(),
        customer: customer(ask, order),
        timeline: Story { cx, reads, order, payments: &payments, parcels: &parcels }.tell(&log)?,
        trouble: trouble(cx, &placed, back.refusal),
        actions,
    })
}

/// What is said above the page: a conflict, or a mistake that has no field.
fn trouble(cx: &Cx, fields: &[&str], refusal: Option<&Refusal>) -> Option<String> {
    match refusal? {
        Refusal::Conflict { code } => Some(cx.refused(code)),
        Refusal::Invalid(wrong) => wrong.iter().find(|w| !fields.contains(&w.field.as_ref())).map(|w| cx.say(&w.say).into_owned()),
        Refusal::NotFound { .. } | Refusal::Forbidden => None,
    }
}

/// Who carries the next parcel: whoever carried the last, else whom the way of delivery names.
fn carrier_of(order: &Order, parcels: &[Fulfilment]) -> String {
    if let Some(last) = parcels.last() {
        return last.carrier.clone();
    }
    let method = [&order.shipping.name.en, &order.shipping.name.de].map(|name| name.to_lowercase());
    let named = carrier::names().find(|name| method.iter().any(|m| m.contains(&name.to_lowercase())));
    named.unwrap_or_default().to_owned()
}

fn order_line(ask: &Ask<'_>, reads: &Snapshot, number: usize, line: &Line) -> Outcome<OrderLine> {
    let there = ask.actor.may(Permission::Catalog) && reads.find(line.product)?.is_some();
    Ok(OrderLine {
        number,
        title: line.title.clone(),
        options: line.choice.clone(),
        price_note: match line.price_reason.as_str() {
            "" => String::new(),
            reason => ask.cx.t_with("admin-order-price-reason", &[("reason", reason)]).into_owned(),
        },
        sku: line.sku.clone(),
        picture: view::picture_of(reads, line.picture, ask.cx.locale)?.map(|picture| picture.at_least(80)),
        href: if there { format!("/admin/products/{}", line.product) } else { String::new() },
        unit_price: line.unit,
        total: line.total,
        ordered: line.quantity,
        shipped: line.sent,
        cancelled: line.cancelled,
    })
}

fn money(cx: &Cx, order: &Order, owed: Money) -> MoneyView {
    let t = |key: &str| cx.t(key).into_owned();
    let n = u32::try_from(order.lines.len()).unwrap_or(u32::MAX);
    let goods = Money::sum(order.total.currency(), order.lines.iter().map(|line| line.total));
    let mut rows = vec![MoneyRow { label: t("admin-sum-goods"), note: cx.t_n("admin-lines-n", n).into_owned(), amount: goods }];
    for charge in &order.charges {
        let (label, note) = match charge.why {
            Why::PaymentFee => (t("admin-sum-fee"), order.payment.name.get(cx.locale)),
            Why::Trial => (order.shipping.name.get(cx.locale).to_owned(), ""),
            _ => (t("admin-delivery"), order.shipping.name.get(cx.locale)),
        };
        rows.push(MoneyRow { label, note: note.to_owned(), amount: charge.amount });
    }
    let mut taxes = Vec::new();
    for tax in order.taxes.iter().filter(|tax| !tax.gross.is_zero()) {
        let included = order.notes.iter().any(|n| n.why == Why::Tax { rate: tax.rate } && n.included);
        let rate = cx.percent(tax.rate);
        if included {
            taxes.extend(tax_words(cx, std::slice::from_ref(tax)));
        } else {
            let label = cx.t_with("admin-sum-tax", &[("rate", &rate)]).into_owned();
            let note = cx.t_with("admin-sum-tax-on", &[("net", &cx.money(tax.net))]).into_owned();
            rows.push(MoneyRow { label, note, amount: tax.tax });
        }
    }
    let waived = order.waived.unwrap_or_else(|| Money::zero(order.total.currency()));
    MoneyView {
        rows,
        total: order.total,
        taxes,
        paid: order.captured,
        refunded: order.refunded,
        withdrawn: order.withdrawn(),
        waived,
        going_back: if order.outstanding().is_negative() { order.outstanding().negated() - owed } else { Money::zero(owed.currency()) },
        due: if order.outstanding().is_negative() { owed.negated() } else { order.outstanding() },
    }
}

/// Gross, net and tax of every rate, a sentence each.
pub fn tax_words(cx: &Cx, taxes: &[TaxSum]) -> Vec<String> {
    let one = |tax: &TaxSum| {
        let gaps = [("rate", cx.percent(tax.rate)), ("tax", cx.money(tax.tax)), ("gross", cx.money(tax.gross)), ("net", cx.money(tax.net))];
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
        cx.t_with("admin-sum-tax-in", &gaps).into_owned()
    };
    taxes.iter().map(one).collect()
}

fn payment_row(cx: &Cx, payment: &Payment, log: &[Entry<Event>]) -> PaymentRow {
    let (look, key) = match payment.state {
        State::Captured { .. } if payment.unbooked.is_some() => (Look::Idle, "admin-payment-taken-back"),
        State::Started { .. } if payment.is_on_its_way() => (Look::Half, "admin-paid-on-its-way"),
        State::Started { declined: false } => (Look::Idle, "admin-payment-started"),
        State::Started { .. } => (Look::Bad, "admin-payment-declined"),
        State::Authorized { .. } => (Look::Half, "admin-paid-authorized"),
        State::Captured { .. } => (Look::Done, "admin-payment-captured"),
        State::Voided => (Look::Idle, "admin-payment-voided"),
    };
    PaymentRow {
        method: match payment.gift_card {
            Some(_) => cx.t_with("gift-card-line", &[("card", &shown(&payment.reference))]).into_owned(),
            None => cx.t(payment.kind.label()).into_owned(),
        },
        href: payment.gift_card.map_or(String::new(), |card| format!("{GIFT_CARDS}/{card}")),
        state: Tag::new(look, cx.t(key)),
        amount: payment.state.taken().unwrap_or(payment.amount),
        reference: if payment.gift_card.is_some() { String::new() } else { payment.reference.clone() },
        at: moved(payment.id, log).unwrap_or(payment.started),
    }
}

/// When something last happened to a payment. The log begins with the newest.
fn moved(id: PaymentId, log: &[Entry<Event>]) -> Option<Time> {
    let is_its = |event: &Event| match event {
        Event::PaymentStarted { payment, .. }
        | Event::PaymentOpened { payment, .. }
        | Event::PaymentDeclined { payment, .. }
        | Event::PaymentAuthorized { payment, .. }
        | Event::PaymentCaptured { payment, .. }
        | Event::BankEntryUnbooked { payment, .. }
        | Event::PaymentOnItsWay { payment, .. }
        | Event::PaymentBounced { payment, .. }
        | Event::PaymentVoided { payment, .. } => *payment == id,
        _ => false,
    };
    log.iter().find(|entry| is_its(&entry.event)).map(|entry| entry.time)
}

fn parcel_view(cx: &Cx, order: &Order, parcel: &Fulfilment) -> Parcel {
    let pickup = order.shipping.kind == ShippingKind::Pickup;
    let by_hand = parcel.carrier.is_empty() && parcel.tracking.is_empty();
    Parcel {
        at: parcel.sent,
        content: content(cx, order, &parcel.lines),
        carrier: match by_hand {
            true if pickup => cx.t("admin-parcel-ready").into_owned(),
            true => cx.t("admin-parcel-by-hand").into_owned(),
            false => parcel.carrier.clone(),
        },
        tracking: parcel.tracking.clone(),
        tracking_url: carrier::tracking_page(&parcel.carrier, &parcel.tracking),
        deliver: (parcel.state == ParcelState::Sent).then(|| format!("/admin/parcels/{}/delivered", parcel.id)),
    }
}

/// What is in a parcel: `2 × Day mug, Oat`.
pub fn content(cx: &Cx, order: &Order, lines: &[ParcelLine]) -> Vec<String> {
    let one = |parcel: &ParcelLine| {
        let line = order.lines.get(parcel.line)?;
        let choice = if line.choice.is_empty() { String::new() } else { format!(", {}", line.choice) };
        Some(format!("{} × {}{choice}", cx.number(parcel.quantity.into()), line.title))
    };
    lines.iter().filter_map(one).collect()
}

fn customer(ask: &Ask<'_>, order: &Order) -> Customer {
    let cx = ask.cx;
    let pickup = order.shipping.kind == ShippingKind::Pickup;
    let lines = |address: &crate::base::Address| address.lines_from(cx.shop.country, cx.locale);
    Customer {
        name: order.ship_to.name.clone(),
        email: order.email.as_str().to_owned(),
        phone: order.ship_to.phone.clone(),
        ship_to: lines(&order.ship_to),
        bill_to: order.bill_to.as_ref().map(lines).unwrap_or_default(),
        slot: order.shipping.slot.map(|slot| slot.words(cx.locale, &cx.shop.time_zone)),
        delivery: match order.shipping.note.get(cx.locale) {
            note if pickup && !note.is_empty() => format!("{}, {note}", order.shipping.name.get(cx.locale)),
            _ => order.shipping.name.get(cx.locale).to_owned(),
        },
        note: order.message.clone(),
        public_href: url::order(&ask.shop.order_token(order.id)),
        hands_link_over: !order.was_written_about() && order.cancelled.is_none(),
    }
}
