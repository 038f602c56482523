//! The hosted page, on which the buyer plays the card, and what follows from each button.

use super::session::{Choice, Paid, Session};
use super::{TestPayService, webhook};
use crate::base::{Currency, Error, Locale, Money, Outcome, Refusal};
use crate::web::testpay_page::{TestPayView, test_pay};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// The page while there is something to decide; afterwards the way back to the shop.
pub async fn show(State(service): State<TestPayService>, Path(id): Path<String>) -> Response {
    match service.0.book.find(&id) {
        Some(session) if session.is_open(service.now()) => shown(&service, &session),
        Some(session) => back(session),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub async fn choose(State(service): State<TestPayService>, Path(id): Path<String>, body: Bytes) -> Response {
    let mut fields = form_urlencoded::parse(&body);
    let choice = fields.find(|(name, _)| name == "answer").and_then(|(_, value)| Choice::from_key(&value));
    let Some(choice) = choice else { return show(State(service), Path(id)).await };
    let its = service.clone();
    match tokio::task::spawn_blocking(move || decide(&its, &id, choice)).await {
        Ok(Ok(session)) => back(session),
        Ok(Err(Error::Refused(Refusal::NotFound { .. }))) => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(e)) => {
            tracing::error!(why = %e, "the test card provider failed");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Err(e) => {
            tracing::error!(why = %e, "the test card provider failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Does what was chosen, if it is not too late; the second press of a button changes nothing. Blocks.
fn decide(service: &TestPayService, id: &str, choice: Choice) -> Outcome<Session> {
    let now = service.now();
    let (session, deliveries) = service.0.book.change(id, |session| {
        if !session.is_open(now) {
            return Vec::new();
        }
        let kind = match choice {
            Choice::Decline => {
                session.declined += 1;
                "session.declined"
            }
            Choice::Cancel => {
                session.closed = Some(now);
                "session.closed"
            }
            Choice::Pay | Choice::PayLoseWebhook | Choice::PayLateTwice => {
                session.paid = Some(Paid { at: now, charge: service.name("ch_") });
                "session.paid"
            }
        };
        let at_once = [Duration::ZERO];
        let waits: &[Duration] = match choice {
            Choice::PayLoseWebhook => &[],
            Choice::PayLateTwice => &service.0.config.delays.late,
            Choice::Pay | Choice::Decline | Choice::Cancel => &at_once,
        };
        let event = webhook::event(service, session, kind);
        webhook::queue(service, session, &event, waits)
    })?;
    webhook::start(service, id, deliveries);
    Ok(session)
}

fn back(session: Session) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, session.wanted.return_url)]).into_response()
}

fn view(service: &TestPayService, session: &Session) -> TestPayView {
    let wanted = &session.wanted;
    let locale = Locale::from_tag(&wanted.locale).unwrap_or_default();
    let currency = Currency::from_code(&wanted.currency).unwrap_or(Currency::EUR); // checked when the session was made
    TestPayView {
        locale,
        shop_name: service.0.config.shop_name.clone(),
        amount: Money::new(wanted.amount, currency),
        purpose: locale.t_with("storefront-order-title", &[("number", &wanted.reference)]).into_owned(),
        action: session.url.clone(),
        cancel_href: wanted.return_url.clone(),
    }
}

/// The page with its own strict policy. `form-action` also holds for where a form's answer leads, so the way back must be in it.
fn shown(service: &TestPayService, session: &Session) -> Response {
    let page = test_pay(&view(service, session));
    let back = origin(&session.wanted.return_url);
    let policy =
        format!("default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {back}; frame-ancestors 'none'; base-uri 'none'");
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_SECURITY_POLICY, &policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, axum::response::Html(page.into_string())).into_response()
}

/// Scheme, host and port of an address; nothing when it has signs in it that could end the policy.
fn origin(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    if plain { format!("{scheme}://{host}") } else { String::new() }
}
