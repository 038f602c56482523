//! Taking in movements of the balance at a provider, each once however often it is told.

use super::told::PartTold;
use super::{PayoutPart, cut, named, part};
use crate::base::{Outcome, PayoutId, Refusal};
use crate::shop::payment::{self, Payment, PaymentKind};
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
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
            let refund =
                refund.filter(|refund| payment.as_ref().is_some_and(|payment| payment.id == refund.payment)).map(|refund| refund.id);
            let (order, payment) = (payment.as_ref().map(|payment| payment.order), payment.map(|payment| payment.id));
            match tx.lookup_id(&part::BY_NAME, &named(self.provider, &cut(&told.name)))? {
                Some(known) => tx.change(known, |part| {
                    (part.order, part.payment) = (part.order.or(order), part.payment.or(payment));
                    (part.refund, part.payout) = (part.refund.or(refund), part.payout.or(self.payout));
                    Ok(())
                })?,
                None => {
                    new += 1;
                    let PartTold { name, at, kind, amount, fee, source, text, .. } = told;
                    let id = tx.next()?;
                    let (name, source, text) = (cut(&name), cut(&source), cut(&text));
                    let (provider, payout) = (self.provider, self.payout);
                    tx.insert(&PayoutPart { id, provider, name, at, kind, amount, fee, order, payment, refund, payout, source, text })?;
                }
            }
        }
        Ok(new)
    }
}

fn payment_of(reads: &impl Reads, provider: PaymentKind, told: &PartTold) -> Outcome<Option<Payment>> {
    let marked = told.payment.map(|id| reads.find(id)).transpose()?.flatten();
    let found = match marked {
        Some(payment) => Some(payment),
        None => payment::by_reference(reads, provider, &told.reference)?,
    };
    Ok(found.filter(|payment| payment.kind == provider))
}
