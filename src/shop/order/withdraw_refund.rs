//! A refund that a person was to carry out, and does not: what it held back is free again, and the order is what it was before.

use super::Order;
use super::refund::is_counted;
use crate::base::{Outcome, RefundId, Refusal, text};
use crate::shop::attention::{self, Trouble};
use crate::shop::catalog::list::by_variant;
use crate::shop::catalog::product::StockRule;
use crate::shop::payment::refund::{Fate, Refund, RefundLine, RefundState};
use crate::shop::stock::ledger::{self, Entry};
use crate::shop::stock::reserve::{self, Wanted};
use crate::shop::stock::{BY_ORDER, Reason};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person: this refund by bank transfer or by hand is not made after all. Pressed twice it is withdrawn once. One that is made, and one
/// that a provider carries out, stays.
///
/// # Errors
/// `withdraw-goods` where pieces that it set free, or put on a shelf, are sold or promised to others; `withdraw-gift-cards` where it took
/// gift cards back.
#[derive(Serialize, Deserialize)]
pub struct WithdrawRefund {
    pub refund: RefundId,
    #[serde(default)]
    pub note: String,
}

impl Command for WithdrawRefund {
    type Done = ();
    const NAME: &'static str = "withdraw_refund";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let known = tx.get(self.refund)?;
        if known.state == RefundState::Withdrawn {
            return Ok(());
        }
        if !known.state.is_open() || !tx.get(known.payment)?.kind.is_by_hand() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let note = text::note("note", &self.note)?;
        let order = tx.get(known.order)?;
        for given in &known.lines {
            goods_again(tx, &order, given)?;
        }
        tx.change(known.id, |refund| {
            refund.state = RefundState::Withdrawn;
            if !note.is_empty() {
                refund.note = [refund.note.as_str(), &note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
            }
            Ok(())
        })?;
        ask_again(tx, &known)?;
        attention::settle_where(tx, &Trouble::RefundByHand { refund: known.id })?;
        tx.tell(Event::RefundWithdrawn { order: known.order, refund: known.id, amount: known.amount });
        Ok(())
    }
}

/// The order asks for what it asked for before.
fn ask_again(tx: &mut Tx, refund: &Refund) -> Outcome {
    let Some(waived) = refund.waived else { return Ok(()) };
    tx.change(refund.order, |order| {
        order.waived = order.waived.map(|before| before - waived);
        Ok(())
    })
}

/// Pieces of a line that are promised to the order: all that is to be sent, or none where they were not counted when it was placed.
fn promised(tx: &Tx, order: &Order, line: usize) -> Outcome<u32> {
    let promises = tx.lookup(&BY_ORDER, &order.id)?.map_or_else(Vec::new, |reservation| reservation.promises);
    Ok(promises.iter().filter(|promise| promise.line == line).map(|promise| promise.quantity).sum())
}

/// What was to stay here is to be sent again, what lay on a shelf is with the buyer again.
fn goods_again(tx: &mut Tx, order: &Order, given: &RefundLine) -> Outcome {
    let line = order.lines.get(given.line).ok_or(Refusal::conflict("changed"))?;
    let gone = || Refusal::conflict("withdraw-goods");
    let product = by_variant(&*tx, line.variant)?;
    match given.goods {
        Fate::Kept => {}
        Fate::TakenBack => return Err(Refusal::conflict("withdraw-gift-cards").into()),
        // Of an order that was cancelled since, nothing is sent any more.
        Fate::NotSent if order.cancelled.is_some() => {}
        Fate::NotSent => {
            let variant = product.as_ref().and_then(|product| product.variant(line.variant)).ok_or_else(gone)?;
            let (product, variant, rule) = (line.product, line.variant, variant.stock);
            let wanted = Wanted { line: given.line, product, variant, quantity: given.quantity, rule };
            if !reserve::is_there(tx, &[wanted])? {
                return Err(gone().into());
            }
            let counted = rule != StockRule::Endless && promised(tx, order, given.line)? == line.to_send();
            tx.change(order.id, |order| {
                order.lines[given.line].cancelled -= given.quantity;
                Ok(())
            })?;
            if counted {
                reserve::reserve_more(tx, order.id, wanted)?;
            }
        }
        Fate::Restocked { location } => {
            if !product.is_some_and(|product| is_counted(&product, line.variant)) || tx.find(location)?.is_none() {
                return Err(gone().into());
            }
            let mut level = ledger::level(tx, line.product, line.variant, location)?;
            let by = i64::from(given.quantity);
            if level.available() < by {
                return Err(gone().into());
            }
            ledger::enter(tx, &mut level, Entry { by: -by, reason: Reason::Returned, order: Some(order.id), note: String::new() })?;
        }
    }
    Ok(())
}
