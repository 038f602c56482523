//! The rules of the shop. No HTTP, no clock, no network: what time it is and what was drawn at random comes with the command.

pub mod actor;
pub mod attention;
pub mod cart;
pub mod catalog;
pub mod check;
pub mod checkout;
pub mod command;
pub mod content;
pub mod customer;
pub mod event;
pub mod follow;
pub mod fulfilment;
pub mod import;
pub mod job;
pub mod letter;
pub mod message;
pub mod order;
pub mod payment;
pub mod price;
pub mod queue;
pub mod schema;
pub mod settings;
pub mod shipping;
pub mod staff;
pub mod stock;
pub mod tax;
pub mod token;
pub mod tx;
pub mod typed;
pub mod writer;

pub use actor::{Actor, Permission};
pub use command::Command;
pub use event::Event;
pub use job::Job;
pub use tx::Tx;
pub use writer::Shop;
