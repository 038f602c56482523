//! Stories through commands: what buyers, staff and providers do, and exactly which events each step tells.

mod bank;
mod books;
mod card;
mod carts;
mod expiry;
mod gift_cards;
mod ordering;
mod permissions;
mod reminders;
mod statement;
