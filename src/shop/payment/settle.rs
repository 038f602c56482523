//! Settling: the one way in which money reaches an order. Webhook, return page, reconciliation and start-up all come through here;
//! any of them may come first, twice, late or never.

use super::machine::{Step, Update};
use super::{Payment, Standing, State, Told, Whose, quarantine, watch};
use crate::base::{Money, OrderId, Outcome, PaymentId};
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// What a provider says about one of our payments.
#[derive(Serialize, Deserialize)]
pub struct Settle {
    pub payment: PaymentId,
    pub told: Told,
    /// The account whose money is ours, and whether real money is wanted; both from the configuration, never from the message.
    pub account: String,
    pub live: bool,
}

impl Command for Settle {
    type Done = State;
    const NAME: &'static str = "settle";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<State> {
        let payment = tx.get(self.payment)?;
        settle_told(tx, &payment, &self.told, Ours { account: &self.account, live: self.live })
    }
}

/// The account whose money is ours, and whether real money is wanted.
#[derive(Clone, Copy)]
pub struct Ours<'a> {
    pub account: &'a str,
    pub live: bool,
}

/// Takes what a provider says to the payment that it is about.
pub fn settle_told(tx: &mut Tx, payment: &Payment, told: &Told, ours: Ours<'_>) -> Outcome<State> {
    if let Some(code) = misfit(payment, told, ours) {
        return puzzled(tx, payment.id, code, Some(told));
    }
    let update = match told.standing {
        Standing::Open | Standing::Approved { .. } => return Ok(payment.state),
        Standing::OnItsWay => return on_its_way(tx, payment),
        Standing::Declined => Update::Declined,
        Standing::Authorized { amount } => Update::Authorized { held: amount },
        Standing::Captured { amount } => Update::Captured { taken: amount },
        Standing::Void => Update::Voided,
    };
    if matches!(update, Update::Declined | Update::Voided) {
        come_to_nothing(tx, payment)?;
    }
    take(tx, payment, told, update)
}

/// Takes in what was told as it was judged: by the rule, or by a person who says that it is the order's although it did not fit.
pub fn take(tx: &mut Tx, payment: &Payment, told: &Told, update: Update) -> Outcome<State> {
    moved(tx, payment, (update, Some(told)), &told.reference)
}

/// Notes that money is on its way; said again, or late, it is no news.
fn on_its_way(tx: &mut Tx, payment: &Payment) -> Outcome<State> {
    if matches!(payment.state, State::Started { .. }) && payment.on_its_way.is_none() {
        let now = tx.now;
        tx.change(payment.id, |payment| {
            payment.on_its_way = Some(now);
            Ok(())
        })?;
        tx.tell(Event::PaymentOnItsWay { order: payment.order, payment: payment.id });
    }
    Ok(payment.state)
}

/// What was on its way does not come: the buyer, who thinks that all is paid, must hear of it.
fn come_to_nothing(tx: &mut Tx, payment: &Payment) -> Outcome {
    if payment.is_on_its_way() {
        tx.change(payment.id, |payment| {
            payment.on_its_way = None;
            Ok(())
        })?;
        tx.tell(Event::PaymentBounced { order: payment.order, payment: payment.id });
    }
    Ok(())
}

/// Why the message, though authentic, is not about this payment as we wanted it.
pub fn misfit(payment: &Payment, told: &Told, ours: Ours<'_>) -> Option<&'static str> {
    let session = payment.session.as_ref().map(|opened| opened.session.as_str());
    // Of what is held a part may be taken, by a person's wish; more than is wanted never.
    let (amount, is_part) = match told.standing {
        Standing::Approved { amount } | Standing::Authorized { amount } => (Some(amount), false),
        Standing::Captured { amount } => (Some(amount), is_part(payment.state, amount)),
        Standing::Open | Standing::OnItsWay | Standing::Declined | Standing::Void => (None, false),
    };
    if session != Some(told.session.as_str()) {
        Some("other-session")
    } else if told.account != ours.account {
        Some("other-account")
    } else if told.live != ours.live {
        Some("other-mode")
    } else if amount.is_some_and(|amount| amount.currency() != payment.amount.currency()) {
        Some("other-currency")
    } else if amount.is_some_and(|amount| amount != payment.amount) && !is_part {
        Some("other-amount")
    } else {
        None
    }
}

/// Whether it is a part of what is held, or the part that is known to have been taken, said again.
fn is_part(state: State, amount: Money) -> bool {
    match state {
        State::Authorized { held } => amount < held,
        State::Captured { taken } => amount == taken,
        State::Started { .. } | State::Voided => false,
    }
}

/// Moves the payment, and the order's sum with it; what does not fit is put before a person.
pub fn apply(tx: &mut Tx, payment: &Payment, update: Update, reference: &str) -> Outcome<State> {
    moved(tx, payment, (update, None), reference)
}

/// Once money came, whose it was is known for good: keys are exchanged, and those of another account or world know nothing of it.
fn moved(tx: &mut Tx, payment: &Payment, (update, told): (Update, Option<&Told>), reference: &str) -> Outcome<State> {
    let (order, id) = (payment.order, payment.id);
    let state = match payment.state.apply(update) {
        Ok(Step::Moved(state)) => state,
        Ok(Step::Same) => return Ok(payment.state),
        Err(_) => return puzzled(tx, id, "does-not-fit", told),
    };
    let now = tx.now;
    tx.change(id, |payment| {
        payment.state = state;
        payment.came = state.taken().map(|_| now);
        payment.whose = told.filter(|_| state.taken().is_some()).map(|told| Whose { account: told.account.clone(), live: told.live });
        payment.capturing = payment.capturing.filter(|_| matches!(state, State::Authorized { .. }));
        if !reference.is_empty() {
            payment.reference = reference.chars().take(200).collect();
        }
        Ok(())
    })?;
    watch::count(tx, payment, state)?;
    match state {
        State::Started { .. } => tx.tell(Event::PaymentDeclined { order, payment: id }),
        State::Authorized { held } => tx.tell(Event::PaymentAuthorized { order, payment: id, amount: held }),
        State::Captured { taken } => tx.tell(Event::PaymentCaptured { order, payment: id, amount: taken }),
        State::Voided => tx.tell(Event::PaymentVoided { order, payment: id }),
    }
    if matches!((payment.state, state), (State::Authorized { .. }, State::Voided)) {
        tx.tell(Event::HoldEnded { order, payment: id });
    }
    Ok(state)
}

/// Says that something does not fit, once for each kind of misfit and page.
pub(super) fn puzzled(tx: &mut Tx, id: PaymentId, code: &str, told: Option<&Told>) -> Outcome<State> {
    let payment = tx.get(id)?;
    if quarantine::keep(tx, &payment, code, told)? {
        let session = told.map_or(String::new(), |told| told.session.clone());
        tx.tell(Event::PaymentPuzzled { order: payment.order, payment: id, code: code.to_owned(), session });
    }
    Ok(payment.state)
}

/// Ends what is open of an order's payments that no provider holds: there is none, or it was not asked for a page yet.
pub fn void_unheld(tx: &mut Tx, order: OrderId) -> Outcome {
    for payment in super::of_order(tx, order)? {
        if payment.session.is_none() && payment.state.is_open() {
            apply(tx, &payment, Update::Voided, "")?;
        }
    }
    Ok(())
}
