//! Cards whose time is over: what is on them is owed to nobody any more.

use super::ledger::{Entry, enter};
use super::{BY_END, GiftCard, Reason};
use crate::base::{Outcome, Time};
use crate::shop::{Command, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// Writes off what is on cards that have ended, at most `most` of them, and says how many.
#[derive(Serialize, Deserialize)]
pub struct ExpireGiftCards {
    pub most: usize,
}

impl Command for ExpireGiftCards {
    type Done = usize;
    const NAME: &'static str = "expire_gift_cards";
    const NEEDS: Permission = Permission::System;

    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        let until = Time::at(tx.now.seconds() + 1);
        let over = tx.ids_between::<GiftCard, _, _, _>(&BY_END, &Time::at(i64::MIN), &until, Page::first(self.most))?;
        for id in &over {
            let mut card = tx.get(*id)?;
            let by = card.balance.negated();
            enter(tx, &mut card, Entry { by, reason: Reason::Expired, order: None, payment: None, note: String::new() })?;
        }
        Ok(over.len())
    }
}
