//! Paying an order: the buyer begins, or begins again; a person says that the money has come.

use crate::base::{Money, OrderId, Outcome, PaymentId, Refusal, Wrong};
use crate::shop::payment::start::{self, PAGE_OPEN};
use crate::shop::payment::{self, Payer, PaymentKind, State, Transfer, Update, settle};
use crate::shop::settings::BankAccount;
use crate::shop::{Command, Job, Permission, Tx, token};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// The buyer wants to pay an order now: gives the open payment, or begins a new one when the last came to nothing.
#[derive(Serialize, Deserialize)]
pub struct PayOrder {
    /// The token in the link to the order.
    pub order: String,
}

impl Command for PayOrder {
    type Done = PaymentId;
    const NAME: &'static str = "pay_order";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, tx: &mut Tx) -> Outcome<PaymentId> {
        let order = super::by_token_hash(tx, &token::hash(&self.order))?;
        let kind = order.payment.kind;
        if !kind.has_provider() || order.cancelled.is_some() || order.outstanding().minor() <= 0 {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let payments = payment::of_order(tx, order.id)?;
        if payments.iter().any(payment::Payment::is_on_its_way) {
            return Err(Refusal::conflict("payment-on-its-way").into());
        }
        // One whose time is over and that never got a page can get none any more: it ends here, and another begins.
        let now = tx.now;
        let usable = |p: &payment::Payment| p.state.is_open() && (p.session.is_some() || p.expires.is_none_or(|at| at > now));
        let fits =
            |p: &payment::Payment| matches!(p.state, State::Authorized { .. }) || (p.kind == kind && p.amount == order.outstanding());
        if let Some(open) = payments.iter().find(|p| fits(p) && usable(p)) {
            return Ok(open.id);
        }
        // A page over another amount than is missing by now, or of another way to pay: nobody shall pay on it any more.
        for other in payments.iter().filter(|p| p.kind.has_provider() && matches!(p.state, State::Started { .. })) {
            tx.enqueue(Job::ClosePayment { payment: other.id })?;
        }
        if payment::testing::is_over(&payments, now) {
            return Err(Refusal::conflict("pages-too-many").into());
        }
        settle::void_unheld(tx, order.id)?;
        let expires = tx.now + PAGE_OPEN;
        start::start(tx, order.id, kind, order.outstanding(), Some(expires))
    }
}

impl super::Order {
    /// The transfer by which what is still to be paid comes to the account.
    pub fn transfer(&self, account: BankAccount) -> Transfer {
        let address = self.bill_to.as_ref().unwrap_or(&self.ship_to);
        Transfer::of(account, &Payer { number: &self.number, address, amount: self.outstanding() })
    }
}

/// A person: the money for an order has come (bank transfer, cash). `amount` is what came.
#[derive(Serialize, Deserialize)]
pub struct MarkPaid {
    pub order: OrderId,
    pub amount: Money,
    pub reference: String,
}

impl Command for MarkPaid {
    type Done = ();
    const NAME: &'static str = "mark_paid";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let order = tx.get(self.order)?;
        if order.cancelled.is_some() {
            return Err(Refusal::conflict("already-cancelled").into());
        }
        let outstanding = order.outstanding();
        if outstanding.minor() <= 0 {
            return Err(Refusal::conflict("already-paid").into());
        }
        if self.amount.currency() != outstanding.currency() || self.amount.minor() <= 0 {
            return Err(Refusal::wrong("amount", "wrong-money").into());
        }
        let kind = order.payment.kind;
        // A transfer is booked as it came; what is too much of it is put before a person. Nobody gives too much over a counter.
        if self.amount > outstanding && !kind.is_transfer() {
            return Err(Refusal::Invalid(vec![Wrong::new("amount", "wrong-more-than-due").with("due", outstanding)]).into());
        }
        take_in(tx, &order, self.amount, &self.reference).map(drop)
    }
}

/// Books money that came by another way than a provider's: all of what is wanted, a part of it, more, or for an order that wants nothing
/// any more; what is too much becomes owed to the buyer. The amount is more than nothing and of the order's currency.
pub(in crate::shop) fn take_in(tx: &mut Tx, order: &super::Order, amount: Money, reference: &str) -> Outcome<PaymentId> {
    let kind = order.payment.kind;
    let open = payment::of_order(tx, order.id)?.into_iter().find(|p| !p.kind.has_provider() && p.state.is_open());
    let id = match open {
        Some(payment) if amount == payment.amount => payment.id,
        // All of it came, and more: the payment is what came.
        Some(payment) if amount > payment.amount && amount >= order.outstanding() => {
            tx.change(payment.id, |payment| {
                payment.amount = amount;
                Ok(())
            })?;
            payment.id
        }
        // A part came: it becomes a payment of its own, and the rest stays wanted.
        Some(payment) => {
            tx.change(payment.id, |payment| {
                payment.amount -= amount;
                Ok(())
            })?;
            start::start(tx, order.id, payment.kind, amount, None)?
        }
        None => {
            let by_hand = if kind.is_by_hand() { kind } else { PaymentKind::BankTransfer };
            start::start(tx, order.id, by_hand, amount, None)?
        }
    };
    let payment = tx.get(id)?;
    settle::apply(tx, &payment, Update::Captured { taken: amount }, reference)?;
    Ok(id)
}
