//! The shop over HTTP: the story of buying through forms, what browsers show, what attackers send, and what every answer carries.

pub mod agent;
mod bad_input;
mod bank;
mod books;
mod browse;
mod comfort;
mod connection;
mod content;
mod gift_cards;
mod guard;
mod keys;
mod newsletter;
pub mod page;
mod pay;
mod paying;
mod paypal;
mod pickup;
mod promises;
mod refunds;
pub mod served;
mod sign_in;
mod story;
mod stripe;
mod tricks;
mod typed;
