//! Spending, and giving back what was spent. A card pays in the very transaction that places the order: its balance and the order's
//! payments agree, or neither is written.

use super::Reason;
use super::issue::Validity;
use super::ledger::{Entry, enter};
use crate::base::{Fault, GiftCardId, Money, OrderId, Outcome};
use crate::shop::payment::{Payment, PaymentKind, Update, settle, start};
use crate::shop::{Tx, settings};
use crate::store::Reads;

/// Takes the amount from a card and pays with it. More than is on the card is refused.
pub fn spend(tx: &mut Tx, card: GiftCardId, order: OrderId, amount: Money) -> Outcome {
    let mut card = tx.get(card)?;
    let payment = start::start(tx, order, PaymentKind::GiftCard, amount, None)?;
    let entry = Entry { by: amount.negated(), reason: Reason::Spent, order: Some(order), payment: Some(payment), note: String::new() };
    enter(tx, &mut card, entry)?;
    let payment = tx.change(payment, |payment| {
        payment.gift_card = Some(card.id);
        Ok(payment.clone())
    })?;
    settle::apply(tx, &payment, Update::Captured { taken: amount }, &card.last).map(drop)
}

/// Puts what a payment took, or a part of it, back on its card; the card's last signs. A card that has ended meanwhile gets the time
/// of a new one: else the money would be gone with the order.
pub fn give_back(tx: &mut Tx, payment: &Payment, amount: Money) -> Outcome<String> {
    let Some(card) = payment.gift_card else { return Err(Fault::Bug("no gift card paid this".to_owned()).into()) };
    let mut card = tx.get(card)?;
    if card.expires.is_some_and(|end| end <= tx.now) {
        card.expires = Validity::ThreeYears.end(tx.now, &settings::the(tx)?.time_zone);
    }
    let (order, by) = (Some(payment.order), Some(payment.id));
    enter(tx, &mut card, Entry { by: amount, reason: Reason::GivenBack, order, payment: by, note: String::new() })?;
    Ok(card.last)
}
