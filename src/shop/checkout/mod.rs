//! Checkout: what can be chosen for a cart, what it will cost then, and placing the order.

pub mod bill;
pub mod change_payment;
pub mod offer;
pub mod pickup;
pub mod place;

pub use bill::{Bill, Share, bill};
pub use offer::{Choice, Offers, ShippingOffer, offers};
pub use place::{PlaceOrder, Placed};
