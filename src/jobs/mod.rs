//! Runs jobs with patience, follows the log, keeps the calendar. Everything here can be done again without harm.

pub mod calendar;
pub mod letter;
mod letter_dress;
pub mod work;

use crate::adapters::door::door;
use crate::adapters::mail::Mailer;
use crate::adapters::payments::Payments;
use crate::adapters::picture::Studio;
use crate::adapters::search::Search;
use crate::base::{Outcome, Time};
use crate::shop::job::Lane;
use crate::shop::queue::{self, FailJob, FinishJob};
use crate::shop::{Actor, Shop};
use calendar::Routine;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What the worker works with.
#[derive(Clone)]
pub struct Worker {
    pub shop: Shop,
    pub mailer: Arc<Mailer>,
    pub payments: Payments,
    pub search: Arc<Search>,
    pub studio: Studio,
    /// Where the shop is reached when the settings do not say.
    pub base_url: String,
    pub sender: Sender,
}

/// Whose address stands on letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sender {
    /// The one that was configured: the mail server takes no other.
    Configured,
    /// That of the shop, as its settings say now.
    Shop,
}

/// How often the worker looks whether something was committed.
const LOOK: Duration = Duration::from_millis(100);
/// Jobs taken from the queue at once.
const BATCH: usize = 50;

impl Worker {
    /// Works until `stop` says so. The lanes do not wait for each other, nor for what is done again and again: letters go out while a thousand pictures
    /// are made, and while a payment provider takes minutes for its list.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let slow = tokio::spawn(self.clone().keep_to(Lane::Slow, stop.clone()));
        let calendar = Routine::ALL.map(|routine| tokio::spawn(self.clone().keep(routine, stop.clone())));
        self.keep_to(Lane::Prompt, stop).await;
        // A picture that is half made is made again, and its child ends with the task; what was asked is asked again at the next start.
        slow.abort();
        calendar.iter().for_each(JoinHandle::abort);
    }

    async fn keep(self, routine: Routine, mut stop: watch::Receiver<bool>) {
        let mut last = None;
        while !*stop.borrow() {
            let now = self.shop.now();
            if routine.is_due(last, now) {
                last = Some(now);
                routine.run(&self).await;
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = stop.changed() => return,
            }
        }
    }

    async fn keep_to(self, lane: Lane, mut stop: watch::Receiver<bool>) {
        let mut seen = 0;
        let mut next_due = Some(Time::at(i64::MIN));
        while !*stop.borrow() {
            let commits = self.shop.commits();
            let now = self.shop.now();
            if commits != seen || next_due.is_some_and(|due| due <= now) {
                seen = commits;
                next_due = self.turn(lane).await.unwrap_or_else(|e| {
                    tracing::error!(error = %e, "the worker stumbled and goes on");
                    Some(now + crate::base::Span::seconds(5))
                });
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = stop.changed() => return,
            }
        }
    }

    /// Does what is due in a lane (search is brought up to date in the prompt one); says when the next job is.
    async fn turn(&self, lane: Lane) -> Outcome<Option<Time>> {
        if lane == Lane::Prompt
            && let Err(e) = door(|| self.search.catch_up(&self.shop))
        {
            tracing::error!(error = %e, "search did not catch up and tries again");
        }
        loop {
            let due = door(|| queue::due(&self.shop.read()?, lane, self.shop.now(), BATCH))?;
            if due.is_empty() {
                return door(|| queue::next_due(&self.shop.read()?, lane));
            }
            for queued in due {
                let job = queued.id;
                let done = work::work(self, &queued).await;
                match done {
                    Ok(()) => door(|| self.shop.run(&Actor::System, FinishJob { job }))?,
                    Err(e) => {
                        tracing::warn!(%job, kind = queued.job.name(), tries = queued.tries + 1, error = %e, "a job failed");
                        door(|| self.shop.run(&Actor::System, FailJob::of(job, &e)))?;
                    }
                }
            }
        }
    }
}
