//! How payments at providers end: a count of the last half hour, by which the shop knows that stolen cards are being tried out, and
//! that it is over.

use super::{Payment, State, testing};
use crate::base::{CardWatchId, Id, Outcome, Span, Time};
use crate::shop::attention::{self, Trouble};
use crate::shop::{Command, Permission, Tx};
use crate::store::{Names, Reads, Record, Table};
use serde::{Deserialize, Serialize};

/// It is counted in pieces of time, so that what is old is forgotten a piece at a time.
const PIECE: Span = Span::minutes(5);
/// Half an hour: long enough for a small shop to have a rate at all, short enough to end soon after the last try.
const PIECES: i64 = 6;

/// What is not normal any more, all in one place: **at least 20 failures in half an hour, and at least three for each payment that
/// came to its money.** Of those who open a provider's page up to every second one is declined or leaves, on a bad day; of cards that
/// are tried out at least nine in ten fail. Without the number a small shop would be alarmed by three people who changed their minds,
/// without the rate a large one by every good day.
const FAILED_MIN: u32 = 20;
const FAILED_FOR_EACH_PAID: u64 = 3;

/// How a payment at a provider ended, as far as this is about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// Declined, or never finished.
    Failed,
    /// Money came, or is held.
    Paid,
}

/// What of a payment's steps counts, each payment once for each end: a card that is declined first and accepted then is both.
pub fn end_of(before: State, after: State) -> Option<End> {
    match (before, after) {
        (State::Started { declined: false }, State::Started { declined: true } | State::Voided) => Some(End::Failed),
        (State::Started { .. }, State::Authorized { .. } | State::Captured { .. }) => Some(End::Paid),
        _ => None,
    }
}

/// How many ended so within the time that counts.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    pub failed: u32,
    pub paid: u32,
}

impl Tally {
    pub fn is_abnormal(self) -> bool {
        self.failed >= FAILED_MIN && u64::from(self.failed) >= u64::from(self.paid) * FAILED_FOR_EACH_PAID
    }
}

/// The count, and since when it is not normal. One record for the shop, of as many pieces as count.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct CardWatch {
    #[serde(default)]
    pieces: Vec<Piece>,
    #[serde(default)]
    since: Option<Time>,
}

#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
struct Piece {
    /// Which it is since 1970.
    nth: i64,
    failed: u32,
    paid: u32,
}

/// The id under which the one record lies.
const THE: u64 = 1;

impl Names for CardWatchId {
    type Record = CardWatch;
}

impl Record for CardWatch {
    const TABLE: Table = Table::new(104, "card watch");
    type Id = CardWatchId;
    fn id(&self) -> CardWatchId {
        CardWatchId::new(THE)
    }
}

impl CardWatch {
    /// Counts one more, and forgets what counts no longer.
    pub fn add(&mut self, now: Time, end: End) {
        let nth = nth_of(now);
        self.pieces.retain(|piece| counts(piece.nth, nth));
        if self.pieces.last().is_none_or(|last| last.nth != nth) {
            self.pieces.push(Piece { nth, failed: 0, paid: 0 });
        }
        let Some(last) = self.pieces.last_mut() else { return };
        match end {
            End::Failed => last.failed = last.failed.saturating_add(1),
            End::Paid => last.paid = last.paid.saturating_add(1),
        }
    }

    /// What counts at this moment.
    pub fn tally(&self, now: Time) -> Tally {
        let nth = nth_of(now);
        self.pieces.iter().filter(|piece| counts(piece.nth, nth)).fold(Tally::default(), |sum, piece| Tally {
            failed: sum.failed.saturating_add(piece.failed),
            paid: sum.paid.saturating_add(piece.paid),
        })
    }

    /// Since when cards are being tried out; `None` as soon as the count is normal again.
    pub fn since(&self, now: Time) -> Option<Time> {
        self.since.filter(|_| self.tally(now).is_abnormal())
    }
}

fn nth_of(now: Time) -> i64 {
    now.seconds().div_euclid(PIECE.0)
}

/// A clock that was put back makes no piece that never ends.
fn counts(piece: i64, now: i64) -> bool {
    (0..PIECES).contains(&(now - piece))
}

fn the(reads: &impl Reads) -> Outcome<CardWatch> {
    Ok(reads.find(CardWatchId::new(THE))?.unwrap_or_default())
}

/// Since when stolen cards are being tried out here; `None` while all is normal. One point read.
pub fn since(reads: &impl Reads, now: Time) -> Outcome<Option<Time>> {
    Ok(the(reads)?.since(now))
}

/// Counts a step of a payment. What was never at a provider's page says nothing.
pub(super) fn count(tx: &mut Tx, payment: &Payment, after: State) -> Outcome {
    let Some(end) = end_of(payment.state, after).filter(|_| payment.kind.has_provider() && payment.session.is_some()) else {
        return Ok(());
    };
    let now = tx.now;
    if the(tx)?.since(now).is_none() {
        end_watch(tx)?;
    }
    let mut watch = the(tx)?;
    watch.add(now, end);
    let begins = watch.since.is_none() && watch.tally(now).is_abnormal();
    watch.since = watch.since.or(begins.then_some(now));
    tx.put(&watch)?;
    if begins { testing::warn(tx) } else { Ok(()) }
}

/// What was raised when it began is settled.
fn end_watch(tx: &mut Tx) -> Outcome {
    let watch = the(tx)?;
    let Some(since) = watch.since else { return Ok(()) };
    tx.put(&CardWatch { since: None, ..watch })?;
    attention::settle_where(tx, &Trouble::CardTesting { hour: testing::hour_of(since) })
}

/// The calendar: should it be over, nobody needs to look at it any more.
#[derive(Serialize, Deserialize)]
pub struct EndCardWatch {}

impl Command for EndCardWatch {
    type Done = ();
    const NAME: &'static str = "end_card_watch";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        if the(tx)?.since(tx.now).is_none() { end_watch(tx) } else { Ok(()) }
    }
}
