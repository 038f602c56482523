//! The admin: pages for staff under `/admin`. Page functions take plain data; what a page shows is declared beside it.

pub mod attention;
pub mod flows;
pub mod home;
pub mod letters;
pub mod me;
pub mod order;
pub mod orders;
pub mod product;
pub mod product_form;
pub mod products;
pub mod resource;
pub mod setup;
pub mod sign_in;
pub mod stock;
pub mod ui;
