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
mod gift_sales;
mod guard;
mod kept;
mod newsletter;
pub mod page;
mod pay;
mod paying;
mod paypal;
mod paypal_truth;
mod pickup;
mod promises;
pub mod served;
mod sign_in;
mod story;
mod stripe;
mod typed;
