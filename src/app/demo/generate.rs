//! Generated products: as many as one likes, the same ones every time, spread over all categories. The number of a product decides
//! its kind, its name and its looks, so that none is there twice.

use super::dice::Dice;
use super::fill::{Filling, attribute};
use super::kinds::{BEGINNINGS, Both, ENDINGS, Family, KINDS, Kind, Traits};
use crate::base::{CategoryId, Handle, MediaId, Money, Outcome, Sku, Span, TaxClassId, Words};
use crate::shop::catalog::product::{OptionValue, ProductOption};
use crate::shop::catalog::{Content, ProductFacts, ProductKind, ProductState, VariantFacts};
use crate::shop::import::{BATCH_MAX, ImportedProduct};
use std::sync::mpsc::sync_channel;

/// Days over which they came, before the first order of the history.
const DAYS: i64 = 28;
/// Progress is said after so many.
const SAY_EVERY: usize = 5_000;

/// Makes and keeps them. While the writer keeps one batch, the next is made.
pub(super) fn products(filling: &Filling, count: usize, say: &mut dyn FnMut(&str)) -> Outcome {
    if count == 0 {
        return Ok(()); // only the maker's shop has shelves for them
    }
    let shelves = Shelves::find(filling)?;
    let batches = count.div_ceil(BATCH_MAX);
    std::thread::scope(|scope| {
        let (made, kept) = sync_channel(2);
        scope.spawn(move || {
            for batch in 0..batches {
                let numbers = batch * BATCH_MAX..count.min((batch + 1) * BATCH_MAX);
                let products = numbers.map(|number| shelves.product(number)).collect();
                if made.send(products).is_err() {
                    return; // keeping failed, and says why
                }
            }
        });
        for batch in 0..batches {
            let Ok(products) = kept.recv() else { break };
            let late = DAYS * 86_400 * i64::try_from(batch).unwrap_or(0) / i64::try_from(batches).unwrap_or(1);
            filling.keep(filling.beginning() + Span::hours(4) + Span::seconds(late), products)?;
            let done = count.min((batch + 1) * BATCH_MAX);
            if done.is_multiple_of(SAY_EVERY) {
                say(&format!("{done} of {count} generated products"));
            }
        }
        Ok(())
    })
}

/// Where each kind stands and what it shows.
struct Shelves {
    places: Vec<(CategoryId, Vec<MediaId>)>,
    currency: crate::base::Currency,
    reduced: Option<TaxClassId>,
}

impl Shelves {
    fn find(filling: &Filling) -> Outcome<Shelves> {
        let place = |kind: &Kind| {
            let shelf = Handle::parse(kind.shelf).expect("handles are written in the table");
            let pictures = kind.pictures.iter().map(|file| filling.picture(file)).collect::<Outcome<_>>()?;
            Ok((filling.shelf(&shelf)?, pictures))
        };
        let places = KINDS.iter().map(place).collect::<Outcome<_>>()?;
        Ok(Shelves { places, currency: filling.content.catalog.currency, reduced: filling.reduced })
    }

    /// The product of a number.
    fn product(&self, number: usize) -> ImportedProduct {
        let mut dice = Dice::of(0x0067_656e_6572_6174, u64::try_from(number).expect("a number of a product"));
        let at = number % KINDS.len();
        let (kind, (shelf, pictures)) = (&KINDS[at], &self.places[at]);
        let traits = kind.family.traits();
        let thing = Thing::of(number, kind, traits);
        let sizes = sizes(kind, &mut dice);
        let mut facts = self.facts(&thing, sizes, &mut dice, number);
        facts.categories = vec![*shelf];
        facts.pictures = shown(kind, pictures, thing.look.0, &mut dice);
        let opening = facts.variants.iter().map(|_| Some(if dice.percent(6) { 0 } else { dice.between(1, 60) })).collect();
        ImportedProduct { source: format!("demo-generated:{number}"), facts, category: None, opening }
    }

    fn facts(&self, thing: &Thing, sizes: &[&str], dice: &mut Dice, number: usize) -> ProductFacts {
        let Thing { kind, traits, name, .. } = thing;
        let material = *dice.pick(traits.materials);
        let (maker, place) = *dice.pick(traits.makers);
        let measure = words(|locale| sizes.iter().map(|size| spelled(size, locale)).collect::<Vec<_>>().join(" / "));
        let (en, de) = thing.look.1;
        let said = [dice.pick(traits.made), dice.pick(traits.use_it), dice.pick(traits.care)];
        let description = Words {
            en: format!("{} {}\n\nMade by {maker} in {place}. {}", said[0].0, said[1].0, said[2].0),
            de: format!("{} {}\n\nGemacht von {maker} in {place}. {}", said[0].1, said[1].1, said[2].1),
        };
        ProductFacts {
            handle: None,
            kind: ProductKind::Goods,
            title: Words { en: format!("{name} {} {en}", kind.noun.0), de: format!("{} {name} {de}", kind.noun.1) },
            subtitle: words(|locale| format!("{}, {}", said_in(material, locale), said_in((&measure.en, &measure.de), locale))),
            description,
            brand: maker.to_owned(),
            categories: Vec::new(),
            tags: ["gift", "table", "winter"].iter().filter(|_| dice.percent(20)).map(|tag| (*tag).to_owned()).collect(),
            options: options(sizes),
            variants: self.variants(thing, sizes, dice, number),
            pictures: Vec::new(),
            video: None,
            attributes: attributes(thing, material, &measure, &format!("{maker}, {place}")),
            state: ProductState::Active,
        }
    }

    /// One variant a size: every size costs a third more than the one before, and weighs half as much again.
    fn variants(&self, thing: &Thing, sizes: &[&str], dice: &mut Dice, number: usize) -> Vec<VariantFacts> {
        let (least, most) = thing.kind.price;
        let (mut price, mut weight_g) = (dice.between(least, most) / 50 * 50, thing.kind.weight_g);
        let reduced_from = dice.percent(8);
        let mut variants = Vec::with_capacity(sizes.len());
        for (i, size) in sizes.iter().enumerate() {
            let money = |minor| Money::new(minor, self.currency);
            variants.push(VariantFacts {
                sku: Sku::parse(&format!("G{number:06}-{}", i + 1)),
                barcode: barcode(number * 10 + i),
                values: if sizes.len() > 1 { vec![Handle::of(size)] } else { Vec::new() },
                compare_at: reduced_from.then(|| money(price * 5 / 4 / 50 * 50)),
                weight_g,
                content: Content::parse(size).filter(|_| matches!(thing.kind.family, Family::Tea | Family::Soap | Family::Wax)),
                tax_class: if thing.kind.family == Family::Tea { self.reduced } else { None },
                ..VariantFacts::priced(money(price))
            });
            (price, weight_g) = (price * 4 / 3 / 50 * 50, weight_g * 3 / 2);
        }
        variants
    }
}

/// What a product is, before its price.
struct Thing {
    kind: &'static Kind,
    traits: &'static Traits,
    /// Of its series.
    name: String,
    look: (&'static str, Both),
}

impl Thing {
    /// Neighbouring numbers are of different kinds; within a kind every name comes with every look before a second edition begins.
    fn of(number: usize, kind: &'static Kind, traits: &'static Traits) -> Thing {
        let (names, looks) = (BEGINNINGS.len() * ENDINGS.len(), traits.looks.len());
        let round = number / KINDS.len();
        let (edition, round) = (round / (names * looks), round % (names * looks));
        // 67 is prime to the number of names, so that the steps reach every one of them.
        let name = (round % names * 67 + number % KINDS.len() * 11) % names;
        let look = traits.looks[(round / names + name) % looks];
        let mut spoken = format!("{}{}", BEGINNINGS[name % BEGINNINGS.len()], ENDINGS[name / BEGINNINGS.len()]);
        if edition > 0 {
            spoken = format!("{spoken} {}", edition + 1);
        }
        Thing { kind, traits, name: spoken, look }
    }
}

/// One to four sizes that follow each other.
fn sizes(kind: &Kind, dice: &mut Dice) -> &'static [&'static str] {
    let from = dice.below(kind.sizes.len());
    let most = kind.sizes.len() - from;
    &kind.sizes[from..from + 1 + dice.below(most)]
}

/// The picture that looks like it first, where there is one.
fn shown(kind: &Kind, pictures: &[MediaId], look: &str, dice: &mut Dice) -> Vec<MediaId> {
    let like = kind.pictures.iter().position(|file| file.contains(look));
    let first = like.unwrap_or_else(|| dice.below(pictures.len()));
    let second = (first + 1) % pictures.len();
    if second != first && dice.percent(50) { vec![pictures[first], pictures[second]] } else { vec![pictures[first]] }
}

fn options(sizes: &[&str]) -> Vec<ProductOption> {
    if sizes.len() < 2 {
        return Vec::new();
    }
    let value = |size: &&str| OptionValue { key: Handle::of(size), name: words(|locale| spelled(size, locale)), colour: None };
    vec![ProductOption { key: Handle::of("size"), name: both(("Size", "Größe")), values: sizes.iter().map(value).collect() }]
}

fn attributes(thing: &Thing, material: Both, measure: &Words, maker: &str) -> Vec<crate::shop::catalog::product::Attribute> {
    let mut all = vec![
        attribute(&both(("Material", "Material")), &both(material)),
        attribute(&both(("Size", "Maße")), measure),
        attribute(&both(("Made by", "Hergestellt von")), &both((maker, maker))),
    ];
    all.extend(thing.traits.dishwasher.map(|said| attribute(&both(("Dishwasher", "Spülmaschine")), &both(said))));
    all
}

#[derive(Clone, Copy)]
enum Tongue {
    En,
    De,
}

fn words(text: impl Fn(Tongue) -> String) -> Words {
    Words { en: text(Tongue::En), de: text(Tongue::De) }
}

fn both((en, de): (&str, &str)) -> Words {
    Words { en: en.to_owned(), de: de.to_owned() }
}

fn said_in<'a>((en, de): (&'a str, &'a str), tongue: Tongue) -> &'a str {
    match tongue {
        Tongue::En => en,
        Tongue::De => de,
    }
}

/// A size as it is written: with a comma in German.
fn spelled(size: &str, tongue: Tongue) -> String {
    match tongue {
        Tongue::En => size.to_owned(),
        Tongue::De => size.replace('.', ","),
    }
}

/// A GTIN-13 of the range 29, which every shop may give out itself, with its check digit (GS1 General Specifications §7.9).
fn barcode(number: usize) -> String {
    let digits = format!("29{:010}", number % 10_000_000_000);
    let sum: u32 = digits.bytes().enumerate().map(|(i, b)| u32::from(b - b'0') * if i % 2 == 0 { 1 } else { 3 }).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_of_the_first_hundred_thousand_bear_one_name() {
        let mut seen = BTreeSet::new();
        for number in 0..100_000 {
            let kind = &KINDS[number % KINDS.len()];
            let thing = Thing::of(number, kind, kind.family.traits());
            assert!(seen.insert(format!("{} {} {}", thing.name, kind.noun.0, thing.look.0)), "{number}");
        }
    }

    #[test]
    fn barcodes_have_the_right_check_digit() {
        for number in [0, 1, 42, 999_999] {
            assert!(crate::base::text::is_gtin(&barcode(number)), "{number}");
        }
    }
}
