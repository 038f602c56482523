//! The rules of the shop: tables of what is taken and what is not, and stories through commands that say exactly what was told.

pub mod buyer;
mod catalog;
mod categories;
mod content;
mod import;
mod invariants;
mod list;
mod menus;
mod messages;
mod newsletter;
mod offers;
mod password;
pub mod pickup;
mod settings;
pub mod staff;
mod stock;
pub mod world;
