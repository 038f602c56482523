//! Forms as they stand on a page: what was typed comes back, each mistake beside its field.

use crate::base::country::Region;
use crate::base::{Country, Locale, Refusal, Wrong};
use crate::web::cx::Cx;
use crate::web::field::input::part_name;
use crate::web::field::{Choice, Field, Form, Kind, ReadCx};
use crate::web::form::Raw;
use crate::web::ui::{ChoiceView, FieldKind, FieldView, Mistake, choices, error_summary, field, icon_xs};
use maud::{Markup, html};

/// Most answers that are shown as boxes side by side; more become a drop-down list.
const BOXES_MAX: usize = 2;

/// Fields that belong together under one heading; the first group of a form may have none.
#[derive(Clone, Debug)]
pub struct GroupView {
    pub title: String,
    pub about: String,
    pub fields: Vec<FieldView>,
}

/// A form and what stands in it.
pub struct Filled<'a, F: 'static> {
    pub form: &'a Form<F>,
    /// What is kept now; `None` in a form for something new.
    pub facts: Option<&'a F>,
    /// What was typed, when a form comes back with mistakes.
    pub typed: Option<&'a Raw>,
    pub wrong: &'a [Wrong],
    /// The answers of a `Kind::Pick` field, by its name.
    pub options: &'a dyn Fn(&str) -> Vec<ChoiceView>,
}

impl<F> Filled<'_, F> {
    pub fn groups(&self, cx: &Cx) -> Vec<GroupView> {
        let mut groups: Vec<GroupView> = Vec::new();
        for field in self.form.fields {
            if field.group.is_some() || groups.is_empty() {
                let (title, about) = field.group.unwrap_or_default();
                groups.push(GroupView { title: words(cx, title), about: words(cx, about), fields: Vec::new() });
            }
            let last = groups.last_mut().expect("a group was just pushed");
            last.fields.extend(self.views(field, cx));
        }
        groups
    }

    /// The same without headings, for a form of few fields.
    pub fn fields(&self, cx: &Cx) -> Vec<FieldView> {
        self.form.fields.iter().flat_map(|field| self.views(field, cx)).collect()
    }

    /// One box, or one a language. Languages that the shop does not speak keep their text unseen.
    fn views(&self, field: &Field<F>, cx: &Cx) -> Vec<FieldView> {
        if field.parts.is_empty() {
            return vec![self.view(field, field.name.to_owned(), cx.locale, cx)];
        }
        let spoken: Vec<Locale> = cx.shop.locales.iter().copied().filter(|l| field.parts.contains(l)).collect();
        let main = spoken.first().copied().unwrap_or(cx.locale);
        let one = |&locale: &Locale| {
            let view = self.view(field, part_name(field.name, locale), locale, cx);
            let is_main = locale == main;
            FieldView {
                kind: if is_main || spoken.contains(&locale) || view.error.is_some() { view.kind } else { FieldKind::Hidden },
                label: if spoken.len() > 1 { format!("{}, {}", view.label, cx.t(locale.label())) } else { view.label },
                required: field.required && is_main,
                // A mistake of the whole field stands in its first box.
                error: view.error.or_else(|| mistake(self.wrong, field.name, cx).filter(|_| is_main)),
                hint: view.hint.filter(|_| is_main),
                ..view
            }
        };
        let (mut first, rest): (Vec<FieldView>, Vec<FieldView>) =
            field.parts.iter().map(one).partition(|v| v.name == part_name(field.name, main));
        first.extend(rest);
        first
    }

    fn view(&self, field: &Field<F>, name: String, locale: Locale, cx: &Cx) -> FieldView {
        let read_cx = ReadCx::of(cx);
        let kept = || self.facts.map_or_else(|| field.preset.to_owned(), |facts| (field.show)(facts, locale, &read_cx));
        let unit = if field.kind == Kind::Amount { cx.shop.currency.symbol() } else { field.unit.to_owned() };
        let label = words(cx, field.label);
        let mut view = FieldView {
            autocomplete: if field.autocomplete.is_empty() { "off" } else { field.autocomplete }.to_owned(),
            value: match self.typed {
                _ if field.kind == Kind::Password => String::new(),
                Some(raw) if matches!(field.kind, Kind::Countries | Kind::Several) => raw.joined(&name),
                Some(raw) => raw.get(&name).to_owned(),
                None => kept(),
            },
            error: mistake(self.wrong, &name, cx),
            required: field.required,
            hint: (!field.help.is_empty()).then(|| words(cx, field.help)),
            max_chars: field.kind.chars_max(),
            options: match field.kind {
                Kind::Pick | Kind::Several => (self.options)(field.name),
                Kind::Countries => countries(cx),
                _ => fixed(field, cx),
            },
            ..FieldView::new(control(field.kind), name, if unit.is_empty() { label } else { format!("{label} ({unit})") })
        };
        if view.kind == FieldKind::Select {
            open_select(&mut view, cx);
            if view.options.iter().any(|option| !option.picture.is_empty()) {
                view.kind = FieldKind::Pictures;
            }
        }
        if field.kind == Kind::Choice { unfold(view) } else { view }
    }
}

fn fixed<F>(field: &Field<F>, cx: &Cx) -> Vec<ChoiceView> {
    (field.choices)().into_iter().map(|(value, label)| ChoiceView::new(value, cx.t(label))).collect()
}

/// All countries by name, those nearest to a shop in Europe first.
fn countries(cx: &Cx) -> Vec<ChoiceView> {
    let label = |region: Region| match region {
        Region::EuropeanUnion => "admin-region-eu",
        Region::Europe => "admin-region-europe",
        Region::World => "admin-region-world",
    };
    let of = |region: Region| {
        let group = cx.t(label(region));
        let there = Country::by_name(cx.locale).iter().filter(move |country| country.region() == region);
        there.map(move |country| ChoiceView { group: group.to_string(), ..ChoiceView::new(country.code(), country.name(cx.locale)) })
    };
    Region::ALL.into_iter().flat_map(of).collect()
}

/// A list begins with an empty answer where none is chosen yet or none may be.
fn open_select(view: &mut FieldView, cx: &Cx) {
    if !view.required {
        view.options.insert(0, ChoiceView::new("", cx.t("admin-none")));
    } else if view.options.len() != 1 && !view.options.iter().any(|o| o.value == view.value) {
        view.options.insert(0, ChoiceView::new("", cx.t("admin-choose")));
    }
}

fn control(kind: Kind) -> FieldKind {
    match kind {
        Kind::Line | Kind::Handle | Kind::Sku | Kind::List => FieldKind::Text,
        // A minus is allowed, which the numeric pads of some phones lack.
        Kind::Change => FieldKind::Text,
        Kind::Text | Kind::Note | Kind::Message => FieldKind::Lines,
        Kind::Email => FieldKind::Email,
        Kind::Phone => FieldKind::Tel,
        Kind::Password => FieldKind::Password,
        Kind::Amount | Kind::Percent => FieldKind::Decimal,
        Kind::Count => FieldKind::Digits,
        Kind::Tick => FieldKind::Tick,
        Kind::Moment => FieldKind::Moment,
        Kind::Choice | Kind::Pick => FieldKind::Select,
        Kind::Countries | Kind::Several => FieldKind::Ticks,
    }
}

fn words(cx: &Cx, key: &str) -> String {
    if key.is_empty() { String::new() } else { cx.t(key).into_owned() }
}

fn mistake(wrong: &[Wrong], name: &str, cx: &Cx) -> Option<String> {
    wrong.iter().find(|w| w.field == name).map(|w| cx.say(&w.say).into_owned())
}

/// The mistakes of a refusal that belong beside fields; `None` for any other refusal.
pub fn mistakes(refusal: &Refusal) -> Option<&[Wrong]> {
    match refusal {
        Refusal::Invalid(wrong) => Some(wrong),
        Refusal::NotFound { .. } | Refusal::Conflict { .. } | Refusal::Forbidden => None,
    }
}

/// What a refusal says that belongs beside no field.
pub fn conflict(cx: &Cx, refusal: &Refusal) -> Option<String> {
    match refusal {
        Refusal::Conflict { code } => Some(cx.refused(code)),
        Refusal::NotFound { .. } | Refusal::Invalid(_) | Refusal::Forbidden => None,
    }
}

/// Groups with their headings at the left on wide screens.
pub fn draw_groups(cx: &Cx, groups: &[GroupView]) -> Markup {
    html! { @for group in groups {
        section.setting {
            div { @if !group.title.is_empty() { h2 { (group.title) } } @if !group.about.is_empty() { p { (group.about) } } }
            div { (draw_fields(cx, &group.fields)) }
        }
    } }
}

/// Fields one below the other. A short fixed list becomes boxes.
pub fn draw_fields(cx: &Cx, fields: &[FieldView]) -> Markup {
    html! { @for f in fields {
        @if f.kind == FieldKind::Radios { (boxes(f)) } @else { (field(cx, f)) }
    } }
}

/// The same with the languages of a text side by side where there is room.
pub fn draw_side_by_side(cx: &Cx, fields: &[FieldView]) -> Markup {
    let is_same = |a: &FieldView, b: &FieldView| {
        a.name.split_once('.').is_some_and(|(stem, _)| b.name.split_once('.').is_some_and(|(other, _)| stem == other))
    };
    html! { @for together in fields.chunk_by(is_same) {
        @if together.len() > 1 { div.tongues { (draw_fields(cx, together)) } } @else { (draw_fields(cx, together)) }
    } }
}

/// Whether a list is short enough to be seen at once.
pub fn unfold(view: FieldView) -> FieldView {
    let short = view.kind == FieldKind::Select && view.required && view.options.len() <= BOXES_MAX;
    if short && view.options.iter().all(|o| !o.value.is_empty()) { FieldView { kind: FieldKind::Radios, ..view } } else { view }
}

fn boxes(f: &FieldView) -> Markup {
    html! {
        fieldset.field {
            legend.label { (f.label) }
            (choices(f))
            @if let Some(error) = &f.error { p.err id={ (f.id()) "-e" } { (icon_xs("alert")) span { (error) } } }
            @if let Some(hint) = &f.hint { p.hint id={ (f.id()) "-h" } { (hint) } }
        }
    }
}

/// What stands above a form that came back: how many mistakes, and a link to each.
pub fn summary<'a>(cx: &Cx, fields: impl IntoIterator<Item = &'a FieldView>) -> Markup {
    summary_with(cx, fields, Vec::new())
}

/// The same with mistakes in parts of the form that are no fields.
pub fn summary_with<'a>(cx: &Cx, fields: impl IntoIterator<Item = &'a FieldView>, others: Vec<Mistake>) -> Markup {
    let mistakes: Vec<Mistake> = fields.into_iter().filter_map(FieldView::mistake).chain(others).collect();
    let n = mistakes.len().to_string();
    error_summary(&cx.t_with("admin-form-mistakes", &[("n", &n)]), &mistakes)
}
