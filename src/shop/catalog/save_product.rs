//! Saving a product with its variants, whole.

use super::facts::ProductFacts;
use super::plan::{Ground, plan};
use super::product::Product;
use super::variants::unborn;
use crate::base::{Id, Outcome, ProductId, Refusal, Span, Time, VariantId};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveProduct {
    /// `None` makes a new one.
    #[serde(default)]
    pub id: Option<ProductId>,
    /// `changed` of the product that the editor saw; if it is another by now, somebody else saved meanwhile.
    #[serde(default)]
    pub seen: Option<Time>,
    pub facts: ProductFacts,
}

impl Command for SaveProduct {
    type Done = ProductId;
    const NAME: &'static str = "save_product";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<ProductId> {
        let old = self.id.map(|id| tx.get(id)).transpose()?;
        if let (Some(old), Some(seen)) = (&old, self.seen)
            && old.changed != seen
        {
            return Err(Refusal::conflict("changed").into());
        }
        let planned = plan(&*tx, &Ground::read(&*tx)?, &self.facts, old.as_ref(), tx.now)?;
        Ok(keep(tx, planned, old.as_ref())?.id)
    }
}

/// Keeps a planned product: gives ids to what is new, moves `changed` on and says so. What did not change is not written.
pub fn keep(tx: &mut Tx, mut planned: Product, old: Option<&Product>) -> Outcome<Product> {
    if old == Some(&planned) {
        return Ok(planned);
    }
    if old.is_none() {
        planned.id = tx.next()?;
    }
    for variant in planned.variants.iter_mut().filter(|v| v.id == unborn()) {
        variant.id = VariantId::new(tx.count_up("variant")?);
    }
    for variant in old.iter().flat_map(|old| &old.variants).filter(|v| planned.variant(v.id).is_none()) {
        tx.tell(Event::VariantDropped { product: planned.id, variant: variant.id });
    }
    // Strictly later than before, so that two changes within a second are not taken for one.
    planned.changed = old.map_or(tx.now, |old| tx.now.max(old.changed + Span::seconds(1)));
    tx.put(&planned)?;
    tx.tell(Event::ProductSaved { product: planned.id });
    Ok(planned)
}
