//! The admin: pages for staff under `/admin`. Page functions take plain data; what a page shows is declared beside it.

pub mod attention;
pub mod categories;
pub mod enter;
pub mod flows;
pub mod home;
pub mod letters;
pub mod locations;
pub mod me;
pub mod order;
pub mod order_steps;
pub mod orders;
pub mod pages;
pub mod payment_methods;
pub mod pictures;
pub mod product;
pub mod product_facts;
pub mod product_form;
pub mod products;
pub mod resource;
pub mod resource_pages;
pub mod resource_routes;
pub mod resource_serve;
pub mod settings;
pub mod setup;
pub mod shipping;
pub mod sign_in;
pub mod signed_in;
pub mod staff;
pub mod stock;
pub mod tax;
pub mod ui;

use crate::web::site::Site;
use axum::Router;
use axum::routing::{get, post};

/// Every address of the admin.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(sign_in::SIGN_IN, get(enter::sign_in).post(enter::sign_in_form))
        .route(sign_in::SIGN_OUT, post(enter::sign_out))
        .route("/admin/join/{token}", get(enter::join).post(enter::join_form))
        .route(setup::SETUP, get(enter::set_up).post(enter::set_up_form))
        .merge(resource_routes::routes::<tax::TaxRates>())
        .merge(resource_routes::routes::<tax::TaxClasses>())
        .merge(resource_routes::routes::<shipping::ShippingMethods>())
        .merge(resource_routes::routes::<payment_methods::PaymentMethods>())
        .merge(resource_routes::routes::<categories::Categories>())
        .merge(resource_routes::routes::<pages::Pages>())
        .merge(resource_routes::routes::<locations::Locations>())
}
