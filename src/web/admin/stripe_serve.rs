//! `/admin/settings/stripe`: a key is tried with Stripe before it is kept, and Stripe is told where to send its webhooks.

use crate::adapters::stripe::{KeyTest, Stripe};
use crate::base::{Error, Fault, Outcome, Refusal, Wrong};
use crate::shop::Permission;
use crate::shop::payment::account;
use crate::shop::payment::connect::{ConnectProvider, DisconnectProvider, NoteWebhook};
use crate::shop::payment::{Capture, PaymentKind, inbox};
use crate::web::admin::resource_serve::{Answer, Ask};
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::admin::stripe::{Connected, STRIPE, STRIPE_FORM, StripeFacts, StripeView, stripe_page};
use crate::web::admin::ui::SAID_DONE;
use crate::web::error::Failure;
use crate::web::field::ReadCx;
use crate::web::field::draw::{Filled, mistakes};
use crate::web::form::Raw;
use crate::web::site::{Site, door};
use axum::response::Response;
use maud::Markup;

const KIND: PaymentKind = PaymentKind::Stripe;

/// A page that comes back.
#[derive(Default)]
struct Back<'a> {
    raw: Option<&'a Raw>,
    wrong: &'a [Wrong],
    trouble: Option<String>,
    tried: Option<String>,
}

pub async fn show(who: SignedIn) -> Result<Response, Failure> {
    who.answer(|ask| page(ask, &who.visit.site, Back::default()).map(Answer::Page))
}

fn page(ask: &Ask<'_>, site: &Site, back: Back<'_>) -> Outcome<Markup> {
    ask.actor.must(Permission::Settings)?;
    let reads = ask.shop.read()?;
    let stripe = site.payments.stripe()?;
    let entered = account::account(&reads, KIND)?;
    let heard = inbox::newest(&reads, KIND)?.map(|heard| heard.at);
    let connected = stripe.as_ref().map(|stripe| Connected {
        account: stripe.account.clone(),
        key_end: stripe.key.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect(),
        live: stripe.live(),
        environment: site.payments.stripe_key_is_set(),
        hears: !stripe.webhook_secrets.is_empty(),
        heard,
    });
    let capture = entered.map_or(Capture::default(), |account| account.capture);
    let facts = StripeFacts { key: String::new(), capture, secret: String::new() };
    let filled = Filled { form: &STRIPE_FORM, facts: Some(&facts), typed: back.raw, wrong: back.wrong, options: &|_| Vec::new() };
    let view = StripeView {
        connected,
        hook: site.payments.hook("stripe")?,
        groups: filled.groups(ask.cx),
        trouble: back.trouble,
        tried: back.tried,
    };
    Ok(stripe_page(&ask.desk(), &view))
}

/// Tries the key that was typed, or the one that is there; keeps it only when it may do what is needed.
pub async fn connect(form: StaffForm) -> Result<Response, Failure> {
    form.who.actor.must(Permission::Settings)?;
    let (who, site) = (&form.who, &form.who.visit.site);
    let typed = STRIPE_FORM.read(&form.raw, &ReadCx::of(&who.visit.cx));
    let facts = match typed {
        Ok(facts) => facts,
        Err(refusal) => return mend(who, &form.raw, &refusal),
    };
    let tried = site.payments.try_stripe(&facts.key).await;
    let kept = match tried {
        Ok(None) => Err(Refusal::wrong("key", "wrong-required").into()),
        Ok(Some(KeyTest { account, missing })) if missing.is_empty() => keep(who, facts, account),
        Ok(Some(KeyTest { missing, .. })) => {
            Err(Refusal::Invalid(vec![Wrong::new("key", "wrong-key-permissions").with("missing", missing.join(", "))]).into())
        }
        Err(Error::Fault(Fault::Final(why) | Fault::Outside(why))) => {
            Err(Refusal::Invalid(vec![Wrong::new("key", "wrong-key").with("why", why)]).into())
        }
        Err(other) => Err(other),
    };
    match kept {
        Ok(()) => {}
        Err(Error::Refused(refusal @ Refusal::Invalid(_))) => return mend(who, &form.raw, &refusal),
        Err(other) => return Err(other.into()),
    }
    // Without a public address Stripe could not reach us; what it would say is asked for every few minutes.
    let registered = register(who).await;
    let trouble = match registered {
        Ok(()) => return who.answer(|_| Ok(Answer::Go(format!("{STRIPE}?said={SAID_DONE}")))),
        Err(Error::Fault(Fault::Final(why) | Fault::Outside(why))) => {
            who.visit.cx.t_with("admin-stripe-no-webhook", &[("why", &why)]).into_owned()
        }
        Err(other) => return Err(other.into()),
    };
    who.answer(|ask| page(ask, site, Back { trouble: Some(trouble), ..Back::default() }).map(Answer::Page))
}

fn mend(who: &SignedIn, raw: &Raw, refusal: &Refusal) -> Result<Response, Failure> {
    let wrong = mistakes(refusal).unwrap_or_default();
    who.answer(|ask| page(ask, &who.visit.site, Back { raw: Some(raw), wrong, ..Back::default() }).map(Answer::Mend))
}

fn keep(who: &SignedIn, facts: StripeFacts, account: String) -> Outcome {
    let StripeFacts { key, capture, secret } = facts;
    door(|| {
        let shop = &who.visit.site.shop;
        let old = account::account(&shop.read()?, KIND)?;
        let key = if key.is_empty() { old.map_or(String::new(), |old| old.key) } else { key };
        shop.run(&who.actor, ConnectProvider { kind: KIND, key, account, capture })?;
        if secret.is_empty() { Ok(()) } else { shop.run(&who.actor, NoteWebhook { kind: KIND, webhook: String::new(), secret }) }
    })
}

/// Has Stripe send its webhooks here, unless it does, or cannot.
async fn register(who: &SignedIn) -> Outcome {
    let hears = door(|| who.visit.site.payments.stripe())?.is_some_and(|stripe| !stripe.webhook_secrets.is_empty());
    if hears { Ok(()) } else { renew(who).await.map(drop) }
}

/// A new place for webhooks, with a new secret; `None` where there is no account, or no address that Stripe could reach.
async fn renew(who: &SignedIn) -> Outcome<Option<Stripe>> {
    let payments = &who.visit.site.payments;
    let (Some(stripe), Some(hook)) = (door(|| payments.stripe())?, door(|| payments.hook("stripe"))?) else { return Ok(None) };
    let made = stripe.register_webhook(&hook).await?;
    let note = NoteWebhook { kind: KIND, webhook: made.id, secret: made.secret };
    door(|| who.visit.site.shop.run(&who.actor, note))?;
    Ok(Some(stripe))
}

/// A new place in the stead of the old one, whose secret is believed until it is gone.
pub async fn webhook(form: StaffForm) -> Result<Response, Failure> {
    form.who.actor.must(Permission::Settings)?;
    let done = replace(&form.who).await;
    said(&form.who, done)
}

async fn replace(who: &SignedIn) -> Outcome {
    let old = door(|| account::account(&who.visit.site.shop.read()?, KIND))?.map_or(String::new(), |account| account.webhook);
    let Some(stripe) = renew(who).await? else { return Err(Refusal::conflict("not-allowed-now").into()) };
    if old.is_empty() { Ok(()) } else { stripe.remove_webhook(&old).await }
}

/// Tries the key that is there.
pub async fn test(form: StaffForm) -> Result<Response, Failure> {
    form.who.actor.must(Permission::Settings)?;
    let (who, cx) = (&form.who, &form.who.visit.cx);
    let tried = match who.visit.site.payments.try_stripe("").await {
        Ok(Some(test)) if test.missing.is_empty() => cx.t("admin-stripe-good").into_owned(),
        Ok(Some(test)) => cx.t_with("wrong-key-permissions", &[("missing", &test.missing.join(", "))]).into_owned(),
        Ok(None) => return said(who, Err(Refusal::conflict("not-allowed-now").into())),
        Err(e) => return said(who, Err(e)),
    };
    who.answer(|ask| page(ask, &who.visit.site, Back { tried: Some(tried), ..Back::default() }).map(Answer::Page))
}

pub async fn disconnect(form: StaffForm) -> Result<Response, Failure> {
    let done = door(|| form.who.visit.site.shop.run(&form.who.actor, DisconnectProvider { kind: KIND }));
    said(&form.who, done)
}

/// Back to the page, which says that it is done or why it is not.
fn said(who: &SignedIn, done: Outcome) -> Result<Response, Failure> {
    let cx = &who.visit.cx;
    let trouble = match done {
        Ok(()) => return who.answer(|_| Ok(Answer::Go(format!("{STRIPE}?said={SAID_DONE}")))),
        Err(Error::Refused(Refusal::Conflict { code })) => cx.t(&format!("refused-{code}")).into_owned(),
        Err(Error::Fault(Fault::Final(why) | Fault::Outside(why))) => cx.t_with("wrong-key", &[("why", &why)]).into_owned(),
        Err(other) => return Err(other.into()),
    };
    who.answer(|ask| page(ask, &who.visit.site, Back { trouble: Some(trouble), ..Back::default() }).map(Answer::Refused))
}
