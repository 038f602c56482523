//! The test card provider: a small payment company that lives inside the demo. It has an interface with a key, a hosted page for
//! the buyer, a memory of its own that survives kill -9, and webhooks. It never touches the shop: what the shop learns, it learns
//! over HTTP, as from a real provider.

mod api;
mod book;
mod page;
mod session;
mod webhook;

use crate::adapters::http;
use crate::base::{Outcome, Time};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use book::Book;
pub use session::{Choice, Session, Status};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Largest body of a call, in bytes.
const BODY_BYTES_MAX: usize = 16 << 10;

/// How the provider is set up.
pub struct TestPayConfig {
    /// Where it keeps its sessions: `testpay/` in the data folder.
    pub folder: PathBuf,
    /// Where it is reached, without a slash at the end: `http://127.0.0.1:8080/testpay`.
    pub public_url: String,
    /// What its one customer, the shop, must show.
    pub secret_key: String,
    /// Where its webhooks go: `http://127.0.0.1:8080/hooks/testpay`.
    pub webhook_url: String,
    pub webhook_secret: String,
    /// The shop's account, and the name that buyers read.
    pub account: String,
    pub shop_name: String,
    pub delays: Delays,
    pub now: fn() -> Time,
    /// Fills with the system's randomness.
    pub random: fn(&mut [u8]),
}

/// How long things take; shorter in tests.
#[derive(Clone, Debug)]
pub struct Delays {
    /// When a late webhook goes out, counted from the payment; once for each.
    pub late: Vec<Duration>,
    /// How long after a failed delivery the next is tried; after the last it is given up.
    pub retries: Vec<Duration>,
}

impl Default for Delays {
    fn default() -> Delays {
        let seconds = |list: &[u64]| list.iter().copied().map(Duration::from_secs).collect();
        Delays { late: seconds(&[20, 40]), retries: seconds(&[1, 2, 5, 10, 30, 60, 300, 900, 3_600]) }
    }
}

/// The running provider; copies share it.
#[derive(Clone)]
pub struct TestPayService(Arc<Inner>);

struct Inner {
    config: TestPayConfig,
    book: Book,
    http: http::Client,
}

impl TestPayService {
    /// Reads the sessions of before and goes on delivering the webhooks that were not delivered. Call it inside a tokio runtime.
    /// Blocks while reading.
    pub fn open(config: TestPayConfig) -> Outcome<TestPayService> {
        let book = Book::open(&config.folder)?;
        let service = TestPayService(Arc::new(Inner { config, book, http: http::client()? }));
        webhook::resume(&service)?;
        Ok(service)
    }

    /// All of its addresses, each beginning with `/testpay`; merge it into the demo's router.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/testpay/v1/sessions", post(api::create))
            .route("/testpay/v1/sessions/{id}", get(api::show))
            .route("/testpay/v1/sessions/{id}/close", post(api::close))
            .route("/testpay/v1/sessions/{id}/refunds", post(api::refund))
            .route("/testpay/pay/{id}", get(page::show).post(page::choose))
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
            .with_state(self.clone())
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
