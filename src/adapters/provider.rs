//! Payment providers behind one face. A new provider is a new variant; the compiler then asks for its part everywhere.

use crate::adapters::http;
use crate::adapters::paypal::{self, PayPal};
use crate::adapters::stripe::Stripe;
use crate::adapters::testpay::TestPay;
use crate::base::{Fault, Money, Outcome, PaymentId, Span, Time};
use crate::shop::books::{DisputeTold, PartTold};
use crate::shop::order::refund_unseen::WentBack;
use crate::shop::payment::account::Mode;
use crate::shop::payment::{News, Opened, PaymentKind, RefundListed, RefundTold, RefundWish, Told, Wish};
use reqwest::header::HeaderMap;
use std::collections::BTreeSet;

#[derive(Clone)]
pub enum Provider {
    Stripe(Stripe),
    PayPal(PayPal),
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
    /// What it says of a dispute, where the provider tells all of it at once.
    pub dispute: Option<DisputeTold>,
}

/// A payment page as a provider lists it, with everything that the money did.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    pub told: Told,
    /// Our payment, by the mark that we left on it; `None`: somebody else uses the account too.
    pub ours: Option<PaymentId>,
    /// What went back of it, with us or without.
    pub refunds: Vec<RefundListed>,
    /// What it says of that beside the refunds that it shows.
    pub went_back: WentBack,
    /// What the provider kept of it, where it says that in the same breath.
    pub parts: Vec<PartTold>,
}

/// What became of trying the keys of an account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyTest {
    /// The provider's name of the account; empty when the key may not even ask that.
    pub account: String,
    /// Permissions that it lacks, as the provider names them.
    pub missing: Vec<String>,
    /// Whether it moves real money.
    pub mode: Mode,
}

/// Where a provider sends its events now, and what proves that one is from there: a secret, or with PayPal the name of the place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Endpoint {
    pub id: String,
    pub secret: String,
}

impl Provider {
    /// Asks for a page on which the buyer pays. The same wish gets the same page, for as long as the provider remembers its key.
    pub async fn open(&self, wish: &Wish) -> Outcome<Opened> {
        match self {
            Provider::Stripe(provider) => provider.open(wish).await,
            Provider::PayPal(provider) => provider.open(wish).await,
            Provider::TestPay(provider) => provider.open(wish).await,
        }
    }

    /// Asks how a payment stands.
    pub async fn look(&self, session: &str) -> Outcome<Told> {
        match self {
            Provider::Stripe(provider) => provider.look(session).await,
            Provider::PayPal(provider) => provider.look(session).await,
            Provider::TestPay(provider) => provider.look(session).await,
        }
    }

    /// Takes what the buyer has agreed to, where that is ours to do, and says how it stands now. The same key takes it once.
    pub async fn take(&self, session: &str, key: &str) -> Outcome<Told> {
        match self {
            Provider::PayPal(provider) => provider.take(session, key).await,
            Provider::Stripe(_) | Provider::TestPay(_) => self.look(session).await,
        }
    }

    /// Asks to take no money any more, and says how it stands now: what was paid before stays paid.
    pub async fn close(&self, session: &str) -> Outcome<Told> {
        match self {
            Provider::Stripe(provider) => provider.close(session).await,
            Provider::PayPal(provider) => provider.close(session).await,
            Provider::TestPay(provider) => provider.close(session).await,
        }
    }

    /// Asks for money that is held, whole or in part, and says how it stands now.
    pub async fn capture(&self, session: &str, amount: Money, key: &str) -> Outcome<Told> {
        match self {
            Provider::Stripe(provider) => provider.capture(session, amount, key).await,
            Provider::PayPal(provider) => provider.capture(session, amount, key).await,
            Provider::TestPay(_) => Err(cannot("hold money")),
        }
    }

    /// Asks to give money back. The same wish gives back once, for as long as the provider remembers its key: who asks later, looks first
    /// (`find`).
    pub async fn refund(&self, wish: &RefundWish) -> Outcome<RefundTold> {
        match self {
            Provider::Stripe(provider) => provider.refund(wish).await,
            Provider::PayPal(provider) => provider.refund(wish).await,
            Provider::TestPay(provider) => provider.refund(wish).await,
        }
    }

    /// Asks how a refund stands.
    pub async fn look_refund(&self, wish: &RefundWish, reference: &str) -> Outcome<RefundTold> {
        match self {
            Provider::Stripe(provider) => provider.look_refund(reference).await,
            Provider::PayPal(provider) => provider.look_refund(reference).await,
            // It is done at once, and the same wish is answered the same again.
            Provider::TestPay(provider) => provider.refund(wish).await,
        }
    }

    /// Payment pages of which the provider says that something happened since; `now` is the end of the time that is looked at. Pages
    /// that are `known` need not be among them: they are asked for one by one.
    pub async fn list(&self, since: Time, now: Time, known: &BTreeSet<String>) -> Outcome<Vec<Listed>> {
        match self {
            Provider::Stripe(provider) => provider.list(since).await,
            // PayPal lists transactions alone, three hours late and behind a permission of its own; whoever has it may see all of the
            // account's business. A shop should not want that. What its webhooks have told, it lists.
            Provider::PayPal(provider) => provider.list(since, now, known).await,
            Provider::TestPay(_) => Ok(Vec::new()),
        }
    }

    /// One payment page with everything that the money did, by the names of the page and of the money's way. `None`: the provider
    /// knows of no such page.
    pub async fn find(&self, session: &str, reference: &str) -> Outcome<Option<Listed>> {
        match self {
            Provider::Stripe(provider) => provider.find(session).await,
            Provider::PayPal(provider) => provider.find(session, reference).await,
            Provider::TestPay(provider) => {
                let told = provider.look(session).await?;
                Ok(Some(Listed { told, ours: None, refunds: Vec::new(), went_back: WentBack::Unsaid, parts: Vec::new() }))
            }
        }
    }

    /// For how long the provider keeps the list of what happened; `None`: as long as we ask for.
    pub const fn remembers(kind: PaymentKind) -> Option<Span> {
        match kind {
            PaymentKind::PayPal => Some(paypal::EVENTS_KEPT),
            _ => None,
        }
    }

    /// Reads what came to `/hooks/{provider}`, if it is proven to be from the provider. A fault: nobody could say, so it must come
    /// again.
    pub async fn read_webhook(&self, headers: &HeaderMap, body: &[u8], now: Time) -> Outcome<WebhookEvent> {
        match self {
            Provider::Stripe(provider) => Ok(provider.read_webhook(headers, body, now)?),
            Provider::PayPal(provider) => provider.read_webhook(headers, body).await,
            Provider::TestPay(provider) => Ok(provider.read_webhook(headers, body, now)?),
        }
    }

    /// Asks whose account it is; "" when the key may not ask that.
    pub async fn ask_account(&self) -> Outcome<String> {
        match self {
            Provider::Stripe(provider) => provider.account().await,
            Provider::PayPal(provider) => provider.test_key().await.map(|test| test.account),
            Provider::TestPay(provider) => Ok(provider.account.clone()),
        }
    }

    /// Tries what we need with the key. One that the provider does not know is a fault that says so.
    pub async fn test_key(&self) -> Outcome<KeyTest> {
        match self {
            Provider::Stripe(provider) => provider.test_key().await,
            Provider::PayPal(provider) => provider.test_key().await,
            Provider::TestPay(provider) => Ok(KeyTest { account: provider.account.clone(), missing: Vec::new(), mode: Mode::Sandbox }),
        }
    }

    /// Has the provider send its events to this address from now on.
    pub async fn register_webhook(&self, url: &str) -> Outcome<Endpoint> {
        match self {
            Provider::Stripe(provider) => provider.register_webhook(url).await,
            Provider::PayPal(provider) => provider.register_webhook(url).await,
            Provider::TestPay(_) => Err(cannot("be told where to send webhooks")),
        }
    }

    /// Has the provider send no more events to an address of ours.
    pub async fn remove_webhook(&self, id: &str) -> Outcome {
        match self {
            Provider::Stripe(provider) => provider.remove_webhook(id).await,
            Provider::PayPal(provider) => provider.remove_webhook(id).await,
            Provider::TestPay(_) => Err(cannot("be told where to send no webhooks")),
        }
    }

    /// What people know the key by: its end, or the name that goes with it.
    pub fn key_hint(&self) -> String {
        let end = |text: &str| text.chars().skip(text.chars().count().saturating_sub(4)).collect();
        match self {
            Provider::Stripe(provider) => end(&provider.key),
            Provider::PayPal(provider) => end(&provider.client),
            Provider::TestPay(provider) => end(&provider.secret_key),
        }
    }

    /// Whether webhooks can be believed: what proves them is known.
    pub fn hears(&self) -> bool {
        match self {
            Provider::Stripe(provider) => !provider.webhook_secrets.is_empty(),
            Provider::PayPal(provider) => !provider.webhooks.is_empty(),
            Provider::TestPay(provider) => !provider.webhook_secrets.is_empty(),
        }
    }

    /// Where buyers are sent to pay, when that is not ours; only its scheme and host count.
    pub fn pay_page(&self) -> Option<String> {
        match self {
            Provider::Stripe(provider) => Some(provider.pay_page()),
            Provider::PayPal(provider) => Some(provider.pay_page()),
            Provider::TestPay(_) => None,
        }
    }

    /// Our account there: what a provider says must be about this one.
    pub fn account(&self) -> &str {
        match self {
            Provider::Stripe(provider) => &provider.account,
            Provider::PayPal(provider) => &provider.account,
            Provider::TestPay(provider) => &provider.account,
        }
    }

    /// The way of paying that it stands for.
    pub const fn kind(&self) -> PaymentKind {
        match self {
            Provider::Stripe(_) => PaymentKind::Stripe,
            Provider::PayPal(_) => PaymentKind::PayPal,
            Provider::TestPay(_) => PaymentKind::TestCard,
        }
    }

    /// Whether the money is real.
    pub fn live(&self) -> bool {
        match self {
            Provider::Stripe(provider) => provider.live(),
            Provider::PayPal(provider) => provider.live(),
            Provider::TestPay(_) => false,
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
    /// Likewise.
    pub paypal: Option<PayPalSource>,
}

impl Providers {
    /// Whether the environment of the program has the keys of a provider.
    pub fn has_key(&self, kind: PaymentKind) -> bool {
        match kind {
            PaymentKind::Stripe => self.stripe.as_ref().is_some_and(|source| source.key.is_some()),
            PaymentKind::PayPal => self.paypal.as_ref().is_some_and(|source| source.keys.is_some()),
            PaymentKind::TestCard
            | PaymentKind::BankTransfer
            | PaymentKind::Invoice
            | PaymentKind::CashOnDelivery
            | PaymentKind::PayAtPickup
            | PaymentKind::GiftCard => false,
        }
    }
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

/// What the program itself knows of PayPal.
#[derive(Clone)]
pub struct PayPalSource {
    /// Where it is, without a slash at the end; `None`: where the merchant's account is, live or in the sandbox.
    pub url: Option<String>,
    /// Client id and secret, from the environment; they go before what the merchant entered.
    pub keys: Option<(String, String)>,
    /// The name of the place to which PayPal sends its webhooks.
    pub webhook: Option<String>,
    /// What all accounts share: tokens, and how many webhooks are proven at once.
    pub shared: paypal::Shared,
    pub http: http::Client,
}
