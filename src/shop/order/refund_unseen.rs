//! A provider says that money of a payment went back, and shows no refund: PayPal does, when it has forgotten the order and its webhooks.

use crate::base::{Money, Outcome, PaymentId};
use crate::shop::attention::{self, Trouble};
use crate::shop::payment::refund;
use crate::shop::{Command, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

/// How much of a payment went back, as far as its provider says so without a refund.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WentBack {
    /// Nothing is said.
    Unsaid,
    Part,
    Whole,
}

/// The provider says so. What we know of is no news; what we do not is put before a person, once for each amount. Done: whether it was news.
#[derive(Serialize, Deserialize)]
pub struct NoteWentBack {
    pub payment: PaymentId,
    pub went_back: WentBack,
}

impl Command for NoteWentBack {
    type Done = bool;
    const NAME: &'static str = "note_went_back";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<bool> {
        let payment = tx.get(self.payment)?;
        let Some(taken) = payment.taken() else { return Ok(false) };
        let left = refund::left(&payment, &refund::of_order(tx, payment.order)?);
        let is_known = match self.went_back {
            WentBack::Unsaid => true,
            WentBack::Part => left < taken,
            WentBack::Whole => left <= Money::zero(left.currency()),
        };
        let gone = (self.went_back == WentBack::Whole).then_some(left);
        let unseen = Trouble::RefundUnseen { payment: payment.id, gone };
        if is_known {
            attention::settle_where(tx, &unseen)?;
            return Ok(false);
        }
        attention::raise_changed(tx, unseen, Some(payment.order))
    }
}
