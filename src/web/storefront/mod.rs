//! What visitors see. Handlers read input, run a command or a query, and give the page its view.

pub mod cart;
pub mod checkout;
pub mod checkout_form;
pub mod compare;
pub mod contact;
pub mod files;
pub mod find_order;
pub mod gift_card;
pub mod gift_sold;
pub mod gift_wish;
pub mod go;
pub mod home;
pub mod journal;
pub mod list;
pub mod meta;
pub mod narrow;
pub mod newsletter;
pub mod order;
pub mod order_refunds;
pub mod pages;
pub mod personal;
pub mod product;
pub mod proof;
pub mod search;
pub mod suggest;
pub mod text;
pub mod video_file;

use crate::web::site::Site;
use crate::web::theme::preview;
use crate::web::url;
use axum::Router;
use axum::routing::{get, post};

/// Every address of the storefront.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(home::show))
        .route("/products/{handle}", get(product::show))
        .route("/categories/{*path}", get(list::show))
        .route("/search", get(search::show))
        .route(url::SUGGEST, get(suggest::show))
        .route(url::COMPARE, get(compare::show))
        .route("/cart", get(cart::show))
        .route(url::DRAWER, get(cart::drawer))
        .route("/cart/lines", post(cart::add))
        .route("/cart/lines/{key}", post(cart::change))
        .route("/cart/lines/{key}/gift", post(gift_wish::change))
        .route("/checkout", get(checkout::show).post(checkout::place))
        .route("/gift-card", get(gift_card::show).post(gift_card::balance))
        .route(url::ORDERS, get(find_order::show).post(find_order::send))
        .route("/orders/{token}", get(order::show))
        .route("/orders/pay/{token}", get(proof::by_mail))
        .route("/orders/{token}/pay", post(order::pay))
        .route("/orders/{token}/go", get(go::show))
        .route("/orders/{token}/back", get(order::back))
        .route("/orders/{token}/slip.pdf", get(order::slip_of))
        .route("/pages/{handle}", get(text::show))
        .route("/preview/{token}", get(text::before))
        .route(url::LEAVE_LOOK, post(preview::leave))
        .route("/preview/look/{token}", get(preview::enter))
        .route("/journal", get(journal::list))
        .route("/journal/feed.xml", get(journal::atom))
        .route("/journal/{handle}", get(journal::show))
        .route("/contact", get(contact::show).post(contact::send))
        .route(url::NEWSLETTER, get(newsletter::show).post(newsletter::subscribe))
        .route("/newsletter/confirm/{token}", get(newsletter::ask_confirm).post(newsletter::confirm))
        .route("/newsletter/leave/{token}", get(newsletter::ask_leave).post(newsletter::leave))
        .route("/for/{token}", get(personal::show).post(personal::leave))
        .route("/language", post(meta::language))
        .route("/robots.txt", get(meta::robots))
        .route("/sitemap.xml", get(meta::sitemap))
        .route("/healthz", get(meta::health))
        .route("/assets/{hash}/{name}", get(files::asset))
        .route("/media/{hash}/{name}", get(files::media))
}
