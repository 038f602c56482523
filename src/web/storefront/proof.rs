//! Proof of work at the door to a provider's page: the challenge that a page carries while stolen cards are tried out, and the answer
//! that comes back with its form. No answer is no mistake: then the link to pay goes by e-mail.

use crate::base::{Error, OrderId, Outcome, PaymentId, Refusal};
use crate::shop::order::Order;
use crate::shop::order::withhold::{Release, ReleasePage, proven};
use crate::shop::payment::{Payment, proof, watch};
use crate::shop::{Actor, token};
use crate::store::Reads;
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::limit::Wish;
use crate::web::reply;
use crate::web::site::door;
use crate::web::storefront::order::{begin_to_pay, may_open_page, page_of};
use crate::web::url;
use crate::web::visit::Visit;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};

/// The name of the field with the answer.
pub const FIELD: &str = "proof";

/// What is proven at the checkout: the one order that this cart and this form can become.
pub fn of_form(visit: &Visit, once: &str) -> String {
    format!("cart {} {once}", visit.cart.as_deref().unwrap_or_default())
}

/// What is proven on an order's page: one more payment of it.
pub fn of_order(order: OrderId, payments: &[Payment]) -> String {
    format!("order {order} {}", proven(payments))
}

/// The challenge for the page; `None` while all is normal.
pub fn challenge(visit: &Visit, subject: &str) -> Outcome<Option<String>> {
    Ok(watch::since(&visit.site.shop.read()?, visit.cx.now)?.map(|_| made(visit, subject)))
}

/// A challenge of this moment.
pub fn made(visit: &Visit, subject: &str) -> String {
    let now = visit.cx.now;
    proof::challenge(now, &visit.site.shop.challenge_mark(subject, now))
}

/// Whether the form proves that a browser has worked. Refused is an answer that proves nothing; while all is normal nobody looks.
pub fn is_given(visit: &Visit, typed: &Raw, subject: &str) -> Outcome<bool> {
    let (answer, now) = (typed.get(FIELD), visit.site.shop.now());
    if answer.is_empty() || watch::since(&visit.site.shop.read()?, now)?.is_none() {
        return Ok(false);
    }
    let checked = proof::check(answer, now, |at| visit.site.shop.challenge_mark(subject, at), sha256);
    checked.map_err(|flaw| {
        tracing::debug!(?flaw, "a proof of work that proves nothing");
        Refusal::conflict("proof-stale")
    })?;
    Ok(true)
}

/// The page of a payment may be asked for. Somebody who was quicker with the same proof has its page, and this one has none.
pub fn release(visit: &Visit, payment: PaymentId, by: Release) -> Outcome<bool> {
    match visit.site.shop.run(&Actor::System, ReleasePage { payment, by }) {
        Ok(()) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

fn sha256(text: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(ring::digest::digest(&ring::digest::SHA256, text.as_bytes()).as_ref());
    hash
}

/// `GET /orders/pay/{token}`: whoever has the letter needs no other proof. Once nothing is to be paid there, the order's page says so.
pub async fn by_mail(visit: Visit, Path(link): Path<String>) -> Result<Response, Failure> {
    let Some(order) = door(|| behind(&visit, &link))? else {
        let slow = !visit.site.limits.allows(Wish::OrderLink, visit.caller);
        return Ok(if slow { Bare::TooMany } else { Bare::Gone }.into_response());
    };
    let token = visit.site.shop.order_token(order.id);
    let begun = door(|| {
        if !order.payment.kind.has_provider() || !may_open_page(&visit)? {
            return Ok(None);
        }
        let payment = begin_to_pay(&visit, &token)?;
        if let Some(payment) = payment {
            release(&visit, payment, Release::Letter)?;
        }
        Ok::<_, Error>(payment)
    })?;
    let page = match begun {
        Some(payment) => page_of(&visit, payment).await,
        None => None,
    };
    Ok(reply::see_other(&page.unwrap_or_else(|| url::order(&token))))
}

/// The order that such a link is for; `None` for one that was made up.
fn behind(visit: &Visit, link: &str) -> Outcome<Option<Order>> {
    let Some(id) = link.split('-').next().and_then(|id| id.parse::<OrderId>().ok()) else { return Ok(None) };
    // Hashes are compared, so that the time it takes says nothing of the token.
    let is_right = token::hash(link) == token::hash(&visit.site.shop.pay_token(id));
    if is_right { visit.site.shop.read()?.find(id) } else { Ok(None) }
}
