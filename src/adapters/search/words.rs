//! Words as people type them, made comparable: case, umlauts and their spellings, article numbers in any spelling.

use crate::base::Locale;
use crate::base::limits::{QUERY_CHARS_MAX, QUERY_TERMS_MAX};

/// Words that stand in every sentence and say nothing about a product. They drop out of a query unless nothing else is in it.
const STOP_EN: &[&str] =
    &["a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to", "with"];
const STOP_DE: &[&str] = &[
    "am", "an", "auf", "aus", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "für", "im", "in", "ist",
    "mit", "oder", "und", "von", "vom", "zu", "zum", "zur",
];

/// The text in small letters and, in German, with one spelling of umlauts: `Aepfel`, `Äpfel` and (by the stem) `Apfel` meet.
pub fn folded(locale: Locale, text: &str) -> String {
    let small = text.to_lowercase();
    match locale {
        Locale::En => small,
        Locale::De => umlauts(&small),
    }
}

/// `ae`, `oe`, `ue` as `ä`, `ö`, `ü`, but not the `ue` of `Frauen`, `neue` and `Quelle`; `ß` as `ss`.
fn umlauts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let last = out.chars().next_back();
        let before = || out.chars().rev().nth(1);
        let joined = match (last, c) {
            (Some('a'), 'e') => Some('ä'),
            (Some('o'), 'e') => Some('ö'),
            (Some('u'), 'e') if !matches!(before(), Some('a' | 'e' | 'o' | 'u' | 'ä' | 'ö' | 'ü' | 'q')) => Some('ü'),
            _ => None,
        };
        match joined {
            Some(umlaut) => {
                out.pop();
                out.push(umlaut);
            }
            None if c == 'ß' => out.push_str("ss"),
            None => out.push(c),
        }
    }
    out
}

/// The words of a query: small letters, within the limits on length and number, the ones that say nothing left out.
pub fn of_query(query: &str) -> Vec<String> {
    let short: String = crate::base::text::line(query).chars().take(QUERY_CHARS_MAX).collect();
    let small = short.to_lowercase();
    let all: Vec<String> =
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(QUERY_TERMS_MAX).map(str::to_owned).collect();
    let telling: Vec<String> = all.iter().filter(|word| !is_stop_word(word)).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

fn is_stop_word(word: &str) -> bool {
    STOP_EN.contains(&word) || STOP_DE.contains(&word)
}

/// An article number without what people write between its letters and digits: `DV7-1211 ea` becomes `dv71211ea`.
pub fn squashed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What in a query may be an article number: the whole, each word, and two or three words in a row.
pub fn idents(query: &str) -> Vec<String> {
    let short: String = query.chars().take(QUERY_CHARS_MAX).collect();
    let words: Vec<String> = short.split_whitespace().take(QUERY_TERMS_MAX).map(squashed).filter(|word| !word.is_empty()).collect();
    let mut found = vec![squashed(&short)];
    for run in 1..=3 {
        found.extend(words.windows(run).map(|words| words.concat()));
    }
    // A barcode is also read without the zeros that fill it up.
    let without_zeros: Vec<String> = found.iter().map(|word| word.trim_start_matches('0').to_owned()).collect();
    found.extend(without_zeros);
    found.retain(|word| !word.is_empty());
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_have_one_spelling() {
        for (typed, meant) in [
            ("Käse", "käse"),
            ("Kaese", "käse"),
            ("Öl", "öl"),
            ("Oel", "öl"),
            ("Küche", "küche"),
            ("Kueche", "küche"),
            ("Frauen", "frauen"),
            ("neue", "neue"),
            ("Quelle", "quelle"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(folded(Locale::De, typed), meant);
        }
        assert_eq!(folded(Locale::En, "Blue"), "blue");
    }

    #[test]
    fn a_query_is_words_within_limits() {
        assert_eq!(of_query("The  Mug: for \"tea\" AND (oat)"), ["mug", "tea", "oat"]);
        assert_eq!(of_query("der die das"), ["der", "die", "das"]);
        assert_eq!(of_query(" +-&|!(){}[]^\"~*?:\\/ "), Vec::<String>::new());
        assert!(of_query(&"a b c d e f g h i j k ".repeat(20)).len() <= QUERY_TERMS_MAX);
        assert!(of_query(&"x".repeat(5_000))[0].chars().count() <= QUERY_CHARS_MAX);
    }

    #[test]
    fn article_numbers_are_found_in_any_spelling() {
        assert!(idents("Acme DV7-1211 EA").contains(&"dv71211ea".to_owned()));
        assert!(idents("dv 7 1211").contains(&"dv71211".to_owned()));
        assert!(idents("0012345670").contains(&"12345670".to_owned()));
        assert!(idents("").is_empty());
    }
}
