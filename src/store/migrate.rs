//! Numbered steps that bring an older file to what this binary expects. All steps run in one transaction.

use super::engine::{Back, More, Range};
use super::{META, Reads, Store, Write, journal};
use crate::base::{Fault, Outcome};

/// One step. Its number is its place in the list; a step that was released is never edited, moved or removed.
pub struct Migration {
    /// What it does, for the log.
    pub say: &'static str,
    pub run: fn(&mut Write) -> Outcome,
}

const MARK: &str = "migration";

impl Store {
    /// Runs the steps that this file has not seen. A file that has seen more steps than `steps` holds is refused: it belongs to a
    /// newer sutler. A new file needs no step. Says which steps ran.
    pub fn migrate(&self, steps: &[Migration]) -> Outcome<Vec<&'static str>> {
        let known = steps.len() as u64;
        self.write(|w| {
            let done = w.mark(MARK)?;
            if done > known {
                return Err(Fault::Store(format!(
                    "this data was last used by a newer sutler (step {done}, this one knows {known}). Nothing was changed. Start the newer one again."
                ))
                .into());
            }
            if done == known {
                return Ok(Vec::new());
            }
            let from = if is_empty(w)? { steps.len() } else { usize::try_from(done).expect("fewer steps than memory") };
            for step in &steps[from..] {
                (step.run)(w)?;
            }
            w.set_mark(MARK, known);
            // No journal is written meanwhile; it gets a copy of everything when it is opened.
            journal::forget(w);
            Ok(steps[from..].iter().map(|step| step.say).collect())
        })
    }
}

fn is_empty(reads: &impl Reads) -> Outcome<bool> {
    let mut empty = true;
    reads.walk(Range { from: &[META], to: &[u8::MAX] }, Back::No, &mut |_, _| {
        empty = false;
        More::Enough
    })?;
    Ok(empty)
}
