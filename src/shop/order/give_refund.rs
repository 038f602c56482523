//! A refund that no provider does: somebody has transferred the money, or handed it over.

use super::refund::book;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Outcome, RefundId, Refusal, text};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::refund::RefundState;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: the money of a refund that was decided is given back. Pressed twice it is given back once.
#[derive(Serialize, Deserialize)]
pub struct GiveRefund {
    pub refund: RefundId,
    /// What stands on the statement; may be empty.
    pub reference: String,
}

impl Command for GiveRefund {
    type Done = ();
    const NAME: &'static str = "give_refund";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let known = tx.get(self.refund)?;
        if !tx.get(known.payment)?.kind.is_by_hand() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if known.state == RefundState::Withdrawn {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        if !known.state.is_open() {
            return Ok(());
        }
        let reference: String = text::line(&self.reference).chars().take(LINE_CHARS_MAX).collect();
        let done = tx.change(known.id, |refund| {
            (refund.state, refund.reference) = (RefundState::Done, reference);
            Ok(refund.clone())
        })?;
        book(tx, &done, done.amount)?;
        attention::settle_where(tx, &Trouble::RefundByHand { refund: done.id })?;
        tx.tell(Event::RefundDone { order: done.order, refund: done.id, amount: done.amount });
        Ok(())
    }
}
