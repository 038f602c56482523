//! A product: pictures, price, choice and the button on one screen; facts below.

use crate::base::Rate;
use crate::base::colour::Colour;
use crate::shop::catalog::Content;
use crate::web::cx::Cx;
use crate::web::ui::json_ld::{Thing, breadcrumbs, data, json_ld};
use crate::web::ui::{
    CardView, Crumb, FieldView, Heading, Mistake, Page, PictureView, Place, PriceView, QuantityView, StockFace, VideoView, cards, crumbs,
    dot, error_summary, field, icon, icon_m, linked, paragraphs, picture_again, picture_first, picture_later, price, price_note, quantity,
    spec_table, stock, unit_price, video, video_ld,
};
use crate::web::{assets, url};
use maud::{Markup, html};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Clone, Debug)]
pub struct ProductView {
    pub handle: String,
    pub title: String,
    /// One line under the name: material, measure, maker.
    pub facts: String,
    pub crumbs: Vec<Crumb>,
    pub pictures: Vec<PictureView>,
    /// Stands behind the pictures.
    pub video: Option<VideoView>,
    pub options: Vec<OptionView>,
    /// Every variant, for the script; the first option value of each in the order of `options`.
    pub variants: Vec<VariantView>,
    /// What is chosen now: an index into `variants`.
    pub chosen: usize,
    pub tax: Option<Rate>,
    /// A gift card: the questions for whom it is.
    pub gift: Option<Vec<FieldView>>,
    /// Promises with an icon each: delivery, pickup, returns.
    pub promises: Vec<PromiseView>,
    /// Paragraphs with blank lines between.
    pub description: String,
    /// What folds out below: heading and paragraphs.
    pub chapters: Vec<(String, String)>,
    /// How it comes and goes back, a line each.
    pub delivery: Vec<String>,
    /// Name and value, in the language of the page.
    pub attributes: Vec<(String, String)>,
    pub related: Vec<CardView>,
    /// What was typed as quantity, 1 at first.
    pub quantity: u32,
    /// Why it could not be put into the cart.
    pub error: Option<String>,
}

/// An option of the product; sent as `option-0`, `option-1` … in their order.
#[derive(Clone, Debug)]
pub struct OptionView {
    pub label: String,
    pub values: Vec<ValueView>,
}

#[derive(Clone, Debug)]
pub struct ValueView {
    pub value: String,
    pub colour: Option<Colour>,
    /// Below the value: `for coffee`.
    pub note: String,
    pub picked: bool,
    /// Whether the variant with this value and the other chosen values exists and can be had.
    pub state: ValueState,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueState {
    Open,
    SoldOut,
    /// There is no such variant. It can be chosen all the same: another option then has to follow.
    NotMade,
}

/// One variant as a visitor sees it.
#[derive(Clone, Debug)]
pub struct VariantView {
    pub sku: String,
    /// One value for each option.
    pub values: Vec<String>,
    pub price: PriceView,
    pub stock: StockFace,
    /// The most that one may put into the cart.
    pub most: u32,
    /// Which of the pictures shows it, counted from 0.
    pub picture: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct PromiseView {
    /// `truck`, `pin`, `undo`.
    pub icon: &'static str,
    pub title: String,
    pub note: String,
}

pub fn product<'a>(cx: &'a Cx, v: &ProductView) -> Page<'a> {
    let chosen = v.variants.get(v.chosen);
    let film = v.video.as_ref().and_then(|video| video_ld(cx, video, &v.title)).map(|facts| json_ld(&facts));
    let main = html! {
        (crumbs(cx, &v.crumbs))
        div.product {
            (gallery(cx, v))
            (buy_form(cx, v, chosen))
            @if let Some(variant) = chosen { (buy_bar(cx, v, variant)) }
        }
        (details(cx, v, chosen))
        @if !v.related.is_empty() {
            section.section aria-labelledby="h-related" {
                div.title { h2 id="h-related" { (cx.t("storefront-related")) } }
                div.cards.four { (cards(cx, &v.related, Heading::H3, 0)) }
            }
        }
        @if v.variants.len() > 1 { (variant_data(cx, v)) }
    };
    Page {
        description: short(&v.description, &v.facts),
        canonical: Some(url::product(&v.handle)),
        picture: v.pictures.first().cloned(),
        og_type: "product",
        json_ld: [product_ld(cx, v), breadcrumbs(cx, &v.crumbs)].into_iter().chain(film).collect(),
        script: (v.variants.len() > 1).then_some("product.js"),
        main_class: "wrap",
        ..Page::new(cx, v.title.clone(), main)
    }
}

/// The first paragraph, at most 160 characters, for search engines.
fn short(description: &str, facts: &str) -> String {
    let first = description.split("\n\n").next().unwrap_or_default().trim();
    let first = if first.is_empty() { facts } else { first };
    if first.chars().count() <= 160 {
        return first.to_owned();
    }
    let cut: String = first.chars().take(157).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

fn gallery(cx: &Cx, v: &ProductView) -> Markup {
    let pictures = &v.pictures;
    let views = pictures.len() + usize::from(v.video.is_some());
    html! {
        section.gallery aria-label=(cx.t("storefront-pictures")) {
            div.stage tabindex=[(views > 1).then_some("0")] role="group" aria-label=(cx.t("storefront-pictures-scroll")) {
                @for (i, p) in pictures.iter().enumerate() {
                    // A link to the large picture; the script shows it in a dialog instead.
                    a.pic.zoom id=(format!("v{}", i + 1)) href=(p.at_least(u32::MAX)) {
                        @if i == 0 { (picture_first(p, Place::Stage)) } @else { (picture_later(p, Place::Stage)) }
                        span.hide { (cx.t("storefront-picture-large")) }
                    }
                }
                @if let Some(film) = &v.video { (film_of(cx, film, &v.title)) }
                @if views == 0 { div.pic {} }
            }
            @if !pictures.is_empty() {
                // The script fills it with the large picture; keys left and right turn over, escape closes.
                dialog.large aria-label=(cx.t("storefront-picture-large")) {
                    button type="button" data-close { (icon("close")) span.hide { (cx.t("storefront-picture-close")) } }
                    @if pictures.len() > 1 {
                        button type="button" data-turn="-1" { (icon("left")) span.hide { (cx.t("storefront-picture-before")) } }
                        button type="button" data-turn="1" { (icon("right")) span.hide { (cx.t("storefront-picture-next")) } }
                    }
                }
            }
            @if views > 1 {
                nav.thumbs aria-label=(cx.t("storefront-picture-choose")) {
                    @for (i, p) in pictures.iter().enumerate() {
                        a.pic href=(format!("#v{}", i + 1)) aria-current=[(i == 0).then_some("true")]
                            aria-label=(cx.t_with("storefront-picture-n", &[("n", &(i + 1).to_string()), ("alt", &p.alt)])) {
                            (picture_later(&p.silent(), Place::Thumb))
                        }
                    }
                    @if let Some(film) = &v.video {
                        a.pic.play href="#video" aria-label=(cx.t_with("storefront-video-n", &[("alt", if film.alt.is_empty() { &v.title } else { &film.alt })])) {
                            @if let Some(poster) = &film.poster { (picture_later(&poster.silent(), Place::Thumb)) }
                            (icon("play"))
                        }
                    }
                }
            }
        }
    }
}

/// A video in the size of the pictures. What it leaves free of that is filled by its poster, blurred.
fn film_of(cx: &Cx, film: &VideoView, title: &str) -> Markup {
    let haze = film.poster.as_ref().filter(|poster| !poster.haze.is_empty());
    html! { div.pic.film #video {
        @if let Some(poster) = haze { img.haze src={ "data:image/webp;base64," (poster.haze) } alt="" width=(poster.width) height=(poster.height); }
        (video(cx, film, title))
    } }
}

fn buy_form(cx: &Cx, v: &ProductView, chosen: Option<&VariantView>) -> Markup {
    let mistakes: Vec<Mistake> = v.error.iter().map(|text| Mistake { field_id: "buy".to_owned(), text: text.clone() }).collect();
    html! {
        form.info id="buy" action=(url::CART_LINES) method="post" data-script=(assets::url("drawer.js")) {
            input type="hidden" name="product" value=(v.handle);
            div.top {
                h1 { (v.title) }
                @if !v.facts.is_empty() { p.lead.muted { (v.facts) } }
                @if let Some(variant) = chosen { (cost(cx, variant)) }
                p.muted.s { @if v.gift.is_some() { (cx.t("gift-card-tax-note")) } @else { (price_note(cx, v.tax)) } }
            }
            (error_summary(&cx.t("storefront-not-added"), &mistakes))
            @for (i, o) in v.options.iter().enumerate() { (option(cx, i, o)) }
            @if let Some(fields) = &v.gift { (for_whom(cx, fields)) }
            @match chosen {
                Some(variant) => (buying(cx, v, variant)),
                None => p.stock.none { (cx.t("storefront-stock-sold-out")) },
            }
            @if !v.promises.is_empty() { ul.promise hidden[chosen.is_none_or(|variant| variant.stock == StockFace::SoldOut)] {
                @for p in &v.promises { li { (icon(p.icon)) div { (p.title) @if !p.note.is_empty() { br; span { (p.note) } } } } }
            } }
        }
    }
}

/// Folded away: whoever buys it for themselves need not look.
fn for_whom(cx: &Cx, fields: &[FieldView]) -> Markup {
    let is_typed = fields.iter().any(|f| f.error.is_some() || !f.value.is_empty());
    html! {
        details.fold.gift-for open[is_typed] {
            summary { (cx.t("gift-wish-ask")) }
            div.stack { @for f in fields { (field(cx, f)) } }
        }
    }
}

/// Also what the script replaces when another variant is chosen.
fn cost(cx: &Cx, variant: &VariantView) -> Markup {
    html! {
        div.cost data-cost aria-live="polite" {
            (price(cx, &variant.price))
            span.muted.s data-unit hidden[variant.price.content.is_none()] { (unit_price(cx, &variant.price)) }
        }
    }
}

fn option(cx: &Cx, i: usize, o: &OptionView) -> Markup {
    let name = format!("option-{i}");
    let picked = o.values.iter().find(|value| value.picked);
    html! {
        fieldset data-option=(i) {
            legend { b { (o.label) } " " span data-picked { (picked.map_or("", |value| &value.value)) } }
            div.choice {
                @for value in &o.values {
                    @let (class, word) = match value.state {
                        ValueState::Open => (None, None),
                        ValueState::SoldOut => (Some("out"), Some("storefront-value-sold-out")),
                        ValueState::NotMade => (Some("out"), Some("storefront-value-not-made")),
                    };
                    label class=[class] {
                        input type="radio" name=(name) value=(value.value) checked[value.picked] required;
                        @if let Some(colour) = value.colour { (dot(colour)) }
                        (value.value)
                        @if !value.note.is_empty() { small { (value.note) } }
                        small data-state hidden[word.is_none()] { @if let Some(word) = word { (cx.t(word)) } }
                    }
                }
            }
        }
    }
}

fn buying(cx: &Cx, v: &ProductView, variant: &VariantView) -> Markup {
    let gone = variant.stock == StockFace::SoldOut;
    let again = url::product(&v.handle);
    html! {
        div.stack.buying {
            div.buy {
                (quantity(cx, &QuantityView { value: v.quantity, most: variant.most, of: "", sends: false }))
                button.btn data-add disabled[gone && v.variants.len() == 1] {
                    (cx.t(if gone { "storefront-stock-sold-out" } else { "storefront-add" }))
                }
            }
            (stock(cx, variant.stock))
            @if v.variants.len() > 1 {
                noscript { button.btn.ghost.small formmethod="get" formaction=(again) { (cx.t("storefront-show-price")) } }
            }
        }
    }
}

/// For phones: stays at the lower edge while the real button is out of sight.
fn buy_bar(cx: &Cx, v: &ProductView, variant: &VariantView) -> Markup {
    html! {
        div.buybar {
            div.pic { @if let Some(p) = v.pictures.first() { (picture_again(p, Place::Stage)) } }
            span { b { (v.title) } span.muted data-picks { (variant.values.join(", ")) } }
            button.btn.small form="buy" data-add-small disabled[variant.stock == StockFace::SoldOut && v.variants.len() == 1] {
                span data-price { (cx.money(variant.price.now)) } " " span.hide { (cx.t("storefront-add")) } (icon_m("bag"))
            }
        }
    }
}

fn details(cx: &Cx, v: &ProductView, chosen: Option<&VariantView>) -> Markup {
    let mut rows = v.attributes.clone();
    rows.extend(chosen.filter(|c| !c.sku.is_empty()).map(|c| (cx.t("storefront-article").into_owned(), c.sku.clone())));
    html! {
        @if !v.description.is_empty() || !rows.is_empty() || !v.delivery.is_empty() {
            div.detail.section id="spec" {
                section.stack {
                    h2 { (cx.t("storefront-about-it")) }
                    @if !v.description.is_empty() { div.prose { (paragraphs(&v.description)) } }
                    (folds(cx, v))
                }
                @if !rows.is_empty() {
                    section { h2.d-1 { (cx.t("storefront-details")) } (spec_table(&cx.t("storefront-details"), &rows)) }
                }
            }
        }
    }
}

/// Chapters of the description, and how it comes: folded, so that the page stays one that is read to its end.
fn folds(cx: &Cx, v: &ProductView) -> Markup {
    let back = [("withdrawal", cx.shop.legal.withdrawal.as_deref()), ("delivery", cx.shop.legal.delivery.as_deref())];
    html! { @if !v.chapters.is_empty() || !v.delivery.is_empty() {
        div.folds {
            @for (heading, words) in &v.chapters { details.fold { summary { h3 { (heading) } } div.prose.muted { (paragraphs(words)) } } }
            @if !v.delivery.is_empty() {
                details.fold { summary { h3 { (cx.t("storefront-delivery-returns")) } } div.prose.muted {
                    ul { @for line in &v.delivery { li { (line) } } }
                    p { (linked(&cx.t(if cx.shop.legal.withdrawal.is_some() { "storefront-returns-line" } else { "storefront-returns-ask" }), &back)) }
                } }
            }
        }
    } }
}

/// A variant as the script needs it to follow a choice: in words already, so that it need not know any language.
#[derive(Serialize)]
struct VariantRow<'a> {
    v: &'a [String],
    now: String,
    before: Option<String>,
    unit: String,
    stock: String,
    class: &'static str,
    gone: bool,
    most: u32,
    pic: Option<String>,
}

/// Every variant, for the script.
fn variant_data(cx: &Cx, v: &ProductView) -> Markup {
    #[derive(Serialize)]
    struct Data<'a> {
        words: Value,
        variants: Vec<VariantRow<'a>>,
    }
    let rows = v.variants.iter().map(|x| VariantRow {
        v: &x.values,
        now: cx.money(x.price.now),
        before: x.price.before.map(|before| cx.money(before)),
        unit: unit_price(cx, &x.price),
        stock: x.stock.words(cx),
        class: x.stock.class(),
        gone: x.stock == StockFace::SoldOut,
        most: x.most,
        pic: x.picture.map(|i| format!("v{}", i + 1)),
    });
    let words = json!({
        "add": cx.t("storefront-add"), "before": cx.t("storefront-price-before"), "gone": cx.t("storefront-stock-sold-out"),
        "out": cx.t("storefront-value-sold-out"), "not": cx.t("storefront-value-not-made"),
    });
    data("application/json", Some("variants"), &Data { words, variants: rows.collect() })
}

/// What a variant costs for what it contains, and the amount for which shops are compared (schema.org/UnitPriceSpecification).
fn unit_ld(x: &VariantView, content: Content) -> Value {
    let quantity = |value: String| json!({ "@type": "QuantitativeValue", "value": value, "unitCode": content.unit.code() });
    let (mut reference, base) = (quantity(content.base_units()), quantity("1".to_owned()));
    reference["valueReference"] = base;
    json!({
        "@type": "UnitPriceSpecification", "price": x.price.now.plain(), "priceCurrency": x.price.now.currency().code(),
        "referenceQuantity": reference,
    })
}

/// The product and its offers, as search engines read them (schema.org/Product).
fn product_ld(cx: &Cx, v: &ProductView) -> Markup {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Offer<'a> {
        sku: &'a str,
        url: &'a str,
        price: String,
        price_currency: &'static str,
        availability: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        available_delivery_method: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        price_specification: Option<Value>,
    }
    #[derive(Serialize)]
    struct Product<'a> {
        name: &'a str,
        description: String,
        url: &'a str,
        image: Vec<String>,
        offers: Vec<Thing<Offer<'a>>>,
    }
    let address = cx.absolute(&url::product(&v.handle));
    let url = address.as_str();
    let offers = v.variants.iter().map(|x| {
        let gone = x.stock == StockFace::SoldOut;
        let availability = if gone { "https://schema.org/OutOfStock" } else { "https://schema.org/InStock" };
        let (price, price_currency) = (x.price.now.plain(), x.price.now.currency().code());
        Thing::part(
            "Offer",
            Offer {
                sku: &x.sku,
                url,
                price_specification: x.price.content.map(|content| unit_ld(x, content)),
                price,
                price_currency,
                availability,
                // As schema.org/DeliveryMethod names what comes over a wire.
                available_delivery_method: v.gift.as_ref().map(|_| "http://purl.org/goodrelations/v1#DeliveryModeDirectDownload"),
            },
        )
    });
    json_ld(&Thing::root(
        "Product",
        Product {
            name: &v.title,
            description: short(&v.description, &v.facts),
            url,
            image: v.pictures.iter().map(|p| cx.absolute(&p.url)).collect(),
            offers: offers.collect(),
        },
    ))
}
