//! Rules that are pure functions, as tables: what everything costs, what an order's facts amount to, and the life of a payment.

mod cards;
mod facets;
mod machine;
mod offers;
mod pay_rules;
mod quote;
mod status;
mod unit_price;
