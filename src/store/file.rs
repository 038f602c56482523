//! The file under the engine, the lock that keeps a second process out, and the safe way to make a new file.

use crate::base::{Fault, Outcome};
use redb::StorageBackend;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write as _};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

/// Plain positioned reads and writes. Unlike redb's own backend it takes no lock: the folder's lock does that, and the file must
/// be opened anew after an error while a reader may still hold the old one.
#[derive(Debug)]
pub struct DataFile(File);

impl DataFile {
    pub fn open(path: &Path) -> io::Result<DataFile> {
        OpenOptions::new().read(true).write(true).open(path).map(DataFile)
    }
}

impl StorageBackend for DataFile {
    fn len(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.0.read_exact_at(out, offset)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
    fn sync_data(&self) -> io::Result<()> {
        self.0.sync_data()
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.0.write_all_at(data, offset)
    }
}

/// Held as long as the process has the data folder.
#[derive(Debug)]
pub struct FolderLock {
    file: File,
}

/// Given back at once: a child process that was started meanwhile may hold the same file open a moment longer.
impl Drop for FolderLock {
    fn drop(&mut self) {
        let _ = rustix::fs::flock(&self.file, rustix::fs::FlockOperation::Unlock);
    }
}

/// Takes the folder for this process, or says who has it.
pub fn lock(folder: &Path) -> Outcome<FolderLock> {
    let path = folder.join("lock");
    let io = |e: io::Error| Fault::Store(format!("{}: {e}", path.display()));
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(&path).map_err(io)?;
    let taken = rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive);
    if taken == Err(rustix::io::Errno::WOULDBLOCK) {
        let mut holder = String::new();
        let _ = file.read_to_string(&mut holder);
        let holder = holder.trim();
        let who = if holder.is_empty() { String::new() } else { format!(" (process {holder})") };
        return Err(Fault::Store(format!(
            "the data folder {} is in use by another sutler{who}. Nothing was changed. Stop that one first, or choose another folder with --data.",
            folder.display()
        ))
        .into());
    }
    taken.map_err(|e| io(e.into()))?;
    file.set_len(0).map_err(io)?;
    write!(file, "{}", std::process::id()).map_err(io)?;
    Ok(FolderLock { file })
}

/// Makes a file that exists whole or not at all: written under another name by `fill`, synced, renamed, and the folder synced.
/// A power cut inside redb's own creation leaves a file that never opens again; this way there is no such moment.
pub fn create(path: &Path, fill: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let io = |e: io::Error| Fault::Store(format!("{}: {e}", path.display()));
    let draft = path.with_extension("new");
    match fs::remove_file(&draft) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(io(e).into()),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft).map_err(io)?;
    fill(&draft)?;
    File::open(&draft).and_then(|f| f.sync_all()).map_err(io)?;
    fs::rename(&draft, path).map_err(io)?;
    sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(io)?;
    Ok(())
}

/// Makes a folder and those above it that are missing, so that a power cut cannot take them away again.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(above)?;
    match fs::create_dir(folder) {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists || !folder.is_dir() => return Err(e),
        _ => {}
    }
    sync_folder(above)
}

/// Makes names that were created or renamed in a folder durable.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// A backend that several openings share; for stores in memory.
#[derive(Debug)]
pub(super) struct Shared<B>(pub(super) std::sync::Arc<B>);

impl<B: StorageBackend> StorageBackend for Shared<B> {
    fn len(&self) -> io::Result<u64> {
        self.0.len()
    }
    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.0.read(offset, out)
    }
    fn set_len(&self, len: u64) -> io::Result<()> {
        self.0.set_len(len)
    }
    fn sync_data(&self) -> io::Result<()> {
        self.0.sync_data()
    }
    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.0.write(offset, data)
    }
}
