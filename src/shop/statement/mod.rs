//! What the bank says came in and went out: every booking of every statement, once, with what became of it.

pub mod book;
pub mod book_payout;
pub mod ignore;
pub mod payout;
pub mod rule;
pub mod take;
pub mod unbook;

pub use book::BookEntry;
pub use book_payout::BookPayout;
pub use ignore::{IgnoreEntry, ReopenEntry};
pub use take::TakeBookings;
pub use unbook::UnbookEntry;

use crate::base::bank::squeezed;
use crate::base::{BankEntryId, Day, Money, OrderId, Outcome, PaymentId, PayoutId, StaffId, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// One booking as a bank tells it, whatever the form of its statement.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Booking {
    /// Whose statement it is: an IBAN, or what the bank writes instead.
    #[serde(default)]
    pub account: String,
    pub booked: Day,
    #[serde(default)]
    pub value: Option<Day>,
    /// More than nothing: it came. Less: it went out.
    pub amount: Money,
    /// Who sent or got it.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub iban: String,
    /// What was written for people.
    #[serde(default)]
    pub text: String,
    /// What was written for machines: a creditor or QR reference, as it stands in its own field.
    #[serde(default)]
    pub reference: String,
    /// The payer's own number of it.
    #[serde(default)]
    pub end_to_end: String,
    /// The bank's number of it; empty where the bank has none.
    #[serde(default)]
    pub bank_id: String,
    /// Something booked before is taken back.
    #[serde(default)]
    pub reversal: bool,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BankEntry {
    pub id: BankEntryId,
    /// The same booking has the same key in every file.
    pub key: String,
    pub taken: Time,
    pub booking: Booking,
    pub state: EntryState,
    /// What it was booked to and should not have been, the oldest first.
    #[serde(default)]
    pub undone: Vec<Undone>,
}

/// A booking that a person took back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Undone {
    pub order: OrderId,
    pub payment: PaymentId,
    pub at: Time,
    #[serde(default)]
    pub by: Option<StaffId>,
    pub reason: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum EntryState {
    /// It came, and nobody has said for what.
    Open,
    /// `by` is `None` where it booked itself.
    Booked { order: OrderId, payment: PaymentId, at: Time, by: Option<StaffId> },
    /// It is a provider's payout: its parts are in the books.
    Payout { payout: PayoutId, at: Time },
    /// It is for no order.
    Ignored { at: Time, by: Option<StaffId> },
    /// It went out: not ours to book.
    Outgoing,
}

/// The admin's lists. The numbers are kept in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tray {
    Open = 0,
    Booked = 1,
    Ignored = 2,
    Outgoing = 3,
}

impl EntryState {
    pub const fn tray(self) -> Tray {
        match self {
            EntryState::Open => Tray::Open,
            EntryState::Booked { .. } | EntryState::Payout { .. } => Tray::Booked,
            EntryState::Ignored { .. } => Tray::Ignored,
            EntryState::Outgoing => Tray::Outgoing,
        }
    }
}

const BY_KEY: Index<BankEntry, String> = Index::unique(120);
/// The newest day first.
pub const BY_TRAY: Index<BankEntry, (u8, Reverse<Time>)> = Index::many(121);

impl Names for BankEntryId {
    type Record = BankEntry;
}
impl Record for BankEntry {
    const TABLE: Table = Table::new(60, "bank entry").journaled();
    type Id = BankEntryId;
    fn id(&self) -> BankEntryId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_KEY, &self.key);
        keys.add(&BY_TRAY, &(self.state.tray() as u8, Reverse(self.booking.booked.noon())));
    }
}

/// Entries of a tray, the newest day first.
pub fn list(reads: &impl Reads, tray: Tray, page: Page) -> Outcome<Vec<BankEntry>> {
    reads.scan(&BY_TRAY, &(tray as u8), page)
}

/// How many there are; nobody counts further.
pub fn count(reads: &impl Reads, tray: Tray) -> Outcome<usize> {
    reads.count(&BY_TRAY, &(tray as u8), 100_000)
}

/// What banks write where they have no number.
const NO_ID: [&str; 5] = ["", "NONREF", "NOTPROVIDED", "NOTAVAILABLE", "NREF"];

impl Booking {
    /// The bank's number, where it is one.
    pub fn own_id(&self) -> Option<&str> {
        let plain = squeezed(&self.bank_id);
        let nothing = NO_ID.contains(&plain.as_str()) || plain.bytes().all(|b| b == b'0');
        (!nothing).then_some(self.bank_id.as_str())
    }

    /// What makes it this booking and no other, but for its equals in the same file: account, day and amount, and the bank's own number,
    /// or else everything it says. Day and amount stand beside the number because some banks use one number for many bookings.
    fn facts(&self) -> String {
        let head =
            [squeezed(&self.account), self.booked.to_string(), self.amount.minor().to_string(), self.amount.currency().code().to_owned()];
        let tail = match self.own_id() {
            Some(id) => vec!["id".to_owned(), squeezed(id)],
            None => {
                let value = self.value.map_or(String::new(), |day| day.to_string());
                let words = [&self.name, &self.iban, &self.text, &self.reference, &self.end_to_end].map(|text| squeezed(text));
                [value].into_iter().chain(words).collect()
            }
        };
        head.into_iter().chain(tail).collect::<Vec<_>>().join("\u{1f}")
    }
}

/// Each booking of a file with its key: its facts, and which one it is among equal ones in this file. The whole file goes in at once: a
/// file that holds the same day again holds the same equals.
pub fn keyed(bookings: Vec<Booking>) -> Vec<(String, Booking)> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let key = |booking: Booking| {
        let facts = booking.facts();
        let ordinal = seen.entry(facts.clone()).or_default();
        *ordinal += 1;
        let hash = blake3::Hasher::new().update(facts.as_bytes()).update(&ordinal.to_be_bytes()).finalize();
        (hash.to_hex()[..32].to_owned(), booking)
    };
    bookings.into_iter().map(key).collect()
}

/// Whether a booking was taken in before.
pub fn is_known(reads: &impl Reads, key: &str) -> Outcome<bool> {
    Ok(reads.lookup_id(&BY_KEY, &key.to_owned())?.is_some())
}
