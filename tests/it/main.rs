//! All tests that need more than one module: rules, stories, pages, power cuts, races, and the rules of the house.
#![allow(clippy::unwrap_used, reason = "in a test, a surprise should panic where it is")]

mod adapters;
mod admin_goods;
mod admin_orders;
mod base;
mod crash;
mod crawl;
mod demo;
mod dice;
mod golden;
mod http;
mod map;
mod money;
mod pages;
mod pictures;
mod process;
mod race;
mod races;
mod routes;
mod rules;
mod shop;
mod source;
mod store;
mod stories;
mod texts;
mod themes;
mod tidy;
