//! All tests of the shop, as one program.

mod base;
mod texts;
