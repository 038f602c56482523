//! What the shop sells: products with their variants, categories as a tree, pictures.

pub mod category;
pub mod media;
pub mod product;

pub use category::Category;
pub use media::Media;
pub use product::{Product, ProductState, Variant};
