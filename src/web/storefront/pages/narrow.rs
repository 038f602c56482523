//! How a list is narrowed and ordered: facets at the side, chips of what is chosen, the order. Plain forms and links; nothing of it
//! leads a crawler into the endless number of combinations.

use crate::base::colour::Colour;
use crate::web::assets;
use crate::web::cx::{Cx, MenuLink};
use crate::web::ui::{ChoiceView, Tone, dot, icon, icon_m, notice};
use maud::{Markup, html};

/// The controls of a list. The fields are sent as `q`, `sort`, `price_min`, `price_max`, and the name of each facet.
#[derive(Clone, Debug, Default)]
pub struct NarrowView {
    /// Where the forms lead.
    pub action: String,
    /// What is searched for; empty in a category.
    pub query: String,
    pub facets: Vec<FacetView>,
    /// Orders to choose from, with the value of `sort`.
    pub sorts: Vec<ChoiceView>,
    pub sort: String,
    /// Names and values of all that narrows now.
    pub kept: Vec<(String, String)>,
    /// The same in words, each removable; and the address without any of it.
    pub chips: Vec<ChipView>,
    pub clear: String,
    /// As typed, in units of the currency.
    pub price_min: String,
    pub price_max: String,
    /// What least and most there is, in words, for the empty fields.
    pub price_min_hint: String,
    pub price_max_hint: String,
    pub price_error: Option<String>,
}

/// Values to tick.
#[derive(Clone, Debug)]
pub struct FacetView {
    pub name: String,
    pub label: String,
    pub ticks: Vec<TickView>,
}

#[derive(Clone, Debug)]
pub struct TickView {
    pub value: String,
    pub label: String,
    pub colour: Option<Colour>,
    /// How many products there are with it, all other facets as they are.
    pub count: u32,
    pub ticked: bool,
}

/// Something chosen, and the address of the list without it.
#[derive(Clone, Debug)]
pub struct ChipView {
    pub label: String,
    pub href: String,
}

/// Facets that are open at first; the others open when something in them is ticked.
const OPEN: usize = 3;
/// Values that are seen before one asks for more.
const SEEN: usize = 7;

impl NarrowView {
    pub fn is_narrowed(&self) -> bool {
        !self.chips.is_empty()
    }
}

/// Kinds, facets and price at the side; folded on phones.
pub fn facets(cx: &Cx, n: &NarrowView, kinds: &[MenuLink]) -> Markup {
    html! {
        details.facets open[n.price_error.is_some()] {
            summary { (icon_m("filter")) (cx.t("storefront-filter")) @if n.is_narrowed() { span.muted { (n.chips.len()) } } }
            form action=(n.action) data-script=(assets::url("narrow.js")) {
                @if !n.query.is_empty() { input type="hidden" name="q" value=(n.query); }
                @if !n.sort.is_empty() { input type="hidden" name="sort" value=(n.sort); }
                @if !kinds.is_empty() {
                    details.fold open {
                        summary { (cx.t("storefront-kind")) }
                        ul.kinds { @for kind in kinds { li { a href=(kind.href) {
                            span { (kind.label) } @if let Some(n) = kind.count { span.n { (n) } }
                        } } } }
                    }
                }
                @for (i, facet) in n.facets.iter().enumerate() { (fold(cx, facet, i)) }
                (price_range(cx, n))
                p.apply { button.btn.small.wide { (cx.t("storefront-apply")) } }
            }
        }
    }
}

fn fold(cx: &Cx, facet: &FacetView, place: usize) -> Markup {
    let ticked = facet.ticks.iter().any(|tick| tick.ticked);
    // Two more are not worth a press.
    let seen = if facet.ticks.len() <= SEEN + 2 { facet.ticks.len() } else { SEEN };
    let (first, rest) = facet.ticks.split_at(seen);
    html! {
        details.fold open[place < OPEN || ticked] {
            summary { (facet.label) }
            div role="group" aria-label=(facet.label) {
                @for one in first { (tick(facet, one)) }
                @if !rest.is_empty() {
                    details.rest open[rest.iter().any(|tick| tick.ticked)] {
                        summary { (cx.t_n("storefront-facet-more", u32::try_from(rest.len()).unwrap_or(u32::MAX))) }
                        @for one in rest { (tick(facet, one)) }
                    }
                }
            }
        }
    }
}

/// What would leave nothing cannot be ticked; what is ticked can always be taken back.
fn tick(facet: &FacetView, tick: &TickView) -> Markup {
    let none = tick.count == 0 && !tick.ticked;
    html! {
        label.tick {
            input type="checkbox" name=(facet.name) value=(tick.value) checked[tick.ticked] disabled[none];
            @if let Some(colour) = tick.colour { (dot(colour)) }
            span { (tick.label) }
            span.n { (tick.count) }
        }
    }
}

fn price_range(cx: &Cx, n: &NarrowView) -> Markup {
    let invalid = n.price_error.as_ref().map(|_| "true");
    let described = n.price_error.as_ref().map(|_| "price-e");
    let range_input = |id: &str, name: &str, label: &str, value: &str, hint: &str| {
        html! {
            label.hide for=(id) { (cx.t_with(label, &[("currency", &cx.shop.currency.symbol())])) }
            input id=(id) type="text" inputmode="decimal" name=(name) value=(value) placeholder=(hint) maxlength="20"
                autocomplete="off" aria-invalid=[invalid] aria-describedby=[described];
        }
    };
    html! {
        details.fold open {
            summary { (cx.t("word-price")) }
            div {
                div.range {
                    (range_input("pmin", "price_min", "storefront-price-min", &n.price_min, &n.price_min_hint))
                    span.muted aria-hidden="true" { (cx.t("storefront-price-to")) }
                    (range_input("pmax", "price_max", "storefront-price-max", &n.price_max, &n.price_max_hint))
                }
                @if let Some(text) = &n.price_error { p.field-err id="price-e" { (text) } }
            }
        }
    }
}

/// How many there are, and in which order.
pub fn bar(cx: &Cx, n: &NarrowView, total: u32) -> Markup {
    html! {
        // Beside the field it may be out of sight, below what else narrows the list.
        @if let Some(text) = &n.price_error { div.gap-down { (notice(Tone::Bad, "alert", &html! { (cx.t("word-price")) ": " (text) })) } }
        div.bar {
            p.s role="status" { (cx.t_n("storefront-count", total)) }
            @if !n.sorts.is_empty() && total > 1 {
                form action=(n.action) data-script=(assets::url("narrow.js")) {
                    @if !n.query.is_empty() { input type="hidden" name="q" value=(n.query); }
                    @for (name, value) in &n.kept { input type="hidden" name=(name) value=(value); }
                    label for="sort" { (cx.t("storefront-sort-by")) }
                    select id="sort" name="sort" {
                        @for o in &n.sorts { option value=(o.value) selected[o.value == n.sort] { (o.label) } }
                    }
                    button.btn.ghost.small { (cx.t("storefront-sort")) }
                }
            }
        }
    }
}

/// What narrows the list now, each removable.
pub fn active(cx: &Cx, n: &NarrowView) -> Markup {
    html! {
        @if n.is_narrowed() {
            div.active role="group" aria-label=(cx.t("storefront-active-filters")) {
                @for chip in &n.chips {
                    a.chip href=(chip.href) rel="nofollow" { span.hide { (cx.t("storefront-remove-filter")) " " } (chip.label) " " (icon("close")) }
                }
                @if n.chips.len() > 1 { a.more.s href=(n.clear) { (cx.t("storefront-clear-filters")) } }
            }
        }
    }
}

/// Instead of cards, when what is chosen leaves nothing.
pub fn nothing_fits(cx: &Cx, n: &NarrowView) -> Markup {
    html! {
        div.empty {
            h2 { (cx.t("storefront-list-none-narrow")) }
            p { a.btn.ghost href=(n.clear) { (cx.t("storefront-clear-filters")) } }
        }
    }
}
