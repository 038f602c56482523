//! Who of the staff is asking. Whoever is not signed in is sent to the sign-in page and back; forms must carry their token.

use crate::base::{Outcome, SessionId, StaffId};
use crate::shop::order::{List, view as orders};
use crate::shop::staff::session::{self, TouchSession};
use crate::shop::{Actor, attention, message};
use crate::store::{Page, Reads};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::setup::SETUP;
use crate::web::admin::sign_in::SIGN_IN;
use crate::web::admin::ui::{Counts, Desk, said_key};
use crate::web::body::Form;
use crate::web::cx::StaffFace;
use crate::web::error::{Bare, Failure};
use crate::web::field::Choice;
use crate::web::form::Raw;
use crate::web::reply::{page, page_with, see_other};
use crate::web::site::{Site, door};
use crate::web::url::with_query;
use crate::web::visit::{Visit, cookie};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

/// The name of the cookie that holds the session's token.
pub const STAFF_COOKIE: &str = "staff";

/// A request of somebody who is signed in.
pub struct SignedIn {
    pub visit: Visit,
    pub staff: StaffId,
    pub session: SessionId,
    /// The token of the cookie.
    pub token: String,
    pub actor: Actor,
    pub counts: Counts,
    /// What was done just before, from `said` in the query.
    pub said: Option<&'static str>,
}

impl SignedIn {
    pub fn desk(&self) -> Desk<'_> {
        Desk { cx: &self.visit.cx, counts: self.counts, said: self.said }
    }

    /// Runs blocking work that answers with a page or the way to one.
    pub fn answer(&self, work: impl FnOnce(&Ask<'_>) -> Outcome<Answer>) -> Result<Response, Failure> {
        let ask = Ask { shop: &self.visit.site.shop, cx: &self.visit.cx, actor: &self.actor, counts: self.counts, said: self.said };
        Ok(match door(|| work(&ask))? {
            Answer::Page(markup) => page(markup),
            Answer::Mend(markup) => page_with(StatusCode::UNPROCESSABLE_ENTITY, markup),
            Answer::Refused(markup) => page_with(StatusCode::CONFLICT, markup),
            Answer::Go(to) => see_other(&to),
        })
    }
}

/// The value of the hidden field `csrf`: grows from the session's token, which no other page can read.
pub fn csrf_of(token: &str) -> String {
    blake3::Hash::from(blake3::derive_key("sutler 2026 token in forms of the admin", token.as_bytes())).to_hex()[..32].to_owned()
}

impl FromRequestParts<Site> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<SignedIn, Response> {
        let mut visit = Visit::of(parts, site).map_err(|e| Failure(e).into_response())?;
        let token = cookie(&parts.headers, STAFF_COOKIE);
        let found = door(|| who(&mut visit, token.as_deref())).map_err(|e| Failure(e).into_response())?;
        let Some((staff, session, token, actor, counts)) = found else {
            // A form of somebody who was signed out meanwhile cannot be sent again from there; its page can.
            let next = if parts.method == Method::GET { visit.cx.path.as_str() } else { "" };
            return Err(see_other(&with_query(SIGN_IN, &[("next", next)])));
        };
        if visit.facts.settings.is_none() && parts.uri.path() != SETUP {
            return Err(see_other(SETUP));
        }
        let said = Raw::parse(parts.uri.query().unwrap_or_default().as_bytes()).ok().and_then(|query| said_key(query.get("said")));
        Ok(SignedIn { visit, staff, session, token, actor, counts, said })
    }
}

type Who = (StaffId, SessionId, String, Actor, Counts);

fn who(visit: &mut Visit, token: Option<&str>) -> Outcome<Option<Who>> {
    let Some(token) = token else { return Ok(None) };
    let reads = visit.site.shop.read()?;
    let Some((open, staff)) = session::session(&reads, token, visit.cx.now)? else { return Ok(None) };
    if open.should_be_touched(visit.cx.now) {
        visit.site.shop.run(&Actor::System, TouchSession { session: open.id })?;
    }
    if let Some(locale) = staff.locale {
        (visit.cx.locale, visit.cx.shop) = (locale, visit.facts.face_in(locale));
    }
    let role = visit.cx.t(staff.role.label()).into_owned();
    visit.cx.staff =
        Some(StaffFace { name: staff.name.clone(), email: staff.email.to_string(), role, may: staff.role.permissions().to_vec() });
    visit.cx.csrf = csrf_of(token);
    Ok(Some((staff.id, open.id, token.to_owned(), staff.actor(), counts(&reads)?)))
}

fn counts(reads: &impl Reads) -> Outcome<Counts> {
    let (_, to_ship) = orders::list(reads, List::ToSend, Page::first(0))?;
    Ok(Counts {
        to_ship: to_ship as u64,
        attention: attention::open_count(reads)? as u64,
        messages: message::count(reads, message::Tray::Open)? as u64,
    })
}

/// A form of somebody who is signed in, sent from one of our own pages.
pub struct StaffForm {
    pub who: SignedIn,
    pub raw: Raw,
}

impl FromRequest<Site> for StaffForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<StaffForm, Response> {
        let (mut parts, body) = request.into_parts();
        let who = SignedIn::from_request_parts(&mut parts, site).await?;
        let Form(raw) = Form::from_request(Request::from_parts(parts, body), site).await?;
        if raw.get("csrf") != who.visit.cx.csrf {
            return Err(Bare::ForeignForm.into_response());
        }
        Ok(StaffForm { who, raw })
    }
}
