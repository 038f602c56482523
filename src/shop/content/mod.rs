//! Pages of text: about, delivery, legal notice, terms.

pub mod save;
pub mod starter;

pub use save::{DeletePage, SavePage};

use crate::base::{Handle, Outcome, PageId, Words};
use crate::store::{Index, Keys, Names, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ContentPage {
    pub id: PageId,
    pub handle: Handle,
    pub title: Words,
    /// Paragraphs separated by blank lines, `## ` headings and `- ` lists.
    pub body: Words,
    pub place: PagePlace,
    #[serde(default)]
    pub position: u32,
}

/// Where links to a page stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PagePlace {
    /// In the footer, among help.
    #[default]
    Help,
    /// In the footer's last line and beside the order button, where the law wants it.
    Legal,
    /// Only where a text links to it.
    Nowhere,
}

impl PagePlace {
    pub const ALL: [PagePlace; 3] = [PagePlace::Help, PagePlace::Legal, PagePlace::Nowhere];

    pub const fn key(self) -> &'static str {
        match self {
            PagePlace::Help => "help",
            PagePlace::Legal => "legal",
            PagePlace::Nowhere => "nowhere",
        }
    }
}

pub const BY_HANDLE: Index<ContentPage, String> = Index::unique(25);
pub const PAGES_MAX: usize = 500;

impl Names for PageId {
    type Record = ContentPage;
}
impl Record for ContentPage {
    const TABLE: Table = Table::new(33, "page");
    type Id = PageId;
    fn id(&self) -> PageId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_HANDLE, &self.handle.as_str().to_owned());
    }
}

/// All pages in the merchant's order.
pub fn pages(reads: &impl Reads) -> Outcome<Vec<ContentPage>> {
    let mut all: Vec<ContentPage> = reads.all(crate::store::Page::first(PAGES_MAX))?;
    all.sort_by_key(|p| (p.position, p.id));
    Ok(all)
}

/// The page of a URL.
pub fn by_handle(reads: &impl Reads, handle: &str) -> Outcome<Option<ContentPage>> {
    reads.lookup(&BY_HANDLE, &handle.to_owned())
}
