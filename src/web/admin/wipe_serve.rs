//! `/admin/settings/demo`: asking before the demo is wiped, and the word that begins it.

use crate::base::{Error, Outcome, Refusal, Wrong};
use crate::shop::wipe::{WipeDemo, inventory, stand};
use crate::shop::{Permission, settings};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::wipe::{WIPE, WipeView, wipe_page};
use crate::web::error::Failure;
use axum::response::Response;
use maud::Markup;

pub async fn show(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| Ok(Answer::Page(page(ask, "", &[], None)?)))
}

fn page(ask: &Ask<'_>, typed: &str, wrong: &[Wrong], refused: Option<&str>) -> Outcome<Markup> {
    ask.actor.must(Permission::Staff)?;
    let (reads, cx) = (ask.shop.read()?, ask.cx);
    let inventory = inventory(&reads)?;
    let view = WipeView {
        stand: stand(&reads)?,
        own_pages: inventory.own_pages.iter().map(|page| page.facts.title.get(cx.locale).to_owned()).collect(),
        inventory,
        shop: settings::the(&reads)?.name,
        typed: typed.to_owned(),
        error: wrong.iter().find(|w| w.field == "name").map(|w| cx.say(&w.say).into_owned()),
        refused: refused.map(|code| cx.refused(code)),
    };
    Ok(wipe_page(&ask.desk(), &view))
}

pub async fn wipe(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| {
        let name = form.raw.get("name");
        match ask.shop.run(ask.actor, WipeDemo { name: name.to_owned() }) {
            Ok(()) => Ok(Answer::Go(WIPE.to_owned())),
            Err(Error::Refused(Refusal::Invalid(wrong))) => Ok(Answer::Mend(page(ask, name, &wrong, None)?)),
            Err(Error::Refused(Refusal::Conflict { code })) => Ok(Answer::Refused(page(ask, name, &[], Some(code))?)),
            Err(other) => Err(other),
        }
    })
}
