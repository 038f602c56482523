//! The provider's memory: a file a session, written and synced before anything is answered, so that kill -9 forgets nothing.

use super::session::Session;
use crate::base::{Fault, Outcome, Refusal, Time};
use crate::store::file;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// More sessions than a demo ever needs; beyond, the oldest that is decided is forgotten.
const SESSIONS_MAX: usize = 10_000;

pub struct Book {
    folder: PathBuf,
    pages: Mutex<Pages>,
}

#[derive(Default)]
struct Pages {
    sessions: HashMap<String, Session>,
    /// Session of each idempotency key.
    once: HashMap<String, String>,
}

impl Book {
    pub fn open(folder: &Path) -> Outcome<Book> {
        std::fs::create_dir_all(folder).map_err(|e| fault(folder, &e))?;
        let mut pages = Pages::default();
        for entry in std::fs::read_dir(folder).map_err(|e| fault(folder, &e))? {
            let path = entry.map_err(|e| fault(folder, &e))?.path();
            if path.extension().is_none_or(|extension| extension != "json") || pages.sessions.len() >= SESSIONS_MAX {
                continue;
            }
            let bytes = std::fs::read(&path).map_err(|e| fault(&path, &e))?;
            match serde_json::from_slice::<Session>(&bytes) {
                Ok(session) => pages.put(session),
                Err(e) => tracing::warn!(path = %path.display(), why = %e, "a session of the test card provider cannot be read"),
            }
        }
        Ok(Book { folder: folder.to_owned(), pages: Mutex::new(pages) })
    }

    pub fn find(&self, id: &str) -> Option<Session> {
        self.pages().sessions.get(id).cloned()
    }

    /// All that still have webhooks to deliver.
    pub fn undelivered(&self) -> Vec<Session> {
        self.pages().sessions.values().filter(|session| !session.deliveries.is_empty()).cloned().collect()
    }

    /// The session of this idempotency key: the one there is, or this new one. Blocks.
    pub fn create(&self, session: Session, now: Time) -> Outcome<Session> {
        let mut pages = self.pages();
        if let Some(known) = pages.once.get(&session.once).and_then(|id| pages.sessions.get(id)) {
            if known.wanted_hash != session.wanted_hash {
                return Err(Refusal::conflict("taken").into());
            }
            return Ok(known.clone());
        }
        if pages.sessions.len() >= SESSIONS_MAX {
            self.forget_one(&mut pages, now)?;
        }
        self.keep(&session)?;
        pages.put(session.clone());
        Ok(session)
    }

    /// Changes a session and keeps it; when it cannot be kept, nothing has changed. Blocks.
    pub fn change<T>(&self, id: &str, work: impl FnOnce(&mut Session) -> T) -> Outcome<(Session, T)> {
        let mut pages = self.pages();
        let mut session = pages.sessions.get(id).cloned().ok_or(Refusal::NotFound { what: "session" })?;
        let done = work(&mut session);
        self.keep(&session)?;
        pages.put(session.clone());
        Ok((session, done))
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    fn keep(&self, session: &Session) -> Outcome {
        let bytes = serde_json::to_vec_pretty(session).expect("sessions are plain data");
        file::create(&self.path(&session.id), |draft| std::fs::write(draft, bytes).map_err(|e| fault(draft, &e).into()))
    }

    /// Makes room: forgets the oldest session in which nothing can happen any more.
    fn forget_one(&self, pages: &mut Pages, now: Time) -> Outcome {
        let decided = pages.sessions.values().filter(|session| !session.is_open(now) && session.deliveries.is_empty());
        let oldest = decided.min_by_key(|session| session.created).map(|session| session.id.clone()).ok_or(Fault::Busy)?;
        if let Some(session) = pages.sessions.remove(&oldest) {
            pages.once.remove(&session.once);
        }
        let path = self.path(&oldest);
        std::fs::remove_file(&path).map_err(|e| fault(&path, &e).into())
    }
}

impl Pages {
    fn put(&mut self, session: Session) {
        self.once.insert(session.once.clone(), session.id.clone());
        self.sessions.insert(session.id.clone(), session);
    }
}

fn fault(path: &Path, e: &std::io::Error) -> Fault {
    Fault::Store(format!("{}: {e}", path.display()))
}
