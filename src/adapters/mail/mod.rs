//! Letters to buyers: what they say, how they look as text and as HTML, and how they leave (through SMTP, or into a folder).

mod draft;
mod eml;
mod html;
pub mod letters;
pub mod send;
mod text;

pub use letters::{GoodsLine, Letter, LetterView, Matter, Parcel, PaymentNote, RowKind, Sender, TotalRow, compose};
pub use send::{KeptLetter, MailConfig, Mailer};
