//! Which letters the bytes of a statement are: banks write UTF-8, Windows-1252 and ISO 8859-15, with and without a mark at the beginning.

use encoding_rs::{Encoding, ISO_8859_15, UTF_8, WINDOWS_1252};

/// The text. A mark at the beginning (BOM) decides, then the declaration of XML; else it is UTF-8 if it can be, and what it most likely
/// is if not.
pub fn decoded(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => declared(bytes).unwrap_or_else(|| likely(bytes)),
    };
    encoding.decode(bytes).0.into_owned()
}

/// What `<?xml encoding="…"?>` says, where it is not contradicted by the bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let label = head.strip_prefix("<?xml")?.split_once("encoding=")?.1;
    let quote = label.chars().next()?;
    Encoding::for_label(label[1..].split(quote).next()?.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

/// ISO 8859-15 has no letters where Windows-1252 has the euro, and the euro where that has a sign that nobody writes.
fn likely(bytes: &[u8]) -> &'static Encoding {
    let has = |range: std::ops::RangeInclusive<u8>| bytes.iter().any(|b| range.contains(b));
    if !has(0x80..=0x9f) && has(0xa4..=0xa4) { ISO_8859_15 } else { WINDOWS_1252 }
}
