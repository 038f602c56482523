//! Connecting the shop with a payment provider, and letting go of it.

use super::account::{self, Mode, ProviderAccount};
use super::method::{self, PaymentMethod};
use super::{Capture, PaymentKind, Rule};
use crate::base::{Outcome, Refusal, Words};
use crate::shop::typed::Typed;
use crate::shop::{Command, Event, Permission, Tx};
use crate::store::{Page, Reads};
use serde::{Deserialize, Serialize};

/// Characters of a key or secret.
const KEY_CHARS_MAX: usize = 300;
/// Secrets of webhooks that are believed: the present one and the one before.
const SECRETS_MAX: usize = 2;

/// A person enters a key that the provider has just confirmed. With the first one the way of paying is offered. Where the environment
/// of the program has the key, only the rest is taken.
#[derive(Serialize, Deserialize)]
pub struct ConnectProvider {
    pub kind: PaymentKind,
    pub key: String,
    /// What goes with the key: PayPal's client id.
    #[serde(default)]
    pub client: String,
    /// Whether they move real money.
    #[serde(default)]
    pub mode: Mode,
    /// The provider's name of the account behind the key.
    pub account: String,
    pub capture: Capture,
}

impl Command for ConnectProvider {
    type Done = ();
    const NAME: &'static str = "connect_provider";
    const NEEDS: Permission = Permission::Settings;
    fn run(self, tx: &mut Tx) -> Outcome {
        let old = known(tx, self.kind)?;
        if old.environment {
            tx.put(&ProviderAccount { capture: self.capture, ..old })?;
            tx.tell(Event::SettingsChanged);
            return Ok(());
        }
        let mut typed = Typed::new();
        let key = typed.required_line("key", &self.key, KEY_CHARS_MAX);
        let client = typed.line("client", &self.client, KEY_CHARS_MAX);
        typed.all_right()?;
        let is_another = !old.account.is_empty() && !self.account.is_empty() && old.account != self.account;
        if old.is_set_up() && (is_another || old.mode != self.mode) {
            must_be_closed(tx, self.kind)?;
        }
        // Another account signs with other secrets, and so does the same one for real money: its keys for trying name it too.
        let same = !self.account.is_empty() && old.account == self.account && old.mode == self.mode;
        let (webhook, webhook_secrets) = if same { (old.webhook.clone(), old.webhook_secrets.clone()) } else { Default::default() };
        let (account, capture, mode) = (self.account, self.capture, self.mode);
        tx.put(&ProviderAccount { key, client, mode, account, capture, webhook, webhook_secrets, ..old })?;
        offer(tx, self.kind)?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}

/// A person, or the shop itself: the provider sends its webhooks to a place of ours, signed with this secret.
#[derive(Serialize, Deserialize)]
pub struct NoteWebhook {
    pub kind: PaymentKind,
    /// The provider's name of the place; "" when a person entered the secret by hand.
    pub webhook: String,
    pub secret: String,
}

impl Command for NoteWebhook {
    type Done = ();
    const NAME: &'static str = "note_webhook";
    const NEEDS: Permission = Permission::Settings;
    fn run(self, tx: &mut Tx) -> Outcome {
        let mut typed = Typed::new();
        let secret = typed.required_line("secret", &self.secret, KEY_CHARS_MAX);
        typed.all_right()?;
        let mut account = known(tx, self.kind)?;
        account.webhook = self.webhook;
        account.webhook_secrets.retain(|old| *old != secret);
        account.webhook_secrets.insert(0, secret);
        account.webhook_secrets.truncate(SECRETS_MAX);
        tx.put(&account)?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}

/// The shop: at its start it says which providers have a key in its environment. The first time, the way of paying is offered.
#[derive(Serialize, Deserialize)]
pub struct NoteEnvironment {
    pub kind: PaymentKind,
    pub has_key: bool,
}

impl Command for NoteEnvironment {
    type Done = ();
    const NAME: &'static str = "note_environment";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let old = known(tx, self.kind)?;
        if !self.has_key && !old.environment {
            return Ok(());
        }
        // Another key may be another account's: who it is is asked again.
        let account = ProviderAccount { environment: self.has_key, account: String::new(), ..old.clone() };
        if account == old {
            return Ok(());
        }
        tx.put(&account)?;
        if self.has_key {
            offer(tx, self.kind)?;
        }
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}

/// The shop: the provider has said whose account it is.
#[derive(Serialize, Deserialize)]
pub struct NoteAccount {
    pub kind: PaymentKind,
    pub account: String,
}

impl Command for NoteAccount {
    type Done = ();
    const NAME: &'static str = "note_account";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        let account = ProviderAccount { account: self.account, ..known(tx, self.kind)? };
        tx.put(&account)
    }
}

/// A person lets go of a provider. What was paid by it stays paid; what is open can no longer be asked about, so it is refused while
/// something is.
#[derive(Serialize, Deserialize)]
pub struct DisconnectProvider {
    pub kind: PaymentKind,
}

impl Command for DisconnectProvider {
    type Done = ();
    const NAME: &'static str = "disconnect_provider";
    const NEEDS: Permission = Permission::Settings;
    fn run(self, tx: &mut Tx) -> Outcome {
        must_be_closed(tx, self.kind)?;
        let Some(old) = account::account(tx, self.kind)? else { return Ok(()) };
        tx.put(&ProviderAccount {
            key: String::new(),
            client: String::new(),
            account: String::new(),
            webhook: String::new(),
            webhook_secrets: Vec::new(),
            ..old
        })?;
        tx.tell(Event::SettingsChanged);
        Ok(())
    }
}

/// What is open can be asked about with its own keys alone.
fn must_be_closed(tx: &Tx, kind: PaymentKind) -> Outcome {
    let open = super::open(tx, Page::first(1_000))?;
    if open.iter().any(|payment| payment.kind == kind) { Err(Refusal::conflict("payments-open").into()) } else { Ok(()) }
}

fn known(tx: &Tx, kind: PaymentKind) -> Outcome<ProviderAccount> {
    let id = account::number(kind).ok_or(Refusal::wrong("kind", "wrong-choice"))?;
    let none = || ProviderAccount {
        id,
        kind,
        key: String::new(),
        client: String::new(),
        mode: Mode::default(),
        environment: false,
        account: String::new(),
        webhook: String::new(),
        webhook_secrets: Vec::new(),
        capture: Capture::default(),
    };
    Ok(tx.find(id)?.unwrap_or_else(none))
}

/// Offers the way of paying, before those of the shop itself, unless it was offered once: a merchant who took it away does not want it back.
fn offer(tx: &mut Tx, kind: PaymentKind) -> Outcome {
    let mark = format!("offered {}", kind.key());
    if tx.mark(&mark)? > 0 || method::methods(tx)?.iter().any(|method| method.kind == kind) {
        return Ok(());
    }
    tx.set_mark(&mark, 1);
    let (id, name) = (tx.next()?, Words::told(if kind == PaymentKind::PayPal { "starter-paypal" } else { "starter-card" }));
    let method = PaymentMethod {
        id,
        kind,
        name,
        note: Words::default(),
        fee: None,
        countries: Vec::new(),
        rule: Rule::default(),
        due_days: 0,
        active: true,
        position: 0,
    };
    tx.put(&method)?;
    tx.tell(Event::PaymentMethodSaved { payment_method: id });
    Ok(())
}
