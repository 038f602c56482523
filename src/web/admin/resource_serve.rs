//! What the addresses of a resource do: `PATH` (list), `PATH/new`, `PATH/{id}` (form), `PATH/{id}/delete` (question, then done).
//! Plain functions from what is asked to what is answered; they block, so handlers take them through the door.

use crate::base::{Error, Outcome, Refusal};
use crate::shop::{Actor, Shop};
use crate::store::{Reads, Snapshot};
use crate::web::admin::resource::Resource;
use crate::web::admin::resource_pages::{ConfirmView, FormView, confirm_page, form_page, list_page};
use crate::web::admin::ui::{Counts, Desk, Link, SAID_DELETED, SAID_SAVED};
use crate::web::cx::Cx;
use crate::web::field::draw::{Filled, conflict};
use crate::web::field::{Kind, ReadCx};
use crate::web::form::Raw;
use crate::web::ui::ChoiceView;
use maud::Markup;

/// Who asks, with what every page of the admin is drawn with.
pub struct Ask<'a> {
    pub shop: &'a Shop,
    pub cx: &'a Cx,
    pub actor: &'a Actor,
    pub counts: Counts,
    pub said: Option<&'static str>,
}

/// What is answered: 200, 422 (a form to mend), 409 (refused as it is now) or 303.
#[derive(Debug)]
pub enum Answer {
    Page(Markup),
    Mend(Markup),
    Refused(Markup),
    Go(String),
}

impl Ask<'_> {
    pub fn desk(&self) -> Desk<'_> {
        Desk { cx: self.cx, counts: self.counts, said: self.said }
    }
}

pub fn list<T: Resource>(ask: &Ask<'_>) -> Outcome<Answer> {
    ask.actor.must(T::NEEDS)?;
    let (reads, desk) = (ask.shop.read()?, ask.desk());
    Ok(Answer::Page(list_page(&desk, &T::list(&reads, ask.cx)?, &T::more(&reads, &desk)?)))
}

pub fn blank<T: Resource>(ask: &Ask<'_>) -> Outcome<Answer> {
    ask.actor.must(T::NEEDS)?;
    let reads = ask.shop.read()?;
    Ok(Answer::Page(form::<T>(ask, &reads, None, &Tried::default())?))
}

pub fn edit<T: Resource>(ask: &Ask<'_>, id: T::Id) -> Outcome<Answer> {
    ask.actor.must(T::NEEDS)?;
    let reads = ask.shop.read()?;
    Ok(Answer::Page(form::<T>(ask, &reads, Some(id), &Tried::default())?))
}

/// Saves what was typed: `id` is `None` for something new.
pub fn save<T: Resource>(ask: &Ask<'_>, id: Option<T::Id>, raw: &Raw) -> Outcome<Answer> {
    ask.actor.must(T::NEEDS)?;
    let typed = T::FORM.read(raw, &ReadCx::of(ask.cx)).map_err(Error::from);
    let saved = typed.and_then(|facts| ask.shop.run(ask.actor, T::save(id, facts)));
    let refusal = match saved {
        Ok(_) => return Ok(Answer::Go(format!("{}?said={SAID_SAVED}", T::PATH))),
        Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => refusal,
        Err(other) => return Err(other),
    };
    let reads = ask.shop.read()?;
    let page = form::<T>(ask, &reads, id, &Tried { raw: Some(raw), refusal: Some(&refusal) })?;
    Ok(if matches!(refusal, Refusal::Invalid(_)) { Answer::Mend(page) } else { Answer::Refused(page) })
}

/// Asks before it is deleted.
pub fn ask_delete<T: Resource>(ask: &Ask<'_>, id: T::Id) -> Outcome<Answer> {
    ask.actor.must(T::NEEDS)?;
    T::DELETE.ok_or(Refusal::NotFound { what: "page" })?;
    Ok(Answer::Page(question::<T>(ask, id, None)?))
}

pub fn delete<T: Resource>(ask: &Ask<'_>, id: T::Id) -> Outcome<Answer> {
    ask.actor.must(T::NEEDS)?;
    let command = T::DELETE.ok_or(Refusal::NotFound { what: "page" })?;
    match ask.shop.run(ask.actor, command(id)) {
        Ok(()) => Ok(Answer::Go(format!("{}?said={SAID_DELETED}", T::PATH))),
        Err(Error::Refused(Refusal::Conflict { code })) => Ok(Answer::Refused(question::<T>(ask, id, Some(code))?)),
        Err(other) => Err(other),
    }
}

/// A form that comes back: what was typed, and why it was not taken.
#[derive(Default)]
struct Tried<'a> {
    raw: Option<&'a Raw>,
    refusal: Option<&'a Refusal>,
}

fn form<T: Resource>(ask: &Ask<'_>, reads: &Snapshot, id: Option<T::Id>, tried: &Tried<'_>) -> Outcome<Markup> {
    let (cx, desk) = (ask.cx, ask.desk());
    let record = id.map(|id| reads.get(id)).transpose()?;
    let title = record.as_ref().map(|record| T::name(record, cx)).filter(|name| !name.is_empty());
    let facts = record.map(T::facts);
    let options = options_of::<T>(reads, cx)?;
    let picked = |field: &str| options.iter().find(|(name, _)| *name == field).map(|(_, o)| o.clone()).unwrap_or_default();
    let wrong = match tried.refusal {
        Some(Refusal::Invalid(wrong)) => wrong.as_slice(),
        _ => &[],
    };
    let filled = Filled { form: &T::FORM, facts: facts.as_ref(), typed: tried.raw, wrong, options: &picked };
    let to = id.map_or_else(|| format!("{}/new", T::PATH), |id| format!("{}/{}", T::PATH, crate::base::Id::get(id)));
    let key = |end: &str| format!("{}-{end}", T::WORD);
    let view = FormView {
        title: title.unwrap_or_else(|| desk.t(&key(if id.is_some() { "one" } else { "new" })).into_owned()),
        crumbs: vec![Link::new(T::PATH, desk.t(&key("list")))],
        groups: filled.groups(cx),
        save: desk.t("admin-save").into_owned(),
        delete: id.filter(|_| T::DELETE.is_some()).map(|_| format!("{to}/delete")),
        hidden: Vec::new(),
        trouble: tried.refusal.and_then(|refusal| conflict(cx, refusal)),
        to,
    };
    Ok(form_page(&desk, &view))
}

/// The answers of every field that picks one.
fn options_of<T: Resource>(reads: &Snapshot, cx: &Cx) -> Outcome<Vec<(&'static str, Vec<ChoiceView>)>> {
    let picks = T::FORM.fields.iter().filter(|f| matches!(f.kind, Kind::Pick | Kind::Several));
    picks.map(|f| Ok((f.name, T::options(reads, f.name, cx)?))).collect()
}

fn question<T: Resource>(ask: &Ask<'_>, id: T::Id, refused: Option<&'static str>) -> Outcome<Markup> {
    let (cx, desk) = (ask.cx, ask.desk());
    let record = ask.shop.read()?.get(id)?;
    let here = format!("{}/{}", T::PATH, crate::base::Id::get(id));
    let name = T::name(&record, cx);
    let view = ConfirmView {
        title: cx.t_with("admin-delete-title", &[("name", &name)]).into_owned(),
        about: desk.t("admin-delete-about").into_owned(),
        to: format!("{here}/delete"),
        label: desk.t("admin-delete").into_owned(),
        back: Link::new(here, name),
        hidden: Vec::new(),
        trouble: refused.map(|code| desk.cx.refused(code)),
    };
    Ok(confirm_page(&desk, &view))
}

#[cfg(test)]
mod tests;
