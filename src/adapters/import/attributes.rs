//! Attributes of a JSON object as they stand there: in their order, numbers to the last figure.

use super::intake::Different;
use crate::base::{Handle, Locale, Words};
use crate::shop::catalog::product::{Attribute, AttributeValue};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The members of an object, in their order, their values unread.
#[derive(Default)]
pub struct Members<'a>(pub Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Members<'a>, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<String, &'de RawValue>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Object)
    }
}

/// Collects attributes under names that differ.
#[derive(Default)]
pub struct Attributes {
    pub all: Vec<Attribute>,
    names: Different,
}

impl Attributes {
    /// A fact of our own naming: `key` is the end of its text key.
    pub fn fact(&mut self, key: &str, name: &str, value: &str) {
        if !value.is_empty() {
            let key = self.names.name(key);
            self.all.push(Attribute { key, name: Words::told(name), value: AttributeValue::Text(Words::of(Locale::En, value)) });
        }
    }

    /// A member of the file's object: `thermal_design_power__tdp_` with its JSON. Refused when the value is of no known type.
    pub fn member(&mut self, name: &str, json: &RawValue) -> Result<(), ()> {
        let Some(value) = value(json.get().trim()) else { return Err(()) };
        let Some(value) = value else { return Ok(()) };
        let key = self.names.name(Handle::of(name).as_str());
        self.all.push(Attribute { key, name: Words::of(Locale::En, spelled(name)), value });
        Ok(())
    }
}

/// The value of some JSON: `None` for what has no place here, `Some(None)` for what says nothing.
fn value(json: &str) -> Option<Option<AttributeValue>> {
    let value = match json.bytes().next()? {
        b'"' => {
            let text: String = serde_json::from_str(json).ok()?;
            return Some((!text.trim().is_empty()).then(|| AttributeValue::Text(Words::of(Locale::En, text))));
        }
        b't' => AttributeValue::Flag(true),
        b'f' => AttributeValue::Flag(false),
        b'n' => return Some(None),
        b'[' => {
            let list: Vec<String> = serde_json::from_str(json).ok()?;
            return Some((!list.is_empty()).then_some(AttributeValue::List(list)));
        }
        b'{' => return None,
        _ => AttributeValue::Number(decimal(json)?),
    };
    Some(Some(value))
}

/// `thermal_design_power__tdp_` as people write it: `Thermal design power (tdp)`.
fn spelled(name: &str) -> String {
    let words = |part: &str| part.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let text = match name.split_once("__") {
        Some((head, tail)) if tail.ends_with('_') && !head.is_empty() && tail.len() > 1 => format!("{} ({})", words(head), words(tail)),
        _ => words(name),
    };
    let mut chars = text.chars();
    chars.next().map_or_else(|| name.to_owned(), |first| first.to_uppercase().chain(chars).collect())
}

/// A number of JSON in plain figures, exactly: `43.20` is `43.2`, `6.0` is `6`, `1e-06` is `0.000001`.
fn decimal(json: &str) -> Option<String> {
    const DIGITS_MAX: i32 = 30;
    let (sign, number) = json.strip_prefix('-').map_or(("", json), |rest| ("-", rest));
    let (figures, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let exponent: i32 = exponent.trim_start_matches('+').parse().ok().filter(|e: &i32| e.abs() <= DIGITS_MAX)?;
    let (whole, part) = figures.split_once('.').unwrap_or((figures, ""));
    let digits = format!("{whole}{part}");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 40 {
        return None;
    }
    let point = i32::try_from(whole.len()).ok()? + exponent;
    let padded = if point <= 0 { format!("{}{digits}", "0".repeat(usize::try_from(1 - point).ok()?)) } else { digits };
    let point = usize::try_from(point.max(1)).ok()?;
    let padded = format!("{padded:0<point$}");
    let (whole, part) = padded.split_at(point);
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match (whole, part) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    })
}

#[cfg(test)]
mod tests {
    use super::{decimal, spelled};

    #[test]
    fn numbers_keep_every_figure() {
        let cases = [
            ("43.2", "43.2"),
            ("6.0", "6"),
            ("0", "0"),
            ("-0.0", "0"),
            ("1e-06", "0.000001"),
            ("-2.50", "-2.5"),
            ("1.5E3", "1500"),
            ("23000.0", "23000"),
            ("0.1", "0.1"),
            ("12e0", "12"),
            ("1.23456789012345678901", "1.23456789012345678901"),
            ("100", "100"),
            ("0.00120", "0.0012"),
            ("1.25e1", "12.5"),
        ];
        for (json, plain) in cases {
            assert_eq!(decimal(json).as_deref(), Some(plain), "{json}");
        }
        for json in ["1e999", "", "-", "abc", "1.2.3"] {
            assert_eq!(decimal(json), None, "{json}");
        }
    }

    #[test]
    fn names_are_spelled() {
        assert_eq!(spelled("thermal_design_power__tdp_"), "Thermal design power (tdp)");
        assert_eq!(spelled("wi_fi_standards"), "Wi fi standards");
        assert_eq!(spelled("a__b"), "A b");
        assert_eq!(spelled("__"), "__");
    }
}
