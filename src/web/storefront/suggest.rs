//! What the shop suggests while somebody types into the search: products, categories, and the way to all results.

use crate::base::Outcome;
use crate::store::Page;
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::site::glance;
use crate::web::storefront::pages::suggest::{SuggestView, suggest};
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::RawQuery;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};

/// So much is taken in at a glance.
const PRODUCTS_MAX: usize = 6;
const CATEGORIES_MAX: usize = 3;
/// Whoever types a word again gets the same for a minute.
const FOR_A_MINUTE: HeaderValue = HeaderValue::from_static("private, max-age=60");

pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    if !visit.site.limits.allows(Wish::Suggest, visit.caller) {
        return Ok(Bare::TooMany.into_response());
    }
    let view = glance(|| view_of(&visit, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    let mut response = reply::page(suggest(&visit.cx, &view));
    response.headers_mut().insert(CACHE_CONTROL, FOR_A_MINUTE);
    Ok(response)
}

fn view_of(visit: &Visit, query: &Raw) -> Outcome<SuggestView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let words = super::search::words(query);
    let found = visit.site.search.find(cx.locale, &words, Page::first(PRODUCTS_MAX))?;
    let begun = words.to_lowercase();
    let begins = |title: &str| title.to_lowercase().split_whitespace().any(|word| word.starts_with(&begun));
    let shelves = visit.facts.categories.values().filter(|shelf| shelf.products > 0 && begins(shelf.category.title.get(cx.locale)));
    let categories = if begun.is_empty() { Vec::new() } else { shelves.take(CATEGORIES_MAX).collect() };
    Ok(SuggestView {
        cards: view::cards(&visit.site.browse(&snapshot)?, cx, &found.ids)?,
        categories: categories.into_iter().map(|shelf| visit.facts.shelf_link(shelf, cx.locale)).collect(),
        total: u32::try_from(found.total).unwrap_or(u32::MAX),
        all: url::search(&words),
        words,
    })
}
