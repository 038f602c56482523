//! What is indexed of a product, and how the text of each field becomes terms.

use crate::base::Locale;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{AsciiFoldingFilter, Language, RawTokenizer, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, Score};

/// Raised whenever fields, folding or stemming change: an index of another version is built anew.
pub const VERSION: u32 = 1;

/// Longer words are numbers of machines, not words of people.
const WORD_BYTES_MAX: usize = 80;

/// The fields of the texts that each language has of its own.
#[derive(Clone, Copy)]
pub struct Texts {
    pub title: Field,
    pub subtitle: Field,
    /// Tags, and the titles of the categories and of those above them.
    pub kind: Field,
    pub attributes: Field,
    pub description: Field,
    /// Words of title, brand and kind as they are written, to correct what was mistyped.
    pub spelling: Field,
}

#[derive(Clone, Copy)]
pub struct Fields {
    pub id: Field,
    /// SKUs and barcodes, letters and digits only.
    pub ident: Field,
    pub en: Texts,
    pub de: Texts,
}

impl Fields {
    pub fn texts(&self, locale: Locale) -> Texts {
        match locale {
            Locale::En => self.en,
            Locale::De => self.de,
        }
    }
}

impl Texts {
    /// The searched fields, each with what a hit in it counts. A word counts by its best field, so these are close together: with
    /// a heavy title, descriptions that name the product better would lose (reference: search.md, section 2).
    pub fn weights(&self) -> [(Field, Score); 5] {
        [(self.title, 1.5), (self.kind, 1.2), (self.subtitle, 1.0), (self.description, 0.8), (self.attributes, 0.3)]
    }

    /// Where the beginning of a word is enough: what a product is called.
    pub fn named(&self) -> [Field; 2] {
        [self.title, self.kind]
    }
}

pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let id = builder.add_u64_field("id", INDEXED | FAST);
    let ident = builder.add_text_field("ident", plain("ident"));
    let mut texts = |locale: Locale| {
        let tag = locale.tag();
        let mut add = |name: &str| builder.add_text_field(&format!("{name}_{tag}"), text(tag));
        let (title, subtitle, kind) = (add("title"), add("subtitle"), add("kind"));
        let (attributes, description) = (add("attributes"), add("description"));
        let spelling = builder.add_text_field(&format!("spelling_{tag}"), plain("spelling"));
        Texts { title, subtitle, kind, attributes, description, spelling }
    };
    let (en, de) = (texts(Locale::En), texts(Locale::De));
    (builder.build(), Fields { id, ident, en, de })
}

fn text(analyzer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(IndexRecordOption::WithFreqs);
    TextOptions::default().set_indexing_options(indexing)
}

fn plain(analyzer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(IndexRecordOption::Basic).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// Terms of a language: words, stemmed, without marks. The text was folded before (see `words::folded`).
pub fn analyzer(locale: Locale) -> TextAnalyzer {
    let language = match locale {
        Locale::En => Language::English,
        Locale::De => Language::German,
    };
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(WORD_BYTES_MAX))
        .filter(Stemmer::new(language))
        .filter(AsciiFoldingFilter)
        .build()
}

pub fn register(index: &Index) {
    let tokenizers = index.tokenizers();
    for locale in Locale::ALL {
        tokenizers.register(locale.tag(), analyzer(locale));
    }
    tokenizers.register("ident", TextAnalyzer::from(RawTokenizer::default()));
    let spelling = TextAnalyzer::builder(SimpleTokenizer::default()).filter(RemoveLongFilter::limit(WORD_BYTES_MAX)).build();
    tokenizers.register("spelling", spelling);
}
