//! HTTP and HTML: pages are functions from plain data to markup; the parts that storefront and admin share are in `ui`.

pub mod admin;
pub mod assets;
pub mod cx;
pub mod field;
pub mod form;
pub mod storefront;
pub mod testpay_page;
pub mod ui;
pub mod url;
