//! Where pictures are made: one child at a time, with a folder of its own, watched by the clock.

use super::child::Told;
use super::{FORMS, Made, Unfit, head};
use crate::adapters::door::door;
use crate::adapters::video;
use crate::base::{Fault, Handle, MediaId, Outcome};
use crate::shop::catalog::make_media::{NoteMade, is_kept};
use crate::shop::catalog::media::{FIRST_WIDTHS, WIDTHS, widths};
use crate::shop::catalog::{AddMedia, Media};
use crate::shop::{Actor, Shop};
use crate::store::Reads;
use crate::store::blob::Blobs;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::process::Command;
use tokio::sync::{Semaphore, SemaphorePermit};

/// How long a child may take, whatever it does meanwhile: one for which somebody waits, and one that stands behind everything else.
const PATIENCE: Duration = Duration::from_secs(60);
const PATIENCE_BEHIND: Duration = Duration::from_secs(300);
/// How long somebody who sends pictures waits for those before theirs.
const QUEUE: Duration = Duration::from_secs(90);
/// Most that is read of what a child says.
const ANSWER_BYTES_MAX: u64 = 4 << 10;

/// A handle; copies share the same room.
#[derive(Clone)]
pub struct Studio(Arc<Room>);

struct Room {
    /// This program, which is also the child's.
    program: PathBuf,
    /// For files on their way, and for what children make.
    folder: PathBuf,
    media: Blobs,
    one_at_a_time: Semaphore,
}

impl Studio {
    /// What an earlier run left in the folder is removed. It must be on the same disk as the blobs.
    pub fn open(program: &Path, folder: &Path, media: Blobs) -> Outcome<Studio> {
        let fresh = match fs::remove_dir_all(folder) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
            _ => fs::create_dir_all(folder),
        };
        fresh.map_err(|e| fault(folder, &e))?;
        let (program, folder) = (program.to_owned(), folder.to_owned());
        Ok(Studio(Arc::new(Room { program, folder, media, one_at_a_time: Semaphore::new(1) })))
    }

    /// An empty folder that vanishes with its handle.
    pub fn folder(&self) -> Outcome<Folder> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let path = self.0.folder.join(NEXT.fetch_add(1, Ordering::Relaxed).to_string());
        fs::create_dir(&path).map_err(|e| fault(&path, &e))?;
        Ok(Folder(path))
    }

    /// The files of all pictures, and what was made of them.
    pub fn media(&self) -> &Blobs {
        &self.0.media
    }

    async fn turn(&self) -> Outcome<SemaphorePermit<'_>> {
        let turn = tokio::time::timeout(QUEUE, self.0.one_at_a_time.acquire()).await;
        Ok(turn.map_err(|_| Fault::Busy)?.map_err(|_| Fault::Busy)?)
    }

    /// Takes in a picture that somebody sent: it is looked at, opened, made in its first widths, and only then kept. `file` is moved;
    /// `name` is what the sender calls it.
    pub async fn take_in(&self, shop: &Shop, actor: &Actor, file: &Path, name: &str) -> Outcome<MediaId> {
        let head = door(|| head::of_file(file))??;
        let _turn = self.turn().await?;
        let (made, folder) = self.open_in_child(file, FIRST_WIDTHS).await?;
        door(|| {
            let hash = self.0.media.take(file)?;
            self.keep(&hash, &made, &folder)?;
            let (name, mime) = (file_name(name, head.ending), head.mime.to_owned());
            let Made { width, height, ready, haze } = made;
            shop.run(actor, AddMedia { hash, name, mime, width, height, ready, haze, ..AddMedia::default() })
        })
    }

    /// Takes in a video that somebody sent: it is looked through, rid of what a camera wrote beside it, and kept as it is. `file` is
    /// moved; `name` is what the sender calls it.
    pub async fn take_in_video(&self, shop: &Shop, actor: &Actor, file: &Path, name: &str) -> Outcome<MediaId> {
        let clip = door(|| video::clean(file))??;
        let _turn = self.turn().await?;
        door(|| {
            let hash = self.0.media.take(file)?;
            let (name, mime, (width, height)) = (file_name(name, clip.ending), clip.mime.to_owned(), clip.size);
            shop.run(actor, AddMedia { hash, name, mime, width, height, millis: clip.millis, ..AddMedia::default() })
        })
    }

    /// Makes all widths of a picture whose file is kept.
    pub async fn make(&self, shop: &Shop, id: MediaId) -> Outcome {
        let Some(media) = door(|| shop.read()?.find(id))?.filter(|media: &Media| !media.is_made()) else { return Ok(()) };
        let _turn = self.turn().await?;
        let (made, folder) = self.open_in_child(&self.0.media.path(&media.hash), WIDTHS.len()).await?;
        door(|| {
            self.keep(&media.hash, &made, &folder)?;
            let Made { width, height, ready, haze } = made;
            shop.run(&Actor::System, NoteMade { media: id, width, height, ready, haze })
        })
    }

    /// Removes the file of a picture that was deleted, unless another has it. Nobody takes one in meanwhile.
    pub async fn drop_file(&self, shop: &Shop, hash: &str) -> Outcome {
        let _turn = self.turn().await?;
        door(|| if is_kept(&shop.read()?, hash)? { Ok(()) } else { self.0.media.remove(hash) })
    }

    fn keep(&self, hash: &str, made: &Made, folder: &Folder) -> Outcome {
        for width in &made.ready {
            for form in FORMS {
                let ending = format!("{width}.{form}");
                self.0.media.take_beside(hash, &ending, &folder.0.join(&ending))?;
            }
        }
        Ok(())
    }

    async fn open_in_child(&self, file: &Path, steps: usize) -> Outcome<(Made, Folder)> {
        let folder = self.folder()?;
        let input = File::open(file).map_err(|e| fault(file, &e))?;
        let mut child = Command::new(&self.0.program)
            .args(["picture", &steps.to_string()])
            .current_dir(&folder.0)
            .env_clear()
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|e| fault(&self.0.program, &e))?;
        let mut said = Vec::new();
        let watched = async {
            if let Some(out) = child.stdout.take() {
                out.take(ANSWER_BYTES_MAX).read_to_end(&mut said).await?;
            }
            child.wait().await
        };
        // One that runs out of memory, of time or of luck says nothing; when time is over, it is killed as it is dropped.
        let patience = if steps > FIRST_WIDTHS { PATIENCE_BEHIND } else { PATIENCE };
        let ended = tokio::time::timeout(patience, watched).await;
        let is_done = matches!(&ended, Ok(Ok(status)) if status.success());
        match serde_json::from_slice(&said) {
            Ok(Told::Made(made)) if is_done && folder.holds(&made, steps) => Ok((made, folder)),
            Ok(Told::Unfit(unfit)) if is_done => Err(unfit.into()),
            _ => Err(Unfit::TooHeavy.into()),
        }
    }
}

/// A name that can stand in an address, from what somebody calls the file, with the ending that belongs to what is in it.
fn file_name(called: &str, ending: &str) -> String {
    let stem = Handle::of(called.rsplit_once('.').map_or(called, |(stem, _)| stem));
    format!("{}.{ending}", stem.as_str().chars().take(100).collect::<String>())
}

fn fault(path: &Path, e: &io::Error) -> crate::base::Error {
    Fault::Store(format!("{}: {e}", path.display())).into()
}

/// A folder that is removed with everything in it.
pub struct Folder(PathBuf);

impl Folder {
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether a child made what it says, in the way that is its only one: a child may have been taken over by what it read.
    fn holds(&self, made: &Made, steps: usize) -> bool {
        let expected: Vec<u32> = widths(made.width).into_iter().take(steps).collect();
        let is_file = |name: String| fs::symlink_metadata(self.0.join(name)).is_ok_and(|meta| meta.is_file());
        let base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
        head::fits((made.width, made.height)).is_ok()
            && made.ready == expected
            && made.haze.bytes().all(base64)
            && expected.iter().all(|width| FORMS.iter().all(|form| is_file(format!("{width}.{form}"))))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
