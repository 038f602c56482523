//! Where pictures are shown, by whatever feature, and what becomes of those that nothing shows.

pub mod forget;

pub use forget::{DeleteMedia, SweepMedia};

use super::catalog::{category, product};
use super::{content, theme};
use crate::base::{CategoryId, MediaId, Outcome, PageId, ProductId};
use crate::store::{Page, Reads};

/// What shows a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Product(ProductId),
    Category(CategoryId),
    /// A page or a post, or a version of it to which one can go back.
    Page(PageId),
    /// The shop's look, or one of those before it: logo, favicon, home page.
    Look,
}

/// Where a picture is shown; at most `most` places of each kind.
pub fn places(reads: &impl Reads, id: MediaId, most: usize) -> Outcome<Vec<Place>> {
    let first = Page::first(most);
    let mut pages = reads.ids(&content::BY_PICTURE, &id, first)?;
    pages.extend(reads.scan(&content::version::BY_PICTURE, &id, first)?.iter().map(|version| version.page));
    pages.sort_unstable();
    pages.dedup();
    let mut places: Vec<Place> = reads.ids(&product::BY_PICTURE, &id, first)?.into_iter().map(Place::Product).collect();
    places.extend(reads.ids(&category::BY_PICTURE, &id, first)?.into_iter().map(Place::Category));
    places.extend(pages.into_iter().map(Place::Page));
    places.extend(theme::design(reads)?.looks().any(|look| look.shows(id)).then_some(Place::Look));
    Ok(places)
}
