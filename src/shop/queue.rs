//! The queue of jobs: when each is due, how often it was tried, and what went wrong.

use super::attention::{self, Trouble};
use super::job::Lane;
use super::{Command, Event, Job, Permission, Tx};
use crate::base::{Cure, Error, Fault, JobId, Outcome, Refusal, Span, Time};
use crate::store::{Index, Keys, Names, Page, Reads, Record, Table};
use serde::{Deserialize, Serialize};

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct QueuedJob {
    pub id: JobId,
    pub job: Job,
    /// Not before.
    pub due: Time,
    pub queued: Time,
    pub tries: u32,
    /// What went wrong the last time.
    #[serde(default)]
    pub trouble: Option<String>,
    /// What helps, where that is known.
    #[serde(default)]
    pub cure: Option<Cure>,
    /// When a person was asked; from then on it waits for that person.
    #[serde(default)]
    pub gave_up: Option<Time>,
}

const BY_DUE: Index<QueuedJob, (bool, Time)> = Index::many(1);
/// The same of the slow lane, so that a thousand pictures never stand before a letter.
const SLOW_BY_DUE: Index<QueuedJob, (bool, Time)> = Index::many(74);

const fn by_due(lane: Lane) -> &'static Index<QueuedJob, (bool, Time)> {
    match lane {
        Lane::Prompt => &BY_DUE,
        Lane::Slow => &SLOW_BY_DUE,
    }
}

impl Names for JobId {
    type Record = QueuedJob;
}

impl Record for QueuedJob {
    const TABLE: Table = Table::new(16, "job");
    type Id = JobId;
    fn id(&self) -> JobId {
        self.id
    }
    fn index(&self, keys: &mut Keys<Self>) {
        keys.add(by_due(self.job.lane()), &(self.gave_up.is_some(), self.due));
    }
}

/// Jobs of a lane that are due, the longest due first.
pub fn due(reads: &impl Reads, lane: Lane, now: Time, most: usize) -> Outcome<Vec<QueuedJob>> {
    let from = (false, Time::at(i64::MIN));
    reads.scan_between(by_due(lane), &from, &(false, Time::at(now.seconds().saturating_add(1))), Page::first(most))
}

/// When the next job of a lane is due, if one waits.
pub fn next_due(reads: &impl Reads, lane: Lane) -> Outcome<Option<Time>> {
    Ok(reads.scan(by_due(lane), &false, Page::first(1))?.pop().map(|job| job.due))
}

/// Everything in the queue: first what waits for a person, then what is due next; at most `most` of each and lane.
pub fn all(reads: &impl Reads, most: usize) -> Outcome<Vec<QueuedJob>> {
    let mut jobs = Vec::new();
    for gave_up in [true, false] {
        for lane in [Lane::Prompt, Lane::Slow] {
            jobs.extend(reads.scan(by_due(lane), &gave_up, Page::first(most))?);
        }
    }
    Ok(jobs)
}

/// Jobs that wait, and jobs that a person was asked about; each lane is counted up to `most`.
pub fn backlog(reads: &impl Reads, most: usize) -> Outcome<(usize, usize)> {
    let count =
        |gave_up: bool| -> Outcome<usize> { Ok(reads.count(&BY_DUE, &gave_up, most)? + reads.count(&SLOW_BY_DUE, &gave_up, most)?) };
    Ok((count(false)?, count(true)?))
}

/// The shop: another job, after a while.
#[derive(Serialize, Deserialize)]
pub struct Enqueue {
    pub job: Job,
    pub wait: Span,
}

impl Command for Enqueue {
    type Done = JobId;
    const NAME: &'static str = "enqueue";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<JobId> {
        tx.enqueue_in(self.wait, self.job)
    }
}

/// The shop: answers to forms and messages older than `before` are forgotten, at most `most`; says how many.
#[derive(Serialize, Deserialize)]
pub struct ForgetAnswers {
    pub before: Time,
    pub most: usize,
}

impl Command for ForgetAnswers {
    type Done = usize;
    const NAME: &'static str = "forget_answers";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome<usize> {
        tx.forget_answers(self.before, self.most)
    }
}

/// The worker: it is done.
#[derive(Serialize, Deserialize)]
pub struct FinishJob {
    pub job: JobId,
}

impl Command for FinishJob {
    type Done = ();
    const NAME: &'static str = "finish_job";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        if tx.find(self.job)?.is_some() { tx.delete(self.job) } else { Ok(()) }
    }
}

/// The worker: it failed. Tried again later, and after the last try shown to a person.
#[derive(Serialize, Deserialize)]
pub struct FailJob {
    pub job: JobId,
    pub trouble: String,
    #[serde(default)]
    pub cure: Option<Cure>,
    #[serde(default)]
    pub outlook: Outlook,
}

/// Whether another try can come to something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    #[default]
    TryAgain,
    /// The same answer would come: a person is asked at once.
    Hopeless,
}

impl Outlook {
    pub const fn of(error: &Error) -> Outlook {
        if matches!(error, Error::Fault(Fault::Final(_))) { Outlook::Hopeless } else { Outlook::TryAgain }
    }
}

impl FailJob {
    pub fn of(job: JobId, error: &Error) -> FailJob {
        let cure = if let Error::Fault(fault) = error { fault.cure() } else { None };
        FailJob { job, trouble: error.to_string(), cure, outlook: Outlook::of(error) }
    }
}

impl Command for FailJob {
    type Done = ();
    const NAME: &'static str = "fail_job";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        // What it was for may be gone, and the job with it; or a person dismissed it meanwhile.
        if tx.find(self.job)?.is_none() {
            return Ok(());
        }
        let now = tx.now;
        let gave_up = tx.change(self.job, |queued| {
            queued.tries += 1;
            queued.due = now + Job::wait_after(queued.tries);
            queued.trouble = Some(self.trouble.chars().take(500).collect());
            queued.cure = self.cure;
            let over = queued.tries >= queued.job.tries_max() || self.outlook == Outlook::Hopeless;
            if over && queued.gave_up.is_none() {
                queued.gave_up = Some(now);
            }
            Ok(queued.gave_up == Some(now))
        })?;
        if gave_up {
            tx.tell(Event::JobGaveUp { job: self.job });
        }
        Ok(())
    }
}

/// A person: try again now.
#[derive(Serialize, Deserialize)]
pub struct RetryJob {
    pub job: JobId,
}

impl Command for RetryJob {
    type Done = ();
    const NAME: &'static str = "retry_job";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        let now = tx.now;
        tx.change(self.job, |queued| {
            (queued.due, queued.tries, queued.gave_up) = (now, 0, None);
            Ok(())
        })?;
        attention::settle_where(tx, &Trouble::Job { job: self.job })?;
        tx.tell(Event::JobRetried { job: self.job });
        Ok(())
    }
}

/// A person: leave it.
#[derive(Serialize, Deserialize)]
pub struct DismissJob {
    pub job: JobId,
}

impl Command for DismissJob {
    type Done = ();
    const NAME: &'static str = "dismiss_job";
    const NEEDS: Permission = Permission::Orders;
    fn run(self, tx: &mut Tx) -> Outcome {
        if tx.get(self.job)?.gave_up.is_none() {
            return Err(Refusal::conflict("not-allowed-now").into());
        }
        tx.delete(self.job)?;
        attention::settle_where(tx, &Trouble::Job { job: self.job })?;
        tx.tell(Event::JobDismissed { job: self.job });
        Ok(())
    }
}
