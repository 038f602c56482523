//! "Where is my order?": the link to it is sent to the address that stands in it. The answer says nothing about whether there is one.

use crate::base::{Email, Error, Outcome, Refusal};
use crate::shop::Actor;
use crate::shop::order::find::FindOrder;
use crate::web::body::Form;
use crate::web::cx::Cx;
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, conflict, mistakes};
use crate::web::field::input::Line;
use crate::web::field::{self, ReadCx, form};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::reply;
use crate::web::site::door;
use crate::web::storefront::pages::find_order::{FindView, asked, find_order};
use crate::web::ui::trap::TRAP;
use crate::web::url;
use crate::web::visit::Visit;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use maud::Markup;

struct FindFacts {
    number: String,
    email: Email,
}

const FORM: field::Form<FindFacts> = form!(FindFacts {
    number: Line = "storefront-find-number", "storefront-find-number-help";
    email: Email = "storefront-find-email", "storefront-find-email-help", autocomplete = "email";
});

/// The form; with `asked` in the query, what happens next.
pub async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let query = Raw::parse(query.unwrap_or_default().as_bytes())?;
    Ok(reply::page(if query.has("asked") { asked(&visit.cx) } else { page(&visit.cx, None, None) }))
}

fn page(cx: &Cx, typed: Option<&Raw>, refusal: Option<&Refusal>) -> Markup {
    let trouble = refusal.and_then(|refusal| conflict(cx, refusal));
    let wrong = refusal.and_then(mistakes).unwrap_or_default();
    let fields = Filled { form: &FORM, facts: None, typed, wrong, options: &|_| Vec::new() }.fields(cx);
    find_order(cx, &FindView { fields, trouble })
}

pub async fn send(visit: Visit, Form(typed): Form) -> Result<Response, Failure> {
    let again = |status: StatusCode, refusal: &Refusal| Ok(reply::page_with(status, page(&visit.cx, Some(&typed), Some(refusal))));
    if !visit.site.limits.allows(Wish::FindOrder, visit.caller) {
        return again(StatusCode::TOO_MANY_REQUESTS, &Refusal::conflict("orders-too-many"));
    }
    match door(|| look(&visit, &typed)) {
        Ok(()) => Ok(reply::see_other(&format!("{}?asked=1", url::ORDERS))),
        Err(Error::Refused(refusal @ Refusal::Invalid(_))) => again(StatusCode::UNPROCESSABLE_ENTITY, &refusal),
        Err(other) => Err(other.into()),
    }
}

/// What a machine filled in finds nothing.
fn look(visit: &Visit, typed: &Raw) -> Outcome {
    let FindFacts { number, email } = FORM.read(typed, &ReadCx::of(&visit.cx))?;
    if !typed.get(TRAP).is_empty() {
        return Ok(());
    }
    visit.site.shop.run(&Actor::Visitor, FindOrder { number, email })
}
