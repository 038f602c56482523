//! Gift cards: money that was paid before anything was chosen. A card is a ledger with its sum; whoever has the code spends it.
//!
//! They are multi-purpose vouchers (Art. 30a and 30b VAT Directive 2006/112/EC, § 3 (15) UStG): no tax arises when one is issued, the
//! goods are taxed in full when it is redeemed. So a card is a payment of an order, never a discount of it.

pub mod adjust;
pub mod apply;
pub mod block;
pub mod check;
pub mod code;
pub mod expire;
pub mod issue;
pub mod ledger;
pub mod movement;
pub mod sold;
pub mod spend;

pub use adjust::AdjustGiftCard;
pub use apply::{ApplyGiftCard, TakeOffGiftCard};
pub use block::{Block, BlockGiftCard};
pub use expire::ExpireGiftCards;
pub use issue::{IssueGiftCard, Validity};

use super::token::TokenHash;
use crate::base::{Email, GiftCardEntryId, GiftCardId, Locale, Money, OrderId, Outcome, PaymentId, Span, StaffId, Time};
use crate::store::{Direction, Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

/// A gift card. Its code is nowhere: only the hash under which it is found, and the last signs by which people name it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GiftCard {
    pub id: GiftCardId,
    pub code_hash: TokenHash,
    /// The last four signs of the code.
    pub last: String,
    /// Sum of the entries, never negative: a copy, proven by `check`.
    pub balance: Money,
    pub issued: Time,
    /// From then on it pays nothing; `None`: it has no end.
    #[serde(default)]
    pub expires: Option<Time>,
    /// It pays nothing until a person lifts this.
    #[serde(default)]
    pub blocked: Option<Time>,
    /// Where the letter with the code goes.
    pub email: Email,
    /// Who it is for; may be empty.
    #[serde(default)]
    pub name: String,
    /// What the giver wants to say.
    #[serde(default)]
    pub message: String,
    /// The language of the letter.
    pub locale: Locale,
    /// For staff only.
    #[serde(default)]
    pub note: String,
    /// The piece of an order that it is; `None`: nobody bought it.
    #[serde(default)]
    pub sold: Option<Sold>,
}

/// Which piece of which order a card is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sold {
    pub order: OrderId,
    /// Of the order, from 0.
    pub line: usize,
    /// Of the line, from 0.
    pub nth: u32,
    /// When its money was taken off it again: the piece was cancelled, or refunded.
    #[serde(default)]
    pub taken_back: Option<Time>,
}

/// One entry of the ledger. Never changed, never removed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GiftCardEntry {
    pub id: GiftCardEntryId,
    pub card: GiftCardId,
    /// More, or less, on the card.
    pub by: Money,
    pub reason: Reason,
    pub at: Time,
    #[serde(default)]
    pub staff: Option<StaffId>,
    #[serde(default)]
    pub order: Option<OrderId>,
    /// The payment that it paid, or that was taken back.
    #[serde(default)]
    pub payment: Option<PaymentId>,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Issued,
    /// Somebody bought it, and the money has come.
    Sold,
    /// What a buyer paid for it goes back: it was unspent.
    TakenBack,
    /// It paid for an order.
    Spent,
    /// What it paid went back to it: the order was cancelled, or refunded.
    GivenBack,
    /// A person changed the balance and said why.
    Adjusted,
    /// Its time was over.
    Expired,
}

impl Reason {
    pub const fn key(self) -> &'static str {
        match self {
            Reason::Issued => "issued",
            Reason::Sold => "sold",
            Reason::TakenBack => "taken_back",
            Reason::Spent => "spent",
            Reason::GivenBack => "given_back",
            Reason::Adjusted => "adjusted",
            Reason::Expired => "expired",
        }
    }
}

/// How a card stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It pays.
    Good,
    Empty,
    Blocked,
    Expired,
}

impl GiftCard {
    pub fn standing(&self, now: Time) -> Standing {
        match () {
            () if self.blocked.is_some() => Standing::Blocked,
            () if self.expires.is_some_and(|end| end <= now) => Standing::Expired,
            () if self.balance.is_zero() => Standing::Empty,
            () => Standing::Good,
        }
    }

    /// How people name it: `•••• 7K3Q`.
    pub fn shown(&self) -> String {
        shown(&self.last)
    }
}

/// How people name the card with these last signs.
pub fn shown(last: &str) -> String {
    format!("•••• {last}")
}

pub const BY_CODE: Index<GiftCard, TokenHash> = Index::unique(213);
pub const BY_LAST: Index<GiftCard, String> = Index::many(214);
pub const BY_EMAIL: Index<GiftCard, String> = Index::many(215);
/// Cards with money on them that have an end.
pub const BY_END: Index<GiftCard, Time> = Index::many(216);
pub const BY_CARD: Index<GiftCardEntry, GiftCardId> = Index::many(217);
/// Order, line and piece: none of them is ever a second card.
pub const BY_SOLD: Index<GiftCard, (OrderId, u64, u64)> = Index::unique(230);
/// For the books.
pub const BY_AT: Index<GiftCardEntry, Time> = Index::many(231);

impl Names for GiftCardId {
    type Record = GiftCard;
}
impl Record for GiftCard {
    const TABLE: Table = Table::new(80, "gift card").journaled();
    type Id = GiftCardId;
    fn id(&self) -> GiftCardId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_CODE, &self.code_hash);
        keys.add(&BY_LAST, &self.last);
        keys.add(&BY_EMAIL, &self.email.folded());
        if let Some(end) = self.expires.filter(|_| !self.balance.is_zero()) {
            keys.add(&BY_END, &end);
        }
        if let Some(Sold { order, line, nth, .. }) = self.sold {
            keys.add(&BY_SOLD, &(order, line as u64, u64::from(nth)));
        }
    }
}

impl Names for GiftCardEntryId {
    type Record = GiftCardEntry;
}
impl Record for GiftCardEntry {
    const TABLE: Table = Table::new(81, "gift card entry").journaled();
    type Id = GiftCardEntryId;
    fn id(&self) -> GiftCardEntryId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(&BY_CARD, &self.card);
        keys.add(&BY_AT, &self.at);
    }
}

/// A moment on the last day on which a card pays that has this end.
pub fn last_day(end: Time) -> Time {
    end - Span::seconds(1)
}

/// Counts go no further.
pub const COUNT_MAX: usize = 1_000_000;

/// The card of a code as somebody typed it; `None` for a code of no card.
pub fn by_code(reads: &impl Reads, typed: &str) -> Outcome<Option<GiftCard>> {
    code::clean(typed).map_or(Ok(None), |code| reads.lookup(&BY_CODE, &super::token::hash(&code)))
}

/// Cards, the newest first.
pub fn newest(reads: &impl Reads, page: Page) -> Outcome<Vec<GiftCard>> {
    reads.all(Page { direction: Direction::Backward, ..page })
}

/// Cards with these last signs, then those whose e-mail address begins so.
pub fn search(reads: &impl Reads, query: &str, most: usize) -> Outcome<Vec<GiftCard>> {
    let word = query.trim();
    let last: String = word.to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let mut found: Vec<GiftCard> = reads.scan(&BY_LAST, &last, Page::last(most))?;
    let from = word.to_lowercase();
    let to = format!("{from}{}", char::MAX);
    found.extend(reads.scan_between(&BY_EMAIL, &from, &to, Page::first(most))?.into_iter().filter(|card: &GiftCard| card.last != last));
    found.truncate(most);
    Ok(found)
}

/// The entries of a card, the newest first.
pub fn entries(reads: &impl Reads, card: GiftCardId, most: usize) -> Outcome<Vec<GiftCardEntry>> {
    reads.scan(&BY_CARD, &card, Page::last(most))
}
