//! The secret link under which a page can be read before visitors may.

use super::{BY_PREVIEW, ContentPage, PageFacts, Preview, version};
use crate::base::{Outcome, PageId, Span, Time};
use crate::shop::{Command, Event, Permission, Tx, token};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// How long a link holds. A new one ends the one before.
pub const PREVIEW_DAYS: i64 = 7;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SharePreview {
    pub page: PageId,
}

impl Command for SharePreview {
    /// The token for the link. It is not kept and cannot be told again.
    type Done = String;
    const NAME: &'static str = "share_preview";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<String> {
        let token = token::fresh(tx.random());
        let preview = Preview::of(&token, tx.now);
        tx.change(self.page, |page: &mut ContentPage| {
            page.preview = Some(preview);
            Ok(())
        })?;
        tx.tell(Event::PagePreviewShared { page: self.page });
        Ok(token)
    }
}

impl Preview {
    /// What is kept of a link that is made now.
    pub fn of(token: &str, now: Time) -> Preview {
        Preview { token_hash: token::hash(token), expires: now + Span::days(PREVIEW_DAYS) }
    }

    pub fn holds(&self, now: Time) -> bool {
        now < self.expires
    }
}

/// The page behind a link, as it stands with its newest draft, while the link holds.
pub fn by_token(reads: &impl Reads, token: &str, now: Time) -> Outcome<Option<ContentPage>> {
    let found = reads.lookup(&BY_PREVIEW, &token::hash(token))?.filter(|page| page.has_preview(now));
    let Some(page) = found else { return Ok(None) };
    let facts: PageFacts = version::newest(reads, &page)?;
    Ok(Some(ContentPage { facts, ..page }))
}
