//! What the doubles of payment providers share: their memory, idempotency keys, every way of misbehaving, and how they deliver their
//! webhooks. Each double adds the interface of its provider, and touches the shop over HTTP alone.

pub mod board;
mod book;
pub mod deliver;
pub mod page;
mod tricks;

use crate::adapters::http;
use crate::base::{Outcome, Time};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use book::Book;
pub use book::Pages;
use serde_json::Value;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Notify;
pub use tricks::{KEY, Trick, play, play_on_proof};

/// Largest body of a call, in bytes.
pub const BODY_BYTES_MAX: usize = 256 << 10;

#[derive(Clone)]
pub struct DoubleConfig {
    /// Where it keeps its objects.
    pub folder: PathBuf,
    /// Where it is reached by browsers, with its own `ROOT` and without a slash at the end.
    pub public_url: String,
    /// What its one customer, the shop, must show: `sk_test_…` of Stripe; client id and secret of PayPal.
    pub client: String,
    pub secret_key: String,
    /// Where its webhooks go.
    pub webhook_url: String,
    /// What proves them: a secret, or with PayPal the name of the place.
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

/// A running double; copies share it.
#[derive(Clone)]
pub struct Double(Arc<Inner>);

pub struct Inner {
    pub config: DoubleConfig,
    pub book: Book,
    pub http: http::Client,
    /// How the provider says that something went wrong on its side.
    refuse: fn(StatusCode) -> Response,
    trouble: Trouble,
    tricks: Mutex<Vec<Trick>>,
    /// Tells a webhook that waits for the one after it that this has arrived.
    held: Mutex<Option<Arc<Notify>>>,
}

impl Deref for Double {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// The status and the body of an answer.
pub type Answer = (StatusCode, Value);

/// What becomes of trouble in the midst of a call that has a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// What was done is what the key stands for from then on, as with PayPal.
    Passes,
    /// It is kept like any answer, and said again, as Stripe does for a day (docs.stripe.com/api/idempotent_requests).
    IsKept,
}

/// What came of a call that has a key.
pub struct Done {
    pub answer: Answer,
    pub told: Vec<Told>,
    /// Whether it is what was answered before.
    pub replayed: Replayed,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Replayed {
    Yes,
    No,
}

/// An event that the shop is told of.
pub struct Told {
    pub kind: &'static str,
    pub object: Value,
}

/// A call that changes something, and may be made more than once.
pub struct Asked<'a> {
    pub key: Option<String>,
    pub call: &'a str,
    pub body: &'a [u8],
    /// The answer when the key was used for something else before.
    pub clash: Answer,
    /// The answer when something goes wrong.
    pub trouble: Answer,
}

impl Double {
    /// Reads the objects of before. Blocks.
    pub fn open(config: DoubleConfig, refuse: fn(StatusCode) -> Response, trouble: Trouble) -> Outcome<Double> {
        let book = Book::open(&config.folder)?;
        Ok(Double(Arc::new(Inner {
            config,
            book,
            http: http::client()?,
            refuse,
            trouble,
            tricks: Mutex::default(),
            held: Mutex::default(),
        })))
    }

    pub fn now(&self) -> Time {
        (self.config.now)()
    }

    /// A name that nobody can guess: the prefix and 128 random bits.
    pub fn name(&self, prefix: &str) -> String {
        let mut random = [0; 16];
        (self.config.random)(&mut random);
        random.iter().fold(prefix.to_owned(), |name, byte| format!("{name}{byte:02x}"))
    }

    /// Forgets what was asked with which key, as providers do (Stripe after a day), but nothing of what it did.
    pub fn forget_keys(&self) -> Outcome {
        self.book.change(|pages| pages.once.clear())
    }

    /// Whether trouble is kept under the key of its call.
    fn keeps_trouble(&self) -> bool {
        self.trouble == Trouble::IsKept
    }

    /// Does the work, or answers as it did when the same was asked with the same key. Says what the shop is to be told of.
    pub fn once(&self, asked: Asked<'_>, work: impl FnOnce(&mut Pages) -> (Answer, Vec<Told>)) -> Outcome<Done> {
        let Asked { key, call, body, clash, trouble } = asked;
        let what = blake3::hash(&[call.as_bytes(), body].concat()).to_hex().to_string();
        self.book.change(|pages| {
            if let Some((before, status, answer)) = key.as_ref().and_then(|key| pages.once.get(key)) {
                let same = (StatusCode::from_u16(*status).unwrap_or_default(), answer.clone());
                let answer = if *before == what { same } else { clash };
                return Done { answer, told: Vec::new(), replayed: Replayed::Yes };
            }
            let fits = |trick: &Trick| matches!(trick, Trick::FailAfterSuccess | Trick::Answer(500));
            let trick = if key.is_some() && self.keeps_trouble() { self.next_trick(fits) } else { None };
            let (answer, told) = match trick {
                Some(Trick::FailAfterSuccess) => (trouble, work(pages).1),
                Some(_) => (trouble, Vec::new()),
                None => work(pages),
            };
            if let Some(key) = key {
                pages.once.insert(key, (what, answer.0.as_u16(), answer.1.clone()));
            }
            Done { answer, told, replayed: Replayed::No }
        })
    }
}

/// One header, as text; "" where it is missing.
pub fn header_of<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

pub fn json_of((status, value): Answer) -> Response {
    if status == StatusCode::NO_CONTENT {
        return status.into_response();
    }
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}
