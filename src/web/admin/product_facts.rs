//! Between what the product editor shows, in one language, and what is said about a product, in all of them. Names and values that
//! stay keep their keys and their other languages; what is new gets a key from its text.

use crate::base::{Handle, Locale, MediaId, Words};
use crate::shop::catalog::product::{Attribute, AttributeValue, OptionValue, ProductOption, Variant};
use crate::shop::catalog::{Content, Product, ProductFacts, VariantFacts};
use crate::web::admin::product_form::{AttributeTyped, OptionTyped, PictureTyped, ProductRead, ProductTyped, ValueRead, VariantTyped};
use crate::web::admin::product_video::VideoTyped;
use crate::web::field::{Input, ReadCx};

/// The typed parts of a product as it is kept.
pub fn typed(product: &Product, cx: &ReadCx) -> ProductTyped {
    let names = |values: &[OptionValue]| {
        let written = |v: &OptionValue| ValueRead { name: v.name.get(cx.locale).to_owned(), colour: v.colour }.written();
        let all: Vec<String> = values.iter().map(written).collect();
        OptionTyped::join(&all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    ProductTyped {
        pictures: (1..)
            .zip(&product.pictures)
            .map(|(n, id): (u32, _)| PictureTyped { media: id.to_string(), place: n.to_string(), ..PictureTyped::default() })
            .collect(),
        added: String::new(),
        video: VideoTyped::kept(product),
        options: product.options.iter().map(|o| OptionTyped { name: o.name.get(cx.locale).to_owned(), values: names(&o.values) }).collect(),
        variants: product.variants.iter().map(|v| variant(product, v, cx)).collect(),
        attributes: product
            .attributes
            .iter()
            .map(|a| AttributeTyped { name: a.name.get(cx.locale).to_owned(), value: shown(&a.value, cx.locale) })
            .collect(),
    }
}

fn variant(product: &Product, v: &Variant, cx: &ReadCx) -> VariantTyped {
    let value = |(option, key): (&ProductOption, &Handle)| {
        option.values.iter().find(|v| v.key == *key).map(|v| v.name.get(cx.locale).to_owned()).unwrap_or_default()
    };
    VariantTyped {
        id: v.id.to_string(),
        values: product.options.iter().zip(&v.values).map(value).collect(),
        sku: v.sku.as_ref().map(ToString::to_string).unwrap_or_default(),
        barcode: v.barcode.clone(),
        price: <crate::base::Money as Input>::show(&v.price, cx),
        compare_at: v.compare_at.map(|price| <crate::base::Money as Input>::show(&price, cx)).unwrap_or_default(),
        content: v.content.map(|content| <Content as Input>::show(&content, cx)).unwrap_or_default(),
        weight_g: if v.weight_g == 0 { String::new() } else { v.weight_g.to_string() },
        tax_class: v.tax_class.to_string(),
        stock: v.stock.key().to_owned(),
        remove: false,
    }
}

fn shown(value: &AttributeValue, locale: Locale) -> String {
    match value {
        AttributeValue::Text(words) => words.get(locale).to_owned(),
        AttributeValue::Number(number) => number.clone(),
        AttributeValue::Flag(flag) => flag.to_string(),
        AttributeValue::List(list) => list.join(", "),
    }
}

/// What the editor says, with everything that it does not show taken from the product as it was.
pub fn facts(read: ProductRead, old: Option<&Product>, locale: Locale) -> ProductFacts {
    let options: Vec<ProductOption> =
        read.options.iter().enumerate().map(|(i, (name, values))| option(name, values, i, old, locale)).collect();
    let variants = read.variants.iter().cloned().map(|v| {
        let before = v.id.and_then(|id| old.and_then(|old| old.variant(id)));
        let key = |(option, value): (&ProductOption, &String)| {
            option.values.iter().find(|o| o.name.get(locale) == value).map(|o| o.key.clone()).unwrap_or_else(|| Handle::of(value))
        };
        VariantFacts {
            id: v.id,
            sku: v.sku,
            barcode: v.barcode.unwrap_or_default(),
            values: options.iter().zip(&v.values).map(key).collect(),
            price: v.price,
            compare_at: v.compare_at,
            weight_g: v.weight_g,
            content: v.content,
            tax_class: v.tax_class,
            picture: before.and_then(|b| b.picture),
            stock: v.stock,
        }
    });
    let variants = variants.collect();
    ProductFacts {
        pictures: pictures(&read),
        video: read.video.as_ref().map(|(video, _)| *video),
        handle: read.texts.handle,
        kind: read.place.kind,
        title: read.texts.title,
        subtitle: read.texts.subtitle,
        description: read.texts.description,
        brand: read.texts.brand,
        categories: read.categories,
        tags: read.place.tags,
        variants,
        attributes: read.attributes.iter().map(|(name, value)| attribute(name, value, old, locale)).collect(),
        state: read.place.state,
        options,
    }
}

/// Those that stay, and the new one behind them.
fn pictures(read: &ProductRead) -> Vec<MediaId> {
    let mut all: Vec<MediaId> = read.pictures.iter().map(|(id, _)| *id).collect();
    all.extend(read.added.filter(|id| !all.contains(id)));
    all
}

/// The option of that name, else the one at the same place under its new name, else a new one.
fn option(name: &str, values: &[ValueRead], place: usize, old: Option<&Product>, locale: Locale) -> ProductOption {
    let known = old.map(|old| old.options.as_slice()).unwrap_or_default();
    let before = known.iter().find(|o| o.name.get(locale) == name).or_else(|| known.get(place));
    let mut words = before.map(|b| b.name.clone()).unwrap_or_default();
    // A name that is shown in another language because it has none in this one was not typed.
    if words.get(locale) != name {
        words.set(locale, name);
    }
    let value = |ValueRead { name, colour }: &ValueRead| {
        let same = before.and_then(|b| b.values.iter().find(|v| v.name.get(locale) == name)).cloned();
        let same = same.unwrap_or_else(|| OptionValue { key: Handle::of(name), name: Words::of(locale, name), colour: None });
        OptionValue { colour: *colour, ..same }
    };
    ProductOption {
        key: before.map_or_else(|| Handle::of(name), |b| b.key.clone()),
        name: words,
        values: values.iter().map(value).collect(),
    }
}

/// What was not changed stays what it was: a number stays a number.
fn attribute(name: &str, value: &str, old: Option<&Product>, locale: Locale) -> Attribute {
    let before = old.and_then(|old| old.attributes.iter().find(|a| a.name.get(locale) == name));
    match before {
        Some(before) if shown(&before.value, locale) == value => before.clone(),
        Some(before) => {
            let mut words = if let AttributeValue::Text(words) = &before.value { words.clone() } else { Words::default() };
            words.set(locale, value);
            Attribute { value: AttributeValue::Text(words), ..before.clone() }
        }
        None => Attribute {
            key: Handle::of(name).to_string(),
            name: Words::of(locale, name),
            value: AttributeValue::Text(Words::of(locale, value)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{facts, typed};
    use crate::base::{Currency, Locale};
    use crate::shop::catalog::product::Product;
    use crate::web::admin::product_form::read;
    use crate::web::field::ReadCx;
    use crate::web::form::Raw;

    const CX: ReadCx = ReadCx { currency: Currency::EUR, locale: Locale::De, zone: std::borrow::Cow::Borrowed("Europe/Berlin") };

    fn product() -> Product {
        let json = r##"{"id":14,"handle":"day-mug","title":{"en":"Day mug","de":"Tagesbecher"},"categories":[2,3],"tags":["new"],
            "options":[{"key":"glaze","name":{"en":"Glaze","de":"Glasur"},"values":[
                {"key":"oat","name":{"en":"Oat","de":"Hafer"},"colour":"#d9ccb5"},{"key":"ink","name":{"en":"Ink","de":"Tinte"}}]}],
            "variants":[{"id":1,"sku":"OA","values":["oat"],"price":{"minor":3400,"currency":"EUR"},"weight_g":340,"content":{"amount":1500000,"unit":"mg"},"tax_class":1,"picture":9},
                {"id":2,"sku":"IN","values":["ink"],"price":{"minor":3800,"currency":"EUR"},"tax_class":1,"stock":"backorder"}],
            "pictures":[9],"attributes":[{"key":"height","name":{"en":"Height"},"value":{"number":"9.5"}}],
            "state":"active","created":1,"changed":1}"##;
        serde_json::from_str(json).expect("a product")
    }

    /// The editor's own words for a product, as a browser would send them.
    fn sent(product: &Product) -> Raw {
        let typed = typed(product, &CX);
        let mut raw = Raw::default()
            .with("title.en", "Day mug")
            .with("title.de", "Tagesbecher")
            .with("handle", "day-mug")
            .with("kind", "goods")
            .with("state", "active")
            .with("category", "2")
            .with("also", "3")
            .with("tags", "new");
        for (i, option) in typed.options.iter().enumerate() {
            raw = raw.with(format!("option-{i}-name"), &option.name).with(format!("option-{i}-values"), &option.values);
        }
        for (i, row) in typed.variants.iter().enumerate() {
            let cells = [
                ("id", &row.id),
                ("sku", &row.sku),
                ("price", &row.price),
                ("weight_g", &row.weight_g),
                ("content", &row.content),
                ("stock", &row.stock),
            ];
            raw = cells.iter().fold(raw, |raw, (name, value)| raw.with(format!("variant-{i}-{name}"), *value));
            raw = raw.with(format!("variant-{i}-tax_class"), &row.tax_class);
            raw = row.values.iter().fold(raw, |raw, value| raw.with(format!("variant-{i}-values"), value));
        }
        for (i, row) in typed.attributes.iter().enumerate() {
            raw = raw.with(format!("attribute-{i}-name"), &row.name).with(format!("attribute-{i}-value"), &row.value);
        }
        raw.with("picture-0-media", "9").with("picture-0-place", "1")
    }

    #[test]
    fn what_comes_back_unchanged_changes_nothing() {
        let old = product();
        let read = read(&sent(&old), &CX).expect("all right");
        let mut expected = crate::shop::catalog::ProductFacts::from(&old);
        expected.variants.iter_mut().for_each(|v| v.barcode = String::new());
        assert_eq!(facts(read, Some(&old), Locale::De), expected);
    }

    #[test]
    fn a_row_that_fits_no_option_is_a_mistake() {
        let old = Product { options: Vec::new(), ..product() };
        assert!(read(&sent(&Product { options: product().options, ..old.clone() }), &CX).is_ok());
        let raw = Raw::default()
            .with("title.de", "x")
            .with("kind", "goods")
            .with("state", "draft")
            .with("variant-0-sku", "A")
            .with("variant-0-price", "1");
        assert!(read(&raw.clone().with("option-0-name", "Farbe").with("option-0-values", "rot"), &CX).is_err());
        let new = facts(read(&raw, &CX).expect("one variant"), None, Locale::De);
        assert_eq!((new.variants.len(), new.variants[0].id, new.handle), (1, None, None));
    }
}
