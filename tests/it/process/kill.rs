//! kill -9 at random moments under a load of orders. What a buyer saw as received is there afterwards, whatever else is lost.
//! `SUTLER_KILLS` says how often.

use super::program::{Running, found, run, text};
use crate::http::agent::Agent;
use crate::http::page::Page;
use crate::http::served::ADDRESS;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use sutler::app::boot;
use sutler::shop::order::{Order, by_token_hash};
use sutler::shop::token;
use sutler::store::{Page as Rows, Reads};

/// Buyers at once.
const BUYERS: usize = 6;
/// The shop is asked whether all is well after so many kills.
const CHECK_EVERY: usize = 10;

fn kills() -> usize {
    std::env::var("SUTLER_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(100)
}

/// What the form of the checkout would send for one towel, read once from a real one.
pub fn form(agent: &mut Agent) -> Vec<(String, String)> {
    assert_eq!(agent.post("/cart/lines", &[("product", "towel"), ("quantity", "1")]).status, 303);
    let page = Page::of(&agent.get("/checkout"));
    let form = page.form("/checkout");
    let pairs = form.with(&ADDRESS);
    assert!(pairs.iter().any(|(name, value)| name == "payment" && !value.is_empty()), "{pairs:?}");
    pairs
}

/// Buys until the shop is gone; every order that was answered is received.
fn buy(at: std::net::SocketAddr, name: &str, form: &[(String, String)], received: &Mutex<Vec<String>>, stop: &AtomicBool) {
    for n in 0.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let mut agent = Agent::new(at);
        if agent.try_post("/cart/lines", &[("product", "towel"), ("quantity", "1")]).is_err() {
            return;
        }
        let once = format!("{name}-{n}");
        let pairs = form.iter().map(|(key, value)| (key.as_str(), if key == "once" { once.as_str() } else { value.as_str() }));
        let Ok(answer) = agent.try_post("/checkout", &pairs.collect::<Vec<_>>()) else { return };
        assert_eq!(answer.status, 303, "{}", answer.text());
        let to = answer.location();
        let token = to.strip_prefix("/orders/").unwrap_or_else(|| panic!("{to}"));
        received.lock().unwrap().push(token.to_owned());
    }
}

/// A number that looks thrown.
fn dice(seed: u64, most: u64) -> u64 {
    let hash = blake3::hash(&seed.to_le_bytes());
    u64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap()) % most
}

#[test]
fn what_was_received_survives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    found(folder.path());
    let data = folder.path().to_str().unwrap();
    let (kills, began) = (kills(), Instant::now());
    let seed = std::env::var("SUTLER_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(u64::from(std::process::id()));
    let mut all: Vec<String> = Vec::new();
    let mut pairs: Option<Vec<(String, String)>> = None;
    for kill in 0..kills {
        let mut running = Running::serve(folder.path());
        let at = running.at;
        let mut agent = Agent::new(at);
        // The last ones that were received before the kill are there now.
        for token in all.iter().rev().take(BUYERS) {
            assert_eq!(agent.get(&format!("/orders/{token}")).status, 200, "kill {kill}, seed {seed}: an order is lost");
        }
        let pairs = pairs.get_or_insert_with(|| form(&mut agent));
        let (received, stop) = (Mutex::new(Vec::new()), AtomicBool::new(false));
        thread::scope(|scope| {
            for buyer in 0..BUYERS {
                let (received, stop, pairs, name) = (&received, &stop, &*pairs, format!("{kill}-{buyer}"));
                scope.spawn(move || buy(at, &name, pairs, received, stop));
            }
            thread::sleep(Duration::from_millis(30 + dice(seed + kill as u64, 250)));
            running.signal("KILL");
            running.wait();
            stop.store(true, Ordering::Relaxed);
        });
        all.extend(received.into_inner().unwrap());
        if kill % CHECK_EVERY == CHECK_EVERY - 1 {
            let checked = run(&["check", "--data", data]);
            assert_eq!(checked.status.code(), Some(0), "kill {kill}, seed {seed}: {}", text(&checked.stdout));
        }
    }
    println!("{kills} kills, {} orders received, {:?}", all.len(), began.elapsed());
    assert!(all.len() > kills, "too little load to say anything: {} orders", all.len());
    everything_is_there(folder.path(), &all);
}

fn everything_is_there(data: &Path, received: &[String]) {
    let booted = boot::open(data).unwrap();
    let reads = booted.shop.read().unwrap();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let orders: Vec<Order> = reads.all(Rows::first(1_000_000)).unwrap();
    orders.iter().for_each(|order| *numbers.entry(order.number.clone()).or_default() += 1);
    assert!(numbers.values().all(|times| *times == 1), "a number was given twice: {numbers:?}");
    for one in received {
        let order = by_token_hash(&reads, &token::hash(one)).unwrap_or_else(|e| panic!("{one} was received and is lost: {e}"));
        assert_eq!(order.lines.len(), 1);
    }
    assert!(orders.len() >= received.len());
    assert_eq!(booted.shop.check().unwrap(), Vec::<String>::new());
}
