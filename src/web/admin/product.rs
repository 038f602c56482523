//! The editor of one product: texts, pictures, options, and the variants as a sheet.

use crate::base::ProductId;
use crate::shop::catalog::ProductState;
use crate::shop::catalog::product::StockRule;
use crate::web::admin::pictures::{ACCEPT, PICTURES};
use crate::web::admin::product_form::{AttributeTyped, OptionTyped, PictureTyped, VariantTyped};
use crate::web::admin::product_video::{self, VideoEdit};
use crate::web::admin::products::{PRODUCTS, state_tag};
use crate::web::admin::ui::{Desk, Link, Look, Page, Panel, PostButton, Tag, button_link, csrf};
use crate::web::field::draw::{draw_fields, summary_with};
use crate::web::ui::{ChoiceView, FieldKind, FieldView, Mistake, Tone, field, icon, icon_xs, notice};
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
    /// Pictures of the shop that it does not have yet; values are ids, the chosen one is picked.
    pub more_pictures: Vec<ChoiceView>,
    pub video: VideoEdit,
    pub options: Vec<OptionTyped>,
    pub variants: Vec<VariantEdit>,
    pub attributes: Vec<AttributeTyped>,
    /// For the column of the variants; empty hides it.
    pub tax_classes: Vec<ChoiceView>,
    /// Mistakes in the parts without a `FieldView`: name of the box, words.
    pub mistakes: Vec<(String, String)>,
    /// Why it was refused as a whole, in words.
    pub trouble: Option<String>,
    /// It was in the shop once, so it can be archived and not deleted.
    pub was_published: bool,
}

#[derive(Clone, Debug)]
pub struct PictureEdit {
    pub url: String,
    /// Not all of its widths are made yet.
    pub is_waiting: bool,
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
        (trouble(desk, view))
        (remarks(desk, view))
        (summary_with(desk.cx, view.texts.iter().chain(&view.place), sheet_mistakes(desk, view)))
        form id=(FORM) method="post" action=(to) enctype="multipart/form-data" {
            (csrf(desk.cx))
            input type="hidden" name="version" value=(view.version);
            // The first button of a form answers to the enter key: it must be the one that saves.
            button.hide name="intent" value="save" tabindex="-1" aria-hidden="true" { (desk.t("admin-save")) }
            div.layout {
                div { (texts(desk, view)) (options(desk, view)) (product_video::panel(desk, view)) }
                div { (place(desk, view)) (pictures(desk, view)) }
            }
            (variants(desk, view))
            (attributes(desk, view))
        }
        @if let Some(id) = view.id { (steps(desk, view, id)) }
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

/// Somebody else saved meanwhile, or the like: what is kept now can be looked at beside what was typed.
fn trouble(desk: &Desk<'_>, view: &ProductView) -> Markup {
    html! { @if let Some(words) = &view.trouble { div.said role="alert" { (notice(Tone::Bad, "alert", &html! {
        (words)
        @if let Some(id) = view.id { " " a href={ (PRODUCTS) "/" (id) } target="_blank" { (desk.t("admin-product-see-kept")) } }
    })) } } }
}

/// What whoever sells it would want to know of a product that is in the shop: nothing of it is there, or something costs nothing.
fn remarks(desk: &Desk<'_>, view: &ProductView) -> Markup {
    let live = view.id.is_some() && view.state == ProductState::Active;
    let counted: Vec<&VariantEdit> =
        view.variants.iter().filter(|v| v.typed.stock == StockRule::Counted.key() && v.available.is_some()).collect();
    let gone = !counted.is_empty() && counted.len() == view.variants.len() && counted.iter().all(|v| v.available.is_some_and(|n| n <= 0));
    let costs_nothing = |typed: &str| typed.contains('0') && !typed.contains(|c: char| ('1'..='9').contains(&c));
    let free = view.variants.iter().any(|v| v.available.is_some() && costs_nothing(&v.typed.price));
    html! { @if live {
        @if let Some(first) = counted.first().filter(|_| gone) { div.said { (notice(Tone::Warn, "alert", &html! {
            (desk.t("admin-product-sold-out")) " " a href=(first.stock_href) { (desk.t("admin-product-enter-stock")) }
        })) } }
        @if free { div.said { (notice(Tone::Warn, "alert", &html! { (desk.t("admin-product-costs-nothing")) })) } }
    } }
}

/// What else can be done with it. Each is a form of its own, so it stands below the editor, and says that it saves nothing.
fn steps(desk: &Desk<'_>, view: &ProductView, id: ProductId) -> Markup {
    let to = format!("{PRODUCTS}/{id}/state");
    let publish = [("state", ProductState::Active.key().to_owned())];
    let end = format!("{PRODUCTS}/{id}/delete");
    html! { section.setting {
        div { h2 { (desk.t("admin-state")) } p { (desk.t("admin-product-steps-about")) } }
        div { div.cluster {
            @if view.state == ProductState::Active { (button_link(&end, "danger", "", &desk.t("admin-product-archive"))) }
            @else { (PostButton { cx: desk.cx, to: &to, label: &desk.t("admin-product-place"), icon: "", class: "ghost", hidden: &publish }) }
            @if !view.was_published { (button_link(&end, "danger", "", &desk.t("admin-delete"))) }
        } }
    } }
}

/// Mistakes in the parts that are no fields, with their places.
fn sheet_mistakes(desk: &Desk<'_>, view: &ProductView) -> Vec<Mistake> {
    let one =
        |(name, words): &(String, String)| Mistake { field_id: name.clone(), text: format!("{}: {words}", place_of(desk, view, name)) };
    view.mistakes.iter().map(one).collect()
}

/// Which box a mistake is in: `Oat, 280 ml, price`.
fn place_of(desk: &Desk<'_>, view: &ProductView, name: &str) -> String {
    let mut parts = name.splitn(3, '-');
    let (kind, number, cell) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let row: usize = number.parse().unwrap_or_default();
    let n = (row + 1).to_string();
    let words = match (kind, cell) {
        ("option", "name") => desk.t("admin-option"),
        ("option", "values") => desk.t("admin-option-values"),
        ("attribute", "name") => desk.cx.t_with("admin-attribute-name-n", &[("n", &n)]),
        ("attribute", "value") => desk.cx.t_with("admin-attribute-value-n", &[("n", &n)]),
        ("attributes", _) => desk.t("admin-attributes"),
        ("picture", _) => desk.cx.t_with("admin-picture-alt", &[("n", &n)]),
        ("pictures", _) => desk.t("admin-pictures"),
        ("video", _) if number == "alt" => desk.t("admin-video-alt"),
        ("video", _) if number == "poster" => desk.t("admin-video-poster"),
        ("video", _) => desk.t("admin-video"),
        ("options", _) => desk.t("admin-options"),
        ("variant", "tax_class") => desk.t("admin-tax-class"),
        ("variant", _) => {
            CELLS.iter().find(|(field, ..)| *field == cell).map_or_else(|| desk.t("admin-variant"), |(_, key, _)| desk.t(key))
        }
        _ => desk.t("admin-variants"),
    };
    match view.variants.get(row).filter(|v| kind == "variant" && !v.typed.values.is_empty()) {
        Some(variant) => format!("{}, {words}", variant.typed.values.join(", ")),
        None => words.into_owned(),
    }
}

pub(super) fn mistake_below(view: &ProductView, name: &str) -> Markup {
    html! { @if let Some(wrong) = view.wrong(name) { p.err id={ (name) "-e" } { (icon_xs("alert")) span { (wrong) } } } }
}

/// The attributes that tie a box to what is wrong with it.
pub(super) fn described(view: &ProductView, name: &str) -> (Option<&'static str>, Option<String>) {
    view.wrong(name).map_or((None, None), |_| (Some("true"), Some(format!("{name}-e"))))
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
    let body = html! {
        @if view.pictures.is_empty() { div.in { p.muted { (desk.t("admin-pictures-none")) } } }
        @else { ul.pictures { @for (i, picture) in view.pictures.iter().enumerate() { (picture_row(desk, view, i, picture)) } } }
        @if !view.more_pictures.is_empty() {
            @let chosen = view.more_pictures.iter().find(|more| more.picked).map_or(String::new(), |more| more.value.clone());
            @let none = ChoiceView::new("", desk.t("admin-none"));
            @let options = std::iter::once(none).chain(view.more_pictures.iter().cloned()).collect();
            div.in { (field(desk.cx, &FieldView { value: chosen, options, ..FieldView::new(FieldKind::Pictures, "picture-add", desk.t("admin-picture-add")) })) }
        }
        div.upload {
            label.drop for="picture-files" { (icon("upload")) span { (desk.t("admin-pictures-choose")) } }
            input #picture-files type="file" name="picture-files" multiple accept=(ACCEPT) aria-describedby="picture-files-hint";
            p.muted.s #picture-files-hint { (desk.t("admin-pictures-choose-hint")) }
            button.btn.ghost.small name="intent" value="pictures" formnovalidate { (desk.t("admin-pictures-send")) }
        }
    };
    Panel { id: "pictures", title: &desk.t("admin-pictures"), aside, body }.render()
}

fn picture_row(desk: &Desk<'_>, view: &ProductView, i: usize, picture: &PictureEdit) -> Markup {
    let name = |part: &str| format!("picture-{i}-{part}");
    let n = (i + 1).to_string();
    let (invalid, by) = described(view, &name("alt"));
    html! { li {
        img.thumb src=(picture.url) alt="" width="64" height="80" loading="lazy";
        div.field {
            @if picture.typed.alt.is_empty() { p { (Tag::new(Look::Todo, desk.t("admin-picture-shows-nothing"))) } }
            @if picture.is_waiting { p.muted.s { (desk.t("admin-picture-waiting")) } }
            label for=(name("alt")) { (desk.cx.t_with("admin-picture-alt", &[("n", &n)])) }
            input id=(name("alt")) name=(name("alt")) type="text" value=(picture.typed.alt) maxlength="200" aria-invalid=[invalid] aria-describedby=[by];
            (mistake_below(view, &name("alt")))
            p.cluster {
                label.place-n { span.s { (desk.t("admin-picture-place")) } input name=(name("place")) type="text" inputmode="numeric" value=(picture.typed.place); }
                label.tick { input type="checkbox" name=(name("remove")) value="1" checked[picture.typed.remove]; span.s { (desk.t("word-remove")) } }
                a.s href={ (PICTURES) "/" (picture.typed.media) } target="_blank" { (desk.t("admin-picture-more")) }
            }
        }
        input type="hidden" name=(name("media")) value=(picture.typed.media);
    } }
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
                    div.field {
                        @let (invalid, by) = described(view, &name);
                        label for=(name) { (desk.t("admin-option")) }
                        input id=(name) name=(name) type="text" value=(option.name) placeholder=[(i == 0).then(|| desk.t("admin-option-example"))] aria-invalid=[invalid] aria-describedby=[by];
                        (mistake_below(view, &name))
                    }
                    div.field {
                        @let (invalid, by) = described(view, &values);
                        label for=(values) { (desk.t("admin-option-values")) }
                        input id=(values) name=(values) type="text" value=(option.values) placeholder=[(i == 0).then(|| desk.t("admin-option-values-example"))] aria-invalid=[invalid] aria-describedby=[by];
                        (mistake_below(view, &values))
                    }
                }
            }
        }
        footer { button.btn.ghost.small name="intent" value="variants" formnovalidate { (desk.t("admin-options-apply")) } }
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
                (attribute_box(desk, view, (i, "name"), &row.name))
                (attribute_box(desk, view, (i, "value"), &row.value))
            }
        }
    } };
    Panel { id: "attributes", title: &desk.t("admin-attributes"), aside: html! {}, body }.render()
}

fn attribute_box(desk: &Desk<'_>, view: &ProductView, (i, part): (usize, &str), typed: &str) -> Markup {
    let id = format!("attribute-{i}-{part}");
    let (invalid, by) = described(view, &id);
    html! { div {
        input id=(id) name=(id) type="text" value=(typed) aria-label=(place_of(desk, view, &id)) aria-invalid=[invalid] aria-describedby=[by];
        (mistake_below(view, &id))
    } }
}

/// One column of the sheet: field, text key of its head, classes of its box.
const CELLS: [(&str, &str, &str); 6] = [
    ("sku", "admin-sku", "code mono"),
    ("price", "word-price", "num"),
    ("compare_at", "admin-compare-at", "num"),
    ("weight_g", "admin-weight-g", "num"),
    ("content", "admin-content", ""),
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
                    @for (_, key, class) in CELLS { th.num[class == "num"] scope="col" { (head(key)) } }
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
            select id={ "variant-" (i) "-tax_class" } name={ "variant-" (i) "-tax_class" } aria-label={ (desk.t("admin-tax-class")) ", " (called) } {
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
