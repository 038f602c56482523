//! Taking in movements of the balance at a provider, each once however often it is told.

use super::told::PartTold;
use super::{PayoutPart, cut, named, part};
use crate::base::{Outcome, PayoutId, RefundId, Refusal, Span};
use crate::shop::payment::{self, Payment, PaymentKind, refund};
use crate::shop::{Command, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// Parts that are taken in with one transaction.
pub const STEP: usize = 100;

/// A page of what a provider lists; `payout`: what was asked for are the parts of this one. Done: how many were new.
#[derive(Serialize, Deserialize)]
pub struct TakeParts {
    pub provider: PaymentKind,
    pub payout: Option<PayoutId>,
    pub parts: Vec<PartTold>,
}

impl Command for TakeParts {
    type Done = usize;
    const NAME: &'static str = "take_parts";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        if self.parts.len() > STEP {
            return Err(Refusal::conflict("too-many").into());
        }
        let mut new = 0;
        for told in self.parts {
            let payment = payment_of(tx, self.provider, &told)?;
            // A mark of another shop's can be a number of ours: what is not about this payment is not its refund.
            let refund = told.refund.map(|id| tx.find(id)).transpose()?.flatten();
            let marked = refund.filter(|refund| payment.as_ref().is_some_and(|payment| payment.id == refund.payment));
            let refund = match (marked, &payment) {
                (Some(refund), _) => Some(refund.id),
                (None, Some(payment)) => found(tx, payment, &told.source)?,
                (None, None) => None,
            };
            let (order, payment) = (payment.as_ref().map(|payment| payment.order), payment.map(|payment| payment.id));
            match tx.lookup_id(&part::BY_NAME, &named(self.provider, &cut(&told.name)))? {
                Some(known) => tx.change(known, |part| {
                    (part.order, part.payment) = (part.order.or(order), part.payment.or(payment));
                    (part.refund, part.payout) = (part.refund.or(refund), part.payout.or(self.payout));
                    part.exchanged = part.exchanged.take().or(told.exchanged);
                    Ok(())
                })?,
                None => {
                    new += 1;
                    let PartTold { name, at, kind, amount, fee, source, text, exchanged, .. } = told;
                    let id = tx.next()?;
                    let (name, source, text) = (cut(&name), cut(&source), cut(&text));
                    let (provider, payout) = (self.provider, self.payout);
                    tx.insert(&PayoutPart {
                        id,
                        provider,
                        name,
                        at,
                        kind,
                        amount,
                        fee,
                        order,
                        payment,
                        refund,
                        payout,
                        source,
                        text,
                        exchanged,
                    })?;
                }
            }
        }
        Ok(new)
    }
}

fn payment_of(reads: &impl Reads, provider: PaymentKind, told: &PartTold) -> Outcome<Option<Payment>> {
    // Money of a second page bears the mark of the first one's payment, and may be a payment of its own by now.
    let found = match payment::by_reference(reads, provider, &told.reference)? {
        Some(payment) => Some(payment),
        None => told.payment.map(|id| reads.find(id)).transpose()?.flatten(),
    };
    Ok(found.filter(|payment| payment.kind == provider))
}

/// A refund that was made at the provider's dashboard, by the provider's name of it.
fn found(reads: &impl Reads, payment: &Payment, source: &str) -> Outcome<Option<RefundId>> {
    let refunds = refund::of_order(reads, payment.order)?;
    Ok(refund::by_reference(&refunds, payment.id, &cut(source)).map(|refund| refund.id))
}

/// Movements may be told before the refund that caused them, but not long before.
const BEFORE: Span = Span::days(100);
/// Movements that are looked through for those of one refund, the newest.
const LOOKED_THROUGH: usize = 10_000;

/// A refund became known that was made without us: movements of it that were read before are explained by it, and are no corrections.
pub fn adopt(tx: &mut Tx, id: RefundId) -> Outcome {
    let refund = tx.get(id)?;
    let (from, to) = (tx.now - BEFORE, tx.now + Span::days(1));
    let near: Vec<PayoutPart> = tx.scan_between(&part::BY_PAYOUT, &(0_u64, from), &(0_u64, to), Page::last(LOOKED_THROUGH))?;
    let its = |part: &&PayoutPart| part.payment == Some(refund.payment) && part.refund.is_none() && part.source == refund.reference;
    for part in near.iter().filter(its) {
        tx.change(part.id, |part| {
            part.refund = Some(id);
            Ok(())
        })?;
    }
    Ok(())
}
