//! Payment providers behind one face. A new provider is a new variant; the compiler then asks for its part everywhere.

use crate::adapters::testpay::TestPay;
pub use crate::adapters::testpay::WebhookEvent;
use crate::base::{Outcome, Refusal, Time};
use crate::shop::payment::{Opened, PaymentKind, Told, Wish};
use reqwest::header::HeaderMap;

#[derive(Clone)]
pub enum Provider {
    TestPay(TestPay),
}

impl Provider {
    /// Asks for a page on which the buyer pays. The same wish gets the same page, however often it is sent.
    pub async fn open(&self, wish: &Wish) -> Outcome<Opened> {
        match self {
            Provider::TestPay(provider) => provider.open(wish).await,
        }
    }

    /// Asks how a payment stands.
    pub async fn look(&self, session: &str) -> Outcome<Told> {
        match self {
            Provider::TestPay(provider) => provider.look(session).await,
        }
    }

    /// Asks to take no money any more, and says how it stands now: what was paid before stays paid.
    pub async fn close(&self, session: &str) -> Outcome<Told> {
        match self {
            Provider::TestPay(provider) => provider.close(session).await,
        }
    }

    /// Reads what came to `/hooks/{provider}`, if it is proven to be from the provider.
    pub fn read_webhook(&self, headers: &HeaderMap, body: &[u8], now: Time) -> Result<WebhookEvent, Refusal> {
        match self {
            Provider::TestPay(provider) => provider.read_webhook(headers, body, now),
        }
    }

    /// Our account there: what a provider says must be about this one.
    pub fn account(&self) -> &str {
        match self {
            Provider::TestPay(provider) => &provider.account,
        }
    }

    /// The way of paying that it stands for.
    pub const fn kind(&self) -> PaymentKind {
        match self {
            Provider::TestPay(_) => PaymentKind::TestCard,
        }
    }

    /// Whether the money is real.
    pub const fn live(&self) -> bool {
        match self {
            Provider::TestPay(_) => false,
        }
    }
}

/// The providers that are set up.
#[derive(Clone, Default)]
pub struct Providers {
    pub test_card: Option<Provider>,
}

impl Providers {
    /// Who takes the money for a way of paying.
    pub const fn of(&self, kind: PaymentKind) -> Option<&Provider> {
        match kind {
            PaymentKind::TestCard => self.test_card.as_ref(),
            PaymentKind::BankTransfer | PaymentKind::CashOnDelivery | PaymentKind::PayAtPickup => None,
        }
    }

    /// The provider of `/hooks/{name}`.
    pub fn named(&self, name: &str) -> Option<&Provider> {
        match name {
            "testpay" => self.test_card.as_ref(),
            _ => None,
        }
    }
}
