//! Saving and deleting payment methods.

use super::account;
use super::method::{PAYMENT_METHODS_MAX, PaymentKind, PaymentMethod};
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Country, Money, Outcome, PaymentMethodId, Words};
use crate::shop::settings;
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::Reads;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SavePaymentMethod {
    #[serde(default)]
    pub id: Option<PaymentMethodId>,
    /// Chosen once.
    pub kind: PaymentKind,
    pub name: Words,
    #[serde(default)]
    pub note: Words,
    #[serde(default)]
    pub fee: Option<Money>,
    /// Where it is offered; empty: everywhere.
    #[serde(default)]
    pub countries: Vec<Country>,
    pub active: bool,
    #[serde(default)]
    pub position: u32,
}

impl Command for SavePaymentMethod {
    type Done = PaymentMethodId;
    const NAME: &'static str = "save_payment_method";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome<PaymentMethodId> {
        let settings = settings::the(tx)?;
        let old = self.id.map(|id| tx.get(id)).transpose()?;
        let mut typed = Typed::new();
        let name = typed.required_words("name", &self.name, LINE_CHARS_MAX);
        let note = typed.words("note", &self.note, LINE_CHARS_MAX);
        if let Some(fee) = self.fee {
            typed.price("fee", fee, settings.currency);
        }
        if old.as_ref().is_some_and(|old| old.kind != self.kind) || !PaymentKind::ALL.contains(&self.kind) {
            typed.wrong("kind", "wrong-choice");
        }
        let countries = Country::each_once(&self.countries);
        if self.active && self.kind == PaymentKind::BankTransfer && settings.bank.is_none() {
            typed.wrong("active", "wrong-bank-account-missing");
        }
        if self.kind == PaymentKind::TestCard && !settings.demo {
            typed.wrong("kind", "wrong-test-card");
        }
        if self.active && !account::is_there(tx, self.kind)? {
            typed.wrong("active", "wrong-provider-missing");
        }
        if old.is_none() && tx.total::<PaymentMethod>(PAYMENT_METHODS_MAX)? >= PAYMENT_METHODS_MAX {
            typed.wrong_with("name", "wrong-too-many", "max", PAYMENT_METHODS_MAX);
        }
        typed.all_right()?;
        let id = old.map_or_else(|| tx.next(), |old| Ok(old.id))?;
        let (kind, fee, active, position) = (self.kind, self.fee, self.active, self.position);
        tx.put(&PaymentMethod { id, kind, name, note, fee, countries, active, position })?;
        tx.tell(Event::PaymentMethodSaved { payment_method: id });
        Ok(id)
    }
}

/// Orders keep what they need of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeletePaymentMethod {
    pub payment_method: PaymentMethodId,
}

impl Command for DeletePaymentMethod {
    type Done = ();
    const NAME: &'static str = "delete_payment_method";
    const NEEDS: Permission = Permission::Settings;

    fn run(self, tx: &mut Tx) -> Outcome {
        tx.delete(self.payment_method)?;
        tx.tell(Event::PaymentMethodDeleted { payment_method: self.payment_method });
        Ok(())
    }
}
