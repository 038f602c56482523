//! Pages, posts, menus and the look, as far as they are the demo's.

use super::{LAST_LOOK, came_with_it, filled, next_of_demo};
use crate::base::Outcome;
use crate::shop::content::menu::{self, MenuEntry, entries};
use crate::shop::content::{ContentPage, PageKind, Target, by_handle, starter, version};
use crate::shop::theme::{Design, Look, design};
use crate::shop::{Event, Tx};
use crate::store::Reads;

/// A page that came with the demo and was not changed since: neither published anew nor drafted.
pub(super) fn goes(reads: &impl Reads, page: &ContentPage) -> Outcome<bool> {
    Ok(came_with_it(reads, page.id)? && page.draft.is_none() && page.changed < filled(reads)?)
}

pub(super) fn pages(tx: &mut Tx) -> Outcome<usize> {
    next_of_demo(tx, |tx, old: &ContentPage| {
        if goes(tx, old)? {
            tx.delete(old.id)?;
            version::forget(tx, old.id)?;
            tx.tell(Event::PageDeleted { page: old.id });
        }
        Ok(())
    })
}

/// Entries of the demo's menus, and those whose page, category or product is gone.
pub(super) fn menus(tx: &mut Tx) -> Outcome<usize> {
    let mut gone = Vec::new();
    for entry in entries(tx)? {
        let lost = match entry.target {
            Target::Category { category } => tx.find(category)?.is_none(),
            Target::Page { page } => tx.find(page)?.is_none(),
            Target::Product => tx.lookup_id(&crate::shop::catalog::product::BY_HANDLE, &entry.words)?.is_none(),
            _ => false,
        };
        let below_one = entry.above.is_some_and(|above| gone.iter().any(|one: &MenuEntry| one.id == above));
        if lost || below_one || came_with_it(tx, entry.id)? {
            gone.push(entry);
        }
    }
    for entry in &gone {
        tx.delete(entry.id)?;
        tx.tell(Event::MenuEntryDeleted { entry: entry.id });
    }
    Ok(gone.len())
}

/// The look keeps its theme, colours, letters and signs. Sections that say what the demo said begin anew, empty.
pub(super) fn look(tx: &mut Tx) -> Outcome<usize> {
    let (Design { published, draft, preview, mut versions }, last) = (design(tx)?, tx.mark(LAST_LOOK)?);
    let before = versions.len();
    versions.retain(|version| u64::from(version.number) > last);
    if versions.len() == before {
        return Ok(0);
    }
    let published = if versions.is_empty() { Look { sections: Look::of(published.theme).sections, ..published } } else { published };
    tx.put(&Design { published, draft, preview, versions })?;
    tx.tell(Event::LookDrafted);
    Ok(before)
}

/// What every shop begins with, where it is missing now: the pages that the law wants, and a way to everything in each menu.
pub(super) fn begin_anew(tx: &mut Tx) -> Outcome {
    // In the demo the legal notice has another address.
    let has_imprint = by_handle(tx, PageKind::Page, "imprint")?.is_some();
    starter::make_pages(tx, |handle| has_imprint && handle == "legal-notice")?;
    menu::make_missing(tx)
}
