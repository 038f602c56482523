//! What pages ask of the catalogue: lists, one product, its relatives, the tree of shelves.

use super::category::{BY_PATH, CATEGORIES_MAX, Category};
use super::product::{BY_HANDLE, BY_NEW, BY_PRICE, BY_STATE, Product, ProductState};
use crate::base::{CategoryId, Id, Outcome, ProductId};
use crate::store::{Direction, Page, Reads};
use std::collections::{BTreeMap, HashSet};

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    #[default]
    New,
    PriceUp,
    PriceDown,
}

impl Sort {
    pub const ALL: [Sort; 3] = [Sort::New, Sort::PriceUp, Sort::PriceDown];

    /// Its name in a query string.
    pub const fn key(self) -> &'static str {
        match self {
            Sort::New => "new",
            Sort::PriceUp => "price",
            Sort::PriceDown => "price-down",
        }
    }
}

/// What a list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// `None`: everything that can be bought.
    pub category: Option<CategoryId>,
    pub sort: Sort,
    /// Lowest price of a product in minor units, both ends included.
    pub price_from: Option<i64>,
    pub price_to: Option<i64>,
}

/// A part of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Listing {
    pub ids: Vec<ProductId>,
    /// How many there are on all pages; counts no further than `COUNT_MAX`.
    pub total: usize,
}

/// Lists are counted, and can be turned over, no further.
pub const COUNT_MAX: usize = 20_000;
/// Products in a price range that are looked at when the newest of them are wanted.
const RANGE_MAX: usize = 200_000;

/// Products that can be bought: `take` of them after the first `skip`.
pub fn list(reads: &impl Reads, wanted: &Wanted, skip: usize, take: usize) -> Outcome<Listing> {
    let list = wanted.category.map_or(0, Id::get);
    let ranged = wanted.price_from.is_some() || wanted.price_to.is_some();
    let page = Page::first(take).skipping(skip.min(COUNT_MAX));
    let from = (list, wanted.price_from.unwrap_or(i64::MIN));
    let to = (list, wanted.price_to.unwrap_or(i64::MAX).saturating_add(1));
    let (ids, total) = match wanted.sort {
        Sort::New if ranged => newest_in_range(reads, list, (from, to), page)?,
        Sort::New => (reads.ids(&BY_NEW, &list, page)?, reads.count(&BY_NEW, &list, COUNT_MAX)?),
        Sort::PriceUp | Sort::PriceDown => {
            let direction = if wanted.sort == Sort::PriceUp { Direction::Forward } else { Direction::Backward };
            let ids = reads.ids_between(&BY_PRICE, &from, &to, Page { direction, ..page })?;
            (ids, reads.ids_between(&BY_PRICE, &from, &to, Page::first(COUNT_MAX))?.len())
        }
    };
    Ok(Listing { ids, total })
}

type Priced = (u64, i64);

/// No index has both: the ids in the range, kept in the order of "new".
fn newest_in_range(reads: &impl Reads, list: u64, (from, to): (Priced, Priced), page: Page) -> Outcome<(Vec<ProductId>, usize)> {
    let range: HashSet<ProductId> = reads.ids_between(&BY_PRICE, &from, &to, Page::first(RANGE_MAX))?.into_iter().collect();
    let newest = reads.ids(&BY_NEW, &list, Page::first(RANGE_MAX))?;
    let both: Vec<ProductId> = newest.into_iter().filter(|id| range.contains(id)).collect();
    let total = both.len().min(COUNT_MAX);
    Ok((both.into_iter().skip(page.skip).take(page.take).collect(), total))
}

/// Least and greatest price in a list, in minor units; `None` when it is empty.
pub fn price_span(reads: &impl Reads, category: Option<CategoryId>) -> Outcome<Option<(i64, i64)>> {
    let list = category.map_or(0, Id::get);
    let end = |page| -> Outcome<Option<i64>> { Ok(reads.scan(&BY_PRICE, &list, page)?.pop().map(|p| p.price_from().minor())) };
    Ok(end(Page::first(1))?.zip(end(Page::last(1))?))
}

/// How many products can be bought in a list; counts no further than `COUNT_MAX`.
pub fn count(reads: &impl Reads, category: Option<CategoryId>) -> Outcome<usize> {
    reads.count(&BY_NEW, &category.map_or(0, Id::get), COUNT_MAX)
}

/// Products in one state, the last changed first, and how many there are: the admin's list.
pub fn in_state(reads: &impl Reads, state: ProductState, skip: usize, take: usize) -> Outcome<(Vec<Product>, usize)> {
    let products = reads.scan(&BY_STATE, &(state as u8), Page::first(take).skipping(skip.min(COUNT_MAX)))?;
    Ok((products, reads.count(&BY_STATE, &(state as u8), COUNT_MAX)?))
}

/// The product of a URL, in whatever state.
pub fn by_handle(reads: &impl Reads, handle: &str) -> Outcome<Option<Product>> {
    reads.lookup(&BY_HANDLE, &handle.to_owned())
}

/// Its id alone.
pub fn id_by_handle(reads: &impl Reads, handle: &str) -> Outcome<Option<ProductId>> {
    reads.lookup_id(&BY_HANDLE, &handle.to_owned())
}

/// The product of which this is a variant.
pub fn by_variant(reads: &impl Reads, variant: crate::base::VariantId) -> Outcome<Option<Product>> {
    reads.lookup(&super::product::BY_VARIANT, &variant)
}

/// The category of a URL.
pub fn by_path(reads: &impl Reads, path: &str) -> Outcome<Option<Category>> {
    reads.lookup(&BY_PATH, &path.to_owned())
}

/// Others that lie near a product: the newest of the first of these shelves, then of the next.
pub fn near(reads: &impl Reads, product: ProductId, shelves: impl IntoIterator<Item = CategoryId>, most: usize) -> Outcome<Vec<ProductId>> {
    let mut ids: Vec<ProductId> = Vec::new();
    for shelf in shelves {
        if ids.len() >= most {
            break;
        }
        for id in reads.ids(&BY_NEW, &shelf.get(), Page::first(2 * most + 1))? {
            if id != product && !ids.contains(&id) && ids.len() < most {
                ids.push(id);
            }
        }
    }
    Ok(ids)
}

/// A shelf and those below it, in the merchant's order.
#[derive(Clone, PartialEq, Debug)]
pub struct Branch {
    pub category: Category,
    pub below: Vec<Branch>,
}

/// The whole tree, read at once.
pub fn tree(reads: &impl Reads) -> Outcome<Vec<Branch>> {
    let mut by_parent: BTreeMap<Option<CategoryId>, Vec<Category>> = BTreeMap::new();
    for category in reads.all::<Category>(Page::first(CATEGORIES_MAX))? {
        by_parent.entry(category.parent).or_default().push(category);
    }
    for shelf in by_parent.values_mut() {
        shelf.sort_by_key(|c| (c.position, c.id));
    }
    Ok(grow(&mut by_parent, None))
}

/// Takes what it hangs up: no category can hang twice, so this ends even if the tree were damaged.
fn grow(by_parent: &mut BTreeMap<Option<CategoryId>, Vec<Category>>, parent: Option<CategoryId>) -> Vec<Branch> {
    let shelf = by_parent.remove(&parent).unwrap_or_default();
    shelf.into_iter().map(|category| Branch { below: grow(by_parent, Some(category.id)), category }).collect()
}
