//! Whose account takes the money: what the environment of the program says goes before what the merchant has entered.

use super::door::door;
use super::payments::{Payments, in_time};
use super::paypal::{PAYPAL_URL, PayPal, SANDBOX_URL};
use super::provider::{KeyTest, PayPalSource, Provider, StripeSource};
use super::stripe::{STRIPE_URL, Stripe};
use crate::base::Outcome;
use crate::shop::payment::account::{self, Mode, ProviderAccount};
use crate::shop::payment::connect::NoteAccount;
use crate::shop::payment::{Capture, PaymentKind};
use crate::shop::{Actor, settings};

/// What a merchant types to connect an account.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    pub key: String,
    /// What goes with the key: PayPal's client id.
    pub client: String,
    pub mode: Mode,
}

impl Payments {
    /// Who takes the money for a way of paying, if somebody is set up. Blocks.
    pub fn of(&self, kind: PaymentKind) -> Outcome<Option<Provider>> {
        if kind == PaymentKind::TestCard {
            return Ok(self.providers.test_card.clone());
        }
        let entered = account::account(&self.shop.read()?, kind)?;
        let keys = entered.as_ref().map(|entered| Keys { key: entered.key.clone(), client: entered.client.clone(), mode: entered.mode });
        let found = self.with(kind, &keys.unwrap_or_default());
        let Some(ProviderAccount { account, capture, webhook_secrets, .. }) = entered else { return Ok(found) };
        Ok(found.map(|provider| match provider {
            Provider::Stripe(stripe) => {
                let webhook_secrets = stripe.webhook_secrets.iter().cloned().chain(webhook_secrets).collect();
                Provider::Stripe(Stripe { account, capture, webhook_secrets, ..stripe })
            }
            Provider::PayPal(paypal) => {
                let webhooks = paypal.webhooks.iter().cloned().chain(webhook_secrets).collect();
                Provider::PayPal(PayPal { account, capture, webhooks, ..paypal })
            }
            test @ Provider::TestPay(_) => test,
        }))
    }

    /// The provider of `/hooks/{name}`. Blocks.
    pub fn named(&self, name: &str) -> Outcome<Option<Provider>> {
        match name {
            "stripe" => self.of(PaymentKind::Stripe),
            "paypal" => self.of(PaymentKind::PayPal),
            "testpay" => self.of(PaymentKind::TestCard),
            _ => Ok(None),
        }
    }

    /// Whether the environment of the program has the keys of a provider.
    pub fn key_is_set(&self, kind: PaymentKind) -> bool {
        self.providers.has_key(kind)
    }

    /// The fields of an account that the environment of the program sets, by their names in its form: they are shown and not typed.
    pub fn fixed(&self, kind: PaymentKind) -> Vec<&'static str> {
        let proof = match kind {
            PaymentKind::Stripe => self.providers.stripe.as_ref().is_some_and(|source| source.webhook_secret.is_some()),
            PaymentKind::PayPal => self.providers.paypal.as_ref().is_some_and(|source| source.webhook.is_some()),
            _ => false,
        };
        let keys: &[&str] = if self.key_is_set(kind) { &["client", "key", "mode"] } else { &[] };
        keys.iter().copied().chain(proof.then_some("secret")).collect()
    }

    /// What the environment of the program sets of a provider, by the names of its variables: of what is secret the end alone. It is shown
    /// and cannot be typed.
    pub fn environment(&self, kind: PaymentKind) -> Vec<(&'static str, String)> {
        let end = |text: &str| format!("… {}", text.chars().skip(text.chars().count().saturating_sub(4)).collect::<String>());
        let elsewhere = |url: &str, usual: &str| (url != usual).then(|| url.to_owned());
        let rows = match kind {
            PaymentKind::Stripe => self.providers.stripe.as_ref().map(|source| {
                vec![
                    ("SUTLER_STRIPE_KEY", source.key.as_deref().map(end)),
                    ("SUTLER_STRIPE_WEBHOOK_SECRET", source.webhook_secret.as_deref().map(end)),
                    ("SUTLER_STRIPE_URL", elsewhere(&source.url, STRIPE_URL)),
                ]
            }),
            PaymentKind::PayPal => self.providers.paypal.as_ref().map(|source| {
                vec![
                    ("SUTLER_PAYPAL_CLIENT_ID", source.keys.as_ref().map(|(client, _)| end(client))),
                    ("SUTLER_PAYPAL_SECRET", source.keys.as_ref().map(|(_, secret)| end(secret))),
                    ("SUTLER_PAYPAL_WEBHOOK_ID", source.webhook.as_deref().map(end)),
                    ("SUTLER_PAYPAL_URL", source.url.as_deref().and_then(|url| elsewhere(url, PAYPAL_URL))),
                ]
            }),
            _ => None,
        };
        rows.into_iter().flatten().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Asks whose account it is, where the key comes from the environment and nobody knows yet.
    pub async fn introduce(&self) -> Outcome {
        for kind in PaymentKind::ALL.into_iter().filter(|kind| account::number(*kind).is_some()) {
            let Some(provider) = door(|| self.of(kind))?.filter(|provider| provider.account().is_empty()) else { continue };
            match in_time(provider.ask_account()).await {
                Ok(account) => door(|| self.shop.run(&Actor::System, NoteAccount { kind, account }))?,
                Err(e) => {
                    tracing::warn!(provider = kind.key(), error = %e, "a payment provider does not say who we are and is asked again")
                }
            }
        }
        Ok(())
    }

    /// Whether the environment of the program says where a provider is, so that nobody else chooses its world for trying.
    pub fn place_is_set(&self, kind: PaymentKind) -> bool {
        kind == PaymentKind::PayPal && self.providers.paypal.as_ref().is_some_and(|source| source.url.is_some() || source.keys.is_some())
    }

    /// Tries the keys of an account, or those in use when none are given; `None` when there are none at all. Keys of the environment
    /// go before what is given.
    pub async fn try_keys(&self, kind: PaymentKind, keys: Option<&Keys>) -> Outcome<Option<KeyTest>> {
        let tried = match keys {
            Some(keys) => self.with(kind, keys),
            None => door(|| self.of(kind))?,
        };
        match tried {
            Some(provider) => in_time(provider.test_key()).await.map(Some),
            None => Ok(None),
        }
    }

    /// Where a provider can send its webhooks, when the shop has an address that others reach. Blocks.
    pub fn hook(&self, kind: PaymentKind) -> Outcome<Option<String>> {
        let base = settings::the(&self.shop.read()?)?.base_url.unwrap_or_else(|| self.base_url.clone());
        // A double stands beside us and reaches us as we are.
        let doubled = match kind {
            PaymentKind::Stripe => self.providers.stripe.as_ref().is_some_and(|source| source.url != STRIPE_URL),
            PaymentKind::PayPal => self.providers.paypal.as_ref().and_then(|source| source.url.as_deref()).is_some_and(is_strange),
            _ => false,
        };
        Ok((base.starts_with("https://") || doubled).then(|| format!("{base}/hooks/{}", kind.key())))
    }

    /// Where buyers are sent to pay, beside pages of our own; only scheme and host of each count. Blocks.
    pub fn pay_pages(&self) -> Outcome<Vec<String>> {
        let mut pages = Vec::new();
        for kind in PaymentKind::ALL.into_iter().filter(|kind| kind.has_provider()) {
            pages.extend(self.of(kind)?.and_then(|provider| provider.pay_page()));
        }
        Ok(pages)
    }

    /// With these keys, or those of the environment, and nothing else of what the merchant has entered. `None`: there are none.
    fn with(&self, kind: PaymentKind, keys: &Keys) -> Option<Provider> {
        match kind {
            PaymentKind::Stripe => self.stripe(self.providers.stripe.as_ref()?, keys).map(Provider::Stripe),
            PaymentKind::PayPal => self.paypal(self.providers.paypal.as_ref()?, keys).map(Provider::PayPal),
            PaymentKind::TestCard
            | PaymentKind::BankTransfer
            | PaymentKind::Invoice
            | PaymentKind::CashOnDelivery
            | PaymentKind::PayAtPickup
            | PaymentKind::GiftCard => None,
        }
    }

    fn stripe(&self, source: &StripeSource, keys: &Keys) -> Option<Stripe> {
        let key = source.key.clone().unwrap_or_else(|| keys.key.trim().to_owned());
        let webhook_secrets = source.webhook_secret.iter().cloned().collect();
        let (url, shop, http) = (source.url.clone(), self.shop.mark(), source.http.clone());
        let (account, capture) = (String::new(), Capture::default());
        (!key.is_empty()).then_some(Stripe { url, key, webhook_secrets, account, capture, shop, http })
    }

    fn paypal(&self, source: &PayPalSource, keys: &Keys) -> Option<PayPal> {
        let typed = || (keys.client.trim().to_owned(), keys.key.trim().to_owned());
        let (client, secret) = source.keys.clone().unwrap_or_else(typed);
        let entered = if keys.mode == Mode::Sandbox { SANDBOX_URL } else { PAYPAL_URL };
        let by_default = if source.keys.is_some() { PAYPAL_URL } else { entered };
        let url = source.url.clone().unwrap_or_else(|| by_default.to_owned());
        let webhooks = source.webhook.iter().cloned().collect();
        let (shop, http, shared) = (self.shop.mark(), source.http.clone(), source.shared.clone());
        let (account, capture) = (String::new(), Capture::default());
        let known = !client.is_empty() && !secret.is_empty();
        known.then_some(PayPal { url, client, secret, webhooks, account, capture, shop, shared, http })
    }
}

fn is_strange(url: &str) -> bool {
    ![PAYPAL_URL, SANDBOX_URL].contains(&url)
}
