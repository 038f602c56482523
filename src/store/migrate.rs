//! Numbered steps that bring an older file to what this binary expects. All steps run in one transaction.

use super::{Reads, Store, Write};
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
        let (done, fresh) = {
            let snapshot = self.read()?;
            (snapshot.mark(MARK)?, snapshot.mark("log")? == 0)
        };
        if done > known {
            return Err(Fault::Store(format!(
                "this data was last used by a newer sutler (step {done}, this one knows {known}). Nothing was changed. Start the newer one again."
            ))
            .into());
        }
        if done == known {
            return Ok(Vec::new());
        }
        let todo = if fresh { &[] } else { &steps[usize::try_from(done).expect("fewer steps than memory")..] };
        self.write(|w| {
            for step in todo {
                (step.run)(w)?;
            }
            w.set_mark(MARK, known);
            Ok(())
        })?;
        Ok(todo.iter().map(|step| step.say).collect())
    }
}
