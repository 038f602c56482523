//! The storefront's pages: each file has a view (plain data, filled by a handler) and the function that makes it HTML.

pub mod cart;
pub mod checkout;
pub mod closed;
pub mod compare;
pub mod contact;
pub mod drawer;
pub mod feed;
pub mod find_order;
pub mod gift_card;
pub mod gift_sold;
pub mod go;
pub mod home;
pub mod journal;
pub mod list;
pub mod narrow;
pub mod newsletter;
pub mod order;
pub mod payment;
pub mod personal;
pub mod product;
pub mod refunds;
pub mod search;
pub mod suggest;
pub mod text;
pub mod trouble;
