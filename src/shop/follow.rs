//! When X happens, Y always follows, in the same transaction. This is the page on which one reads everything that follows from
//! anything. There is no `_` arm: a new event does not compile until someone decides.

use super::attention::{self, Trouble};
use super::{Event, Tx};
use crate::base::Outcome;
use crate::store::Reads;

pub fn follow(tx: &mut Tx, event: &Event) -> Outcome {
    use Event::*;
    match event {
        JobGaveUp { job } => {
            let order = tx.get(*job)?.job.order();
            attention::raise(tx, Trouble::Job { job: *job }, order)
        }
        _ => Ok(()),
    }
}
