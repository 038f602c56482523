//! The list of what happened: every event that webhooks told of, whether it arrived or not, for thirty days.

use super::PayPalDouble;
use super::answer::proven;
use crate::base::{Span, Time};
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const LIST: &str = "GET /v1/notifications/webhooks-events";
const KEPT: Span = Span::days(30);
/// Where the page before ended.
const AFTER: &str = "last_event_id";
/// Entries of one page, unless another number is asked for.
const STEP: usize = 10;

/// Remembers an event. Blocks.
pub(super) fn keep(double: &PayPalDouble, event: &Value) {
    let id = event["id"].as_str().unwrap_or_default().to_owned();
    let kept = double.book.change(|pages| {
        pages.objects.insert(id.clone(), event.clone());
        pages.events.push(id);
    });
    if let Err(e) = kept {
        tracing::error!(why = %e, "the PayPal double cannot keep its events");
    }
}

/// The newest first: `start_time` and `end_time`, both of them within, `page_size`; where there are more, the way to the next page.
pub async fn list(State(double): State<PayPalDouble>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let asked: BTreeMap<_, _> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let time = |name: &str| asked.get(name).and_then(|text| Time::from_rfc3339(text));
    let now = double.now();
    let (from, to) = (time("start_time").unwrap_or_default().max(now - KEPT), time("end_time").unwrap_or(now));
    let size = asked.get("page_size").and_then(|text| text.parse().ok()).unwrap_or(STEP);
    let after = asked.get(AFTER);
    let mut events: Vec<Value> = double.book.read(|pages| {
        let newest = pages.events.iter().rev().skip_while(|id| after.is_some_and(|after| *id != after)).skip(usize::from(after.is_some()));
        let within = newest
            .filter_map(|id| pages.objects.get(id))
            .filter(|event| event["create_time"].as_str().and_then(Time::from_rfc3339).is_some_and(|at| at >= from && at <= to));
        within.take(size + 1).cloned().collect()
    });
    let more = events.len() > size;
    events.truncate(size);
    let mut links = Vec::new();
    if let Some(last) = events.last().filter(|_| more).and_then(|event| event["id"].as_str()) {
        let next = asked.iter().filter(|(name, _)| *name != AFTER);
        let next = form_urlencoded::Serializer::new(String::new()).extend_pairs(next).append_pair(AFTER, last).finish();
        let href = format!("{}/v1/notifications/webhooks-events?{next}", double.config.public_url);
        links.push(json!({ "href": href, "rel": "next", "method": "GET" }));
    }
    proven(LIST, (StatusCode::OK, json!({ "count": events.len(), "events": events, "links": links })))
}
