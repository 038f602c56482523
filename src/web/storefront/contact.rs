//! Writing to the shop. What was typed is never lost: a refusal brings the form back as it was.

use crate::base::{Email, Error, Outcome, Refusal};
use crate::shop::Actor;
use crate::shop::message::{Seems, SendMessage};
use crate::web::body::Form;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, conflict, mistakes};
use crate::web::field::input::{Line, LineOrNone, Message};
use crate::web::field::{self, ReadCx, form};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::reply;
use crate::web::site::door;
use crate::web::storefront::pages::contact::{ContactView, contact, sent};
use crate::web::ui::trap::TRAP;
use crate::web::url;
use crate::web::visit::Visit;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use maud::Markup;

struct ContactFacts {
    name: String,
    email: Email,
    order_number: String,
    text: String,
}

const FORM: field::Form<ContactFacts> = form!(ContactFacts {
    name: Line = "storefront-contact-name", "", autocomplete = "name";
    email: Email = "storefront-contact-email", "storefront-contact-email-help", autocomplete = "email";
    order_number: LineOrNone = "storefront-contact-order", "";
    text: Message = "storefront-contact-text", "";
});

/// The form; with `sent` in the query, what happens next.
pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = Raw::parse(query.unwrap_or_default().as_bytes())?;
    Ok(reply::page(if query.has("sent") { sent(&visit.cx) } else { page(&visit.cx, Some(&query), None) }))
}

/// A link may carry the number of an order.
fn page(cx: &Cx, typed: Option<&Raw>, refusal: Option<&Refusal>) -> Markup {
    let wrong = refusal.and_then(mistakes).unwrap_or_default();
    let trouble = refusal.and_then(|refusal| conflict(cx, refusal));
    let fields = Filled { form: &FORM, facts: None, typed, wrong, options: &|_| Vec::new() }.fields(cx);
    contact(cx, &ContactView { fields, trouble })
}

pub async fn send(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    let again = |status: StatusCode, refusal: &Refusal| Ok(reply::page_with(status, page(&visit.cx, Some(&typed), Some(refusal))));
    if !visit.site.limits.allows(Wish::Message, visit.caller) {
        return again(StatusCode::TOO_MANY_REQUESTS, &Refusal::conflict("messages-too-many"));
    }
    match door(|| kept(&visit, &typed)) {
        Ok(()) => Ok(reply::see_other(&format!("{}?sent=1", url::CONTACT))),
        Err(Error::Refused(refusal @ Refusal::Invalid(_))) => again(StatusCode::UNPROCESSABLE_ENTITY, &refusal),
        Err(Error::Refused(refusal @ Refusal::Conflict { .. })) => again(StatusCode::CONFLICT, &refusal),
        Err(other) => Err(other.into()),
    }
}

fn kept(visit: &Visit, typed: &Raw) -> Outcome {
    let ContactFacts { name, email, order_number, text } = FORM.read(typed, &ReadCx::of(&visit.cx))?;
    let seems = if typed.get(TRAP).is_empty() { Seems::Person } else { Seems::Machine };
    let message = SendMessage { name, email, order_number, text, locale: visit.cx.locale, seems };
    visit.site.shop.run(&Actor::Visitor, message).map(drop)
}
