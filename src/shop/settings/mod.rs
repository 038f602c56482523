//! What holds for the whole shop: name, country, money, languages, contact.

pub mod close;
pub mod contact;
pub mod general;
pub mod home;
pub mod newsletter;
pub mod set_up;

pub use close::CloseShop;
pub use contact::SaveContact;
pub use general::SaveSettings;
pub use home::SaveHome;
pub use newsletter::SaveNewsletter;
pub use set_up::SetUp;

use crate::base::{Country, Currency, Email, Locale, Outcome, SettingsId, Span, Time, Window, Words};
use crate::store::{Names, Reads, Record, Table};
use serde::{Deserialize, Serialize};

/// The one record of settings. Long texts (terms, imprint) are pages, so that this stays cheap to read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Settings {
    pub name: String,
    #[serde(default)]
    pub tagline: Words,
    /// Where the shop is: its tax, its address form, its usual delivery.
    pub country: Country,
    pub currency: Currency,
    /// The language of whoever has not chosen one.
    pub locale: Locale,
    /// Prices include tax.
    pub prices: PriceDisplay,
    /// IANA name, such as `Europe/Berlin`.
    pub time_zone: String,
    /// Where the shop is reached, without a slash at the end: `https://shop.example`. Links in letters begin with it.
    #[serde(default)]
    pub base_url: Option<String>,
    pub contact: Contact,
    #[serde(default)]
    pub bank: Option<BankAccount>,
    /// A line above every page.
    #[serde(default)]
    pub announcement: Option<Announcement>,
    #[serde(default)]
    pub newsletter: Newsletter,
    /// The shop takes no orders now.
    #[serde(default)]
    pub closed: Option<Closed>,
    /// Orders that wait for a bank transfer are kept this many days; 0: for ever.
    #[serde(default = "default_hold_days")]
    pub hold_days: u32,
    /// After so many days each, counted from the order or from the day on which its invoice was to be paid, whoever has not transferred
    /// gets a letter; ascending, none: never.
    #[serde(default)]
    pub remind_days: Vec<u32>,
    /// Working days that the shop needs before goods leave it; Saturdays and Sundays are none.
    #[serde(default = "default_dispatch_days")]
    pub dispatch_days: u32,
    /// Stands before every order number.
    #[serde(default)]
    pub order_prefix: String,
    /// What stood there before: transfers still bring old numbers. The last one is the newest.
    #[serde(default)]
    pub former_prefixes: Vec<String>,
    /// The shop shows invented goods; nothing is sold.
    #[serde(default)]
    pub demo: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceDisplay {
    /// Prices include tax, as the law wants for consumers in most countries.
    #[default]
    Gross,
    /// Tax is added at the end, as in the United States and between businesses.
    Net,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Letters come from here, and people write to it.
    #[serde(default)]
    pub email: Option<Email>,
    #[serde(default)]
    pub phone: String,
    /// Lines of the postal address.
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub opening: Words,
}

/// Where buyers transfer money to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct BankAccount {
    pub holder: String,
    /// Without spaces; the check digits (ISO 13616) are right.
    pub iban: String,
    #[serde(default)]
    pub bic: String,
    /// The name of the bank, for people.
    #[serde(default)]
    pub bank: String,
    /// The holder's address, which the Swiss QR-bill wants: postal code and city are there when the account is Swiss.
    #[serde(default)]
    pub street: String,
    #[serde(default)]
    pub house: String,
    #[serde(default)]
    pub postal_code: String,
    #[serde(default)]
    pub city: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Announcement {
    pub text: Words,
    /// Where it leads; empty for nowhere.
    #[serde(default)]
    pub link: String,
    #[serde(default)]
    pub from: Option<Time>,
    #[serde(default)]
    pub until: Option<Time>,
}

impl Announcement {
    pub const fn window(&self) -> Window {
        Window { from: self.from, until: self.until }
    }
}

#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Newsletter {
    /// Visitors can ask for it: on the home page, in the footer, at the checkout.
    #[serde(default)]
    pub offered: bool,
    /// What comes, and about how often.
    #[serde(default)]
    pub promise: Words,
}

/// While it is worked on the shop, or the shelves are counted.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Closed {
    /// Why; the page has words of its own where it is empty.
    #[serde(default)]
    pub text: Words,
    /// Then it opens by itself; without one, when staff open it.
    #[serde(default)]
    pub until: Option<Time>,
}

const fn default_hold_days() -> u32 {
    7
}

/// What is ordered in the evening leaves on the next working day.
const fn default_dispatch_days() -> u32 {
    1
}

/// The id under which the one record lies.
pub const THE: u64 = 1;

impl Settings {
    /// What a shop begins with: what follows from its country.
    pub fn new(name: &str, country: Country) -> Settings {
        Settings {
            name: name.to_owned(),
            tagline: Words::default(),
            country,
            currency: country.currency(),
            locale: country.locale(),
            prices: if country.code() == "US" || country.code() == "CA" { PriceDisplay::Net } else { PriceDisplay::Gross },
            time_zone: country.time_zone().to_owned(),
            base_url: None,
            contact: Contact::default(),
            bank: None,
            announcement: None,
            newsletter: Newsletter::default(),
            closed: None,
            hold_days: default_hold_days(),
            remind_days: Vec::new(),
            dispatch_days: default_dispatch_days(),
            order_prefix: String::new(),
            former_prefixes: Vec::new(),
            demo: false,
        }
    }

    /// Everything that stands or stood before order numbers, the newest first.
    pub fn prefixes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.order_prefix).chain(self.former_prefixes.iter().rev()).map(String::as_str)
    }

    /// How long an unpaid order keeps its goods; `None`: until somebody cancels it.
    pub fn hold(&self) -> Option<Span> {
        (self.hold_days > 0).then(|| Span::days(i64::from(self.hold_days)))
    }

    /// After how long somebody who has not transferred is reminded for this time, counted from 0; `None`: not that often.
    pub fn reminder(&self, nth: usize) -> Option<Span> {
        self.remind_days.get(nth).map(|days| Span::days(i64::from(*days)))
    }
}

impl Names for SettingsId {
    type Record = Settings;
}

impl Record for Settings {
    const TABLE: Table = Table::new(18, "settings");
    const VERSION: u8 = 3;
    type Id = SettingsId;
    fn id(&self) -> SettingsId {
        crate::base::Id::new(THE)
    }
    fn upgrade(from: u8, mut value: serde_json::Value) -> serde_json::Value {
        if from == 1 {
            // The announcement was its words alone; there was none where they were empty.
            let words = value["announcement"].take();
            if words.as_object().is_some_and(|words| !words.is_empty()) {
                value["announcement"] = serde_json::json!({ "text": words });
            }
        }
        // There was one reminder, or none: 0.
        if let Some(days) = value["remind_days"].as_u64() {
            value["remind_days"] = if days == 0 { serde_json::json!([]) } else { serde_json::json!([days]) };
        }
        value
    }
}

impl Settings {
    /// Whether it is the demo's own brand, which has a drawn logo.
    pub fn is_thrum(&self) -> bool {
        self.demo && self.name == "Thrum"
    }

    /// How the shop is closed now, if it is.
    pub fn closed_now(&self, now: Time) -> Option<&Closed> {
        self.closed.as_ref().filter(|closed| closed.until.is_none_or(|until| now < until))
    }
}

/// The settings; `None` before the set-up.
pub fn settings(reads: &impl Reads) -> Outcome<Option<Settings>> {
    reads.find(<SettingsId as crate::base::Id>::new(THE))
}

/// The settings of a shop that has been set up; before that everything that needs them is refused.
pub fn the(reads: &impl Reads) -> Outcome<Settings> {
    reads.get(<SettingsId as crate::base::Id>::new(THE))
}
