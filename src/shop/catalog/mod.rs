//! What the shop sells: products with their variants, categories as a tree, pictures.

pub mod category;
pub mod facet;
pub mod facts;
pub mod kind;
pub mod list;
pub mod make_media;
pub mod media;
pub mod plan;
pub mod product;
pub mod product_state;
pub mod relist;
pub mod save_category;
pub mod save_media;
pub mod save_product;
pub mod unit_price;
mod variants;

pub use category::Category;
pub use facts::{ProductFacts, VariantFacts};
pub use kind::ProductKind;
pub use make_media::NoteMade;
pub use media::{Focus, Media};
pub use product::{Product, ProductState, Variant, Video};
pub use product_state::{DeleteProduct, Gone, SetProductState};
pub use relist::{RelistProducts, relist};
pub use save_category::{DeleteCategory, SaveCategory};
pub use save_media::{AddMedia, SaveMedia};
pub use save_product::SaveProduct;
pub use unit_price::Content;
