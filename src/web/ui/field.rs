//! One field of a form: label, control, hint and mistake, tied together for readers. The same view draws every kind.

use crate::web::cx::Cx;
use crate::web::ui::{Mistake, icon_m, icon_xs};
use maud::{Markup, html};

/// What kind of control a field is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    Text,
    Email,
    Tel,
    Url,
    Search,
    Password,
    Date,
    /// Day and time of day.
    Moment,
    /// Whole numbers.
    Number,
    /// Figures that are no amount: postcodes of countries that use only digits.
    Digits,
    /// Figures with a decimal mark, such as prices.
    Decimal,
    /// `street-address`: the standard forbids that token on `input`, so it is a text area of one row.
    OneLine,
    Lines,
    Select,
    Radios,
    /// One of several pictures, each with its words.
    Pictures,
    /// Any number of the options, folded by their groups.
    Ticks,
    Tick,
    Hidden,
    File,
    /// `#rrggbb`.
    Colour,
}

/// One field with what was typed and what is wrong with it. Start from `FieldView::new`.
#[derive(Clone, Debug)]
pub struct FieldView {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    /// Token of the standard (`shipping postal-code`); empty for none.
    pub autocomplete: String,
    pub value: String,
    pub error: Option<String>,
    pub required: bool,
    pub hint: Option<String>,
    /// For `Select`, `Radios` and `Ticks`; for lines of text what is offered to complete them.
    pub options: Vec<ChoiceView>,
    /// Most characters that are taken.
    pub max_chars: Option<usize>,
    /// Tells its id from those of the same question in other forms of the page; mostly empty.
    pub within: String,
    /// With the script, a change sends the form with `intent=refresh`.
    pub refreshes: bool,
}

/// One of several values.
#[derive(Clone, Debug, Default)]
pub struct ChoiceView {
    pub value: String,
    pub label: String,
    pub note: String,
    /// At the right, such as what a way of delivery costs.
    pub price: String,
    /// Name of an icon at the right; empty for none.
    pub icon: &'static str,
    /// Address of a small picture of it; empty for none. For `Pictures`.
    pub picture: String,
    pub picked: bool,
    /// Options of one group stand together; for `Ticks`.
    pub group: String,
    /// It exists but cannot be had now; the note says why.
    pub barred: bool,
}

impl ChoiceView {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> ChoiceView {
        ChoiceView { value: value.into(), label: label.into(), ..ChoiceView::default() }
    }
}

impl FieldView {
    pub fn new(kind: FieldKind, name: impl Into<String>, label: impl Into<String>) -> FieldView {
        FieldView {
            name: name.into(),
            label: label.into(),
            kind,
            autocomplete: String::new(),
            value: String::new(),
            error: None,
            required: false,
            hint: None,
            options: Vec::new(),
            max_chars: None,
            within: String::new(),
            refreshes: false,
        }
    }

    /// The id of its control: the name with hyphens for what an id should not have.
    pub fn id(&self) -> String {
        if self.within.is_empty() { id_of(&self.name) } else { id_of(&format!("{}-{}", self.name, self.within)) }
    }

    /// The entry of the error summary, when something is wrong.
    pub fn mistake(&self) -> Option<Mistake> {
        self.error.as_ref().map(|text| Mistake { field_id: self.id(), text: format!("{}: {text}", self.label) })
    }

    fn described_by(&self) -> Option<String> {
        let id = self.id();
        let parts: Vec<String> =
            [self.error.as_ref().map(|_| format!("{id}-e")), self.hint.as_ref().map(|_| format!("{id}-h"))].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn input_type(&self) -> &'static str {
        match self.kind {
            FieldKind::Email => "email",
            FieldKind::Tel => "tel",
            FieldKind::Url => "url",
            FieldKind::Search => "search",
            FieldKind::Password => "password",
            FieldKind::Date => "date",
            FieldKind::Moment => "datetime-local",
            FieldKind::Number => "number",
            FieldKind::Tick => "checkbox",
            FieldKind::Hidden => "hidden",
            FieldKind::File => "file",
            FieldKind::Colour => "color",
            _ => "text",
        }
    }
}

/// An id made of a field's name.
pub fn id_of(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>().trim_matches('-').to_owned()
}

/// A field with everything around it.
pub fn field(cx: &Cx, f: &FieldView) -> Markup {
    match f.kind {
        FieldKind::Hidden => html! { input type="hidden" name=(f.name) value=(f.value); },
        FieldKind::Tick => tick(f),
        FieldKind::Ticks => ticks(cx, f),
        FieldKind::Pictures => pictures(f),
        FieldKind::Radios => html! {
            fieldset.form-section {
                legend { (f.label) }
                (choices(f))
                (below(f))
            }
        },
        _ => html! {
            div.field {
                label for=(f.id()) { (f.label) @if !f.required { " " small { "(" (cx.t("word-optional")) ")" } } }
                (control(f))
                @if f.kind == FieldKind::Text && !f.options.is_empty() {
                    datalist id=(format!("{}-l", f.id())) { @for o in &f.options { option value=(o.value) {} } }
                }
                (below(f))
            }
        },
    }
}

/// A sheet of small pictures to choose one from; the first radio bears the field's id. What has no picture says its words.
fn pictures(f: &FieldView) -> Markup {
    html! {
        fieldset.field.picker aria-describedby=[f.described_by()] {
            legend.label { (f.label) }
            div.sheet-pics { @for (n, o) in f.options.iter().enumerate() {
                label title=(o.label) {
                    input id=[(n == 0).then(|| f.id())] type="radio" name=(f.name) value=(o.value) checked[o.value == f.value]
                        aria-invalid=[f.error.as_ref().map(|_| "true")];
                    @if o.picture.is_empty() { span { (o.label) } } @else { img src=(o.picture) alt=(o.label) width="96" height="96" loading="lazy"; }
                }
            } }
            (below(f))
        }
    }
}

fn below(f: &FieldView) -> Markup {
    let id = f.id();
    html! {
        @if let Some(text) = &f.error { p.err id=(format!("{id}-e")) { (icon_xs("alert")) span { (text) } } }
        @if let Some(text) = &f.hint { p.hint id=(format!("{id}-h")) { (text) } }
    }
}

fn control(f: &FieldView) -> Markup {
    let invalid = f.error.as_ref().map(|_| "true");
    let complete = (!f.autocomplete.is_empty()).then_some(f.autocomplete.as_str());
    let mode = match f.kind {
        FieldKind::Digits | FieldKind::Number => Some("numeric"),
        FieldKind::Decimal => Some("decimal"),
        _ => None,
    };
    let most = f.max_chars.filter(|_| !matches!(f.kind, FieldKind::Number | FieldKind::Date | FieldKind::File));
    html! {
        @match f.kind {
            FieldKind::Select => select id=(f.id()) name=(f.name) autocomplete=[complete] required[f.required && has_blank(f)]
                aria-invalid=[invalid] aria-describedby=[f.described_by()] data-refresh[f.refreshes] {
                @for o in &f.options { option value=(o.value) selected[o.value == f.value] disabled[o.barred] { (o.label) } }
            },
            FieldKind::OneLine => textarea.one id=(f.id()) name=(f.name) rows="1" autocomplete=[complete] required[f.required]
                maxlength=[most] aria-invalid=[invalid] aria-describedby=[f.described_by()] { (PLAIN_START) (f.value) },
            FieldKind::Lines => textarea id=(f.id()) name=(f.name) rows="4" autocomplete=[complete] required[f.required]
                maxlength=[most] aria-invalid=[invalid] aria-describedby=[f.described_by()] { (PLAIN_START) (f.value) },
            _ => input id=(f.id()) name=(f.name) type=(f.input_type()) autocomplete=[complete] value=[(f.kind != FieldKind::File).then_some(&f.value)]
                required[f.required] maxlength=[most] inputmode=[mode] list=[(!f.options.is_empty()).then(|| format!("{}-l", f.id()))]
                aria-invalid=[invalid] aria-describedby=[f.described_by()] data-refresh[f.refreshes];,
        }
    }
}

/// Only a list that begins with an empty choice can be left unanswered, and only there the standard allows `required`.
fn has_blank(f: &FieldView) -> bool {
    f.options.first().is_some_and(|o| o.value.is_empty())
}

/// Parsers drop one line end at the start of a text area; giving them one keeps a value that begins with a line end whole.
const PLAIN_START: &str = "\n";

fn tick(f: &FieldView) -> Markup {
    html! {
        label.tick {
            input id=(f.id()) type="checkbox" name=(f.name) value="1" checked[!f.value.is_empty()] required[f.required]
                aria-invalid=[f.error.as_ref().map(|_| "true")] aria-describedby=[f.described_by()];
            span { (f.label) }
        }
        (below(f))
    }
}

/// Boxes in folds, one a group; those in which something is ticked are open. The first box bears the field's id.
fn ticks(cx: &Cx, f: &FieldView) -> Markup {
    let ticked = |o: &ChoiceView| f.value.split([' ', ',']).any(|value| value == o.value);
    html! {
        fieldset.field aria-describedby=[f.described_by()] {
            legend.label { (f.label) }
            (below(f))
            @for (n, group) in f.options.chunk_by(|a, b| a.group == b.group).enumerate() {
                @let chosen = group.iter().filter(|o| ticked(o)).count();
                @if group[0].group.is_empty() { (tick_boxes(f, group, ticked, n)) } @else { details.fold open[chosen > 0 || n == 0] {
                    summary { (group[0].group) @if chosen > 0 { " " small.muted { (cx.t_n("word-chosen-n", u32::try_from(chosen).unwrap_or(u32::MAX))) } } }
                    (tick_boxes(f, group, ticked, n))
                } }
            }
        }
    }
}

fn tick_boxes(f: &FieldView, group: &[ChoiceView], ticked: impl Fn(&ChoiceView) -> bool, n: usize) -> Markup {
    html! {
        div.ticks { @for (i, o) in group.iter().enumerate() {
            label.tick {
                input type="checkbox" name=(f.name) value=(o.value) checked[ticked(o)] id=[(n == 0 && i == 0).then(|| f.id())];
                span { (o.label) }
            }
        } }
    }
}

fn choice_id(f: &FieldView, i: usize) -> String {
    if i == 0 { f.id() } else { format!("{}-{i}", f.id()) }
}

/// The values of a `Radios` field as boxes. The first bears the field's id, so that the error summary leads there.
pub fn choices(f: &FieldView) -> Markup {
    let picked = |o: &ChoiceView| o.picked || (!f.value.is_empty() && o.value == f.value);
    html! {
        div.options {
            @for (i, o) in f.options.iter().enumerate() {
                label {
                    input type="radio" name=(f.name) value=(o.value) id=(choice_id(f, i)) checked[picked(o)] disabled[o.barred]
                        required[f.required] aria-describedby=[f.described_by()] data-refresh[f.refreshes];
                    span { (o.label) }
                    @if !o.price.is_empty() { span.price { (o.price) } }
                    @if !o.icon.is_empty() { (icon_m(o.icon)) }
                    @if !o.note.is_empty() { small { (o.note) } }
                }
            }
        }
    }
}
