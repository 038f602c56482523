//! What one can choose on the hosted page of a double, and which trick goes with it.

use super::{Double, Trick};
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// The values of `answer` in the order of the buttons, each with its text key: what a buyer, a bank or the time does.
pub const ANSWERS: [(&str, &str); 5] = [
    ("pay", "storefront-testpay-pay"),
    ("decline", "storefront-testpay-decline"),
    ("debit", "storefront-testpay-debit"),
    ("debit-fails", "storefront-testpay-debit-fails"),
    ("expire", "storefront-double-expire"),
];

/// Longer than the shop waits for any answer.
const SLOW: Duration = Duration::from_secs(30);

/// Further values: paid, and something goes wrong with the message to the shop, with the money, or with what the shop asks next.
pub const MISHAPS: [(&str, &str, Trick); 16] = [
    ("pay-lose-webhook", "storefront-double-lose", Trick::LoseWebhook),
    ("pay-twice", "storefront-double-twice", Trick::DoubleWebhook),
    ("pay-late", "storefront-double-late", Trick::LateWebhook),
    ("pay-swap", "storefront-double-swap", Trick::SwapWebhook),
    ("pay-forge", "storefront-double-forge", Trick::ForgeWebhook),
    ("pay-more", "storefront-double-more", Trick::OtherAmount(1)),
    ("pay-less", "storefront-double-less", Trick::OtherAmount(-1)),
    ("pay-currency", "storefront-double-currency", Trick::OtherCurrency),
    ("pay-account", "storefront-double-account", Trick::OtherAccount),
    ("pay-500", "storefront-double-500", Trick::Answer(500)),
    ("pay-429", "storefront-double-429", Trick::Answer(429)),
    ("pay-409", "storefront-double-409", Trick::Answer(409)),
    ("pay-unheard", "storefront-double-unheard", Trick::FailAfterSuccess),
    ("pay-slow", "storefront-double-slow", Trick::Hang(SLOW)),
    ("pay-huge", "storefront-double-huge", Trick::Huge),
    ("pay-unknown", "storefront-double-unknown", Trick::UnknownStatus),
];

/// The button that was pressed, and the trick that goes with it.
pub struct Chosen {
    pub answer: &'static str,
    trick: Option<Trick>,
}

/// `None`: no button that there is.
pub fn chosen(body: &Bytes) -> Option<Chosen> {
    let (_, answer) = form_urlencoded::parse(body).find(|(name, _)| name == "answer")?;
    let plain = ANSWERS.iter().find(|(known, _)| *known == answer).map(|(answer, _)| Chosen { answer, trick: None });
    plain.or_else(|| {
        let (answer, _, trick) = MISHAPS.iter().find(|(known, ..)| *known == answer)?;
        Some(Chosen { answer, trick: Some(trick.clone()) })
    })
}

impl Chosen {
    /// Plays what goes with the button. Only once it is known that the page is open: a button pressed twice is one trick.
    pub fn play_on(&self, double: &Double) {
        self.trick.iter().for_each(|trick| double.play(trick.clone()));
    }
}

/// Back to the shop.
pub fn back(to: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, if to.is_empty() { "/" } else { to }.to_owned())]).into_response()
}
