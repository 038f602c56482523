//! Setting up a new shop, once. What a merchant would otherwise make by hand follows from the event: see `follow`.

use super::general::{base_url, time_zone};
use super::{PriceDisplay, Settings, settings};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Country, Currency, Email, Locale, Money, Outcome, Rate, Refusal};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetUp {
    /// Of the shop.
    pub name: String,
    pub country: Country,
    /// Chosen once: every price is kept in it.
    pub currency: Currency,
    pub locale: Locale,
    pub prices: PriceDisplay,
    /// IANA name; that of the country where none is given.
    #[serde(default)]
    pub time_zone: Option<String>,
    #[serde(default)]
    pub email: Option<Email>,
    #[serde(default)]
    pub base_url: Option<String>,
    /// What the country takes of most goods; without it, the class is there and has no rate yet.
    #[serde(default)]
    pub standard_rate: Option<Rate>,
    #[serde(default)]
    pub reduced_rate: Option<Rate>,
    /// Price of a delivery in the home country; without it, the method is there and switched off.
    #[serde(default)]
    pub delivery: Option<Money>,
    /// The shop shows invented goods; nothing is sold.
    #[serde(default)]
    pub demo: bool,
}

impl SetUp {
    /// What follows from the country, ready to be changed.
    pub fn new(name: &str, country: Country) -> SetUp {
        let settings = Settings::new(name, country);
        SetUp {
            name: settings.name,
            country,
            currency: settings.currency,
            locale: settings.locale,
            prices: settings.prices,
            time_zone: Some(settings.time_zone),
            email: None,
            base_url: None,
            standard_rate: None,
            reduced_rate: None,
            delivery: None,
            demo: false,
        }
    }
}

impl Command for SetUp {
    type Done = ();
    const NAME: &'static str = "set_up";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        if settings(tx)?.is_some() {
            return Err(Refusal::conflict("already-set-up").into());
        }
        let mut typed = Typed::new();
        let name = typed.required_line("name", &self.name, LINE_CHARS_MAX);
        let zone = time_zone(&mut typed, self.time_zone.as_deref().unwrap_or(self.country.time_zone()));
        let base_url = self.base_url.as_deref().and_then(|url| base_url(&mut typed, url));
        for (field, rate) in [("standard_rate", self.standard_rate), ("reduced_rate", self.reduced_rate)] {
            if rate.is_some_and(|rate| rate.0 > Rate::WHOLE) {
                typed.wrong(field, "wrong-percent");
            }
        }
        if let Some(price) = self.delivery {
            typed.price("delivery", price, self.currency);
        }
        typed.all_right()?;
        let mut settings = Settings::new(&name, self.country);
        (settings.currency, settings.locale, settings.prices) = (self.currency, self.locale, self.prices);
        (settings.time_zone, settings.base_url, settings.demo) = (zone, base_url, self.demo);
        settings.contact.email = self.email;
        tx.put(&settings)?;
        let SetUp { standard_rate, reduced_rate, delivery, .. } = self;
        tx.tell(Event::ShopSetUp { standard_rate, reduced_rate, delivery });
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}
