//! The ledger: the one place that changes what is on a card, and what the shop owes by all of them.

use super::{GiftCard, GiftCardEntry, Reason};
use crate::base::limits::PRICE_MINOR_MAX;
use crate::base::{Currency, Money, OrderId, Outcome, PaymentId, Refusal};
use crate::shop::{Event, Tx};
use crate::store::Reads;

/// An entry as it is made; when and by whom follows from the command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// More, or less, on the card.
    pub by: Money,
    pub reason: Reason,
    pub order: Option<OrderId>,
    pub payment: Option<PaymentId>,
    pub note: String,
}

/// Whether so much can be on a card, in minor units.
pub fn can_hold(minor: i64) -> bool {
    (0..=PRICE_MINOR_MAX).contains(&minor)
}

/// Makes an entry, moves the balance and says so. Less than nothing, or another currency, is refused; what goes back to a card
/// always has room on it.
pub fn enter(tx: &mut Tx, card: &mut GiftCard, entry: Entry) -> Outcome {
    let Entry { by, reason, order, payment, note } = entry;
    let balance = card.balance.minor().saturating_add(by.minor());
    let fits = can_hold(balance) || balance > 0 && reason == Reason::GivenBack;
    if by.currency() != card.balance.currency() || !fits {
        return Err(Refusal::conflict("gift-card-balance").into());
    }
    card.balance += by;
    tx.put(card)?;
    let (id, at, staff) = (tx.next()?, tx.now, tx.actor.staff());
    tx.insert(&GiftCardEntry { id, card: card.id, by, reason, at, staff, order, payment, note })?;
    owe(tx, by)?;
    tx.tell(Event::GiftCardMoved { card: card.id, by, balance: card.balance });
    Ok(())
}

/// What the shop owes moves with every entry.
pub(in crate::shop) fn owe(tx: &mut Tx, by: Money) -> Outcome {
    let owed = tx.mark(&mark(by.currency()))?.saturating_add_signed(by.minor());
    tx.set_mark(&mark(by.currency()), owed);
    Ok(())
}

/// Counts anew what is on all cards: no journal keeps the mark.
pub(in crate::shop) fn recount(tx: &mut Tx) -> Outcome {
    let mut sums: Vec<Money> = Vec::new();
    tx.each(|card: GiftCard| {
        match sums.iter_mut().find(|sum| sum.currency() == card.balance.currency()) {
            Some(sum) => *sum += card.balance,
            None => sums.push(card.balance),
        }
        Ok(())
    })?;
    for sum in sums {
        tx.set_mark(&mark(sum.currency()), u64::try_from(sum.minor()).unwrap_or(0));
    }
    Ok(())
}

/// The mark that counts what is on all cards of a currency, in minor units: a copy, proven by `check`.
pub(super) fn mark(currency: Currency) -> String {
    format!("gift cards owed {}", currency.code())
}

/// What the shop owes to those who have its cards.
pub fn owed(reads: &impl Reads, currency: Currency) -> Outcome<Money> {
    Ok(Money::new(i64::try_from(reads.mark(&mark(currency))?).unwrap_or(i64::MAX), currency))
}
