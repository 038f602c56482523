//! Saving and deleting pages and posts. Every save is a version; whether visitors see it is the wish of whoever saves.

use super::{BY_SHELF, ContentPage, PAGES_MAX, POSTS_MAX, PageFacts, PageKind, PageState, Shelf, by_handle, version};
use crate::base::limits::{LINE_CHARS_MAX, NOTE_CHARS_MAX, PICTURES_MAX, TAGS_MAX, TEXT_CHARS_MAX};
use crate::base::{Handle, Outcome, PageId, Window};
use crate::shop::catalog::{Media, list};
use crate::shop::settings;
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SavePage {
    #[serde(default)]
    pub id: Option<PageId>,
    /// Its kind never changes: that of a page that exists is kept.
    #[serde(flatten)]
    pub facts: PageFacts,
    #[serde(default)]
    pub wish: Wish,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// Visitors read this from now on, or from the date that it bears.
    #[default]
    Publish,
    /// Visitors read what they read before.
    Draft,
}

impl Command for SavePage {
    type Done = PageId;
    const NAME: &'static str = "save_page";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<PageId> {
        let old = self.id.map(|id| tx.get(id)).transpose()?;
        let facts = cleaned(tx, self.facts, old.as_ref(), self.wish)?;
        let id = old.as_ref().map_or_else(|| tx.next(), |old| Ok(old.id))?;
        let version = version::keep(tx, id, &facts)?;
        let (preview, changed) = old.as_ref().map_or((None, tx.now), |old| (old.preview.clone(), old.changed));
        let page = match (old, self.wish) {
            (Some(old), Wish::Draft) if old.state == PageState::Public => ContentPage { draft: Some(version), ..old },
            (_, Wish::Draft) => ContentPage { id, facts, state: PageState::Draft, draft: None, preview, changed },
            (_, Wish::Publish) => ContentPage { id, facts, state: PageState::Public, draft: None, preview, changed: tx.now },
        };
        tx.put(&page)?;
        tx.tell(match self.wish {
            Wish::Publish => Event::PageSaved { page: id },
            Wish::Draft => Event::PageDrafted { page: id },
        });
        Ok(id)
    }
}

fn cleaned(tx: &mut Tx, facts: PageFacts, old: Option<&ContentPage>, wish: Wish) -> Outcome<PageFacts> {
    let mut typed = Typed::new();
    let kind = old.map_or(facts.kind, |old| old.facts.kind);
    let title = typed.required_words("title", &facts.title, LINE_CHARS_MAX);
    let known = || old.and_then(|old| old.facts.handle.clone());
    let handle = match facts.handle.or_else(known) {
        Some(handle) => handle,
        None => Handle::of(title.get(settings::the(tx)?.locale)),
    };
    if by_handle(tx, kind, handle.as_str())?.is_some_and(|other| Some(other.id) != old.map(|old| old.id)) {
        typed.wrong("handle", "wrong-taken");
    }
    if old.is_none() {
        must_have_room(tx, &mut typed, kind)?;
    }
    typed.window(Window { from: facts.from, until: facts.until });
    if let Some(picture) = facts.picture {
        typed.exists("picture", tx.find(picture)?.filter(Media::is_picture));
    }
    for product in &facts.products {
        if list::by_handle(tx, product.as_str())?.is_none() {
            typed.wrong_with("products", "wrong-no-product", "name", product);
        }
    }
    for (field, count, max) in [("tags", facts.tags.len(), TAGS_MAX), ("products", facts.products.len(), PICTURES_MAX)] {
        if count > max {
            typed.wrong_with(field, "wrong-too-many", "max", max);
        }
    }
    let mut tags: Vec<String> = Vec::new();
    for tag in &facts.tags {
        let tag = typed.line("tags", tag, LINE_CHARS_MAX);
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let cleaned = PageFacts {
        kind,
        handle: Some(handle),
        title,
        teaser: typed.long_words("teaser", &facts.teaser, NOTE_CHARS_MAX),
        body: typed.long_words("body", &facts.body, TEXT_CHARS_MAX),
        search_title: typed.words("search_title", &facts.search_title, LINE_CHARS_MAX),
        search_description: typed.words("search_description", &facts.search_description, NOTE_CHARS_MAX),
        author: typed.line("author", &facts.author, LINE_CHARS_MAX),
        tags,
        // A post bears the day on which it was published.
        from: facts.from.or((kind == PageKind::Post && wish == Wish::Publish).then_some(tx.now)),
        picture: facts.picture,
        place: facts.place,
        position: facts.position,
        until: facts.until,
        products: facts.products,
    };
    typed.all_right()?;
    Ok(cleaned)
}

fn must_have_room(tx: &Tx, typed: &mut Typed, kind: PageKind) -> Outcome {
    let (shelves, most): (&[Shelf], _) = match kind {
        PageKind::Page => (&[Shelf::Pages], PAGES_MAX),
        PageKind::Post => (&[Shelf::Posts, Shelf::Drafts], POSTS_MAX),
    };
    let mut count = 0;
    for shelf in shelves {
        count += tx.count(&BY_SHELF, &(*shelf as u8), most)?;
    }
    if count >= most {
        typed.wrong_with("title", "wrong-too-many", "max", most);
    }
    Ok(())
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeletePage {
    pub page: PageId,
}

impl Command for DeletePage {
    type Done = ();
    const NAME: &'static str = "delete_page";
    const NEEDS: Permission = Permission::Catalog;

    /// With all its versions.
    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.page)?;
        version::forget(tx, self.page)?;
        tx.tell(Event::PageDeleted { page: self.page });
        Ok(())
    }
}
