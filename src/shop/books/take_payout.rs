//! Taking in a payout, and explaining it to the cent once its parts were read.

use super::cut;
use super::payout::{self, Explained, Payout, PayoutState};
use super::told::PayoutTold;
use crate::base::{Money, Outcome, PayoutId};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::PaymentKind;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// A provider lists a payout. Done: which it is here.
#[derive(Serialize, Deserialize)]
pub struct TakePayout {
    pub provider: PaymentKind,
    pub told: PayoutTold,
}

impl Command for TakePayout {
    type Done = PayoutId;
    const NAME: &'static str = "take_payout";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<PayoutId> {
        let TakePayout { provider, told } = self;
        let name = cut(&told.name);
        let (id, known) = match payout::by_name(tx, provider, &name)? {
            Some(known) => (known.id, known.state),
            None => {
                let id = tx.next()?;
                let explained = if told.by_hand { Explained::Never } else { Explained::NotYet };
                let PayoutTold { amount, made, arrives, descriptor, .. } = told;
                let (state, descriptor) = (PayoutState::OnItsWay, cut(&descriptor));
                tx.insert(&Payout {
                    id,
                    provider,
                    name,
                    amount,
                    made,
                    arrives,
                    state,
                    failed: None,
                    descriptor,
                    explained,
                    arrived: None,
                })?;
                tx.tell(Event::PayoutTaken { payout: id });
                (id, state)
            }
        };
        // It is sent, then paid, and may come back after either: what is told late never leads back.
        if told.state > known {
            let now = tx.now;
            tx.change(id, |payout| {
                (payout.state, payout.arrives) = (told.state, told.arrives);
                payout.failed = (told.state == PayoutState::Failed).then_some(now);
                Ok(())
            })?;
            if told.state == PayoutState::Failed {
                attention::raise(tx, Trouble::Payout { payout: id }, None)?;
            }
        }
        Ok(id)
    }
}

/// All parts of a payout were read: what they leave unexplained is noted, and put before a person. Done: that rest.
#[derive(Serialize, Deserialize)]
pub struct ExplainPayout {
    pub payout: PayoutId,
}

impl Command for ExplainPayout {
    type Done = Money;
    const NAME: &'static str = "explain_payout";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<Money> {
        let payout = tx.get(self.payout)?;
        let (amounts, fees) = payout::sums(tx, &payout)?;
        let rest = payout.amount - (amounts - fees);
        tx.change(self.payout, |payout| {
            payout.explained = Explained::Read { rest };
            Ok(())
        })?;
        let trouble = Trouble::Payout { payout: self.payout };
        if !rest.is_zero() {
            attention::raise(tx, trouble, None)?;
        } else if payout.state != PayoutState::Failed {
            attention::settle_where(tx, &trouble)?;
        }
        Ok(rest)
    }
}
