//! What lies in a folder of `assets/demo`: the catalogue, pages, people and settings as JSON, and the photographs.

use super::DemoShop;
use crate::base::colour::Colour;
use crate::base::{Address, Country, Currency, Email, Fault, Handle, Locale, Money, Outcome, Rate, Sku, Words, address};
use crate::shop::catalog::ProductKind;
use crate::shop::shipping::PickupHours;
use rust_embed::RustEmbed;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "assets/demo"]
struct Files;

/// All of it, read. Fields that only other readers of these files use are passed over.
pub struct Content {
    /// In `assets/demo`.
    folder: &'static str,
    pub catalog: Catalog,
    pub pages: Vec<Page>,
    pub posts: Vec<Post>,
    pub people: People,
    pub settings: DemoSettings,
}

#[derive(Deserialize)]
pub struct Catalog {
    pub currency: Currency,
    pub categories: Vec<Shelf>,
    pub products: Vec<Thing>,
}

#[derive(Deserialize)]
pub struct Shelf {
    pub handle: Handle,
    /// The handle of the one above, which stands before it in the file.
    pub parent: Option<Handle>,
    pub title: Words,
    pub intro: Words,
    pub picture: String,
}

#[derive(Deserialize)]
pub struct Thing {
    pub handle: Handle,
    pub status: Status,
    #[serde(default)]
    pub kind: ProductKind,
    pub category: Handle,
    pub title: Words,
    pub subtitle: Words,
    pub description: Words,
    pub tags: Vec<String>,
    pub tax: Tax,
    pub options: Vec<Choice>,
    pub variants: Vec<Piece>,
    pub pictures: Vec<Picture>,
    /// A film beside its photographs.
    #[serde(default)]
    pub video: Option<Picture>,
    pub attributes: Vec<Fact>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Published,
    Draft,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tax {
    Standard,
    Reduced,
}

#[derive(Deserialize)]
pub struct Choice {
    pub name: Words,
    pub values: Vec<ChoiceValue>,
}

#[derive(Deserialize)]
pub struct ChoiceValue {
    pub key: Handle,
    #[serde(flatten)]
    pub name: Words,
    #[serde(default)]
    pub colour: Option<Colour>,
}

#[derive(Deserialize)]
pub struct Piece {
    pub sku: Sku,
    pub values: Vec<Handle>,
    /// Minor units.
    pub price: i64,
    pub compare_at: Option<i64>,
    pub weight_g: u32,
    pub content: Option<Holds>,
    pub barcode: Option<String>,
    pub stock: i64,
    pub picture: Option<String>,
}

/// `500` and `g`.
#[derive(Deserialize)]
pub struct Holds {
    pub amount: u32,
    pub unit: String,
}

#[derive(Deserialize)]
pub struct Picture {
    pub file: String,
    pub alt: Words,
}

#[derive(Deserialize)]
pub struct Fact {
    pub name: Words,
    pub value: Words,
}

#[derive(Deserialize)]
struct Pages {
    pages: Vec<Page>,
}

#[derive(Deserialize)]
pub struct Page {
    pub handle: Handle,
    pub kind: PageKind,
    pub title: Words,
    pub body: Words,
}

#[derive(Deserialize)]
struct Journal {
    posts: Vec<Post>,
}

/// A post of the journal. Its text names pictures by their files.
#[derive(Deserialize)]
pub struct Post {
    pub handle: Handle,
    pub title: Words,
    pub teaser: Words,
    pub body: Words,
    pub picture: String,
    /// What the picture shows, where no other part of the shop shows it.
    #[serde(default)]
    pub alt: Words,
    pub author: String,
    pub tags: Vec<String>,
    pub products: Vec<Handle>,
    /// How long before the present it appeared.
    pub days_ago: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    Info,
    Legal,
}

#[derive(Deserialize)]
pub struct People {
    pub customers: Vec<Person>,
    /// What buyers wrote; `script::NOTES` says to what each fits.
    pub notes: Vec<Words>,
    /// What the shop wrote down when something came back.
    pub returns: super::returns::Notes,
    pub carriers: Vec<CarrierStyle>,
}

#[derive(Deserialize)]
pub struct Person {
    pub email: Email,
    pub locale: Locale,
    pub address: Address,
}

/// Who carries parcels to which countries, and what the numbers look like: every `#` is a digit.
#[derive(Deserialize)]
pub struct CarrierStyle {
    pub name: Words,
    pub countries: Vec<Country>,
    pub pattern: String,
}

#[derive(Deserialize)]
pub struct DemoSettings {
    pub name: String,
    pub locale: Locale,
    pub currency: Currency,
    pub country: Country,
    pub time_zone: String,
    pub owner: Owner,
    pub tagline: Words,
    /// What the newsletter promises.
    pub newsletter: Words,
    pub announcement: Words,
    pub hero: HeroWords,
    /// Shelves of the main menu; those with others below open.
    pub menu: Vec<Handle>,
    pub home: HomeRows,
    pub contact: ContactFacts,
    pub bank: Bank,
    pub tax: TaxFacts,
    pub shipping: Vec<Way>,
    /// Minor units, added to an order that is paid to the postman.
    pub cash_on_delivery_fee: i64,
}

/// Whoever keeps the shop and signs in to its admin.
#[derive(Deserialize)]
pub struct Owner {
    pub name: String,
    pub email: Email,
}

#[derive(Deserialize)]
pub struct HeroWords {
    pub headline: Words,
    pub line: Words,
    /// The same for a shop with many more things.
    pub headline_many: Words,
    pub line_many: Words,
    pub picture: String,
    pub alt: Words,
}

#[derive(Deserialize)]
pub struct HomeRows {
    pub new: Row,
    pub story: StoryWords,
    pub quote: QuoteWords,
}

#[derive(Deserialize)]
pub struct StoryWords {
    pub title: Words,
    pub text: Words,
    pub picture: String,
    pub alt: Words,
    pub button: Words,
    pub link: String,
}

#[derive(Deserialize)]
pub struct QuoteWords {
    pub text: Words,
    pub who: Words,
    /// One of the catalogue's.
    pub picture: String,
}

#[derive(Deserialize)]
pub struct Row {
    pub products: Vec<Handle>,
}

#[derive(Deserialize)]
pub struct ContactFacts {
    pub company: String,
    pub street: String,
    pub postal_code: String,
    pub city: String,
    pub email: Email,
    pub phone: String,
    pub opening: Words,
}

#[derive(Deserialize)]
pub struct Bank {
    pub name: String,
    pub iban: String,
    pub bic: String,
    pub hold_days: u32,
}

#[derive(Deserialize)]
pub struct TaxFacts {
    pub classes: Vec<TaxRow>,
}

#[derive(Deserialize)]
pub struct TaxRow {
    pub key: Tax,
    pub ppm: u32,
}

#[derive(Deserialize)]
pub struct Way {
    pub key: String,
    pub kind: WayKind,
    pub name: Words,
    pub note: Words,
    pub countries: Vec<Country>,
    /// Minor units.
    #[serde(default)]
    pub price: i64,
    #[serde(default)]
    pub steps: Vec<Step>,
    pub free_from: Option<i64>,
    pub days: (u8, u8),
    /// When things can be fetched there.
    #[serde(default)]
    pub pickup: Option<PickupHours>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayKind {
    Flat,
    Weight,
    Pickup,
}

#[derive(Deserialize)]
pub struct Step {
    pub up_to_g: u32,
    pub price: i64,
}

impl Content {
    pub fn read(shop: DemoShop) -> Outcome<Content> {
        let folder = shop.folder();
        let Pages { pages } = json(folder, "pages.json")?;
        let mut people: People = json(folder, "people.json")?;
        for person in &mut people.customers {
            person.address = typed(&person.address)?;
        }
        let Journal { posts } = json(folder, "journal.json")?;
        Ok(Content { folder, catalog: json(folder, "catalog.json")?, pages, posts, people, settings: json(folder, "settings.json")? })
    }

    /// A photograph.
    pub fn photo(&self, name: &str) -> Outcome<Cow<'static, [u8]>> {
        bytes(&format!("{}/photos/{name}", self.folder))
    }

    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.catalog.currency)
    }

    pub fn rate(&self, tax: Tax) -> Option<Rate> {
        self.settings.tax.classes.iter().find(|row| row.key == tax).map(|row| Rate(row.ppm))
    }

    /// Every picture that the shop shows, once, with what there is to see.
    pub fn pictures(&self) -> Vec<(&str, &Words)> {
        let hero = &self.settings.hero;
        let story = &self.settings.home.story;
        let mut all = vec![(hero.picture.as_str(), &hero.alt), (story.picture.as_str(), &story.alt)];
        let of_things = self.catalog.products.iter().flat_map(|thing| &thing.pictures).map(|picture| (picture.file.as_str(), &picture.alt));
        for (file, alt) in of_things.chain(self.posts.iter().map(|post| (post.picture.as_str(), &post.alt))) {
            if !all.iter().any(|(known, _)| *known == file) {
                all.push((file, alt));
            }
        }
        all
    }
}

/// The address as a form would have taken it.
fn typed(raw: &Address) -> Outcome<Address> {
    let read = Address::parse(raw.country, |field: address::AddressField| raw.field(field));
    Ok(read.map_err(|wrong| Fault::Bug(format!("people.json, {}: {wrong:?}", raw.name)))?)
}

fn json<T: DeserializeOwned>(folder: &str, name: &str) -> Outcome<T> {
    let read = serde_json::from_slice(&bytes(&format!("{folder}/{name}"))?);
    Ok(read.map_err(|e| Fault::Bug(format!("{name}: {e}")))?)
}

fn bytes(name: &str) -> Outcome<Cow<'static, [u8]>> {
    Ok(Files::get(name).ok_or_else(|| Fault::Bug(format!("assets/demo/{name} is missing")))?.data)
}
