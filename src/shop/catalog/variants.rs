//! What must hold of options and variants: one value of each option, every choice at most once, SKUs unique in the shop.

use super::facts::VariantFacts;
use super::media::Media;
use super::product::{BY_SKU, OptionValue, Product, ProductOption, Variant};
use crate::base::limits::{LINE_CHARS_MAX, OPTION_VALUES_MAX, OPTIONS_MAX, SKU_CHARS_MAX, VARIANTS_MAX, WEIGHT_G_MAX};
use crate::base::{Currency, Handle, Id, Outcome, TaxClassId, VariantId};
use crate::shop::typed::Typed;
use crate::store::Reads;
use std::collections::BTreeSet;

/// The id of a variant that has none yet.
pub(super) fn unborn() -> VariantId {
    VariantId::new(0)
}

/// Options with cleaned names. Keys are unique, and every option has something to choose.
pub(super) fn options(typed: &mut Typed, options: &[ProductOption]) -> Vec<ProductOption> {
    if options.len() > OPTIONS_MAX {
        typed.wrong_with("options", "wrong-too-many", "max", OPTIONS_MAX);
    }
    let mut keys = BTreeSet::new();
    let clean = |(i, option): (usize, &ProductOption)| {
        let (name, values) = (format!("option-{i}-name"), format!("option-{i}-values"));
        if !keys.insert(option.key.clone()) {
            typed.wrong(name.clone(), "wrong-twice");
        }
        if option.values.is_empty() {
            typed.wrong(values.clone(), "wrong-required");
        }
        if option.values.len() > OPTION_VALUES_MAX {
            typed.wrong_with(values.clone(), "wrong-too-many", "max", OPTION_VALUES_MAX);
        }
        let different: BTreeSet<&Handle> = option.values.iter().map(|value| &value.key).collect();
        if different.len() < option.values.len() {
            typed.wrong(values.clone(), "wrong-twice");
        }
        let named = |value: &OptionValue, typed: &mut Typed| OptionValue {
            key: value.key.clone(),
            name: typed.required_words(&values, &value.name, LINE_CHARS_MAX),
            colour: value.colour,
        };
        ProductOption {
            key: option.key.clone(),
            name: typed.required_words(&name, &option.name, LINE_CHARS_MAX),
            values: option.values.iter().map(|value| named(value, typed)).collect(),
        }
    };
    options.iter().enumerate().map(clean).collect()
}

/// What the variants are judged by.
pub(super) struct Known<'a> {
    pub old: Option<&'a Product>,
    pub options: &'a [ProductOption],
    pub currency: Currency,
    pub standard: TaxClassId,
}

/// Variants as they would be kept; those that are new have the id `unborn`.
pub(super) fn variants(reads: &impl Reads, typed: &mut Typed, facts: &[VariantFacts], ground: &Known) -> Outcome<Vec<Variant>> {
    if facts.is_empty() {
        typed.wrong("variants", "wrong-required");
    }
    if facts.len() > VARIANTS_MAX {
        typed.wrong_with("variants", "wrong-too-many", "max", VARIANTS_MAX);
        return Ok(Vec::new());
    }
    let named: BTreeSet<VariantId> = facts.iter().filter_map(|v| v.id).collect();
    let (mut ids, mut skus, mut choices) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut out = Vec::with_capacity(facts.len());
    for (i, v) in facts.iter().enumerate() {
        let field = |name: &str| format!("variant-{i}-{name}");
        let old = known(ground.old, v, &named);
        if v.id.is_some() && (old.is_none() || !ids.insert(v.id)) {
            typed.wrong(field("id"), "wrong-choice");
        }
        fitting(typed, field("values"), v, ground.options);
        if !choices.insert(&v.values) {
            typed.wrong(field("values"), "wrong-twice");
        }
        if let Some(sku) = &v.sku {
            let other = reads.lookup(&BY_SKU, &sku.as_str().to_owned())?;
            if !skus.insert(sku) || other.is_some_and(|other| Some(other.id) != ground.old.map(|p| p.id)) {
                typed.wrong(field("sku"), "wrong-taken");
            }
        }
        typed.price(field("price"), v.price, ground.currency);
        if let Some(price) = v.compare_at {
            typed.price(field("compare_at"), price, ground.currency);
        }
        if v.weight_g > WEIGHT_G_MAX {
            typed.wrong_with(field("weight"), "wrong-too-heavy", "max", WEIGHT_G_MAX);
        }
        let tax_class = v.tax_class.or(old.map(|old| old.tax_class)).unwrap_or(ground.standard);
        if Some(tax_class) != old.map(|old| old.tax_class) && tax_class != ground.standard {
            typed.exists(field("tax_class"), reads.find(tax_class)?);
        }
        if let Some(picture) = v.picture {
            typed.exists(field("picture"), reads.find(picture)?.filter(Media::is_picture));
        }
        out.push(Variant {
            id: old.map_or_else(unborn, |old| old.id),
            sku: v.sku.clone(),
            barcode: typed.line(field("barcode"), &v.barcode, SKU_CHARS_MAX),
            values: v.values.clone(),
            price: v.price,
            compare_at: v.compare_at,
            weight_g: v.weight_g,
            content: v.content,
            tax_class,
            picture: v.picture,
            stock: v.stock,
        });
    }
    Ok(out)
}

/// The variant that is meant: the named one, else the one with the same values that nobody names.
fn known<'a>(old: Option<&'a Product>, facts: &VariantFacts, named: &BTreeSet<VariantId>) -> Option<&'a Variant> {
    match facts.id {
        Some(id) => old?.variant(id),
        None => old?.variants.iter().find(|v| v.values == facts.values && !named.contains(&v.id)),
    }
}

fn fitting(typed: &mut Typed, field: String, v: &VariantFacts, options: &[ProductOption]) {
    let fits = v.values.len() == options.len()
        && v.values.iter().zip(options).all(|(value, option)| option.values.iter().any(|known| known.key == *value));
    if !fits {
        typed.wrong(field, "wrong-choice");
    }
}
