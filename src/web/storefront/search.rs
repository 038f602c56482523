//! Search results; without a query, everything there is.

use crate::base::limits::STOREFRONT_PAGE;
use crate::base::{Outcome, ProductId};
use crate::shop::catalog::facet::Table;
use crate::shop::catalog::list::{self as catalog, Sort};
use crate::shop::catalog::product;
use crate::store::{Page, Reads};
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::goods::Browse;
use crate::web::limit::Wish;
use crate::web::site::glance;
use crate::web::storefront::narrow::{Listed, Wanted};
use crate::web::storefront::pages::search::{SearchView, search};
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// So many of what was found, the best, can be leafed through, narrowed and ordered.
const FOUND_MAX: usize = 1_000;

pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    if !visit.site.limits.allows(Wish::Search, visit.caller) {
        return Ok(Bare::TooMany.into_response());
    }
    let view = glance(|| view_of(&visit, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    Ok(reply::page(search(&visit.cx, &view)))
}

/// What is searched for.
pub fn words(query: &Raw) -> String {
    crate::base::text::line(query.get("q")).chars().take(200).collect()
}

fn view_of(visit: &Visit, query: &Raw) -> Outcome<SearchView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let browse = visit.site.browse(&snapshot)?;
    let words = words(query);
    let Answer { listed, wanted, table, span, corrected } =
        if words.is_empty() { everything(visit, &browse, query)? } else { found(visit, &browse, &words, query)? };
    let near: Vec<ProductId> = if listed.total == 0 { snapshot.ids(&product::BY_NEW, &0_u64, Page::first(4))? } else { Vec::new() };
    let pages_of = if words.is_empty() { listed.total } else { listed.total.min(FOUND_MAX) };
    let mut narrow = wanted.view(cx, url::ALL, &words, table.as_deref(), span);
    // What is searched for comes by relevance, which the usual order is called then.
    if let Some(first) = narrow.sorts.first_mut().filter(|_| !words.is_empty()) {
        first.label = cx.t("storefront-sort-best").into_owned();
    }
    Ok(SearchView {
        narrow,
        kinds: if words.is_empty() { cx.shop.shelves.clone() } else { Vec::new() },
        total: u32::try_from(listed.total).unwrap_or(u32::MAX),
        cards: view::list_cards(&browse, cx, &listed.ids)?,
        pager: wanted.pager(pages_of, url::ALL, &words),
        categories: visit.facts.index(cx.locale),
        near: view::cards(&browse, cx, &near)?,
        query: words,
        corrected,
    })
}

/// What is shown of a search, and by what it can be narrowed.
struct Answer {
    listed: Listed,
    wanted: Wanted,
    table: Option<Arc<Table>>,
    span: Option<(i64, i64)>,
    corrected: Option<String>,
}

/// Without words, all that can be bought.
fn everything(visit: &Visit, browse: &Browse, query: &Raw) -> Outcome<Answer> {
    let table = browse.table(None)?;
    let wanted = Wanted::read(query, &visit.cx, table.as_deref());
    let listed = wanted.list(browse.snapshot(), None, table.as_deref())?;
    let span = catalog::price_span(browse.snapshot(), None)?;
    Ok(Answer { listed, wanted, table, span, corrected: None })
}

/// What search finds, by relevance. Facets are offered when all of it could be looked at: counts of a part would not be true.
fn found(visit: &Visit, browse: &Browse, words: &str, query: &Raw) -> Outcome<Answer> {
    let all = visit.site.search.find(visit.cx.locale, words, Page::first(FOUND_MAX))?;
    let whole = all.total <= FOUND_MAX;
    let plain = Wanted::read(query, &visit.cx, None);
    if !whole && plain.sort == Sort::New && !plain.is_narrowed() {
        let ids = all.ids.iter().skip(plain.skip()).take(STOREFRONT_PAGE).copied().collect();
        return Ok(Answer { listed: Listed { ids, total: all.total }, wanted: plain, table: None, span: None, corrected: all.corrected });
    }
    let table = browse.table_of(&all.ids)?;
    let wanted = if whole { Wanted::read(query, &visit.cx, Some(&table)) } else { plain };
    let (listed, span) = (wanted.pick(&table), table.price_span());
    Ok(Answer { listed, wanted, table: whole.then(|| Arc::new(table)), span, corrected: all.corrected })
}
