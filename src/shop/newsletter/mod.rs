//! The newsletter: who asked for it, who confirmed it, who left, and how that is proven.
//!
//! An address counts once its owner has confirmed it from a letter (double opt-in): the shop must be able to prove the consent of each
//! (GDPR art. 7 (1), § 7 (2) UWG). So a sign-up keeps when it was asked for and confirmed, where, and the very words that were read. It is
//! a record of its own: whoever left and comes back is another one, and the old proof stays as it was until its time is over.

pub mod end;
pub mod forget;
pub mod link;
pub mod subscribe;

pub use end::{EndSubscription, EraseSubscription};
pub use forget::ForgetSubscriptions;
pub use link::{ConfirmSubscription, LeaveNewsletter};
pub use subscribe::Subscribe;

use super::token::TokenHash;
use crate::base::{Email, Locale, OrderId, Outcome, Span, StaffId, SubscriptionId, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Subscription {
    pub id: SubscriptionId,
    pub email: Email,
    /// In which language to write.
    pub locale: Locale,
    pub source: Source,
    /// What was read where it was asked for, word by word.
    pub words: String,
    pub asked: Time,
    /// When it was asked for once more, whether or not a letter followed.
    #[serde(default)]
    pub again: Option<Time>,
    /// Letters with a link to confirm, from 1 to `LETTERS_MAX`.
    pub letters: u8,
    /// When the last of them was due.
    pub wrote: Time,
    #[serde(default)]
    pub confirmed: Option<Time>,
    #[serde(default)]
    pub left: Option<Left>,
    pub confirm_hash: TokenHash,
    pub leave_hash: TokenHash,
}

/// Where it was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Source {
    /// A section of the home page.
    Home,
    Footer,
    /// The newsletter's own page.
    Page,
    Checkout {
        order: OrderId,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Left {
    pub at: Time,
    /// `None`: by their own link.
    #[serde(default)]
    pub by: Option<StaffId>,
}

/// How it stands. The numbers are kept in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Waiting = 0,
    Subscribed = 1,
    Left = 2,
}

/// Each address at most once among those that have not left.
pub const LIVE: Index<Subscription, String> = Index::unique(180);
pub const BY_EMAIL: Index<Subscription, String> = Index::many(181);
pub const BY_STATE: Index<Subscription, (u8, Reverse<Time>)> = Index::many(182);
pub const BY_CONFIRM: Index<Subscription, TokenHash> = Index::unique(183);
pub const BY_LEAVE: Index<Subscription, TokenHash> = Index::unique(184);

/// How long a link to confirm holds; after that the address is forgotten.
pub const CONFIRM_KEPT: Span = Span::days(30);
/// How long the proof is kept after somebody left: claims lapse after three years (§ 195 BGB; GDPR art. 17 (3) (e)).
pub const PROOF_KEPT: Span = Span::days(3 * 366);
/// Letters that an address gets before it has answered, and the least time between two of them.
pub const LETTERS_MAX: u8 = 3;
pub const LETTER_PAUSE: Span = Span::hours(1);
/// Addresses that wait at once; more are refused until some were confirmed or forgotten.
pub const WAITING_MAX: usize = 20_000;
/// Counts go no further.
pub const COUNT_MAX: usize = 1_000_000;

impl Subscription {
    pub const fn state(&self) -> State {
        match (self.left, self.confirmed) {
            (Some(_), _) => State::Left,
            (None, Some(_)) => State::Subscribed,
            (None, None) => State::Waiting,
        }
    }

    /// Since when it stands so; a waiting one since its last letter.
    pub fn since(&self) -> Time {
        self.left.map(|left| left.at).or(self.confirmed).unwrap_or(self.wrote)
    }

    /// Whether its link to confirm still holds.
    pub fn can_confirm(&self, now: Time) -> bool {
        self.state() == State::Waiting && now <= self.wrote + CONFIRM_KEPT
    }
}

impl Names for SubscriptionId {
    type Record = Subscription;
}
impl Record for Subscription {
    const TABLE: Table = Table::new(120, "subscription");
    type Id = SubscriptionId;
    fn id(&self) -> SubscriptionId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        let email = self.email.folded();
        if self.left.is_none() {
            keys.add(&LIVE, &email);
        }
        keys.add(&BY_EMAIL, &email);
        keys.add(&BY_STATE, &(self.state() as u8, Reverse(self.since())));
        keys.add(&BY_CONFIRM, &self.confirm_hash);
        keys.add(&BY_LEAVE, &self.leave_hash);
    }
}

/// Those that stand so, the latest first.
pub fn list(reads: &impl Reads, state: State, page: Page) -> Outcome<Vec<Subscription>> {
    reads.scan(&BY_STATE, &(state as u8), page)
}

pub fn count(reads: &impl Reads, state: State) -> Outcome<usize> {
    reads.count(&BY_STATE, &(state as u8), COUNT_MAX)
}

/// Those of every state whose address begins with these letters, in the order of the alphabet.
pub fn search(reads: &impl Reads, beginning: &str, page: Page) -> Outcome<Vec<Subscription>> {
    let from = beginning.trim().to_lowercase();
    let to = format!("{from}{}", char::MAX);
    reads.scan_between(&BY_EMAIL, &from, &to, page)
}
