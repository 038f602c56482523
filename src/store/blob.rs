//! Files by hash: pictures and papers. The name is the BLAKE3 hash of the bytes, so a file never changes and is kept once. What is
//! made from a file lies beside it under the same hash and an ending, and can be made again.

use super::file::{make_folder, sync_folder};
use crate::base::{Fault, Outcome};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A folder of files by hash.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    pub fn open(folder: &Path) -> Outcome<Blobs> {
        make_folder(folder).map_err(|e| fault(folder, &e))?;
        Ok(Blobs { folder: folder.to_owned() })
    }

    /// Keeps the bytes, synced, and gives their hash in 64 hexadecimal digits. The same bytes again are no second file.
    pub fn put(&self, bytes: &[u8]) -> Outcome<String> {
        let hash = blake3::hash(bytes).to_hex().to_string();
        let path = self.path(&hash);
        if path.exists() {
            return Ok(hash);
        }
        // Two may keep the same bytes at once: each has its own draft.
        static DRAFTS: AtomicU64 = AtomicU64::new(0);
        let draft = path.with_extension(format!("{}.new", DRAFTS.fetch_add(1, Ordering::Relaxed)));
        let write = || -> io::Result<()> {
            make_folder(&self.folder_of(&hash))?;
            File::create(&draft)?.write_all(bytes)?;
            settle(&draft, &path)
        };
        write().map_err(|e| fault(&path, &e))?;
        Ok(hash)
    }

    /// Keeps a file of the same disk, which is moved here, and gives its hash. However large it is, it is never in memory.
    pub fn take(&self, file: &Path) -> Outcome<String> {
        let read = || -> io::Result<String> {
            let mut hasher = blake3::Hasher::new();
            hasher.update_reader(File::open(file)?)?;
            Ok(hasher.finalize().to_hex().to_string())
        };
        let hash = read().map_err(|e| fault(file, &e))?;
        self.move_in(file, &hash, &self.path(&hash))?;
        Ok(hash)
    }

    /// Keeps what was made from a file, beside it. `ending` is a name of ours: `480.webp`.
    pub fn take_beside(&self, hash: &str, ending: &str, file: &Path) -> Outcome {
        self.move_in(file, hash, &self.beside(hash, ending))
    }

    fn move_in(&self, file: &Path, hash: &str, to: &Path) -> Outcome {
        make_folder(&self.folder_of(hash)).and_then(|()| settle(file, to)).map_err(|e| fault(to, &e))
    }

    /// The bytes, if a file of that hash exists. Anything but 64 hexadecimal digits is no hash.
    pub fn get(&self, hash: &str) -> Outcome<Option<Vec<u8>>> {
        if is_hash(hash) { read(&self.path(hash)) } else { Ok(None) }
    }

    /// What was made from a file, if it exists.
    pub fn get_beside(&self, hash: &str, ending: &str) -> Outcome<Option<Vec<u8>>> {
        if is_hash(hash) { read(&self.beside(hash, ending)) } else { Ok(None) }
    }

    /// Where the file lies, for whoever reads it piece by piece.
    pub fn path(&self, hash: &str) -> PathBuf {
        self.folder_of(hash).join(hash)
    }

    /// Removes a file and everything that was made from it.
    pub fn remove(&self, hash: &str) -> Outcome {
        let folder = self.folder_of(hash);
        let remove = || -> io::Result<()> {
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                if entry.file_name().to_str().is_some_and(|name| name.starts_with(hash)) {
                    fs::remove_file(entry.path())?;
                }
            }
            sync_folder(&folder)
        };
        match remove() {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(fault(&folder, &e)),
            _ => Ok(()),
        }
    }

    fn beside(&self, hash: &str, ending: &str) -> PathBuf {
        self.folder_of(hash).join(format!("{hash}.{ending}"))
    }

    fn folder_of(&self, hash: &str) -> PathBuf {
        self.folder.join(&hash[..2])
    }
}

pub fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase())
}

/// Makes a written file durable under its name.
fn settle(draft: &Path, path: &Path) -> io::Result<()> {
    File::open(draft)?.sync_all()?;
    fs::rename(draft, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

fn read(path: &Path) -> Outcome<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(fault(path, &e)),
    }
}

fn fault(path: &Path, e: &io::Error) -> crate::base::Error {
    Fault::Store(format!("{}: {e}", path.display())).into()
}
