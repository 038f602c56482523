//! HTTP and HTML.

pub mod testpay;
