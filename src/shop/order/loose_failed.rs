//! Money beside the orders that was on its way back and came again: a refund can fail days after the provider took it on, when the
//! buyer's account is closed for example. Then it needs a person again, as a refund of an order does.

use crate::base::{AttentionId, OrderId, Outcome};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::{PaymentKind, RefundStanding, RefundTold, quarantine};
use crate::shop::{Command, Permission, Tx};
use serde::{Deserialize, Serialize};

/// The provider says how a refund stands that was of no order. Only that it failed is news, and only once. Done: whether it was.
#[derive(Serialize, Deserialize)]
pub struct NoteLooseFailed {
    pub provider: PaymentKind,
    pub told: RefundTold,
}

impl Command for NoteLooseFailed {
    type Done = bool;
    const NAME: &'static str = "note_loose_failed";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<bool> {
        if !matches!(self.told.standing, RefundStanding::Failed { .. }) || self.told.reference.is_empty() {
            return Ok(false);
        }
        let Some(entry) = attention::of_refund(tx, &went_by(self.provider, &self.told.reference))? else { return Ok(false) };
        note(tx, entry.id, (self.provider, ""))?;
        is_here(tx, entry.trouble, entry.order)?;
        Ok(true)
    }
}

/// Notes by which refund the money of an entry went; by "" it went by none.
pub(super) fn note(tx: &mut Tx, attention: AttentionId, (provider, reference): (PaymentKind, &str)) -> Outcome {
    tx.change(attention, |entry| {
        entry.went_by = if reference.is_empty() { String::new() } else { went_by(provider, reference) };
        Ok(())
    })
}

/// The money is still with the provider: what was decided about it came to nothing, and a person decides anew.
pub(super) fn is_here(tx: &mut Tx, trouble: Trouble, order: Option<OrderId>) -> Outcome {
    if let Trouble::Payment { payment, code, session } = &trouble {
        quarantine::undecide(tx, *payment, (code, session))?;
    }
    attention::raise(tx, trouble, order)
}

fn went_by(provider: PaymentKind, reference: &str) -> String {
    format!("{} {}", provider.key(), reference.chars().take(200).collect::<String>())
}
