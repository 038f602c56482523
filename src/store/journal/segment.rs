//! One file of the journal, byte by byte. Numbers are big endian.
//!
//! | bytes | what |
//! |---|---|
//! | 16 | `sutler journal 1` |
//! | 8, 32 | number and hash of the entry before the first one of this file |
//! | 4 | length of what follows, without the hash; 0 where no entry is yet |
//! | 8 | number of the entry |
//! | 1 | 1 when a copy of everything begins with it, and what came before counts no more |
//! | then, for every row: 2, 4, … | length of its key, length of its value (all ones when the row is gone), key, value |
//! | 32 | BLAKE3 of the hash of the entry before it in the file and of the bytes since the length |
//!
//! then the next entry. Whoever changes a byte of an entry must change every hash after it, and the one that the store keeps.

use redb::StorageBackend;
use std::io;

const MAGIC: &[u8; 16] = b"sutler journal 1";
pub(super) const HEAD: u64 = 16 + LINK as u64;
const LINK: usize = 8 + 32;
/// Beside its rows, an entry has a length, a number, a kind and a hash.
const LENGTH: u64 = 4;
const HASH: u64 = 32;
/// Where a row is gone, in place of the length of its value.
const GONE: u32 = u32::MAX;

/// A place in the chain: number and hash of an entry. The store keeps that of its last commit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    pub number: u64,
    pub hash: [u8; 32],
}

impl Default for Link {
    fn default() -> Link {
        Link::START
    }
}

impl Link {
    /// Before the first entry.
    pub const START: Link = Link { number: 0, hash: [0; 32] };

    pub(super) fn bytes(&self) -> Vec<u8> {
        [&self.number.to_be_bytes()[..], &self.hash].concat()
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Link> {
        let (number, hash) = bytes.split_first_chunk::<8>()?;
        Some(Link { number: u64::from_be_bytes(*number), hash: hash.try_into().ok()? })
    }
}

/// What an entry is to those before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Goes on from them.
    Next = 0,
    /// A copy of everything begins: what came before counts no more.
    Anew = 1,
}

/// A row by its key; `None` where it is gone.
pub type Row = (Vec<u8>, Option<Vec<u8>>);

/// What one commit wrote of orders and money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub number: u64,
    pub kind: Kind,
    pub rows: Vec<Row>,
}

impl Entry {
    fn bytes(&self) -> Vec<u8> {
        let room: usize = self.rows.iter().map(|(key, value)| 6 + key.len() + value.as_ref().map_or(0, Vec::len)).sum();
        let mut out = Vec::with_capacity(9 + room);
        out.extend(self.number.to_be_bytes());
        out.push(self.kind as u8);
        for (key, value) in &self.rows {
            out.extend(u16::try_from(key.len()).expect("keys of records are short").to_be_bytes());
            let length = value.as_ref().map_or(GONE, |value| u32::try_from(value.len()).expect("records fit into memory"));
            out.extend(length.to_be_bytes());
            out.extend(key);
            out.extend(value.iter().flatten());
        }
        out
    }

    /// Its link and its bytes, behind the entry `before`.
    pub(super) fn behind(&self, before: &Link) -> (Link, Vec<u8>) {
        let bytes = self.bytes();
        (Link { number: self.number, hash: chain(&before.hash, &bytes) }, bytes)
    }

    fn read(bytes: &[u8]) -> Option<Entry> {
        let (number, rest) = bytes.split_first_chunk::<8>()?;
        let (kind, mut rest) = rest.split_first()?;
        let mut rows = Vec::new();
        while !rest.is_empty() {
            let (key, after) = rest.split_first_chunk::<2>()?;
            let (value, after) = after.split_first_chunk::<4>()?;
            let (key, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*key)))?;
            let length = u32::from_be_bytes(*value);
            let (value, after) =
                if length == GONE { (None, after) } else { after.split_at_checked(length as usize).map(|(v, a)| (Some(v), a))? };
            rows.push((key.to_vec(), value.map(<[u8]>::to_vec)));
            rest = after;
        }
        let kind = if *kind == 0 { Kind::Next } else { Kind::Anew };
        Some(Entry { number: u64::from_be_bytes(*number), kind, rows })
    }
}

/// The hash of an entry behind the one with the hash `before`.
fn chain(before: &[u8; 32], entry: &[u8]) -> [u8; 32] {
    *blake3::Hasher::new().update(before).update(entry).finalize().as_bytes()
}

/// How much room an entry takes in a file.
pub(super) fn room(entry: &[u8]) -> u64 {
    LENGTH + entry.len() as u64 + HASH
}

/// How a file begins.
pub(super) fn head(before: &Link) -> Vec<u8> {
    [&MAGIC[..], &before.bytes()].concat()
}

/// The entry before the first one of a file; `None`: this is no file of a journal.
pub(super) fn read_head(file: &dyn StorageBackend) -> io::Result<Option<Link>> {
    if file.len()? < HEAD {
        return Ok(None);
    }
    let mut bytes = [0; 16 + LINK];
    file.read(0, &mut bytes)?;
    Ok(bytes.strip_prefix(MAGIC).and_then(Link::read))
}

/// Writes an entry behind another, and gives where the next one begins. Nothing is sure before the file is synced.
pub(super) fn write(file: &dyn StorageBackend, at: u64, entry: &[u8], hash: &[u8; 32]) -> io::Result<u64> {
    let length = u32::try_from(entry.len()).map_err(|_| io::Error::other("a commit of more than 4 GiB"))?;
    file.write(at, &[&length.to_be_bytes()[..], entry, hash].concat())?;
    Ok(at + room(entry))
}

/// The entry that begins at `at` behind one with the hash `before`, its hash, and where the next one begins. `None`: there is no
/// whole one.
pub(super) fn read(file: &dyn StorageBackend, at: u64, before: &[u8; 32]) -> io::Result<Option<(Entry, Link, u64)>> {
    let size = file.len()?;
    if at + LENGTH > size {
        return Ok(None);
    }
    let mut length = [0; 4];
    file.read(at, &mut length)?;
    let length = u32::from_be_bytes(length);
    let end = at + LENGTH + u64::from(length) + HASH;
    if length == 0 || end > size {
        return Ok(None);
    }
    let mut bytes = vec![0; length as usize + 32];
    file.read(at + LENGTH, &mut bytes)?;
    let (entry, hash) = bytes.split_at(length as usize);
    let chained = chain(before, entry);
    let found = if chained == *hash { Entry::read(entry) } else { None };
    Ok(found.map(|entry| {
        let link = Link { number: entry.number, hash: chained };
        (entry, link, end)
    }))
}
