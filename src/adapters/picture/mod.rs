//! Pictures: looked at here by their first bytes, opened in a child process, made plain and kept in the widths that pages want.
//!
//! What a picture holds is written by strangers, and decoders are the kind of code that breaks on it. So this process never decodes
//! one: `studio` runs this same program again with `sutler picture`, which limits its own memory and time before it reads a byte,
//! and kills it when it takes too long. A bomb costs one failed upload.

pub mod child;
pub mod head;
mod open;
pub mod studio;
mod write;

pub use studio::Studio;
pub use write::grey_png;

use crate::base::limits::{PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, PICTURE_SIDE_MAX};
use crate::base::{Error, Refusal, Say, Wrong};
use serde::{Deserialize, Serialize};

/// Why a file cannot be a picture of the shop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    Empty,
    TooManyBytes,
    /// A drawing that may hold scripts.
    Svg,
    /// HEIC or AVIF, as telephones write them.
    Phone,
    /// A film, which is chosen elsewhere.
    Video,
    UnknownKind,
    TooWide,
    TooManyPixels,
    /// It ends too early, or its parts contradict each other.
    Broken,
    /// Colours for the press, which no screen has.
    Cmyk,
    /// It could not be opened in the memory and time that a picture gets.
    TooHeavy,
}

impl Unfit {
    /// What is wrong and what to do, for the person who sent it; `file` in the text is its name.
    pub fn say(self) -> Say {
        match self {
            Unfit::Empty => Say::new("wrong-picture-empty"),
            Unfit::TooManyBytes => Say::new("wrong-picture-bytes").with("max", PICTURE_BYTES_MAX >> 20),
            Unfit::Svg => Say::new("wrong-picture-svg"),
            Unfit::Phone => Say::new("wrong-picture-phone"),
            Unfit::Video => Say::new("wrong-picture-video"),
            Unfit::UnknownKind => Say::new("wrong-picture-unknown"),
            Unfit::TooWide => Say::new("wrong-picture-wide").with("max", PICTURE_SIDE_MAX),
            Unfit::TooManyPixels => Say::new("wrong-picture-pixels").with("max", PICTURE_PIXELS_MAX / 1_000_000),
            Unfit::Broken => Say::new("wrong-picture-broken"),
            Unfit::Cmyk => Say::new("wrong-picture-cmyk"),
            Unfit::TooHeavy => Say::new("wrong-picture-heavy"),
        }
    }
}

impl From<Unfit> for Error {
    fn from(unfit: Unfit) -> Error {
        Refusal::Invalid(vec![Wrong { field: "picture".into(), say: unfit.say() }]).into()
    }
}

/// What the child made: files `WIDTH.webp` and `WIDTH.jpg` in its folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Made {
    /// Pixels of the whole picture, turned as its camera says.
    pub width: u32,
    pub height: u32,
    /// Widths, from the smallest.
    pub ready: Vec<u32>,
    /// See `Media::haze`.
    pub haze: String,
}

/// The two forms of each width.
pub const FORMS: [&str; 2] = ["webp", "jpg"];
