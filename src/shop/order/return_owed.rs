//! The remedy of one press: what an entry under *Needs attention* says is owed goes back the way it came.

use super::refund::{Wish, decide, refundable_by};
use super::refund_lines::lesser;
use super::{Order, loose_failed};
use crate::base::{AttentionId, Money, OrderId, Outcome, RefundId, Refusal, text};
use crate::shop::attention::{self, Attention, Trouble};
use crate::shop::payment::refund::{self, PER_ORDER_MAX, Refund, RefundReason};
use crate::shop::payment::{self, Payment, PaymentKind, State, Update, quarantine, settle};
use crate::shop::{Command, Event, Job, Permission, Tx};
use crate::store::Reads;
use crate::store::once::once_key;
use serde::{Deserialize, Serialize};

/// A person: this goes back, by the provider or, where none did it, by hand. Pressed twice it is one refund; `None`: nothing is owed any
/// more, or it is on its way.
#[derive(Serialize, Deserialize)]
pub struct ReturnOwed {
    pub attention: AttentionId,
    #[serde(default)]
    pub note: String,
}

impl Command for ReturnOwed {
    type Done = Option<RefundId>;
    const NAME: &'static str = "return_owed";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome<Option<RefundId>> {
        let Attention { trouble, settled: None, .. } = tx.get(self.attention)? else { return Ok(None) };
        let (payment, amount, why) = match &trouble {
            Trouble::MoneyOwed { payment, amount } => (*payment, *amount, None),
            Trouble::Refund { refund } => {
                let failed = tx.get(*refund)?;
                (failed.payment, failed.amount, Some(failed.why))
            }
            _ => return Err(Refusal::conflict("not-allowed-now").into()),
        };
        let payment = tx.get(payment)?;
        let (order, refunds) = (tx.get(payment.order)?, refund::of_order(tx, payment.order)?);
        if order.owed(&refunds).is_zero() {
            attention::settle_where(tx, &trouble)?;
            return Ok(None);
        }
        let amount = returnable(&order, &payment, &refunds, amount);
        if amount.is_zero() || refunds.len() >= PER_ORDER_MAX {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let nothing = order.propose(&refunds, &[], None)?;
        let decision = order.decision(&refunds, amount, nothing);
        let usual = if order.cancelled.is_some() { RefundReason::Cancelled } else { RefundReason::PaidTooMuch };
        let wish = Wish { payment: payment.id, why: why.unwrap_or(usual), note: text::note("note", &self.note)?, decision };
        let id = decide(tx, &order, wish)?;
        attention::settle_where(tx, &trouble)?;
        Ok(Some(id))
    }
}

/// How much of what is owed goes back by a payment: `most`, what is owed by now, or what is left of the payment.
pub fn returnable(order: &Order, payment: &Payment, refunds: &[Refund], most: Money) -> Money {
    lesser(most, lesser(order.owed(refunds), refundable_by(order, payment, refunds)))
}

/// Nothing of an order's money is owed any more.
pub fn settle_owed(tx: &mut Tx, order: OrderId) -> Outcome {
    for payment in payment::of_order(tx, order)? {
        attention::settle_where(tx, &Trouble::MoneyOwed { payment: payment.id, amount: payment.amount })?;
    }
    Ok(())
}

/// Money that lies with a provider and is no order's: a stranger's, or what does not fit its payment.
#[derive(Clone, PartialEq, Debug)]
pub struct Loose {
    pub provider: PaymentKind,
    /// The provider's names of the page and of the money's way.
    pub session: String,
    pub reference: String,
    pub amount: Money,
    pub hold: Hold,
}

/// How a provider has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    Taken,
    /// It is held, and can be let go.
    Held,
}

/// The money that an entry is about, where it lies with a provider and is no order's.
pub fn loose(reads: &impl Reads, trouble: &Trouble) -> Outcome<Option<Loose>> {
    Ok(match trouble {
        Trouble::Stranger { provider, session, amount } => PaymentKind::of_key(provider).map(|provider| Loose {
            provider,
            session: session.clone(),
            reference: String::new(),
            amount: *amount,
            hold: Hold::Taken,
        }),
        Trouble::Payment { payment, code, session } => {
            let Some(payment) = reads.find(*payment)? else { return Ok(None) };
            let odd = payment.quarantined(code, session);
            odd.and_then(|odd| {
                let (told, amount) = (odd.told.as_ref()?, odd.amount()?);
                let hold = if odd.captured().is_some() { Hold::Taken } else { Hold::Held };
                let (session, reference) = (told.session.clone(), told.reference.clone());
                Some(Loose { provider: payment.kind, session, reference, amount, hold })
            })
        }
        _ => None,
    })
}

/// A person: money that is no order's goes back. The provider is asked by its own name of the page.
#[derive(Serialize, Deserialize)]
pub struct ReturnLoose {
    pub attention: AttentionId,
    #[serde(default)]
    pub note: String,
}

impl Command for ReturnLoose {
    type Done = ();
    const NAME: &'static str = "return_loose";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let open = tx.get(self.attention)?;
        if open.settled.is_some() {
            return Ok(());
        }
        if loose(tx, &open.trouble)?.is_none() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        let note = text::note("note", &self.note)?;
        if let Trouble::Payment { payment, code, session } = &open.trouble {
            quarantine::decide(tx, *payment, (code, session), (quarantine::Decision::SendBack, &note))?;
        }
        attention::settle_one(tx, &open, &note)?;
        tx.enqueue(Job::ReturnStranger { attention: self.attention }).map(drop)
    }
}

/// What the provider said to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LooseFate {
    Returned,
    Refused,
}

/// The provider has given it back, or has begun to, or will not: then it needs a person again.
#[derive(Serialize, Deserialize)]
pub struct NoteLoose {
    pub attention: AttentionId,
    pub fate: LooseFate,
    /// The provider's name of the refund; "" where it made none.
    #[serde(default)]
    pub reference: String,
}

impl Command for NoteLoose {
    type Done = ();
    const NAME: &'static str = "note_loose";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let Attention { trouble, order, .. } = tx.get(self.attention)?;
        if self.fate == LooseFate::Refused {
            return loose_failed::is_here(tx, trouble, order);
        }
        // The job may be done twice; it is told once.
        let (key, now) = (once_key(Self::NAME, &self.attention.to_string()), tx.now);
        if tx.answered::<()>(&key)?.is_some() {
            return Ok(());
        }
        tx.answer(&key, now, &());
        let Some(Loose { amount, session, provider, .. }) = loose(tx, &trouble)? else { return Ok(()) };
        loose_failed::note(tx, self.attention, (provider, &self.reference))?;
        let Trouble::Payment { payment, .. } = trouble else {
            tx.tell(Event::StrangerReturned { attention: self.attention, amount });
            return Ok(());
        };
        let payment = tx.get(payment)?;
        tx.tell(Event::QuarantineReturned { order: payment.order, payment: payment.id, amount });
        // Its page is used up: nothing more comes by it, and who wants to pay begins anew.
        if payment.is_page(&session) && matches!(payment.state, State::Started { .. }) {
            settle::apply(tx, &payment, Update::Voided, "")?;
        }
        Ok(())
    }
}
