//! HTTP: pages, forms and their components. The only module that names axum and maud.

pub mod admin;
pub mod assets;
pub mod cx;
pub mod field;
pub mod form;
pub mod ui;
pub mod url;
