//! While stolen cards are tried out, a provider's page is withheld from whoever has not proven to be worth it: by work of the browser,
//! or by opening the link to pay that went to them. The order stands in any case, and every other way to pay is as it was.

use super::PlacedBy;
use crate::base::{Outcome, PaymentId, Refusal, Span, Time};
use crate::shop::payment::proof::Proof;
use crate::shop::payment::start::PAGE_OPEN;
use crate::shop::payment::{self, Payment, watch};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// How long an order waits for whoever pays by the letter: mail is read later than a page, and goods are kept meanwhile.
const BY_MAIL: Span = Span::hours(2);

/// Whether no page is made for a payment now. Orders that staff entered, or a customer whom staff know, were not made by a program.
pub fn is_withheld(reads: &impl Reads, payment: &Payment, now: Time) -> Outcome<bool> {
    let wants = payment.kind.has_provider() && payment.session.is_none() && payment.state.is_open();
    if !wants || matches!(payment.proof, Proof::Given { .. }) || watch::since(reads, now)?.is_none() {
        return Ok(false);
    }
    Ok(reads.get(payment.order)?.placed_by == PlacedBy::Visitor)
}

/// How many payments of an order were proven: it makes the next challenge another one, so that none is answered twice.
pub fn proven(payments: &[Payment]) -> usize {
    payments.iter().filter(|payment| matches!(payment.proof, Proof::Given { .. })).count()
}

/// A page was wanted and nothing proven: the link to pay goes to the buyer, once for each payment, and the payment waits for it.
#[derive(Serialize, Deserialize)]
pub struct WithholdPage {
    pub payment: PaymentId,
}

impl Command for WithholdPage {
    type Done = ();
    const NAME: &'static str = "withhold_page";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let payment = tx.get(self.payment)?;
        if payment.proof != Proof::Missing || !is_withheld(tx, &payment, tx.now)? {
            return Ok(());
        }
        let (at, until) = (tx.now, tx.now + BY_MAIL);
        tx.change(self.payment, |payment| {
            payment.proof = Proof::Mailed { at };
            payment.expires = payment.expires.max(Some(until));
            Ok(())
        })?;
        tx.tell(Event::PaymentWithheld { order: payment.order, payment: payment.id });
        Ok(())
    }
}

/// What was proven.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Release {
    /// A browser has worked, when so many payments of the order were proven.
    Work { proven: usize },
    /// The buyer came by the link in the letter.
    Letter,
}

/// The page of a payment may be asked for. Said again it is no news; a proof that was used before is refused.
#[derive(Serialize, Deserialize)]
pub struct ReleasePage {
    pub payment: PaymentId,
    pub by: Release,
}

impl Command for ReleasePage {
    type Done = ();
    const NAME: &'static str = "release_page";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let payment = tx.get(self.payment)?;
        if matches!(payment.proof, Proof::Given { .. }) || payment.session.is_some() || !payment.state.is_open() {
            return Ok(());
        }
        let known = proven(&payment::of_order(tx, payment.order)?);
        if matches!(self.by, Release::Work { proven } if proven != known) {
            return Err(Refusal::conflict("proof-stale").into());
        }
        let (at, until) = (tx.now, tx.now + PAGE_OPEN);
        tx.change(self.payment, |payment| {
            payment.proof = Proof::Given { at };
            payment.expires = Some(until);
            Ok(())
        })
    }
}
