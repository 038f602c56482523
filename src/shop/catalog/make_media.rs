//! What becomes of a picture behind the scenes: its widths are made, and what nobody shows is forgotten.

use super::media::{self, BY_HASH, Media};
use crate::base::{MediaId, Outcome, Refusal, Span};
use crate::shop::{Command, Event, Job, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// The worker: these widths lie in `media/` now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteMade {
    pub media: MediaId,
    /// Pixels, turned as the camera says.
    pub width: u32,
    pub height: u32,
    pub ready: Vec<u32>,
    pub haze: String,
}

impl Command for NoteMade {
    type Done = ();
    const NAME: &'static str = "note_made";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome {
        if tx.find(self.media)?.is_none() {
            return Ok(()); // deleted meanwhile
        }
        tx.change(self.media, |media| {
            (media.width, media.height, media.ready, media.haze) = (self.width, self.height, self.ready, self.haze);
            Ok(())
        })?;
        tx.tell(Event::MediaMade { media: self.media });
        Ok(())
    }
}

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
        if media::places(tx, self.media)? > 0 {
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
            let used = media::places(tx, picture.id)? > 0;
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

/// Whether a file still belongs to a picture.
pub fn is_kept(reads: &impl Reads, hash: &str) -> Outcome<bool> {
    Ok(!reads.scan(&BY_HASH, &hash.to_owned(), Page::first(1))?.is_empty())
}

/// What must be done with a new picture.
pub fn make_widths(tx: &mut Tx, id: MediaId) -> Outcome {
    if tx.get(id)?.is_made() { Ok(()) } else { tx.enqueue(Job::MakePicture { media: id }).map(drop) }
}
