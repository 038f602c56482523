//! How webhooks of doubles reach the shop: tried again until they are taken, or lost, doubled, late and forged on demand.

use super::{Double, Trick};
use crate::adapters::http;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// Whose proof a webhook carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signer {
    Own,
    SomebodyElse,
}

/// What makes the headers that prove a body, anew for each try.
pub type Prove = Arc<dyn Fn(&str, Signer) -> Vec<(&'static str, String)> + Send + Sync>;

/// A webhook to be sent.
#[derive(Clone)]
pub struct Message {
    pub url: String,
    pub body: String,
    pub prove: Prove,
}

/// Sends it in the background, with the trick that is next.
pub fn send(double: &Double, message: &Message) {
    use Trick::{DoubleWebhook, ForgeWebhook, LateWebhook, LoseWebhook, SwapWebhook};
    let trick = double.next_trick(|trick| matches!(trick, LoseWebhook | DoubleWebhook | LateWebhook | SwapWebhook | ForgeWebhook));
    let before = std::mem::take(&mut *double.held.lock().unwrap_or_else(PoisonError::into_inner));
    if trick == Some(SwapWebhook) {
        return swap(double, message);
    }
    let waits = match &trick {
        Some(LoseWebhook) => vec![],
        Some(DoubleWebhook) => vec![Duration::ZERO, Duration::ZERO],
        Some(LateWebhook) => vec![double.config.late],
        _ => vec![Duration::ZERO],
    };
    let signer = if trick == Some(ForgeWebhook) { Signer::SomebodyElse } else { Signer::Own };
    for wait in waits {
        let (double, message, before) = (double.clone(), message.clone(), before.clone());
        tokio::spawn(async move {
            deliver(&double, &message, wait, signer).await;
            before.iter().for_each(|before| before.notify_one());
        });
    }
}

/// Waits until the next webhook has arrived, but no longer than a late one takes.
fn swap(double: &Double, message: &Message) {
    let turn = Arc::new(Notify::new());
    *double.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(turn.clone());
    let (double, message) = (double.clone(), message.clone());
    tokio::spawn(async move {
        let _ = tokio::time::timeout(double.config.late, turn.notified()).await;
        deliver(&double, &message, Duration::ZERO, Signer::Own).await;
    });
}

async fn deliver(double: &Double, message: &Message, first: Duration, signer: Signer) {
    for wait in std::iter::once(&first).chain(&double.config.retries) {
        tokio::time::sleep(*wait).await;
        let request = double.http.post(&message.url).header("Content-Type", "application/json").body(message.body.clone());
        let proof = (message.prove)(&message.body, signer);
        let request = proof.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        match http::answer(request).await {
            Ok((200..300, _)) => return,
            Ok((status, _)) => tracing::info!(status, "the shop did not take a webhook of a double"),
            Err(e) => tracing::info!(why = %e, "a webhook of a double did not arrive"),
        }
    }
}
