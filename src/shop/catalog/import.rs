//! Products from elsewhere, many at a time. One that cannot be taken does not keep the others out, and what is known already is
//! found again by its source, so that the same import twice changes nothing.

use super::category::{BY_PATH, CATEGORIES_MAX, Category};
use super::facts::ProductFacts;
use super::plan::{Shelf, listed_in, plan};
use super::product::{BY_SOURCE, Product, ProductState};
use super::save_product::keep;
use crate::base::{CategoryId, Handle, Locale, Outcome, Refusal, Time, Words, Wrong, text};
use crate::shop::stock::{self, ledger};
use crate::shop::typed::mistakes;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Products in one command, and variants of them together: the writer serves others in between.
pub const BATCH_MAX: usize = 100;
pub const BATCH_VARIANTS_MAX: usize = 1_000;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportProducts {
    pub products: Vec<ImportedProduct>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ImportedProduct {
    /// Where it comes from and its name there: `shopify:clay-plant-pot`. The same again is the same product.
    pub source: String,
    /// Pictures are left out: those that the product has are kept. `state` holds for a new product.
    pub facts: ProductFacts,
    /// `None`: a product that is known keeps the state that it has.
    #[serde(default)]
    pub state: Option<ProductState>,
    /// Title of a category at the root, made when there is none. The others that the product has are kept.
    #[serde(default)]
    pub category: Option<Words>,
    /// Pieces of each variant, in their order, to begin with; entered once, when the variant is new.
    #[serde(default)]
    pub opening: Vec<Option<i64>>,
}

/// What became of one product.
#[derive(Clone, PartialEq, Debug)]
pub enum Fate {
    Created,
    Changed,
    Unchanged,
    /// Nothing of it was kept.
    Refused(Vec<Wrong>),
}

impl Command for ImportProducts {
    /// One for each product, in their order.
    type Done = Vec<Fate>;
    const NAME: &'static str = "import_products";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<Vec<Fate>> {
        let variants: usize = self.products.iter().map(|p| p.facts.variants.len()).sum();
        if self.products.len() > BATCH_MAX || variants > BATCH_VARIANTS_MAX.max(crate::base::limits::VARIANTS_MAX) {
            return Err(Refusal::conflict("too-many").into());
        }
        let shelf = Shelf::read(&*tx)?;
        self.products.iter().map(|product| import(tx, &shelf, product)).collect()
    }
}

fn import(tx: &mut Tx, shelf: &Shelf, imported: &ImportedProduct) -> Outcome<Fate> {
    let old = tx.lookup(&BY_SOURCE, &imported.source)?;
    let mut planned = match foresee(&*tx, shelf, imported, old.as_ref(), tx.now)? {
        Ok(planned) => planned,
        Err(wrong) => return Ok(Fate::Refused(wrong)),
    };
    if let Some(title) = &imported.category {
        let category = category(tx, shelf.locale(), title)?;
        if let Some(category) = category.filter(|id| !planned.categories.contains(id)) {
            planned.categories.push(category);
            planned.listed_in = listed_in(&*tx, &planned.categories)?;
        }
    }
    let known: Vec<_> = old.iter().flat_map(|old| &old.variants).map(|v| v.id).collect();
    let kept = keep(tx, planned, old.as_ref())?;
    for (variant, opening) in kept.variants.iter().zip(&imported.opening).filter(|(v, _)| !known.contains(&v.id)) {
        if let Some(pieces) = opening.filter(|pieces| *pieces != 0) {
            ledger::open(tx, kept.id, variant.id, pieces)?;
        }
    }
    Ok(match old {
        None => Fate::Created,
        Some(old) if old == kept => Fate::Unchanged,
        Some(_) => Fate::Changed,
    })
}

/// What would become of these products, each for itself; nothing is written.
pub fn preview(reads: &impl Reads, products: &[ImportedProduct], now: Time) -> Outcome<Vec<Fate>> {
    let shelf = Shelf::read(reads)?;
    let fate = |imported: &ImportedProduct| -> Outcome<Fate> {
        let old = reads.lookup(&BY_SOURCE, &imported.source)?;
        Ok(match (foresee(reads, &shelf, imported, old.as_ref(), now)?, old) {
            (Err(wrong), _) => Fate::Refused(wrong),
            (Ok(_), None) => Fate::Created,
            (Ok(planned), Some(old)) if planned == old => Fate::Unchanged,
            (Ok(_), Some(_)) => Fate::Changed,
        })
    };
    products.iter().map(fate).collect()
}

/// The product as it would be but for its category, or what is wrong with it.
fn foresee(
    reads: &impl Reads,
    shelf: &Shelf,
    imported: &ImportedProduct,
    old: Option<&Product>,
    now: Time,
) -> Outcome<Result<Product, Vec<Wrong>>> {
    let mut facts = imported.facts.clone();
    if let Some(old) = old {
        facts.pictures.clone_from(&old.pictures);
        facts.categories.clone_from(&old.categories);
        facts.state = old.state;
        for variant in &mut facts.variants {
            let same = old.variants.iter().find(|v| v.values == variant.values);
            variant.picture = variant.picture.or(same.and_then(|v| v.picture));
        }
    }
    facts.state = imported.state.unwrap_or(facts.state);
    let pieces = imported.opening.iter().enumerate().filter_map(|(i, n)| n.map(|n| (i, n)));
    let bad: Vec<Wrong> = pieces.filter(|(_, n)| !stock::ledger::can_lie(*n)).map(|(i, _)| Wrong::new(format!("variant-{i}-stock"), "wrong-stock")).collect();
    let planned = mistakes(plan(reads, shelf, &facts, old, now))?;
    Ok(match planned {
        Ok(planned) if bad.is_empty() => Ok(Product { source: Some(imported.source.clone()), ..planned }),
        Ok(_) => Err(bad),
        Err(wrong) => Err(wrong.into_iter().chain(bad).collect()),
    })
}

/// The category with this title at the root, made when there is none; `None` when there is no room for another.
fn category(tx: &mut Tx, locale: Locale, title: &Words) -> Outcome<Option<CategoryId>> {
    let title = title.map(text::line);
    let handle = Handle::of(title.get(locale));
    if let Some(known) = tx.lookup(&BY_PATH, &handle.as_str().to_owned())? {
        return Ok(Some(known.id));
    }
    if tx.total::<Category>(CATEGORIES_MAX)? >= CATEGORIES_MAX {
        return Ok(None);
    }
    let path = handle.as_str().to_owned();
    let id = tx.next()?;
    tx.put(&Category { id, parent: None, handle, path, title, intro: Words::default(), picture: None, position: 0 })?;
    tx.tell(Event::CategorySaved { category: id });
    Ok(Some(id))
}
