//! The remedies of an entry under *Needs attention*: one form with a button for each that fits, and why one that somebody would look
//! for is not possible.

use crate::adapters::payments::Payments;
use crate::base::{AttentionId, Money, Outcome};
use crate::shop::attention::Attention;
use crate::shop::remedy::{Around, Offer, Remedy, offers, wants_note};
use crate::store::Snapshot;
use crate::web::admin::attention::ATTENTION;
use crate::web::admin::ui::{Desk, csrf};
use crate::web::cx::Cx;
use crate::web::field::draw::draw_fields;
use crate::web::ui::{FieldKind, FieldView};
use maud::{Markup, html};

/// The field that says which button was pressed, and that of the amount that was shown.
pub const REMEDY: &str = "remedy";
pub const SEEN: &str = "seen";

/// The field of why, or how; each form of the page has one of its own.
pub fn note_field(id: AttentionId) -> String {
    format!("note-{id}")
}

/// What can be done about one entry.
#[derive(Clone, Debug)]
pub struct RemediesView {
    pub id: AttentionId,
    pub buttons: Vec<ButtonView>,
    /// What is not possible, a sentence each.
    pub barred: Vec<String>,
    /// The amount that the buttons are about, as it goes into the form; "" for none.
    pub seen: String,
    /// `None`: a press says it all.
    pub note: Option<FieldView>,
}

#[derive(Clone, Debug)]
pub struct ButtonView {
    pub key: &'static str,
    pub label: String,
}

/// What was typed and did not do.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    pub id: AttentionId,
    pub note: &'a str,
    pub wrong: Option<&'a str>,
}

/// What fits an entry now.
pub fn remedies(reads: &Snapshot, cx: &Cx, payments: &Payments, open: &Attention, typed: Option<Typed<'_>>) -> Outcome<RemediesView> {
    let around = Around { now: cx.now, reach: &|kind| payments.can_refund(kind) };
    let offered = offers(reads, open, &around)?;
    let able = offered.iter().filter(|offer| offer.bar.is_none());
    let buttons: Vec<ButtonView> = able.clone().map(|offer| ButtonView { key: offer.remedy.key(), label: label(cx, offer) }).collect();
    let says = |offer: &Offer| {
        let why = offer.bar.map(|bar| cx.t(&format!("refused-{}", bar.code())));
        why.map(|why| cx.t_with("admin-remedy-barred", &[("remedy", &label(cx, offer)), ("why", &why)]).into_owned())
    };
    let about_money = wants_note(&open.trouble) || offered.iter().any(|offer| matches!(offer.remedy, Remedy::Given | Remedy::Withdraw));
    let note = about_money.then(|| {
        let mut field = FieldView::new(FieldKind::Text, note_field(open.id), cx.t("admin-remedy-note"));
        field.hint = Some(cx.t("admin-remedy-note-help").into_owned());
        if let Some(typed) = typed.filter(|typed| typed.id == open.id) {
            (field.value, field.error) = (typed.note.to_owned(), typed.wrong.map(str::to_owned));
        }
        field
    });
    Ok(RemediesView {
        id: open.id,
        buttons,
        barred: offered.iter().filter_map(says).collect(),
        seen: able.filter_map(|offer| offer.amount).next().map_or(String::new(), shown),
        note,
    })
}

/// An amount as it goes into a form and comes back: minor units.
fn shown(amount: Money) -> String {
    amount.minor().to_string()
}

fn label(cx: &Cx, offer: &Offer) -> String {
    let key = match (offer.remedy, offer.amount) {
        (Remedy::SendBack, _) => "admin-remedy-send-back",
        (Remedy::TakeIn, Some(_)) => "admin-remedy-take-in",
        (Remedy::TakeIn, None) => "admin-remedy-go-on",
        (Remedy::AskAgain, _) => "admin-remedy-ask-again",
        (Remedy::LetRestGo, _) => "admin-remedy-let-go",
        (Remedy::Remind, _) => "admin-remedy-remind",
        (Remedy::Given, _) => "admin-remedy-given",
        (Remedy::Withdraw, _) => "admin-remedy-withdraw",
        (Remedy::Settled, _) => "admin-remedy-settled",
    };
    match offer.amount {
        Some(amount) => cx.t_with(key, &[("amount", &cx.money(amount))]).into_owned(),
        None => cx.t(key).into_owned(),
    }
}

/// The form of an entry. Its first button is the way out; the last says that it was settled elsewhere.
pub fn remedies_form(desk: &Desk<'_>, view: &RemediesView) -> Markup {
    html! {
        form.stack.confirm.remedies method="post" action={ (ATTENTION) "/" (view.id) "/remedy" } {
            (csrf(desk.cx))
            input type="hidden" name=(SEEN) value=(view.seen);
            @if let Some(note) = &view.note { (draw_fields(desk.cx, std::slice::from_ref(note))) }
            div.cluster { @for (nth, button) in view.buttons.iter().enumerate() {
                button class=(if nth == 0 { "btn small" } else { "btn ghost small" }) name=(REMEDY) value=(button.key) { (button.label) }
            } }
            @for words in &view.barred { p.muted.s { (words) } }
        }
    }
}
