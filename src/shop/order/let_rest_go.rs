//! An order of which a part is paid, and of which no more is asked: the merchant lets the rest go.

use super::Order;
use crate::base::{Money, OrderId, Outcome, Refusal, StaffId, Time, text};
use crate::shop::attention::{self, Trouble};
use crate::shop::order::capture::is_coming;
use crate::shop::payment::{self, refund};
use crate::shop::price::TaxSum;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// What was let go of an order, when, by whom and why. It is a part of what is waived.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LetGo {
    pub at: Time,
    pub amount: Money,
    #[serde(default)]
    pub by: Option<StaffId>,
    #[serde(default)]
    pub why: String,
    /// The same per rate: what is not paid is not taxed either, as with a refund.
    #[serde(default)]
    pub taxes: Vec<TaxSum>,
}

/// A person: what is paid is enough. The order asks for that much less, and counts as paid.
#[derive(Serialize, Deserialize)]
pub struct LetRestGo {
    pub order: OrderId,
    #[serde(default)]
    pub note: String,
}

impl Command for LetRestGo {
    type Done = ();
    const NAME: &'static str = "let_rest_go";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let order = tx.get(self.order)?;
        // What a provider holds, or what is on its way, pays the rest: to let go of that is not what was meant.
        let payments = payment::of_order(tx, order.id)?;
        if !order.is_paid_in_part() || is_coming(&payments) {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        // A gift card is worth what was paid for it: none is issued on money that never came.
        if order.gift_lines().any(|(_, line)| line.to_send() > 0) {
            return Err(Refusal::conflict("let-go-gift-cards").into());
        }
        let amount = order.outstanding();
        let refunds = refund::of_order(tx, order.id)?;
        let taxes = order.decision(&refunds, amount, order.propose(&refunds, &[], None)?).taxes;
        let gone = LetGo { at: tx.now, amount, by: tx.actor.staff(), why: text::note("note", &self.note)?, taxes };
        tx.change(self.order, |order| {
            order.waive(amount);
            order.let_go.push(gone);
            Ok(())
        })?;
        tx.tell(Event::RestLetGo { order: self.order, amount });
        tx.tell(Event::OrderPaid { order: self.order });
        Ok(())
    }
}

impl Order {
    /// Whether some of its money came, and more is asked for.
    pub fn is_paid_in_part(&self) -> bool {
        self.cancelled.is_none() && self.kept().minor() > 0 && self.outstanding().minor() > 0
    }
}

/// Puts an order before a person of which a part is paid and for whose rest the time is over; again where the rest has become another.
pub fn put_before_a_person(tx: &mut Tx, order: &Order) -> Outcome {
    let part = Trouble::PaidInPart { order: order.id, rest: Some(order.outstanding()) };
    attention::raise_changed(tx, part, Some(order.id)).map(drop)
}

/// What a person was asked about once is kept up: when more of it comes, or it costs something else, the rest is another one.
pub fn keep(tx: &mut Tx, order: &Order) -> Outcome {
    let was_asked = order.is_paid_in_part() && attention::was_raised(tx, &Trouble::PaidInPart { order: order.id, rest: None })?;
    if was_asked { put_before_a_person(tx, order) } else { Ok(()) }
}

/// Nobody has to decide about an order any more that is paid, cancelled, or given back.
pub fn need_no_more(tx: &mut Tx, order: OrderId) -> Outcome {
    if tx.get(order)?.is_paid_in_part() { Ok(()) } else { attention::settle_where(tx, &Trouble::PaidInPart { order, rest: None }) }
}
