//! One order: what to pack, the money with every cent explained, what happened, and exactly the steps allowed now.

use crate::base::{Money, OrderId, Time};
use crate::web::admin::disputes::{DisputeRow, dispute_rows};
use crate::web::admin::order_balance::{BalanceView, balance_panel};
use crate::web::admin::order_cards::{CardRow, cards_panel};
use crate::web::admin::order_refunds::{RefundView, refunds_panel};
use crate::web::admin::order_steps::{ActionView, FULFIL, NOTE};
use crate::web::admin::orders::{ORDERS, PaymentFace, ShippedFace, due};
use crate::web::admin::refund::REFUND;
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Link, Look, Page, Panel, PostButton, Tag, button_link, csrf, lines, moment, thumb};
use crate::web::field::draw::{draw_fields, summary};
use crate::web::ui::{FieldView, icon};
use crate::web::url;
use maud::{Markup, Render, html};

#[derive(Clone, Debug)]
pub struct OrderView {
    pub id: OrderId,
    /// Fetched at the shop: nothing is sent.
    pub is_pickup: bool,
    pub number: String,
    pub placed: Time,
    /// Goes into every form: a step on an order that has changed since is refused.
    pub version: u64,
    pub payment: PaymentFace,
    /// When an invoice is to be paid.
    pub due: Option<Time>,
    pub shipped: ShippedFace,
    pub lines: Vec<OrderLine>,
    /// Weight of what is still to pack, in grams.
    pub weight_g: u64,
    pub money: MoneyView,
    /// What is missing or too much, with the steps that end it.
    pub balance: Option<BalanceView>,
    pub payments: Vec<PaymentRow>,
    pub disputes: Vec<DisputeRow>,
    pub refunds: Vec<RefundView>,
    pub parcels: Vec<Parcel>,
    /// Gift cards that were bought.
    pub cards: Vec<CardRow>,
    pub customer: Customer,
    pub timeline: Vec<Happened>,
    /// The steps that are allowed now, the main one first.
    pub actions: Vec<ActionView>,
    /// Why the last step was not done, where that belongs beside no field.
    pub trouble: Option<String>,
}

#[derive(Clone, Debug)]
pub struct OrderLine {
    /// Its place in the order, from 0; the quantity to send is the field `quantity-{number}`.
    pub number: usize,
    pub title: String,
    /// The chosen options: `Oat, 280 ml`.
    pub options: String,
    /// Why the price is another than the shop's; "" where it is not.
    pub price_note: String,
    pub sku: String,
    pub picture: Option<String>,
    /// The page of the product; "" for nowhere.
    pub href: String,
    pub unit_price: Money,
    pub total: Money,
    pub ordered: u32,
    pub shipped: u32,
    pub cancelled: u32,
}

impl OrderLine {
    pub fn open(&self) -> u32 {
        self.ordered.saturating_sub(self.shipped).saturating_sub(self.cancelled)
    }
}

/// What the order comes to; every row says where it comes from.
#[derive(Clone, Debug)]
pub struct MoneyView {
    pub rows: Vec<MoneyRow>,
    pub total: Money,
    /// One sentence a rate: `VAT 19 %: €22.42 = 140.40 − net 117.98`.
    pub taxes: Vec<String>,
    pub paid: Money,
    pub refunded: Money,
    /// Taken back by a bank.
    pub withdrawn: Money,
    /// What the shop does not ask for any more.
    pub waived: Money,
    /// Refunds that are decided and not done.
    pub going_back: Money,
    /// Still to come; negative when too much came and nobody has decided yet that it goes back.
    pub due: Money,
}

#[derive(Clone, Debug)]
pub struct MoneyRow {
    pub label: String,
    pub note: String,
    pub amount: Money,
}

#[derive(Clone, Debug)]
pub struct PaymentRow {
    pub method: String,
    /// More about it; "" where there is no more.
    pub href: String,
    pub state: Tag,
    pub amount: Money,
    pub reference: String,
    pub at: Time,
}

#[derive(Clone, Debug)]
pub struct Parcel {
    pub at: Time,
    /// What is in it: `2 × Day mug`.
    pub content: Vec<String>,
    pub carrier: String,
    pub tracking: String,
    /// Where the carrier tells where it is.
    pub tracking_url: Option<String>,
    /// Path of the POST that notes that it arrived or was handed over; `None` when it was.
    pub deliver: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Customer {
    pub name: String,
    pub email: String,
    pub phone: String,
    /// Lines as the country writes them.
    pub ship_to: Vec<String>,
    /// Empty when it is the same.
    pub bill_to: Vec<String>,
    pub delivery: String,
    /// When it is fetched, in words.
    pub slot: Option<String>,
    /// What the buyer wrote.
    pub note: String,
    /// The page that the buyer sees.
    pub public_href: String,
    /// Staff entered it and no letter went out yet: the link is for them to give.
    pub hands_link_over: bool,
}

/// One entry of the timeline, in words.
#[derive(Clone, Debug)]
pub struct Happened {
    pub at: Time,
    pub what: String,
    pub detail: String,
    /// Where the detail is to be seen; "" for nowhere.
    pub href: String,
    pub who: String,
    pub weight: Weight,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    Plain,
    /// Placed, paid, sent.
    Key,
    Bad,
}

pub fn order_page(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let cx = desk.cx;
    let title = cx.t_with("admin-order-n", &[("number", &view.number)]);
    let body = html! {
        (trouble(view.trouble.as_deref()))
        (summary(cx, view.actions.iter().flat_map(|action| &action.fields)))
        div.layout {
            div {
                (balance_panel(desk, view))
                (lines_panel(desk, view))
                (money_panel(desk, view))
                (refunds_panel(desk, &view.refunds))
                (cards_panel(desk, &view.cards))
                (parcels_panel(desk, view))
                (timeline_panel(desk, view))
            }
            div { (customer_panel(desk, view)) (note_panel(desk, view)) (steps_panel(desk, view)) }
        }
    };
    Page {
        crumbs: &[Link::new(ORDERS, desk.t("admin-nav-orders"))],
        beside: html! { (view.payment.tag(cx)) @if let Some(at) = view.due { (due(cx, at)) } (view.shipped.tag(cx)) span.muted { (moment(cx, view.placed)) } },
        acts: acts(desk, view),
        ..Page::new(desk, &title, body)
    }
    .render()
}

/// The buttons at the top: the main step last; steps with a form lead to it.
fn acts(desk: &Desk<'_>, view: &OrderView) -> Markup {
    html! { @for action in view.actions.iter().rev().filter(|a| !a.is_danger && a.key != NOTE) {
        @let class = if action.is_primary { "" } else { "ghost listed" };
        @if action.key == FULFIL { button.btn form=(action.form_id()) { (icon(action.icon)) (action.label) } }
        @else if action.key == REFUND { (button_link(&action.to, class, action.icon, &action.label)) }
        @else if action.is_form() { (button_link(&format!("#{}", action.form_id()), class, action.icon, &action.label)) }
        @else { (press(desk, view, action, class)) }
    } }
}

fn press(desk: &Desk<'_>, view: &OrderView, action: &ActionView, class: &str) -> Markup {
    let hidden = [("version", view.version.to_string())];
    PostButton { cx: desk.cx, to: &action.to, label: &action.label, icon: action.icon, class, hidden: &hidden }.render()
}

fn lines_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let fulfil = view.actions.iter().find(|a| a.key == FULFIL);
    let title = desk.t(match fulfil {
        Some(_) if view.is_pickup => "admin-order-to-make-ready",
        Some(_) => "admin-order-to-pack",
        None => "admin-order-lines",
    });
    let n = view.lines.len() as u64;
    let aside = html! { span.muted.s {
        (desk.t_n("admin-lines-n", n))
        @if view.weight_g > 0 { ", " (weight(desk, view.weight_g)) }
    } };
    let body = html! {
        @for line in &view.lines { (line_row(desk, view, line, fulfil)) }
        @if let Some(action) = fulfil { (fulfil_form(desk, view, action)) }
    };
    Panel { id: "lines", title: &title, aside, body }.render()
}

/// Grams up to a kilogram, then kilograms with two decimals.
fn weight(desk: &Desk<'_>, grams: u64) -> String {
    if grams < 1000 {
        return format!("{grams}\u{a0}g");
    }
    let mark = if desk.cx.locale == crate::base::Locale::De { ',' } else { '.' };
    format!("{}{mark}{:02}\u{a0}kg", grams / 1000, grams % 1000 / 10)
}

fn line_name(line: &OrderLine) -> String {
    name_of(&line.title, &line.options)
}

/// A thing with what was chosen of it.
pub fn name_of(title: &str, options: &str) -> String {
    if options.is_empty() { title.to_owned() } else { format!("{title}, {options}") }
}

fn line_row(desk: &Desk<'_>, view: &OrderView, line: &OrderLine, fulfil: Option<&ActionView>) -> Markup {
    let cx = desk.cx;
    let field = format!("quantity-{}", line.number);
    let typed = fulfil.and_then(|a| a.fields.iter().find(|f| f.name == field));
    html! {
        div.line-a.with-qty[fulfil.is_some()] {
            (thumb(line.picture.as_deref()))
            span {
                @if line.href.is_empty() { (line_name(line)) } @else { a.plain-a href=(line.href) { (line_name(line)) } }
                small { (line.sku) (moved(desk, line)) }
                @if !line.price_note.is_empty() { small { (line.price_note) } }
                @if let Some(error) = typed.and_then(|f| f.error.as_ref()) { span.err id={ (field) "-e" } { (error) } }
            }
            span.muted.num { (desk.count(line.ordered.into())) " × " (cx.money(line.unit_price)) }
            span.price { (cx.money(line.total)) }
            @if let Some(action) = fulfil {
                @let value = typed.map_or_else(|| line.open().to_string(), |f| f.value.clone());
                @if line.open() > 0 {
                    label.pack { span.hide { (cx.t_with(if view.is_pickup { "admin-pickup-of" } else { "admin-pack-of" }, &[("name", &line.title)])) }
                        input.num #(field) form=(action.form_id()) name=(field) value=(value) inputmode="numeric" autocomplete="off"
                            aria-invalid=[typed.and_then(|f| f.error.as_ref()).map(|_| "true")]
                            aria-describedby=[typed.and_then(|f| f.error.as_ref()).map(|_| format!("{field}-e"))];
                        span.muted.s { "/ " (line.open()) }
                    }
                } @else { span.pack.up { (icon("check")) span.hide { (desk.t("admin-packed")) } } }
            }
        }
    }
}

/// What has left or was taken out of a line.
fn moved(desk: &Desk<'_>, line: &OrderLine) -> Markup {
    html! {
        @if line.shipped > 0 { ", " (desk.t_n("admin-line-shipped", line.shipped.into())) }
        @if line.cancelled > 0 { ", " (desk.t_n("admin-line-cancelled", line.cancelled.into())) }
    }
}

fn fulfil_form(desk: &Desk<'_>, view: &OrderView, action: &ActionView) -> Markup {
    let own: Vec<FieldView> = action.fields.iter().filter(|f| !f.name.starts_with("quantity-")).cloned().collect();
    html! {
        form.pack-form id=(action.form_id()) method="post" action=(action.to) {
            (hidden(desk, view))
            div.pair { (draw_fields(desk.cx, &own)) }
            p.cluster.between { span.muted.s { (action.about) } button.btn.ghost { (action.label) } }
        }
    }
}

fn hidden(desk: &Desk<'_>, view: &OrderView) -> Markup {
    html! { (csrf(desk.cx)) input type="hidden" name="version" value=(view.version); }
}

fn money_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let (cx, money) = (desk.cx, &view.money);
    let body = html! {
        dl.totals {
            @for row in &money.rows { dt { (row.label) @if !row.note.is_empty() { " " small.muted { (row.note) } } } dd { (cx.money(row.amount)) } }
            dt.all { (desk.t("word-total")) @for tax in &money.taxes { small { (tax) } } }
            dd.all { (cx.money(money.total)) }
            @if !money.waived.is_zero() { dt { (desk.t("admin-money-waived")) } dd { (cx.money(money.waived.negated())) } }
            dt { (desk.t("admin-money-paid")) } dd { (cx.money(money.paid)) }
            @if !money.refunded.is_zero() { dt { (desk.t("admin-money-refunded")) } dd { (cx.money(money.refunded.negated())) } }
            @if !money.withdrawn.is_zero() { dt.down { (desk.t("admin-money-withdrawn")) } dd.down { (cx.money(money.withdrawn.negated())) } }
            @if !money.going_back.is_zero() { dt { (desk.t("admin-money-going-back")) } dd { (cx.money(money.going_back)) } }
            @if money.due.is_negative() { dt.down { (desk.t("admin-money-too-much")) } dd.down { (cx.money(money.due.negated())) } }
            @else if !money.due.is_zero() { dt { b { (desk.t("admin-money-due")) } } dd { b { (cx.money(money.due)) } } }
        }
        @if !view.payments.is_empty() { ul.rows.split { @for p in &view.payments { li {
            (icon("card"))
            span { @if p.href.is_empty() { (p.method) } @else { a href=(p.href) { (p.method) } } small { (moment(cx, p.at)) @if !p.reference.is_empty() { ", " span.mono { (p.reference) } } } }
            span.cluster { (p.state) span.num { (cx.money(p.amount)) } }
        } } } }
        (dispute_rows(cx, &view.disputes))
    };
    Panel { id: "money", title: &desk.t("admin-money"), aside: html! { (view.payment.tag(cx)) }, body }.render()
}

fn parcels_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let body = html! { ul.rows { @for parcel in &view.parcels { li {
        (icon(if view.is_pickup { "pin" } else { "truck" }))
        span {
            (parcel.carrier)
            @if !parcel.tracking.is_empty() {
                " " @if let Some(url) = &parcel.tracking_url { a.mono href=(url) rel="noreferrer" { (parcel.tracking) } }
                @else { span.mono { (parcel.tracking) } }
            }
            small { (parcel.content.join(", ")) }
        }
        div.cluster {
            span.muted.s { (moment(desk.cx, parcel.at)) }
            @if let Some(to) = &parcel.deliver { (PostButton { cx: desk.cx, to, label: &desk.t(if view.is_pickup { "admin-hand-over" } else { "admin-delivered" }), icon: "", class: "ghost small", hidden: &[] }) }
            @else { (Tag::new(Look::Done, desk.t(if view.is_pickup { "admin-handed-over" } else { "admin-parcel-delivered" }))) }
        }
    } } } };
    html! { @if !view.parcels.is_empty() { (Panel { id: "parcels", title: &desk.t(if view.is_pickup { "admin-pickups" } else { "admin-parcels" }), aside: html! {}, body }) } }
}

fn timeline_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let body = html! { div.in { ol.timeline { @for entry in &view.timeline {
        @let class = match entry.weight { Weight::Plain => None, Weight::Key => Some("key-event"), Weight::Bad => Some("bad-event") };
        li class=[class] {
            div {
                (entry.what)
                @if !entry.detail.is_empty() || !entry.who.is_empty() {
                    small { @if entry.href.is_empty() { (entry.detail) } @else { a href=(entry.href) { (entry.detail) } } @if !entry.detail.is_empty() && !entry.who.is_empty() { " · " } (entry.who) }
                }
            }
            (moment(desk.cx, entry.at))
        }
    } } } };
    Panel { id: "timeline", title: &desk.t("admin-timeline"), aside: html! {}, body }.render()
}

fn customer_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let c = &view.customer;
    let contact = html! { div.in {
        p { b { (c.name) } br; a href={ "mailto:" (c.email) } { (c.email) } @if !c.phone.is_empty() { br; a href=(url::tel(&c.phone)) { (c.phone) } } }
    } };
    let aside = html! { a href=(c.public_href) { (desk.t("admin-order-as-customer")) } };
    let to_hand_over = html! { @if c.hands_link_over { div.in.stack { p.muted.s { (desk.t("admin-order-link-about")) } p { code.break { (desk.cx.shop.base_url) (c.public_href) } } } } };
    let ship = html! { div.in {
        (address(&c.ship_to))
        p.muted { (c.delivery) @if let Some(slot) = &c.slot { br; b { (slot) } } }
        @if c.bill_to.is_empty() { p.muted { (desk.t("admin-bill-same")) } }
        @else { div { p.muted { (desk.t("admin-bill-to")) } (address(&c.bill_to)) } }
    } };
    html! {
        (Panel { id: "customer", title: &desk.t("admin-customer"), aside, body: html! { (contact) (to_hand_over) } })
        (Panel { id: "ship-to", title: &desk.t(if view.is_pickup { "admin-picked-up-by" } else { "admin-ship-to" }), aside: html! {}, body: ship })
        @if !c.note.is_empty() { (Panel { id: "customer-note", title: &desk.t("admin-note-of-customer"), aside: html! {}, body: html! { div.in { (lines(&c.note)) } } }) }
    }
}

fn address(parts: &[String]) -> Markup {
    html! { address.address { @for (i, part) in parts.iter().enumerate() { @if i > 0 { br; } (part) } } }
}

fn note_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    html! { @for action in view.actions.iter().filter(|a| a.key == NOTE) {
        @let body = html! {
            form.in id=(action.form_id()) method="post" action=(action.to) { (hidden(desk, view)) (draw_fields(desk.cx, &action.fields)) }
            footer { button.btn.ghost.small form=(action.form_id()) { (action.label) } }
        };
        (Panel { id: "staff-note", title: &desk.t("admin-note-for-staff"), aside: html! {}, body })
    } }
}

/// The steps that need a form, folded; the dangerous ones last.
fn steps_panel(desk: &Desk<'_>, view: &OrderView) -> Markup {
    let forms: Vec<&ActionView> = view.actions.iter().filter(|a| a.is_form() && !a.has_place()).collect();
    // On phones the head has no room for these: they are in the list of steps.
    let pages: Vec<&ActionView> = view.actions.iter().filter(|a| !a.is_form() && !a.has_place() && !a.is_primary).collect();
    let body = html! { @for action in &pages {
        div.step-link.phone-only { @if action.key == REFUND { (button_link(&action.to, "ghost", action.icon, &action.label)) } @else { (press(desk, view, action, "ghost")) } }
    } @for action in &forms {
        @let wrong = action.fields.iter().any(|f| f.error.is_some());
        details.fold.step open[wrong || action.is_primary] {
            summary { (icon(action.icon)) (action.label) }
            // The id is inside: following a link to it opens the fold.
            form.stack id=(action.form_id()) method="post" action=(action.to) {
                (hidden(desk, view))
                @if !action.about.is_empty() { p.muted.s { (action.about) } }
                (draw_fields(desk.cx, &action.fields))
                p { button class=(if action.is_danger { "btn danger" } else { "btn ghost" }) { (action.label) } }
            }
        }
    } };
    let class = forms.is_empty().then_some("phone-only");
    html! { @if !forms.is_empty() || !pages.is_empty() { div.step-panel class=[class] { (Panel { id: "steps", title: &desk.t("admin-steps"), aside: html! {}, body }) } } }
}
