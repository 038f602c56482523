//! The measure: the barest program that does the same, with no records, no indexes kept in step, no checks. One writer takes all
//! waiting orders into one transaction; each runs on an overlay; nobody is answered before the sync. About 24 rows an order.

use super::buyers::{PICKS, Wish};
use super::disk::SlowSync;
use redb::{Database, Durability, ReadableTable, Table, TableDefinition};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread::JoinHandle;

const ROWS: TableDefinition<&[u8], &[u8]> = TableDefinition::new("rows");
const GROUP_MAX: usize = 256;

#[derive(Serialize, Deserialize)]
struct Variant {
    sku: String,
    price: i64,
    on_hand: i64,
    reserved: i64,
    title: String,
    note: String,
}

#[derive(Serialize)]
struct Line {
    variant: u64,
    quantity: i64,
    unit: i64,
    title: String,
    notes: [&'static str; 2],
}

#[derive(Serialize)]
struct Order {
    number: u64,
    email: String,
    address: [&'static str; 4],
    lines: Vec<Line>,
    total: i64,
    at: u64,
}

type Overlay = BTreeMap<Vec<u8>, Vec<u8>>;

struct Session<'a, 'tx> {
    rows: &'a mut Table<'tx, &'static [u8], &'static [u8]>,
    overlay: Overlay,
}

struct Waiting {
    wish: Wish,
    tell: mpsc::SyncSender<bool>,
}

pub struct Prototype {
    queue: Option<mpsc::SyncSender<Waiting>>,
    writer: Option<JoinHandle<()>>,
}

fn key(table: u8, id: u64) -> Vec<u8> {
    [&[table][..], &id.to_be_bytes()].concat()
}

impl Session<'_, '_> {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        match self.overlay.get(key) {
            Some(own) => Some(own.clone()),
            None => self.rows.get(key).unwrap().map(|value| value.value().to_vec()),
        }
    }

    fn put(&mut self, key: Vec<u8>, value: impl Into<Vec<u8>>) {
        self.overlay.insert(key, value.into());
    }

    fn bump(&mut self, counter: u64) -> u64 {
        let key = key(0, counter);
        let n = self.get(&key).map_or(0, |bytes| u64::from_be_bytes(bytes.try_into().unwrap())) + 1;
        self.put(key, n.to_be_bytes());
        n
    }

    /// 3 stock rows with 3 movements, the order, 4 index rows, 2 events with 4 subject rows, 2 jobs, 1 answer, 4 counters.
    fn place(&mut self, wish: &Wish) -> bool {
        let number = self.bump(1);
        let mut lines = Vec::new();
        for pick in wish.picks {
            let row = key(1, pick);
            let Some(stored) = self.get(&row) else { return false };
            let mut variant: Variant = serde_json::from_slice(&stored).unwrap();
            if variant.on_hand - variant.reserved < 1 {
                return false;
            }
            variant.reserved += 1;
            let movement = self.bump(2);
            self.put(key(2, movement), format!(r#"{{"variant":{pick},"by":-1,"order":{number},"why":"reserved"}}"#));
            let (unit, title) = (variant.price, variant.title.clone());
            lines.push(Line { variant: pick, quantity: 1, unit, title, notes: ["price list base", "tax 19 % of gross"] });
            self.put(row, serde_json::to_vec(&variant).unwrap());
        }
        let total: i64 = lines.iter().map(|line| line.unit).sum();
        let address = ["Robin Muster", "Hauptstr. 5", "10115 Berlin", "DE"];
        let email = format!("buyer{}@example.org", wish.buyer);
        let order = Order { number, email, address, lines, total, at: 1_700_000_000 };
        self.put(key(3, number), serde_json::to_vec(&order).unwrap());
        (4..8).for_each(|index| self.put(key(index, number), []));
        for _ in 0..2 {
            let event = self.bump(3);
            self.put(key(8, event), format!(r#"{{"OrderPlaced":{{"order":{number},"total":{total}}}}}"#));
            self.put(key(9, event), []);
            self.put(key(10, event), []);
        }
        for _ in 0..2 {
            let job = self.bump(4);
            self.put(key(11, job), format!(r#"{{"Letter":{{"order":{number}}},"due":1700000000,"tries":0}}"#));
        }
        self.put(key(12, number ^ (wish.buyer << 40)), [1]);
        true
    }
}

impl Prototype {
    pub fn open(disk: SlowSync) -> Prototype {
        let db = Database::builder().set_cache_size(32 << 20).create_with_backend(disk).unwrap();
        let tx = db.begin_write().unwrap();
        {
            let mut rows = tx.open_table(ROWS).unwrap();
            for n in 0..PICKS {
                let (title, note) = (format!("A thing number {n} with a name"), "x".repeat(150));
                let variant = Variant { sku: format!("SKU-{n}"), price: 1_999, on_hand: 1_000_000, reserved: 0, title, note };
                rows.insert(key(1, n).as_slice(), serde_json::to_vec(&variant).unwrap().as_slice()).unwrap();
            }
        }
        tx.commit().unwrap();
        let (queue, waiting) = mpsc::sync_channel(1_024);
        let writer = std::thread::spawn(move || write(&db, &waiting));
        Prototype { queue: Some(queue), writer: Some(writer) }
    }

    pub fn place(&self, wish: Wish) -> bool {
        let (tell, told) = mpsc::sync_channel(1);
        self.queue.as_ref().unwrap().send(Waiting { wish, tell }).unwrap();
        told.recv().unwrap()
    }
}

impl Drop for Prototype {
    fn drop(&mut self) {
        drop(self.queue.take());
        self.writer.take().unwrap().join().unwrap();
    }
}

fn write(db: &Database, waiting: &mpsc::Receiver<Waiting>) {
    while let Ok(first) = waiting.recv() {
        let mut tx = db.begin_write().unwrap();
        tx.set_two_phase_commit(true);
        tx.set_durability(Durability::Immediate).unwrap();
        let mut answers = Vec::new();
        {
            let mut rows = tx.open_table(ROWS).unwrap();
            let mut next = Some(first);
            while let Some(Waiting { wish, tell }) = next {
                let mut session = Session { rows: &mut rows, overlay: Overlay::new() };
                let placed = catch_unwind(AssertUnwindSafe(|| session.place(&wish))).unwrap_or(false);
                if placed {
                    let Session { rows, overlay } = session;
                    for (key, value) in overlay {
                        rows.insert(key.as_slice(), value.as_slice()).unwrap();
                    }
                }
                answers.push((tell, placed));
                next = if answers.len() < GROUP_MAX { waiting.try_recv().ok() } else { None };
            }
        }
        tx.commit().unwrap();
        for (tell, placed) in answers {
            let _ = tell.send(placed);
        }
    }
}
