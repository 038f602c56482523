//! From typed words to a query. Nothing that a visitor types has a meaning but its words.

use super::index::Opened;
use super::schema::{Texts, analyzer};
use super::words;
use crate::base::Locale;
use std::collections::BTreeMap;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Searcher, TantivyError, Term};

/// What the other fields add to the best one.
const TIE: Score = 0.1;
/// What a word counts that only begins with what was typed.
const PREFIX: Score = 0.5;
const PREFIX_CHARS_MIN: usize = 2;
/// Words that a beginning stands for, and how many are looked at to choose them.
const PREFIX_WORDS_MAX: usize = 20;
const PREFIX_LOOK_MAX: usize = 2_000;
/// What a title in another language of the shop counts.
const OTHER_LANGUAGE: Score = 0.4;
/// An article number that was typed is meant, whatever else the words may mean.
const IDENT: Score = 100.0;

/// How many of the words a product must have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    All,
    Any,
}

/// Whether a word may still be growing: the last one, while somebody types.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Whole,
    Open,
}

impl Ending {
    /// Of the word at this place among so many.
    pub const fn of(place: usize, words: usize) -> Ending {
        if place + 1 == words { Ending::Open } else { Ending::Whole }
    }
}

type Clause = (Occur, Box<dyn Query>);

/// Products that have all (or any) of the words. The last word may be unfinished.
pub fn by_words(
    opened: &Opened,
    searcher: &Searcher,
    locale: Locale,
    words: &[String],
    need: Need,
) -> Result<Box<dyn Query>, TantivyError> {
    let occur = if need == Need::All { Occur::Must } else { Occur::Should };
    let mut clauses: Vec<Clause> = Vec::new();
    for (n, word) in words.iter().enumerate() {
        clauses.push((occur, one_word(opened, searcher, locale, word, Ending::of(n, words.len()))?));
    }
    Ok(Box::new(BooleanQuery::new(clauses)))
}

/// The same, with products first whose SKU or barcode was typed.
pub fn with_idents(opened: &Opened, query: &str, by_words: Box<dyn Query>) -> Box<dyn Query> {
    let mut clauses: Vec<Clause> = vec![(Occur::Should, by_words)];
    for ident in words::idents(query) {
        let longer_is_surer = IDENT + ident.len() as Score;
        let hit = term(opened.fields.ident, &ident);
        clauses.push((Occur::Should, Box::new(BoostQuery::new(Box::new(hit), longer_is_surer))));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// One word counts by its best field; the other fields break ties.
fn one_word(opened: &Opened, searcher: &Searcher, locale: Locale, word: &str, ending: Ending) -> Result<Box<dyn Query>, TantivyError> {
    let mut best: Vec<Box<dyn Query>> = Vec::new();
    let mut add = |field: Field, text: &str, weight: Score| best.push(Box::new(BoostQuery::new(Box::new(term(field, text)), weight)));
    let texts = opened.fields.texts(locale);
    let stem = stem(locale, word);
    for (field, weight) in texts.weights() {
        add(field, &stem, weight);
    }
    for other in Locale::ALL.into_iter().filter(|&other| other != locale) {
        add(opened.fields.texts(other).title, &self::stem(other, word), OTHER_LANGUAGE);
    }
    if ending == Ending::Open && stem.chars().count() >= PREFIX_CHARS_MIN {
        for field in texts.named() {
            for whole in beginning_with(searcher, field, &stem)? {
                add(field, &whole, PREFIX);
            }
        }
    }
    Ok(Box::new(DisjunctionMaxQuery::with_tie_breaker(best, TIE)))
}

/// Whether any product has the word, or, while it may be growing, one that begins with it.
pub fn is_known(opened: &Opened, searcher: &Searcher, locale: Locale, word: &str, ending: Ending) -> Result<bool, TantivyError> {
    let stem = stem(locale, word);
    let texts: Texts = opened.fields.texts(locale);
    for (field, _) in texts.weights() {
        if searcher.doc_freq(&Term::from_field_text(field, &stem))? > 0 {
            return Ok(true);
        }
    }
    Ok(ending == Ending::Open && !beginning_with(searcher, texts.title, &stem)?.is_empty())
}

/// The term that a word becomes in fields of this language.
fn stem(locale: Locale, word: &str) -> String {
    let folded = words::folded(locale, word);
    let mut analyzer = analyzer(locale);
    let mut stream = analyzer.token_stream(&folded);
    let stem = stream.advance().then(|| stream.token().text.clone());
    stem.unwrap_or_else(|| word.to_owned())
}

/// Terms of a field that begin so and are not the word itself, the most frequent ones.
fn beginning_with(searcher: &Searcher, field: Field, beginning: &str) -> Result<Vec<String>, TantivyError> {
    let mut found: BTreeMap<String, u32> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().range().ge(beginning.as_bytes()).into_stream()?;
        let mut looked = 0;
        while looked < PREFIX_LOOK_MAX && terms.advance() && terms.key().starts_with(beginning.as_bytes()) {
            looked += 1;
            if let Ok(word) = std::str::from_utf8(terms.key())
                && word != beginning
            {
                *found.entry(word.to_owned()).or_default() += terms.value().doc_freq;
            }
        }
    }
    let mut found: Vec<(u32, String)> = found.into_iter().map(|(word, n)| (n, word)).collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(found.into_iter().take(PREFIX_WORDS_MAX).map(|(_, word)| word).collect())
}

fn term(field: Field, text: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs)
}
