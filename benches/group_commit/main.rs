//! Orders a second through the kernel's group commit, beside the barest program that does the same, in one run: as the disk is,
//! and with 20 ms added to every sync, as on an SD card. Aim: at least half of its rate.
//!
//! `cargo bench --bench group_commit -- [seconds each] [folder] [buyers]`
#![allow(clippy::unwrap_used, reason = "in a measurement, a surprise should panic where it is")]

mod buyers;
mod disk;
mod ours;
mod prototype;

use buyers::{Placing, Seen, measure};
use disk::{SlowFolder, SlowSync, empty, source};
use prototype::Prototype;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;
use sutler::store::journal::Folder;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let time = Duration::from_secs(args.first().and_then(|text| text.parse().ok()).unwrap_or(4));
    let folder = args.get(1).map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    let crowds = args.get(2).and_then(|text| text.parse().ok()).map_or_else(|| vec![1, 8, 64], |buyers| vec![buyers]);
    println!("three-line orders; ours: the real PlaceOrder through the real writer");
    for add in [Duration::ZERO, Duration::from_millis(20)] {
        for &buyers in &crowds {
            let bare = bare(&folder, add, buyers, time);
            show("bare", add, buyers, &bare);
            let ours = kernel(&folder, add, buyers, time, None);
            show("ours", add, buyers, &ours);
            println!("        ratio {:.2}", ours.rate / bare.rate);
            let journal = tempfile::tempdir_in(&folder).unwrap();
            let files = SlowFolder { folder: Folder::make(journal.path()).unwrap(), add };
            let whole = kernel(&folder, add, buyers, time, Some(files));
            show("ours, with its journal", add, buyers, &whole);
            println!("        the journal costs {:.0} % of the orders a second", 100.0 * (1.0 - whole.rate / ours.rate));
        }
    }
}

fn bare(folder: &Path, add: Duration, buyers: u64, time: Duration) -> Seen {
    let syncs = Arc::new(AtomicU64::new(0));
    let prototype = Prototype::open(SlowSync::open(&empty(folder, "bare.redb"), add, &syncs).unwrap());
    let place: Placing = &|wish| prototype.place(wish);
    measure(buyers, time, &syncs, place)
}

fn kernel(folder: &Path, add: Duration, buyers: u64, time: Duration, journal: Option<SlowFolder>) -> Seen {
    let syncs = Arc::new(AtomicU64::new(0));
    let shop = ours::open(source(empty(folder, "ours.redb"), add, &syncs), journal);
    let place: Placing = &|wish| shop.place(wish);
    measure(buyers, time, &syncs, place)
}

fn show(who: &str, add: Duration, buyers: u64, seen: &Seen) {
    println!(
        "{who}, sync + {:>2} ms, {buyers:>2} buyers: {:>6.0} orders/s, p50 {:>5.1} ms, p99 {:>5.1} ms, {:>4.1} orders a commit, \
         {:>4} µs of processor an order, {} refused",
        add.as_millis(),
        seen.rate,
        seen.p50.as_secs_f64() * 1e3,
        seen.p99.as_secs_f64() * 1e3,
        seen.orders_a_commit,
        seen.cpu_an_order.as_micros(),
        seen.refused
    );
}
