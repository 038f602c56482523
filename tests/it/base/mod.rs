//! The words that everyone shares.

mod address;
mod country;
mod key;
mod locale;
mod money;
mod text;
