//! Where the files of a journal are: in a folder, or, for stores in memory, nowhere.

use super::segment::HEAD;
use crate::base::{Error, Fault, Outcome};
use crate::store::file::{self, DataFile, Shared};
use redb::StorageBackend;
use redb::backends::InMemoryBackend;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Files with the numbers 1, 2, 3, … None of them is ever deleted or cut.
pub trait Files: Send + Sync {
    /// The number of the last one; 0 while there is none.
    fn last(&self) -> io::Result<u32>;

    fn open(&self, number: u32) -> io::Result<Box<dyn StorageBackend>>;

    /// Makes one of `size` bytes that begins with `head` and goes on with zeros: whole and synced, or not at all. One of this number
    /// into which nothing was written yet is made anew.
    fn make(&self, number: u32, head: &[u8], size: u64) -> io::Result<()>;

    /// Puts all of them where nobody takes them for a journal to go on with.
    fn set_aside(&self) -> io::Result<()>;
}

/// Files in a folder.
pub struct Folder(PathBuf);

impl Folder {
    /// The folder, which is made when it is not there.
    pub fn make(path: &Path) -> Outcome<Folder> {
        file::make_folder(path).map_err(|e| Fault::Store(format!("{}: {e}", path.display())))?;
        Ok(Folder(path.to_owned()))
    }

    /// A folder as it is.
    pub fn at(path: &Path) -> Folder {
        Folder(path.to_owned())
    }

    fn path(&self, number: u32) -> PathBuf {
        self.0.join(format!("{number:08}.{EXTENSION}"))
    }
}

const EXTENSION: &str = "journal";

impl Files for Folder {
    fn last(&self) -> io::Result<u32> {
        let found = match fs::read_dir(&self.0) {
            Ok(found) => found,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(0),
            Err(e) => return Err(e),
        };
        let mut last = 0;
        for entry in found {
            let path = entry?.path();
            let number = path
                .file_stem()
                .filter(|_| path.extension().is_some_and(|it| it == EXTENSION))
                .and_then(|stem| stem.to_str()?.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(last)
    }

    fn open(&self, number: u32) -> io::Result<Box<dyn StorageBackend>> {
        Ok(Box::new(DataFile::open(&self.path(number))?))
    }

    /// Filled, and not only set to its length: then a sync of what is written later has nothing to say about the file itself.
    fn make(&self, number: u32, head: &[u8], size: u64) -> io::Result<()> {
        let fill = |draft: &Path| -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).open(draft)?;
            file.write_all(head)?;
            let zeros = [0; 1 << 16];
            let mut left = usize::try_from(size - HEAD).map_err(io::Error::other)?;
            while left > 0 {
                let now = left.min(zeros.len());
                file.write_all(&zeros[..now])?;
                left -= now;
            }
            Ok(())
        };
        let why = |e: Error| io::Error::other(e.to_string());
        file::create(&self.path(number), |draft| fill(draft).map_err(|e| Fault::Store(e.to_string()).into())).map_err(why)
    }

    fn set_aside(&self) -> io::Result<()> {
        let aside = (1..).map(|n| self.0.with_extension(format!("damaged-{n}"))).find(|path| !path.exists());
        fs::rename(&self.0, aside.ok_or(io::ErrorKind::AlreadyExists)?)?;
        file::make_folder(&self.0)
    }
}

/// Files in memory.
#[derive(Default)]
pub struct Memory(Mutex<Vec<Arc<InMemoryBackend>>>);

impl Files for Memory {
    fn last(&self) -> io::Result<u32> {
        Ok(u32::try_from(self.0.lock().unwrap_or_else(PoisonError::into_inner).len()).expect("few files"))
    }

    fn open(&self, number: u32) -> io::Result<Box<dyn StorageBackend>> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let file = files.get(number as usize - 1).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Shared(file.clone())))
    }

    fn make(&self, number: u32, head: &[u8], size: u64) -> io::Result<()> {
        let file = InMemoryBackend::new();
        file.set_len(size)?;
        file.write(0, head)?;
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.truncate(number as usize - 1);
        files.push(Arc::new(file));
        Ok(())
    }

    fn set_aside(&self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(())
    }
}
