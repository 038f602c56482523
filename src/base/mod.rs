//! Words that everyone shares: money, ids, time, text, addresses, languages, errors. Knows nothing of shops, files or networks.

pub mod address;
pub mod bank;
pub mod colour;
pub mod country;
pub mod currency;
pub mod day;
pub mod error;
mod format;
pub mod id;
pub mod key;
pub mod limits;
pub mod locale;
pub mod money;
pub mod month;
pub mod rate;
pub mod text;
pub mod time;
mod translate;
pub mod words;

pub use address::{Address, AddressField, AddressFormat};
pub use colour::Colour;
pub use country::{Country, TaxSuggestion};
pub use currency::Currency;
pub use day::Day;
pub use error::{Cure, Error, Fault, Gap, Outcome, Refusal, Say, Wrong};
pub use id::*;
pub use key::{KeyPart, key};
pub use locale::Locale;
pub use money::Money;
pub use month::Month;
pub use rate::{Rate, Round};
pub use text::{Email, Handle, Sku};
pub use time::{Span, Time, Window};
pub use words::Words;
