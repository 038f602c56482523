//! After a category moved or went: its products are listed anew, in steps, so that the writer is never kept for long.

use super::plan::listed_in;
use super::product::Product;
use super::save_product::keep;
use crate::base::{CategoryId, Id, Outcome, ProductId};
use crate::shop::{Actor, Command, Permission, Shop, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Products looked at in one step.
pub const STEP: usize = 500;

/// The worker: one step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RelistProducts {
    pub category: CategoryId,
    /// Id of the last product that was looked at; 0 to begin.
    pub after: u64,
}

impl Command for RelistProducts {
    /// Where the next step begins; `None` when all were looked at.
    type Done = Option<u64>;
    const NAME: &'static str = "relist_products";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<Option<u64>> {
        let after = (self.after > 0).then(|| ProductId::new(self.after));
        let found: Vec<Product> = tx.next_after(after, STEP)?;
        for old in found.iter().filter(|p| p.listed_in.contains(&self.category) || p.categories.contains(&self.category)) {
            let mut categories = Vec::new();
            for &category in &old.categories {
                if tx.find(category)?.is_some() {
                    categories.push(category);
                }
            }
            let listed_in = listed_in(&*tx, &categories)?;
            keep(tx, Product { categories, listed_in, ..old.clone() }, Some(old))?;
        }
        Ok(found.last().filter(|_| found.len() == STEP).map(|p| p.id.get()))
    }
}

/// All steps; what `Job::Relist` does. Done again from the start after a crash, it changes nothing that was done.
pub fn relist(shop: &Shop, category: CategoryId, mut after: u64) -> Outcome {
    while let Some(next) = shop.run(&Actor::System, RelistProducts { category, after })? {
        after = next;
    }
    Ok(())
}
