//! What an order asked for at each moment: the claim changes when it is cancelled, waived, disputed, and each change is dated.

use super::Order;
use crate::base::{Money, Outcome, Time};
use crate::shop::Tx;
use crate::store::{Reads, Write};
use serde::{Deserialize, Serialize};

/// From this moment on the order asked for so much.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub at: Time,
    pub due: Money,
}

impl Order {
    /// What it asked for at that moment: nothing before it was placed.
    pub fn asked_at(&self, at: Time) -> Money {
        let last = self.asked.iter().take_while(|asked| asked.at <= at).last();
        last.map_or_else(|| Money::zero(self.total.currency()), |asked| asked.due)
    }

    /// Whether the last of what it asked for is what it asks for.
    pub fn is_asked_rightly(&self) -> bool {
        self.asked.last().is_some_and(|asked| asked.due == self.due())
    }

    fn ask(&mut self, at: Time) {
        let due = self.due();
        // A clock that was put back makes no second past.
        let at = self.asked.last().map_or(at, |last| if last.at > at { last.at } else { at });
        self.asked.retain(|asked| asked.at < at);
        self.asked.push(Asked { at, due });
    }
}

/// Dates what an order asks for, if that has changed.
pub fn keep(tx: &mut Tx, order: &Order) -> Outcome {
    if order.is_asked_rightly() {
        return Ok(());
    }
    let now = tx.now;
    tx.change(order.id, |order| {
        order.ask(now);
        Ok(())
    })
}

/// Orders of before know what they ask for, and when they were placed and cancelled; what was waived counts from the beginning.
pub fn date(write: &mut Write) -> Outcome {
    let mut last = None;
    loop {
        let orders: Vec<Order> = write.next_after(last, 500)?;
        let Some(end) = orders.last() else { return Ok(()) };
        last = Some(end.id);
        for mut order in orders.into_iter().filter(|order| order.asked.is_empty()) {
            let cancelled = order.cancelled.take();
            let placed = order.placed;
            order.ask(placed);
            order.cancelled = cancelled;
            if let Some(at) = order.cancelled.as_ref().map(|cancelled| cancelled.at) {
                order.ask(at);
            }
            write.put(&order)?;
        }
    }
}
