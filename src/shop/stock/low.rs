//! What runs low: variants of which few can still be promised.

use super::{BY_LOW, StockLevel, available};
use crate::base::{Outcome, VariantId};
use crate::shop::catalog::product::{BY_VARIANT, StockRule};
use crate::shop::catalog::{Product, ProductState};
use crate::store::{Page, Reads};
use std::collections::BTreeSet;

/// So few that somebody should order more.
pub const LOW: i64 = 3;

/// Sums that are looked at; more than these nobody reads.
pub const LOW_MAX: usize = 500;

/// A variant on sale of which few are left at all places together.
#[derive(Clone, PartialEq, Debug)]
pub struct Low {
    pub product: Product,
    pub variant: VariantId,
    pub available: i64,
}

/// The fewest first. What is not counted, and what is not on sale, cannot run low.
pub fn low(reads: &impl Reads) -> Outcome<Vec<Low>> {
    let levels: Vec<StockLevel> = reads.scan(&BY_LOW, &(), Page::first(LOW_MAX))?;
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for level in levels {
        let Some(product) = reads.lookup(&BY_VARIANT, &level.variant)?.filter(|p: &Product| p.state == ProductState::Active) else {
            continue;
        };
        let counted = product.variant(level.variant).is_some_and(|v| v.stock == StockRule::Counted);
        if !counted || !seen.insert(level.variant) {
            continue;
        }
        let available = available(reads, level.variant)?;
        if available <= LOW {
            found.push(Low { product, variant: level.variant, available });
        }
    }
    found.sort_by_key(|low| low.available);
    Ok(found)
}
