//! All pictures: sending new ones, saying what one shows and where its middle is, taking one away.

use crate::base::limits::ADMIN_PAGE;
use crate::base::{Error, MediaId, Outcome, Refusal, Wrong};
use crate::shop::Permission;
use crate::shop::catalog::list::COUNT_MAX;
use crate::shop::catalog::media::{BY_SILENCE, BY_USE};
use crate::shop::catalog::{Focus, Media, SaveMedia};
use crate::shop::picture_use::{DeleteMedia, Place, places};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::asked::{self, Turn};
use crate::web::admin::pictures::{ALT, AltFacts, PICTURES, PictureCard, PictureRow, PicturesView, picture_page, pictures_page};
use crate::web::admin::product_video;
use crate::web::admin::products::PRODUCTS;
use crate::web::admin::resource_pages::{ConfirmView, confirm_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::{Link, SAID_DELETED, SAID_DONE, SAID_SAVED, Tab};
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::Filled;
use crate::web::form::Raw;
use crate::web::ui::VideoView;
use crate::web::upload::{PictureForm, Taken};
use crate::web::url::with_query;
use crate::web::view;
use axum::extract::{Path, RawQuery};
use axum::response::Response;

/// Ways to look at the list: value of `view` in the query, text key.
const VIEWS: [(&str, &str); 3] = [("", "admin-all"), ("silent", "admin-picture-silent"), ("unused", "admin-picture-unused")];

pub async fn list(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = asked::query(query)?;
    who.answer(|ask| Ok(Answer::Page(page_of(ask, &query, None)?)))
}

/// The page of the list, with what became of pictures that were sent just now.
fn page_of(ask: &Ask<'_>, query: &Raw, sent: Option<&Taken>) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Catalog)?;
    let (turn, reads, shown) = (Turn::of(query), ask.shop.read()?, query.get("view"));
    let part = Page::last(ADMIN_PAGE).skipping(turn.skip());
    let counts = [reads.total::<Media>(COUNT_MAX)?, reads.count(&BY_SILENCE, &true, COUNT_MAX)?, reads.count(&BY_USE, &false, COUNT_MAX)?];
    let (page, total): (Vec<Media>, usize) = match shown {
        "silent" => (reads.scan(&BY_SILENCE, &true, part)?, counts[1]),
        "unused" => (reads.scan(&BY_USE, &false, part)?, counts[2]),
        _ => (reads.all(part)?, counts[0]),
    };
    let tab = |((value, key), count): ((&str, &str), usize)| Tab {
        link: Link::new(with_query(PICTURES, &[("view", value)]), ask.cx.t(key)),
        count: Some(count as u64),
        is_current: VIEWS.iter().find(|(known, _)| *known == shown).map_or("", |(known, _)| known) == value,
    };
    let rows = page.iter().map(|media| row(ask, &reads, media)).collect::<Outcome<_>>()?;
    let view = PicturesView {
        tabs: VIEWS.into_iter().zip(counts).map(tab).collect(),
        rows,
        pager: turn.pager(page.len(), total, PICTURES, &[("view", shown)]),
        refused: sent.iter().flat_map(|sent| &sent.refused).map(|wrong| ask.cx.say(&wrong.say).into_owned()).collect(),
        taken: sent.map_or(0, |sent| sent.media.len()),
    };
    Ok(pictures_page(&ask.desk(), &view))
}

/// Places of one kind are counted no further.
const PLACES_MAX: usize = 100;

fn row(ask: &Ask<'_>, reads: &Snapshot, media: &Media) -> Outcome<PictureRow> {
    Ok(PictureRow {
        id: media.id,
        picture: view::picture(media, ask.cx.locale),
        name: media.name.clone(),
        places: places(reads, media.id, PLACES_MAX)?.len(),
        is_silent: media.alt.is_empty(),
        is_waiting: !media.is_made(),
        video: if media.is_video() { Some(video(ask, reads, media)?) } else { None },
    })
}

/// A video with the poster that it has at the first product that shows it, and its facts.
fn video(ask: &Ask<'_>, reads: &Snapshot, media: &Media) -> Outcome<(VideoView, String)> {
    let product = match places(reads, media.id, 1)?.first() {
        Some(Place::Product(id)) => reads.find(*id)?,
        _ => None,
    };
    let own = product.as_ref().and_then(|product| product.video).and_then(|video| video.poster);
    let poster = view::picture_of(reads, own.or(product.and_then(|product| product.pictures.first().copied())), ask.cx.locale)?;
    Ok((view::video(media, poster, ask.cx.locale), product_video::facts(ask.cx, media)))
}

pub async fn send(form: PictureForm) -> Result<Response, Failure> {
    let mut sent = form.take_in(&[]).await?;
    if sent.media.is_empty() && sent.refused.is_empty() {
        sent.refused.push(Wrong::new("pictures", "wrong-picture-none"));
    }
    sent.who.answer(|ask| {
        if sent.refused.is_empty() {
            return Ok(Answer::Go(format!("{PICTURES}?said={SAID_DONE}")));
        }
        Ok(Answer::Mend(page_of(ask, &Raw::default(), Some(&sent))?))
    })
}

pub async fn edit(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    who.answer(|ask| Ok(Answer::Page(page(ask, id, None, &[])?)))
}

fn page(ask: &Ask<'_>, id: MediaId, typed: Option<&Raw>, wrong: &[Wrong]) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Catalog)?;
    let reads = ask.shop.read()?;
    let mut media = reads.get(id)?;
    media.focus = typed.map_or(media.focus, focus_of);
    let row = row(ask, &reads, &media)?;
    let places = links(ask, &reads, id)?;
    let made = media.ready.iter().map(|width| format!("{width} px")).collect::<Vec<_>>().join(", ");
    let facts = AltFacts { alt: media.alt };
    let fields = Filled { form: &ALT, facts: Some(&facts), typed, wrong, options: &|_| Vec::new() }.fields(ask.cx);
    Ok(picture_page(&ask.desk(), &PictureCard { row, fields, made, places }))
}

/// Where it is shown, as far as one wants to read.
fn links(ask: &Ask<'_>, reads: &Snapshot, id: MediaId) -> Outcome<Vec<Link>> {
    const SHOWN: usize = 12;
    let locale = ask.cx.locale;
    let link = |place: Place| {
        Ok(match place {
            Place::Product(id) => Link::new(format!("{PRODUCTS}/{id}"), reads.get(id)?.title.get(locale)),
            Place::Category(id) => Link::new(format!("/admin/categories/{id}"), reads.get(id)?.title.get(locale)),
            Place::Page(id) => Link::new(format!("/admin/pages/{id}"), reads.get(id)?.facts.title.get(locale)),
            Place::Look => Link::new("/admin/theme", ask.cx.t("admin-nav-theme")),
        })
    };
    places(reads, id, SHOWN)?.into_iter().map(link).collect()
}

fn focus_of(raw: &Raw) -> Focus {
    let typed = raw.get("focus");
    Focus::ALL.into_iter().find(|focus| focus.key() == typed).unwrap_or_default()
}

pub async fn save(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: MediaId = asked::id(&path)?;
    form.who.answer(|ask| {
        let read = ALT.read(&form.raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        let focus = focus_of(&form.raw);
        match read.and_then(|facts| ask.shop.run(ask.actor, SaveMedia { id, alt: facts.alt, focus })) {
            Ok(()) => Ok(Answer::Go(format!("{PICTURES}/{id}?said={SAID_SAVED}"))),
            Err(Error::Refused(Refusal::Invalid(wrong))) => Ok(Answer::Mend(page(ask, id, Some(&form.raw), &wrong)?)),
            Err(other) => Err(other),
        }
    })
}

pub async fn ask_delete(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    who.answer(|ask| Ok(Answer::Page(question(ask, id, None)?)))
}

pub async fn delete(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let media: MediaId = asked::id(&path)?;
    form.who.answer(|ask| match ask.shop.run(ask.actor, DeleteMedia { media }) {
        Ok(()) => Ok(Answer::Go(format!("{PICTURES}?said={SAID_DELETED}"))),
        Err(Error::Refused(Refusal::Conflict { code })) => {
            let words = ask.cx.refused(code);
            Ok(Answer::Refused(question(ask, media, Some(words))?))
        }
        Err(other) => Err(other),
    })
}

fn question(ask: &Ask<'_>, id: MediaId, trouble: Option<String>) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Catalog)?;
    let (cx, media) = (ask.cx, ask.shop.read()?.get(id)?);
    let view = ConfirmView {
        title: cx.t_with("admin-delete-title", &[("name", &media.name)]).into_owned(),
        about: cx.t("admin-picture-delete-about").into_owned(),
        to: format!("{PICTURES}/{id}/delete"),
        label: cx.t("admin-delete").into_owned(),
        back: Link::new(format!("{PICTURES}/{id}"), media.name),
        hidden: Vec::new(),
        trouble,
    };
    Ok(confirm_page(&ask.desk(), &view))
}
