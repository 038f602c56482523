//! Forms with files (RFC 7578), read as they arrive: words are kept in memory under the limit of every form, files go to the disk piece
//! by piece. A file that is too large is read to its end and thrown away, so that its sender gets an answer and not a broken line.

use crate::adapters::door::door;
use crate::adapters::picture::studio::Folder;
use crate::base::limits::{FORM_BYTES_MAX, PICTURE_BYTES_MAX, UPLOAD_BYTES_MAX, UPLOAD_FILES_MAX, VIDEO_BYTES_MAX};
use crate::base::{Error, Fault, MediaId, Refusal, Say, Wrong};
use crate::shop::Permission;
use crate::web::admin::signed_in::{SignedIn, StaffForm};
use crate::web::error::{Bare, Failure};
use crate::web::form::Raw;
use crate::web::site::Site;
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Frame;
use multer::{Field, Multipart};
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// How long the next piece of a body may take, and the whole of it.
const PIECE_TIME: Duration = Duration::from_secs(30);
const WHOLE_TIME: Duration = Duration::from_secs(900);

/// A form of somebody who keeps the catalogue, with the pictures that were sent with it.
pub struct PictureForm {
    pub who: SignedIn,
    pub raw: Raw,
    files: Vec<SentFile>,
    /// Where the files lie until they are taken in.
    _folder: Option<Folder>,
}

struct SentFile {
    /// The box in which it was chosen.
    field: String,
    /// As its sender calls it.
    name: String,
    path: PathBuf,
}

/// The box for a video. In all others pictures are chosen.
pub const VIDEO_BOX: &str = "video-file";

/// What became of the pictures.
pub struct Taken {
    pub who: SignedIn,
    /// The form, in which what was taken stands where `boxes` says that it is chosen.
    pub raw: Raw,
    /// Those of no such box.
    pub media: Vec<MediaId>,
    /// What is wrong with each of those that were not taken, and what to do; under the field where it is chosen, else under `pictures`.
    pub refused: Vec<Wrong>,
}

impl PictureForm {
    /// Takes in every picture and video that can be one. The others are said, and keep nobody out. `boxes` names those in which one
    /// file is chosen, and the field in which the form says which one that is.
    pub async fn take_in(self, boxes: &[(&str, &'static str)]) -> Result<Taken, Failure> {
        let PictureForm { who, mut raw, files, _folder } = self;
        let site = who.visit.site.clone();
        let (mut media, mut refused) = (Vec::new(), Vec::new());
        for (n, file) in files.iter().enumerate() {
            if n >= UPLOAD_FILES_MAX {
                let say = Say::new("wrong-picture-many").with("file", &file.name).with("max", UPLOAD_FILES_MAX);
                refused.push(Wrong { field: "pictures".into(), say });
                continue;
            }
            let chosen = boxes.iter().find(|(name, _)| *name == file.field).map(|(_, field)| *field);
            match (file.take_in(&site, &who).await?, chosen) {
                (Ok(id), Some(field)) => raw = raw.saying(field, &id.to_string()),
                (Ok(id), None) => media.push(id),
                (Err(says), _) => {
                    refused.extend(says.into_iter().map(|say| Wrong { field: chosen.unwrap_or("pictures").into(), say }));
                }
            }
        }
        Ok(Taken { who, raw, media, refused })
    }
}

impl SentFile {
    /// The picture or video, or why it cannot be one, with the name of the file.
    async fn take_in(&self, site: &Site, who: &SignedIn) -> Result<Result<MediaId, Vec<Say>>, Failure> {
        let taken = if self.field == VIDEO_BOX {
            site.studio.take_in_video(&site.shop, &who.actor, &self.path, &self.name).await
        } else {
            site.studio.take_in(&site.shop, &who.actor, &self.path, &self.name).await
        };
        match taken {
            Ok(id) => Ok(Ok(id)),
            Err(Error::Refused(Refusal::Invalid(wrong))) => {
                Ok(Err(wrong.into_iter().map(|wrong| wrong.say.with("file", &self.name)).collect()))
            }
            Err(other) => Err(other.into()),
        }
    }
}

impl FromRequest<Site> for PictureForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<PictureForm, Response> {
        let Sent { who, raw, files, folder } = sent(request, site, Permission::Catalog).await?;
        Ok(PictureForm { who, raw, files, _folder: folder })
    }
}

/// A form of somebody who handles orders, with the statement of a bank.
pub struct StatementForm {
    pub who: SignedIn,
    /// What is in the file; nothing where none was chosen.
    pub bytes: Vec<u8>,
}

impl FromRequest<Site> for StatementForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<StatementForm, Response> {
        let Sent { who, files, folder, .. } = sent(request, site, Permission::Orders).await?;
        let path = files.first().map(|file| file.path.clone());
        let read = || path.map_or(Ok(Vec::new()), std::fs::read);
        let bytes = door(read).map_err(|e| Failure(Fault::Store(format!("a file that was sent: {e}")).into()).into_response())?;
        drop(folder);
        Ok(StatementForm { who, bytes })
    }
}

/// A form with its files.
struct Sent {
    who: SignedIn,
    raw: Raw,
    files: Vec<SentFile>,
    /// The files go with it.
    folder: Option<Folder>,
}

async fn sent(request: Request, site: &Site, needs: Permission) -> Result<Sent, Response> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let Ok(boundary) = multer::parse_boundary(&kind) else {
        let StaffForm { who, raw } = StaffForm::from_request(request, site).await?;
        return Ok(Sent { who, raw, files: Vec::new(), folder: None });
    };
    let (mut parts, body) = request.into_parts();
    let who = SignedIn::from_request_parts(&mut parts, site).await?;
    let refuse = |e: Error| Failure(e).into_response();
    // Nobody fills the disk who may not: asked before a byte is read.
    who.actor.must(needs).map_err(refuse)?;
    let folder = site.studio.folder().map_err(refuse)?;
    let read = tokio::time::timeout(WHOLE_TIME, read(body, boundary, &folder)).await;
    let (pairs, files) = read.map_err(|_| Bare::TooSlow.into_response())??;
    let raw = Raw::of(pairs).map_err(|refusal| Failure::from(refusal).into_response())?;
    if raw.get("csrf") != who.visit.cx.csrf {
        return Err(Bare::ForeignForm.into_response());
    }
    Ok(Sent { who, raw, files, folder: Some(folder) })
}

/// A body that pauses after each piece. The reader of forms takes into memory whatever is there at once, and when the disk is slower
/// than the line that is all of it.
struct Sips {
    body: Body,
    /// A piece was just taken.
    full: bool,
}

impl hyper::body::Body for Sips {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if std::mem::take(&mut self.full) {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let piece = ready!(Pin::new(&mut self.body).poll_frame(cx));
        self.full = piece.is_some();
        Poll::Ready(piece)
    }
}

type Read = (Vec<(String, String)>, Vec<SentFile>);

async fn read(body: Body, boundary: String, folder: &Folder) -> Result<Read, Response> {
    let most = usize::try_from(UPLOAD_BYTES_MAX).unwrap_or(usize::MAX);
    let mut parts = Multipart::new(Limited::new(Sips { body, full: false }, most).into_data_stream(), boundary);
    let (mut pairs, mut files, mut words) = (Vec::new(), Vec::new(), 0);
    while let Some(mut field) = in_time(parts.next_field()).await? {
        let name = field.name().unwrap_or_default().to_owned();
        // A file box in which nothing was chosen sends an empty name.
        let Some(file) = field.file_name().map(str::to_owned) else {
            let value = value(&mut field, &mut words).await?;
            words += name.len();
            pairs.push((name, value));
            continue;
        };
        let path = folder.path().join(files.len().to_string());
        let most = if name == VIDEO_BOX { VIDEO_BYTES_MAX } else { PICTURE_BYTES_MAX };
        let bytes = keep(&mut field, &path, most).await?;
        if !file.is_empty() || bytes > 0 {
            files.push(SentFile { field: name, name: file.chars().take(120).collect(), path });
        }
        if files.len() > 10 * UPLOAD_FILES_MAX {
            return Err(Bare::TooLarge.into_response());
        }
    }
    Ok((pairs, files))
}

/// The words of one box; `words` counts those of all.
async fn value(field: &mut Field<'_>, words: &mut usize) -> Result<String, Response> {
    let mut bytes = Vec::new();
    while let Some(piece) = in_time(field.chunk()).await? {
        *words += piece.len();
        if *words > FORM_BYTES_MAX {
            return Err(Bare::TooLarge.into_response());
        }
        bytes.extend_from_slice(&piece);
    }
    // Text that is not UTF-8 was typed by nobody.
    String::from_utf8(bytes).map_err(|_| Bare::Unreadable.into_response())
}

/// Pieces are written when they are so many bytes together: each walk to the disk may cost a thread, and on a busy machine one for every
/// piece of a large file.
const WRITTEN_AT_ONCE: usize = 256 << 10;

/// Writes a file, a byte more than is allowed at most: enough to tell that it is too large.
async fn keep(field: &mut Field<'_>, path: &std::path::Path, most: u64) -> Result<u64, Response> {
    let trouble = |e: std::io::Error| Failure(Fault::Store(format!("{}: {e}", path.display())).into()).into_response();
    let mut file = door(|| File::create(path)).map_err(trouble)?;
    let (mut left, mut gathered) = (most + 1, Vec::new());
    while let Some(piece) = in_time(field.chunk()).await? {
        let take = piece.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        gathered.extend_from_slice(&piece[..take]);
        left -= take as u64;
        if gathered.len() >= WRITTEN_AT_ONCE {
            door(|| file.write_all(&gathered)).map_err(trouble)?;
            gathered.clear();
        }
    }
    door(|| file.write_all(&gathered)).map_err(trouble)?;
    Ok(most + 1 - left)
}

async fn in_time<T>(next: impl Future<Output = multer::Result<T>>) -> Result<T, Response> {
    let read = tokio::time::timeout(PIECE_TIME, next).await.map_err(|_| Bare::TooSlow.into_response())?;
    read.map_err(|e| match e {
        multer::Error::StreamReadFailed(why) if is_too_large(&*why) => Bare::TooLarge.into_response(),
        _ => Bare::Unreadable.into_response(),
    })
}

fn is_too_large(why: &(dyn std::error::Error + 'static)) -> bool {
    why.is::<LengthLimitError>() || why.source().is_some_and(is_too_large)
}
