//! Reminding of a transfer that has not come, as often and after as many days as the merchant set: since the order, or since the day on
//! which an invoice was to be paid. A provider's page that was tried and not paid changes nothing about it. Each reminder goes out once;
//! two that are due together go out as far apart as they were meant to be.

use crate::base::{OrderId, Outcome, Span, Time};
use crate::shop::order::capture::is_coming;
use crate::shop::payment::{self, PaymentKind};
use crate::shop::{Command, Event, Permission, Tx, settings};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// The shop: it is time to remind of an order, unless it is paid, cancelled, or nobody is to be reminded any more.
#[derive(Serialize, Deserialize)]
pub struct RemindOrder {
    pub order: OrderId,
}

/// What became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reminded {
    /// There may be another one after it.
    Written,
    NotNow,
    /// The next one has its time.
    Later {
        at: Time,
    },
}

impl Command for RemindOrder {
    type Done = Reminded;
    const NAME: &'static str = "remind_order";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<Reminded> {
        let (order, settings) = (tx.get(self.order)?, settings::the(tx)?);
        let nth = order.reminded.len();
        let Some(wait) = settings.reminder(nth) else { return Ok(Reminded::NotNow) };
        let since = match order.terms().kind {
            PaymentKind::BankTransfer => Some(order.placed),
            PaymentKind::Invoice => order.due_on(),
            _ => None,
        };
        let Some(since) = since.filter(|_| order.outstanding().minor() > 0) else { return Ok(Reminded::NotNow) };
        // Whoever has paid on a page need not be asked; should it come to nothing, the next day is soon enough.
        let payments = payment::of_order(tx, order.id)?;
        if is_coming(&payments) {
            return Ok(Reminded::Later { at: tx.now + Span::days(1) });
        }
        // A shop that was away, or whose merchant changed the days, does not write twice in one hour.
        let before = nth.checked_sub(1).and_then(|before| settings.reminder(before)).map_or(0, |before| wait.0 - before.0);
        let apart = Span(before.max(Span::days(1).0));
        let at = order.reminded.last().map_or(since + wait, |last| (since + wait).max(*last + apart));
        if at > tx.now {
            return Ok(Reminded::Later { at });
        }
        let now = tx.now;
        tx.change(order.id, |order| {
            order.reminded.push(now);
            Ok(())
        })?;
        tx.tell(Event::OrderReminded { order: order.id, nth: u32::try_from(nth).unwrap_or(u32::MAX) });
        Ok(Reminded::Written)
    }
}
