//! A product's page, also the answer when something could not be put into the cart.

use crate::base::{Outcome, Refusal, Wrong, text};
use crate::shop::catalog::{Product, Variant, list as listed, product as catalog};
use crate::shop::shipping::{ShippingKind, ShippingMethod, ShippingPrice};
use crate::store::{Reads, Snapshot};
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::facts::Shelf;
use crate::web::form::Raw;
use crate::web::goods::{Browse, Good};
use crate::web::site::glance;
use crate::web::storefront::pages::product::{OptionView, ProductView, PromiseView, ValueState, ValueView, VariantView, product};
use crate::web::storefront::{gift_wish, list};
use crate::web::ui::{CardView, StockFace, VideoView};
use crate::web::visit::Visit;
use crate::web::{reply, view};
use axum::extract::{Path, RawQuery};
use axum::response::Response;
use std::sync::Arc;

pub async fn show(visit: Visit, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let inside = glance(|| {
        let typed = Raw::parse(query.unwrap_or_default().as_bytes())?;
        let draw = || Ok(product(&visit.cx, &view_of(&visit, &handle, &typed, &[])?));
        match choice(&typed) {
            Some(choice) => visit.inside(format!("product {handle}?{choice}"), draw),
            None => draw().map(|page| Arc::new(page.inside())),
        }
    })?;
    Ok(reply::page(inside.framed(&visit.cx)))
}

/// What an address chooses of a product, if that is all that its page shows of the address: what else somebody typed into the form
/// comes back to nobody else.
fn choice(typed: &Raw) -> Option<String> {
    let is_blank = ["quantity"].iter().chain(&gift_wish::FIELDS).all(|name| !typed.has(name));
    let chosen: Vec<String> =
        typed.pairs().filter(|(name, _)| name.starts_with("option-")).map(|(n, value)| format!("{n:?}={value:?}")).collect();
    is_blank.then(|| chosen.join("&"))
}

/// The product of an address, if it can be bought.
pub fn by_handle(browse: &Browse, handle: &str) -> Outcome<Arc<Good>> {
    let found = listed::id_by_handle(browse.snapshot(), handle)?.map_or(Ok(None), |id| browse.on_sale(id))?;
    Ok(found.ok_or(Refusal::NotFound { what: "product" })?)
}

/// The values that a form or address chooses, one of each option in order, by their names in any language; an option that says
/// nothing known has `None`.
fn chosen<'a>(product: &'a Product, typed: &Raw) -> Vec<Option<&'a str>> {
    let of = |(i, option): (usize, &'a catalog::ProductOption)| {
        let wanted = typed.get(&format!("option-{i}"));
        let known = option.values.iter().find(|v| v.key.as_str() == wanted || v.name.all().any(|name| name == wanted));
        known.map(|value| value.key.as_str())
    };
    product.options.iter().enumerate().map(of).collect()
}

/// The variant that a form chooses; `None` when there is none of that kind.
pub fn variant_of<'a>(product: &'a Product, typed: &Raw) -> Option<&'a Variant> {
    if product.options.is_empty() {
        return product.variants.first();
    }
    let values: Option<Vec<&str>> = chosen(product, typed).into_iter().collect();
    product.variant_of(&values?)
}

/// Everything about a product, with what was typed and why it was refused.
pub fn view_of(visit: &Visit, handle: &str, typed: &Raw, wrong: &[Wrong]) -> Outcome<ProductView> {
    let snapshot = visit.site.shop.read()?;
    let browse = visit.site.browse(&snapshot)?;
    let good = by_handle(&browse, handle)?;
    let (cx, facts, product) = (&visit.cx, &visit.facts, &good.product);
    let variants: Vec<VariantView> = product.variants.iter().zip(&good.left).map(|(v, left)| variant_view(cx, product, v, *left)).collect();
    let buyable = |variant: &VariantView| variant.stock != StockFace::SoldOut;
    let picked = variant_of(product, typed).and_then(|v| product.variants.iter().position(|known| known.id == v.id));
    let shown = picked.or_else(|| variants.iter().position(buyable)).unwrap_or(0);
    let wishes = chosen(product, typed);
    let line = product.categories.first().map(|id| facts.line(*id)).unwrap_or_default();
    let (description, chapters) = text::chapters(product.description.get(cx.locale));
    Ok(ProductView {
        handle: product.handle.as_str().to_owned(),
        title: product.title.get(cx.locale).to_owned(),
        facts: product.subtitle.get(cx.locale).to_owned(),
        crumbs: list::crumbs(cx, &line, Some(product.title.get(cx.locale))),
        pictures: good.pictures.iter().map(|media| view::picture(media, cx.locale)).collect(),
        video: video_of(browse.snapshot(), &good, cx)?,
        options: options(visit, product, &variants, &wishes, shown),
        chosen: shown,
        tax: facts.rate(product.variants[shown].tax_class),
        gift: product.kind.is_gift_card().then(|| gift_wish::fields(cx, &gift_wish::typed(typed), wrong)),
        promises: if product.kind.is_gift_card() { by_email(cx) } else { promises(visit) },
        description,
        chapters,
        delivery: if product.kind.is_gift_card() { Vec::new() } else { delivery(visit) },
        attributes: product.attributes.iter().map(|a| view::attribute(cx, a)).collect(),
        related: related(&browse, visit, product, &line)?,
        quantity: typed.get("quantity").parse().unwrap_or(1).max(1),
        error: (!wrong.is_empty()).then(|| gift_wish::words(cx, wrong)),
        variants,
    })
}

/// Its video, with a picture that stands in its place.
fn video_of(reads: &Snapshot, good: &Good, cx: &Cx) -> Outcome<Option<VideoView>> {
    let Some(video) = good.product.video else { return Ok(None) };
    let own = view::picture_of(reads, video.poster, cx.locale)?;
    let poster = own.or_else(|| good.pictures.first().map(|media| view::picture(media, cx.locale)));
    Ok(reads.find(video.media)?.map(|media| view::video(&media, poster, cx.locale)))
}

fn variant_view(cx: &Cx, product: &Product, variant: &Variant, left: Option<u32>) -> VariantView {
    let locale = cx.locale;
    let name = |(option, key): (&catalog::ProductOption, &crate::base::Handle)| {
        option.values.iter().find(|v| v.key == *key).map_or(String::new(), |v| v.name.get(locale).to_owned())
    };
    VariantView {
        sku: variant.sku.as_ref().map_or(String::new(), |sku| sku.as_str().to_owned()),
        values: product.options.iter().zip(&variant.values).map(name).collect(),
        price: view::price(variant),
        stock: if product.kind.is_gift_card() { StockFace::ByEmail } else { view::face(left) },
        most: left.unwrap_or(u32::MAX).min(crate::base::limits::QUANTITY_MAX),
        picture: variant.picture.and_then(|id| product.pictures.iter().position(|known| *known == id)),
    }
}

/// The options with what is chosen, and for every value whether it leads to something that can be had.
fn options(visit: &Visit, product: &Product, variants: &[VariantView], wishes: &[Option<&str>], shown: usize) -> Vec<OptionView> {
    let locale = visit.cx.locale;
    let current: Vec<&str> = product.variants[shown].values.iter().map(crate::base::Handle::as_str).collect();
    let picked = |i: usize| wishes.get(i).copied().flatten().or(current.get(i).copied()).unwrap_or_default();
    let state = |i: usize, key: &str| {
        let with: Vec<&str> = (0..product.options.len()).map(|n| if n == i { key } else { picked(n) }).collect();
        let found = product.variant_of(&with).and_then(|v| product.variants.iter().position(|known| known.id == v.id));
        match found.map(|at| variants[at].stock) {
            None => ValueState::NotMade,
            Some(StockFace::SoldOut) => ValueState::SoldOut,
            Some(_) => ValueState::Open,
        }
    };
    let view = |(i, option): (usize, &catalog::ProductOption)| OptionView {
        label: option.name.get(locale).to_owned(),
        values: option
            .values
            .iter()
            .map(|value| ValueView {
                value: value.name.get(locale).to_owned(),
                colour: value.colour,
                note: String::new(),
                picked: value.key.as_str() == picked(i),
                state: state(i, value.key.as_str()),
            })
            .collect(),
    };
    product.options.iter().enumerate().map(view).collect()
}

/// What is no thing is on no way.
fn by_email(cx: &Cx) -> Vec<PromiseView> {
    let note = cx.t("gift-card-by-email-note").into_owned();
    vec![PromiseView { icon: "mail", title: cx.t("shipping-by-email").into_owned(), note }]
}

/// Every way home with what it costs, and where it can be fetched.
fn delivery(visit: &Visit) -> Vec<String> {
    let (cx, home) = (&visit.cx, visit.cx.shop.country);
    let line = |method: &ShippingMethod| {
        let name = method.name.get(cx.locale);
        if method.kind == ShippingKind::Pickup {
            return [name, method.note.get(cx.locale)].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        }
        let price = match &method.price {
            ShippingPrice::Flat(price) if price.is_zero() => cx.t("word-free").into_owned(),
            ShippingPrice::Flat(price) => cx.money(*price),
            ShippingPrice::ByWeight(steps) => steps
                .first()
                .map_or(String::new(), |step| cx.t_with("storefront-price-from", &[("price", &cx.money(step.price))]).into_owned()),
        };
        let said = [("name", name), ("country", home.name(cx.locale)), ("price", &price)];
        let line = cx.t_with("storefront-delivery-line", &said).into_owned();
        match method.free_from {
            Some(from) => cx.t_with("storefront-delivery-free", &[("line", &line), ("amount", &cx.money(from))]).into_owned(),
            None => line,
        }
    };
    visit.facts.shipping.iter().filter(|method| method.goes_to(home)).map(line).collect()
}

/// What the shop promises: when it comes, where it can be picked up.
fn promises(visit: &Visit) -> Vec<PromiseView> {
    let (cx, facts) = (&visit.cx, &visit.facts);
    let home = cx.shop.country;
    let delivery = facts.shipping.iter().find(|m| m.goes_to(home) && m.kind == ShippingKind::Delivery);
    let pickup = facts.shipping.iter().find(|m| m.goes_to(home) && m.kind == ShippingKind::Pickup);
    let mut promises = Vec::new();
    if let Some(method) = delivery {
        let note = match facts.free_from(home) {
            Some(free) => cx.t_with("storefront-promise-free-from", &[("amount", &cx.money(free)), ("name", method.name.get(cx.locale))]),
            None => cx.t_with("storefront-promise-by", &[("name", method.name.get(cx.locale))]),
        };
        let dispatch_days = facts.settings.as_ref().map_or(0, |settings| settings.dispatch_days);
        let title = match method.arrival(cx.now, dispatch_days, &cx.shop.time_zone) {
            Some(days) => cx.t_with("storefront-promise-arrives", &[("days", &cx.days_between(days))]),
            None => cx.t("word-delivery"),
        };
        let title = title.into_owned();
        promises.push(PromiseView { icon: "truck", title, note: note.into_owned() });
    }
    if let Some(method) = pickup {
        let note = method.note.get(cx.locale).to_owned();
        promises.push(PromiseView { icon: "pin", title: method.name.get(cx.locale).to_owned(), note });
    }
    promises
}

/// Things that stand beside it.
fn related(browse: &Browse, visit: &Visit, product: &Product, line: &[&Shelf]) -> Outcome<Vec<CardView>> {
    const RELATED: usize = 4;
    let shelves = line.iter().rev().map(|shelf| shelf.category.id);
    view::cards(browse, &visit.cx, &listed::near(browse.snapshot(), product.id, shelves, RELATED)?)
}
