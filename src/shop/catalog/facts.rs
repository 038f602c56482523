//! What a person or an import says about a product. What follows from it (ids, lists, times) is not theirs to say.

use super::kind::ProductKind;
use super::product::{Attribute, Product, ProductOption, ProductState, StockRule, Variant, Video};
use super::unit_price::Content;
use crate::base::{CategoryId, Handle, MediaId, Money, Sku, TaxClassId, VariantId, Words};
use serde::{Deserialize, Serialize};

/// Everything that can be said about a product. Saving it says all of it: what is left out is taken away.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct ProductFacts {
    /// `None` keeps the one that it has; a new product gets one from its title.
    #[serde(default)]
    pub handle: Option<Handle>,
    #[serde(default)]
    pub kind: ProductKind,
    pub title: Words,
    #[serde(default)]
    pub subtitle: Words,
    #[serde(default)]
    pub description: Words,
    #[serde(default)]
    pub brand: String,
    #[serde(default)]
    pub categories: Vec<CategoryId>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub options: Vec<ProductOption>,
    pub variants: Vec<VariantFacts>,
    #[serde(default)]
    pub pictures: Vec<MediaId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<Video>,
    #[serde(default)]
    pub attributes: Vec<Attribute>,
    #[serde(default)]
    pub state: ProductState,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct VariantFacts {
    /// `None`: the variant that has the same values, or a new one.
    #[serde(default)]
    pub id: Option<VariantId>,
    #[serde(default)]
    pub sku: Option<Sku>,
    #[serde(default)]
    pub barcode: String,
    /// One value of each option, in the order of the options.
    #[serde(default)]
    pub values: Vec<Handle>,
    pub price: Money,
    #[serde(default)]
    pub compare_at: Option<Money>,
    /// Grams, packed.
    #[serde(default)]
    pub weight_g: u32,
    /// See `Variant::content`.
    #[serde(default)]
    pub content: Option<Content>,
    /// `None`: the one that it has; a new variant gets the standard class.
    #[serde(default)]
    pub tax_class: Option<TaxClassId>,
    #[serde(default)]
    pub picture: Option<MediaId>,
    #[serde(default)]
    pub stock: StockRule,
}

impl VariantFacts {
    /// The least that can be said.
    pub fn priced(price: Money) -> VariantFacts {
        VariantFacts {
            id: None,
            sku: None,
            barcode: String::new(),
            values: Vec::new(),
            price,
            compare_at: None,
            weight_g: 0,
            content: None,
            tax_class: None,
            picture: None,
            stock: StockRule::default(),
        }
    }
}

impl From<&Variant> for VariantFacts {
    fn from(v: &Variant) -> VariantFacts {
        VariantFacts {
            id: Some(v.id),
            sku: v.sku.clone(),
            barcode: v.barcode.clone(),
            values: v.values.clone(),
            price: v.price,
            compare_at: v.compare_at,
            weight_g: v.weight_g,
            content: v.content,
            tax_class: Some(v.tax_class),
            picture: v.picture,
            stock: v.stock,
        }
    }
}

impl From<&Product> for ProductFacts {
    fn from(p: &Product) -> ProductFacts {
        ProductFacts {
            handle: Some(p.handle.clone()),
            kind: p.kind,
            title: p.title.clone(),
            subtitle: p.subtitle.clone(),
            description: p.description.clone(),
            brand: p.brand.clone(),
            categories: p.categories.clone(),
            tags: p.tags.clone(),
            options: p.options.clone(),
            variants: p.variants.iter().map(VariantFacts::from).collect(),
            pictures: p.pictures.clone(),
            video: p.video,
            attributes: p.attributes.clone(),
            state: p.state,
        }
    }
}
