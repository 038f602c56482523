//! Answers: pages, redirects after a form, cookies.

use crate::base::text::is_own_path;
use crate::web::visit::Visit;
use axum::http::header::{LOCATION, SET_COOKIE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use cookie::{Cookie, SameSite};
use maud::Markup;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// A page.
pub fn page(markup: Markup) -> Response {
    let mut response = Html(markup.into_string()).into_response();
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    response
}

/// A page that answers a form which could not be taken.
pub fn page_with(status: StatusCode, markup: Markup) -> Response {
    let mut response = page(markup);
    *response.status_mut() = status;
    response
}

/// What has no place in an address as it is. `%` stays: what is encoded already is left as it is.
const OUTSIDE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`').add(b'{').add(b'|').add(b'}');

/// After a form that was taken: look there (303, RFC 9110 §15.4.4), so that loading the page again sends nothing twice.
pub fn see_other(to: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    // Letters of other alphabets travel percent-encoded (RFC 9110 §10.2.2, RFC 3986 §2.1).
    let to = utf8_percent_encode(to, OUTSIDE).to_string();
    response.headers_mut().insert(LOCATION, HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/")));
    response
}

/// Who a cookie is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    Shop,
    Admin,
}

/// Adds a cookie. Over HTTPS it gets the prefix that binds it to this host (RFC 6265bis §4.1.3.2).
pub fn with_cookie(mut response: Response, visit: &Visit, audience: Audience, name: &str, value: &str, days: i64) -> Response {
    let secure = visit.cx.shop.base_url.starts_with("https://");
    let name = if secure { format!("__Host-{name}") } else { name.to_owned() };
    let mut cookie = Cookie::new(name, value.to_owned());
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(secure);
    cookie.set_same_site(if audience == Audience::Admin { SameSite::Strict } else { SameSite::Lax });
    cookie.set_max_age(cookie::time::Duration::days(days));
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

/// `to` if it is a path of this shop, else `/`: nobody is sent elsewhere.
pub fn own_path(to: &str) -> &str {
    if is_own_path(to) { to } else { "/" }
}
