//! What a product would be if these facts were kept, or all that is wrong with them. Reads only.

use super::facts::ProductFacts;
use super::media::Media;
use super::product::{Attribute, AttributeValue, BY_HANDLE, Product, ProductState};
use super::variants::{Known, options, variants};
use crate::base::limits::*;
use crate::base::{CategoryId, Handle, Id, Outcome, ProductId, Refusal, Time, text};
use crate::shop::settings::{self, Settings};
use crate::shop::typed::Typed;
use crate::store::{Names, Reads, Record};
use std::collections::BTreeSet;

/// Everything that planning needs of the shop: read once for many products.
#[derive(Debug)]
pub struct Ground {
    settings: Settings,
    standard: crate::base::TaxClassId,
}

impl Ground {
    pub fn read(reads: &impl Reads) -> Outcome<Ground> {
        let settings = settings::the(reads)?;
        let standard = oldest(reads)?.ok_or(Refusal::conflict("no-tax-class"))?;
        Ok(Ground { settings, standard })
    }

    pub const fn locale(&self) -> crate::base::Locale {
        self.settings.locale
    }
}

/// The oldest tax class is the standard one.
fn oldest<I: Names>(reads: &impl Reads) -> Outcome<Option<I>> {
    Ok(reads.next_after::<I::Record>(None, 1)?.first().map(Record::id))
}

/// The product as it would be. A new one has the id 0, as have new variants; `kept` gives them theirs.
pub fn plan(reads: &impl Reads, ground: &Ground, facts: &ProductFacts, old: Option<&Product>, now: Time) -> Outcome<Product> {
    let mut typed = Typed::new();
    let title = typed.required_words("title", &facts.title, TITLE_CHARS_MAX);
    let options = options(&mut typed, &facts.options);
    let known = Known { old, options: &options, currency: ground.settings.currency, standard: ground.standard };
    let variants = variants(reads, &mut typed, &facts.variants, &known)?;
    let variants = variants.into_iter().enumerate().map(|(at, variant)| facts.kind.shape(&mut typed, at, variant)).collect();
    let categories = categories(reads, &mut typed, &facts.categories)?;
    let handle = handle(reads, &mut typed, facts, old, title.get(ground.settings.locale))?;
    pictures(reads, &mut typed, facts)?;
    let listed_in = listed_in(reads, &categories)?;
    let planned = Product {
        id: old.map_or(ProductId::new(0), |old| old.id),
        handle,
        kind: facts.kind,
        title,
        subtitle: typed.words("subtitle", &facts.subtitle, LINE_CHARS_MAX),
        description: typed.long_words("description", &facts.description, TEXT_CHARS_MAX),
        brand: typed.line("brand", &facts.brand, LINE_CHARS_MAX),
        categories,
        listed_in,
        tags: tags(&mut typed, &facts.tags),
        options,
        variants,
        pictures: facts.pictures.clone(),
        video: facts.video,
        attributes: attributes(&mut typed, &facts.attributes),
        state: facts.state,
        published: old.and_then(|old| old.published).or_else(|| (facts.state == ProductState::Active).then_some(now)),
        created: old.map_or(now, |old| old.created),
        changed: old.map_or(now, |old| old.changed),
        source: old.and_then(|old| old.source.clone()),
    };
    typed.all_right()?;
    Ok(planned)
}

/// The categories and everything above them.
pub fn listed_in(reads: &impl Reads, categories: &[CategoryId]) -> Outcome<BTreeSet<CategoryId>> {
    let mut listed = BTreeSet::new();
    for &category in categories {
        listed.extend(super::category::line(reads, category)?.iter().map(|c| c.id));
    }
    Ok(listed)
}

/// Most categories of one product.
const CATEGORIES_MAX: usize = 20;

fn categories(reads: &impl Reads, typed: &mut Typed, wanted: &[CategoryId]) -> Outcome<Vec<CategoryId>> {
    if wanted.len() > CATEGORIES_MAX {
        typed.wrong_with("categories", "wrong-too-many", "max", CATEGORIES_MAX);
    }
    let mut kept = Vec::new();
    for &id in wanted.iter().take(CATEGORIES_MAX) {
        if typed.exists("categories", reads.find(id)?).is_some() && !kept.contains(&id) {
            kept.push(id);
        }
    }
    Ok(kept)
}

fn handle(reads: &impl Reads, typed: &mut Typed, facts: &ProductFacts, old: Option<&Product>, title: &str) -> Outcome<Handle> {
    let free = |handle: &Handle| -> Outcome<bool> {
        let taken = reads.lookup(&BY_HANDLE, &handle.as_str().to_owned())?;
        Ok(taken.is_none_or(|other| Some(other.id) == old.map(|old| old.id)))
    };
    if let Some(wanted) = &facts.handle {
        if !free(wanted)? {
            typed.wrong("handle", "wrong-taken");
        }
        return Ok(wanted.clone());
    }
    match old {
        Some(old) => Ok(old.handle.clone()),
        None => numbered(&Handle::of(title), free),
    }
}

/// The handle, or the same with the least free number behind it. Powers of two are tried first, so that the thousandth thing
/// of one name does not ask a thousand times.
pub(super) fn numbered(wanted: &Handle, free: impl Fn(&Handle) -> Outcome<bool>) -> Outcome<Handle> {
    if free(wanted)? {
        return Ok(wanted.clone());
    }
    let (mut taken, mut high) = (1_u32, 2_u32);
    while !free(&wanted.numbered(high))? {
        (taken, high) = (high, high.saturating_mul(2));
    }
    while high - taken > 1 {
        let middle = taken + (high - taken) / 2;
        if free(&wanted.numbered(middle))? { high = middle } else { taken = middle }
    }
    Ok(wanted.numbered(high))
}

fn pictures(reads: &impl Reads, typed: &mut Typed, facts: &ProductFacts) -> Outcome {
    if facts.pictures.len() > PICTURES_MAX {
        typed.wrong_with("pictures", "wrong-too-many", "max", PICTURES_MAX);
    }
    for (i, &picture) in facts.pictures.iter().enumerate().take(PICTURES_MAX) {
        typed.exists(format!("picture-{i}-media"), reads.find(picture)?.filter(Media::is_picture));
    }
    if let Some(video) = facts.video {
        typed.exists("video", reads.find(video.media)?.filter(Media::is_video));
        if let Some(poster) = video.poster {
            typed.exists("video", reads.find(poster)?.filter(Media::is_picture));
        }
    }
    Ok(())
}

fn tags(typed: &mut Typed, tags: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag = typed.line("tags", tag, HANDLE_CHARS_MAX);
        if !tag.is_empty() && !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    if kept.len() > TAGS_MAX {
        typed.wrong_with("tags", "wrong-too-many", "max", TAGS_MAX);
    }
    kept
}

fn attributes(typed: &mut Typed, attributes: &[Attribute]) -> Vec<Attribute> {
    if attributes.len() > ATTRIBUTES_MAX {
        typed.wrong_with("attributes", "wrong-too-many", "max", ATTRIBUTES_MAX);
    }
    let mut keys = BTreeSet::new();
    let clean = |(i, attribute): (usize, &Attribute)| {
        let (name, value) = (format!("attribute-{i}-name"), format!("attribute-{i}-value"));
        let key = typed.required_line(name.clone(), &attribute.key, HANDLE_CHARS_MAX);
        if !keys.insert(key.clone()) {
            typed.wrong(name.clone(), "wrong-twice");
        }
        Attribute {
            key,
            name: typed.required_words(&name, &attribute.name, LINE_CHARS_MAX),
            value: attribute_value(typed, &value, &attribute.value),
        }
    };
    attributes.iter().take(ATTRIBUTES_MAX).enumerate().map(clean).collect()
}

fn attribute_value(typed: &mut Typed, field: &str, value: &AttributeValue) -> AttributeValue {
    match value {
        AttributeValue::Text(words) => AttributeValue::Text(typed.long_words(field, words, ATTRIBUTE_CHARS_MAX)),
        AttributeValue::Number(number) => {
            let number = typed.line(field.to_owned(), number, NUMBER_CHARS_MAX);
            if !text::is_decimal(&number) {
                typed.wrong(field.to_owned(), "wrong-decimal");
            }
            AttributeValue::Number(number)
        }
        AttributeValue::Flag(flag) => AttributeValue::Flag(*flag),
        AttributeValue::List(list) => {
            if list.len() > ATTRIBUTE_LIST_MAX {
                typed.wrong_with(field.to_owned(), "wrong-too-many", "max", ATTRIBUTE_LIST_MAX);
            }
            AttributeValue::List(list.iter().map(|entry| typed.line(field.to_owned(), entry, LINE_CHARS_MAX)).collect())
        }
    }
}
