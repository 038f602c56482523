//! Pictures: which file, how large, and what there is to see.

use crate::base::{MediaId, Time, Words};
use crate::store::{Index, Keys, Names, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Media {
    pub id: MediaId,
    /// BLAKE3 of the file in `media/`, 64 hexadecimal digits.
    pub hash: String,
    /// File name in the URL, such as `mug-oat.jpg`.
    pub name: String,
    /// `image/jpeg`, `image/png` or `image/webp`.
    pub mime: String,
    /// Pixels.
    pub width: u32,
    pub height: u32,
    /// What there is to see, for those who do not see it. Asked for, never invented.
    #[serde(default)]
    pub alt: Words,
    pub added: Time,
}

pub const BY_HASH: Index<Media, String> = Index::many(12);

impl Names for MediaId {
    type Record = Media;
}
impl Record for Media {
    const TABLE: Table = Table::new(24, "media");
    type Id = MediaId;
    fn id(&self) -> MediaId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_HASH, &self.hash);
    }
}
