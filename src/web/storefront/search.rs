//! Search results; without a query, everything there is.

use crate::base::limits::STOREFRONT_PAGE;
use crate::base::{Outcome, ProductId};
use crate::shop::catalog::list::{self as catalog, Sort};
use crate::shop::catalog::product;
use crate::store::{Page, Reads};
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::site::glance;
use crate::web::storefront::list::{Wanted, listing, pager};
use crate::web::storefront::pages::list::NarrowView;
use crate::web::storefront::pages::search::{SearchView, search};
use crate::web::visit::Visit;
use crate::web::{reply, url, view};
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};

/// Products looked at to narrow and order what was found.
const FOUND_MAX: usize = 1_000;

pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    if !visit.site.limits.allows(Wish::Search, visit.caller) {
        return Ok(Bare::TooMany.into_response());
    }
    let view = glance(|| view_of(&visit, &Raw::parse(query.unwrap_or_default().as_bytes())?))?;
    Ok(reply::page(search(&visit.cx, &view)))
}

fn view_of(visit: &Visit, query: &Raw) -> Outcome<SearchView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let browse = visit.site.browse(&snapshot)?;
    let words: String = crate::base::text::line(query.get("q")).chars().take(200).collect();
    let wanted = Wanted::read(query, cx.shop.currency);
    let (cards, total, corrected) = if words.is_empty() {
        let all = listing(&snapshot, None, &wanted)?;
        (view::list_cards(&browse, cx, &all.ids)?, all.total, None)
    } else {
        let (ids, total, corrected) = found(visit, &words, &wanted)?;
        (view::list_cards(&browse, cx, &ids)?, total, corrected)
    };
    let span = if words.is_empty() { catalog::price_span(&snapshot, None)? } else { None };
    let near: Vec<ProductId> = if total == 0 { snapshot.ids(&product::BY_NEW, &0_u64, Page::first(4))? } else { Vec::new() };
    Ok(SearchView {
        narrow: narrow(visit, &wanted, &words, span),
        kinds: if words.is_empty() { cx.shop.shelves.clone() } else { Vec::new() },
        total: u32::try_from(total).unwrap_or(u32::MAX),
        cards,
        pager: pager(&wanted, total, wanted.base(url::ALL, &words)),
        categories: visit.facts.index(cx.locale),
        near: view::cards(&browse, cx, &near)?,
        query: words,
        corrected,
    })
}

/// The controls; what is searched for comes by relevance, which the usual order is called then.
fn narrow(visit: &Visit, wanted: &Wanted, words: &str, span: Option<(i64, i64)>) -> NarrowView {
    let mut view = wanted.view(&visit.cx, url::ALL, words, span);
    if !words.is_empty()
        && let Some(first) = view.sorts.first_mut()
    {
        first.label = visit.cx.t("storefront-sort-best").into_owned();
    }
    view
}

/// What search finds: by relevance, or narrowed and ordered by price.
fn found(visit: &Visit, words: &str, wanted: &Wanted) -> Outcome<(Vec<ProductId>, usize, Option<String>)> {
    let search = &visit.site.search;
    if wanted.sort == Sort::New && !wanted.is_narrowed() {
        let found = search.find(visit.cx.locale, words, Page::first(STOREFRONT_PAGE).skipping(wanted.skip()))?;
        return Ok((found.ids, found.total, found.corrected));
    }
    let snapshot = visit.site.shop.read()?;
    let found = search.find(visit.cx.locale, words, Page::first(FOUND_MAX))?;
    let mut priced = Vec::with_capacity(found.ids.len());
    for id in found.ids {
        if let Some(product) = snapshot.find(id)? {
            let price = product.price_from().minor();
            if wanted.least.is_none_or(|least| price >= least) && wanted.most.is_none_or(|most| price <= most) {
                priced.push((price, id));
            }
        }
    }
    match wanted.sort {
        Sort::New => {}
        Sort::PriceUp => priced.sort_by_key(|(price, _)| *price),
        Sort::PriceDown => priced.sort_by_key(|(price, _)| std::cmp::Reverse(*price)),
    }
    let total = priced.len();
    let ids = priced.into_iter().map(|(_, id)| id).skip(wanted.skip()).take(STOREFRONT_PAGE).collect();
    Ok((ids, total, found.corrected))
}
