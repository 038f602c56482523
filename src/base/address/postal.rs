//! Postal codes of one country: checked by its pattern, and written as its post writes them, however they were typed.

use crate::base::Country;
use regex::{Regex, RegexBuilder};
use std::sync::OnceLock;

pub struct PostalCodes {
    country: Country,
    pattern: String,
    /// Built when the first address of the country is read; most countries never are.
    regex: OnceLock<Regex>,
    examples: Vec<String>,
    prefix: String,
}

impl PostalCodes {
    pub fn new(country: Country, pattern: String, examples: Vec<String>, prefix: String) -> PostalCodes {
        PostalCodes { country, pattern, regex: OnceLock::new(), examples, prefix }
    }

    pub fn examples(&self) -> &[String] {
        &self.examples
    }

    /// What goes before the code on letters from abroad: `CH-`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// `sw1a1aa` becomes `SW1A 1AA`, `D-10115` becomes `10115`, `1073` in Latvia becomes `LV-1073`.
    pub fn tidy(&self, typed: &str) -> Option<String> {
        let typed: String = typed.chars().map(|c| if matches!(c, '‐' | '‑' | '–' | '—' | '−') { '-' } else { c }).collect();
        let typed = typed.trim().to_uppercase();
        let without_mark =
            self.marks().into_iter().filter_map(|mark| typed.strip_prefix(mark)).map(|code| code.trim_start_matches([' ', '-']));
        let with_lead = format!("{}{typed}", self.lead());
        let candidates = [typed.as_str()].into_iter().chain(without_mark).chain([with_lead.as_str()]);
        candidates.flat_map(|code| [self.spaced(code), code.to_owned(), squeezed(code)]).find(|code| self.matches(code))
    }

    fn matches(&self, code: &str) -> bool {
        let build = || RegexBuilder::new(&format!("^(?:{})$", self.pattern)).unicode(false).build();
        self.regex.get_or_init(|| build().expect("the test address_data_is_sound builds them all")).is_match(code)
    }

    /// Country marks that people put before a code: the mark for letters from abroad, the code of the country, and the sign that its
    /// cars bear, which was the mark until the 1990s.
    fn marks(&self) -> Vec<&str> {
        let sign = match self.country.code() {
            "AT" => "A",
            "BE" => "B",
            "DE" => "D",
            "ES" => "E",
            "FR" => "F",
            "HU" => "H",
            "IT" => "I",
            "LI" => "FL",
            "LU" => "L",
            "NO" => "N",
            "PT" => "P",
            "SE" => "S",
            _ => "",
        };
        let all = [self.prefix.trim_end_matches([' ', '-']), self.country.code(), sign];
        all.into_iter().filter(|mark| !mark.is_empty()).collect()
    }

    /// What every code of the country begins with (`LV-`, `AD`): the pattern up to its first sign with a meaning.
    fn lead(&self) -> &str {
        let end = self.pattern.find(['\\', '[', '(', '?', '|', '.', '{', '^']).unwrap_or(self.pattern.len());
        &self.pattern[..end]
    }

    /// Spaces and hyphens where the example has them that looks most alike.
    fn spaced(&self, code: &str) -> String {
        let plain = squeezed(code);
        let shape = |text: &str| text.chars().map(|c| c.is_ascii_digit()).collect::<Vec<_>>();
        let like: Vec<&String> = self.examples.iter().filter(|e| squeezed(e).len() == plain.len()).collect();
        let Some(example) = like.iter().find(|e| shape(&squeezed(e)) == shape(&plain)).or(like.first()) else { return plain };
        let mut rest = plain.chars();
        example.chars().filter_map(|c| if matches!(c, ' ' | '-') { Some(c) } else { rest.next() }).collect()
    }
}

fn squeezed(code: &str) -> String {
    code.chars().filter(|c| !matches!(c, ' ' | '-')).collect()
}
