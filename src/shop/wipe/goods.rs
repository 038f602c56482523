//! Products, categories and pictures that came with the demo.

use super::{came_with_it, next_of_demo};
use crate::base::{Id, Outcome};
use crate::shop::catalog::{Category, Media, Product, category, product};
use crate::shop::stock::{self, Movement};
use crate::shop::{Event, Tx, picture_use};
use crate::store::{Page, Reads};

/// Movements removed at a time.
const MOVEMENTS: usize = 1_000;

pub(super) fn products(tx: &mut Tx) -> Outcome<usize> {
    next_of_demo(tx, |tx, old: &Product| {
        for variant in &old.variants {
            for level in stock::levels(tx, variant.id)? {
                loop {
                    let moved = tx.ids::<Movement, _, _>(&stock::BY_LEVEL, &level.id, Page::first(MOVEMENTS))?;
                    moved.iter().try_for_each(|id| tx.delete(*id))?;
                    if moved.len() < MOVEMENTS {
                        break;
                    }
                }
                tx.delete(level.id)?;
            }
        }
        tx.delete(old.id)?;
        tx.tell(Event::ProductDeleted { product: old.id });
        Ok(())
    })
}

/// The lowest first. Those in which something of the owner's is for sale, or hangs below, stay.
pub(super) fn categories(tx: &mut Tx) -> Outcome<usize> {
    let mut all: Vec<Category> = tx.all(Page::first(category::CATEGORIES_MAX))?;
    all.sort_by_key(|one| std::cmp::Reverse(one.path.matches('/').count()));
    let mut gone = 0;
    for old in all {
        let holds = tx.count(&product::BY_NEW, &old.id.get(), 1)? > 0 || tx.count(&category::BY_PARENT, &old.id.get(), 1)? > 0;
        if !holds && came_with_it(tx, old.id)? {
            tx.delete(old.id)?;
            tx.tell(Event::CategoryDeleted { category: old.id });
            gone += 1;
        }
    }
    Ok(gone)
}

/// Pictures that nothing shows any more; what the owner's own pages and looks show stays.
pub(super) fn pictures(tx: &mut Tx) -> Outcome<usize> {
    next_of_demo(tx, |tx, old: &Media| {
        if picture_use::places(tx, old.id, 1)?.is_empty() {
            tx.delete(old.id)?;
            tx.tell(Event::MediaDeleted { media: old.id, hash: old.hash.clone() });
        }
        Ok(())
    })
}
