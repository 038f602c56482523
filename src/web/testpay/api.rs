//! The provider's interface: open a session, look at it, close it. Every call shows the secret key.

use super::session::{Refund, Session, Wanted};
use super::{TestPayService, webhook};
use crate::base::{Currency, Error, Outcome, Refusal};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

const TEXT_CHARS_MAX: usize = 2_000;
const KEY_CHARS_MAX: usize = 255;

pub async fn create(State(service): State<TestPayService>, headers: HeaderMap, body: Bytes) -> Response {
    if !is_customer(&service, &headers) {
        return refuse(StatusCode::UNAUTHORIZED, "the key is not right");
    }
    let Some(key) = idempotency_key(&headers) else {
        return refuse(StatusCode::BAD_REQUEST, "the header Idempotency-Key is missing or too long");
    };
    let wanted: Wanted = match serde_json::from_slice(&body) {
        Ok(wanted) => wanted,
        Err(e) => return refuse(StatusCode::BAD_REQUEST, &e.to_string()),
    };
    if let Err(why) = check(&wanted) {
        return refuse(StatusCode::BAD_REQUEST, why);
    }
    let id = service.name("ts_");
    let canonical = serde_json::to_vec(&wanted).expect("plain data");
    let session = Session {
        url: format!("{}/pay/{id}", service.0.config.public_url),
        id,
        wanted,
        created: service.now(),
        once: blake3::hash(key.as_bytes()).to_hex().to_string(),
        wanted_hash: blake3::hash(&canonical).to_hex().to_string(),
        declined: 0,
        paid: None,
        closed: None,
        refunds: Vec::new(),
        deliveries: Vec::new(),
    };
    let its = service.clone();
    let created = tokio::task::spawn_blocking(move || its.0.book.create(session, its.now())).await;
    answer(&service, created, StatusCode::CREATED)
}

pub async fn show(State(service): State<TestPayService>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    if !is_customer(&service, &headers) {
        return refuse(StatusCode::UNAUTHORIZED, "the key is not right");
    }
    let found = service.0.book.find(&id).ok_or(Error::Refused(Refusal::NotFound { what: "session" }));
    answer(&service, Ok(found), StatusCode::OK)
}

/// Closes what is open. What is decided stays as it is, and that is no mistake of the caller.
pub async fn close(State(service): State<TestPayService>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    if !is_customer(&service, &headers) {
        return refuse(StatusCode::UNAUTHORIZED, "the key is not right");
    }
    let its = service.clone();
    let closed = tokio::task::spawn_blocking(move || {
        let now = its.now();
        let changed = its.0.book.change(&id, |session| {
            if session.is_open(now) {
                session.closed = Some(now);
                let event = webhook::event(&its, session, "session.closed");
                webhook::queue(&its, session, &event, &[std::time::Duration::ZERO])
            } else {
                Vec::new()
            }
        });
        changed.map(|(session, deliveries)| {
            webhook::start(&its, &session.id, deliveries);
            session
        })
    });
    answer(&service, closed.await, StatusCode::OK)
}

/// Gives money back: never more than was paid, and once for each idempotency key.
pub async fn refund(State(service): State<TestPayService>, headers: HeaderMap, Path(id): Path<String>, body: Bytes) -> Response {
    if !is_customer(&service, &headers) {
        return refuse(StatusCode::UNAUTHORIZED, "the key is not right");
    }
    let Some(once) = idempotency_key(&headers) else {
        return refuse(StatusCode::BAD_REQUEST, "the header Idempotency-Key is missing or too long");
    };
    let wanted = serde_json::from_slice::<serde_json::Value>(&body).ok().and_then(|body| body["amount"].as_i64());
    let Some(amount) = wanted.filter(|amount| *amount > 0) else {
        return refuse(StatusCode::BAD_REQUEST, "the amount must be more than 0");
    };
    let its = service.clone();
    let given = tokio::task::spawn_blocking(move || {
        its.0.book.change(&id, |session| {
            if let Some(known) = session.refunds.iter().find(|refund| refund.once == once) {
                return (known.amount == amount).then(|| known.clone());
            }
            let given: i64 = session.refunds.iter().map(|refund| refund.amount).sum();
            if session.paid.is_none() || given + amount > session.wanted.amount {
                return None;
            }
            let refund = Refund { id: its.name("re_"), amount, once };
            session.refunds.push(refund.clone());
            Some(refund)
        })
    });
    match given.await {
        Ok(Ok((_, Some(refund)))) => json(StatusCode::CREATED, &serde_json::json!({ "id": refund.id, "amount": refund.amount })),
        Ok(Ok((_, None))) => refuse(StatusCode::BAD_REQUEST, "so much is not there to be given back"),
        Ok(Err(Error::Refused(_))) => refuse(StatusCode::NOT_FOUND, "there is no such session"),
        _ => refuse(StatusCode::SERVICE_UNAVAILABLE, "try again later"),
    }
}

fn idempotency_key(headers: &HeaderMap) -> Option<String> {
    let key = headers.get("Idempotency-Key")?.to_str().ok()?;
    (1..=KEY_CHARS_MAX).contains(&key.len()).then(|| key.to_owned())
}

fn answer(service: &TestPayService, done: Result<Outcome<Session>, tokio::task::JoinError>, good: StatusCode) -> Response {
    match done {
        Ok(Ok(session)) => json(good, &session.told(&service.0.config.account, service.now())),
        Ok(Err(Error::Refused(Refusal::NotFound { .. }))) => refuse(StatusCode::NOT_FOUND, "there is no such session"),
        Ok(Err(Error::Refused(_))) => refuse(StatusCode::CONFLICT, "the idempotency key was used for something else"),
        Ok(Err(e)) => {
            tracing::error!(why = %e, "the test card provider failed");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "try again later")
        }
        Err(e) => {
            tracing::error!(why = %e, "the test card provider failed");
            refuse(StatusCode::INTERNAL_SERVER_ERROR, "failed")
        }
    }
}

fn refuse(status: StatusCode, why: &str) -> Response {
    json(status, &serde_json::json!({ "error": { "message": why } }))
}

fn json(status: StatusCode, value: &serde_json::Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// Compared as hashes, so that the time tells nothing of the key.
fn is_customer(service: &TestPayService, headers: &HeaderMap) -> bool {
    let mut shown = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(shown), None) = (shown.next(), shown.next()) else { return false };
    let key = &service.0.config.secret_key;
    let shown = shown.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    !key.is_empty() && blake3::hash(shown.as_bytes()) == blake3::hash(key.as_bytes())
}

fn check(wanted: &Wanted) -> Result<(), &'static str> {
    let texts = [&wanted.reference, &wanted.client_reference, &wanted.email, &wanted.locale, &wanted.return_url];
    if texts.iter().any(|text| text.chars().count() > TEXT_CHARS_MAX || text.chars().any(char::is_control)) {
        return Err("a text is too long or has control characters");
    }
    if wanted.amount <= 0 {
        return Err("the amount must be more than 0");
    }
    if Currency::from_code(&wanted.currency).is_none() {
        return Err("there is no such currency");
    }
    if !(wanted.return_url.starts_with("http://") || wanted.return_url.starts_with("https://")) {
        return Err("return_url must begin with http:// or https://");
    }
    Ok(())
}
