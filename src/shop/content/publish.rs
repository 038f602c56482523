//! Taking a page back from visitors, and a draft back from the page.

use super::{ContentPage, PageState, version};
use crate::base::{Outcome, PageId, Refusal};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Visitors read it no more; everything that was written stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WithdrawPage {
    pub page: PageId,
}

impl Command for WithdrawPage {
    type Done = ();
    const NAME: &'static str = "withdraw_page";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let page: ContentPage = tx.get(self.page)?;
        if page.state == PageState::Draft {
            return Ok(());
        }
        // Its address must stay its own: that of a draft may be taken by another page meanwhile.
        let handle = page.facts.handle.clone();
        let facts = version::newest(tx, &page)?;
        tx.put(&ContentPage { facts: super::PageFacts { handle, ..facts }, state: PageState::Draft, draft: None, ..page })?;
        tx.tell(Event::PageWithdrawn { page: self.page });
        Ok(())
    }
}

/// Drops what waits to be published; it stays in the history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DiscardDraft {
    pub page: PageId,
}

impl Command for DiscardDraft {
    type Done = ();
    const NAME: &'static str = "discard_draft";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.change(self.page, |page: &mut ContentPage| match page.draft.take() {
            Some(_) => Ok(()),
            None => Err(Refusal::conflict("no-draft").into()),
        })?;
        tx.tell(Event::PageDraftDropped { page: self.page });
        Ok(())
    }
}
