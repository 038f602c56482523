//! The hosted page, on which the buyer plays the card, and what follows from each button.

use super::session::{Choice, Paid, Session, Status};
use super::{TestPayService, webhook};
use crate::base::{Currency, Error, Locale, Money, Outcome, Refusal};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use std::time::Duration;

const STYLE: &str = "
:root{color-scheme:light dark}
body{margin:0 auto;max-width:30rem;padding:3rem 1.5rem;background:#eef0ff;color:#14143a;font:1rem/1.5 ui-monospace,monospace}
h1{font-size:2.25rem;margin:.25rem 0}
form{display:grid;gap:.625rem}
button{padding:.75rem 1rem;border:2px solid #7a7ab8;border-radius:8px;background:#fff;color:inherit;font:inherit;text-align:start}
.brand{font-weight:700}.note{padding:.5rem .75rem;border:1px dashed #7a7ab8}
:focus-visible{outline:3px solid #b3005e;outline-offset:3px}
@media (prefers-color-scheme:dark){body{background:#101028;color:#eef}button{background:#1b1b3d}}
";

/// Everything that the page shows.
struct View {
    locale: Locale,
    amount: String,
    reference: String,
    status: Status,
    action: String,
    return_url: String,
}

pub async fn show(State(service): State<TestPayService>, Path(id): Path<String>) -> Response {
    match service.0.book.find(&id) {
        Some(session) => shown(StatusCode::OK, &session.wanted.return_url, page(&view(&service, &session))),
        None => shown(StatusCode::NOT_FOUND, "", unknown()),
    }
}

pub async fn choose(State(service): State<TestPayService>, Path(id): Path<String>, body: Bytes) -> Response {
    let mut fields = form_urlencoded::parse(&body);
    let choice = fields.find(|(name, _)| name == "choice").and_then(|(_, value)| Choice::from_key(&value));
    let Some(choice) = choice else { return show(State(service), Path(id)).await };
    let its = service.clone();
    match tokio::task::spawn_blocking(move || decide(&its, &id, choice)).await {
        Ok(Ok(session)) => (StatusCode::SEE_OTHER, [(header::LOCATION, session.wanted.return_url)]).into_response(),
        Ok(Err(Error::Refused(Refusal::NotFound { .. }))) => shown(StatusCode::NOT_FOUND, "", unknown()),
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
            Choice::Pay | Choice::PayLoseWebhook | Choice::PayTwiceLate => {
                session.paid = Some(Paid { at: now, charge: service.name("ch_") });
                "session.paid"
            }
        };
        let at_once = [Duration::ZERO];
        let waits: &[Duration] = match choice {
            Choice::PayLoseWebhook => &[],
            Choice::PayTwiceLate => &service.0.config.delays.late,
            Choice::Pay | Choice::Decline | Choice::Cancel => &at_once,
        };
        let event = webhook::event(service, session, kind);
        webhook::queue(service, session, &event, waits)
    })?;
    webhook::start(service, id, deliveries);
    Ok(session)
}

pub async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], STYLE).into_response()
}

fn view(service: &TestPayService, session: &Session) -> View {
    let locale = Locale::from_tag(&session.wanted.locale).unwrap_or_default();
    let amount = Currency::from_code(&session.wanted.currency).map(|currency| locale.money(Money::new(session.wanted.amount, currency)));
    View {
        locale,
        amount: amount.unwrap_or_default(),
        reference: session.wanted.reference.clone(),
        status: session.status(service.now()),
        action: session.url.clone(),
        return_url: session.wanted.return_url.clone(),
    }
}

fn page(v: &View) -> Markup {
    let t = |key: &str| v.locale.t(key);
    let decided = match v.status {
        Status::Open => None,
        Status::Declined => Some("testpay-declined"),
        Status::Paid => Some("testpay-paid"),
        Status::Closed => Some("testpay-closed"),
        Status::Expired => Some("testpay-expired"),
    };
    let body = html! {
        p.brand { (t("testpay-title")) }
        h1 { (v.amount) }
        p { (v.locale.t_with("testpay-for", &[("reference", &v.reference)])) }
        p.note { (t("testpay-note")) }
        @if let Some(key) = decided { p role="status" { (t(key)) } }
        @if matches!(v.status, Status::Open | Status::Declined) {
            form action=(v.action) method="post" {
                @for choice in Choice::ALL { button name="choice" value=(choice.key()) { (t(button_key(choice))) } }
            }
        }
        p { a href=(v.return_url) { (t("testpay-back")) } }
    };
    frame(v.locale, &t("testpay-title"), &body)
}

const fn button_key(choice: Choice) -> &'static str {
    match choice {
        Choice::Pay => "testpay-pay",
        Choice::Decline => "testpay-decline",
        Choice::PayLoseWebhook => "testpay-pay-lose-webhook",
        Choice::PayTwiceLate => "testpay-pay-twice-late",
        Choice::Cancel => "testpay-cancel",
    }
}

fn unknown() -> Markup {
    let locale = Locale::default();
    frame(locale, &locale.t("testpay-title"), &html! { h1 { (locale.t("testpay-unknown")) } })
}

fn frame(locale: Locale, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href="/testpay/style.css";
            }
            body { main { (body) } }
        }
    }
}

/// The page with its own strict policy. `form-action` also holds for where a form's answer leads, so the way back must be in it.
fn shown(status: StatusCode, return_url: &str, page: Markup) -> Response {
    let back = origin(return_url);
    let policy =
        format!("default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {back}; frame-ancestors 'none'; base-uri 'none'");
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_SECURITY_POLICY, &policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (status, headers, axum::response::Html(page.into_string())).into_response()
}

/// Scheme, host and port of an address; nothing when it has signs in it that could end the policy.
fn origin(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    if plain { format!("{scheme}://{host}") } else { String::new() }
}
