//! A payout arrives at the bank: which one a booking is.

use super::payout::{Arrival, BY_MADE, Payout, PayoutState};
use crate::base::bank::squeezed;
use crate::base::{BankEntryId, Money, Outcome, PayoutId, Span, Time};
use crate::shop::attention::{self, Trouble};
use crate::shop::{Event, Tx};
use crate::store::{Page, Reads};

/// A booking as far as a payout is recognised by it.
#[derive(Clone, Copy, Debug)]
pub struct Arriving<'a> {
    pub amount: Money,
    /// Noon of the day on which the bank booked it.
    pub at: Time,
    /// Who sent it, and every word that the bank wrote.
    pub said: &'a str,
}

/// Banks book within days of the one that the provider expects.
const AROUND: Span = Span::days(10);
/// Payouts of those days.
const PAYOUTS_MAX: usize = 500;

impl Payout {
    /// Whether a booking is its arrival: its amount to the cent, near its day, with the provider's words.
    pub fn arrives_by(&self, booking: Arriving<'_>) -> bool {
        let said = squeezed(booking.said);
        let words = [self.name.as_str(), self.descriptor.as_str(), self.provider.key()];
        let named = words.iter().map(|word| squeezed(word)).any(|word| word.len() > 3 && said.contains(&word));
        let near = booking.at > self.made - Span::days(1) && booking.at < self.arrives + AROUND;
        named && near && self.amount == booking.amount && self.arrived.is_none() && self.state != PayoutState::Failed
    }
}

/// The payout that arrives by a booking; of several equal ones the oldest.
pub fn by_booking(reads: &impl Reads, booking: Arriving<'_>) -> Outcome<Option<PayoutId>> {
    let (from, to) = (booking.at - AROUND - AROUND, booking.at + Span::days(1));
    let near: Vec<Payout> = reads.scan_between(&BY_MADE, &from, &to, Page::first(PAYOUTS_MAX))?;
    Ok(near.iter().find(|payout| payout.arrives_by(booking)).map(|payout| payout.id))
}

/// Notes that it is there.
pub fn arrive(tx: &mut Tx, payout: PayoutId, entry: BankEntryId, at: Time) -> Outcome {
    tx.change(payout, |payout| {
        payout.arrived = Some(Arrival { entry, at });
        Ok(())
    })?;
    attention::settle_where(tx, &Trouble::BankEntry { entry })?;
    tx.tell(Event::PayoutArrived { payout, entry });
    Ok(())
}
