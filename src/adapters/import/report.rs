//! What came of an import: how many of what, and a note for every row that is not as it should be.

use crate::base::{Locale, Wrong};

/// Notes that are kept; the others are only counted.
const NOTES_MAX: usize = 100_000;

#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Products found in the file, whatever became of them.
    pub products: u64,
    pub created: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// Products or rows of which nothing was kept.
    pub refused: u64,
    /// In the order of the file.
    pub notes: Vec<Note>,
    /// Notes beyond those.
    pub more_notes: u64,
}

/// Something about one row.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    /// Where the row begins in the file; the first line is 1.
    pub line: u64,
    /// The product as the file names it; empty when the row could not be read so far.
    pub product: String,
    pub fate: Fate,
    pub wrong: Wrong,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// The product was kept without the thing that the note is about.
    Kept,
    Refused,
}

impl Report {
    /// Whether every row was kept.
    pub const fn is_whole(&self) -> bool {
        self.refused == 0
    }

    pub(super) fn note(&mut self, note: Note) {
        if self.notes.len() < NOTES_MAX { self.notes.push(note) } else { self.more_notes += 1 }
    }
}

impl Note {
    /// Line, product, field and words, separated by tabs: a row of the report file.
    pub fn row(&self, locale: Locale) -> String {
        let fate = locale.t(if self.fate == Fate::Kept { "import-kept" } else { "import-refused" });
        format!("{}\t{}\t{fate}\t{}\t{}", self.line, self.product, self.wrong.field, locale.say(&self.wrong.say))
    }
}
