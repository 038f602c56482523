//! The admin: pages for staff under `/admin`. Page functions take plain data; what a page shows is declared beside it.

pub mod attention;
pub mod home;
pub mod order;
pub mod orders;
pub mod product;
pub mod product_form;
pub mod products;
pub mod setup;
pub mod sign_in;
pub mod ui;
