//! A letter between what it says and how it looks: the same blocks become text and HTML, so that the two cannot disagree.

use super::letters::Sender;
use crate::base::Locale;

/// What stands around every letter.
pub struct Paper<'a> {
    pub shop: &'a Sender,
    pub locale: Locale,
    /// Text key: why it came.
    pub why: &'static str,
}

pub struct Draft {
    pub subject: String,
    /// The line that mail programs show beside the subject.
    pub preview: String,
    pub heading: String,
    pub blocks: Vec<Block>,
}

pub enum Block {
    Heading(String),
    Say(String),
    /// The same in a smaller voice.
    Quiet(String),
    Button {
        label: String,
        url: String,
    },
    /// Lines that belong together, such as an address.
    Lines(Vec<String>),
    /// What must be read exactly: label and value.
    Facts(Vec<(String, String)>),
    /// A file that goes with the letter, by its name, and what it shows.
    Picture {
        name: &'static str,
        label: String,
    },
    Table {
        goods: Vec<Goods>,
        /// Label, amount, and whether it is the sum of all.
        totals: Vec<(String, String, bool)>,
    },
}

pub struct Goods {
    pub title: String,
    pub choice: String,
    pub amount: String,
}
