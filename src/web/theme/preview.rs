//! The draft of the look, for staff: with `?draft` in the address, or in a frame of the theme editor. Only there may a page of the
//! shop stand in a frame, and only in one of our own.

use crate::base::Outcome;
use crate::shop::Permission;
use crate::shop::staff::session;
use crate::shop::theme::Scheme;
use crate::web::admin::signed_in::STAFF_COOKIE;
use crate::web::form::Raw;
use crate::web::guard::POLICY;
use crate::web::site::{Site, glance};
use crate::web::visit::cookie;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;

/// This request is shown the draft; light or dark where the editor's switch says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Preview {
    pub scheme: Option<Scheme>,
    /// There is a draft, which visitors do not see.
    pub of_draft: bool,
}

/// The parameter that asks for the draft; its value may be `light` or `dark`.
pub const PARAMETER: &str = "draft";

/// Marks requests of staff for the draft, and lets what they get stand in a frame of this shop.
pub async fn staff_see_the_draft(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let Some(preview) = wanted(&request).filter(|_| glance(|| may_see(&site, request.headers())).unwrap_or(false)) else {
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
    let path = request.uri().path();
    let of_shop = !["/admin", "/setup", "/assets/", "/media/", "/testpay"].iter().any(|other| path.starts_with(other));
    if request.method() != Method::GET || !of_shop {
        return None;
    }
    let query = Raw::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
    let framed = request.headers().get("sec-fetch-dest").is_some_and(|dest| dest == "iframe");
    let scheme = Scheme::ALL.into_iter().find(|scheme| scheme.key() == query.get(PARAMETER));
    (framed || query.has(PARAMETER)).then_some(Preview { scheme, of_draft: false })
}

/// Whether somebody who may change the look is signed in. The cookie of staff is never sent from other sites.
fn may_see(site: &Site, headers: &HeaderMap) -> Outcome<bool> {
    let Some(token) = cookie(headers, STAFF_COOKIE) else { return Ok(false) };
    let found = session::session(&site.shop.read()?, &token, site.shop.now())?;
    Ok(found.is_some_and(|(_, staff)| staff.actor().may(Permission::Settings)))
}
