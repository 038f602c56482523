//! `/admin/settings/{provider}/trial…`: the shop pays itself a little through the account that is connected, sees each step, and gives the
//! money back.

use crate::base::{Outcome, Refusal};
use crate::shop::checkout::trial::{self, TryProvider};
use crate::shop::order::Order;
use crate::shop::order::refund::RefundOrder;
use crate::shop::payment::account::Mode;
use crate::shop::payment::refund::{self, RefundReason, RefundState};
use crate::shop::payment::{Payment, PaymentKind, State, inbox};
use crate::shop::settings;
use crate::store::Reads;
use crate::web::admin::account::Account;
use crate::web::admin::signed_in::SignedIn;
use crate::web::admin::trial::{Last, Pressable, Step, TrialView};
use crate::web::site::{Site, door};

/// How the last try of a provider stands.
pub fn view(reads: &impl Reads, of: &Account, (mode, hears): (Mode, Hears)) -> Outcome<TrialView> {
    let amount = trial::amount(of.kind, &settings::the(reads)?);
    let last = match trial::newest(reads, of.kind, mode)? {
        Some((order, Some(payment))) => Some(last(reads, &order, &payment, hears)?),
        Some((_, None)) | None => None,
    };
    Ok(TrialView { amount, live: mode == Mode::Live, last })
}

/// Whether the keys that are connected now move real money. Blocks.
fn mode(site: &Site, kind: PaymentKind) -> Outcome<Mode> {
    let known = site.payments.of(kind)?.ok_or(Refusal::conflict("not-allowed-now"))?;
    Ok(if known.live() { Mode::Live } else { Mode::Sandbox })
}

/// Whether webhooks can be believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hears {
    Yes,
    No,
}

fn last(reads: &impl Reads, order: &Order, payment: &Payment, hears: Hears) -> Outcome<Last> {
    let refunds = refund::of_order(reads, order.id)?;
    let left = trial::left(reads, order)?;
    let is_open = payment.state.is_open() && order.cancelled.is_none();
    let heard = inbox::about(reads, payment)?;
    let webhook = match (heard, hears) {
        (Some(heard), _) => Step::Done { text: "admin-trial-heard", at: Some(heard.at) },
        (None, Hears::No) => Step::Failed { text: "admin-trial-deaf", why: String::new() },
        (None, Hears::Yes) if payment.taken().is_some() => Step::Failed { text: "admin-trial-unheard", why: String::new() },
        (None, Hears::Yes) => Step::Waits { text: "admin-trial-hears" },
    };
    let back = match refunds.last().map(|refund| &refund.state) {
        Some(RefundState::Done) => Step::Done { text: "admin-trial-given-back", at: None },
        Some(RefundState::Failed { why }) => Step::Failed { text: "admin-trial-not-back", why: why.clone() },
        Some(RefundState::Decided | RefundState::OnItsWay) => Step::Waits { text: "admin-trial-going-back" },
        Some(RefundState::Withdrawn) | None => Step::Waits { text: "admin-trial-to-give-back" },
    };
    let begin = !is_open && left.is_zero();
    Ok(Last {
        order: order.id.to_string(),
        number: order.number.clone(),
        page: payment.session.as_ref().filter(|_| is_open && payment.on_its_way.is_none()).map(|opened| opened.url.clone()),
        paid: paid(payment),
        webhook,
        back,
        can_give_back: if left.is_zero() { Pressable::No } else { Pressable::Yes },
        can_begin: if begin { Pressable::Yes } else { Pressable::No },
    })
}

fn paid(payment: &Payment) -> Step {
    match payment.state {
        State::Captured { .. } => Step::Done { text: "admin-trial-paid", at: payment.came },
        _ if payment.quarantine.iter().any(|odd| odd.decided.is_none()) => Step::Failed { text: "admin-trial-odd", why: String::new() },
        State::Authorized { .. } => Step::Waits { text: "admin-trial-held" },
        State::Started { .. } if payment.on_its_way.is_some() => Step::Waits { text: "admin-trial-on-its-way" },
        State::Started { declined: true } => Step::Failed { text: "admin-trial-declined", why: String::new() },
        State::Started { declined: false } => Step::Waits { text: "admin-trial-to-pay" },
        State::Voided => Step::Failed { text: "admin-trial-void", why: String::new() },
    }
}

/// Has a page made on which it is paid.
pub async fn pay(who: &SignedIn, kind: PaymentKind) -> Outcome {
    let site = &who.visit.site;
    let payment = door(|| site.shop.run(&who.actor, TryProvider { kind, mode: mode(site, kind)? }))?;
    site.payments.page_of(payment).await.map(drop)
}

/// Asks the provider how it stands now.
pub async fn look(who: &SignedIn, kind: PaymentKind) -> Outcome {
    let site = &who.visit.site;
    let Some((order, Some(payment))) = door(|| trial::newest(&site.shop.read()?, kind, mode(site, kind)?))? else { return Ok(()) };
    if payment.session.is_none() && payment.state.is_open() {
        return site.payments.page_of(payment.id).await.map(drop);
    }
    site.payments.look(&payment).await?;
    for refund in door(|| refund::of_order(&site.shop.read()?, order.id))? {
        if refund.state.is_open() {
            site.payments.refund(refund.id).await?;
        }
    }
    Ok(())
}

/// Gives all of it back, and has the provider do it now.
pub async fn give_back(who: &SignedIn, kind: PaymentKind) -> Outcome {
    let site = &who.visit.site;
    let refund = door(|| {
        let reads = site.shop.read()?;
        let tried = trial::newest(&reads, kind, mode(site, kind)?)?;
        let Some((order, _)) = tried else { return Err(Refusal::conflict("not-allowed-now").into()) };
        let left = trial::left(&reads, &order)?;
        drop(reads);
        if left.is_zero() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        site.shop.run(&who.actor, RefundOrder::of_amount(order.id, left, RefundReason::Other, &who.visit.cx.t("trial-payment")))
    })?;
    site.payments.refund(refund).await.map(drop)
}
