//! The rules of the shop: tables of what is taken and what is not, and stories through commands that say exactly what was told.

mod catalog;
mod categories;
mod import;
mod list;
mod offers;
mod password;
mod settings;
mod staff;
mod stock;
pub mod world;
