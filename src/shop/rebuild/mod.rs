//! A shop that was rebuilt from its journal is made whole; and a person is told of a journal that was damaged.
//!
//! The journal has orders, money, and the log about both; `store/journal` writes them back without anything following from them, so
//! no letter goes out a second time. Stock is not in it: `goods` promises anew what open orders have to get.

pub mod events;
pub mod goods;

pub use goods::ReserveAgain;

use super::attention::{self, Trouble};
use super::order::{Order, Paid};
use super::payment::quarantine::{self, Decided, Decision};
use super::payment::refund;
use super::{Command, Job, Permission, Tx, gift_card, payment, token};
use crate::base::Outcome;
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// The shop at its start: the journal was damaged and begun anew.
#[derive(Serialize, Deserialize)]
pub struct NoteDamagedJournal {}

impl Command for NoteDamagedJournal {
    type Done = ();
    const NAME: &'static str = "note_damaged_journal";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        attention::raise(tx, Trouble::Journal {}, None)
    }
}

/// Whoever rebuilds a shop from its journal, once the orders and payments are there: what belongs to them and is in no journal is
/// made anew. Run twice, it changes nothing the second time.
#[derive(Serialize, Deserialize)]
pub struct MendRebuilt {}

/// How many there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Mended {
    pub orders: usize,
    pub payments: usize,
    /// Orders whose old links lead nowhere, because this shop has another secret.
    pub relinked: usize,
    /// Open orders whose goods could not be reserved again.
    pub unreserved: usize,
}

/// Orders looked at in one step.
const STEP: usize = 500;

impl Command for MendRebuilt {
    type Done = Mended;
    const NAME: &'static str = "mend_rebuilt";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<Mended> {
        let mut mended = Mended::default();
        // Before anything gets a number: what is written below may not get one that the log names.
        events::agree(tx)?;
        let mut last = None;
        loop {
            let orders: Vec<Order> = tx.next_after(last, STEP)?;
            for order in &orders {
                mended.orders += 1;
                mended.relinked += usize::from(relink(tx, order)?);
                mended.payments += money(tx, order)?;
                events::keep_goods(tx, order)?;
                goods::keep_up(tx, order)?;
            }
            last = orders.last().map(|order| order.id);
            if orders.len() < STEP {
                break;
            }
        }
        gift_card::ledger::recount(tx)?;
        end_later(tx)?;
        mended.unreserved = goods::promise_again(tx)?;
        Ok(mended)
    }
}

/// The link to an order grows from the shop's secret.
fn relink(tx: &mut Tx, order: &Order) -> Outcome<bool> {
    let hash = token::hash(&tx.order_token(order.id));
    if hash == order.token_hash {
        return Ok(false);
    }
    tx.change(order.id, |order| {
        order.token_hash = hash;
        Ok(true)
    })
}

/// Money that is owed is put before a person again, and so is what a person was to give back, and what does not fit.
fn money(tx: &mut Tx, order: &Order) -> Outcome<usize> {
    let payments = payment::of_order(tx, order.id)?;
    if order.paid() == Paid::TooMuch {
        let taken = payments.iter().rev().find_map(|payment| payment.taken().map(|amount| (payment.id, amount)));
        if let Some((payment, taken)) = taken {
            let owed = order.outstanding().negated();
            let amount = if owed > taken { taken } else { owed };
            attention::raise(tx, Trouble::MoneyOwed { payment, amount }, Some(order.id))?;
        }
    }
    for refund in refund::of_order(tx, order.id)?.into_iter().filter(|refund| refund.state.is_open()) {
        if payments.iter().any(|payment| payment.id == refund.payment && payment.kind.is_by_hand()) {
            attention::raise(tx, Trouble::RefundByHand { refund: refund.id }, Some(order.id))?;
        }
    }
    for payment in &payments {
        // What was to go back may not have gone: pressed again, the provider is asked what it did before it does anything.
        let open = |decided: &Decided| decided.what == Decision::SendBack;
        for odd in payment.quarantine.iter().filter(|odd| odd.decided.as_ref().is_none_or(open)) {
            let (code, session) = (odd.code.clone(), odd.session().to_owned());
            quarantine::undecide(tx, payment.id, (&code, &session))?;
            attention::raise(tx, Trouble::Payment { payment: payment.id, code, session }, Some(order.id))?;
        }
    }
    if order.is_paid_in_part() {
        tx.enqueue(Job::ExpireOrder { order: order.id })?;
    }
    Ok(payments.len())
}

/// Orders whose provider was not heard of again end as they would have.
fn end_later(tx: &mut Tx) -> Outcome {
    for payment in payment::open(tx, Page::first(10_000))? {
        let wait = payment.expires.map_or(payment::start::PAGE_OPEN, |at| at - tx.now);
        tx.enqueue_in(wait, Job::ExpireOrder { order: payment.order })?;
    }
    Ok(())
}
