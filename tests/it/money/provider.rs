//! A provider in a few lines: it knows the truth about every page, and what it is asked for twice it does once. What the shop does with its
//! answers goes through the shop's own commands, in the steps in which the adapter takes them, and may be cut short between any two.

use crate::shop::buyer::{ACCOUNT, page, told};
use crate::shop::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use sutler::base::{JobId, Money, OrderId, Outcome, PaymentId, RefundId};
use sutler::shop::order::cancel::{ExpireOrder, Expired};
use sutler::shop::order::refund::SettleRefund;
use sutler::shop::order::refund_found::TakeRefund;
use sutler::shop::payment::compare::Compare;
use sutler::shop::payment::inbox::Hear;
use sutler::shop::payment::settle::Settle;
use sutler::shop::payment::start::NotePage;
use sutler::shop::payment::{News, Payment, PaymentKind, RefundStanding, RefundTold, Standing};
use sutler::shop::queue::{Enqueue, FinishJob, QueuedJob};
use sutler::shop::{Command, Job, Permission, Tx};
use sutler::store::Reads;

pub struct Session {
    pub order: OrderId,
    pub amount: Money,
    pub truth: Standing,
    pub refunds: BTreeMap<RefundId, (Money, RefundStanding)>,
    /// What somebody gave back at the provider's dashboard.
    pub there: Vec<Money>,
}

impl Session {
    pub fn taken(&self) -> Money {
        if let Standing::Captured { amount } = self.truth { amount } else { Money::zero(self.amount.currency()) }
    }

    /// What went back of it in truth.
    pub fn returned(&self) -> Money {
        let done = self.refunds.values().filter(|(_, standing)| *standing == RefundStanding::Done);
        Money::sum(self.amount.currency(), done.map(|(amount, _)| *amount).chain(self.there.iter().copied()))
    }
}

/// Jobs that somebody else has done, all at once: a command each would cost more than what is proven.
#[derive(Serialize, Deserialize)]
pub struct JobsGone(Vec<JobId>);

impl JobsGone {
    pub fn of(jobs: &[QueuedJob]) -> JobsGone {
        JobsGone(jobs.iter().map(|queued| queued.id).collect())
    }
}

impl Command for JobsGone {
    type Done = ();
    const NAME: &'static str = "jobs_gone";
    const NEEDS: Permission = Permission::System;
    fn run(self, tx: &mut Tx) -> Outcome {
        self.0.into_iter().try_for_each(|job| tx.delete(job))
    }
}

/// Where a step was cut short.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    Nowhere,
    /// Nobody was asked.
    Before,
    /// It was done there, and not noted here.
    Between,
    /// It was noted, and the job is still in the queue.
    After,
}

#[derive(Default)]
pub struct Provider {
    pub sessions: BTreeMap<PaymentId, Session>,
    /// What is told by itself and has not come yet.
    pub hooks: Vec<(u64, News)>,
    events: u64,
}

impl Provider {
    pub fn open(&mut self, payment: &Payment) {
        let Payment { order, amount, .. } = payment;
        let fresh = || Session { order: *order, amount: *amount, truth: Standing::Open, refunds: BTreeMap::new(), there: Vec::new() };
        self.sessions.entry(payment.id).or_insert_with(fresh);
    }

    /// A webhook is on its way.
    pub fn tell(&mut self, payment: PaymentId, standing: Standing) {
        self.events += 1;
        self.hooks.push((self.events, News::Payment(told(payment, standing))));
    }

    pub fn pay(&mut self, payment: PaymentId) {
        let Some(session) = self.sessions.get_mut(&payment) else { return };
        session.truth = Standing::Captured { amount: session.amount };
        let truth = session.truth;
        self.tell(payment, truth);
    }

    pub fn void(&mut self, payment: PaymentId) {
        let Some(session) = self.sessions.get_mut(&payment).filter(|session| session.truth == Standing::Open) else { return };
        session.truth = Standing::Void;
        self.tell(payment, Standing::Void);
    }

    /// The same refund is done once; `refuses` decides when it is asked for the first time.
    pub fn refund(&mut self, payment: PaymentId, id: RefundId, amount: Money, refuses: fn(RefundId) -> bool) -> RefundTold {
        let session = self.sessions.get_mut(&payment).expect("only what has a page can be given back");
        let failed = RefundStanding::Failed { why: "the account is closed".to_owned() };
        let is_there = amount <= session.taken() - session.returned();
        let first = if refuses(id) || !is_there { failed } else { RefundStanding::Done };
        let (amount, standing) = session.refunds.entry(id).or_insert((amount, first)).clone();
        let told = RefundTold { reference: format!("re_{id}"), amount, standing };
        self.events += 1;
        self.hooks.push((self.events, News::Refund { refund: id, told: told.clone() }));
        told
    }
}

impl Provider {
    /// Somebody gives so much back at the dashboard, as far as it is there; the shop is told that something went back.
    pub fn give_back_there(&mut self, payment: PaymentId, amount: Money) {
        let Some(session) = self.sessions.get_mut(&payment) else { return };
        if amount.minor() > 0 && amount <= session.taken() - session.returned() {
            session.there.push(amount);
            self.events += 1;
            self.hooks.push((self.events, News::Returned { payment: Some(payment), reference: String::new(), told: None }));
        }
    }
}

/// A webhook comes.
pub fn hear(world: &World, (event, news): (u64, News)) {
    let (provider, account) = (PaymentKind::TestCard, ACCOUNT.to_owned());
    world.run(Hear { provider, event: format!("ev_{event}"), kind: String::new(), news, account, live: false }).unwrap();
}

/// Asks how it stands, and takes the answer to the shop.
pub fn look(world: &World, provider: &Provider, payment: &Payment) {
    if let (Some(session), true) = (provider.sessions.get(&payment.id), payment.session.is_some()) {
        settle(world, payment.id, session.truth);
        take_refunds(world, payment.id, session);
    }
}

/// What went back at the dashboard, as the provider lists it.
fn take_refunds(world: &World, payment: PaymentId, session: &Session) {
    for (n, amount) in session.there.iter().enumerate() {
        let told = RefundTold { reference: format!("there_{payment}_{n}"), amount: *amount, standing: RefundStanding::Done };
        world.run(TakeRefund { payment, told }).unwrap();
    }
}

fn settle(world: &World, payment: PaymentId, standing: Standing) {
    world.run(Settle { payment, told: told(payment, standing), account: ACCOUNT.to_owned(), live: false }).unwrap();
}

/// What the provider lists is compared with what the shop knows.
pub fn compare(world: &World, provider: &Provider) {
    for (payment, session) in &provider.sessions {
        let (told, account) = (told(*payment, session.truth), ACCOUNT.to_owned());
        world.run(Compare { provider: PaymentKind::TestCard, payment: *payment, told, account, live: false }).unwrap();
        take_refunds(world, *payment, session);
    }
}

fn close(world: &World, provider: &mut Provider, payment: &Payment, cut: Cut) {
    if payment.session.is_none() || cut == Cut::Before {
        return;
    }
    provider.void(payment.id);
    if cut != Cut::Between {
        look(world, provider, payment);
    }
}

/// Does a job as the worker does, as far as it comes.
pub fn work(world: &World, provider: &mut Provider, queued: &QueuedJob, cut: Cut, refuses: fn(RefundId) -> bool) {
    match queued.job {
        Job::OpenPayment { payment } => open(world, provider, &world.payment(payment), cut),
        Job::ClosePayment { payment } => {
            let payment = world.payment(payment);
            if payment.state.taken().is_none() {
                close(world, provider, &payment, cut);
            }
        }
        Job::LookPayment { payment } | Job::LookReturned { payment, .. } if cut != Cut::Before => {
            look(world, provider, &world.payment(payment))
        }
        Job::SendRefund { refund } | Job::LookRefund { refund } if cut != Cut::Before => {
            let known = world.read().get(refund).unwrap();
            let told = provider.refund(known.payment, refund, known.amount, refuses);
            if cut != Cut::Between {
                world.run(SettleRefund { refund, told }).unwrap();
            }
        }
        Job::ExpireOrder { order } => expire(world, provider, order, cut),
        _ => {}
    }
    if cut == Cut::Nowhere {
        world.run(FinishJob { job: queued.id }).unwrap();
    }
}

pub fn open(world: &World, provider: &mut Provider, payment: &Payment, cut: Cut) {
    if cut == Cut::Before || !payment.state.is_open() || payment.session.is_some() {
        return;
    }
    provider.open(payment);
    if cut != Cut::Between {
        world.run(NotePage { payment: payment.id, opened: page(payment.id) }).unwrap();
    }
}

pub fn expire(world: &World, provider: &mut Provider, order: OrderId, cut: Cut) {
    for _ in 0..2 {
        match world.run(ExpireOrder { order }).unwrap() {
            Expired::Cancelled | Expired::NotNow => return,
            Expired::Later { at } => {
                let wait = at - world.now();
                return world.run(Enqueue { job: Job::ExpireOrder { order }, wait }).map(drop).unwrap();
            }
            Expired::AskProvider => {
                for payment in world.payments(order).iter().filter(|payment| payment.state.is_open()) {
                    close(world, provider, payment, cut);
                }
            }
        }
    }
}
