//! Idempotency: what was answered to a key, so that the same wish sent twice is done once.

use super::engine::Range;
use super::read::after;
use super::{ONCE, ONCE_BY_TIME, Page, Reads, Write};
use crate::base::{Fault, KeyPart, Outcome, Time};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A hash of the key that the sender chose, with what it is for mixed in.
pub type OnceKey = [u8; 32];

/// Makes the key of `wish` (say, `place_order`) with the sender's own `token`.
pub fn once_key(wish: &str, token: &str) -> OnceKey {
    let mut hasher = blake3::Hasher::new();
    hasher.update(wish.as_bytes()).update(&[0]).update(token.as_bytes());
    hasher.finalize().into()
}

fn row(table: u8, parts: &impl KeyPart) -> Vec<u8> {
    let mut key = vec![table];
    parts.write(&mut key);
    key
}

impl Write<'_, '_> {
    /// The answer given before, if there was one.
    pub fn answered<T: DeserializeOwned>(&self, key: &OnceKey) -> Outcome<Option<T>> {
        let Some(bytes) = self.row(&row(ONCE, key))? else { return Ok(None) };
        let answer = serde_json::from_slice(&bytes).map_err(|e| Fault::Corrupt { table: "once", id: 0, why: e.to_string() })?;
        Ok(Some(answer))
    }

    /// Keeps the answer.
    pub fn answer<T: Serialize>(&mut self, key: &OnceKey, now: Time, answer: &T) {
        self.set(row(ONCE, key), serde_json::to_vec(answer).expect("answers are plain data"));
        self.set(row(ONCE_BY_TIME, &(now, *key)), Vec::new());
    }

    /// Forgets answers given before `before`, at most `most`, and says how many.
    pub fn forget_answers(&mut self, before: Time, most: usize) -> Outcome<usize> {
        let (from, to) = (vec![ONCE_BY_TIME], row(ONCE_BY_TIME, &before));
        debug_assert!(to <= after(&[ONCE_BY_TIME]));
        let mut old = Vec::new();
        self.page_of(Range { from: &from, to: &to }, Page::first(most), &mut |key, _| {
            old.push(key.to_vec());
            Ok(())
        })?;
        for key in &old {
            let mut answer = vec![ONCE];
            answer.extend(&key[1 + 8..]); // behind the table's byte and the time
            self.unset(answer);
            self.unset(key.clone());
        }
        Ok(old.len())
    }
}
