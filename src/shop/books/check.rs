//! What must hold of the books, proven on any snapshot.

use super::dispute::{self, Dispute};
use super::payout::{self, Payout};
use super::{Explained, PayoutPart, owed};
use crate::base::{Money, Outcome, Time};
use crate::shop::attention::{self, Trouble};
use crate::shop::order::Order;
use crate::shop::payment::{self, Payment};
use crate::store::{Finding, Reads, Snapshot};

/// Payouts are their parts, or a person was told; what disputes took is what their orders say; every payment that came has its moment;
/// and the statement of now is what the orders want.
pub fn check(reads: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
    reads.each(|payout: Payout| {
        findings.extend(of_payout(reads, &payout)?.into_iter().map(|why| format!("payout {}: {why}", payout.name)));
        Ok(())
    })?;
    reads.each(|part: PayoutPart| {
        if part.payout.is_some_and(|payout| !reads.find(payout).is_ok_and(|found| found.is_some())) {
            findings.push(format!("payout part {}: there is no such payout", part.name));
        }
        let payment = part.payment.map(|payment| reads.find(payment)).transpose()?.flatten();
        if part.payment.is_some() && payment.is_none_or(|payment| Some(payment.order) != part.order) {
            findings.push(format!("payout part {}: there is no such payment of its order", part.name));
        }
        Ok(())
    })?;
    reads.each(|payment: Payment| {
        if payment.came.is_some() != payment.state.taken().is_some() {
            findings.push(format!("payment {}: it came without a moment, or has one and did not come", payment.id));
        }
        Ok(())
    })?;
    reads.each(|dispute: Dispute| {
        if reads.find(dispute.payment)?.is_none_or(|payment| payment.order != dispute.order) {
            findings.push(format!("dispute {}: there is no such payment of its order", dispute.name));
        }
        Ok(())
    })?;
    reads.each(|order: Order| {
        findings.extend(of_order(reads, &order)?.into_iter().map(|why| format!("order {}: {why}", order.number)));
        Ok(())
    })
}

fn of_payout(reads: &impl Reads, payout: &Payout) -> Outcome<Option<String>> {
    let Explained::Read { rest } = payout.explained else { return Ok(None) };
    let (amounts, fees) = payout::sums(reads, payout)?;
    if amounts - fees + rest != payout.amount {
        return Ok(Some(format!("its parts are {:?} less {fees:?} and the rest {rest:?}, it is {:?}", amounts, payout.amount)));
    }
    let told = rest.is_zero() || attention::was_raised(reads, &Trouble::Payout { payout: payout.id })?;
    Ok((!told).then(|| format!("{rest:?} of it are unexplained, and nobody was told")))
}

fn of_order(reads: &impl Reads, order: &Order) -> Outcome<Option<String>> {
    let (payments, disputes) = (payment::of_order(reads, order.id)?, dispute::of_order(reads, order.id)?);
    let withdrawn = Money::sum(order.total.currency(), disputes.iter().map(Dispute::withdrawn));
    if withdrawn != order.withdrawn() {
        return Ok(Some(format!("disputes took {withdrawn:?} of it, it says {:?}", order.withdrawn())));
    }
    let claim = owed::claim(order, &payments, &disputes, Time::at(i64::MAX));
    Ok((claim != order.outstanding()).then(|| format!("its dated facts want {claim:?}, it says {:?}", order.outstanding())))
}
