//! Pages packed for the way, for browsers that ask for it (RFC 9110 §12.5.3).
//!
//! What holds a secret beside something that a stranger may have put there is sent as it is: from the packed length the secret could
//! be guessed letter by letter (the BREACH attack). So the admin, orders and the checkout are never packed.

use crate::web::guard::is_secret;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Shorter than this, packing gains nothing: it fits into one packet.
const LEAST: usize = 1_200;
/// Longer than any page.
const MOST: usize = 8 << 20;
/// Half a millisecond of a small board for a page; better packing would cost more time than it saves.
const LEVEL: Compression = Compression::new(4);

pub async fn pack(request: Request, next: Next) -> Response {
    let wanted = takes_gzip(request.headers()) && request.method() == Method::GET && !is_secret(request.uri().path());
    let response = next.run(request).await;
    if !wanted || !is_page(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // A page is whole in memory already: nothing is waited for.
    let Ok(bytes) = to_bytes(body, MOST).await else { return Response::from_parts(parts, Body::empty()) };
    parts.headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
    if bytes.len() < LEAST {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let mut packed = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), LEVEL);
    match packed.write_all(&bytes).and_then(|()| packed.finish()) {
        Ok(packed) => {
            parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            parts.headers.remove(CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(packed))
        }
        Err(_) => Response::from_parts(parts, Body::from(bytes)),
    }
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("gzip"))
}

/// Text that nobody has packed yet.
fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    !headers.contains_key(CONTENT_ENCODING) && (kind.starts_with("text/html") || kind.contains("xml"))
}
