//! The part of the markup of longer texts that rules must know: which pictures they show. `web/ui/prose` draws the rest.

use crate::base::{Id, MediaId};

/// Pictures of one text; more are left out.
const PICTURES_MAX: usize = 50;

/// A line that is a picture: its number, and what is written under it: `![caption](12)`.
pub fn picture_of(line: &str) -> Option<(MediaId, &str)> {
    let (caption, number) = line.strip_prefix("![")?.strip_suffix(')')?.rsplit_once("](")?;
    Some((MediaId::new(number.trim().parse().ok()?), caption.trim()))
}

/// The pictures that a text shows, in order.
pub fn pictures_in(text: &str) -> Vec<MediaId> {
    let found = text.lines().filter_map(|line| picture_of(line.trim()));
    found.map(|(id, _)| id).take(PICTURES_MAX).collect()
}
