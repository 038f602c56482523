//! Payment methods in the admin: all of it.

use crate::base::{Money, Words};
use crate::shop::payment::{PaymentKind, PaymentMethod};
use crate::web::field::input::{Position, WordsLine, WordsNote};
use crate::web::field::{Choice, Form, form};

impl Choice for PaymentKind {
    const ALL: &'static [PaymentKind] = &PaymentKind::ALL;
    fn key(self) -> &'static str {
        PaymentKind::key(self)
    }
    fn label(self) -> &'static str {
        match self {
            PaymentKind::BankTransfer => "admin-pay-bank-transfer",
            PaymentKind::CashOnDelivery => "admin-pay-cash-on-delivery",
            PaymentKind::PayAtPickup => "admin-pay-at-pickup",
            PaymentKind::TestCard => "admin-pay-test-card",
        }
    }
}

#[derive(Clone, Debug)]
pub struct PaymentMethodFacts {
    pub kind: PaymentKind,
    pub name: Words,
    pub note: Words,
    pub fee: Option<Money>,
    pub active: bool,
    pub position: u32,
}

pub const PAYMENT_METHOD: Form<PaymentMethodFacts> = form!(PaymentMethodFacts {
    kind: PaymentKind = "admin-kind", "";
    name: WordsLine = "admin-name", "admin-pay-name-help";
    note: WordsNote = "admin-note", "admin-pay-note-help";
    fee: Option<Money> = "admin-pay-fee", "admin-pay-fee-help";
    active: bool = "admin-pay-active", "", preset = "on";
    position: Position = "admin-position", "admin-position-help", preset = "0";
});

impl From<PaymentMethod> for PaymentMethodFacts {
    fn from(m: PaymentMethod) -> PaymentMethodFacts {
        let PaymentMethod { kind, name, note, fee, active, position, id: _ } = m;
        PaymentMethodFacts { kind, name, note, fee, active, position }
    }
}
