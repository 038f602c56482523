//! `GET /admin/orders/{id}` and its steps. A step that is refused brings the page back with what was typed and why.

use crate::base::{Error, FulfilmentId, OrderId, Outcome, RefundId, Refusal, Wrong};
use crate::shop::fulfilment::{MarkDelivered, SendParcel};
use crate::shop::order::as_gift::GiveAsGift;
use crate::shop::order::cancel::CancelOrder;
use crate::shop::order::capture::CapturePayment;
use crate::shop::order::give_back::GiveBack;
use crate::shop::order::give_refund::GiveRefund;
use crate::shop::order::let_rest_go::LetRestGo;
use crate::shop::order::note::NoteOrder;
use crate::shop::order::pay::MarkPaid;
use crate::shop::order::return_excess::ReturnExcess;
use crate::shop::order::seen::AsSeen;
use crate::shop::order::send_link::SendPaymentLink;
use crate::shop::order::withdraw_refund::WithdrawRefund;
use crate::shop::shipping::ShippingKind;
use crate::shop::{Command, Permission};
use crate::store::Reads;
use crate::web::admin::order::order_page;
use crate::web::admin::order_facts::{Back, order_view};
use crate::web::admin::order_refunds::GIVEN as GIVEN_REFUND;
use crate::web::admin::order_steps::{
    CANCEL, CANCEL_ORDER, CAPTURE, CAPTURED, FULFIL, GIFT, GIVE_BACK, GIVEN, GIVEN_BACK, GiftFacts, LET_GO, LET_REST_GO, MARK_AS_PAID,
    MARK_PAID, NOTE, NOTE_FORM, PARCEL, REFUND_GIVEN, REFUND_WITHDRAWN, RETURN_EXCESS, SEND_LINK, Tried, read_quantities,
};
use crate::web::admin::orders::ORDERS;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{SAID_CANCELLED, SAID_DONE, SAID_GIFT, SAID_PAID, SAID_READY, SAID_REFUNDED, SAID_SAVED, SAID_SENT};
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::mistakes;
use crate::web::form::Raw;
use axum::extract::Path;
use axum::response::Response;

/// An id in a path; anything else leads nowhere.
pub fn id_in<T: std::str::FromStr>(path: &str) -> Outcome<T> {
    Ok(path.parse().map_err(|_| Refusal::NotFound { what: "page" })?)
}

pub async fn show(who: SignedIn, Path(id): Path<String>) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let reads = ask.shop.read()?;
        let order = reads.get(id_in::<OrderId>(&id)?)?;
        Ok(Answer::Page(order_page(&ask.desk(), &order_view(ask, &reads, &order, Back::default())?)))
    })
}

pub async fn send(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, FULFIL, raw)?;
        let lines = ask.shop.read()?.get(step.order)?.lines.len();
        step.end(send_command(ask, &step, lines).and_then(|command| step.run(command).map(drop)))
    })
}

/// The parcel as it was typed; mistakes of both parts of the form are said at once.
fn send_command(ask: &Ask<'_>, step: &Step<'_>, lines: usize) -> Outcome<SendParcel> {
    let cx = ReadCx::of(ask.cx);
    match (PARCEL.read(step.raw, &cx), read_quantities(step.raw, lines, &cx)) {
        (Ok(parcel), Ok(lines)) => Ok(SendParcel { order: step.order, lines, carrier: parcel.carrier, tracking: parcel.tracking }),
        (parcel, lines) => {
            let wrong = [parcel.err(), lines.err()].into_iter().flatten().flat_map(|r| mistakes(&r).unwrap_or_default().to_vec());
            Err(Refusal::Invalid(wrong.collect()).into())
        }
    }
}

pub async fn mark_paid(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, MARK_AS_PAID, raw)?;
        let typed = MARK_PAID.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        step.end(typed.and_then(|paid| step.run(MarkPaid { order: step.order, amount: paid.amount, reference: paid.reference })))
    })
}

pub async fn give_back(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, GIVE_BACK, raw)?;
        let typed = GIVEN_BACK.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        step.end(typed.and_then(|back| step.run(GiveBack { order: step.order, amount: back.amount, reference: back.reference })))
    })
}

pub async fn capture(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, CAPTURE, raw)?;
        let typed = CAPTURED.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        step.end(typed.and_then(|facts| step.run(CapturePayment { order: step.order, amount: facts.capture_amount })))
    })
}

pub async fn gift(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, GIFT, raw)?;
        let typed = GIVEN.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        let give = |facts: GiftFacts| {
            let GiftFacts { gift_amount: amount, gift_message: message } = facts;
            step.run(GiveAsGift { order: step.order, amount, message }).map(drop)
        };
        step.end(typed.and_then(give))
    })
}

pub async fn cancel(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, CANCEL_ORDER, raw)?;
        let typed = CANCEL.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        step.end(typed.and_then(|facts| step.run(CancelOrder { order: step.order, why: facts.why, note: facts.cancel_note })))
    })
}

pub async fn return_excess(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, RETURN_EXCESS, raw)?;
        step.end(step.run(ReturnExcess { order: step.order }).map(drop))
    })
}

pub async fn let_rest_go(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, LET_REST_GO, raw)?;
        let typed = LET_GO.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        step.end(typed.and_then(|facts| step.run(LetRestGo { order: step.order, note: facts.let_go_note })))
    })
}

pub async fn send_link(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, SEND_LINK, raw)?;
        step.end(step.run(SendPaymentLink { order: step.order }))
    })
}

pub async fn note(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        let step = Step::of(ask, &id, NOTE, raw)?;
        let typed = NOTE_FORM.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        step.end(typed.and_then(|facts| step.run(NoteOrder { order: step.order, note: facts.note })))
    })
}

/// `POST /admin/refunds/{id}/given`: a press that can be repeated.
pub async fn refund_given(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let refund: RefundId = id_in(&id)?;
        let step = Step { ask, order: ask.shop.read()?.get(refund)?.order, key: REFUND_GIVEN, raw };
        let typed = GIVEN_REFUND.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        step.end(typed.and_then(|given| step.run(GiveRefund { refund, reference: given.reference })))
    })
}

/// `POST /admin/refunds/{id}/withdraw`: a press that can be repeated.
pub async fn refund_withdrawn(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let raw = &form.raw;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let refund: RefundId = id_in(&id)?;
        let step = Step { ask, order: ask.shop.read()?.get(refund)?.order, key: REFUND_WITHDRAWN, raw };
        step.end(step.run(WithdrawRefund { refund, note: String::new() }))
    })
}

/// `POST /admin/parcels/{id}/delivered`: a press that can be repeated.
pub async fn delivered(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        ask.actor.must(Permission::Orders)?;
        let fulfilment: FulfilmentId = id_in(&id)?;
        let order = ask.shop.read()?.get(fulfilment)?.order;
        ask.shop.run(ask.actor, MarkDelivered { fulfilment })?;
        Ok(Answer::Go(format!("{ORDERS}/{order}?said={SAID_DONE}")))
    })
}

/// A step that somebody takes.
struct Step<'a> {
    ask: &'a Ask<'a>,
    order: OrderId,
    key: &'static str,
    raw: &'a Raw,
}

impl<'a> Step<'a> {
    fn of(ask: &'a Ask<'a>, id: &str, key: &'static str, raw: &'a Raw) -> Outcome<Step<'a>> {
        ask.actor.must(Permission::Orders)?;
        Ok(Step { ask, order: id_in(id)?, key, raw })
    }

    /// Does it to the order that the form was made for; a version that nobody wrote fits none.
    fn run<C: Command>(&self, step: C) -> Outcome<C::Done> {
        let typed = self.raw.get("version");
        let seen = (!typed.is_empty()).then(|| typed.parse().unwrap_or(0));
        self.ask.shop.run(self.ask.actor, AsSeen { order: self.order, seen, step })
    }

    /// What was done, for the page that follows.
    fn said(&self) -> Outcome<&'static str> {
        Ok(match self.key {
            NOTE => SAID_SAVED,
            FULFIL if self.ask.shop.read()?.get(self.order)?.shipping.kind == ShippingKind::Pickup => SAID_READY,
            FULFIL => SAID_SENT,
            MARK_AS_PAID => SAID_PAID,
            CANCEL_ORDER => SAID_CANCELLED,
            GIFT => SAID_GIFT,
            RETURN_EXCESS => SAID_REFUNDED,
            _ => SAID_DONE,
        })
    }

    fn end(&self, done: Outcome) -> Outcome<Answer> {
        let refusal = match done {
            Ok(()) => {
                let said = self.said()?;
                return Ok(Answer::Go(format!("{ORDERS}/{}?said={said}", self.order)));
            }
            Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
            Err(other) => return Err(other),
        };
        let reads = self.ask.shop.read()?;
        let order = reads.get(self.order)?;
        let wrong: Vec<Wrong> = mistakes(&refusal).unwrap_or_default().iter().map(|w| named(self.key, w)).collect();
        let tried = Tried { key: self.key, raw: self.raw, wrong: &wrong };
        let back = Back { tried: Some(tried), refusal: Some(&refusal) };
        let page = order_page(&self.ask.desk(), &order_view(self.ask, &reads, &order, back)?);
        Ok(if matches!(refusal, Refusal::Invalid(_)) { Answer::Mend(page) } else { Answer::Refused(page) })
    }
}

/// Several forms of the page have a note or an amount, so some bear another name in the page than in the command.
fn named(key: &str, wrong: &Wrong) -> Wrong {
    const NAMES: &[(&str, &str, &str)] = &[
        (CANCEL_ORDER, "note", "cancel_note"),
        (LET_REST_GO, "note", "let_go_note"),
        (CAPTURE, "amount", "capture_amount"),
        (GIFT, "amount", "gift_amount"),
    ];
    let mut wrong = wrong.clone();
    if let Some((.., name)) = NAMES.iter().find(|(step, field, _)| *step == key && *field == wrong.field) {
        wrong.field = (*name).into();
    }
    wrong
}
