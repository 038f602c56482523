//! Payments: how buyers may pay, what became of each try, and the one function that settles.

pub mod method;
pub mod save_method;
pub mod told;

pub use method::{PaymentKind, PaymentMethod};
pub use save_method::{DeletePaymentMethod, SavePaymentMethod};
pub use told::{Opened, Standing, Told, Wish};
