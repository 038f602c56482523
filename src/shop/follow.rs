//! When X happens, Y always follows, in the same transaction. This is the page on which one reads everything that follows from
//! anything. There is no `_` arm: a new event does not compile until someone decides.

use super::attention::{self, Trouble};
use super::{Event, Job, Tx};
use crate::base::Outcome;
use crate::store::Reads;

pub fn follow(tx: &mut Tx, event: &Event) -> Outcome {
    use Event::*;
    match event {
        JobGaveUp { job } => {
            let order = tx.get(*job)?.job.order();
            attention::raise(tx, Trouble::Job { job: *job }, order)
        }
        CategoryMoved { category } | CategoryDeleted { category } => {
            changed_facts(tx)?;
            tx.enqueue(Job::Relist { category: *category, after: 0 })?;
            Ok(())
        }
        SettingsChanged
        | CategorySaved { .. }
        | MediaSaved { .. }
        | PageSaved { .. }
        | PageDeleted { .. }
        | LocationSaved { .. }
        | TaxClassSaved { .. }
        | TaxClassDeleted { .. }
        | TaxRateSaved { .. }
        | TaxRateDeleted { .. }
        | ShippingMethodSaved { .. }
        | ShippingMethodDeleted { .. }
        | PaymentMethodSaved { .. }
        | PaymentMethodDeleted { .. } => changed_facts(tx),
        _ => Ok(()),
    }
}

/// Counts changes of what every page shows: whoever keeps a copy compares the mark and reads anew.
pub const FACTS: &str = "facts";

fn changed_facts(tx: &mut Tx) -> Outcome {
    tx.count_up(FACTS)?;
    Ok(())
}
