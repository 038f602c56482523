//! From what went wrong to what is answered. The only place that knows status codes; a fault is logged once, here, and never shown.

use crate::base::{Error, Fault, Refusal};
use crate::web::admin::signed_in::SignedIn;
use crate::web::admin::trouble::trouble_page;
use crate::web::site::Site;
use crate::web::storefront::pages::trouble::{self, Trouble, TroubleView};
use crate::web::visit::Visit;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

/// An error on its way out: travels in the response until `dress` makes a page of it.
#[derive(Clone, Debug)]
pub struct Failure(pub Error);

/// Answers that no command gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bare {
    /// What was sent cannot be read.
    Unreadable,
    TooLarge,
    TooSlow,
    TooMany,
    /// The form was not sent from one of our own pages.
    ForeignForm,
    NotFound,
    /// Asked for under a name that is not this shop's.
    OtherHost,
    /// A link that was good once.
    Gone,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure(refusal.into())
    }
}

/// The status of an error.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::Refused(Refusal::NotFound { .. }) => StatusCode::NOT_FOUND,
        Error::Refused(Refusal::Invalid(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        // No browser sends these.
        Error::Refused(Refusal::Conflict { code: "form-not-utf8" | "form-too-long" }) => StatusCode::BAD_REQUEST,
        Error::Refused(Refusal::Conflict { .. }) => StatusCode::CONFLICT,
        Error::Refused(Refusal::Forbidden) => StatusCode::FORBIDDEN,
        Error::Fault(Fault::Busy) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl Bare {
    const fn status(self) -> StatusCode {
        match self {
            Bare::Unreadable => StatusCode::BAD_REQUEST,
            Bare::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Bare::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Bare::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Bare::ForeignForm => StatusCode::FORBIDDEN,
            Bare::NotFound => StatusCode::NOT_FOUND,
            Bare::OtherHost => StatusCode::MISDIRECTED_REQUEST,
            Bare::Gone => StatusCode::GONE,
        }
    }
}

impl IntoResponse for Bare {
    fn into_response(self) -> Response {
        self.status().into_response()
    }
}

/// Gives every answer of 400 and above that has no page yet a page in the shop's clothes, and logs faults.
pub async fn dress(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let failure = response.extensions().get::<Failure>().cloned();
    if let Some(Failure(Error::Fault(fault))) = &failure {
        tracing::error!(path = asked.uri.path(), error = %crate::base::Error::from(fault.clone()), "a request failed");
    }
    let status = response.status();
    let has_page = response.headers().contains_key(axum::http::header::CONTENT_TYPE);
    let plain = ["/hooks/", "/api/", "/healthz", "/assets/", "/media/", "/testpay/"].iter().any(|p| asked.uri.path().starts_with(p));
    if status.as_u16() < 400 || (has_page && failure.is_none() && !is_plain_text(&response)) {
        return response;
    }
    if plain {
        return (status, format!("{status}\n")).into_response();
    }
    if asked.uri.path().starts_with("/admin")
        && let Ok(who) = SignedIn::from_request_parts(&mut asked, &site).await
    {
        return (status, Html(trouble_page(&who.desk(), status.as_u16()).into_string())).into_response();
    }
    let Ok(visit) = Visit::of(&asked, &site) else {
        return (status, Html(trouble::last_resort().into_string())).into_response();
    };
    let view = TroubleView {
        trouble: match failure {
            Some(Failure(Error::Refused(Refusal::Conflict { code }))) if status == StatusCode::CONFLICT => Trouble::Refused(code),
            _ => kind(status),
        },
        guess: guess(asked.uri.path()),
        categories: visit.facts.index(visit.cx.locale),
        reference: None,
    };
    let mut page = (status, Html(trouble::trouble(&visit.cx, &view).into_string())).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::TOO_MANY_REQUESTS {
        page.headers_mut().insert(axum::http::header::RETRY_AFTER, axum::http::HeaderValue::from_static("10"));
    }
    page
}

/// axum's own refusals are bare text.
fn is_plain_text(response: &Response) -> bool {
    let kind = response.headers().get(axum::http::header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/plain"))
}

const fn kind(status: StatusCode) -> Trouble {
    match status.as_u16() {
        404 | 405 => Trouble::NotFound,
        410 => Trouble::Gone,
        403 => Trouble::Forbidden,
        429 => Trouble::TooMany,
        503 => Trouble::Busy,
        400..=499 => Trouble::Unreadable,
        _ => Trouble::Broken,
    }
}

/// Words from an address that leads nowhere, for the search field.
fn guess(path: &str) -> String {
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let words: String = last.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).take(40).collect();
    words.trim().to_owned()
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
