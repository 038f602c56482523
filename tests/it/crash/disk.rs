//! A disk in memory with the file of a store and the files of its journal, that writes down what is done to it in one order, so that
//! every moment of it can be had again.

use redb::StorageBackend;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use sutler::store::Source;
use sutler::store::journal::Files;

/// The file of the store; the files of the journal follow.
pub const STORE: usize = 0;

/// What was done to which file, and what the buyer was told, in one order.
#[derive(Clone, Debug)]
pub enum Op {
    Write(usize, u64, Vec<u8>),
    SetLen(usize, u64),
    Sync(usize),
    /// A file appeared, whole and synced.
    Made(Vec<u8>),
    /// The command of this number was acknowledged.
    Told(u64),
}

#[derive(Debug)]
struct State {
    live: Vec<Vec<u8>>,
    log: Vec<Op>,
    syncs: u64,
}

#[derive(Clone, Debug)]
pub struct Disk {
    state: Arc<Mutex<State>>,
    /// The file that this is.
    file: usize,
    /// Added to every sync, so that commands gather.
    wait: Duration,
    swallow: Swallow,
}

/// The planted bugs: syncs that are only said to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Swallow {
    Nothing,
    /// Every n-th of the store.
    OfStore(u64),
    OfJournal,
}

impl Default for Disk {
    fn default() -> Disk {
        Disk::of(vec![Vec::new()])
    }
}

impl Disk {
    pub fn of(live: Vec<Vec<u8>>) -> Disk {
        let state = State { live, log: Vec::new(), syncs: 0 };
        Disk { state: Arc::new(Mutex::new(state)), file: STORE, wait: Duration::ZERO, swallow: Swallow::Nothing }
    }

    /// An empty disk that takes a moment for every sync.
    pub fn slow(wait: Duration, swallow: Swallow) -> Disk {
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

    /// All bytes of all files as they are now.
    pub fn bytes(&self) -> Vec<Vec<u8>> {
        self.lock().live.clone()
    }

    pub fn ops(&self) -> usize {
        self.lock().log.len()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

impl Files for Disk {
    fn last(&self) -> io::Result<u32> {
        Ok(u32::try_from(self.lock().live.len() - 1).unwrap())
    }
    fn open(&self, number: u32) -> io::Result<Box<dyn StorageBackend>> {
        Ok(Box::new(Disk { file: usize::try_from(number).unwrap(), ..self.clone() }))
    }
    fn make(&self, number: u32, head: &[u8], size: u64) -> io::Result<()> {
        let file = usize::try_from(number).unwrap();
        let mut bytes = head.to_vec();
        bytes.resize(usize::try_from(size).unwrap(), 0);
        let mut state = self.lock();
        assert_eq!(state.live.len(), file, "files are made one after the other");
        state.live.push(bytes.clone());
        state.log.push(Op::Made(bytes));
        Ok(())
    }
    fn set_aside(&self) -> io::Result<()> {
        Err(io::Error::other("a power cut does not damage a journal"))
    }
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.lock().live[self.file].len() as u64)
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let from = usize::try_from(offset).unwrap();
        let state = self.lock();
        let bytes = state.live[self.file].get(from..from + out.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        out.copy_from_slice(bytes);
        Ok(())
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut state = self.lock();
        state.live[self.file].resize(usize::try_from(len).unwrap(), 0);
        state.log.push(Op::SetLen(self.file, len));
        Ok(())
    }
    fn sync_data(&self) -> io::Result<()> {
        std::thread::sleep(self.wait);
        let mut state = self.lock();
        state.syncs += u64::from(self.file == STORE);
        let swallowed = match self.swallow {
            Swallow::Nothing => false,
            Swallow::OfStore(n) => self.file == STORE && state.syncs.is_multiple_of(n),
            Swallow::OfJournal => self.file != STORE,
        };
        if !swallowed {
            state.log.push(Op::Sync(self.file));
        }
        Ok(())
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut state = self.lock();
        lay(&mut state.live[self.file], offset, data);
        state.log.push(Op::Write(self.file, offset, data.to_vec()));
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
