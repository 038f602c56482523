//! Sutler's own format: one JSON object a line. `id` and `title` are always there; prices are EUR in minor units.

use super::attributes::{Attributes, Members};
use super::intake::{Found, Intake};
use super::lines::{self, LINE_BYTES_MAX, Line};
use super::unreadable;
use crate::base::limits::SKU_CHARS_MAX;
use crate::base::{Currency, Locale, Money, Outcome, Sku, Words, Wrong, text};
use crate::shop::catalog::product::StockRule;
use crate::shop::catalog::{ProductFacts, ProductState, VariantFacts};
use crate::shop::import::ImportedProduct;
use serde::Deserialize;
use std::io::BufRead;

#[derive(Deserialize)]
struct Row<'a> {
    id: String,
    title: String,
    #[serde(default)]
    model: Option<String>,
    #[serde(default)]
    brand: Option<String>,
    #[serde(default)]
    description: Option<String>,
    /// With its check digit.
    #[serde(default)]
    ean: Option<String>,
    /// The kind of product, as its maker names it.
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    price_minor: Option<i64>,
    /// ISO 8601.
    #[serde(default)]
    released: Option<String>,
    #[serde(default, borrow)]
    attributes: Members<'a>,
}

pub(super) fn read(mut file: impl BufRead, intake: &mut Intake) -> Outcome {
    let mut number = 0;
    while let Some(line) = lines::next(&mut file).map_err(|e| unreadable(&e))? {
        number += 1;
        let text = match line {
            Line::Text(text) => text,
            Line::TooLong => {
                intake.refuse(number, "", vec![Wrong::new("line", "wrong-too-long").with("max", LINE_BYTES_MAX)]);
                continue;
            }
            Line::Broken => {
                intake.refuse(number, "", vec![Wrong::new("line", "wrong-import-utf8")]);
                continue;
            }
        };
        let json = text.trim_start_matches('\u{feff}').trim();
        if json.is_empty() {
            continue;
        }
        match serde_json::from_str::<Row>(json) {
            Ok(row) => take(intake, number, row)?,
            Err(e) => intake.refuse(number, "", vec![Wrong::new("line", "wrong-import-row").with("why", e)]),
        }
    }
    Ok(())
}

fn take(intake: &mut Intake, line: u64, row: Row) -> Outcome {
    let Some(sku) = Sku::parse(&row.id) else {
        intake.refuse(line, &row.id, vec![Wrong::new("id", "wrong-sku").with("max", SKU_CHARS_MAX)]);
        return Ok(());
    };
    let mut variant = VariantFacts::priced(Money::new(row.price_minor.unwrap_or(0), Currency::EUR));
    variant.barcode = row.ean.as_deref().map(str::trim).filter(|ean| text::is_gtin(ean)).unwrap_or_default().to_owned();
    if variant.barcode.is_empty() && row.ean.as_deref().is_some_and(|ean| !ean.trim().is_empty()) {
        intake.without(line, &row.id, Wrong::new("ean", "wrong-barcode"));
    }
    // The file says nothing of stock. None is there, but everything can be ordered: otherwise nothing could be bought.
    variant.stock = StockRule::Backorder;
    variant.sku = Some(sku);
    if row.price_minor.is_none() {
        intake.without(line, &row.id, Wrong::new("price_minor", "wrong-import-no-price"));
    }
    let mut attributes = Attributes::default();
    attributes.fact("model", "import-model", &text::line(row.model.as_deref().unwrap_or_default()));
    // The day is enough: the first ten characters of ISO 8601.
    attributes.fact("released", "import-released", row.released.as_deref().and_then(|at| at.get(..10)).unwrap_or_default());
    for (name, json) in &row.attributes.0 {
        if attributes.member(name, json).is_err() {
            intake.without(line, &row.id, Wrong::new(name.clone(), "wrong-import-value"));
        }
    }
    let english = |text: Option<String>| Words::of(Locale::En, text.unwrap_or_default());
    let facts = ProductFacts {
        title: Words::of(Locale::En, row.title),
        description: english(row.description),
        brand: row.brand.unwrap_or_default(),
        attributes: attributes.all,
        state: if row.price_minor.is_some() { ProductState::Active } else { ProductState::Draft },
        variants: vec![variant],
        ..ProductFacts::default()
    };
    // A kind without letters ("1") is a slip of the maker, not a shelf.
    let category = row.kind.filter(|kind| kind.chars().any(char::is_alphabetic)).map(|kind| Words::of(Locale::En, kind));
    let product = ImportedProduct { source: format!("sutler:{}", row.id.trim()), facts, category, opening: Vec::new() };
    intake.take(Found { line, variant_lines: Vec::new(), name: row.id, product })
}
