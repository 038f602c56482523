//! One call to PayPal: the token that it needs, what is sent, and what a refusal means for whoever asked.

use super::PayPal;
use super::objects::{Refusal, Token};
use crate::adapters::http;
use crate::base::{Cure, Fault, Outcome};
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// Characters of PayPal's own words that we repeat.
const SAID_CHARS_MAX: usize = 300;
/// A token is asked for anew this long before it ends.
const TOKEN_MARGIN: Duration = Duration::from_secs(60);
/// Webhooks whose proof is asked for at the same time. More are told to come again: whoever sends forged ones has us call PayPal.
const PROVEN_AT_ONCE: usize = 8;

/// What all accounts of one program share.
#[derive(Clone)]
pub struct Shared {
    /// By a hash of the keys: the token, and when it ends.
    tokens: Arc<Mutex<BTreeMap<String, (String, Instant)>>>,
    pub(super) proving: Arc<Semaphore>,
}

impl Default for Shared {
    fn default() -> Shared {
        Shared { tokens: Arc::default(), proving: Arc::new(Semaphore::new(PROVEN_AT_ONCE)) }
    }
}

/// A call: what is asked of which path.
pub(super) struct Call<'a, B> {
    pub path: &'a str,
    pub body: &'a B,
    /// The same key is done once, however often it is sent (`PayPal-Request-Id`).
    pub key: Option<&'a str>,
}

/// What was answered: the thing, or a no with its reasons.
pub(super) type Said<T> = Result<T, (u16, Refusal)>;

impl PayPal {
    pub(super) async fn get<T: DeserializeOwned>(&self, path: &str) -> Outcome<Said<T>> {
        let (status, body) = self.answer(&|| self.http.get(format!("{}{path}", self.url))).await?;
        read(status, &body)
    }

    pub(super) async fn post<T: DeserializeOwned>(&self, call: Call<'_, impl Serialize>) -> Outcome<Said<T>> {
        let (status, body) = self.send(call).await?;
        read(status, &body)
    }

    /// The status and the body, whatever they are.
    pub(super) async fn send(&self, call: Call<'_, impl Serialize>) -> Outcome<(u16, Vec<u8>)> {
        let body = serde_json::to_vec(call.body).map_err(|e| Fault::Bug(format!("a call to PayPal cannot be written: {e}")))?;
        let request = || {
            let request = self.http.post(format!("{}{}", self.url, call.path)).header("Content-Type", "application/json");
            let request = request.header("Prefer", "return=representation").body(body.clone());
            match call.key {
                Some(key) => request.header("PayPal-Request-Id", format!("{}-{key}", self.shop)),
                None => request,
            }
        };
        self.answer(&request).await
    }

    pub(super) async fn delete(&self, path: &str) -> Outcome<(u16, Vec<u8>)> {
        self.answer(&|| self.http.request(Method::DELETE, format!("{}{path}", self.url))).await
    }

    /// Asks with the token that is there, and once more with a new one should PayPal not take it any more.
    async fn answer(&self, request: &(dyn Fn() -> reqwest::RequestBuilder + Sync)) -> Outcome<(u16, Vec<u8>)> {
        if let Some(token) = self.known_token() {
            let (status, body) = http::answer(request().bearer_auth(token)).await?;
            if status != 401 {
                return Ok((status, body));
            }
        }
        let token = self.new_token().await?;
        http::answer(request().bearer_auth(token)).await
    }

    fn name_of_keys(&self) -> String {
        blake3::hash([&self.url, "\n", &self.client, "\n", &self.secret].concat().as_bytes()).to_hex().to_string()
    }

    fn known_token(&self) -> Option<String> {
        let tokens = self.shared.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let (token, ends) = tokens.get(&self.name_of_keys())?;
        (Instant::now() < *ends).then(|| token.clone())
    }

    /// Client id and secret for a token of some hours (OAuth 2.0, RFC 6749 §4.4).
    async fn new_token(&self) -> Outcome<String> {
        let request = self.http.post(format!("{}/v1/oauth2/token", self.url)).basic_auth(&self.client, Some(&self.secret));
        let request = request.header("Content-Type", "application/x-www-form-urlencoded").body("grant_type=client_credentials");
        let (status, body) = http::answer(request).await?;
        let token: Token = match read(status, &body)? {
            Ok(token) => token,
            // `invalid_client` comes with either.
            Err((400 | 401, _)) => return Err(refusal(401, &Refusal::default()).into()),
            Err((status, said)) => return Err(refusal(status, &said).into()),
        };
        let lasts = Duration::from_secs(token.expires_in.min(86_400)).saturating_sub(TOKEN_MARGIN);
        let mut tokens = self.shared.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.retain(|_, (_, ends)| Instant::now() < *ends);
        tokens.insert(self.name_of_keys(), (token.access_token.clone(), Instant::now() + lasts));
        Ok(token.access_token)
    }
}

fn read<T: DeserializeOwned>(status: u16, body: &[u8]) -> Outcome<Said<T>> {
    if !(200..300).contains(&status) {
        return Ok(Err((status, serde_json::from_slice(body).unwrap_or_default())));
    }
    Ok(Ok(serde_json::from_slice(body).map_err(|e| Fault::Outside(format!("PayPal's answer cannot be read: {e}")))?))
}

/// What a refusal means: whether to try again, and what a person must do.
pub(super) fn refusal(status: u16, said: &Refusal) -> Fault {
    let detail = said.details.first().cloned().unwrap_or_default();
    let issue = if detail.issue.is_empty() { &said.name } else { &detail.issue };
    let words = if detail.description.is_empty() { &said.message } else { &detail.description };
    let words: String = words.chars().filter(|c| !c.is_control()).take(SAID_CHARS_MAX).collect();
    match status {
        // Nothing is said about what was asked; with other keys the answer is another one.
        401 => {
            Fault::ailing(Cure::Keys, "PayPal does not know this client id and secret (any more): enter valid ones under Settings, PayPal")
        }
        403 => Fault::ailing(
            Cure::Permission,
            format!("PayPal forbids it ({issue}): give the app this feature in PayPal's developer dashboard. {words}"),
        ),
        // In use by another try of ours, too many, or their trouble: it passes.
        409 | 429 | 500.. => Fault::ailing(Cure::Patience, format!("PayPal answered {status}: {words}")),
        _ => Fault::Final(format!("PayPal refused ({status} {issue}): {words}")),
    }
}

/// The thing, or what the refusal means.
pub(super) fn done<T>(said: Said<T>) -> Outcome<T> {
    Ok(said.map_err(|(status, said)| refusal(status, &said))?)
}
