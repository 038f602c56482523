//! What was typed, as a command takes it: texts are cleaned, and every mistake is collected, so that all are said at once.

use crate::base::limits::PRICE_MINOR_MAX;
use crate::base::{Currency, Error, Gap, Locale, Money, Outcome, Refusal, Window, Words, Wrong, error, text};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

type Field = Cow<'static, str>;

/// Collects mistakes. Fields bear the names that forms give them: `name`, `title.en`, `variant-0-sku`.
#[derive(Default, Debug)]
pub struct Typed {
    wrong: Vec<Wrong>,
}

impl Typed {
    pub fn new() -> Typed {
        Typed::default()
    }

    /// A mistake; the words for it are the text `key`.
    pub fn wrong(&mut self, field: impl Into<Field>, key: &'static str) {
        self.wrong.push(Wrong::new(field, key));
    }

    /// A time of which no moment is left.
    pub fn window(&mut self, window: Window) {
        if window.is_empty() {
            self.wrong("until", "wrong-until");
        }
    }

    /// A mistake whose words have a gap.
    pub fn wrong_with(&mut self, field: impl Into<Field>, key: &'static str, name: &'static str, value: impl Into<Gap>) {
        self.wrong.push(Wrong::new(field, key).with(name, value));
    }

    pub fn is_right(&self) -> bool {
        self.wrong.is_empty()
    }

    /// `Ok` when nothing is wrong; else all mistakes at once.
    pub fn all_right(self) -> Outcome {
        error::all_right(self.wrong)
    }

    /// A line, cleaned; it may be empty. `max` counts characters.
    pub fn line(&mut self, field: impl Into<Field>, typed: &str, max: usize) -> String {
        let line = text::line(typed);
        self.at_most(field, &line, max);
        line
    }

    /// A line that must say something.
    pub fn required_line(&mut self, field: impl Into<Field>, typed: &str, max: usize) -> String {
        let field = field.into();
        let line = self.line(field.clone(), typed, max);
        if line.is_empty() {
            self.wrong(field, "wrong-required");
        }
        line
    }

    /// A text of several lines, cleaned; it may be empty.
    pub fn lines(&mut self, field: impl Into<Field>, typed: &str, max: usize) -> String {
        let lines = text::lines(typed);
        self.at_most(field, &lines, max);
        lines
    }

    /// A line in each language.
    pub fn words(&mut self, field: &str, typed: &Words, max: usize) -> Words {
        self.each_language(field, typed, |this, field, typed| this.line(field, typed, max))
    }

    /// A line in at least one language.
    pub fn required_words(&mut self, field: &str, typed: &Words, max: usize) -> Words {
        let words = self.words(field, typed, max);
        if words.is_empty() {
            self.wrong(field.to_owned(), "wrong-required");
        }
        words
    }

    /// A text of several lines in each language.
    pub fn long_words(&mut self, field: &str, typed: &Words, max: usize) -> Words {
        self.each_language(field, typed, |this, field, typed| this.lines(field, typed, max))
    }

    /// An amount of the shop's currency that is not negative and within the limits.
    pub fn price(&mut self, field: impl Into<Field>, price: Money, currency: Currency) {
        if price.currency() != currency {
            self.wrong_with(field, "wrong-currency", "currency", currency.code());
        } else if price.is_negative() || price.minor() > PRICE_MINOR_MAX {
            self.wrong(field, "wrong-amount");
        }
    }

    /// Whatever is named must exist; `found` is what a look-up said.
    pub fn exists<T>(&mut self, field: impl Into<Field>, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.wrong(field, "wrong-choice");
        }
        found
    }

    fn each_language(&mut self, field: &str, typed: &Words, mut clean: impl FnMut(&mut Typed, String, &str) -> String) -> Words {
        let mut words = Words::default();
        for locale in Locale::ALL {
            words.set(locale, clean(self, format!("{field}.{}", locale.tag()), typed.exact(locale)));
        }
        words
    }

    fn at_most(&mut self, field: impl Into<Field>, text: &str, max: usize) {
        if text.chars().count() > max {
            self.wrong_with(field, "wrong-too-long", "max", max);
        }
    }
}

/// One place up or down in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Up,
    Down,
}

impl Way {
    /// The place to which it leads from `at` among `len`; at the end of the way it is the same.
    pub fn from(self, at: usize, len: usize) -> usize {
        match self {
            Way::Up => at.saturating_sub(1),
            Way::Down => (at + 1).min(len.saturating_sub(1)),
        }
    }
}

/// The mistakes in a refusal, where it is about mistakes; everything else stays an error.
pub fn mistakes<T>(outcome: Outcome<T>) -> Outcome<Result<T, Vec<Wrong>>> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(Error::Refused(Refusal::Invalid(wrong))) => Ok(Err(wrong)),
        Err(other) => Err(other),
    }
}
