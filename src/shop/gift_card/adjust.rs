//! A person changes what is on a card, and says why.

use super::Reason;
use super::ledger::{Entry, can_hold, enter};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{GiftCardId, Money, Outcome, Refusal};
use crate::shop::typed::Typed;
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdjustGiftCard {
    pub card: GiftCardId,
    /// What is to be on it.
    pub balance: Money,
    /// What the page showed. If it paid for something meanwhile, the wish is about another moment.
    pub seen: Money,
    pub why: String,
}

impl Command for AdjustGiftCard {
    type Done = ();
    const NAME: &'static str = "adjust_gift_card";
    const NEEDS: Permission = Permission::Orders;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut card = tx.get(self.card)?;
        let mut typed = Typed::new();
        let note = typed.required_line("why", &self.why, LINE_CHARS_MAX);
        typed.price("balance", self.balance, card.balance.currency());
        typed.all_right()?;
        if card.balance != self.seen || !can_hold(self.balance.minor()) {
            return Err(Refusal::conflict("changed").into());
        }
        if card.balance == self.balance {
            return Ok(());
        }
        let by = self.balance - card.balance;
        enter(tx, &mut card, Entry { by, reason: Reason::Adjusted, order: None, payment: None, note })
    }
}
