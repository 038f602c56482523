//! What must hold of every gift card, proven on any snapshot.

use super::{GiftCard, GiftCardEntry, Reason, ledger};
use crate::base::{Currency, GiftCardId, Outcome, PaymentId};
use crate::shop::payment::refund::{Refund, RefundState};
use crate::shop::payment::{Payment, PaymentKind};
use crate::store::{Finding, Reads, Record};
use std::collections::BTreeMap;

/// Hands every record of a kind to `look`, without holding them all.
fn each<R: Record>(reads: &impl Reads, mut look: impl FnMut(&R) -> Outcome) -> Outcome {
    let mut last = None;
    loop {
        let found: Vec<R> = reads.next_after(last, 500)?;
        found.iter().try_for_each(&mut look)?;
        last = found.last().map(Record::id);
        if found.is_empty() {
            return Ok(());
        }
    }
}

/// Every balance is the sum of its entries and not negative; what was spent and given back are payments and refunds of orders; what
/// the shop owes is the sum of all balances.
pub fn check(reads: &impl Reads, findings: &mut Vec<Finding>) -> Outcome {
    let mut sums = BTreeMap::<GiftCardId, i64>::new();
    let mut back = BTreeMap::<PaymentId, i64>::new();
    each(reads, |entry: &GiftCardEntry| {
        *sums.entry(entry.card).or_default() += entry.by.minor();
        match entry.reason {
            Reason::Spent if !is_paid(reads, entry)? => {
                findings.push(format!("gift card {}: entry {} names no payment that it made", entry.card, entry.id));
            }
            Reason::GivenBack => {
                let payment = entry.payment.map_or(Ok(None), |id| reads.find(id))?.filter(|p: &Payment| p.gift_card == Some(entry.card));
                match payment {
                    Some(payment) => *back.entry(payment.id).or_default() += entry.by.minor(),
                    None => findings.push(format!("gift card {}: entry {} gives back what it never paid", entry.card, entry.id)),
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    let mut owed = BTreeMap::<&str, (Currency, i64)>::new();
    each(reads, |card: &GiftCard| {
        let sum = sums.remove(&card.id).unwrap_or_default();
        let currency = card.balance.currency();
        owed.entry(currency.code()).or_insert((currency, 0)).1 += card.balance.minor();
        if card.balance.minor() != sum || card.balance.is_negative() {
            findings.push(format!("gift card {}: {:?} are on it, its entries say {sum}", card.id, card.balance));
        }
        Ok(())
    })?;
    findings.extend(sums.keys().map(|id| format!("entries of gift card {id}, which does not exist")));
    for (currency, sum) in owed.into_values() {
        let says = ledger::owed(reads, currency)?;
        if says.minor() != sum {
            findings.push(format!("gift cards: {says:?} are owed, the balances say {sum}"));
        }
    }
    refunds(reads, back, findings)
}

/// Whether an entry is a payment of that card, order and amount.
fn is_paid(reads: &impl Reads, entry: &GiftCardEntry) -> Outcome<bool> {
    let payment: Option<Payment> = entry.payment.map_or(Ok(None), |id| reads.find(id))?;
    let fits = |p: &Payment| {
        p.kind == PaymentKind::GiftCard
            && p.gift_card == Some(entry.card)
            && Some(p.order) == entry.order
            && p.state.taken() == Some(entry.by.negated())
    };
    Ok(payment.as_ref().is_some_and(fits))
}

/// What went back to a card is what refunds say.
fn refunds(reads: &impl Reads, mut back: BTreeMap<PaymentId, i64>, findings: &mut Vec<Finding>) -> Outcome {
    each(reads, |refund: &Refund| {
        if refund.state == RefundState::Done && reads.find(refund.payment)?.is_some_and(|p: Payment| p.kind == PaymentKind::GiftCard) {
            *back.entry(refund.payment).or_default() -= refund.amount.minor();
        }
        Ok(())
    })?;
    let other = back.into_iter().filter(|(_, left)| *left != 0);
    findings.extend(other.map(|(payment, left)| format!("payment {payment}: its refunds and its gift card differ by {left}")));
    Ok(())
}

/// Every payment by gift card has its entry. While a demo is wiped, cards go before the orders that they paid.
pub fn payments_have_entries(reads: &impl Reads, findings: &mut Vec<Finding>) -> Outcome {
    let mut spent = std::collections::BTreeSet::new();
    each(reads, |entry: &GiftCardEntry| {
        spent.extend(entry.payment.filter(|_| entry.reason == Reason::Spent));
        Ok(())
    })?;
    each(reads, |payment: &Payment| {
        if payment.kind == PaymentKind::GiftCard && !spent.contains(&payment.id) {
            findings.push(format!("payment {}: no gift card paid it", payment.id));
        }
        Ok(())
    })
}
