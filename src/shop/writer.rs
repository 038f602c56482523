//! The shop as the rest of the program holds it: snapshots for reading, and one writer thread for commands.
//!
//! The writer takes all commands that wait into one transaction and one sync, and answers each on its own after the commit. A
//! refused or panicking command leaves no trace although it shares the commit.

use super::token::NewsletterLink;
use super::tx::Moment;
use super::{Actor, Command, check, command, token};
use crate::base::{CustomerId, Error, Fault, GiftCardId, OrderId, Outcome, SubscriptionId, Time};
use crate::store::open::Group;
use crate::store::{Finding, Pace, Snapshot, Store, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Commands that may wait; one more is refused as busy.
const QUEUE_MAX: usize = 1024;
/// Commands in one transaction.
const GROUP_MAX: usize = 256;
/// A group takes no more commands after this: who came first waits for those that share the commit, and an import is slow. Measures
/// a length, not the time of day: commands get that from `Surroundings`.
const GROUP_TIME: Duration = Duration::from_millis(30);

/// What rules must not fetch themselves.
#[derive(Clone, Copy)]
pub struct Surroundings {
    pub now: fn() -> Time,
    /// Fills with the system's randomness.
    pub random: fn(&mut [u8]),
    /// The shop's own secret, from which the links to orders grow.
    pub secret: [u8; 32],
}

/// A handle; copies share the same shop.
#[derive(Clone)]
pub struct Shop {
    inner: Arc<Inner>,
}

struct Inner {
    store: Arc<Store>,
    surroundings: Surroundings,
    queue: mpsc::SyncSender<Waiting>,
    /// Commits so far; what is derived from the store is fresh as long as this stands still.
    commits: Arc<AtomicU64>,
    writer: std::sync::Mutex<Option<JoinHandle<()>>>,
}

enum Waiting {
    Command(Box<dyn Job>),
    Stop,
}

/// A command with its types erased: run once, answered once.
trait Job: Send {
    fn run(&mut self, group: &mut Group, surroundings: &Surroundings);
    fn answer(self: Box<Self>, committed: &Outcome);
}

struct Task<C: Command> {
    command: Option<(Actor, C)>,
    done: Option<Outcome<C::Done>>,
    tell: mpsc::SyncSender<Outcome<C::Done>>,
}

impl<C: Command> Job for Task<C> {
    fn run(&mut self, group: &mut Group, surroundings: &Surroundings) {
        let Some((actor, command)) = self.command.take() else { return };
        let mut random = [0; 32];
        (surroundings.random)(&mut random);
        let moment = Moment { now: (surroundings.now)(), random, secret: surroundings.secret };
        self.done = Some(group.session(|session: &mut Write| command::run(session, &actor, moment, command)));
    }

    /// What a command says is true only if the commit was. That goes for a refusal too: it may rest on what another command of
    /// the group did ("sold out"), and that did not happen.
    fn answer(self: Box<Self>, committed: &Outcome) {
        let not_run = || Err(Fault::Bug(format!("{} was not run", C::NAME)).into());
        let Task { done, tell, .. } = *self;
        let _ = tell.send(committed.clone().and_then(|()| done.unwrap_or_else(not_run))); // whoever asked may have gone
    }
}

impl Shop {
    /// Starts the writer.
    pub fn open(store: Store, surroundings: Surroundings) -> Outcome<Shop> {
        let store = Arc::new(store);
        let (queue, waiting) = mpsc::sync_channel(QUEUE_MAX);
        let commits = Arc::new(AtomicU64::new(1));
        let (its_store, its_commits) = (store.clone(), commits.clone());
        let writer = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write_groups(&its_store, &waiting, &surroundings, &its_commits))
            .map_err(|e| Fault::Bug(format!("the writer cannot start: {e}")))?;
        Ok(Shop { inner: Arc::new(Inner { store, surroundings, queue, commits, writer: Some(writer).into() }) })
    }

    /// Runs a command and waits until its commit is synced. Blocks; never call it on an async thread.
    pub fn run<C: Command>(&self, actor: &Actor, command: C) -> Outcome<C::Done> {
        let (tell, told) = mpsc::sync_channel(1);
        let task = Task { command: Some((actor.clone(), command)), done: None, tell };
        self.inner.queue.try_send(Waiting::Command(Box::new(task))).map_err(|_| Fault::Busy)?;
        told.recv().map_err(|_| Error::from(Fault::Bug(format!("{}: the writer is gone", C::NAME))))?
    }

    /// Everything as it is now.
    pub fn read(&self) -> Outcome<Snapshot> {
        self.inner.store.read()
    }

    /// How soon commits lie on the disk. Whoever hurries tells nobody of what was done before the pace is the usual one again.
    pub fn set_pace(&self, pace: Pace) -> Outcome {
        self.inner.store.set_pace(pace)
    }

    /// Everything that is not as it must be, in the store and between it and its journal; empty in a sound shop.
    pub fn check(&self) -> Outcome<Vec<Finding>> {
        let snapshot = self.read()?;
        let mut findings = check::all(&snapshot)?;
        self.inner.store.compare_journal(&snapshot, &mut findings)?;
        Ok(findings)
    }

    pub fn now(&self) -> Time {
        (self.inner.surroundings.now)()
    }

    /// The token in the link to an order.
    pub fn order_token(&self, order: OrderId) -> String {
        token::of_order(&self.inner.surroundings.secret, order)
    }

    /// The token in the link by which an order is paid at once.
    pub fn pay_token(&self, order: OrderId) -> String {
        token::of_pay_link(&self.inner.surroundings.secret, order)
    }

    /// The mark on a challenge.
    pub fn challenge_mark(&self, subject: &str, at: Time) -> String {
        token::of_challenge(&self.inner.surroundings.secret, subject, at)
    }

    /// The code of a gift card, without gaps.
    pub fn gift_card_code(&self, card: GiftCardId) -> String {
        token::of_gift_card(&self.inner.surroundings.secret, card)
    }

    /// The token in a customer's personal link, the `nth` that was drawn.
    pub fn customer_token(&self, customer: CustomerId, nth: u32) -> String {
        token::of_customer(&self.inner.surroundings.secret, customer, nth)
    }

    /// How the shop names itself to others, so that what two shops leave in one account is told apart. No secret.
    pub fn mark(&self) -> String {
        token::mark(&self.inner.surroundings.secret)
    }

    /// The token in a link of a letter about the newsletter.
    pub fn newsletter_token(&self, subscription: SubscriptionId, link: NewsletterLink) -> String {
        token::of_newsletter(&self.inner.surroundings.secret, subscription, link)
    }

    /// 32 bytes of the system's randomness.
    pub fn random(&self) -> [u8; 32] {
        let mut out = [0; 32];
        (self.inner.surroundings.random)(&mut out);
        out
    }

    /// Changes with every commit; for caches of what is derived from the store.
    pub fn commits(&self) -> u64 {
        self.inner.commits.load(Ordering::Acquire)
    }

    /// Lets the waiting commands finish and ends the writer; commands after this are faults.
    pub fn stop(&self) {
        let _ = self.inner.queue.send(Waiting::Stop);
        let writer = self.inner.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        if let Some(writer) = writer {
            let _ = writer.join();
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let _ = self.queue.send(Waiting::Stop);
        if let Some(writer) = self.writer.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner).take() {
            let _ = writer.join();
        }
    }
}

fn write_groups(store: &Store, waiting: &mpsc::Receiver<Waiting>, surroundings: &Surroundings, commits: &AtomicU64) {
    while let Ok(Waiting::Command(first)) = waiting.recv() {
        let (mut tasks, mut stop) = (vec![first], false);
        let group = |group: &mut Group| {
            let (mut run, begun) = (0, Instant::now());
            while let Some(task) = tasks.get_mut(run) {
                task.run(group, surroundings);
                run += 1;
                let room = run < GROUP_MAX && begun.elapsed() < GROUP_TIME;
                match if room { waiting.try_recv().ok() } else { None } {
                    Some(Waiting::Command(task)) => tasks.push(task),
                    Some(Waiting::Stop) => stop = true,
                    None => {}
                }
            }
        };
        // A panic outside of the commands is the engine's. The writer must live on: without it there is no shop.
        let committed = catch_unwind(AssertUnwindSafe(|| store.group(group)))
            .unwrap_or_else(|_| Err(Fault::Bug("the engine panicked".to_owned()).into()));
        commits.fetch_add(1, Ordering::AcqRel);
        for task in tasks {
            task.answer(&committed);
        }
        if stop {
            return;
        }
    }
}
