//! Paying an order another way than was chosen at first: after a card that was declined, for example. It stays the same order; the fee
//! of a way comes onto it and goes with it.

use super::fee;
use super::offer::ways_to_pay;
use super::placing::begin_payment;
use crate::base::{Money, Outcome, PaymentId, PaymentMethodId, Refusal};
use crate::shop::order::capture::held;
use crate::shop::order::{self, ChosenPayment, Waits};
use crate::shop::payment::{self, settle};
use crate::shop::{Command, Event, Job, Permission, Tx, settings, token};
use serde::{Deserialize, Serialize};

/// The buyer chooses; the payment that begins is named where a provider has a page for it. What was open of the old way is ended:
/// should it be paid in the same moment, it is booked, and what is too much is put before a person.
#[derive(Serialize, Deserialize)]
pub struct ChangePayment {
    /// The token in the link to the order.
    pub order: String,
    pub method: PaymentMethodId,
    /// What the buyer saw to be owed by this way; `None`: what is owed now.
    #[serde(default)]
    pub expected: Option<Money>,
}

impl Command for ChangePayment {
    type Done = Option<PaymentId>;
    const NAME: &'static str = "change_payment";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome<Option<PaymentId>> {
        let order = order::by_token_hash(tx, &token::hash(&self.order))?;
        let settings = settings::the(tx)?;
        let payments = payment::of_order(tx, order.id)?;
        let method = ways_to_pay(tx, &settings, &order)?.into_iter().find(|method| method.id == self.method);
        let (Some(method), false) = (method, held(&payments).is_some() || order.outstanding().minor() <= 0) else {
            return Err(Refusal::conflict("not-allowed-now").into());
        };
        let begun = payments.iter().find(|payment| payment.state.is_open() && !payment.kind.has_provider());
        if begun.is_some_and(|begun| begun.kind == method.kind && order.payment.method == method.id) {
            return Ok(None);
        }
        let agreed = begun.filter(|begun| begun.kind.is_transfer());
        if payments.iter().any(payment::Payment::is_on_its_way) {
            return Err(Refusal::conflict("payment-on-its-way").into());
        }
        if method.kind.has_provider() && payment::testing::is_over(&payments, tx.now) {
            return Err(Refusal::conflict("pages-too-many").into());
        }
        let owed = fee::owed_by(&order, &method).ok_or(Refusal::conflict("not-allowed-now"))?;
        if owed != self.expected.unwrap_or_else(|| order.outstanding()) {
            return Err(Refusal::conflict("fee-changed").into());
        }
        // What the buyer was told stands: trying a card does not make the time shorter in which one may transfer. Who was to pay at the
        // door has no time for a transfer: from then on it waits as any order does that is paid so.
        let waits = match agreed {
            _ if !method.kind.has_provider() => Waits::ForItsPayment,
            Some(begun) => Waits::until(begun.expires),
            None => order.waits,
        };
        // Whoever chooses another sum has let go of the transfer: it was agreed on for this one.
        let terms = match agreed {
            _ if !method.kind.has_provider() || owed != order.outstanding() => None,
            Some(_) => Some(order.payment.clone()),
            None => order.agreed.clone(),
        };
        settle::void_unheld(tx, order.id)?;
        for payment in payments.iter().filter(|payment| payment.session.is_some() && payment.state.is_open()) {
            tx.enqueue(Job::ClosePayment { payment: payment.id })?;
        }
        let (id, kind, of_method) = (order.id, method.kind, method.fee);
        tx.change(id, |order| {
            order.payment = ChosenPayment::of(Some(method));
            order.agreed = terms;
            fee::put(order, of_method);
            order.waits = waits;
            Ok(())
        })?;
        tx.tell(Event::PaymentChanged { order: id });
        begin_payment(tx, &settings, id, kind, owed)
    }
}
