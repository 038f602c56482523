//! The store: opening it, snapshots of it, and transactions on it.

use super::engine::{Engine, Pace, Rows, Source};
use super::file::{self, DataFile, FolderLock};
use super::journal::{self, Begun, Files, Journal, Plan, Together};
use super::write::Company;
use super::{Finding, Snapshot, Write};
use crate::base::{Fault, Outcome};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

pub struct Store {
    engine: Engine,
    journal: Option<Journal>,
    _lock: Option<FolderLock>,
}

/// What whoever starts such a shop can do.
const MENDED: &str = "entries of orders and payments, in the folder journal. Nothing was changed. `sutler rebuild --from-journal` brings \
                      them back; an older shop.redb may also be replaced by a newer one.";

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
        Ok(Store { engine: Engine::open(source(&path))?, journal: None, _lock: Some(lock) })
    }

    /// A store over any bytes, for tests.
    pub fn over(source: Source) -> Outcome<Store> {
        Ok(Store { engine: Engine::open(source)?, journal: None, _lock: None })
    }

    /// A store in memory, for tests.
    pub fn memory() -> Outcome<Store> {
        let bytes = Arc::new(redb::backends::InMemoryBackend::new());
        Store::over(Box::new(move || Ok(Box::new(super::file::Shared(bytes.clone())))))
    }

    /// Everything as it is now.
    pub fn read(&self) -> Outcome<Snapshot> {
        Ok(Snapshot(self.engine.view()?))
    }

    /// The journal waits while all hurry, and gets a copy of everything afterwards.
    pub fn set_pace(&self, pace: Pace) -> Outcome {
        if pace == Pace::Hurried {
            self.write(|session| {
                journal::forget(session);
                Ok(())
            })?;
        }
        self.engine.set_pace(pace);
        match &self.journal {
            Some(journal) if pace == Pace::Synced && !journal.knows(&self.read()?)? => self.engine.write(None, |rows| journal.copy(rows)),
            _ => Ok(()),
        }
    }

    /// The store with a journal beside it, which from here on has every commit of orders and money before anybody is told of it.
    /// Refused where one of the two has lost what only the other can give back.
    pub fn with_journal(mut self, files: Arc<dyn Files>, plan: Plan) -> Outcome<(Store, Begun)> {
        let (journal, together) = Journal::open(files, plan, &self.read()?)?;
        let begun = match together {
            Together::Yes => Begun::GoesOn,
            Together::Unknown | Together::StoreIsNew { rows: 0 } => Begun::Anew,
            Together::Damaged => {
                journal.set_aside()?;
                Begun::AnewAfterDamage
            }
            Together::StoreIsNew { rows } => {
                return Err(Fault::Store(format!("shop.redb is new, and the journal knows {rows} {MENDED}")).into());
            }
            Together::StoreIsOlder { by } => return Err(Fault::Store(format!("shop.redb lacks the last {by} {MENDED}")).into()),
        };
        if begun != Begun::GoesOn {
            self.engine.write(None, |rows| journal.copy(rows))?;
        }
        self.journal = Some(journal);
        Ok((self, begun))
    }

    /// Proves that the journal and the snapshot say the same; nothing where there is no journal.
    pub fn compare_journal(&self, snapshot: &Snapshot, findings: &mut Vec<Finding>) -> Outcome {
        self.journal.as_ref().map_or(Ok(()), |journal| journal.compare(snapshot, findings))
    }

    /// One transaction with one session: everything that `work` wrote is kept, or nothing.
    pub fn write<T>(&self, work: impl FnOnce(&mut Write) -> Outcome<T>) -> Outcome<T> {
        self.engine.write(self.journal.as_ref(), |rows| {
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

    /// The same, behind the journal's back.
    #[doc(hidden)]
    pub fn plant_unseen(&self, key: &[u8], value: Option<&[u8]>) -> Outcome {
        self.engine.write(None, |rows| {
            rows.set(key.to_vec(), value.map(<[u8]>::to_vec));
            Ok(())
        })
    }

    /// One transaction for many sessions. `work` opens them one after another with `Group::session`; nothing is durable, and
    /// nobody may be told, before this returns. When it returns a fault, none of the sessions happened.
    pub fn group(&self, work: impl FnOnce(&mut Group)) -> Outcome {
        self.engine.write(self.journal.as_ref(), |rows| {
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
