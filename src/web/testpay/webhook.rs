//! The provider's webhooks: written down with the session, signed when they are sent, and sent again until they are taken.

use super::TestPayService;
use super::session::{Delivery, Session};
use crate::adapters::http;
use crate::adapters::signature::sign;
use crate::adapters::testpay::SIGNATURE_HEADER;
use crate::base::{Outcome, Span, Time};
use std::time::Duration;

/// What is told of a session now.
pub fn event(service: &TestPayService, session: &Session, kind: &str) -> String {
    let now = service.now();
    let event = serde_json::json!({
        "object": "event",
        "id": service.name("ev_"),
        "type": kind,
        "created": now.seconds(),
        "session": session.told(&service.0.config.account, now),
    });
    event.to_string()
}

/// Writes down that an event is to be delivered, once after each of the waits; to be kept with the session and then started.
pub fn queue(service: &TestPayService, session: &mut Session, event: &str, waits: &[Duration]) -> Vec<(Delivery, Duration)> {
    let mut all = Vec::new();
    for &wait in waits {
        let due = service.now() + Span::seconds(i64::try_from(wait.as_secs()).unwrap_or(i64::MAX));
        let delivery = Delivery { id: service.name("dl_"), due, body: event.to_owned(), tries: 0 };
        session.deliveries.push(delivery.clone());
        all.push((delivery, wait));
    }
    all
}

/// Begins to deliver, in the background.
pub fn start(service: &TestPayService, session: &str, deliveries: Vec<(Delivery, Duration)>) {
    for (delivery, wait) in deliveries {
        let (service, session) = (service.clone(), session.to_owned());
        tokio::spawn(async move { deliver(&service, session, delivery, wait).await });
    }
}

/// Goes on with what was not delivered when the process ended.
pub fn resume(service: &TestPayService) -> Outcome {
    let now = service.now();
    for session in service.0.book.undelivered() {
        let wait = |due: Time| Duration::from_secs(u64::try_from((due - now).0).unwrap_or(0));
        let deliveries = session.deliveries.iter().map(|delivery| (delivery.clone(), wait(delivery.due))).collect();
        start(service, &session.id, deliveries);
    }
    Ok(())
}

async fn deliver(service: &TestPayService, session: String, delivery: Delivery, first: Duration) {
    let (retries, mut wait) = (&service.0.config.delays.retries, first);
    for tries in delivery.tries.. {
        tokio::time::sleep(wait).await;
        let taken = send(service, &delivery).await;
        let Some(next) = retries.get(tries).filter(|_| !taken) else { break };
        wait = *next;
        let due = service.now() + Span::seconds(i64::try_from(next.as_secs()).unwrap_or(i64::MAX));
        note(service, &session, &delivery.id, move |session, n| {
            (session.deliveries[n].tries, session.deliveries[n].due) = (tries + 1, due);
        })
        .await;
    }
    note(service, &session, &delivery.id, |session, n| drop(session.deliveries.remove(n))).await;
}

/// Whether the shop took it: anything but 2xx is no.
async fn send(service: &TestPayService, delivery: &Delivery) -> bool {
    let config = &service.0.config;
    let request = service
        .0
        .http
        .post(&config.webhook_url)
        .header(SIGNATURE_HEADER, sign(&config.webhook_secret, delivery.body.as_bytes(), service.now()))
        .header("Content-Type", "application/json")
        .body(delivery.body.clone());
    match http::answer(request).await {
        Ok((200..300, _)) => true,
        Ok((status, _)) => {
            tracing::info!(status, "the shop did not take a webhook of the test card provider");
            false
        }
        Err(e) => {
            tracing::info!(why = %e, "a webhook of the test card provider did not arrive");
            false
        }
    }
}

async fn note(service: &TestPayService, session: &str, delivery: &str, work: impl FnOnce(&mut Session, usize) + Send + 'static) {
    let (service, session, delivery) = (service.clone(), session.to_owned(), delivery.to_owned());
    let noted = tokio::task::spawn_blocking(move || {
        let changed = service.0.book.change(&session, |session| {
            if let Some(n) = session.deliveries.iter().position(|one| one.id == delivery) {
                work(session, n);
            }
        });
        changed.map(|_| ())
    });
    if let Ok(Err(e)) = noted.await {
        tracing::error!(why = %e, "the test card provider cannot keep a session");
    }
}
