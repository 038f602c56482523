//! What the product editor sends, read into values: fields, pictures, options, the sheet of variants, attributes.
//!
//! Names of the boxes: those of `TEXTS` and `PLACE`; `also`, an id each, for more categories; `picture-N-{media,alt,place,remove}`;
//! `picture-add`, the id of one more; `option-N-{name,values}` with values separated by commas or semicolons;
//! `variant-N-{id,values,sku,barcode,price,compare_at,weight_g,content,tax_class,stock,remove}`, `values` once for each option;
//! `attribute-N-{name,value}`; those of `product_video`. N counts from 0. `intent` is `save` or `variants` (only make the sheet anew).

use crate::base::colour::Colour;
use crate::base::limits::{ATTRIBUTES_MAX, LINE_CHARS_MAX, OPTION_VALUES_MAX, OPTIONS_MAX, PICTURES_MAX, VARIANTS_MAX};
use crate::base::{CategoryId, Handle, MediaId, Money, Refusal, Sku, TaxClassId, VariantId, Words, Wrong, text};
use crate::shop::catalog::product::StockRule;
use crate::shop::catalog::{Content, ProductKind, ProductState, Video};
use crate::web::admin::product_amounts::Amounts;
use crate::web::admin::product_video::VideoTyped;
use crate::web::field::input::{Grams, LineOrNone, Tags, WordsLine, WordsLineOrNone, WordsText};
use crate::web::field::{Form, Input, ReadCx, form};
use crate::web::form::Raw;

#[derive(Clone, Debug)]
pub struct TextFacts {
    pub title: Words,
    /// `None`: made from the title.
    pub handle: Option<Handle>,
    pub subtitle: Words,
    pub description: Words,
    pub brand: String,
}

pub const TEXTS: Form<TextFacts> = form!(TextFacts {
    title: WordsLine = "admin-product-title", "";
    subtitle: WordsLineOrNone = "admin-product-subtitle", "admin-product-subtitle-help";
    description: WordsText = "admin-product-description", "admin-product-description-help";
    handle: Option<Handle> = "admin-product-handle", "admin-product-handle-help";
    brand: LineOrNone = "admin-product-brand", "";
});

#[derive(Clone, Debug)]
pub struct PlaceFacts {
    pub kind: ProductKind,
    /// Of a gift card: rows that the sheet is to have.
    pub amounts: Vec<Money>,
    pub state: ProductState,
    /// Where its breadcrumbs lead.
    pub category: Option<CategoryId>,
    pub tags: Vec<String>,
}

pub const PLACE: Form<PlaceFacts> = form!(PlaceFacts {
    kind: ProductKind = "admin-product-kind", "admin-product-kind-help", preset = "goods";
    amounts: Amounts = "admin-product-amounts", "admin-product-amounts-help";
    state: ProductState = "admin-state", "", preset = "draft";
    category: Option<CategoryId> = "admin-category", "";
    tags: Tags = "admin-tags", "admin-tags-help";
});

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureTyped {
    pub media: String,
    pub alt: String,
    /// Its place in the row, from 1.
    pub place: String,
    pub remove: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionTyped {
    pub name: String,
    /// Separated by commas; by semicolons where a value has a comma in it.
    pub values: String,
}

impl OptionTyped {
    /// As `values` is read back: `Oat, Sage`, but `Pepper, walnut; Salt, beech;`.
    pub fn join(values: &[&str]) -> String {
        if values.iter().any(|value| value.contains(',')) {
            values.iter().map(|value| format!("{value};")).collect::<Vec<_>>().join(" ")
        } else {
            values.join(", ")
        }
    }

    fn split(&self) -> impl Iterator<Item = ValueRead> {
        let mark = if self.values.contains(';') { ';' } else { ',' };
        self.values.split(mark).map(|typed| ValueRead::of(&text::line(typed))).filter(|value| !value.name.is_empty())
    }
}

/// A value of an option, with its colour behind its name: `Oat #d9ccb5`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueRead {
    pub name: String,
    pub colour: Option<Colour>,
}

impl ValueRead {
    fn of(typed: &str) -> ValueRead {
        let coloured = typed.rsplit_once(' ').and_then(|(name, end)| Some((name, Colour::parse(end)?)));
        let (name, colour) = coloured.map_or((typed, None), |(name, colour)| (name, Some(colour)));
        ValueRead { name: name.trim().to_owned(), colour }
    }

    pub fn written(&self) -> String {
        self.colour.map_or_else(|| self.name.clone(), |colour| format!("{} {colour}", self.name))
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributeTyped {
    pub name: String,
    pub value: String,
}

/// One row of the sheet as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VariantTyped {
    /// Empty for a new one.
    pub id: String,
    pub values: Vec<String>,
    pub sku: String,
    pub barcode: String,
    pub price: String,
    pub compare_at: String,
    pub weight_g: String,
    pub content: String,
    pub tax_class: String,
    /// Key of a `StockRule`.
    pub stock: String,
    pub remove: bool,
}

impl VariantTyped {
    pub fn cell(&self, name: &str) -> &str {
        match name {
            "sku" => &self.sku,
            "barcode" => &self.barcode,
            "price" => &self.price,
            "compare_at" => &self.compare_at,
            "weight_g" => &self.weight_g,
            "content" => &self.content,
            _ => "",
        }
    }

    /// Whether nothing was put into a row that the sheet offered.
    fn is_blank(&self) -> bool {
        self.id.is_empty() && self.sku.trim().is_empty() && self.price.trim().is_empty()
    }
}

/// Everything of the editor, as strings.
#[derive(Clone, Debug, Default)]
pub struct ProductTyped {
    pub pictures: Vec<PictureTyped>,
    /// Id of one more picture.
    pub added: String,
    pub video: VideoTyped,
    pub options: Vec<OptionTyped>,
    pub variants: Vec<VariantTyped>,
    pub attributes: Vec<AttributeTyped>,
}

impl ProductTyped {
    pub fn of(raw: &Raw) -> ProductTyped {
        let get = |kind: &str, i: usize, part: &str| raw.get(&format!("{kind}-{i}-{part}")).to_owned();
        let rows =
            |kind: &'static str, probe: &'static str, most: usize| (0..most).take_while(move |i| raw.has(&format!("{kind}-{i}-{probe}")));
        ProductTyped {
            pictures: rows("picture", "media", PICTURES_MAX)
                .map(|i| PictureTyped {
                    media: get("picture", i, "media"),
                    alt: get("picture", i, "alt"),
                    place: get("picture", i, "place"),
                    remove: raw.has(&format!("picture-{i}-remove")),
                })
                .collect(),
            added: raw.get("picture-add").to_owned(),
            video: VideoTyped::of(raw),
            options: rows("option", "name", OPTIONS_MAX)
                .map(|i| OptionTyped { name: get("option", i, "name"), values: get("option", i, "values") })
                .filter(|o| !o.name.trim().is_empty() || !o.values.trim().is_empty())
                .collect(),
            variants: rows("variant", "sku", VARIANTS_MAX)
                .map(|i| VariantTyped {
                    id: get("variant", i, "id"),
                    values: raw.all(&format!("variant-{i}-values")).map(str::to_owned).collect(),
                    sku: get("variant", i, "sku"),
                    barcode: get("variant", i, "barcode"),
                    price: get("variant", i, "price"),
                    compare_at: get("variant", i, "compare_at"),
                    weight_g: get("variant", i, "weight_g"),
                    content: get("variant", i, "content"),
                    tax_class: get("variant", i, "tax_class"),
                    stock: get("variant", i, "stock"),
                    remove: raw.has(&format!("variant-{i}-remove")),
                })
                .collect(),
            attributes: rows("attribute", "name", ATTRIBUTES_MAX)
                .map(|i| AttributeTyped { name: get("attribute", i, "name"), value: get("attribute", i, "value") })
                .filter(|a| !a.name.trim().is_empty() || !a.value.trim().is_empty())
                .collect(),
        }
    }

    /// The values of each option, cleaned.
    pub fn option_values(&self) -> Vec<Vec<ValueRead>> {
        let clean = |o: &OptionTyped| {
            let mut values: Vec<ValueRead> = Vec::new();
            for value in o.split() {
                if values.iter().all(|known| known.name != value.name) {
                    values.push(value);
                }
            }
            values
        };
        self.options.iter().map(clean).collect()
    }

    /// Their names alone.
    pub fn option_names(&self) -> Vec<Vec<String>> {
        self.option_values().into_iter().map(|values| values.into_iter().map(|value| value.name).collect()).collect()
    }

    /// The rows that are to be kept, with their places in the sheet.
    pub fn kept(&self) -> impl Iterator<Item = (usize, &VariantTyped)> {
        self.variants.iter().enumerate().filter(|(_, row)| !row.remove && !row.is_blank())
    }

    /// Makes the sheet fit the options: one row a combination, keeping what was typed; rows of kept variants whose combination is
    /// gone stay, marked for removal. More combinations than a product may have variants are not made.
    pub fn arrange(&mut self) {
        let values = self.option_names();
        self.rename(&values);
        let all = combinations(&values);
        let mut old = std::mem::take(&mut self.variants);
        for values in all {
            // A row whose values begin with or extend this combination keeps its data when an option is added.
            let found = old.iter().position(|row| row.values == values).or_else(|| old.iter().position(|row| is_kin(&row.values, &values)));
            let row = found.map(|at| old.remove(at)).unwrap_or_default();
            self.variants.push(VariantTyped { values, ..row });
        }
        let gone = old.into_iter().filter(|row| !row.id.is_empty());
        self.variants.extend(gone.map(|row| VariantTyped { remove: true, ..row }));
    }

    /// An option with as many values as its column in the sheet may only have been spelled anew: what is nearly the same at the same
    /// place keeps its rows, with their numbers and stock. Anything else is another value.
    fn rename(&mut self, options: &[Vec<String>]) {
        for (place, new) in options.iter().enumerate() {
            let mut old: Vec<String> = Vec::new();
            for value in self.variants.iter().filter_map(|row| row.values.get(place)) {
                if !old.contains(value) {
                    old.push(value.clone());
                }
            }
            let pairs = old.iter().zip(new).filter(|(from, to)| old.len() == new.len() && !new.contains(from) && !old.contains(to));
            let renamed: Vec<(&String, &String)> = pairs.filter(|(from, to)| is_respelled(from, to)).collect();
            for value in self.variants.iter_mut().filter_map(|row| row.values.get_mut(place)) {
                if let Some((_, to)) = renamed.iter().find(|(from, _)| *from == value) {
                    *value = (*to).clone();
                }
            }
        }
    }
}

/// Whether one is the beginning of the other (`S`, `Small`), or less than half of the letters differ (`Grey`, `Gray`).
fn is_respelled(from: &str, to: &str) -> bool {
    let (from, to): (Vec<char>, Vec<char>) = (from.to_lowercase().chars().collect(), to.to_lowercase().chars().collect());
    // Levenshtein's distance, a row at a time.
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in to.iter().enumerate() {
            let least = (corner + usize::from(a != b)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], least);
        }
    }
    from.starts_with(&to) || to.starts_with(&from) || 2 * row[to.len()] < from.len().max(to.len())
}

/// Whether one combination only has options more than the other.
fn is_kin(old: &[String], new: &[String]) -> bool {
    old.len() != new.len() && (new.starts_with(old) || old.starts_with(new))
}

fn combinations(options: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for values in options.iter().filter(|values| !values.is_empty()) {
        let longer = all.iter().flat_map(|row| values.iter().map(|v| row.iter().cloned().chain([v.clone()]).collect()));
        all = longer.take(VARIANTS_MAX).collect();
    }
    all
}

/// The product as values, ready for a command.
#[derive(Clone, Debug)]
pub struct ProductRead {
    pub texts: TextFacts,
    pub place: PlaceFacts,
    /// The main one first, then those ticked under `also`.
    pub categories: Vec<CategoryId>,
    /// In their order, without those to remove; each with what it shows.
    pub pictures: Vec<(MediaId, String)>,
    /// Comes behind them.
    pub added: Option<MediaId>,
    /// With what it shows.
    pub video: Option<(Video, String)>,
    pub options: Vec<(String, Vec<ValueRead>)>,
    pub variants: Vec<VariantRead>,
    pub attributes: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct VariantRead {
    pub id: Option<VariantId>,
    /// One a option, in their order.
    pub values: Vec<String>,
    pub sku: Option<Sku>,
    pub barcode: Option<String>,
    pub price: Money,
    pub compare_at: Option<Money>,
    pub weight_g: u32,
    pub content: Option<Content>,
    pub tax_class: Option<TaxClassId>,
    pub stock: StockRule,
}

/// Reads the whole editor; every mistake is reported under the name of its box.
pub fn read(raw: &Raw, cx: &ReadCx) -> Result<ProductRead, Refusal> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let typed = ProductTyped::of(raw);
    let texts = (TEXTS.build)(raw, cx, &mut wrong);
    let place = (PLACE.build)(raw, cx, &mut wrong);
    let options = read_options(&typed, &mut wrong);
    let mut variants = Vec::new();
    for (i, row) in typed.kept() {
        let fits = row.values.len() == options.len()
            && row.values.iter().zip(&options).all(|(name, (_, values))| values.iter().any(|value| value.name == *name));
        if !fits {
            wrong.push(Wrong::new(format!("variant-{i}-sku"), "wrong-variant-values"));
        }
        variants.extend(read_variant(i, row, cx, &mut wrong));
    }
    if typed.kept().next().is_none() {
        wrong.push(Wrong::new("variant-0-price", "wrong-no-variant"));
    }
    let pictures = read_pictures(&typed, &mut wrong);
    let video = typed.video.read(&mut wrong);
    let attributes = read_attributes(&typed, &mut wrong);
    match (texts, place) {
        (Some(texts), Some(place)) if wrong.is_empty() => Ok(ProductRead {
            categories: read_categories(raw, place.category),
            texts,
            place,
            pictures,
            added: typed.added.parse().ok(),
            video,
            options,
            variants,
            attributes,
        }),
        _ => Err(Refusal::Invalid(wrong)),
    }
}

fn read_categories(raw: &Raw, main: Option<CategoryId>) -> Vec<CategoryId> {
    let mut all: Vec<CategoryId> = main.into_iter().collect();
    for id in raw.all("also").filter_map(|typed| typed.parse().ok()) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

fn read_options(typed: &ProductTyped, wrong: &mut Vec<Wrong>) -> Vec<(String, Vec<ValueRead>)> {
    let mut options = Vec::new();
    for (i, (option, values)) in typed.options.iter().zip(typed.option_values()).enumerate() {
        let name = text::line(&option.name);
        if name.is_empty() {
            wrong.push(Wrong::new(format!("option-{i}-name"), "wrong-required"));
        }
        if values.is_empty() {
            wrong.push(Wrong::new(format!("option-{i}-values"), "wrong-required"));
        }
        if values.len() > OPTION_VALUES_MAX {
            wrong.push(Wrong::new(format!("option-{i}-values"), "wrong-too-many").with("max", OPTION_VALUES_MAX));
        }
        options.push((name, values));
    }
    options
}

fn read_variant(i: usize, row: &VariantTyped, cx: &ReadCx, wrong: &mut Vec<Wrong>) -> Option<VariantRead> {
    let sku = cell::<Option<Sku>>(i, "sku", &row.sku, cx, wrong);
    let barcode = cell::<LineOrNone>(i, "barcode", &row.barcode.replace(' ', ""), cx, wrong);
    let price = cell::<Money>(i, "price", &row.price, cx, wrong);
    let compare_at = cell::<Option<Money>>(i, "compare_at", &row.compare_at, cx, wrong);
    let weight_g = cell::<Option<Grams>>(i, "weight_g", &row.weight_g, cx, wrong);
    let content = cell::<Option<Content>>(i, "content", &row.content, cx, wrong);
    let tax_class = cell::<Option<TaxClassId>>(i, "tax_class", &row.tax_class, cx, wrong);
    if let Some(code) = barcode.as_ref().filter(|code| !code.is_empty() && !text::is_gtin(code)) {
        wrong.push(Wrong::new(format!("variant-{i}-barcode"), "wrong-barcode").with("code", code));
    }
    Some(VariantRead {
        id: row.id.parse().ok(),
        values: row.values.clone(),
        sku: sku?,
        barcode: barcode.filter(|code| !code.is_empty()),
        price: price?,
        compare_at: compare_at?,
        weight_g: weight_g?.unwrap_or(0),
        content: content?,
        tax_class: tax_class?,
        stock: StockRule::ALL.into_iter().find(|rule| rule.key() == row.stock).unwrap_or_default(),
    })
}

fn cell<I: Input>(row: usize, name: &str, typed: &str, cx: &ReadCx, wrong: &mut Vec<Wrong>) -> Option<I::Value> {
    I::read(typed, cx).map_err(|say| wrong.push(Wrong { field: format!("variant-{row}-{name}").into(), say })).ok()
}

fn read_pictures(typed: &ProductTyped, wrong: &mut Vec<Wrong>) -> Vec<(MediaId, String)> {
    let mut placed: Vec<(u32, MediaId, String)> = Vec::new();
    for (i, picture) in typed.pictures.iter().enumerate().filter(|(_, p)| !p.remove) {
        let alt = text::line(&picture.alt);
        if alt.chars().count() > LINE_CHARS_MAX {
            wrong.push(Wrong::new(format!("picture-{i}-alt"), "wrong-too-long").with("max", LINE_CHARS_MAX));
        }
        let place = picture.place.trim().parse().unwrap_or(u32::MAX);
        placed.extend(picture.media.parse().ok().map(|media| (place, media, alt)));
    }
    placed.sort_by_key(|(place, ..)| *place);
    placed.into_iter().map(|(_, media, alt)| (media, alt)).collect()
}

/// A detail has a name and a value; one without the other is a mistake and not dropped unseen.
fn read_attributes(typed: &ProductTyped, wrong: &mut Vec<Wrong>) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    for (i, typed) in typed.attributes.iter().enumerate() {
        let (name, value) = (text::line(&typed.name), text::line(&typed.value));
        for (part, text) in [("name", &name), ("value", &value)] {
            if text.is_empty() {
                wrong.push(Wrong::new(format!("attribute-{i}-{part}"), "wrong-required"));
            }
        }
        attributes.push((name, value));
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::{OptionTyped, ProductTyped, ValueRead, read};
    use crate::base::{Currency, Locale, Refusal};
    use crate::web::field::ReadCx;
    use crate::web::form::Raw;

    const CX: ReadCx = ReadCx { currency: Currency::EUR, locale: Locale::En, zone: std::borrow::Cow::Borrowed("Europe/Berlin") };

    #[test]
    fn options_make_the_sheet_and_keep_what_was_typed() {
        let raw = Raw::parse(
            b"option-0-name=Glaze&option-0-values=Oat,+Sage&option-1-name=Size&option-1-values=S,M\
              &variant-0-id=7&variant-0-values=Oat&variant-0-sku=OA&variant-0-price=34&variant-1-id=8&variant-1-values=Ink&variant-1-sku=IN",
        );
        let mut typed = ProductTyped::of(&raw.expect("utf-8"));
        typed.arrange();
        let rows: Vec<(String, &str, bool)> = typed.variants.iter().map(|v| (v.values.join("/"), v.sku.as_str(), v.remove)).collect();
        let expected = [("Oat/S", "OA", false), ("Oat/M", "", false), ("Sage/S", "", false), ("Sage/M", "", false), ("Ink", "IN", true)];
        assert_eq!(rows, expected.map(|(v, s, r)| (v.to_owned(), s, r)));
    }

    #[test]
    fn values_may_have_commas() {
        for values in [&["Oat", "Sage"][..], &["Pepper, walnut", "Salt"], &["Pepper, walnut"], &[]] {
            let option = OptionTyped { name: String::new(), values: OptionTyped::join(values) };
            assert_eq!(ProductTyped { options: vec![option], ..ProductTyped::default() }.option_names(), [values]);
        }
    }

    #[test]
    fn a_value_may_have_its_colour_behind_it() {
        let cases = [
            ("Oat #d9ccb5", "Oat", true, "Oat #d9ccb5"),
            ("Deep  sea #0A2030 ", "Deep sea", true, "Deep sea #0a2030"),
            ("Cable #6", "Cable #6", false, "Cable #6"),
            ("#d9ccb5", "#d9ccb5", false, "#d9ccb5"),
        ];
        for (typed, name, coloured, written) in cases {
            let value = ValueRead::of(&crate::base::text::line(typed));
            assert_eq!((value.name.as_str(), value.colour.is_some(), value.written()), (name, coloured, written.to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_value_with_a_new_name_keeps_its_row() {
        let raw = Raw::parse(
            b"option-0-name=Glaze&option-0-values=Oats,Sage&variant-0-id=7&variant-0-values=Oat&variant-0-sku=OA\
              &variant-1-id=8&variant-1-values=Sage&variant-1-sku=SA",
        );
        let mut typed = ProductTyped::of(&raw.expect("utf-8"));
        typed.arrange();
        let rows: Vec<(&str, &str, bool)> = typed.variants.iter().map(|v| (v.values[0].as_str(), v.sku.as_str(), v.remove)).collect();
        assert_eq!(rows, [("Oats", "OA", false), ("Sage", "SA", false)]);
    }

    #[test]
    fn every_mistake_of_the_sheet_has_its_box() {
        let raw = Raw::parse(
            b"title=&kind=goods&state=active&variant-0-sku=&variant-0-price=x&variant-0-barcode=123&variant-0-weight_g=&variant-0-id=\
              &variant-1-sku=&variant-1-price=&attribute-0-name=Material&attribute-0-value=",
        );
        let Err(Refusal::Invalid(wrong)) = read(&raw.expect("utf-8"), &CX) else { panic!("taken") };
        let names: Vec<&str> = wrong.iter().map(|w| w.field.as_ref()).collect();
        assert_eq!(names, ["title", "variant-0-price", "variant-0-barcode", "attribute-0-value"]);
    }

    #[test]
    fn a_whole_product_is_read() {
        let raw = Raw::parse(
            b"title.en=Day+mug&handle=&kind=goods&state=active&category=3&tags=new,+clay&picture-0-media=5&picture-0-place=2&picture-1-media=6&picture-1-place=1\
              &variant-0-id=&variant-0-sku=A&variant-0-price=34.00&variant-0-weight_g=340&attribute-0-name=Material&attribute-0-value=Stoneware\
              &attribute-1-name=&attribute-1-value=",
        );
        let product = read(&raw.expect("utf-8"), &CX).expect("all right");
        assert_eq!(product.pictures.iter().map(|p| p.0.to_string()).collect::<Vec<_>>(), ["6", "5"]);
        assert_eq!((product.variants.len(), product.attributes.len(), product.place.tags.len()), (1, 1, 2));
        assert_eq!(product.texts.handle, None);
    }
}
