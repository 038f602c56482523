//! Saving and deleting pages of text.

use super::{BY_HANDLE, ContentPage, PAGES_MAX, PagePlace, by_handle};
use crate::base::limits::{LINE_CHARS_MAX, TEXT_CHARS_MAX};
use crate::base::{Handle, Outcome, PageId, Words};
use crate::shop::settings;
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SavePage {
    #[serde(default)]
    pub id: Option<PageId>,
    /// `None` keeps the one that it has; a new page gets one from its title.
    #[serde(default)]
    pub handle: Option<Handle>,
    pub title: Words,
    #[serde(default)]
    pub body: Words,
    #[serde(default)]
    pub place: PagePlace,
    #[serde(default)]
    pub position: u32,
}

impl Command for SavePage {
    type Done = PageId;
    const NAME: &'static str = "save_page";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<PageId> {
        let old = self.id.map(|id| tx.get(id)).transpose()?;
        let mut typed = Typed::new();
        let title = typed.required_words("title", &self.title, LINE_CHARS_MAX);
        let body = typed.long_words("body", &self.body, TEXT_CHARS_MAX);
        let handle = match self.handle.or(old.as_ref().map(|old| old.handle.clone())) {
            Some(handle) => handle,
            None => Handle::of(title.get(settings::the(tx)?.locale)),
        };
        if by_handle(tx, handle.as_str())?.is_some_and(|other| Some(other.id) != self.id) {
            typed.wrong("handle", "wrong-taken");
        }
        if old.is_none() && tx.count(&BY_HANDLE, &(), PAGES_MAX)? >= PAGES_MAX {
            typed.wrong_with("title", "wrong-too-many", "max", PAGES_MAX);
        }
        typed.all_right()?;
        let id = old.map_or_else(|| tx.next(), |old| Ok(old.id))?;
        tx.put(&ContentPage { id, handle, title, body, place: self.place, position: self.position })?;
        tx.tell(Event::PageSaved { page: id });
        Ok(id)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeletePage {
    pub page: PageId,
}

impl Command for DeletePage {
    type Done = ();
    const NAME: &'static str = "delete_page";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.page)?;
        tx.tell(Event::PageDeleted { page: self.page });
        Ok(())
    }
}
