//! Pages that everybody is shown alike, kept as they were sent, packed too: until anything at all happens in the shop, and never for
//! long, because days pass and dates come. A copy; what is dropped is drawn again.
//!
//! Nobody is shown what was drawn for somebody else: only those are answered from here who bring no cookie but that of the language,
//! only pages of `ROUTES` that set no cookie are kept, and their key holds everything of a request that they depend on.

use crate::base::{Locale, Outcome, Span, Time};
use crate::store::log::{LogReads, Position};
use crate::web::pack::takes_gzip;
use crate::web::site::{Site, glance};
use crate::web::visit::{LOCALE_COOKIE, locale};
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

/// What is kept. Search is not: its index follows the log a little later than the pages here would notice.
const ROUTES: [&str; 6] = ["/", "/products/{handle}", "/categories/{*path}", "/pages/{handle}", "/journal", "/journal/{handle}"];
/// Delivery days, sections and pages with a date are looked at again after so long.
const KEPT_FOR: Span = Span::seconds(20);
/// All pages together; when they are more, all are dropped, and those that are asked for come again.
const BYTES_MAX: usize = 8 << 20;
/// So many addresses that were asked for once are known; when they are more, all are forgotten. Eight bytes each.
const ONCE_MAX: usize = 10_000;

/// The pages that are kept.
#[derive(Default)]
pub struct Pages {
    kept: RwLock<Kept>,
    hits: AtomicU64,
}

#[derive(Default)]
struct Kept {
    /// The end of the log when they were drawn, and when they are too old.
    at: Position,
    until: Time,
    sent: HashMap<Key, Sent>,
    bytes: usize,
    once: Once,
}

/// What was asked for once, by its hash. A page is kept when it is asked for again: however many addresses a machine thinks of, it
/// pushes nothing out that people look at.
#[derive(Default, Debug)]
pub struct Once {
    seen: HashSet<u64>,
    hashing: RandomState,
}

impl Once {
    /// Whether it is asked for again.
    pub fn again(&mut self, key: &impl Hash) -> bool {
        let hash = self.hashing.hash_one(key);
        if self.seen.contains(&hash) {
            return true;
        }
        if self.seen.len() >= ONCE_MAX {
            self.seen.clear();
        }
        self.seen.insert(hash);
        false
    }
}

/// What a page depends on, beside the shop itself.
#[derive(PartialEq, Eq, Hash, Clone, Debug)]
struct Key {
    host: String,
    /// With its query.
    path: String,
    locale: Locale,
    coding: Coding,
}

#[derive(PartialEq, Eq, Hash, Clone, Copy, Debug)]
enum Coding {
    Plain,
    Gzip,
}

#[derive(Clone)]
struct Sent {
    headers: HeaderMap,
    body: Bytes,
}

impl Pages {
    fn find(&self, key: &Key, at: Position, now: Time) -> Option<Sent> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let sent = if kept.at == at && now < kept.until { kept.sent.get(key).cloned() } else { None };
        self.hits.fetch_add(u64::from(sent.is_some()), Ordering::Relaxed);
        sent
    }

    /// How many answers came from here.
    pub fn hits(&self) -> u64 {
        self.hits.load(Ordering::Relaxed)
    }

    /// Keeps what was drawn after the log had ended at `at`.
    fn keep(&self, key: Key, sent: Sent, at: Position, now: Time) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.at > at {
            return; // something has happened since
        }
        if kept.at < at || now >= kept.until {
            *kept = Kept { at, until: now + KEPT_FOR, once: std::mem::take(&mut kept.once), ..Kept::default() };
        }
        let size = key.path.len() + sent.body.len();
        if !kept.once.again(&key) || size > BYTES_MAX {
            return;
        }
        if kept.bytes + size > BYTES_MAX {
            kept.sent.clear();
            kept.bytes = 0;
        }
        // Drawn into a buffer that grew; kept in one that fits.
        let sent = Sent { body: Bytes::copy_from_slice(&sent.body), ..sent };
        kept.bytes += if kept.sent.insert(key, sent).is_none() { size } else { 0 };
    }
}

/// Answers with a page that is kept, or keeps the answer.
pub async fn pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asked = glance(|| asked(&site, &request));
    // What cannot be read here is said by whoever draws the page.
    let Ok(Some((key, at, now))) = asked else { return next.run(request).await };
    if let Some(sent) = site.pages().find(&key, at, now) {
        return sent.into_response();
    }
    match Sent::of(next.run(request).await).await {
        Ok((sent, response)) => {
            site.pages().keep(key, sent, at, now);
            response
        }
        Err(response) => response,
    }
}

/// The key under which a request may be answered, the end of the log and the moment; `None` where it must be answered anew.
fn asked(site: &Site, request: &Request) -> Outcome<Option<(Key, Position, Time)>> {
    let headers = request.headers();
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let (true, Some(host)) = (request.method() == Method::GET && ROUTES.contains(&route) && is_nobody(headers), host) else {
        return Ok(None);
    };
    let (at, now, facts) = (site.shop.read()?.log_end()?, site.shop.now(), site.facts()?);
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let coding = if takes_gzip(headers) { Coding::Gzip } else { Coding::Plain };
    Ok(Some((Key { host: host.to_owned(), path, locale: locale(headers, &facts), coding }, at, now)))
}

/// Whether nothing is known of who asks but the language.
fn is_nobody(headers: &HeaderMap) -> bool {
    headers.get_all(COOKIE).iter().all(|line| {
        line.to_str().is_ok_and(|line| {
            line.split(';').all(|pair| {
                let name = pair.trim().split('=').next().unwrap_or_default();
                name.strip_prefix("__Host-").unwrap_or(name) == LOCALE_COOKIE
            })
        })
    })
}

impl Sent {
    /// A page that may be kept, and the same as an answer; what may not be kept as it was.
    async fn of(response: Response) -> Result<(Sent, Response), Response> {
        let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let whole = response.body().size_hint().exact().is_some();
        if response.status() != StatusCode::OK || !is_page || !whole || response.headers().contains_key(SET_COOKIE) {
            return Err(response);
        }
        let (parts, body) = response.into_parts();
        // It lies in memory already, so nothing can go wrong and nothing is waited for.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let sent = Sent { headers: parts.headers, body };
        let response = sent.clone().into_response();
        Ok((sent, response))
    }

    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.headers_mut() = self.headers;
        response
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES_MAX, Coding, KEPT_FOR, Key, ONCE_MAX, Pages, Sent};
    use crate::base::{Locale, Span, Time};
    use axum::body::{Body, Bytes};
    use axum::http::header::{CONTENT_TYPE, HeaderName};
    use axum::http::{HeaderMap, StatusCode};
    use axum::response::Response;

    fn key(path: &str) -> Key {
        Key { host: "shop.example".to_owned(), path: path.to_owned(), locale: Locale::En, coding: Coding::Plain }
    }

    fn page(bytes: usize) -> Sent {
        Sent { headers: HeaderMap::new(), body: Bytes::from(vec![b'x'; bytes]) }
    }

    #[test]
    fn a_page_is_kept_until_something_happens_and_never_for_long() {
        let (pages, now) = (Pages::default(), Time::at(1_000_000));
        pages.keep(key("/"), page(3), 7, now);
        assert!(pages.find(&key("/"), 7, now).is_none(), "it may be that nobody asks again");
        pages.keep(key("/"), page(3), 7, now);
        assert_eq!(pages.find(&key("/"), 7, now).map(|sent| sent.body.len()), Some(3));
        assert!(pages.find(&key("/"), 8, now).is_none(), "something has happened");
        assert!(pages.find(&key("/"), 7, now + KEPT_FOR).is_none(), "it is too old");
        for other in [
            Key { host: "other.example".to_owned(), ..key("/") },
            key("/?page=2"),
            Key { locale: Locale::De, ..key("/") },
            Key { coding: Coding::Gzip, ..key("/") },
        ] {
            assert!(pages.find(&other, 7, now).is_none(), "{other:?}");
        }
        for _ in 0..2 {
            pages.keep(key("/journal"), page(3), 8, now);
            pages.keep(key("/late"), page(3), 7, now);
        }
        assert!(pages.find(&key("/journal"), 8, now).is_some());
        assert!(pages.find(&key("/late"), 8, now).is_none(), "it was drawn before what has happened");
        pages.keep(key("/pages/terms"), page(3), 8, now + Span::seconds(25));
        assert!(pages.find(&key("/journal"), 8, now + Span::seconds(25)).is_none(), "an old one does not become younger by a new one");
    }

    #[test]
    fn what_was_drawn_for_one_is_not_kept() {
        let of = |name: &str, value: &str, status: StatusCode| {
            let mut response = Response::new(Body::from("page"));
            *response.status_mut() = status;
            response.headers_mut().insert(CONTENT_TYPE, "text/html; charset=utf-8".parse().unwrap());
            response.headers_mut().insert(HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
            tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(Sent::of(response)).is_ok()
        };
        assert!(of("content-language", "en", StatusCode::OK));
        assert!(!of("set-cookie", "cart=1", StatusCode::OK), "whoever came next would have the same cart");
        assert!(!of("content-type", "application/json", StatusCode::OK));
        assert!(!of("content-language", "en", StatusCode::NOT_FOUND));
    }

    #[test]
    fn however_many_addresses_are_asked_for_no_more_is_kept_than_the_limit() {
        let pages = Pages::default();
        for n in 0..600 {
            pages.keep(key(&format!("/?n={}", n / 2)), page(BYTES_MAX / 100), 1, Time::at(0));
            let kept = pages.kept.read().unwrap();
            assert_eq!(kept.bytes, kept.sent.iter().map(|(key, sent)| key.path.len() + sent.body.len()).sum::<usize>());
            assert!((kept.bytes == 0) == (n == 0) && kept.bytes <= BYTES_MAX, "{n}: {}", kept.bytes);
        }
        for n in 0..=ONCE_MAX {
            pages.keep(key(&format!("/?m={n}")), page(1), 1, Time::at(0));
            assert!(pages.kept.read().unwrap().once.seen.len() <= ONCE_MAX);
        }
        for _ in 0..2 {
            pages.keep(key("/large"), page(BYTES_MAX + 1), 1, Time::at(0));
        }
        assert!(pages.find(&key("/large"), 1, Time::at(0)).is_none());
    }
}
