//! Products as pages show them: read once with their pictures and what is left of each variant, kept in memory until the log says
//! that something of them changed. A copy: what a page sees is what its own snapshot holds, only sooner.

use crate::base::{CategoryId, Id, Outcome, ProductId};
use crate::shop::catalog::facet::Table;
use crate::shop::catalog::{Media, Product, product};
use crate::shop::{Event, cart};
use crate::store::log::{LogReads, Position};
use crate::store::{Entry, Page, Reads, Snapshot};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A product with all that lists and its own page say of it.
#[derive(PartialEq, Debug)]
pub struct Good {
    pub product: Product,
    /// In their order; those that are no longer there are left out.
    pub pictures: Vec<Media>,
    /// What can be promised of each variant, in their order; `None`: as much as one likes.
    pub left: Vec<Option<u32>>,
}

impl Good {
    /// The product as the snapshot has it.
    pub fn read(reads: &impl Reads, product: Product) -> Outcome<Good> {
        let mut pictures = Vec::with_capacity(product.pictures.len());
        for id in &product.pictures {
            pictures.extend(reads.find(*id)?);
        }
        let left = product.variants.iter().map(|variant| cart::can_promise(reads, variant)).collect::<Outcome<_>>()?;
        Ok(Good { product, pictures, left })
    }
}

/// So many products are kept; then all are dropped and those that are asked for come again. A few kilobytes each.
const KEPT_MAX: usize = 2_000;
/// Longer lists are not narrowed by facets: they have categories for that, and every product of them would have to be read.
pub const FACETED_MAX: usize = KEPT_MAX;
/// Rows of all tables that are kept; then all are dropped. About a hundred bytes each.
const ROWS_MAX: usize = 20_000;
/// More events than this are not looked through one by one: everything is dropped.
const BEHIND_MAX: u64 = 1_000;

/// What is kept.
#[derive(Default)]
pub struct Goods(RwLock<Kept>);

#[derive(Default)]
struct Kept {
    /// Everything kept is as it was after this entry of the log.
    at: Position,
    products: HashMap<ProductId, Arc<Good>>,
    /// What lists are narrowed by, by the number of their category; `None` where a list is too long for it.
    tables: HashMap<u64, Option<Arc<Table>>>,
}

/// Looking at products through one snapshot.
pub struct Browse<'a> {
    snapshot: &'a Snapshot,
    goods: &'a Goods,
    at: Position,
}

impl Goods {
    /// Drops what has changed up to the snapshot. A snapshot that is older than what is kept reads for itself.
    pub fn browse<'a>(&'a self, snapshot: &'a Snapshot) -> Outcome<Browse<'a>> {
        let at = snapshot.log_end()?;
        if self.0.read().unwrap_or_else(PoisonError::into_inner).at < at {
            self.0.write().unwrap_or_else(PoisonError::into_inner).catch_up(snapshot, at)?;
        }
        Ok(Browse { snapshot, goods: self, at })
    }
}

impl Kept {
    fn catch_up(&mut self, snapshot: &Snapshot, at: Position) -> Outcome {
        if self.at >= at {
            return Ok(()); // another request was quicker
        }
        let behind = at - self.at;
        let entries: Vec<Entry<Event>> =
            if behind > BEHIND_MAX || self.products.is_empty() { Vec::new() } else { snapshot.log_after(self.at, BEHIND_MAX as usize)? };
        if (entries.len() as u64) < behind {
            self.products.clear();
            self.tables.clear();
        }
        for entry in entries {
            match entry.event {
                // A picture may belong to any of them.
                Event::MediaSaved { .. } | Event::MediaMade { .. } | Event::MediaDeleted { .. } => self.products.clear(),
                other => {
                    for id in other.products() {
                        self.products.remove(&id);
                        self.tables.clear();
                    }
                }
            }
        }
        self.at = at;
        Ok(())
    }
}

impl Browse<'_> {
    pub fn snapshot(&self) -> &Snapshot {
        self.snapshot
    }

    /// A product in whatever state, if there is one.
    pub fn good(&self, id: ProductId) -> Outcome<Option<Arc<Good>>> {
        let kept = self.goods.0.read().unwrap_or_else(PoisonError::into_inner);
        if kept.at == self.at
            && let Some(good) = kept.products.get(&id)
        {
            return Ok(Some(good.clone()));
        }
        drop(kept);
        let Some(product) = self.snapshot.find(id)? else { return Ok(None) };
        let good = Arc::new(Good::read(self.snapshot, product)?);
        let mut kept = self.goods.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.at == self.at {
            if kept.products.len() >= KEPT_MAX {
                kept.products.clear();
            }
            kept.products.insert(id, good.clone());
        }
        Ok(Some(good))
    }

    /// A product that can be bought.
    pub fn on_sale(&self, id: ProductId) -> Outcome<Option<Arc<Good>>> {
        Ok(self.good(id)?.filter(|good| good.product.can_be_bought()))
    }

    /// By what a list can be narrowed: of a category, or of everything. `None` when it is longer than `FACETED_MAX`.
    pub fn table(&self, category: Option<CategoryId>) -> Outcome<Option<Arc<Table>>> {
        let list = category.map_or(0, Id::get);
        let kept = self.goods.0.read().unwrap_or_else(PoisonError::into_inner);
        if kept.at == self.at
            && let Some(table) = kept.tables.get(&list)
        {
            return Ok(table.clone());
        }
        drop(kept);
        let ids: Vec<ProductId> = self.snapshot.ids(&product::BY_NEW, &list, Page::first(FACETED_MAX + 1))?;
        let table = if ids.len() > FACETED_MAX { None } else { Some(Arc::new(self.table_of(&ids)?)) };
        let mut kept = self.goods.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.at == self.at {
            if kept.tables.values().flatten().map(|table| table.len()).sum::<usize>() > ROWS_MAX {
                kept.tables.clear();
            }
            kept.tables.insert(list, table.clone());
        }
        Ok(table)
    }

    /// The same for products that were found, in their order.
    pub fn table_of(&self, ids: &[ProductId]) -> Outcome<Table> {
        let mut goods = Vec::with_capacity(ids.len());
        for id in ids {
            goods.extend(self.on_sale(*id)?);
        }
        Ok(Table::of(goods.iter().map(|good| (&good.product, good.left.as_slice()))))
    }
}
