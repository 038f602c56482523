//! The addresses of a resource.

use crate::base::{Id, Refusal};
use crate::web::admin::resource::Resource;
use crate::web::admin::resource_serve as serve;
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::error::Failure;
use crate::web::site::Site;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;

/// `PATH`, `PATH/new`, `PATH/{id}`, `PATH/{id}/delete`.
pub fn routes<T: Resource>() -> Router<Site> {
    Router::new()
        .route(T::PATH, get(list::<T>))
        .route(&format!("{}/new", T::PATH), get(blank::<T>).post(create::<T>))
        .route(&format!("{}/{{id}}", T::PATH), get(edit::<T>).post(update::<T>))
        .route(&format!("{}/{{id}}/delete", T::PATH), get(ask_delete::<T>).post(delete::<T>))
}

/// An id in a path; anything else leads nowhere.
fn id<T: Resource>(path: &str) -> Result<T::Id, Failure> {
    path.parse().map(T::Id::new).map_err(|_| Refusal::NotFound { what: "page" }.into())
}

async fn list<T: Resource>(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| serve::list::<T>(ask))
}

async fn blank<T: Resource>(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| serve::blank::<T>(ask))
}

async fn create<T: Resource>(form: StaffForm) -> Result<Response, Failure> {
    form.who.answer(|ask| serve::save::<T>(ask, None, &form.raw))
}

async fn edit<T: Resource>(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = id::<T>(&path)?;
    who.answer(|ask| serve::edit::<T>(ask, id))
}

async fn update<T: Resource>(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id = id::<T>(&path)?;
    form.who.answer(|ask| serve::save::<T>(ask, Some(id), &form.raw))
}

async fn ask_delete<T: Resource>(who: SignedIn, Path(path): Path<String>) -> Result<Response, Failure> {
    let id = id::<T>(&path)?;
    who.answer(|ask| serve::ask_delete::<T>(ask, id))
}

async fn delete<T: Resource>(Path(path): Path<String>, form: StaffForm) -> Result<Response, Failure> {
    let id = id::<T>(&path)?;
    form.who.answer(|ask| serve::delete::<T>(ask, id))
}
