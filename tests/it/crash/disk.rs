//! A disk in memory that writes down what is done to it, so that every moment of it can be had again.

use redb::StorageBackend;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use sutler::store::Source;

/// What was done to the disk, and what the buyer was told, in one order.
#[derive(Clone, Debug)]
pub enum Op {
    Write(u64, Vec<u8>),
    SetLen(u64),
    Sync,
    /// The command of this number was acknowledged.
    Told(u64),
}

#[derive(Debug, Default)]
struct State {
    live: Vec<u8>,
    log: Vec<Op>,
    syncs: u64,
}

#[derive(Clone, Debug, Default)]
pub struct Disk {
    state: Arc<Mutex<State>>,
    /// Added to every sync, so that commands gather.
    wait: Duration,
    /// Every n-th sync is only said to be done: the planted bug.
    swallow: Option<u64>,
}

impl Disk {
    pub fn of(image: Vec<u8>) -> Disk {
        let state = State { live: image, ..State::default() };
        Disk { state: Arc::new(Mutex::new(state)), ..Disk::default() }
    }

    /// An empty disk that takes a moment for every sync and only says that it did every n-th.
    pub fn slow(wait: Duration, swallow: Option<u64>) -> Disk {
        Disk { wait, swallow, ..Disk::default() }
    }

    pub fn source(&self) -> Source {
        let disk = self.clone();
        Box::new(move || Ok(Box::new(disk.clone())))
    }

    pub fn told(&self, number: u64) {
        self.lock().log.push(Op::Told(number));
    }

    pub fn log(&self) -> Vec<Op> {
        self.lock().log.clone()
    }

    /// All bytes as they are now.
    pub fn bytes(&self) -> Vec<u8> {
        self.lock().live.clone()
    }

    pub fn ops(&self) -> usize {
        self.lock().log.len()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.lock().live.len() as u64)
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let from = usize::try_from(offset).unwrap();
        let state = self.lock();
        let bytes = state.live.get(from..from + out.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        out.copy_from_slice(bytes);
        Ok(())
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut state = self.lock();
        state.live.resize(usize::try_from(len).unwrap(), 0);
        state.log.push(Op::SetLen(len));
        Ok(())
    }
    fn sync_data(&self) -> io::Result<()> {
        std::thread::sleep(self.wait);
        let mut state = self.lock();
        state.syncs += 1;
        if self.swallow.is_none_or(|n| !state.syncs.is_multiple_of(n)) {
            state.log.push(Op::Sync);
        }
        Ok(())
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut state = self.lock();
        lay(&mut state.live, offset, data);
        state.log.push(Op::Write(offset, data.to_vec()));
        Ok(())
    }
}

/// Writes into an image, which grows where it must.
pub fn lay(image: &mut Vec<u8>, offset: u64, data: &[u8]) {
    let from = usize::try_from(offset).unwrap();
    if from + data.len() > image.len() {
        image.resize(from + data.len(), 0);
    }
    image[from..from + data.len()].copy_from_slice(data);
}
