//! Pictures and videos: which file, how large, what there is to see, and in which widths pictures were made.

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
    /// One of `save_media::MIMES` or `save_media::VIDEO_MIMES`.
    pub mime: String,
    /// Pixels, as it is seen: turned as its camera says.
    pub width: u32,
    pub height: u32,
    /// What there is to see, for those who do not see it. Asked for, never invented.
    #[serde(default)]
    pub alt: Words,
    pub added: Time,
    /// Widths in pixels in which it was made, as WebP and as JPEG, from the smallest; empty before that.
    #[serde(default)]
    pub ready: Vec<u32>,
    /// The same picture a few pixels wide, a WebP in Base64, shown until the real one has come. Empty where it could be seen through.
    #[serde(default)]
    pub haze: String,
    /// How long a video is, in thousandths of a second; 0 where it does not say, and for pictures.
    #[serde(default)]
    pub millis: u32,
    /// Where what matters is, so that it stays in sight when a layout crops.
    #[serde(default)]
    pub focus: Focus,
    /// Since when nothing shows it, as far as was looked.
    #[serde(default)]
    pub unused_since: Option<Time>,
}

/// One of nine parts of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Focus {
    TopLeft,
    Top,
    TopRight,
    Left,
    #[default]
    Centre,
    Right,
    BottomLeft,
    Bottom,
    BottomRight,
}

impl Focus {
    /// Row by row.
    pub const ALL: [Focus; 9] = [
        Focus::TopLeft,
        Focus::Top,
        Focus::TopRight,
        Focus::Left,
        Focus::Centre,
        Focus::Right,
        Focus::BottomLeft,
        Focus::Bottom,
        Focus::BottomRight,
    ];

    pub const fn key(self) -> &'static str {
        match self {
            Focus::TopLeft => "top-left",
            Focus::Top => "top",
            Focus::TopRight => "top-right",
            Focus::Left => "left",
            Focus::Centre => "centre",
            Focus::Right => "right",
            Focus::BottomLeft => "bottom-left",
            Focus::Bottom => "bottom",
            Focus::BottomRight => "bottom-right",
        }
    }
}

/// Widths in which pictures are made, for layouts from a line of the cart to the whole screen; the fourth is what a phone takes for a
/// picture across its screen.
pub const WIDTHS: [u32; 6] = [160, 320, 480, 680, 1200, 1920];
/// Those that are made at once when a picture is sent; the rest is made by a job.
pub const FIRST_WIDTHS: usize = 3;

/// The widths of a picture of this width: never larger than itself, and its own where that is less than the largest.
pub fn widths(width: u32) -> Vec<u32> {
    let largest = width.min(WIDTHS[WIDTHS.len() - 1]);
    WIDTHS.into_iter().filter(|&step| step < largest).chain([largest]).collect()
}

/// The height that belongs to a width, at least one pixel.
pub fn height_at(size: (u32, u32), width: u32) -> u32 {
    let (whole, high) = (u64::from(size.0.max(1)), u64::from(size.1));
    let rounded = (high * u64::from(width) + whole / 2) / whole;
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

impl Media {
    /// Whether nothing is left to be made of it. A video is shown as it came.
    pub fn is_made(&self) -> bool {
        self.is_video() || self.ready == widths(self.width)
    }

    pub fn is_video(&self) -> bool {
        self.mime.starts_with("video/")
    }

    pub fn is_picture(&self) -> bool {
        !self.is_video()
    }

    /// Its name without the ending, on which the names of its widths are built.
    pub fn stem(&self) -> &str {
        self.name.rsplit_once('.').map_or(self.name.as_str(), |(stem, _)| stem)
    }
}

pub const BY_HASH: Index<Media, String> = Index::many(12);
/// Those whose picture has no words yet.
pub const BY_SILENCE: Index<Media, bool> = Index::many(72);
pub const BY_USE: Index<Media, bool> = Index::many(73);

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
        if self.alt.is_empty() {
            keys.add(&BY_SILENCE, &true);
        }
        if self.unused_since.is_some() {
            keys.add(&BY_USE, &false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{height_at, widths};

    #[test]
    fn nothing_is_made_larger() {
        assert_eq!(widths(6000), [160, 320, 480, 680, 1200, 1920]);
        assert_eq!(widths(1200), [160, 320, 480, 680, 1200]);
        assert_eq!(widths(1000), [160, 320, 480, 680, 1000]);
        assert_eq!(widths(90), [90]);
        assert_eq!((height_at((1200, 1500), 480), height_at((16_000, 1), 160), height_at((1, 9), 1)), (600, 1, 9));
    }
}
