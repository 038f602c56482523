//! The product editor: what it shows, what is saved, and what comes back when it cannot be.

use crate::base::{Error, MediaId, Outcome, ProductId, Refusal, Time, Wrong};
use crate::shop::Permission;
use crate::shop::catalog::{DeleteProduct, Gone, Product, ProductState, SaveMedia, SaveProduct, SetProductState};
use crate::store::{Reads, Snapshot};
use crate::web::admin::asked;
use crate::web::admin::product::product_page;
use crate::web::admin::product_amounts::spread;
use crate::web::admin::product_facts::{facts, typed};
use crate::web::admin::product_form::{ProductRead, ProductTyped, read};
use crate::web::admin::product_video::BOXES;
use crate::web::admin::product_view::{Shown, in_boxes, view};
use crate::web::admin::products::PRODUCTS;
use crate::web::admin::resource_pages::{ConfirmView, confirm_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DELETED, SAID_DONE, SAID_PUBLISHED, SAID_SAVED};
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::{conflict, mistakes};
use crate::web::form::Raw;
use crate::web::upload::{PictureForm, Taken};
use axum::extract::Path;
use axum::response::Response;

pub async fn blank(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| show(ask, None))
}

pub async fn create(form: PictureForm) -> Result<Response, Failure> {
    let sent = form.take_in(&BOXES).await?;
    sent.who.answer(|ask| save(ask, None, &sent))
}

pub async fn edit(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    who.answer(|ask| show(ask, Some(id)))
}

pub async fn update(Path(path): Path<String>, form: PictureForm) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    let sent = form.take_in(&BOXES).await?;
    sent.who.answer(|ask| save(ask, Some(id), &sent))
}

/// The form with a row more for each picture that came with it: whatever else happens, it is not lost.
fn with_pictures(sent: &Taken) -> Raw {
    let known = ProductTyped::of(&sent.raw).pictures.len();
    (known..).zip(&sent.media).fold(sent.raw.clone(), |raw, (row, media)| raw.with(format!("picture-{row}-media"), media.to_string()))
}

fn show(ask: &Ask<'_>, id: Option<ProductId>) -> Outcome<Answer> {
    ask.actor.must(Permission::Catalog)?;
    let reads = ask.shop.read()?;
    let old = id.map(|id| reads.get(id)).transpose()?;
    let typed = match &old {
        Some(old) => with_alts(&reads, ask, typed(old, &ReadCx::of(ask.cx)))?,
        None => {
            let mut typed = ProductTyped::default();
            typed.arrange();
            typed
        }
    };
    let version = old.as_ref().map(|old| old.changed);
    let shown = Shown { old: old.as_ref(), typed, raw: None, wrong: &[], version, trouble: None };
    Ok(Answer::Page(product_page(&ask.desk(), &view(ask, &reads, shown)?)))
}

/// What pictures and the video show stands with them.
fn with_alts(reads: &Snapshot, ask: &Ask<'_>, mut typed: ProductTyped) -> Outcome<ProductTyped> {
    let shows = |id: &str| -> Outcome<String> {
        let media = id.parse::<MediaId>().map_or(Ok(None), |id| reads.find(id))?;
        Ok(media.map(|media| media.alt.get(ask.cx.locale).to_owned()).unwrap_or_default())
    };
    for picture in &mut typed.pictures {
        picture.alt = shows(&picture.media)?;
    }
    typed.video.alt = shows(&typed.video.media)?;
    Ok(typed)
}

fn save(ask: &Ask<'_>, id: Option<ProductId>, sent: &Taken) -> Outcome<Answer> {
    ask.actor.must(Permission::Catalog)?;
    let raw = &spread(with_pictures(sent), &ReadCx::of(ask.cx));
    let reads = ask.shop.read()?;
    let old = id.map(|id| reads.get(id)).transpose()?;
    let seen = raw.get("version").parse().ok().map(Time::at);
    let mut typed = ProductTyped::of(raw);
    if matches!(raw.get("intent"), "variants" | "pictures") && sent.refused.is_empty() {
        typed.arrange();
        let shown = Shown { old: old.as_ref(), typed, raw: Some(raw), wrong: &[], version: seen, trouble: None };
        return Ok(Answer::Page(product_page(&ask.desk(), &view(ask, &reads, shown)?)));
    }
    let unfit = sent.refused.clone();
    let (wrong, refusal): (Vec<Wrong>, Refusal) = match read(raw, &ReadCx::of(ask.cx)) {
        _ if !unfit.is_empty() => (unfit.clone(), Refusal::Invalid(unfit)),
        Err(refusal) => (mistakes(&refusal).unwrap_or_default().to_vec(), refusal),
        Ok(read) => match keep(ask, &reads, old.as_ref(), seen, read) {
            Ok(id) => return Ok(Answer::Go(format!("{PRODUCTS}/{id}?said={SAID_SAVED}"))),
            Err(Error::Refused(refusal @ (Refusal::Invalid(_) | Refusal::Conflict { .. }))) => {
                (in_boxes(mistakes(&refusal).unwrap_or_default(), &typed), refusal)
            }
            Err(other) => return Err(other),
        },
    };
    // Whoever has read that somebody else saved, and saves once more, means it: the form comes back with their version.
    let trouble = conflict(ask.cx, &refusal);
    let is_refused = trouble.is_some();
    let version = if is_refused { old.as_ref().map(|old| old.changed) } else { seen };
    let shown = Shown { old: old.as_ref(), typed, raw: Some(raw), wrong: &wrong, version, trouble };
    let page = product_page(&ask.desk(), &view(ask, &reads, shown)?);
    Ok(if is_refused { Answer::Refused(page) } else { Answer::Mend(page) })
}

fn keep(ask: &Ask<'_>, reads: &Snapshot, old: Option<&Product>, seen: Option<Time>, read: ProductRead) -> Outcome<ProductId> {
    let locale = ask.cx.locale;
    let of_video = read.video.iter().map(|(video, alt)| (video.media, alt.clone()));
    let alts: Vec<(MediaId, String)> = read.pictures.iter().cloned().chain(of_video).collect();
    let facts = facts(read, old, locale);
    let id = ask.shop.run(ask.actor, SaveProduct { id: old.map(|old| old.id), seen, facts })?;
    for (picture, typed) in alts {
        let Some(media) = reads.find(picture)? else { continue };
        if media.alt.get(locale) != typed {
            let mut alt = media.alt;
            alt.set(locale, typed);
            ask.shop.run(ask.actor, SaveMedia { id: picture, alt, focus: media.focus })?;
        }
    }
    Ok(id)
}

pub async fn set_state(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let product: ProductId = asked::id(&path)?;
    form.who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let state = ProductState::ALL.into_iter().find(|state| state.key() == form.raw.get("state"));
        let state = state.ok_or(Refusal::wrong("state", "wrong-choice"))?;
        ask.shop.run(ask.actor, SetProductState { product, state })?;
        let said = if state == ProductState::Active { SAID_PUBLISHED } else { SAID_DONE };
        Ok(Answer::Go(format!("{PRODUCTS}/{product}?said={said}")))
    })
}

pub async fn ask_delete(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    who.answer(|ask| question(ask, id, None))
}

pub async fn delete(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let product = asked::id(&path)?;
    form.who.answer(|ask| match ask.shop.run(ask.actor, DeleteProduct { product }) {
        Ok(Gone::Deleted) => Ok(Answer::Go(format!("{PRODUCTS}?said={SAID_DELETED}"))),
        Ok(Gone::Archived) => Ok(Answer::Go(format!("{PRODUCTS}/{product}?said={SAID_DONE}"))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let words = wrong.first().map(|wrong| ask.cx.say(&wrong.say).into_owned());
            question(ask, product, words)
        }
        Err(other) => Err(other),
    })
}

/// Asks before a draft is deleted, or what was published leaves the shop.
fn question(ask: &Ask<'_>, id: ProductId, trouble: Option<String>) -> Outcome<Answer> {
    ask.actor.must(Permission::Catalog)?;
    let (cx, product) = (ask.cx, ask.shop.read()?.get(id)?);
    let name = product.title.get(cx.locale).to_owned();
    let (title, about, label) = if product.published.is_some() {
        ("admin-product-archive-title", "admin-product-archive-about", "admin-product-archive")
    } else {
        ("admin-delete-title", "admin-product-delete-about", "admin-delete")
    };
    let is_refused = trouble.is_some();
    let page = confirm_page(
        &ask.desk(),
        &ConfirmView {
            title: cx.t_with(title, &[("name", &name)]).into_owned(),
            about: cx.t(about).into_owned(),
            to: format!("{PRODUCTS}/{id}/delete"),
            label: cx.t(label).into_owned(),
            back: Link::new(format!("{PRODUCTS}/{id}"), name),
            hidden: Vec::new(),
            trouble,
        },
    );
    Ok(if is_refused { Answer::Refused(page) } else { Answer::Page(page) })
}
