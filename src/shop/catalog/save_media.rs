//! Pictures and videos: adding one whose file is already kept, and saying what there is to see.

use super::media::{BY_HASH, Focus, Media};
use crate::base::limits::{HANDLE_CHARS_MAX, LINE_CHARS_MAX, PICTURE_SIDE_MAX};
use crate::base::{MediaId, Outcome, Words};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::blob::is_hash;
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// What a picture may be.
pub const MIMES: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "image/gif"];
/// What a video may be.
pub const VIDEO_MIMES: [&str; 2] = ["video/mp4", "video/webm"];

/// The file lies in `media/` under its hash, and whoever put it there has looked into it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AddMedia {
    /// BLAKE3 of the file, 64 hexadecimal digits.
    pub hash: String,
    pub name: String,
    pub mime: String,
    /// Pixels.
    pub width: u32,
    pub height: u32,
    #[serde(default)]
    pub alt: Words,
    /// Widths that are made already, and the placeholder that was made with them.
    #[serde(default)]
    pub ready: Vec<u32>,
    #[serde(default)]
    pub haze: String,
    /// See `Media::millis`.
    #[serde(default)]
    pub millis: u32,
}

impl Command for AddMedia {
    /// The same file under the same name is no second picture.
    type Done = MediaId;
    const NAME: &'static str = "add_media";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<MediaId> {
        let mut typed = Typed::new();
        let alt = typed.words("alt", &self.alt, LINE_CHARS_MAX);
        if !is_hash(&self.hash) {
            typed.wrong("hash", "wrong-choice");
        }
        if !is_file_name(&self.name) {
            typed.wrong("name", "wrong-file-name");
        }
        if !MIMES.into_iter().chain(VIDEO_MIMES).any(|known| known == self.mime) {
            typed.wrong("mime", "wrong-picture-kind");
        }
        if [self.width, self.height].iter().any(|side| !(1..=PICTURE_SIDE_MAX).contains(side)) {
            typed.wrong_with("width", "wrong-picture-size", "max", PICTURE_SIDE_MAX);
        }
        typed.all_right()?;
        let same = tx.scan(&BY_HASH, &self.hash, Page::first(100))?;
        if let Some(same) = same.into_iter().find(|media| media.name == self.name) {
            return Ok(same.id);
        }
        let (width, height, added) = (self.width, self.height, tx.now);
        let media = Media {
            id: tx.next()?,
            hash: self.hash,
            name: self.name,
            mime: self.mime,
            width,
            height,
            alt,
            added,
            ready: self.ready,
            haze: self.haze,
            millis: self.millis,
            focus: Focus::default(),
            unused_since: None,
        };
        tx.put(&media)?;
        tx.tell(Event::MediaAdded { media: media.id });
        Ok(media.id)
    }
}

/// A name that can stand in a URL as it is: small letters, digits, `.`, `-` and `_`.
fn is_file_name(name: &str) -> bool {
    let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_');
    !name.starts_with('.') && (1..=HANDLE_CHARS_MAX).contains(&name.len()) && name.bytes().all(known)
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveMedia {
    pub id: MediaId,
    pub alt: Words,
    #[serde(default)]
    pub focus: Focus,
}

impl Command for SaveMedia {
    type Done = ();
    const NAME: &'static str = "save_media";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let alt = typed.words("alt", &self.alt, LINE_CHARS_MAX);
        typed.all_right()?;
        tx.change(self.id, |media| {
            (media.alt, media.focus) = (alt, self.focus);
            Ok(())
        })?;
        tx.tell(Event::MediaSaved { media: self.id });
        Ok(())
    }
}
