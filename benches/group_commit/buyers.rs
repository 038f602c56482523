//! Buyers who order one after another as fast as they are answered, and what they saw.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What buyers saw.
pub struct Seen {
    pub rate: f64,
    pub p50: Duration,
    pub p99: Duration,
    pub orders_a_commit: f64,
    pub refused: u64,
    /// Processor time of the whole program for one order: the same on a busy machine.
    pub cpu_an_order: Duration,
}

/// What a buyer wants: three of the variants, below `PICKS`, or now and then one that is not there.
pub struct Wish {
    pub buyer: u64,
    pub number: u64,
    pub picks: [u64; 3],
}

pub const PICKS: u64 = 20_000;
/// A variant that does not exist.
pub const NONE: u64 = 1 << 40;

/// Every order of a `Placing` is one call; `true` when it was placed, `false` when it was refused.
pub type Placing<'a> = &'a (dyn Fn(Wish) -> bool + Sync);

/// Lets `buyers` order for `time`. `syncs` counts what the disk did: two are a commit.
pub fn measure(buyers: u64, time: Duration, syncs: &AtomicU64, place: Placing) -> Seen {
    let (before, start, cpu) = (syncs.load(Ordering::Relaxed), Instant::now(), cpu());
    let end = start + time;
    let waited: Vec<(Vec<Duration>, u64)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..buyers).map(|buyer| scope.spawn(move || buy(buyer, end, place))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (wall, cpu) = (start.elapsed().as_secs_f64(), self::cpu() - cpu);
    let refused: u64 = waited.iter().map(|(_, refused)| refused).sum();
    let mut waited: Vec<Duration> = waited.into_iter().flat_map(|(waited, _)| waited).collect();
    waited.sort_unstable();
    let commits = ((syncs.load(Ordering::Relaxed) - before) / 2).max(1);
    Seen {
        rate: (waited.len() as u64 - refused) as f64 / wall,
        p50: waited[waited.len() / 2],
        p99: waited[waited.len() * 99 / 100],
        orders_a_commit: waited.len() as f64 / commits as f64,
        refused,
        cpu_an_order: cpu / u32::try_from(waited.len()).unwrap(),
    }
}

/// Processor time of this program so far, in steps of 10 ms: user and system time of `/proc/self/stat`; nothing elsewhere.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = behind_name.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

fn buy(buyer: u64, end: Instant, place: Placing) -> (Vec<Duration>, u64) {
    let (mut waited, mut refused) = (Vec::new(), 0);
    let mut x = buyer.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut pick = || {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        x % PICKS
    };
    for number in 0.. {
        let start = Instant::now();
        if start >= end {
            break;
        }
        let third = pick();
        let picks = [pick(), pick(), if number % 50 == 49 { NONE } else { third }];
        refused += u64::from(!place(Wish { buyer, number, picks }));
        waited.push(start.elapsed());
    }
    (waited, refused)
}
