//! Beginning a payment, and noting the provider's page.

use super::{BY_ORDER, Opened, PER_ORDER_MAX, Payment, PaymentKind, Proof, State};
use crate::base::{Money, OrderId, Outcome, PaymentId, Refusal, Span, Time};
use crate::shop::{Command, Event, Job, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// How long a buyer has on the provider's page. Providers allow no less than half an hour (Stripe's `expires_at`).
pub const PAGE_OPEN: Span = Span::minutes(35);

/// Begins a payment of an order. Whoever has a provider's page gets it from a job, should the buyer's own request not fetch it.
pub fn start(tx: &mut Tx, order: OrderId, kind: PaymentKind, amount: Money, expires: Option<Time>) -> Outcome<PaymentId> {
    // `of_order` sees no more, and what is not seen could be neither ended nor counted.
    if tx.count(&BY_ORDER, &order, PER_ORDER_MAX)? >= PER_ORDER_MAX {
        return Err(Refusal::conflict("too-many").into());
    }
    let payment = Payment {
        id: tx.next()?,
        order,
        kind,
        amount,
        state: State::Started { declined: false },
        started: tx.now,
        expires,
        capturing: None,
        session: None,
        on_its_way: None,
        reference: String::new(),
        gift_card: None,
        came: None,
        unbooked: None,
        puzzles: Vec::new(),
        quarantine: Vec::new(),
        whose: None,
        proof: Proof::Missing,
    };
    tx.insert(&payment)?;
    if kind.has_provider() {
        tx.enqueue_in(Span::seconds(20), Job::OpenPayment { payment: payment.id })?;
    }
    tx.tell(Event::PaymentStarted { order, payment: payment.id, amount });
    Ok(payment.id)
}

/// The provider has made its page. Gives the page that stands: the first one that was noted.
#[derive(Serialize, Deserialize)]
pub struct NotePage {
    pub payment: PaymentId,
    pub opened: Opened,
}

impl Command for NotePage {
    type Done = Opened;
    const NAME: &'static str = "note_page";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<Opened> {
        let payment = tx.get(self.payment)?;
        if let Some(stands) = payment.session {
            return Ok(stands);
        }
        let opened = self.opened;
        tx.change(self.payment, |payment| {
            payment.session = Some(opened.clone());
            Ok(())
        })?;
        tx.tell(Event::PaymentOpened { order: payment.order, payment: payment.id });
        Ok(opened)
    }
}
