//! How addresses of a country are written: which fields they have, in which order, and what these are called there.
//! Read from `assets/data/addresses.json`, whose source and licence stand beside it.

use super::Address;
use super::postal::PostalCodes;
use crate::base::Country;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// A part of an address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AddressField {
    Name,
    Company,
    Street,
    PostalCode,
    City,
    Region,
    Phone,
}

impl AddressField {
    /// The name of the field in forms, files and mistakes.
    pub const fn name(self) -> &'static str {
        match self {
            AddressField::Name => "name",
            AddressField::Company => "company",
            AddressField::Street => "street",
            AddressField::PostalCode => "postal-code",
            AddressField::City => "city",
            AddressField::Region => "region",
            AddressField::Phone => "phone",
        }
    }

    /// The token for browsers that fill in forms (HTML, "Autofill").
    pub const fn autocomplete(self) -> &'static str {
        match self {
            AddressField::Name => "name",
            AddressField::Company => "organization",
            AddressField::Street => "street-address",
            AddressField::PostalCode => "postal-code",
            AddressField::City => "address-level2",
            AddressField::Region => "address-level1",
            AddressField::Phone => "tel",
        }
    }

    fn of_letter(letter: char) -> Option<AddressField> {
        Some(match letter {
            'N' => AddressField::Name,
            'O' => AddressField::Company,
            'A' => AddressField::Street,
            'Z' => AddressField::PostalCode,
            'C' => AddressField::City,
            'S' => AddressField::Region,
            _ => return None,
        })
    }
}

/// A state, province or county that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    /// What is kept, and what stands on a letter in the country's own script: `CA`, `Co. Carlow`, `東京都`.
    pub key: String,
    /// What people choose by, in Latin script: `California`, `Tokyo`.
    pub name: String,
}

/// Whether a letter stays in its country.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Within,
    Abroad,
}

/// How the addresses of one country are written.
pub struct AddressFormat {
    fields: Vec<AddressField>,
    required: Vec<AddressField>,
    capitals: Vec<AddressField>,
    latin: Vec<Line>,
    local: Vec<Line>,
    postal: Option<PostalCodes>,
    regions: Vec<Region>,
    labels: [(AddressField, &'static str); 7],
}

/// Words and fields of one line.
type Line = Vec<Token>;

enum Token {
    Word(String),
    Field(AddressField),
    /// A field that we do not ask for (part of a city, sorting code): people write it into the street.
    Unused,
}

impl Country {
    pub fn address_format(self) -> &'static AddressFormat {
        static FORMATS: OnceLock<HashMap<Country, AddressFormat>> = OnceLock::new();
        let formats = FORMATS.get_or_init(|| {
            let rows: BTreeMap<String, Row> =
                serde_json::from_str(include_str!("../../../assets/data/addresses.json")).expect("our own file is well formed");
            let format = |country: Country| (country, AddressFormat::of(country, rows.get(country.code())));
            Country::all().map(format).collect()
        });
        &formats[&self]
    }
}

impl AddressFormat {
    /// The fields of a form, in the order in which they are written in Latin script; the telephone is the last.
    pub fn fields(&self) -> &[AddressField] {
        &self.fields
    }

    pub fn has(&self, field: AddressField) -> bool {
        self.fields.contains(&field)
    }

    pub fn requires(&self, field: AddressField) -> bool {
        self.required.contains(&field)
    }

    /// The key of the text that says what the field is called there: `address-zip-code`, `address-county`.
    pub fn label(&self, field: AddressField) -> &'static str {
        self.labels.iter().find(|(of, _)| *of == field).map_or("address-name", |(_, key)| key)
    }

    /// The regions to choose from; empty where the region is typed, or where there is none.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// Postal codes as they look there; empty where there are none.
    pub fn postal_examples(&self) -> &[String] {
        self.postal.as_ref().map_or(&[], PostalCodes::examples)
    }

    /// The postal code as it is written there, from what was typed; `None` where that is no postal code of the country.
    pub fn postal_code(&self, typed: &str) -> Option<String> {
        self.postal.as_ref().map_or_else(|| Some(typed.to_owned()), |codes| codes.tidy(typed))
    }

    /// What is kept for a region that was chosen or typed: its key where regions are listed. Found by key or name in any case.
    pub fn region(&self, typed: &str) -> Option<String> {
        if self.regions.is_empty() {
            return Some(typed.to_owned());
        }
        let typed = typed.to_lowercase();
        let is = |region: &&Region| region.key.to_lowercase() == typed || region.name.to_lowercase() == typed;
        self.regions.iter().find(is).map(|region| region.key.clone())
    }

    pub(super) fn lines(&self, address: &Address, sent: Sent) -> Vec<String> {
        let latin = [&address.name, &address.company, &address.street, &address.city].iter().all(|text| is_latin(text));
        let pattern = if latin { &self.latin } else { &self.local };
        let letters = if latin { Letters::Latin } else { Letters::Own };
        let text = |field| self.text(address, field, letters);
        let mark = self.postal.as_ref().map_or("", PostalCodes::prefix);
        let lines = pattern.iter().flat_map(|line| {
            let mut out = String::new();
            let mut between: Option<&str> = None;
            for (at, token) in line.iter().enumerate() {
                match token {
                    Token::Word(word) if line.len() == 1 => out.push_str(word),
                    Token::Word(word) => between = Some(word),
                    Token::Unused => {}
                    Token::Field(field) => {
                        let text = text(*field);
                        // A word goes before a field that has a text: as a mark at the start of the line, else after another field.
                        let word = between.take().filter(|_| !text.is_empty() && (!out.is_empty() || at == 1)).unwrap_or_default();
                        let is_mark = out.is_empty() && *field == AddressField::PostalCode && word == mark;
                        out.push_str(if is_mark && sent == Sent::Within { "" } else { word });
                        out.push_str(&text);
                    }
                }
            }
            out.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect::<Vec<_>>()
        });
        lines.collect()
    }

    /// What stands on a letter. Only what sorts letters goes in capitals: names and streets stay as people write theirs.
    fn text(&self, address: &Address, field: AddressField, letters: Letters) -> String {
        let text = address.field(field);
        let region = self.regions.iter().find(|region| field == AddressField::Region && region.key == text);
        let text = region.filter(|region| letters == Letters::Latin && !is_latin(&region.key)).map_or(text, |region| &region.name);
        let sorts = matches!(field, AddressField::PostalCode | AddressField::City | AddressField::Region);
        if sorts && self.capitals.contains(&field) { text.to_uppercase() } else { text.to_owned() }
    }
}

/// One country of the file. Its README says what the fields are.
#[derive(Default, Deserialize)]
struct Row {
    fmt: Option<String>,
    lfmt: Option<String>,
    require: Option<String>,
    upper: Option<String>,
    zip: Option<String>,
    zipex: Option<String>,
    postprefix: Option<String>,
    postal_code_is: Option<String>,
    city_is: Option<String>,
    region_is: Option<String>,
    #[serde(default)]
    regions: Vec<Vec<String>>,
}

impl AddressFormat {
    /// Where the file says nothing of a country: name, company, street and city, all but the company required.
    fn of(country: Country, row: Option<&Row>) -> AddressFormat {
        const FMT: &str = "%N%n%O%n%A%n%C";
        let (none, letters) = (Row::default(), |text: &str| text.chars().filter_map(AddressField::of_letter).collect::<Vec<_>>());
        let row = row.unwrap_or(&none);
        let local = row.fmt.as_deref().unwrap_or(FMT);
        let latin = pattern(row.lfmt.as_deref().unwrap_or(local));
        let field = |token: &Token| if let Token::Field(field) = token { Some(*field) } else { None };
        let mut fields: Vec<AddressField> = latin.iter().flatten().filter_map(field).collect();
        let mut required = letters(row.require.as_deref().unwrap_or("AC"));
        required.extend([AddressField::Name, AddressField::Street]);
        required.retain(|field| fields.contains(field));
        fields.push(AddressField::Phone);
        let examples = row.zipex.as_deref().unwrap_or_default().split(',').filter(|e| !e.is_empty()).map(str::to_owned).collect();
        let prefix = row.postprefix.clone().unwrap_or_default();
        let postal = row.zip.clone().map(|pattern| PostalCodes::new(country, pattern, examples, prefix));
        let mut regions: Vec<Region> = row.regions.iter().filter_map(|names| region(names)).collect();
        regions.sort_by(|a, b| a.name.cmp(&b.name));
        let capitals = letters(row.upper.as_deref().unwrap_or_default());
        let local = pattern(local);
        AddressFormat { fields, required, capitals, latin, local, postal, regions, labels: labels(row) }
    }
}

fn region(names: &[String]) -> Option<Region> {
    let key = names.first()?.clone();
    Some(Region { name: names.last().unwrap_or(&key).clone(), key })
}

fn pattern(fmt: &str) -> Vec<Line> {
    let mut lines = vec![Line::new()];
    let mut letters = fmt.chars();
    while let Some(c) = letters.next() {
        let line = lines.last_mut().expect("there is always a line");
        match (c, line.last_mut()) {
            ('%', _) => match letters.next() {
                Some('n') => lines.push(Line::new()),
                Some(letter) => line.push(AddressField::of_letter(letter).map_or(Token::Unused, Token::Field)),
                None => {}
            },
            (c, Some(Token::Word(word))) => word.push(c),
            (c, _) => line.push(Token::Word(c.to_string())),
        }
    }
    lines
}

fn labels(row: &Row) -> [(AddressField, &'static str); 7] {
    let postal_code = match row.postal_code_is.as_deref() {
        Some("zip") => "address-zip-code",
        Some("eircode") => "address-eircode",
        Some("pin") => "address-pin-code",
        _ => "address-postcode",
    };
    let city = match row.city_is.as_deref() {
        Some("post_town") => "address-post-town",
        Some("suburb") => "address-suburb",
        Some("district") => "address-district",
        _ => "address-city",
    };
    let region = match row.region_is.as_deref() {
        Some("area") => "address-area",
        Some("county") => "address-county",
        Some("department") => "address-department",
        Some("district") => "address-district",
        Some("do_si") => "address-province-or-city",
        Some("emirate") => "address-emirate",
        Some("island") => "address-island",
        Some("oblast") => "address-oblast",
        Some("parish") => "address-parish",
        Some("prefecture") => "address-prefecture",
        Some("state") => "address-state",
        _ => "address-province",
    };
    [
        (AddressField::Name, "address-name"),
        (AddressField::Company, "address-company"),
        (AddressField::Street, "address-street"),
        (AddressField::PostalCode, postal_code),
        (AddressField::City, city),
        (AddressField::Region, region),
        (AddressField::Phone, "address-phone"),
    ]
}

/// In which letters an address is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Letters {
    Latin,
    /// Those of its country.
    Own,
}

/// Whether all letters are of the Latin script (Unicode blocks Basic Latin to IPA, Latin Extended Additional, full width left out).
fn is_latin(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{370}' || ('\u{1e00}'..='\u{1eff}').contains(&c))
}
