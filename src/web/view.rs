//! From records to what pages show of them: pictures, cards, prices, stock.

use crate::base::colour::Colour;
use crate::base::{Locale, MediaId, Money, Outcome, ProductId};
use crate::shop::catalog::product::{Attribute, AttributeValue};
use crate::shop::catalog::{Media, Product, Variant};
use crate::store::Reads;
use crate::web::cx::Cx;
use crate::web::goods::{Browse, Good};
use crate::web::ui::{Badge, CardView, PictureView, PriceView, StockFace, VideoView};
use crate::web::url;

/// So few that it is worth saying.
const LOW: u32 = 3;

pub fn picture(media: &Media, locale: Locale) -> PictureView {
    PictureView {
        url: url::media(&media.hash, &media.name),
        alt: media.alt.get(locale).to_owned(),
        width: media.width,
        height: media.height,
        widths: media.ready.clone(),
        base: url::media(&media.hash, &format!("{}~", media.stem())),
        haze: media.haze.clone(),
        focus: media.focus,
    }
}

pub fn video(media: &Media, poster: Option<PictureView>, locale: Locale) -> VideoView {
    VideoView {
        url: url::media(&media.hash, &media.name),
        mime: media.mime.clone(),
        alt: media.alt.get(locale).to_owned(),
        width: media.width,
        height: media.height,
        millis: media.millis,
        added: media.added,
        poster,
    }
}

/// The picture of an id, if it still exists.
pub fn picture_of(reads: &impl Reads, id: Option<MediaId>, locale: Locale) -> Outcome<Option<PictureView>> {
    let media = id.map_or(Ok(None), |id| reads.find(id))?;
    Ok(media.map(|media| picture(&media, locale)))
}

/// The first picture of a product, if it has one.
pub fn cover(reads: &impl Reads, product: &Product, locale: Locale) -> Outcome<Option<PictureView>> {
    picture_of(reads, product.pictures.first().copied(), locale)
}

pub fn price(variant: &Variant) -> PriceView {
    let before = variant.compare_at.filter(|before| *before > variant.price);
    PriceView { now: variant.price, before, is_from: false, content: variant.content }
}

/// How what can be promised is said; `None`: as many as one likes.
pub const fn face(left: Option<u32>) -> StockFace {
    match left {
        None => StockFace::ToOrder,
        Some(0) => StockFace::SoldOut,
        Some(left) if left <= LOW => StockFace::Low(left),
        Some(_) => StockFace::In,
    }
}

/// The card of a product in lists.
pub fn card(cx: &Cx, good: &Good) -> CardView {
    let (locale, product) = (cx.locale, &good.product);
    let cheapest = product.variants.iter().min_by_key(|v| v.price.minor()).unwrap_or(&product.variants[0]);
    let nth = |n: usize| good.pictures.get(n).map(|media| picture(media, locale));
    CardView {
        title: product.title.get(locale).to_owned(),
        href: url::product(product.handle.as_str()),
        facts: product.subtitle.get(locale).to_owned(),
        picture: nth(0),
        second: nth(1),
        price: PriceView { is_from: product.has_price_range(), ..price(cheapest) },
        note: choices(cx, product),
        dots: dots(product),
        badge: badge(good, cheapest),
        specs: Vec::new(),
        compare: None,
    }
}

/// How much there is to choose of the first option.
fn choices(cx: &Cx, product: &Product) -> String {
    match product.options.first() {
        Some(option) if option.values.len() > 1 => {
            cx.t_n("storefront-card-choices", u32::try_from(option.values.len()).unwrap_or(u32::MAX)).into_owned()
        }
        _ => String::new(),
    }
}

/// The colours of the first option, where all of its values have one and they are not too many to look at.
fn dots(product: &Product) -> Vec<Colour> {
    let values = product.options.first().map_or(&[][..], |option| &option.values);
    let colours: Option<Vec<Colour>> = values.iter().map(|value| value.colour).collect();
    colours.filter(|colours| (2..=DOTS_MAX).contains(&colours.len())).unwrap_or_default()
}

const DOTS_MAX: usize = 7;

fn badge(good: &Good, cheapest: &Variant) -> Option<Badge> {
    if good.left.iter().all(|left| *left == Some(0)) {
        return Some(Badge::SoldOut);
    }
    let before = cheapest.compare_at.filter(|before| *before > cheapest.price);
    let sale = before.map(|before| Badge::Sale(percent_less(before, cheapest.price)));
    let new = good.product.tags.iter().any(|tag| tag == "new").then_some(Badge::New);
    sale.or(new)
}

/// By how many whole percent `now` is less than `before`, rounded down: never more than is true.
fn percent_less(before: Money, now: Money) -> u32 {
    let less = i128::from((before - now).minor()) * 100 / i128::from(before.minor().max(1));
    u32::try_from(less).unwrap_or(0)
}

/// The card of a product in a list of the theme's shape: with facts and a box to tick, where it has them.
pub fn list_card(cx: &Cx, good: &Good) -> CardView {
    let (lists, product) = (cx.shop.lists, &good.product);
    let short = |(_, value): &(String, String)| value.chars().count() <= SPEC_CHARS_MAX;
    let specs = product.attributes.iter().map(|fact| attribute(cx, fact)).filter(short).take(lists.facts).collect();
    CardView { specs, compare: lists.compare.then(|| product.handle.to_string()), ..card(cx, good) }
}

/// Facts longer than this stand on the page of the product only.
const SPEC_CHARS_MAX: usize = 60;

/// The cards of those that can be bought.
pub fn cards(browse: &Browse, cx: &Cx, ids: &[ProductId]) -> Outcome<Vec<CardView>> {
    drawn(browse, ids, |good| card(cx, good))
}

/// The same in the shape that the theme gives to lists.
pub fn list_cards(browse: &Browse, cx: &Cx, ids: &[ProductId]) -> Outcome<Vec<CardView>> {
    drawn(browse, ids, |good| list_card(cx, good))
}

fn drawn(browse: &Browse, ids: &[ProductId], draw: impl Fn(&Good) -> CardView) -> Outcome<Vec<CardView>> {
    let mut cards = Vec::with_capacity(ids.len());
    for id in ids {
        cards.extend(browse.on_sale(*id)?.map(|good| draw(&good)));
    }
    Ok(cards)
}

/// Name and value of a fact, in the language of the page.
pub fn attribute(cx: &Cx, attribute: &Attribute) -> (String, String) {
    let value = match &attribute.value {
        AttributeValue::Text(words) => words.get(cx.locale).to_owned(),
        AttributeValue::Number(number) => figures(cx, number),
        AttributeValue::Flag(true) => cx.t("word-yes").into_owned(),
        AttributeValue::Flag(false) => cx.t("word-no").into_owned(),
        AttributeValue::List(items) => items.join(", "),
    };
    (attribute.name.get(cx.locale).to_owned(), value)
}

/// A decimal number in the spelling of the page's language.
pub fn figures(cx: &Cx, number: &str) -> String {
    if cx.locale == Locale::De { number.replace('.', ",") } else { number.to_owned() }
}
