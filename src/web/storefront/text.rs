//! Pages of text: legal notice, delivery, about.

use crate::base::Refusal;
use crate::web::error::Failure;
use crate::web::reply;
use crate::web::storefront::pages::text::{TextView, text};
use crate::web::visit::Visit;
use axum::extract::Path;
use axum::response::Response;

pub async fn show(visit: Visit, Path(handle): Path<String>) -> Result<Response, Failure> {
    let found = visit.facts.pages.iter().find(|page| page.handle.as_str() == handle);
    let page = found.ok_or(Refusal::NotFound { what: "page" })?;
    let locale = visit.cx.locale;
    let (title, body) = (page.title.get(locale).to_owned(), page.body.get(locale).to_owned());
    Ok(reply::page(text(&visit.cx, &TextView { handle, title, text: body })))
}
