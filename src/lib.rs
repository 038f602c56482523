//! Sutler: a complete online shop in one binary.

pub mod adapters;
pub mod base;
pub mod shop;
pub mod store;
pub mod web;
