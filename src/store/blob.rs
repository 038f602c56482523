//! Files by hash: pictures and papers. The name is the BLAKE3 hash of the bytes, so a file never changes and is kept once.

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
        let folder = path.parent().unwrap_or(&self.folder);
        // Two may keep the same bytes at once: each has its own draft.
        static DRAFTS: AtomicU64 = AtomicU64::new(0);
        let draft = path.with_extension(format!("{}.new", DRAFTS.fetch_add(1, Ordering::Relaxed)));
        let write = || -> io::Result<()> {
            make_folder(folder)?;
            let mut file = File::create(&draft)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&draft, &path)?;
            sync_folder(folder)
        };
        write().map_err(|e| fault(&path, &e))?;
        Ok(hash)
    }

    /// The bytes, if a file of that hash exists. Anything but 64 hexadecimal digits is no hash.
    pub fn get(&self, hash: &str) -> Outcome<Option<Vec<u8>>> {
        if hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()) {
            return Ok(None);
        }
        match fs::read(self.path(hash)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(fault(&self.path(hash), &e)),
        }
    }

    fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(&hash[..2]).join(hash)
    }
}

fn fault(path: &Path, e: &io::Error) -> crate::base::Error {
    Fault::Store(format!("{}: {e}", path.display())).into()
}
