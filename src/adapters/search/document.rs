//! A product as the index knows it.

use super::schema::Fields;
use super::words::{folded, squashed};
use crate::base::{CategoryId, Id, Locale, Outcome, Words};
use crate::shop::catalog::category::DEPTH_MAX;
use crate::shop::catalog::product::{Attribute, AttributeValue};
use crate::shop::catalog::{Category, Product};
use crate::store::{Page, Reads};
use std::collections::{BTreeMap, BTreeSet};
use tantivy::TantivyDocument;

/// The titles of all categories, and what is above each.
pub struct Shelves(BTreeMap<CategoryId, (Words, Option<CategoryId>)>);

impl Shelves {
    pub fn read(reads: &impl Reads) -> Outcome<Shelves> {
        let all: Vec<Category> = reads.all(Page::first(crate::shop::catalog::category::CATEGORIES_MAX))?;
        Ok(Shelves(all.into_iter().map(|c| (c.id, (c.title, c.parent))).collect()))
    }

    /// Titles of these categories and of all above them, each once.
    fn titles(&self, categories: &[CategoryId]) -> Vec<&Words> {
        let mut seen = BTreeSet::new();
        for &id in categories {
            let mut next = Some(id);
            for _ in 0..DEPTH_MAX {
                let Some(id) = next.filter(|id| seen.insert(*id)) else { break };
                next = self.0.get(&id).and_then(|(_, parent)| *parent);
            }
        }
        seen.iter().filter_map(|id| self.0.get(id)).map(|(title, _)| title).collect()
    }
}

/// What is indexed of a product.
pub fn document(fields: &Fields, product: &Product, shelves: &Shelves) -> TantivyDocument {
    let mut doc = TantivyDocument::default();
    doc.add_u64(fields.id, product.id.get());
    for ident in idents(product) {
        doc.add_text(fields.ident, ident);
    }
    let shelves = shelves.titles(&product.categories);
    for locale in Locale::ALL {
        let texts = fields.texts(locale);
        let mut add = |field, text: &str| {
            if !text.is_empty() {
                doc.add_text(field, folded(locale, text));
            }
        };
        let title = product.title.get(locale);
        add(texts.title, title);
        add(texts.title, &product.brand);
        add(texts.subtitle, product.subtitle.get(locale));
        add(texts.description, product.description.get(locale));
        for option in &product.options {
            option.values.iter().for_each(|value| add(texts.attributes, value.name.get(locale)));
        }
        for attribute in &product.attributes {
            add(texts.attributes, &attribute_text(attribute, locale));
        }
        let mut spelling = format!("{title} {}", product.brand).to_lowercase();
        for kind in product.tags.iter().map(String::as_str).chain(shelves.iter().map(|words| words.get(locale))) {
            add(texts.kind, kind);
            spelling.push(' ');
            spelling.push_str(&kind.to_lowercase());
        }
        doc.add_text(texts.spelling, spelling);
    }
    doc
}

/// SKUs and barcodes; barcodes also without the zeros that fill them up.
fn idents(product: &Product) -> BTreeSet<String> {
    let skus = product.variants.iter().filter_map(|v| v.sku.as_ref()).map(|sku| squashed(sku.as_str()));
    let barcodes = product.variants.iter().map(|v| squashed(&v.barcode));
    let all: BTreeSet<String> = skus.chain(barcodes).flat_map(|ident| [ident.trim_start_matches('0').to_owned(), ident]).collect();
    all.into_iter().filter(|ident| !ident.is_empty()).collect()
}

fn attribute_text(attribute: &Attribute, locale: Locale) -> String {
    match &attribute.value {
        AttributeValue::Text(words) => words.get(locale).to_owned(),
        AttributeValue::Number(number) => number.clone(),
        AttributeValue::List(all) => all.join(" "),
        // That something is waterproof stands in the name; that it is not, is no reason to find it.
        AttributeValue::Flag(true) => attribute.name.get(locale).to_owned(),
        AttributeValue::Flag(false) => String::new(),
    }
}
