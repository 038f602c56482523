//! What goes wrong between a shop and a payment provider, on demand.

use super::Double;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use std::sync::PoisonError;
use std::time::Duration;

#[derive(Clone, PartialEq, Debug)]
pub enum Trick {
    /// The next call that changes something is done, and answered 500. A provider that keeps what it answered says so again.
    FailAfterSuccess,
    /// The next call is not done, and answered with this status.
    Answer(u16),
    /// The next call is answered after so long.
    Hang(Duration),
    /// The next call is answered with ten megabytes.
    Huge,
    /// Every status in the next answer is one that nobody has heard of.
    UnknownStatus,
    /// The next payment is made with so much more or less (the provider's smallest unit).
    OtherAmount(i64),
    /// The next payment is made with real money, where play money is meant.
    OtherMode,
    /// The next payout is so much more or less than its parts.
    PayoutOff(i64),
    /// The next page is said to be under a domain of the merchant's, where nobody is.
    PageElsewhere,
    /// In another currency.
    OtherCurrency,
    /// To somebody else.
    OtherAccount,
    /// The next webhook gets lost.
    LoseWebhook,
    /// It comes twice.
    DoubleWebhook,
    /// It comes late.
    LateWebhook,
    /// It comes after the one that follows it; alone, it comes late.
    SwapWebhook,
    /// Its signature is wrong, each time that it is tried.
    ForgeWebhook,
    /// The same on the next call that asks whether a webhook is true; of the other calls it is none.
    Proof(Box<Trick>),
}

impl Double {
    /// Plays a trick on the next call, or webhook, that it fits; several are played one after another.
    pub fn play(&self, trick: Trick) {
        self.tricks.lock().unwrap_or_else(PoisonError::into_inner).push(trick);
    }

    /// The next trick of those that fit, which is then over.
    pub fn next_trick(&self, fits: impl Fn(&Trick) -> bool) -> Option<Trick> {
        let mut tricks = self.tricks.lock().unwrap_or_else(PoisonError::into_inner);
        tricks.iter().position(fits).map(|at| tricks.remove(at))
    }
}

/// Plays the next trick on a call.
pub async fn play(State(double): State<Double>, request: Request, next: Next) -> Response {
    let changes = request.method() != Method::GET;
    // What is kept under a key is played where that is done.
    let kept = double.keeps_trouble() && request.headers().contains_key(KEY);
    let fits = |trick: &Trick| match trick {
        Trick::FailAfterSuccess => changes && !kept,
        Trick::Answer(500) => !kept,
        trick => is_of_calls(trick),
    };
    perform(&double, double.next_trick(fits), request, next).await
}

/// Plays the next trick on a call that asks for the proof of a webhook.
pub async fn play_on_proof(State(double): State<Double>, request: Request, next: Next) -> Response {
    let trick = match double.next_trick(|trick| matches!(trick, Trick::Proof(_))) {
        Some(Trick::Proof(trick)) => Some(*trick),
        _ => None,
    };
    perform(&double, trick, request, next).await
}

/// The header of Stripe's keys.
pub const KEY: &str = "Idempotency-Key";

/// What is played on any call.
const fn is_of_calls(trick: &Trick) -> bool {
    matches!(trick, Trick::Answer(_) | Trick::Hang(_) | Trick::Huge | Trick::UnknownStatus)
}

async fn perform(double: &Double, trick: Option<Trick>, request: Request, next: Next) -> Response {
    let trouble = double.refuse;
    match trick {
        Some(Trick::FailAfterSuccess) => {
            let _ = next.run(request).await;
            trouble(StatusCode::INTERNAL_SERVER_ERROR)
        }
        Some(Trick::Answer(status)) => trouble(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)),
        Some(Trick::Hang(time)) => {
            tokio::time::sleep(time).await;
            next.run(request).await
        }
        Some(Trick::Huge) => Body::from(vec![b' '; 10 << 20]).into_response(),
        Some(Trick::UnknownStatus) => {
            let (parts, body) = next.run(request).await.into_parts();
            let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap_or_default();
            let mut value: Value = serde_json::from_slice(&bytes).unwrap_or_default();
            forget_words(&mut value);
            (parts.status, value.to_string()).into_response()
        }
        _ => next.run(request).await,
    }
}

/// Every status in it is a word that nobody has heard of.
fn forget_words(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| match value {
            Value::String(word) if name == "status" || name == "payment_status" => *word = "not_yet_invented".to_owned(),
            value => forget_words(value),
        }),
        Value::Array(entries) => entries.iter_mut().for_each(forget_words),
        _ => {}
    }
}
