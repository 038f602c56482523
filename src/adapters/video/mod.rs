//! Videos of strangers: looked through box by box before they are kept, and rid of what a camera wrote beside picture and sound.
//!
//! Nothing is decoded or made anew here, so a video is shown as it came: only what every browser plays is taken. What is not picture or
//! sound (place, date, device, comments) is overwritten with zeros where it stands, so that no offset in the file moves.

mod mp4;
mod webm;

use crate::base::limits::{VIDEO_BYTES_MAX, VIDEO_SIDE_MAX};
use crate::base::{Error, Fault, Outcome, Refusal, Say, Wrong};
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// The two containers: type, ending of file names.
pub const MP4: (&str, &str) = ("video/mp4", "mp4");
pub const WEBM: (&str, &str) = ("video/webm", "webm");

/// What a video is, as its container says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clip {
    pub mime: &'static str,
    /// Of file names.
    pub ending: &'static str,
    /// Pixels, as it is seen.
    pub size: (u32, u32),
    /// How long it is, in thousandths of a second; 0 where it does not say.
    pub millis: u32,
}

/// Why a file cannot be a video of the shop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    Empty,
    TooManyBytes,
    /// Neither MP4 nor WebM, whatever its name says.
    UnknownKind,
    /// Coded in a way that not every browser plays.
    Codec,
    /// It holds more than picture and sound: measurements of a camera, subtitles, chapters.
    Tracks,
    TooWide,
    /// It ends too early, or its parts contradict each other.
    Broken,
}

impl Unfit {
    /// What is wrong and what to do, for the person who sent it; `file` in the text is its name.
    pub fn say(self) -> Say {
        match self {
            Unfit::Empty => Say::new("wrong-picture-empty"),
            Unfit::TooManyBytes => Say::new("wrong-video-bytes").with("max", VIDEO_BYTES_MAX >> 20),
            Unfit::UnknownKind => Say::new("wrong-video-unknown"),
            Unfit::Codec => Say::new("wrong-video-codec"),
            Unfit::Tracks => Say::new("wrong-video-tracks"),
            Unfit::TooWide => Say::new("wrong-video-wide").with("max", VIDEO_SIDE_MAX),
            Unfit::Broken => Say::new("wrong-video-broken"),
        }
    }
}

impl From<Unfit> for Error {
    fn from(unfit: Unfit) -> Error {
        Refusal::Invalid(vec![Wrong { field: "video".into(), say: unfit.say() }]).into()
    }
}

/// Which container begins with these bytes, as far as one wants to serve it: ISO/IEC 14496-12 (`ftyp`) or EBML (RFC 8794 §11.2.1).
pub fn mime_of(first: &[u8]) -> Option<&'static str> {
    match first {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some(MP4.0),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Some(WEBM.0),
        _ => None,
    }
}

/// Looks a file through and overwrites what is neither picture nor sound. One that is refused may be half overwritten: nobody keeps it.
pub fn clean(path: &Path) -> Outcome<Result<Clip, Unfit>> {
    let look = || -> io::Result<Result<Clip, Unfit>> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let len = file.metadata()?.len();
        let mut first = [0; 12];
        let seen = file.read_at(&mut first, 0)?;
        Ok(match mime_of(&first[..seen]) {
            _ if len == 0 => Err(Unfit::Empty),
            _ if len > VIDEO_BYTES_MAX => Err(Unfit::TooManyBytes),
            Some(mime) if mime == MP4.0 => mp4::clean(&Bytes { file, len }).and_then(fits),
            Some(_) => webm::clean(&Bytes { file, len }).and_then(fits),
            None => Err(Unfit::UnknownKind),
        })
    };
    Ok(look().map_err(|e| Fault::Store(format!("{}: {e}", path.display())))?)
}

fn fits(clip: Clip) -> Result<Clip, Unfit> {
    let (width, height) = clip.size;
    if width == 0 || height == 0 {
        return Err(Unfit::Broken);
    }
    if width > VIDEO_SIDE_MAX || height > VIDEO_SIDE_MAX { Err(Unfit::TooWide) } else { Ok(clip) }
}

/// Longest part of a video that is taken into memory: the tables of a long one have a few hundred kilobytes.
const PART_BYTES_MAX: u64 = 8 << 20;
/// Most parts that are looked at one after another.
const PARTS_MAX: usize = 100_000;

/// The file that is looked through. What cannot be read or written in it is taken as damaged.
struct Bytes {
    file: File,
    len: u64,
}

impl Bytes {
    /// So many bytes from there on; fewer at the end of the file.
    fn some(&self, at: u64, most: usize) -> Result<Vec<u8>, Unfit> {
        let most = usize::try_from(self.len.saturating_sub(at)).unwrap_or(usize::MAX).min(most);
        let mut bytes = vec![0; most];
        self.file.read_exact_at(&mut bytes, at).map_err(|_| Unfit::Broken)?;
        Ok(bytes)
    }

    /// A whole part.
    fn part(&self, from: u64, to: u64) -> Result<Vec<u8>, Unfit> {
        if to < from || to > self.len || to - from > PART_BYTES_MAX {
            return Err(Unfit::Broken);
        }
        self.some(from, usize::try_from(to - from).map_err(|_| Unfit::Broken)?)
    }

    fn write(&self, at: u64, bytes: &[u8]) -> Result<(), Unfit> {
        self.file.write_all_at(bytes, at).map_err(|_| Unfit::Broken)
    }

    fn zero(&self, from: u64, to: u64) -> Result<(), Unfit> {
        const PIECE: u64 = 64 << 10;
        let zeros = [0; PIECE as usize];
        let mut at = from;
        while at < to {
            let most = (to - at).min(PIECE);
            self.write(at, &zeros[..usize::try_from(most).unwrap_or(0)])?;
            at += most;
        }
        Ok(())
    }
}

/// Thousandths of a second, of a span in units of which `scale` are a second.
fn millis(span: u64, scale: u64) -> u32 {
    let exact = u128::from(span) * 1000 / u128::from(scale.max(1));
    u32::try_from(exact).unwrap_or(0)
}
