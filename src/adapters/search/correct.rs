//! Mistyped words: one that no product has is replaced by the nearest one that some have.

use super::index::Opened;
use super::query::{Ending, is_known};
use crate::base::Locale;
use std::collections::BTreeMap;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

/// Shorter words have too many neighbours to guess.
const CHARS_MIN: usize = 4;
/// From this length on, two mistakes are thought possible.
const TWO_FROM: usize = 7;
/// Neighbours that are compared.
const LOOK_MAX: usize = 2_000;

/// The query with unknown words corrected; `None` when there is nothing to correct.
pub fn corrected(opened: &Opened, searcher: &Searcher, locale: Locale, words: &[String]) -> Result<Option<Vec<String>>, TantivyError> {
    let mut changed = false;
    let mut out = Vec::with_capacity(words.len());
    for (n, word) in words.iter().enumerate() {
        let ending = Ending::of(n, words.len());
        let better = if may_be_mistyped(word) && !is_known(opened, searcher, locale, word, ending)? {
            nearest(searcher, opened.fields.texts(locale).spelling, word)?
        } else {
            None
        };
        changed |= better.is_some();
        out.push(better.unwrap_or_else(|| word.clone()));
    }
    Ok(changed.then_some(out))
}

/// Words with digits are numbers of articles, which are never guessed.
fn may_be_mistyped(word: &str) -> bool {
    word.chars().count() >= CHARS_MIN && word.chars().all(char::is_alphabetic)
}

/// The nearest word, the more frequent one where several are equally near.
fn nearest(searcher: &Searcher, field: Field, word: &str) -> Result<Option<String>, TantivyError> {
    let most = if word.chars().count() >= TWO_FROM { 2 } else { 1 };
    for distance in 1..=most {
        let mut found: BTreeMap<String, u32> = BTreeMap::new();
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let near = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true).automaton()?;
            let mut terms = index.terms().search(near).into_stream()?;
            while found.len() < LOOK_MAX && terms.advance() {
                if let Ok(near) = std::str::from_utf8(terms.key()).map(str::to_owned)
                    && near.chars().count() > 1
                {
                    *found.entry(near).or_default() += terms.value().doc_freq;
                }
            }
        }
        let same_start = |near: &str| near.chars().next() == word.chars().next();
        let best = found.into_iter().max_by_key(|(near, n)| (same_start(near), *n));
        if let Some((near, _)) = best {
            return Ok(Some(near));
        }
    }
    Ok(None)
}
