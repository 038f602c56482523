//! A remedy of one press.

use super::{Around, Offer, Remedy, offers, wants_note};
use crate::base::{AttentionId, Money, OrderId, Outcome, PaymentId, Refusal, text};
use crate::shop::attention::{self, Attention, SettleAttention, Trouble};
use crate::shop::order::give_refund::GiveRefund;
use crate::shop::order::let_rest_go::LetRestGo;
use crate::shop::order::reinstate;
use crate::shop::order::return_owed::{ReturnLoose, ReturnOwed};
use crate::shop::order::send_link::SendPaymentLink;
use crate::shop::order::withdraw_refund::WithdrawRefund;
use crate::shop::payment::quarantine::{self, Decision};
use crate::shop::payment::{Opened, Payment, State, Update, settle, start};
use crate::shop::statement::{BookEntry, IgnoreEntry};
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A person does this about an entry. Pressed twice, by one person or by two at once, it is done once: the second finds it settled.
#[derive(Serialize, Deserialize)]
pub struct ApplyRemedy {
    pub attention: AttentionId,
    pub remedy: Remedy,
    /// The amount that was shown, in minor units; another one by now is not what was decided. `None`: whatever it is.
    #[serde(default)]
    pub seen: Option<i64>,
    /// Why, or how; may be empty where money is not settled elsewhere.
    #[serde(default)]
    pub note: String,
}

impl Command for ApplyRemedy {
    type Done = ();
    const NAME: &'static str = "apply_remedy";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let open = tx.get(self.attention)?;
        if open.settled.is_some() {
            return self.again(tx, &open);
        }
        // What a provider can do is known to whoever calls it: the job tells a person when it cannot.
        let offers = offers(tx, &open, &Around { now: tx.now, reach: &|_| Ok(true) })?;
        let Some(Offer { amount, bar, .. }) = offers.into_iter().find(|offer| offer.remedy == self.remedy) else {
            return Err(Refusal::conflict("not-allowed-now").into());
        };
        if let Some(bar) = bar {
            return Err(Refusal::conflict(bar.code()).into());
        }
        if self.seen.is_some_and(|seen| amount.is_some_and(|amount| amount.minor() != seen)) {
            return Err(Refusal::conflict("changed").into());
        }
        let note = text::note("note", &self.note)?;
        if self.remedy == Remedy::Settled && note.is_empty() && wants_note(&open.trouble) {
            return Err(Refusal::wrong("note", "wrong-remedy-note").into());
        }
        tx.change(open.id, |open| {
            self.remedy.key().clone_into(&mut open.decided);
            Ok(())
        })?;
        apply(tx, &open, self.remedy, note)
    }
}

impl ApplyRemedy {
    /// The entry is settled. The same press once more has nothing to do; whoever wanted something else must learn that it was not done.
    fn again(self, tx: &mut Tx, open: &Attention) -> Outcome {
        match (self.remedy, &open.trouble) {
            // Both know whether it is too late.
            (Remedy::Given, Trouble::RefundByHand { refund }) => GiveRefund { refund: *refund, reference: self.note }.run(tx),
            (Remedy::Withdraw, Trouble::RefundByHand { refund }) => WithdrawRefund { refund: *refund, note: self.note }.run(tx),
            (remedy, _) if open.decided == remedy.key() => Ok(()),
            _ => Err(Refusal::conflict("changed").into()),
        }
    }
}

fn apply(tx: &mut Tx, open: &Attention, remedy: Remedy, note: String) -> Outcome {
    let attention = open.id;
    match (remedy, &open.trouble) {
        (Remedy::SendBack, Trouble::MoneyOwed { .. } | Trouble::Refund { .. }) => ReturnOwed { attention, note }.run(tx).map(drop),
        (Remedy::SendBack, _) => ReturnLoose { attention, note }.run(tx),
        (Remedy::TakeIn, Trouble::Payment { payment, code, session }) => take_in(tx, open, (*payment, code, session), &note),
        (Remedy::TakeIn, Trouble::BankEntry { entry }) => {
            attention::settle_one(tx, open, &note)?;
            BookEntry { entry: *entry, order: order_of(open)? }.run(tx)
        }
        (Remedy::TakeIn, Trouble::MoneyOwed { .. }) => {
            attention::settle_one(tx, open, &note)?;
            reinstate::by_hand(tx, order_of(open)?)
        }
        (Remedy::LetRestGo, Trouble::PaidInPart { order, .. }) => LetRestGo { order: *order, note }.run(tx),
        (Remedy::Remind, Trouble::PaidInPart { order, .. }) => SendPaymentLink { order: *order }.run(tx),
        (Remedy::Given, Trouble::RefundByHand { refund }) => GiveRefund { refund: *refund, reference: note }.run(tx),
        (Remedy::Withdraw, Trouble::RefundByHand { refund }) => WithdrawRefund { refund: *refund, note }.run(tx),
        (Remedy::Settled, trouble) => {
            SettleAttention { attention, note }.run(tx)?;
            if let Trouble::BankEntry { entry } = trouble { IgnoreEntry { entry: *entry }.run(tx) } else { Ok(()) }
        }
        // The provider is asked by whoever may wait for it, outside of any transaction.
        (Remedy::AskAgain | Remedy::TakeIn | Remedy::LetRestGo | Remedy::Remind | Remedy::Given | Remedy::Withdraw, _) => {
            Err(Refusal::conflict("not-allowed-now").into())
        }
    }
}

fn order_of(open: &Attention) -> Outcome<OrderId> {
    Ok(open.order.ok_or(Refusal::conflict("not-allowed-now"))?)
}

/// What did not fit is the order's after all: its payment is what came, or a new payment where it came by another page.
fn take_in(tx: &mut Tx, open: &Attention, (id, code, session): (PaymentId, &str, &str), note: &str) -> Outcome {
    let payment = tx.get(id)?;
    let odd = payment.quarantined(code, session);
    let (Some(told), Some(taken)) = (odd.and_then(|odd| odd.told.clone()), odd.and_then(quarantine::Quarantined::captured)) else {
        return Err(Refusal::conflict("not-allowed-now").into());
    };
    quarantine::decide(tx, id, (code, session), (Decision::TakenIn, note))?;
    let by = if payment.is_page(session) { id } else { another(tx, &payment, (session, taken))? };
    tx.change(by, |payment| {
        payment.amount = taken;
        Ok(())
    })?;
    let payment = tx.get(by)?;
    attention::settle_one(tx, open, note)?;
    match settle::take(tx, &payment, &told, Update::Captured { taken })? {
        State::Captured { .. } => Ok(()),
        State::Started { .. } | State::Authorized { .. } | State::Voided => Err(Refusal::conflict("not-allowed-now").into()),
    }
}

/// A payment for money that came by a page of which we had none.
fn another(tx: &mut Tx, payment: &Payment, (session, amount): (&str, Money)) -> Outcome<PaymentId> {
    let id = start::start(tx, payment.order, payment.kind, amount, None)?;
    let opened = Opened { session: session.to_owned(), url: String::new() };
    tx.change(id, |payment| {
        payment.session = Some(opened);
        Ok(())
    })?;
    Ok(id)
}
