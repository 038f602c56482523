//! The sections of the home page. Each is a struct of what the merchant says in it; what it then shows of products and categories
//! is read when the page is drawn.

use crate::base::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX};
use crate::base::text::is_own_path;
use crate::base::{CategoryId, MediaId, Outcome, Window, Words};
use crate::shop::catalog::Media;
use crate::shop::typed::Typed;
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Most sections of one page.
pub const SECTIONS_MAX: usize = 24;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Section {
    Hero(Hero),
    Featured(Featured),
    Story(Story),
    Categories(Titled),
    New(Titled),
    Bestsellers(Titled),
    Quote(Quote),
    Journal(Titled),
    Newsletter(Invitation),
}

/// One sentence and one picture.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Hero {
    /// A sentence that only this shop could say; else its name.
    pub headline: Words,
    /// Else the shop's tagline.
    pub text: Words,
    pub picture: Option<MediaId>,
    /// Below the picture.
    pub caption: Words,
    pub button: Words,
    /// A path of this shop; else all products.
    pub link: String,
}

/// Up to five products of a category, or with a tag; the first is drawn large.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Featured {
    pub title: Words,
    pub category: Option<CategoryId>,
    pub tag: String,
}

/// A picture and a few sentences.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Story {
    pub title: Words,
    /// Paragraphs with blank lines between.
    pub text: Words,
    pub picture: Option<MediaId>,
    pub side: Side,
    pub button: Words,
    pub link: String,
}

/// Where the picture stands on wide screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    #[default]
    Start,
    End,
}

/// A row that needs no more than a heading; without one it has its usual words.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Titled {
    pub title: Words,
}

/// What somebody said.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quote {
    pub quote: Words,
    pub by: Words,
    pub picture: Option<MediaId>,
}

/// The form of the newsletter, with words of its own; shown while the shop has one.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Invitation {
    pub title: Words,
    /// Else what the newsletter promises.
    pub text: Words,
}

/// A section in its place. The key names it in forms and never moves with it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Placed {
    pub key: u32,
    pub section: Section,
    /// When visitors see it; always where it is open at both ends.
    #[serde(default)]
    pub window: Window,
}

impl Section {
    /// One of each kind, empty, in the order in which they are offered.
    pub fn all() -> [Section; 9] {
        [
            Section::Hero(Hero::default()),
            Section::Featured(Featured::default()),
            Section::Story(Story::default()),
            Section::Categories(Titled::default()),
            Section::New(Titled::default()),
            Section::Bestsellers(Titled::default()),
            Section::Quote(Quote::default()),
            Section::Journal(Titled::default()),
            Section::Newsletter(Invitation::default()),
        ]
    }

    /// The name of its kind: kebab-case, never changed.
    pub const fn key(&self) -> &'static str {
        match self {
            Section::Hero(_) => "hero",
            Section::Featured(_) => "featured",
            Section::Story(_) => "story",
            Section::Categories(_) => "categories",
            Section::New(_) => "new",
            Section::Bestsellers(_) => "bestsellers",
            Section::Quote(_) => "quote",
            Section::Journal(_) => "journal",
            Section::Newsletter(_) => "newsletter",
        }
    }

    pub const fn picture(&self) -> Option<MediaId> {
        match self {
            Section::Hero(s) => s.picture,
            Section::Story(s) => s.picture,
            Section::Quote(s) => s.picture,
            _ => None,
        }
    }

    /// The same, cleaned; mistakes are noted under the names of the fields.
    pub fn cleaned(&self, typed: &mut Typed, reads: &impl Reads) -> Outcome<Section> {
        if let Some(id) = self.picture() {
            typed.exists("picture", reads.find(id)?.filter(Media::is_picture));
        }
        let title = |words: &Words, typed: &mut Typed| typed.words("title", words, LINE_CHARS_MAX);
        Ok(match self {
            Section::Hero(s) => Section::Hero(Hero {
                headline: typed.words("headline", &s.headline, LINE_CHARS_MAX),
                text: typed.long_words("text", &s.text, NOTE_CHARS_MAX),
                picture: s.picture,
                caption: typed.words("caption", &s.caption, LINE_CHARS_MAX),
                button: typed.words("button", &s.button, LINE_CHARS_MAX),
                link: own_path(typed, &s.link),
            }),
            Section::Featured(s) => {
                if let Some(id) = s.category {
                    typed.exists("category", reads.find(id)?);
                }
                let tag = typed.line("tag", &s.tag, LINE_CHARS_MAX);
                Section::Featured(Featured { title: title(&s.title, typed), category: s.category, tag })
            }
            Section::Story(s) => Section::Story(Story {
                title: typed.required_words("title", &s.title, LINE_CHARS_MAX),
                text: typed.long_words("text", &s.text, NOTE_CHARS_MAX),
                picture: s.picture,
                side: s.side,
                button: typed.words("button", &s.button, LINE_CHARS_MAX),
                link: own_path(typed, &s.link),
            }),
            Section::Quote(s) => {
                let quote = typed.required_words("quote", &s.quote, LINE_CHARS_MAX);
                Section::Quote(Quote { quote, by: typed.words("by", &s.by, LINE_CHARS_MAX), picture: s.picture })
            }
            Section::Categories(s) => Section::Categories(Titled { title: title(&s.title, typed) }),
            Section::New(s) => Section::New(Titled { title: title(&s.title, typed) }),
            Section::Bestsellers(s) => Section::Bestsellers(Titled { title: title(&s.title, typed) }),
            Section::Journal(s) => Section::Journal(Titled { title: title(&s.title, typed) }),
            Section::Newsletter(s) => {
                let text = typed.long_words("text", &s.text, NOTE_CHARS_MAX);
                Section::Newsletter(Invitation { title: title(&s.title, typed), text })
            }
        })
    }
}

/// Where a button leads: nowhere, or somewhere in this shop.
fn own_path(typed: &mut Typed, link: &str) -> String {
    let link = typed.line("link", link, LINE_CHARS_MAX);
    if !link.is_empty() && (!is_own_path(&link) || link.contains(' ')) {
        typed.wrong("link", "wrong-own-path");
    }
    link
}
