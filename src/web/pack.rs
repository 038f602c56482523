//! Pages packed for the way, for browsers that ask for it (RFC 9110 §12.5.3).
//!
//! What holds a secret beside something that a stranger may have put there is sent as it is: from the packed length the secret could
//! be guessed letter by letter (the BREACH attack). So the admin and orders are never packed; of cart and checkout what stands around
//! their main part and in its lists of choices is, which is the same for everybody, each piece by itself.

use crate::base::Fault;
use crate::web::error::Failure;
use crate::web::guard::is_secret;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use flate2::write::GzEncoder;
use flate2::{Compress, Compression, Crc, FlushCompress};
use std::io::Write;

/// Shorter than this, packing gains nothing: it fits into one packet.
const LEAST: usize = 1_200;
/// Longer than any page: what is as long as a sitemap may be (sitemaps.org: 50 MB) travels as it is.
const MOST: usize = 8 << 20;
/// For pages: half a millisecond of a small board. Better packing would cost more time than it saves.
const QUICK: Compression = Compression::new(4);

pub async fn pack(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let way = if !is_secret(path) { Some(Way::Whole) } else { PARTLY.contains(&path).then_some(Way::AroundSecrets) };
    let way = way.filter(|_| takes_gzip(request.headers()) && request.method() == Method::GET);
    let response = next.run(request).await;
    // A page is whole in memory already, so its size is known and nothing is waited for.
    let size = response.body().size_hint().exact().and_then(|size| usize::try_from(size).ok());
    let Some(way) = way.filter(|_| is_page(response.headers()) && size.is_some_and(|size| (LEAST..=MOST).contains(&size))) else {
        return response;
    };
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, MOST).await {
        Ok(bytes) => bytes,
        Err(e) => return Failure(Fault::Bug(format!("a page in memory cannot be read: {e}")).into()).into_response(),
    };
    parts.headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.remove(CONTENT_LENGTH);
    let packed = match way {
        Way::Whole => gzipped(&bytes, QUICK),
        Way::AroundSecrets => gzipped_around(&bytes),
    };
    Response::from_parts(parts, Body::from(packed))
}

/// How much of a page is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Whole,
    AroundSecrets,
}

/// Pages with secrets in their main part alone.
const PARTLY: [&str; 2] = ["/cart", "/checkout"];

/// The page with gzip (RFC 1952), its main part as it is but for the lists of choices in it. Each packed piece knows nothing of any
/// other, so nothing that somebody typed is ever measured by what stands elsewhere.
fn gzipped_around(page: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    for (at, piece) in pieces(page).into_iter().enumerate() {
        if at % 2 == 0 { deflated(&mut out, piece) } else { stored(&mut out, piece) }
    }
    // An empty last block.
    out.extend([1, 0, 0, 0xff, 0xff]);
    let mut crc = Crc::new();
    crc.update(page);
    out.extend(crc.sum().to_le_bytes());
    out.extend(crc.amount().to_le_bytes());
    out
}

/// Pieces to pack and pieces to leave as they are, in turn, beginning with one to pack.
fn pieces(page: &[u8]) -> Vec<&[u8]> {
    let find = |part: &[u8], sign: &[u8]| part.windows(sign.len()).position(|here| here == sign).unwrap_or(part.len());
    let (before, rest) = page.split_at(find(page, b"<main"));
    let (mut main, after) = rest.split_at(find(rest, b"</main>"));
    let mut all = vec![before];
    while !main.is_empty() {
        let (plain, choices) = main.split_at(find(main, b"<option"));
        let (choices, next) = choices.split_at(find(choices, b"</select>"));
        all.extend([plain, choices]);
        main = next;
    }
    all.extend([&b""[..], after]);
    all
}

/// Blocks of a stream (RFC 1951), filled up to whole bytes.
fn deflated(out: &mut Vec<u8>, piece: &[u8]) {
    let mut packer = Compress::new(QUICK, false);
    loop {
        out.reserve(piece.len() / 4 + 64);
        let read = usize::try_from(packer.total_in()).unwrap_or(piece.len());
        packer.compress_vec(&piece[read..], out, FlushCompress::Sync).expect("nothing before it was finished");
        // Room that is left says that all was written.
        if out.len() < out.capacity() {
            return;
        }
    }
}

/// The same without being packed (RFC 1951 §3.2.4).
fn stored(out: &mut Vec<u8>, piece: &[u8]) {
    for block in piece.chunks(usize::from(u16::MAX)) {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(0);
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
}

/// The same bytes with gzip.
pub fn gzipped(bytes: &[u8], level: Compression) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), level);
    out.write_all(bytes).expect("a vector takes everything");
    out.finish().expect("a vector takes everything")
}

/// Whether whoever asks can unpack gzip.
pub fn takes_gzip(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("gzip"))
}

/// Text that nobody has packed yet.
fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    !headers.contains_key(CONTENT_ENCODING) && (kind.starts_with("text/html") || kind.contains("xml"))
}
