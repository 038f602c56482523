//! The home page: the sections of the look, in its order.

use crate::base::Outcome;
use crate::web::error::Failure;
use crate::web::reply;
use crate::web::site::glance;
use crate::web::storefront::pages::home::home;
use crate::web::storefront::pages::trouble::not_open;
use crate::web::theme::SectionView;
use crate::web::theme::show::Show;
use crate::web::visit::Visit;
use axum::http::StatusCode;
use axum::response::Response;

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    if visit.facts.settings.is_none() {
        return Ok(reply::page_with(StatusCode::SERVICE_UNAVAILABLE, not_open(&visit.cx)));
    }
    let inside = glance(|| visit.inside("home".to_owned(), || Ok(home(&visit.cx, &sections(&visit)?))))?;
    Ok(reply::page(inside.framed(&visit.cx)))
}

fn sections(visit: &Visit) -> Outcome<Vec<SectionView>> {
    let (cx, facts, snapshot) = (&visit.cx, &visit.facts, &visit.site.shop.read()?);
    let look = if cx.shop.preview.is_some() { facts.design.current() } else { &facts.design.published };
    Show { cx, facts, snapshot, goods: visit.site.browse(snapshot)? }.all(look)
}
