//! The hosted page, on which the buyer plays the card, and what follows from each button.

use super::session::{Choice, Paid, Session};
use super::{TestPayService, webhook};
use crate::base::{Currency, Error, Locale, Money, Outcome, Refusal};
use crate::web::testpay_page::{TestPayView, guarded, test_pay};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// The values of `answer`, in the order of the buttons, each with its text key.
const ANSWERS: [(&str, &str); 4] = [
    ("pay", "storefront-testpay-pay"),
    ("decline", "storefront-testpay-decline"),
    ("pay-lose-webhook", "storefront-testpay-lose"),
    ("pay-late-twice", "storefront-testpay-late"),
];

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
        brand: "storefront-testpay",
        warn: "storefront-testpay-warn",
        answers: &ANSWERS,
        mishaps: &[],
        lines: Vec::new(),
        shop_name: service.0.config.shop_name.clone(),
        amount: Money::new(wanted.amount, currency),
        purpose: locale.t_with("storefront-order-title", &[("number", &wanted.reference)]).into_owned(),
        action: session.url.clone(),
        cancel_href: wanted.return_url.clone(),
    }
}

fn shown(service: &TestPayService, session: &Session) -> Response {
    guarded(&test_pay(&view(service, session)), &session.wanted.return_url)
}
