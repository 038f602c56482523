//! What the shop's letters wear: its published look, with the logo in a file that every mail program shows.

use super::Worker;
use crate::adapters::mail::{Dress, Logo, Sign};
use crate::base::Outcome;
use crate::shop::catalog::Media;
use crate::shop::catalog::media::height_at;
use crate::shop::settings::Settings;
use crate::shop::theme::design;
use crate::store::{Reads, Snapshot};

/// How large a logo is drawn at most, in pixels.
const WIDE: u32 = 220;
const HIGH: u32 = 64;

/// The demo's own logo, which is a drawing in the shop; mail programs show no drawings.
const THRUM: &[u8] = include_bytes!("../../assets/img/mail-logo.png");
const THRUM_DARK: &[u8] = include_bytes!("../../assets/img/mail-logo-dark.png");

pub fn dress(worker: &Worker, snapshot: &Snapshot, settings: &Settings) -> Outcome<Dress> {
    let look = design(snapshot)?.published;
    let logo = match look.logo.map_or(Ok(None), |id| snapshot.find(id))? {
        Some(media) => logo(worker, &media)?,
        None if settings.is_thrum() => {
            let sign = |bytes: &[u8]| Sign { kind: "image/png", bytes: bytes.to_vec() };
            Some(Logo { light: sign(THRUM), dark: Some(sign(THRUM_DARK)), width: 95, height: 34 })
        }
        None => None,
    };
    Ok(Dress { logo, ..Dress::of(&look) })
}

/// The smallest JPEG that is made of it and wide enough for dense screens; never the file as it came, which may say where it was taken.
/// `None` while nothing is made: the name of the shop stands there then.
fn logo(worker: &Worker, media: &Media) -> Outcome<Option<Logo>> {
    let width = WIDE.min(media.width).min((media.width * HIGH).div_ceil(media.height.max(1))).max(1);
    let Some(made) = media.ready.iter().find(|ready| **ready >= 2 * width).or(media.ready.last()) else { return Ok(None) };
    let bytes = worker.studio.media().get_beside(&media.hash, &format!("{made}.jpg"))?;
    let height = height_at((media.width, media.height), width);
    Ok(bytes.map(|bytes| Logo { light: Sign { kind: "image/jpeg", bytes }, dark: None, width, height }))
}
