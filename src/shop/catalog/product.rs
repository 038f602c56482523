//! A product and its variants: one record, because they are read, priced and changed together.

use super::kind::ProductKind;
use super::unit_price::Content;
use crate::base::colour::Colour;
use crate::base::{CategoryId, Handle, MediaId, Money, ProductId, Sku, TaxClassId, Time, VariantId, Words};
use crate::store::{Index, Keys, Names, Record, Table};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeSet;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Product {
    pub id: ProductId,
    pub handle: Handle,
    #[serde(default)]
    pub kind: ProductKind,
    pub title: Words,
    /// One line of facts under the name: material, measure.
    #[serde(default)]
    pub subtitle: Words,
    /// Paragraphs separated by blank lines.
    #[serde(default)]
    pub description: Words,
    #[serde(default)]
    pub brand: String,
    /// The first is where its breadcrumbs lead.
    #[serde(default)]
    pub categories: Vec<CategoryId>,
    /// `categories` and everything above them: the lists in which it stands. Derived when it or a category is saved.
    #[serde(default)]
    pub listed_in: BTreeSet<CategoryId>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub options: Vec<ProductOption>,
    /// At least one, always.
    pub variants: Vec<Variant>,
    #[serde(default)]
    pub pictures: Vec<MediaId>,
    /// Shown behind the pictures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<Video>,
    #[serde(default)]
    pub attributes: Vec<Attribute>,
    pub state: ProductState,
    /// Since when it can be bought; the order of "new".
    #[serde(default)]
    pub published: Option<Time>,
    pub created: Time,
    pub changed: Time,
    /// Where it was imported from and its name there, so that a second import finds it again: `sutler:3920564`.
    #[serde(default)]
    pub source: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductState {
    /// Seen by staff only.
    #[default]
    Draft,
    Active,
    /// No longer sold; old orders still know it.
    Archived,
}

impl ProductState {
    pub const ALL: [ProductState; 3] = [ProductState::Draft, ProductState::Active, ProductState::Archived];

    pub const fn key(self) -> &'static str {
        match self {
            ProductState::Draft => "draft",
            ProductState::Active => "active",
            ProductState::Archived => "archived",
        }
    }
}

/// Something to choose: size, colour.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ProductOption {
    /// Names the option in forms; unique in the product.
    pub key: Handle,
    pub name: Words,
    pub values: Vec<OptionValue>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct OptionValue {
    pub key: Handle,
    pub name: Words,
    /// What it looks like, where it is a colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
}

/// A video of a product, and the picture that stands in its place until it is played.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Video {
    pub media: MediaId,
    /// `None`: the first picture of the product.
    #[serde(default)]
    pub poster: Option<MediaId>,
}

/// What is put into the cart: a product in one choice of its options.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Variant {
    pub id: VariantId,
    #[serde(default)]
    pub sku: Option<Sku>,
    /// GTIN, or whatever the merchant's scanner reads.
    #[serde(default)]
    pub barcode: String,
    /// One value of each option, in the order of the options.
    #[serde(default)]
    pub values: Vec<Handle>,
    /// Including tax in a shop with gross prices.
    pub price: Money,
    /// What it cost before; shown struck through when it is more than the price.
    #[serde(default)]
    pub compare_at: Option<Money>,
    /// Grams, packed.
    #[serde(default)]
    pub weight_g: u32,
    /// What is in it, where its price is also to be shown by the kilogram, litre or metre.
    #[serde(default)]
    pub content: Option<Content>,
    pub tax_class: TaxClassId,
    #[serde(default)]
    pub picture: Option<MediaId>,
    #[serde(default)]
    pub stock: StockRule,
}

/// What the stock says about buying.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockRule {
    /// Sold while there is some.
    #[default]
    Counted,
    /// Made or bought when ordered: counted, but never sold out.
    Backorder,
    /// Not counted: services, downloads.
    Endless,
}

impl StockRule {
    pub const ALL: [StockRule; 3] = [StockRule::Counted, StockRule::Backorder, StockRule::Endless];

    pub const fn key(self) -> &'static str {
        match self {
            StockRule::Counted => "counted",
            StockRule::Backorder => "backorder",
            StockRule::Endless => "endless",
        }
    }
}

/// A fact about a product, for its table of details and for filters.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Attribute {
    /// Names the attribute across products: `screen-size`.
    pub key: String,
    pub name: Words,
    pub value: AttributeValue,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeValue {
    Text(Words),
    /// A decimal number in plain figures with a point, so that it is exact: `43.2`.
    Number(String),
    Flag(bool),
    List(Vec<String>),
}

pub const BY_HANDLE: Index<Product, String> = Index::unique(13);
pub const BY_SKU: Index<Product, String> = Index::unique(14);
pub const BY_VARIANT: Index<Product, VariantId> = Index::unique(15);
/// Everything, by state and change: the admin's list.
pub const BY_STATE: Index<Product, (u8, Reverse<Time>)> = Index::many(16);
/// What can be bought, the newest first. The list is a category's id, 0 for all.
pub const BY_NEW: Index<Product, (u64, Reverse<Time>)> = Index::many(17);
/// What can be bought, by its lowest price in minor units.
pub const BY_PRICE: Index<Product, (u64, i64)> = Index::many(18);
pub const BY_SOURCE: Index<Product, String> = Index::unique(19);
pub const BY_TAG: Index<Product, String> = Index::many(20);
/// Whoever wants to know where a picture or a video is shown.
pub const BY_PICTURE: Index<Product, MediaId> = Index::many(70);
/// Whoever wants to delete a tax class asks whether it is in use.
pub const BY_TAX_CLASS: Index<Product, TaxClassId> = Index::many(60);

impl Names for ProductId {
    type Record = Product;
}
impl Record for Product {
    const TABLE: Table = Table::new(25, "product");
    type Id = ProductId;
    fn id(&self) -> ProductId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_HANDLE, &self.handle.as_str().to_owned());
        keys.add(&BY_STATE, &(self.state as u8, Reverse(self.changed)));
        for variant in &self.variants {
            keys.add(&BY_VARIANT, &variant.id);
            keys.add(&BY_TAX_CLASS, &variant.tax_class);
            if let Some(sku) = &variant.sku {
                keys.add(&BY_SKU, &sku.as_str().to_owned());
            }
        }
        for media in self.media().collect::<BTreeSet<_>>() {
            keys.add(&BY_PICTURE, &media);
        }
        if let Some(source) = &self.source {
            keys.add(&BY_SOURCE, source);
        }
        if self.state == ProductState::Active {
            let (published, price) = (Reverse(self.published.unwrap_or(self.created)), self.price_from().minor());
            for list in std::iter::once(0).chain(self.listed_in.iter().map(|c| crate::base::Id::get(*c))) {
                keys.add(&BY_NEW, &(list, published));
                keys.add(&BY_PRICE, &(list, price));
            }
            for tag in &self.tags {
                keys.add(&BY_TAG, tag);
            }
        }
    }
}

impl Product {
    pub fn variant(&self, id: VariantId) -> Option<&Variant> {
        self.variants.iter().find(|v| v.id == id)
    }

    /// The variant with these values, one of each option in order.
    pub fn variant_of(&self, values: &[&str]) -> Option<&Variant> {
        self.variants.iter().find(|v| v.values.len() == values.len() && v.values.iter().zip(values).all(|(a, b)| a.as_str() == *b))
    }

    /// Every picture that it shows, and its video.
    pub fn media(&self) -> impl Iterator<Item = MediaId> {
        let of_variants = self.variants.iter().filter_map(|v| v.picture);
        let of_video = self.video.iter().flat_map(|video| [Some(video.media), video.poster]).flatten();
        self.pictures.iter().copied().chain(of_variants).chain(of_video)
    }

    /// The lowest price of its variants.
    pub fn price_from(&self) -> Money {
        let lowest = self.variants.iter().map(|v| v.price).min_by_key(|price| price.minor());
        lowest.expect("a product has at least one variant")
    }

    /// Whether its variants differ in price.
    pub fn has_price_range(&self) -> bool {
        self.variants.iter().any(|v| v.price != self.variants[0].price)
    }

    pub fn can_be_bought(&self) -> bool {
        self.state == ProductState::Active
    }

    /// The names of a variant's values, in the order of the options: `Oat, 280 ml`.
    pub fn choice(&self, variant: &Variant) -> Words {
        let name = |locale| {
            let names = self
                .options
                .iter()
                .zip(&variant.values)
                .filter_map(|(option, value)| option.values.iter().find(|v| v.key == *value).map(|v| v.name.get(locale).to_owned()));
            names.collect::<Vec<_>>().join(", ")
        };
        let mut words = Words::default();
        for locale in crate::base::Locale::ALL {
            words.set(locale, name(locale));
        }
        words
    }
}
