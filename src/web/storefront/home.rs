//! The home page.

use crate::base::limits::STOREFRONT_PAGE;
use crate::base::{Outcome, ProductId};
use crate::shop::catalog::product;
use crate::store::{Page, Reads};
use crate::web::error::Failure;
use crate::web::reply;
use crate::web::site::glance;
use crate::web::storefront::pages::home::{HomeView, home};
use crate::web::storefront::pages::trouble::not_open;
use crate::web::view;
use crate::web::visit::Visit;
use axum::http::StatusCode;
use axum::response::Response;

/// Things in the row of what is new, and in the one of what sells.
const ROW: usize = 8;
const FEATURED: usize = 5;
/// The tag with which a merchant puts a product into the first row.
const FEATURED_TAG: &str = "bestseller";

pub async fn show(visit: Visit) -> Result<Response, Failure> {
    if visit.facts.settings.is_none() {
        return Ok(reply::page_with(StatusCode::SERVICE_UNAVAILABLE, not_open(&visit.cx)));
    }
    let view = glance(|| view(&visit))?;
    Ok(reply::page(home(&visit.cx, &view)))
}

fn view(visit: &Visit) -> Outcome<HomeView> {
    let (cx, snapshot) = (&visit.cx, visit.site.shop.read()?);
    let Some(settings) = &visit.facts.settings else { return Ok(HomeView { headline: cx.shop.name.clone(), ..HomeView::default() }) };
    let featured: Vec<ProductId> = snapshot.ids(&product::BY_TAG, &FEATURED_TAG.to_owned(), Page::first(FEATURED))?;
    let fresh: Vec<ProductId> = snapshot.ids(&product::BY_NEW, &0_u64, Page::first(STOREFRONT_PAGE))?;
    let fresh: Vec<ProductId> = fresh.into_iter().filter(|id| !featured.contains(id)).take(ROW).collect();
    let look = visit.site.look(&snapshot)?;
    let headline = settings.hero.headline.get(cx.locale);
    Ok(HomeView {
        headline: if headline.is_empty() { settings.name.clone() } else { headline.to_owned() },
        lead: settings.hero.text.get(cx.locale).to_owned(),
        hero: view::picture_of(&snapshot, settings.hero.picture, cx.locale)?,
        hero_caption: String::new(),
        featured_title: cx.t("storefront-home-bestsellers").into_owned(),
        featured: view::cards(&look, cx, &featured)?,
        story: None,
        categories: visit.facts.index(cx.locale),
        fresh: view::cards(&look, cx, &fresh)?,
    })
}
