//! The history of a page: every version that was saved, by whom and when, up to a bound; and the way back to one of them.

use super::{ContentPage, PageFacts, PageState};
use crate::base::{MediaId, Outcome, PageId, PageVersionId, Refusal, Time};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table, Write};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PageVersion {
    pub id: PageVersionId,
    pub page: PageId,
    pub saved: Time,
    /// Who saved it, as the log writes it: `staff:3`.
    pub by: String,
    pub facts: PageFacts,
}

/// In the order in which they were saved.
pub const BY_PAGE: Index<PageVersion, PageId> = Index::many(83);
pub const BY_PICTURE: Index<PageVersion, MediaId> = Index::many(87);
/// Versions of one page that are kept; the oldest make room.
pub const VERSIONS_MAX: usize = 50;

impl Names for PageVersionId {
    type Record = PageVersion;
}
impl Record for PageVersion {
    const TABLE: Table = Table::new(45, "page version");
    type Id = PageVersionId;
    fn id(&self) -> PageVersionId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_PAGE, &self.page);
        self.facts.pictures().for_each(|picture| keys.add(&BY_PICTURE, &picture));
    }
}

/// The versions of a page, the newest first.
pub fn versions(reads: &impl Reads, page: PageId) -> Outcome<Vec<PageVersion>> {
    reads.scan(&BY_PAGE, &page, Page::last(VERSIONS_MAX))
}

/// What whoever works on the page sees: its draft, else what is public.
pub fn newest(reads: &impl Reads, page: &ContentPage) -> Outcome<PageFacts> {
    Ok(match page.draft {
        Some(draft) => reads.get(draft)?.facts,
        None => page.facts.clone(),
    })
}

/// Keeps what was saved. A draft that waits is the newest version, so it is never the one that makes room.
pub(super) fn keep(tx: &mut Tx, page: PageId, facts: &PageFacts) -> Outcome<PageVersionId> {
    let kept = tx.ids(&BY_PAGE, &page, Page::first(VERSIONS_MAX + 1))?;
    for old in kept.iter().take((kept.len() + 1).saturating_sub(VERSIONS_MAX)) {
        tx.delete(*old)?;
    }
    let id = tx.next()?;
    let (saved, by) = (tx.now, tx.actor.short());
    tx.insert(&PageVersion { id, page, saved, by, facts: facts.clone() })?;
    Ok(id)
}

/// Every version of a page that goes.
pub fn forget(tx: &mut Tx, page: PageId) -> Outcome {
    for version in tx.ids(&BY_PAGE, &page, Page::first(VERSIONS_MAX + 1))? {
        tx.delete(version)?;
    }
    Ok(())
}

/// For files from before there were posts: pages had fewer index entries, and a `put` moves only what changed.
pub fn list_anew(write: &mut Write) -> Outcome {
    for page in write.all::<ContentPage>(Page::first(super::PAGES_MAX))? {
        write.delete(page.id)?;
        write.put(&page)?;
    }
    Ok(())
}

/// Takes an older version up again, as a draft: visitors see it when somebody publishes it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RestorePage {
    pub page: PageId,
    pub version: PageVersionId,
}

impl Command for RestorePage {
    type Done = ();
    const NAME: &'static str = "restore_page";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let old: PageVersion = tx.get(self.version)?;
        if old.page != self.page {
            return Err(Refusal::NotFound { what: "page version" }.into());
        }
        let version = keep(tx, self.page, &old.facts)?;
        tx.change(self.page, |page| {
            match page.state {
                PageState::Public => page.draft = Some(version),
                // Its address stays that which is free for it.
                PageState::Draft => page.facts = PageFacts { handle: page.facts.handle.clone(), ..old.facts },
            }
            Ok(())
        })?;
        tx.tell(Event::PageDrafted { page: self.page });
        Ok(())
    }
}
