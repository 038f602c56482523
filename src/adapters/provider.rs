//! Payment providers behind one face. A new provider is a new variant; the compiler then asks for its part everywhere.

use crate::adapters::http;
use crate::adapters::stripe::Stripe;
use crate::adapters::testpay::TestPay;
use crate::base::{Fault, Money, Outcome, Refusal, Time};
use crate::shop::payment::{Listed, News, Opened, PaymentKind, RefundTold, RefundWish, Told, Wish};
use reqwest::header::HeaderMap;

#[derive(Clone)]
pub enum Provider {
    Stripe(Stripe),
    TestPay(TestPay),
}

/// A webhook that is proven to be from the provider.
#[derive(Clone, PartialEq, Debug)]
pub struct WebhookEvent {
    /// The same for every repetition.
    pub id: String,
    /// The provider's type of it.
    pub kind: String,
    pub news: News,
}

/// What a provider can do beside taking money; what it cannot has no button.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Skills {
    /// Give back, whole or in part.
    pub refund: bool,
    /// Hold money first and take it later.
    pub capture: bool,
}

impl Provider {
    /// Asks for a page on which the buyer pays. The same wish gets the same page, however often it is sent.
    pub async fn open(&self, wish: &Wish) -> Outcome<Opened> {
        match self {
            Provider::Stripe(provider) => provider.open(wish).await,
            Provider::TestPay(provider) => provider.open(wish).await,
        }
    }

    /// Asks how a payment stands.
    pub async fn look(&self, session: &str) -> Outcome<Told> {
        match self {
            Provider::Stripe(provider) => provider.look(session).await,
            Provider::TestPay(provider) => provider.look(session).await,
        }
    }

    /// Asks to take no money any more, and says how it stands now: what was paid before stays paid.
    pub async fn close(&self, session: &str) -> Outcome<Told> {
        match self {
            Provider::Stripe(provider) => provider.close(session).await,
            Provider::TestPay(provider) => provider.close(session).await,
        }
    }

    /// Asks for money that is held, whole or in part, and says how it stands now.
    pub async fn capture(&self, session: &str, amount: Money, key: &str) -> Outcome<Told> {
        match self {
            Provider::Stripe(provider) => provider.capture(session, amount, key).await,
            Provider::TestPay(_) => Err(cannot("hold money")),
        }
    }

    /// Asks to give money back. The same wish gives back once, however often it is sent.
    pub async fn refund(&self, wish: &RefundWish) -> Outcome<RefundTold> {
        match self {
            Provider::Stripe(provider) => provider.refund(wish).await,
            Provider::TestPay(provider) => provider.refund(wish).await,
        }
    }

    /// Asks how a refund stands.
    pub async fn look_refund(&self, wish: &RefundWish, reference: &str) -> Outcome<RefundTold> {
        match self {
            Provider::Stripe(provider) => provider.look_refund(reference).await,
            // It is done at once, and the same wish is answered the same again.
            Provider::TestPay(provider) => provider.refund(wish).await,
        }
    }

    /// Every payment page made since, where the provider has such a list.
    pub async fn list(&self, since: Time) -> Outcome<Vec<Listed>> {
        match self {
            Provider::Stripe(provider) => provider.list(since).await,
            Provider::TestPay(_) => Ok(Vec::new()),
        }
    }

    /// Reads what came to `/hooks/{provider}`, if it is proven to be from the provider.
    pub fn read_webhook(&self, headers: &HeaderMap, body: &[u8], now: Time) -> Result<WebhookEvent, Refusal> {
        match self {
            Provider::Stripe(provider) => provider.read_webhook(headers, body, now),
            Provider::TestPay(provider) => provider.read_webhook(headers, body, now),
        }
    }

    /// Our account there: what a provider says must be about this one.
    pub fn account(&self) -> &str {
        match self {
            Provider::Stripe(provider) => &provider.account,
            Provider::TestPay(provider) => &provider.account,
        }
    }

    /// The way of paying that it stands for.
    pub const fn kind(&self) -> PaymentKind {
        match self {
            Provider::Stripe(_) => PaymentKind::Stripe,
            Provider::TestPay(_) => PaymentKind::TestCard,
        }
    }

    /// Whether the money is real.
    pub fn live(&self) -> bool {
        match self {
            Provider::Stripe(provider) => provider.live(),
            Provider::TestPay(_) => false,
        }
    }

    pub const fn skills(&self) -> Skills {
        match self {
            Provider::Stripe(_) => Skills { refund: true, capture: true },
            Provider::TestPay(_) => Skills { refund: true, capture: false },
        }
    }
}

fn cannot(what: &str) -> crate::base::Error {
    Fault::Bug(format!("this provider cannot {what}, and was asked to")).into()
}

/// Where providers come from: the demo brings one, the environment may bring keys, and the merchant enters the rest.
#[derive(Clone, Default)]
pub struct Providers {
    pub test_card: Option<Provider>,
    /// `None`: no call to Stripe is made, whatever the merchant has entered.
    pub stripe: Option<StripeSource>,
}

/// What the program itself knows of Stripe.
#[derive(Clone)]
pub struct StripeSource {
    /// Where it is, without a slash at the end.
    pub url: String,
    /// From the environment; goes before what the merchant entered.
    pub key: Option<String>,
    pub webhook_secret: Option<String>,
    pub http: http::Client,
}
