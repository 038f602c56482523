//! The goods of open orders in a rebuilt shop. Stock is in no journal, so what was promised has to be promised again: to the variant
//! that the order names, or, where goods were imported anew, to the one with the same SKU. What is not there (yet) is put before a
//! person, who may sell it a second time otherwise; it is tried again after every import and every few minutes.

use crate::base::{Error, OrderId, Outcome, Refusal};
use crate::shop::attention::{self, Trouble};
use crate::shop::catalog::product::{BY_SKU, BY_VARIANT, Product, StockRule, Variant};
use crate::shop::order::{BY_LIST, Line, List, Order};
use crate::shop::stock::reserve::{self, Wanted};
use crate::shop::stock::{BY_ORDER, Reservation};
use crate::shop::{Command, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// Promises again what open orders still have to get. Done twice, it promises nothing twice. Says how many orders lack something.
#[derive(Serialize, Deserialize)]
pub struct ReserveAgain {}

/// Open orders looked at; a shop with more has other troubles.
const ORDERS_MAX: usize = 10_000;

impl Command for ReserveAgain {
    type Done = usize;
    const NAME: &'static str = "reserve_again";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        promise_again(tx)
    }
}

/// Whether the goods of open orders wait to be promised again.
pub fn waits(reads: &impl Reads) -> Outcome<bool> {
    attention::is_open(reads, &Trouble::Unreserved { orders: 0 })
}

pub(super) fn promise_again(tx: &mut Tx) -> Outcome<usize> {
    let mut lacking = 0;
    for order in tx.scan(&BY_LIST, &(List::Open as u8), Page::first(ORDERS_MAX))? {
        lacking += usize::from(!promised(tx, &order)?);
    }
    match u32::try_from(lacking).unwrap_or(u32::MAX) {
        0 => attention::settle_where(tx, &Trouble::Unreserved { orders: 0 })?,
        orders => attention::raise_anew(tx, Trouble::Unreserved { orders }, None)?,
    }
    Ok(lacking)
}

/// Whether an order now has a promise for all that it must still get.
fn promised(tx: &mut Tx, order: &Order) -> Outcome<bool> {
    let mut all = true;
    for (at, line) in order.lines.iter().enumerate() {
        let missing = line.to_send().saturating_sub(promises(tx.lookup(&BY_ORDER, &order.id)?.as_ref(), at));
        if missing > 0 {
            all &= promise(tx, order.id, (at, line), missing)?;
        }
    }
    Ok(all)
}

/// Pieces of a line that are promised.
fn promises(reservation: Option<&Reservation>, line: usize) -> u32 {
    let of_line = reservation.into_iter().flat_map(|reservation| &reservation.promises).filter(|promise| promise.line == line);
    of_line.map(|promise| promise.quantity).sum()
}

fn promise(tx: &mut Tx, order: OrderId, (at, line): (usize, &Line), quantity: u32) -> Outcome<bool> {
    let Some((product, variant)) = found(tx, line)? else { return Ok(false) };
    if variant.stock == StockRule::Endless {
        return Ok(true);
    }
    let wanted = Wanted { line: at, product: product.id, variant: variant.id, quantity, rule: variant.stock };
    if !reserve::is_there(tx, &[wanted])? {
        return Ok(false);
    }
    match reserve::reserve_more(tx, order, wanted) {
        Ok(()) => Ok(true),
        Err(Error::Refused(Refusal::Conflict { .. })) => Ok(false),
        Err(other) => Err(other),
    }
}

/// The variant that was ordered: itself, or the one with its SKU.
fn found(reads: &impl Reads, line: &Line) -> Outcome<Option<(Product, Variant)>> {
    if let Some(product) = reads.lookup(&BY_VARIANT, &line.variant)? {
        let variant = product.variant(line.variant).cloned();
        return Ok(variant.map(|variant| (product, variant)));
    }
    if line.sku.is_empty() {
        return Ok(None);
    }
    let Some(product) = reads.lookup(&BY_SKU, &line.sku)? else { return Ok(None) };
    let variant = product.variants.iter().find(|variant| variant.sku.as_ref().is_some_and(|sku| sku.as_str() == line.sku)).cloned();
    Ok(variant.map(|variant| (product, variant)))
}

/// What an older store promises to orders that went on since: what was sent is taken out of its stock, the rest is free.
pub(super) fn keep_up(tx: &mut Tx, order: &Order) -> Outcome {
    let Some(reservation) = tx.lookup(&BY_ORDER, &order.id)? else { return Ok(()) };
    if order.cancelled.is_some() {
        return reserve::release_all(tx, order.id);
    }
    for (at, line) in order.lines.iter().enumerate() {
        let too_many = promises(Some(&reservation), at).saturating_sub(line.to_send());
        let sent = too_many.min(line.sent);
        if sent > 0 {
            reserve::send(tx, order.id, at, sent)?;
        }
        if too_many > sent {
            reserve::release(tx, order.id, at, too_many - sent)?;
        }
    }
    Ok(())
}
