//! Commands: everything that can be done, one type a verb. The same type is the form, the JSON body and the random test's letter.

use super::event::Subject;
use super::tx::Moment;
use super::{Actor, Event, Permission, Tx, follow};
use crate::base::Outcome;
use crate::store::{About, Entry, Write};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// A wish to change something. `run` sees one transaction: what it writes, the events it tells and what follows from them are
/// kept together or not at all.
pub trait Command: Serialize + DeserializeOwned + Send + 'static {
    type Done: Send + 'static;
    const NAME: &'static str;
    const NEEDS: Permission;

    fn run(self, tx: &mut Tx) -> Outcome<Self::Done>;
}

/// What an event is about, as the store lists it.
pub(super) fn about(event: &Event) -> Vec<About> {
    event.about().into_iter().map(|subject| subject.key()).map(|(kind, id)| About { kind, id }).collect()
}

/// More events than any command tells; past this they feed themselves.
const EVENTS_MAX: usize = 10_000;

/// Runs one command in a session: checks the permission, runs it, writes every event to the log and does what follows from it.
pub fn run<C: Command>(session: &mut Write, actor: &Actor, moment: Moment, command: C) -> Outcome<C::Done> {
    actor.must(C::NEEDS)?;
    let mut tx = Tx::new(session, actor, moment);
    let done = command.run(&mut tx)?;
    let (mut told, mut orders) = (0, BTreeSet::new());
    loop {
        while let Some(event) = tx.next_event() {
            told += 1;
            assert!(told <= EVENTS_MAX, "{}: the events feed themselves", C::NAME);
            follow::follow(&mut tx, &event)?;
            orders.extend(
                event.about().into_iter().filter_map(|subject| if let Subject::Order(order) = subject { Some(order) } else { None }),
            );
            let about = about(&event);
            tx.append(&Entry { at: 0, time: moment.now, actor: actor.short(), command: C::NAME.to_owned(), event }, &about)?;
        }
        // What this tells is followed too; when nobody has anything more to say, the command is over.
        match orders.pop_first() {
            Some(order) => follow::keep_in_step(&mut tx, order)?,
            None => return Ok(done),
        }
    }
}
