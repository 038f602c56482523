//! Postal addresses and how each country writes them.

mod format;
mod postal;

pub use super::country::Country;
pub use format::{AddressField, AddressFormat, Region};

use super::limits::{ADDRESS_STREET_LINES_MAX, LINE_CHARS_MAX, PHONE_CHARS_MAX, POSTAL_CODE_CHARS_MAX};
use super::{Locale, Wrong, text};
use serde::{Deserialize, Serialize};

/// Where something goes. Lines are kept as typed but for white space; which are required follows from the country.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Address {
    pub country: Country,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// One to three lines, separated by `\n`.
    pub street: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// State, province or county, where the country's addresses have one: the key of a `Region` where they are listed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

impl Address {
    /// Reads what was typed, and says every mistake at once, by the names of the fields. What the country's addresses do not
    /// have is left out, since a form for another country may have sent it.
    pub fn parse<'a>(country: Country, raw: impl Fn(AddressField) -> &'a str) -> Result<Address, Vec<Wrong>> {
        let format = country.address_format();
        let mut address = Address::empty(country);
        let mut wrong = Vec::new();
        for &field in format.fields() {
            match read(format, field, raw(field)) {
                Ok(text) => *address.field_mut(field) = text,
                Err(mistake) => wrong.push(mistake),
            }
        }
        if wrong.is_empty() { Ok(address) } else { Err(wrong) }
    }

    /// A name in a country: where nothing is sent, nobody is asked for more.
    pub fn named(country: Country, name: String) -> Address {
        Address { name, ..Address::empty(country) }
    }

    /// What stands in a field; empty where nothing does.
    pub fn field(&self, field: AddressField) -> &str {
        match field {
            AddressField::Name => &self.name,
            AddressField::Company => &self.company,
            AddressField::Street => &self.street,
            AddressField::PostalCode => &self.postal_code,
            AddressField::City => &self.city,
            AddressField::Region => &self.region,
            AddressField::Phone => &self.phone,
        }
    }

    /// The lines as they are written within the country, without its name and without the telephone.
    pub fn lines(&self) -> Vec<String> {
        self.country.address_format().lines(self, format::Sent::Within)
    }

    /// The lines for a letter or parcel from `from`. Abroad, the country's mark goes before the postal code where it is used,
    /// and its name in capitals is the last line (Universal Postal Union, S42).
    pub fn lines_from(&self, from: Country, locale: Locale) -> Vec<String> {
        if from == self.country {
            return self.lines();
        }
        let mut lines = self.country.address_format().lines(self, format::Sent::Abroad);
        lines.push(self.country.name(locale).to_uppercase());
        lines
    }

    fn empty(country: Country) -> Address {
        let none = String::new;
        Address { country, name: none(), company: none(), street: none(), postal_code: none(), city: none(), region: none(), phone: none() }
    }

    fn field_mut(&mut self, field: AddressField) -> &mut String {
        match field {
            AddressField::Name => &mut self.name,
            AddressField::Company => &mut self.company,
            AddressField::Street => &mut self.street,
            AddressField::PostalCode => &mut self.postal_code,
            AddressField::City => &mut self.city,
            AddressField::Region => &mut self.region,
            AddressField::Phone => &mut self.phone,
        }
    }
}

fn read(format: &AddressFormat, field: AddressField, typed: &str) -> Result<String, Wrong> {
    let name = field.name();
    let clean = if field == AddressField::Street { street(typed) } else { text::line(typed) };
    let max = match field {
        AddressField::PostalCode => POSTAL_CODE_CHARS_MAX,
        AddressField::Phone => PHONE_CHARS_MAX,
        _ => LINE_CHARS_MAX,
    };
    if clean.is_empty() {
        return if format.requires(field) { Err(Wrong::new(name, "wrong-required")) } else { Ok(clean) };
    }
    if clean.lines().any(|line| line.chars().count() > max) {
        return Err(Wrong::new(name, "wrong-too-long").with("max", max));
    }
    match field {
        AddressField::Street if clean.lines().count() > ADDRESS_STREET_LINES_MAX => {
            Err(Wrong::new(name, "wrong-too-many-lines").with("max", ADDRESS_STREET_LINES_MAX))
        }
        AddressField::PostalCode => format
            .postal_code(&clean)
            .ok_or_else(|| Wrong::new(name, "wrong-postal-code").with("example", format.postal_examples().first().map_or("", |e| e))),
        AddressField::Region => format.region(&clean).ok_or_else(|| Wrong::new(name, "wrong-choice")),
        AddressField::Phone if !is_phone(&clean) => Err(Wrong::new(name, "wrong-phone")),
        _ => Ok(clean),
    }
}

/// Lines of a street, without empty ones.
fn street(typed: &str) -> String {
    let lines = text::lines(typed);
    lines.lines().map(text::line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Figures with whatever people put between them, and perhaps an extension.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (4..=20).contains(&digits) && letters <= 4 && text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | '0'))
}
