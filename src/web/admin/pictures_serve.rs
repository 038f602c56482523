//! All pictures, and saying what one shows.

use crate::base::limits::ADMIN_PAGE;
use crate::base::{Error, MediaId, Outcome, Refusal, Wrong};
use crate::shop::Permission;
use crate::shop::catalog::list::COUNT_MAX;
use crate::shop::catalog::{Media, SaveMedia};
use crate::store::{Page, Reads};
use crate::web::admin::asked::{self, Turn};
use crate::web::admin::pictures::{ALT, AltFacts, PICTURES, PictureRow, PictureView, PicturesView, picture_page, pictures_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::ui::SAID_SAVED;
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::Filled;
use crate::web::form::Raw;
use crate::web::url;
use axum::extract::{Path, RawQuery};
use axum::response::Response;

pub async fn list(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let turn = Turn::of(&asked::query(query)?);
    who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let reads = ask.shop.read()?;
        let page: Vec<Media> = reads.all(Page::last(ADMIN_PAGE).skipping(turn.skip()))?;
        let pager = turn.pager(page.len(), reads.total::<Media>(COUNT_MAX)?, PICTURES, &[]);
        let rows = page.iter().map(|media| row(ask, media)).collect();
        Ok(Answer::Page(pictures_page(&ask.desk(), &PicturesView { rows, pager })))
    })
}

fn row(ask: &Ask<'_>, media: &Media) -> PictureRow {
    PictureRow {
        id: media.id,
        url: url::media(&media.hash, &media.name),
        name: media.name.clone(),
        shows: media.alt.get(ask.cx.locale).to_owned(),
        size: (media.width, media.height),
    }
}

pub async fn edit(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = asked::id(&path)?;
    who.answer(|ask| Ok(Answer::Page(page(ask, id, None, &[])?)))
}

fn page(ask: &Ask<'_>, id: MediaId, typed: Option<&Raw>, wrong: &[Wrong]) -> Outcome<maud::Markup> {
    ask.actor.must(Permission::Catalog)?;
    let media = ask.shop.read()?.get(id)?;
    let row = row(ask, &media);
    let facts = AltFacts { alt: media.alt };
    let fields = Filled { form: &ALT, facts: Some(&facts), typed, wrong, options: &|_| Vec::new() }.fields(ask.cx);
    Ok(picture_page(&ask.desk(), &PictureView { row, fields }))
}

pub async fn save(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id: MediaId = asked::id(&path)?;
    form.who.answer(|ask| {
        let read = ALT.read(&form.raw, &ReadCx::of(ask.cx)).map_err(Error::from);
        match read.and_then(|facts| ask.shop.run(ask.actor, SaveMedia { id, alt: facts.alt })) {
            Ok(()) => Ok(Answer::Go(format!("{PICTURES}/{id}?said={SAID_SAVED}"))),
            Err(Error::Refused(Refusal::Invalid(wrong))) => Ok(Answer::Mend(page(ask, id, Some(&form.raw), &wrong)?)),
            Err(other) => Err(other),
        }
    })
}
