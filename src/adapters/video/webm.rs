//! WebM: elements in elements (RFC 8794, RFC 9559), VP8, VP9 or AV1 with Vorbis or Opus in them.

use super::{Bytes, Clip, PARTS_MAX, Unfit, WEBM, millis};

const EBML: u32 = 0x1a45_dfa3;
const DOC_TYPE: u32 = 0x4282;
const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_a966;
const TRACKS: u32 = 0x1654_ae6b;
/// Where things are in the file, and the pieces with picture and sound.
const PLAIN: [u32; 3] = [0x114d_9b74, 0x1c53_bb6b, 0x1f43_b675];
const VOID: u8 = 0xec;
const TRACK: u32 = 0xae;
const VIDEO: u32 = 0xe0;
/// Of `INFO`, what a player needs: units of time, length, and the two names that must be there.
const INFO_KEPT: [u32; 4] = [0x2a_d7b1, 0x4489, 0x4d80, 0x5741];
/// Sums of what may be overwritten, and the name that somebody gave to a track.
const TRACKS_LOST: [u32; 2] = [0xbf, 0x536e];
const CODECS: [(u64, &[&str]); 2] = [(1, &["V_VP8", "V_VP9", "V_AV1"]), (2, &["A_VORBIS", "A_OPUS"])];

#[derive(Default)]
struct Found {
    /// Billionths of a second that a unit of time has; a million where it is not said.
    unit: Option<u64>,
    /// Length of the whole in such units.
    span: u64,
    tracks: Vec<Track>,
}

#[derive(Default)]
struct Track {
    kind: u64,
    codec: String,
    size: (u32, u32),
}

/// An element: its name, where its contents begin and end.
struct Element {
    id: u32,
    start: u64,
    end: u64,
}

pub fn clean(bytes: &Bytes) -> Result<Clip, Unfit> {
    let head = element(&bytes.some(0, 12)?, 0, bytes.len)?;
    let mut doc_type = String::new();
    children(&mut bytes.part(head.start, head.end)?, &mut |id, body| {
        if id == DOC_TYPE {
            doc_type = text(body);
        }
        Ok(Fate::Kept)
    })?;
    if head.id != EBML || doc_type != "webm" {
        return Err(Unfit::UnknownKind);
    }
    let segment = element(&bytes.some(head.end, 12)?, head.end, bytes.len)?;
    if segment.id != SEGMENT || segment.end != bytes.len {
        return Err(Unfit::Broken);
    }
    let mut found = Found::default();
    let (mut at, mut parts) = (segment.start, 0);
    while at < segment.end {
        let part = element(&bytes.some(at, 12)?, at, segment.end)?;
        match part.id {
            INFO | TRACKS => {
                let mut body = bytes.part(part.start, part.end)?;
                if part.id == INFO {
                    info(&mut body, &mut found)?
                } else {
                    tracks(&mut body, &mut found)?
                }
                bytes.write(part.start, &body)?;
            }
            known if PLAIN.contains(&known) => {}
            _ => {
                let head = void_head(part.end - at)?;
                bytes.write(at, &head)?;
                bytes.zero(at + head.len() as u64, part.end)?;
            }
        }
        (at, parts) = (part.end, parts + 1);
        if parts > PARTS_MAX {
            return Err(Unfit::Broken);
        }
    }
    verdict(&found)
}

fn verdict(found: &Found) -> Result<Clip, Unfit> {
    let seen = found.tracks.iter().find(|track| track.kind == 1).ok_or(Unfit::Broken)?;
    for track in &found.tracks {
        let (_, played) = CODECS.iter().find(|(kind, _)| *kind == track.kind).ok_or(Unfit::Tracks)?;
        if !played.contains(&track.codec.as_str()) {
            return Err(Unfit::Codec);
        }
    }
    let span = found.span.saturating_mul(found.unit.unwrap_or(1_000_000));
    Ok(Clip { mime: WEBM.0, ending: WEBM.1, size: seen.size, millis: millis(span, 1_000_000_000) })
}

fn info(body: &mut [u8], found: &mut Found) -> Result<(), Unfit> {
    children(body, &mut |id, body| {
        match (id, body.len()) {
            (0x2a_d7b1, _) => found.unit = Some(unsigned(body)),
            (0x4489, 4) => found.span = floor(unsigned(body), 23, 127),
            (0x4489, 8) => found.span = floor(unsigned(body), 52, 1023),
            _ => {}
        }
        Ok(if INFO_KEPT.contains(&id) { Fate::Kept } else { Fate::Lost })
    })
}

fn tracks(body: &mut [u8], found: &mut Found) -> Result<(), Unfit> {
    children(body, &mut |id, body| {
        if id == TRACK {
            let mut track = Track::default();
            children(body, &mut |id, body| track_part(&mut track, id, body))?;
            found.tracks.push(track);
        }
        Ok(if TRACKS_LOST.contains(&id) { Fate::Lost } else { Fate::Kept })
    })
}

fn track_part(track: &mut Track, id: u32, body: &mut [u8]) -> Result<Fate, Unfit> {
    match id {
        0x83 => track.kind = unsigned(body),
        0x86 => track.codec = text(body),
        VIDEO => children(body, &mut |id, body| {
            let side = u32::try_from(unsigned(body)).unwrap_or(u32::MAX);
            match id {
                0xb0 => track.size.0 = side,
                0xba => track.size.1 = side,
                _ => {}
            }
            Ok(Fate::Kept)
        })?,
        _ => {}
    }
    Ok(if TRACKS_LOST.contains(&id) { Fate::Lost } else { Fate::Kept })
}

/// What becomes of an element.
enum Fate {
    Kept,
    Lost,
}

/// Sees an element, by its name and contents, and says what becomes of it.
type See<'a> = dyn FnMut(u32, &mut [u8]) -> Result<Fate, Unfit> + 'a;

/// Goes through the elements in an element; those that are lost become empty space.
fn children(bytes: &mut [u8], see: &mut See<'_>) -> Result<(), Unfit> {
    let mut at = 0;
    while at < bytes.len() {
        let part = element(&bytes[at..], at as u64, bytes.len() as u64)?;
        let whole = |n: u64| usize::try_from(n).map_err(|_| Unfit::Broken);
        let (start, end) = (whole(part.start)?, whole(part.end)?);
        if let Fate::Lost = see(part.id, &mut bytes[start..end])? {
            let head = void_head((end - at) as u64)?;
            bytes[at..at + head.len()].copy_from_slice(&head);
            bytes[at + head.len()..end].fill(0);
        }
        at = end;
    }
    Ok(())
}

/// The element that begins with these bytes, at that place; it may not reach beyond `end`. One that does not say how long it is
/// was recorded as it came, and cannot be wound forward: it counts as damaged.
fn element(bytes: &[u8], at: u64, end: u64) -> Result<Element, Unfit> {
    let first = *bytes.first().ok_or(Unfit::Broken)?;
    let id_len = first.leading_zeros() as usize + 1;
    let id = if id_len <= 4 { bytes.get(..id_len).map(unsigned) } else { None }.ok_or(Unfit::Broken)?;
    let sized = bytes.get(id_len..).unwrap_or_default();
    let size_len = sized.first().map_or(9, |first| first.leading_zeros() as usize + 1);
    let written = if size_len <= 8 { sized.get(..size_len).map(unsigned) } else { None }.ok_or(Unfit::Broken)?;
    let ones = (1_u64 << (7 * size_len)) - 1;
    let start = at + (id_len + size_len) as u64;
    let size = written & ones;
    if size == ones || size > end.saturating_sub(start) || start > end {
        return Err(Unfit::Broken);
    }
    Ok(Element { id: u32::try_from(id).unwrap_or(0), start, end: start + size })
}

/// How an element of empty space begins that has so many bytes in all (RFC 8794 §11.3.2).
fn void_head(whole: u64) -> Result<Vec<u8>, Unfit> {
    match whole {
        0 | 1 => Err(Unfit::Broken),
        2..=128 => Ok(vec![VOID, 0x80 | u8::try_from(whole - 2).unwrap_or(0)]),
        _ => {
            let mut head = vec![VOID, 0x01];
            head.extend_from_slice(&(whole - 9).to_be_bytes()[1..]);
            Ok(head)
        }
    }
}

/// The whole part of a floating number (IEEE 754) with so many bits of fraction and that bias; 0 for what is below one or out of reach.
fn floor(bits: u64, fraction: u32, bias: u64) -> u64 {
    let digits = bits & ((1 << fraction) - 1) | 1 << fraction;
    let exponent = bits >> fraction;
    let Some(power) = exponent.checked_sub(bias).and_then(|power| u32::try_from(power).ok()) else { return 0 };
    if power <= fraction { digits >> (fraction - power) } else { 0 }
}

/// A number, the greatest byte first; longer ones than eight bytes lose what is too much.
fn unsigned(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |all, digit| all << 8 | u64::from(*digit))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches('\0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{floor, void_head};

    #[test]
    fn the_whole_part_of_a_floating_number() {
        for (bits, whole) in
            [(0x408f_4000_0000_0000, 1000), (0x3fef_ffff_ffff_ffff, 0), (0x4059_3333_3333_3333, 100), (0, 0), (u64::MAX, 0)]
        {
            assert_eq!(floor(bits, 52, 1023), whole, "{bits:x}");
        }
        assert_eq!(floor(0x447a_0000, 23, 127), 1000);
    }

    #[test]
    fn empty_space_is_as_long_as_what_stood_there() {
        assert!(void_head(1).is_err());
        assert_eq!(void_head(2).unwrap(), [0xec, 0x80]);
        assert_eq!(void_head(128).unwrap(), [0xec, 0xfe]);
        assert_eq!(void_head(129).unwrap(), [0xec, 1, 0, 0, 0, 0, 0, 0, 120]);
    }
}
