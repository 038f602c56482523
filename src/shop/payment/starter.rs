//! What a new shop begins with: bank transfer, which waits for the account; cash on delivery, which waits for a carrier; and pay at
//! pickup, which can begin at once. The test card is for demos.

use super::{PaymentKind, PaymentMethod, Rule};
use crate::base::{Outcome, Words};
use crate::shop::{Event, Tx, settings};

pub fn make(tx: &mut Tx) -> Outcome {
    let settings = settings::the(tx)?;
    let ways = [
        (PaymentKind::TestCard, "starter-test-card", true),
        (PaymentKind::BankTransfer, "starter-bank-transfer", settings.bank.is_some()),
        (PaymentKind::CashOnDelivery, "starter-cash-on-delivery", false),
        (PaymentKind::PayAtPickup, "starter-pay-at-pickup", true),
    ];
    let offered = ways.into_iter().filter(|(kind, ..)| settings.demo || *kind != PaymentKind::TestCard);
    for (position, (kind, key, active)) in (0..).zip(offered) {
        let (id, name, note) = (tx.next()?, Words::told(key), Words::default());
        let (countries, rule, due_days) = (Vec::new(), Rule::default(), 0);
        tx.put(&PaymentMethod { id, kind, name, note, fee: None, countries, rule, due_days, active, position })?;
        tx.tell(Event::PaymentMethodSaved { payment_method: id });
    }
    Ok(())
}
