//! The order in which ways to pay are offered.

use super::method::methods;
use crate::base::{Outcome, PaymentMethodId, Refusal};
use crate::shop::typed::Way;
use crate::shop::{Command, Event, Permission, Tx};
use serde::{Deserialize, Serialize};

/// One place up or down; at the end of the way it stays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MovePaymentMethod {
    pub payment_method: PaymentMethodId,
    pub way: Way,
}

impl Command for MovePaymentMethod {
    type Done = ();
    const NAME: &'static str = "move_payment_method";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        let mut all = methods(tx)?;
        let gone = Refusal::NotFound { what: "payment method" };
        let at = all.iter().position(|method| method.id == self.payment_method).ok_or(gone)?;
        let to = self.way.from(at, all.len());
        if at == to {
            return Ok(());
        }
        all.swap(at, to);
        for (position, mut method) in (0..).zip(all) {
            method.position = position;
            tx.put(&method)?;
        }
        tx.tell(Event::PaymentMethodSaved { payment_method: self.payment_method });
        Ok(())
    }
}
