//! Room in slots: orders that fetch in one are counted where an order takes it, so that it is never full twice.

use super::BY_SLOT;
use crate::base::Outcome;
use crate::shop::shipping::{PickupHours, ShippingMethod, Slot};
use crate::store::Reads;

pub fn has_room(reads: &impl Reads, method: &ShippingMethod, hours: &PickupHours, slot: Slot) -> Outcome<bool> {
    let most = usize::from(hours.per_slot);
    Ok(reads.count(&BY_SLOT, &(method.id, slot.from), most)? < most)
}
