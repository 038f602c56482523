//! What one can choose on the hosted page of a double, and which trick goes with it.

use super::{Double, Trick};
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The values of `answer`, in the order of the buttons, each with its text key.
pub const ANSWERS: [(&str, &str); 7] = [
    ("pay", "storefront-testpay-pay"),
    ("decline", "storefront-testpay-decline"),
    ("pay-lose-webhook", "storefront-testpay-lose"),
    ("pay-twice", "storefront-testpay-twice"),
    ("pay-late", "storefront-testpay-late-once"),
    ("debit", "storefront-testpay-debit"),
    ("debit-fails", "storefront-testpay-debit-fails"),
];

/// The button that was pressed; `None`: none that there is.
pub fn chosen(body: &Bytes) -> Option<&'static str> {
    let answer = form_urlencoded::parse(body).find(|(name, _)| name == "answer").map(|(_, value)| value.into_owned())?;
    ANSWERS.iter().map(|(known, _)| *known).find(|known| *known == answer)
}

/// Plays what goes with the button on the next webhook.
pub fn play_with(double: &Double, answer: &str) {
    let trick = match answer {
        "pay-lose-webhook" => Trick::LoseWebhook,
        "pay-twice" => Trick::DoubleWebhook,
        "pay-late" => Trick::LateWebhook,
        _ => return,
    };
    double.play(trick);
}

/// Back to the shop.
pub fn back(to: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, if to.is_empty() { "/" } else { to }.to_owned())]).into_response()
}
