//! Cuts the power at thousands of moments of real group commits and looks at what is left.

use super::bank::{self, ACCOUNTS, Bank, End, FirstHalf, Move, OpenBank, SecondHalf, VISITOR};
use super::dice::{Dice, figure};
use super::disk::{Disk, Op, STORE, Swallow};
use super::images::Cutter;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use sutler::shop::Shop;
use sutler::store::Store;

const BUYERS: u64 = 8;
const MOVES_EACH: u64 = 12;
const IMAGES_A_HISTORY: u64 = 250;

/// What is wrong with the shop under test; the harness must notice everything but `Nothing`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Planted {
    Nothing,
    /// Every n-th sync is only said to be done.
    SwallowedSync(u64),
    /// The journal is never synced.
    UnsyncedJournal,
    /// Buyers are told before the commit.
    ToldTooEarly,
    /// A command is two commits.
    HalfCommands,
}

/// What happened to a disk, and from where on the file exists under its name.
struct History {
    log: Vec<Op>,
    created: usize,
    opened: usize,
}

#[derive(Default, Debug)]
struct Tally {
    images: u64,
    second_cuts: u64,
    told: u64,
    commits: u64,
    violations: BTreeMap<String, u64>,
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half_done() {
    let images = figure("SUTLER_CRASH_IMAGES", 5_000);
    let tally = run(images, Planted::Nothing);
    assert!(tally.images >= images && tally.second_cuts * 2 >= images, "too few images: {tally:?}");
    assert!(tally.violations.is_empty(), "{:#?}", tally.violations);
}

#[test]
fn a_commit_without_sync_is_caught() {
    let tally = run(500, Planted::SwallowedSync(5));
    assert!(!tally.violations.is_empty(), "the harness is blind to swallowed syncs");
}

#[test]
fn a_journal_without_sync_is_caught() {
    let tally = run(500, Planted::UnsyncedJournal);
    assert!(tally.violations.keys().any(|what| what.contains("journal")), "the harness is blind: {tally:?}");
}

#[test]
fn an_answer_before_the_commit_is_caught() {
    let tally = run(500, Planted::ToldTooEarly);
    assert!(tally.violations.keys().any(|what| what.contains("acknowledged and lost")), "the harness is blind: {tally:?}");
}

#[test]
fn a_half_command_is_caught() {
    let tally = run(500, Planted::HalfCommands);
    assert!(tally.violations.keys().any(|what| what.contains("half a command")), "the harness is blind: {tally:?}");
}

/// Histories and images until there are enough, on two threads.
fn run(images: u64, planted: Planted) -> Tally {
    let seed = figure("SUTLER_SEED", 3);
    let start = Instant::now();
    let tally = Mutex::new(Tally::default());
    let histories = images.div_ceil(IMAGES_A_HISTORY);
    std::thread::scope(|scope| {
        for half in 0..2 {
            let tally = &tally;
            scope.spawn(move || {
                for n in (half..histories).step_by(2) {
                    let mut dice = Dice(seed ^ (n << 32));
                    let history = record(&mut dice, planted);
                    cut(&history, &mut dice, tally);
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    println!(
        "power cuts, {planted:?}: {} images and {} second cuts over {histories} histories, {} acknowledged in {} commits, seed {seed}, {:.1} s, \
         violations {:?}",
        tally.images,
        tally.second_cuts,
        tally.told,
        tally.commits,
        start.elapsed().as_secs_f64(),
        tally.violations
    );
    tally
}

/// One history: a bank is opened, buyers move money at the same time, the shop is closed and opened again in between.
fn record(dice: &mut Dice, planted: Planted) -> History {
    let swallow = match planted {
        Planted::SwallowedSync(n) => Swallow::OfStore(n),
        Planted::UnsyncedJournal => Swallow::OfJournal,
        Planted::Nothing | Planted::ToldTooEarly | Planted::HalfCommands => Swallow::Nothing,
    };
    let disk = Disk::slow(Duration::from_micros(500), swallow);
    let store = Store::over(disk.source()).unwrap();
    let created = disk.ops();
    let shop = bank::open(store, disk.clone()).unwrap();
    shop.run(&VISITOR, OpenBank).unwrap();
    let opened = disk.ops();
    buy(&shop, &disk, dice.clone(), 0, planted);
    dice.roll();
    drop(shop);
    let shop = bank::open(Store::over(disk.source()).unwrap(), disk.clone()).unwrap();
    buy(&shop, &disk, dice.clone(), 1, planted);
    drop(shop);
    History { log: disk.log(), created, opened }
}

fn buy(shop: &Shop, disk: &Disk, dice: Dice, part: u64, planted: Planted) {
    std::thread::scope(|scope| {
        for buyer in 0..BUYERS {
            let mut dice = Dice(dice.0 ^ (buyer << 20));
            scope.spawn(move || {
                for n in 0..MOVES_EACH {
                    let from = 1 + dice.below(ACCOUNTS);
                    let to = 1 + (from + dice.below(ACCOUNTS - 1)) % ACCOUNTS;
                    let end = match dice.below(10) {
                        0 | 1 => End::Refused,
                        2 => End::Panic,
                        _ => End::Well,
                    };
                    let number = 1 + n + MOVES_EACH * (buyer + BUYERS * part);
                    let amount = 1 + i64::try_from(dice.below(50)).unwrap();
                    order(shop, disk, Move { number, from, to, amount, end }, planted);
                }
            });
        }
    });
}

fn order(shop: &Shop, disk: &Disk, wish: Move, planted: Planted) {
    let (number, end) = (wish.number, wish.end);
    if end == End::Well && planted == Planted::ToldTooEarly {
        disk.told(number);
    }
    if end == End::Well && planted == Planted::HalfCommands {
        shop.run(&VISITOR, FirstHalf(wish.clone())).unwrap();
        shop.run(&VISITOR, SecondHalf(wish)).unwrap();
        return disk.told(number);
    }
    let answer = shop.run(&VISITOR, wish);
    assert!(bank::as_wished(end, &answer), "{end:?} was answered with {answer:?}");
    if answer.is_ok() && planted != Planted::ToldTooEarly {
        disk.told(number);
    }
}

/// Cuts one history at random moments, going forward.
fn cut(history: &History, dice: &mut Dice, tally: &Mutex<Tally>) {
    let span = (history.log.len() - history.created) as u64;
    let mut points: Vec<usize> = (0..IMAGES_A_HISTORY).map(|_| history.created + usize::try_from(dice.below(span + 1)).unwrap()).collect();
    points.sort_unstable();
    let mut cutter = Cutter::new(vec![Vec::new()], &history.log);
    let mut mine = Tally::default();
    for (n, at) in points.into_iter().enumerate() {
        cutter.go(at);
        let image = cutter.image(dice);
        let again = n % 4 == 0;
        mine.images += 1;
        mine.second_cuts += if again { 3 } else { 0 };
        let bank = if at >= history.opened { Bank::Open } else { Bank::Unknown };
        let proven = catch_unwind(AssertUnwindSafe(|| prove(image, cutter.told(), bank, again.then_some(&mut *dice))));
        if let Err(what) = proven.unwrap_or_else(|_| Err("panic".to_owned())) {
            *mine.violations.entry(kind_of(&what)).or_default() += 1;
        }
    }
    mine.told = cutter.told().len() as u64;
    let syncs = history.log[history.opened..].iter().filter(|op| matches!(op, Op::Sync(STORE))).count() as u64;
    mine.commits = syncs / 2; // both phases
    let mut all = tally.lock().unwrap();
    all.images += mine.images;
    all.second_cuts += mine.second_cuts;
    all.told += mine.told;
    all.commits += mine.commits;
    for (what, n) in mine.violations {
        *all.violations.entry(what).or_default() += n;
    }
}

/// Proves an image, and three more that a second cut during its repair may leave.
fn prove(image: Vec<Vec<u8>>, told: &[u64], bank: Bank, again: Option<&mut Dice>) -> Result<(), String> {
    let Some(dice) = again else { return bank::prove(&Disk::of(image), told, bank).map(drop) };
    let disk = Disk::of(image.clone());
    bank::prove(&disk, told, bank)?;
    let log = disk.log();
    let mut points: Vec<usize> = (0..3).map(|_| usize::try_from(dice.below(log.len() as u64 + 1)).unwrap()).collect();
    points.sort_unstable();
    let mut cutter = Cutter::new(image, &log);
    for at in points {
        cutter.go(at);
        bank::prove(&Disk::of(cutter.image(dice)), told, bank).map_err(|what| format!("second cut: {what}"))?;
    }
    Ok(())
}

/// Without numbers, so that the same is counted together.
fn kind_of(what: &str) -> String {
    what.chars().filter(|c| !c.is_ascii_digit()).take(90).collect()
}
