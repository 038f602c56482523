//! Letters to buyers and to the shop: what they say, how they look as text and as HTML, and how they leave (through SMTP, or into a folder).

mod draft;
pub mod dress;
mod eml;
pub mod gift_card;
mod html;
pub mod letters;
pub mod message;
pub mod newsletter;
pub mod send;
mod text;

pub use dress::{Dress, Logo, Sign};
pub use gift_card::{GiftCardView, Giver, compose_gift_card};
pub use letters::{
    BackBy, Enclosed, Enclosure, GoodsLine, Letter, LetterView, Matter, Next, Parcel, PaymentNote, RowKind, Sender, Tone, TotalRow,
    TransferNote, compose,
};
pub use message::{MessageView, compose_message};
pub use newsletter::{NewsletterView, Step, compose_newsletter};
pub use send::{KeptLetter, MailConfig, Mailer};
