//! The look of the storefront: from the tokens of `shop/theme` to a stylesheet, from typed sections to markup, and who sees the draft.

pub mod css;
pub mod preview;
pub mod sections;
pub mod show;
pub mod style;

pub use preview::Preview;
pub use sections::SectionView;
pub use style::Stylesheet;
