//! Pages of text, and the secret links under which pages and posts are read before they are published.

use crate::base::limits::DESCRIPTION_CHARS;
use crate::base::{Locale, Outcome, Refusal};
use crate::shop::content::markup::pictures_in;
use crate::shop::content::{ContentPage, PageFacts, PageKind, preview};
use crate::store::Reads;
use crate::web::error::{Bare, Failure};
use crate::web::limit::Wish;
use crate::web::reply;
use crate::web::site::glance;
use crate::web::storefront::journal;
use crate::web::storefront::pages::journal::post;
use crate::web::storefront::pages::text::{Reader, TextView, text};
use crate::web::ui::prose::{gist, illustrated};
use crate::web::view;
use crate::web::visit::Visit;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use std::collections::BTreeMap;

pub async fn show(visit: Visit, Path(handle): Path<String>) -> Result<Response, Failure> {
    let found = visit.facts.pages.iter().find(|page| page.handle() == handle && page.is_public(visit.cx.now));
    let page = found.ok_or(Refusal::NotFound { what: "page" })?;
    let view = glance(|| view_of(&visit, page, Reader::Visitor))?;
    Ok(reply::page(text(&visit.cx, &view)))
}

/// What a secret link shows. One that is over, or never was, says so.
pub async fn before(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let found = glance(|| preview::by_token(&visit.site.shop.read()?, &token, visit.cx.now))?;
    let Some(page) = found else {
        return Ok(if visit.site.limits.allows(Wish::OrderLink, visit.caller) { Bare::Gone } else { Bare::TooMany }.into_response());
    };
    let page = glance(|| -> Outcome<Markup> {
        Ok(match page.facts.kind {
            PageKind::Page => text(&visit.cx, &view_of(&visit, &page, Reader::Preview)?),
            PageKind::Post => post(&visit.cx, &journal::view_of(&visit, &page, Reader::Preview)?),
        })
    })?;
    Ok(reply::page(page))
}

fn view_of(visit: &Visit, page: &ContentPage, reader: Reader) -> Outcome<TextView> {
    let (locale, snapshot, facts) = (visit.cx.locale, visit.site.shop.read()?, &page.facts);
    Ok(TextView {
        handle: page.handle().to_owned(),
        title: facts.title.get(locale).to_owned(),
        search_title: first_said([facts.search_title.get(locale), facts.title.get(locale)]),
        description: description(facts, locale),
        picture: view::picture_of(&snapshot, facts.picture, locale)?,
        text: body(&snapshot, facts, locale)?,
        lang: other_language(facts, locale),
        reader,
    })
}

/// What a page says, with its pictures.
pub fn body(reads: &impl Reads, facts: &PageFacts, locale: Locale) -> Outcome<Markup> {
    let text = facts.body.get(locale);
    let mut pictures = BTreeMap::new();
    for id in pictures_in(text) {
        pictures.insert(id, view::picture_of(reads, Some(id), locale)?);
    }
    Ok(illustrated(text, &|id| pictures.get(&id).cloned().flatten()))
}

/// The language of a text that is missing in the one of the page.
pub fn other_language(facts: &PageFacts, locale: Locale) -> Option<Locale> {
    let missing = facts.body.exact(locale).is_empty() && !facts.body.is_empty();
    if missing { Locale::ALL.into_iter().find(|other| !facts.body.exact(*other).is_empty()) } else { None }
}

/// What search engines show under the title.
pub fn description(facts: &PageFacts, locale: Locale) -> String {
    let own = first_said([facts.search_description.get(locale), facts.teaser.get(locale)]);
    if own.is_empty() { gist(facts.body.get(locale), DESCRIPTION_CHARS) } else { own }
}

pub fn first_said(texts: [&str; 2]) -> String {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}
