//! The outside: everything that talks to another program or keeps a copy for one. Each flow ends here in the shop's own words.

pub mod door;
pub mod http;
pub mod mail;
pub mod payments;
pub mod provider;
pub mod search;
pub mod testpay;
