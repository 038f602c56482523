//! The way to a payment page that is not where its provider's pages are: Stripe shows them under a domain of the merchant
//! (`pay.example.com`) to whoever wants that (docs.stripe.com/payments/checkout/custom-domains).
//!
//! A form's policy holds for where its answer leads too, and ours names the providers' own hosts and no other. So the answer leads to
//! a page of ours, and that one leads on: no form may ever go to a host that nobody has written down.

use crate::base::{Outcome, PaymentId};
use crate::shop::payment;
use crate::store::Reads;
use crate::web::error::{Bare, Failure};
use crate::web::site::door;
use crate::web::storefront::order::opened;
use crate::web::storefront::pages::go::{GoView, go};
use crate::web::url::origin;
use crate::web::visit::Visit;
use crate::web::{reply, url};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::{IntoResponse, Response};

/// Where the answer to a form leads, for a payment page at this address. Blocks.
pub fn way_to(visit: &Visit, id: PaymentId, page: String) -> Outcome<String> {
    let payment = visit.site.shop.read()?.get(id)?;
    let usual = visit.site.payments.of(payment.kind)?.and_then(|provider| provider.pay_page());
    let is_usual = usual.is_none_or(|usual| origin(&usual) == origin(&page));
    Ok(if is_usual { page } else { url::order_go(&visit.site.shop.order_token(payment.order)) })
}

/// Leads on to the page of the payment that is open: at once, and by a link. Without one it leads to the order.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Result<Response, Failure> {
    let Some(order) = opened(&visit, &token)? else { return Ok(Bare::TooMany.into_response()) };
    let mut visit = visit;
    visit.cx.locale = order.locale;
    let payments = door(|| payment::of_order(&visit.site.shop.read()?, order.id))?;
    let open = payments.into_iter().rev().find(|payment| payment.state.is_open());
    // The address came from the provider itself, and goes nowhere unless it is one that keeps what is typed there to itself.
    let page = open.and_then(|payment| payment.session).map(|opened| opened.url).filter(|page| is_safe(page));
    let refresh = page.as_ref().map(|page| HeaderValue::try_from(format!("0; url={page}")));
    let (Some(page), Some(Ok(refresh))) = (page, refresh) else { return Ok(reply::see_other(&url::order(&token))) };
    let host = origin(&page).trim_start_matches("https://").to_owned();
    let mut response = reply::page(go(&visit.cx, &GoView { host, page, order: url::order(&token) }));
    response.headers_mut().insert(REFRESH, refresh);
    Ok(response)
}

fn is_safe(page: &str) -> bool {
    origin(page).starts_with("https://") && page.chars().all(|c| c.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn one_is_led_to_a_host_over_https_alone() {
        for (page, safe) in [
            ("https://pay.example.com/c/pay/cs_1#fid", true),
            ("http://pay.example.com/c/pay/cs_1", false),
            ("https://you@pay.example.com/", false),
            ("https://pay.example.com/\u{7f}", false),
            ("https://pay.example.com/a b", false),
            ("javascript:alert(1)", false),
            ("/orders/abc", false),
        ] {
            assert_eq!(is_safe(page), safe, "{page}");
        }
    }
}
