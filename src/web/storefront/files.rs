//! Files: what is part of the program, and pictures and videos by their hash. None ever changes under its address.

use crate::adapters::picture::FORMS;
use crate::base::{Fault, Outcome};
use crate::shop::catalog::media::BY_HASH;
use crate::store::blob::is_hash;
use crate::store::{Page, Reads};
use crate::web::error::{Bare, Failure};
use crate::web::site::{Site, door, glance};
use crate::web::storefront::video_file::VideoFile;
use crate::web::theme::style;
use crate::web::{assets, pack};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, RANGE, VARY};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

pub const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Something better is being made.
const FOR_A_MOMENT: HeaderValue = HeaderValue::from_static("public, max-age=60");

pub async fn asset(State(site): State<Site>, Path((hash, name)): Path<(String, String)>, headers: HeaderMap) -> Result<Response, Failure> {
    let takes_gzip = pack::takes_gzip(&headers);
    if name == style::NAME {
        let Some(style) = glance(|| site.facts())?.style_of(&hash) else { return Ok(Bare::NotFound.into_response()) };
        let bytes = if takes_gzip { style.gzip() } else { style.css.as_bytes() };
        return Ok(file(Bytes::copy_from_slice(bytes), "text/css; charset=utf-8", Some(takes_gzip)));
    }
    let Some(asset) = assets::get(&hash, &name) else { return Ok(Bare::NotFound.into_response()) };
    let packed = asset.gzip.as_deref().filter(|_| takes_gzip);
    let bytes: &'static [u8] = packed.unwrap_or(&asset.bytes);
    Ok(file(Bytes::from_static(bytes), asset.content_type, asset.gzip.is_some().then_some(packed.is_some())))
}

/// `packed` is `None` for what is never packed.
fn file(bytes: Bytes, content_type: &'static str, packed: Option<bool>) -> Response {
    let mut response = bytes.into_response();
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    out.insert(CACHE_CONTROL, FOR_EVER);
    if packed.is_some() {
        out.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    if packed == Some(true) {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// A picture: one of its widths (`mug-oat~480.webp`), or the largest of them under its own name. What a camera wrote beside the
/// pixels is in the original alone, so that is served only while nothing was made from it. What a file is follows from its first bytes,
/// never from its name. A video is its own file, and is never in memory as a whole.
pub async fn media(
    State(site): State<Site>,
    Path((hash, name)): Path<(String, String)>,
    method: Method,
    mut headers: HeaderMap,
) -> Result<Response, Failure> {
    if let Some(video) = door(|| video(&site, &hash, &name))? {
        if method == Method::HEAD {
            // A part of nothing is not asked for (RFC 9110 §14.2).
            headers.remove(RANGE);
        }
        return Ok(video.answer(&headers, &hash));
    }
    let (found, kept) = door(|| match name.rsplit_once('~') {
        Some((_, ending)) if is_width(ending) => Ok((site.media.get_beside(&hash, ending)?, FOR_EVER)),
        Some(_) => Ok((None, FOR_EVER)), // no picture's own name has this sign
        None => largest(&site, &hash),
    })?;
    let Some(bytes) = found else { return Ok(Bare::NotFound.into_response()) };
    let kind = match bytes.as_slice() {
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => "application/octet-stream",
    };
    let mut response = Bytes::from(bytes).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(CACHE_CONTROL, kept);
    Ok(response)
}

/// The video of that hash, if it is one.
fn video(site: &Site, hash: &str, name: &str) -> Outcome<Option<VideoFile>> {
    if !is_hash(hash) || name.contains('~') {
        return Ok(None);
    }
    let path = site.media.path(hash);
    Ok(VideoFile::open(&path).map_err(|e| Fault::Store(format!("{}: {e}", path.display())))?)
}

/// Whether it is the ending of a width: `480.webp`.
fn is_width(ending: &str) -> bool {
    let known = |width: &str| !width.is_empty() && width.len() <= 5 && width.bytes().all(|b| b.is_ascii_digit());
    ending.split_once('.').is_some_and(|(width, form)| known(width) && FORMS.contains(&form))
}

/// The largest width that was made, else the original; and for how long that answer holds.
fn largest(site: &Site, hash: &str) -> Outcome<(Option<Vec<u8>>, HeaderValue)> {
    let media = site.shop.read()?.scan(&BY_HASH, hash, Page::first(1))?.pop();
    let made = media.as_ref().and_then(|media| media.ready.last()).map(|width| format!("{width}.jpg"));
    let beside = made.map_or(Ok(None), |ending| site.media.get_beside(hash, &ending))?;
    let held = if media.is_none_or(|media| media.is_made()) { FOR_EVER } else { FOR_A_MOMENT };
    Ok(match beside {
        Some(bytes) => (Some(bytes), held),
        None => (site.media.get(hash)?, held),
    })
}
