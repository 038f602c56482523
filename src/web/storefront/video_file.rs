//! Files of videos, sent piece by piece and in the parts that players ask for (RFC 9110 §14): Safari plays nothing without.

use super::files::FOR_EVER;
use crate::adapters::door::door;
use crate::adapters::video::mime_of;
use axum::body::Body;
use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, ETAG, IF_RANGE, RANGE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use hyper::body::{Frame, SizeHint};
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

/// So much of a file is in memory at once, for each that watches.
const PIECE: usize = 64 << 10;

/// A file that is a video, by its first bytes.
pub struct VideoFile {
    file: File,
    mime: &'static str,
    len: u64,
}

impl VideoFile {
    /// `None` where there is no such file, or it is something else.
    pub fn open(path: &Path) -> io::Result<Option<VideoFile>> {
        let file = match File::open(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            other => other?,
        };
        let mut first = [0; 12];
        let seen = file.read_at(&mut first, 0)?;
        let len = file.metadata()?.len();
        Ok(mime_of(&first[..seen]).map(|mime| VideoFile { file, mime, len }))
    }

    /// All of it, or the part that was asked for. `hash` is its name and changes with every byte.
    pub fn answer(self, asked: &HeaderMap, hash: &str) -> Response {
        let tag = format!("\"{hash}\"");
        let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        // A part of something else than the asker has would be worse than all of it.
        let is_same = text(IF_RANGE).is_none_or(|known| known == tag);
        let wanted = text(RANGE).filter(|_| is_same).map_or(Wanted::All, |range| wanted(range, self.len));
        let (status, part, told) = match wanted {
            Wanted::All => (StatusCode::OK, 0..self.len, None),
            Wanted::Part(part) => {
                let told = format!("bytes {}-{}/{}", part.start, part.end - 1, self.len);
                (StatusCode::PARTIAL_CONTENT, part, Some(told))
            }
            Wanted::Nothing => (StatusCode::RANGE_NOT_SATISFIABLE, 0..0, Some(format!("bytes */{}", self.len))),
        };
        let mut response = (status, Body::new(Part { file: self.file, left: part })).into_response();
        let out = response.headers_mut();
        out.insert(CONTENT_TYPE, HeaderValue::from_static(self.mime));
        out.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        out.insert(CACHE_CONTROL, if status == StatusCode::RANGE_NOT_SATISFIABLE { NOT_KEPT } else { FOR_EVER });
        for (name, value) in [(ETAG, Some(tag)), (CONTENT_RANGE, told)] {
            if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
                out.insert(name, value);
            }
        }
        response
    }
}

const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-store");

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    All,
    Part(Range<u64>),
    /// A part that the file does not have.
    Nothing,
}

/// What a `Range` asks of a file of that length. Several parts at once, other units and what cannot be read are answered with all of
/// it, which is always right (RFC 9110 §14.2).
fn wanted(range: &str, len: u64) -> Wanted {
    let Some((unit, set)) = range.split_once('=') else { return Wanted::All };
    let Some((from, to)) = set.trim().split_once('-') else { return Wanted::All };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = |text: &str| text.parse().unwrap_or(u64::MAX);
    let part = match (from, to) {
        _ if !unit.trim().eq_ignore_ascii_case("bytes") => return Wanted::All,
        ("", last) if is_number(last) => len.saturating_sub(number(last))..len,
        (from, "") if is_number(from) => number(from)..len,
        (from, to) if is_number(from) && is_number(to) => {
            if number(to) < number(from) {
                return Wanted::All;
            }
            number(from)..number(to).saturating_add(1).min(len)
        }
        _ => return Wanted::All,
    };
    if part.start < part.end { Wanted::Part(part) } else { Wanted::Nothing }
}

/// A part of a file on its way.
struct Part {
    file: File,
    left: Range<u64>,
}

impl hyper::body::Body for Part {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let most = usize::try_from(self.left.end - self.left.start).unwrap_or(PIECE).min(PIECE);
        if most == 0 {
            return Poll::Ready(None);
        }
        let mut piece = vec![0; most];
        let read = door(|| self.file.read_exact_at(&mut piece, self.left.start));
        self.left.start += most as u64;
        Poll::Ready(Some(read.map(|()| Frame::data(Bytes::from(piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.end - self.left.start)
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, wanted};

    #[test]
    fn what_players_ask_for() {
        for (range, expected) in [
            ("bytes=0-1", Wanted::Part(0..2)),
            ("bytes=0-", Wanted::Part(0..10)),
            ("Bytes = 4-6", Wanted::Part(4..7)),
            ("bytes=9-99", Wanted::Part(9..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-99", Wanted::Part(0..10)),
            ("bytes=10-", Wanted::Nothing),
            ("bytes=-0", Wanted::Nothing),
            ("bytes=99999999999999999999-", Wanted::Nothing),
            ("bytes=3-2", Wanted::All),
            ("bytes=0-1,4-5", Wanted::All),
            ("pages=0-1", Wanted::All),
            ("bytes=a-b", Wanted::All),
            ("bytes", Wanted::All),
            ("bytes=-", Wanted::All),
        ] {
            assert_eq!(wanted(range, 10), expected, "{range}");
        }
    }
}
