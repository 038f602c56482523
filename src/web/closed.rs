//! While the shop is closed: visitors read why and until when (503 with `Retry-After`, RFC 9110 §15.6.4 and §10.2.3). Staff see the
//! shop as ever, and what was begun before goes on: orders, their payments, and what providers tell us.

use crate::base::Outcome;
use crate::shop::staff::session;
use crate::web::admin::signed_in::STAFF_COOKIE;
use crate::web::error::Failure;
use crate::web::reply;
use crate::web::site::{Site, glance};
use crate::web::storefront::pages::closed::{ClosedView, closed};
use crate::web::visit::{Visit, cookie};
use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What stays open for everybody. Pages of text do too: the law wants some of them to be reachable at all times.
const OPEN: [&str; 12] = [
    "/admin",
    "/orders",
    "/hooks/",
    "/testpay/",
    "/assets/",
    "/media/",
    "/pages/",
    "/preview/",
    "/newsletter/",
    "/language",
    "/robots.txt",
    "/healthz",
];
/// This request is of staff, who alone see the shop while it is closed.
#[derive(Clone, Copy)]
pub struct ClosedToOthers;

/// When to ask again where nobody said when the shop opens, in seconds.
const LATER: i64 = 3_600;

pub async fn gate(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if OPEN.iter().any(|open| path.starts_with(open)) {
        return next.run(request).await;
    }
    let (mut asked, body) = request.into_parts();
    let shut = glance(|| -> Outcome<Option<Response>> {
        let facts = site.facts()?;
        let now = site.shop.now();
        let Some(why) = facts.settings.as_ref().and_then(|settings| settings.closed_now(now)) else { return Ok(None) };
        let token = cookie(&asked.headers, STAFF_COOKIE);
        if let Some(token) = token
            && session::session(&site.shop.read()?, &token, now)?.is_some()
        {
            asked.extensions.insert(ClosedToOthers);
            return Ok(None);
        }
        let visit = Visit::of(&asked, &site)?;
        let view = ClosedView { text: why.text.get(visit.cx.locale).to_owned(), until: why.until };
        let mut page = reply::page_with(StatusCode::SERVICE_UNAVAILABLE, closed(&visit.cx, &view));
        let wait = why.until.map_or(LATER, |until| (until - now).0.max(1));
        page.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait));
        Ok(Some(page))
    });
    match shut {
        Ok(None) => next.run(Request::from_parts(asked, body)).await,
        Ok(Some(page)) => page,
        Err(e) => Failure(e).into_response(),
    }
}
