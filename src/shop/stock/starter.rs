//! What a new shop begins with: one place where goods lie.

use super::Location;
use crate::base::Outcome;
use crate::shop::{Event, Tx, settings};

pub fn make(tx: &mut Tx) -> Outcome {
    let name = settings::the(tx)?.locale.t("starter-location").into_owned();
    let location = Location { id: tx.next()?, name, position: 0 };
    tx.put(&location)?;
    tx.tell(Event::LocationSaved { location: location.id });
    Ok(())
}
