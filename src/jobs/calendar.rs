//! What is done again and again: asking providers, forgetting what is old.

use super::Worker;
use crate::adapters::compare::COMPARED;
use crate::adapters::door::door;
use crate::base::{Outcome, Span, Time};
use crate::shop::Actor;
use crate::shop::cart::purge::PurgeCarts;
use crate::shop::gift_card::ExpireGiftCards;
use crate::shop::message::ForgetMessages;
use crate::shop::newsletter::{CONFIRM_KEPT, ForgetSubscriptions, PROOF_KEPT};
use crate::shop::payment::inbox::ForgetHeard;
use crate::shop::payment::watch::EndCardWatch;
use crate::shop::picture_use::SweepMedia;
use crate::shop::queue::ForgetAnswers;
use crate::shop::staff::session::ForgetSessions;

/// When each thing was done last. Lost at a restart: then everything is done at once, which is what a restart wants.
#[derive(Default)]
pub struct Calendar {
    reconciled: Option<Time>,
    compared: Option<Time>,
    fetched: Option<Time>,
    tidied: Option<Time>,
}

/// Money that arrived is known after this time at the latest, even when every webhook is lost.
const RECONCILE_EVERY: Span = Span::minutes(4);
/// Shop and providers are compared every night.
const COMPARE_EVERY: Span = Span::hours(24);
/// Providers pay out once a day at most.
const FETCH_EVERY: Span = Span::hours(24);
const TIDY_EVERY: Span = Span::hours(1);
const CARTS_KEPT: Span = Span::days(30);
/// Longer than any form stays open and any provider repeats itself.
const ANSWERS_KEPT: Span = Span::days(30);
/// As the contact form promises.
const MESSAGES_KEPT: Span = Span::days(365);
/// Longer than providers let anybody look back.
const WEBHOOKS_KEPT: Span = Span::days(90);
/// Things removed in one transaction.
const STEP: usize = 500;

impl Calendar {
    pub async fn keep(&mut self, worker: &Worker) {
        let now = worker.shop.now();
        let is_due = |last: Option<Time>, every: Span| last.is_none_or(|last| now - last >= every || last > now);
        if is_due(self.reconciled, RECONCILE_EVERY) {
            self.reconciled = Some(now);
            if let Err(e) = worker.payments.introduce().await {
                tracing::warn!(error = %e, "a payment provider does not say who we are and is asked again");
            }
            match worker.payments.reconcile().await {
                Ok(0) => {}
                Ok(moved) => tracing::info!(moved, "reconciliation found news at the payment providers"),
                Err(e) => tracing::error!(error = %e, "reconciliation failed and is tried again"),
            }
            if let Err(e) = door(|| worker.shop.run(&Actor::System, EndCardWatch {})) {
                tracing::error!(error = %e, "whether cards are still tried out could not be noted");
            }
        }
        if is_due(self.compared, COMPARE_EVERY) {
            self.compared = Some(now);
            match worker.payments.compare(now - COMPARED).await {
                Ok(0) => {}
                Ok(differed) => tracing::info!(differed, "payment providers knew of payments that we did not"),
                Err(e) => tracing::error!(error = %e, "comparing with the payment providers failed and is tried again tomorrow"),
            }
        }
        if is_due(self.fetched, FETCH_EVERY) {
            self.fetched = Some(now);
            match worker.payments.fetch_books().await {
                Ok(read) if read.parts == 0 => {}
                Ok(read) => tracing::info!(parts = read.parts, payouts = read.payouts, "the books of the payment providers were read"),
                Err(e) => tracing::error!(error = %e, "the books of a payment provider could not be read and are asked for again tomorrow"),
            }
        }
        if is_due(self.tidied, TIDY_EVERY) {
            self.tidied = Some(now);
            if let Err(e) = door(|| tidy(worker, now)) {
                tracing::error!(error = %e, "tidying up failed and is tried again");
            }
        }
    }
}

/// Forgets old carts, messages, sign-ups, sessions and answers, a few hundred in one transaction so that buyers never wait for it.
fn tidy(worker: &Worker, now: Time) -> Outcome {
    while worker.shop.run(&Actor::System, PurgeCarts { before: now - CARTS_KEPT, most: STEP })? == STEP {}
    while worker.shop.run(&Actor::System, ForgetAnswers { before: now - ANSWERS_KEPT, most: STEP })? == STEP {}
    while worker.shop.run(&Actor::System, ForgetMessages { before: now - MESSAGES_KEPT, most: STEP })? == STEP {}
    while worker.shop.run(&Actor::System, ForgetHeard { before: now - WEBHOOKS_KEPT, most: STEP })? == STEP {}
    let forget = || ForgetSubscriptions { waiting_before: now - CONFIRM_KEPT, left_before: now - PROOF_KEPT, most: STEP };
    while worker.shop.run(&Actor::System, forget())? == STEP {}
    while worker.shop.run(&Actor::System, ForgetSessions {})? > 0 {}
    while worker.shop.run(&Actor::System, ExpireGiftCards { most: STEP })? == STEP {}
    let mut after = None;
    loop {
        after = worker.shop.run(&Actor::System, SweepMedia { after, most: STEP })?;
        if after.is_none() {
            return Ok(());
        }
    }
}
