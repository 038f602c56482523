//! Which slots can be chosen, and which of them have room.

use crate::base::{Outcome, Time};
use crate::shop::order::slot::has_room;
use crate::shop::shipping::{ShippingMethod, Slot};
use crate::store::Reads;

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
