//! One's own account: name, language, password, other browsers.

use crate::base::{Error, Outcome, Refusal, Wrong};
use crate::shop::staff::session::sessions;
use crate::shop::staff::{ChangePassword, EndSessions, SaveOwnAccount, password};
use crate::store::Reads;
use crate::web::admin::enter::{hashed, is_right};
use crate::web::admin::me::{ME, ME_FORM, MeFacts, MeView, NEW_PASSWORD, SessionRow, me_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{SAID_DONE, SAID_SAVED};
use crate::web::error::{Bare, Failure};
use crate::web::field::ReadCx;
use crate::web::field::draw::{Filled, mistakes};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use axum::response::{IntoResponse, Response};

pub async fn show(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| Ok(Answer::Page(page(ask, &who, Tried::Nothing)?)))
}

/// Which of the two forms came back, and what is wrong with it.
enum Tried<'a> {
    Nothing,
    Account(&'a Raw, &'a [Wrong]),
    Password(&'a [Wrong]),
}

fn page(ask: &Ask<'_>, who: &SignedIn, tried: Tried<'_>) -> Outcome<maud::Markup> {
    let reads = ask.shop.read()?;
    let member = reads.get(who.staff)?;
    let facts = MeFacts { name: member.name, language: member.locale };
    let (typed, wrong, of_password): (Option<&Raw>, &[Wrong], &[Wrong]) = match tried {
        Tried::Nothing => (None, &[], &[]),
        Tried::Account(raw, wrong) => (Some(raw), wrong, &[]),
        Tried::Password(wrong) => (None, &[], wrong),
    };
    let none = |_: &str| Vec::new();
    let view = MeView {
        fields: Filled { form: &ME_FORM, facts: Some(&facts), typed, wrong, options: &none }.fields(ask.cx),
        password: Filled { form: &NEW_PASSWORD, facts: None, typed: None, wrong: of_password, options: &none }.fields(ask.cx),
        sessions: sessions(&reads, who.staff, ask.cx.now)?
            .into_iter()
            .map(|open| SessionRow { since: open.since, seen: open.seen, is_this: open.id == who.session })
            .collect(),
    };
    Ok(me_page(&ask.desk(), &view))
}

pub async fn save(StaffForm { who, raw }: StaffForm) -> Result<Response, Failure> {
    who.answer(|ask| {
        let read = ME_FORM.read(&raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        match read.and_then(|facts| ask.shop.run(ask.actor, SaveOwnAccount { name: facts.name, locale: facts.language })) {
            Ok(()) => Ok(Answer::Go(format!("{ME}?said={SAID_SAVED}"))),
            Err(Error::Refused(Refusal::Invalid(wrong))) => Ok(Answer::Mend(page(ask, &who, Tried::Account(&raw, &wrong))?)),
            Err(other) => Err(other),
        }
    })
}

/// Whoever finds a browser signed in must not get further with guesses than at the front door.
pub async fn change_password(StaffForm { who, raw }: StaffForm) -> Result<Response, Failure> {
    if !who.visit.site.limits.allows(Wish::SignIn, who.visit.caller) {
        return Ok(Bare::TooMany.into_response());
    }
    who.answer(|ask| match change(ask, &who, &raw) {
        Ok(()) => Ok(Answer::Go(format!("{ME}?said={SAID_SAVED}"))),
        Err(Error::Refused(refusal @ Refusal::Invalid(_))) => {
            Ok(Answer::Mend(page(ask, &who, Tried::Password(mistakes(&refusal).unwrap_or_default()))?))
        }
        Err(other) => Err(other),
    })
}

/// Checks and hashes here, so that the writer never waits for it. All other browsers are signed out.
fn change(ask: &Ask<'_>, who: &SignedIn, raw: &Raw) -> Outcome {
    let facts = NEW_PASSWORD.read(raw, &ReadCx::of(ask.cx))?;
    let member = ask.shop.read()?.get(who.staff)?;
    if !is_right(&facts.old_password, &member.password_hash) {
        return Err(Refusal::wrong("old_password", "wrong-old-password").into());
    }
    password::check(&facts.password, &[&ask.cx.shop.name, member.email.as_str(), &member.name])
        .map_err(|wrong| Refusal::Invalid(vec![wrong]))?;
    let password_hash = hashed(ask.shop, &facts.password)?;
    ask.shop.run(ask.actor, ChangePassword { staff: who.staff, password_hash, keep: Some(who.session) })
}

pub async fn end_others(StaffForm { who, .. }: StaffForm) -> Result<Response, Failure> {
    who.answer(|ask| {
        ask.shop.run(ask.actor, EndSessions { staff: who.staff, keep: Some(who.session) })?;
        Ok(Answer::Go(format!("{ME}?said={SAID_DONE}")))
    })
}
