//! Stories through commands: what buyers, staff and providers do, and exactly which events each step tells.

mod bank;
mod card;
mod carts;
mod expiry;
mod manual;
mod ordering;
mod pay;
mod permissions;
mod reminders;
mod statement;
