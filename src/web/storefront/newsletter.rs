//! The newsletter: asking for it, confirming, leaving. Links in letters only show a page with a button, for programs that look through
//! mail open every link; the button is what counts.

use crate::base::{Email, Error, Outcome, Refusal};
use crate::shop::Actor;
use crate::shop::newsletter::link::by_link;
use crate::shop::newsletter::{BY_CONFIRM, BY_LEAVE, ConfirmSubscription, LeaveNewsletter, Source, State, Subscribe, Subscription};
use crate::shop::token::{NewsletterLink, TokenHash, newsletter_path};
use crate::store::Index;
use crate::web::body::Form;
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::reply;
use crate::web::site::{door, glance};
use crate::web::storefront::pages::newsletter::{LinkFace, NewsletterView, asked, link_page, newsletter};
use crate::web::ui::sign_up::{AT_HOME, IN_FOOTER, words_of_consent};
use crate::web::ui::trap::TRAP;
use crate::web::url;
use crate::web::visit::Visit;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// The form; with `asked` in the query, what happens next.
pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = Raw::parse(query.unwrap_or_default().as_bytes())?;
    if visit.cx.shop.newsletter.is_none() {
        return Err(Refusal::NotFound { what: "page" }.into());
    }
    Ok(reply::page(if query.has("asked") { asked(&visit.cx) } else { newsletter(&visit.cx, &NewsletterView::default()) }))
}

/// Whoever asks gets the same answer, whether the address is on the list or not.
pub async fn subscribe(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    let again = |status: StatusCode, error: Option<&str>, trouble: Option<&str>| {
        let t = |key: &str| visit.cx.t(key).into_owned();
        let view = NewsletterView { typed: typed.get("email").to_owned(), error: error.map(t), trouble: trouble.map(t) };
        Ok(reply::page_with(status, newsletter(&visit.cx, &view)))
    };
    if !visit.site.limits.allows(Wish::Newsletter, visit.caller) {
        return again(StatusCode::TOO_MANY_REQUESTS, None, Some("refused-newsletter-too-many"));
    }
    let email = match (typed.get("email").trim(), Email::parse(typed.get("email"))) {
        ("", _) => return again(StatusCode::UNPROCESSABLE_ENTITY, Some("wrong-required"), None),
        (_, None) => return again(StatusCode::UNPROCESSABLE_ENTITY, Some("wrong-email"), None),
        (_, Some(email)) => email,
    };
    let source = match typed.get("place") {
        AT_HOME => Source::Home,
        IN_FOOTER => Source::Footer,
        _ => Source::Page,
    };
    let wish = Subscribe { email, locale: visit.cx.locale, source, words: words_of_consent(&visit.cx) };
    // A machine is told what people are told, and nothing is kept.
    let is_machine = !typed.get(TRAP).is_empty();
    match if is_machine { Ok(()) } else { door(|| visit.site.shop.run(&Actor::Visitor, wish)) } {
        Ok(()) => Ok(reply::see_other(&format!("{}?asked=1", url::NEWSLETTER))),
        Err(Error::Refused(Refusal::Conflict { code: "newsletter-full" })) => {
            again(StatusCode::SERVICE_UNAVAILABLE, None, Some("refused-newsletter-full"))
        }
        Err(other) => Err(other.into()),
    }
}

const fn index(link: NewsletterLink) -> &'static Index<Subscription, TokenHash> {
    match link {
        NewsletterLink::Confirm => &BY_CONFIRM,
        NewsletterLink::Leave => &BY_LEAVE,
    }
}

pub async fn ask_confirm(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    show_link(&visit, NewsletterLink::Confirm, &token)
}

pub async fn ask_leave(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    show_link(&visit, NewsletterLink::Leave, &token)
}

/// What a link shows: the button, or that it was pressed. One that is over, or never was, says so.
fn show_link(visit: &Visit, link: NewsletterLink, token: &str) -> Result<Response, Failure> {
    let found = glance(|| -> Outcome<Option<Subscription>> { by_link(&visit.site.shop.read()?, index(link), token) })?;
    let face = found.and_then(|known| match (link, known.state()) {
        (_, State::Subscribed) if link == NewsletterLink::Confirm => {
            let leave = visit.site.shop.newsletter_token(known.id, NewsletterLink::Leave);
            Some(LinkFace::Subscribed { leave: newsletter_path(NewsletterLink::Leave, &leave) })
        }
        (NewsletterLink::Confirm, _) => known
            .can_confirm(visit.cx.now)
            .then(|| LinkFace::AskConfirm { to: newsletter_path(link, token), email: known.email.to_string() }),
        (NewsletterLink::Leave, State::Left) => Some(LinkFace::Left),
        (NewsletterLink::Leave, _) => Some(LinkFace::AskLeave { to: newsletter_path(link, token), email: known.email.to_string() }),
    });
    match face {
        Some(face) => Ok(reply::page(link_page(&visit.cx, &face))),
        None => Ok(nowhere(visit)),
    }
}

/// Guessing is slowed down.
fn nowhere(visit: &Visit) -> Response {
    if visit.site.limits.allows(Wish::OrderLink, visit.caller) { Bare::Gone } else { Bare::TooMany }.into_response()
}

pub async fn confirm(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let command = ConfirmSubscription { token: token.clone() };
    match door(|| visit.site.shop.run(&Actor::Visitor, command)) {
        Ok(()) => Ok(reply::see_other(&newsletter_path(NewsletterLink::Confirm, &token))),
        Err(Error::Refused(Refusal::NotFound { .. })) => Ok(nowhere(&visit)),
        Err(other) => Err(other.into()),
    }
}

/// From the page's button, or from a mail program's own (RFC 8058): that one sends no cookies, has no use for the page, and must not be
/// sent elsewhere. Nothing in the body matters.
pub async fn leave(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    match door(|| visit.site.shop.run(&Actor::Visitor, LeaveNewsletter { token })) {
        Ok(()) => Ok(reply::page(link_page(&visit.cx, &LinkFace::Left))),
        Err(Error::Refused(Refusal::NotFound { .. })) => Ok(nowhere(&visit)),
        Err(other) => Err(other.into()),
    }
}
