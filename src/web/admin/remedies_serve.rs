//! `POST /admin/attention/{id}/remedy`: the remedy whose button was pressed is done at once, and what was typed comes back when not.

use crate::adapters::ask_again::Answer as Told;
use crate::base::{AttentionId, Error, Refusal};
use crate::shop::Permission;
use crate::shop::remedy::{ApplyRemedy, Remedy};
use crate::store::Reads;
use crate::web::admin::attention::{ATTENTION, attention_page};
use crate::web::admin::attention_serve::{Back, view};
use crate::web::admin::order_serve::id_in;
use crate::web::admin::remedies::{REMEDY, SEEN, Typed, note_field};
use crate::web::admin::remedy;
use crate::web::admin::resource_serve::Answer;
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::SAID_DONE;
use crate::web::error::Failure;
use crate::web::site::door;
use axum::extract::Path;
use axum::response::Response;

pub async fn apply(Path(id): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    form.who.actor.must(Permission::Orders)?;
    let attention: AttentionId = id_in(&id)?;
    let remedy = Remedy::ALL.into_iter().find(|remedy| remedy.key() == form.raw.get(REMEDY));
    let remedy = remedy.ok_or(Error::from(Refusal::NotFound { what: "page" }))?;
    if remedy == Remedy::AskAgain {
        let typed = Typed { id: attention, note: form.raw.get(&note_field(attention)), wrong: None };
        return ask_again(&form.who, typed).await;
    }
    let note = form.raw.get(&note_field(attention));
    form.who.answer(|ask| {
        let seen = form.raw.get(SEEN).parse().ok();
        let done = ask.shop.run(ask.actor, ApplyRemedy { attention, remedy, seen, note: note.to_owned() });
        let refusal = match done {
            Ok(()) => return Ok(Answer::Go(format!("{ATTENTION}?said={SAID_DONE}"))),
            Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
            Err(other) => return Err(other),
        };
        let payments = &form.who.visit.site.payments;
        Ok(match &refusal {
            Refusal::Invalid(wrong) => {
                let words = wrong.first().map(|wrong| ask.cx.say(&wrong.say).into_owned());
                let typed = Some(Typed { id: attention, note, wrong: words.as_deref() });
                Answer::Mend(attention_page(&ask.desk(), &view(ask, payments, Back { typed, ..Back::default() })?))
            }
            Refusal::Conflict { code } => {
                let trouble = Some(ask.cx.refused(code));
                let typed = Some(Typed { id: attention, note, wrong: None });
                Answer::Refused(attention_page(&ask.desk(), &view(ask, payments, Back { typed, trouble, told: None })?))
            }
            Refusal::NotFound { .. } | Refusal::Forbidden => return Err(refusal.into()),
        })
    })
}

/// The provider is asked now, and the page says what it answered.
async fn ask_again(who: &SignedIn, typed: Typed<'_>) -> Result<Response, Failure> {
    let (payments, cx, attention) = (&who.visit.site.payments, &who.visit.cx, typed.id);
    if door(|| Ok::<_, Error>(who.visit.site.shop.read()?.get(attention)?.settled.is_some()))? {
        return who.answer(|_| Ok(Answer::Go(format!("{ATTENTION}?said={SAID_DONE}"))));
    }
    let told = match payments.ask_again(attention).await {
        Ok(Told::InOrder) => cx.t("admin-remedy-asked-in-order").into_owned(),
        Ok(Told::Same { amount: Some(amount) }) => cx.t_with("admin-remedy-asked-amount", &[("amount", &cx.money(amount))]).into_owned(),
        Ok(Told::Same { amount: None }) => cx.t("admin-remedy-asked-same").into_owned(),
        Ok(Told::Unknown) => cx.t("admin-remedy-asked-unknown").into_owned(),
        Err(error) => {
            let trouble = Some(remedy::of_error(cx, error)?);
            let back = Back { typed: Some(typed), trouble, told: None };
            return who.answer(|ask| Ok(Answer::Refused(attention_page(&ask.desk(), &view(ask, payments, back)?))));
        }
    };
    let back = Back { typed: Some(typed), trouble: None, told: Some(told) };
    who.answer(|ask| Ok(Answer::Page(attention_page(&ask.desk(), &view(ask, payments, back)?))))
}
