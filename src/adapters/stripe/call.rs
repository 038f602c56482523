//! One call to Stripe: what is sent, and what a refusal means for whoever asked.

use super::{Stripe, VERSION};
use crate::adapters::http;
use crate::adapters::stripe::objects::{Refusal, RefusalFacts};
use crate::base::{Cure, Fault, Outcome};
use serde::de::DeserializeOwned;
use std::fmt::Display;

/// Characters of Stripe's own words that we repeat.
const SAID_CHARS_MAX: usize = 300;

/// Fields in Stripe's form encoding, in which `a[b][0]` is a field of a list of an object.
#[derive(Clone, Debug, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub fn new() -> Form {
        Form::default()
    }

    pub fn set(&mut self, name: &str, value: impl Display) {
        self.0.push((name.to_owned(), value.to_string()));
    }

    fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

impl Stripe {
    pub(super) async fn get<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Outcome<T> {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
        let mark = if query.is_empty() { "" } else { "?" };
        self.ask(self.http.get(format!("{}{path}{mark}{query}", self.url))).await
    }

    /// The thing, if there is one of that name.
    pub(super) async fn get_if_there<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Outcome<Option<T>> {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
        match self.answer(self.http.get(format!("{}{path}?{query}", self.url))).await? {
            (404, _) => Ok(None),
            (status, body) => read(status, &body).map(Some),
        }
    }

    /// What may be done twice without harm; the rest has a key (`post_once`).
    pub(super) async fn post<T: DeserializeOwned>(&self, path: &str, form: &Form) -> Outcome<T> {
        self.ask(self.posting(path, form)).await
    }

    pub(super) fn posting(&self, path: &str, form: &Form) -> reqwest::RequestBuilder {
        let request = self.http.post(format!("{}{path}", self.url)).header("Content-Type", "application/x-www-form-urlencoded");
        request.body(form.encoded())
    }

    async fn ask<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Outcome<T> {
        let (status, body) = self.answer(request).await?;
        read(status, &body)
    }

    pub(super) async fn answer(&self, request: reqwest::RequestBuilder) -> Outcome<(u16, Vec<u8>)> {
        http::answer(self.signed(request)).await
    }

    pub(super) fn signed(&self, request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        request.bearer_auth(&self.key).header("Stripe-Version", VERSION)
    }
}

pub(super) fn read<T: DeserializeOwned>(status: u16, body: &[u8]) -> Outcome<T> {
    if !(200..300).contains(&status) {
        return Err(refusal(status, body).into());
    }
    Ok(serde_json::from_slice(body).map_err(|e| Fault::Outside(format!("Stripe's answer cannot be read: {e}")))?)
}

/// What a refusal means: whether to try again, and what a person must do.
pub(super) fn refusal(status: u16, body: &[u8]) -> Fault {
    let said = serde_json::from_slice::<Refusal>(body).unwrap_or_default().error;
    let words: String = said.message.as_deref().unwrap_or_default().chars().filter(|c| !c.is_control()).take(SAID_CHARS_MAX).collect();
    match status {
        // Nothing is said about what was asked; with another key the answer is another one.
        401 => Fault::ailing(Cure::Keys, "Stripe does not know the key (any more): enter a valid one under Settings, Stripe"),
        403 => match missing_scope(&said) {
            Some(scope) => {
                Fault::ailing(Cure::Permission, format!("the restricted key lacks the permission {scope}: give it in Stripe's dashboard"))
            }
            None => Fault::ailing(Cure::Permission, format!("Stripe forbids it: {words}")),
        },
        // In use by another try of ours, too many, or their trouble: it passes.
        409 | 429 | 500.. => Fault::ailing(Cure::Patience, format!("Stripe answered {status}: {words}")),
        _ => Fault::Final(format!("Stripe refused ({status} {}): {words}", said.code.as_deref().unwrap_or(&said.kind))),
    }
}

/// The permission that a restricted key lacks, by Stripe's name, which stands in its sentence: `rak_checkout_session_write`.
pub(super) fn missing_scope(said: &RefusalFacts) -> Option<String> {
    let words = said.message.as_deref()?;
    let at = words.find("rak_")?;
    let scope: String = words[at..].chars().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_').collect();
    Some(scope)
}
