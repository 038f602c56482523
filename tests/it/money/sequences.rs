//! All histories of one order of up to six things that can happen to it, with repetitions: whatever comes first, one end.
//!
//! Each is done through the shop's commands. Two histories that left the same behind are continued once: what the order, its payment, its
//! refunds, its goods, its jobs and what needs a person say is all that the rules know.

use super::provider::{Cut, JobsGone, Provider, expire, hear, look, work};
use crate::shop::buyer::told;
use crate::shop::world::World;
use std::collections::BTreeMap;
use sutler::base::{OrderId, PaymentId, RefundId, Span};
use sutler::shop::attention::{self, SettleAttention, Trouble};
use sutler::shop::catalog::Product;
use sutler::shop::order::CancelReason;
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::refund::RefundOrder;
use sutler::shop::payment::start::PAGE_OPEN;
use sutler::shop::payment::{News, RefundReason, RefundStanding, RefundTold, Standing, order_of, refund};
use sutler::shop::queue::{self, QueuedJob};
use sutler::shop::{Job, stock};
use sutler::store::Pace;

const LENGTH: usize = 6;

/// What can happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Letter {
    /// A webhook, each time a new one.
    Hook(Standing),
    /// The first webhook of all, again.
    Again,
    /// The return page, or reconciliation: the provider is asked.
    Look,
    /// The time to pay is over; the provider is asked to close.
    Expire,
    /// Staff cancels, as the customer wished.
    Cancel,
    /// The worker does what waits.
    Work,
    RefundHook,
    /// The provider says that something went back there.
    ThereHook,
}

/// An order whose time to pay is over, and a provider that knows the truth.
struct Case<'a> {
    world: &'a World,
    mug: &'a Product,
    provider: Provider,
    order: OrderId,
    payment: PaymentId,
    events: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Truth {
    Paid,
    Unpaid,
    /// Paid, and somebody decided to give all of it back.
    GivenBack,
    /// Paid, and somebody gave a part of it back at the provider's dashboard.
    GivenBackThere,
}

impl<'a> Case<'a> {
    fn new(world: &'a World, mug: &'a Product, truth: Truth) -> Case<'a> {
        let (order, payment) = world.buy_by_card(&[(mug, 1)]);
        let mut case = Case { world, mug, provider: Provider::default(), order, payment, events: order_number(order) * 1_000 };
        case.provider.open(&world.payment(payment));
        world.later(PAGE_OPEN + Span::minutes(5));
        if truth != Truth::Unpaid {
            case.provider.pay(payment);
        } else {
            case.provider.void(payment);
        }
        if truth == Truth::GivenBackThere {
            case.provider.give_back_there(payment, crate::shop::world::eur(490));
        }
        if truth == Truth::GivenBack {
            look(world, &case.provider, &world.payment(payment));
            let total = world.order(order).total;
            world.run(RefundOrder::of_amount(order, total, RefundReason::Goodwill, "")).unwrap();
        }
        case
    }

    fn jobs(&self) -> Vec<QueuedJob> {
        let read = self.world.read();
        let all = queue::all(&read, 1_000).unwrap().into_iter();
        all.filter(|queued| order_of(&read, &queued.job).unwrap() == Some(self.order) && !matches!(queued.job, Job::Letter { .. }))
            .collect()
    }

    fn happens(&mut self, letter: Letter) {
        let (world, payment) = (self.world, self.payment);
        match letter {
            Letter::Hook(standing) => {
                self.events += 1;
                hear(world, (self.events, News::Payment(told(payment, standing))));
            }
            Letter::Again => {
                let first = order_number(self.order) * 1_000;
                let truth = self.provider.sessions[&payment].truth;
                hear(world, (first, News::Payment(told(payment, truth))));
            }
            Letter::Look => look(world, &self.provider, &world.payment(payment)),
            Letter::Expire => expire(world, &mut self.provider, self.order, Cut::Nowhere),
            Letter::Cancel => {
                world.run(CancelOrder { order: self.order, why: CancelReason::CustomerWish, note: String::new() }).unwrap();
            }
            Letter::Work => {
                for queued in self.jobs().iter().filter(|queued| queued.due <= world.now()) {
                    work(world, &mut self.provider, queued, Cut::Nowhere, |_: RefundId| false);
                }
            }
            Letter::ThereHook => {
                self.events += 1;
                hear(world, (self.events, News::Returned { payment: Some(payment), reference: String::new(), told: None }));
            }
            Letter::RefundHook => {
                for known in refund::of_order(&world.read(), self.order).unwrap() {
                    let done = RefundTold { reference: "re_1".to_owned(), amount: known.amount, standing: RefundStanding::Done };
                    self.events += 1;
                    hear(world, (self.events, News::Refund { refund: known.id, told: done }));
                }
            }
        }
    }

    /// What is done in any case, however much was lost.
    fn ends(&mut self) -> String {
        for letter in [Letter::Look, Letter::Expire, Letter::Work, Letter::Look, Letter::Work] {
            self.happens(letter);
        }
        self.end()
    }

    /// So that the next one finds a tidy shop.
    fn is_forgotten(&self) {
        self.world.run(JobsGone::of(&queue::all(&self.world.read(), 1_000).unwrap())).unwrap();
        for entry in attention::open(&self.world.read(), 1_000).unwrap() {
            self.world.run(SettleAttention { attention: entry.id, note: String::new() }).unwrap();
        }
    }

    /// Everything that the rules know of it, with the jobs that wait.
    fn left_behind(&self) -> String {
        let mut jobs: Vec<(&str, bool)> = self.jobs().iter().map(|queued| (queued.job.name(), queued.due <= self.world.now())).collect();
        jobs.sort_unstable();
        jobs.dedup();
        format!("{} {jobs:?}", self.end())
    }

    fn end(&self) -> String {
        let (order, payment) = (self.world.order(self.order), self.world.payment(self.payment));
        let refunds: Vec<_> = refund::of_order(&self.world.read(), self.order).unwrap().into_iter().map(|r| (r.amount, r.state)).collect();
        let open = attention::open(&self.world.read(), 1_000).unwrap().into_iter().filter(|entry| entry.order == Some(self.order));
        let mut open: Vec<String> = open.map(|entry| trouble(&entry.trouble)).collect();
        open.sort();
        let levels = stock::levels(&self.world.read(), self.mug.variants[0].id).unwrap();
        let reserved = sutler::store::Reads::lookup(&self.world.read(), &stock::BY_ORDER, &self.order).unwrap().is_some();
        assert!(levels.iter().all(|level| level.available() >= 0));
        let why = order.cancelled.map(|cancelled| cancelled.why);
        let money = (order.captured, order.refunded, order.waived, payment.puzzles.len());
        let truth = &self.provider.sessions[&self.payment].truth;
        format!("{why:?} {money:?} {:?} {truth:?} {refunds:?} {open:?} {reserved} {}", payment.state, order.lines[0].cancelled)
    }
}

fn order_number(order: OrderId) -> u64 {
    sutler::base::Id::get(order)
}

fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::MoneyOwed { amount, .. } => format!("owed {amount:?}"),
        Trouble::Payment { code, .. } => code.clone(),
        other => format!("{:?}", std::mem::discriminant(other)),
    }
}

/// Of every set of letters how many histories there are, and their end; those that left the same behind are played on as one.
struct Played {
    histories: u64,
    states: usize,
    /// By whether staff cancelled.
    ends: [Vec<String>; 2],
}

/// What is proven is what commands do, so most shops hurry as one does that is filled; one keeps its journal from the first step on. At the
/// end each is looked through, with its journal.
fn play(truth: Truth, alphabet: &[Letter]) -> Played {
    let world = World::open();
    if truth != Truth::GivenBack {
        world.shop.set_pace(Pace::Hurried).unwrap();
    }
    let mug = world.stocked("Mug", 1_000, 100_000);
    let again = |word: &[Letter], told: fn(&mut Case<'_>) -> String| {
        let mut case = Case::new(&world, &mug, truth);
        word.iter().for_each(|letter| case.happens(*letter));
        let told = told(&mut case);
        case.is_forgotten();
        told
    };
    let left_behind = |word: &[Letter]| again(word, |case| case.left_behind());
    let mut played = Played { histories: 0, states: 0, ends: [Vec::new(), Vec::new()] };
    // What was left behind, and whether staff cancelled: one history that does so, and how many do.
    let mut level: BTreeMap<(String, bool), (Vec<Letter>, u64)> = BTreeMap::new();
    level.insert((left_behind(&[]), false), (Vec::new(), 1));
    for _ in 0..LENGTH {
        let mut next: BTreeMap<(String, bool), (Vec<Letter>, u64)> = BTreeMap::new();
        for ((_, cancelled), (word, times)) in &level {
            for letter in alphabet {
                let word = [word.as_slice(), &[*letter]].concat();
                let key = (left_behind(&word), *cancelled || *letter == Letter::Cancel);
                next.entry(key).or_insert((word, 0)).1 += times;
            }
        }
        for ((_, cancelled), (word, times)) in &next {
            let (end, ends) = (again(word, |case| case.ends()), &mut played.ends[usize::from(*cancelled)]);
            if !ends.contains(&end) {
                ends.push(end);
            }
            played.histories += times;
        }
        played.states += next.len();
        level = next;
    }
    world.shop.set_pace(Pace::Synced).unwrap();
    world.check();
    played
}

#[test]
fn whenever_a_refund_made_there_is_heard_of_there_is_one_end() {
    let price = crate::shop::world::eur(1_490);
    let (paid, held) = (Letter::Hook(Standing::Captured { amount: price }), Letter::Hook(Standing::Authorized { amount: price }));
    let alphabet = [Letter::Again, Letter::Look, Letter::Expire, Letter::Work, Letter::Hook(Standing::Void), paid, held, Letter::ThereHook];
    let played = play(Truth::GivenBackThere, &alphabet);
    let all: u64 = (1..=LENGTH as u32).map(|length| (alphabet.len() as u64).pow(length)).sum();
    assert_eq!(played.histories, all);
    assert_eq!((played.ends[0].len(), played.ends[1].len()), (1, 0), "{:#?}", played.ends[0]);
    assert!(played.ends[0][0].contains("4.90"), "{:?}", played.ends[0]);
}

#[test]
fn all_histories_of_six_have_one_end_each() {
    let price = crate::shop::world::eur(1_490);
    let (paid, held) = (Letter::Hook(Standing::Captured { amount: price }), Letter::Hook(Standing::Authorized { amount: price }));
    let (void, declined) = (Letter::Hook(Standing::Void), Letter::Hook(Standing::Declined));
    let shared = [Letter::Again, Letter::Look, Letter::Expire, Letter::Cancel, Letter::Work, declined, void];
    let cases: [(Truth, &[Letter]); 3] =
        [(Truth::Paid, &[paid, held]), (Truth::Unpaid, &[]), (Truth::GivenBack, &[paid, Letter::RefundHook])];
    let (mut histories, mut states) = (0, 0);
    for (truth, more) in cases {
        let alphabet = [&shared, more].concat();
        let played = play(truth, &alphabet);
        let all: u64 = (1..=LENGTH as u32).map(|length| (alphabet.len() as u64).pow(length)).sum();
        assert_eq!(played.histories, all);
        for ends in &played.ends {
            assert_eq!(ends.len(), 1, "{truth:?}: {ends:#?}");
        }
        assert_ne!(played.ends[0], played.ends[1], "{truth:?}");
        (histories, states) = (histories + played.histories, states + played.states);
    }
    println!("{histories} histories of up to {LENGTH} things left {states} states behind; every one has its end");
}
