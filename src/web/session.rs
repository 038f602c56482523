//! Who is signed in: a random token in a cookie, everything else on our side. Forms of the admin carry a second token that grows
//! from the first, so that a form which was not drawn for this session is refused.

use crate::base::{Error, Outcome, Refusal, SessionId, StaffId};
use crate::shop::staff::session::{self, TouchSession};
use crate::shop::staff::{self, Staff};
use crate::shop::{Actor, attention, order};
use crate::store::Reads;
use crate::web::admin::sign_in::SIGN_IN;
use crate::web::admin::ui::{Counts, Desk, said_key};
use crate::web::body;
use crate::web::cx::{Cx, StaffFace};
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::reply;
use crate::web::site::{Site, door};
use crate::web::url;
use crate::web::visit::{Visit, cookie};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

/// The name of the cookie of staff.
pub const STAFF_COOKIE: &str = "staff";

/// A request of somebody who is signed in. Handlers of the admin take it, so none can forget to ask.
pub struct Signed {
    pub site: Site,
    pub visit: Visit,
    pub actor: Actor,
    pub staff: Staff,
    pub session: SessionId,
    pub token: String,
    pub counts: Counts,
    pub said: Option<&'static str>,
    /// The query of the address, read.
    pub query: Raw,
}

/// The same with the form that was sent, whose token was right.
pub struct SignedForm {
    pub signed: Signed,
    pub raw: Raw,
}

impl Signed {
    pub fn cx(&self) -> &Cx {
        &self.visit.cx
    }

    pub fn desk(&self) -> Desk<'_> {
        Desk { cx: self.cx(), counts: self.counts, said: self.said }
    }

    pub fn id(&self) -> StaffId {
        self.staff.id
    }

    fn of(parts: &Parts, site: &Site) -> Outcome<Option<Signed>> {
        let Some(token) = cookie(&parts.headers, STAFF_COOKIE) else { return Ok(None) };
        let mut visit = Visit::of(parts, site)?;
        let snapshot = site.shop.read()?;
        let now = site.shop.now();
        let Some((session, staff)) = session::session(&snapshot, &token, now)? else { return Ok(None) };
        if session.should_be_touched(now) {
            site.shop.run(&Actor::System, TouchSession { session: session.id })?;
        }
        if let Some(locale) = staff.locale {
            visit.cx.locale = locale;
            visit.cx.shop = visit.facts.face_in(locale);
        }
        visit.cx.csrf = form_token(&token);
        let role = visit.cx.t(&format!("admin-role-{}", staff.role.key())).into_owned();
        visit.cx.staff = Some(StaffFace { name: staff.name.clone(), email: staff.email.as_str().to_owned(), role });
        let query = Raw::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let said = said_key(query.get("said"));
        let counts = counts(&snapshot)?;
        let actor = staff.actor();
        Ok(Some(Signed { site: site.clone(), visit, actor, session: session.id, staff, token, counts, said, query }))
    }
}

/// What stands beside the entries of the menu.
fn counts(reads: &impl Reads) -> Outcome<Counts> {
    let to_ship = reads.count(&order::BY_LIST, &(order::List::ToSend as u8), 1_000)?;
    Ok(Counts { to_ship: to_ship as u64, attention: attention::open_count(reads)? as u64 })
}

/// The token that forms of a session carry.
pub fn form_token(session: &str) -> String {
    blake3::Hash::from(blake3::derive_key("sutler 2026 token in forms", session.as_bytes())).to_hex()[..32].to_owned()
}

/// Whoever is not signed in is asked to, and comes back to where they wanted to go.
fn to_sign_in(parts: &Parts, site: &Site) -> Response {
    let nobody = door(|| staff::any(&site.shop.read()?)).is_ok_and(|any| !any);
    let wanted = if parts.method == axum::http::Method::GET { parts.uri.path() } else { "/admin" };
    let had_session = cookie(&parts.headers, STAFF_COOKIE).filter(|token| !token.is_empty()).map_or("", |_| "1");
    if nobody { reply::see_other(SIGN_IN) } else { reply::see_other(&url::with_query(SIGN_IN, &[("next", wanted), ("over", had_session)])) }
}

impl FromRequestParts<Site> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Signed, Response> {
        match door(|| Signed::of(parts, site)) {
            Ok(Some(signed)) => Ok(signed),
            Ok(None) => Err(to_sign_in(parts, site)),
            Err(Error::Refused(Refusal::Conflict { .. })) => Err(Bare::Unreadable.into_response()),
            Err(e) => Err(Failure(e).into_response()),
        }
    }
}

impl FromRequest<Site> for SignedForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<SignedForm, Response> {
        let (mut parts, request_body) = request.into_parts();
        let signed = Signed::from_request_parts(&mut parts, site).await?;
        let body::Form(raw) = body::Form::from_request(Request::from_parts(parts, request_body), site).await?;
        if !same(raw.get("csrf"), &form_token(&signed.token)) {
            return Err(Bare::ForeignForm.into_response());
        }
        Ok(SignedForm { signed, raw })
    }
}

/// Compares without telling by its time where the difference is.
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differs, (x, y)| differs | (x ^ y)) == 0
}
