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
use crate::shop::rebuild::{ReserveAgain, goods};
use crate::shop::staff::session::ForgetSessions;

/// Something that is done again and again. None of them waits for another: a provider that takes hours for a comparison keeps nobody's
/// money from being seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Routine {
    Reconcile,
    Compare,
    FetchBooks,
    Tidy,
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

impl Routine {
    pub const ALL: [Routine; 4] = [Routine::Reconcile, Routine::Compare, Routine::FetchBooks, Routine::Tidy];

    pub const fn every(self) -> Span {
        match self {
            Routine::Reconcile => RECONCILE_EVERY,
            Routine::Compare => COMPARE_EVERY,
            Routine::FetchBooks => FETCH_EVERY,
            Routine::Tidy => TIDY_EVERY,
        }
    }

    /// When it was done last is lost at a restart: then everything is done at once, which is what a restart wants. A clock that was put
    /// back makes nothing wait.
    pub fn is_due(self, last: Option<Time>, now: Time) -> bool {
        last.is_none_or(|last| now - last >= self.every() || last > now)
    }

    pub async fn run(self, worker: &Worker) {
        match self {
            Routine::Reconcile => reconcile(worker).await,
            Routine::Compare => compare(worker).await,
            Routine::FetchBooks => fetch_books(worker).await,
            Routine::Tidy => {
                if let Err(e) = door(|| tidy(worker, worker.shop.now())) {
                    tracing::error!(error = %e, "tidying up failed and is tried again");
                }
            }
        }
    }
}

async fn reconcile(worker: &Worker) {
    if let Err(e) = worker.payments.introduce().await {
        tracing::warn!(error = %e, "a payment provider does not say who we are and is asked again");
    }
    if let Err(e) = door(|| reserve_again(worker)) {
        tracing::error!(error = %e, "reserving the goods of open orders again failed and is tried again");
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

async fn compare(worker: &Worker) {
    match worker.payments.compare(worker.shop.now() - COMPARED).await {
        Ok(0) => {}
        Ok(differed) => tracing::info!(differed, "payment providers knew of payments that we did not"),
        Err(e) => tracing::error!(error = %e, "comparing with the payment providers failed and is tried again tomorrow"),
    }
}

async fn fetch_books(worker: &Worker) {
    match worker.payments.fetch_books().await {
        Ok(read) if read.parts == 0 => {}
        Ok(read) => tracing::info!(parts = read.parts, payouts = read.payouts, "the books of the payment providers were read"),
        Err(e) => tracing::error!(error = %e, "the books of a payment provider could not be read and are asked for again tomorrow"),
    }
}

/// A rebuilt shop gets its goods by and by.
fn reserve_again(worker: &Worker) -> Outcome {
    if goods::waits(&worker.shop.read()?)? { worker.shop.run(&Actor::System, ReserveAgain {}).map(drop) } else { Ok(()) }
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

#[cfg(test)]
mod tests {
    use super::{Routine, Span, Time};

    #[test]
    fn money_is_seen_within_ten_minutes_although_every_webhook_is_lost() {
        // It comes right after one turn and is seen in the next, whose questions may take a few minutes.
        assert!(Routine::Reconcile.every() <= Span::minutes(5));
        let (then, every) = (Time::at(1_000_000), Routine::Reconcile.every());
        assert!(Routine::Reconcile.is_due(None, then), "at the start");
        assert!(!Routine::Reconcile.is_due(Some(then), then + Span::seconds(1)));
        assert!(Routine::Reconcile.is_due(Some(then), then + every));
        assert!(Routine::Reconcile.is_due(Some(then), then - Span::seconds(1)), "when the clock was put back");
    }
}
