//! MP4: boxes in boxes (ISO/IEC 14496-12), H.264 and AAC in them (14496-15 §5, 14496-14 §5).

use super::{Bytes, Clip, MP4, PARTS_MAX, Unfit, millis};
use std::ops::Range;

/// Boxes that only hold others.
const HOLDERS: [&[u8; 4]; 9] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"mvex", b"moof", b"traf"];
/// What stands at the top of a file beside the boxes with contents: places of pieces in it.
const PLAIN: [&[u8; 4]; 5] = [b"ftyp", b"styp", b"sidx", b"mfra", b"mdat"];
/// Boxes in boxes.
const DEPTH_MAX: usize = 8;
/// Profiles of H.264 that every browser plays: Baseline, Main, Extended, High (ITU-T H.264, Annex A).
const PROFILES: [u8; 4] = [66, 77, 88, 100];

/// What was found out on the way.
#[derive(Default)]
struct Found {
    len: u64,
    /// Length and units a second of the whole.
    span: (u64, u64),
    tracks: Vec<Track>,
}

#[derive(Default)]
struct Track {
    /// `vide`, `soun` or something else.
    handler: [u8; 4],
    codecs: Vec<[u8; 4]>,
    size: (u32, u32),
}

pub fn clean(bytes: &Bytes) -> Result<Clip, Unfit> {
    let mut found = Found { len: bytes.len, ..Found::default() };
    let (mut at, mut parts) = (0, 0);
    while at < bytes.len {
        let head = bytes.some(at, 16)?;
        let (start, end) = extent(&head, bytes.len - at)?;
        let (kind, body, next) = (kind(&head)?, at + start, at + end);
        match &kind {
            b"moov" | b"moof" => {
                let mut part = bytes.part(body, next)?;
                walk(&mut part, &kind, 0, &mut found)?;
                bytes.write(body, &part)?;
            }
            // A film of a telephone for its own maker's programs.
            b"ftyp" if at == 0 && bytes.some(body, 4)? == b"qt  " => return Err(Unfit::UnknownKind),
            known if PLAIN.contains(&known) => {}
            _ => {
                bytes.write(at + 4, b"free")?;
                bytes.zero(body, next)?;
            }
        }
        (at, parts) = (next, parts + 1);
        if parts > PARTS_MAX {
            return Err(Unfit::Broken);
        }
    }
    verdict(&found)
}

fn verdict(found: &Found) -> Result<Clip, Unfit> {
    let seen = found.tracks.iter().find(|track| &track.handler == b"vide").ok_or(Unfit::Broken)?;
    for track in &found.tracks {
        let played: &[u8; 4] = match &track.handler {
            b"vide" => b"avc1",
            b"soun" => b"mp4a",
            _ => return Err(Unfit::Tracks),
        };
        if track.codecs.is_empty() || track.codecs.iter().any(|codec| codec != played) {
            return Err(Unfit::Codec);
        }
    }
    Ok(Clip { mime: MP4.0, ending: MP4.1, size: seen.size, millis: millis(found.span.0, found.span.1) })
}

/// Where the body of a box begins and where the box ends, counted from its own beginning; `left` is what there is of bytes.
fn extent(head: &[u8], left: u64) -> Result<(u64, u64), Unfit> {
    let (start, end) = match number(head, 0, 4)? {
        0 => (8, left),
        1 => (16, number(head, 8, 8)?),
        size => (8, size),
    };
    if end < start || end > left { Err(Unfit::Broken) } else { Ok((start, end)) }
}

fn kind(head: &[u8]) -> Result<[u8; 4], Unfit> {
    head.get(4..8).and_then(|four| four.try_into().ok()).ok_or(Unfit::Broken)
}

/// A number of so many bytes, the greatest first.
fn number(bytes: &[u8], at: usize, width: usize) -> Result<u64, Unfit> {
    let digits = bytes.get(at..at + width).ok_or(Unfit::Broken)?;
    Ok(digits.iter().fold(0, |all, digit| all << 8 | u64::from(*digit)))
}

fn zero(bytes: &mut [u8], at: usize, width: usize) -> Result<(), Unfit> {
    bytes.get_mut(at..at + width).ok_or(Unfit::Broken)?.fill(0);
    Ok(())
}

/// Goes through the boxes in a box.
fn walk(bytes: &mut [u8], holder: &[u8; 4], depth: usize, found: &mut Found) -> Result<(), Unfit> {
    let mut at = 0;
    while at < bytes.len() {
        let (start, end) = extent(&bytes[at..], (bytes.len() - at) as u64)?;
        let whole = |n: u64| usize::try_from(n).map_err(|_| Unfit::Broken);
        let (start, end) = (at + whole(start)?, at + whole(end)?);
        let kind = kind(&bytes[at..])?;
        let is_known = KNOWN.iter().any(|(above, below)| *above == holder && below.contains(&&kind));
        if !is_known {
            bytes[at + 4..at + 8].copy_from_slice(b"free");
            bytes[start..end].fill(0);
        } else if HOLDERS.contains(&&kind) {
            if depth >= DEPTH_MAX {
                return Err(Unfit::Broken);
            }
            if &kind == b"trak" {
                found.tracks.push(Track::default());
            }
            walk(&mut bytes[start..end], &kind, depth + 1, found)?;
        } else {
            look(&mut bytes[start..end], &kind, found)?;
        }
        at = end;
    }
    Ok(())
}

/// What may stand in which box; anything else is overwritten: `udta` with its `©xyz` and `loci`, `meta`, `uuid`, whatever a maker
/// of cameras thought of.
const KNOWN: [(&[u8; 4], &[&[u8; 4]]); 9] = [
    (b"moov", &[b"mvhd", b"trak", b"mvex"]),
    (b"trak", &[b"tkhd", b"edts", b"mdia", b"tref", b"trgr"]),
    (b"edts", &[b"elst"]),
    (b"mdia", &[b"mdhd", b"hdlr", b"minf", b"elng"]),
    (b"minf", &[b"vmhd", b"smhd", b"nmhd", b"dinf", b"stbl"]),
    (
        b"stbl",
        &[b"stsd", b"stts", b"ctts", b"cslg", b"stss", b"stsh", b"sdtp", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"sgpd", b"sbgp"],
    ),
    (b"mvex", &[b"mehd", b"trex", b"leva"]),
    (b"moof", &[b"mfhd", b"traf"]),
    (b"traf", &[b"tfhd", b"tfdt", b"trun", b"sdtp", b"sgpd", b"sbgp", b"saiz", b"saio"]),
];

/// Takes down what one box says, and when something was filmed out of it.
fn look(body: &mut [u8], kind: &[u8; 4], found: &mut Found) -> Result<(), Unfit> {
    // In their second version, times have twice the bytes.
    let wide = body.first() == Some(&1);
    let time = if wide { 8 } else { 4 };
    match kind {
        b"mvhd" => {
            zero(body, 4, 2 * time)?;
            found.span = (number(body, 8 + 2 * time, time)?, number(body, 4 + 2 * time, 4)?);
        }
        b"mdhd" => zero(body, 4, 2 * time)?,
        b"tkhd" => {
            zero(body, 4, 2 * time)?;
            let size = size_of_track(body, if wide { 12 } else { 0 })?;
            found.tracks.last_mut().ok_or(Unfit::Broken)?.size = size;
        }
        b"hdlr" => {
            let handler = body.get(8..12).and_then(|four| four.try_into().ok()).ok_or(Unfit::Broken)?;
            // The name of the program that wrote the track.
            body.get_mut(24..).ok_or(Unfit::Broken)?.fill(0);
            found.tracks.last_mut().ok_or(Unfit::Broken)?.handler = handler;
        }
        b"stsd" => {
            let codecs = codecs(body)?;
            found.tracks.last_mut().ok_or(Unfit::Broken)?.codecs.extend(codecs);
            forget_compressor(body)?;
        }
        b"stco" => within(body, 4, found.len)?,
        b"co64" => within(body, 8, found.len)?,
        _ => {}
    }
    Ok(())
}

/// Every piece of the track begins inside of the file.
fn within(body: &[u8], width: usize, len: u64) -> Result<(), Unfit> {
    let count = usize::try_from(number(body, 4, 4)?).map_err(|_| Unfit::Broken)?;
    let places = body.get(8..).and_then(|rest| rest.get(..count.checked_mul(width)?)).ok_or(Unfit::Broken)?;
    let outside = places.chunks_exact(width).any(|place| number(place, 0, width).is_ok_and(|at| at >= len));
    if outside { Err(Unfit::Broken) } else { Ok(()) }
}

/// Pixels, turned as the camera says: where the matrix lays the picture on its side, width and height change places.
fn size_of_track(body: &[u8], more: usize) -> Result<(u32, u32), Unfit> {
    let fixed = |at: usize| Ok(u32::try_from(number(body, at + more, 4)? >> 16).unwrap_or(0));
    let (width, height) = (fixed(76)?, fixed(80)?);
    let is_turned = number(body, 40 + more, 4)? == 0 && number(body, 44 + more, 4)? != 0;
    Ok(if is_turned { (height, width) } else { (width, height) })
}

/// Where each description of samples lies.
fn descriptions(body: &[u8]) -> Result<Vec<Range<usize>>, Unfit> {
    let count = number(body, 4, 4)?;
    let (mut at, mut all) = (8, Vec::new());
    for _ in 0..count.min(16) {
        let entry = body.get(at..).ok_or(Unfit::Broken)?;
        let (_, end) = extent(entry, entry.len() as u64)?;
        let end = at + usize::try_from(end).map_err(|_| Unfit::Broken)?;
        all.push(at..end);
        at = end;
    }
    Ok(all)
}

/// How the samples are coded, one name for each description; what no browser is sure to play has the name of nothing.
fn codecs(body: &[u8]) -> Result<Vec<[u8; 4]>, Unfit> {
    let mut all = Vec::new();
    for place in descriptions(body)? {
        let entry = &body[place];
        let codec = kind(entry)?;
        let is_played = &codec != b"avc1" || profile(entry)?.is_some_and(|profile| PROFILES.contains(&profile));
        all.push(if is_played { codec } else { *b"none" });
    }
    Ok(all)
}

/// Every description of a picture has room for the name of what compressed it: a length and 31 letters. Telephones write theirs there.
fn forget_compressor(body: &mut [u8]) -> Result<(), Unfit> {
    for place in descriptions(body)? {
        let entry = &mut body[place];
        if &kind(entry)? == b"avc1" {
            zero(entry, 50, 32)?;
        }
    }
    Ok(())
}

/// The profile, from the `avcC` behind the 86 bytes that every description of a picture begins with.
fn profile(entry: &[u8]) -> Result<Option<u8>, Unfit> {
    let mut at = 86;
    while at < entry.len() {
        let (start, end) = extent(&entry[at..], (entry.len() - at) as u64)?;
        if &kind(&entry[at..])? == b"avcC" {
            return Ok(entry.get(at + usize::try_from(start).map_err(|_| Unfit::Broken)? + 1).copied());
        }
        at += usize::try_from(end).map_err(|_| Unfit::Broken)?;
    }
    Ok(None)
}
