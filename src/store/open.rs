//! The store: opening it, snapshots of it, and transactions on it.

use super::engine::{Engine, Pace, Rows, Source};
use super::file::{self, DataFile, FolderLock};
use super::write::Company;
use super::{Snapshot, Write};
use crate::base::{Fault, Outcome};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

pub struct Store {
    engine: Engine,
    _lock: Option<FolderLock>,
}

/// The file of all records in a data folder.
const FILE: &str = "shop.redb";

impl Store {
    /// Opens the shop of a data folder, which becomes this process's own; makes folder and file when they are new.
    pub fn open(folder: &Path) -> Outcome<Store> {
        let io = |e: std::io::Error| Fault::Store(format!("{}: {e}", folder.display()));
        file::make_folder(folder).map_err(io)?;
        let lock = file::lock(folder)?;
        let path = folder.join(FILE);
        match std::fs::metadata(&path) {
            Ok(found) if found.len() == 0 => {
                let why = "is empty: something outside of sutler has cut it. Nothing was changed. Put a backup in its place.";
                return Err(Fault::Store(format!("{} {why}", path.display())).into());
            }
            Ok(_) => {}
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                file::create(&path, |draft| Engine::open(source(draft)).map(drop))?;
            }
            Err(e) => return Err(io(e).into()),
        }
        Ok(Store { engine: Engine::open(source(&path))?, _lock: Some(lock) })
    }

    /// A store over any bytes, for tests.
    pub fn over(source: Source) -> Outcome<Store> {
        Ok(Store { engine: Engine::open(source)?, _lock: None })
    }

    /// A store in memory, for tests.
    pub fn memory() -> Outcome<Store> {
        let bytes = std::sync::Arc::new(redb::backends::InMemoryBackend::new());
        Store::over(Box::new(move || Ok(Box::new(super::file::Shared(bytes.clone())))))
    }

    /// Everything as it is now.
    pub fn read(&self) -> Outcome<Snapshot> {
        Ok(Snapshot(self.engine.view()?))
    }

    pub fn set_pace(&self, pace: Pace) {
        self.engine.set_pace(pace);
    }

    /// One transaction with one session: everything that `work` wrote is kept, or nothing.
    pub fn write<T>(&self, work: impl FnOnce(&mut Write) -> Outcome<T>) -> Outcome<T> {
        self.engine.write(|rows| {
            let mut session = Write::over(rows, Company::Alone);
            let done = work(&mut session)?;
            session.fold();
            Ok(done)
        })
    }

    /// Writes a row as it is, past every rule. For tests that plant damage, and for nothing else.
    #[doc(hidden)]
    pub fn plant(&self, key: &[u8], value: Option<&[u8]>) -> Outcome {
        self.write(|session| {
            match value {
                Some(value) => session.set(key.to_vec(), value.to_vec()),
                None => session.unset(key.to_vec()),
            }
            Ok(())
        })
    }

    /// One transaction for many sessions. `work` opens them one after another with `Group::session`; nothing is durable, and
    /// nobody may be told, before this returns. When it returns a fault, none of the sessions happened.
    pub fn group(&self, work: impl FnOnce(&mut Group)) -> Outcome {
        self.engine.write(|rows| {
            work(&mut Group { rows });
            Ok(())
        })
    }
}

/// The transaction that sessions share.
pub struct Group<'a, 'tx> {
    rows: &'a mut Rows<'tx>,
}

impl Group<'_, '_> {
    /// Runs one session. A refusal, a fault or a panic in it leaves no trace; the others are not touched by it.
    pub fn session<T>(&mut self, work: impl FnOnce(&mut Write) -> Outcome<T>) -> Outcome<T> {
        let mut session = Write::over(self.rows, Company::Shared);
        let answer = catch_unwind(AssertUnwindSafe(|| work(&mut session)));
        match answer {
            Ok(Ok(done)) => {
                session.fold();
                Ok(done)
            }
            Ok(Err(e)) => Err(e),
            Err(panic) => Err(Fault::Bug(message(&*panic)).into()),
        }
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "panicked".to_owned())
}

fn source(path: &Path) -> Source {
    let path = path.to_owned();
    Box::new(move || Ok(Box::new(DataFile::open(&path)?)))
}
