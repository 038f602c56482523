//! What the double remembers: its objects by name, and the answers to idempotency keys; one file, written before anything is
//! answered.

use crate::base::{Fault, Outcome};
use crate::store::file;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub struct Book {
    path: PathBuf,
    pages: Mutex<Pages>,
}

#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Pages {
    /// Every object by its name, such as `cs_test_…`.
    pub objects: BTreeMap<String, Value>,
    /// Payment pages in the order in which they were made.
    pub sessions: Vec<String>,
    /// Movements of the balance, payouts and disputes, each in the order in which they were made.
    #[serde(default)]
    pub transactions: Vec<String>,
    #[serde(default)]
    pub payouts: Vec<String>,
    #[serde(default)]
    pub disputes: Vec<String>,
    /// The currency of the balance and what one of another is worth in it, in millionths; `None`: that of each payment.
    #[serde(default)]
    pub settles_in: Option<(String, i64)>,
    /// What webhooks told of, whether they arrived or not.
    #[serde(default)]
    pub events: Vec<String>,
    /// By idempotency key: the hash of what was asked, and the status and body that were answered.
    pub once: BTreeMap<String, (String, u16, Value)>,
    /// Address and secret of each place to which webhooks go, beside the one of the configuration.
    pub endpoints: BTreeMap<String, (String, String)>,
}

impl Book {
    pub fn open(folder: &Path) -> Outcome<Book> {
        let fault = |e: std::io::Error| Fault::Store(format!("{}: {e}", folder.display()));
        std::fs::create_dir_all(folder).map_err(fault)?;
        let path = folder.join("objects.json");
        let pages = match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|e| Fault::Store(format!("{}: {e}", path.display())))?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Pages::default(),
            Err(e) => return Err(fault(e).into()),
        };
        Ok(Book { path, pages: Mutex::new(pages) })
    }

    pub fn read<T>(&self, work: impl FnOnce(&Pages) -> T) -> T {
        work(&self.pages())
    }

    /// Changes what is remembered and keeps it; when it cannot be kept, nothing has changed. Blocks.
    pub fn change<T>(&self, work: impl FnOnce(&mut Pages) -> T) -> Outcome<T> {
        let mut pages = self.pages();
        let mut draft = pages.clone();
        let done = work(&mut draft);
        let bytes = serde_json::to_vec(&draft).expect("objects are plain data");
        file::create(&self.path, |at| std::fs::write(at, bytes).map_err(|e| Fault::Store(e.to_string()).into()))?;
        *pages = draft;
        Ok(done)
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
