//! Parts of pages that storefront and admin share: small functions and structs that become markup. They know the language and
//! the shop's face through `Cx`, nothing else.

pub mod bank_code;
pub mod card;
pub mod document;
pub mod field;
pub mod frame;
pub mod icon;
pub mod json_ld;
pub mod list;
pub mod mark;
pub mod menu_line;
pub mod note;
pub mod pager;
pub mod picture;
pub mod price;
pub mod prose;
pub mod quantity;
pub mod sign_up;
pub mod sum;
pub mod table;
pub mod trap;
pub mod video;

pub use bank_code::bank_code;
pub use card::{Badge, CardView, Heading, IndexEntry, cards, index, shelf};
pub use document::{Document, Dress};
pub use field::{ChoiceView, FieldKind, FieldView, choices, field};
pub use frame::{Frame, Inside, Page, Robots};
pub use icon::{icon, icon_as, icon_m, icon_xs};
pub use list::{Crumb, StepState, StepView, crumbs, timeline};
pub use mark::{Tone, badge, dot};
pub use note::{Mistake, error_summary, notice};
pub use pager::{PagerView, pager};
pub use picture::{PictureView, Place, picture_again, picture_first, picture_later, picture_over};
pub use price::{PriceView, StockFace, price, price_note, stock, unit_price};
pub use prose::{illustrated, linked, paragraphs, prose};
pub use quantity::{QuantityView, quantity};
pub use sum::{Amount, MiniLine, TotalRow, mini_lines, totals};
pub use table::spec_table;
pub use video::{VideoView, video, video_ld};
