//! HTTP and HTML. The only place that names axum; pages are functions from plain data to markup.

pub mod admin;
pub mod assets;
pub mod body;
pub mod closed;
pub mod csv;
pub mod cx;
pub mod double;
pub mod drawn;
pub mod error;
pub mod facts;
pub mod field;
pub mod form;
pub mod goods;
pub mod guard;
pub mod hooks;
pub mod kept;
pub mod limit;
pub mod menu;
pub mod pack;
pub mod paypal_double;
pub mod reply;
pub mod selling;
pub mod site;
pub mod storefront;
pub mod stripe_double;
pub mod testpay;
pub mod testpay_page;
pub mod theme;
pub mod ui;
pub mod upload;
pub mod url;
pub mod view;
pub mod visit;

use crate::web::error::Bare;
use crate::web::site::Site;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::post;

/// Every address of the shop, with what every answer carries and no request gets past.
pub fn router(site: Site) -> Router {
    Router::new()
        .merge(storefront::routes())
        .merge(admin::routes())
        .route("/hooks/{provider}", post(hooks::hear))
        .fallback(async || Bare::NotFound)
        .layer(from_fn_with_state(site.clone(), closed::gate))
        .layer(from_fn_with_state(site.clone(), theme::preview::draft))
        .layer(from_fn(guard::panics))
        .layer(from_fn(guard::foreign_forms))
        .layer(from_fn_with_state(site.clone(), guard::hosts))
        .layer(from_fn_with_state(site.clone(), error::dress))
        .layer(from_fn_with_state(site.clone(), guard::headers))
        .layer(from_fn(pack::pack))
        .layer(from_fn_with_state(site.clone(), kept::pages))
        .layer(from_fn(guard::trace))
        .with_state(site)
}
