//! What can be done with an order now: the forms of the steps, and the buttons that its page offers.

use crate::base::{Money, Refusal, Wrong};
use crate::shop::fulfilment::{ParcelLine, carrier};
use crate::shop::order::view::{Action, Providers};
use crate::shop::order::{CancelReason, Line, Order};
use crate::shop::shipping::ShippingKind;
use crate::web::admin::orders::ORDERS;
use crate::web::admin::refund::REFUND;
use crate::web::cx::Cx;
use crate::web::field::draw::Filled;
use crate::web::field::input::{LineOrNone, Note, Pieces};
use crate::web::field::{Choice, Form, Input, ReadCx, form};
use crate::web::form::Raw;
use crate::web::ui::{ChoiceView, FieldKind, FieldView};

/// The verbs in the addresses `/admin/orders/{id}/{verb}`, beside `FULFIL` and `NOTE`.
pub const MARK_AS_PAID: &str = "mark-paid";
pub const CANCEL_ORDER: &str = "cancel";

/// The step that sends things; its quantities stand in the lines.
pub const FULFIL: &str = "fulfil";
/// The step that books money given back.
pub const GIVE_BACK: &str = "give-back";
/// The step that has what is too much go back.
pub const RETURN_EXCESS: &str = "return-excess";
/// The step after which an order of which a part is paid asks for no more.
pub const LET_REST_GO: &str = "let-rest-go";
/// The step that has a provider take money which it holds.
pub const CAPTURE: &str = "capture";
/// The step that makes a gift card of money that was paid.
pub const GIFT: &str = "gift";
/// The step that sends the link by which one pays.
pub const SEND_LINK: &str = "send-link";
/// The step that says that money was given back; its form stands beside the refund.
pub const REFUND_GIVEN: &str = "refund-given";
/// The step that decides a refund no more; its form stands beside the refund.
pub const REFUND_WITHDRAWN: &str = "refund-withdrawn";
/// The step that keeps a note; it has a panel of its own.
pub const NOTE: &str = "note";

/// Fields of the step `fulfil`, beside `quantity-N` for line N of the order, from 0.
#[derive(Clone, Debug)]
pub struct ParcelFacts {
    pub carrier: String,
    pub tracking: String,
}

pub const PARCEL: Form<ParcelFacts> = form!(ParcelFacts {
    carrier: LineOrNone = "admin-carrier", "";
    tracking: LineOrNone = "admin-tracking", "";
});

/// The quantities of the step `fulfil`; a box that holds no number is a mistake under its name.
pub fn read_quantities(raw: &Raw, lines: usize, cx: &ReadCx) -> Result<Vec<ParcelLine>, Refusal> {
    let mut wrong = Vec::new();
    let mut parcel = Vec::new();
    for line in 0..lines {
        let name = format!("quantity-{line}");
        match Option::<Pieces>::read(raw.get(&name), cx) {
            Ok(quantity) => parcel.push(ParcelLine { line, quantity: quantity.unwrap_or(0) }),
            Err(say) => wrong.push(Wrong { field: name.into(), say }),
        }
    }
    if wrong.is_empty() { Ok(parcel) } else { Err(Refusal::Invalid(wrong)) }
}

/// Fields of the step `mark-paid`.
#[derive(Clone, Debug)]
pub struct MarkPaidFacts {
    pub amount: Money,
    pub reference: String,
}

pub const MARK_PAID: Form<MarkPaidFacts> = form!(MarkPaidFacts {
    amount: Money = "admin-paid-amount", "";
    reference: LineOrNone = "admin-reference", "admin-reference-help";
});

/// Fields of the step `give-back`.
pub const GIVEN_BACK: Form<MarkPaidFacts> = form!(MarkPaidFacts {
    amount: Money = "admin-returned-amount", "";
    reference: LineOrNone = "admin-reference", "admin-reference-help";
});

/// Fields of the step `capture`.
#[derive(Clone, Debug)]
pub struct CaptureFacts {
    pub capture_amount: Money,
}

pub const CAPTURED: Form<CaptureFacts> = form!(CaptureFacts {
    capture_amount: Money = "admin-capture-amount", "";
});

/// Fields of the step `gift`.
#[derive(Clone, Debug)]
pub struct GiftFacts {
    pub gift_amount: Money,
    pub gift_message: String,
}

pub const GIVEN: Form<GiftFacts> = form!(GiftFacts {
    gift_amount: Money = "admin-gift-amount", "";
    gift_message: LineOrNone = "admin-gift-message", "admin-gift-message-help";
});

/// Fields of the step `let-rest-go`.
#[derive(Clone, Debug)]
pub struct LetGoFacts {
    pub let_go_note: String,
}

pub const LET_GO: Form<LetGoFacts> = form!(LetGoFacts {
    let_go_note: Note = "admin-note", "";
});

/// Fields of the step `cancel`.
#[derive(Clone, Debug)]
pub struct CancelFacts {
    pub why: CancelReason,
    pub cancel_note: String,
}

pub const CANCEL: Form<CancelFacts> = form!(CancelFacts {
    why: CancelReason = "admin-cancel-why", "", preset = "customer_wish";
    cancel_note: Note = "admin-note", "";
});

/// Fields of the step `note`.
#[derive(Clone, Debug)]
pub struct NoteFacts {
    pub note: String,
}

pub const NOTE_FORM: Form<NoteFacts> = form!(NoteFacts {
    note: Note = "admin-note-staff", "admin-note-staff-help";
});

impl Choice for CancelReason {
    const ALL: &'static [CancelReason] = &CancelReason::ALL;
    fn key(self) -> &'static str {
        CancelReason::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            CancelReason::CustomerWish => "admin-cancel-customer-wish",
            CancelReason::NotPaid => "admin-cancel-not-paid",
            CancelReason::OutOfStock => "admin-cancel-out-of-stock",
            CancelReason::Fraud => "admin-cancel-fraud",
            CancelReason::Other => "admin-cancel-other",
        }
    }
}

/// A step that is allowed now. Without fields it is one button; with fields a form of its own.
#[derive(Clone, Debug)]
pub struct ActionView {
    /// The verb in the URL: `fulfil`, `cancel`, `mark-paid`.
    pub key: &'static str,
    pub label: String,
    pub icon: &'static str,
    /// What follows from it, in one sentence; "" when the button says it all.
    pub about: String,
    /// Path of the POST.
    pub to: String,
    pub fields: Vec<FieldView>,
    pub is_danger: bool,
    pub is_primary: bool,
}

impl ActionView {
    pub fn form_id(&self) -> String {
        format!("do-{}", self.key)
    }

    /// Whether it needs more than a press: things to fill in, or a second look.
    pub fn is_form(&self) -> bool {
        !self.fields.is_empty() || self.is_danger || self.key == FULFIL
    }

    /// Whether it is drawn at a place of its own and not among the steps.
    pub fn has_place(&self) -> bool {
        self.key == FULFIL || self.key == NOTE
    }
}

/// A step whose form came back.
#[derive(Clone, Copy)]
pub struct Tried<'a> {
    /// The verb.
    pub key: &'a str,
    pub raw: &'a Raw,
    pub wrong: &'a [Wrong],
}

/// What the forms begin with.
#[derive(Clone, Copy)]
pub struct Begun<'a> {
    /// Who carries the next parcel.
    pub carrier: &'a str,
    pub with: Providers,
}

/// Exactly what is allowed now, the main step first.
pub fn steps(cx: &Cx, order: &Order, begun: Begun<'_>, tried: Option<Tried<'_>>) -> Vec<ActionView> {
    let allowed = order.actions(begun.with);
    let pickup = order.shipping.kind == ShippingKind::Pickup;
    let main = allowed.first().copied().filter(|first| matches!(first, Action::Fulfil | Action::MarkPaid | Action::Capture));
    let step = |action: Action| {
        let is_primary = Some(action) == main;
        let (key, label, icon, about) = match action {
            Action::Fulfil if pickup => (FULFIL, "admin-make-ready", "box", "admin-make-ready-about"),
            Action::Fulfil => (FULFIL, "admin-fulfil", "box", "admin-fulfil-about"),
            Action::GiveBack => (GIVE_BACK, "admin-give-back", "undo", "admin-give-back-about"),
            Action::ReturnExcess => (RETURN_EXCESS, "admin-return-excess", "undo", ""),
            Action::LetRestGo => (LET_REST_GO, "admin-let-go", "check", "admin-let-go-about"),
            Action::Capture => (CAPTURE, "admin-capture", "check", "admin-capture-about"),
            Action::Gift => (GIFT, "admin-gift-give", "mail", "admin-gift-give-about"),
            Action::Refund => (REFUND, "admin-refund", "undo", ""),
            Action::MarkPaid => (MARK_AS_PAID, "admin-mark-paid", "check", "admin-mark-paid-about"),
            Action::Cancel => (CANCEL_ORDER, "admin-cancel", "ban", "admin-cancel-about"),
            Action::SendLink => (SEND_LINK, "admin-send-link", "mail", "admin-send-link-about"),
            Action::Note => (NOTE, "admin-note-keep", "edit", ""),
        };
        ActionView {
            key,
            label: cx.t(label).into_owned(),
            icon,
            about: if about.is_empty() { String::new() } else { cx.t(about).into_owned() },
            to: format!("{ORDERS}/{}/{key}", order.id),
            fields: fields(cx, order, begun, action, tried.filter(|t| t.key == key)),
            is_danger: action == Action::Cancel,
            is_primary,
        }
    };
    allowed.into_iter().map(step).collect()
}

fn fields(cx: &Cx, order: &Order, begun: Begun<'_>, action: Action, tried: Option<Tried<'_>>) -> Vec<FieldView> {
    match action {
        Action::Fulfil => {
            // What is fetched has no carrier and no number.
            let parcel = ParcelFacts { carrier: begun.carrier.to_owned(), tracking: String::new() };
            let pickup = order.shipping.kind == ShippingKind::Pickup;
            let mut fields = if pickup { Vec::new() } else { filled(cx, &PARCEL, Some(&parcel), tried) };
            for field in fields.iter_mut().filter(|field| field.name == "carrier") {
                field.options = carrier::names().map(|name| ChoiceView::new(name, name)).collect();
            }
            fields.extend(tried.into_iter().flat_map(|tried| quantities(cx, order, tried)));
            fields
        }
        Action::MarkPaid => filled(cx, &MARK_PAID, Some(&MarkPaidFacts { amount: order.outstanding(), reference: String::new() }), tried),
        Action::GiveBack => {
            let owed = MarkPaidFacts { amount: begun.with.owed, reference: String::new() };
            filled(cx, &GIVEN_BACK, Some(&owed), tried)
        }
        Action::Capture => filled(cx, &CAPTURED, Some(&CaptureFacts { capture_amount: begun.with.capturable }), tried),
        // It has a page of its own.
        Action::Refund => Vec::new(),
        Action::Gift => {
            let amount = if begun.with.owed.minor() > 0 { begun.with.owed } else { begun.with.giveable };
            filled(cx, &GIVEN, Some(&GiftFacts { gift_amount: amount, gift_message: String::new() }), tried)
        }
        Action::LetRestGo => filled(cx, &LET_GO, None, tried),
        Action::SendLink | Action::ReturnExcess => Vec::new(),
        Action::Cancel => filled(cx, &CANCEL, None, tried),
        Action::Note => filled(cx, &NOTE_FORM, Some(&NoteFacts { note: order.staff_note.clone() }), tried),
    }
}

pub(super) fn filled<F>(cx: &Cx, form: &Form<F>, facts: Option<&F>, tried: Option<Tried<'_>>) -> Vec<FieldView> {
    let (typed, wrong) = tried.map_or((None, &[][..]), |tried| (Some(tried.raw), tried.wrong));
    Filled { form, facts, typed, wrong, options: &|_| Vec::new() }.fields(cx)
}

/// What was typed into the lines, and what is wrong with it.
fn quantities(cx: &Cx, order: &Order, tried: Tried<'_>) -> Vec<FieldView> {
    let one = |(number, line): (usize, &Line)| {
        let name = format!("quantity-{number}");
        let error = tried.wrong.iter().find(|w| w.field == name.as_str()).map(|w| cx.say(&w.say).into_owned());
        FieldView { value: tried.raw.get(&name).to_owned(), error, ..FieldView::new(FieldKind::Digits, name, line.title.clone()) }
    };
    order.lines.iter().enumerate().filter(|(_, line)| line.to_send() > 0).map(one).collect()
}
