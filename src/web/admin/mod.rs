//! The admin: pages for staff under `/admin`. Page functions take plain data; what a page shows is declared beside it.

pub mod attention;
pub mod categories;
pub mod flows;
pub mod home;
pub mod letters;
pub mod locations;
pub mod me;
pub mod order;
pub mod orders;
pub mod pages;
pub mod payment_methods;
pub mod pictures;
pub mod product;
pub mod product_form;
pub mod products;
pub mod resource;
pub mod resource_pages;
pub mod resource_serve;
pub mod settings;
pub mod setup;
pub mod shipping;
pub mod sign_in;
pub mod staff;
pub mod stock;
pub mod tax;
pub mod ui;
