//! Files: what is part of the program, and pictures by their hash. Both never change under their address.

use crate::web::assets;
use crate::web::error::{Bare, Failure};
use crate::web::site::{Site, door};
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub async fn asset(Path((hash, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = assets::get(&hash, &name) else { return Bare::NotFound.into_response() };
    let takes_gzip = headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"));
    let packed = asset.gzip.as_ref().filter(|_| takes_gzip);
    let bytes: &'static [u8] = packed.unwrap_or(&asset.bytes);
    let mut response = Bytes::from_static(bytes).into_response();
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    out.insert(CACHE_CONTROL, FOR_EVER);
    if asset.gzip.is_some() {
        out.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    if packed.is_some() {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// A picture. What it is follows from its first bytes, never from the name.
pub async fn media(State(site): State<Site>, Path((hash, _name)): Path<(String, String)>) -> Result<Response, Failure> {
    let Some(bytes) = door(|| site.media.get(&hash))? else { return Ok(Bare::NotFound.into_response()) };
    let kind = match bytes.as_slice() {
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => "application/octet-stream",
    };
    let mut response = Bytes::from(bytes).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(CACHE_CONTROL, FOR_EVER);
    Ok(response)
}
