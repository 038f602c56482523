//! The outside: search, letters, the test card provider.

mod mail;
mod search;
mod slip;
mod statement;
mod stripe;
mod testpay;
