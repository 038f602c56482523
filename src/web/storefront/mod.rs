//! The shop that customers see.

pub mod pages;
