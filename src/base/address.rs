//! Postal addresses and how each country writes them.

use serde::{Deserialize, Serialize};

/// A country of ISO 3166-1, by its two capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

impl Country {
    pub const DE: Country = Country(*b"DE");

    pub fn from_code(code: &str) -> Option<Country> {
        <[u8; 2]>::try_from(code.as_bytes()).ok().filter(|c| c.iter().all(u8::is_ascii_uppercase)).map(Country)
    }

    pub fn currency(self) -> super::Currency {
        super::Currency::EUR
    }
    pub fn locale(self) -> super::Locale {
        super::Locale::De
    }
    pub fn time_zone(self) -> &'static str {
        "Europe/Berlin"
    }

    /// The two capital letters of ISO 3166-1.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters")
    }
}

impl TryFrom<String> for Country {
    type Error = String;
    fn try_from(code: String) -> Result<Country, String> {
        Country::from_code(&code).ok_or_else(|| format!("{code} is not a country of ISO 3166-1"))
    }
}

impl From<Country> for String {
    fn from(country: Country) -> String {
        country.code().to_owned()
    }
}

/// Where something goes. Lines are kept as typed but for white space; which are required follows from the country.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Address {
    pub country: Country,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// One or two lines, separated by `\n`.
    pub street: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// State, province or canton, where the country's addresses have one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}
