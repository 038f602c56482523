//! Secret links and cookies: random to those who guess, only their hash in the store.

use crate::base::{CustomerId, GiftCardId, OrderId, SubscriptionId, Time};

/// What is kept of a token.
pub type TokenHash = [u8; 32];

/// The hash under which a token is found.
pub fn hash(token: &str) -> TokenHash {
    blake3::derive_key("sutler 2026 token in the store", token.as_bytes())
}

/// A token of 256 random bits, in 64 hexadecimal digits.
pub fn fresh(random: [u8; 32]) -> String {
    blake3::Hash::from(random).to_hex().to_string()
}

/// The token in the link to an order. It grows from the shop's secret, so that every letter can carry the link although only the
/// hash is stored; without the secret it is as good as random (192 bits, in 48 hexadecimal digits).
pub fn of_order(secret: &[u8; 32], order: OrderId) -> String {
    let hash = blake3::keyed_hash(secret, format!("order {order}").as_bytes());
    hash.to_hex()[..48].to_owned()
}

/// The token in the link by which an order is paid at once: whose it is, and what only the shop can have written. Whoever knows the
/// order's page does not know it.
pub fn of_pay_link(secret: &[u8; 32], order: OrderId) -> String {
    let hash = blake3::keyed_hash(secret, format!("pay {order}").as_bytes());
    format!("{order}-{}", &hash.to_hex()[..48])
}

/// The path of such a link.
pub fn pay_path(token: &str) -> String {
    format!("/orders/pay/{token}")
}

/// The mark on a challenge: of what is to be proven, and of when it was asked (128 bits, in 32 hexadecimal digits).
pub fn of_challenge(secret: &[u8; 32], subject: &str, at: Time) -> String {
    let hash = blake3::keyed_hash(secret, format!("proof {} {subject}", at.seconds()).as_bytes());
    hash.to_hex()[..32].to_owned()
}

/// The signs of a gift card's code: figures and capital letters of which no two look alike in print or by hand.
pub const CODE_SIGNS: &[u8; 24] = b"34679ACDEFGHJKMNPQRTVWXY";
/// Signs of a code, printed in groups of four: 91 bits.
pub const CODE_LENGTH: usize = 20;

/// The code of a gift card. It grows from the shop's secret as the link to an order does, so that the letter can carry it although
/// only its hash is stored. Every sign is as likely as another.
pub fn of_gift_card(secret: &[u8; 32], card: GiftCardId) -> String {
    let mut stream = blake3::Hasher::new_keyed(secret).update(format!("gift card {card}").as_bytes()).finalize_xof();
    let mut code = String::with_capacity(CODE_LENGTH);
    while code.len() < CODE_LENGTH {
        let mut byte = [0];
        stream.fill(&mut byte);
        let [byte] = byte.map(usize::from);
        // 240 is ten times 24: what lies above would make the first signs likelier.
        if byte < 240 {
            code.push(char::from(CODE_SIGNS[byte % CODE_SIGNS.len()]));
        }
    }
    code
}

/// The token in a customer's personal link: whose it is, and what only the shop can have written. It grows from the shop's secret as
/// that of an order does; `nth` counts how often it was drawn anew.
pub fn of_customer(secret: &[u8; 32], customer: CustomerId, nth: u32) -> String {
    let hash = blake3::keyed_hash(secret, format!("customer {customer} {nth}").as_bytes());
    format!("{customer}-{}", &hash.to_hex()[..48])
}

/// The path of the page of such a link.
pub fn customer_path(token: &str) -> String {
    format!("/for/{token}")
}

/// A name for the shop of this secret, in 16 hexadecimal digits. It tells nothing of the secret.
pub fn mark(secret: &[u8; 32]) -> String {
    blake3::keyed_hash(secret, b"shop").to_hex()[..16].to_owned()
}

/// What a link in a letter about the newsletter does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NewsletterLink {
    Confirm,
    Leave,
}

/// The token in such a link; it grows from the shop's secret as that of an order does. Who may confirm
/// does not know yet how to leave, and the other way round.
pub fn of_newsletter(secret: &[u8; 32], subscription: SubscriptionId, link: NewsletterLink) -> String {
    let verb = match link {
        NewsletterLink::Confirm => "confirm",
        NewsletterLink::Leave => "leave",
    };
    let hash = blake3::keyed_hash(secret, format!("newsletter {verb} {subscription}").as_bytes());
    hash.to_hex()[..48].to_owned()
}

/// The path of the page of such a link.
pub fn newsletter_path(link: NewsletterLink, token: &str) -> String {
    match link {
        NewsletterLink::Confirm => format!("/newsletter/confirm/{token}"),
        NewsletterLink::Leave => format!("/newsletter/leave/{token}"),
    }
}

/// The path of the page that says what is on a gift card.
pub const GIFT_CARD_PATH: &str = "/gift-card";

/// The path of an order's page.
pub fn order_path(token: &str) -> String {
    format!("/orders/{token}")
}
