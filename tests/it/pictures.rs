//! Pictures: what is taken in and what is refused, what is made of them, and how a shop shows them.

mod drawn;
mod hostile;
mod made;
mod story;
mod video;

use std::future::Future;
use std::path::Path;
use sutler::adapters::picture::Studio;
use sutler::base::Error;
use sutler::store::blob::Blobs;

/// A studio over this folder, whose children are the real program.
pub fn studio(folder: &Path, media: &Blobs) -> Studio {
    Studio::open(Path::new(crate::process::program::BINARY), &folder.join("work"), media.clone()).unwrap()
}

/// Runs what may block, on threads of its own.
pub fn wait<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async { tokio::spawn(work).await.unwrap() })
}

/// The text key of the one thing that was wrong.
#[track_caller]
pub fn key(error: Error) -> &'static str {
    match error {
        Error::Refused(sutler::base::Refusal::Invalid(wrong)) => wrong[0].say.key,
        other => panic!("{other:?}"),
    }
}
