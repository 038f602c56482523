//! Pages of text in the admin: delivery, terms, legal notice.

use crate::base::{Handle, Words};
use crate::shop::content::{ContentPage, PagePlace};
use crate::web::field::input::{Position, WordsLine, WordsText};
use crate::web::field::{Choice, Form, form};

impl Choice for PagePlace {
    const ALL: &'static [PagePlace] = &PagePlace::ALL;
    fn key(self) -> &'static str {
        PagePlace::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            PagePlace::Help => "admin-page-place-help",
            PagePlace::Legal => "admin-page-place-legal",
            PagePlace::Nowhere => "admin-page-place-nowhere",
        }
    }
}

#[derive(Clone, Debug)]
pub struct PageFacts {
    pub title: Words,
    /// `None`: made from the title.
    pub handle: Option<Handle>,
    pub body: Words,
    pub place: PagePlace,
    pub position: u32,
}

pub const PAGE: Form<PageFacts> = form!(PageFacts {
    title: WordsLine = "admin-product-title", "";
    body: WordsText = "admin-page-body", "admin-page-body-help";
    handle: Option<Handle> = "admin-product-handle", "admin-page-handle-help";
    place: PagePlace = "admin-page-place", "admin-page-place-about";
    position: Position = "admin-position", "admin-position-help", preset = "0";
});

impl From<ContentPage> for PageFacts {
    fn from(p: ContentPage) -> PageFacts {
        PageFacts { title: p.title, handle: Some(p.handle), body: p.body, place: p.place, position: p.position }
    }
}
