//! Which slots have room: orders that fetch in one are counted where the order is placed, so that it is never full twice.

use crate::base::{Outcome, Time};
use crate::shop::order::BY_SLOT;
use crate::shop::shipping::{PickupHours, ShippingMethod, Slot};
use crate::store::Reads;

pub fn has_room(reads: &impl Reads, method: &ShippingMethod, hours: &PickupHours, slot: Slot) -> Outcome<bool> {
    let most = usize::from(hours.per_slot);
    Ok(reads.count(&BY_SLOT, &(method.id, slot.from), most)? < most)
}

/// The slots of a way of picking up, those of a day together, each with whether it has room; nothing where one does not choose.
pub fn slots(reads: &impl Reads, method: &ShippingMethod, now: Time, zone: &str) -> Outcome<Vec<Vec<(Slot, bool)>>> {
    let Some(hours) = &method.pickup else { return Ok(Vec::new()) };
    let with_room = |slot: Slot| has_room(reads, method, hours, slot).map(|room| (slot, room));
    hours.slots(now, zone).into_iter().map(|day| day.into_iter().map(with_room).collect()).collect()
}

/// The first slot with room.
pub fn first_free(reads: &impl Reads, method: &ShippingMethod, now: Time, zone: &str) -> Outcome<Option<Slot>> {
    Ok(slots(reads, method, now, zone)?.concat().into_iter().find(|(_, room)| *room).map(|(slot, _)| slot))
}
