//! Sending a parcel, whole or in part, and noting that it arrived.

use super::{Fulfilment, ParcelLine, ParcelState};
use crate::base::{FulfilmentId, OrderId, Outcome, Refusal, Wrong, text};
use crate::shop::stock::reserve;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// These pieces leave the house. For a pickup: they were handed over.
#[derive(Serialize, Deserialize)]
pub struct SendParcel {
    pub order: OrderId,
    pub lines: Vec<ParcelLine>,
    pub carrier: String,
    pub tracking: String,
}

const TRACKING_CHARS_MAX: usize = 60;

impl Command for SendParcel {
    type Done = FulfilmentId;
    const NAME: &'static str = "send_parcel";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<FulfilmentId> {
        let order = tx.get(self.order)?;
        if !order.may_send() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let lines: Vec<ParcelLine> = self.lines.into_iter().filter(|l| l.quantity > 0).collect();
        let (carrier, tracking) = (text::line(&self.carrier), text::line(&self.tracking));
        let mut wrong = Vec::new();
        for parcel in &lines {
            let left = order.lines.get(parcel.line).filter(|line| line.gift.is_none()).map_or(0, |line| line.to_send());
            let twice = lines.iter().filter(|l| l.line == parcel.line).count() > 1;
            if parcel.quantity > left || twice {
                wrong.push(Wrong::new(format!("quantity-{}", parcel.line), "wrong-more-than-left").with("left", left));
            }
        }
        if lines.is_empty() {
            wrong.push(Wrong::new("lines", "wrong-nothing-chosen"));
        }
        for (field, value) in [("carrier", &carrier), ("tracking", &tracking)] {
            if value.chars().count() > TRACKING_CHARS_MAX {
                wrong.push(Wrong::new(field, "wrong-too-long").with("max", TRACKING_CHARS_MAX));
            }
        }
        crate::base::error::all_right(wrong)?;
        let parcel = Fulfilment { id: tx.next()?, order: self.order, lines, carrier, tracking, state: ParcelState::Sent, sent: tx.now };
        tx.insert(&parcel)?;
        for line in &parcel.lines {
            reserve::send(tx, self.order, line.line, line.quantity)?;
        }
        tx.change(self.order, |order| {
            parcel.lines.iter().for_each(|l| order.lines[l.line].sent += l.quantity);
            order.last_sent = Some(parcel.sent);
            Ok(())
        })?;
        tx.tell(Event::FulfilmentSent { order: self.order, fulfilment: parcel.id });
        Ok(parcel.id)
    }
}

/// A parcel arrived. Said twice it is noted once.
#[derive(Serialize, Deserialize)]
pub struct MarkDelivered {
    pub fulfilment: FulfilmentId,
}

impl Command for MarkDelivered {
    type Done = ();
    const NAME: &'static str = "mark_delivered";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let at = tx.now;
        let news = tx.change(self.fulfilment, |parcel| {
            let news = parcel.state == ParcelState::Sent;
            if news {
                parcel.state = ParcelState::Delivered { at };
            }
            Ok(news.then_some(parcel.order))
        })?;
        if let Some(order) = news {
            tx.tell(Event::FulfilmentDelivered { order, fulfilment: self.fulfilment });
        }
        Ok(())
    }
}
