//! What people write to the shop through its contact form: kept until it is answered, and for a year.

pub mod answer;
pub mod send;

pub use answer::{DeleteMessage, ForgetMessages, SetAnswered};
pub use send::{Seems, SendMessage};

use crate::base::{Email, Locale, MessageId, Outcome, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Message {
    pub id: MessageId,
    pub name: String,
    pub email: Email,
    /// As it was typed; it may be no order's.
    pub order_number: String,
    pub text: String,
    /// In which language to answer.
    pub locale: Locale,
    pub sent: Time,
    pub seems: Seems,
    #[serde(default)]
    pub answered: Option<Time>,
}

/// Where the inbox lists a message. The numbers are kept in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tray {
    Open = 0,
    Answered = 1,
    /// Filled in by a machine, as it seems; nobody was told.
    Doubtful = 2,
}

pub const BY_TRAY: Index<Message, (u8, Reverse<Time>)> = Index::many(84);
pub const BY_TIME: Index<Message, Time> = Index::many(85);
/// Messages that are kept; more are refused until some were deleted.
pub const MESSAGES_MAX: usize = 20_000;

impl Message {
    pub const fn tray(&self) -> Tray {
        match (self.answered, self.seems) {
            (Some(_), _) => Tray::Answered,
            (None, Seems::Person) => Tray::Open,
            (None, Seems::Machine) => Tray::Doubtful,
        }
    }
}

impl Names for MessageId {
    type Record = Message;
}
impl Record for Message {
    const TABLE: Table = Table::new(47, "message");
    type Id = MessageId;
    fn id(&self) -> MessageId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_TRAY, &(self.tray() as u8, Reverse(self.sent)));
        keys.add(&BY_TIME, &self.sent);
    }
}

/// Messages of a tray, the newest first.
pub fn list(reads: &impl Reads, tray: Tray, page: Page) -> Outcome<Vec<Message>> {
    reads.scan(&BY_TRAY, &(tray as u8), page)
}

pub fn count(reads: &impl Reads, tray: Tray) -> Outcome<usize> {
    reads.count(&BY_TRAY, &(tray as u8), MESSAGES_MAX)
}
