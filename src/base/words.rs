//! A text of the merchant in the languages of the shop.

use super::Locale;
use serde::{Deserialize, Serialize};

/// The same text in one or more languages. A language that is missing shows another one rather than nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Words {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub de: String,
}

impl Words {
    /// The text in one language.
    pub fn of(locale: Locale, text: impl Into<String>) -> Words {
        let mut words = Words::default();
        words.set(locale, text);
        words
    }

    /// A text of the translation files in every language, as the beginning of what a merchant then writes.
    pub fn told(key: &str) -> Words {
        let mut words = Words::default();
        for locale in Locale::ALL {
            words.set(locale, locale.t(key));
        }
        words
    }

    /// The text in this language; in another where this one is empty.
    pub fn get(&self, locale: Locale) -> &str {
        let (first, second) = match locale {
            Locale::En => (&self.en, &self.de),
            Locale::De => (&self.de, &self.en),
        };
        if first.is_empty() { second } else { first }
    }

    /// The text in exactly this language, which may be empty.
    pub fn exact(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::De => &self.de,
        }
    }

    pub fn set(&mut self, locale: Locale, text: impl Into<String>) {
        match locale {
            Locale::En => self.en = text.into(),
            Locale::De => self.de = text.into(),
        }
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        Locale::ALL.iter().all(|&l| self.exact(l).is_empty())
    }

    /// Every language's text changed in the same way.
    pub fn map(&self, mut change: impl FnMut(&str) -> String) -> Words {
        Words { en: change(&self.en), de: change(&self.de) }
    }

    /// All texts one after another, for counting and searching.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        Locale::ALL.into_iter().map(|l| self.exact(l)).filter(|t| !t.is_empty())
    }
}
