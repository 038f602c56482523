//! A double of Stripe: a small server that speaks its interface (Checkout, intents, refunds, webhooks) with objects of its shape,
//! shows a hosted page with a button for everything that happens to payments, and misbehaves on demand. It never touches the shop:
//! what the shop learns, it learns over HTTP. For developers (`sutler demo --payments stripe-double`) and for tests.

mod api;
mod book;
mod dashboard;
mod ledger;
mod lists;
mod nested;
mod page;
mod tricks;
mod webhook;

use crate::adapters::http;
use crate::base::{Outcome, Time};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{delete, get, post};
use book::Book;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
pub use tricks::Trick;

/// Largest body of a call, in bytes.
const BODY_BYTES_MAX: usize = 64 << 10;

/// Where it listens, below the address of whoever serves it.
pub const ROOT: &str = "/stripe-double";

pub struct DoubleConfig {
    /// Where it keeps its objects.
    pub folder: PathBuf,
    /// Where it is reached by browsers, with `ROOT` and without a slash at the end.
    pub public_url: String,
    /// `sk_test_…`: what its one customer, the shop, must show.
    pub secret_key: String,
    /// Where its webhooks go.
    pub webhook_url: String,
    pub webhook_secret: String,
    pub account: String,
    pub shop_name: String,
    /// How long after a failed delivery the next is tried.
    pub retries: Vec<Duration>,
    /// How long a late webhook, or a slow way of paying, takes.
    pub late: Duration,
    pub now: fn() -> Time,
    /// Fills with the system's randomness.
    pub random: fn(&mut [u8]),
}

/// The running double; copies share it.
#[derive(Clone)]
pub struct StripeDouble(Arc<Inner>);

struct Inner {
    config: DoubleConfig,
    book: Book,
    http: http::Client,
    tricks: Mutex<Vec<Trick>>,
}

impl StripeDouble {
    /// Reads the objects of before. Blocks.
    pub fn open(config: DoubleConfig) -> Outcome<StripeDouble> {
        let book = Book::open(&config.folder)?;
        Ok(StripeDouble(Arc::new(Inner { config, book, http: http::client()?, tricks: Mutex::default() })))
    }

    /// All of its addresses, each below `ROOT`.
    pub fn router(&self) -> Router {
        let api = Router::new()
            .route("/stripe-double/v1/account", get(api::account))
            .route("/stripe-double/v1/checkout/sessions", post(api::create_session).get(lists::sessions))
            .route("/stripe-double/v1/checkout/sessions/{id}", get(api::show_session))
            .route("/stripe-double/v1/checkout/sessions/{id}/expire", post(api::expire_session))
            .route("/stripe-double/v1/payment_intents/{id}", get(api::show_intent))
            .route("/stripe-double/v1/payment_intents/{id}/capture", post(api::capture))
            .route("/stripe-double/v1/payment_intents/{id}/cancel", post(api::cancel))
            .route("/stripe-double/v1/refunds", post(api::create_refund))
            .route("/stripe-double/v1/refunds/{id}", get(api::show_refund))
            .route("/stripe-double/v1/balance_transactions", get(lists::transactions))
            .route("/stripe-double/v1/payouts", get(lists::payouts))
            .route("/stripe-double/v1/disputes", get(lists::disputes))
            .route("/stripe-double/v1/disputes/{id}", get(lists::show_dispute))
            .route("/stripe-double/v1/webhook_endpoints", post(api::create_endpoint))
            .route("/stripe-double/v1/webhook_endpoints/{id}", delete(api::delete_endpoint))
            .layer(axum::middleware::from_fn_with_state(self.clone(), tricks::play))
            .layer(axum::middleware::from_fn_with_state(self.clone(), api::guard));
        api.route("/stripe-double/pay/{id}", get(page::show).post(page::choose))
            .route("/stripe-double/dashboard", get(dashboard::show).post(dashboard::press))
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
            .with_state(self.clone())
    }

    /// Plays a trick on the next call, or webhook, that it fits; several are played one after another.
    pub fn play(&self, trick: Trick) {
        self.0.tricks.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(trick);
    }

    /// Pays out whatever is on the balance; its name. Blocks.
    pub fn pay_out(&self) -> Outcome<Option<String>> {
        let (name, now) = (self.name("po_"), self.now().seconds());
        let trick = self.next_trick(|trick| matches!(trick, Trick::PayoutOff(_)));
        let paid = self.0.book.change(|pages| ledger::pay_out(pages, &name, now, trick.as_ref()))?;
        Ok(paid.map(|_| name))
    }

    /// Somebody else is paid on the same account. Blocks.
    pub fn pay_stranger(&self) -> Outcome {
        let (name, now) = (self.name("pi_"), self.now().seconds());
        self.0.book.change(|pages| ledger::stranger(pages, name, now))
    }

    /// Does something to a payment, dispute or payout of that name, and tells the shop. Blocks.
    fn act(&self, deed: ledger::Deed, of: &str) -> Outcome {
        let (name, now) = (self.name("dp_"), self.now().seconds());
        let told = self.0.book.change(|pages| ledger::act(pages, deed, of, &name, now))?;
        told.iter().for_each(|told| webhook::tell(self, told.kind, &told.object));
        Ok(())
    }

    fn now(&self) -> Time {
        (self.0.config.now)()
    }

    /// A name that nobody can guess: the prefix and 128 random bits.
    fn name(&self, prefix: &str) -> String {
        let mut random = [0; 16];
        (self.0.config.random)(&mut random);
        random.iter().fold(prefix.to_owned(), |name, byte| format!("{name}{byte:02x}"))
    }
}
