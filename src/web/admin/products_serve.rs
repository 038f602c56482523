//! The list of products: what is looked for, in which state, on which shelf.

use crate::adapters::search::Search;
use crate::base::limits::ADMIN_PAGE;
use crate::base::{CategoryId, Id, Locale, Outcome, ProductId, text};
use crate::shop::catalog::list::{COUNT_MAX, in_state};
use crate::shop::catalog::product::{BY_NEW, BY_SKU, BY_STATE, Product, ProductState, StockRule};
use crate::shop::{Permission, stock};
use crate::store::{Page, Reads, Snapshot};
use crate::web::admin::asked::{self, Turn};
use crate::web::admin::categories;
use crate::web::admin::products::{PRODUCTS, ProductRow, ProductsView, products_page};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::SignedIn;
use crate::web::error::Failure;
use crate::web::form::Raw;
use crate::web::view;
use axum::extract::RawQuery;
use axum::response::Response;
use std::collections::BTreeSet;

pub async fn list(who: SignedIn, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = asked::query(query)?;
    who.answer(|ask| {
        ask.actor.must(Permission::Catalog)?;
        let view = view_of(ask, &who.visit.site.search, &query)?;
        Ok(Answer::Page(products_page(&ask.desk(), &view)))
    })
}

/// What the list is asked for.
struct Wanted {
    q: String,
    state: Option<ProductState>,
    category: Option<CategoryId>,
}

fn view_of(ask: &Ask<'_>, search: &Search, query: &Raw) -> Outcome<ProductsView> {
    let (reads, cx, turn) = (ask.shop.read()?, ask.cx, Turn::of(query));
    let wanted = Wanted {
        q: text::line(query.get("q")).chars().take(200).collect(),
        state: ProductState::ALL.into_iter().find(|state| state.key() == query.get("state")),
        category: query.get("category").parse().ok(),
    };
    let (products, total) = products(&reads, search, cx.locale, &wanted, turn)?;
    let mut categories = categories::shelves(&reads, cx)?;
    let chosen = wanted.category.map(|id| id.to_string()).unwrap_or_default();
    categories.iter_mut().for_each(|c| c.picked = c.value == chosen);
    let rows = products.iter().map(|product| row(ask, &reads, product)).collect::<Outcome<Vec<_>>>()?;
    let state = wanted.state.map_or("", ProductState::key);
    let pairs = [("state", state), ("category", chosen.as_str()), ("q", wanted.q.as_str())];
    let is_whole = wanted.q.is_empty() && wanted.category.is_none();
    Ok(ProductsView {
        pager: turn.pager(rows.len(), total, PRODUCTS, &pairs),
        counts: if is_whole { counts(&reads)? } else { [None; 4] },
        state: wanted.state,
        q: wanted.q,
        categories,
        rows,
    })
}

/// Of all, then of each state.
fn counts(reads: &Snapshot) -> Outcome<[Option<u64>; 4]> {
    let mut counts = [Some(reads.count(&BY_STATE, &(), COUNT_MAX)? as u64), None, None, None];
    for (count, state) in counts.iter_mut().skip(1).zip(ProductState::ALL) {
        *count = Some(reads.count(&BY_STATE, &(state as u8), COUNT_MAX)? as u64);
    }
    Ok(counts)
}

fn products(reads: &Snapshot, search: &Search, locale: Locale, wanted: &Wanted, turn: Turn) -> Outcome<(Vec<Product>, usize)> {
    if wanted.q.is_empty() && wanted.category.is_none() {
        let page = Page::first(ADMIN_PAGE).skipping(turn.skip());
        return match wanted.state {
            Some(state) => in_state(reads, state, turn.skip(), ADMIN_PAGE),
            // In the order of states: what is not finished yet comes first.
            None => Ok((reads.scan(&BY_STATE, &(), page)?, reads.count(&BY_STATE, &(), COUNT_MAX)?)),
        };
    }
    let found = if wanted.q.is_empty() { on_shelf(reads, wanted)? } else { found(reads, search, locale, &wanted.q)? };
    let fits = |p: &Product| {
        wanted.state.is_none_or(|state| p.state == state) && wanted.category.is_none_or(|category| p.listed_in.contains(&category))
    };
    let mut all = Vec::new();
    for id in found {
        all.extend(reads.find(id)?.filter(fits));
    }
    let total = all.len();
    Ok((all.into_iter().skip(turn.skip()).take(ADMIN_PAGE).collect(), total))
}

/// Products that are not on sale and are looked through one by one, for they stand in no list of a category and in no index of
/// words; and those on a shelf that are counted.
const LOOK_MAX: usize = 5_000;

/// Those on a shelf; what is on sale is listed, the others are looked through.
fn on_shelf(reads: &Snapshot, wanted: &Wanted) -> Outcome<Vec<ProductId>> {
    let category = wanted.category.map_or(0, Id::get);
    let here = |p: &Product| wanted.category.is_none_or(|category| p.listed_in.contains(&category));
    let mut ids = Vec::new();
    for state in ProductState::ALL.into_iter().filter(|state| wanted.state.is_none_or(|only| only == *state)) {
        if state == ProductState::Active {
            ids.extend(reads.ids(&BY_NEW, &category, Page::first(LOOK_MAX))?);
        } else {
            ids.extend(in_state(reads, state, 0, LOOK_MAX)?.0.into_iter().filter(here).map(|p| p.id));
        }
    }
    Ok(ids)
}

/// What search offers.
const FOUND_MAX: usize = 500;

/// By SKU, in drafts and the archive by their names and numbers, and what search finds on sale: best first, each once.
pub fn found(reads: &Snapshot, search: &Search, locale: Locale, q: &str) -> Outcome<Vec<ProductId>> {
    let mut ids: Vec<ProductId> = reads.lookup(&BY_SKU, &q.to_owned())?.map(|p: Product| p.id).into_iter().collect();
    let words: Vec<String> = q.to_lowercase().split_whitespace().map(str::to_owned).collect();
    for state in [ProductState::Draft, ProductState::Archived] {
        ids.extend(in_state(reads, state, 0, LOOK_MAX)?.0.iter().filter(|p| says(p, &words)).map(|p| p.id));
    }
    ids.extend(search.find(locale, q, Page::first(FOUND_MAX))?.ids);
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    Ok(ids)
}

/// Whether every word stands in its names or numbers.
fn says(product: &Product, words: &[String]) -> bool {
    let numbers = product.variants.iter().flat_map(|v| v.sku.iter().map(|sku| sku.as_str()).chain([v.barcode.as_str()]));
    let all: Vec<String> = product.title.all().chain([product.brand.as_str()]).chain(numbers).map(str::to_lowercase).collect();
    words.iter().all(|word| all.iter().any(|text| text.contains(word)))
}

fn row(ask: &Ask<'_>, reads: &Snapshot, product: &Product) -> Outcome<ProductRow> {
    let cx = ask.cx;
    let most = product.variants.iter().map(|v| v.price).max_by_key(|price| price.minor());
    let mut available = None;
    for variant in product.variants.iter().filter(|v| v.stock != StockRule::Endless) {
        *available.get_or_insert(0) += stock::available(reads, variant.id)?;
    }
    let shelf = product.categories.first().map_or(Ok(None), |&id| reads.find(id))?;
    let parts = match product.variants.as_slice() {
        [only] => only.sku.as_ref().map(ToString::to_string),
        many => Some(cx.t_with("admin-product-variants-n", &[("n", &many.len().to_string())]).into_owned()),
    };
    let detail: Vec<String> = shelf.map(|shelf| shelf.title.get(cx.locale).to_owned()).into_iter().chain(parts).collect();
    Ok(ProductRow {
        id: product.id,
        title: product.title.get(cx.locale).to_owned(),
        detail: detail.join(", "),
        picture: view::cover(reads, product, cx.locale)?.map(|picture| picture.at_least(80)),
        least_price: product.price_from(),
        most_price: most.unwrap_or_else(|| product.price_from()),
        available,
        state: product.state,
    })
}
