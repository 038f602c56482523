//! 100,000 random histories: buyers, staff and the worker do what they do in any order, every webhook may be lost, doubled or late, and every
//! step may be cut short before, between and after the call to the provider. Then the provider is asked, and the shop must be where it is.
//!
//! `SUTLER_HISTORIES=100000` plays all of them, which takes five minutes of two quiet cores without optimisation (a history costs six
//! milliseconds, almost half of that for reading records); every run plays the first thirty-six thousand.
//! Shown to bite: with a payment that is captured again whenever it is told so again, the shop does not come to rest.

use super::provider::{Cut, JobsGone, Provider, compare, hear, look, open, work};
use crate::crash::{Dice, figure};
use crate::shop::buyer::parcel;
use crate::shop::world::{World, eur};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use sutler::base::{OrderId, PaymentId, RefundId, Span};
use sutler::shop::attention;
use sutler::shop::cart::change::AddToCart;
use sutler::shop::catalog::Product;
use sutler::shop::checkout::PlaceOrder;
use sutler::shop::job::Lane;
use sutler::shop::order::cancel::CancelOrder;
use sutler::shop::order::pay::PayOrder;
use sutler::shop::order::refund::RefundOrder;
use sutler::shop::order::return_owed::ReturnOwed;
use sutler::shop::order::{CancelReason, Order, Paid};
use sutler::shop::payment::{self, Payment, PaymentKind, RefundReason, Standing, State};
use sutler::shop::queue::{self, QueuedJob};
use sutler::shop::shipping::ShippingKind::Delivery;
use sutler::shop::{Actor, Command, Event, Job, stock};
use sutler::store::{Pace, Page, Reads};

/// Histories that share a shop and its few goods.
const TOGETHER: usize = 24;
const STEPS: usize = 9 * TOGETHER;
/// Pieces on the shelf: fewer than are wanted.
const PIECES: i64 = 16;

struct Play {
    world: World,
    provider: Provider,
    dice: Dice,
    mug: Product,
    forms: BTreeMap<u32, PlaceOrder>,
    orders: Vec<OrderId>,
    sent: i64,
    steps: u64,
    cuts: u64,
    /// Times that an order was told paid, and a payment captured.
    paid: BTreeMap<OrderId, u32>,
    captured: BTreeMap<PaymentId, u32>,
    reinstated: u64,
}

fn refuses(id: RefundId) -> bool {
    sutler::base::Id::get(id).is_multiple_of(9)
}

impl Play {
    fn new(seed: u64) -> Play {
        let world = World::open();
        let mug = world.stocked("Mug", 1_000, PIECES);
        Play {
            world,
            provider: Provider::default(),
            dice: Dice(seed),
            mug,
            forms: BTreeMap::new(),
            orders: Vec::new(),
            sent: 0,
            steps: 0,
            cuts: 0,
            paid: BTreeMap::new(),
            captured: BTreeMap::new(),
            reinstated: 0,
        }
    }

    /// A refusal is an answer; anything else is a bug.
    fn run<C: Command>(&self, command: C) -> Option<C::Done> {
        match self.world.shop.run(&Actor::System, command) {
            Ok(done) => Some(done),
            Err(sutler::base::Error::Refused(_)) => None,
            Err(sutler::base::Error::Fault(fault)) => panic!("{fault:?}"),
        }
    }

    /// One of the orders. Reading one costs a fifth of a command, so whoever needs its number alone takes that.
    fn some_order(&mut self) -> Option<OrderId> {
        let at = self.dice.below(self.orders.len() as u64) as usize;
        self.orders.get(at).copied()
    }

    fn order(&mut self) -> Option<Order> {
        self.some_order().map(|id| self.world.order(id))
    }

    fn payment(&mut self) -> Option<Payment> {
        let order = self.some_order()?;
        self.world.payments(order).pop()
    }

    fn cut(&mut self) -> Cut {
        let cut = match self.dice.below(9) {
            0 => Cut::Before,
            1 => Cut::Between,
            2 => Cut::After,
            _ => Cut::Nowhere,
        };
        self.cuts += u64::from(cut != Cut::Nowhere);
        cut
    }

    fn place(&mut self) {
        let quantity = 1 + u32::from(self.dice.one_in(8));
        let Some(cart) = self.run(AddToCart { cart: None, variant: self.mug.variants[0].id, quantity }) else { return };
        // The form of one mug is always the same.
        let known = self.forms.entry(quantity).or_insert_with(|| self.world.form(&cart, Delivery, PaymentKind::TestCard));
        let form = PlaceOrder { once: cart.clone(), cart, ..known.clone() };
        if let Some(placed) = self.run(form) {
            self.orders.push(placed.order);
        }
    }

    fn step(&mut self) {
        self.steps += 1;
        match self.dice.below(20) {
            0..=1 => self.place(),
            2..=5 => self.buyer_pays(),
            6..=9 => self.work(),
            10..=11 => self.hear(),
            12 => drop(self.hook()),
            13 => self.look(),
            14 => self.world.later(Span::minutes(5 + self.dice.below(35) as i64)),
            15 => self.cancel(),
            16 => self.refund(),
            17 => self.again(),
            18 => self.send(),
            _ => self.fetch_page(),
        }
    }

    fn buyer_pays(&mut self) {
        let Some(payment) = self.payment() else { return self.place() };
        let Some(session) = self.provider.sessions.get(&payment.id) else { return self.fetch_page() };
        // A page takes money until the moment it is closed, and providers have been late with that.
        let is_open = session.truth == Standing::Open || session.truth == Standing::Void && self.dice.one_in(4);
        match is_open {
            true if self.dice.one_in(4) => self.provider.tell(payment.id, Standing::Declined),
            true => self.provider.pay(payment.id),
            false => {}
        }
    }

    /// What is due, but for letters: those go out at once, so that nobody reads them again and again.
    fn due(&self) -> Vec<QueuedJob> {
        let due = queue::due(&self.world.read(), Lane::Prompt, self.world.now(), 500).unwrap();
        let (letters, due): (Vec<_>, Vec<_>) = due.into_iter().partition(|queued| matches!(queued.job, Job::Letter { .. }));
        if !letters.is_empty() {
            self.run(JobsGone::of(&letters));
        }
        due
    }

    fn work(&mut self) {
        let due = self.due();
        let at = self.dice.below(due.len() as u64) as usize;
        let Some(queued) = due.get(at) else { return };
        let cut = self.cut();
        work(&self.world, &mut self.provider, queued, cut, refuses);
    }

    fn hook(&mut self) -> Option<(u64, payment::News)> {
        let at = self.dice.below(self.provider.hooks.len() as u64) as usize;
        if self.provider.hooks.is_empty() {
            return None;
        }
        // It may come again.
        Some(if self.dice.one_in(3) { self.provider.hooks[at].clone() } else { self.provider.hooks.swap_remove(at) })
    }

    fn hear(&mut self) {
        if let Some(hook) = self.hook() {
            hear(&self.world, hook);
        }
    }

    fn look(&mut self) {
        if let Some(payment) = self.payment() {
            look(&self.world, &self.provider, &payment);
        }
    }

    fn fetch_page(&mut self) {
        let cut = self.cut();
        if let Some(payment) = self.payment() {
            open(&self.world, &mut self.provider, &payment, cut);
        }
    }

    fn cancel(&mut self) {
        let Some(order) = self.some_order() else { return };
        let why = CancelReason::ALL[self.dice.below(5) as usize];
        self.run(CancelOrder { order, why, note: String::new() });
    }

    fn refund(&mut self) {
        if self.dice.one_in(5)
            && let Some(payment) = self.payment()
        {
            let amount = eur(1 + self.dice.below(payment.amount.minor() as u64) as i64);
            return self.provider.give_back_there(payment.id, amount);
        }
        let open = attention::open(&self.world.read(), 20).unwrap();
        let at = self.dice.below(open.len() as u64) as usize;
        if let (Some(entry), true) = (open.get(at), self.dice.one_in(2)) {
            self.run(ReturnOwed { attention: entry.id, note: String::new() });
            return;
        }
        let Some(order) = self.order() else { return };
        let amount = eur(1 + self.dice.below(order.total.minor() as u64) as i64);
        self.run(RefundOrder::of_amount(order.id, amount, RefundReason::Goodwill, ""));
    }

    fn again(&mut self) {
        let Some(order) = self.some_order() else { return };
        let order = self.world.shop.order_token(order);
        self.run(PayOrder { order });
    }

    fn send(&mut self) {
        let Some(order) = self.order().filter(Order::may_send) else { return };
        let quantity = order.lines[0].to_send();
        if self.run(parcel(order.id, &[(0, quantity)])).is_some() {
            self.sent += i64::from(quantity);
        }
    }

    /// No webhook comes any more; jobs are done and the provider is asked, until nothing is news.
    fn reconcile(&mut self) {
        self.provider.hooks.clear();
        self.count();
        for _ in 0..12 {
            self.world.later(Span::minutes(50));
            for queued in self.due() {
                work(&self.world, &mut self.provider, &queued, Cut::Nowhere, refuses);
            }
            for payment in payment::open(&self.world.read(), Page::first(100)).unwrap() {
                look(&self.world, &self.provider, &payment);
            }
            compare(&self.world, &self.provider);
            if self.count() == 0 && self.due().is_empty() {
                return;
            }
        }
        panic!("it does not come to rest");
    }

    /// Counts what was told; how much it was.
    fn count(&mut self) -> usize {
        let events = self.world.events();
        for event in &events {
            match event {
                Event::OrderPaid { order } => *self.paid.entry(*order).or_default() += 1,
                Event::PaymentCaptured { payment, .. } => *self.captured.entry(*payment).or_default() += 1,
                Event::OrderReinstated { .. } => self.reinstated += 1,
                _ => {}
            }
        }
        events.len()
    }

    fn findings(&self) -> Vec<String> {
        let mut found = Vec::new();
        for id in &self.orders {
            found.extend(self.order_findings(&self.world.order(*id)).into_iter().map(|what| format!("order {id}: {what}")));
        }
        for (payment, session) in &self.provider.sessions {
            let state = self.world.payment(*payment).state;
            if state.taken().is_some_and(|taken| taken != session.taken()) || state.taken().is_none() && !session.taken().is_zero() {
                found.push(format!("payment {payment}: {state:?} here, {:?} there", session.truth));
            }
            if self.captured.get(payment).copied().unwrap_or(0) != u32::from(matches!(state, State::Captured { .. })) {
                found.push(format!("payment {payment}: settled {:?} times", self.captured.get(payment)));
            }
            if session.returned() > session.taken() {
                found.push(format!("payment {payment}: {:?} went back of {:?}", session.returned(), session.taken()));
            }
        }
        let levels = stock::levels(&self.world.read(), self.mug.variants[0].id).unwrap();
        let (on_hand, reserved) = levels.iter().fold((0, 0), |(a, b), level| (a + level.on_hand, b + level.reserved));
        let orders = self.orders.iter().map(|id| self.world.order(*id));
        let wanted: i64 = orders.filter(|o| o.cancelled.is_none()).map(|o| i64::from(o.lines[0].to_send())).sum();
        let there = self.received() - self.sent;
        if (on_hand, reserved) != (there, wanted) || on_hand < reserved {
            found.push(format!("{on_hand} on hand of {there}, {reserved} promised of {wanted}"));
        }
        found
    }

    fn received(&self) -> i64 {
        let moves: Vec<stock::Movement> = self.world.read().all(Page::first(1_000)).unwrap();
        moves.iter().filter(|movement| movement.by > 0).map(|movement| movement.by).sum()
    }

    fn order_findings(&self, order: &Order) -> Vec<&'static str> {
        let mut found = Vec::new();
        let sessions: Vec<_> = self.provider.sessions.values().filter(|session| session.order == order.id).collect();
        let taken = sutler::base::Money::sum(order.total.currency(), sessions.iter().map(|session| session.taken()));
        let returned = sutler::base::Money::sum(order.total.currency(), sessions.iter().map(|session| session.returned()));
        if order.captured != taken || order.refunded != returned {
            found.push("the provider took or gave back another sum");
        }
        let paid = matches!(order.paid(), Paid::Fully | Paid::TooMuch);
        if order.cancelled.is_none() && taken >= order.total && returned.is_zero() && !paid {
            found.push("it was paid and is not");
        }
        if order.cancelled.is_none() && taken.is_zero() {
            found.push("nobody paid, and it never ends");
        }
        if self.paid.get(&order.id).is_some_and(|times| *times > 1) {
            found.push("it was told paid twice");
        }
        if order.paid() == Paid::TooMuch {
            let open = attention::open(&self.world.read(), 500).unwrap();
            if !open.iter().any(|entry| entry.order == Some(order.id)) {
                found.push("money is owed, and nobody is told");
            }
        }
        found
    }

    /// Histories, each the life of an order; steps, cuts, orders that went on.
    fn sums(&self) -> [u64; 4] {
        [self.orders.len() as u64, self.steps, self.cuts, self.reinstated]
    }
}

/// One shop and its orders: what it came to, and what is wrong. What is proven is what commands do, so most shops hurry as one does that
/// is filled, and every tenth also keeps its journal from the first step on and has its whole file looked through in the end; what
/// disks do is proven elsewhere (`crash`).
fn play(seed: u64) -> ([u64; 4], Vec<String>) {
    let whole = seed.is_multiple_of(10);
    let mut play = Play::new(seed);
    if !whole {
        play.world.shop.set_pace(Pace::Hurried).unwrap();
    }
    (0..TOGETHER / 2).for_each(|_| play.place());
    (0..STEPS).for_each(|_| play.step());
    play.reconcile();
    if whole {
        play.world.check();
    }
    (play.sums(), play.findings())
}

/// One thread a core, as they are few.
const THREADS: usize = 2;

#[test]
fn whatever_is_cut_short_the_shop_ends_where_the_provider_is() {
    let (wanted, began) = (figure("SUTLER_HISTORIES", HISTORIES), Instant::now());
    let (next, sums) = (AtomicU64::new(1), Mutex::new([0; 4]));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while sums.lock().unwrap()[0] < wanted {
                    let seed = next.fetch_add(1, Ordering::SeqCst);
                    let (done, found) = play(seed);
                    assert!(found.is_empty(), "seed {seed}:\n{}", found.join("\n"));
                    sums.lock().unwrap().iter_mut().zip(done).for_each(|(sum, more)| *sum += more);
                }
            });
        }
    });
    let [histories, steps, cuts, reinstated] = sums.into_inner().unwrap();
    let took = began.elapsed().as_secs();
    println!("{histories} histories in {steps} steps, {cuts} of them cut short; {reinstated} orders were paid late and went on; {took} s");
    assert!(cuts > steps / 50 && reinstated > 0, "dice that only ever fall well prove nothing");
}

/// Those that every run plays.
const HISTORIES: u64 = 36_000;

#[test]
fn a_lie_is_found() {
    let lies: [fn(&mut Play); 3] = [
        |play| {
            let (id, _) = play.provider.sessions.iter().find(|(_, session)| session.taken().is_zero()).expect("somebody did not pay");
            let id = *id;
            play.provider.pay(id);
        },
        |play| *play.captured.values_mut().next().expect("somebody paid") += 1,
        |play| play.sent += 1,
    ];
    for lie in lies {
        let mut play = Play::new(7);
        (0..4 * STEPS).for_each(|_| play.step());
        play.reconcile();
        assert_eq!(play.findings(), Vec::<String>::new());
        lie(&mut play);
        assert!(!play.findings().is_empty());
    }
}
