//! The token that every other call shows (OAuth 2.0, RFC 6749 §4.4).

use super::PayPalDouble;
use super::answer::refuse;
use crate::web::double::{header_of, json_of};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::sync::PoisonError;

/// Tokens that are good at the same time.
const TOKENS_MAX: usize = 100;

impl PayPalDouble {
    /// Takes back every token, as when the app's secret was changed, or hours have passed.
    pub fn forget_tokens(&self) {
        self.tokens.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

pub async fn give(State(double): State<PayPalDouble>, headers: HeaderMap, body: String) -> Response {
    let shown = header_of(&headers, header::AUTHORIZATION.as_str()).strip_prefix("Basic ").unwrap_or_default();
    let known = format!("{}:{}", double.config.client, double.config.secret_key);
    if STANDARD.decode(shown).unwrap_or_default() != known.as_bytes() {
        let said = json!({ "error": "invalid_client", "error_description": "Client Authentication failed" });
        return json_of((StatusCode::UNAUTHORIZED, said));
    }
    if !form_urlencoded::parse(body.as_bytes()).any(|(name, value)| name == "grant_type" && value == "client_credentials") {
        return json_of((StatusCode::BAD_REQUEST, json!({ "error": "unsupported_grant_type" })));
    }
    let token = double.name("A21A");
    let mut tokens = double.tokens.lock().unwrap_or_else(PoisonError::into_inner);
    tokens.push(token.clone());
    let too_many = tokens.len().saturating_sub(TOKENS_MAX);
    tokens.drain(..too_many);
    let scope = "https://uri.paypal.com/services/payments/payment https://uri.paypal.com/services/payments/refund";
    json_of((
        StatusCode::OK,
        json!({ "scope": scope, "access_token": token, "token_type": "Bearer", "app_id": "APP-80W284485P519543T", "expires_in": 32_400 }),
    ))
}

pub async fn guard(State(double): State<PayPalDouble>, request: Request, next: Next) -> Response {
    let shown = header_of(request.headers(), header::AUTHORIZATION.as_str()).strip_prefix("Bearer ").unwrap_or_default().to_owned();
    let known = double.tokens.lock().unwrap_or_else(PoisonError::into_inner).contains(&shown);
    if !known {
        return json_of(refuse(
            StatusCode::UNAUTHORIZED,
            "AUTHENTICATION_FAILURE",
            "",
            "Authentication failed due to invalid credentials.",
        ));
    }
    next.run(request).await
}
