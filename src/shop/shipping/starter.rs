//! What a new shop begins with: a delivery in its own country, switched on when its price was given, and a pickup.

use super::{ShippingKind, ShippingMethod, ShippingPrice};
use crate::base::{Money, Outcome, Words};
use crate::shop::{Event, Tx, settings};

pub fn make(tx: &mut Tx, delivery: Option<Money>) -> Outcome {
    let settings = settings::the(tx)?;
    let free = Money::zero(settings.currency);
    let ways = [
        ("starter-delivery", ShippingKind::Delivery, delivery.unwrap_or(free), delivery.is_some()),
        ("starter-pickup", ShippingKind::Pickup, free, true),
    ];
    for (position, (key, kind, price, active)) in (0..).zip(ways) {
        let method = ShippingMethod {
            id: tx.next()?,
            name: Words::told(key),
            note: Words::default(),
            kind,
            countries: vec![settings.country],
            price: ShippingPrice::Flat(price),
            free_from: None,
            pickup: None,
            days: None,
            active,
            position,
        };
        tx.put(&method)?;
        tx.tell(Event::ShippingMethodSaved { shipping_method: method.id });
    }
    Ok(())
}
