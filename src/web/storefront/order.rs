//! The page of an order, behind its secret link: what happened, what comes, what is to be paid.

use crate::adapters::slip::{Above, Drawn, slip};
use crate::base::{Currency, Error, Money, Outcome, PaymentId, PaymentMethodId, Refusal, Words};
use crate::shop::checkout::change_payment::ChangePayment;
use crate::shop::checkout::fee;
use crate::shop::checkout::offer::ways_to_pay;
use crate::shop::fulfilment::{self, Fulfilment, carrier};
use crate::shop::order::pay::PayOrder;
use crate::shop::order::withhold::{Release, is_withheld, proven as proven_of};
use crate::shop::order::{self, CancelReason, Order, Paid, PlacedBy, Shipped, Waits};
use crate::shop::payment::testing::NoteCardTesting;
use crate::shop::payment::transfer::Code;
use crate::shop::payment::{self, Payment, PaymentKind, Proof, State, refund};
use crate::shop::price::Why;
use crate::shop::shipping::ShippingKind;
use crate::shop::{Actor, settings, token};
use crate::store::Snapshot;
use crate::web::body::Form;
use crate::web::cx::ShopFace;
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::site::door;
use crate::web::storefront::order_refunds::refund_views;
use crate::web::storefront::pages::order::{OrderView, ParcelView, order as order_page};
use crate::web::storefront::pages::payment::{OpenView, PaymentView, Told, TransferView};
use crate::web::storefront::{gift_card, gift_sold, go, proof};
use crate::web::ui::{Amount, ChoiceView, FieldKind, FieldView, MiniLine, StepState, StepView, Tone, TotalRow};
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;

pub async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let Some(order) = opened(&visit, &token)? else { return Ok(Bare::TooMany.into_response()) };
    let mut visit = visit;
    visit.cx.locale = order.locale;
    // The page speaks the language of the order, as its letters do: there is nothing to switch.
    let face = visit.facts.face_in(order.locale);
    visit.cx.shop = Arc::new(ShopFace { locales: vec![order.locale], ..(*face).clone() });
    let view = door(|| view_of(&visit, &token, &order))?;
    Ok(reply::page(order_page(&visit.cx, &view)))
}

/// The order behind a link that a visitor opens; a mistyped link is just not found. `None` for whoever guesses at links too fast.
pub(super) fn opened(visit: &Visit, token: &str) -> Outcome<Option<Order>> {
    match door(|| find(visit, token)) {
        Err(_) if !visit.site.limits.allows(Wish::OrderLink, visit.caller) => Ok(None),
        found => found.map(Some),
    }
}

fn find(visit: &Visit, token: &str) -> Outcome<Order> {
    order::by_token_hash(&visit.site.shop.read()?, &token::hash(token))
}

/// Where the provider's page is reached; should none be had now, the job that was written with the payment asks again, and the order's page offers
/// to try.
pub async fn page_of(visit: &Visit, payment: PaymentId) -> Option<String> {
    let page = visit.site.payments.page_of(payment).await;
    let page = page.inspect_err(|e| tracing::warn!(%payment, error = %e, "no payment page now")).ok().flatten()?;
    let way = door(|| go::way_to(visit, payment, page));
    way.inspect_err(|e| tracing::warn!(%payment, error = %e, "no way to the payment page now")).ok()
}

/// Whether this network may have another page of a provider now; where not, the merchant is told.
pub fn may_open_page(visit: &Visit) -> Outcome<bool> {
    let may = visit.site.limits.allows(Wish::PayPage, visit.caller);
    if !may {
        visit.site.shop.run(&Actor::System, NoteCardTesting {})?;
    }
    Ok(may)
}

/// What was chosen on the order's page: nothing is begun for whoever wants more pages than people do, or proves what is not so.
fn begin(visit: &Visit, token: &str, raw: &Raw) -> Outcome<Option<PaymentId>> {
    let order = find(visit, token)?;
    let payments = payment::of_order(&visit.site.shop.read()?, order.id)?;
    let now = order.payment;
    let (method, expected) = way_of(raw.get("payment"), order.total.currency()).unwrap_or((now.method, None));
    let kind = visit.facts.payment.iter().find(|known| known.id == method).map_or(now.kind, |known| known.kind);
    let proven = kind.has_provider() && proof::is_given(visit, raw, &proof::of_order(order.id, &payments))?;
    if kind.has_provider() && !may_open_page(visit)? {
        return Err(Refusal::conflict("pages-too-many").into());
    }
    let begun = if method == now.method && now.kind.has_provider() {
        visit.site.shop.run(&Actor::Visitor, PayOrder { order: token.to_owned() }).map(Some)?
    } else {
        visit.site.shop.run(&Actor::Visitor, ChangePayment { order: token.to_owned(), method, expected })?
    };
    if let Some(payment) = begun.filter(|_| proven) {
        let by = Release::Work { proven: proven_of(&payments) };
        if !proof::release(visit, payment, by)? {
            return Err(Refusal::conflict("proof-stale").into());
        }
    }
    Ok(begun)
}

/// Begins to pay as the order says, or goes on; `None` when that cannot be now, which the order's page explains.
pub fn begin_to_pay(visit: &Visit, token: &str) -> Outcome<Option<PaymentId>> {
    match visit.site.shop.run(&Actor::Visitor, PayOrder { order: token.to_owned() }) {
        Ok(payment) => Ok(Some(payment)),
        Err(Error::Refused(Refusal::Conflict { .. })) => Ok(None),
        Err(e) => Err(e),
    }
}

/// Begins to pay, tries again, or tries another way.
pub async fn pay(visit: Visit, Path(token): Path<String>, Form(raw): Form) -> Result<Response, Failure> {
    let payment = match door(|| begin(&visit, &token, &raw)) {
        // A page that is over by now takes no money: another one is begun in its place.
        Ok(Some(payment)) if !is_payable(&visit, payment).await => door(|| begin(&visit, &token, &raw)),
        begun => begun,
    };
    let page = match payment {
        Ok(Some(payment)) => page_of(&visit, payment).await,
        Ok(None) => None,
        Err(Error::Refused(Refusal::Conflict {
            code: code @ ("pages-too-many" | "payment-on-its-way" | "proof-stale" | "fee-changed"),
        })) => {
            return said(visit, &token, code, &raw);
        }
        // Paid or cancelled meanwhile: the page says so.
        Err(Error::Refused(Refusal::Conflict { .. })) => None,
        Err(e) => return Err(e.into()),
    };
    Ok(reply::see_other(&page.unwrap_or_else(|| url::order(&token))))
}

/// Whether one can still pay on the page of a payment, as far as the provider says so in time.
async fn is_payable(visit: &Visit, payment: PaymentId) -> bool {
    let asked = tokio::time::timeout(LOOK_TIME, visit.site.payments.is_payable(payment)).await;
    !matches!(asked, Ok(Ok(false)))
}

/// The order's page again, with why nothing was begun and what was chosen.
fn said(visit: Visit, token: &str, code: &str, raw: &Raw) -> Result<Response, Failure> {
    let notice = Some(visit.cx.refused(code));
    let page = door(|| {
        let order = find(&visit, token)?;
        let mut view = OrderView { notice, ..view_of(&visit, token, &order)? };
        view.payment.choose(raw.get("payment"));
        Ok::<_, Error>(order_page(&visit.cx, &view))
    })?;
    Ok(reply::page_with(StatusCode::CONFLICT, page))
}

/// How long a buyer who comes back waits for the provider's word.
const LOOK_TIME: Duration = Duration::from_secs(4);

/// Coming back proves nothing: the provider is asked.
pub async fn back(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let order = door(|| find(&visit, &token))?;
    let payments = door(|| payment::of_order(&visit.site.shop.read()?, order.id))?;
    for payment in payments.iter().filter(|p| p.state.is_open()) {
        let looked = tokio::time::timeout(LOOK_TIME, visit.site.payments.look(payment)).await;
        if !matches!(looked, Ok(Ok(_))) {
            tracing::warn!(payment = %payment.id, "no answer to who came back; reconciliation asks again");
        }
    }
    Ok(reply::see_other(&url::order(&token)))
}

/// The Swiss payment slip, as long as there is something to transfer.
pub async fn slip_of(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let Some(order) = opened(&visit, &token)? else { return Ok(Bare::TooMany.into_response()) };
    let pdf = door(|| {
        let bank = settings::the(&visit.site.shop.read()?)?.bank.filter(|_| order.terms().kind.is_transfer());
        let Some(Code::Swiss(bill)) = bank.and_then(|bank| order.transfer(bank).code) else {
            return Err(Refusal::NotFound { what: "page" }.into());
        };
        let title = order.locale.t_with("slip-title", &[("number", &order.number)]).into_owned();
        slip(&bill, &Above { shop: visit.cx.shop.name.clone(), title }, order.locale)
    })?;
    Ok(([(CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

fn view_of(visit: &Visit, token: &str, order: &Order) -> Outcome<OrderView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let payments = payment::of_order(&snapshot, order.id)?;
    let parcels = fulfilment::of_order(&snapshot, order.id)?;
    let pickup = order.shipping.kind == ShippingKind::Pickup;
    let home = cx.shop.country;
    let deliver_to = if pickup {
        let mut lines = vec![order.shipping.name.get(cx.locale).to_owned()];
        lines.extend(order.shipping.slot.map(|slot| slot.words(cx.locale, &cx.shop.time_zone)));
        lines.extend(order.shipping.note.get(cx.locale).lines().map(str::to_owned));
        lines
    } else if order.shipping.kind == ShippingKind::Email {
        vec![order.shipping.name.get(cx.locale).to_owned(), order.email.to_string()]
    } else {
        order.ship_to.lines_from(home, cx.locale)
    };
    let bill_to = match (&order.bill_to, pickup) {
        (Some(address), _) => address.lines_from(home, cx.locale),
        (None, true) => order.ship_to.lines_from(home, cx.locale),
        (None, false) => Vec::new(),
    };
    Ok(OrderView {
        notice: None,
        tried: (order.placed_by == PlacedBy::Trial).then(|| url::tried(order.payment.kind)),
        number: order.number.clone(),
        token: token.to_owned(),
        placed: order.placed,
        name: order.ship_to.name.clone(),
        email: order.email.as_str().to_owned(),
        told: if order.was_written_about() { Told::ByLetter } else { Told::ByHand },
        badges: badges(visit, order),
        payment: payment_view(visit, &snapshot, token, (order, &payments))?,
        challenge: proof::challenge(visit, &proof::of_order(order.id, &payments))?,
        refunds: refund_views(cx, order, &refund::of_order(&snapshot, order.id)?),
        steps: steps(visit, order, &payments, &parcels),
        parcels: parcels.iter().filter(|_| !pickup).map(|parcel| parcel_view(order, parcel)).collect(),
        sold: gift_sold::sold_view(cx, &snapshot, order)?,
        deliver_to,
        is_pickup: pickup,
        customs: order.customs(home).map(|country| country.name(cx.locale).to_owned()),
        bill_to,
        lines: order.lines.iter().map(|line| mini_line(visit, &snapshot, line)).collect::<Outcome<_>>()?,
        totals: totals(visit, order),
        total: order.total,
        cards: gift_card::paid_view(cx, &payments),
        left: if order.outstanding().minor() > 0 { order.outstanding() } else { Money::zero(order.total.currency()) },
        note: order.message.clone(),
    })
}

fn badges(visit: &Visit, order: &Order) -> Vec<(Tone, String)> {
    let t = |key: &str| visit.cx.t(key).into_owned();
    if order.cancelled.is_some() {
        return vec![(Tone::Warn, t("storefront-badge-cancelled"))];
    }
    let paid = match order.paid() {
        Paid::Fully | Paid::TooMuch => (Tone::Good, t("storefront-badge-paid")),
        Paid::Partly => (Tone::Warn, t("storefront-badge-partly-paid")),
        Paid::No => (Tone::Plain, t("storefront-badge-not-paid")),
        Paid::Returned => (Tone::Plain, t("storefront-badge-refunded")),
        Paid::Disputed => (Tone::Warn, t("storefront-badge-disputed")),
    };
    if order.placed_by == PlacedBy::Trial {
        return vec![paid];
    }
    let pickup = order.shipping.kind == ShippingKind::Pickup;
    let sent = match order.shipped() {
        Shipped::No if pickup => return vec![paid],
        Shipped::Fully | Shipped::Partly if pickup => (Tone::Good, t("storefront-step-ready")),
        Shipped::Fully => (Tone::Good, t("storefront-badge-sent")),
        Shipped::Partly => (Tone::Plain, t("storefront-badge-partly-sent")),
        Shipped::No => (Tone::Plain, t("storefront-badge-not-sent")),
    };
    vec![paid, sent]
}

fn payment_view(visit: &Visit, snapshot: &Snapshot, token: &str, (order, payments): (&Order, &[Payment])) -> Outcome<PaymentView> {
    let cx = &visit.cx;
    let refunded = (!order.refunded.is_zero()).then_some(order.refunded);
    if order.cancelled.is_some() {
        let owed = Some(order.kept()).filter(|kept| kept.minor() > 0);
        return Ok(PaymentView::Cancelled { refunded, owed });
    }
    let method = order.payment.name.get(cx.locale).to_owned();
    // Nothing is to be paid any more; some of it may have gone back.
    if order.outstanding().minor() <= 0 {
        let at = payments.iter().filter(|p| p.taken().is_some()).map(|p| p.started).max().unwrap_or(order.placed);
        return Ok(PaymentView::Paid { method, at, refunded });
    }
    let amount = order.outstanding();
    if payments.iter().any(Payment::is_on_its_way) {
        return Ok(PaymentView::OnItsWay);
    }
    // Nobody has chosen yet: staff entered the order.
    if payments.is_empty() {
        return open_view(visit, snapshot, order, payments);
    }
    Ok(match order.payment.kind {
        PaymentKind::CashOnDelivery => PaymentView::OnDelivery { amount, others: others(visit, snapshot, order)? },
        PaymentKind::PayAtPickup => PaymentView::AtPickup { amount, others: others(visit, snapshot, order)? },
        PaymentKind::Invoice if order.due_on().is_none() => {
            PaymentView::InvoiceLater { amount, days: order.payment.due_days, others: others(visit, snapshot, order)? }
        }
        PaymentKind::BankTransfer | PaymentKind::Invoice => {
            let until = payments.iter().find(|p| p.state.is_open()).and_then(|p| p.expires);
            let due = order.due_on();
            let transfer = order.transfer(settings::the(snapshot)?.bank.unwrap_or_default());
            let code = transfer.code.as_ref().map(Drawn::of).transpose()?;
            let slip = matches!(transfer.code, Some(Code::Swiss(_))).then(|| url::order_slip(token));
            PaymentView::Transfer(Box::new(TransferView { transfer, code, slip, until, due, others: others(visit, snapshot, order)? }))
        }
        PaymentKind::Stripe | PaymentKind::PayPal | PaymentKind::TestCard | PaymentKind::GiftCard => {
            open_view(visit, snapshot, order, payments)?
        }
    })
}

/// The other ways to pay, where there are any.
fn others(visit: &Visit, snapshot: &Snapshot, order: &Order) -> Outcome<Option<FieldView>> {
    let mut ways = ways_field(visit, snapshot, order)?;
    ways.options.retain(|way| way.value != order.payment.method.to_string());
    ways.value = ways.options.first().map_or(String::new(), |way| way.value.clone());
    Ok((!ways.options.is_empty()).then_some(ways))
}

/// Stands between a way to pay and what is owed by it, where that is not what is owed now.
const THEN: char = ':';

/// The way that was chosen, and what the buyer saw to be owed by it.
fn way_of(chosen: &str, currency: Currency) -> Option<(PaymentMethodId, Option<Money>)> {
    let (way, owed) = chosen.split_once(THEN).map_or((chosen, None), |(way, owed)| (way, Some(owed)));
    let owed = owed.map(|owed| owed.parse().map(|minor| Money::new(minor, currency))).transpose().ok()?;
    Some((way.parse().ok()?, owed))
}

/// How the order can be paid now, the way that was chosen first.
fn ways_field(visit: &Visit, snapshot: &Snapshot, order: &Order) -> Outcome<FieldView> {
    let cx = &visit.cx;
    let mut ways = FieldView::new(FieldKind::Radios, "payment", cx.t("word-payment"));
    let way = |id: PaymentMethodId, name: &Words| ChoiceView::new(id.to_string(), name.get(cx.locale).to_owned());
    let chosen = order.payment.method;
    ways.value = chosen.to_string();
    ways.options = vec![way(chosen, &order.payment.name)];
    let others = ways_to_pay(snapshot, &settings::the(snapshot)?, order)?;
    ways.options.extend(others.iter().filter(|other| other.id != chosen).filter_map(|other| {
        let owed = fee::owed_by(order, other)?;
        let view = way(other.id, &other.name);
        if owed == order.outstanding() {
            return Some(view);
        }
        // What the buyer sees is what is confirmed with it.
        let note = cx.t_with("storefront-pay-then", &[("total", &cx.money(owed))]).into_owned();
        let price = other.fee.filter(|fee| !fee.is_zero()).map_or(String::new(), |fee| cx.money(fee));
        Some(ChoiceView { value: format!("{}{THEN}{}", other.id, owed.minor()), note, price, ..view })
    }));
    Ok(ways)
}

fn open_view(visit: &Visit, snapshot: &Snapshot, order: &Order, payments: &[Payment]) -> Outcome<PaymentView> {
    let cx = &visit.cx;
    let last = payments.last();
    if last.is_some_and(|p| matches!(p.state, State::Authorized { .. })) {
        return Ok(PaymentView::Waiting);
    }
    let declined = last.is_some_and(|p| matches!(p.state, State::Started { declined: true } | State::Voided));
    Ok(PaymentView::Open(OpenView {
        amount: order.outstanding(),
        ways: ways_field(visit, snapshot, order)?,
        until: match order.waits {
            Waits::Until { at } => Some(at),
            _ => last.filter(|p| p.state.is_open()).and_then(|p| p.expires),
        },
        failed: declined.then(|| cx.t("storefront-pay-declined").into_owned()),
        mailed: mailed(visit, snapshot, order, last)?,
    }))
}

/// Where the link to pay went, as long as the page opens for nobody else.
fn mailed(visit: &Visit, snapshot: &Snapshot, order: &Order, last: Option<&Payment>) -> Outcome<Option<String>> {
    let Some(payment) = last.filter(|payment| matches!(payment.proof, Proof::Mailed { .. })) else { return Ok(None) };
    Ok(is_withheld(snapshot, payment, visit.cx.now)?.then(|| order.email.as_str().to_owned()))
}

/// What happened and what comes, with dates.
fn steps(visit: &Visit, order: &Order, payments: &[Payment], parcels: &[Fulfilment]) -> Vec<StepView> {
    let cx = &visit.cx;
    let step = |state, key: &str, note: String| StepView { state, title: cx.t(key).into_owned(), note };
    let mut steps = vec![step(StepState::Done, "storefront-step-placed", cx.date_time(order.placed))];
    if let Some(cancelled) = &order.cancelled {
        let key = if cancelled.why == CancelReason::NotPaid { "storefront-step-expired" } else { "storefront-step-cancelled" };
        steps.push(step(StepState::Done, key, cx.date_time(cancelled.at)));
        return steps;
    }
    let later = order.terms().kind.is_paid_after();
    // What a bank took back was paid once; nobody asks for it again.
    let paid = matches!(order.paid(), Paid::Fully | Paid::TooMuch | Paid::Disputed);
    if !later || paid {
        let state = if paid { StepState::Done } else { StepState::Now };
        let until = payments.iter().filter(|p| p.state.is_open()).filter_map(|p| p.expires).max();
        let by = |at| cx.t_with("storefront-step-pay-by", &[("until", &cx.date_time(at))]).into_owned();
        let note = if paid { String::new() } else { until.map_or(String::new(), by) };
        steps.push(step(state, if paid { "storefront-step-paid" } else { "storefront-step-to-pay" }, note));
    }
    if order.placed_by == PlacedBy::Trial {
        return steps;
    }
    if order.shipping.kind == ShippingKind::Email {
        let state = if order.shipped() == Shipped::Fully { StepState::Done } else { StepState::Next };
        steps.push(step(state, "gift-step-sent", String::new()));
        return steps;
    }
    let pickup = order.shipping.kind == ShippingKind::Pickup;
    // Once a part has gone, what is still to be packed is the rest, and it comes after that part.
    let (sent_key, next_key) = match (pickup, order.shipped()) {
        (true, _) => ("storefront-step-ready", "storefront-step-pickup"),
        (false, Shipped::Partly) => ("storefront-step-part-sent", "storefront-step-pack-rest"),
        (false, _) => ("storefront-step-sent", "storefront-step-pack"),
    };
    for parcel in parcels {
        steps.push(step(StepState::Done, sent_key, cx.date_time(parcel.sent)));
        if let (true, fulfilment::ParcelState::Delivered { at }) = (pickup, parcel.state) {
            steps.push(step(StepState::Done, "storefront-step-handed-over", cx.date_time(at)));
        }
    }
    if order.shipped() != Shipped::Fully {
        let when = order.shipping.slot.map_or(String::new(), |slot| slot.words(cx.locale, &cx.shop.time_zone));
        steps.push(step(if order.may_send() { StepState::Now } else { StepState::Next }, next_key, when));
    }
    if !pickup {
        let arrived = !parcels.is_empty() && parcels.iter().all(|p| p.state != fulfilment::ParcelState::Sent);
        let state = if arrived && order.shipped() == Shipped::Fully { StepState::Done } else { StepState::Next };
        let sent = parcels.last().map(|parcel| parcel.sent);
        let days = order.arrival(sent, cx.now, &cx.shop.time_zone).filter(|_| state != StepState::Done);
        let note = days.map_or(String::new(), |days| cx.days_between(days));
        steps.push(step(state, "storefront-step-arrives", note));
    }
    steps
}

fn parcel_view(order: &Order, parcel: &Fulfilment) -> ParcelView {
    let piece = |l: &fulfilment::ParcelLine| order.lines.get(l.line).map(|line| format!("{} × {}", l.quantity, line.title));
    ParcelView {
        carrier: parcel.carrier.clone(),
        tracking: parcel.tracking.clone(),
        href: carrier::tracking_page(&parcel.carrier, &parcel.tracking),
        sent: parcel.sent,
        content: parcel.lines.iter().filter_map(piece).collect::<Vec<_>>().join(", "),
    }
}

fn mini_line(visit: &Visit, snapshot: &Snapshot, line: &order::Line) -> Outcome<MiniLine> {
    Ok(MiniLine {
        title: line.title.clone(),
        facts: line.choice.clone(),
        quantity: line.quantity,
        total: line.total,
        picture: view::picture_of(snapshot, line.picture, visit.cx.locale)?,
    })
}

/// Goods, charges and a row for each rate of tax.
fn totals(visit: &Visit, order: &Order) -> Vec<TotalRow> {
    let cx = &visit.cx;
    let goods = Money::sum(order.total.currency(), order.lines.iter().map(|line| line.total));
    let pieces: u32 = order.lines.iter().map(|line| line.quantity).sum();
    let row = |label: String, amount| TotalRow { label, note: String::new(), amount };
    let mut rows = vec![row(cx.t_n("storefront-sum-things", pieces).into_owned(), Amount::Of(goods))];
    for charge in &order.charges {
        let amount = if charge.amount.is_zero() { Amount::Free } else { Amount::Of(charge.amount) };
        let label = match charge.why {
            Why::PaymentFee => cx.t("storefront-sum-payment-fee").into_owned(),
            _ => order.shipping.name.get(cx.locale).to_owned(),
        };
        rows.push(row(label, amount));
    }
    for tax in order.taxes.iter().filter(|t| !t.tax.is_zero()) {
        let included = order.notes.iter().any(|n| n.why == Why::Tax { rate: tax.rate } && n.included);
        let key = if included { "storefront-sum-tax-of" } else { "storefront-sum-tax" };
        rows.push(row(cx.t_with(key, &[("rate", &cx.percent(tax.rate))]).into_owned(), Amount::Of(tax.tax)));
    }
    rows
}
