//! How the double answers: requests held to the schema before anything is done, answers after it, and a no in PayPal's words.

use super::PayPalDouble;
use super::schema::{Side, check};
use super::webhook;
use crate::web::double::{Answer, Asked, Done, Pages, Told, header_of, json_of};
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};

/// A no: the name of the error, the issue in it, and words.
pub fn refuse(status: StatusCode, name: &str, issue: &str, words: &str) -> Answer {
    let details = if issue.is_empty() { json!([]) } else { json!([{ "issue": issue, "description": words }]) };
    (status, json!({ "name": name, "message": words, "debug_id": "b1d1f06c7246c", "details": details }))
}

/// What cannot be done with it as it is.
pub fn cannot(issue: &str, words: &str) -> (Answer, Vec<Told>) {
    (refuse(StatusCode::UNPROCESSABLE_ENTITY, "UNPROCESSABLE_ENTITY", issue, words), Vec::new())
}

pub fn missing() -> Answer {
    refuse(StatusCode::NOT_FOUND, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID", "The specified resource does not exist.")
}

pub fn trouble(status: StatusCode) -> Response {
    let name = if status == StatusCode::FORBIDDEN { "NOT_AUTHORIZED" } else { "INTERNAL_SERVER_ERROR" };
    json_of(refuse(status, name, if status == StatusCode::FORBIDDEN { "PERMISSION_DENIED" } else { "" }, "Something is wrong on our end."))
}

/// Does a call that changes something: its body held to the schema, the same `PayPal-Request-Id` answered the same. `work` gives the
/// answer, and what the shop is to be told of.
pub fn change(
    double: &PayPalDouble,
    (call, path): (&str, &str),
    (headers, body): (&HeaderMap, &Bytes),
    work: impl FnOnce(&mut Pages, &Value) -> (Answer, Vec<Told>),
) -> Response {
    let Ok(asked) = serde_json::from_slice::<Value>(body) else {
        return json_of(refuse(
            StatusCode::BAD_REQUEST,
            "INVALID_REQUEST",
            "MALFORMED_REQUEST_JSON",
            "The request JSON is not well formed.",
        ));
    };
    if let Err(why) = check(call, Side::Request, &asked) {
        tracing::warn!(call, why, "the PayPal double refuses a request that is not of PayPal's schema");
        return json_of(refuse(StatusCode::BAD_REQUEST, "INVALID_REQUEST", "INVALID_PARAMETER_SYNTAX", &why));
    }
    let key = Some(header_of(headers, "PayPal-Request-Id").to_owned()).filter(|key| !key.is_empty());
    let clash = cannot("DUPLICATE_REQUEST_ID", "The value of PayPal-Request-Id header has already been used.").0;
    let ours = refuse(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_SERVER_ERROR", "", "Something is wrong on our end.");
    match double.once(Asked { key, call: path, body, clash, trouble: ours }, |pages| work(pages, &asked)) {
        Ok(Done { answer, told, .. }) => {
            told.iter().for_each(|told| webhook::tell(double, told.kind, &told.object));
            proven(call, answer)
        }
        Err(e) => {
            tracing::error!(why = %e, "the PayPal double cannot keep its objects");
            trouble(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// The answer, when it is of the schema: a double that answers otherwise would teach what is not so.
pub fn proven(call: &str, (status, value): Answer) -> Response {
    if status.is_success()
        && status != StatusCode::NO_CONTENT
        && let Err(why) = check(call, Side::Answer, &value)
    {
        tracing::error!(call, why, "the PayPal double's own answer is not of PayPal's schema");
        return trouble(StatusCode::INTERNAL_SERVER_ERROR);
    }
    json_of((status, value))
}

/// An object as it is told: without what the double keeps for itself.
pub fn shown(object: &Value) -> Value {
    let mut shown = object.clone();
    if let Some(fields) = shown.as_object_mut() {
        fields.retain(|name, _| !name.starts_with("double_"));
    }
    shown
}
