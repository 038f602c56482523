//! Stories through commands: what buyers, staff and providers do, and exactly which events each step tells.

mod bank;
pub mod books;
mod card;
mod cards;
mod carts;
mod connect;
mod expiry;
mod fees;
mod gift_cards;
mod gift_sales;
mod lasting;
mod late;
mod manual;
mod ordering;
mod pay;
mod payouts;
mod permissions;
pub mod rebuild;
mod refund_found;
mod refunds;
mod remedies;
mod reminders;
mod statement;
mod unbook;

pub use statement::booking;
