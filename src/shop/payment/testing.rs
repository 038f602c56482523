//! Stolen cards are tried out on shops: many pages, many cards, most of them declined. What is limited is the way to a provider's page,
//! never the checkout: whoever meets a limit still has an order, and every other way to pay (reference: Stripe, "Protect yourself from
//! card testing"). What happened is put before the merchant, at most once an hour.

use super::{Payment, watch};
use crate::base::{Outcome, Span, Time};
use crate::shop::attention::{self, Trouble};
use crate::shop::{Command, Permission, Tx};
use serde::{Deserialize, Serialize};

/// Pages of one order within an hour. People need one; whose first card fails tries another on the same page.
const PAGES_PER_ORDER: usize = 5;
const WITHIN: Span = Span::hours(1);

/// Whether an order has had as many pages as people need.
pub fn is_over(payments: &[Payment], now: Time) -> bool {
    payments.iter().filter(|payment| payment.kind.has_provider() && now - payment.started < WITHIN).count() >= PAGES_PER_ORDER
}

/// The hour since 1970, by which a time of trouble is known.
pub fn hour_of(now: Time) -> u64 {
    u64::try_from(now.seconds() / 3_600).unwrap_or(0)
}

/// Once an hour at most: a merchant who has put it away is not told again at once.
pub(super) fn warn(tx: &mut Tx) -> Outcome {
    // What goes on for hours is one thing.
    let began = watch::since(tx, tx.now)?.unwrap_or(tx.now);
    let trouble = Trouble::CardTesting { hour: hour_of(began) };
    if attention::was_raised(tx, &trouble)? { Ok(()) } else { attention::raise(tx, trouble, None) }
}

/// The door: somebody wanted more payment pages than people do, and was stopped.
#[derive(Serialize, Deserialize)]
pub struct NoteCardTesting {}

impl Command for NoteCardTesting {
    type Done = ();
    const NAME: &'static str = "note_card_testing";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        warn(tx)
    }
}
