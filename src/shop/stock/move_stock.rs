//! Moving stock by hand: goods received, damaged, come back; and counting what is there.

use super::ledger::{Entry, can_lie, enter, level};
use super::{Reason, StockLevel};
use crate::base::limits::{NOTE_CHARS_MAX, STOCK_MAX};
use crate::base::{LocationId, Outcome, Refusal, VariantId};
use crate::shop::catalog::list::by_variant;
use crate::shop::typed::Typed;
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MoveStock {
    pub variant: VariantId,
    pub location: LocationId,
    /// Pieces more, or fewer.
    pub by: i64,
    pub reason: Reason,
    #[serde(default)]
    pub note: String,
}

impl Command for MoveStock {
    /// On hand afterwards.
    type Done = i64;
    const NAME: &'static str = "move_stock";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome<i64> {
        let mut level = at(tx, self.variant, self.location)?;
        let mut typed = Typed::new();
        let note = typed.line("note", &self.note, NOTE_CHARS_MAX);
        // Counting has a command of its own, selling is the order's.
        if !matches!(self.reason, Reason::Received | Reason::Returned | Reason::Damaged | Reason::Opening) {
            typed.wrong("reason", "wrong-choice");
        }
        if self.by == 0 {
            typed.wrong("by", "wrong-required");
        } else if self.by.unsigned_abs() > STOCK_MAX.unsigned_abs()
            || self.by < 0 && level.on_hand + self.by < 0
            || level.on_hand + self.by > STOCK_MAX
        {
            typed.wrong_with("by", if self.by < 0 { "wrong-stock-less" } else { "wrong-stock" }, "on_hand", level.on_hand);
        }
        typed.all_right()?;
        enter(tx, &mut level, Entry { by: self.by, reason: self.reason, order: None, note })?;
        Ok(level.on_hand)
    }
}

/// What was counted stands, whatever the ledger thought; the difference is entered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CountStock {
    pub variant: VariantId,
    pub location: LocationId,
    pub counted: i64,
    /// What the page showed. If something was sold meanwhile, the count is about another moment and must be looked at again.
    pub seen: i64,
}

impl Command for CountStock {
    type Done = ();
    const NAME: &'static str = "count_stock";
    const NEEDS: Permission = Permission::Catalog;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut level = at(tx, self.variant, self.location)?;
        let mut typed = Typed::new();
        if !can_lie(self.counted) {
            typed.wrong_with("counted", "wrong-stock", "max", STOCK_MAX);
        }
        typed.all_right()?;
        if level.on_hand != self.seen {
            return Err(Refusal::conflict("changed").into());
        }
        let by = self.counted - level.on_hand;
        if by == 0 {
            return Ok(());
        }
        enter(tx, &mut level, Entry { by, reason: Reason::Counted, order: None, note: String::new() })
    }
}

fn at(tx: &mut Tx, variant: VariantId, location: LocationId) -> Outcome<StockLevel> {
    let product = by_variant(&*tx, variant)?.ok_or(Refusal::NotFound { what: "variant" })?;
    tx.get(location)?;
    level(tx, product.id, variant, location)
}
