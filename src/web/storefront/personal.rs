//! A customer's personal link: whoever opens it is known on this device, until they leave again.

use crate::base::{CustomerGroupId, Outcome};
use crate::shop::customer::{Customer, group};
use crate::web::error::{Bare, Failure};
use crate::web::limit::Wish;
use crate::web::reply::{self, Audience};
use crate::web::site::glance;
use crate::web::storefront::pages::personal::{known_page, left_page};
use crate::web::visit::{LINK_COOKIE, Visit};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};

/// How long a device stays known.
const KNOWN_DAYS: i64 = 90;

/// The customer whom a token proves; `None` for one that is worthless.
fn known(visit: &Visit, link: &str) -> Outcome<Option<Customer>> {
    group::behind(&visit.site.shop.read()?, link, |customer, nth| visit.site.shop.customer_token(customer, nth))
}

/// The groups of whoever visits, as far as that is proven.
pub fn groups_of(visit: &Visit) -> Outcome<Vec<CustomerGroupId>> {
    let Some(link) = &visit.link else { return Ok(Vec::new()) };
    Ok(known(visit, link)?.map_or_else(Vec::new, |customer| customer.groups))
}

/// `GET /for/{token}`
pub async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let Some(customer) = glance(|| known(&visit, &token))? else {
        let slow = !visit.site.limits.allows(Wish::OrderLink, visit.caller);
        return Ok(if slow { Bare::TooMany } else { Bare::Gone }.into_response());
    };
    let page = reply::page(known_page(&visit.cx, &customer.name, &token));
    Ok(reply::with_cookie(page, &visit, Audience::Shop, LINK_COOKIE, &token, KNOWN_DAYS))
}

/// `POST /for/{token}`: this device forgets it.
pub async fn leave(visit: Visit, Path(_): Path<String>) -> Result<Response, Failure> {
    Ok(reply::with_cookie(reply::page(left_page(&visit.cx)), &visit, Audience::Shop, LINK_COOKIE, "", 0))
}
