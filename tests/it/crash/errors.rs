//! The disk fails at every single operation in turn: full or broken, once or for good, and sometimes after half a write. Nothing
//! acknowledged is lost, nothing panics, and when the disk works again the same shop does.

use super::bank::{self, ACCOUNTS, Bank, End, Move, OpenBank, VISITOR};
use super::dice::{Dice, figure};
use super::disk::{Disk, STORE, lay};
use redb::StorageBackend;
use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use sutler::base::{Error, Fault, Outcome, Refusal};
use sutler::shop::{Command, Permission, Tx};
use sutler::store::journal::Files;
use sutler::store::{Source, Store};

const MOVES: u64 = 40;
const NO_SPACE: i32 = 28;
const BROKEN: i32 = 5;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum How {
    Once,
    /// Until somebody makes room.
    Sticky,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum What {
    Full,
    Broken,
    /// Full in the middle of a write.
    Short,
}

/// A disk behind the system's memory of it. A sync that fails loses some of the writes for good and never tries them again, while
/// the memory still shows them, also to who opens the file anew: that is what Linux does.
#[derive(Clone, Debug)]
struct Failing {
    state: Arc<Mutex<State>>,
    /// The file that this is.
    file: usize,
}

#[derive(Debug)]
struct State {
    memory: Vec<Vec<u8>>,
    disk: Vec<Vec<u8>>,
    unsynced: Vec<(usize, u64, Vec<u8>)>,
    plan: Option<(u64, How, What)>,
    ops: u64,
    failed: u64,
    dice: u64,
}

impl Failing {
    fn of(image: Vec<Vec<u8>>, plan: (u64, How, What)) -> Failing {
        let (memory, disk) = (image.clone(), image);
        let state = State { memory, disk, unsynced: Vec::new(), plan: Some(plan), ops: 0, failed: 0, dice: plan.0 };
        Failing { state: Arc::new(Mutex::new(state)), file: STORE }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn source(&self) -> Source {
        let failing = self.clone();
        Box::new(move || Ok(Box::new(failing.clone())))
    }
}

impl State {
    /// Counts the operation and says how it fails, if it does.
    fn tick(&mut self) -> Option<(What, io::Error)> {
        self.ops += 1;
        let (at, how, what) = self.plan?;
        let fails = self.ops == at || (how == How::Sticky && self.ops > at);
        let code = if what == What::Broken { BROKEN } else { NO_SPACE };
        self.failed += u64::from(fails);
        fails.then(|| (what, io::Error::from_raw_os_error(code)))
    }

    /// What was written to a file and not lost goes to the disk.
    fn write_out(&mut self, file: usize) {
        for (of, offset, data) in std::mem::take(&mut self.unsynced) {
            if of != file {
                self.unsynced.push((of, offset, data));
            } else if data.is_empty() {
                self.disk[file].resize(usize::try_from(offset).unwrap(), 0); // the sign of a new length
            } else {
                lay(&mut self.disk[file], offset, &data);
            }
        }
    }

    fn write(&mut self, file: usize, offset: u64, data: &[u8]) {
        lay(&mut self.memory[file], offset, data);
        self.unsynced.push((file, offset, data.to_vec()));
    }
}

impl Files for Failing {
    fn last(&self) -> io::Result<u32> {
        Ok(u32::try_from(self.lock().memory.len() - 1).unwrap())
    }
    fn open(&self, number: u32) -> io::Result<Box<dyn StorageBackend>> {
        Ok(Box::new(Failing { file: usize::try_from(number).unwrap(), ..self.clone() }))
    }
    fn make(&self, number: u32, head: &[u8], size: u64) -> io::Result<()> {
        let mut state = self.lock();
        if let Some((_, e)) = state.tick() {
            return Err(e);
        }
        let mut bytes = head.to_vec();
        bytes.resize(usize::try_from(size).unwrap(), 0);
        // One that was made and could not be opened is made anew.
        let file = usize::try_from(number).unwrap();
        state.memory.truncate(file);
        state.disk.truncate(file);
        state.memory.push(bytes.clone());
        state.disk.push(bytes);
        Ok(())
    }
    fn set_aside(&self) -> io::Result<()> {
        panic!("a disk that fails does not damage a journal");
    }
}

impl StorageBackend for Failing {
    fn len(&self) -> io::Result<u64> {
        Ok(self.lock().memory[self.file].len() as u64)
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let mut state = self.lock();
        if let Some((_, e)) = state.tick() {
            return Err(e);
        }
        let from = usize::try_from(offset).unwrap();
        out.copy_from_slice(state.memory[self.file].get(from..from + out.len()).ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut state = self.lock();
        if let Some((_, e)) = state.tick() {
            return Err(e);
        }
        state.memory[self.file].resize(usize::try_from(len).unwrap(), 0);
        state.unsynced.push((self.file, len, Vec::new()));
        Ok(())
    }
    fn sync_data(&self) -> io::Result<()> {
        let mut state = self.lock();
        let Some((_, e)) = state.tick() else {
            state.write_out(self.file);
            return Ok(());
        };
        let mut dice = Dice(state.dice ^ state.ops);
        state.unsynced.retain(|(file, _, data)| *file != self.file || data.is_empty() || dice.one_in(2));
        state.write_out(self.file);
        Err(e)
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut state = self.lock();
        match state.tick() {
            None => state.write(self.file, offset, data),
            Some((What::Short, e)) => {
                state.write(self.file, offset, &data[..data.len() / 2]);
                return Err(e);
            }
            Some((_, e)) => return Err(e),
        }
        Ok(())
    }
}

#[test]
fn an_error_at_every_operation_loses_nothing_and_is_over_when_the_disk_is_well() {
    let stride = figure("SUTLER_ERROR_STRIDE", 3);
    let start = Instant::now();
    let base = base();
    let plans: Vec<(How, What)> =
        [How::Once, How::Sticky].into_iter().flat_map(|how| [What::Full, What::Broken, What::Short].map(|what| (how, what))).collect();
    let tally: Mutex<BTreeMap<String, u64>> = Mutex::default();
    std::thread::scope(|scope| {
        for half in 0..2 {
            let (plans, base, tally) = (&plans, &base, &tally);
            scope.spawn(move || {
                for (n, (how, what)) in plans.iter().enumerate().filter(|(n, _)| n % 2 == half) {
                    // Every operation for the first of each, every third (another one each time) for the others.
                    let step = if n < 2 { 1 } else { stride };
                    for at in (1 + n as u64 % step..).step_by(usize::try_from(step).unwrap()) {
                        let Some(verdict) = run(base, (at, *how, *what)) else { break };
                        let words = verdict.map_or_else(|e| format!("{how:?} {what:?} at {at}: {e}"), |()| format!("{how:?} {what:?}"));
                        *tally.lock().unwrap().entry(words).or_default() += 1;
                    }
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    println!("disk errors: {} points, {tally:?}, {:.1} s", tally.values().sum::<u64>(), start.elapsed().as_secs_f64());
    assert_eq!(tally.len(), plans.len(), "{tally:#?}");
    assert!(tally.values().all(|n| *n >= 50), "too few points: {tally:?}");
}

/// A bank with its accounts, closed in order.
fn base() -> Vec<Vec<u8>> {
    let disk = Disk::default();
    let shop = bank::open(Store::over(disk.source()).unwrap(), disk.clone()).unwrap();
    shop.run(&VISITOR, OpenBank).unwrap();
    drop(shop);
    disk.bytes()
}

/// One run with one plan; `None` when the plan was never reached.
fn run(base: &[Vec<u8>], plan: (u64, How, What)) -> Option<Result<(), String>> {
    let failing = Failing::of(base.to_vec(), plan);
    let open = || Store::over(failing.source()).and_then(|store| bank::open(store, failing.clone()));
    let shop = match open() {
        Ok(shop) => shop,
        // An error while opening: whoever starts it sees the fault and starts it again.
        Err(Error::Fault(Fault::Store(_))) => {
            failing.lock().plan = None;
            open().unwrap()
        }
        Err(e) => return Some(Err(format!("opening said {e}"))),
    };
    let (mut told, mut unknown) = (Vec::new(), Vec::new());
    let wish = |number: u64| {
        let from = 1 + number % ACCOUNTS;
        let end = [End::Well, End::Well, End::Well, End::Refused, End::Panic][usize::try_from(number % 5).unwrap()];
        Move { number, from, to: 1 + from % ACCOUNTS, amount: 3, end }
    };
    for number in 1..=MOVES {
        let wish = wish(number);
        match (shop.run(&VISITOR, wish.clone()), wish.end) {
            (Ok(_), End::Well) => told.push(number),
            (Err(Error::Fault(Fault::Store(_))), _) => unknown.push(wish),
            (answer, end) if bank::as_wished(end, &answer) => {}
            (answer, end) => return Some(Err(format!("{end:?} was answered with {answer:?}"))),
        }
    }
    let reached = failing.lock().failed > 0;
    failing.lock().plan = None;
    for number in MOVES + 1..=MOVES + 5 {
        let wish = wish(number);
        let answer = shop.run(&VISITOR, wish.clone());
        if !bank::as_wished(wish.end, &answer) {
            return Some(Err(format!("after the disk was well again: {answer:?}")));
        }
        told.extend(answer.is_ok().then_some(number));
    }
    for wish in unknown {
        // Sent again, it is done once, whatever became of it the first time.
        let answer = shop.run(&VISITOR, wish.clone());
        if !bank::as_wished(wish.end, &answer) && answer.is_err() {
            return Some(Err(format!("sent again: {answer:?}")));
        }
        told.extend(answer.is_ok().then_some(wish.number));
    }
    drop(shop);
    if !reached {
        return None;
    }
    let left = failing.lock().disk.clone();
    Some(bank::prove(&Disk::of(left), &told, Bank::Open).map(drop))
}

/// Holds the writer until it is let go, so that all who come meanwhile share the next group. Refused itself: it commits nothing.
#[derive(serde::Serialize, serde::Deserialize)]
struct Gate;

static HELD: AtomicBool = AtomicBool::new(false);
static LET_GO: AtomicBool = AtomicBool::new(false);

impl Command for Gate {
    type Done = ();
    const NAME: &'static str = "gate";
    const NEEDS: Permission = Permission::Anyone;
    fn run(self, _: &mut Tx) -> Outcome {
        HELD.store(true, Ordering::Release);
        wait_for(&LET_GO);
        Err(Refusal::conflict("gate").into())
    }
}

fn wait_for(flag: &AtomicBool) {
    while !flag.load(Ordering::Acquire) {
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Also who was refused hears of the fault: what the refusal rested on did not happen.
#[test]
fn a_commit_that_fails_is_a_fault_for_everyone_in_it() {
    let failing = Failing::of(base(), (u64::MAX, How::Once, What::Full));
    let shop = bank::open(Store::over(failing.source()).unwrap(), failing.clone()).unwrap();
    let wishes: Vec<Move> = [End::Well, End::Well, End::Refused, End::Panic]
        .into_iter()
        .zip(1..)
        .map(|(end, number)| Move { number, from: 1, to: 2, amount: 900, end })
        .collect();
    std::thread::scope(|scope| {
        let gate = scope.spawn(|| shop.run(&VISITOR, Gate));
        wait_for(&HELD);
        // One after the other into the queue, so that those who write stand before those who do not.
        let others: Vec<_> = wishes
            .iter()
            .map(|wish| {
                let other = scope.spawn(|| shop.run(&VISITOR, wish.clone()));
                std::thread::sleep(Duration::from_millis(100));
                other
            })
            .collect();
        failing.lock().plan = Some((0, How::Sticky, What::Full));
        LET_GO.store(true, Ordering::Release);
        assert!(matches!(gate.join().unwrap(), Err(Error::Refused(_))));
        for (other, wish) in others.into_iter().zip(&wishes) {
            let answer = other.join().unwrap();
            assert!(matches!(answer, Err(Error::Fault(Fault::Store(_)))), "{:?}: {answer:?}", wish.end);
        }
    });
    failing.lock().plan = None;
    for wish in wishes {
        let (end, answer) = (wish.end, shop.run(&VISITOR, wish));
        assert!(bank::as_wished(end, &answer), "{end:?}: {answer:?}");
    }
    drop(shop);
    bank::prove(&Disk::of(failing.lock().disk.clone()), &[1, 2], Bank::Open).unwrap();
}
