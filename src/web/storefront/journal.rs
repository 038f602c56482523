//! The journal: its list, its posts, and the feed for feed readers.

use crate::base::{Locale, Outcome, ProductId, Refusal};
use crate::shop::catalog::list as catalog;
use crate::shop::content::{self, BY_SHELF, BY_TAG, ContentPage, POSTS_MAX, PageKind, Shelf};
use crate::store::{Page, Reads, Snapshot};
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::reply;
use crate::web::site::{door, glance};
use crate::web::storefront::pages::feed::feed;
use crate::web::storefront::pages::journal::{JournalView, PostCard, PostView, journal, post};
use crate::web::storefront::pages::text::Reader;
use crate::web::storefront::text::{body, description, first_said, other_language};
use crate::web::ui::PagerView;
use crate::web::ui::prose::minutes;
use crate::web::visit::Visit;
use crate::web::{url, view};
use axum::extract::{Path, RawQuery};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

/// Posts on one page of the list.
const ROWS: usize = 12;
/// Posts in the feed.
const FEED_MAX: usize = 20;
/// Things shown below a post.
const RELATED_MAX: usize = 8;

pub async fn list(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let view = glance(|| list_of(&visit, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    Ok(reply::page(journal(&visit.cx, &view)))
}

fn list_of(visit: &Visit, query: &Raw) -> Outcome<JournalView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let tag: String = crate::base::text::line(query.get("tag")).chars().take(200).collect();
    let page = query.get("page").parse().unwrap_or(1).clamp(1, POSTS_MAX / ROWS);
    let found = content::posts(&snapshot, &tag, cx.now, Page::first(ROWS).skipping((page - 1) * ROWS))?;
    let total = if tag.is_empty() {
        snapshot.count(&BY_SHELF, &(Shelf::Posts as u8), POSTS_MAX)?
    } else {
        snapshot.count(&BY_TAG, &tag, POSTS_MAX)?
    };
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let pages = number(total.div_ceil(ROWS).max(1));
    let posts = cards(&snapshot, cx, found)?;
    let base = if tag.is_empty() { url::JOURNAL.to_owned() } else { url::tagged(&tag) };
    Ok(JournalView { posts, tag, pager: PagerView { page: number(page).min(pages), pages, base } })
}

/// Those of the posts that visitors may read now.
pub fn cards(reads: &Snapshot, cx: &Cx, posts: Vec<ContentPage>) -> Outcome<Vec<PostCard>> {
    let public = posts.iter().filter(|post| post.is_public(cx.now));
    public.map(|post| card(reads, post, cx.locale)).collect()
}

fn card(reads: &Snapshot, post: &ContentPage, locale: Locale) -> Outcome<PostCard> {
    let facts = &post.facts;
    Ok(PostCard {
        title: facts.title.get(locale).to_owned(),
        href: url::post(post.handle()),
        teaser: description(facts, locale),
        date: post.date(),
        minutes: minutes(facts.body.get(locale)),
        picture: view::picture_of(reads, facts.picture, locale)?,
        lang: other_language(facts, locale),
    })
}

pub async fn show(visit: Visit, Path(handle): Path<String>) -> Result<Response, Failure> {
    let view = glance(|| {
        let found = content::by_handle(&visit.site.shop.read()?, PageKind::Post, &handle)?;
        let post = found.filter(|post| post.is_public(visit.cx.now)).ok_or(Refusal::NotFound { what: "post" })?;
        view_of(&visit, &post, Reader::Visitor)
    })?;
    Ok(reply::page(post(&visit.cx, &view)))
}

pub fn view_of(visit: &Visit, post: &ContentPage, reader: Reader) -> Outcome<PostView> {
    let (cx, snapshot, facts) = (&visit.cx, visit.site.shop.read()?, &post.facts);
    let locale = cx.locale;
    let mut related: Vec<ProductId> = Vec::new();
    for handle in facts.products.iter().take(RELATED_MAX) {
        related.extend(catalog::id_by_handle(&snapshot, handle.as_str())?);
    }
    let [before, after] = if reader == Reader::Visitor { content::neighbours(&snapshot, post, cx.now)? } else { [None, None] };
    let beside = |post: Option<ContentPage>| post.map(|post| card(&snapshot, &post, locale)).transpose();
    Ok(PostView {
        search_title: first_said([facts.search_title.get(locale), facts.title.get(locale)]),
        description: description(facts, locale),
        title: facts.title.get(locale).to_owned(),
        handle: post.handle().to_owned(),
        teaser: facts.teaser.get(locale).to_owned(),
        text: body(&snapshot, facts, locale)?,
        picture: view::picture_of(&snapshot, facts.picture, locale)?,
        author: facts.author.clone(),
        date: post.date(),
        changed: post.changed.max(post.date()),
        minutes: minutes(facts.body.get(locale)),
        tags: facts.tags.clone(),
        related: view::cards(&visit.site.browse(&snapshot)?, cx, &related)?,
        before: beside(before)?,
        after: beside(after)?,
        lang: other_language(facts, locale),
        reader,
    })
}

pub async fn atom(visit: Visit) -> Result<Response, Failure> {
    let xml = door(|| -> Outcome<String> {
        let snapshot = visit.site.shop.read()?;
        let posts = content::posts(&snapshot, "", visit.cx.now, Page::first(FEED_MAX))?;
        let public: Vec<ContentPage> = posts.into_iter().filter(|post| post.is_public(visit.cx.now)).collect();
        Ok(feed(&visit.cx, &public))
    })?;
    let mut response = xml.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8"));
    Ok(response)
}
