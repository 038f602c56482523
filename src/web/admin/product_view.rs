//! What the product editor shows of a product and of what was typed, and in which box a mistake stands.

use crate::base::{Locale, MediaId, Outcome, Time, VariantId, Wrong};
use crate::shop::catalog::product::{Product, ProductState, Variant};
use crate::shop::tax::TaxClass;
use crate::shop::{stock, tax};
use crate::store::{Reads, Snapshot};
use crate::web::admin::product::{PictureEdit, ProductView, VariantEdit};
use crate::web::admin::product_form::{PLACE, PlaceFacts, ProductTyped, TEXTS, TextFacts, VariantTyped};
use crate::web::admin::resource_serve::Ask;
use crate::web::admin::stock::STOCK;
use crate::web::admin::{categories, pictures, product_video};
use crate::web::cx::Cx;
use crate::web::field::draw::Filled;
use crate::web::form::Raw;
use crate::web::ui::ChoiceView;
use crate::web::{url, view};

/// What stands in the editor.
pub struct Shown<'a> {
    /// As it is kept; `None` for a new one.
    pub old: Option<&'a Product>,
    pub typed: ProductTyped,
    /// The form that came back; `None` when nothing was typed yet.
    pub raw: Option<&'a Raw>,
    pub wrong: &'a [Wrong],
    /// `changed` of the product that the form is about.
    pub version: Option<Time>,
    pub trouble: Option<String>,
}

pub fn view(ask: &Ask<'_>, reads: &Snapshot, shown: Shown<'_>) -> Outcome<ProductView> {
    let Shown { old, typed, raw, wrong, version, trouble } = shown;
    let cx = ask.cx;
    let shelves = categories::shelves(reads, cx)?;
    let options = |name: &str| if name == "category" { shelves.clone() } else { Vec::new() };
    let (texts, place) = (old.map(text_facts), old.map(place_facts));
    let texts = Filled { form: &TEXTS, facts: texts.as_ref(), typed: raw, wrong, options: &options }.fields(cx);
    let place = Filled { form: &PLACE, facts: place.as_ref(), typed: raw, wrong, options: &options }.fields(cx);
    let elsewhere = |field: &str| {
        let name = field.split('.').next().unwrap_or_default();
        !TEXTS.fields.iter().any(|f| f.name == name) && !PLACE.fields.iter().any(|f| f.name == name)
    };
    let classes = tax::classes(reads)?;
    let first = typed.pictures.iter().find(|picture| !picture.remove).map(|picture| picture.media.clone());
    Ok(ProductView {
        video: product_video::edit(reads, cx, typed.video.clone(), first.as_deref())?,
        id: old.map(|old| old.id),
        title: old.map(|old| old.title.get(cx.locale).to_owned()).unwrap_or_default(),
        version: version.map_or(0, |at| u64::try_from(at.seconds()).unwrap_or(0)),
        state: old.map_or(ProductState::Draft, |old| old.state),
        public_href: old.filter(|old| old.can_be_bought()).map(|old| url::product(old.handle.as_str())),
        also: also(shelves, old, raw),
        more_pictures: more_pictures(ask, reads, &typed)?,
        pictures: picture_rows(reads, &typed, cx.locale)?,
        variants: typed.variants.into_iter().map(|row| variant(ask, reads, old, row)).collect::<Outcome<_>>()?,
        options: typed.options,
        attributes: typed.attributes,
        tax_classes: if classes.len() < 2 { Vec::new() } else { tax_choices(reads, cx, classes)? },
        mistakes: wrong.iter().filter(|w| elsewhere(&w.field)).map(|w| (w.field.to_string(), cx.say(&w.say).into_owned())).collect(),
        was_published: old.is_some_and(|old| old.published.is_some()),
        texts,
        place,
        trouble,
    })
}

/// The classes of tax with what each is at home: `Standard, 19 %`.
fn tax_choices(reads: &Snapshot, cx: &Cx, classes: Vec<TaxClass>) -> Outcome<Vec<ChoiceView>> {
    let home = cx.shop.country;
    let one = |class: TaxClass| {
        let rate = tax::rate(reads, home, home, class.id)?;
        Ok(ChoiceView::new(class.id.to_string(), format!("{}, {}", class.name, cx.percent(rate))))
    };
    classes.into_iter().map(one).collect()
}

fn text_facts(p: &Product) -> TextFacts {
    TextFacts {
        title: p.title.clone(),
        handle: Some(p.handle.clone()),
        subtitle: p.subtitle.clone(),
        description: p.description.clone(),
        brand: p.brand.clone(),
    }
}

fn place_facts(p: &Product) -> PlaceFacts {
    PlaceFacts { kind: p.kind, amounts: Vec::new(), state: p.state, category: p.categories.first().copied(), tags: p.tags.clone() }
}

/// The categories beside the first one.
fn also(mut shelves: Vec<ChoiceView>, old: Option<&Product>, raw: Option<&Raw>) -> Vec<ChoiceView> {
    let picked: Vec<String> = match raw {
        Some(raw) => raw.all("also").map(str::to_owned).collect(),
        None => old.iter().flat_map(|old| old.categories.iter().skip(1)).map(ToString::to_string).collect(),
    };
    shelves.iter_mut().for_each(|shelf| shelf.picked = picked.contains(&shelf.value));
    shelves
}

fn more_pictures(ask: &Ask<'_>, reads: &Snapshot, typed: &ProductTyped) -> Outcome<Vec<ChoiceView>> {
    let mut more = pictures::options(reads, ask.cx)?;
    more.retain(|choice| typed.pictures.iter().all(|own| own.media != choice.value));
    more.iter_mut().for_each(|choice| choice.picked = choice.value == typed.added);
    Ok(more)
}

fn picture_rows(reads: &Snapshot, typed: &ProductTyped, locale: Locale) -> Outcome<Vec<PictureEdit>> {
    let mut rows = Vec::new();
    for picture in &typed.pictures {
        let media = picture.media.parse::<MediaId>().map_or(Ok(None), |id| reads.find(id))?;
        // A row keeps its place in the form, whatever became of its picture.
        let is_waiting = media.as_ref().is_some_and(|media| !media.is_made());
        let url = media.map(|media| view::picture(&media, locale).at_least(160)).unwrap_or_default();
        rows.push(PictureEdit { url, is_waiting, typed: picture.clone() });
    }
    Ok(rows)
}

fn variant(ask: &Ask<'_>, reads: &Snapshot, old: Option<&Product>, typed: VariantTyped) -> Outcome<VariantEdit> {
    let id: Option<VariantId> = typed.id.parse().ok();
    let kept: Option<&Variant> = id.and_then(|id| old.and_then(|old| old.variant(id)));
    Ok(VariantEdit {
        picture: view::picture_of(reads, kept.and_then(|kept| kept.picture), ask.cx.locale)?.map(|picture| picture.at_least(80)),
        available: kept.map(|kept| stock::available(reads, kept.id)).transpose()?,
        stock_href: format!("{STOCK}/{}", typed.id),
        typed,
    })
}

/// The command counts the variants that it was given and the form its rows, of which some are blank or go; and what has no box of
/// its own stands in the one beside it.
pub fn in_boxes(wrong: &[Wrong], typed: &ProductTyped) -> Vec<Wrong> {
    let rows: Vec<usize> = typed.kept().map(|(row, _)| row).collect();
    let moved = |wrong: &Wrong| {
        let mut parts = wrong.field.splitn(3, '-');
        let field = match (parts.next(), parts.next(), parts.next()) {
            (Some("variant"), Some(n), Some(part)) => {
                let row = n.parse().ok().and_then(|n: usize| rows.get(n)).copied().unwrap_or_default();
                let cell = match part {
                    "id" | "values" | "picture" => "sku",
                    "weight" => "weight_g",
                    other => other,
                };
                format!("variant-{row}-{cell}")
            }
            (Some("picture"), ..) => "pictures".to_owned(),
            (Some("video"), None, _) => "video-media".to_owned(),
            (Some("categories"), ..) => "category".to_owned(),
            _ => return wrong.clone(),
        };
        Wrong { field: field.into(), say: wrong.say.clone() }
    };
    wrong.iter().map(moved).collect()
}
