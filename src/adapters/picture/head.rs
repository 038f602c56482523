//! The first look at a file: which kind it is and how large it says it is, from its first bytes, without opening it.

use super::Unfit;
use crate::adapters::video;
use crate::base::limits::{PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, PICTURE_SIDE_MAX};
use crate::base::{Fault, Outcome};
use imagesize::{ImageError, ImageType};
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Seek};
use std::path::Path;

/// What the first bytes say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    pub mime: &'static str,
    /// Of file names.
    pub ending: &'static str,
    /// Pixels, as they lie in the file.
    pub size: (u32, u32),
}

/// Looks at a file of any size.
pub fn of_file(path: &Path) -> Outcome<Result<Head, Unfit>> {
    let look = || -> std::io::Result<Result<Head, Unfit>> {
        let file = File::open(path)?;
        let bytes = file.metadata()?.len();
        Ok(if bytes > PICTURE_BYTES_MAX { Err(Unfit::TooManyBytes) } else { look(BufReader::new(file)) })
    };
    Ok(look().map_err(|e| Fault::Store(format!("{}: {e}", path.display())))?)
}

pub fn of_bytes(bytes: &[u8]) -> Result<Head, Unfit> {
    look(Cursor::new(bytes))
}

/// Bytes in which an SVG says that it is one, behind its declaration and comments.
const SVG_WITHIN: u64 = 4 << 10;

fn look(mut file: impl BufRead + Seek) -> Result<Head, Unfit> {
    let mut first = Vec::new();
    file.by_ref().take(SVG_WITHIN).read_to_end(&mut first).map_err(|_| Unfit::Broken)?;
    file.rewind().map_err(|_| Unfit::Broken)?;
    let (mime, ending) = match imagesize::image_type(&first) {
        Ok(ImageType::Jpeg) => ("image/jpeg", "jpg"),
        Ok(ImageType::Png) => ("image/png", "png"),
        Ok(ImageType::Gif) => ("image/gif", "gif"),
        Ok(ImageType::Webp) => ("image/webp", "webp"),
        _ => return Err(other(&first)),
    };
    let size = imagesize::reader_size(file).map_err(|e| match e {
        ImageError::NotSupported => Unfit::UnknownKind,
        _ => Unfit::Broken,
    })?;
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let size = (side(size.width), side(size.height));
    fits(size).map(|()| Head { mime, ending, size })
}

/// Whether a picture of this size may be opened.
pub fn fits((width, height): (u32, u32)) -> Result<(), Unfit> {
    if width == 0 || height == 0 {
        return Err(Unfit::Broken);
    }
    if width > PICTURE_SIDE_MAX || height > PICTURE_SIDE_MAX {
        return Err(Unfit::TooWide);
    }
    if u64::from(width) * u64::from(height) > PICTURE_PIXELS_MAX { Err(Unfit::TooManyPixels) } else { Ok(()) }
}

/// What it is instead, where that is worth a sentence of its own.
fn other(first: &[u8]) -> Unfit {
    if first.is_empty() {
        return Unfit::Empty;
    }
    // ISO/IEC 14496-12: the first box of HEIC and AVIF, and of films; ISO/IEC 23008-12 §10 names the pictures among them.
    if first.get(4..8) == Some(b"ftyp") {
        let is_picture =
            first.get(8..11).is_some_and(|brand| [b"hei", b"hev", b"mif", b"msf", b"avi"].contains(&&[brand[0], brand[1], brand[2]]));
        return if is_picture { Unfit::Phone } else { Unfit::Video };
    }
    if video::mime_of(first).is_some() {
        return Unfit::Video;
    }
    let text = String::from_utf8_lossy(first).to_ascii_lowercase();
    if text.contains("<svg") { Unfit::Svg } else { Unfit::UnknownKind }
}
