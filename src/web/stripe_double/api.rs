//! The interface: sessions, intents, refunds, endpoints, as far as a shop needs them. Fields that Stripe does not know are refused,
//! as Stripe does, so that a mistake of the client shows here and not with a customer.

use super::{StripeDouble, nested, refunds, webhook};
use crate::web::double::{Answer, Asked, Done, KEY, Pages, Replayed, Told, Trick, header_of, json_of};
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

/// Says that an answer is the one that the key got before.
const REPLAYED: &str = "idempotent-replayed";
/// A domain under which a merchant has Stripe show its pages (RFC 2606: it is nobody's).
const ELSEWHERE: &str = "https://pay.shop.example";

/// Parameters of each call that changes something (docs.stripe.com/api, October 2025).
const KNOWN: &[(&str, &[&str])] = &[
    (
        "/v1/checkout/sessions",
        &[
            "mode",
            "client_reference_id",
            "customer_email",
            "locale",
            "success_url",
            "cancel_url",
            "expires_at",
            "line_items",
            "metadata",
            "payment_intent_data",
            "payment_method_types",
            "submit_type",
            "custom_text",
            "expand",
            "customer",
            "shipping_options",
            "automatic_tax",
            "billing_address_collection",
            "phone_number_collection",
            "allow_promotion_codes",
            "after_expiration",
        ],
    ),
    ("/v1/refunds", &["payment_intent", "charge", "amount", "reason", "metadata", "expand", "refund_application_fee", "reverse_transfer"]),
    ("/v1/webhook_endpoints", &["url", "enabled_events", "api_version", "description", "metadata", "connect"]),
    ("capture", &["amount_to_capture", "metadata", "expand", "statement_descriptor"]),
    ("cancel", &["cancellation_reason", "expand"]),
    ("expire", &["expand"]),
];

/// An example of a kind of object, complete with every field.
pub(super) fn example(kind: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("../../../assets/stripe/objects.json")).expect("our own file is well formed");
    all[kind].clone()
}

/// Every call shows the key.
pub async fn guard(State(double): State<StripeDouble>, request: Request, next: Next) -> Response {
    let shown = header_of(request.headers(), header::AUTHORIZATION.as_str()).strip_prefix("Bearer ").unwrap_or_default();
    if blake3::hash(shown.as_bytes()) != blake3::hash(double.0.config.secret_key.as_bytes()) {
        return refuse(StatusCode::UNAUTHORIZED, "invalid_request_error", "Invalid API Key provided.");
    }
    next.run(request).await
}

pub fn refuse(status: StatusCode, kind: &str, message: &str) -> Response {
    json_of((status, error(kind, message)))
}

fn error(kind: &str, message: &str) -> Value {
    json!({ "error": { "type": kind, "message": message } })
}

/// A page of a list.
pub(super) fn example_list(url: &str, data: Vec<Value>, has_more: impl Into<Value>) -> Value {
    json!({ "object": "list", "url": url, "has_more": has_more.into(), "data": data })
}

fn wrong(message: impl std::fmt::Display) -> Answer {
    (StatusCode::BAD_REQUEST, error("invalid_request_error", &message.to_string()))
}

pub(super) fn missing(id: &str) -> Answer {
    (
        StatusCode::NOT_FOUND,
        json!({ "error": { "type": "invalid_request_error", "code": "resource_missing", "message": format!("No such object: '{id}'") } }),
    )
}

/// Does a call that changes something: parameters checked, the same idempotency key answered the same. `work` gives the answer, and
/// what the shop is to be told of.
fn change(
    double: &StripeDouble,
    call: &str,
    headers: &HeaderMap,
    body: &Bytes,
    work: impl FnOnce(&mut Pages, &Value) -> (Answer, Vec<Told>),
) -> Response {
    let fields = nested::parse(body);
    let known = KNOWN.iter().find(|(path, _)| *path == call).map_or(&[][..], |(_, known)| known);
    if let Some(strange) = fields.as_object().and_then(|fields| fields.keys().find(|name| !known.contains(&name.as_str()))) {
        return json_of(wrong(format!("Received unknown parameter: {strange}")));
    }
    let key = Some(header_of(headers, KEY).to_owned()).filter(|key| !key.is_empty());
    let message = "Keys for idempotent requests can only be used with the same parameters they were first used with.";
    let clash = (StatusCode::BAD_REQUEST, error("idempotency_error", message));
    let trouble = (StatusCode::INTERNAL_SERVER_ERROR, error("api_error", "Something is wrong on our end."));
    let done = double.once(Asked { key, call, body, clash, trouble }, |pages| work(pages, &fields));
    match done {
        Ok(Done { answer, told, replayed }) => {
            told.iter().for_each(|told| webhook::tell(double, told.kind, &told.object));
            let mut response = json_of(answer);
            if replayed == Replayed::Yes {
                response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
            }
            response
        }
        Err(e) => {
            tracing::error!(why = %e, "the Stripe double cannot keep its objects");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "api_error", "Try again later.")
        }
    }
}

pub async fn account(State(double): State<StripeDouble>) -> Response {
    let mut account = example("account");
    account["id"] = double.0.config.account.clone().into();
    json_of((StatusCode::OK, account))
}

pub async fn create_session(State(double): State<StripeDouble>, headers: HeaderMap, body: Bytes) -> Response {
    let (id, intent, now) = (double.name("cs_test_"), double.name("pi_"), double.now().seconds());
    let elsewhere = double.next_trick(|trick| *trick == Trick::PageElsewhere);
    let place = elsewhere.map_or(double.0.config.public_url.as_str(), |_| ELSEWHERE);
    let url = format!("{place}/pay/{id}");
    change(&double, "/v1/checkout/sessions", &headers, &body, |pages, fields| {
        let made = session(&id, &url, now, fields);
        let Ok(mut session) = made else { return (wrong(made.err().unwrap_or_default()), Vec::new()) };
        let mut money = example("payment_intent");
        for (name, value) in [
            ("id", json!(intent)),
            ("amount", session["amount_total"].clone()),
            ("currency", session["currency"].clone()),
            ("created", json!(now)),
            ("last_payment_error", Value::Null),
            ("canceled_at", Value::Null),
            ("metadata", fields["payment_intent_data"]["metadata"].clone()),
            (
                "capture_method",
                if fields["payment_intent_data"]["capture_method"] == "manual" { json!("manual") } else { json!("automatic_async") },
            ),
            ("description", fields["payment_intent_data"]["description"].clone()),
        ] {
            money[name] = value;
        }
        // As with Stripe, the money has no way before somebody tries to pay.
        session["payment_intent"] = Value::Null;
        session["double_intent"] = json!(intent);
        pages.objects.insert(intent.clone(), money);
        pages.objects.insert(id.clone(), session.clone());
        pages.sessions.push(id.clone());
        ((StatusCode::OK, shown(&session)), Vec::new())
    })
}

/// A new session of these fields, or what is wrong with them.
fn session(id: &str, url: &str, now: i64, fields: &Value) -> Result<Value, String> {
    if fields["mode"] != "payment" || !fields["success_url"].is_string() {
        return Err("Missing required param: mode=payment, success_url.".to_owned());
    }
    let lines = fields["line_items"].as_array().filter(|lines| !lines.is_empty() && lines.len() <= 100).ok_or("Invalid line_items.")?;
    let (mut total, mut currency) = (0_i64, None);
    for line in lines {
        let number = |value: &Value| value.as_str().and_then(|text| text.parse::<i64>().ok()).filter(|n| *n >= 0);
        let (price, quantity) = (&line["price_data"], number(&line["quantity"]).filter(|n| *n > 0).ok_or("Invalid quantity.")?);
        let amount = number(&price["unit_amount"]).ok_or("Invalid integer: unit_amount.")?;
        let name = price["product_data"]["name"].as_str().filter(|name| !name.is_empty());
        let code = price["currency"].as_str().filter(|code| code.len() == 3 && code.chars().all(|c| c.is_ascii_lowercase()));
        let (Some(_), Some(code)) = (name, code) else { return Err("Invalid price_data.".to_owned()) };
        if currency.get_or_insert(code) != &code {
            return Err("All line items must have the same currency.".to_owned());
        }
        total += amount * quantity;
    }
    let expires = fields["expires_at"].as_str().map_or(Ok(now + 86_400), str::parse::<i64>).map_err(|_| "Invalid expires_at.")?;
    if !(now + 30 * 60..=now + 24 * 3_600).contains(&expires) {
        return Err("The expires_at timestamp must be between 30 minutes and 24 hours from Checkout Session creation.".to_owned());
    }
    let mut made = example("checkout.session");
    for (name, value) in [
        ("id", json!(id)),
        ("url", json!(url)),
        ("created", json!(now)),
        ("expires_at", json!(expires)),
        ("amount_subtotal", json!(total)),
        ("amount_total", json!(total)),
        ("currency", json!(currency)),
        ("currency_conversion", Value::Null),
        ("customer_email", fields["customer_email"].clone()),
        ("client_reference_id", fields["client_reference_id"].clone()),
        ("locale", fields["locale"].clone()),
        ("metadata", fields["metadata"].clone()),
        ("success_url", fields["success_url"].clone()),
        ("cancel_url", fields["cancel_url"].clone()),
        ("status", json!("open")),
        ("payment_status", json!("unpaid")),
        ("double_lines", fields["line_items"].clone()),
    ] {
        made[name] = value;
    }
    Ok(made)
}

/// A session as it is told: without what the double keeps for itself.
pub(super) fn shown(session: &Value) -> Value {
    let mut shown = session.clone();
    if let Some(object) = shown.as_object_mut() {
        object.retain(|name, _| !name.starts_with("double_"));
    }
    if shown["object"] == "checkout.session" && shown["status"] != "open" {
        shown["url"] = Value::Null;
    }
    shown
}

/// A session whose time is over has ended, though nobody has said so.
pub(super) fn of_now(session: &Value, now: i64) -> Value {
    let mut session = session.clone();
    if session["status"] == "open" && session["expires_at"].as_i64().is_some_and(|at| at <= now) {
        session["status"] = json!("expired");
    }
    session
}

/// With the money's way in full.
pub(super) fn expanded(pages: &Pages, session: &Value) -> Value {
    let mut shown = shown(session);
    if let Some(intent) = shown["payment_intent"].as_str().and_then(|id| pages.objects.get(id)) {
        shown["payment_intent"] = self::shown(intent);
    }
    shown
}

pub async fn show_session(State(double): State<StripeDouble>, Path(id): Path<String>, RawQuery(query): RawQuery) -> Response {
    let (expand, now) = (query.unwrap_or_default().contains("payment_intent"), double.now().seconds());
    json_of(double.0.book.read(|pages| match pages.objects.get(&id).map(|session| of_now(session, now)) {
        Some(session) if expand => (StatusCode::OK, expanded(pages, &session)),
        Some(session) => (StatusCode::OK, shown(&session)),
        None => missing(&id),
    }))
}

pub async fn expire_session(State(double): State<StripeDouble>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let now = double.now().seconds();
    change(&double, "expire", &headers, &body, |pages, _| {
        let Some(session) = pages.objects.get_mut(&id) else { return (missing(&id), Vec::new()) };
        if of_now(session, now)["status"] != "open" {
            return (wrong("Only Checkout Sessions with a status in [\"open\"] can be expired."), Vec::new());
        }
        session["status"] = json!("expired");
        let object = shown(session);
        ((StatusCode::OK, object.clone()), vec![Told { kind: "checkout.session.expired", object }])
    })
}

pub async fn show_intent(State(double): State<StripeDouble>, Path(id): Path<String>) -> Response {
    json_of(double.0.book.read(|pages| pages.objects.get(&id).map_or_else(|| missing(&id), |intent| (StatusCode::OK, shown(intent)))))
}

pub async fn capture(State(double): State<StripeDouble>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    change(&double, "capture", &headers, &body, |pages, fields| {
        let Some(intent) = pages.objects.get_mut(&id) else { return (missing(&id), Vec::new()) };
        let held = intent["amount_capturable"].as_i64().unwrap_or(0);
        let wanted = fields["amount_to_capture"].as_str().map_or(Some(held), |text| text.parse().ok());
        let Some(amount) = wanted.filter(|amount| intent["status"] == "requires_capture" && (1..=held).contains(amount)) else {
            return (wrong("This PaymentIntent could not be captured."), Vec::new());
        };
        intent["status"] = json!("succeeded");
        intent["amount_received"] = json!(amount);
        intent["amount_capturable"] = json!(0);
        let object = intent.clone();
        ((StatusCode::OK, object.clone()), vec![Told { kind: "payment_intent.succeeded", object }])
    })
}

pub async fn cancel(State(double): State<StripeDouble>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    change(&double, "cancel", &headers, &body, |pages, _| {
        let Some(intent) = pages.objects.get_mut(&id) else { return (missing(&id), Vec::new()) };
        if intent["status"] == "succeeded" || intent["status"] == "canceled" {
            return (wrong("You cannot cancel this PaymentIntent."), Vec::new());
        }
        intent["status"] = json!("canceled");
        intent["amount_capturable"] = json!(0);
        let object = intent.clone();
        ((StatusCode::OK, object.clone()), vec![Told { kind: "payment_intent.canceled", object }])
    })
}

pub async fn create_refund(State(double): State<StripeDouble>, headers: HeaderMap, body: Bytes) -> Response {
    let (id, now) = (double.name("re_"), double.now().seconds());
    change(&double, "/v1/refunds", &headers, &body, |pages, fields| {
        let intent = fields["payment_intent"].as_str().unwrap_or_default().to_owned();
        if !pages.objects.contains_key(&intent) {
            return (missing(&intent), Vec::new());
        }
        let left = refunds::left(pages, &intent);
        let wanted = fields["amount"].as_str().map_or(Some(left), |text| text.parse().ok());
        let made = wanted.and_then(|amount| refunds::give_back(pages, &intent, amount, (&id, now), &fields["metadata"]));
        match made {
            Some((refund, _)) => ((StatusCode::OK, refund.clone()), vec![Told { kind: "refund.created", object: refund }]),
            None => (wrong(format!("Refund amount is greater than unrefunded amount on charge ({left}).")), Vec::new()),
        }
    })
}

pub async fn show_refund(state: State<StripeDouble>, path: Path<String>) -> Response {
    show_intent(state, path).await
}

pub async fn create_endpoint(State(double): State<StripeDouble>, headers: HeaderMap, body: Bytes) -> Response {
    let (id, secret) = (double.name("we_"), double.name("whsec_"));
    change(&double, "/v1/webhook_endpoints", &headers, &body, |pages, fields| {
        let (Some(url), Some(_)) = (fields["url"].as_str(), fields["enabled_events"].as_array()) else {
            return (wrong("Missing required param: url, enabled_events."), Vec::new());
        };
        let mut endpoint = example("webhook_endpoint");
        (endpoint["id"], endpoint["url"], endpoint["enabled_events"]) = (json!(id), json!(url), fields["enabled_events"].clone());
        endpoint["secret"] = json!(secret);
        pages.endpoints.insert(id.clone(), (url.to_owned(), secret.clone()));
        ((StatusCode::OK, endpoint), Vec::new())
    })
}

pub async fn delete_endpoint(State(double): State<StripeDouble>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    change(&double, "delete", &headers, &Bytes::new(), |pages, _| match pages.endpoints.remove(&id) {
        Some(_) => ((StatusCode::OK, json!({ "id": id, "object": "webhook_endpoint", "deleted": true })), Vec::new()),
        None => (missing(&id), Vec::new()),
    })
}
