//! The shop's accounts with payment providers, as the merchant entered them.

use super::{Capture, PaymentKind};
use crate::base::{Id, Outcome, ProviderAccountId};
use crate::store::{Names, Reads, Record, Table};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One account; there is one a provider. Its secrets are in the data folder, which belongs to the shop's own user alone, and on no
/// page.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct ProviderAccount {
    pub id: ProviderAccountId,
    pub kind: PaymentKind,
    /// Secret or restricted key; "" when it comes from the environment of the program.
    #[serde(default)]
    pub key: String,
    /// What goes with the key: PayPal's client id. "" where the key is all.
    #[serde(default)]
    pub client: String,
    #[serde(default)]
    pub mode: Mode,
    /// The environment of the program has a key, which goes before the one here.
    #[serde(default)]
    pub environment: bool,
    /// The provider's name of the account, once it was asked.
    #[serde(default)]
    pub account: String,
    /// The provider's name of the place to which it sends webhooks.
    #[serde(default)]
    pub webhook: String,
    /// Secrets of webhooks, the present one first; the one before stays until it is certain that nothing signed with it comes. With
    /// PayPal, which signs with its own certificate, they are the names of the places.
    #[serde(default)]
    pub webhook_secrets: Vec<String>,
    #[serde(default)]
    pub capture: Capture,
}

/// Whether the keys of an account move real money.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    #[default]
    Live,
    /// For trying: no money moves.
    Sandbox,
}

impl fmt::Debug for ProviderAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProviderAccount({}, {})", self.kind.key(), self.account)
    }
}

impl Names for ProviderAccountId {
    type Record = ProviderAccount;
}
impl Record for ProviderAccount {
    const TABLE: Table = Table::new(42, "provider account");
    type Id = ProviderAccountId;
    fn id(&self) -> ProviderAccountId {
        self.id
    }
}

impl ProviderAccount {
    /// Whether the provider can be asked for anything.
    pub fn is_set_up(&self) -> bool {
        self.environment || !self.key.is_empty()
    }
}

/// The number of the account with a provider; `None` where there is none to have.
pub fn number(kind: PaymentKind) -> Option<ProviderAccountId> {
    match kind {
        PaymentKind::Stripe => Some(ProviderAccountId::new(1)),
        PaymentKind::PayPal => Some(ProviderAccountId::new(2)),
        PaymentKind::BankTransfer
        | PaymentKind::Invoice
        | PaymentKind::CashOnDelivery
        | PaymentKind::PayAtPickup
        | PaymentKind::TestCard
        | PaymentKind::GiftCard => None,
    }
}

/// The account with a provider, if there is one.
pub fn account(reads: &impl Reads, kind: PaymentKind) -> Outcome<Option<ProviderAccount>> {
    number(kind).map_or(Ok(None), |id| reads.find(id))
}

/// Whether buyers can pay so: a way that wants an account with a provider has one.
pub fn is_there(reads: &impl Reads, kind: PaymentKind) -> Outcome<bool> {
    Ok(number(kind).is_none() || account(reads, kind)?.is_some_and(|account| account.is_set_up()))
}
