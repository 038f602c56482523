//! What sells: counted from orders, not claimed by a tag.

use super::view::latest;
use crate::base::{Outcome, ProductId};
use crate::store::{Page, Reads};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Orders looked at: the newest. A shop that sells more sells the same things.
const ORDERS_MAX: usize = 500;

/// The products of the newest orders, those in most orders first; of two alike, the newer. Cancelled orders do not count.
pub fn bestsellers(reads: &impl Reads, most: usize) -> Outcome<Vec<ProductId>> {
    let orders = latest(reads, Page::first(ORDERS_MAX))?;
    let mut sold: BTreeMap<ProductId, u32> = BTreeMap::new();
    for order in orders.iter().filter(|order| order.cancelled.is_none()) {
        let mut products: Vec<ProductId> = order.lines.iter().map(|line| line.product).collect();
        products.sort_unstable();
        products.dedup();
        for product in products {
            *sold.entry(product).or_default() += 1;
        }
    }
    let mut ranked: Vec<(ProductId, u32)> = sold.into_iter().collect();
    ranked.sort_by_key(|&(product, orders)| Reverse((orders, product)));
    Ok(ranked.into_iter().take(most).map(|(product, _)| product).collect())
}
