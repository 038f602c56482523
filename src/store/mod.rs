//! Typed records, indexes and the log over an ordered key-value file. Knows no words of the shop; the only place that names redb.
//!
//! All rows live in one ordered space of byte keys. The first byte says what a row is:
//!
//! | first byte | key | value |
//! |---|---|---|
//! | 0 `META` | name of a counter or mark; 0 and the number of a table for its last id | 8 bytes, big endian; of the journal its last link |
//! | 1 `INDEX` | number of the index, key, and the record's id where the index is not unique | the record's id |
//! | 2 `LOG` | position | JSON of the entry |
//! | 3 `LOG_ABOUT` | kind, id and position | nothing |
//! | 4 `ONCE` | hash of an idempotency key | JSON of the first answer |
//! | 5 `ONCE_BY_TIME` | time and hash | nothing |
//! | 16 … 254 | id of a record of that table | version byte and JSON |

pub mod blob;
pub mod check;
pub mod engine;
pub mod file;
pub mod journal;
pub mod log;
pub mod migrate;
pub mod once;
pub mod open;
mod overlay;
pub mod read;
pub mod record;
pub mod write;

pub use check::Finding;
pub use engine::{Engine, Pace, Source};
pub use journal::Journal;
pub use log::{About, Entry, Position};
pub use migrate::Migration;
pub use open::Store;
pub use read::{Direction, Page, Reads, Snapshot};
pub use record::{Index, Keys, Names, Record, Table};
pub use write::Write;

const META: u8 = 0;
const INDEX: u8 = 1;
const LOG: u8 = 2;
const LOG_ABOUT: u8 = 3;
const ONCE: u8 = 4;
const ONCE_BY_TIME: u8 = 5;
/// The least number of a table of records.
const RECORDS: u8 = 16;
