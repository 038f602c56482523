//! Giving money back: which pieces, what becomes of them, what it comes to, and why. What is typed is calculated before it is decided.

use crate::base::{LocationId, Money, OrderId, Refusal, Say, Wrong};
use crate::shop::order::refund_lines::GivenBack;
use crate::shop::payment::{Fate, RefundReason};
use crate::web::admin::order::name_of;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_pages::trouble;
use crate::web::admin::ui::{Desk, Link, Page, Panel, csrf, thumb};
use crate::web::field::draw::{draw_fields, summary};
use crate::web::field::input::{Note, Pieces};
use crate::web::field::{Choice, Form, Input, ReadCx, form};
use crate::web::form::Raw;
use crate::web::ui::{FieldView, icon};
use maud::{Markup, Render, html};

/// The step that has a provider give money back; it has a page of its own.
pub const REFUND: &str = "refund";
/// What the button sends that calculates and decides nothing.
pub const CALCULATE: &str = "calculate";
const DECIDE: &str = "decide";

/// What stands in the form beside `pieces-N` and `goods-N` for line N of the order, from 0.
#[derive(Clone, Debug)]
pub struct RefundFacts {
    pub charges: Option<Money>,
    /// Left empty: what pieces and charges come to.
    pub refund_amount: Option<Money>,
    pub refund_why: RefundReason,
    pub refund_note: String,
}

pub const REFUNDED: Form<RefundFacts> = form!(RefundFacts {
    charges: Option<Money> = "admin-refund-charges", "admin-refund-charges-help";
    refund_amount: Option<Money> = "admin-refund-amount", "admin-refund-amount-help";
    refund_why: RefundReason = "admin-refund-why", "", preset = "returned";
    refund_note: Note = "admin-note", "admin-refund-note-help";
});

impl Choice for RefundReason {
    const ALL: &'static [RefundReason] = &RefundReason::ALL;
    fn key(self) -> &'static str {
        RefundReason::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            RefundReason::Cancelled => "admin-refund-cancelled",
            RefundReason::Returned => "admin-refund-returned",
            RefundReason::Damaged => "admin-refund-damaged",
            RefundReason::NotAvailable => "admin-refund-not-available",
            RefundReason::PaidTooMuch => "admin-refund-paid-too-much",
            RefundReason::Goodwill => "admin-refund-goodwill",
            RefundReason::Other => "admin-refund-other",
        }
    }
}

const NOT_SENT: &str = "not-sent";
const KEPT: &str = "kept";
const TAKEN_BACK: &str = "taken-back";
const SHELF: &str = "shelf-";

/// A fate as it stands in a form.
pub fn fate_key(fate: Fate) -> String {
    match fate {
        Fate::NotSent => NOT_SENT.to_owned(),
        Fate::Kept => KEPT.to_owned(),
        Fate::TakenBack => TAKEN_BACK.to_owned(),
        Fate::Restocked { location } => format!("{SHELF}{location}"),
    }
}

fn read_fate(typed: &str) -> Option<Fate> {
    match typed {
        NOT_SENT => Some(Fate::NotSent),
        KEPT => Some(Fate::Kept),
        TAKEN_BACK => Some(Fate::TakenBack),
        typed => typed.strip_prefix(SHELF)?.parse::<LocationId>().ok().map(|location| Fate::Restocked { location }),
    }
}

/// The pieces that were typed; a box that holds no number is a mistake under its name.
pub fn read_pieces(raw: &Raw, lines: usize, cx: &ReadCx) -> Result<Vec<GivenBack>, Refusal> {
    let (mut wrong, mut given) = (Vec::new(), Vec::new());
    for line in 0..lines {
        let (pieces, goods) = (format!("pieces-{line}"), format!("goods-{line}"));
        match (Option::<Pieces>::read(raw.get(&pieces), cx), read_fate(raw.get(&goods))) {
            (Err(say), _) => wrong.push(Wrong { field: pieces.into(), say }),
            (Ok(None | Some(0)), _) => {}
            (Ok(Some(_)), None) => wrong.push(Wrong { field: goods.into(), say: Say::new("wrong-choice") }),
            (Ok(Some(quantity)), Some(goods)) => given.push(GivenBack { line, quantity, goods }),
        }
    }
    if wrong.is_empty() { Ok(given) } else { Err(Refusal::Invalid(wrong)) }
}

#[derive(Clone, Debug)]
pub struct RefundView {
    pub order: OrderId,
    pub number: String,
    pub version: u64,
    /// Refunds that there are already.
    pub after: usize,
    /// Lines of which pieces are left.
    pub rows: Vec<RefundRow>,
    pub fields: Vec<FieldView>,
    /// Most that can go back at once.
    pub left: Money,
    /// The key of the sentence that says how it goes back.
    pub about: &'static str,
    /// What the buyer has to get in any case.
    pub owed: Money,
    pub proposed: Option<ProposedView>,
    pub trouble: Option<String>,
}

#[derive(Clone, Debug)]
pub struct RefundRow {
    pub title: String,
    pub options: String,
    pub picture: Option<String>,
    /// `2 of 3 not sent, 1 with the customer`.
    pub left: String,
    /// What all pieces of the line cost.
    pub total: Money,
    pub ordered: u32,
    pub fields: [FieldView; 2],
}

/// What was typed comes to.
#[derive(Clone, Debug)]
pub struct ProposedView {
    pub goods: Money,
    pub charges: Money,
    /// No more than can go back.
    pub amount: Money,
    /// One sentence a rate.
    pub taxes: Vec<String>,
}

pub fn refund_page(desk: &Desk<'_>, view: &RefundView) -> Markup {
    let title = desk.cx.t_with("admin-refund-title", &[("number", &view.number)]);
    let here = format!("{ORDERS}/{}", view.order);
    let body = html! {
        (trouble(view.trouble.as_deref()))
        (summary(desk.cx, view.rows.iter().flat_map(|row| &row.fields).chain(&view.fields)))
        form #form.layout method="post" action={ (here) "/" (REFUND) } {
            (csrf(desk.cx))
            input type="hidden" name="version" value=(view.version);
            input type="hidden" name="after" value=(view.after);
            div { (lines_panel(desk, view)) }
            div { (sum_panel(desk, view)) }
        }
    };
    let number = desk.cx.t_with("admin-order-n", &[("number", &view.number)]);
    Page { crumbs: &[Link::new(ORDERS, desk.t("admin-nav-orders")), Link::new(here.clone(), number)], ..Page::new(desk, &title, body) }
        .render()
}

fn lines_panel(desk: &Desk<'_>, view: &RefundView) -> Markup {
    let body = html! {
        @if view.rows.is_empty() { div.in { p.muted { (desk.t("admin-refund-no-lines")) } } }
        @for row in &view.rows {
            div.line-a.refund-line {
                (thumb(row.picture.as_deref()))
                span { (name_of(&row.title, &row.options)) small { (row.left) } }
                span.muted.num { (desk.count(row.ordered.into())) " ×" }
                span.price { (desk.cx.money(row.total)) }
                div.pair { (draw_fields(desk.cx, &row.fields)) }
            }
        }
    };
    Panel { id: "lines", title: &desk.t("admin-refund-lines"), aside: html! {}, body }.render()
}

fn sum_panel(desk: &Desk<'_>, view: &RefundView) -> Markup {
    let cx = desk.cx;
    let body = html! {
        @if let Some(sum) = &view.proposed { (proposed(desk, sum)) }
        div.in.stack {
            p.muted.s { (cx.t_with("admin-refund-left", &[("left", &cx.money(view.left))])) @if view.owed.minor() > 0 { " " (cx.t_with("admin-refund-owed", &[("owed", &cx.money(view.owed))])) } }
            (draw_fields(cx, &view.fields))
            p.muted.s { (desk.t(view.about)) }
            div.cluster {
                // The first button is the one that Enter presses: it decides nothing.
                button.btn.ghost name="intent" value=(CALCULATE) { (desk.t("admin-refund-calculate")) }
                button.btn name="intent" value=(DECIDE) { (icon("undo")) (desk.t("admin-refund")) }
            }
        }
    };
    Panel { id: "refund", title: &desk.t("admin-refund-sum"), aside: html! {}, body }.render()
}

fn proposed(desk: &Desk<'_>, sum: &ProposedView) -> Markup {
    let money = |amount: Money| desk.cx.money(amount);
    html! {
        dl.totals role="status" {
            dt { (desk.t("admin-sum-goods")) } dd { (money(sum.goods)) }
            @if !sum.charges.is_zero() { dt { (desk.t("admin-refund-charges")) } dd { (money(sum.charges)) } }
            dt.all { (desk.t("admin-refund-comes-to")) @for tax in &sum.taxes { small { (tax) } } }
            dd.all { (money(sum.amount)) }
        }
    }
}
