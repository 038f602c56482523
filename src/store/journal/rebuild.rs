//! Makes orders and payments, and the log of what happened to them, from a journal alone.

use super::files::Files;
use super::segment::{Entry, Kind, Link};
use super::walk::{Found, history};
use super::{Plan, forget, is_empty, mark};
use crate::base::{Fault, Outcome, Refusal};
use crate::store::{Finding, LOG, META, Store, Write};

/// What a journal gave.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rebuilt {
    /// Entries that were taken.
    pub entries: u64,
    /// What in the journal could not be read.
    pub damage: Vec<Finding>,
}

impl Store {
    /// Takes over what the journal has and this store has not: everything, into a store without orders; or what came after the last
    /// commit of a store that is older than its journal. Another store is refused, with the code `orders-there`. Ends with all
    /// entries or with none.
    pub fn rebuild(&self, files: &dyn Files, plan: Plan) -> Outcome<Rebuilt> {
        let reads = self.read()?;
        let from = match mark(&reads)? {
            _ if is_empty(&plan, &reads)? => beginning(files)?,
            Some(known) if is_in(files, known)? => known.number,
            _ => return Err(Refusal::conflict("orders-there").into()),
        };
        drop(reads);
        self.write(|session| {
            let mut rebuilt = Rebuilt::default();
            history(files, None, &mut |found| {
                match found {
                    Found::Entry(link, entry) if link.number > from => {
                        take(session, &plan, entry)?;
                        rebuilt.entries += 1;
                    }
                    Found::Entry(..) => {}
                    Found::Damage(what) => rebuilt.damage.push(what),
                }
                Ok(())
            })?;
            // What the store is now, the journal that goes with it does not know yet.
            forget(session);
            Ok(rebuilt)
        })
    }
}

/// Whether the journal has the entry.
pub(super) fn is_in(files: &dyn Files, link: Link) -> Outcome<bool> {
    Ok(history(files, Some(link), &mut |_| Ok(()))?.found)
}

/// The number of the entry before the last copy of everything.
fn beginning(files: &dyn Files) -> Outcome<u64> {
    let mut number = 0;
    history(files, None, &mut |found| {
        if let Found::Entry(link, Entry { kind: Kind::Anew, .. }) = found {
            number = link.number - 1;
        }
        Ok(())
    })?;
    Ok(number)
}

fn take(session: &mut Write, plan: &Plan, entry: Entry) -> Outcome {
    for (key, value) in entry.rows {
        let unknown = || Fault::Store(format!("journal: entry {} has a row that this sutler does not know", entry.number));
        match key.split_first().ok_or_else(unknown)? {
            (&META, _) => session.put_row(key, value),
            // At the next free position: what happened since, and what of the log is not kept here, left gaps.
            (&LOG, _) => {
                let told = value.ok_or_else(unknown)?;
                let about = (plan.events)(&told).ok_or_else(unknown)?;
                session.add_told(told, &about)?;
            }
            (table, id) => {
                let kind = plan.kind(*table).ok_or_else(unknown)?;
                let id = id.try_into().map(u64::from_be_bytes).map_err(|_| unknown())?;
                (kind.restore)(session, id, value.as_deref())?;
            }
        }
    }
    Ok(())
}
