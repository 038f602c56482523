//! What a buyer pays from: codes that banking apps read, as shapes for pages, as a picture for letters, and on the Swiss payment slip.

pub mod code;
mod font;
pub mod paper;
mod pdf;

pub use code::{Drawn, Shade};
pub use paper::{Above, slip};
