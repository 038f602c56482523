//! Every address of the admin.

use crate::web::admin::resource::Resource;
use crate::web::admin::resource_serve::{self, Answer, Ask};
use crate::web::admin::{categories, enter, locations, pages, payment_methods, setup, shipping, sign_in, tax};
use crate::web::error::Failure;
use crate::web::reply;
use crate::web::session::{Signed, SignedForm};
use crate::web::site::{Site, door};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};

pub fn routes() -> Router<Site> {
    Router::new()
        .route(sign_in::SIGN_IN, get(enter::sign_in).post(enter::sign_in_form))
        .route(sign_in::SIGN_OUT, post(enter::sign_out))
        .route("/admin/join/{token}", get(enter::join).post(enter::join_form))
        .route(setup::SETUP, get(enter::set_up).post(enter::set_up_form))
        .merge(resource::<categories::Categories>())
        .merge(resource::<tax::TaxRates>())
        .merge(resource::<tax::TaxClasses>())
        .merge(resource::<locations::Locations>())
        .merge(resource::<payment_methods::PaymentMethods>())
        .merge(resource::<shipping::ShippingMethods>())
        .merge(resource::<pages::Pages>())
}

/// The addresses of a resource: list, new, one, and the question before it is deleted.
fn resource<T: Resource>() -> Router<Site> {
    Router::new()
        .route(T::PATH, get(list::<T>))
        .route(&format!("{}/new", T::PATH), get(blank::<T>).post(create::<T>))
        .route(&format!("{}/{{id}}", T::PATH), get(edit::<T>).post(save::<T>))
        .route(&format!("{}/{{id}}/delete", T::PATH), get(ask_delete::<T>).post(delete::<T>))
}

/// Asks as whoever is signed in.
fn answer(signed: &Signed, work: impl FnOnce(&Ask<'_>) -> crate::base::Outcome<Answer>) -> Result<Response, Failure> {
    let ask = Ask { shop: &signed.site.shop, cx: signed.cx(), actor: &signed.actor, counts: signed.counts, said: signed.said };
    Ok(match door(|| work(&ask))? {
        Answer::Page(page) => reply::page(page),
        Answer::Mend(page) => reply::page_with(StatusCode::UNPROCESSABLE_ENTITY, page),
        Answer::Refused(page) => reply::page_with(StatusCode::CONFLICT, page),
        Answer::Go(to) => reply::see_other(&to),
    })
}

/// The id in an address; what is no number is no record.
fn id<T: Resource>(text: &str) -> crate::base::Outcome<T::Id> {
    let number = text.parse().map_err(|_| crate::base::Refusal::NotFound { what: "record" })?;
    Ok(crate::base::Id::new(number))
}

async fn list<T: Resource>(signed: Signed) -> Result<Response, Failure> {
    answer(&signed, resource_serve::list::<T>)
}

async fn blank<T: Resource>(signed: Signed) -> Result<Response, Failure> {
    answer(&signed, resource_serve::blank::<T>)
}

async fn create<T: Resource>(SignedForm { signed, raw }: SignedForm) -> Result<Response, Failure> {
    answer(&signed, |ask| resource_serve::save::<T>(ask, None, &raw))
}

async fn edit<T: Resource>(signed: Signed, Path(text): Path<String>) -> Result<Response, Failure> {
    answer(&signed, |ask| resource_serve::edit::<T>(ask, id::<T>(&text)?))
}

async fn save<T: Resource>(Path(text): Path<String>, SignedForm { signed, raw }: SignedForm) -> Result<Response, Failure> {
    answer(&signed, |ask| resource_serve::save::<T>(ask, Some(id::<T>(&text)?), &raw))
}

async fn ask_delete<T: Resource>(signed: Signed, Path(text): Path<String>) -> Result<Response, Failure> {
    answer(&signed, |ask| resource_serve::ask_delete::<T>(ask, id::<T>(&text)?))
}

async fn delete<T: Resource>(Path(text): Path<String>, SignedForm { signed, .. }: SignedForm) -> Result<Response, Failure> {
    answer(&signed, |ask| resource_serve::delete::<T>(ask, id::<T>(&text)?))
}
