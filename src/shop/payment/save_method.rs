//! Saving and deleting payment methods.

use super::account;
use super::method::{PAYMENT_METHODS_MAX, PaymentKind, PaymentMethod, methods};
use super::rule::Rule;
use crate::base::limits::LINE_CHARS_MAX;
use crate::base::{Country, Money, Outcome, PaymentMethodId, Words};
use crate::shop::catalog::product::BY_SKU;
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
    #[serde(default)]
    pub rule: Rule,
    /// Only for an invoice; days after the last parcel.
    #[serde(default)]
    pub due_days: u32,
    pub active: bool,
    /// `None`: where it is, something new at the end.
    #[serde(default)]
    pub position: Option<u32>,
}

/// A longer term is a loan.
const DUE_DAYS_MAX: u32 = 365;

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
        if self.active && self.kind.is_transfer() && settings.bank.is_none() {
            typed.wrong("active", "wrong-bank-account-missing");
        }
        if self.kind == PaymentKind::TestCard && !settings.demo {
            typed.wrong("kind", "wrong-test-card");
        }
        if self.due_days > DUE_DAYS_MAX {
            typed.wrong_with("due_days", "wrong-too-large", "max", DUE_DAYS_MAX);
        }
        let rule = self.rule.cleaned(&mut typed, settings.currency);
        for sku in &rule.without_skus {
            if tx.lookup(&BY_SKU, &sku.as_str().to_owned())?.is_none() {
                typed.wrong_with("without_skus", "wrong-no-sku", "sku", sku.as_str());
            }
        }
        if self.active && !account::is_there(tx, self.kind)? {
            typed.wrong("active", "wrong-provider-missing");
        }
        if old.is_none() && tx.total::<PaymentMethod>(PAYMENT_METHODS_MAX)? >= PAYMENT_METHODS_MAX {
            typed.wrong_with("name", "wrong-too-many", "max", PAYMENT_METHODS_MAX);
        }
        typed.all_right()?;
        let last = methods(tx)?.last().map_or(0, |last| last.position + 1);
        let position = self.position.or(old.as_ref().map(|old| old.position)).unwrap_or(last);
        let id = old.map_or_else(|| tx.next(), |old| Ok(old.id))?;
        let (kind, fee, active) = (self.kind, self.fee, self.active);
        let due_days = if kind == PaymentKind::Invoice { self.due_days } else { 0 };
        tx.put(&PaymentMethod { id, kind, name, note, fee, countries, rule, due_days, active, position })?;
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
