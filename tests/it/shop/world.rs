//! A shop in memory with a clock that a test can move, and everything that was told since the test last asked.

use std::cell::Cell;
use std::sync::atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use sutler::base::{Country, Currency, Error, Money, Outcome, ProductId, Rate, Refusal, Span, Time, Words};
use sutler::shop::catalog::{Product, ProductFacts, ProductState, SaveProduct, VariantFacts};
use sutler::shop::rebuild::MendRebuilt;
use sutler::shop::settings::SetUp;
use sutler::shop::writer::Surroundings;
use sutler::shop::{Actor, Command, Event, Shop, schema};
use sutler::store::journal::{Memory, Plan};
use sutler::store::log::LogReads;
use sutler::store::{Reads, Snapshot, Store};

/// 2026-11-21T08:00:00Z.
pub const START: i64 = 1_795_248_000;

/// Rules take the clock as a plain function, so each world gets one of these, and moves nobody else's.
static CLOCKS: [AtomicI64; 32] = [const { AtomicI64::new(START) }; 32];
static FREE: Mutex<Vec<usize>> = Mutex::new(Vec::new());
static NEXT: AtomicUsize = AtomicUsize::new(0);
static DRAWN: AtomicU64 = AtomicU64::new(0);

fn clock<const N: usize>() -> Time {
    Time::at(CLOCKS[N].load(Ordering::SeqCst))
}

macro_rules! clocks {
    ($($n:literal)*) => { [$(clock::<$n> as fn() -> Time),*] };
}
const NOW: [fn() -> Time; 32] = clocks!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31);

/// The same in every run, and never the same twice.
fn random(out: &mut [u8]) {
    let n = DRAWN.fetch_add(1, Ordering::SeqCst);
    blake3::Hasher::new().update(&n.to_be_bytes()).finalize_xof().fill(out);
}

pub struct World {
    pub shop: Shop,
    /// From which its orders and money can be made again.
    pub journal: Arc<Memory>,
    clock: usize,
    heard: Cell<u64>,
}

impl World {
    /// Before the set-up.
    pub fn empty() -> World {
        World::over(Store::memory().unwrap())
    }

    /// The same over any bytes.
    pub fn over(store: Store) -> World {
        let given_back = FREE.lock().unwrap().pop();
        let clock = given_back.unwrap_or_else(|| NEXT.fetch_add(1, Ordering::SeqCst));
        assert!(clock < CLOCKS.len(), "too many worlds at once");
        CLOCKS[clock].store(START, Ordering::SeqCst);
        // With small files, so that there are many.
        let plan = Plan { file_bytes: 16 << 10, ..schema::JOURNAL };
        let journal = Arc::new(Memory::default());
        let (store, _) = store.with_journal(journal.clone(), plan).unwrap();
        let shop = Shop::open(store, Surroundings { now: NOW[clock], random, secret: [5; 32] }).unwrap();
        World { shop, journal, clock, heard: Cell::new(0) }
    }

    /// A German demo shop with 19 % and 7 %, and a delivery for 4.90 EUR.
    pub fn new() -> World {
        let world = World::empty();
        world.set_up();
        world
    }

    pub fn set_up(&self) {
        let germany = SetUp {
            standard_rate: Some(Rate(190_000)),
            reduced_rate: Some(Rate(70_000)),
            delivery: Some(eur(490)),
            demo: true,
            ..SetUp::new("Marram & Rye", Country::DE)
        };
        self.run(germany).unwrap();
        self.told();
    }

    /// Runs a command as the shop itself.
    pub fn run<C: Command>(&self, command: C) -> Outcome<C::Done> {
        self.shop.run(&Actor::System, command)
    }

    pub fn read(&self) -> Snapshot {
        self.shop.read().unwrap()
    }

    pub fn now(&self) -> Time {
        self.shop.now()
    }

    /// The clock of this world, for what else goes by it.
    pub fn clock(&self) -> fn() -> Time {
        NOW[self.clock]
    }

    pub fn later(&self, span: Span) {
        CLOCKS[self.clock].fetch_add(span.0, Ordering::SeqCst);
    }

    /// What happened since this was last asked.
    pub fn events(&self) -> Vec<Event> {
        let entries = self.read().log_after::<Event>(self.heard.get(), 10_000).unwrap();
        self.heard.set(entries.last().map_or(self.heard.get(), |last| last.at));
        entries.into_iter().map(|entry| entry.event).collect()
    }

    /// The names of what happened since this was last asked.
    pub fn told(&self) -> Vec<String> {
        self.events().iter().map(Event::name).collect()
    }

    pub fn product(&self, facts: ProductFacts) -> Product {
        let id = self.save(None, facts).unwrap();
        self.read().get(id).unwrap()
    }

    pub fn save(&self, id: Option<ProductId>, facts: ProductFacts) -> Outcome<ProductId> {
        self.run(SaveProduct { id, seen: None, facts })
    }

    /// The shop that is made from its journal alone, its file being lost.
    pub fn rebuilt(&self) -> Shop {
        self.rebuilt_over(Store::memory().unwrap())
    }

    /// The shop that is made from its journal and an older file.
    pub fn rebuilt_over(&self, store: Store) -> Shop {
        store.rebuild(&*self.journal, schema::JOURNAL).unwrap();
        let shop = Shop::open(store, Surroundings { now: NOW[self.clock], random, secret: [5; 32] }).unwrap();
        shop.run(&Actor::System, MendRebuilt {}).unwrap();
        shop
    }

    /// How every test ends: the invariants hold.
    pub fn check(&self) {
        assert_eq!(self.shop.check().unwrap(), Vec::<String>::new());
    }
}

impl Drop for World {
    fn drop(&mut self) {
        FREE.lock().unwrap().push(self.clock);
    }
}

pub fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

pub fn en(text: &str) -> Words {
    Words { en: text.to_owned(), de: String::new() }
}

/// The least that makes a product one can buy.
pub fn goods(title: &str, minor: i64) -> ProductFacts {
    ProductFacts {
        title: en(title),
        variants: vec![VariantFacts::priced(eur(minor))],
        state: ProductState::Active,
        ..ProductFacts::default()
    }
}

/// The fields and keys of what is wrong: `title wrong-required`.
pub fn wrong<T: std::fmt::Debug>(outcome: Outcome<T>) -> Vec<String> {
    match outcome {
        Err(Error::Refused(Refusal::Invalid(wrong))) => wrong.iter().map(|w| format!("{} {}", w.field, w.say.key)).collect(),
        other => panic!("expected mistakes, got {other:?}"),
    }
}

/// The code of a conflict.
pub fn conflict<T: std::fmt::Debug>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(Refusal::Conflict { code })) => code,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

pub fn is_forbidden<T>(outcome: Outcome<T>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::Forbidden)))
}
