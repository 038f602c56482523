//! Finding products: article numbers first, then products with all words, and only where there are none, those with any.

use super::correct;
use super::index::{Opened, Search};
use super::query::{Need, by_words, with_idents};
use super::words;
use crate::base::{Fault, Id, Locale, Outcome, ProductId};
use crate::store::Page;
use std::sync::atomic::Ordering;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::Query;
use tantivy::{Searcher, TantivyError};

/// Nobody looks further; the index would have to sort all of it.
const SKIP_MAX: usize = 1_000;
const TAKE_MAX: usize = 1_000;

/// What a search found: one page of products, best first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    pub ids: Vec<ProductId>,
    /// How many there are on all pages.
    pub total: usize,
    /// What was searched for instead, when what was typed is on no product.
    pub corrected: Option<String>,
    /// No product has all of the words; these have some.
    pub some_words_only: bool,
}

impl Search {
    /// Looks for products that can be bought. The index may be a moment behind: whoever shows a product reads it first.
    pub fn find(&self, locale: Locale, query: &str, page: Page) -> Outcome<Found> {
        let words = words::of_query(query);
        if words.is_empty() || page.take == 0 {
            return Ok(Found::default());
        }
        let opened = self.opened();
        let searcher = opened.reader.searcher();
        let asked = Asked { opened: &opened, searcher: &searcher, locale, page };
        asked.answer(query, &words).map_err(|e| {
            self.failed.store(true, Ordering::Release);
            Fault::Store(format!("search index: {e}")).into()
        })
    }
}

struct Asked<'a> {
    opened: &'a Opened,
    searcher: &'a Searcher,
    locale: Locale,
    page: Page,
}

impl Asked<'_> {
    fn answer(&self, query: &str, words: &[String]) -> Result<Found, TantivyError> {
        let found = self.with(query, words, Need::All)?;
        if found.total > 0 {
            return Ok(found);
        }
        let corrected = correct::corrected(self.opened, self.searcher, self.locale, words)?;
        let words = corrected.as_deref().unwrap_or(words);
        let said = corrected.as_ref().map(|words| words.join(" "));
        if let Some(said) = &said {
            let found = self.with(said, words, Need::All)?;
            if found.total > 0 {
                return Ok(Found { corrected: Some(said.clone()), ..found });
            }
        }
        if words.len() == 1 {
            return Ok(Found::default());
        }
        let found = self.with(query, words, Need::Any)?;
        let (corrected, some_words_only) = (said.filter(|_| found.total > 0), found.total > 0);
        Ok(Found { corrected, some_words_only, ..found })
    }

    fn with(&self, query: &str, words: &[String], need: Need) -> Result<Found, TantivyError> {
        let by_words = by_words(self.opened, self.searcher, self.locale, words, need)?;
        let query: Box<dyn Query> = with_idents(self.opened, query, by_words);
        let (skip, take) = (self.page.skip.min(SKIP_MAX), self.page.take.min(TAKE_MAX));
        let best = TopDocs::with_limit(take).and_offset(skip).order_by_score();
        let (best, total) = self.searcher.search(&query, &(best, Count))?;
        let mut ids = Vec::with_capacity(best.len());
        for (_, at) in best {
            let column = self.searcher.segment_reader(at.segment_ord).fast_fields().u64("id")?;
            ids.extend(column.first(at.doc_id).map(ProductId::new));
        }
        Ok(Found { ids, total, ..Found::default() })
    }
}
