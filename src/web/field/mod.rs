//! The form written once: a list of fields draws the form, reads it back reporting every mistake, and describes it to the API.
//!
//! `form!` writes the list. Each line names a member of the facts, the kind of input, the text key of its label and that of its
//! help (or ""). A heading in brackets before a line opens a group:
//!
//! ```ignore
//! const FORM: Form<TaxRateFacts> = form!(TaxRateFacts {
//!     name: Line = "admin-tax-rate-name", "admin-tax-rate-name-help";
//!     ["admin-tax-rate-group", ""]
//!     rate: Rate = "admin-tax-rate-rate", "", unit = "%";
//! });
//! ```
//!
//! Members that no form fills are said once: `form!(SaveTaxRate with { id: None } { … })`, so that a command is its own form.
//!
//! The facts are built only when every field was read, so they need no default and are never half right.

pub mod draw;
pub mod input;

use crate::base::{Currency, Locale, Refusal, Wrong};
use crate::web::cx::Cx;
use crate::web::form::Raw;
pub use input::{Choice, Input, Kind};
use serde::Serialize;
use std::borrow::Cow;

/// What the meaning of typed text depends on: `1.999` is two prices in two currencies.
#[derive(Clone, Debug)]
pub struct ReadCx {
    pub currency: Currency,
    pub locale: Locale,
    /// IANA name of the shop's time zone, in which moments are typed.
    pub zone: Cow<'static, str>,
}

impl ReadCx {
    pub fn of(cx: &Cx) -> ReadCx {
        ReadCx { currency: cx.shop.currency, locale: cx.locale, zone: Cow::Owned(cx.shop.time_zone.clone()) }
    }
}

/// One field of a form that fills `F`.
pub struct Field<F: 'static> {
    /// The member of the facts, and the name in forms and in the API.
    pub name: &'static str,
    /// Text key of the label.
    pub label: &'static str,
    /// Text key of the line below; "" for none.
    pub help: &'static str,
    pub kind: Kind,
    /// Whether it may not be left empty.
    pub required: bool,
    /// Heading and help of the group that begins with this field; text keys.
    pub group: Option<(&'static str, &'static str)>,
    /// What stands in a new form.
    pub preset: &'static str,
    /// Behind the label: `g`, `%`. The currency stands behind amounts by itself.
    pub unit: &'static str,
    /// Token of the HTML standard; "" for `off`.
    pub autocomplete: &'static str,
    /// Value and text key of each possible answer, where the kind has a fixed list of them.
    pub choices: fn() -> Vec<(&'static str, &'static str)>,
    /// The languages with a box of their own.
    pub parts: &'static [Locale],
    /// What stands in the box; the language counts only where there are parts.
    pub show: fn(&F, Locale, &ReadCx) -> String,
}

impl<F> Clone for Field<F> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<F> Copy for Field<F> {}

/// The fields of a form in the order in which people fill it.
pub struct Form<F: 'static> {
    pub fields: &'static [Field<F>],
    /// Reads every field, notes every mistake, and gives the facts when there was none.
    pub build: fn(&Raw, &ReadCx, &mut Vec<Wrong>) -> Option<F>,
}

impl<F> Form<F> {
    /// The facts in the form, or one entry for every mistake in it.
    pub fn read(&self, raw: &Raw, cx: &ReadCx) -> Result<F, Refusal> {
        let mut wrong = Vec::new();
        let facts = (self.build)(raw, cx, &mut wrong);
        facts.filter(|_| wrong.is_empty()).ok_or(Refusal::Invalid(wrong))
    }

    /// The form as data, for the API's description of itself.
    pub fn describe(&self) -> Vec<Described> {
        let one = |f: &Field<F>| Described {
            name: f.name,
            kind: f.kind,
            required: f.required,
            chars_max: f.kind.chars_max(),
            choices: (f.choices)().into_iter().map(|(value, _)| value).collect(),
            languages: f.parts.iter().map(|locale| locale.tag()).collect(),
        };
        self.fields.iter().map(one).collect()
    }
}

/// A field as the API describes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Described {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chars_max: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<&'static str>,
    /// Keys of an object with one text a language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<&'static str>,
}

/// Reads one field; a mistake is noted under its name.
pub fn take<I: Input>(name: &'static str, raw: &Raw, cx: &ReadCx, wrong: &mut Vec<Wrong>) -> Option<I::Value> {
    I::read_from(name, raw, cx).map_err(|say| wrong.push(Wrong { field: name.into(), say })).ok()
}

macro_rules! form {
    ($facts:ident $(with { $($fixed:ident: $to:expr),* })? { $($([$title:literal, $about:literal])? $name:ident: $input:ty = $label:literal, $help:literal $(, $key:ident = $value:expr)*;)* }) => {
        $crate::web::field::Form::<$facts> {
            fields: &[$(
                #[allow(clippy::needless_update, reason = "a field may set every member of its own")]
                $crate::web::field::Field::<$facts> {
                    $(group: Some(($title, $about)),)?
                    $($key: $value,)*
                    ..$crate::web::field::Field {
                        name: stringify!($name),
                        label: $label,
                        help: $help,
                        kind: <$input as $crate::web::field::Input>::KIND,
                        required: <$input as $crate::web::field::Input>::REQUIRED,
                        group: None,
                        preset: "",
                        unit: <$input as $crate::web::field::Input>::UNIT,
                        autocomplete: "",
                        choices: <$input as $crate::web::field::Input>::choices,
                        parts: <$input as $crate::web::field::Input>::PARTS,
                        show: |facts, locale, cx| <$input as $crate::web::field::Input>::show_part(&facts.$name, locale, cx),
                    }
                }
            ),*],
            build: |raw, cx, wrong| {
                $(let $name = $crate::web::field::take::<$input>(stringify!($name), raw, cx, wrong);)*
                Some($facts { $($($fixed: $to,)*)? $($name: $name?),* })
            },
        }
    };
}
pub(crate) use form;

#[cfg(test)]
mod tests;
