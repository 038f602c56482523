//! Rows that were written but do not lie in the file yet. They hide what lies below them.

use super::engine::{Back, More, Range};
use crate::base::Outcome;
use std::collections::BTreeMap;
use std::ops::Bound;

/// New values by key; `None` for a row that is gone.
#[derive(Default)]
pub(super) struct Overlay(BTreeMap<Vec<u8>, Option<Vec<u8>>>);

impl Overlay {
    /// `None`: it says nothing about this row. `Some(None)`: the row is gone.
    pub fn get(&self, key: &[u8]) -> Option<Option<&[u8]>> {
        self.0.get(key).map(Option::as_deref)
    }

    pub fn set(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
        self.0.insert(key, value);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Lays `upper` over this one.
    pub fn absorb(&mut self, upper: Overlay) {
        if self.0.is_empty() {
            *self = upper;
        } else {
            self.0.extend(upper.0);
        }
    }

    /// All rows in the order of their keys.
    pub fn rows(&self) -> impl Iterator<Item = (&[u8], Option<&[u8]>)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value.as_deref()))
    }

    /// The same; none are left here.
    pub fn drain(&mut self) -> impl Iterator<Item = (Vec<u8>, Option<Vec<u8>>)> + use<> {
        std::mem::take(&mut self.0).into_iter()
    }

    /// Hands `take` the rows of the range, own ones merged with those that `below` hands out in the same direction.
    pub fn walk(
        &self,
        range: Range,
        back: Back,
        take: &mut dyn FnMut(&[u8], &[u8]) -> More,
        below: impl FnOnce(&mut dyn FnMut(&[u8], &[u8]) -> More) -> Outcome,
    ) -> Outcome {
        if range.from >= range.to {
            return Ok(());
        }
        let mut rows = self.0.range::<[u8], _>((Bound::Included(range.from), Bound::Excluded(range.to)));
        let mut step = || if back == Back::Yes { rows.next_back() } else { rows.next() };
        let comes_first = |a: &[u8], b: &[u8]| if back == Back::Yes { a > b } else { a < b };
        let mut own = step();
        let mut state = More::Go;
        below(&mut |key, value| {
            while let Some((own_key, own_value)) = own.filter(|(own_key, _)| state == More::Go && comes_first(own_key, key)) {
                state = own_value.as_ref().map_or(More::Go, |value| take(own_key, value));
                own = step();
            }
            if state == More::Go {
                let hiding = own.filter(|(own_key, _)| own_key.as_slice() == key);
                let shown = hiding.map_or(Some(value), |(_, own_value)| own_value.as_deref());
                state = shown.map_or(More::Go, |value| take(key, value));
                own = if hiding.is_some() { step() } else { own };
            }
            state
        })?;
        while let Some((key, value)) = own.filter(|_| state == More::Go) {
            state = value.as_ref().map_or(More::Go, |value| take(key, value));
            own = step();
        }
        Ok(())
    }
}
