//! Countries of ISO 3166-1: their names, and what a shop there most likely wants to begin with.

mod vat;

pub use vat::TaxSuggestion;

use super::{Currency, Locale};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A country of ISO 3166-1, by its two capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// Part of a list of all countries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Region {
    EuropeanUnion,
    Europe,
    World,
}

impl Region {
    pub const ALL: [Region; 3] = [Region::EuropeanUnion, Region::Europe, Region::World];
}

/// One line of `assets/data/countries.txt`.
struct Facts {
    country: Country,
    english: &'static str,
    german: &'static str,
    currency: &'static str,
    time_zone: &'static str,
}

impl Country {
    pub const DE: Country = Country(*b"DE");

    /// Reads a code such as `DE`; `None` when ISO 3166-1 has no such country.
    pub fn from_code(code: &str) -> Option<Country> {
        rust_iso3166::from_alpha2(code).and_then(|known| <[u8; 2]>::try_from(known.alpha2.as_bytes()).ok()).map(Country)
    }

    /// The two capital letters of ISO 3166-1.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters")
    }

    /// All countries, in the order of their codes.
    pub fn all() -> impl ExactSizeIterator<Item = Country> {
        facts().iter().map(|facts| facts.country)
    }

    /// All countries as a list to choose from: by name, in the order of that language's dictionaries.
    pub fn by_name(locale: Locale) -> &'static [Country] {
        static LISTS: [OnceLock<Vec<Country>>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];
        LISTS[locale as usize].get_or_init(|| {
            let collator = collator(locale);
            let mut list: Vec<Country> = Country::all().collect();
            list.sort_by(|a, b| collator.compare(a.name(locale), b.name(locale)));
            list
        })
    }

    /// The common name: `Germany`, `Deutschland`.
    pub fn name(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.facts().english,
            Locale::De => self.facts().german,
        }
    }

    /// A member state of the European Union. Some of them have parts outside of its VAT area (the Canary Islands, Livigno).
    pub fn is_eu(self) -> bool {
        const MEMBERS: [&str; 27] = [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL",
            "PL", "PT", "RO", "SE", "SI", "SK",
        ];
        MEMBERS.contains(&self.code())
    }

    /// Where it stands in lists of countries.
    pub fn region(self) -> Region {
        // Europe as the United Nations draw it (standard M49), with Cyprus and Turkey.
        const EUROPE: [&str; 26] = [
            "AD", "AL", "AX", "BA", "BY", "CH", "FO", "GB", "GG", "GI", "IM", "IS", "JE", "LI", "MC", "MD", "ME", "MK", "NO", "RS", "RU",
            "SJ", "SM", "TR", "UA", "VA",
        ];
        match self.code() {
            _ if self.is_eu() => Region::EuropeanUnion,
            code if EUROPE.contains(&code) => Region::Europe,
            _ => Region::World,
        }
    }

    /// The country whose name stands for its customs territory: goods cross no customs border inside of one. For the Union by
    /// Regulation (EU) 952/2013, Article 4, as far as places have a code of their own; Liechtenstein is in that of Switzerland,
    /// Man and the Channel Islands are in a union with the United Kingdom.
    fn customs_territory(&self) -> &str {
        match self.code() {
            "MC" | "AX" | "GF" | "GP" | "MF" | "MQ" | "RE" | "YT" => "EU",
            _ if self.is_eu() => "EU",
            "LI" => "CH",
            "GG" | "IM" | "JE" => "GB",
            code => code,
        }
    }

    /// Whether goods on their way from here to there cross a customs border, where duties and taxes may be asked for.
    pub fn is_import_from(self, from: Country) -> bool {
        self.customs_territory() != from.customs_territory()
    }

    /// The same countries in the order of their codes, each once.
    pub fn each_once(countries: &[Country]) -> Vec<Country> {
        countries.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The money that is used there.
    pub fn currency(self) -> Currency {
        Currency::from_code(self.facts().currency).unwrap_or(Currency::EUR)
    }

    /// The IANA name of the time zone in which most of its people or its government live.
    pub fn time_zone(self) -> &'static str {
        self.facts().time_zone
    }

    /// The language that a shop there begins with.
    pub fn locale(self) -> Locale {
        match self.code() {
            "DE" | "AT" | "CH" | "LI" | "LU" => Locale::De,
            _ => Locale::En,
        }
    }

    /// The rates of value added tax that a shop there begins with, for the merchant to confirm; `None` where we know none.
    pub fn tax_suggestion(self) -> Option<TaxSuggestion> {
        vat::suggestion(self.code())
    }

    fn facts(self) -> &'static Facts {
        let all = facts();
        let at = all.binary_search_by_key(&self, |facts| facts.country).expect("the table has every country of ISO 3166-1");
        &all[at]
    }
}

/// Every country, sorted by code. The test `countries_are_complete` compares the table with ISO 3166-1.
fn facts() -> &'static [Facts] {
    static FACTS: OnceLock<Vec<Facts>> = OnceLock::new();
    FACTS.get_or_init(|| {
        let row = |line: &'static str| {
            let mut cells = line.split('|');
            let mut cell = || cells.next().expect("five cells a line");
            let country = Country::from_code(cell()).expect("a code of ISO 3166-1");
            Facts { country, english: cell(), german: cell(), currency: cell(), time_zone: cell() }
        };
        include_str!("../../assets/data/countries.txt").lines().map(row).collect()
    })
}

fn collator(locale: Locale) -> CollatorBorrowed<'static> {
    let icu = match locale {
        Locale::En => locale!("en"),
        Locale::De => locale!("de"),
    };
    Collator::try_new((&icu).into(), Default::default()).expect("ICU carries the data of our languages")
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
