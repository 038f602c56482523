//! What the shop says beside its goods: pages of text and the posts of its journal. Both are one kind of record, with the same drafts,
//! dates, previews and history.

pub mod markup;
pub mod menu;
pub mod menu_save;
pub mod preview;
pub mod publish;
pub mod save;
pub mod starter;
pub mod version;

pub use menu::{MenuEntry, MenuPlace, Target};
pub use menu_save::{DeleteMenuEntry, MoveMenuEntry, SaveMenuEntry};
pub use preview::SharePreview;
pub use publish::{DiscardDraft, WithdrawPage};
pub use save::{DeletePage, SavePage, Wish};
pub use version::{PageVersion, RestorePage};

use crate::base::{Handle, MediaId, Outcome, PageId, PageVersionId, Time, Window, Words};
use crate::shop::token::TokenHash;
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ContentPage {
    pub id: PageId,
    /// What visitors read; of a page that was never published, what is being written.
    #[serde(flatten)]
    pub facts: PageFacts,
    #[serde(default)]
    pub state: PageState,
    /// A version newer than what visitors read, which waits to be published.
    #[serde(default)]
    pub draft: Option<PageVersionId>,
    #[serde(default)]
    pub preview: Option<Preview>,
    /// When it was published last.
    #[serde(default)]
    pub changed: Time,
}

/// Everything that is written into the form of a page; each version keeps all of it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct PageFacts {
    #[serde(default)]
    pub kind: PageKind,
    /// `None` only on its way in: it is made from the title then.
    #[serde(default)]
    pub handle: Option<Handle>,
    pub title: Words,
    /// What stands under the title, and in lists of posts.
    #[serde(default)]
    pub teaser: Words,
    /// In the markup of `web/ui/prose`.
    #[serde(default)]
    pub body: Words,
    #[serde(default)]
    pub picture: Option<MediaId>,
    /// For search engines, where it should differ from title and teaser.
    #[serde(default)]
    pub search_title: Words,
    #[serde(default)]
    pub search_description: Words,
    #[serde(default)]
    pub place: PagePlace,
    #[serde(default)]
    pub position: u32,
    /// A post bears the date from which it is read.
    #[serde(default)]
    pub from: Option<Time>,
    #[serde(default)]
    pub until: Option<Time>,
    /// Who wrote a post; the shop itself where it is empty.
    #[serde(default)]
    pub author: String,
    #[serde(default)]
    pub tags: Vec<String>,
    /// Products that a post is about. One that is gone is passed over.
    #[serde(default)]
    pub products: Vec<Handle>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    #[default]
    Page,
    /// In the journal.
    Post,
}

/// Where links to a page stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
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

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageState {
    /// For staff, and for those who have the link to its preview.
    Draft,
    /// For everybody, between its dates.
    #[default]
    Public,
}

/// The secret link under which a page can be read before it is published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preview {
    pub token_hash: TokenHash,
    pub expires: Time,
}

pub const BY_HANDLE: Index<ContentPage, String> = Index::unique(25);
/// By `Shelf` and date, the newest first.
pub const BY_SHELF: Index<ContentPage, (u8, Reverse<Time>)> = Index::many(80);
/// Public posts by tag and date.
pub const BY_TAG: Index<ContentPage, (String, Reverse<Time>)> = Index::many(81);
pub const BY_PREVIEW: Index<ContentPage, TokenHash> = Index::unique(82);
pub const BY_PICTURE: Index<ContentPage, MediaId> = Index::many(86);

pub const PAGES_MAX: usize = 500;
pub const POSTS_MAX: usize = 5_000;

/// Where `BY_SHELF` lists a page. The numbers are kept in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    Pages = 0,
    /// Published posts, whatever their dates.
    Posts = 1,
    /// Posts that were not published.
    Drafts = 2,
}

impl ContentPage {
    pub fn shelf(&self) -> Shelf {
        match (self.facts.kind, self.state) {
            (PageKind::Page, _) => Shelf::Pages,
            (PageKind::Post, PageState::Public) => Shelf::Posts,
            (PageKind::Post, PageState::Draft) => Shelf::Drafts,
        }
    }

    /// Whether visitors may read it now.
    pub fn is_public(&self, now: Time) -> bool {
        self.state == PageState::Public && self.facts.window().holds(now)
    }

    /// The date of a post.
    pub fn date(&self) -> Time {
        self.facts.from.unwrap_or(self.changed)
    }

    pub fn handle(&self) -> &str {
        self.facts.handle.as_ref().map_or("", Handle::as_str)
    }

    /// Whether the link to its preview holds.
    pub fn has_preview(&self, now: Time) -> bool {
        self.preview.as_ref().is_some_and(|preview| preview.holds(now))
    }
}

impl PageFacts {
    pub const fn window(&self) -> Window {
        Window { from: self.from, until: self.until }
    }

    /// Every picture that it shows, over its text or in it.
    pub fn pictures(&self) -> impl Iterator<Item = MediaId> {
        self.picture.into_iter().chain(self.body.all().flat_map(markup::pictures_in))
    }
}

/// What finds a page or post by the address of its kind. Handles have no slash, so the two never meet.
fn address(kind: PageKind, handle: &str) -> String {
    match kind {
        PageKind::Page => handle.to_owned(),
        PageKind::Post => format!("journal/{handle}"),
    }
}

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
        keys.add(&BY_HANDLE, &address(self.facts.kind, self.handle()));
        keys.add(&BY_SHELF, &(self.shelf() as u8, Reverse(self.date())));
        if self.shelf() == Shelf::Posts {
            self.facts.tags.iter().for_each(|tag| keys.add(&BY_TAG, &(tag.clone(), Reverse(self.date()))));
        }
        if let Some(preview) = &self.preview {
            keys.add(&BY_PREVIEW, &preview.token_hash);
        }
        self.facts.pictures().for_each(|picture| keys.add(&BY_PICTURE, &picture));
    }
}

/// All pages, drafts too, in the merchant's order.
pub fn pages(reads: &impl Reads) -> Outcome<Vec<ContentPage>> {
    let mut all = reads.scan(&BY_SHELF, &(Shelf::Pages as u8), Page::first(PAGES_MAX))?;
    all.sort_by_key(|p: &ContentPage| (p.facts.position, p.id));
    Ok(all)
}

/// The page or post of a URL, whatever its state.
pub fn by_handle(reads: &impl Reads, kind: PageKind, handle: &str) -> Outcome<Option<ContentPage>> {
    reads.lookup(&BY_HANDLE, &address(kind, handle))
}

/// Published posts whose date has come, the newest first; those that are over still count and are for the caller to leave out.
pub fn posts(reads: &impl Reads, tag: &str, now: Time, page: Page) -> Outcome<Vec<ContentPage>> {
    if tag.is_empty() {
        reads.scan_between(&BY_SHELF, &(Shelf::Posts as u8, Reverse(now)), &(Shelf::Drafts as u8), page)
    } else {
        let from = (tag.to_owned(), Reverse(now));
        reads.scan_between(&BY_TAG, &from, &(tag.to_owned(), Reverse(Time::at(i64::MIN))), page)
    }
}

/// How far a neighbour is looked for behind posts that are over.
const NEAR: usize = 20;

/// The post that was published before this one, and the one after it.
pub fn neighbours(reads: &impl Reads, post: &ContentPage, now: Time) -> Outcome<[Option<ContentPage>; 2]> {
    let beside = |posts: Vec<ContentPage>| {
        let mut rest = posts.into_iter().skip_while(|other| other.id != post.id).skip(1);
        rest.find(|other| other.is_public(now))
    };
    let (posts, own) = (Shelf::Posts as u8, post.date());
    let before = reads.scan_between(&BY_SHELF, &(posts, Reverse(own)), &(Shelf::Drafts as u8), Page::first(NEAR))?;
    let just_older = Reverse(Time::at(own.seconds().saturating_sub(1)));
    let after = reads.scan_between(&BY_SHELF, &(posts, Reverse(now)), &(posts, just_older), Page::last(NEAR))?;
    Ok([beside(before), beside(after)])
}
