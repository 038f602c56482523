//! All tests that need more than one module: rules, stories, pages, power cuts, races, and the rules of the house.
#![allow(clippy::unwrap_used, reason = "in a test, a surprise should panic where it is")]

mod adapters;
mod admin_goods;
mod admin_orders;
mod base;
mod crash;
mod crawl;
mod demo;
mod http;
mod map;
mod pages;
mod process;
mod race;
mod routes;
mod shop;
mod source;
mod store;
mod texts;
mod tidy;
