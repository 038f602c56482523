//! The editor of one product: texts, pictures, options, and the variants as a sheet.

use crate::base::ProductId;
use crate::shop::catalog::ProductState;
use crate::shop::catalog::product::StockRule;
use crate::web::admin::product_form::{AttributeTyped, OptionTyped, PictureTyped, VariantTyped};
use crate::web::admin::products::{PRODUCTS, state_tag};
use crate::web::admin::ui::{Desk, Link, Page, Panel, button_link, csrf};
use crate::web::field::draw::{draw_fields, summary};
use crate::web::ui::{ChoiceView, FieldView, icon, icon_xs};
use maud::{Markup, Render, html};

/// Empty rows that wait for more attributes.
const SPARE_ATTRIBUTES: usize = 3;
/// The form's id, by which the button in the head finds it.
const FORM: &str = "product";

/// What the editor shows. The typed parts are strings, so that a form that comes back shows what was typed.
#[derive(Clone, Debug)]
pub struct ProductView {
    /// `None` for a new one.
    pub id: Option<ProductId>,
    pub title: String,
    pub version: u64,
    pub state: ProductState,
    pub public_href: Option<String>,
    /// Fields of `product_form::TEXTS`: title, handle, description.
    pub texts: Vec<FieldView>,
    /// Fields of `product_form::PLACE`: state, category, tags.
    pub place: Vec<FieldView>,
    /// More categories, as boxes named `also`; those it is in are picked.
    pub also: Vec<ChoiceView>,
    pub pictures: Vec<PictureEdit>,
    pub options: Vec<OptionTyped>,
    pub variants: Vec<VariantEdit>,
    pub attributes: Vec<AttributeTyped>,
    /// For the column of the variants; empty hides it.
    pub tax_classes: Vec<ChoiceView>,
    /// Mistakes in the parts without a `FieldView`: name of the box, words.
    pub mistakes: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct PictureEdit {
    pub url: String,
    pub typed: PictureTyped,
}

#[derive(Clone, Debug)]
pub struct VariantEdit {
    pub typed: VariantTyped,
    pub picture: Option<String>,
    /// Of all places; `None` before it is saved.
    pub available: Option<i64>,
    /// Where its stock is changed.
    pub stock_href: String,
}

impl ProductView {
    fn wrong(&self, name: &str) -> Option<&str> {
        self.mistakes.iter().find(|(n, _)| n == name).map(|(_, words)| words.as_str())
    }
}

pub fn product_page(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let title = if view.id.is_some() { view.title.clone().into() } else { desk.t("admin-product-new") };
    let to = view.id.map_or_else(|| format!("{PRODUCTS}/new"), |id| format!("{PRODUCTS}/{id}"));
    let body = html! {
        (summary(desk.cx, view.texts.iter().chain(&view.place)))
        (sheet_mistakes(desk, view))
        form id=(FORM) method="post" action=(to) {
            (csrf(desk.cx))
            input type="hidden" name="version" value=(view.version);
            // The first button of a form answers to the enter key: it must be the one that saves.
            button.hide name="intent" value="save" tabindex="-1" aria-hidden="true" { (desk.t("admin-save")) }
            div.layout {
                div { (texts(desk, view)) (options(desk, view)) }
                div { (place(desk, view)) (pictures(desk, view)) }
            }
            (variants(desk, view))
            (attributes(desk, view))
        }
    };
    Page {
        crumbs: &[Link::new(PRODUCTS, desk.t("word-products"))],
        beside: html! { @if view.id.is_some() { (state_tag(desk.cx, view.state)) } },
        acts: html! {
            @if let Some(href) = &view.public_href { (button_link(href, "ghost", "eye", &desk.t("admin-product-view"))) }
            button.btn form=(FORM) name="intent" value="save" { (desk.t("admin-save")) }
        },
        ..Page::new(desk, &title, body)
    }
    .render()
}

fn sheet_mistakes(desk: &Desk<'_>, view: &ProductView) -> Markup {
    html! { @if !view.mistakes.is_empty() { div.errors role="alert" tabindex="-1" {
        h2 { (desk.t_n("admin-form-mistakes", view.mistakes.len() as u64)) }
        ul { @for (name, words) in &view.mistakes { li { a href={ "#" (name) } { (place_of(desk, view, name)) ": " (words) } } } }
    } } }
}

/// Which box a mistake is in: `Oat, 280 ml, price`.
fn place_of(desk: &Desk<'_>, view: &ProductView, name: &str) -> String {
    let mut parts = name.splitn(3, '-');
    let (kind, number, cell) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let row = number.parse().ok().and_then(|i: usize| view.variants.get(i)).filter(|_| kind == "variant");
    let head = CELLS.iter().find(|(field, ..)| *field == cell).map(|(_, key, _)| desk.t(key));
    match (row, head) {
        (Some(row), Some(head)) if !row.typed.values.is_empty() => format!("{}, {head}", row.typed.values.join(", ")),
        (_, Some(head)) => head.into_owned(),
        _ => desk.t("admin-options").into_owned(),
    }
}

fn texts(desk: &Desk<'_>, view: &ProductView) -> Markup {
    Panel {
        id: "texts",
        title: &desk.t("admin-product-texts"),
        aside: html! {},
        body: html! { div.in { (draw_fields(desk.cx, &view.texts)) } },
    }
    .render()
}

fn place(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let body = html! { div.in {
        (draw_fields(desk.cx, &view.place))
        @if !view.also.is_empty() {
            @let n = view.also.iter().filter(|c| c.picked).count() as u64;
            details.fold {
                summary { (desk.t_n("admin-product-also", n)) }
                div.also { @for c in &view.also {
                    label.tick { input type="checkbox" name="also" value=(c.value) checked[c.picked]; span { (c.label) } }
                } }
            }
        }
    } };
    Panel { id: "place", title: &desk.t("admin-product-place"), aside: html! {}, body }.render()
}

fn pictures(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let aside = html! { span.muted.s { (desk.t("admin-pictures-order")) } };
    let body = html! { @if view.pictures.is_empty() { div.in { p.muted { (desk.t("admin-pictures-none")) } } } @else { ul.pictures {
        @for (i, picture) in view.pictures.iter().enumerate() { li {
            @let name = |part: &str| format!("picture-{i}-{part}");
            @let n = (i + 1).to_string();
            img.thumb src=(picture.url) alt="" width="64" height="80" loading="lazy";
            div.field {
                label for=(name("alt")) { (desk.cx.t_with("admin-picture-alt", &[("n", &n)])) }
                input id=(name("alt")) name=(name("alt")) type="text" value=(picture.typed.alt) maxlength="200";
                p.cluster {
                    label.place-n { span.s { (desk.t("admin-picture-place")) } input name=(name("place")) type="text" inputmode="numeric" value=(picture.typed.place); }
                    label.tick { input type="checkbox" name=(name("remove")) value="1" checked[picture.typed.remove]; span.s { (desk.t("word-remove")) } }
                }
            }
            input type="hidden" name=(name("media")) value=(picture.typed.media);
        } }
    } } };
    Panel { id: "pictures", title: &desk.t("admin-pictures"), aside, body }.render()
}

fn options(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let spare = usize::from(view.options.len() < crate::base::limits::OPTIONS_MAX);
    let blank = OptionTyped::default();
    let rows = view.options.iter().chain(std::iter::repeat_n(&blank, spare));
    let body = html! {
        div.in {
            p.muted.s { (desk.t("admin-options-about")) }
            @for (i, option) in rows.enumerate() {
                @let (name, values) = (format!("option-{i}-name"), format!("option-{i}-values"));
                div.opt-edit {
                    div.field { label for=(name) { (desk.t("admin-option")) } input id=(name) name=(name) type="text" value=(option.name) placeholder=[(i == 0).then(|| desk.t("admin-option-example"))]; }
                    div.field {
                        label for=(values) { (desk.t("admin-option-values")) }
                        input id=(values) name=(values) type="text" value=(option.values) placeholder=[(i == 0).then(|| desk.t("admin-option-values-example"))];
                        @if let Some(wrong) = view.wrong(&values) { p.err { (icon_xs("alert")) span { (wrong) } } }
                    }
                }
            }
        }
        footer { button.btn.ghost.small name="intent" value="variants" { (desk.t("admin-options-apply")) } }
    };
    Panel { id: "options", title: &desk.t("admin-options"), aside: html! {}, body }.render()
}

fn attributes(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let blank = AttributeTyped::default();
    let rows = view.attributes.iter().chain(std::iter::repeat_n(&blank, SPARE_ATTRIBUTES));
    let body = html! { div.in {
        p.muted.s { (desk.t("admin-attributes-about")) }
        div.attr-edit {
            span.label.s aria-hidden="true" { (desk.t("admin-name")) } span.label.s aria-hidden="true" { (desk.t("admin-value")) }
            @for (i, row) in rows.enumerate() {
                @let n = (i + 1).to_string();
                input name={ "attribute-" (i) "-name" } type="text" value=(row.name) aria-label=(desk.cx.t_with("admin-attribute-name-n", &[("n", &n)]));
                input name={ "attribute-" (i) "-value" } type="text" value=(row.value) aria-label=(desk.cx.t_with("admin-attribute-value-n", &[("n", &n)]));
            }
        }
    } };
    Panel { id: "attributes", title: &desk.t("admin-attributes"), aside: html! {}, body }.render()
}

/// One column of the sheet: field, text key of its head, classes of its box.
const CELLS: [(&str, &str, &str); 5] = [
    ("sku", "admin-sku", "code mono"),
    ("price", "word-price", "num"),
    ("compare_at", "admin-compare-at", "num"),
    ("weight_g", "admin-weight-g", "num"),
    ("barcode", "admin-barcode", "code mono"),
];

fn variants(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let title = desk.t("admin-variants");
    let aside = html! { span.muted.s { (desk.t_n("admin-variants-n", view.variants.len() as u64)) } };
    let sign = desk.cx.shop.currency.symbol();
    let head = |key: &str| {
        let words = desk.t(key);
        if matches!(key, "word-price" | "admin-compare-at") { format!("{words} {sign}") } else { words.into_owned() }
    };
    let body = html! {
        div.x-scroll tabindex="0" role="group" aria-label=(desk.t("admin-variants-scroll")) {
            table.table.matrix {
                thead { tr {
                    th scope="col" { (desk.t("admin-variant")) }
                    @for (name, key, _) in CELLS { th.num[name != "sku" && name != "barcode"] scope="col" { (head(key)) } }
                    @if !view.tax_classes.is_empty() { th scope="col" { (desk.t("admin-tax-class")) } }
                    th scope="col" { (desk.t("admin-stock-rule")) }
                    th.num scope="col" { (desk.t("admin-stock-available")) }
                    @if view.variants.len() > 1 { th scope="col" { (desk.t("word-remove")) } }
                } }
                tbody { @for (i, variant) in view.variants.iter().enumerate() { (variant_row(desk, view, i, variant, &head)) } }
            }
        }
        (below_sheet(desk, view))
    };
    html! { div.gap-a { (Panel { id: "variants", title: &title, aside, body }) } }
}

fn variant_row(desk: &Desk<'_>, view: &ProductView, i: usize, variant: &VariantEdit, head: &dyn Fn(&str) -> String) -> Markup {
    let typed = &variant.typed;
    let called = if typed.values.is_empty() { desk.t("admin-variant-only").into_owned() } else { typed.values.join(", ") };
    html! { tr {
        td.grow {
            b { (called) }
            input type="hidden" name={ "variant-" (i) "-id" } value=(typed.id);
            @for value in &typed.values { input type="hidden" name={ "variant-" (i) "-values" } value=(value); }
        }
        @for (name, key, class) in CELLS {
            @let id = format!("variant-{i}-{name}");
            @let wrong = view.wrong(&id);
            td data-l=(head(key)) {
                input class=(class) id=(id) name=(id) value=(typed.cell(name)) autocomplete="off" aria-label={ (head(key)) ", " (called) }
                    inputmode=[(class == "num").then_some("decimal")] aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| format!("{id}-e"))];
            }
        }
        @if !view.tax_classes.is_empty() { td data-l=(desk.t("admin-tax-class")) {
            select name={ "variant-" (i) "-tax_class" } aria-label={ (desk.t("admin-tax-class")) ", " (called) } {
                @for class in &view.tax_classes { option value=(class.value) selected[class.value == typed.tax_class] { (class.label) } }
            }
        } }
        td data-l=(desk.t("admin-stock-rule")) {
            select name={ "variant-" (i) "-stock" } aria-label={ (desk.t("admin-stock-rule")) ", " (called) } {
                @for rule in StockRule::ALL { option value=(rule.key()) selected[rule.key() == typed.stock] { (desk.t(rule_key(rule))) } }
            }
        }
        td.num data-l=(desk.t("admin-stock-available")) {
            @if let Some(n) = variant.available { a href=(variant.stock_href) aria-label={ (desk.cx.number(n)) ", " (desk.t("admin-stock-change")) ", " (called) } { (desk.cx.number(n)) } }
            @else { span.muted { "–" } }
        }
        @if view.variants.len() > 1 { td data-l=(desk.t("word-remove")) {
            label.row-check { input type="checkbox" name={ "variant-" (i) "-remove" } value="1" checked[typed.remove] aria-label={ (desk.t("word-remove")) ", " (called) }; }
        } }
    } }
}

const fn rule_key(rule: StockRule) -> &'static str {
    match rule {
        StockRule::Counted => "admin-stock-rule-counted",
        StockRule::Backorder => "admin-stock-rule-backorder",
        StockRule::Endless => "admin-stock-rule-endless",
    }
}

fn below_sheet(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let wrong = view.mistakes.iter().filter(|(name, _)| name.starts_with("variant"));
    html! { @if wrong.clone().next().is_some() { footer { ul.sheet-errors { @for (name, words) in wrong {
        li.err id={ (name) "-e" } { (icon("alert")) span { (place_of(desk, view, name)) ": " (words) } }
    } } } } }
}
