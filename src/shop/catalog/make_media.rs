//! What becomes of a picture behind the scenes: its widths are made.

use super::media::BY_HASH;
use crate::base::{MediaId, Outcome};
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

/// Whether a file still belongs to a picture.
pub fn is_kept(reads: &impl Reads, hash: &str) -> Outcome<bool> {
    Ok(!reads.scan(&BY_HASH, &hash.to_owned(), Page::first(1))?.is_empty())
}

/// What must be done with a new picture.
pub fn make_widths(tx: &mut Tx, id: MediaId) -> Outcome {
    if tx.get(id)?.is_made() { Ok(()) } else { tx.enqueue(Job::MakePicture { media: id }).map(drop) }
}
