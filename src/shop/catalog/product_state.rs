//! Publishing, archiving and deleting products.

use super::product::{Product, ProductState};
use super::save_product::keep;
use crate::base::{Outcome, ProductId};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetProductState {
    pub product: ProductId,
    pub state: ProductState,
}

impl Command for SetProductState {
    type Done = ();
    const NAME: &'static str = "set_product_state";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let old = tx.get(self.product)?;
        set(tx, &old, self.state)
    }
}

fn set(tx: &mut Tx, old: &Product, state: ProductState) -> Outcome {
    let published = old.published.or_else(|| (state == ProductState::Active).then_some(tx.now));
    keep(tx, Product { state, published, ..old.clone() }, Some(old))?;
    Ok(())
}

/// Takes a product away. One that was never published is deleted; every other is archived, because orders still name it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteProduct {
    pub product: ProductId,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gone {
    Deleted,
    Archived,
}

impl Command for DeleteProduct {
    type Done = Gone;
    const NAME: &'static str = "delete_product";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<Gone> {
        let product = tx.get(self.product)?;
        if product.published.is_some() {
            set(tx, &product, ProductState::Archived)?;
            return Ok(Gone::Archived);
        }
        tx.delete(product.id)?;
        for variant in &product.variants {
            tx.tell(Event::VariantDropped { product: product.id, variant: variant.id });
        }
        tx.tell(Event::ProductDeleted { product: product.id });
        Ok(Gone::Deleted)
    }
}
