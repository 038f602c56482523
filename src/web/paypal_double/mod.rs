//! A double of PayPal: a small server that speaks its interface (Orders v2, Payments v2, Webhooks v1) and holds every request, and each
//! of its own answers, to PayPal's published schemas; shows a page with a button for everything that happens to payments; and
//! misbehaves on demand. For developers (`sutler demo --payments paypal-double`) and for tests.

mod answer;
mod dashboard;
mod deeds;
mod events;
mod money;
mod order;
mod page;
mod schema;
mod token;
mod webhook;

use super::double::{self, BODY_BYTES_MAX, Double, DoubleConfig, Trouble};
use crate::base::Outcome;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post};
pub use schema::{Side, check};
use std::ops::Deref;
use std::sync::{Arc, Mutex};

/// Where it listens, below the address of whoever serves it.
pub const ROOT: &str = "/paypal-double";

/// The running double; copies share it.
#[derive(Clone)]
pub struct PayPalDouble {
    double: Double,
    /// Tokens that are good: its memory of them ends with it, as theirs ends after some hours.
    tokens: Arc<Mutex<Vec<String>>>,
}

impl Deref for PayPalDouble {
    type Target = Double;
    fn deref(&self) -> &Double {
        &self.double
    }
}

impl PayPalDouble {
    /// Reads the objects of before. Blocks.
    pub fn open(config: DoubleConfig) -> Outcome<PayPalDouble> {
        Ok(PayPalDouble { double: Double::open(config, answer::trouble, Trouble::Passes)?, tokens: Arc::default() })
    }

    /// The call by which a webhook is proven: it goes on while the others have their tricks, and has its own.
    fn proof(&self) -> Router<PayPalDouble> {
        Router::new()
            .route("/paypal-double/v1/notifications/verify-webhook-signature", post(webhook::verify))
            .layer(axum::middleware::from_fn_with_state(self.double.clone(), double::play_on_proof))
    }

    /// All of its addresses, each below `ROOT`.
    pub fn router(&self) -> Router {
        let api = Router::new()
            .route("/paypal-double/v2/checkout/orders", post(order::create))
            .route("/paypal-double/v2/checkout/orders/{id}", get(order::show))
            .route("/paypal-double/v2/checkout/orders/{id}/capture", post(order::capture))
            .route("/paypal-double/v2/checkout/orders/{id}/authorize", post(order::authorize))
            .route("/paypal-double/v2/payments/authorizations/{id}/capture", post(money::capture))
            .route("/paypal-double/v2/payments/authorizations/{id}/void", post(money::void))
            .route("/paypal-double/v2/payments/captures/{id}", get(money::show_capture))
            .route("/paypal-double/v2/payments/captures/{id}/refund", post(money::refund))
            .route("/paypal-double/v2/payments/refunds/{id}", get(money::show_refund))
            .route("/paypal-double/v1/notifications/webhooks", post(webhook::register).get(webhook::list))
            .route("/paypal-double/v1/notifications/webhooks/{id}", delete(webhook::remove))
            .route("/paypal-double/v1/notifications/webhooks-events", get(events::list))
            .layer(axum::middleware::from_fn_with_state(self.double.clone(), double::play))
            .merge(self.proof())
            .layer(axum::middleware::from_fn_with_state(self.clone(), token::guard));
        api.route("/paypal-double/v1/oauth2/token", post(token::give))
            .route("/paypal-double/pay/{id}", get(page::show).post(page::choose))
            .route("/paypal-double/dashboard", get(dashboard::show).post(dashboard::press))
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
            .with_state(self.clone())
    }
}
