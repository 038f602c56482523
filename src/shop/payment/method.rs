//! Payment methods: how buyers may pay, as the merchant offers it.

use super::rule::Rule;
use crate::base::{Country, Money, Outcome, PaymentMethodId, Words};
use crate::store::{Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PaymentMethod {
    pub id: PaymentMethodId,
    pub kind: PaymentKind,
    pub name: Words,
    #[serde(default)]
    pub note: Words,
    /// Added to the order, tax included; for cash on delivery.
    #[serde(default)]
    pub fee: Option<Money>,
    /// Where goods go that can be paid so; empty: everywhere.
    #[serde(default)]
    pub countries: Vec<Country>,
    /// For whom else, and for what, it is offered.
    #[serde(default)]
    pub rule: Rule,
    /// Days after the last parcel until an invoice is to be paid.
    #[serde(default)]
    pub due_days: u32,
    pub active: bool,
    #[serde(default)]
    pub position: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentKind {
    BankTransfer,
    /// A transfer after the goods were sent.
    Invoice,
    CashOnDelivery,
    PayAtPickup,
    /// Cards and whatever else the merchant's account with Stripe offers, on Stripe's page.
    Stripe,
    /// PayPal, on its own page.
    #[serde(rename = "paypal")]
    PayPal,
    /// The test card provider of the demo.
    TestCard,
    /// Money that was paid before; no merchant offers it as a method, buyers bring it.
    GiftCard,
}

impl PaymentKind {
    /// Those that a merchant can offer.
    pub const ALL: [PaymentKind; 7] = [
        PaymentKind::Stripe,
        PaymentKind::PayPal,
        PaymentKind::TestCard,
        PaymentKind::BankTransfer,
        PaymentKind::Invoice,
        PaymentKind::CashOnDelivery,
        PaymentKind::PayAtPickup,
    ];

    /// The kind of a key; `None`: there is none such.
    pub fn of_key(key: &str) -> Option<PaymentKind> {
        PaymentKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    pub const fn key(self) -> &'static str {
        match self {
            PaymentKind::BankTransfer => "bank_transfer",
            PaymentKind::Invoice => "invoice",
            PaymentKind::CashOnDelivery => "cash_on_delivery",
            PaymentKind::PayAtPickup => "pay_at_pickup",
            PaymentKind::Stripe => "stripe",
            PaymentKind::PayPal => "paypal",
            PaymentKind::TestCard => "test_card",
            PaymentKind::GiftCard => "gift_card",
        }
    }

    /// Whether the buyer pays on a provider's page.
    pub const fn has_provider(self) -> bool {
        self.describe().is_some()
    }

    /// Whether people bring the money, and people give it back: no provider does either, and no gift card.
    pub const fn is_by_hand(self) -> bool {
        !self.has_provider() && !matches!(self, PaymentKind::GiftCard)
    }

    /// Whether the money comes as a transfer to the shop's account.
    pub const fn is_transfer(self) -> bool {
        matches!(self, PaymentKind::BankTransfer | PaymentKind::Invoice)
    }

    /// Whether goods leave the house before the money is there.
    pub const fn is_paid_after(self) -> bool {
        matches!(self, PaymentKind::Invoice | PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup)
    }
}

pub const PAYMENT_METHODS_MAX: usize = 50;

impl Names for PaymentMethodId {
    type Record = PaymentMethod;
}
impl Record for PaymentMethod {
    const TABLE: Table = Table::new(34, "payment method");
    type Id = PaymentMethodId;
    fn id(&self) -> PaymentMethodId {
        self.id
    }
}

/// The methods in the merchant's order.
pub fn methods(reads: &impl Reads) -> Outcome<Vec<PaymentMethod>> {
    let mut all: Vec<PaymentMethod> = reads.all(Page::first(PAYMENT_METHODS_MAX))?;
    all.sort_by_key(|m| (m.position, m.id));
    Ok(all)
}
