//! What a new shop begins with: the pages that most countries want, and menus that lead to them. Their text is the merchant's to write; until then they say so,
//! and nothing that looks like law.

use super::{ContentPage, PageFacts, PageKind, PagePlace, PageState, by_handle, menu};
use crate::base::{Handle, Outcome, Words};
use crate::shop::{Event, Tx};

const PAGES: [(&str, &str, PagePlace); 5] = [
    ("legal-notice", "starter-page-legal-notice", PagePlace::Legal),
    ("terms", "starter-page-terms", PagePlace::Legal),
    ("privacy", "starter-page-privacy", PagePlace::Legal),
    ("withdrawal", "starter-page-withdrawal", PagePlace::Legal),
    ("delivery", "starter-page-delivery", PagePlace::Help),
];

pub fn make(tx: &mut Tx) -> Outcome {
    make_pages(tx, |_| false)?;
    menu::make_missing(tx)
}

/// Those pages that are not there, but for those of which `has` says that another page does for it.
pub fn make_pages(tx: &mut Tx, has: impl Fn(&str) -> bool) -> Outcome {
    for (position, (handle, title, place)) in (0..).zip(PAGES) {
        if has(handle) || by_handle(tx, PageKind::Page, handle)?.is_some() {
            continue;
        }
        let handle = Handle::parse(handle);
        let (title, body) = (Words::told(title), Words::told("starter-page-body"));
        let facts = PageFacts { handle, title, body, place, position, ..PageFacts::default() };
        let (id, changed) = (tx.next()?, tx.now);
        tx.put(&ContentPage { id, facts, state: PageState::Public, draft: None, preview: None, changed })?;
        tx.tell(Event::PageSaved { page: id });
    }
    Ok(())
}
