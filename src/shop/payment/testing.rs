//! Stolen cards are tried out on shops: many pages, many cards, most of them declined. What is limited is the way to a provider's page,
//! never the checkout: whoever meets a limit still has an order, and every other way to pay (reference: Stripe, "Protect yourself from
//! card testing"). What happened is put before the merchant, at most once an hour.

use super::Payment;
use crate::base::{Outcome, Span, Time};
use crate::shop::attention::{self, Trouble};
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// Pages of one order within an hour. People need one; whose first card fails tries another on the same page.
const PAGES_PER_ORDER: usize = 5;
const WITHIN: Span = Span::hours(1);
/// Declined payments of the whole shop within an hour that are no chance any more.
const DECLINED_PER_HOUR: u64 = 20;

/// Whether an order has had as many pages as people need.
pub fn is_over(payments: &[Payment], now: Time) -> bool {
    payments.iter().filter(|payment| payment.kind.has_provider() && now - payment.started < WITHIN).count() >= PAGES_PER_ORDER
}

/// The hour that is counted, and how many were declined in it.
const HOUR: &str = "declined hour";
const DECLINED: &str = "declined in hour";

fn hour_of(now: Time) -> u64 {
    u64::try_from(now.seconds() / 3_600).unwrap_or(0)
}

/// Counts a payment that was declined.
pub(in crate::shop) fn count_declined(tx: &mut Tx) -> Outcome {
    let hour = hour_of(tx.now);
    if tx.mark(HOUR)? != hour {
        tx.set_mark(HOUR, hour);
        tx.set_mark(DECLINED, 0);
    }
    if tx.count_up(DECLINED)? >= DECLINED_PER_HOUR { warn(tx) } else { Ok(()) }
}

/// Once an hour at most: a merchant who has put it away is not told again at once.
fn warn(tx: &mut Tx) -> Outcome {
    let trouble = Trouble::CardTesting { hour: hour_of(tx.now) };
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
