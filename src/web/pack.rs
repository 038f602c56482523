//! Pages packed for the way, for browsers that ask for it (RFC 9110 §12.5.3).
//!
//! What holds a secret beside something that a stranger may have put there is sent as it is: from the packed length the secret could
//! be guessed letter by letter (the BREACH attack). So the admin, orders and the checkout are never packed.

use crate::base::Fault;
use crate::web::error::Failure;
use crate::web::guard::is_secret;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Shorter than this, packing gains nothing: it fits into one packet.
const LEAST: usize = 1_200;
/// Longer than any page: what is as long as a sitemap may be (sitemaps.org: 50 MB) travels as it is.
const MOST: usize = 8 << 20;
/// For pages: half a millisecond of a small board. Better packing would cost more time than it saves.
const QUICK: Compression = Compression::new(4);

pub async fn pack(request: Request, next: Next) -> Response {
    let wanted = takes_gzip(request.headers()) && request.method() == Method::GET && !is_secret(request.uri().path());
    let response = next.run(request).await;
    // A page is whole in memory already, so its size is known and nothing is waited for.
    let size = response.body().size_hint().exact().and_then(|size| usize::try_from(size).ok());
    if !wanted || !is_page(response.headers()) || !size.is_some_and(|size| (LEAST..=MOST).contains(&size)) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, MOST).await {
        Ok(bytes) => bytes,
        Err(e) => return Failure(Fault::Bug(format!("a page in memory cannot be read: {e}")).into()).into_response(),
    };
    parts.headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(gzipped(&bytes, QUICK)))
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
