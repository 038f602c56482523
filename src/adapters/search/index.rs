//! The folder of the index: opened if it is whole, made anew if not, kept in memory where not even that can be done.

use super::schema::{self, Fields, VERSION};
use crate::base::Outcome;
use crate::store::Position;
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tantivy::directory::MmapDirectory;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyError};

/// The search of one shop. Blocks on files: call it on a blocking thread.
pub struct Search {
    folder: PathBuf,
    open: RwLock<Arc<Opened>>,
    pub(super) writing: Mutex<Writing>,
    /// Set when a search failed: the next `catch_up` builds the index anew.
    pub(super) failed: AtomicBool,
}

pub(super) struct Opened {
    pub index: Index,
    pub reader: IndexReader,
    pub fields: Fields,
}

/// What the one who writes holds between two rounds.
#[derive(Default)]
pub(super) struct Writing {
    /// Opened when there is something to write, let go when there is not: it costs its heap.
    pub writer: Option<IndexWriter>,
    /// How far the log has been read, when that is further than what the index says of itself.
    pub read: Option<Position>,
}

/// What the index says of itself, in the payload of its last commit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Mark {
    pub version: u32,
    /// Everything up to here is in the index.
    pub position: Position,
    /// Hash of the entry there: a shop that was restored from a backup has another history, and the index is built anew.
    pub entry: String,
}

/// Why the index cannot go on.
pub(super) enum Trouble {
    /// It is damaged: build it anew.
    Damaged(String),
    /// The machine did not let us (a full disk, say): try again later.
    Later(String),
    /// The shop could not be read.
    Shop(crate::base::Error),
}

impl From<TantivyError> for Trouble {
    fn from(e: TantivyError) -> Trouble {
        match e {
            TantivyError::IoError(_) | TantivyError::OpenWriteError(_) | TantivyError::LockFailure(..) => Trouble::Later(e.to_string()),
            _ => Trouble::Damaged(e.to_string()),
        }
    }
}

impl From<crate::base::Error> for Trouble {
    fn from(e: crate::base::Error) -> Trouble {
        Trouble::Shop(e)
    }
}

impl Search {
    /// Opens the index in `folder`. Never fails: what cannot be read is thrown away, and `catch_up` builds it again.
    pub fn open(folder: &Path) -> Search {
        let opened = open_whole(folder).unwrap_or_else(|why| {
            if folder.exists() {
                tracing::warn!(why, "the search index cannot be used and is built anew");
            }
            anew(folder)
        });
        Search { folder: folder.to_owned(), open: RwLock::new(Arc::new(opened)), writing: Mutex::default(), failed: AtomicBool::new(false) }
    }

    pub(super) fn opened(&self) -> Arc<Opened> {
        self.open.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Throws the index away and begins an empty one.
    pub(super) fn begin_anew(&self) -> Arc<Opened> {
        let opened = Arc::new(anew(&self.folder));
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = opened.clone();
        opened
    }

    /// Up to where the log has been read; `None` while that is being done, or was never done.
    pub fn read_up_to(&self) -> Option<Position> {
        let writing = self.writing.try_lock().ok()?;
        writing.read.or_else(|| self.opened().mark().ok().flatten().map(|mark| mark.position))
    }

    /// How many products can be found.
    pub fn len(&self) -> Outcome<u64> {
        Ok(self.opened().reader.searcher().num_docs())
    }

    pub fn is_empty(&self) -> Outcome<bool> {
        Ok(self.len()? == 0)
    }
}

impl Opened {
    fn over(index: Index) -> Result<Opened, TantivyError> {
        schema::register(&index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (_, fields) = schema::schema();
        Ok(Opened { index, reader, fields })
    }

    /// What the index says of itself; `None` when it is new or of another version.
    pub fn mark(&self) -> Result<Option<Mark>, TantivyError> {
        let payload = self.index.load_metas()?.payload;
        let mark: Option<Mark> = payload.and_then(|text| serde_json::from_str(&text).ok());
        Ok(mark.filter(|mark| mark.version == VERSION))
    }
}

/// Opens what is there if every byte of it is as it was written. Damage may show as an error or as a panic in the library.
fn open_whole(folder: &Path) -> Result<Opened, String> {
    let look = || -> Result<Opened, String> {
        let directory = MmapDirectory::open(folder).map_err(|e| e.to_string())?;
        let index = Index::open(directory).map_err(|e| e.to_string())?;
        if index.schema() != schema::schema().0 {
            return Err("it has other fields".to_owned());
        }
        let damaged = index.validate_checksum().map_err(|e| e.to_string())?;
        if !damaged.is_empty() {
            return Err(format!("{} damaged files", damaged.len()));
        }
        let opened = Opened::over(index).map_err(|e| e.to_string())?;
        opened.mark().map_err(|e| e.to_string())?.ok_or("it is unfinished or of another version")?;
        Ok(opened)
    };
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| Err("reading it panicked".to_owned()))
}

/// An empty index, in the folder if that can be written, else in memory.
fn anew(folder: &Path) -> Opened {
    let make = || -> Result<Opened, String> {
        if folder.is_dir() {
            std::fs::remove_dir_all(folder).map_err(|e| e.to_string())?;
        } else if folder.exists() {
            std::fs::remove_file(folder).map_err(|e| e.to_string())?;
        }
        std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        let directory = MmapDirectory::open(folder).map_err(|e| e.to_string())?;
        let index = Index::create(directory, schema::schema().0, Default::default()).map_err(|e| e.to_string())?;
        Opened::over(index).map_err(|e| e.to_string())
    };
    make().unwrap_or_else(|why| {
        tracing::error!(why, folder = %folder.display(), "the search index is kept in memory until the next start");
        let index = Index::create_in_ram(schema::schema().0);
        Opened::over(index).expect("an empty index in memory needs nothing from outside")
    })
}
