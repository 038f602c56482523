//! The draft of the look. For staff: with `?draft` in the address, or in a frame of the theme editor; only there may a page of the
//! shop stand in a frame, and only in one of our own. For whoever was sent the secret link: on every page, until they leave it.

use crate::base::Outcome;
use crate::shop::Permission;
use crate::shop::content::preview::PREVIEW_DAYS;
use crate::shop::staff::session;
use crate::shop::theme::Scheme;
use crate::web::admin::signed_in::STAFF_COOKIE;
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::guard::POLICY;
use crate::web::limit::Wish;
use crate::web::reply::{self, Audience};
use crate::web::site::{Site, glance};
use crate::web::url;
use crate::web::visit::{Visit, cookie};
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// This request is shown the draft; light or dark where the editor's switch says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Preview {
    pub scheme: Option<Scheme>,
    /// There is a draft, which visitors do not see.
    pub of_draft: bool,
    pub reader: Reader,
}

/// Who looks at the draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reader {
    Staff,
    /// Whoever was sent the link.
    Guest,
}

/// The name of the cookie that holds the token of the link.
pub const LOOK_COOKIE: &str = "look";
/// The parameter that asks for the draft; its value may be `light` or `dark`.
pub const PARAMETER: &str = "draft";

/// Marks requests for the draft. What staff get may stand in a frame of this shop.
pub async fn draft(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let Some(preview) = wanted(&request).filter(|_| glance(|| may_see(&site, request.headers())).unwrap_or(false)) else {
        if is_of_shop(request.uri().path()) && glance(|| is_guest(&site, request.headers())).unwrap_or(false) {
            request.extensions_mut().insert(Preview { scheme: None, of_draft: true, reader: Reader::Guest });
        }
        return next.run(request).await;
    };
    request.extensions_mut().insert(preview);
    let mut response = next.run(request).await;
    let policy = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
    response.headers_mut().insert(X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_str(&policy).expect("a policy is plain text"));
    response
}

/// Pages of the storefront, asked for with the parameter or by a frame (browsers say so: Fetch Metadata, `Sec-Fetch-Dest`).
fn wanted(request: &Request) -> Option<Preview> {
    if request.method() != Method::GET || !is_of_shop(request.uri().path()) {
        return None;
    }
    let query = Raw::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
    let framed = request.headers().get("sec-fetch-dest").is_some_and(|dest| dest == "iframe");
    let scheme = Scheme::ALL.into_iter().find(|scheme| scheme.key() == query.get(PARAMETER));
    (framed || query.has(PARAMETER)).then_some(Preview { scheme, of_draft: false, reader: Reader::Staff })
}

/// Whether a page there wears the look of the shop.
fn is_of_shop(path: &str) -> bool {
    !["/admin", "/setup", "/assets/", "/media/", "/testpay"].iter().any(|other| path.starts_with(other))
}

/// Whether the cookie holds the secret of a link that is still good.
fn is_guest(site: &Site, headers: &HeaderMap) -> Outcome<bool> {
    let Some(token) = cookie(headers, LOOK_COOKIE) else { return Ok(false) };
    Ok(site.facts()?.design.is_shown_to(&token, site.shop.now()))
}

/// `GET /preview/look/{token}`: from now on this browser sees the draft.
pub async fn enter(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    if !visit.facts.design.is_shown_to(&token, visit.cx.now) {
        return Ok(if visit.site.limits.allows(Wish::OrderLink, visit.caller) { Bare::Gone } else { Bare::TooMany }.into_response());
    }
    Ok(reply::with_cookie(reply::see_other(url::HOME), &visit, Audience::Shop, LOOK_COOKIE, &token, PREVIEW_DAYS))
}

/// `POST /preview/look`: back to the shop as everybody sees it.
pub async fn leave(visit: Visit) -> Response {
    reply::with_cookie(reply::see_other(url::HOME), &visit, Audience::Shop, LOOK_COOKIE, "", 0)
}

/// Whether somebody who may change the look is signed in. The cookie of staff is never sent from other sites.
fn may_see(site: &Site, headers: &HeaderMap) -> Outcome<bool> {
    let Some(token) = cookie(headers, STAFF_COOKIE) else { return Ok(false) };
    let found = session::session(&site.shop.read()?, &token, site.shop.now())?;
    Ok(found.is_some_and(|(_, staff)| staff.actor().may(Permission::Settings)))
}
