//! Products as pages show them: read once with their pictures and what is left of each variant, kept in memory until the log says
//! that something of them changed. A copy: what a page sees is what its own snapshot holds, only sooner.

use crate::base::{Outcome, ProductId};
use crate::shop::catalog::{Media, Product};
use crate::shop::{Event, cart};
use crate::store::log::{LogReads, Position};
use crate::store::{Entry, Reads, Snapshot};
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
        }
        for entry in entries {
            match entry.event {
                // A picture may belong to any of them.
                Event::MediaSaved { .. } | Event::MediaMade { .. } | Event::MediaDeleted { .. } => self.products.clear(),
                other => other.products().iter().for_each(|id| drop(self.products.remove(id))),
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
}
