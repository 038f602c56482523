//! Pictures that nothing shows: deleted by a person, or forgotten after a while.

use super::places;
use crate::base::{MediaId, Outcome, Refusal, Span};
use crate::shop::catalog::Media;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: this picture is not wanted any more. One that is shown somewhere stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeleteMedia {
    pub media: MediaId,
}

impl Command for DeleteMedia {
    type Done = ();
    const NAME: &'static str = "delete_media";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let picture = tx.get(self.media)?;
        if !places(tx, self.media, 1)?.is_empty() {
            return Err(Refusal::conflict("picture-in-use").into());
        }
        forget(tx, &picture)
    }
}

fn forget(tx: &mut Tx, media: &Media) -> Outcome {
    tx.delete(media.id)?;
    tx.tell(Event::MediaDeleted { media: media.id, hash: media.hash.clone() });
    Ok(())
}

/// Pictures that nothing shows are kept this long: a product may come back.
pub const UNUSED_KEPT: Span = Span::days(30);

/// The shop: looks which pictures are shown, from the one after `after`, at most `most`; notes since when the others are not, and
/// forgets those of which that is long ago. Says where to go on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SweepMedia {
    #[serde(default)]
    pub after: Option<MediaId>,
    pub most: usize,
}

impl Command for SweepMedia {
    type Done = Option<MediaId>;
    const NAME: &'static str = "sweep_media";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<Option<MediaId>> {
        let now = tx.now;
        let seen: Vec<Media> = tx.next_after(self.after, self.most)?;
        for picture in &seen {
            let used = !places(tx, picture.id, 1)?.is_empty();
            match picture.unused_since {
                Some(since) if !used && now - since >= UNUSED_KEPT => forget(tx, picture)?,
                Some(_) if used => tx.put(&Media { unused_since: None, ..picture.clone() })?,
                None if !used => tx.put(&Media { unused_since: Some(now), ..picture.clone() })?,
                _ => {}
            }
        }
        Ok(seen.last().map(|media| media.id).filter(|_| seen.len() == self.most))
    }
}
