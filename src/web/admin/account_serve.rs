//! `/admin/settings/stripe` and `/admin/settings/paypal`: keys are tried with the provider before they are kept, and it is told where
//! to send its webhooks.

use crate::adapters::accounts::Keys;
use crate::adapters::provider::{KeyTest, Provider};
use crate::base::{Error, Outcome, Refusal, Wrong};
use crate::shop::Permission;
use crate::shop::payment::PaymentKind;
use crate::shop::payment::account::{self, Mode, ProviderAccount};
use crate::shop::payment::connect::{ConnectProvider, DisconnectProvider, NoteWebhook};
use crate::shop::payment::inbox;
use crate::web::admin::account::{Account, AccountFacts, AccountView, Connected, KEYS, PAYPAL_ACCOUNT, STRIPE_ACCOUNT, account_page};
use crate::web::admin::remedy;
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::trial_serve::{self, Hears};
use crate::web::admin::ui::SAID_DONE;
use crate::web::error::Failure;
use crate::web::field::draw::{Filled, mistakes};
use crate::web::field::{Form, ReadCx};
use crate::web::form::Raw;
use crate::web::site::{Site, door};
use axum::response::Response;
use maud::Markup;

/// A page that comes back.
#[derive(Default)]
struct Back<'a> {
    raw: Option<&'a Raw>,
    wrong: &'a [Wrong],
    trouble: Option<String>,
    tried: Option<String>,
}

/// What was kept of what was typed.
enum Kept {
    /// Keys that the provider has just confirmed.
    Tried,
    /// No key was touched.
    TheRest,
}

/// Whether what goes with the key is what it was; left empty it is.
fn is_same(old: &ProviderAccount, client: &str, mode: Mode) -> bool {
    (client.is_empty() || client == old.client) && mode == old.mode
}

/// What is done to try a provider with money.
#[derive(Clone, Copy)]
pub enum TrialStep {
    Pay,
    Look,
    GiveBack,
}

/// What people do on the page of one provider.
pub struct Pages(pub &'static Account);

pub const STRIPE_PAGES: Pages = Pages(&STRIPE_ACCOUNT);
pub const PAYPAL_PAGES: Pages = Pages(&PAYPAL_ACCOUNT);

impl Pages {
    pub async fn show(&self, who: SignedIn) -> Result<Response, Failure> {
        who.answer(|ask| self.page(ask, &who.visit.site, Back::default()).map(Answer::Page))
    }

    fn form(&self, site: &Site) -> &'static Form<AccountFacts> {
        if site.payments.place_is_set(self.0.kind) { self.0.form_here } else { self.0.form }
    }

    fn page(&self, ask: &Ask<'_>, site: &Site, back: Back<'_>) -> Outcome<Markup> {
        ask.actor.must(Permission::Settings)?;
        let (reads, kind, payments) = (ask.shop.read()?, self.0.kind, &site.payments);
        let entered = account::account(&reads, kind)?;
        let heard = inbox::newest(&reads, kind)?.map(|heard| heard.at);
        let environment = payments.key_is_set(kind);
        let connected = payments.of(kind)?.map(|provider| Connected {
            account: provider.account().to_owned(),
            key_end: provider.key_hint(),
            live: provider.live(),
            environment,
            hears: provider.hears(),
            heard,
        });
        // Of what is secret nothing is shown.
        let known = entered.map(|ProviderAccount { client, mode, capture, .. }| (client, mode, capture));
        let (client, mode, capture) = known.unwrap_or_default();
        let facts = AccountFacts { client, key: String::new(), mode, capture, secret: String::new() };
        let filled = Filled { form: self.form(site), facts: Some(&facts), typed: back.raw, wrong: back.wrong, options: &|_| Vec::new() };
        let mut groups = filled.groups(ask.cx);
        for field in groups.iter_mut().flat_map(|group| &mut group.fields).filter(|field| KEYS.contains(&field.name.as_str())) {
            field.required = connected.is_none();
            if connected.is_some() {
                field.hint = Some(format!("{} {}", ask.cx.t("admin-account-keep"), field.hint.take().unwrap_or_default()));
            }
        }
        let fixed = payments.fixed(kind);
        for group in groups.iter_mut().filter(|_| !fixed.is_empty()) {
            group.fields.retain(|field| !fixed.contains(&field.name.as_str()));
            let about = if environment { "admin-account-environment-about" } else { "admin-account-environment-secret" };
            group.about = ask.cx.t(about).into_owned();
        }
        let (hook, set) = (payments.hook(kind)?, payments.environment(kind));
        let trial = match &connected {
            Some(connected) => {
                let mode = if connected.live { Mode::Live } else { Mode::Sandbox };
                Some(trial_serve::view(&reads, self.0, (mode, if connected.hears { Hears::Yes } else { Hears::No }))?)
            }
            None => None,
        };
        let view = AccountView { connected, trial, hook, groups, trouble: back.trouble, tried: back.tried, set };
        Ok(account_page(&ask.desk(), self.0, &view))
    }

    /// Tries the keys that were typed, and keeps them only when they may do what is needed. What is no key is kept without asking
    /// anybody, so that it can be changed while the provider is down.
    pub async fn connect(&self, form: StaffForm) -> Result<Response, Failure> {
        form.who.actor.must(Permission::Settings)?;
        let (who, site) = (&form.who, &form.who.visit.site);
        let facts = match self.form(site).read(&form.raw, &ReadCx::of(&who.visit.cx)) {
            Ok(facts) => facts,
            Err(refusal) => return self.mend(who, &form.raw, &refusal),
        };
        match self.keep(who, facts).await {
            Ok(Kept::Tried) => {}
            Ok(Kept::TheRest) => return self.said(who, Ok(())),
            Err(Error::Refused(refusal @ Refusal::Invalid(_))) => return self.mend(who, &form.raw, &refusal),
            Err(Error::Refused(Refusal::Conflict { code })) => {
                let trouble = Some(who.visit.cx.refused(code));
                let back = Back { raw: Some(&form.raw), trouble, ..Back::default() };
                return who.answer(|ask| self.page(ask, site, back).map(Answer::Refused));
            }
            Err(error) => {
                let wrong = Wrong::new("key", "wrong-key").with("why", remedy::of_error(&who.visit.cx, error)?);
                return self.mend(who, &form.raw, &Refusal::Invalid(vec![wrong]));
            }
        }
        // Without a public address the provider could not reach us; what it would say is asked for every few minutes.
        let trouble = match self.register(who).await {
            Ok(()) => return who.answer(|_| Ok(Answer::Go(format!("{}?said={SAID_DONE}", self.0.path)))),
            Err(error) => {
                let cx = &who.visit.cx;
                cx.t_with("admin-account-no-webhook", &[("why", &remedy::of_error(cx, error)?)]).into_owned()
            }
        };
        who.answer(|ask| self.page(ask, site, Back { trouble: Some(trouble), ..Back::default() }).map(Answer::Page))
    }

    fn mend(&self, who: &SignedIn, raw: &Raw, refusal: &Refusal) -> Result<Response, Failure> {
        let wrong = mistakes(refusal).unwrap_or_default();
        who.answer(|ask| self.page(ask, &who.visit.site, Back { raw: Some(raw), wrong, ..Back::default() }).map(Answer::Mend))
    }

    async fn keep(&self, who: &SignedIn, facts: AccountFacts) -> Outcome<Kept> {
        let (payments, shop, kind) = (&who.visit.site.payments, &who.visit.site.shop, self.0.kind);
        let AccountFacts { client, key, mode, capture, secret } = facts;
        // What the environment sets cannot be typed, whatever a form says.
        let fixed = payments.fixed(kind);
        let typed = |name: &str, typed: String| if fixed.contains(&name) { String::new() } else { typed };
        let (client, key, secret) = (typed("client", client), typed("key", key), typed("secret", secret));
        let old = door(|| account::account(&shop.read()?, kind))?;
        // Where keys say it themselves, nobody types it.
        let mode_is_typed = kind == PaymentKind::PayPal && !payments.place_is_set(kind);
        let mode = if mode_is_typed { mode } else { old.as_ref().map_or(mode, |old| old.mode) };
        let keep = |keys: Keys, account: String| {
            let Keys { key, client, mode } = keys;
            shop.run(&who.actor, ConnectProvider { kind, key, client, mode, account, capture })?;
            if secret.is_empty() {
                Ok(())
            } else {
                shop.run(&who.actor, NoteWebhook { kind, webhook: String::new(), secret: secret.clone() })
            }
        };
        if let Some(old) =
            old.as_ref().filter(|old| old.environment || (!old.key.is_empty() && key.is_empty() && is_same(old, &client, mode)))
        {
            let keys = Keys { key: old.key.clone(), client: old.client.clone(), mode: old.mode };
            return door(|| keep(keys, old.account.clone())).map(|()| Kept::TheRest);
        }
        // What was left empty stays as it is.
        let (old_key, old_client) = old.map(|old| (old.key, old.client)).unwrap_or_default();
        let or_old = |typed: String, old: String| if typed.is_empty() { old } else { typed };
        let keys = Keys { key: or_old(key, old_key), client: or_old(client, old_client), mode };
        let Some(test) = payments.try_keys(kind, Some(&keys)).await? else { return Err(Refusal::wrong("key", "wrong-required").into()) };
        self.must_suffice(who, &test)?;
        door(|| keep(Keys { mode: test.mode, ..keys }, test.account)).map(|()| Kept::Tried)
    }

    /// Whether the keys may do what is needed, and the provider takes the money of this shop.
    fn must_suffice(&self, who: &SignedIn, test: &KeyTest) -> Outcome {
        let currency = who.visit.cx.shop.currency;
        if self.0.kind.describe().is_some_and(|provider| !provider.takes(currency)) {
            let wrong = Wrong::new("key", "wrong-provider-currency").with("provider", self.0.brand).with("currency", currency.code());
            return Err(Refusal::Invalid(vec![wrong]).into());
        }
        if test.missing.is_empty() {
            return Ok(());
        }
        let wrong = Wrong::new("key", "wrong-key-permissions").with("missing", test.missing.join(", ")).with("provider", self.0.brand);
        Err(Refusal::Invalid(vec![wrong]).into())
    }

    /// Has the provider send its webhooks here, unless it does, or cannot.
    async fn register(&self, who: &SignedIn) -> Outcome {
        let hears = door(|| who.visit.site.payments.of(self.0.kind))?.is_some_and(|provider| provider.hears());
        if hears { Ok(()) } else { self.renew(who).await.map(drop) }
    }

    /// A new place for webhooks, with a new proof; `None` where there is no account, or no address that the provider could reach.
    async fn renew(&self, who: &SignedIn) -> Outcome<Option<(Provider, String)>> {
        let (payments, kind) = (&who.visit.site.payments, self.0.kind);
        let (Some(provider), Some(hook)) = (door(|| payments.of(kind))?, door(|| payments.hook(kind))?) else { return Ok(None) };
        let made = provider.register_webhook(&hook).await?;
        let note = NoteWebhook { kind, webhook: made.id.clone(), secret: made.secret };
        door(|| who.visit.site.shop.run(&who.actor, note))?;
        Ok(Some((provider, made.id)))
    }

    /// A new place in the stead of the old one, whose proof is believed until it is gone.
    pub async fn webhook(&self, form: StaffForm) -> Result<Response, Failure> {
        form.who.actor.must(Permission::Settings)?;
        let done = self.replace(&form.who).await;
        self.said(&form.who, done)
    }

    async fn replace(&self, who: &SignedIn) -> Outcome {
        let old = door(|| account::account(&who.visit.site.shop.read()?, self.0.kind))?.map_or(String::new(), |account| account.webhook);
        let Some((provider, new)) = self.renew(who).await? else { return Err(Refusal::conflict("not-allowed-now").into()) };
        if old.is_empty() || old == new { Ok(()) } else { provider.remove_webhook(&old).await }
    }

    /// Tries the keys that are there.
    pub async fn test(&self, form: StaffForm) -> Result<Response, Failure> {
        form.who.actor.must(Permission::Settings)?;
        let (who, cx) = (&form.who, &form.who.visit.cx);
        let tried = match who.visit.site.payments.try_keys(self.0.kind, None).await {
            Ok(Some(test)) if test.missing.is_empty() => cx.t("admin-account-good").into_owned(),
            Ok(Some(test)) => {
                cx.t_with("wrong-key-permissions", &[("missing", &test.missing.join(", ")), ("provider", self.0.brand)]).into_owned()
            }
            Ok(None) => return self.said(who, Err(Refusal::conflict("not-allowed-now").into())),
            Err(e) => return self.said(who, Err(e)),
        };
        who.answer(|ask| self.page(ask, &who.visit.site, Back { tried: Some(tried), ..Back::default() }).map(Answer::Page))
    }

    /// A step of trying it with money.
    pub async fn trial(&self, form: StaffForm, step: TrialStep) -> Result<Response, Failure> {
        form.who.actor.must(Permission::Settings)?;
        let done = match step {
            TrialStep::Pay => trial_serve::pay(&form.who, self.0.kind).await,
            TrialStep::Look => trial_serve::look(&form.who, self.0.kind).await,
            TrialStep::GiveBack => trial_serve::give_back(&form.who, self.0.kind).await,
        };
        let cx = &form.who.visit.cx;
        match done {
            Ok(()) => form.who.answer(|_| Ok(Answer::Go(format!("{}#trial", self.0.path)))),
            Err(refused @ Error::Refused(_)) => self.said(&form.who, Err(refused)),
            Err(error) => {
                let trouble = Some(cx.t_with("admin-trial-trouble", &[("why", &remedy::of_error(cx, error)?)]).into_owned());
                form.who.answer(|ask| self.page(ask, &form.who.visit.site, Back { trouble, ..Back::default() }).map(Answer::Refused))
            }
        }
    }

    pub async fn disconnect(&self, form: StaffForm) -> Result<Response, Failure> {
        let done = door(|| form.who.visit.site.shop.run(&form.who.actor, DisconnectProvider { kind: self.0.kind }));
        self.said(&form.who, done)
    }

    /// Back to the page, which says that it is done or why it is not.
    fn said(&self, who: &SignedIn, done: Outcome) -> Result<Response, Failure> {
        let cx = &who.visit.cx;
        let trouble = match done {
            Ok(()) => return who.answer(|_| Ok(Answer::Go(format!("{}?said={SAID_DONE}", self.0.path)))),
            Err(Error::Refused(Refusal::Conflict { code })) => cx.refused(code),
            Err(error) => cx.t_with("wrong-key", &[("why", &remedy::of_error(cx, error)?)]).into_owned(),
        };
        who.answer(|ask| self.page(ask, &who.visit.site, Back { trouble: Some(trouble), ..Back::default() }).map(Answer::Refused))
    }
}
