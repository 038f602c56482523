//! Checkout: what can be chosen for a cart, what it will cost then, and placing the order.

pub mod bill;
pub mod change_payment;
pub mod fee;
pub mod manual;
pub mod offer;
pub mod pickup;
pub mod place;
mod placing;
pub mod trial;

pub use bill::{Bill, Share, bill};
pub use manual::{LinkGoes, ManualLine, PlaceForCustomer};
pub use offer::{Choice, Offers, ShippingOffer, offers};
pub use place::{PlaceOrder, Placed};
pub use placing::NUMBERS;
