//! The words that everyone shares.

mod address;
mod bank;
mod country;
mod key;
mod locale;
mod money;
mod text;
