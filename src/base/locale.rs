//! Languages of the shop: texts, prices, numbers and dates as people of that language write them.

use super::{Gap, Money, Month, Rate, Say, Time, format, translate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A language that the shop speaks completely. English is the fallback.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    #[default]
    En,
    De,
}

impl Locale {
    pub const ALL: [Locale; 2] = [Locale::En, Locale::De];

    /// The BCP 47 tag: `en`, `de`.
    pub const fn tag(self) -> &'static str {
        match self {
            Locale::En => "en",
            Locale::De => "de",
        }
    }

    pub fn from_tag(tag: &str) -> Option<Locale> {
        Locale::ALL.into_iter().find(|l| l.tag() == tag)
    }

    /// The text `key`; the English one where the language has none, and the key itself where there is none at all.
    pub fn t(self, key: &str) -> Cow<'static, str> {
        translate::text(self, key, &[])
    }

    /// The text `key` with values in its gaps. Values that are whole numbers choose plurals and are written as `number` does;
    /// where that is wrong (years, order numbers) the text says `PLAIN($name)`.
    pub fn t_with(self, key: &str, args: &[(&str, &str)]) -> Cow<'static, str> {
        translate::text(self, key, args)
    }

    pub fn say(self, say: &Say) -> Cow<'static, str> {
        let written = |gap: &Gap| match gap {
            Gap::Text(text) => text.clone(),
            Gap::Money(amount) => self.money(*amount),
        };
        let args: Vec<(&str, String)> = say.args.iter().map(|(name, gap)| (*name, written(gap))).collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        translate::text(self, say.key, &args)
    }

    /// `€1,999.00`, `CHF 1,999.00`; `1.999,00 €`, `1.999,00 CHF`. All spaces are no-break spaces.
    pub fn money(self, amount: Money) -> String {
        format::money(self, amount)
    }

    /// `12,345`; `12.345`.
    pub fn number(self, n: i64) -> String {
        format::number(self, n)
    }

    /// `19%`, `8.1%`; `19 %`, `8,1 %` with a narrow no-break space.
    pub fn percent(self, rate: Rate) -> String {
        format::percent(self, rate)
    }

    /// `21 November 2026`; `21. November 2026`, in the time zone of that IANA name (UTC where there is none).
    pub fn date(self, at: Time, zone: &str) -> String {
        format::date(self, at, zone)
    }

    /// `21 Nov 2026`; `21.11.2026`.
    pub fn short_date(self, at: Time, zone: &str) -> String {
        format::short_date(self, at, zone)
    }

    /// `November 2026` in both.
    pub fn month(self, month: Month) -> String {
        format::month(self, month)
    }

    /// A day of the near future or past: `Tue 24 November`; `Di., 24. November`.
    pub fn weekday_date(self, at: Time, zone: &str) -> String {
        format::weekday_date(self, at, zone)
    }

    /// The date and the time of day: `21 November 2026, 14:05`; `21. November 2026, 14:05`.
    pub fn date_time(self, at: Time, zone: &str) -> String {
        format::date_time(self, at, zone)
    }

    /// From a day to a day, with the weekday: `Tue 24 to Wed 25 November`.
    pub fn days_between(self, days: [Time; 2], zone: &str) -> String {
        format::days_between(self, days, zone)
    }
}
