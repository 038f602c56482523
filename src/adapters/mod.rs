//! The outside: what we call, and what we read and write for others. Nothing here is called inside a transaction.

pub mod accounts;
pub mod ask_again;
pub mod books;
pub mod compare;
pub mod door;
pub mod http;
pub mod import;
pub mod mail;
pub mod payments;
pub mod paypal;
pub mod picture;
pub mod provider;
pub mod search;
pub mod signature;
pub mod slip;
pub mod statement;
pub mod stripe;
pub mod testpay;
pub mod unheard;
pub mod video;
