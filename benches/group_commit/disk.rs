//! The real files with a slower sync, as on an SD card, and a count of the syncs of the store.

use redb::StorageBackend;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use sutler::store::Source;
use sutler::store::file::DataFile;
use sutler::store::journal::{Files, Folder};

#[derive(Debug)]
pub struct SlowSync {
    file: Box<dyn StorageBackend>,
    add: Duration,
    syncs: Arc<AtomicU64>,
}

/// A new empty file for one measurement.
pub fn empty(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, b"").unwrap();
    path
}

impl SlowSync {
    pub fn open(path: &Path, add: Duration, syncs: &Arc<AtomicU64>) -> io::Result<SlowSync> {
        Ok(SlowSync { file: Box::new(DataFile::open(path)?), add, syncs: syncs.clone() })
    }
}

pub fn source(path: PathBuf, add: Duration, syncs: &Arc<AtomicU64>) -> Source {
    let syncs = syncs.clone();
    Box::new(move || Ok(Box::new(SlowSync::open(&path, add, &syncs)?)))
}

impl StorageBackend for SlowSync {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.file.read(offset, out)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.file.set_len(len)
    }
    fn sync_data(&self) -> io::Result<()> {
        self.syncs.fetch_add(1, Ordering::Relaxed);
        std::thread::sleep(self.add);
        self.file.sync_data()
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.file.write(offset, data)
    }
}

/// The files of a journal on the same disk.
pub struct SlowFolder {
    pub folder: Folder,
    pub add: Duration,
}

impl Files for SlowFolder {
    fn last(&self) -> io::Result<u32> {
        self.folder.last()
    }
    fn open(&self, number: u32) -> io::Result<Box<dyn StorageBackend>> {
        Ok(Box::new(SlowSync { file: self.folder.open(number)?, add: self.add, syncs: Arc::default() }))
    }
    fn make(&self, number: u32, head: &[u8], size: u64) -> io::Result<()> {
        self.folder.make(number, head, size)
    }
    fn set_aside(&self) -> io::Result<()> {
        self.folder.set_aside()
    }
}
