//! The books: what providers took for themselves, took back by force and paid out, each cent of a payout by its parts, and what the shop
//! owed and was owed at any moment. Payments belong to their payment, and what went back to its order: the books read them there and
//! keep only what nobody else keeps.

pub mod arrive;
pub mod check;
pub mod dispute;
pub mod facts;
pub mod owed;
pub mod part;
pub mod payout;
pub mod purse;
pub mod settle_dispute;
pub mod take_parts;
pub mod take_payout;
pub mod told;

pub use dispute::Dispute;
pub use part::{PartKind, PayoutPart};
pub use payout::{Explained, Payout, PayoutState};
pub use purse::Purse;
pub use settle_dispute::SettleDispute;
pub use take_parts::TakeParts;
pub use take_payout::{ExplainPayout, TakePayout};
pub use told::{DisputeStanding, DisputeTold, Exchanged, MoveTold, PartTold, PayoutTold};

use super::order::{self, Order};
use super::payment::{self, Payment, PaymentKind};
use super::{Command, Permission, Tx};
use crate::base::{Outcome, Time};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// The shop: everything that a provider knew until that moment was read.
#[derive(Serialize, Deserialize)]
pub struct NoteFetched {
    pub provider: PaymentKind,
    pub until: Time,
}

impl Command for NoteFetched {
    type Done = ();
    const NAME: &'static str = "note_fetched";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        tx.set_mark(&mark(self.provider), self.until.seconds().unsigned_abs());
        Ok(())
    }
}

/// Until when a provider's books were read; `None`: never.
pub fn fetched(reads: &impl Reads, provider: PaymentKind) -> Outcome<Option<Time>> {
    let seconds = reads.mark(&mark(provider))?;
    Ok((seconds > 0).then(|| Time::at(i64::try_from(seconds).unwrap_or(i64::MAX))))
}

/// Payments at a provider by which money came since then, or of which some went back.
pub fn moved_since(reads: &impl Reads, provider: PaymentKind, since: Time) -> Outcome<Vec<Payment>> {
    const MOST: usize = 20_000;
    let end = Time::at(i64::MAX);
    let mut found = payment::came_since(reads, provider, since, Page::last(MOST))?;
    let given: Vec<Order> = reads.scan_between(&order::BY_RETURNED, &since, &end, Page::last(MOST))?;
    for order in given {
        found.extend(payment::of_order(reads, order.id)?.into_iter().filter(|payment| payment.kind == provider));
    }
    found.sort_by_key(|payment| payment.id);
    found.dedup_by_key(|payment| payment.id);
    Ok(found)
}

fn mark(provider: PaymentKind) -> String {
    format!("books {}", provider.key())
}

/// What others name is one of a provider's names.
fn named(provider: PaymentKind, name: &str) -> String {
    format!("{} {name}", provider.key())
}

/// Characters of a provider's names and words that are kept.
const SAID_CHARS_MAX: usize = 200;

fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(SAID_CHARS_MAX).collect()
}
