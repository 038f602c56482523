//! Every address of the storefront, built in one place and percent-encoded. The paths are a contract: old links must keep working.

use crate::shop::payment::PaymentKind;
pub use crate::shop::token::GIFT_CARD_PATH as GIFT_CARD;
use crate::shop::token::order_path;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays readable in one segment of a path: the unreserved characters of RFC 3986.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub const HOME: &str = "/";
pub const CART: &str = "/cart";
/// The same as the script shows it beside a page.
pub const DRAWER: &str = "/cart/drawer";
/// Where things are put into the cart (POST).
pub const CART_LINES: &str = "/cart/lines";
pub const CHECKOUT: &str = "/checkout";
/// Everything there is, as a search for nothing in particular.
pub const ALL: &str = "/search";
/// What is suggested while a search is typed: `?q=…`.
pub const SUGGEST: &str = "/search/suggest";
/// Products side by side: `?p=…&p=…`.
pub const COMPARE: &str = "/compare";
/// Where another language is chosen (POST).
pub const LANGUAGE: &str = "/language";

/// Where staff see what came of trying a provider.
pub fn tried(kind: PaymentKind) -> String {
    format!("/admin/settings/{}#trial", kind.key())
}

fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

pub fn product(handle: &str) -> String {
    format!("/products/{}", segment(handle))
}

/// `path` is the handles from the root to the category, with `/` between: `ceramics/mugs`.
pub fn category(path: &str) -> String {
    let path: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(segment).collect();
    format!("/categories/{}", path.join("/"))
}

/// Results for a query; without one, everything.
pub fn search(query: &str) -> String {
    if query.is_empty() { ALL.to_owned() } else { with_query(ALL, &[("q", query)]) }
}

/// For whom the gift cards of a line are (POST).
pub fn cart_gift(key: &str) -> String {
    format!("/cart/lines/{}/gift", segment(key))
}

/// One line of the cart: changing its quantity or taking it out (POST).
pub fn cart_line(key: &str) -> String {
    format!("/cart/lines/{}", segment(key))
}

/// The page of an order. The token is the secret of the link.
pub fn order(token: &str) -> String {
    order_path(&segment(token))
}

/// Where a payment for an order starts (POST).
pub fn order_pay(token: &str) -> String {
    format!("/orders/{}/pay", segment(token))
}

/// What leads on to a payment page at a strange place.
pub fn order_go(token: &str) -> String {
    format!("/orders/{}/go", segment(token))
}

/// The Swiss payment slip for an order.
pub fn order_slip(token: &str) -> String {
    format!("/orders/{}/slip.pdf", segment(token))
}

/// A static page: imprint, terms, help.
pub fn page(handle: &str) -> String {
    format!("/pages/{}", segment(handle))
}

/// Where people write to the shop.
pub const CONTACT: &str = "/contact";
pub const JOURNAL: &str = "/journal";
/// The newest posts for feed readers.
pub const FEED: &str = "/journal/feed.xml";

/// Where the newsletter is asked for.
pub const NEWSLETTER: &str = "/newsletter";

/// A post of the journal.
pub fn post(handle: &str) -> String {
    format!("/journal/{}", segment(handle))
}

/// Posts with a tag.
pub fn tagged(tag: &str) -> String {
    with_query(JOURNAL, &[("tag", tag)])
}

/// Where one finds an order again.
pub const ORDERS: &str = "/orders";

/// A page or post before it is published. The token is the secret of the link.
pub fn preview(token: &str) -> String {
    format!("/preview/{}", segment(token))
}

/// Where whoever sees the draft of the look goes back to the shop as everybody sees it.
pub const LEAVE_LOOK: &str = "/preview/look";

/// The draft of the look for somebody who does not work here.
pub fn look(token: &str) -> String {
    format!("{LEAVE_LOOK}/{}", segment(token))
}

pub fn media(hash: &str, name: &str) -> String {
    format!("/media/{}/{}", segment(hash), segment(name))
}

/// A letter to an address, its subject begun (RFC 6068).
pub fn mailto(email: &str, subject: &str) -> String {
    // Of an address only what would end it is encoded: `@` stands as it is.
    let to = email.split('@').map(segment).collect::<Vec<_>>().join("@");
    format!("mailto:{to}?subject={}", segment(subject))
}

/// `path` with these pairs as its query; pairs with an empty value are left out.
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The address that dials a number, however it is written (RFC 3966: no spaces).
pub fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

/// Scheme, host and port of an address; nothing when it has signs in it that could end the policy.
pub fn origin(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    if plain { format!("{scheme}://{host}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::{category, media, product, search, with_query};

    #[test]
    fn what_is_not_plain_is_encoded() {
        assert_eq!(product("day-mug"), "/products/day-mug");
        assert_eq!(product("a/b?c"), "/products/a%2Fb%3Fc");
        assert_eq!(category("ceramics/mugs & cups"), "/categories/ceramics/mugs%20%26%20cups");
        assert_eq!(search(""), "/search");
        assert_eq!(search("tea & \"oak\""), "/search?q=tea+%26+%22oak%22");
        assert_eq!(media("ab12", "Mug ä.jpg"), "/media/ab12/Mug%20%C3%A4.jpg");
        assert_eq!(with_query("/x", &[("a", ""), ("page", "2")]), "/x?page=2");
    }
}
