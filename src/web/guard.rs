//! What every answer carries, and what no request gets past: security headers, and forms from foreign pages.

use crate::base::Fault;
use crate::web::error::{Bare, Failure};
use crate::web::site::{Site, glance};
use crate::web::url::origin;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;
use std::time::Instant;

pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'; require-trusted-types-for 'script'";
/// Files of merchants are never run and never framed.
const MEDIA_POLICY: &str = "sandbox; default-src 'none'";

const HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()"),
];

/// Whether an address is a secret, or what is shown there holds one: an empty cart leads to what was ordered with it. None of them is
/// kept by the browser, so whoever goes back sees them as they are now.
pub fn is_secret(path: &str) -> bool {
    ["/admin", "/orders", "/cart", "/checkout", "/setup", "/preview/", "/newsletter/"].iter().any(|start| path.starts_with(start))
}

/// Puts the security headers on every answer that has not set its own.
pub async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let secret = is_secret(&path);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if site.is_https() {
        // One year, as ASVS 5.0, 3.4.1 asks; other hosts of the merchant are none of our business.
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static("max-age=31536000"));
    }
    // A form's policy also holds for where its answer leads: from here people go to the page on which they pay.
    let leads_out = ["/orders/", "/checkout"].iter().any(|start| path.starts_with(start)).then(|| glance(|| site.payments.pay_pages()));
    let policy = match leads_out {
        Some(Ok(pages)) if !pages.is_empty() => {
            let allowed = pages.iter().fold("form-action 'self'".to_owned(), |allowed, page| format!("{allowed} {}", origin(page)));
            HeaderValue::try_from(POLICY.replace("form-action 'self'", &allowed)).ok()
        }
        _ => None,
    };
    let usual = HeaderValue::from_static(if path.starts_with("/media/") { MEDIA_POLICY } else { POLICY });
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy.unwrap_or(usual));
    let referrer = if secret { "no-referrer" } else { "strict-origin-when-cross-origin" };
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static(referrer));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(if secret {
        "private, no-store"
    } else {
        "private, no-cache"
    }));
    response
}

/// A panic is a bug of ours: answered like every other fault instead of closing the connection without a word.
pub async fn panics(request: Request, next: Next) -> Response {
    let mut work = pin!(next.run(request));
    let done = poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    });
    done.await.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<&str>().map(|s| (*s).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
        Failure(Fault::Bug(said.unwrap_or_else(|| "panicked".to_owned())).into()).into_response()
    })
}

/// Tells the log of every request: which route, not which address, because links to orders are secret.
pub async fn trace(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let (method, begun) = (request.method().clone(), Instant::now());
    let response = next.run(request).await;
    let (status, took_us) = (response.status().as_u16(), begun.elapsed().as_micros());
    tracing::debug!(%method, route, status, took_us, "request");
    response
}

/// Once the shop has a public address it answers to that name and to the machine's own, and to no other: nobody's page shows this shop
/// under a foreign name, and no link or cache is built from one. Probes ask `/healthz` by whatever name they have.
pub async fn hosts(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asked = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).or(request.uri().authority().map(|a| a.as_str()));
    let public = site.public_address();
    let known = |public: &str| {
        asked.is_none_or(|asked| {
            [host_name(public), "localhost", "127.0.0.1", "[::1]"].iter().any(|name| name.eq_ignore_ascii_case(host_name(asked)))
        })
    };
    if request.uri().path() != "/healthz" && !public.as_deref().is_none_or(known) {
        return Bare::OtherHost.into_response();
    }
    next.run(request).await
}

/// The name in `https://shop.example:8443`, without scheme and port.
fn host_name(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    match host.rfind(':') {
        Some(at) if !host.ends_with(']') => &host[..at],
        _ => host,
    }
}

/// Refuses what a foreign page makes a browser send. Browsers say where a form comes from (`Sec-Fetch-Site`, else `Origin`); what says
/// neither is no browser and carries nobody's cookies. Forms of the admin carry a token besides.
pub async fn foreign_forms(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let signed = request.uri().path().starts_with("/hooks/") || request.uri().path().starts_with("/testpay/v1/");
    if changes && !signed && is_foreign(request.headers()) {
        return Bare::ForeignForm.into_response();
    }
    next.run(request).await
}

fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = text(header::HOST).unwrap_or("");
            host.is_empty() || origin.split_once("://").map(|(_, from)| from) != Some(host)
        }
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::host_name;

    #[test]
    fn names_are_compared_without_scheme_and_port() {
        let cases =
            [("https://shop.example", "shop.example"), ("shop.example:8443", "shop.example"), ("[::1]:80", "[::1]"), ("[::1]", "[::1]")];
        for (address, name) in cases {
            assert_eq!(host_name(address), name);
        }
    }
}
