//! What was given back of an order, as its page tells staff: how much, for what, why, and how far it has come.

use crate::base::Outcome;
use crate::shop::order::Order;
use crate::shop::payment::Payment;
use crate::shop::payment::refund::{Fate, Refund, RefundState};
use crate::store::{Reads, Snapshot};
use crate::web::admin::order::name_of;
use crate::web::admin::order_facts::tax_words;
use crate::web::admin::order_steps::{REFUND_GIVEN, Tried, filled};
use crate::web::admin::ui::{Desk, Look, Panel, Tag, csrf, moment};
use crate::web::cx::Cx;
use crate::web::field::draw::draw_fields;
use crate::web::field::input::LineOrNone;
use crate::web::field::{Choice, Form, form};
use crate::web::ui::{FieldKind, FieldView, icon};
use maud::{Markup, html};

#[derive(Clone, Debug)]
pub struct RefundView {
    pub amount: String,
    pub why: String,
    pub state: Tag,
    pub decided: crate::base::Time,
    /// Pieces and charges with what became of them, taxes, the note, the provider's name of it: a sentence each.
    pub about: Vec<String>,
    /// Where a person says that the money was given back, or is not after all, when that is awaited.
    pub confirm: Option<Confirm>,
}

#[derive(Clone, Debug)]
pub struct Confirm {
    pub given: String,
    /// What is said when it was given.
    pub fields: Vec<FieldView>,
    pub withdraw: String,
}

/// What is said when money was transferred or handed over.
pub struct GivenFacts {
    pub reference: String,
}

pub const GIVEN: Form<GivenFacts> = form!(GivenFacts { reference: LineOrNone = "admin-reference", "admin-reference-help"; });

/// The field of the form that says which refund it is about.
const ABOUT: &str = "refund";

pub fn refund_views(
    cx: &Cx,
    reads: &Snapshot,
    order: &Order,
    (refunds, payments): (&[Refund], &[Payment]),
    tried: Option<Tried<'_>>,
) -> Outcome<Vec<RefundView>> {
    let by_hand = |refund: &Refund| payments.iter().any(|payment| payment.id == refund.payment && payment.kind.is_by_hand());
    let view = |refund: &Refund| {
        let view = refund_view(cx, reads, order, refund)?;
        let waits = refund.state.is_open() && by_hand(refund);
        let state = if waits { Tag::new(Look::Todo, cx.t("admin-refund-by-hand")) } else { view.state.clone() };
        let tried = tried.filter(|tried| tried.key == REFUND_GIVEN && tried.raw.get(ABOUT) == refund.id.to_string());
        let confirm = waits.then(|| {
            let mut fields = filled(cx, &GIVEN, None, tried);
            fields.push(FieldView { value: refund.id.to_string(), ..FieldView::new(FieldKind::Hidden, ABOUT, "") });
            let step = |end: &str| format!("/admin/refunds/{}/{end}", refund.id);
            Confirm { given: step("given"), fields, withdraw: step("withdraw") }
        });
        Ok(RefundView { confirm, state, ..view })
    };
    refunds.iter().map(view).collect()
}

fn refund_view(cx: &Cx, reads: &Snapshot, order: &Order, refund: &Refund) -> Outcome<RefundView> {
    let mut about = Vec::new();
    for given in &refund.lines {
        let Some(line) = order.lines.get(given.line) else { continue };
        let became = match given.goods {
            Fate::NotSent => cx.t("admin-refund-not-sent").into_owned(),
            Fate::Kept => cx.t("admin-refund-kept").into_owned(),
            Fate::TakenBack => cx.t("admin-refund-taken-back").into_owned(),
            Fate::Restocked { location } => {
                let place = reads.find(location)?.map_or(String::new(), |place| place.name);
                cx.t_with("admin-refund-shelf", &[("place", &place)]).into_owned()
            }
        };
        let (pieces, amount) = (cx.number(given.quantity.into()), cx.money(given.amount));
        about.push(format!("{pieces} × {}, {amount}: {became}", name_of(&line.title, &line.choice)));
    }
    about.extend(refund.charges.map(|amount| format!("{}: {}", cx.t("admin-refund-charges"), cx.money(amount))));
    about.extend(tax_words(cx, &refund.taxes));
    about.extend([refund.note.clone(), refund.reference.clone()].into_iter().filter(|text| !text.is_empty()));
    let (look, key) = match refund.state {
        RefundState::Decided => (Look::Todo, "admin-event-refund-decided"),
        RefundState::OnItsWay => (Look::Half, "admin-event-refund-sent"),
        RefundState::Done => (Look::Done, "admin-event-refund-done"),
        RefundState::Failed { .. } => (Look::Bad, "admin-event-refund-failed"),
        RefundState::Withdrawn => (Look::Idle, "admin-event-refund-withdrawn"),
    };
    let why = match reads.find(refund.payment)?.filter(|_| refund.elsewhere) {
        Some(payment) => cx.t_with("admin-refund-elsewhere", &[("provider", &cx.t(payment.kind.label()))]).into_owned(),
        None => cx.t(refund.why.label()).into_owned(),
    };
    let amount = cx.money(refund.amount);
    Ok(RefundView { amount, why, state: Tag::new(look, cx.t(key)), decided: refund.decided, about, confirm: None })
}

pub fn refunds_panel(desk: &Desk<'_>, refunds: &[RefundView]) -> Markup {
    let body = html! { ul.rows { @for refund in refunds { li {
        (icon("undo"))
        span { (refund.why) small { (moment(desk.cx, refund.decided)) } @for line in &refund.about { small { (line) } } }
        span.cluster { (refund.state) span.num { (refund.amount) } }
        @if let Some(Confirm { given, fields, withdraw }) = &refund.confirm {
            form.stack.confirm method="post" action=(given) {
                (csrf(desk.cx))
                (draw_fields(desk.cx, fields))
                button.btn.ghost.small { (icon("check")) (desk.t("admin-refund-given")) }
                button.btn.bare.small formaction=(withdraw) { (desk.t("admin-refund-withdraw")) }
            }
        }
    } } } };
    html! { @if !refunds.is_empty() { (Panel { id: "refunds", title: &desk.t("admin-refunds"), aside: html! {}, body }) } }
}
