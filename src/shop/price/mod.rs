//! What it costs: one pure pipeline, used by cart, checkout, order and every later paper. Every cent carries a note.

pub mod basket;
pub mod quote;

pub use basket::{Basket, Item, basket};
pub use quote::{Note, Quote, QuoteCharge, QuoteLine, TaxSum, Why, quote};
