//! Products from elsewhere, many at a time. One that cannot be taken does not keep the others out, and what is known already is
//! found again by its source, so that the same import twice changes nothing.

use crate::base::{CategoryId, Handle, Locale, Outcome, Refusal, Time, Words, Wrong, text};
use crate::shop::catalog::category::{BY_PATH, CATEGORIES_MAX, Category};
use crate::shop::catalog::plan::{Ground, listed_in, plan};
use crate::shop::catalog::product::{BY_HANDLE, BY_SOURCE};
use crate::shop::catalog::save_product::keep;
use crate::shop::catalog::{Product, ProductFacts, Variant};
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
    /// What a product that is known has and files do not say is kept: pictures, state, stock rules, further categories; subtitle,
    /// tags and weights where the file has none.
    pub facts: ProductFacts,
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
        let ground = Ground::read(&*tx)?;
        self.products.iter().map(|product| import(tx, &ground, product)).collect()
    }
}

fn import(tx: &mut Tx, ground: &Ground, imported: &ImportedProduct) -> Outcome<Fate> {
    let old = tx.lookup(&BY_SOURCE, &imported.source)?;
    let mut planned = match foresee(&*tx, ground, imported, old.as_ref(), tx.now)? {
        Ok(planned) => planned,
        Err(wrong) => return Ok(Fate::Refused(wrong)),
    };
    if let Some(title) = &imported.category {
        let category = category(tx, ground.locale(), title)?;
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
    let ground = Ground::read(reads)?;
    let fate = |imported: &ImportedProduct| -> Outcome<Fate> {
        let old = reads.lookup(&BY_SOURCE, &imported.source)?;
        Ok(match (foresee(reads, &ground, imported, old.as_ref(), now)?, old) {
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
    ground: &Ground,
    imported: &ImportedProduct,
    old: Option<&Product>,
    now: Time,
) -> Outcome<Result<Product, Vec<Wrong>>> {
    let mut facts = imported.facts.clone();
    if let Some(old) = old {
        keep_the_rest(&mut facts, old);
    } else if let Some(handle) = &facts.handle
        && reads.lookup(&BY_HANDLE, &handle.as_str().to_owned())?.is_some()
    {
        facts.handle = None; // another bears it: this one gets a name of its own
    }
    let stays = |gone: &Variant| facts.variants.iter().any(|v| v.values == gone.values);
    let mut bad = Vec::new();
    for gone in old.iter().flat_map(|old| &old.variants).filter(|v| !stays(v)) {
        bad.extend(mistakes(stock::must_be_gone(reads, gone.id))?.err().into_iter().flatten());
    }
    let pieces = imported.opening.iter().enumerate().filter_map(|(i, n)| n.map(|n| (i, n)));
    bad.extend(pieces.filter(|(_, n)| !ledger::can_lie(*n)).map(|(i, _)| Wrong::new(format!("variant-{i}-stock"), "wrong-stock")));
    let planned = mistakes(plan(reads, ground, &facts, old, now))?;
    Ok(match planned {
        Ok(planned) if bad.is_empty() => Ok(Product { source: Some(imported.source.clone()), ..planned }),
        Ok(_) => Err(bad),
        Err(wrong) => Err(wrong.into_iter().chain(bad).collect()),
    })
}

fn keep_the_rest(facts: &mut ProductFacts, old: &Product) {
    facts.handle = Some(old.handle.clone());
    facts.kind = old.kind;
    facts.video.clone_from(&old.video);
    facts.pictures.clone_from(&old.pictures);
    facts.categories.clone_from(&old.categories);
    facts.state = old.state;
    if facts.subtitle.is_empty() {
        facts.subtitle.clone_from(&old.subtitle);
    }
    if facts.tags.is_empty() {
        facts.tags.clone_from(&old.tags);
    }
    for variant in &mut facts.variants {
        if let Some(same) = old.variants.iter().find(|v| v.values == variant.values) {
            (variant.picture, variant.stock) = (same.picture, same.stock);
            variant.content = variant.content.or(same.content);
            variant.weight_g = if variant.weight_g == 0 { same.weight_g } else { variant.weight_g };
        }
    }
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
